"""
Dates in the Extended Date/Time Format (ISO 8601-2:2019; Library of Congress, EDTF levels 0 to 2).

A `DateSpan` is *some day in it*, so a span that is no calendar unit is written as a one-of set,
`[2021-03-01..2021-03-15]` (level 2), and never as an interval, which holds throughout. Intervals are read all
the same, because people write them. Seasons are refused: which months they are depends on the hemisphere.
"""

from __future__ import annotations

import re
from datetime import date

from counterclaim.errors import UnreadableWordingError
from counterclaim.values.dates import DateSpan, Precision, precision_of, unit_around

__all__ = ["format_edtf", "parse_edtf"]

_LONGEST = 64
_POINT = re.compile(
    r"(?:(?P<century>\d\d)XX|(?P<decade>\d\d\d)X|(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)(?P<about>~?)",
    re.ASCII,
)
#: Month numbers 33 to 36 are the quarters of a year (EDTF level 2, "sub-year groupings").
_FIRST_QUARTER = 33


def format_edtf(span: DateSpan) -> str | None:
    """
    Return *span* in EDTF, or `None` where nothing but its wording is known.

    The wording, the time of day and the precision "week" are not in it.
    """
    if span.precision is Precision.UNKNOWN:
        return None
    about = "~" if span.approximate else ""
    precision = precision_of(span.first, span.last)
    if span.first is None or span.last is None or precision is Precision.INTERVAL:
        first = "" if span.first is None else span.first.isoformat() + about
        last = "" if span.last is None else span.last.isoformat() + about
        return f"[{first}..{last}]"
    return _unit(span.first, precision) + about


def parse_edtf(text: str) -> DateSpan:
    """
    Return the date that *text* says in EDTF: `2019-10-17`, `2019-10`, `201X`, `2019~`, `[2019-03-01..]`.

    Raises:
        UnreadableWordingError: It is no EDTF, or EDTF that is not read here (seasons, years before 1).
    """
    if len(text) > _LONGEST:
        raise _refused(text, f"a date has at most {_LONGEST} characters")
    if text.startswith("[") and text.endswith("]"):
        ends = text[1:-1].split("..")
        open_end = ""
    else:
        ends = text.split("/")
        open_end = ".."
    if len(ends) == 1:
        first, last, about = _point(text, text)
        return DateSpan(first, last, approximate=about)
    if len(ends) != 2 or (ends[0] == open_end and ends[1] == open_end):
        raise _refused(text, "expected a first and a last day, as in [2021-03-01..2021-03-15]")
    return _between(text, *(None if end == open_end else _point(end, text) for end in ends))


def _between(
    text: str, start: tuple[date, date, bool] | None, end: tuple[date, date, bool] | None
) -> DateSpan:
    first = start[0] if start else None
    last = end[1] if end else None
    if first is not None and last is not None and last < first:
        raise _refused(text, "its last day is before its first")
    about = bool((start and start[2]) or (end and end[2]))
    return DateSpan(first, last, approximate=about)


def _unit(first: date, precision: Precision) -> str:
    year = f"{first.year:04}"
    match precision:
        case Precision.DAY:
            return first.isoformat()
        case Precision.MONTH:
            return first.isoformat()[:7]
        case Precision.QUARTER:
            return f"{year}-{_FIRST_QUARTER + (first.month - 1) // 3}"
        case Precision.YEAR:
            return year
        case Precision.DECADE:
            return year[:3] + "X"
        case _:
            return year[:2] + "XX"


def _point(part: str, whole: str) -> tuple[date, date, bool]:
    """Return the first day, the last day and whether it is approximate, of one end of *whole*."""
    match = _POINT.fullmatch(part)
    if match is None:
        raise _refused(whole, "expected a date such as 2019-10-17, 2019-10 or 2019")
    try:
        first, last = _days(match)
    except ValueError:
        raise _refused(whole, "there is no such day") from None
    return first, last, bool(match["about"])


def _days(match: re.Match[str]) -> tuple[date, date]:
    if match["century"]:
        return unit_around(date(max(int(match["century"]) * 100, 1), 1, 1), Precision.CENTURY)
    if match["decade"]:
        return unit_around(date(max(int(match["decade"]) * 10, 1), 1, 1), Precision.DECADE)
    year = int(match["year"])
    if not match["month"]:
        return unit_around(date(year, 1, 1), Precision.YEAR)
    month = int(match["month"])
    if not match["day"] and _FIRST_QUARTER <= month < _FIRST_QUARTER + 4:
        return unit_around(date(year, (month - _FIRST_QUARTER) * 3 + 1, 1), Precision.QUARTER)
    if not match["day"]:
        return unit_around(date(year, month, 1), Precision.MONTH)
    day = date(year, month, int(match["day"]))
    return day, day


def _refused(text: str, reason: str) -> UnreadableWordingError:
    return UnreadableWordingError(text, kind="date", reason=reason)
