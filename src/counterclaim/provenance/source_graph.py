"""Who has something from whom: the attributions of one claim or rebuttal, projected to their sources."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from typing import NamedTuple

from counterclaim.case import CaseView
from counterclaim.case.sameness import SameClasses
from counterclaim.model import Attribution, Claim, Rebuttal, UnnamedSource
from counterclaim.provenance.ends import speech_acts, terminal_among, with_relayed

__all__ = ["Root", "SourceGraph"]


class Root(NamedTuple):
    """
    Where chains begin: a source, or a report that is passed on and not on record.

    Attributes:
        first_hand: Whether it has it from its own knowledge.
        named: Whether it does so under its name.
        attributions: The ids of the attributions that make it one; of a missing report, of those that pass
            it on.
        missing: Whether it is a report that is not on record.
    """

    first_hand: bool
    named: bool
    attributions: tuple[str, ...]
    missing: bool = False

    @property
    def sure(self) -> bool:
        """Whether it is certain that something of its own begins there."""
        return self.first_hand and self.named


class _Missing(NamedTuple):
    """A relayed report that is not on record; unlike the id of a source, whatever its own id is."""

    id: str


class SourceGraph:
    """
    A node for each source, and an edge from the source relayed to the one that relays.

    Sources that are not independent are one node. Nodes are numbered by their names, so that nothing depends
    on the order of the records.

    Attributes:
        names: The id of each node: its first source, or the id of the report that is not on record.
        sources: The sources that each node stands for.
        successors: The nodes that relay each node, without what has fallen.
        cited_by: The same with what has fallen.
        joined: The nodes that are joined to us: we hold the document, or nobody else relays them.
        roots: Where chains begin.
    """

    def __init__(
        self, case: CaseView, record: Claim | Rebuttal, dependent: SameClasses, fallen: Collection[str]
    ) -> None:
        self._case = case
        self._key = dependent.key
        same = case.same(record)
        found = [act for id in same if isinstance(act := case.get(id), Claim | Rebuttal)]
        acts = {act.id: act for one in found for act in speech_acts(case, one)}
        told = {entry.id: entry for id in (*same, *acts) for entry in case.attributions(id)}
        self._terminal = {entry.id for entry in terminal_among(case, told.values())}
        self._told = with_relayed(case, told.values())
        # A rebuttal that has fallen no longer puts a claim in the place of what it aimed at.
        silent = {id for id in acts if id in fallen and id not in same}
        self._silent = {entry.id for entry in told.values() if entry.of in silent}
        self._silent.update(id for id in self._told if id in fallen)
        makers = [
            act
            for act in acts.values()
            if isinstance(act, Rebuttal) and act.id not in silent and not case.attributions(act)
        ]
        self._number(makers)
        self._join(makers)

    def _number(self, makers: Iterable[Rebuttal]) -> None:
        sources: dict[Hashable, set[str]] = {}
        for source in (*(act.by for act in makers), *(entry.source for entry in self._told.values())):
            sources.setdefault(self._key(source), set()).add(source)
        missing = {id for entry in self._told.values() for id in entry.relays if id not in self._told}
        nodes: list[tuple[str, bool, Hashable]] = [(min(ids), False, key) for key, ids in sources.items()]
        nodes += [(id, True, _Missing(id)) for id in missing]
        nodes.sort(key=lambda node: node[:2])
        self._nodes = {key: place for place, (_, _, key) in enumerate(nodes)}
        self.names = tuple(name for name, _, _ in nodes)
        self.sources = tuple(tuple(sorted(sources.get(key, ()))) for _, _, key in nodes)

    def _join(self, makers: Iterable[Rebuttal]) -> None:
        live: list[set[int]] = [set() for _ in self.names]
        cited: list[set[int]] = [set() for _ in self.names]
        roots: dict[int, list[Root]] = {}
        self.joined = {self._node(act.by) for act in makers}
        for act in makers:
            roots.setdefault(self._node(act.by), []).append(Root(False, True, (act.id,)))
        for entry in self._told.values():
            node, carries = self._node(entry.source), entry.id not in self._silent
            if carries and entry.id in self._terminal:
                self.joined.add(node)
            if carries and (entry.first_hand or not entry.relays):
                roots.setdefault(node, []).append(self._root(entry))
            for other, other_carries in self._relayed(entry):
                if other != node:
                    cited[other].add(node)
                    if carries and other_carries:
                        live[other].add(node)
                if carries and self._is_missing(other):
                    roots.setdefault(other, []).append(Root(False, False, (entry.id,), missing=True))
        self.successors = [sorted(others) for others in live]
        self.cited_by = [sorted(others) for others in cited]
        self.roots = {node: _surest(roots[node]) for node in sorted(roots)}

    def _node(self, source: str) -> int:
        return self._nodes[self._key(source)]

    def _is_missing(self, node: int) -> bool:
        return not self.sources[node]

    def _root(self, entry: Attribution) -> Root:
        named = self._case.get(entry.source, UnnamedSource) is None
        return Root(bool(entry.first_hand), named, (entry.id,))

    def _relayed(self, entry: Attribution) -> Iterator[tuple[int, bool]]:
        """Yield the node of each report that *entry* passes on, and whether it carries anything."""
        for id in entry.relays:
            relayed = self._told.get(id)
            if relayed is None:
                yield self._nodes[_Missing(id)], True
            else:
                yield self._node(relayed.source), id not in self._silent


def _surest(roots: list[Root]) -> Root:
    """Return the roots of one node as one, which is as sure as the surest of them."""
    best = max(roots, key=lambda root: (root.sure, root.first_hand, root.named))
    alike = [root for root in roots if root[:2] == best[:2]]
    ids = sorted({id for root in alike for id in root.attributions})
    return best._replace(attributions=tuple(ids))
