"""Dates as other formats write them (ISO 8601), and the way back."""

from __future__ import annotations

import datetime as dt
import re
from datetime import date
from functools import lru_cache

from counterclaim.values.dates import DateSpan, Precision

__all__ = ["date_text", "exact_date"]

_DATE = re.compile(
    r"(?P<y>[0-9]{4})(?:-(?P<m>[0-9]{2})(?:-(?P<d>[0-9]{2})"
    r"(?:[T ](?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"\s?(?P<zone>Z|[+-][0-9]{1,2}:?[0-9]{2})?)?)?)?"
)


@lru_cache(maxsize=4096)
def exact_date(text: str) -> DateSpan | None:
    """
    Return the date that *text* states in ISO 8601: a year, month or day, or a day with a time of day.

    Also read are the forms close to it that pages use: a blank for the `T`, a zone as `+0200` or `+5:30`. The
    wording is kept where it is another than `date_text` gives. `None` where it is no such date.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    try:
        span = _span(match)
    except ValueError:
        return None
    return (
        span
        if date_text(span) == text
        else DateSpan(span.first, span.last, span.precision, text=text, time=span.time)
    )


def date_text(span: DateSpan) -> str | None:
    """
    Return *span* in ISO 8601, with its time of day where it has one.

    `None` where it is no year, month or day, or is only about one: any text would say more than is known.
    """
    if span.approximate or span.first is None:
        return None
    day = span.first.isoformat()
    if span.precision is Precision.DAY:
        return day if span.time is None else f"{day}T{_clock(span.time)}"
    if span.precision is Precision.MONTH:
        return day[:7]
    return day[:4] if span.precision is Precision.YEAR else None


def _span(match: re.Match[str]) -> DateSpan:
    year = int(match["y"])
    if match["m"] is None:
        return DateSpan.year(year)
    if match["d"] is None:
        return DateSpan.month(year, int(match["m"]))
    day = date(year, int(match["m"]), int(match["d"]))
    return DateSpan.day(day, time=None if match["clock"] is None else _time(match["clock"], match["zone"]))


def _time(clock: str, zone: str | None) -> dt.time:
    if zone is None or zone == "Z":
        return dt.time.fromisoformat(clock + (zone or ""))
    hours, minutes = zone[1:-2].rstrip(":"), zone[-2:]
    return dt.time.fromisoformat(f"{clock}{zone[0]}{int(hours):02}:{minutes}")


def _clock(time: dt.time) -> str:
    written = time.isoformat()
    return f"{written[:-6]}Z" if written.endswith("+00:00") else written
