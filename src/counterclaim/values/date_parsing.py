"""Reading a whole wording as one date or period."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import attrs

from counterclaim.errors import UnreadableWordingError
from counterclaim.values.date_fallback import read_by_dateparser
from counterclaim.values.date_forms import DateForms, date_forms, read_clock, read_point, refused_date
from counterclaim.values.dates import DateSpan, Period, Precision
from counterclaim.values.edtf import parse_edtf
from counterclaim.values.language import lexicon_for
from counterclaim.values.language.date_words import alternatives
from counterclaim.values.relative_dates import read_relative

__all__ = ["LONGEST", "parse_date", "parse_period", "read_date"]

LONGEST = 64
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([12][0-9]{3})")
_EDTF = re.compile(r"[0-9X~.\[\]/-]{4,}")
_SHORT_YEAR = re.compile(r".*(?:\b|\D)[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}|.*['’][0-9]{2}")


class _Openings(NamedTuple):
    since: re.Pattern[str]
    until: re.Pattern[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    about: re.Pattern[str]
    ranges: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    partial: re.Pattern[str]
    month_first: re.Pattern[str]


@lru_cache(maxsize=8)
def _openings(code: str) -> _Openings:
    words = date_forms(code).words

    def opening(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{pattern})\s+", re.IGNORECASE)

    month = alternatives(words.months)
    number = "[0-3]?[0-9]"
    return _Openings(
        since=opening(words.since),
        until=opening(words.until),
        after=opening(words.after),
        before=opening(words.before),
        about=opening(words.about),
        ranges=tuple(
            (
                re.compile(rf"(?:{start})\s+" if start else "", re.I),
                re.compile(rf"\s*\b(?:{joint})\s+|\s*[-–—]\s*", re.I),
            )
            for start, joint in words.ranges
        ),
        month_first=re.compile(
            rf"(?P<m>{month})\.?\s(?P<a>{number})\s?[-–—]\s?(?P<b>{number}),?\s(?P<y>[12][0-9]{{3}})", re.I
        ),
        partial=re.compile(
            rf"(?:(?P<day>[0-3]?[0-9])(?:\.|st|nd|rd|th)?\s?)?(?P<month>{month}|[01]?[0-9](?=\.))?\.?"
            rf"|(?P<month2>{month})\.?\s(?P<day2>[0-3]?[0-9])(?:st|nd|rd|th)?",
            re.IGNORECASE,
        ),
    )


def parse_date(text: str, *, language: str, relative_to: date | None = None) -> DateSpan:
    """
    Return the date that *text* states, as in "17. Oktober 2019", "early March 2021" or "2019-10-17T14:30Z".

    Exact forms are read by rules of this library; what they leave is read by dateparser, and refused wherever
    it would have to guess. "Since 2015" is a span without an end; "2010 to 2015" is some day of those years.
    *relative_to* is the day that "yesterday" counts from; without it such wordings are refused. Dates without
    a year are refused also with it, because they may be past or to come.

    Raises:
        UnreadableWordingError: Nothing certain was understood; the reason says what would be.
    """
    match = _ISO.fullmatch(text)
    if match is not None:
        return _plain_day(text, match[1], match[2], match[3])
    match = _DOTTED.fullmatch(text)
    if match is not None:
        return _plain_day(text, match[3], match[2], match[1])
    forms = _forms(text, language)
    stated = (
        " ".join(text.split()).rstrip(".!,")
        if text.count(".") <= 1 or not text.endswith("m.")
        else text.strip()
    )
    span = read_date(forms, stated, relative_to) or read_by_dateparser(forms, stated, relative_to)
    if span is None:
        raise refused_date(text, _why_not(forms, stated, relative_to))
    return attrs.evolve(span, text=text)


def parse_period(text: str, *, language: str, relative_to: date | None = None) -> Period:
    """
    Return the period that *text* states: "seit 2015", "2010 bis 2015", "between March and May 2021".

    One date alone is a state as of that date. The whole wording stays beside each end that it states.

    Raises:
        UnreadableWordingError: Nothing certain was understood; the reason says what would be.
    """
    forms = _forms(text, language)
    stated = " ".join(text.split()).rstrip("!,")
    ends = _ends(forms, stated, relative_to)
    if ends is not None:
        start, end = (attrs.evolve(point, text=text) for point in ends)
        return Period(start, end)
    openings = _openings(forms.code)
    for opening, is_start in ((openings.since, True), (openings.until, False)):
        match = opening.match(stated)
        if match is not None:
            point = _point(forms, stated[match.end() :], relative_to)
            if point is not None:
                end = attrs.evolve(point, text=text)
                return Period(start=end) if is_start else Period(end=end)
    return Period.as_of(parse_date(text, language=language, relative_to=relative_to))


def _plain_day(text: str, year: str, month: str, day: str) -> DateSpan:
    try:
        stated = date(int(year), int(month), int(day))
    except ValueError:
        raise refused_date(text, "there is no such day") from None
    return DateSpan(stated, stated, Precision.DAY, text=text)


def _forms(text: str, language: str) -> DateForms:
    lexicon = lexicon_for(language, wording=text, kind="date")
    if len(text) > LONGEST:
        raise refused_date(text, f"a date has at most {LONGEST} characters")
    return date_forms(lexicon.code)


def read_date(forms: DateForms, text: str, base: date | None) -> DateSpan | None:
    """
    Return the date that *text* states in one of the exact forms, or `None`.

    Raises:
        UnreadableWordingError: It has such a form, and is contradictory or ambiguous.
    """
    span = _point(forms, text, base)
    if span is not None:
        return span
    if _EDTF.fullmatch(text):
        try:
            return parse_edtf(text)
        except UnreadableWordingError:
            pass
    ends = _ends(forms, text, base)
    if ends is not None:
        return DateSpan(ends[0].first, ends[1].last, approximate=ends[0].approximate or ends[1].approximate)
    return _opened(forms, text, base)


def _point(forms: DateForms, text: str, base: date | None) -> DateSpan | None:
    span = read_point(forms, text)
    if span is not None:
        return span
    timed = read_clock(forms, text)
    if timed is not None:
        day = _point(forms, timed[0], base) if len(timed[0]) < len(text) else None
        if day is not None and day.precision is Precision.DAY and day.time is None:
            return attrs.evolve(day, time=timed[1])
    if base is not None:
        span = read_relative(forms, text, base)
        if span is not None:
            return span
    match = _openings(forms.code).about.match(text)
    if match is not None:
        span = _point(forms, text[match.end() :], base)
        return None if span is None else attrs.evolve(span, approximate=True)
    return None


def _opened(forms: DateForms, text: str, base: date | None) -> DateSpan | None:
    """Read "since 2015", "until March 2021", "before 2015"."""
    openings = _openings(forms.code)
    for which in ("since", "until", "after", "before"):
        match = getattr(openings, which).match(text)
        point = None if match is None else _point(forms, text[match.end() :], base)
        if point is None or point.first is None or point.last is None:
            continue
        first = {"since": point.first, "after": point.last + timedelta(1)}.get(which)
        last = {"until": point.last, "before": point.first - timedelta(1)}.get(which)
        return DateSpan(first, last, Precision.INTERVAL, approximate=point.approximate)
    return None


def _ends(forms: DateForms, text: str, base: date | None) -> tuple[DateSpan, DateSpan] | None:
    """Read "2010 bis 2015", "between March and May 2021", "17.–19. Oktober 2019"."""
    openings = _openings(forms.code)
    text = openings.month_first.sub(r"\g<m> \g<a>, \g<y> – \g<m> \g<b>, \g<y>", text)  # "May 3-5, 2021"
    for start, joint in openings.ranges:
        opened = start.match(text)
        if opened is None:
            continue
        for split in joint.finditer(text, opened.end()):
            right = _point(forms, text[split.end() :], base)
            if right is None:
                continue
            left = _left(forms, text[opened.end() : split.start()], right, base)
            if left is not None and _in_order(left, right):
                return left, right
    return None


def _left(forms: DateForms, text: str, right: DateSpan, base: date | None) -> DateSpan | None:
    """Return the first end, which may leave out what the second one says."""
    whole = _point(forms, text, base)
    if whole is not None:
        return whole
    match = _openings(forms.code).partial.fullmatch(text)
    if match is None or right.first is None or right.precision not in (Precision.DAY, Precision.MONTH):
        return None
    name = (match["month"] or match["month2"] or "").lower()
    day = match["day"] or match["day2"]
    month = (
        right.first.month
        if not name
        else forms.words.months.get(name) or (int(name) if name.isdigit() else 0)
    )
    if bool(day) is not (right.precision is Precision.DAY) or (not day and not name):
        return None
    try:
        if day:
            return DateSpan.day(date(right.first.year, month, int(day)), text=text)
        return DateSpan.month(right.first.year, month, text=text)
    except ValueError:
        return None


def _in_order(left: DateSpan, right: DateSpan) -> bool:
    return left.first is not None and right.last is not None and left.first <= right.last


def _why_not(forms: DateForms, text: str, base: date | None) -> str:
    if not text:
        return "it is empty; expected a date such as 17 October 2019"
    if re.search(forms.words.seasons, text, re.IGNORECASE):
        return "which months a season is depends on the hemisphere; name the months or a quarter"
    if _SHORT_YEAR.fullmatch(text):
        return "the year has two digits, and the century is not certain; write it with four"
    if not re.search(r"[0-9]{4}", text):
        if base is None:
            reason = "since the day that it may count from is not given"
            return f"it names no year; write the date in full, {reason}"
        return "it has no year and may be past or to come; write the year"
    return "expected a form such as 2019-10-17, 17.10.2019, 17 October 2019, October 2019, Q4 2019 or 2019"
