"""
What stands, read from the design: the edges by a second way, the labels by the alternating fixpoint.

Nodes are sets of records that were judged the same. Whatever is asked of the case is read from the list of
its records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from counterclaim.conflicts import Conflict
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Document,
    Evidence,
    Rebuttal,
    RebuttalKind,
    Record,
)
from counterclaim.standing import Label, Status
from oracles.independence import classes, joined_to_us, together
from oracles.well_founded import well_founded_labels

__all__ = ["Dispute"]

Node = frozenset[str]
WITHDRAWING = {RebuttalKind.RETRACTION, RebuttalKind.CORRECTION}


class Dispute:
    """The graph of one case, with the labels that follow."""

    def __init__(
        self,
        records: Iterable[Record],
        conflicts: Collection[Conflict] = (),
        accepted: Collection[str] = (),
    ) -> None:
        self.records = {record.id: record for record in records}
        self.same = classes(self.records.values())
        self.node_of = {id: self.node(record) for id, record in self.records.items() if disputable(record)}
        self.challengers: dict[Node, set[str]] = {node: set() for node in self.node_of.values()}
        self.own: dict[Node, set[Node]] = defaultdict(set)
        self.word: dict[Node, set[Node]] = defaultdict(set)
        for record in self.records.values():
            self.aim(record)
        for conflict in conflicts:
            if conflict.definite and not conflict.settled:
                left, right = (side[0].partition("#")[0] for side in conflict.sides)
                self.answer(left, right, own=False)
                self.answer(right, left, own=False)
        self.groups = {node: self.needs(node) for node in self.challengers}
        self.accepted = {self.node_of[id] for id in accepted}
        self.unaided = self.labelled(spared=set())
        self.labels = self.labelled(spared=self.accepted)

    def node(self, record: Record) -> Node:
        kind = next((kind for kind in (Claim, Rebuttal) if isinstance(record, kind)), None)
        if kind is None:
            return frozenset({record.id})
        return frozenset(
            id for id in together(self.same, record.id) if isinstance(self.records.get(id), kind)
        )

    def labelled(self, spared: set[Node]) -> dict[Node, Label]:
        attackers = {
            node: self.own[node] | (set() if node in spared else self.word[node]) for node in self.challengers
        }
        return well_founded_labels(attackers, self.groups)

    # Attacks.

    def aim(self, record: Record) -> None:
        if isinstance(record, Rebuttal) and record.kind is not RebuttalKind.QUALIFICATION:
            for target in record.targets:
                self.answer(record.id, target, own=self.withdraws(record, self.records.get(target)))
        elif isinstance(record, Evidence) and record.direction is Direction.UNDERMINES:
            self.answer(record.id, record.bears_on, own=False)

    def answer(self, by: str, target: str, *, own: bool) -> None:
        if by == target or by not in self.node_of or target not in self.node_of:
            return
        attacker, attacked = self.node_of[by], self.node_of[target]
        self.challengers[attacked].add(by)
        if own:
            self.own[attacked].add(attacker)
        else:
            self.word[attacked].add(attacker)
            self.word[attacker].add(attacked)

    def withdraws(self, rebuttal: Rebuttal, target: Record | None) -> bool:
        """Whether it takes back its own word, or what it published."""
        if isinstance(target, Rebuttal):
            owners = {target.by}
        elif isinstance(target, Attribution):
            document = self.records.get(target.document) if target.document else None
            publisher = document.publisher if isinstance(document, Document) else None
            owners = {target.source, target.speaker, publisher} - {None}
        else:
            return False
        return rebuttal.kind in WITHDRAWING and not owners.isdisjoint(together(self.same, rebuttal.by))

    # Support.

    def needs(self, node: Node) -> list[set[Node]]:
        members = [self.records[id] for id in sorted(node)]
        if isinstance(members[0], Claim):
            proposing = {
                r.id for r in self.of_type(Rebuttal) if r.counterclaim in node
            }  # fmt: skip
            return [self.nodes(self.terminal(node) | proposing)]
        if isinstance(members[0], Attribution):
            return self.needs_of_attribution(members[0])
        if isinstance(members[0], Rebuttal):
            return self.needs_of_rebuttal(node, members)
        return []

    def needs_of_attribution(self, entry: Attribution) -> list[set[Node]]:
        known = all(isinstance(self.records.get(id), Attribution) for id in entry.relays)
        return [] if entry.first_hand or not entry.relays or not known else [self.nodes(entry.relays)]

    def needs_of_rebuttal(self, node: Node, rebuttals: list[Rebuttal]) -> list[set[Node]]:
        groups = []
        if any(entry.of in node for entry in self.of_type(Attribution)):
            groups.append(self.nodes(self.terminal(node)))
        evidence = {id for rebuttal in rebuttals for id in rebuttal.evidence}
        known = all(isinstance(self.records.get(id), Evidence) for id in evidence)
        if known and all(r.evidence and not r.text and r.counterclaim is None for r in rebuttals):
            groups.append(self.nodes(evidence))
        return groups

    def terminal(self, node: Node) -> set[str]:
        about = together(self.same, min(node))
        told = [entry for entry in self.of_type(Attribution) if entry.of in about]
        return joined_to_us(self.records.values(), told)

    def nodes(self, ids: Iterable[str]) -> set[Node]:
        return {self.node_of[id] for id in ids}

    def of_type(self, type):
        return [record for record in self.records.values() if isinstance(record, type)]

    # What is told of a record.

    def status(self, id: str) -> Status:
        node = self.node_of[id]
        label = self.labels[node]
        if label is Label.UNDECIDED:
            return Status.CONTESTED
        if label is Label.IN:
            return Status.CHALLENGE_FELL if self.challengers[node] else Status.UNCHALLENGED
        if self.unaided[node] is not Label.OUT:
            return Status.SET_ASIDE
        taken_back = any(self.taken_back(one) for one in self.fallen_below(node))
        return Status.WITHDRAWN if taken_back else Status.UNATTRIBUTED

    def taken_back(self, node: Node) -> bool:
        return any(self.labels[by] is Label.IN for by in self.own[node])

    def fallen_below(self, node: Node) -> set[Node]:
        """The node, and what it rests on as far as that is out and nothing else holds it up."""
        found, waiting = {node}, [node]
        while waiting:
            for group in self.groups[waiting.pop()]:
                if all(self.labels[one] is not Label.IN for one in group):
                    more = {one for one in group if self.labels[one] is Label.OUT} - found
                    found |= more
                    waiting.extend(more)
        return found

    def name(self, id: str) -> str:
        return min(self.node_of[id])


def disputable(record: Record) -> bool:
    return isinstance(record, Claim | Attribution | Rebuttal | Evidence)
