"""Dates that count from another day: "gestern", "three weeks ago", "letzten Dienstag"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from counterclaim.errors import UnreadableWordingError
from counterclaim.values.amounts import read_amount
from counterclaim.values.date_forms import DateForms, date_forms, refused_date
from counterclaim.values.dates import DateSpan, Precision, unit_around
from counterclaim.values.language import lexicon_for
from counterclaim.values.language.date_words import alternatives
from counterclaim.values.tokens import tokenize

__all__ = ["read_relative", "relative_pattern"]

_NUMBER = r"(?P<n>[^\W_]+(?:\s[^\W_]+){0,3}?)"
_MONTHS = {"month": 1, "year": 12, "decade": 120}


class _Forms(NamedTuple):
    distances: tuple[tuple[re.Pattern[str], int], ...]
    weekday: re.Pattern[str]


@lru_cache(maxsize=8)
def _relative_forms(code: str) -> _Forms:
    words = date_forms(code).words
    unit = f"(?P<u>{alternatives(words.units)})"
    distances = [
        (re.compile(form.replace("<N>", _NUMBER).replace("<U>", unit), re.IGNORECASE), sign)
        for several, sign in ((words.ago, -1), (words.ahead, 1))
        for form in several
    ]
    names = alternatives(name for name in words.weekdays if len(name) > 4)
    openings = "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("last", words.last),
            ("next", words.next),
            ("last_unclear", words.last_or_of_last_week),
            ("next_unclear", words.next_or_of_next_week),
        )
    )
    weekday = rf"(?:{openings})\s(?P<w>{names})"
    return _Forms(tuple(distances), re.compile(weekday, re.IGNORECASE))


@lru_cache(maxsize=8)
def relative_pattern(code: str) -> str:
    """Return a pattern without names for what `read_relative` may read."""
    words, forms = date_forms(code).words, _relative_forms(code)
    patterns = [pattern.pattern for pattern, _ in forms.distances]
    fixed = alternatives((*words.now, *words.relative_units))
    return "|".join(
        re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in (*patterns, forms.weekday.pattern, fixed)
    )


def read_relative(forms: DateForms, text: str, base: date) -> DateSpan | None:
    """
    Return the date that *text* counts from *base*, or `None`.

    "Three years ago" is some day of that calendar year, about; "last Tuesday" the last one before *base*.

    Raises:
        UnreadableWordingError: People mean different days by it, as by "next Friday" on a Monday.
    """
    key = " ".join(text.lower().split())
    try:
        if key in forms.words.now:
            return DateSpan.day(base + timedelta(forms.words.now[key]), text=text)
        if key in forms.words.relative_units:
            unit, step = forms.words.relative_units[key]
            return _around(_moved(base, unit, Decimal(step)), unit, text, approximate=False)
        return _weekday(forms, text, base) or _distance(forms, text, base)
    except UnreadableWordingError:
        raise
    except (OverflowError, ValueError):
        return None


def _weekday(forms: DateForms, text: str, base: date) -> DateSpan | None:
    match = _relative_forms(forms.code).weekday.fullmatch(text)
    if match is None:
        return None
    wanted = forms.words.weekdays[match["w"].lower()]
    if match["last"] or match["last_unclear"]:
        day = base - timedelta((base.weekday() - wanted - 1) % 7 + 1)
    else:
        day = base + timedelta((wanted - base.weekday() - 1) % 7 + 1)
    unclear = match["last_unclear"] or match["next_unclear"]
    if unclear and unit_around(day, Precision.WEEK) == unit_around(base, Precision.WEEK):
        # On a Wednesday, "last Tuesday" is yesterday to some and eight days ago to others.
        reason = f"it may be {day} or the same day of another week; write the date"
        raise refused_date(text, reason)
    return DateSpan.day(day, text=text)


def _distance(forms: DateForms, text: str, base: date) -> DateSpan | None:
    for pattern, sign in _relative_forms(forms.code).distances:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        lexicon = lexicon_for(forms.code, wording=text, kind="date")
        tokens = tokenize(match["n"])
        amount = read_amount(lexicon, tokens, 0)
        if match["n"].lower() in lexicon.articles:
            number: Decimal | None = Decimal(1)
        else:
            number = amount.low if amount and amount.end == len(tokens) and amount.high is None else None
        if number is None or number > 10_000:
            return None
        unit = forms.words.units[match["u"].lower()]
        day = _moved(base, unit, sign * number)
        finer = {"year": "month", "month": "week", "week": "day"}.get(unit, unit) if number % 1 else unit
        return _around(day, finer, text, approximate=unit != "day")
    return None


def _moved(base: date, unit: str, number: Decimal) -> date:
    if unit in _MONTHS:
        months = base.year * 12 + base.month - 1 + int(number * _MONTHS[unit])
        day = min(base.day, 28)
        return date(months // 12, months % 12 + 1, day)
    return base + timedelta(float(number * (7 if unit == "week" else 1)))


def _around(day: date, unit: str, text: str, *, approximate: bool) -> DateSpan:
    precision = Precision(unit)
    first, last = unit_around(day, precision)
    return DateSpan(first, last, precision, approximate=approximate, text=text)
