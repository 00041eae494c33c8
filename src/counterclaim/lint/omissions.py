"""Quotations with marks of omission, and whether their parts stand in a text in their order."""

from __future__ import annotations

import re

from counterclaim.lint.reading import words_in

__all__ = ["Parts", "QuotedText", "parts_of"]

#: Words of a quotation, in parts between its marks.
Parts = tuple[tuple[str, ...], ...]

#: What was left out, or put in by who quotes: "[…]", "…", "...", "(...)", "[the mayor]".
_MARK = re.compile(r"\[[^\[\]]*+\]|\(?(?:…|\.{3})\)?")
#: A letter that was made a capital or a small one, as the sentence needs it: "[T]he".
_LETTER = re.compile(r"\[(\w)\](?=\w)")


def parts_of(quote: str) -> Parts:
    """Return the parts of *quote* between its marks of omission or insertion; none where it has no mark."""
    quote, letters = _LETTER.subn(r"\1", quote)
    pieces = _MARK.split(quote)
    parts = (tuple(word.casefold() for word in words_in(piece)) for piece in pieces)
    return tuple(part for part in parts if part) if letters or len(pieces) > 1 else ()


class QuotedText:
    """A text in which parts of quotations are looked for."""

    def __init__(self, text: str) -> None:
        """Read the words of *text*."""
        self._words = f" {' '.join(word.casefold() for word in words_in(text))} "

    def has(self, parts: Parts) -> bool:
        """Return whether all *parts* stand in the text, one behind the other; case does not matter."""
        place = 0
        for part in parts:
            found = self._words.find(f" {' '.join(part)} ", place)
            if found < 0:
                return False
            place = found + len(" ".join(part)) + 1
        return bool(parts)
