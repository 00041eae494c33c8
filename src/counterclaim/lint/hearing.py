"""Who was asked about what, who answered, and who may answer for whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.case import CaseView
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    Direction,
    Entity,
    Group,
    Rebuttal,
    ReplyRequest,
    Source,
    UnnamedSource,
)

__all__ = ["Hearing"]

#: From so many accused on, those heard are put together first.
_MANY = 16


class Hearing:
    """
    Who was heard about what, in one case.

    A source is known by the first of those judged the same. Whoever was asked, or answers, about a claim, an
    attribution of it, a document in which that stands, evidence for it, or the case as a whole, counts. Who
    belongs to those accused may answer for them, but for a whistle-blower, who makes the claim.
    """

    def __init__(self, case: CaseView) -> None:
        self._case = case
        self._spokespeople = _spokespeople(case)
        self._dependents = _dependents(case)
        self._heard_of: dict[tuple[str, str], frozenset[str]] = {}
        self._unclear: dict[str, str] = {}
        self._unclear_of: dict[str, str | None] = {}
        self._heard: dict[str, set[str]] = defaultdict(set)
        self._answering: dict[str, frozenset[str]] = {}
        self._whole = tuple(info.id for info in case.of_type(CaseInfo))
        self._take_in()

    def _take_in(self) -> None:
        for rebuttal in self._case.of_type(Rebuttal):
            for target in rebuttal.targets:
                self._heard[target].add(self._head(rebuttal.by))
        for request in self._case.of_type(ReplyRequest):
            party = self._head(request.to)
            if self._is_unclear(request):
                self._unclear.setdefault(party, request.id)
            for id in request.about:
                self._heard[id].add(party)

    def _is_unclear(self, request: ReplyRequest) -> bool:
        """Return whether *request* names nothing but people and things, or nothing at all."""
        return all(self._case.get(id, Entity) is not None for id in request.about)

    def identifiable(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return whom *claims* accuse, as far as they are on record with a name and can answer."""
        found = dict.fromkeys(id for claim in claims for id in claim.accuses)
        return tuple(id for id in found if self._is_identifiable(id))

    def _is_identifiable(self, id: str) -> bool:
        found = self._case.get(id, Source)
        return found is not None and not isinstance(found, UnnamedSource)

    def unheard(self, accused: Sequence[str], claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return those of *accused* who were not asked about *claims*, do not answer, and do not say it."""
        accusers = {self._head(entry.source) for entry in self._origins(claims)}
        others = [id for id in accused if self._head(id) not in accusers]
        matter = [id for id in self._matter(claims) if id in self._heard]
        if len(others) > _MANY:
            heard = set().union(*(self._heard[id] for id in matter))
            return tuple(id for id in others if not (heard & self._voices(id)) - accusers)
        return tuple(id for id in others if not any(self._common(id, about) - accusers for about in matter))

    def unclear(self, party: str) -> str | None:
        """Return the id of a request to *party* that does not say what it was about, where there is one."""
        if party not in self._unclear_of:
            found = (self._unclear[id] for id in sorted(self._voices(party)) if id in self._unclear)
            self._unclear_of[party] = next(found, None)
        return self._unclear_of[party]

    def _common(self, party: str, about: str) -> frozenset[str]:
        """Return who of those who may answer for *party* was heard about a record."""
        found = self._heard_of.get((party, about))
        if found is None:
            found = self._heard_of[party, about] = self._voices(party) & self._heard[about]
        return found

    def _origins(self, claims: Iterable[Claim]) -> Iterator[Attribution]:
        for claim in claims:
            for entry in self._case.attributions(claim):
                if entry.committed and not entry.relays:
                    yield entry

    def _matter(self, claims: Iterable[Claim]) -> Iterator[str]:
        """Yield the ids of what may have been asked about, where it was about one of *claims*."""
        yield from self._whole
        for claim in claims:
            yield claim.id
            for evidence in self._case.evidence(claim):
                if evidence.direction is Direction.SUPPORTS:
                    yield evidence.id
            for entry in self._case.attributions(claim):
                yield entry.id
                if entry.document is not None:
                    yield entry.document

    def _voices(self, party: str) -> frozenset[str]:
        """Return who may answer for *party*; nobody at two removes, lest one answer for a whole trade."""
        found = self._answering.get(party)
        if found is None:
            names = {party, *self._case.same(party)}
            for name in tuple(names):
                names.update(self._close(name))
            found = self._answering[party] = frozenset(map(self._head, names))
        return found

    def _close(self, name: str) -> Iterator[str]:
        source = self._case.get(name, Source)
        if source is not None:
            yield from source.depends_on
        if isinstance(source, Group):
            yield from source.members
        yield from self._dependents.get(name, ())
        yield from self._spokespeople.get(name, ())

    def _head(self, id: str) -> str:
        return self._case.same(id)[0]


def _spokespeople(case: CaseView) -> dict[str, set[str]]:
    """Return who speaks for whom."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in case.of_type(Attribution):
        if entry.speaker is not None:
            found[entry.source].add(entry.speaker)
    return found


def _dependents(case: CaseView) -> dict[str, set[str]]:
    """Return who depends on whom, and which groups they are members of."""
    found: dict[str, set[str]] = defaultdict(set)
    for source in case.of_type(Source):
        members = source.members if isinstance(source, Group) else ()
        for other in (*source.depends_on, *members):
            found[other].add(source.id)
    return found
