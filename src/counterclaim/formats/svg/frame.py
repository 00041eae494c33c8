"""What stands around every picture: its title, what it shows in words, its size, and its style in a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from attrs import frozen

from counterclaim.formats.pictures.labels import Labels, plain_line
from counterclaim.formats.svg.elements import Link, element, label
from counterclaim.formats.svg.style import STYLE
from counterclaim.formats.svg.text import cut
from counterclaim.words import short

__all__ = ["MARGIN", "Drawn", "inline", "standalone", "title_of"]

MARGIN = 16
_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TITLE_SIZE = 17
#: Characters of what is read out of a picture; the table has all of it.
_LONGEST = 600
_NAMESPACE = "http://www.w3.org/2000/svg"


@frozen(kw_only=True)
class Drawn:
    """
    A picture that is drawn, without what stands around it.

    Attributes:
        title: What it is, in a few words.
        description: What it shows, in a sentence or two.
        width: Its width in pixels.
        height: Its height.
        parts: Its elements, which begin at 0, 0.
    """

    title: str
    description: str
    width: int
    height: int
    parts: tuple[str, ...]


def title_of(key: str, labels: Labels) -> str:
    """Return the phrase *key* as the title of a picture, with that of the case where it has one."""
    info = labels.case.info
    if info is None or info.title is None:
        return labels.words(key)
    return labels.words(f"{key}-of", title=short(info.title))


def inline(drawn: Drawn, prefix: str, link: Link | None) -> str:
    """
    Return *drawn* as an element of an HTML page, whose style sheet has `STYLE`; "" where it is empty.

    Raises:
        ValueError: *prefix* cannot begin an id.
    """
    _check_prefix(prefix)
    if not drawn.parts:
        return ""
    # An image has no parts that can be reached, so with links it is a group (WAI-ARIA 1.2, 5.4).
    return _root(drawn, drawn.parts, drawn.height, prefix=prefix, role="img" if link is None else "group")


def standalone(drawn: Drawn, *, language: str) -> str:
    """Return *drawn* as a file of its own, with its title above it and with a style that suits the screen."""
    ground = element("rect", width=drawn.width, height=drawn.height + _ABOVE, class_="cc-ground")
    title = cut(plain_line(drawn.title), drawn.width - 2 * MARGIN, _TITLE_SIZE)
    parts = (
        element("style", "\n" + STYLE),
        ground,
        label(title, MARGIN, 30, "cc-title"),
        element("g", "".join(drawn.parts), transform=f"translate(0 {_ABOVE})"),
    )
    root = _root(
        drawn, parts, drawn.height + _ABOVE, prefix="picture", role="img", xmlns=_NAMESPACE, lang=language
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'


_ABOVE = 40


def _root(drawn: Drawn, parts: Iterable[str], height: int, *, prefix: str, role: str, **more: str) -> str:
    title, description = f"{prefix}-title", f"{prefix}-desc"
    said = (
        element("title", _text(drawn.title), id=title),
        element("desc", _text(drawn.description), id=description),
    )
    return element(
        "svg",
        "\n".join((*said, *parts)),
        **more,
        class_="cc-pic",
        role=role,
        aria_labelledby=title,
        aria_describedby=description,
        viewBox=f"0 0 {drawn.width} {height}",
        width=drawn.width,
        height=height,
    )


def _text(text: str) -> str:
    return escape(plain_line(short(text, _LONGEST)), quote=False) or "…"


def _check_prefix(prefix: str) -> None:
    if not _PREFIX.fullmatch(prefix):
        message = f"an id begins with a letter and goes on with letters, digits, - and _, not as {prefix!r}"
        raise ValueError(message)
