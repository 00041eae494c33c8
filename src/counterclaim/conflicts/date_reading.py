"""What a stated date or period allows, in seconds from the beginning of the calendar."""

from __future__ import annotations

import datetime as dt
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from counterclaim.conflicts.intervals import EVERYTHING, Cut, Intervals, between
from counterclaim.conflicts.readings import Because, Reading, Step
from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.values.dates import DateSpan, Period, Precision, unit_around
from counterclaim.values.regions import Region

__all__ = [
    "DATES",
    "Ends",
    "Zone",
    "days_of",
    "in_zone",
    "read_date",
    "read_period",
    "shown_dates",
    "zone_of",
]

#: How far a clock is ahead of UTC, in seconds; "local" for one of no stated zone; nothing for whole days.
Zone: TypeAlias = Fraction | Literal["local"] | None

_DAY = 24 * 60 * 60
#: The line that dates lie on.
DATES = "date"


def read_date(span: DateSpan, rule_set: RuleSet) -> Reading:
    """
    Return what *span* allows: every moment of every day that may be meant; of a time of day, that minute.

    All by its own clock: what two clocks show in different zones is for `in_zone` to compare.
    """
    if span.time is not None and span.first is not None:
        return _moment(span.first, span.time)
    first, last = days_of(span, rule_set)
    days = between(
        None if first is None else first * _DAY, None if last is None else (last + 1) * _DAY, upper_open=True
    )
    steps: tuple[Step, ...] = ()
    if span.approximate:
        steps = (Step(Because.APPROXIMATE_DATE, str(rule_set.date_tolerance), _setting(rule_set)),)
    return Reading(line=DATES, stated=days, narrow=days, wide=days, steps=steps)


def days_of(span: DateSpan, rule_set: RuleSet) -> tuple[int | None, int | None]:
    """Return the first and last day that *span* may mean, as ordinals; an approximate one is widened."""
    first = None if span.first is None else span.first.toordinal()
    last = None if span.last is None else span.last.toordinal()
    if not span.approximate:
        return first, last
    if span.precision not in (Precision.INTERVAL, Precision.UNKNOWN) and rule_set.date_tolerance % 1 == 0:
        return _units_around(span, int(rule_set.date_tolerance))
    known = first if first is not None else last
    assert known is not None
    length = (last if last is not None else known) - (first if first is not None else known) + 1
    reach = int(Fraction(rule_set.date_tolerance) * length)
    return (None if first is None else first - reach, None if last is None else last + reach)


def _units_around(span: DateSpan, reach: int) -> tuple[int, int]:
    """Return the first and last day of the calendar units around that of *span*: about March is to April."""
    first, last = span.first, span.last
    assert first is not None
    assert last is not None
    for _ in range(reach):
        if first == date.min and last == date.max:
            break
        if first > date.min:
            first = unit_around(first - timedelta(days=1), span.precision)[0]
        if last < date.max:
            last = unit_around(last + timedelta(days=1), span.precision)[1]
    return first.toordinal(), last.toordinal()


def _setting(rule_set: RuleSet) -> str:
    return f"date_tolerance of {rule_set.id}"


def _moment(day: date, time: dt.time) -> Reading:
    clock = Fraction(day.toordinal() * _DAY + time.hour * 3600 + time.minute * 60 + time.second) + Fraction(
        time.microsecond, 1_000_000
    )
    exact = Fraction(1, 1_000_000) if time.microsecond else Fraction(1) if time.second else Fraction(60)
    local = between(clock, clock + exact, upper_open=True)
    return Reading(line=DATES, stated=local, narrow=local, wide=local)


def zone_of(value: object) -> Zone:
    """Return by which clock a value is read: seconds ahead of UTC, "local" where no zone is stated."""
    if not isinstance(value, DateSpan) or value.time is None:
        return None
    offset = value.time.utcoffset()
    return "local" if offset is None else Fraction(offset // timedelta(microseconds=1), 1_000_000)


def in_zone(reading: Reading, zone: Fraction, target: Fraction) -> Reading:
    """Return *reading*, by the clock of *zone*, as the clock of *target* shows it."""

    def moved(region: Region) -> Region:
        ahead = target - zone
        return region.mapped(lambda point: point + ahead) if isinstance(region, Intervals) else region

    return attrs.evolve(
        reading,
        stated=moved(reading.stated),
        narrow=moved(reading.narrow),
        wide=moved(reading.wide),
        steps=(*reading.steps, Step(Because.ZONE)),
    )


def shown_dates(region: Intervals) -> str:
    """Return *region*, of dates, by the first and last day of each part, or the minutes where it has any."""
    return (
        " ∪ ".join(f"[{_shown(lower)}, {_shown(upper, last=True)}]" for lower, upper in region.parts) or "∅"
    )


def _shown(cut: Cut, *, last: bool = False) -> str:
    if isinstance(cut[0], float):
        return "∞" if last else "-∞"
    seconds = int(cut[0]) - (1 if last and not cut[1] else 0)
    days, second = divmod(seconds, _DAY)
    if not 1 <= days <= date.max.toordinal():
        return "∞" if last else "-∞"
    day = date.fromordinal(days).isoformat()
    if second == (_DAY - 1 if last else 0):
        return day
    return f"{day} {second // 3600:02}:{second % 3600 // 60:02}"


@attrs.frozen
class Ends:
    """
    What a period allows: where it begins and where it ends.

    Attributes:
        start: When it may begin.
        end: When it may end.
    """

    start: Intervals
    end: Intervals

    def isdisjoint(self, other: Ends, /) -> bool:
        """Return whether no period is allowed by both: they begin or end at different times."""
        return self.start.isdisjoint(other.start) or self.end.isdisjoint(other.end)

    def issubset(self, other: Ends, /) -> bool:
        """Return whether every period that is allowed here is allowed by *other*."""
        return self.start.issubset(other.start) and self.end.issubset(other.end)


def read_period(period: Period, rule_set: RuleSet) -> Reading:
    """Return what *period*, as a value, allows; an end that is not stated may be any."""
    ends = Ends(*(_end(end, rule_set) for end in (period.start, period.end)))
    return Reading(line="period", stated=ends, narrow=ends, wide=ends)


def _end(span: DateSpan | None, rule_set: RuleSet) -> Intervals:
    if span is None or span.precision is Precision.UNKNOWN:
        return EVERYTHING
    stated = read_date(span, rule_set).stated
    assert isinstance(stated, Intervals)
    return stated
