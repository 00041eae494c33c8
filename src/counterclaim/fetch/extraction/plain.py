"""All text of a page, in lines, with nothing but the standard library."""

from __future__ import annotations

import re

import attrs

from counterclaim.fetch.extraction.markup import Kind, tokens, unescape
from counterclaim.values.word_tables import words_of

__all__ = ["PlainExtractor", "plain_text"]

#: Elements that begin and end a line in browsers (WHATWG, section 15.3, "Rendering"), and `br`.
_BLOCKS = frozenset(
    words_of(
        """
        address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset
        figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu
        nav ol optgroup option p pre search section summary table tbody tfoot thead tr ul
        """
    )
)
_CELLS = frozenset({"td", "th"})
_WHITE_SPACE = re.compile(r"[\t\n\f\r ]+")


def plain_text(html: str) -> str:
    """
    Return all text of the page *html*: a line for each block, white space collapsed, in linear time.

    Scripts, styles, comments, templates, the title and what is shown where there are no scripts are left out.
    Styles are not looked at, so text that they hide is there.
    """
    lines: list[str] = []
    pieces: list[str] = []
    templates = 0
    for kind, value in tokens(html):
        if kind is not Kind.TEXT and value == "template":
            templates = max(templates + (1 if kind is Kind.START else -1), 0)
        elif templates:
            continue
        elif kind is Kind.TEXT:
            pieces.append(unescape(value))
        elif value in _CELLS:
            pieces.append(" ")
        elif value in _BLOCKS and pieces:
            _end_line(lines, pieces)
    _end_line(lines, pieces)
    return "\n".join(lines)


def _end_line(lines: list[str], pieces: list[str]) -> None:
    line = _WHITE_SPACE.sub(" ", "".join(pieces)).strip(" ")
    pieces.clear()
    if line:
        lines.append(line)


@attrs.frozen(kw_only=True)
class PlainExtractor:
    """
    Takes out all text of a page, navigation and reader comments included; needs no other package.

    Attributes:
        name: `plain` with its version.
    """

    name: str = attrs.field(default="plain 1", init=False)

    def extract(self, html: str, *, url: str | None) -> str:
        """Return all text of the page *html*, as `plain_text` does."""
        return plain_text(html)
