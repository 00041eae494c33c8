"""Valid time as four days."""

import math
from datetime import date

import pytest

from conflicts.helpers import compared, day, failures, march, relation, throughout, unknowns
from conflicts.helpers import compared_during as during
from counterclaim.conflicts import RuleSet
from counterclaim.conflicts.times import ALWAYS_UNKNOWN, Times, at_moment, extent_of, overlap, times_of
from counterclaim.values import DateSpan, Period

USUAL = RuleSet()
FIRST, LAST = date(2021, 3, 1).toordinal(), date(2021, 3, 31).toordinal()
PASSED, FAILED, UNKNOWN = "passed", "failed", "unknown"


def times(period):
    return times_of(period, USUAL)


def met(left, right, *, varies=False):
    both = [None if period is None else times(period) for period in (left, right)]
    assert overlap(*both, varies=varies) is overlap(*reversed(both), varies=varies)
    return overlap(*both, varies=varies).value


class TestFourDays:
    def test_throughout_march_both_starts_and_both_ends_are_known(self):
        assert times(march(1, 31)) == Times(FIRST, FIRST, LAST, LAST)

    def test_some_day_in_march_begins_and_ends_on_any_of_them(self):
        assert times(day("March 2021")) == Times(FIRST, LAST, FIRST, LAST)

    def test_on_one_day_all_four_are_that_day(self):
        assert times(day("1 March 2021")) == Times(FIRST, FIRST, FIRST, FIRST)

    def test_from_some_day_to_another(self):
        april = date(2021, 4, 1).toordinal(), date(2021, 4, 30).toordinal()

        assert times(throughout("March 2021", "April 2021")) == Times(FIRST, LAST, *april)

    def test_an_end_that_is_not_stated_is_unbounded(self):
        assert times(throughout("1 March 2021", None)).latest_end == math.inf
        assert times(throughout(None, "31 March 2021")).earliest_start == -math.inf

    def test_what_began_lasted_until_then_at_least(self):
        assert times(throughout("1 March 2021", None)).earliest_end == FIRST
        assert times(throughout(None, "31 March 2021")).latest_start == LAST

    def test_a_date_of_which_nothing_is_known_is_any(self):
        assert times(Period.as_of(DateSpan.unknown("long ago"))) == ALWAYS_UNKNOWN

    def test_what_was_counted_in_march_was_counted_in_all_of_it(self):
        assert extent_of(day("March 2021"), USUAL) == Times(FIRST, FIRST, LAST, LAST)


class TestOverlap:
    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            (march(5), march(5), PASSED),
            (march(5), march(6), FAILED),
            (march(5), march(1, 31), PASSED),
            (march(1, 5), march(5, 9), PASSED),
            (march(1, 5), march(6, 9), FAILED),
            (march(5), day("March 2021"), UNKNOWN),
            (march(1, 31), day("March 2021"), PASSED),
            (march(2, 31), day("March 2021"), UNKNOWN),
            (day("March 2021"), day("March 2021"), UNKNOWN),
            (day("March 2021"), day("April 2021"), FAILED),
            (day("March 2021"), day("2021"), UNKNOWN),
            (march(5), throughout("1 March 2021", None), UNKNOWN),
            (march(5), throughout("6 March 2021", None), FAILED),
            (march(5), throughout("5 March 2021", None), PASSED),
            (march(5), throughout(None, "4 March 2021"), FAILED),
            (march(5), throughout("February 2021", "April 2021"), PASSED),
            (march(5), throughout("March 2021", "April 2021"), UNKNOWN),
        ],
    )
    def test_of_two_periods(self, left, right, expected):
        assert met(left, right) == expected

    def test_where_neither_is_dated_both_hold_unless_the_property_varies(self):
        assert met(None, None) == PASSED
        assert met(None, None, varies=True) == UNKNOWN

    @pytest.mark.parametrize("varies", [True, False])
    def test_where_one_is_not_dated_it_is_not_known(self, varies):
        assert met(march(5), None, varies=varies) == UNKNOWN


class TestAtAMoment:
    def test_what_surely_holds_then_is_that_day(self):
        assert at_moment(times(march(1, 31)), FIRST + 3) == (FIRST + 3,) * 4

    def test_what_may_hold_then_is_not_known(self):
        assert at_moment(times(day("March 2021")), FIRST) == ALWAYS_UNKNOWN

    def test_what_is_not_dated_stays_so(self):
        assert at_moment(None, FIRST) is None

    @pytest.mark.parametrize("moment", [FIRST - 1, LAST + 1])
    def test_what_does_not_hold_then_has_no_times(self, moment):
        with pytest.raises(LookupError):
            at_moment(times(march(1, 31)), moment)


class TestStates:
    def test_of_later_times_one_succeeds_the_other(self):
        assert during("80", march(6), "12", march(5), "staff").relation.value == "succeeds"
        assert during("80", march(5), "12", march(6), "staff").relation.value == "precedes"

    def test_the_failed_guard_names_both_times(self):
        comparison = during("80", march(6), "12", march(5), "staff")

        assert failures(comparison) == ["time"]
        assert (comparison.checks[-1].left, comparison.checks[-1].right) == (march(6), march(5))

    def test_even_where_they_say_the_same(self):
        assert during("80", march(6), "80", march(5), "staff").relation.value == "succeeds"

    def test_at_one_time_they_conflict(self):
        assert during("81", march(1, 5), "12", march(5, 9), "staff").relation.value == "conflict"

    def test_where_the_times_may_differ_the_conflict_is_possible(self):
        comparison = during("81", day("March 2021"), "12", march(5), "staff")

        assert (comparison.relation.value, unknowns(comparison)) == ("possible-conflict", ["time"])

    def test_without_dates_a_figure_that_varies_is_a_possible_conflict(self):
        assert relation("81", "12", "staff") == "possible-conflict"
        assert unknowns(compared("81", "12", "staff")) == ["time"]

    def test_without_dates_one_that_does_not_is_a_definite_one(self):
        assert relation("81", "12", "countries") == "conflict"

    def test_with_a_date_on_one_side_the_conflict_is_possible(self):
        assert during("81", march(5), "12", None).relation.value == "possible-conflict"
