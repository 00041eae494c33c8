"""Dates in ISO 8601 and close to it, and the way back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from counterclaim.formats.dates import date_text, exact_date
from counterclaim.strategies import date_spans
from counterclaim.values.dates import DateSpan, Precision


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2019", DateSpan.year(2019)),
        ("2019-06", DateSpan.month(2019, 6)),
        ("2019-06-20", DateSpan.day(dt.date(2019, 6, 20))),
        ("2020-02-29", DateSpan.day(dt.date(2020, 2, 29))),
        ("2019-06-20T12:12:40Z", DateSpan.day(dt.date(2019, 6, 20), time=dt.time(12, 12, 40, tzinfo=dt.UTC))),
        ("2019-06-20T12:12:40", DateSpan.day(dt.date(2019, 6, 20), time=dt.time(12, 12, 40))),
    ],
)
def test_a_date_of_iso_8601_is_read_without_its_wording_and_written_as_it_was(text, span):
    assert exact_date(text) == span
    assert exact_date(text).text is None
    assert date_text(span) == text


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2019-06-20 12:12", dt.time(12, 12)),
        ("2019-06-20T12:12:40+0200", dt.time(12, 12, 40, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
        (
            "2019-06-20T12:12:40+5:30",
            dt.time(12, 12, 40, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30))),
        ),
        ("2019-06-20T12:12:40-03:00", dt.time(12, 12, 40, tzinfo=dt.timezone(dt.timedelta(hours=-3)))),
        ("2019-06-20T12:12:40.5Z", dt.time(12, 12, 40, 500_000, tzinfo=dt.UTC)),
        ("2019-06-20 12:12:40 Z", dt.time(12, 12, 40, tzinfo=dt.UTC)),
    ],
)
def test_a_moment_is_read_to_the_second_with_its_zone(text, time):
    span = exact_date(text)

    assert (span.first, span.time) == (dt.date(2019, 6, 20), time)
    assert span.text == (None if date_text(span) == text else text)


@pytest.mark.parametrize("text", [" 2019 ", "2019-06-20\n"])
def test_blanks_around_a_date_are_kept_as_its_wording(text):
    assert exact_date(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "12019", "-2019", "0000", "２０１９", "20190620", "2019-6-20", "06/20/2019", "2019-W25"),
        *("2019-13", "2019-02-30", "2019-06-20Z", "2019-06-20T25:00", "2019-06-20T12:12:60"),
        "2019-06-20T12:12+99:00",
    ],
)
def test_what_is_no_such_date_is_none(text):
    assert exact_date(text) is None


@given(date_spans())
def test_what_can_be_written_comes_back_with_the_same_days_and_time(span):
    text = date_text(span)

    if text is None:
        assert (
            span.approximate
            or span.first is None
            or span.precision
            not in (
                Precision.DAY,
                Precision.MONTH,
                Precision.YEAR,
            )
        )
    else:
        back = exact_date(text)
        assert (back.first, back.last, back.time) == (span.first, span.last, span.time)
