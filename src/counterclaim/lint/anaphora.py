"""Words by which a sentence goes on about somebody who was named before."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from counterclaim.lint.cue_words import SPEAKERS, SPOKEN_FOR
from counterclaim.lint.cues import word_set
from counterclaim.lint.grammar import DEFINITE_ARTICLES
from counterclaim.lint.reading import ReadSentence

__all__ = ["Reference", "references"]

_PERSONAL = frozenset({"he", "she", "her", "his"})
_NEUTER = frozenset({"it", "es", "its", "dieses"})
#: What stands for somebody named before, among the first words of a sentence.
_PRONOUNS = frozenset({"both", "beide", "er", "he", "she", "sie", "they"})
#: What does so as the first word alone.
_AT_FIRST = frozenset({"it", "es", "diese", "dieser", "dieses"})
_POSSESSIVE = frozenset({"her", "his", "its", "their", "ihr", "ihre", "sein", "seine"})
_EARLY = 3
#: What an organization that does business is called behind an article, at any distance from its name.
_COMPANIES = word_set(
    """
    anbieter broadcaster company corporation firm firma hersteller konzern konzerns maker manufacturer
    unternehmen unternehmens utility versorger
    """
)
#: What others are called so, in the sentence behind the one that names them.
_GENERIC = _COMPANIES | word_set(
    """
    accused administration agency amt angeklagte association authorities authority bank behörde behörden
    beiden beschuldigte beschuldigten betroffene betroffenen body businessman businesswoman
    bürgermeister bürgermeisterin chairman club committee department family former gesellschaft
    government group gruppe institut institute lawyer man manager mann mayor medium men minister
    ministerin network newspaper office officer officials organisation organization paper partei
    party politician politiker politikerin president producer präsident präsidentin regierung
    regulator researcher scientist sender spokesperson stadt university unternehmer unternehmerin
    verband verein woman zeitung
    """
)
_LENGTHS = tuple(sorted({len(noun) for noun in _GENERIC}))


@frozen
class Reference:
    """
    A word by which a sentence goes on about somebody.

    Attributes:
        first: The place of its first word in the sentence.
        last: The place after its last word; the same for a sentence that is a quotation and no more.
        opens: Whether the sentence begins with it, so that it goes on about whom the one before names.
        noun: The common noun that describes them, if any.
        personal: Whether it is said of persons.
        neuter: Whether it is said of things and organizations.
    """

    first: int
    last: int
    opens: bool = True
    noun: str = ""
    personal: bool = False
    neuter: bool = False

    @property
    def is_company(self) -> bool:
        """Whether it is a word for an organization that does business."""
        return self.noun in _COMPANIES

    @staticmethod
    def nouns_in(word: str) -> Iterator[str]:
        """Yield which of the common nouns *word* is, or ends in: "minister" of "gesundheitsminister"."""
        for length in _LENGTHS:
            if length <= len(word) and word[-length:] in _GENERIC:
                yield word[-length:]


def references(sentence: ReadSentence) -> Iterator[Reference]:
    """Yield by which words *sentence* goes on about somebody, in their order."""
    own = [place for place in range(len(sentence.words)) if sentence.is_own(place)]
    if not own:
        if sentence.words:
            yield Reference(0, 0)
        return
    opening = _opening(sentence, own)
    if opening is not None:
        yield opening
    for place in own:
        word = sentence.folded[place]
        if place and word in _GENERIC and sentence.folded[place - 1] in DEFINITE_ARTICLES:
            yield Reference(place, place + 1, opens=place == own[0] + 1, noun=word, neuter=word in _COMPANIES)


def _opening(sentence: ReadSentence, own: list[int]) -> Reference | None:
    first = own[0]
    word = sentence.folded[first]
    if word in _POSSESSIVE:
        behind = [place for place in own[1 : _EARLY + 1] if SPEAKERS.is_one(sentence.folded[place])]
        if behind:
            return Reference(first, behind[0] + 1, personal=word in _PERSONAL, neuter=word in _NEUTER)
    for place in own[:_EARLY]:
        word = sentence.folded[place]
        if word in _PRONOUNS or (place == first and word in _AT_FIRST):
            return Reference(place, place + 1, personal=word in _PERSONAL, neuter=word in _NEUTER)
    spoken = next((place for place in own if SPOKEN_FOR.is_one(sentence.folded[place])), None)
    return None if spoken is None else Reference(spoken, spoken + 1)
