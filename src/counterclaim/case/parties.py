"""Whom a record concerns, and who belongs to whom: what decides whether a denial is one."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from itertools import islice
from typing import TYPE_CHECKING

from counterclaim.case.dependence import dependent_sources
from counterclaim.case.sameness import SameClasses
from counterclaim.model import Attribution, Claim, Document, Record, Source

if TYPE_CHECKING:
    from counterclaim.case.view import CaseView

__all__ = ["Concerned", "Parties", "listed"]

_MOST_NAMED = 4


class _Circle:
    """Some sources, and the keys of what is the same as one of them or belongs to one of them."""

    __slots__ = ("ids", "related", "same")

    def __init__(self, ids: Iterable[str], same: SameClasses, related: SameClasses) -> None:
        self.ids = dict.fromkeys(ids)
        self.same = frozenset(map(same.key, self.ids))
        self.related = frozenset(map(related.key, self.ids))


class Parties:
    """
    The sources that one record concerns; none where it does not say.

    What an attribution shares with all the others of its claim is not copied: a claim may accuse thousands,
    and have thousands of attributions that are all denied.
    """

    __slots__ = ("_own", "_shared")

    def __init__(self, own: _Circle, shared: _Circle) -> None:
        self._own = own
        self._shared = shared

    def __bool__(self) -> bool:
        return bool(self._own.ids or self._shared.ids)

    def include(self, same: Hashable) -> bool:
        """Return whether the source whose key of sameness is *same* is one of them."""
        return same in self._own.same or same in self._shared.same

    def related_to(self, related: Collection[Hashable]) -> bool:
        """Return whether one of the keys *related* is of what belongs to one of them."""
        return any(key in self._own.related or key in self._shared.related for key in related)

    @property
    def names(self) -> str:
        """Their ids, for a message."""
        own, shared = self._own.ids, self._shared.ids
        first = dict.fromkeys([*own, *islice(shared, _MOST_NAMED)])
        return _named(list(first), len(shared) + sum(id not in shared for id in own))


class Concerned:
    """
    Who is concerned by each record of a case.

    "Belongs to" is generous, since it only ever spares a denial from a problem: those judged the same, those
    who own or speak for one another, and the members of a group all belong together.
    """

    def __init__(self, case: CaseView, same: SameClasses) -> None:
        self._case = case
        self._same = same
        self._related = _related(case)
        self._found: dict[str, Parties] = {}
        self._accused_by: dict[str, _Circle] = {}
        self._nobody = self._circle(())

    def by(self, target: Record) -> Parties:
        """Return the sources that *target* concerns."""
        found = self._found.get(target.id)
        if found is None:
            found = self._found[target.id] = Parties(*self._circles(target))
        return found

    def same(self, source: str) -> Hashable:
        """Return the key of what is the same as *source*."""
        return self._same.key(source)

    def related(self, source: str) -> Hashable:
        """Return the key of what belongs together with *source*."""
        return self._related.key(source)

    def _circles(self, target: Record) -> tuple[_Circle, _Circle]:
        if isinstance(target, Claim):
            return self._circle(self._of_claim(target)), self._nobody
        if isinstance(target, Attribution):
            hops = self._of_attribution(target)
            return self._circle(hops), self._accused(target.of) if hops else self._nobody
        return self._nobody, self._nobody

    def _circle(self, ids: Iterable[str]) -> _Circle:
        return _Circle(ids, self._same, self._related)

    def _accused(self, id: str) -> _Circle:
        found = self._accused_by.get(id)
        if found is None:
            claim = self._case.get(id, Claim)
            found = self._accused_by[id] = self._circle(() if claim is None else claim.accuses)
        return found

    def _of_claim(self, claim: Claim) -> tuple[str, ...]:
        accused = [self._voices(id) for id in claim.accuses]
        others = [self._voices(id) for id in claim.about]
        # A thing or a place cannot speak for itself, and who speaks for it is not on record.
        if not all(accused or others):
            return ()
        return tuple(id for ids in (*accused, *others) for id in ids)

    def _voices(self, id: str) -> tuple[str, ...]:
        found = self._case.get(id)
        if isinstance(found, Source):
            return (id,)
        if isinstance(found, Document):
            return (*((found.publisher,) if found.publisher else ()), *found.authors)
        return ()

    def _of_attribution(self, attribution: Attribution) -> tuple[str, ...]:
        # "I never said that" is aimed at the report of it as well.
        relayed = [self._case.get(id, Attribution) for id in attribution.relays]
        hops = [attribution, *(hop for hop in relayed if hop is not None)]
        if len(hops) <= len(relayed):
            return ()
        return tuple(id for hop in hops for id in (hop.source, hop.speaker) if id is not None)


def listed(ids: Iterable[str]) -> str:
    """Return *ids* as a message names them, the first few by name."""
    unique = list(dict.fromkeys(ids))
    return _named(unique, len(unique))


def _named(first: list[str], count: int) -> str:
    """Return the *first* of *count* ids as a message names them."""
    shown = [repr(id) for id in first[:_MOST_NAMED]]
    if count > _MOST_NAMED:
        shown[-1] = f"{count - _MOST_NAMED + 1} others"
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _related(case: CaseView) -> SameClasses:
    related = dependent_sources(case)
    for attribution in case.of_type(Attribution):
        if attribution.speaker is not None:
            related.unite(attribution.source, attribution.speaker)
    return related
