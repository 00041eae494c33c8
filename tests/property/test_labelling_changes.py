"""A graph that changes step by step: after each settling its labels are those of the graph as it then is."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from counterclaim.standing import Label
from counterclaim.standing.labelling import Labelling
from oracles.well_founded import well_founded_labels

PICK = st.integers(0, 10**6)


class ChangingGraph(RuleBasedStateMachine):
    """The graph that is labelled, and beside it the same graph as plain sets."""

    @initialize(size=st.integers(0, 4), pairs=st.sets(st.tuples(PICK, PICK), max_size=4))
    def begin(self, size: int, pairs: set[tuple[int, int]]) -> None:
        attacks = {(a % size, b % size) for a, b in pairs} if size else set()
        self.labelling = Labelling(size, attacks)
        self.attacks = attacks
        self.needs: dict[int, tuple[int, set[int]]] = {}  # by group: whose it is, and who is in it
        self.known: list[Label] = [Label.UNDECIDED] * size  # as of the last settling
        self.settled = False

    def node(self, pick: int) -> int:
        return pick % len(self.labelling)

    @property
    def graph(self) -> tuple[dict[int, set[int]], dict[int, list[set[int]]]]:
        attackers: dict[int, set[int]] = {node: set() for node in range(len(self.labelling))}
        for attacker, node in self.attacks:
            attackers[node].add(attacker)
        groups: dict[int, list[set[int]]] = {}
        for node, members in self.needs.values():
            groups.setdefault(node, []).append(members)
        return attackers, groups

    @rule()
    def add(self) -> None:
        assert self.labelling.add() == len(self.known)
        self.known.append(Label.UNDECIDED)
        self.settled = False

    @precondition(lambda self: len(self.labelling))
    @rule(attacker=PICK, node=PICK)
    def attack_or_spare(self, attacker: int, node: int) -> None:
        pair = (self.node(attacker), self.node(node))
        if pair in self.attacks:
            self.labelling.spare(*pair)
        else:
            self.labelling.attack(*pair)
        self.attacks ^= {pair}
        self.settled = False

    @precondition(lambda self: len(self.labelling))
    @rule(node=PICK, supporters=st.sets(PICK, max_size=3))
    def need(self, node: int, supporters: set[int]) -> None:
        group = self.labelling.need(self.node(node))
        assert group not in self.needs
        self.needs[group] = (self.node(node), set())
        for supporter in supporters:
            self.support(group, self.node(supporter))
        self.settled = False

    @precondition(lambda self: self.needs)
    @rule(group=PICK, supporter=PICK)
    def support_or_abandon(self, group: int, supporter: int) -> None:
        number = sorted(self.needs)[group % len(self.needs)]
        if self.node(supporter) in self.needs[number][1]:
            self.labelling.abandon(number, self.node(supporter))
            self.needs[number][1].remove(self.node(supporter))
        else:
            self.support(number, self.node(supporter))
        self.settled = False

    def support(self, group: int, supporter: int) -> None:
        if supporter not in self.needs[group][1]:
            self.labelling.support(group, supporter)
            self.needs[group][1].add(supporter)

    @rule()
    def settle(self) -> None:
        changes = self.labelling.settle()

        expected = list(well_founded_labels(*self.graph).values())
        assert [Label(label) for label in self.labelling.labels] == expected
        assert changes == {
            node: before
            for node, (before, now) in enumerate(zip(self.known, expected, strict=True))
            if before is not now
        }
        self.known, self.settled = expected, True

    @precondition(lambda self: getattr(self, "settled", False))
    @invariant()
    def nothing_is_left_to_settle(self) -> None:
        assert self.labelling.settle() == {}


def test_what_was_put_out_may_strike_back():
    labelling = Labelling(2, [(0, 1)])
    labelling.settle()

    labelling.attack(1, 0)

    assert labelling.settle() == {0: Label.IN, 1: Label.OUT}
    assert labelling.labels == [Label.UNDECIDED, Label.UNDECIDED]


TestChangingGraph = ChangingGraph.TestCase
TestChangingGraph.settings = settings(stateful_step_count=40)
