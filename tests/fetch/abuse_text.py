"""Abuse by charsets, by TLS, and by the rules of a site."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.fetch import Fetched, FetchReason
from fetch.abuse import HTML, PAGE, Abuse, sends_page
from fetch.hostile_server import Script, Talk, redirect

__all__ = ["CHARSETS", "ROBOTS", "SECURED"]

_TLS = frozenset({FetchReason.TLS})
#: Names of codecs that Python knows and the web does not: some unpack, some read escapes.
_CODECS = (
    "rot13",
    "zip",
    "zlib_codec",
    "bz2",
    "base64",
    "hex",
    "uu",
    "quopri",
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
    "palmos",
    "utf-7",
    "utf-8-sig",
    "utf-32",
    "cp037",
    "encodings",
    "os",
    "../../etc/passwd",
)


def _charset(name: bytes, body: bytes = PAGE) -> Script:
    return sends_page(body, b"Content-Type: text/html; charset=" + name)


def _decided(found_by: str, charset: str | None = None) -> Callable[[Fetched], bool]:
    """Return what holds where the charset was found that way, and the bytes are as they were sent."""
    return lambda page: page.log.charset_found_by == found_by and charset in (None, page.log.charset)


_BY_PYTHON = tuple(
    Abuse(f"charset {name}", _charset(name.encode()), record=_decided("validity", "utf-8"))
    for name in _CODECS
)

_BY_OTHERS = (
    Abuse("charset unknown", _charset(b"x-nobody-knows"), record=_decided("validity")),
    Abuse("charset empty", _charset(b""), record=_decided("validity")),
    Abuse("charset of 10 KB", _charset(b"u" * 10_000), record=_decided("validity")),
    Abuse("charset in quotation marks", _charset(b'"utf-8'), record=_decided("header", "utf-8")),
    Abuse("charset in no ASCII", _charset(b"\xff\xfe"), record=_decided("validity")),
    Abuse("charset twice", _charset(b"utf-8; charset=rot13"), record=_decided("header", "utf-8")),
    Abuse("charset twice, the odd one before", _charset(b"zip; charset=utf-8"), record=_decided("validity")),
    Abuse(
        "charset of UTF-16 without a mark",
        _charset(b"utf-16", PAGE.decode().encode("utf-16-le")),
        record=_decided("header", "utf-16-le"),
    ),
    Abuse(
        "UTF-16 without a word",
        sends_page(PAGE.decode().encode("utf-16-be")),
        record=lambda page: page.body is not None,
    ),
    Abuse("half of UTF-16", _charset(b"utf-16le", b"<\x00p\x00>"), record=_decided("header", "utf-16-le")),
    Abuse("halves of pairs in UTF-16", _charset(b"utf-16le", b"\x00\xd8" * 99), record=_decided("header")),
    Abuse(
        "mark against the header",
        _charset(b"utf-16be", b"\xef\xbb\xbf" + PAGE),
        record=_decided("mark", "utf-8"),
    ),
    Abuse("mark of UTF-32", _charset(b"utf-8", b"\xff\xfe\x00\x00<\x00\x00\x00"), record=_decided("mark")),
    Abuse(
        "UTF-8 that is none",
        _charset(b"utf-8", b"<p>\xc0\xaf\xed\xa0\x80\xf8\x88\x80\x80\x80"),
        record=_decided("header", "utf-8"),
    ),
    Abuse(
        "escapes of ISO-2022",
        _charset(b"iso-2022-jp", b"<p>\x1b$B\x1b(J\x1b$@\x1b"),
        record=_decided("header"),
    ),
    Abuse("half of GB 18030", _charset(b"gb18030", b"<p>\x81\x30\x81"), record=_decided("header")),
    Abuse(
        "page that says rot13",
        sends_page(b"<meta charset=rot13>" + PAGE, b"Content-Type: text/html"),
        record=_decided("validity"),
    ),
    Abuse(
        "page of a thousand charsets",
        sends_page(b"<meta charset=" * 1000, b"Content-Type: text/html"),
        record=_decided("validity"),
    ),
    Abuse(
        "page of an endless tag",
        sends_page(b"<meta " + b"charset " * 100_000, b"Content-Type: text/html"),
        record=_decided("validity"),
    ),
)
CHARSETS = (*_BY_PYTHON, *_BY_OTHERS)

SECURED = (
    Abuse(
        "TLS as it should be",
        None,
        begin="/page",
        over="valid",
        record=lambda page: bool(page.hops[-1].certificate_sha256),
    ),
    Abuse("certificate expired", None, _TLS, begin="/page", over="expired"),
    Abuse("certificate of the future", None, _TLS, begin="/page", over="future"),
    Abuse("certificate of another name", None, _TLS, begin="/page", over="other name"),
    Abuse("certificate of a star too many", None, _TLS, begin="/page", over="star"),
    Abuse("certificate signed by itself", None, _TLS, begin="/page", over="itself"),
    Abuse("certificate of another authority", None, _TLS, begin="/page", over="other authority"),
    Abuse("handshake cut", None, _TLS, over="cut"),
    Abuse("handshake cut at once", None, _TLS, over="cut at once"),
    Abuse("handshake refused", None, _TLS, over="refused"),
    Abuse("handshake of garbage", None, _TLS, over="garbage"),
    Abuse("plain HTTP on the TLS port", None, _TLS, begin="/page", over="plain"),
    Abuse("broken after the handshake", None, _TLS | {FetchReason.PROTOCOL}, over="broken"),
    Abuse("slow handshake", None, {FetchReason.TIMEOUT}, over="slow", waits=True),
    Abuse("handshake that says nothing", None, {FetchReason.TIMEOUT}, over="silent", waits=True),
)


def _rules(*lines: bytes) -> bytes:
    return b"User-agent: *\n" + b"\n".join(lines)


def _sends(talk: Talk) -> None:
    sends_page(PAGE, HTML)(talk)


def _to_the_next_name(talk: Talk) -> None:
    """Redirect from one name to the next, each of which has rules of its own."""
    label, _, rest = talk.host.partition(".")
    number = int(label.removeprefix("chain")) + 1
    talk.send(redirect(f"http://chain{number}.{rest}/chain-of-rules".encode()))


_REFUSED = frozenset({FetchReason.ROBOTS})
_MANY_STARS = b"Disallow: /" + b"*a" * 40 + b"*b$"
_LONG_PATH = "/" + "a" * 8_000
ROBOTS = (
    Abuse("rules that forbid", _sends, _REFUSED, host="r1", robots=_rules(b"Disallow: /")),
    Abuse(
        "rules of many stars",
        None,
        {FetchReason.STATUS, *_REFUSED},
        host="r2",
        begin=_LONG_PATH,
        robots=_rules(_MANY_STARS),
    ),
    Abuse(
        "rules of many lines",
        _sends,
        _REFUSED,
        host="r3",
        robots=_rules(*[b"Disallow: /%d*x$" % at for at in range(20_000)]),
    ),
    Abuse(
        "rules of as many lines as are read",
        None,
        {FetchReason.STATUS},
        host="r10",
        begin=_LONG_PATH,
        robots=_rules(*[b"Disallow: /*a%d*x$" % at for at in range(1_990)]),
    ),
    Abuse(
        "chain of rules",
        _to_the_next_name,
        {FetchReason.REDIRECT},
        host="chain0",
        robots=_rules(*[b"Disallow: /*a%d*x$" % at for at in range(600)]),
    ),
    Abuse(
        "rules of many programs",
        _sends,
        host="r4",
        robots=b"User-agent: a\n" * 30_000 + b"Disallow: /x\n",
    ),
    Abuse(
        "rules of one long line", _sends, _REFUSED, host="r5", robots=_rules(b"Disallow: /x" + b"*" * 400_000)
    ),
    Abuse("rules of 2 MB", _sends, _REFUSED, host="r6", robots=_rules(b"Allow: /\n" * 200_000)),
    Abuse("rules in no encoding", _sends, host="r7", robots=_rules(b"Disallow: /\xff\xfe\x00")),
    Abuse(
        "rules that ask for a year",
        _sends,
        host="r8",
        robots=_rules(b"Crawl-delay: 31536000", b"Disallow:"),
    ),
    Abuse(
        "rules that ask for nonsense",
        _sends,
        host="r9",
        robots=_rules(b"Crawl-delay: nan", b"Crawl-delay: -1e999", b"Request-rate: 0/0"),
    ),
)
