"""The page of a report asks for nothing, runs nothing, and would run nothing if somebody put it there."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from browser.visits import Visit

#: What must not run or load where it gets into a page in some way; {host} is a server that listens.
SMUGGLED = """
<script>window.pwned = 1</script>
<script src="{host}/script"></script>
<img src="{host}/picture" onerror="window.pwned = 2">
<svg onload="window.pwned = 3"><image href="{host}/image"/></svg>
<style>h1 {{ color: rgb(1, 2, 3) !important; background: url({host}/background) }}</style>
<link rel="stylesheet" href="{host}/style">
<p id="styled" style="color: rgb(1, 2, 3)">styled</p>
<iframe src="{host}/frame"></iframe>
<object data="{host}/object"></object>
<video src="{host}/video" autoplay></video>
<base href="{host}/">
<form action="{host}/form"><button id="send">send</button></form>
<a id="run" href="javascript:window.pwned = 4">run</a>
"""


class Listener(HTTPServer):
    """Notes each request that reaches it."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.heard = []
        self.page = b""
        self.host = f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.heard.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.server.page)

    def log_message(self, *_):
        pass


@pytest.fixture
def listener():
    with Listener() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def shown(visit, report_page):
    return visit(report_page)


def test_a_page_does_nothing_by_itself(shown):
    assert shown.doings == []
    assert shown.page.locator("script, link[rel~=stylesheet], iframe, object, embed, form, base").count() == 0


def test_no_element_has_a_style_or_a_handler_of_events(shown):
    attributes = {name for element in shown.structure() for name in element.split()[1:]}

    assert "href" in attributes
    assert not {name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")}


def test_a_page_is_whole_without_scripts(visit, shown, report_page):
    without = visit(report_page, java_script_enabled=False)

    assert without.doings == []
    assert without.page.inner_text("body") == shown.page.inner_text("body")


def test_a_page_from_a_server_asks_it_for_nothing_else(chromium, listener, report_page):
    listener.page = report_page.read_bytes()
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{listener.host}/", wait_until="networkidle")

    assert listener.heard == ["/"]


def test_what_is_smuggled_into_a_page_does_not_run(chromium, listener, saved, report_page):
    html = report_page.read_text("utf-8")
    smuggled = html.replace("</main>", f"{SMUGGLED.format(host=listener.host)}</main>")
    assert smuggled != html

    with chromium.new_context() as context:
        visit = Visit(context, saved("smuggled", smuggled), watched=False)
        visit.page.evaluate("document.querySelector('#run').click(); document.querySelector('#send').click()")
        visit.page.wait_for_timeout(100)
        assert visit.page.url == visit.url
        assert visit.page.evaluate("window.pwned") is None
        colours = "['h1', '#styled'].map(name => getComputedStyle(document.querySelector(name)).color)"
        assert "rgb(1, 2, 3)" not in visit.page.evaluate(colours)

    assert listener.heard == []
