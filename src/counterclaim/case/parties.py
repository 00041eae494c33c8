"""Whom a record concerns, and who belongs to whom: what decides whether a denial is one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

import attrs

from counterclaim.case.sameness import SameClasses
from counterclaim.model import Attribution, Claim, Document, Group, Record, SameAs, Source

if TYPE_CHECKING:
    from counterclaim.case.view import CaseView

__all__ = ["Concerned", "Parties", "listed"]


@attrs.frozen
class Parties:
    """
    The sources that one record concerns; none where it does not say.

    Attributes:
        names: Their ids, for a message.
        same: The keys of what is the same as one of them.
        related: The keys of what belongs to one of them.
    """

    names: str
    same: frozenset[Hashable]
    related: frozenset[Hashable]


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

    def by(self, target: Record) -> Parties:
        """Return the sources that *target* concerns."""
        found = self._found.get(target.id)
        if found is None:
            ids = self._ids(target)
            same, related = map(self._same.key, ids), map(self._related.key, ids)
            found = self._found[target.id] = Parties(listed(ids), frozenset(same), frozenset(related))
        return found

    def same(self, source: str) -> Hashable:
        """Return the key of what is the same as *source*."""
        return self._same.key(source)

    def related(self, source: str) -> Hashable:
        """Return the key of what belongs together with *source*."""
        return self._related.key(source)

    def _ids(self, target: Record) -> tuple[str, ...]:
        if isinstance(target, Claim):
            return self._of_claim(target)
        if isinstance(target, Attribution):
            return self._of_attribution(target)
        return ()

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
        # "I never said that" is aimed at the report of it as well, and the accused answer both.
        relayed = [self._case.get(id, Attribution) for id in attribution.relays]
        hops = [attribution, *(hop for hop in relayed if hop is not None)]
        if len(hops) <= len(relayed):
            return ()
        claim = self._case.get(attribution.of, Claim)
        accused = () if claim is None else claim.accuses
        return (*(id for hop in hops for id in (hop.source, hop.speaker) if id is not None), *accused)


def listed(ids: Iterable[str]) -> str:
    """Return *ids* as a message names them, the first few by name."""
    unique = [repr(id) for id in dict.fromkeys(ids)]
    shown = unique if len(unique) <= 4 else [*unique[:3], f"{len(unique) - 3} others"]
    return " and ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _related(case: CaseView) -> SameClasses:
    related = SameClasses(case.of_type(SameAs))
    for source in case.of_type(Source):
        members = source.members if isinstance(source, Group) else ()
        for other in (*source.depends_on, *members):
            related.unite(source.id, other)
    for attribution in case.of_type(Attribution):
        if attribution.speaker is not None:
            related.unite(attribution.source, attribution.speaker)
    return related
