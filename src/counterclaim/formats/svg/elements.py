"""Elements of SVG as text: every text and every value of an attribute is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from counterclaim.formats.pictures.labels import plain_line
from counterclaim.words import short

__all__ = ["Link", "element", "group", "label", "linked", "path", "titled"]

#: Characters of what is shown where a pointer rests; the table has all of it.
_LONGEST = 400
#: Where a record stands in the page: `#fragment`, or `None` where nowhere.
Link = Callable[[str], str | None]


def element(name: str, content: str = "", /, **attributes: str | int) -> str:
    """Return the element *name* that holds *content*, which is SVG already; `class_` stands for `class`."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def group(parts: Iterable[str], /, **attributes: str | int) -> str:
    """Return *parts* as a group."""
    return element("g", "".join(parts), **attributes)


def label(text: str, x: int, y: int, class_: str = "", /, **attributes: str | int) -> str:
    """
    Return *text* from outside as one line that begins at *x*; *y* is its base line.

    Hidden characters are spelled out. Each line is an element of its own, so whatever the direction of its
    script, it never moves another.
    """
    if class_:
        attributes["class_"] = class_
    return element("text", escape(plain_line(text), quote=False), x=x, y=y, **attributes)


def titled(text: str, parts: Iterable[str]) -> str:
    """Return *parts* as a group that is called *text*: what is shown where a pointer rests on it."""
    return group((element("title", escape(plain_line(short(text, _LONGEST)), quote=False) or "…"), *parts))


def linked(drawn: str, record: str | None, link: Link | None, *, reached: bool = True) -> str:
    """
    Return what is *drawn* as a link to where *record* stands; as it is where *link* knows no such place.

    What is not to be *reached* by the keyboard is a link for pointers alone: there are hundreds of marks, and
    the table has the same links.

    Raises:
        ValueError: It is a link to another page.
    """
    target = link(record) if link is not None and record is not None else None
    if target is None:
        return drawn
    if not target.startswith("#"):
        message = f"a picture links to places of its own page alone, as '#claim-1', not to {target!r}"
        raise ValueError(message)
    href = plain_line(target)
    return element("a", drawn, href=href) if reached else element("a", drawn, href=href, tabindex="-1")


def path(data: str, class_: str) -> str:
    """Return a line or shape."""
    return element("path", d=data, class_=class_)
