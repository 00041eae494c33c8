"""Words that stand before names and between clauses, in English and German, and what stands before a name."""

from __future__ import annotations

from counterclaim.lint.cues import word_set
from counterclaim.lint.reading import Place, ReadSentence

__all__ = ["CONJUNCTIONS", "DEFINITE_ARTICLES", "DETERMINERS", "leading"]

CONJUNCTIONS = word_set("aber and but doch or oder und")
DEFINITE_ARTICLES = word_set("das dem den der des die the")
DETERMINERS = DEFINITE_ARTICLES | word_set(
    "a an dieser diese ein eine einem einen einer her his ihr ihre its sein seine their"
)


def leading(sentence: ReadSentence, name: Place) -> str:
    """Return the word before a name, but for an article."""
    before = name.first - 1
    while before >= 0 and sentence.folded[before] in DETERMINERS:
        before -= 1
    return sentence.folded[before] if before >= 0 else ""
