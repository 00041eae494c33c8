"""
Dates that the exact forms leave, read by dateparser behind a fence.

dateparser fills what a wording leaves out from the day it is read on, and takes "may", "12" or "2015/16" for
dates. So nothing of its answer is believed unless it is in the wording: an absolute date must name its year,
month and day, and a relative one must move with the day it counts from, by the same distance.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from counterclaim.values.date_forms import DateForms
from counterclaim.values.dates import DateSpan, Precision, unit_around
from counterclaim.values.language import lexicon_for
from counterclaim.values.language.date_words import alternatives
from counterclaim.values.tokens import fold

if TYPE_CHECKING:
    from dateparser.date import DateData, DateDataParser

__all__ = ["read_by_dateparser"]

_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_DAY = re.compile(r"(?<![0-9])(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_NUMERAL = re.compile(r"[0-9]+")
#: Two days that share neither year, month, day nor weekday; what depends on either was not in the wording.
_BASES = (datetime(2003, 2, 5), datetime(2014, 11, 27))  # noqa: DTZ001 (dateparser takes a naive base)
_SHIFT = timedelta(days=1096)


def read_by_dateparser(forms: DateForms, text: str, base: date | None) -> DateSpan | None:
    """Return the date that dateparser reads in *text*, where nothing in it was guessed; else `None`."""
    if _YEAR.search(text):
        return _absolute(forms, text)
    return None if base is None else _relative(forms, text, base)


@lru_cache(maxsize=8)
def _parser(code: str, base: datetime) -> DateDataParser:
    from dateparser.date import DateDataParser

    settings = {
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "RELATIVE_BASE": base,
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PARSERS": ["relative-time", "absolute-time"],
    }
    return DateDataParser(languages=[code], settings=settings)


def _read(forms: DateForms, text: str, base: datetime) -> DateData:
    return _parser(forms.code, base).get_date_data(text)


def _absolute(forms: DateForms, text: str) -> DateSpan | None:
    known = {*forms.words.months, *forms.words.weekdays, *forms.words.plain_words}
    if any(word.lower() not in known for word in _WORD.findall(text)):
        return None
    names = re.findall(rf"\b(?:{alternatives(forms.words.months)})\b", text, re.IGNORECASE)
    years, numerals = _YEAR.findall(text), _NUMERAL.findall(text)
    if len(names) != 1 or len(years) != 1 or len(numerals) != 2:
        return None
    day = next(iter(_DAY.findall(text)), None)
    first, second = (_read(forms, text, base) for base in _BASES)
    if day is None or first.date_obj is None or first.date_obj != second.date_obj:
        return None
    read = first.date_obj
    stated = (int(years[0]), forms.words.months[names[0].lower()], int(day))
    if (read.year, read.month, read.day) != stated or read.time() != time():
        return None
    return DateSpan.day(read.date(), text=text)


def _is_distance(forms: DateForms, text: str) -> bool:
    """Return whether *text* has a direction and no word that dateparser might pass over."""
    lexicon = lexicon_for(forms.code, wording=text, kind="date")
    known = {*forms.words.units, *forms.words.distance_words, *lexicon.articles}
    words = [word.lower() for word in _WORD.findall(text)]
    numbers = (word for word in words if word not in known)
    if any(lexicon.number_word(fold(word)) is None for word in numbers):
        return False
    return re.match(forms.words.direction, text, re.IGNORECASE) is not None


def _relative(forms: DateForms, text: str, base: date) -> DateSpan | None:
    unit = re.search(rf"\b(?:{alternatives(forms.words.units)})\b", text, re.IGNORECASE)
    # A base far from either end of the calendar, so that it can be moved.
    if unit is None or not _is_distance(forms, text) or not 1900 <= base.year <= 2200:
        return None
    start = datetime.combine(base, time())
    here, there = _read(forms, text, start), _read(forms, text, start + _SHIFT)
    if here.date_obj is None or there.date_obj is None or here.period not in ("day", "week", "month", "year"):
        return None
    precision = Precision(here.period)
    moved = there.date_obj - here.date_obj
    exact = precision in (Precision.DAY, Precision.WEEK)
    whole = here.date_obj.time() == time() == there.date_obj.time()
    if (exact and (moved != _SHIFT or not whole)) or abs(moved - _SHIFT) > timedelta(days=3):
        return None
    first, last = unit_around(here.date_obj.date(), precision)
    return DateSpan(first, last, precision, approximate=precision is not Precision.DAY, text=text)
