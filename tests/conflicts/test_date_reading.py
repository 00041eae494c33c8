from datetime import date, time, timedelta, timezone
from decimal import Decimal

import pytest

from conflicts.helpers import Denied, compared, failures, relation, unknowns
from counterclaim.conflicts import RuleSet
from counterclaim.conflicts.date_reading import days_of, read_date
from counterclaim.values import DateSpan, NoValue, Period, SomeValue

USUAL = RuleSet()
MARCH = DateSpan.month(2021, 3)
DAY = date(2021, 3, 5)


def days(span, **settings):
    """Return the first and last day that a span may mean."""
    first, last = days_of(span, RuleSet(**settings))
    return tuple(None if day is None else date.fromordinal(day) for day in (first, last))


def at(text):
    return DateSpan.day(DAY, time=time.fromisoformat(text))


class TestSpans:
    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            ("March 2021", "March 2021", "equal"),
            ("5 March 2021", "March 2021", "refines"),
            ("2021", "March 2021", "refined-by"),
            ("March 2021", "April 2021", "conflict"),
            ("31 March 2021", "1 April 2021", "conflict"),
            ("1970", "3 May 1970", "refined-by"),
            ("1970", "3 May 1971", "conflict"),
            ("the 1990s", "1999", "refined-by"),
            ("the 1990s", "2000", "conflict"),
        ],
    )
    def test_a_date_is_some_day_in_it(self, left, right, expected):
        assert relation(left, right, "founded") == expected

    def test_two_spans_that_overlap_leave_room_for_each_other(self):
        spring = DateSpan(date(2021, 3, 1), date(2021, 5, 31))

        assert relation(spring, DateSpan(date(2021, 5, 1), date(2021, 7, 31)), "founded") == "compatible"

    def test_an_open_end_allows_all_beyond(self):
        since = DateSpan(first=date(2021, 3, 1))

        assert relation(since, "2030", "founded") == "refined-by"
        assert relation(since, "2020", "founded") == "conflict"

    def test_the_kind_of_such_a_conflict_is_date(self):
        comparison = compared("March 2021", "May 2021", "founded")

        assert (comparison.kind, comparison.gap, comparison.gap_unit) == ("date", 30, "day")

    def test_a_denied_date_leaves_a_hole(self):
        assert relation(Denied("March 2021"), "5 March 2021", "founded") == "conflict"
        assert relation(Denied("March 2021"), "2021", "founded") == "compatible"
        assert relation(Denied("March 2021"), Denied("2021"), "founded") != "conflict"

    def test_wording_decides_nothing(self):
        assert relation(DateSpan.day(DAY, text="on Friday"), "5 March 2021", "founded") == "equal"


class TestRegions:
    @pytest.mark.parametrize(
        ("value", "region"),
        [
            (DateSpan.month(2021, 3), "[2021-03-01, 2021-03-31]"),
            (DateSpan.day(DAY), "[2021-03-05, 2021-03-05]"),
            (DateSpan(first=DAY), "[2021-03-05, ∞]"),
            (DateSpan(last=DAY), "[-∞, 2021-03-05]"),
            (Denied(DateSpan.month(2021, 3)), "[-∞, 2021-02-28] ∪ [2021-04-01, ∞]"),
            (at("10:00"), "[2021-03-05 10:00, 2021-03-05 10:00]"),
        ],
    )
    def test_are_shown_by_their_first_and_last_day(self, value, region):
        assert compared(value, value, "founded").left.region == region


class TestApproximateDates:
    def test_a_year_reaches_a_year_to_either_side(self):
        assert relation("about 2021", "2020", "founded") != "conflict"
        assert relation("about 2021", "2018", "founded") == "conflict"

    def test_a_day_reaches_one_day_to_either_side(self):
        around = DateSpan(DAY, DAY, approximate=True)

        assert days(around) == (date(2021, 3, 4), date(2021, 3, 6))

    def test_the_rule_set_says_how_far(self):
        around = DateSpan(DAY, DAY, approximate=True)

        assert days(around, date_tolerance=Decimal(3)) == (date(2021, 3, 2), date(2021, 3, 8))
        assert days(around, date_tolerance=Decimal(0)) == (DAY, DAY)

    def test_an_open_end_stays_open(self):
        assert days(DateSpan(first=DAY, approximate=True)) == (date(2021, 3, 4), None)

    def test_about_march_reaches_from_february_to_april(self):
        assert days(DateSpan(MARCH.first, MARCH.last, approximate=True)) == (
            date(2021, 2, 1),
            date(2021, 4, 30),
        )


class TestUnknownDates:
    def test_one_of_which_only_the_wording_is_known_is_some_date(self):
        assert relation(DateSpan.unknown("long ago"), "2021", "founded") == "refined-by"
        assert relation(DateSpan.unknown("long ago"), SomeValue(), "founded") == "equal"

    def test_so_it_is_no_absence(self):
        assert relation(DateSpan.unknown("long ago"), NoValue(), "founded") == "conflict"


class TestTimesOfDay:
    def test_a_time_lies_in_its_day(self):
        assert relation(at("10:00"), DateSpan.day(DAY), "founded") == "refines"
        assert relation(at("10:00"), DateSpan.day(date(2021, 3, 6)), "founded") == "conflict"

    def test_two_minutes_are_a_conflict(self):
        assert relation(at("10:00"), at("10:01"), "founded") == "conflict"

    def test_a_second_lies_in_its_minute(self):
        assert relation(at("10:00:07"), at("10:00"), "founded") == "refines"
        assert relation(at("10:00:07"), at("10:00:08"), "founded") == "conflict"

    def test_the_last_minute_of_a_day_lies_in_it(self):
        assert read_date(at("23:59"), USUAL).stated.issubset(read_date(DateSpan.day(DAY), USUAL).stated)


class TestZones:
    """A clock in Berlin shows 10:00 while one in London shows 09:00."""

    def zoned(self, hour, *, ahead):
        zone = timezone(timedelta(hours=ahead))
        return DateSpan.day(DAY, time=time(hour, tzinfo=zone))

    def test_two_moments_are_a_definite_conflict(self):
        assert relation(self.zoned(10, ahead=1), self.zoned(10, ahead=0), "founded") == "conflict"

    def test_one_moment_by_two_clocks_is_equal(self):
        assert relation(self.zoned(10, ahead=1), self.zoned(9, ahead=0), "founded") == "equal"
        assert relation(self.zoned(9, ahead=0), self.zoned(10, ahead=1), "founded") == "equal"

    def test_a_time_without_a_zone_makes_a_possible_conflict(self):
        comparison = compared(self.zoned(10, ahead=1), at("12:00"), "founded")

        assert comparison.relation.value == "possible-conflict"
        assert unknowns(comparison)


class TestPeriodsAsValues:
    def test_two_that_end_at_different_times_conflict(self):
        left = Period(DateSpan.year(2019), DateSpan.year(2020))

        assert relation(left, Period(DateSpan.year(2019), DateSpan.year(2021)), "founded") == "conflict"

    def test_one_refines_another_where_both_ends_do(self):
        exact = Period(DateSpan.day(date(2019, 5, 1)), DateSpan.day(date(2020, 5, 1)))

        assert relation(exact, Period(DateSpan.year(2019), DateSpan.year(2020)), "founded") == "refines"

    def test_an_end_that_is_not_stated_may_be_any(self):
        since = Period(start=DateSpan.year(2019))

        assert relation(since, Period(DateSpan.year(2019), DateSpan.year(2020)), "founded") == "refined-by"

    def test_a_period_is_not_compared_with_a_date(self):
        period = Period(DateSpan.year(2019), DateSpan.year(2020))

        assert failures(compared(period, "2021", "founded")) == ["value"]
