"""Whether a sentence goes on about somebody whom the one before named."""

from __future__ import annotations

from counterclaim.lint.cues import word_set
from counterclaim.lint.reading import ReadSentence

__all__ = ["refers_back"]

#: What stands for somebody named before, among the first words of a sentence.
_PRONOUNS = frozenset({"both", "beide", "er", "he", "she", "sie", "they"})
_EARLY = 3
#: What does so as the first word alone.
_NEUTER = frozenset({"it", "es"})
_DEFINITE = frozenset({"das", "dem", "den", "der", "des", "die", "the"})
#: What does so behind an article: "the company".
_GENERIC = word_set(
    """
    administration agency amt angeklagte association authorities authority bank behörde behörden
    beiden betroffene betroffenen body broadcaster businessman businesswoman bürgermeister
    bürgermeisterin chairman club committee company department family firm firma former gesellschaft
    government group gruppe hersteller institut institute konzern lawyer maker man manager mann
    mayor medium men minister ministerin network newspaper office officer officials organisation
    organization paper partei party politician politiker politikerin president producer präsident
    präsidentin regierung researcher scientist sender spokesperson stadt university unternehmen
    unternehmer unternehmerin verband verein woman zeitung
    """
)


def refers_back(sentence: ReadSentence) -> bool:
    """Return whether a sentence begins with a word for what the one before named, or is a quotation."""
    if not sentence.own or not _PRONOUNS.isdisjoint(sentence.own[:_EARLY]):
        return True
    first, second = (*sentence.own, "")[:2]
    return first in _NEUTER or (first in _DEFINITE and second in _GENERIC)
