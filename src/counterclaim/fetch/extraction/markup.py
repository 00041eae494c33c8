"""
The texts and tags of a page, in time linear in its length whatever it holds.

It follows the tokenizer of the HTML standard (WHATWG, section 13.2.5) where that decides what is text: how
comments end, that a `>` in a quoted attribute ends no tag, where a script ends. It builds no tree, so nothing
can be nested too deeply.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from counterclaim.safe_text import unescaped

__all__ = ["Kind", "tokens", "unescape"]


class Kind(enum.Enum):
    """What a token is."""

    TEXT = "text"
    START = "start"
    END = "end"


#: White space of HTML; that of Unicode separates no attributes.
_S = r"\t\n\f\r "
# Each part of it consumes what it matched for good, and each tag that is not closed ends with the page, so no
# character is looked at from two tags.
_ATTRIBUTE = (
    rf"[^{_S}/>][^{_S}/>=]*+"
    rf"(?:[{_S}]*+=[{_S}]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_S}>\"'][^{_S}>]*+|(?=>|\Z)))?+"
)
_MARKUP = re.compile(
    rf"<(?P<end>/?)(?P<name>[A-Za-z][^{_S}/>]*+)(?:[{_S}/]++|{_ATTRIBUTE})*+(?:>|\Z)"
    r"|<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<[!?/][^>]*+(?:>|\Z)",
    re.DOTALL,
)

#: Elements in which there is no markup. What is in them is not shown as text of the page.
_RAW = ("iframe", "noembed", "noframes", "noscript", "style", "textarea", "title")
_RAW_END = {name: re.compile(rf"</{name}(?=[{_S}/>])", re.IGNORECASE | re.ASCII) for name in _RAW}
_SCRIPT_TOKEN = re.compile(
    rf"<!--(?P<closed>-*+>)?|(?P<close>-->)|<(?P<end>/?)script(?=[{_S}/>])", re.IGNORECASE | re.ASCII
)
_FOREIGN = ("math", "svg")


def unescape(text: str) -> str:
    """Return *text* with the characters that its references stand for, and without null characters."""
    return unescaped(text).replace("\0", "")


def tokens(page: str) -> Iterator[tuple[Kind, str]]:
    """
    Yield the texts of *page* as they stand, and the names of its tags in lower case.

    Comments, and the content of elements without markup, as scripts and styles, are left out.
    """
    position = foreign = 0
    while (markup := _MARKUP.search(page, position)) is not None:
        if markup.start() > position:
            yield Kind.TEXT, page[position : markup.start()]
        position = markup.end()
        if markup["name"] is None:
            continue
        name = markup["name"].lower()
        yield (Kind.END if markup["end"] else Kind.START), name
        if name in _FOREIGN:
            foreign = max(foreign - 1, 0) if markup["end"] else foreign + (page[position - 2] != "/")
        # In a drawing, an element may close itself.
        elif not markup["end"] and not (foreign and page[position - 2] == "/"):
            position = _content_end(page, name, position)
    if position < len(page):
        yield Kind.TEXT, page[position:]


def _content_end(page: str, name: str, position: int) -> int:
    """Return where the content of an element without markup ends; *position* for any other element."""
    if name == "script":
        return _script_end(page, position)
    if name not in _RAW_END:
        return position
    end = _RAW_END[name].search(page, position)
    return len(page) if end is None else end.start()


def _script_end(page: str, position: int) -> int:
    """Return where a script ends (sections 13.2.5.4 and 13.2.5.18 to 13.2.5.31, "script data")."""
    escaped = nested = False
    for token in _SCRIPT_TOKEN.finditer(page, position):
        if token["close"] or token["closed"]:
            escaped = nested = False
        elif token["end"] is None:
            escaped = True
        elif not token["end"]:
            nested = escaped
        elif nested:
            nested = False
        else:
            return token.start()
    return len(page)
