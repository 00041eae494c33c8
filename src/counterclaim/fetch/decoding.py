"""Bodies unpacked, no further than the policy allows."""

from __future__ import annotations

import zlib

from counterclaim.fetch.deadline import Deadline
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.urls import Url

__all__ = ["ACCEPTED", "unpacked"]

#: What servers are told that they may send (RFC 9110, section 12.5.3).
ACCEPTED = "gzip, deflate"
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"
_CHUNK = 64 * 1024
_WINDOW = 4 * 1024
#: Members of one body. Each takes some time, however little is in it.
_MOST_MEMBERS = 4_096


def unpacked(data: bytes, encoding: str | None, *, url: Url, most: int, deadline: Deadline) -> bytes:
    """
    Return the bytes that *data* holds, sent by *url* in the *encoding* that its header names.

    Raises:
        DeadlinePassedError: It takes longer than the *deadline*.
        FetchError: They are more than *most*, or the encoding is unknown, stacked or not kept to.
    """
    names = [
        name for name in (encoding or "").lower().replace(" ", "").split(",") if name not in ("", "identity")
    ]
    if not names or not data:
        return _limited(data, url, most)
    if len(names) > 1:
        raise FetchError(FetchReason.ENCODING, url.text, "the body is packed several times over")
    if names[0] in ("gzip", "x-gzip"):
        return _inflated(data, _GZIP, url, most, deadline)
    if names[0] == "deflate":
        return _inflated(data, _deflate_form(data), url, most, deadline)
    rule = f"the body is packed in a way that was not asked for; asked for was {ACCEPTED}"
    raise FetchError(FetchReason.ENCODING, url.text, rule)


def _limited(data: bytes, url: Url, most: int) -> bytes:
    if len(data) > most:
        raise _too_large(url, most)
    return data


def _too_large(url: Url, most: int) -> FetchError:
    rule = f"the body has more than {most:,} bytes when it is unpacked, and no more are taken"
    return FetchError(FetchReason.TOO_LARGE, url.text, rule)


def _deflate_form(data: bytes) -> int:
    """Return the form of *data*: zlib, as RFC 9110, section 8.4.1.2, has it, or bare, as some servers do."""
    header = int.from_bytes(data[:2], "big")
    is_zlib = len(data) > 1 and data[0] & 0x0F == zlib.DEFLATED and header % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS


def _inflated(data: bytes, form: int, url: Url, most: int, deadline: Deadline) -> bytes:
    found = bytearray()
    member = zlib.decompressobj(form)
    place = 0
    members = 1
    # What is behind a member is copied, so it is fed in small pieces; else many members take forever.
    while place < len(data) or not member.eof:
        deadline.check()
        window = data[place : place + _WINDOW]
        try:
            piece = member.decompress(window, _CHUNK)
        except zlib.error:
            piece = None
        if piece is None or not (piece or window or member.eof):
            rule = "the body is not packed as its header says, or ends early"
            raise FetchError(FetchReason.ENCODING, url.text, rule)
        found += piece
        if len(found) > most:
            raise _too_large(url, most)
        place += len(window) - len(member.unused_data if member.eof else member.unconsumed_tail)
        if member.eof and place < len(data):
            # Several members of gzip are one body (RFC 1952, section 2.2); nothing else that follows is.
            if form != _GZIP or data[place : place + 2] != _MAGIC:
                break
            members += 1
            if members > _MOST_MEMBERS:
                rule = f"the body is packed in more than {_MOST_MEMBERS:,} parts"
                raise FetchError(FetchReason.ENCODING, url.text, rule)
            member = zlib.decompressobj(form)
    return bytes(found)
