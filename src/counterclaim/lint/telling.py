"""What the sentences of an article tell of rebuttals, and of whose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, islice
from operator import attrgetter

from counterclaim.case import CaseView
from counterclaim.lint.cue_words import QUALIFIED, WITHDRAWN
from counterclaim.lint.cues import Cues
from counterclaim.lint.likeness import Contents, content_of
from counterclaim.lint.mentions import Mentions
from counterclaim.lint.reading import Place, Reading
from counterclaim.lint.speaking import denies
from counterclaim.model import RebuttalKind

__all__ = ["Telling"]

#: Words that tell of a rebuttal that is no denial, by its kind; a denial is one whatever it is called.
_TOLD_BY: dict[RebuttalKind, Cues] = {
    RebuttalKind.DISPUTE: QUALIFIED,
    RebuttalKind.UNDERCUT: QUALIFIED,
    RebuttalKind.QUALIFICATION: QUALIFIED,
    RebuttalKind.CORRECTION: WITHDRAWN,
    RebuttalKind.RETRACTION: WITHDRAWN,
}
#: Times that one sentence is about one party, and that are looked at.
_MOST_NAMED = 10


class Telling:
    """
    What the sentences of an article tell of rebuttals, and of whose.

    Attributes:
        mentions: Where the article is about the records of the case.
    """

    def __init__(self, reading: Reading, case: CaseView) -> None:
        self.mentions = Mentions(reading, case)
        self._reading = reading
        self._places: dict[tuple[tuple[object, ...], ...], tuple[Place, ...]] = {}
        self._sentences: dict[tuple[tuple[object, ...], ...], frozenset[int]] = {}
        self._told: dict[tuple[tuple[tuple[object, ...], ...], RebuttalKind], tuple[int, ...]] = {}
        self._denied: dict[Place, bool] = {}
        self._cues: dict[tuple[int, Cues], bool] = {}

    def told(self, who: Sequence[str], kind: RebuttalKind) -> tuple[int, ...]:
        """Return which sentences say of *who* that they deny something, or do whatever *kind* is."""
        key = self._key(who)
        found = self._told.get((key, kind))
        if found is None:
            told = (place.sentence for place in self._about(who, key) if self._says(place, kind))
            found = self._told[key, kind] = tuple(dict.fromkeys(told))
        return found

    def is_about(self, who: Sequence[str]) -> bool:
        """Return whether a sentence is about *who*."""
        return bool(self._about(who, self._key(who)))

    def repeats(self, who: Sequence[str], texts: Iterable[frozenset[str]]) -> bool:
        """Return whether a sentence about *who* repeats one of *texts*, given as stems."""
        key = self._key(who)
        about = self._sentences.get(key)
        if about is None:
            about = self._sentences[key] = frozenset(place.sentence for place in self._about(who, key))
        return any(any(True for _ in self._contents.repeating(text, about)) for text in texts)

    def content(self, number: int) -> frozenset[str]:
        """Return what a sentence says, as stems."""
        return self._contents.of(number)

    @cached_property
    def corrects(self) -> bool:
        """Whether a sentence says that something is taken back or corrected, whoever does so."""
        return any(self._has(number, WITHDRAWN) for number in range(len(self._reading.sentences)))

    @cached_property
    def _contents(self) -> Contents:
        return Contents(
            {number: content_of(one.folded) for number, one in enumerate(self._reading.sentences)}
        )

    def _key(self, who: Iterable[str]) -> tuple[tuple[object, ...], ...]:
        return tuple(dict.fromkeys(map(self.mentions.key, who)))

    def _about(self, who: Iterable[str], key: tuple[tuple[object, ...], ...]) -> tuple[Place, ...]:
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = tuple(dict.fromkeys(self._mentioning(who)))
        return found

    def _mentioning(self, who: Iterable[str]) -> Iterator[Place]:
        for id in who:
            for _, places in groupby(self.mentions.of(id), key=attrgetter("sentence")):
                yield from islice(places, _MOST_NAMED)

    def _says(self, place: Place, kind: RebuttalKind) -> bool:
        cues = _TOLD_BY.get(kind)
        if cues is not None and self._has(place.sentence, cues):
            return True
        found = self._denied.get(place)
        if found is None:
            found = self._denied[place] = denies(self._reading.sentences[place.sentence], place)
        return found

    def _has(self, number: int, cues: Cues) -> bool:
        found = self._cues.get((number, cues))
        if found is None:
            sentence = self._reading.sentences[number]
            found = self._cues[number, cues] = cues.any_in(sentence.folded)
        return found
