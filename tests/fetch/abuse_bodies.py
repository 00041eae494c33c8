"""Abuse by bodies: bombs, lies about how they are packed, how long they are and what they are."""

from __future__ import annotations

from counterclaim.fetch import FetchReason
from fetch import bombs
from fetch.abuse import HTML, PAGE, Abuse, sends_page
from fetch.hostile_server import Script, Talk, answer, redirect

__all__ = ["BODIES"]

_TOO_LARGE = frozenset({FetchReason.TOO_LARGE})
_ENCODING = frozenset({FetchReason.ENCODING})
_PROTOCOL = frozenset({FetchReason.PROTOCOL})
_CUT = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_CHUNKED = _CUT + b"Transfer-Encoding: chunked\r\n\r\n"
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)


def _packed(encoding: bytes, body: bytes) -> Script:
    return sends_page(body, HTML, b"Content-Encoding: " + encoding)


def _chunks(body: bytes, size: int) -> bytes:
    pieces = (body[at : at + size] for at in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def _redirects_with(encoding: bytes, bomb: bytes) -> Script:
    return lambda talk: talk.send(redirect(b"/page", bomb, b"Content-Encoding: " + encoding))


def _drips_redirect(talk: Talk) -> None:
    talk.send(redirect(b"/page").replace(b"Content-Length: 0", b"Content-Length: 100"))
    talk.drip(b"x" * 100, every=0.05)


def _endless(talk: Talk) -> None:
    talk.send(answer(b"", HTML, length=False))
    talk.repeat(b"<p>more</p>" * 1000)


def _endless_chunks(talk: Talk) -> None:
    talk.send(_CHUNKED)
    talk.repeat(b"2000\r\n" + b"x" * 0x2000 + b"\r\n")


def _endless_extension(talk: Talk) -> None:
    talk.send(_CHUNKED + b"5;x=")
    talk.repeat(b"y" * 4096)


def _endless_trailers(talk: Talk) -> None:
    talk.send(_CHUNKED + b"5\r\nhello\r\n0\r\n")
    talk.repeat(b"X-More: again\r\n" * 100)


def _endless_size(talk: Talk) -> None:
    talk.send(_CHUNKED)
    talk.repeat(b"0" * 4096)


def _tiny_chunks(talk: Talk) -> None:
    talk.send(_CHUNKED)
    talk.repeat(b"1\r\nx\r\n" * 2000)


def _tiny_chunks_with_extensions(talk: Talk) -> None:
    talk.send(_CHUNKED)
    talk.repeat((b"1;" + b"e" * 1000 + b"\r\nx\r\n") * 20)


def _says(length: bytes, body: bytes = PAGE) -> Script:
    return lambda talk: talk.send(_CUT + b"Content-Length: " + length + b"\r\n\r\n" + body)


def _raw(data: bytes) -> Script:
    return lambda talk: talk.send(data)


def _cuts(data: bytes) -> Script:
    """Return a script that sends *data* and then resets the connection."""

    def script(talk: Talk) -> None:
        talk.send(data)
        talk.wait(0.05)
        talk.hang_up()

    return script


def _is_page(page) -> bool:
    return page.body == PAGE


_BOMBS = (
    Abuse("gzip bomb", _packed(b"gzip", bombs.gzip_bomb()), _TOO_LARGE),
    Abuse("x-gzip bomb", _packed(b"X-GZip", bombs.gzip_bomb()), _TOO_LARGE),
    Abuse("deflate bomb", _packed(b"deflate", bombs.zlib_bomb()), _TOO_LARGE),
    Abuse("raw deflate bomb", _packed(b"deflate", bombs.raw_bomb()), _TOO_LARGE),
    Abuse("brotli bomb", _packed(b"br", bombs.BROTLI), _ENCODING),
    Abuse("zstd bomb", _packed(b"zstd", bombs.ZSTANDARD), _ENCODING),
    Abuse("compress bomb", _packed(b"compress", bombs.gzip_bomb(1)), _ENCODING),
    Abuse("gzip bomb of many members", _packed(b"gzip", bombs.many_members()), _TOO_LARGE),
    Abuse("gzip of empty members", _packed(b"gzip", bombs.empty_members()), _ENCODING),
    Abuse("gzip in gzip", _packed(b"gzip, gzip", bombs.gzipped(bombs.many_members(64))), _ENCODING),
    Abuse("deflate in gzip", _packed(b"deflate,gzip", bombs.gzipped(bombs.deflated(PAGE))), _ENCODING),
    Abuse("a thousand encodings", _packed(b",".join([b"gzip"] * 1000), bombs.gzipped(PAGE)), _ENCODING),
    Abuse(
        "encodings in several headers",
        sends_page(bombs.gzipped(bombs.gzipped(PAGE)), b"Content-Encoding: gzip", b"Content-Encoding: gzip"),
        _ENCODING,
    ),
    Abuse("unknown encoding", _packed(b"x-bomb", PAGE), _ENCODING),
    Abuse("encoding of 10 KB", _packed(b"g" * 10_000, PAGE), _ENCODING),
    Abuse("truncated gzip", _packed(b"gzip", bombs.gzipped(PAGE * 100)[:-30]), _ENCODING),
    Abuse("truncated deflate", _packed(b"deflate", bombs.deflated(PAGE * 100)[:-20]), _ENCODING),
    Abuse("garbage gzip", _packed(b"gzip", PAGE), _ENCODING),
    Abuse("garbage deflate", _packed(b"deflate", b"\xff" * 100), _ENCODING),
    Abuse("gzip with a wrong checksum", _packed(b"gzip", bombs.gzipped(PAGE)[:-8] + b"\x00" * 8), _ENCODING),
    Abuse("gzip and then garbage", _packed(b"gzip", bombs.gzipped(PAGE) + b"\x00" * 1000), record=_is_page),
    Abuse("gzip of nothing", _packed(b"gzip", b""), record=lambda page: page.body == b""),
    Abuse("gzip bomb in a redirect", _redirects_with(b"gzip", bombs.gzip_bomb(64)), record=_is_page),
    Abuse("deflate bomb in a redirect", _redirects_with(b"deflate", bombs.raw_bomb(64)), record=_is_page),
    Abuse("brotli bomb in a redirect", _redirects_with(b"br", bombs.BROTLI), record=_is_page),
    Abuse("stacked bomb in a redirect", _redirects_with(b"br, gzip", bombs.gzip_bomb(64)), record=_is_page),
    Abuse("redirect whose body drips", _drips_redirect, record=_is_page),
    Abuse(
        "gzip bomb in an error",
        sends_page(bombs.gzip_bomb(64), b"Content-Encoding: gzip", status=b"404 Not Found"),
        frozenset({FetchReason.STATUS}),
    ),
    Abuse(
        "gzip bomb in small chunks",
        _raw(
            _CUT
            + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
            + _chunks(bombs.gzip_bomb(32), 50)
        ),
        _TOO_LARGE,
    ),
)

_LENGTHS = (
    Abuse("endless body", _endless, _TOO_LARGE),
    Abuse("endless chunks", _endless_chunks, _TOO_LARGE),
    Abuse("endless tiny chunks", _tiny_chunks, _TOO_LARGE | {FetchReason.TIMEOUT}, works=True),
    Abuse(
        "endless chunks with extensions",
        _tiny_chunks_with_extensions,
        _TOO_LARGE | {FetchReason.TIMEOUT},
        works=True,
    ),
    Abuse("endless chunk extension", _endless_extension, _TOO_LARGE | {FetchReason.HEADERS, *_PROTOCOL}),
    Abuse("endless chunk size", _endless_size, _TOO_LARGE | {FetchReason.HEADERS, *_PROTOCOL}),
    Abuse("endless trailers", _endless_trailers, _TOO_LARGE | {FetchReason.HEADERS, *_PROTOCOL}),
    Abuse("length too long", _says(b"100000"), _PROTOCOL),
    Abuse("length too short", _says(b"15"), record=lambda page: page.body == PAGE[:15]),
    Abuse("length negative", _says(b"-1"), _PROTOCOL),
    Abuse("length with a sign", _says(b"+56"), _PROTOCOL),
    Abuse("length in hexadecimal", _says(b"0x38"), _PROTOCOL),
    Abuse("length in words", _says(b"many"), _PROTOCOL),
    Abuse("length empty", _says(b""), _PROTOCOL),
    Abuse("length huge", _says(b"9" * 18), _TOO_LARGE),
    Abuse("length of 10 KB", _says(b"9" * 10_000), _TOO_LARGE | _PROTOCOL),
    Abuse("two lengths", _says(b"15\r\nContent-Length: 56"), _PROTOCOL),
    Abuse("two lengths in one", _says(b"15, 56"), _PROTOCOL),
    Abuse(
        "length and chunks",
        _raw(_CUT + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + _chunks(PAGE, 20)),
        _PROTOCOL,
        record=_is_page,
    ),
    Abuse("chunk size no number", _raw(_CHUNKED + b"zz\r\nhello\r\n0\r\n\r\n"), _PROTOCOL),
    Abuse("chunk size negative", _raw(_CHUNKED + b"-5\r\nhello\r\n0\r\n\r\n"), _PROTOCOL),
    Abuse("chunk size huge", _raw(_CHUNKED + b"f" * 19 + b"\r\nhello\r\n"), _PROTOCOL),
    Abuse("chunk longer than said", _raw(_CHUNKED + b"3\r\nhello\r\n0\r\n\r\n"), _PROTOCOL),
    Abuse("chunks without an end", _raw(_CHUNKED + b"5\r\nhello\r\n"), _PROTOCOL),
    Abuse("unknown transfer encoding", _raw(_CUT + b"Transfer-Encoding: gzip, chunked\r\n\r\n"), _PROTOCOL),
    Abuse("cut in the body", _cuts(_CUT + b"Content-Length: 1000\r\n\r\n<p>be"), _PROTOCOL),
    Abuse("cut in a chunk", _cuts(_CHUNKED + b"400\r\nhello"), _PROTOCOL),
    Abuse(
        "body of no content", sends_page(PAGE, HTML, status=b"204 No Content"), record=lambda p: not p.body
    ),
    Abuse("empty page", sends_page(b"", HTML), record=lambda page: page.body == b""),
)

_TYPES = (
    Abuse(
        "HTML as a picture",
        sends_page(PAGE, b"Content-Type: image/png"),
        record=lambda page: (page.log.declared_type, page.log.sniffed_type) == ("image/png", "text/html"),
    ),
    Abuse(
        "picture as HTML",
        sends_page(_PNG, HTML),
        record=lambda page: (page.log.declared_type, page.log.sniffed_type) == ("text/html", "image/png"),
    ),
    Abuse(
        "binary as text",
        sends_page(bytes(range(256)) * 8, b"Content-Type: text/plain"),
        record=lambda page: page.log.sniffed_type == "application/octet-stream",
    ),
    Abuse(
        "program as HTML",
        sends_page(b"\x7fELF\x02\x01\x01" + bytes(200), HTML),
        record=lambda page: page.log.sniffed_type == "application/octet-stream",
    ),
    Abuse(
        "PDF as JSON",
        sends_page(b"%PDF-1.7\n", b"Content-Type: application/json"),
        record=lambda page: page.log.sniffed_type == "application/pdf",
    ),
    Abuse("no type", sends_page(PAGE), record=lambda page: page.log.declared_type is None and _is_page(page)),
    Abuse(
        "empty type", sends_page(PAGE, b"Content-Type:"), record=lambda page: page.log.declared_type is None
    ),
    Abuse(
        "nonsense type",
        sends_page(PAGE, b"Content-Type: ;;/=,"),
        record=lambda p: p.log.declared_type is None,
    ),
    Abuse("type of 10 KB", sends_page(PAGE, b"Content-Type: " + b"a/" * 5000), record=_is_page),
    Abuse(
        "two types", sends_page(PAGE, b"Content-Type: image/png", b"Content-Type: text/html"), record=_is_page
    ),
)

BODIES = (*_BOMBS, *_LENGTHS, *_TYPES)
