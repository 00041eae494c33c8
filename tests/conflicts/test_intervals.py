from fractions import Fraction

import pytest

from counterclaim.conflicts.intervals import BOTTOM, EVERYTHING, NOTHING, TOP, Intervals, between

FIVE_TO_TEN = between(5, 10)
AROUND = between(None, 5, upper_open=True).union(between(10, None, lower_open=True))


class TestCuts:
    def test_a_closed_lower_end_lies_below_its_point_and_a_closed_upper_one_above(self):
        assert FIVE_TO_TEN.parts == (((5, 0), (10, 1)),)

    def test_an_open_lower_end_lies_above_its_point_and_an_open_upper_one_below(self):
        assert between(5, 10, lower_open=True, upper_open=True).parts == (((5, 1), (10, 0)),)

    def test_what_is_not_bounded_reaches_to_the_outermost_cuts(self):
        assert between(None, None).parts == ((BOTTOM, TOP),)
        assert between(None, None) == EVERYTHING

    def test_the_outermost_cuts_of_nothing_hold_nothing_between_them(self):
        assert NOTHING.lower > NOTHING.upper


@pytest.mark.parametrize(
    ("lower", "upper", "open_ends"),
    [
        (5, 4, {}),
        (5, 5, {"lower_open": True}),
        (5, 5, {"upper_open": True}),
        (5, 5, {"lower_open": True, "upper_open": True}),
    ],
)
def test_an_interval_without_a_point_is_nothing(lower, upper, open_ends):
    assert between(lower, upper, **open_ends) == NOTHING
    assert NOTHING.empty


class TestDisjoint:
    @pytest.mark.parametrize(
        "other",
        [
            between(None, 5, upper_open=True),
            between(10, None, lower_open=True),
            between(11, 12),
            NOTHING,
            AROUND,
        ],
    )
    def test_are_those_without_a_common_point(self, other):
        assert FIVE_TO_TEN.isdisjoint(other)
        assert other.isdisjoint(FIVE_TO_TEN)

    @pytest.mark.parametrize("other", [between(None, 5), between(10, 10), between(7, 8), EVERYTHING])
    def test_are_none_that_share_an_end(self, other):
        assert not FIVE_TO_TEN.isdisjoint(other)
        assert not other.isdisjoint(FIVE_TO_TEN)

    def test_are_two_open_ends_at_one_point(self):
        below, above = between(4, 5, upper_open=True), between(5, 6, lower_open=True)

        assert below.isdisjoint(above)


class TestSubset:
    def test_an_open_interval_lies_in_the_closed_one(self):
        opened = between(5, 10, lower_open=True, upper_open=True)

        assert opened.issubset(FIVE_TO_TEN)
        assert not FIVE_TO_TEN.issubset(opened)

    def test_an_interval_lies_in_no_region_that_leaves_a_point_of_it_out(self):
        without_seven = between(7, 7).complement()

        assert not FIVE_TO_TEN.issubset(without_seven)
        assert between(5, 7, upper_open=True).issubset(without_seven)

    def test_nothing_lies_in_everything_and_everything_in_itself(self):
        assert NOTHING.issubset(FIVE_TO_TEN)
        assert EVERYTHING.issubset(EVERYTHING)


class TestComplement:
    def test_of_a_ray_is_the_other_ray(self):
        assert between(50, None).complement() == between(None, 50, upper_open=True)

    def test_of_an_interval_is_all_but_a_hole(self):
        assert FIVE_TO_TEN.complement() == AROUND
        assert len(AROUND.parts) == 2

    def test_of_everything_is_nothing(self):
        assert EVERYTHING.complement() == NOTHING
        assert NOTHING.complement() == EVERYTHING

    def test_of_the_complement_is_the_same(self):
        assert AROUND.complement() == FIVE_TO_TEN


class TestUnionAndIntersection:
    def test_intervals_that_touch_become_one(self):
        below = between(1, 5, upper_open=True)

        assert below.union(FIVE_TO_TEN) == between(1, 10)

    def test_intervals_that_leave_out_their_common_end_stay_two(self):
        below, above = between(1, 5, upper_open=True), between(5, 9, lower_open=True)

        assert len(below.union(above).parts) == 2

    def test_of_several_parts_each_two_are_cut(self):
        teeth = between(1, 2).union(between(4, 5)).union(between(7, 8))

        assert teeth.intersection(between(2, 7)) == between(2, 2).union(between(4, 5)).union(between(7, 7))


class TestWhole:
    @pytest.mark.parametrize(
        ("given", "snapped"),
        [
            (between(50, None, lower_open=True), between(51, None)),
            (between(None, 51, upper_open=True), between(None, 50)),
            (between(Fraction("49.5"), Fraction("50.5"), lower_open=True, upper_open=True), between(50, 50)),
            (between(Fraction("2.1"), Fraction("2.9")), NOTHING),
            (between(-3, -1, lower_open=True, upper_open=True), between(-2, -2)),
            (EVERYTHING, EVERYTHING),
        ],
    )
    def test_ends_are_moved_inward_to_whole_numbers(self, given, snapped):
        assert given.whole() == snapped

    def test_parts_without_a_whole_number_fall_away(self):
        assert between(Fraction("1.2"), Fraction("1.4")).union(between(3, 4)).whole() == between(3, 4)


def test_a_move_leaves_open_ends_open_and_the_unbounded_unbounded():
    kilometres = between(5, None, lower_open=True)

    assert kilometres.mapped(lambda point: point * 1000) == between(5000, None, lower_open=True)


@pytest.mark.parametrize(
    ("region", "written"),
    [
        (between(50, None), "[50, ∞)"),
        (between(None, 50, upper_open=True), "(-∞, 50)"),
        (between(50, 50), "{50}"),
        (between(Fraction("49.5"), Fraction("50.5"), lower_open=True, upper_open=True), "(49.5, 50.5)"),
        (AROUND, "(-∞, 5) ∪ (10, ∞)"),
        (NOTHING, "∅"),
        (EVERYTHING, "(-∞, ∞)"),
    ],
)
def test_it_is_written_as_mathematicians_do(region, written):
    assert str(region) == written


def test_bounds_are_equal_whether_fractions_or_whole_numbers():
    assert between(Fraction(5), Fraction(10)) == FIVE_TO_TEN
    assert hash(Intervals(((BOTTOM, TOP),))) == hash(EVERYTHING)
