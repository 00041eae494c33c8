"""Whether dates that count from another day were resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from counterclaim.case.parts import parts
from counterclaim.lint.finding import Hit, Level
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import noted
from counterclaim.model import Property, SameAs, Snapshot
from counterclaim.values import DateSpan
from counterclaim.values.date_forms import date_forms
from counterclaim.values.dates import Precision
from counterclaim.values.language.date_words import alternatives
from counterclaim.values.relative_dates import relative_pattern
from counterclaim.words import LANGUAGES, short

__all__ = ["RULES"]

#: Records that are many, and state no dates in words.
_WITHOUT = (Property, SameAs, Snapshot)
#: Characters of a wording that are looked at; a date is shorter.
_LONGEST: Final = 200
#: Shorter names of days and months are abbreviations, which are other words as well.
_SHORTEST: Final = 2


def unresolved_dates(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each date that is worded as counting from another day, and of which no day is known (CC303).

    So do weekdays, and months without a year.

    It is told of what the date is of: of the claim, where it is when that was said.
    """
    for record in subject.case:
        if isinstance(record, _WITHOUT):
            continue
        told: set[str] = set()
        for part in parts(record, DateSpan):
            span = part.value
            if span.precision is not Precision.UNKNOWN or span.text is None or span.text in told:
                continue
            told.add(span.text)
            if _is_relative(span.text):
                message = subject.words("lint.CC303", text=short(span.text), field=part.field)
                about = noted(subject.case, record)
                related = () if about == record.id else (record.id,)
                yield Hit(record=about, message=message, related=related, about=related)


def _is_relative(text: str) -> bool:
    """Return whether *text* holds words that count from another day, in a language that is known."""
    stated = " ".join(text[:_LONGEST].split())
    return any(_relative(language).search(stated) is not None for language in LANGUAGES)


@cache
def _relative(language: str) -> re.Pattern[str]:
    words = date_forms(language).words
    named = alternatives(name for name in (*words.weekdays, *words.months) if len(name) > _SHORTEST)
    return re.compile(rf"(?<!\w)(?:{relative_pattern(language)}|{named})(?!\w)", re.IGNORECASE)


RULES = (
    LintRule(
        code="CC303",
        title="a relative date that was never resolved",
        level=Level.WARNING,
        check=unresolved_dates,
    ),
)
