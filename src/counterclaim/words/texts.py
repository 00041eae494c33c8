"""Texts from outside as they stand in a sentence: on one line, not too long."""

from __future__ import annotations

from counterclaim.safe_text import shorten, visible_line

__all__ = ["short"]

#: How much of a wording stands for it where another record is the subject.
_SHORT = 120
_LOOKED_AT = 1_000


def short(text: str, longest: int = _SHORT) -> str:
    """Return *text* on one line, shortened to what stands for it."""
    # A text of a megabyte may stand behind thousands of rows, so only what can be shown is looked at.
    return shorten(visible_line(text[:_LOOKED_AT]), longest)
