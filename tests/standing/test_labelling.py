from counterclaim.standing.labelling import Labelling
from counterclaim.standing.standing import Label

IN, OUT, UNDECIDED = Label.IN, Label.OUT, Label.UNDECIDED


def labels_of(size, attacks, groups=()):
    graph = Labelling(size, attacks)
    for owner, members in groups:
        group = graph.need(owner)
        for member in members:
            graph.support(group, member)
    graph.settle()
    return graph.labels


class TestAttacks:
    def test_what_nothing_attacks_is_in_and_what_it_attacks_is_out(self):
        assert labels_of(3, [(0, 1), (1, 2)]) == [IN, OUT, IN]

    def test_what_attacks_each_other_is_undecided(self):
        assert labels_of(2, [(0, 1), (1, 0)]) == [UNDECIDED, UNDECIDED]

    def test_what_attacks_itself_is_never_in(self):
        assert labels_of(1, [(0, 0)]) == [UNDECIDED]
        assert labels_of(2, [(0, 0), (1, 0)]) == [OUT, IN]

    def test_a_circle_of_three_is_undecided(self):
        assert labels_of(3, [(0, 1), (1, 2), (2, 0)]) == [UNDECIDED] * 3


class TestSupport:
    def test_one_supporter_of_a_group_is_enough(self):
        assert labels_of(4, [(3, 1)], [(0, [1, 2])]) == [IN, OUT, IN, IN]

    def test_every_group_needs_one(self):
        assert labels_of(4, [(3, 1)], [(0, [1]), (0, [2])]) == [OUT, OUT, IN, IN]

    def test_a_group_of_none_leaves_its_owner_out(self):
        assert labels_of(1, [], [(0, [])]) == [OUT]

    def test_what_only_holds_itself_up_is_out(self):
        assert labels_of(2, [], [(0, [1]), (1, [0])]) == [OUT, OUT]
        assert labels_of(1, [], [(0, [0])]) == [OUT]

    def test_what_is_held_up_from_outside_as_well_stands(self):
        assert labels_of(3, [], [(0, [1, 2]), (1, [0])]) == [IN, IN, IN]

    def test_what_rests_on_something_undecided_is_undecided(self):
        assert labels_of(3, [(0, 1), (1, 0)], [(2, [0])]) == [UNDECIDED] * 3


class TestSettling:
    def test_returns_what_changed_with_the_label_before(self):
        graph = Labelling(2, [(0, 1)])
        graph.settle()
        third = graph.add()
        graph.attack(third, 0)

        assert graph.settle() == {0: IN, 1: OUT, 2: UNDECIDED}
        assert graph.labels == [OUT, IN, IN]

    def test_returns_nothing_where_nothing_did(self):
        graph = Labelling(2, [(0, 1)])
        graph.settle()

        assert graph.settle() == {}

    def test_an_attack_by_what_is_out_only_because_of_its_target_undoes_both(self):
        graph = Labelling(2, [(1, 0)])
        graph.settle()
        graph.attack(0, 1)
        graph.settle()

        assert graph.labels == [UNDECIDED, UNDECIDED]

    def test_a_supporter_that_is_gone_takes_the_circle_with_it_that_it_held_up(self):
        graph = Labelling(3)
        first, second = graph.need(0), graph.need(1)
        for group, supporter in ((first, 2), (first, 1), (second, 0)):
            graph.support(group, supporter)
        graph.settle()
        graph.abandon(first, 2)
        graph.settle()

        assert graph.labels == [OUT, OUT, IN]

    def test_what_no_longer_needs_a_group_stands_without_it(self):
        graph = Labelling(2)
        group = graph.need(0)
        graph.settle()
        graph.release(group)

        assert graph.settle() == {0: OUT}
        assert (graph.labels, graph.groups(0)) == ([IN, IN], [])

    def test_a_group_released_before_everything_is_settled_counts_for_nothing(self):
        graph = Labelling(1)
        graph.release(graph.need(0))
        graph.settle()

        assert graph.labels == [IN]

    def test_what_is_spared_stands_again(self):
        graph = Labelling(2, [(0, 1)])
        graph.settle()
        graph.spare(0, 1)

        assert graph.settle() == {1: OUT}
        assert graph.labels == [IN, IN]

    def test_ten_thousand_in_a_row_are_no_trouble(self):
        size = 10_000
        graph = Labelling(size, [(node, node + 1) for node in range(size - 1)])
        graph.settle()
        graph.attack(graph.add(), 0)
        graph.settle()

        assert graph.labels[:4] == [OUT, IN, OUT, IN]
