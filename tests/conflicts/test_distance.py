"""How far apart two values are, and with which tolerance they would meet."""

from fractions import Fraction

import pytest

from conflicts.helpers import Denied, compared, march


def apart(left, right, property="countries", **both):
    comparison = compared(left, right, property, **both)
    return comparison.gap, comparison.flip_tolerance


class TestGap:
    def test_lies_between_what_the_two_allow(self):
        assert apart("at least 50", "about 40")[0] == 6

    def test_is_the_same_from_both_sides(self):
        assert apart("about 40", "at least 50")[0] == 6

    def test_of_two_counts_is_their_difference(self):
        assert apart("51", "61")[0] == 10

    def test_of_open_ends_that_touch_is_none_at_all(self):
        assert apart("5", "6", "length")[0] == 0

    def test_is_in_the_unit_of_the_left_value(self):
        comparison = compared("5 km", "5600 m", "length")

        assert (comparison.gap, comparison.gap_unit) == (Fraction("0.0995"), "kilometre")

    def test_of_dates_is_in_days(self):
        comparison = compared("1 March 2021", "4 March 2021", "founded")

        assert (comparison.gap, comparison.gap_unit) == (2, "day")

    @pytest.mark.parametrize(
        ("left", "right", "property"),
        [
            ("51", "at least 50", "countries"),
            ("anna", "ben", "head"),
            ("paris", "berlin", "site"),
            ("5 km", "5 kg", "length"),
            (Denied("51"), "51", "countries"),
        ],
    )
    def test_is_none_where_there_is_no_distance(self, left, right, property):
        assert compared(left, right, property).gap is None


class TestFlipTolerance:
    def test_at_least_fifty_and_fifty_need_none(self):
        assert compared("at least 50", "50").relation.value == "refined-by"
        assert apart("at least 50", "50") == (None, None)

    def test_at_least_fifty_and_about_forty(self):
        assert compared("at least 50", "about 40").relation.value == "conflict"
        assert apart("at least 50", "about 40") == (6, Fraction(1, 4))

    def test_about_forty_and_fifty_meet_at_a_quarter(self):
        assert apart("about 40", "50")[1] == Fraction(1, 4)
        assert apart("50", "about 40")[1] == Fraction(1, 4)

    def test_with_one_approximate_side_is_the_distance_as_a_share_of_its_number(self):
        assert apart("about 20", "51")[1] == Fraction(31, 20)
        assert apart("51", "about 80")[1] == Fraction(29, 80)

    def test_with_two_is_the_difference_as_a_share_of_the_sum(self):
        assert apart("about 40", "about 60")[1] == Fraction(1, 5)
        assert apart("about 60", "about 40")[1] == Fraction(1, 5)
        assert apart("about 30", "nearly 50")[1] == Fraction(1, 4)

    @pytest.mark.parametrize(
        ("left", "right"), [("51", "61"), ("at least 51", "at most 40"), ("51", "40–44")]
    )
    def test_with_none_there_is_a_gap_alone(self, left, right):
        gap, flip = apart(left, right)

        assert gap
        assert flip is None

    def test_where_no_tolerance_would_help_there_is_none(self):
        assert apart("nearly 51", "51") == (1, None)
        assert apart("nearly 51", "60")[1] is None

    def test_of_a_range_counts_from_the_end_that_faces_the_other(self):
        assert apart("about 40 to 50", "61")[1] == Fraction(11, 50)
        assert apart("about 40 to 50", "31")[1] == Fraction(9, 40)

    def test_is_no_matter_of_units(self):
        assert apart("about 4 km", "at least 5000 m", "length")[1] == Fraction(1, 4)

    def test_of_a_temperature_is_a_share_of_the_stated_number(self):
        """About 20 degrees are 18 to 22, and 10.5 to 29.5 at 47.5 percent."""
        degrees = {"during": march(5)}

        assert apart("about 20 °C", "30 °C", "temperature", **degrees)[1] == Fraction(19, 40)

    def test_comes_with_conflicts_alone(self):
        assert apart("about 40", "41")[1] is None
        assert apart("about 40 km", "41 kg", "length")[1] is None

    def test_of_a_denial_is_none(self):
        assert apart(Denied("at least 50"), "about 60")[1] is None

    def test_of_a_vague_count_widens_it_as_well(self):
        """24 less 3/13 of it, and 15 with as much again, are 18.46."""
        assert apart("dozens", "about 15")[1] == Fraction(24 - 15, 24 + 15)
