"""Whom the sentences of an article are about: by name, by role, and by a word that goes on about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from attrs import field, frozen

from counterclaim.case import CaseView
from counterclaim.lint.anaphora import Reference, references
from counterclaim.lint.cue_words import SPOKEN_FOR
from counterclaim.lint.grammar import DEFINITE_ARTICLES
from counterclaim.lint.names import Name, Naming, names_of
from counterclaim.lint.reading import Place, Reading, words_in
from counterclaim.model import Claim, Organization, Person, Rebuttal, Source

__all__ = ["Mentions"]

#: Parties told apart of those named in one sentence, and of those with one name.
_TOLD_APART = 3
#: Words of a role that are looked for.
_MOST_WORDS = 8


@frozen
class _Named:
    """A party that a sentence names: its key, and where."""

    key: str
    place: Place = field(eq=False)


class Mentions:
    """
    Where an article is about those whom claims accuse and those who rebut.

    Attributes:
        naming: Where the article names the records of the case.
    """

    def __init__(self, reading: Reading, case: CaseView) -> None:
        self.naming = Naming(reading, case)
        self._reading = reading
        self._case = case

    def of(self, id: str, *, sure: bool = False) -> tuple[Place, ...]:
        """
        Return where the article is about the record *id*, in its order.

        That is where it is named, where a role that it alone has stands behind an article ("the mayor"), and
        where a word goes on about it: "she", "the company", "their lawyer". With *sure*, words that may go on
        about two of those on record are left out.
        """
        key = self._case.same(id)[0]
        named = self.naming.of(id)
        if key not in self._by_role and key not in self._going_on:
            return named
        found = dict.fromkeys((*named, *self._by_role.get(key, ())))
        found.update((place, None) for place, one in self._going_on.get(key, ()) if one or not sure)
        return tuple(sorted(found, key=lambda place: (place.sentence, place.first)))

    def key(self, id: str) -> tuple[object, ...]:
        """Return what is equal for records that the article is about at the same places."""
        key = self._case.same(id)[0]
        own = key if key in self._by_role or key in self._going_on else None
        return (self.naming.names(id), own)

    @cached_property
    def _parties(self) -> dict[str, Source | None]:
        """Those who rebut and those who are accused, by the first of the records judged the same."""
        ids = [rebuttal.by for rebuttal in self._case.of_type(Rebuttal)]
        ids += [id for claim in self._case.of_type(Claim) for id in claim.accuses]
        return {
            self._case.same(id)[0]: self._case.get(self._case.same(id)[0], Source)
            for id in dict.fromkeys(ids)
        }

    @cached_property
    def _by_role(self) -> dict[str, tuple[Place, ...]]:
        """Where a party is spoken of by its role, which nobody else on record has."""
        holders: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for source in self._case.of_type(Source):
            words = tuple(word.casefold() for word in words_in(source.role or "")[:_MOST_WORDS])
            for role in (
                dict.fromkeys((words, words[-1:])) if words else ()
            ):  # "the operator" of a "rail operator"
                holders[role][self._case.same(source)[0]] = None
        found: defaultdict[str, dict[Place, None]] = defaultdict(dict)
        for role, keys in holders.items():
            key = next(iter(keys))
            if len(keys) == 1 and key in self._parties:
                places = self.naming.by(Name(role, True))
                found[key].update((place, None) for place in places if self._is_meant(place))
        return {key: tuple(places) for key, places in found.items()}

    def _is_meant(self, place: Place) -> bool:
        sentence = self._reading.sentences[place.sentence]
        before = sentence.folded[place.first - 1] if place.first else ""
        return before in DEFINITE_ARTICLES or SPOKEN_FOR.any_in(sentence.folded)

    @cached_property
    def _named(self) -> dict[int, list[_Named]]:
        """The parties that each sentence names or calls by their role, a few of them, in their order."""
        bearing: defaultdict[Name, dict[str, None]] = defaultdict(dict)
        for key in self._parties:
            for name in names_of(self._case, key):
                bearing[name][key] = None
        named: defaultdict[int, list[_Named]] = defaultdict(list)
        for name, keys in bearing.items():
            for place in self.naming.by(name):
                named[place.sentence] += [_Named(key, place) for key in list(keys)[:_TOLD_APART]]
        for key, places in self._by_role.items():
            for place in places:
                named[place.sentence].append(_Named(key, place))
        return {
            number: sorted(found, key=lambda one: one.place.first)[: 4 * _TOLD_APART]
            for number, found in named.items()
        }

    @cached_property
    def _generic(self) -> dict[str, tuple[str, ...]]:
        """Whom a common noun describes that stands in their name or role: "amt", "minister"."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for source in self._case.of_type(Source):
            for word in words_in(f"{source.name} {source.role or ''}"):
                for noun in Reference.nouns_in(word.casefold()):
                    if len(found[noun]) < _TOLD_APART:
                        found[noun][self._case.same(source)[0]] = None
        return {noun: tuple(keys) for noun, keys in found.items()}

    @cached_property
    def _going_on(self) -> dict[str, list[tuple[Place, bool]]]:
        """Where a word goes on about each party, and whether it can mean nobody else of them."""
        found: defaultdict[str, list[tuple[Place, bool]]] = defaultdict(list)
        before: tuple[str, ...] = ()
        company: str | None = None
        for number, sentence in enumerate(self._reading.sentences):
            named = self._named.get(number, [])
            here = list(dict.fromkeys(one.key for one in named))
            for reference in references(sentence):
                place = Place(number, reference.first, reference.last)
                earlier = [one.key for one in named if one.place.first < reference.first]
                keys = self._meant(reference, before, company, earlier, bool(here))
                for key in keys:
                    found[key].append((place, len(keys) == 1))
                    here.append(key)
            before = tuple(dict.fromkeys(here))[: 2 * _TOLD_APART]
            company = next((key for key in reversed(here) if self._is_company(key)), company)
        return found

    def _meant(
        self,
        reference: Reference,
        before: Sequence[str],
        company: str | None,
        earlier: Sequence[str],
        names_some: bool,
    ) -> tuple[str, ...]:
        """Return the parties that a reference may mean."""
        if reference.noun and (described := self._generic.get(reference.noun)):
            return tuple(key for key in described if key in self._parties)[:1] if len(described) == 1 else ()
        if reference.is_company:
            near = next((key for key in reversed(earlier) if self._is_company(key)), company)
            return () if near is None else (near,)
        if not reference.opens or (names_some and reference.first > 0):
            return ()
        return tuple(key for key in before if self._fits(reference, key))

    def _fits(self, reference: Reference, key: str) -> bool:
        party = self._parties.get(key)
        if isinstance(party, Person):
            return not reference.neuter
        return not (reference.personal and isinstance(party, Organization))

    def _is_company(self, key: str) -> bool:
        return isinstance(self._parties.get(key), Organization)
