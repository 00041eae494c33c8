"""Who has something from whom: the attributions of one claim or rebuttal, projected to their sources."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from operator import itemgetter
from typing import NamedTuple

from counterclaim.case import CaseView
from counterclaim.case.sameness import SameClasses
from counterclaim.model import Attribution, Claim, Rebuttal, Source, UnnamedSource
from counterclaim.provenance.ends import speech_acts, terminal_ids, with_relayed

__all__ = ["Root", "SourceGraph"]

#: Attributions of other records that are followed, where something is relayed from there by mistake.
_MOST_BESIDE = 200


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
        whole: Whether nothing has fallen, so that something reaches us from every root.
    """

    def __init__(
        self, case: CaseView, record: Claim | Rebuttal, dependent: SameClasses, fallen: Collection[str]
    ) -> None:
        self._case = case
        same = case.same(record)
        acts = _acts(case, record, same)
        told = [entry for id in dict.fromkeys((*same, *acts)) for entry in case.attributions(id)]
        self._terminal = terminal_ids(case, told)
        self._told = with_relayed(case, told, most_beside=_MOST_BESIDE)
        # A rebuttal that has fallen no longer puts a claim in the place of what it aimed at.
        silent = {id for id in acts if id in fallen and id not in same}
        self._silent: set[str] = set()
        if fallen:
            entries = self._told.items()
            self._silent.update(id for id, entry in entries if id in fallen or entry.of in silent)
        makers = [
            act
            for act in acts.values()
            if isinstance(act, Rebuttal) and act.id not in silent and not case.attributions(act)
        ]
        self.whole = not self._silent
        self._number(makers, dependent)
        self._join(makers)

    def _number(self, makers: Iterable[Rebuttal], dependent: SameClasses) -> None:
        told = self._told
        sources = {entry.source for entry in told.values()}
        sources.update(act.by for act in makers)
        beyond = {id for entry in told.values() for id in entry.relays if id not in told}
        self._named = {id for id in beyond if self._case.get(id, Source) is not None} if beyond else beyond
        self._missing = beyond - self._named if beyond else beyond
        sources |= self._named
        as_one: dict[Hashable, list[str]] = {}
        for id in sorted(sources):
            as_one.setdefault(dependent.key(id), []).append(id)
        nodes = [(ids[0], tuple(ids)) for ids in as_one.values()]
        if self._missing:
            nodes = sorted([*nodes, *((id, ()) for id in self._missing)])
        self.names = tuple([name for name, _ in nodes])
        self.sources = tuple([ids for _, ids in nodes])
        self._node_of = {id: node for node, ids in enumerate(self.sources) for id in ids}
        # By report: no id is both that of one on record and of one that is missing.
        self._place = {id: self._node_of[entry.source] for id, entry in told.items()}
        if self._named:
            self._place.update((id, self._node_of[id]) for id in self._named)
        if self._missing:
            self._place.update((name, node) for node, (name, ids) in enumerate(nodes) if not ids)

    def _join(self, makers: Iterable[Rebuttal]) -> None:
        place, terminal, silent = self._place, self._terminal, self._silent
        missing, sources_named = self._missing, self._named
        live: list[list[int]] = [[] for _ in self.names]
        cited = live if self.whole else [[] for _ in self.names]
        roots: dict[int, list[Root]] = {}
        self.joined = joined = {self._node_of[act.by] for act in makers}
        for act in makers:
            roots.setdefault(self._node_of[act.by], []).append(Root(False, True, (act.id,)))
        for id, entry in self._told.items():
            node, relays, carries = place[id], entry.relays, id not in silent
            if carries:
                if id in terminal:
                    joined.add(node)
                if not relays or entry.first_hand:
                    roots.setdefault(node, []).append(self._root(entry))
            for relayed in relays:
                other = place[relayed]
                if other != node:
                    cited[other].append(node)
                    if carries and cited is not live and relayed not in silent:
                        live[other].append(node)
                if carries and relayed in missing:
                    roots.setdefault(other, []).append(Root(False, False, (id,), missing=True))
                elif carries and relayed in sources_named:
                    roots.setdefault(other, []).append(Root(False, self._is_named(relayed), (id,)))
        self.cited_by = list(map(_distinct, cited))
        self.successors = self.cited_by if self.whole else list(map(_distinct, live))
        self.roots = {node: _surest(roots[node]) for node in sorted(roots)}

    def _root(self, entry: Attribution) -> Root:
        return Root(bool(entry.first_hand), self._is_named(entry.source), (entry.id,))

    def _is_named(self, source: str) -> bool:
        return self._case.get(source, UnnamedSource) is None


def _acts(case: CaseView, record: Claim | Rebuttal, same: tuple[str, ...]) -> dict[str, Claim | Rebuttal]:
    """Return what tells of *record*, and of all that is the *same*, by id."""
    if len(same) == 1:
        return {act.id: act for act in speech_acts(case, record)}
    found = [act for id in same if isinstance(act := case.get(id), Claim | Rebuttal)]
    return {act.id: act for one in found for act in speech_acts(case, one)}


def _surest(roots: list[Root]) -> Root:
    """Return the roots of one node as one, which is as sure as the surest of them."""
    if len(roots) == 1:
        return roots[0]
    best = max(roots, key=itemgetter(0, 1))  # first-hand, then named
    alike = [root for root in roots if root[:2] == best[:2]]
    ids = sorted({id for root in alike for id in root.attributions})
    return Root(best.first_hand, best.named, tuple(ids), best.missing)


def _distinct(nodes: list[int]) -> list[int]:
    return sorted(set(nodes)) if len(nodes) > 1 else nodes
