"""Times become days of the proleptic Gregorian calendar, and nothing is made of what is not known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counterclaim.formats.wikidata.times import read_time
from counterclaim.values import DateSpan, Precision
from formats.wikidata.helpers import JULIAN, time_value


def span_of(*arguments, **more):
    return read_time(time_value(*arguments, **more)).span


@pytest.mark.parametrize(
    ("text", "precision", "expected"),
    [
        ("+1953-05-29T00:00:00Z", 11, DateSpan.day(date(1953, 5, 29))),
        ("+1953-05-00T00:00:00Z", 10, DateSpan.month(1953, 5)),
        ("+1953-05-29T00:00:00Z", 10, DateSpan.month(1953, 5)),
        ("+1953-00-00T00:00:00Z", 9, DateSpan.year(1953)),
        ("+00000001953-00-00T00:00:00Z", 9, DateSpan.year(1953)),
        ("+2024-02-29T00:00:00Z", 11, DateSpan.day(date(2024, 2, 29))),
    ],
)
def test_days_months_and_years_need_no_wording(text, precision, expected):
    assert span_of(text, precision) == expected


@pytest.mark.parametrize(
    ("text", "precision", "first", "last", "exact", "words"),
    [
        ("+1953-00-00T00:00:00Z", 8, 1950, 1959, Precision.DECADE, "1953 (decade)"),
        ("+2000-00-00T00:00:00Z", 7, 1901, 2000, Precision.INTERVAL, "2000 (century)"),
        ("+1901-00-00T00:00:00Z", 7, 1901, 2000, Precision.INTERVAL, "1901 (century)"),
        ("+1900-00-00T00:00:00Z", 7, 1801, 1900, Precision.INTERVAL, "1900 (century)"),
        ("+2000-00-00T00:00:00Z", 6, 1001, 2000, Precision.INTERVAL, "2000 (millennium)"),
    ],
)
def test_coarser_times_are_spans_with_their_precision_in_words(text, precision, first, last, exact, words):
    span = span_of(text, precision)

    assert (span.first, span.last) == (date(first, 1, 1), date(last, 12, 31))
    assert (span.precision, span.text) == (exact, words)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ("+1582-10-04T00:00:00Z", date(1582, 10, 14)),  # the day before the reform
        ("+1616-04-23T00:00:00Z", date(1616, 5, 3)),  # Shakespeare died
        ("+1642-12-25T00:00:00Z", date(1643, 1, 4)),  # Newton was born
        ("+1900-02-29T00:00:00Z", date(1900, 3, 13)),  # no day of the Gregorian calendar
        ("+1917-10-25T00:00:00Z", date(1917, 11, 7)),  # the October Revolution
        ("+0300-01-01T00:00:00Z", date(300, 1, 1)),  # the two calendars agree
    ],
)
def test_a_julian_day_becomes_the_gregorian_one(julian, gregorian):
    span = span_of(julian, 11, JULIAN)

    assert (span.first, span.last) == (gregorian, gregorian)
    assert span.text == f"{julian[1:11]} (Julian calendar)"


def test_a_julian_month_and_year_become_their_days():
    assert span_of("+1917-10-00T00:00:00Z", 10, JULIAN) == DateSpan(
        date(1917, 10, 14), date(1917, 11, 13), text="1917-10 (Julian calendar)"
    )
    assert span_of("+1852-00-00T00:00:00Z", 9, JULIAN) == DateSpan(
        date(1852, 1, 13), date(1853, 1, 12), text="1852 (Julian calendar)"
    )


@pytest.mark.parametrize(
    ("text", "precision", "calendar", "words"),
    [
        ("-0044-03-15T00:00:00Z", 11, JULIAN, "-0044-03-15 (Julian calendar)"),
        ("-13798000000-00-00T00:00:00Z", 3, JULIAN, "-13798000000 (million years) (Julian calendar)"),
        ("+10000-00-00T00:00:00Z", 9, None, "10000"),
        ("+2000-00-00T00:00:00Z", 5, None, "2000 (ten thousand years)"),
        ("+0001-01-01T00:00:00Z", 11, JULIAN, "0001-01-01 (Julian calendar)"),
    ],
)
def test_what_the_calendar_of_dates_has_no_days_for_keeps_its_wording(text, precision, calendar, words):
    time = read_time(time_value(text, precision, *([calendar] if calendar else [])))

    assert (time.span, time.oddity) == (DateSpan.unknown(words), None)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": "+2023-02-29T00:00:00Z"}, "no such day"),
        ({"text": "+2023-00-00T00:00:00Z"}, "no such day"),
        ({"text": "+2023-13-00T00:00:00Z", "precision": 10}, "no such day"),
        ({"text": "+0000-01-01T00:00:00Z"}, "no such day"),
        ({"text": "2023"}, "expected a time"),
        ({"text": "+2023-01-01T00:00:00Z", "precision": 15}, "precision"),
        ({"text": "+2023-01-01T00:00:00Z", "precision": True}, "precision"),
        ({"text": "+2023-01-01T00:00:00Z", "precision": "11"}, "precision"),
        ({"text": "+2023-01-01T00:00:00Z", "calendar": "http://www.wikidata.org/entity/Q12138"}, "calendar"),
        ({"text": "+2023-01-01T00:00:00Z", "calendar": None}, "calendar"),
    ],
)
def test_what_is_no_time_keeps_its_wording_and_is_odd(changes, said):
    time = read_time(time_value(**changes))

    assert time.span == DateSpan.unknown(changes["text"])
    assert said in time.oddity


def test_without_a_text_there_is_no_time():
    assert read_time({"time": 1953}) is None
    assert read_time({}) is None


def test_before_and_after_widen_by_units_of_the_precision():
    assert span_of("+1953-05-29T00:00:00Z", before=1, after=2) == DateSpan(
        date(1953, 5, 28), date(1953, 5, 31), text="1953-05-29 (-1/+2)"
    )
    widened = span_of("+1953-01-00T00:00:00Z", 10, before=2)
    assert (widened.first, widened.last) == (date(1952, 11, 1), date(1953, 1, 31))
    widened = span_of("+1953-00-00T00:00:00Z", 9, after=1)
    assert (widened.first, widened.last) == (date(1953, 1, 1), date(1954, 12, 31))


@pytest.mark.parametrize("before", [-1, True, "1", None, [], 1.5])
def test_before_that_is_no_number_is_odd_and_not_read(before):
    time = read_time(time_value("+1953-05-29T00:00:00Z", before=before))

    assert time.span == DateSpan.day(date(1953, 5, 29))
    assert "before and after" in time.oddity


def test_an_end_that_the_calendar_of_dates_does_not_reach_is_open():
    after, before = (span_of("+1953-05-29T00:00:00Z", **{side: 2**53}) for side in ("after", "before"))

    assert (after.first, after.last) == (date(1953, 5, 29), None)
    assert (before.first, before.last) == (None, date(1953, 5, 29))
    assert span_of("+1000-00-00T00:00:00Z", 6, JULIAN).first is None
    assert span_of("+1953-05-29T00:00:00Z", before=2**53, after=2**53).precision is Precision.UNKNOWN


def test_a_time_zone_is_odd():
    assert "time zone" in read_time(time_value("+1953-05-29T00:00:00Z", timezone=60)).oddity


def test_a_time_of_day_stays_in_the_wording():
    assert span_of("+1953-05-29T11:30:00Z", 13) == DateSpan.day(date(1953, 5, 29), text="1953-05-29 11:30:00")


def test_the_julian_calendar_falls_behind_by_the_days_that_the_reform_left_out():
    day = date(1700, 1, 1)
    while day.year < 1702:
        text = f"+{day.isoformat()}T00:00:00Z"
        behind = 10 if day < date(1700, 3, 1) else 11
        assert span_of(text, 11, JULIAN).first == day + timedelta(days=behind)
        day += timedelta(days=1)
