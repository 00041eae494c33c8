"""
The guard against cells that a spreadsheet would compute (OWASP, CSV injection), and the way back.

A spreadsheet takes a text that begins with `=`, `+`, `-` or `@` for a formula. Behind an apostrophe it is a
text.
"""

from __future__ import annotations

import re

__all__ = ["guarded", "unguarded"]

_SIGNS = r"=+\-@＝＋－＠"
#: A cell that would be computed, or whose beginning some spreadsheets pass over to find something to compute.
_FRONT = re.compile(rf"'*+[{_SIGNS}\t\r\n]")
#: A sign behind what may separate cells, blanks and quotation marks. The run begins where it can begin
#: nowhere earlier, which keeps the time linear.
_INSIDE = re.compile(rf"(?<![\s\",;])([\s\",;]++)('*+)(?=[{_SIGNS}])")
_SEPARATOR = re.compile(r"[;,\t\r\n]")


def guarded(text: str) -> str:
    """
    Return *text* as a spreadsheet shows and does not compute it; mostly as it is.

    Where it needs that, an apostrophe goes in front, and one before each sign that would begin a formula if
    the text were cut in two at `;`, `,`, a tab or a line break. A file is cut so where a spreadsheet expects
    cells to be separated by another sign.
    """
    marked = _with_marks(text, 1)
    return f"'{marked}" if marked != text or _FRONT.match(text) else text


def unguarded(text: str) -> str:
    """Return what `guarded` made *text* of; what it cannot have made is returned as it is."""
    if not text.startswith("'"):
        return text
    plain = _with_marks(text[1:], -1)
    return plain if guarded(plain) == text else text


def _with_marks(text: str, more: int) -> str:
    """Return *text* with one mark *more*, or less, before each sign at which it could be cut."""
    start = len(text) - len(text.lstrip("'"))

    def marked(match: re.Match[str]) -> str:
        if match.start() != start and not _SEPARATOR.search(match[1]):
            return match[0]
        return match[1] + (match[2] + "'" if more > 0 else match[2][1:])

    return _INSIDE.sub(marked, text)
