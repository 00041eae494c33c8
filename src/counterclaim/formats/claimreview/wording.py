"""Texts, addresses and dates as pages write them, and what was done to them."""

from __future__ import annotations

import html
import re

from counterclaim.formats.dates import date_text
from counterclaim.values.dates import DateSpan

__all__ = [
    "BLANK",
    "clean",
    "days",
    "is_clean",
    "is_in_words",
    "is_plain_address",
    "trimmed",
    "what_was_cleaned",
]

_ADDRESS = re.compile(r"https?://[!-Z^-~]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: White space, also that which cannot be seen.
BLANK = " \t\r\n\u00a0\u200b\ufeff"
_WORD = re.compile(r"[A-Za-z]{3}")
#: A date in words; what is longer is a sentence.
_LONGEST_DATE = 64
#: What a text that needs no cleaning neither begins nor ends with.
_EDGES = frozenset(BLANK + "\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\u3000" + "“”„«»\"‘’「」'")


def is_clean(text: str) -> bool:
    """Return whether `clean` would leave *text* as it is, as nearly every one."""
    return (
        text != ""
        and text[0] not in _EDGES
        and not text[0].isspace()
        and text[-1] not in _EDGES
        and "&" not in text
    )


def is_plain_address(text: str) -> bool:
    """Return whether *text* is an address that needs no second look."""
    return _ADDRESS.fullmatch(text) is not None


def trimmed(text: str) -> str:
    """Return *text* without blanks around it, also those that cannot be seen."""
    return text.strip(BLANK).strip()


def clean(text: str, *, unquoted: bool = False) -> str:
    """Return *text* with HTML escapes resolved and without blanks around it, nor quotation marks."""
    cleaned = _unescaped(text).strip(BLANK)
    if unquoted:
        for opening, closing in ("“”", "„“", "„”", "«»", "»«", '""', "‘’", "「」", "''"):
            inner = cleaned[1:-1]
            around = len(cleaned) > 2 and cleaned[0] == opening and cleaned[-1] == closing
            if around and opening not in inner and closing not in inner:
                return inner.strip(BLANK) or cleaned
    return cleaned


def _unescaped(text: str) -> str:
    """Return *text* without HTML escapes; each by itself, since `html.unescape` fails at 5,000 digits."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


def what_was_cleaned(stated: str, unquoted: bool) -> str:
    """Return what `clean` did to a text, as a clause."""
    found = []
    if _unescaped(stated) != stated:
        found.append("is escaped as in HTML")
    if stated.strip(BLANK) != stated:
        found.append("has blanks around it")
    if unquoted and clean(stated, unquoted=True) != clean(stated):
        found.append("stands in quotation marks")
    return f"{' and '.join(found)}; it was read without"


def is_in_words(date: str) -> bool:
    """Return whether a date may be one in English words, which leave no doubt about day and month."""
    return (
        len(date) <= _LONGEST_DATE and "/" not in date and date.isascii() and _WORD.search(date) is not None
    )


def days(span: DateSpan) -> str:
    """Return the days of *span*, without its wording."""
    return date_text(DateSpan(span.first, span.last, span.precision, time=span.time)) or str(span)
