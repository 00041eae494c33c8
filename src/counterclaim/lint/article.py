"""The article that is to appear, sentence by sentence."""

from __future__ import annotations

from functools import cached_property

from attrs import define

from counterclaim.lint.legible import legible
from counterclaim.lint.reading import Reading
from counterclaim.lint.sentences import Sentence, sentences_of

__all__ = ["Article", "Sentence"]


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
        return tuple(sentences_of(legible(self.text)))

    @cached_property
    def reading(self) -> Reading:
        """Its words, and where each of them stands."""
        return Reading(self.sentences)
