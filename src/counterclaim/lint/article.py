"""The article that is to appear, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from attrs import define, frozen

__all__ = ["Article", "Sentence"]

# A sentence ends at a full stop, question or exclamation mark before white space, or at an empty line.
_END = re.compile(r"(?<=[.!?…])[\"'”“»«’)\]]*\s+|\n\s*\n")


@frozen
class Sentence:
    """
    A sentence of an article.

    Attributes:
        text: The sentence.
        line: The line in which it begins, from 1.
    """

    text: str
    line: int


@define(eq=False)
class Article:
    """
    The article that is to appear.

    Attributes:
        text: All of it.
    """

    text: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in their order."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        start, line = 0, 1
        for end in (*(found.end() for found in _END.finditer(self.text)), len(self.text)):
            piece = self.text[start:end]
            stripped = piece.lstrip()
            if stripped:
                skipped = piece[: len(piece) - len(stripped)]
                yield Sentence(stripped.rstrip(), line + skipped.count("\n"))
            line += piece.count("\n")
            start = end
