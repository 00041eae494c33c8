"""Why a record stands, is contested or has fallen: the status of a node, and the steps that led there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from counterclaim.conflicts.conflict import Conflict
from counterclaim.standing.edges import Edges
from counterclaim.standing.labelling import Label, Labelling
from counterclaim.standing.nodes import Nodes
from counterclaim.standing.standing import Ground, Standing, Status, Step

__all__ = ["Reasons"]

_MOST_STEPS = 100


class Reasons:
    """
    The reasons behind the labels of a case.

    Where several records would do as a reason, all are named, sorted by id, so that the order of the records
    decides nothing.
    """

    def __init__(self, edges: Edges, nodes: Nodes) -> None:
        self._edges = edges
        self._nodes = nodes

    def of(self, id: str) -> Standing:
        """Return the standing of the record *id*, which has a node."""
        node = self._nodes[id]
        return Standing(
            id=id,
            status=self._status(node),
            label=self._label(node),
            challengers=tuple(sorted(self._challengers(node))),
            because=self._because(node),
        )

    def status(self, id: str) -> Status:
        """Return the status of the record *id*, which has a node."""
        return self._status(self._nodes[id])

    def taken_back(self, id: str) -> tuple[str, ...]:
        """Return the ids of what takes the record *id* back for those whose word it is, and stands."""
        return self._names(self._taken_back(self._nodes[id]))

    def _label(self, node: int) -> Label:
        return Label(self._nodes.labels.labels[node])

    def _status(self, node: int) -> Status:
        label = self._label(node)
        if label is Label.UNDECIDED or (label is Label.IN and self._opposed_in_block(node)):
            return Status.CONTESTED
        if label is Label.IN:
            return Status.CHALLENGE_FELL if self._challengers(node) else Status.UNCHALLENGED
        if self._nodes.unaided.labels[node] != Label.OUT:
            return Status.SET_ASIDE
        below = self._fallen_below(node)
        if any(self._taken_back(one) for one in below):
            return Status.WITHDRAWN
        overruled = any(not self._dead(one) for one in below)
        return Status.SET_ASIDE if overruled else Status.UNATTRIBUTED

    def _challengers(self, node: int) -> list[str]:
        """Return the ids of what answers *node*, which is on record."""
        records = self._nodes.records(node)
        found = dict.fromkeys(attack.by for record in records for attack in self._edges.challenges(record))
        return [id for id in found if id in self._nodes]

    def _taken_back(self, node: int) -> list[int]:
        """Return the nodes that withdraw *node* for those whose word it is, and stand."""
        attacks = (
            attack for record in self._nodes.records(node) for attack in self._edges.challenges(record)
        )
        return self._standing(attack.by for attack in attacks if attack.own)

    def _overruling(self, node: int) -> list[int]:
        """Return the nodes that attack *node*, stand, and are not attacked back, since they were accepted."""
        graph = self._nodes.labels
        standing = [one for one in graph.attackers[node] if graph.labels[one] == Label.IN]
        # What the node attacks in turn stands only because the node has fallen, and is no reason for it.
        return [one for one in standing if node not in graph.attackers[one]]

    def _standing(self, ids: Iterable[str]) -> list[int]:
        labels = self._nodes.labels.labels
        return [node for node in self._nodes.of(ids) if labels[node] == Label.IN]

    def _fallen_below(self, node: int) -> dict[int, None]:
        """Return *node* and everything that it rests on and that is out, directly or not."""
        found = {node: None}
        for one in (waiting := [node]):
            for supporter in self._supporters(one, Label.OUT):
                if supporter not in found:
                    found[supporter] = None
                    waiting.append(supporter)
        return found

    def _supporters(self, node: int, label: Label) -> Iterator[int]:
        graph = self._nodes.labels
        for group in graph.groups(node):
            if label is Label.IN or not _has(graph, group, Label.IN):
                yield from (one for one in graph.members(group) if graph.labels[one] == label)

    def _opposed_in_block(self, node: int) -> tuple[str, ...]:
        """Return what stands against *node* in conflicts for more than one pair, as their members."""
        found: dict[str, None] = {}
        for record in self._nodes.records(node):
            for conflict in self._edges.blocks_of(record.id):
                found.update(dict.fromkeys(self._against(conflict, node)))
        return tuple(sorted(found))

    def _against(self, conflict: Conflict, node: int) -> list[str]:
        sides = [self._nodes.of(map(self._edges.record_of, side)) for side in conflict.sides]
        labels = self._nodes.labels.labels
        standing = [[one for one in side if labels[one] != Label.OUT and one != node] for side in sides]
        others = [found for side, found in zip(sides, standing, strict=True) if node not in side]
        # Of a large block any two camps are in conflict; otherwise all sides together, and no fewer.
        opposed = all(others) if conflict.pairs == 1 else any(others)
        return [self._name(one) for found in others for one in found] if opposed else []

    def _because(self, node: int) -> tuple[Step, ...]:
        steps: list[Step] = []
        seen = {node}
        waiting = [node]
        while waiting and len(steps) < _MOST_STEPS:
            one = waiting.pop()
            step, following = self._step(one)
            steps.append(step)
            for other in reversed(sorted(following, key=self._name)):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return tuple(steps)

    def _step(self, node: int) -> tuple[Step, Collection[int]]:
        """Return why *node* has its label, and the nodes that are to be explained next."""
        label = self._label(node)
        ground, by, following = {
            Label.IN: self._in,
            Label.UNDECIDED: self._undecided,
            Label.OUT: self._out,
        }[label](node)
        step = Step(record=self._name(node), label=label, ground=ground, by=self._names(by))
        return step, following

    def _in(self, node: int) -> tuple[Ground, Iterable[int], Collection[int]]:
        if node in self._nodes.accepted:
            return Ground.ACCEPTED, (), ()
        opposed = self._nodes.of(self._opposed_in_block(node))
        if opposed:
            return Ground.IN_BLOCK, opposed, ()
        challengers = self._nodes.of(self._challengers(node))
        if challengers:
            return Ground.ANSWERS_FELL, challengers, challengers
        return Ground.UNANSWERED, self._supporters(node, Label.IN), ()

    def _undecided(self, node: int) -> tuple[Ground, Iterable[int], Collection[int]]:
        graph = self._nodes.labels
        attackers = [one for one in graph.attackers[node] if graph.labels[one] == Label.UNDECIDED]
        if attackers:
            return Ground.ANSWERED, attackers, ()
        shaky = list(self._supporters(node, Label.UNDECIDED))
        return Ground.RESTS_ON_CONTESTED, shaky, shaky

    def _out(self, node: int) -> tuple[Ground, Iterable[int], Collection[int]]:
        taken_back = self._taken_back(node)
        if taken_back:
            return Ground.TAKEN_BACK, taken_back, [one for one in taken_back if self._is_explained(one)]
        dead = self._dead(node)
        if not dead:
            overruling = self._overruling(node)
            return Ground.OVERRULED, overruling, overruling
        members = [one for group in dead for one in group]
        if not members:
            return Ground.NOBODY, (), ()
        if self._status(node) is Status.UNATTRIBUTED:  # so there is nothing but circles behind it
            return Ground.CIRCULAR, [one for one in self._fallen_below(node) if one != node], ()
        return Ground.SUPPORT_FELL, members, members

    def _dead(self, node: int) -> list[list[int]]:
        """Return the groups of each of which *node* needs one, and all are out."""
        graph = self._nodes.labels
        groups = map(graph.members, graph.groups(node))
        return [group for group in groups if all(graph.labels[one] == Label.OUT for one in group)]

    def _is_explained(self, node: int) -> bool:
        """Return whether there is more to say of *node*, which is in, than that nothing answers it."""
        return node in self._nodes.accepted or bool(self._challengers(node))

    def _name(self, node: int) -> str:
        return min(self._nodes.members[node])

    def _names(self, nodes: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted({self._name(node) for node in nodes}))


def _has(graph: Labelling, group: int, label: Label) -> bool:
    return any(graph.labels[member] == label for member in graph.members(group))
