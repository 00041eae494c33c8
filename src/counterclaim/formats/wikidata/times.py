"""
Times, as days of the proleptic Gregorian calendar.

A time stands in the calendar that its calendar model names: "1642-12-25" with the Julian one is the day that
the Gregorian calendar calls 4 January 1643 (Wikibase converts so too, in `JulianDateTimeValueCleaner`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from counterclaim.formats.wikidata.names import entity_in
from counterclaim.values.dates import DateSpan

__all__ = ["Time", "read_time"]

_TIME = re.compile(
    r"(?P<sign>[+-])(?P<year>[0-9]{1,16})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"T(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})Z",
    re.ASCII,
)
_CALENDARS = {"Q1985727": False, "Q1985786": True}
#: Wikibase, `TimeValue::PRECISION_…`: from a thousand million years (0) to a second (14).
_COARSE = (
    "thousand million years",
    "hundred million years",
    "ten million years",
    "million years",
    "hundred thousand years",
    "ten thousand years",
    "millennium",
    "century",
    "decade",
)
_MILLENNIUM, _CENTURY, _DECADE, _YEAR, _MONTH, _DAY, _SECOND = 6, 7, 8, 9, 10, 11, 14
#: The Julian day number of the day before 0001-01-01, which is day 1 for `date.toordinal`.
_BEFORE_FIRST = 1721425
_LAST = date.max.toordinal()


class Time(NamedTuple):
    """
    A time as it was read.

    Attributes:
        span: The days that may be meant; unknown where they cannot be named.
        oddity: What is wrong with it, where something is.
    """

    span: DateSpan
    oddity: str | None = None


class _Parts(NamedTuple):
    year: int
    month: int
    day: int
    precision: int
    julian: bool


def read_time(value: Mapping[str, Any]) -> Time | None:
    """
    Return what the time *value* states; `None` where it holds no text that could be one.

    Times before the year 1, after 9999, and less exact than to the millennium keep their wording alone.
    """
    text = value.get("time")
    if not isinstance(text, str):
        return None
    match = _TIME.fullmatch(text)
    precision = value.get("precision")
    julian = _CALENDARS.get(entity_in(value.get("calendarmodel")) or "")
    if match is None:
        return _unread(text, "expected a time as +1952-03-11T00:00:00Z")
    if type(precision) is not int or not 0 <= precision <= _SECOND:
        return _unread(text, "expected a precision from 0 to 14")
    if julian is None:
        return _unread(text, "expected the Gregorian (Q1985727) or Julian (Q1985786) calendar model")
    words = _words(match, precision, julian=julian)
    if match["sign"] == "-" or precision < _MILLENNIUM:
        return Time(DateSpan.unknown(words))
    parts = _Parts(int(match["year"]), int(match["month"]), int(match["day"]), precision, julian)
    if not _exists(parts):
        return _unread(text, "there is no such day, month or year, though the precision says so")
    return _within(value, parts, words, clock=match["clock"])


def _unread(text: str, why: str) -> Time:
    return Time(DateSpan.unknown(text), f"{why}; only the wording {text[:40]!r} was kept as a date")


def _words(match: re.Match[str], precision: int, *, julian: bool) -> str:
    """Return the time to its precision, with what a reader would miss: a coarse precision, the calendar."""
    sign = "-" if match["sign"] == "-" else ""
    words = f"{sign}{match['year']}"
    words += f"-{match['month']}" if precision >= _MONTH else ""
    words += f"-{match['day']}" if precision >= _DAY else ""
    words += f" {match['clock']}" if precision > _DAY else ""
    words += f" ({_COARSE[precision]})" if precision < _YEAR else ""
    return f"{words} (Julian calendar)" if julian else words


def _within(value: Mapping[str, Any], parts: _Parts, words: str, *, clock: str) -> Time:
    before, after = (_reach(value.get(side, 0)) for side in ("before", "after"))
    oddity = None
    if before is None or after is None:
        oddity = "expected whole numbers from 0 as before and after; they were kept and not read"
    elif value.get("timezone", 0) != 0:
        oddity = "a time zone has no meaning here yet; it was kept and not read"
    first = _start(parts, -(before or 0))
    last = _start(parts, (after or 0) + 1) - 1
    ends = (_date(first), _date(last))
    if last < 1 or first > _LAST or ends == (None, None):
        return Time(DateSpan.unknown(words), oddity)
    plain = not parts.julian and _YEAR <= parts.precision <= _DAY and not before and not after
    text = None if plain else words + _reach_words(before, after)
    return Time(DateSpan(*ends, text=text), oddity)


def _date(ordinal: int) -> date | None:
    """Return the day, or `None`, an open end, where it is before the year 1 or after 9999."""
    return date.fromordinal(ordinal) if 1 <= ordinal <= _LAST else None


def _reach(number: object) -> int | None:
    return number if type(number) is int and number >= 0 else None


def _reach_words(before: int | None, after: int | None) -> str:
    return f" (-{before or 0}/+{after or 0})" if before or after else ""


def _exists(parts: _Parts) -> bool:
    if parts.year == 0:
        return False
    if parts.precision >= _MONTH and not 1 <= parts.month <= 12:
        return False
    month = parts._replace(precision=_MONTH)
    return parts.precision < _DAY or 1 <= parts.day <= _start(month, 1) - _start(month, 0)


def _start(parts: _Parts, later: int) -> int:
    """Return the first day of the unit that *parts* names, or of the one so many *later*, as an ordinal."""
    if parts.precision >= _DAY:
        return _ordinal(parts.year, parts.month, parts.day, julian=parts.julian) + later
    if parts.precision == _MONTH:
        year, month = divmod(parts.year * 12 + parts.month - 1 + later, 12)
        return _ordinal(year, month + 1, 1, julian=parts.julian)
    return _ordinal(_first_year(parts.year, parts.precision, later), 1, 1, julian=parts.julian)


def _first_year(year: int, precision: int, later: int) -> int:
    """
    Return the first year of the year, decade, century or millennium that *year* is in, or of a later one.

    The 20th century is 1901 to 2000, as Wikibase words it, and is stored as the year 2000; the decade of
    1950 is the 1950s.
    """
    if precision == _YEAR:
        return year + later
    if precision == _DECADE:
        return year - year % 10 + 10 * later
    span = 100 if precision == _CENTURY else 1000
    return (year - 1) // span * span + 1 + span * later


def _ordinal(year: int, month: int, day: int, *, julian: bool) -> int:
    """
    Return the number of a day, counted as `date.toordinal` does, before the year 1 and after 9999 too.

    By the Julian day number (Richards, "Calendars", in: Explanatory Supplement to the Astronomical Almanac,
    3rd edition, 15.11).
    """
    from_march = (14 - month) // 12
    years = year + 4800 - from_march
    number = day + (153 * (month + 12 * from_march - 3) + 2) // 5 + 365 * years + years // 4
    number -= 32083 if julian else years // 100 - years // 400 + 32045
    return number - _BEFORE_FIRST
