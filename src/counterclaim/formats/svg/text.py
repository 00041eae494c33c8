"""
How wide text is, where it breaks and where it is cut, by a table and never by measuring.

So a picture has the same bytes on every machine. The widths are those of Helvetica, which Arial and
Liberation Sans share (Adobe Font Metrics, 1/1000 em), with some room to spare for fonts that run wider.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from wcwidth import wcwidth

__all__ = ["cut", "width_of", "wrap"]

_SPARE = 106  # per cent
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_FULL = 1000
#: Of other scripts some letters are as wide as this.
_OTHER = 760
#: Ligatures that stand for whole phrases in Arabic, up to the one that stands for four words (U+FDFD).
_PHRASES = range(0xFDF0, 0xFDFE)
_PHRASE = 9000
_BREAKS_AFTER = frozenset("-/@#_.,;=&?:")


def width_of(text: str, size: int) -> int:
    """Return how wide *text* is at most in a font of *size* pixels, in whole pixels."""
    return -(-sum(map(_units, text)) * size * _SPARE // 100_000)


def cut(text: str, width: int, size: int) -> str:
    """Return *text*, with an ellipsis where it is wider than *width* pixels."""
    if width_of(text, size) <= width:
        return text
    return _head(text, width - width_of("…", size), size).rstrip() + "…"


def wrap(text: str, width: int, size: int, most: int) -> tuple[str, ...]:
    """Return *text* in at most so many lines of at most *width* pixels; where it is cut is an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if width_of(joined, size) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        while width_of(word, size) > width and len(lines) <= most:
            head = _broken(word, width, size)
            lines.append(head)
            word = word[len(head) :]
        line = word
        if len(lines) > most:
            break
    lines += [line] if line else []
    if len(lines) > most:
        lines[most - 1 :] = [cut(f"{lines[most - 1]} {lines[most]}…", width, size)]
    return tuple(lines)


def _broken(word: str, width: int, size: int) -> str:
    """Return as much of the beginning of *word* as fits: up to a good place to break, if there is one."""
    head = _head(word, width, size) or word[0]
    place = max((head.rfind(sign) for sign in _BREAKS_AFTER), default=-1) + 1
    return head[:place] if place > len(head) // 3 else head


def _head(text: str, width: int, size: int) -> str:
    """Return as much of the beginning of *text* as fits."""
    room = width * 100_000 // (size * _SPARE)
    for place, character in enumerate(text):
        room -= _units(character)
        if room < 0:
            return text[:place]
    return text


@cache
def _units(character: str) -> int:
    """Return the width of *character* in thousandths of the size of the font."""
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return _ASCII[code - 0x20]
    if code in _PHRASES:
        return _PHRASE
    cells = wcwidth(character)
    if cells == 0:
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    if 0x20 <= ord(base) < 0x7F:
        return _ASCII[ord(base) - 0x20]
    return _FULL if cells == 2 or character == "…" else _OTHER
