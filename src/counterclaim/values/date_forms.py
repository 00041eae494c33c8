"""Dates in exact forms: a day, month, quarter, third, year, decade or century, as a language writes them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, time, timedelta, timezone
from functools import lru_cache
from typing import NamedTuple

from counterclaim.errors import UnreadableWordingError
from counterclaim.values.dates import DateSpan, Precision, unit_around
from counterclaim.values.language.date_words import DateWords, alternatives
from counterclaim.values.language.de_dates import GERMAN_DATES
from counterclaim.values.language.en_dates import ENGLISH_DATES

__all__ = ["DateForms", "date_forms", "read_clock", "read_point", "refused_date"]

_WORDS = {"de": GERMAN_DATES, "en": ENGLISH_DATES}
_LONGEST_SHORT_WEEKDAY = 5
_YEAR = r"(?P<y>[12][0-9]{3})"
_NAMES = re.compile(r"\(\?P<\w+>")
_ISO_TIME = (
    r"[T\s](?P<h>[01][0-9]|2[0-3]):(?P<min>[0-5][0-9])(?::(?P<s>[0-5][0-9])(?:\.(?P<f>[0-9]{1,6})[0-9]*)?)?"
    r"\s?(?P<zone>Z|UTC|[+-](?:0[0-9]|1[0-4]):?[0-5][0-9])?"
)
_ISO_DAY = r"(?P<y>[0-9]{4})-(?P<mm>[01][0-9])-(?P<d>[0-3][0-9])"
#: A day in numerals whose order only the writer knows; it is read where one order is no date.
_EITHER_ORDER = r"(?P<one>[0-3]?[0-9])[/-](?P<two>[0-3]?[0-9])[/-](?P<y>[12][0-9]{3})"


class DateForms(NamedTuple):
    """
    The patterns of one language, made of its words.

    Attributes:
        code: The language.
        words: What they were made of.
        points: Each form of one date.
        clock: A time of day behind a day.
        iso: A day and time in ISO 8601.
        point: Any form but a bare year, without names, to look for in a text.
        year: A bare year, without names.
    """

    code: str
    words: DateWords
    points: tuple[re.Pattern[str], ...]
    clock: re.Pattern[str]
    iso: re.Pattern[str]
    point: str
    year: str


@lru_cache(maxsize=8)
def date_forms(code: str) -> DateForms:
    """Return the forms of the language with this code, compiled once."""
    words = _WORDS[code]
    dated = [_filled(form, words) for form in (*words.days, *words.months_of)]
    points = [_ISO_DAY, _EITHER_ORDER, *dated]
    year = words.year + _YEAR
    clock = words.clock.replace("<Z>", alternatives(words.zones))
    anywhere = "|".join(_NAMES.sub("(?:", form) for form in (_ISO_DAY + f"(?:{_ISO_TIME})?", *points[1:]))
    return DateForms(
        code=code,
        words=words,
        points=tuple(re.compile(form, re.IGNORECASE) for form in (*points, year)),
        clock=re.compile(clock, re.IGNORECASE),
        iso=re.compile(_ISO_DAY + _ISO_TIME),
        point=f"(?:{anywhere})(?:{_NAMES.sub('(?:', clock)})?",
        year=_NAMES.sub("(?:", _YEAR),
    )


def _filled(form: str, words: DateWords) -> str:
    # Only an abbreviated weekday has a full stop; behind a whole name it ends the sentence.
    names = alternatives(name for name in words.weekdays if len(name) > _LONGEST_SHORT_WEEKDAY)
    short = alternatives(name for name in words.weekdays if len(name) <= _LONGEST_SHORT_WEEKDAY)
    weekday = rf"(?:(?:am\s|on\s)?(?:(?P<w>{names})|(?P<w2>{short})\.?),?\s)?"
    ordinals = (
        alternatives(word for word, value in words.ordinals.items() if value <= 4)
        + r"|[1-4]\.|[1-4](?:st|nd|rd|th)"
    )
    for mark, pattern in (
        ("<W>", weekday),
        ("<D>", words.day),
        ("<M>", f"(?P<m>{alternatives(words.months)})"),
        ("<Y>", _YEAR),
        ("<P>", alternatives(words.parts)),
        ("<O>", ordinals),
        ("<ORD>", alternatives(words.ordinals)),
    ):
        form = form.replace(mark, pattern)
    return form


def refused_date(text: str, reason: str) -> UnreadableWordingError:
    """Return the error that *text* was not read as a date."""
    return UnreadableWordingError(text, kind="date", reason=reason)


def read_point(forms: DateForms, text: str) -> DateSpan | None:
    """
    Return the one date that *text* is, or `None` where it has none of the exact forms.

    Raises:
        UnreadableWordingError: It has one, and there is no such day, or its order is ambiguous.
    """
    for pattern in forms.points:
        match = pattern.fullmatch(text)
        if match is not None:
            try:
                return _span(match.groupdict(), forms.words, text)
            except ValueError as error:
                if isinstance(error, UnreadableWordingError):
                    raise
                raise refused_date(text, "there is no such day") from None
    return None


def read_clock(forms: DateForms, text: str) -> tuple[str, time] | None:
    """Return what stands before the time of day at the end of *text*, and that time."""
    match = forms.iso.fullmatch(text)
    if match is not None:
        return match[0][:10], _time(match.groupdict(), forms.words)
    for found in forms.clock.finditer(text):
        if found.end() == len(text) and found.start() >= 6:
            return text[: found.start()], _time(found.groupdict(), forms.words)
    return None


def _time(parts: Mapping[str, str | None], words: DateWords) -> time:
    hour = int(parts.get("h") or parts.get("h2") or 0)
    half = (parts.get("half") or parts.get("half2") or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            raise refused_date(f"{hour} {half}.m.", "expected an hour from 1 to 12 before a.m. or p.m.")
        hour = hour % 12 + (12 if half == "p" else 0)
    fraction = (parts.get("f") or "").ljust(6, "0")
    return time(
        hour,
        int(parts.get("min") or parts.get("min2") or 0),
        int(parts.get("s") or 0),
        int(fraction),
        _zone(parts.get("zone"), words),
    )


def _zone(name: str | None, words: DateWords) -> timezone | None:
    if name is None:
        return None
    if name[0] in "+-":
        offset = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
        return timezone(offset if name[0] == "+" else -offset)
    hours = {"Z": 0, **words.zones}[name.upper()]
    return UTC if hours == 0 else timezone(timedelta(hours=hours))


def _span(parts: dict[str, str | None], words: DateWords, text: str) -> DateSpan:
    if parts.get("one"):
        return _of_either_order(parts, text)
    if parts.get("decade"):
        first, last = unit_around(date(int(parts["decade"] or 0) * 10, 1, 1), Precision.DECADE)
        return DateSpan(first, last, Precision.DECADE, text=text)
    if parts.get("century"):
        return _century(int(parts["century"] or 0), text)
    year = int(parts["y"] or 0)
    month = _month(parts, words)
    if parts.get("part"):
        return _third(words.parts[_key(parts["part"])], year, month, text)
    if parts.get("q") or parts.get("q2") or parts.get("ordq"):
        return _part_of_year(parts, words, year, text)
    if month is None:
        return DateSpan.year(year, text=text)
    day = parts.get("d") or (words.ordinals[_key(parts["ord"])] if parts.get("ord") else None)
    if day is None:
        return DateSpan.month(year, month, text=text)
    return _day(date(year, month, int(day)), parts.get("w") or parts.get("w2"), words, text)


def _key(word: str | None) -> str:
    return " ".join((word or "").lower().split())


def _month(parts: Mapping[str, str | None], words: DateWords) -> int | None:
    if parts.get("m"):
        return words.months[_key(parts["m"])]
    return int(parts["mm"] or 0) if parts.get("mm") else None


def _day(day: date, weekday: str | None, words: DateWords, text: str) -> DateSpan:
    if weekday is not None and words.weekdays[_key(weekday)] != day.weekday():
        raise refused_date(text, f"{day} was not a {weekday}; one of the two is mistaken")
    return DateSpan.day(day, text=text)


def _of_either_order(parts: Mapping[str, str | None], text: str) -> DateSpan:
    year, one, two = int(parts["y"] or 0), int(parts["one"] or 0), int(parts["two"] or 0)
    if one == two:
        return DateSpan.day(date(year, one, two), text=text)
    if one <= 12 and two <= 12:
        reason = (
            f"it may be day {one} of month {two} or day {two} of month {one}; write {year}-{two:02}-{one:02}"
        )
        raise refused_date(text, f"{reason} or {year}-{one:02}-{two:02}")
    day, month = (one, two) if one > 12 else (two, one)
    return DateSpan.day(date(year, month, day), text=text)


def _third(part: int, year: int, month: int | None, text: str) -> DateSpan:
    """Return a third of a month (to the 10th, the 20th, the last) or of a year (four months each)."""
    if month is None:
        first = date(year, 1 + 4 * part, 1)
        last = date(year, 4 + 4 * part, monthrange(year, 4 + 4 * part)[1])
    else:
        first = date(year, month, 1 + 10 * part)
        last = date(year, month, 10 + 10 * part if part < 2 else monthrange(year, month)[1])
    return DateSpan(first, last, Precision.INTERVAL, approximate=True, text=text)


def _part_of_year(parts: Mapping[str, str | None], words: DateWords, year: int, text: str) -> DateSpan:
    stated = _key(parts.get("q") or parts.get("q2") or parts.get("ordq"))
    number = int(stated[0]) if stated[0].isdigit() else words.ordinals[stated]
    if _key(parts.get("unitq")) in ("halbjahr", "half", "jahreshälfte"):
        if number > 2:
            raise refused_date(text, "a year has two halves")
        first, last = (
            (date(year, 1, 1), date(year, 6, 30)) if number == 1 else (date(year, 7, 1), date(year, 12, 31))
        )
        return DateSpan(first, last, Precision.INTERVAL, text=text)
    first, last = unit_around(date(year, 3 * number - 2, 1), Precision.QUARTER)
    return DateSpan(first, last, Precision.QUARTER, text=text)


def _century(ordinal: int, text: str) -> DateSpan:
    # Whether the year 1900 is of the 19th century is a matter of dispute; so the span is approximate.
    if not 2 <= ordinal <= 22:
        raise refused_date(text, "expected a century from the 2nd to the 22nd")
    first, last = unit_around(date((ordinal - 1) * 100, 1, 1), Precision.CENTURY)
    return DateSpan(first, last, Precision.CENTURY, approximate=True, text=text)
