"""The records of a case as the nodes of two graphs: with what people accepted, and without."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from counterclaim.model import Claim, Rebuttal, Record
from counterclaim.standing.edges import Disputable, Edges
from counterclaim.standing.labelling import Labelling

__all__ = ["Nodes"]


class Nodes:
    """
    The graph of a case, labelled twice where rebuttals were accepted.

    Claims that were judged the same are one node, and so are rebuttals.

    Attributes:
        labels: The graph in which nothing attacks what was accepted, but its own source.
        unaided: The graph in which nothing was accepted; the same object where nothing was.
        accepted: The nodes of the rebuttals that were accepted.
        members: The ids of the records of each node.
    """

    def __init__(self, edges: Edges, accepted: Collection[str]) -> None:
        self._edges = edges
        self._of: dict[str, int] = {}
        self._groups: dict[int, dict[str, int]] = {}
        self.members: list[list[str]] = []
        self._names: list[str] = []
        self.accepted: set[int] = set()
        self._accepted_ids = frozenset(accepted)
        self.labels = Labelling()
        self.unaided = Labelling() if accepted else self.labels
        case = edges.case
        for record in case:
            self.place(record)
        for node in sorted(set(self.of(edges.in_dispute()))):
            self._set_attacks(node)
        for node in range(len(self.members)):
            self._set_support(node)

    def __contains__(self, id: object) -> bool:
        return id in self._of

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def __getitem__(self, id: str) -> int:
        return self._of[id]

    def of(self, ids: Iterable[str]) -> list[int]:
        """Return the nodes of those of *ids* that have one, each once."""
        return list(dict.fromkeys(self._of[id] for id in ids if id in self._of))

    def name(self, node: int) -> str:
        """Return the id by which *node* is named: the first of its records."""
        return self._names[node]

    def records(self, node: int) -> Iterator[Disputable]:
        """Yield the records of *node*."""
        for id in self.members[node]:
            found = self._edges.case[id]
            assert isinstance(found, Disputable)
            yield found

    def place(self, record: Record) -> None:
        """Give *record* a node, be it that of others that were judged the same, where it can have one."""
        if not isinstance(record, Disputable) or record.id in self._of:
            return
        same = self._edges.case.same(record)
        node = None if len(same) == 1 else next(iter(self.of(self._of_its_kind(record, same))), None)
        if node is None:
            node = len(self.members)
            self.members.append([])
            self._names.append(record.id)
            for graph in self._graphs():
                graph.add()
        self.members[node].append(record.id)
        self._names[node] = min(self._names[node], record.id)
        self._of[record.id] = node
        if record.id in self._accepted_ids and isinstance(record, Rebuttal):
            self.accepted.add(node)

    def refresh(self, attacked: Iterable[str], supported: Iterable[str]) -> None:
        """
        Take in that what attacks or supports records may have changed.

        *attacked* and *supported* are the ids of those records; all that is the same is meant as well.
        """
        for node in sorted(self._with_same(attacked)):
            self._set_attacks(node)
        for node in sorted(self._with_same(supported)):
            self._set_support(node)

    def settle(self) -> dict[int, int]:
        """Derive every label that is missing; return the nodes whose label changed, with the one before."""
        if self.unaided is not self.labels:
            self.unaided.settle()
        return self.labels.settle()

    def _of_its_kind(self, record: Disputable, same: Iterable[str]) -> Iterator[str]:
        """Yield those of the *same* that share a node with *record*: claims with claims, for one."""
        for kind in (Claim, Rebuttal):
            if isinstance(record, kind):
                yield from (id for id in same if self._edges.case.get(id, kind))

    def _graphs(self) -> tuple[Labelling, ...]:
        return (self.labels,) if self.labels is self.unaided else (self.labels, self.unaided)

    def _with_same(self, ids: Iterable[str]) -> set[int]:
        case, of = self._edges.case, self._of
        return {of[same] for id in ids for same in case.same(id) if same in of}

    def _set_attacks(self, node: int) -> None:
        """Let *node* be attacked as its records say."""
        own: dict[int, bool] = {}
        for record in self.records(node):
            for by, is_own in self._edges.attacks(record):
                attacker = self._of.get(by)
                if attacker is not None:
                    own[attacker] = own.get(attacker, False) or is_own
        self._set_attackers(self.unaided, node, own)
        if self.unaided is not self.labels:
            spared = node in self.accepted
            self._set_attackers(self.labels, node, [one for one in own if own[one] or not spared])

    def _set_support(self, node: int) -> None:
        """Let *node* be supported as its records say."""
        needed = self._edges.supporters(tuple(self.records(node)))
        for name, ids in needed.items():
            self._set_supporters(node, name, self.of(ids))
        groups = self._groups.get(node)
        if groups is not None and len(groups) > len(needed):
            self._release([groups.pop(name) for name in groups.keys() - needed.keys()])

    def _release(self, groups: Iterable[int]) -> None:
        for group in groups:
            for graph in self._graphs():
                graph.release(group)

    def _set_attackers(self, graph: Labelling, node: int, attackers: Collection[int]) -> None:
        present = set(graph.attackers[node])
        for attacker in attackers:
            if attacker not in present:
                graph.attack(attacker, node)
        for attacker in present.difference(attackers):
            graph.spare(attacker, node)

    def _set_supporters(self, node: int, name: str, supporters: Collection[int]) -> None:
        graphs = self._graphs()
        groups = self._groups.setdefault(node, {})
        if name not in groups:
            for graph in graphs:  # in both it has the same number, since all groups are made at the same time
                groups[name] = graph.need(node)
        group = groups[name]
        present = set(self.labels.members(group))
        for graph in graphs:
            for supporter in supporters:
                if supporter not in present:
                    graph.support(group, supporter)
            for supporter in present.difference(supporters):
                graph.abandon(group, supporter)
