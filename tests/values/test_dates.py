from __future__ import annotations

import datetime as dt
from datetime import UTC, date, time, timedelta, timezone
from zoneinfo import ZoneInfo

import attrs
import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.values import DateSpan, Period, Precision
from counterclaim.values.dates import precision_of, unit_around

DAY = date(2019, 10, 17)


class TestADate:
    def test_of_one_day_has_both_ends_on_it(self):
        span = DateSpan.day(DAY)

        assert (span.first, span.last, span.precision) == (DAY, DAY, Precision.DAY)

    def test_of_a_month_is_some_day_of_it(self):
        span = DateSpan.month(2020, 2)

        assert (span.first, span.last) == (date(2020, 2, 1), date(2020, 2, 29))
        assert span.precision is Precision.MONTH

    def test_of_a_year_is_some_day_of_it(self):
        span = DateSpan.year(2020)

        assert (span.first, span.last, span.precision) == (
            date(2020, 1, 1),
            date(2020, 12, 31),
            Precision.YEAR,
        )

    def test_of_which_nothing_is_known_keeps_its_wording(self):
        span = DateSpan.unknown("vor langer Zeit")

        assert (span.first, span.last, span.text) == (None, None, "vor langer Zeit")
        assert span.precision is Precision.UNKNOWN

    @pytest.mark.parametrize(
        ("first", "last", "precision"),
        [
            (date(2019, 10, 17), date(2019, 10, 17), Precision.DAY),
            (date(2019, 10, 1), date(2019, 10, 31), Precision.MONTH),
            (date(2019, 10, 1), date(2019, 12, 31), Precision.QUARTER),
            (date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR),
            (date(2010, 1, 1), date(2019, 12, 31), Precision.DECADE),
            (date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
            (date(2019, 10, 14), date(2019, 10, 20), Precision.INTERVAL),  # a week is never guessed
            (date(2019, 10, 1), date(2019, 10, 30), Precision.INTERVAL),
            (date(2019, 11, 1), date(2020, 1, 31), Precision.INTERVAL),
            (date(1, 1, 1), date(9, 12, 31), Precision.DECADE),
            (date(1, 1, 1), date(99, 12, 31), Precision.CENTURY),
            (date(9999, 12, 31), date(9999, 12, 31), Precision.DAY),
            (date(9990, 1, 1), date(9999, 12, 31), Precision.DECADE),
            (date(9900, 1, 1), date(9999, 12, 31), Precision.CENTURY),
            (date(1, 1, 1), date(9999, 12, 31), Precision.INTERVAL),
            (DAY, None, Precision.INTERVAL),
            (None, DAY, Precision.INTERVAL),
            (None, None, Precision.UNKNOWN),
        ],
    )
    def test_derives_its_precision_from_its_days(self, first, last, precision):
        assert DateSpan(first, last).precision is precision
        assert precision_of(first, last) is precision

    def test_may_be_stated_as_a_week(self):
        assert DateSpan(date(2019, 10, 14), date(2019, 10, 20), Precision.WEEK).precision is Precision.WEEK

    @pytest.mark.parametrize(
        "precision", [p for p in Precision if p not in (Precision.DAY, Precision.INTERVAL)]
    )
    def test_is_not_stated_in_units_it_does_not_fill(self, precision):
        with pytest.raises(InvalidRecordError, match="precision: "):
            DateSpan(DAY, DAY, precision)

    @pytest.mark.parametrize("ends", [(DAY, None), (None, DAY)])
    @pytest.mark.parametrize("precision", [Precision.DAY, Precision.MONTH, Precision.UNKNOWN])
    def test_with_an_open_end_is_an_interval(self, ends, precision):
        with pytest.raises(InvalidRecordError, match="precision: "):
            DateSpan(*ends, precision)

    @pytest.mark.parametrize("precision", [p for p in Precision if p is not Precision.UNKNOWN])
    def test_without_days_is_unknown(self, precision):
        with pytest.raises(InvalidRecordError, match="'unknown' goes with a date that has neither"):
            DateSpan(None, None, precision)

    def test_does_not_run_backwards(self):
        with pytest.raises(InvalidRecordError, match=r"last: 2019-10-16 is before the first day, 2019-10-17"):
            DateSpan(DAY, date(2019, 10, 16))

    @pytest.mark.parametrize("wrong", ["2019-10-17", 2019, dt.datetime(2019, 10, 17, tzinfo=UTC), b""])
    def test_takes_days_and_nothing_else(self, wrong):
        with pytest.raises(InvalidRecordError, match="expected a day, as 2019-10-17"):
            DateSpan(wrong, wrong)
        with pytest.raises(InvalidRecordError, match="expected a day, as 2019-10-17"):
            DateSpan(None, wrong)

    def test_that_changes_its_days_must_say_its_precision_anew(self):
        with pytest.raises(InvalidRecordError, match="is not exactly one day"):
            attrs.evolve(DateSpan.day(DAY), last=date(2019, 10, 31))

    def test_about_a_day_is_not_that_day(self):
        assert DateSpan(DAY, DAY, approximate=True) != DateSpan(DAY, DAY)


class TestATimeOfDay:
    @pytest.mark.parametrize(
        "clock",
        [time(14, 30), time(14, 30, tzinfo=UTC), time(14, 30, tzinfo=timezone(timedelta(hours=-9.5)))],
    )
    def test_goes_with_one_day(self, clock):
        assert DateSpan.day(DAY, time=clock).time == clock

    @pytest.mark.parametrize(
        "span",
        [
            DateSpan.month(2019, 10),
            DateSpan.year(2019),
            DateSpan.unknown(),
            DateSpan(DAY, DAY, Precision.INTERVAL),
        ],
        ids=str,
    )
    def test_goes_with_nothing_longer(self, span):
        with pytest.raises(InvalidRecordError, match="time: a time of day needs a date of one day"):
            attrs.evolve(span, time=time(14, 30))

    def test_in_a_named_zone_is_refused_since_its_offset_could_not_be_written(self):
        with pytest.raises(InvalidRecordError, match=r"time: expected a time of day, .* fixed offset"):
            DateSpan.day(DAY, time=time(14, 30, tzinfo=ZoneInfo("Europe/Berlin")))

    def test_of_the_same_moment_in_another_zone_is_stated_differently(self):
        utc = DateSpan.day(DAY, time=time(12, 0, tzinfo=UTC))
        berlin = DateSpan.day(DAY, time=time(14, 0, tzinfo=timezone(timedelta(hours=2))))

        assert utc.time == berlin.time
        assert utc != berlin
        assert len({utc, berlin}) == 2

    def test_in_a_zone_that_bears_a_name_is_the_same(self):
        plain = DateSpan.day(DAY, time=time(12, 0, tzinfo=timezone(timedelta(hours=1))))
        named = DateSpan.day(DAY, time=time(12, 0, tzinfo=timezone(timedelta(hours=1), "CET")))

        assert plain == named
        assert hash(plain) == hash(named)


class TestTheUnitAroundADay:
    @pytest.mark.parametrize(
        ("day", "precision", "expected"),
        [
            (DAY, Precision.WEEK, (date(2019, 10, 14), date(2019, 10, 20))),
            (date(2019, 10, 14), Precision.WEEK, (date(2019, 10, 14), date(2019, 10, 20))),
            (date(2019, 10, 20), Precision.WEEK, (date(2019, 10, 14), date(2019, 10, 20))),
            (DAY, Precision.QUARTER, (date(2019, 10, 1), date(2019, 12, 31))),
            (date(2019, 3, 31), Precision.QUARTER, (date(2019, 1, 1), date(2019, 3, 31))),
            (date(2020, 12, 1), Precision.DECADE, (date(2020, 1, 1), date(2029, 12, 31))),
            (date(2000, 1, 1), Precision.CENTURY, (date(2000, 1, 1), date(2099, 12, 31))),
            (date.min, Precision.WEEK, (date(1, 1, 1), date(1, 1, 7))),
            (date.max, Precision.WEEK, (date(9999, 12, 27), date.max)),
            (date.min, Precision.DECADE, (date(1, 1, 1), date(9, 12, 31))),
            (date.max, Precision.CENTURY, (date(9900, 1, 1), date.max)),
        ],
    )
    def test_is_a_whole_unit_of_the_calendar(self, day, precision, expected):
        assert unit_around(day, precision) == expected


class TestTheText:
    @pytest.mark.parametrize(
        ("span", "expected"),
        [
            (DateSpan.day(DAY), "2019-10-17"),
            (DateSpan.day(DAY, time=time(14, 30)), "2019-10-17 14:30:00"),
            (DateSpan.day(DAY, text="17.10.2019"), "17.10.2019"),
            (DateSpan.month(2019, 10), "2019-10"),
            (DateSpan.year(2019), "2019"),
            (DateSpan(date(2010, 1, 1), date(2019, 12, 31)), "2010-01-01 to 2019-12-31"),
            (DateSpan(DAY, DAY, approximate=True), "about 2019-10-17"),
            (DateSpan(DAY), "since 2019-10-17"),
            (DateSpan(None, DAY), "until 2019-10-17"),
            (DateSpan.unknown(), "unknown"),
            (DateSpan.unknown("einst"), "einst"),
        ],
        ids=str,
    )
    def test_of_a_date_is_its_wording_or_its_days(self, span, expected):
        assert str(span) == expected

    def test_of_a_period_names_its_ends(self):
        assert str(Period(DateSpan.year(2018), DateSpan.year(2019))) == "2018 to 2019"
        assert str(Period(DateSpan.year(2018))) == "2018 to …"
        assert str(Period(end=DateSpan.year(2019))) == "… to 2019"
        assert str(Period.as_of(DateSpan.year(2019))) == "as of 2019"


class TestAPeriod:
    def test_as_of_a_date_has_both_ends_equal(self):
        period = Period.as_of(DateSpan.year(2019))

        assert period.start == period.end == DateSpan.year(2019)

    def test_has_an_end_at_least(self):
        with pytest.raises(InvalidRecordError, match="a period has a start, an end or both"):
            Period()

    def test_does_not_end_before_it_begins(self):
        with pytest.raises(InvalidRecordError, match=r"end: 2018 is before the start \(2019\)"):
            Period(DateSpan.year(2019), DateSpan.year(2018))

    def test_may_end_on_the_day_it_begins(self):
        assert Period.as_of(DateSpan.day(DAY)).end == DateSpan.day(DAY)

    def test_may_end_in_the_unit_it_begins_in(self):
        assert Period(DateSpan.day(DAY), DateSpan.month(2019, 10)).end == DateSpan.month(2019, 10)

    @pytest.mark.parametrize(
        "other", [DateSpan.unknown("einst"), DateSpan(DAY), DateSpan(None, DAY)], ids=str
    )
    def test_with_an_end_that_is_not_known_cannot_run_backwards(self, other):
        assert Period(other, other)
        assert Period(DateSpan.unknown("einst"), other)

    @pytest.mark.parametrize("wrong", ["2019", DAY, 7])
    def test_takes_dates_and_nothing_else(self, wrong):
        with pytest.raises(InvalidRecordError, match="start: expected a date"):
            Period(wrong)
