"""Abuse by heads: what is slow, endless, too much or no HTTP, and redirects that lead nowhere good."""

from __future__ import annotations

from counterclaim.fetch import FetchReason
from fetch.abuse import HTML, PAGE, Abuse, sends, sends_page
from fetch.hostile_server import CANARY, Script, Talk, answer, redirect

__all__ = ["HEADS"]

_TIMEOUT = frozenset({FetchReason.TIMEOUT})
_PROTOCOL = frozenset({FetchReason.PROTOCOL})
_HEADERS = frozenset({FetchReason.HEADERS})
_REDIRECT = frozenset({FetchReason.REDIRECT})
_STATUS = frozenset({FetchReason.STATUS})
_OK = b"HTTP/1.1 200 OK\r\n"
_PAGE = answer(PAGE, HTML)


def _silent(talk: Talk) -> None:
    talk.wait()


def _then_drips(begin: bytes, rest: bytes, *, every: float = 0.02) -> Script:
    def script(talk: Talk) -> None:
        talk.send(begin)
        talk.drip(rest, every=every)

    return script


def _then_repeats(begin: bytes, chunk: bytes, *, every: float = 0.0) -> Script:
    def script(talk: Talk) -> None:
        talk.send(begin)
        talk.repeat(chunk, every=every)

    return script


def _sends_and_resets(data: bytes) -> Script:
    def script(talk: Talk) -> None:
        talk.send(data)
        talk.wait(0.05)
        talk.hang_up()

    return script


def _sends_and_stays(data: bytes) -> Script:
    def script(talk: Talk) -> None:
        talk.send(data)
        talk.wait()

    return script


def _number(talk: Talk) -> int:
    number = talk.target.partition("?")[2].partition("&")[0]
    return int(number) if number.isdigit() else 0


def _step(path: bytes, *, wait: float = 0.0) -> Script:
    """Return a script that redirects to the same path with the next number, without an end."""

    def script(talk: Talk) -> None:
        talk.wait(wait)
        talk.send(redirect(b"%s?%d&token=%s" % (path, _number(talk) + 1, CANARY.encode())))

    return script


def _leads(location: bytes) -> Script:
    return lambda talk: talk.send(redirect(location))


def _between(path: bytes) -> Script:
    """Return a script that goes to and fro between two URLs."""
    return lambda talk: talk.send(redirect(b"%s?%d" % (path, 1 - min(_number(talk), 1))))


_SLOW = (
    Abuse("silence", _silent, _TIMEOUT, waits=True),
    Abuse("slow head", _then_drips(b"", _OK + b"X: y\r\n" * 100), _TIMEOUT, waits=True),
    Abuse("slow header value", _then_drips(_OK + b"X-Slow: ", b"z" * 1000), _TIMEOUT, waits=True),
    Abuse("slow body", _then_drips(answer(b"", HTML, length=False), b"x" * 1000), _TIMEOUT, waits=True),
    Abuse(
        "slow body of known length",
        _then_drips(_OK + b"Content-Length: 1000\r\n\r\n", b"x" * 1000),
        _TIMEOUT,
        waits=True,
    ),
    Abuse(
        "slow chunks",
        _then_drips(_OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n" * 200),
        _TIMEOUT,
        waits=True,
    ),
    Abuse(
        "slow trailers",
        _then_drips(_OK + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n", b"X: y\r\n" * 200),
        _TIMEOUT,
        waits=True,
    ),
    Abuse(
        "slow 1xx", _then_repeats(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", every=0.02), _TIMEOUT, waits=True
    ),
    Abuse(
        "slow error",
        _then_drips(answer(b"", status=b"500 No", length=False), b"x" * 999),
        _TIMEOUT,
        waits=True,
    ),
    Abuse("body that stops", _sends_and_stays(_OK + b"Content-Length: 100\r\n\r\nx"), _TIMEOUT, waits=True),
    Abuse("head that stops", _sends_and_stays(_OK + b"Content-Len"), _TIMEOUT, waits=True),
    Abuse("chain of slow redirects", _step(b"/chain-of-slow-redirects", wait=0.15), _TIMEOUT, waits=True),
    Abuse("slow resolver", sends(_PAGE), _TIMEOUT, waits=True, host="slow"),
)

_ENDLESS = (
    Abuse("endless 1xx", _then_repeats(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), _HEADERS | _PROTOCOL),
    Abuse("endless headers", _then_repeats(_OK, b"X-More: again\r\n" * 100), _HEADERS),
    Abuse("endless header value", _then_repeats(_OK + b"X-More: ", b"z" * 4096), _HEADERS),
    Abuse("endless header name", _then_repeats(_OK, b"z" * 4096), _HEADERS | _PROTOCOL),
    Abuse(
        "endless folded header", _then_repeats(_OK + b"X: y\r\n", b" more\r\n" * 100), _HEADERS | _PROTOCOL
    ),
    Abuse("endless status line", _then_repeats(b"HTTP/1.1 200 ", b"OK" * 2000), _HEADERS | _PROTOCOL),
    Abuse("endless empty lines", _then_repeats(b"", b"\r\n" * 2000), _HEADERS | _PROTOCOL),
    Abuse("endless zeros", _then_repeats(b"", bytes(4096)), _HEADERS | _PROTOCOL),
    Abuse("thousands of headers", sends_page(PAGE, *[b"X-%d: y" % at for at in range(5000)]), _HEADERS),
    Abuse("as many headers as fit", sends_page(PAGE, *[b"X:"] * 15_000), _HEADERS),
    Abuse(
        "headers of a megabyte",
        sends_page(PAGE, *[b"X-%d: " % at + b"y" * 9990 for at in range(100)]),
        _HEADERS,
    ),
    Abuse("header of a megabyte", sends_page(PAGE, b"X: " + b"y" * 1_000_000), _HEADERS),
    Abuse(
        "headers of 90 KB", sends_page(PAGE, *[b"X-%d: " % at + b"y" * 900 for at in range(100)]), _HEADERS
    ),
)

_NO_HTTP = (
    Abuse("empty answer", sends(b""), _PROTOCOL),
    Abuse("reset at once", _sends_and_resets(b""), _PROTOCOL),
    Abuse("cut in the head", sends(_OK + b"Content-Ty"), _PROTOCOL),
    Abuse("reset in the head", _sends_and_resets(_OK + b"Content-Ty"), _PROTOCOL),
    Abuse("HTTP 0.9", sends(PAGE), _PROTOCOL),
    Abuse("HTTP 3", sends(_PAGE.replace(b"HTTP/1.1", b"HTTP/3.0")), record=lambda page: page.body == PAGE),
    Abuse(
        "HTTP 2 preface",
        sends(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00"),
        _PROTOCOL,
    ),
    Abuse("HTTP 2 frames", sends(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00" + bytes(18)), _PROTOCOL),
    Abuse("garbage status line", sends(b"\xff\xfe\x00garbage\r\n\r\n"), _PROTOCOL),
    Abuse("banner of another service", sends(b"220 mail.example ESMTP ready\r\n"), _PROTOCOL),
    Abuse("radio", sends(b"ICY 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n"), _PROTOCOL),
    Abuse("TLS on the plain port", sends(b"\x15\x03\x01\x00\x02\x02\x46"), _PROTOCOL),
    Abuse("status 99", sends_page(PAGE, status=b"99 Low"), _PROTOCOL | _STATUS),
    Abuse("status 000", sends_page(PAGE, status=b"000 Zero"), _PROTOCOL | _STATUS),
    Abuse("status 600", sends_page(PAGE, status=b"600 High"), _PROTOCOL | _STATUS),
    Abuse("status 999", sends_page(PAGE, status=b"999 No"), _PROTOCOL | _STATUS),
    Abuse("status 2000", sends_page(PAGE, status=b"2000 Long"), _PROTOCOL),
    Abuse("status in words", sends_page(PAGE, status=b"two hundred"), _PROTOCOL),
    Abuse("status in other digits", sends_page(PAGE, status="２００ OK".encode()), _PROTOCOL),
    Abuse(
        "protocol switch",
        sends(b"HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n"),
        _PROTOCOL,
    ),
    Abuse(
        "switch to a WebSocket",
        sends(b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n\x81\x00"),
        _PROTOCOL,
    ),
    Abuse("continue and no more", sends(b"HTTP/1.1 100 Continue\r\n\r\n"), _PROTOCOL),
    Abuse("header without a colon", sends_page(PAGE, b"no colon here"), _PROTOCOL),
    Abuse("header with a NUL", sends_page(PAGE, b"X-Odd: a\x00b"), _PROTOCOL),
    Abuse("header name with a blank", sends_page(PAGE, b"X Odd: a"), _PROTOCOL),
    Abuse(
        "header in no ASCII", sends_page(PAGE, HTML, b"X-Odd: \xff\xfe\x80"), record=lambda p: p.body == PAGE
    ),
    Abuse(
        "reason in no ASCII", sends_page(PAGE, HTML, status=b"200 \xff\xfe"), record=lambda p: p.body == PAGE
    ),
    Abuse(
        "response splitting",
        sends(_OK + b"Content-Length: 5\r\n\r\nhello" + _PAGE.replace(b"Nothing", b"Injected")),
        record=lambda page: page.body == b"hello",
    ),
    Abuse("partial content", sends_page(PAGE, b"Content-Range: bytes 0-9/99", status=b"206 Part"), _STATUS),
    Abuse("not modified unasked", sends_page(b"", status=b"304 Not Modified"), _STATUS),
    Abuse("not found", sends_page(PAGE, status=b"404 Not Found"), _STATUS),
    Abuse("password asked for", sends_page(b"", b"WWW-Authenticate: Basic", status=b"401 Who"), _STATUS),
    Abuse(
        "proxy password asked for", sends_page(b"", b"Proxy-Authenticate: Basic", status=b"407 Who"), _STATUS
    ),
    Abuse(
        "too many requests",
        sends_page(b"", b"Retry-After: 99999999999", status=b"429 No"),
        {FetchReason.RATE},
    ),
    Abuse(
        "retry after never",
        sends_page(b"", b"Retry-After: " + b"9" * 9999, status=b"503 No"),
        {FetchReason.RATE},
    ),
    Abuse(
        "retry after nonsense",
        sends_page(b"", b"Retry-After: -1e9, \xff", status=b"503 No"),
        {FetchReason.RATE},
    ),
)

_REDIRECTS = (
    Abuse("redirect to itself", _leads(b"/redirect-to-itself"), _REDIRECT),
    Abuse("redirect to and fro", _between(b"/redirect-to-and-fro"), _REDIRECT),
    Abuse("endless redirects", _step(b"/endless-redirects"), _REDIRECT),
    Abuse("redirect to a file", _leads(b"file:///etc/passwd"), {FetchReason.SCHEME}),
    Abuse("redirect to a script", _leads(b"javascript:alert(1)"), {FetchReason.SCHEME}),
    Abuse("redirect to data", _leads(b"data:text/html,<p>here</p>"), {FetchReason.SCHEME}),
    Abuse("redirect to gopher", _leads(b"gopher://127.0.0.1:6379/_INFO"), {FetchReason.SCHEME}),
    Abuse(
        "redirect with user info",
        _leads(b"http://user:" + CANARY.encode() + b"@www.server.example/page"),
        {FetchReason.USER_INFO},
    ),
    Abuse("redirect inside", _leads(b"http://169.254.169.254/latest/meta-data/"), {FetchReason.ADDRESS}),
    Abuse("redirect to another port", _leads(b"http://www.server.example:22/"), {FetchReason.PORT}),
    Abuse("redirect without a place", sends_page(PAGE, status=b"302 Found"), _REDIRECT | _STATUS),
    Abuse(
        "redirect to several places",
        sends_page(b"", b"Location: /a", b"Location: /b", status=b"302 F"),
        _REDIRECT,
    ),
    Abuse("redirect to nothing", _leads(b""), _REDIRECT),
    Abuse("redirect to blanks", _leads(b" \t "), _REDIRECT | _PROTOCOL),
    Abuse("redirect to a long place", _leads(b"/" + b"a" * 60_000), {FetchReason.URL}),
    Abuse("redirect to a longer place", _leads(b"/" + b"a" * 600_000), _HEADERS),
    Abuse(
        "redirect with a line break", _leads(b"/page\r\nX-Injected: 1"), record=lambda page: page.body == PAGE
    ),
    Abuse("redirect with a bare line break", _leads(b"/page\nX: y"), record=lambda page: page.body == PAGE),
    Abuse("redirect with a NUL", _leads(b"/pa\x00ge"), _PROTOCOL),
    Abuse("redirect in no encoding", _leads(b"http://\xff\xfe\x80/"), {FetchReason.URL}),
    Abuse("redirect to many names", _leads(b"http://" + b"a." * 7000 + b"/"), {FetchReason.HOST}),
    Abuse("redirect without authority", _leads(b"http:///page"), {FetchReason.URL, FetchReason.HOST}),
    Abuse("use a proxy", sends_page(b"", b"Location: http://127.0.0.1/", status=b"305 Use Proxy"), _STATUS),
    Abuse("choices", sends_page(b"", b"Location: http://127.0.0.1/", status=b"300 Choices"), _STATUS),
    Abuse(
        "redirect by a page",
        sends_page(PAGE, HTML, b"Refresh: 0;url=file:///etc/passwd"),
        record=lambda p: p.body == PAGE,
    ),
)


HEADS = (*_SLOW, *_ENDLESS, *_NO_HTTP, *_REDIRECTS)
