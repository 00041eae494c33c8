"""DER, as far as time stamps need it: elements, taken apart and put together."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "INTEGER",
    "OCTETS",
    "OID",
    "SEQUENCE",
    "SET",
    "TAGGED_0",
    "TIME",
    "Element",
    "elements",
    "written",
]

SEQUENCE, SET, INTEGER, OCTETS, OID = 0x30, 0x31, 0x02, 0x04, 0x06
TIME, TAGGED_0 = 0x18, 0xA0


class Element(NamedTuple):
    """One element of DER: its tag, what it holds, and the whole of it."""

    tag: int
    content: bytes
    whole: bytes

    def parts(self, *tags: int) -> list[Element]:
        """Return the elements that it holds, which begin with ones of these *tags*."""
        found = elements(self.content)
        if tuple(each.tag for each in found[: len(tags)]) != tags:
            raise ValueError("other elements than expected")
        return found


def elements(data: bytes) -> list[Element]:
    """
    Return the elements that *data* consists of.

    Raises:
        IndexError or ValueError: It is cut short.
    """
    found: list[Element] = []
    at = 0
    while at < len(data):
        start, tag, length = at, data[at], data[at + 1]
        at += 2
        if length & 0x80:
            width = length & 0x7F
            length = int.from_bytes(data[at : at + width])
            at += width
        end = at + length
        if end > len(data):
            raise ValueError("cut short")
        found.append(Element(tag, data[at:end], data[start:end]))
        at = end
    return found


def written(tag: int, *contents: bytes) -> bytes:
    """Return an element with its *tag*, which holds *contents*."""
    content = b"".join(contents)
    length = len(content)
    if length < 0x80:
        return bytes((tag, length)) + content
    width = (length.bit_length() + 7) // 8
    return bytes((tag, 0x80 | width)) + length.to_bytes(width) + content
