"""Reads an SVG picture back: what is written where, and whether it holds what a picture may hold alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

from counterclaim.formats.svg.text import width_of

ELEMENTS = {"svg", "title", "desc", "g", "a", "rect", "circle", "path", "text"}
ATTRIBUTES = {
    *("aria-describedby", "aria-labelledby", "class", "height", "href", "id", "role", "tabindex"),
    *("transform", "viewBox", "width", "x", "y", "rx", "cx", "cy", "r", "d", "lang"),
}
_MOVED = re.compile(r"translate\((-?\d+) (-?\d+)\)")
_SIZES = {"cc-title": 17, "cc-small": 11, "cc-id": 11}


class Written(NamedTuple):
    """A line of text, and the box that it takes; `slants` where it is turned."""

    text: str
    left: int
    right: int
    top: int
    bottom: int
    slants: bool


def read(svg):
    """Return the root of a picture, without the namespace; it has to be well-formed XML."""
    root = ElementTree.fromstring(svg)
    for part in root.iter():
        part.tag = part.tag.removeprefix("{http://www.w3.org/2000/svg}")
    return root


def check_harmless(root, *, style=False):
    """Check that there is nothing in the picture that acts, or that leads out of the page."""
    for part in root.iter():
        assert part.tag in (ELEMENTS | {"style"} if style else ELEMENTS)
        assert part.attrib.keys() <= ATTRIBUTES, part.attrib
        assert part.attrib.get("href", "#").startswith("#")


def texts(root):
    """Return every line that is written, with the box that it takes."""
    return list(_texts(root, 0, 0))


def _texts(part, x, y):
    transform = part.attrib.get("transform", "")
    if moved := _MOVED.fullmatch(transform):
        x, y = x + int(moved[1]), y + int(moved[2])
    if part.tag == "text":
        classes = part.attrib.get("class", "").split()
        size = next((_SIZES[name] for name in classes if name in _SIZES), 12)
        width = width_of(part.text or "", size)
        left = x + int(part.attrib["x"])
        if {"cc-mid", "cc-letter"} & set(classes):
            left -= width // 2
        elif "cc-end" in classes:
            left -= width
        base = y + int(part.attrib["y"])
        yield Written(part.text or "", left, left + width, base - size + 3, base + 2, bool(transform))
    for child in part:
        yield from _texts(child, x, y)


def check_apart(root):
    """Check that no line of text covers another, and that all lie within the picture."""
    left, top, width, height = map(int, root.attrib["viewBox"].split())
    level = [line for line in texts(root) if not line.slants]
    for line in level:
        assert left <= line.left, line
        assert line.right <= width + left, line
        assert top <= line.top, line
        assert line.bottom <= top + height, line
    rows = {}
    for line in level:
        for y in range(line.top, line.bottom):
            rows.setdefault(y, []).append(line)
    for lines in rows.values():
        for one, other in pairwise(sorted(lines, key=lambda line: (line.left, line.right))):
            assert one.right <= other.left, (one, other)


def words_of(root):
    """Return every text in the picture, titles included."""
    return [part.text or "" for part in root.iter() if part.tag in ("text", "title", "desc")]
