from __future__ import annotations

import hypothesis.strategies as st
from argumentation.core.dung import ArgumentationFramework, grounded_extension
from hypothesis import given

from counterclaim.standing import Label
from counterclaim.standing.labelling import Labelling
from oracles.well_founded import well_founded_labels

SIZES = st.integers(0, 9)


class Graph:
    """Attacks between numbered nodes, and the groups of supporters of each."""

    def __init__(self, attacks: list[tuple[int, int]], groups: list[list[set[int]]]) -> None:
        self.attacks = attacks
        self.groups = groups

    def __repr__(self) -> str:
        return f"Graph({self.attacks}, {self.groups})"

    def expected(self) -> list[Label]:
        size = len(self.groups)
        attackers = {node: {a for a, b in self.attacks if b == node} for node in range(size)}
        return list(well_founded_labels(attackers, dict(enumerate(self.groups))).values())

    def built(self) -> Labelling:
        labelling = Labelling(len(self.groups), self.attacks)
        for node, groups in enumerate(self.groups):
            for group in groups:
                number = labelling.need(node)
                for supporter in group:
                    labelling.support(number, supporter)
        return labelling

    def labels(self) -> list[Label]:
        labelling = self.built()
        labelling.settle()
        return [Label(label) for label in labelling.labels]


@st.composite
def graphs(draw, *, support: bool = True) -> Graph:
    size = draw(SIZES)
    nodes = st.integers(0, max(size - 1, 0))
    attacks = draw(st.lists(st.tuples(nodes, nodes), unique=True, max_size=2 * size if size else 0))
    one = st.lists(st.sets(nodes, max_size=3), max_size=2) if support else st.just([])
    return Graph(attacks, draw(st.lists(one, min_size=size, max_size=size)))


@given(graphs())
def test_labels_are_the_well_founded_model(graph):
    assert graph.labels() == graph.expected()


@given(graphs(support=False))
def test_labels_without_support_are_the_grounded_labelling(graph):
    names = frozenset(map(str, range(len(graph.groups))))
    attacks = frozenset((str(attacker), str(node)) for attacker, node in graph.attacks)
    grounded = grounded_extension(ArgumentationFramework(arguments=names, defeats=attacks))

    labels = graph.labels()

    assert {str(node) for node, label in enumerate(labels) if label is Label.IN} == grounded
    assert {str(node) for node, label in enumerate(labels) if label is Label.OUT} == {
        node for attacker, node in attacks if attacker in grounded
    }


@given(graphs(), st.randoms(use_true_random=False))
def test_labels_do_not_depend_on_the_order_of_nodes_and_edges(graph, random):
    size = len(graph.groups)
    place = random.sample(range(size), size)
    attacks = [(place[attacker], place[node]) for attacker, node in graph.attacks]
    random.shuffle(attacks)
    groups: list[list[set[int]]] = [[] for _ in range(size)]
    for node, of_node in enumerate(graph.groups):
        groups[place[node]] = [{place[one] for one in group} for group in reversed(of_node)]

    moved = Graph(attacks, groups).labels()

    assert [moved[place[node]] for node in range(size)] == graph.labels()


@given(graphs())
def test_the_first_settling_tells_of_every_node_that_is_decided(graph):
    labelling = graph.built()

    changes = labelling.settle()

    decided = {node for node, label in enumerate(labelling.labels) if label != Label.UNDECIDED}
    assert changes == dict.fromkeys(decided, Label.UNDECIDED)


@given(graphs())
def test_settling_again_changes_nothing(graph):
    labelling = graph.built()
    labelling.settle()
    before = list(labelling.labels)

    assert labelling.settle() == {}
    assert labelling.labels == before


@given(graphs())
def test_attackers_and_groups_are_those_that_were_given(graph):
    labelling = graph.built()

    for node, of_node in enumerate(graph.groups):
        assert sorted(labelling.attackers[node]) == sorted(a for a, b in graph.attacks if b == node)
        assert [set(labelling.members(group)) for group in labelling.groups(node)] == of_node


@given(st.integers(1, 300), st.booleans())
def test_a_row_of_attacks_is_labelled_from_its_beginning(length, closed):
    row = [(node, node + 1) for node in range(length - 1)] + ([(length - 1, 0)] if closed else [])

    labels = Graph(row, [[] for _ in range(length)]).labels()

    expected = [Label.UNDECIDED] * length if closed else [Label.IN, Label.OUT] * length
    assert labels == expected[:length]
