"""
Fetch a page into a store, quote it, and see what became of the quotations when the page changed.

The page is served by this machine, so that nothing is asked of anybody. Its figures are those of the Chinese
and Nepalese survey of Mount Everest of 2020 (8,848.86 metres); the wording and the changes are ours.

Run it with `python examples/page_as_evidence.py`; it prints how the page came here, what is in the WARC file
(read back by warcio) and how each quotation is found. All files are made in a temporary folder.
"""

import io
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from counterclaim import Quote
from counterclaim.fetch import (
    Fetched,
    Fetcher,
    FetchPolicy,
    PlainExtractor,
    extract_text,
    keep_in_store,
    write_warc,
)
from counterclaim.quotes import find_quote
from counterclaim.store import Store

BEFORE = """<!doctype html><html lang="en"><title>How high is it?</title>
<p>The summit is 8,848.86 metres high. Both countries agreed.</p>
<p>It was measured in 2020.</p>"""
AFTER = """<!doctype html><html lang="en"><title>How high is it?</title>
<p>News: the figure was agreed. It was measured in 2020. It was measured from both sides.</p>
<p>The summit is 8,848.68 metres high. Both countries agreed.</p>
<aside>Correction: an earlier version gave another figure.</aside>"""


class Site(BaseHTTPRequestHandler):
    """A site with one page, an old address of it, and rules for programs."""

    page = BEFORE

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._send(200, "User-agent: *\nDisallow: /drafts/\n", "text/plain")
        elif self.path == "/old":
            self._send(301, "", "text/plain", Location="/everest")
        else:
            self._send(200, self.page, "text/html; charset=utf-8")

    def _send(self, status: int, text: str, media_type: str, **headers: str) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": media_type, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def site() -> Iterator[int]:
    """Serve the site, and yield its port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def days() -> Iterator[datetime]:
    """Yield a moment of each day, as a clock that makes this print the same whenever it is run."""
    moment = datetime(2026, 5, 1, 9, tzinfo=UTC)
    while True:
        yield moment
        moment += timedelta(days=1)


def with_text(page: Fetched) -> Fetched:
    """Return *page* with the text that is in it, which quotations are anchored to."""
    extracted = extract_text(page.text or "", extractor=PlainExtractor())
    for correction in extracted.corrections:
        print(f"  a correction stands on it: {correction}")
    return page.with_text(extracted.text, extracted.extractor)


def quotations(text: str) -> list[Quote]:
    """Return quotations from *text*, with the places where they stand."""
    found = []
    for words in ("Both countries agreed.", "It was measured", "8,848.86 metres"):
        start = text.index(words)
        found.append(Quote(exact=words, start=start, end=start + len(words)))
    return found


def main() -> None:
    with site() as port, tempfile.TemporaryDirectory() as folder:
        address = f"http://127.0.0.1:{port}/old"
        # Nothing inside a network is connected to unless the policy names it.
        policy = FetchPolicy(inside=("127.0.0.1/32",), ports={port}, spacing=0)
        fetcher = Fetcher(policy, clock=days().__next__)

        print("fetched")
        first = with_text(fetcher.fetch(address))
        Site.page = AFTER
        print("fetched again")
        second = with_text(fetcher.fetch(address))
        for hop in first.hops:
            print(f"  {hop.status} from {hop.peer}")
        for outcome in first.log.outcomes:
            print(f"  {outcome.rule}: {outcome.decision}")

        with Store.create(Path(folder) / "everest.ccl") as store:
            with store.revise(by="desk", reason="the page behind the figure") as change:
                keep_in_store(change, store.blobs, [first, second])
            kept = store.blobs.get(first.snapshot.sha256)
            print(f"in the store: {len(store)} records, and the page as it was: {kept == BEFORE.encode()}")

        archive = io.BytesIO()
        write_warc(archive, [first, second])
        archive.seek(0)
        print("in the WARC file")
        for record in ArchiveIterator(archive):
            status = record.http_headers.get_statuscode() if record.rec_type == "response" else ""
            print(f"  {record.rec_type} {status}".rstrip())

        print("quotations of the first page, looked up in the second")
        for quote in quotations(first.extracted or ""):
            match = find_quote(second.extracted or "", quote)
            place = "" if match.start is None else f", at {match.start} instead of {quote.start}"
            print(f"  {quote.exact!r}: {match.kind.value}{place}")


if __name__ == "__main__":
    main()
