"""Looking for dates with patterns made of the exact forms; each hit is then parsed like a whole wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from counterclaim.errors import UnreadableWordingError
from counterclaim.values.date_forms import date_forms
from counterclaim.values.date_parsing import LONGEST, read_date
from counterclaim.values.dates import DateSpan
from counterclaim.values.language import Lexicon
from counterclaim.values.language.date_words import alternatives
from counterclaim.values.relative_dates import relative_pattern
from counterclaim.values.tokens import fold, tokenize

__all__ = ["date_stretches", "search_dates"]

_NO_DATE = r"(?<![\w./§$€£#%&=?@+:])(?<![0-9][-–—,])"
_LOOKAHEAD = 40
_WORD = re.compile(r"[^\W_]+")
#: What is no literal word in the text of a pattern: escapes, names of groups, flags.
_NO_WORD = re.compile(r"\\.|\(\?P<\w+>|\(\?[-a-z]*:")
_NO_MORE = r"(?![\w%‰§$€£@]|[-–—./:][\w])"


class _Search(NamedTuple):
    """
    The patterns of one language.

    Attributes:
        candidates: What may be a date.
        part_of: What stands before it where it is only part of a longer one.
        goes_on: What stands behind it then.
        first_words: The words that a candidate may begin with.
        anchors: What every candidate holds somewhere: a year, a century, a word such as "yesterday".
    """

    candidates: re.Pattern[str]
    part_of: re.Pattern[str]
    goes_on: re.Pattern[str]
    first_words: frozenset[str]
    anchors: re.Pattern[str]


@lru_cache(maxsize=8)
def _search(code: str, relative: bool) -> _Search:
    words = date_forms(code).words
    names = {
        "<U>": alternatives(words.units),
        "<M>": alternatives(words.months),
        "<W>": alternatives(words.weekdays),
        "<ORD>": alternatives(words.ordinals),
    }
    part_of, goes_on = words.part_of, words.goes_on
    for mark, pattern in names.items():
        part_of, goes_on = part_of.replace(mark, pattern), goes_on.replace(mark, pattern)
    candidates = _candidates(code, relative)
    anchors = r"(?<![0-9])[12][0-9]{3}(?![0-9])|\bcentury|\bJahrhundert|\bJh\b"
    if relative:
        anchors += (
            rf"|\b(?:{alternatives((*words.now, *words.units, *words.weekdays, 'heuer', 'Vorjahr'))})\b"
        )
    return _Search(
        first_words=frozenset(map(str.lower, _WORD.findall(_NO_WORD.sub(" ", candidates)))),
        anchors=re.compile(anchors, re.IGNORECASE),
        candidates=re.compile(candidates, re.IGNORECASE),
        part_of=re.compile(rf"(?:(?<!\w)(?:{part_of}))\Z", re.IGNORECASE),
        goes_on=re.compile(goes_on, re.IGNORECASE),
    )


def _candidates(code: str, relative: bool) -> str:
    forms = date_forms(code)
    words = forms.words
    month = alternatives(words.months)
    day = r"[0-3]?[0-9](?:\.|st|nd|rd|th)?"
    partial = rf"{day}(?:\s(?:{month})\.?|\s?[01]?[0-9]\.)?|(?:{month})\.?(?:\s{day})?"
    opening = rf"(?:(?:{words.since}|{words.until}|{words.after}|{words.before}|{words.about})\s)"
    ranges, bare = [], []
    for start, joint in words.ranges:
        join = rf"(?:\s?(?:[-–—])\s?|\s(?:{joint})\s)"
        lead = rf"(?:{start})\s" if start else ""
        if start:
            bare.append(rf"{lead}{forms.year}{join}{forms.year}")
        ranges.append(rf"{lead}(?:{forms.point}|{partial}){join}(?:{forms.point})")
    bare.append(rf"(?:{opening}{{1,2}}|{words.year_openings}){forms.year}")
    ranges.append(rf"(?:{month})\.?\s[0-3]?[0-9]\s?[-–—]\s?[0-3]?[0-9],?\s{forms.year}")
    points = [rf"{opening}?(?:{forms.point})", f"(?P<bare>{'|'.join(bare)})"]
    if relative:
        points.append(f"{opening}?(?:{relative_pattern(code)})")
    return f"{_NO_DATE}(?=[^\\W_])(?:{'|'.join((*ranges, *points))}){_NO_MORE}"


def _is_counted(text: str, end: int, lexicon: Lexicon) -> bool:
    """Return whether what looks like a year counts something: "in 2019 Fällen", "in 2019 cases"."""
    following = tokenize(text[end : end + _LOOKAHEAD])
    if not following or text[end : end + 1] in ",;.)":
        return False
    if lexicon.units.match(following, 0) is not None:
        return True
    return lexicon.code == "de" and following[0].raw[:1].isupper() and text[end : end + 1].isspace()


def search_dates(text: str, lexicon: Lexicon, base: date | None) -> Iterator[tuple[int, int, DateSpan]]:
    """Yield start, end and date of each date in *text*."""
    forms = date_forms(lexicon.code)
    search = _search(lexicon.code, base is not None)
    for match in _matches(text, lexicon, search):
        if match.end() - match.start() > LONGEST or _is_more(search, text, match.start(), match.end()):
            continue
        try:
            span = read_date(forms, " ".join(match[0].split()), base)
        except UnreadableWordingError:
            continue
        if span is not None:
            yield match.start(), match.end(), span


def date_stretches(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return start and end of all that looks like a date, whether or not it can be read as one."""
    return [match.span() for match in _matches(text, lexicon, _search(lexicon.code, False))]


def _matches(text: str, lexicon: Lexicon, search: _Search) -> Iterator[re.Match[str]]:
    """
    Yield what the candidates match, from left to right.

    The pattern is large, so it is tried only at words that it may begin with and shortly before an anchor.
    """
    anchors = [match.end() for match in search.anchors.finditer(text)]
    near, behind = 0, 0
    for word in _WORD.finditer(text):
        start = word.start()
        while near < len(anchors) and anchors[near] <= start:
            near += 1
        if near == len(anchors):
            return
        if start < behind or anchors[near] - start > LONGEST:
            continue
        key = word[0].lower()
        known = key in search.first_words or key[0].isdigit() or lexicon.number_word(fold(key)) is not None
        match = search.candidates.match(text, start) if known else None
        if match is not None and not (match["bare"] and _is_counted(text, match.end(), lexicon)):
            behind = match.end()
            yield match


def _is_more(search: _Search, text: str, start: int, end: int) -> bool:
    """Return whether what stands around a date makes it part of a longer one."""
    if search.goes_on.match(text, end) is not None:
        return True
    return search.part_of.search(text[max(start - _LOOKAHEAD, 0) : start]) is not None
