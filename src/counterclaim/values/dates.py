"""Dates of any precision, and the periods between two of them."""

from __future__ import annotations

import calendar
import datetime as dt
import enum
from datetime import date
from typing import cast

import attrs

from counterclaim.checks import refuse
from counterclaim.registry import value_type
from counterclaim.values.base import Value

__all__ = ["DateSpan", "Period", "Precision"]


class Precision(enum.Enum):
    """How exactly a date is stated; every one but the last two names whole units of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


def _derived_precision(first: object, last: object) -> Precision:
    # Defaults are made before fields are checked, so a day may still be anything.
    days = [day for day in (first, last) if day is not None]
    if not all(isinstance(day, date) for day in days):
        return Precision.INTERVAL
    return precision_of(cast("date | None", first), cast("date | None", last))


def _iso(value: dt.time | None) -> str | None:
    return None if value is None else value.isoformat()


@value_type("date")
@attrs.frozen
class DateSpan(Value):
    """
    Some day in a span: "March 2021" is a day of that month, not its first.

    A week begins on Monday (ISO 8601); a decade is "the 2010s", 2010 to 2019; a century is the hundred years
    that share their first two digits (EDTF `19XX`). All days are of the proleptic Gregorian calendar.

    Attributes:
        first: The earliest possible day; `None` where the span is open.
        last: The latest possible day; `None` where the span is open.
        precision: How exactly it was stated; derived from the days where it is left out.
        approximate: Whether the wording says "about".
        text: The wording it was read from.
        time: The time of day, with its zone where stated; only with precision `DAY`.
    """

    first: date | None = None
    last: date | None = None
    precision: Precision = attrs.field(
        default=attrs.Factory(lambda self: _derived_precision(self.first, self.last), takes_self=True)
    )
    approximate: bool = False
    text: str | None = None
    # Two times in different zones may be the same moment and are still stated differently.
    time: dt.time | None = attrs.field(default=None, eq=_iso)

    def __attrs_post_init__(self) -> None:
        Value.__attrs_post_init__(self)
        if self.first is not None and self.last is not None and self.last < self.first:
            refuse(self, "last", f"{self.last} is before the first day, {self.first}")
        if (self.first is None and self.last is None) is not (self.precision is Precision.UNKNOWN):
            refuse(self, "precision", "'unknown' goes with a date that has neither a first nor a last day")
        if self.precision not in (Precision.UNKNOWN, Precision.INTERVAL) and not _is_whole(self):
            name = self.precision.value
            refuse(self, "precision", f"{self.first} to {self.last} is not exactly one {name}")
        if self.approximate and self.precision is Precision.UNKNOWN:
            refuse(self, "approximate", "a date of which nothing is known is not about any day")
        if self.time is not None and self.precision is not Precision.DAY:
            refuse(self, "time", "a time of day needs a date of one day")

    @classmethod
    def day(cls, day: date, *, time: dt.time | None = None, text: str | None = None) -> DateSpan:
        """Return that very *day*."""
        return cls(day, day, text=text, time=time)

    @classmethod
    def month(cls, year: int, month: int, *, text: str | None = None) -> DateSpan:
        """Return some day of a month."""
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), Precision.MONTH, text=text)

    @classmethod
    def year(cls, year: int, *, text: str | None = None) -> DateSpan:
        """Return some day of a year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, text=text)

    @classmethod
    def unknown(cls, text: str | None = None) -> DateSpan:
        """Return a date of which nothing but the wording is known."""
        return cls(text=text)

    def __str__(self) -> str:
        """Return the wording, or the days in ISO form."""
        if self.text is not None:
            return self.text
        if self.precision is Precision.UNKNOWN:
            return "unknown"
        about = "about " if self.approximate else ""
        clock = "" if self.time is None else f" {self.time.isoformat()}"
        return about + _plain(self) + clock


@value_type("period")
@attrs.frozen
class Period(Value):
    """
    Throughout a time, from some day in `start` to some day in `end`.

    A state as of one date has both ends equal. `None` is an end that is not stated.

    Attributes:
        start: When it begins.
        end: When it ends.
    """

    start: DateSpan | None = None
    end: DateSpan | None = None

    def __attrs_post_init__(self) -> None:
        Value.__attrs_post_init__(self)
        if self.start is None and self.end is None:
            refuse(self, "start", "is missing; a period has a start, an end or both")
        start = self.start.first if self.start else None
        end = self.end.last if self.end else None
        if start is not None and end is not None and end < start:
            refuse(self, "end", f"{self.end} is before the start ({self.start})")

    @classmethod
    def as_of(cls, when: DateSpan) -> Period:
        """Return the period of a state at one date."""
        return cls(when, when)

    def __str__(self) -> str:
        if self.start == self.end:
            return f"as of {self.start}"
        if self.start and self.end and self.start.text is not None and self.start.text == self.end.text:
            return self.start.text
        return f"{_end(self.start)} to {_end(self.end)}"


def _end(span: DateSpan | None) -> str:
    """Return an end by its days: its wording may be that of the whole period, as "since 2015" is."""
    if span is None:
        return "…"
    return str(span if span.precision is Precision.UNKNOWN else attrs.evolve(span, text=None))


def precision_of(first: date | None, last: date | None) -> Precision:
    """Return the finest precision whose unit is exactly *first* to *last*."""
    if first is None and last is None:
        return Precision.UNKNOWN
    if first is None or last is None:
        return Precision.INTERVAL
    for precision in (Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.YEAR, Precision.DECADE):
        if unit_around(first, precision) == (first, last):
            return precision
    return Precision.CENTURY if unit_around(first, Precision.CENTURY) == (first, last) else Precision.INTERVAL


def unit_around(day: date, precision: Precision) -> tuple[date, date]:
    """Return the first and last day of the calendar unit that *day* lies in."""
    if precision is Precision.DAY:
        return day, day
    if precision is Precision.WEEK:
        monday = day.toordinal() - day.weekday()
        return date.fromordinal(max(monday, 1)), date.fromordinal(min(monday + 6, date.max.toordinal()))
    if precision is Precision.MONTH:
        return _months(day.year, day.month, 1)
    if precision is Precision.QUARTER:
        return _months(day.year, day.month - (day.month - 1) % 3, 3)
    span = {Precision.YEAR: 1, Precision.DECADE: 10, Precision.CENTURY: 100}[precision]
    start = day.year - day.year % span
    return date(max(start, 1), 1, 1), date(start + span - 1, 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])


def _is_whole(span: DateSpan) -> bool:
    if span.first is None or span.last is None:
        return False
    return unit_around(span.first, span.precision) == (span.first, span.last)


def _plain(span: DateSpan) -> str:
    first, last = span.first, span.last
    if first is None:
        return f"until {last}"
    if last is None:
        return f"since {first}"
    if span.precision is Precision.DAY:
        return first.isoformat()
    if span.precision is Precision.MONTH:
        return first.isoformat()[:7]
    if span.precision is Precision.YEAR:
        return first.isoformat()[:4]
    return f"{first} to {last}"
