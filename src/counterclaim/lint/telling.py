"""What the sentences of an article tell of rebuttals, and of whose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from counterclaim.case import CaseView
from counterclaim.lint.anaphora import refers_back
from counterclaim.lint.cue_words import DENIED, NEGATED, QUALIFIED, SAID, SPOKEN_FOR, UNANSWERED, WITHDRAWN
from counterclaim.lint.cues import Cues
from counterclaim.lint.likeness import Contents, content_of
from counterclaim.lint.names import Name, Naming, names_of
from counterclaim.lint.reading import Place, Reading, words_in
from counterclaim.model import Rebuttal, RebuttalKind, Source

__all__ = ["Telling"]

#: Words that tell of a rebuttal, by its kind; a denial is one whatever it is called.
_TOLD_BY: dict[RebuttalKind, tuple[Cues, ...]] = {
    RebuttalKind.DENIAL: (DENIED,),
    RebuttalKind.DISPUTE: (DENIED, QUALIFIED),
    RebuttalKind.UNDERCUT: (DENIED, QUALIFIED),
    RebuttalKind.QUALIFICATION: (DENIED, QUALIFIED),
    RebuttalKind.CORRECTION: (DENIED, WITHDRAWN),
    RebuttalKind.RETRACTION: (DENIED, WITHDRAWN),
}
_DEFINITE = frozenset({"das", "dem", "den", "der", "des", "die", "the"})
#: Records judged the same that are looked at, and who is told apart among those named in one sentence.
_MOST_FOLLOWED = 50
_TOLD_APART = 2


class Telling:
    """
    What the sentences of an article tell of rebuttals, and of whose.

    Attributes:
        naming: Where the article names the records of the case.
    """

    def __init__(self, reading: Reading, case: CaseView) -> None:
        self.naming = Naming(reading, case)
        self._reading = reading
        self._case = case
        self._cues: dict[tuple[int, Cues], bool] = {}
        self._naming: dict[tuple[str, ...], frozenset[int]] = {}
        self._describing: dict[str, frozenset[int]] = {}
        self._told: dict[tuple[tuple[str, ...] | str, RebuttalKind], bool] = {}

    def tells(self, who: tuple[str, ...], kind: RebuttalKind) -> bool:
        """Return whether a sentence about *who* says that they deny something, or whatever *kind* does."""
        return any(self._tell(key, sentences, kind) for key, sentences in self._about(who))

    def names(self, who: tuple[str, ...]) -> bool:
        """Return whether a sentence is about *who*."""
        return any(sentences for _, sentences in self._about(who))

    def repeats(self, who: tuple[str, ...], texts: Iterable[frozenset[str]]) -> bool:
        """Return whether a sentence about *who* repeats one of *texts*, given as stems."""
        about = [sentences for _, sentences in self._about(who) if sentences]
        return any(
            any(True for _ in self._contents.repeating(text, sentences))
            for text in texts
            for sentences in about
        )

    @cached_property
    def corrects(self) -> bool:
        """Whether a sentence says that something is taken back or corrected, whoever does so."""
        return any(self._has(number, WITHDRAWN) for number in range(len(self._reading.sentences)))

    @cached_property
    def _contents(self) -> Contents:
        return Contents(
            {number: content_of(one.folded) for number, one in enumerate(self._reading.sentences)}
        )

    @cached_property
    def _rebutters(self) -> dict[int, set[str]]:
        """Those who rebut something and are named, by sentence, two of them at most."""
        bearing: defaultdict[Name, dict[str, None]] = defaultdict(dict)
        for by in dict.fromkeys(rebuttal.by for rebuttal in self._case.of_type(Rebuttal)):
            for name in names_of(self._case, by):
                bearing[name][self._case.same(by)[0]] = None
        named: defaultdict[int, set[str]] = defaultdict(set)
        for name, keys in bearing.items():
            for place in self.naming.by(name):
                for key in list(keys)[:_TOLD_APART]:
                    if len(named[place.sentence]) < _TOLD_APART:
                        named[place.sentence].add(key)
        return named

    def _about(self, who: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...] | str, frozenset[int]]]:
        """Yield the sentences that name one of *who*, and that speak of the first by a role, behind a key."""
        found = self._naming.get(who)
        if found is None:
            naming = self.naming.sentences(who)
            key = self._case.same(who[0])[0]
            found = self._naming[who] = frozenset((*naming, *self._going_on(naming, {key})))
        yield who, found
        for source in (self._case.get(id, Source) for id in self._case.same(who[0])[:_MOST_FOLLOWED]):
            if source is not None and source.role and words_in(source.role):
                yield source.role, self._by_role(source.role)

    def _by_role(self, role: str) -> frozenset[int]:
        """Return the sentences that speak of those in a *role*: "a police spokesperson", "the police"."""
        found = self._describing.get(role)
        if found is None:
            places = self.naming.by(Name(words_in(role), True))
            spoken = [place.sentence for place in places if self._is_meant(place)]
            found = self._describing[role] = frozenset((*spoken, *self._going_on(spoken, set())))
        return found

    def _is_meant(self, place: Place) -> bool:
        sentence = self._reading.sentences[place.sentence]
        before = sentence.folded[place.first - 1] if place.first else ""
        return before in _DEFINITE or self._has(place.sentence, SPOKEN_FOR)

    def _going_on(self, numbers: Iterable[int], keys: set[str]) -> Iterator[int]:
        """
        Yield the sentences behind *numbers* that may go on about those whom the ones before name.

        One begins with "it", "the company" or the like, speaks through a spokesperson, or is a quotation; and
        it names nobody else who rebuts something: nobody but *keys*.
        """
        for number in (number + 1 for number in numbers):
            if number >= len(self._reading.sentences) or self._rebutters.get(number, set()) - keys:
                continue
            if self._has(number, SPOKEN_FOR) or refers_back(self._reading.sentences[number]):
                yield number

    def _tell(self, key: tuple[str, ...] | str, sentences: frozenset[int], kind: RebuttalKind) -> bool:
        found = self._told.get((key, kind))
        if found is None:
            found = self._told[key, kind] = any(self._says(number, kind) for number in sentences)
        return found

    def _says(self, number: int, kind: RebuttalKind) -> bool:
        if any(self._has(number, cues) for cues in _TOLD_BY[kind]):
            return True
        speaks = self._has(number, SAID) and self._has(number, NEGATED)
        return speaks and not self._has(number, UNANSWERED)

    def _has(self, number: int, cues: Cues) -> bool:
        found = self._cues.get((number, cues))
        if found is None:
            sentence = self._reading.sentences[number]
            found = self._cues[number, cues] = cues.any_in(sentence.folded)
        return found
