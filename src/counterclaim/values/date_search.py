"""Looking for dates with patterns made of the exact forms; each hit is then parsed like a whole wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from counterclaim.errors import UnreadableWordingError
from counterclaim.values.date_forms import date_forms
from counterclaim.values.dates import DateSpan
from counterclaim.values.language import Lexicon
from counterclaim.values.language.date_words import alternatives
from counterclaim.values.parse_date import LONGEST, read_date
from counterclaim.values.relative_dates import relative_pattern
from counterclaim.values.tokens import tokenize

__all__ = ["search_dates"]

_NO_DATE = r"(?<![\w./§$€£#%&=?@+:])(?<![0-9][-–—,])"
_LOOKAHEAD = 40
_NO_MORE = r"(?![\w%‰§$€£@]|[-–—./:][\w])"


@lru_cache(maxsize=8)
def _pattern(code: str, relative: bool) -> re.Pattern[str]:
    forms = date_forms(code)
    words = forms.words
    month = alternatives(words.months)
    day = r"[0-3]?[0-9](?:\.|st|nd|rd|th)?"
    partial = rf"{day}(?:\s(?:{month})\.?|\s?[01]?[0-9]\.)?|(?:{month})\.?(?:\s{day})?"
    opening = rf"(?:(?:{words.since}|{words.until}|{words.after}|{words.before}|{words.about})\s)"
    year_opening = rf"{opening}{{1,2}}|{words.year_openings}"
    left = rf"(?:{forms.point}|{partial})"
    candidates, bare = [], [rf"(?:{year_opening}){forms.year}"]
    for start, joint in words.ranges:
        join = rf"(?:\s?(?:[-–—])\s?|\s(?:{joint})\s)"
        lead = rf"(?:{start})\s" if start else ""
        if start:
            bare.append(rf"{lead}{forms.year}{join}{forms.year}")
        candidates.append(rf"{lead}{left}{join}(?:{forms.point})")
    candidates.append(rf"{opening}?(?:{forms.point})")
    candidates.append(f"(?P<bare>{'|'.join(bare)})")
    if relative:
        candidates.append(relative_pattern(code))
    return re.compile(f"{_NO_DATE}(?=[^\\W_])(?:{'|'.join(candidates)}){_NO_MORE}", re.IGNORECASE)


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
    for match in _pattern(lexicon.code, base is not None).finditer(text):
        stated = match[0]
        if len(stated) > LONGEST or (match["bare"] and _is_counted(text, match.end(), lexicon)):
            continue
        try:
            span = read_date(forms, " ".join(stated.split()), base)
        except UnreadableWordingError:
            continue
        if span is not None:
            yield match.start(), match.end(), span
