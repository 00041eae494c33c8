"""Why a record stands, is contested or has fallen: the status of a node, and the steps that led there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from heapq import nsmallest

import attrs

from counterclaim.standing.blocks import Blocks
from counterclaim.standing.edges import Edges
from counterclaim.standing.falls import Falls
from counterclaim.standing.nodes import Nodes
from counterclaim.standing.standing import Ground, Label, Standing, Status, Step

__all__ = ["Reasons"]

_MOST_STEPS = 100
_MOST_NAMED = 20


class Reasons:
    """
    The reasons behind the labels of a case.

    Where several records would do as a reason, all are named, sorted by id, so that the order of the records
    decides nothing.
    """

    def __init__(self, edges: Edges, nodes: Nodes) -> None:
        self._edges = edges
        self._nodes = nodes
        self._found: dict[int, Standing] = {}
        self._answers: dict[int, tuple[str, ...]] = {}
        self._blocks = Blocks(edges, nodes)
        self._falls = Falls(edges, nodes, nodes.labels)
        is_aided = nodes.unaided is not nodes.labels
        self._unaided_falls = Falls(edges, nodes, nodes.unaided) if is_aided else self._falls

    def of(self, id: str) -> Standing:
        """Return the standing of the record *id*, which has a node."""
        node = self._nodes[id]
        found = self._found.get(node)
        if found is None:  # the same for all that is the same
            found = self._found[node] = Standing(
                id=id,
                status=self._status(node),
                label=self._label(node),
                challengers=self.challengers(id),
                because=self._because(node),
            )
        return found if found.id == id else attrs.evolve(found, id=id)

    def status(self, id: str) -> Status:
        """Return the status of the record *id*, which has a node."""
        return self._status(self._nodes[id])

    def challengers(self, id: str) -> tuple[str, ...]:
        """Return the ids of what answers the record *id*; of many claims in conflict, one of each camp."""
        node = self._nodes[id]
        rivals = map(self._nodes.name, self._blocks.rivals(node))
        return tuple(sorted({*self._challengers(node), *rivals}))

    def taken_back(self, id: str) -> tuple[str, ...]:
        """Return the ids of what takes the record *id* back for those whose word it is, and stands."""
        return self._names(self._falls.taken_back(self._nodes[id]))

    def forget(self) -> None:
        """Forget what was looked up, since labels have changed."""
        self._found.clear()
        self._answers.clear()
        self._blocks.forget()
        self._falls.forget()
        self._unaided_falls.forget()

    def _label(self, node: int) -> Label:
        return Label(self._nodes.labels.labels[node])

    def _status(self, node: int) -> Status:
        label = self._label(node)
        if label is Label.UNDECIDED or (label is Label.IN and self._blocks.opposed(node)):
            return Status.CONTESTED
        if label is Label.IN:
            return Status.CHALLENGE_FELL if self._challengers(node) else Status.UNCHALLENGED
        if self._nodes.unaided.labels[node] != Label.OUT:
            return Status.SET_ASIDE
        # It would have fallen without what was accepted as well, and is what it would be then.
        return Status.WITHDRAWN if self._unaided_falls.is_withdrawn(node) else Status.UNATTRIBUTED

    def _challengers(self, node: int) -> tuple[str, ...]:
        """Return the ids of what answers *node*, which is on record."""
        found = self._answers.get(node)
        if found is None:
            attacks = (attack for one in self._nodes.records(node) for attack in self._edges.challenges(one))
            ids = dict.fromkeys(attack.by for attack in attacks)
            found = self._answers[node] = tuple(id for id in ids if id in self._nodes)
        return found

    def _supporters(self, node: int, label: Label) -> list[int]:
        """Return what has *label* of that on which *node* rests, as far as nothing in its place is in."""
        graph = self._nodes.labels
        found = []
        for members in map(graph.members, graph.groups(node)):
            if label is Label.IN or all(graph.labels[one] != Label.IN for one in members):
                found += [one for one in members if graph.labels[one] == label]
        return found

    def _because(self, node: int) -> tuple[Step, ...]:
        steps: list[Step] = []
        seen = {node}
        waiting = [node]
        while waiting and len(steps) < _MOST_STEPS:
            one = waiting.pop()
            step, following = self._step(one)
            steps.append(step)
            for other in reversed(following):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return tuple(steps)

    def _step(self, node: int) -> tuple[Step, list[int]]:
        """Return why *node* has its label, and which of the nodes that it names are to be explained next."""
        label = self._label(node)
        ground, by, following = {
            Label.IN: self._in,
            Label.UNDECIDED: self._undecided,
            Label.OUT: self._out,
        }[label](node)
        nodes = dict.fromkeys(by)
        named = nsmallest(_MOST_NAMED, nodes, key=self._nodes.name)
        step = Step(
            record=self._nodes.name(node),
            label=label,
            ground=ground,
            by=tuple(map(self._nodes.name, named)),
            more=len(nodes) - len(named),
        )
        wanted = set(following)
        return step, [one for one in named if one in wanted]

    def _in(self, node: int) -> tuple[Ground, Iterable[int], Collection[int]]:
        if node in self._nodes.accepted:
            return Ground.ACCEPTED, (), ()
        if self._blocks.opposed(node):
            return Ground.IN_BLOCK, self._blocks.rivals(node), ()
        challengers = self._nodes.of(self._challengers(node))
        if challengers:
            return Ground.ANSWERS_FELL, challengers, challengers
        return Ground.UNANSWERED, self._supporters(node, Label.IN), ()

    def _undecided(self, node: int) -> tuple[Ground, Iterable[int], Collection[int]]:
        graph = self._nodes.labels
        attackers = [one for one in graph.attackers[node] if graph.labels[one] == Label.UNDECIDED]
        if attackers:
            return Ground.ANSWERED, attackers, ()
        shaky = self._supporters(node, Label.UNDECIDED)
        return Ground.RESTS_ON_CONTESTED, shaky, shaky

    def _out(self, node: int) -> tuple[Ground, Iterable[int], Collection[int]]:
        falls = self._falls
        taken_back = falls.taken_back(node)
        if taken_back:
            return Ground.TAKEN_BACK, taken_back, [one for one in taken_back if self._is_explained(one)]
        dead = falls.dead_groups(node)
        if not dead:
            overruling = falls.overruling(node)
            return Ground.OVERRULED, overruling, overruling
        members = [one for group in dead for one in group]
        if not members:
            return Ground.NOBODY, (), ()
        if not falls.is_withdrawn(node) and not falls.is_overruled(node):
            return Ground.CIRCULAR, members, ()
        return Ground.SUPPORT_FELL, members, members

    def _is_explained(self, node: int) -> bool:
        """Return whether there is more to say of *node*, which is in, than that nothing answers it."""
        return node in self._nodes.accepted or bool(self._challengers(node))

    def _names(self, nodes: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted({self._nodes.name(node) for node in nodes}))
