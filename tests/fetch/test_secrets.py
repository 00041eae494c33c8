"""
No secret of a URL, a proxy or a server is ever in a log, an error or a `repr`, however fetching ends.

The same rare word stands in the query and the fragment of every URL that is asked for, in the places that
redirects lead to and in the headers of every answer. A record keeps a URL as given; that is no message.
"""

import pytest

from counterclaim.fetch import AsyncFetcher, Fetcher, FetchError, FetchPolicy, FetchReason
from fetch.abuse_cases import CASES
from fetch.hostile_server import CANARY, HostileServer, answer, redirect
from fetch.listeners import SERVER
from fetch.logs import QUERY, everything_logged, leaks, said_of
from fetch.resolvers import HOST, luring
from fetch.ways import fetch_all


@pytest.mark.parametrize("name", [abuse.name for abuse in CASES])
def test_no_error_and_no_page_tells_a_secret(name, abused):
    found = abused.results[name]

    assert leaks(said_of(found.error or found.page)) == []


def test_no_log_tells_a_secret(abused):
    assert any("to show that logs are read" in line for line in abused.logged)
    assert leaks(abused.logged) == []


@pytest.mark.usefixtures("abused")
def test_the_secret_was_there_to_be_told(abuse_site):
    heads = [head for server in abuse_site.servers.values() for head in server.heads]

    assert sum(f"token={CANARY}".encode() in head for head in heads) > 100


@pytest.mark.parametrize(
    "url",
    [
        f"http://user:{CANARY}@{HOST}/",
        f"http://{CANARY}@{HOST}/",
        f"http://{CANARY}:@{HOST}/",
        f"https://{CANARY}:{CANARY}@{HOST}:443/path",
        f"http://{CANARY}%40{HOST}/",
        f"http://user:{CANARY}%40{HOST}/",
        f"http://user:{CANARY}＠{HOST}/",
        f"http://user:{CANARY}\\@{HOST}/",
        f"http://user:{CANARY}#@{HOST}/",
        f"http://user:{CANARY}?@{HOST}/",
        f"http://{CANARY}#@{HOST}/",
        f"http://{CANARY}?@{HOST}/",
        f"http://user:{CANARY}/@{HOST}/",
        f"http:user:{CANARY}@{HOST}/",
        f"http:/user:{CANARY}@{HOST}/",
        f"//user:{CANARY}@{HOST}/",
        f"user:{CANARY}@{HOST}",
        f"ftp://user:{CANARY}@{HOST}/",
        f"postgres://user:{CANARY}@{HOST}/db",
        f" http://user:{CANARY}@{HOST}/",
        f"\thttp://user:{CANARY}@{HOST}/",
        f"http://a@user:{CANARY}@{HOST}/",
        f"http://user:{CANARY}\x00@{HOST}/",
        f"http://{'a' * 20_000}{CANARY}@{HOST}/",
        f"http://{CANARY}{'a' * 20_000}@{HOST}/",
        f"http://{CANARY}{'a' * 900}@{HOST}/",
        f"http://user:{CANARY}@[::1/",
        f"http://user:{CANARY}@{HOST}:99999/",
        f"http://127.0.0.1/?token={CANARY}",
        f"http://127.0.0.1/#{CANARY}",
        f"http://127.0.0.1\\?token={CANARY}",
        f"http://[::1?token={CANARY}",
        f"http://{HOST}:0/?key={CANARY}",
        f"http://nobody.example?key={CANARY}",
        f"gopher://{HOST}/?{CANARY}",
        f"data:text/plain,?{CANARY}",
        f"javascript:'{CANARY}'",
        f"mailto:{CANARY}@{HOST}",
        f"?token={CANARY}",
        f"#{CANARY}",
    ],
    ids=lambda url: url.replace(CANARY, "…").encode("unicode_escape").decode()[:60] + str(len(url)),
)
def test_a_url_that_is_refused_is_told_without_its_secret(url, mode, site):
    with everything_logged() as logged:
        (error,) = fetch_all([url], mode, site.policy, luring)

    assert isinstance(error, FetchError)
    assert leaks(said_of(error) + logged) == []


def test_a_url_whose_name_is_not_resolved_is_told_without_its_secret(mode, site):
    def resolve(host, port):
        raise OSError(f"nobody knows {host} {CANARY}")

    with everything_logged() as logged:
        (error,) = fetch_all([f"http://gone.example/{QUERY}"], mode, site.policy, resolve)

    assert error.reason is FetchReason.NAME
    assert leaks(said_of(error) + logged) == []


def test_a_page_that_is_tried_again_is_told_without_its_secret(mode):
    def unavailable(talk):
        talk.send(answer(b"", b"Retry-After: 0", status=b"503 Later"))

    with HostileServer({"/later": unavailable}) as server, everything_logged() as logged:
        policy = _policy(server.port, attempts=3)
        (error,) = fetch_all([f"http://{HOST}:{server.port}/later{QUERY}"], mode, policy, luring)

    assert error.reason is FetchReason.RATE
    assert len(server.heads) == 3
    assert leaks(said_of(error) + logged) == []


def _policy(port, **changed):
    usual = {"inside": (f"{SERVER}/32",), "robots": False, "spacing": 0.0, "attempts": 1, "deadline": 5.0}
    return FetchPolicy(ports={port, 80, 443}, **{**usual, **changed})


def _through_proxy(port, **changed):
    return _policy(port, proxy=f"http://user:{CANARY}@{SERVER}:{port}", **changed)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    "says",
    [
        b"",
        b"HTTP/1.1 407 Who\r\n\r\n",
        b"HTTP/1.1 502 No\r\n\r\n",
        b"garbage",
        b"HTTP/1.1 200 OK\r\n\r\nno TLS here",
    ],
    ids=["nothing", "password asked for", "refusal", "garbage", "success"],
)
def test_a_proxy_that_fails_is_told_without_its_password(says, scheme, mode):
    with (
        HostileServer({}, raw=lambda talk: (talk.receive(), talk.send(says))) as proxy,
        everything_logged() as logged,
    ):
        policy = _through_proxy(proxy.port)
        (found,) = fetch_all([f"{scheme}://www.example/page{QUERY}"], mode, policy, luring)

    assert leaks(said_of(found) + logged) == []
    assert scheme == "http" or isinstance(found, FetchError)


def test_a_proxy_that_nobody_listens_at_is_told_without_its_password(mode):
    with HostileServer({}) as closed:
        port = closed.port
    with everything_logged() as logged:
        (error,) = fetch_all([f"http://www.example/{QUERY}"], mode, _through_proxy(port), luring)

    assert error.reason is FetchReason.CONNECT
    assert leaks(said_of(error) + logged) == []


def test_the_password_of_a_proxy_goes_to_the_proxy_and_the_page_is_fetched(mode):
    def page(talk):
        talk.read_request()
        heads.append(talk.head)
        talk.send(answer(b"<p>page</p>"))

    heads = []
    with HostileServer({}, raw=page) as proxy:
        (found,) = fetch_all(["http://www.example/page"], mode, _through_proxy(proxy.port), luring)

    assert found.body == b"<p>page</p>"
    assert b"proxy-authorization: basic" in heads[0].lower()
    assert leaks(said_of(found)) == []


@pytest.mark.parametrize("kind", [Fetcher, AsyncFetcher])
def test_neither_a_fetcher_nor_its_policy_tells_the_password_of_a_proxy(kind):
    fetcher = kind(_through_proxy(3128))

    assert leaks([repr(fetcher), str(fetcher), repr(fetcher.policy), str(fetcher.policy)]) == []


@pytest.mark.parametrize(
    "proxy",
    [
        f"socks5://user:{CANARY}@{SERVER}:1",
        f"http://user:{CANARY}@pro℀xy:1",
        f"http://user:{CANARY}@[::1:1",
        f"http://user:{CANARY}@{SERVER}:99999",
        f"http://user:{CANARY}@{SERVER}:port",
        f"http://user:{CANARY}@",
        f"user:{CANARY}@{SERVER}:1",
        CANARY,
    ],
    ids=lambda proxy: proxy.replace(CANARY, "…").encode("unicode_escape").decode(),
)
def test_a_proxy_that_is_none_is_refused_without_its_password(proxy):
    with pytest.raises(ValueError, match="proxy") as caught:
        FetchPolicy(proxy=proxy)

    assert leaks(said_of(caught.value)) == []


@pytest.mark.parametrize("host", ["a\x00b", "xn--a"])
def test_a_proxy_whose_host_is_no_name_is_told_without_its_password(host, mode):
    try:
        policy = _policy(1, proxy=f"http://user:{CANARY}@{host}:1")
    except ValueError as refusal:
        found = refusal
    else:
        (found,) = fetch_all([f"http://www.example/{QUERY}"], mode, policy, luring)

    assert isinstance(found, ValueError | FetchError)
    assert leaks(said_of(found)) == []


def test_nothing_is_carried_from_one_host_to_the_next(mode):
    def leads(talk):
        talk.send(redirect(f"http://second.{HOST}:{server.port}/page".encode()))

    with HostileServer({"/leads": leads}) as server:
        url = f"http://first.{HOST}:{server.port}/leads{QUERY}"
        (page,) = fetch_all([url], mode, _policy(server.port), luring)
        first, second = (head.lower() for head in server.heads)

    assert [hop.status for hop in page.hops] == [302, 200]
    assert CANARY.encode() in first
    assert CANARY.encode() not in second
    for name in (b"cookie", b"referer", b"authorization"):
        assert name not in second
        assert name not in first


def test_what_the_environment_says_of_proxies_and_passwords_is_not_used(mode, site, monkeypatch, tmp_path):
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {HOST} login user password {CANARY}\ndefault login user password {CANARY}\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://user:{CANARY}@127.0.0.1:{site.port}")

    (page,) = fetch_all([f"http://{HOST}:{site.port}/page"], mode, site.policy, luring)

    assert page.hops[-1].peer == SERVER
    assert site.trapped() == {}
    assert b"authorization" not in site.server.heads[-1].lower()
