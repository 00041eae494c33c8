"""How many independent sources a claim has, and what all its chains pass through."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable

import attrs

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.case.dependence import dependent_sources
from counterclaim.case.view import unknown_id
from counterclaim.model import Claim, Rebuttal, Source, references
from counterclaim.provenance.circles import circles
from counterclaim.provenance.disjoint import DisjointChains
from counterclaim.provenance.source_graph import Root, SourceGraph
from counterclaim.provenance.tracing import Start

__all__ = ["Circle", "Corroboration", "Corroborator", "Origin", "corroborate"]


@attrs.frozen(kw_only=True)
class Origin:
    """
    A source with which chains begin.

    Attributes:
        id: The id of the source; of a report that is passed on and not on record, the id of that report.
        start: `FIRST_HAND`, `UNSTATED`, or `MISSING` for such a report.
        attributions: The ids of the attributions that make it one; of such a report, of those that pass it
            on; of a rebuttal that nobody reports, its own id.
        unnamed: Whether it is on record without a name.
        interested: Whether it has an interest in what the claim is about, or is what the claim is about.
    """

    id: str
    start: Start
    attributions: tuple[str, ...]
    unnamed: bool = False
    interested: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is named and has it from its own knowledge."""
        return self.start is Start.FIRST_HAND and not self.unnamed


@attrs.frozen(kw_only=True)
class Circle:
    """
    Sources that have it from each other.

    Attributes:
        sources: Their ids, sorted.
        has_origin: Whether anything first-hand enters. Where it does, they cite each other; where it does
            not, nothing is known to be behind them ("circular, no origin").
    """

    sources: tuple[str, ...]
    has_origin: bool


@attrs.frozen(kw_only=True)
class Corroboration:
    """
    How many independent sources there are, at least and at most, and what they hang on.

    Two chains are independent where they share no source. That two chains share one disproves that they are
    independent; that they share none on record proves nothing. Since chains are followed from source to
    source, two reports of one source may be joined to a chain that nobody told, so that even *lower* may be
    too high.

    Attributes:
        lower: How many chains share no source and begin with a named source that has it first-hand. Where
            there is none, 1 if an origin of which less is known reaches us and is in no circle, else 0.
        upper: The same over all origins.
        origins: The sources with which the chains begin that reach us.
        chains: As many chains as *upper* says that share no source, by the ids of their sources, nearest to
            the origin first.
        bottleneck: The fewest sources without which nothing would reach us, nearest to the origins; as many
            as *upper* says.
        dominators: Where *upper* is 1, every source that all chains pass through, nearest to the origin
            first.
        circles: Sources that cite each other.
        dependent: Sources that count as one, since one owns or speaks for another, is a member of it, or was
            judged the same.

    In *chains*, *bottleneck* and *dominators*, sources that count as one have the id of the first of them,
    and a report that is not on record has its own.
    """

    lower: int
    upper: int
    origins: tuple[Origin, ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()
    bottleneck: tuple[str, ...] = ()
    dominators: tuple[str, ...] = ()
    circles: tuple[Circle, ...] = ()
    dependent: tuple[tuple[str, ...], ...] = ()

    @property
    def interested(self) -> tuple[str, ...]:
        """The ids of the origins that have an interest in the matter."""
        return tuple(origin.id for origin in self.origins if origin.interested)

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The ids of the origins that are on record without a name."""
        return tuple(origin.id for origin in self.origins if origin.unnamed)


def corroborate(case: CaseView, record: RecordOrId, *, fallen: Collection[str] = ()) -> Corroboration:
    """
    Return how many independent sources a claim has, or how many there are for a rebuttal having been made.

    What was judged the same counts as one. *fallen* are ids of attributions that no longer stand, as
    `Standings.fallen` has them: they carry nothing, though what copies them is still a copy. For the claims
    of a whole case, use a `Corroborator`.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
    """
    return Corroborator(case, fallen=fallen).of(record)


class Corroborator:
    """
    Counts the independent sources of the claims of one case, whose dependent sources are looked up once.

    The case is not to change meanwhile. *fallen* are ids of attributions that no longer stand.
    """

    def __init__(self, case: CaseView, *, fallen: Collection[str] = ()) -> None:
        self._case = case
        self._fallen = fallen if isinstance(fallen, frozenset) else frozenset(fallen)
        self._dependent = dependent_sources(case)
        self._stakes: dict[Hashable, set[str]] = {}

    def of(self, record: RecordOrId) -> Corroboration:
        """
        Return how many independent sources a claim or rebuttal has.

        Raises:
            UnknownIdError: *record* is no claim or rebuttal of the case.
        """
        found = self._case.get(record)
        if not isinstance(found, Claim | Rebuttal):
            raise unknown_id(self._case, id_of(record), expected="claim or rebuttal")
        graph = SourceGraph(self._case, found, self._dependent, self._fallen)
        roots = _reaching(graph)
        rounds = circles(graph.cited_by)
        sure = [node for node in roots if graph.roots[node].sure]
        most = DisjointChains(graph.successors, sure, graph.joined)
        lower = most.count if sure else _beside_circles(roots, rounds)
        if len(sure) < len(roots):
            most.add_roots(roots)
        return Corroboration(
            lower=lower,
            upper=most.count,
            origins=tuple(self._origins(found, graph, roots)),
            chains=tuple(_named(graph, chain) for chain in most.chains()),
            bottleneck=_named(graph, most.cut()),
            dominators=_named(graph, most.shared()),
            circles=_circles(graph, rounds),
            dependent=tuple(sources for sources in graph.sources if len(sources) > 1),
        )

    def _origins(self, record: Claim | Rebuttal, graph: SourceGraph, roots: Iterable[int]) -> list[Origin]:
        concerned = self._concerned(record)
        return [
            Origin(
                id=graph.names[node],
                start=_start(root),
                attributions=root.attributions,
                unnamed=not root.missing and not root.named,
                interested=bool(concerned) and self._interested(graph.sources[node], concerned),
            )
            for node, root in ((node, graph.roots[node]) for node in roots)
        ]

    def _concerned(self, record: Claim | Rebuttal) -> set[str]:
        """Return the ids of the entities that a claim is about, whichever field says so."""
        if not isinstance(record, Claim):
            return set()
        claims = (self._case.get(id, Claim) for id in self._case.same(record))
        named = {
            reference.id
            for claim in claims
            if claim is not None
            for reference in references(claim)
            if reference.field != "place"
        }
        return {same for id in named for same in self._case.same(id)}

    def _interested(self, sources: tuple[str, ...], concerned: set[str]) -> bool:
        # Who belongs to somebody with an interest has it as well; the sources of a node belong together.
        if not sources:
            return False
        key = self._dependent.key(sources[0])
        stakes = self._stakes.get(key)
        if stakes is None:
            members = self._dependent.members(sources[0], lambda _: None)
            known = [found for id in members if (found := self._case.get(id, Source)) is not None]
            stakes = self._stakes[key] = {*members, *(id for one in known for id in one.interests)}
        return not stakes.isdisjoint(concerned)


def _reaching(graph: SourceGraph) -> tuple[int, ...]:
    """Return the roots from which something reaches us."""
    if graph.whole:
        return tuple(graph.roots)
    before: list[list[int]] = [[] for _ in graph.names]
    for node, others in enumerate(graph.successors):
        for other in others:
            before[other].append(node)
    reached = _reachable(before, graph.joined)
    return tuple(node for node in graph.roots if node in reached)


def _reachable(successors: list[list[int]], start: Iterable[int]) -> set[int]:
    reached = set(start)
    waiting = list(reached)
    while waiting:
        for other in successors[waiting.pop()]:
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _beside_circles(roots: Iterable[int], rounds: Iterable[tuple[int, ...]]) -> int:
    """Return 1 where one of *roots*, of which nothing is sure, lies in no circle, else 0."""
    in_circle = {node for circle in rounds for node in circle}
    return int(any(node not in in_circle for node in roots))


def _circles(graph: SourceGraph, rounds: tuple[tuple[int, ...], ...]) -> tuple[Circle, ...]:
    if not rounds:
        return ()
    first_hand = (node for node, root in graph.roots.items() if root.first_hand)
    reached = _reachable(graph.successors, first_hand)
    return tuple(
        Circle(sources=_named(graph, nodes), has_origin=not reached.isdisjoint(nodes)) for nodes in rounds
    )


def _named(graph: SourceGraph, nodes: Iterable[int]) -> tuple[str, ...]:
    return tuple([graph.names[node] for node in nodes])


def _start(root: Root) -> Start:
    if root.missing:
        return Start.MISSING
    return Start.FIRST_HAND if root.first_hand else Start.UNSTATED
