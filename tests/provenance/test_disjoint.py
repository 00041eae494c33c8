import random

import pytest

from counterclaim.provenance.disjoint import DisjointChains


def of(successors, roots, sinks):
    return DisjointChains(successors, roots, set(sinks))


class TestDisjointChains:
    def test_two_that_share_a_node_are_one(self):
        found = of([[2], [2], []], [0, 1], [2])

        assert (found.count, found.cut()) == (1, (2,))

    def test_two_that_share_none_are_two(self):
        found = of([[2], [3], [], []], [0, 1], [2, 3])

        assert (found.count, found.chains()) == (2, ((0, 2), (1, 3)))

    def test_one_taken_greedily_gives_way_where_two_are_possible(self):
        # From 0 one comes to 2 or 3, from 1 to 2 alone.
        assert of([[2, 3], [2], [], []], [0, 1], [2, 3]).count == 2

    def test_a_root_may_lie_behind_another(self):
        found = of([[1], []], [0, 1], [1])

        assert (found.count, found.cut()) == (1, (1,))

    def test_of_several_narrow_places_the_one_nearest_the_roots_is_named(self):
        assert of([[1], [2], [3], []], [0], [3]).cut() == (0,)
        assert of([[2], [2], [3], [4], []], [0, 1], [4]).cut() == (2,)

    def test_a_root_may_be_the_end_as_well(self):
        found = of([[]], [0], [0])

        assert (found.count, found.chains(), found.cut()) == (1, ((0,),), (0,))

    @pytest.mark.parametrize(("roots", "sinks"), [([], [1]), ([0], []), ([1], [0])])
    def test_there_are_none_where_no_way_leads(self, roots, sinks):
        found = of([[1], []], roots, sinks)

        assert (found.count, found.chains(), found.cut()) == (0, (), ())

    def test_circles_do_not_trap_it(self):
        assert of([[1], [0, 2], [1, 3], []], [0], [3]).count == 1

    def test_chains_may_be_very_long(self):
        size = 20_000
        successors = [[node + 1] for node in range(size - 1)] + [[]]

        assert len(of(successors, [0], [size - 1]).chains()[0]) == size

    def test_many_are_found_among_many_nodes(self):
        size = 3_000
        draw = random.Random(7)
        successors = [[draw.randrange(size) for _ in range(3)] for _ in range(size)]
        found = of(successors, range(0, size, 3), range(1, size, 3))
        used = [node for chain in found.chains() for node in chain]

        assert len(used) == len(set(used))
        assert len(found.cut()) == found.count == len(found.chains())


class TestMoreRoots:
    def test_are_counted_besides_those_that_were_there(self):
        found = of([[2], [3], [], []], [0], [2, 3])
        assert found.count == 1
        found.add_roots([1])

        assert (found.count, found.chains()) == (2, ((0, 2), (1, 3)))

    def test_may_lead_a_chain_elsewhere(self):
        found = of([[2, 3], [2], [], []], [0], [2, 3])
        found.add_roots([1])

        assert found.count == 2

    def test_move_the_narrow_place_nearer_to_them(self):
        found = of([[2], [2], []], [0], [2])
        assert found.cut() == (0,)
        found.add_roots([1])

        assert found.cut() == (2,)


class TestWhatChainsShare:
    def test_what_cannot_be_passed_by_is_named_in_its_order(self):
        assert of([[1, 2], [3], [3], [4], []], [0], [4]).shared() == (0, 3, 4)

    def test_of_two_roots_neither_is(self):
        assert of([[2], [2], []], [0, 1], [2]).shared() == (2,)

    def test_a_node_beside_which_an_end_lies_is_passed_by(self):
        assert of([[1, 2], [3], [], []], [0], [2, 3]).shared() == (0,)

    def test_there_is_nothing_where_two_share_nothing(self):
        assert of([[], []], [0, 1], [0, 1]).shared() == ()

    def test_there_is_nothing_where_no_way_leads(self):
        assert of([[1], []], [1], [0]).shared() == ()
