"""The words of one language, and dates and numbers as that language writes them."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, Context, Decimal
from fractions import Fraction
from types import ModuleType

from counterclaim.values import DateSpan, Hedge, NoValue, Period, Precision, Quantity, SomeValue, Value
from counterclaim.words import (
    de,
    de_conflicts,
    de_fetch,
    de_lint,
    de_lint_article,
    de_lint_sourcing,
    de_page,
    de_pictures,
    de_quotes,
    de_standing,
    de_store,
    en,
    en_conflicts,
    en_fetch,
    en_lint,
    en_lint_article,
    en_lint_sourcing,
    en_page,
    en_pictures,
    en_quotes,
    en_standing,
    en_store,
)

__all__ = ["LANGUAGES", "Words"]


def _together(*tables: ModuleType) -> Mapping[str, str]:
    return {key: phrase for table in tables for key, phrase in table.PHRASES.items()}


_PHRASES: Mapping[str, Mapping[str, str]] = {
    "de": _together(
        de,
        de_conflicts,
        de_fetch,
        de_lint,
        de_lint_article,
        de_lint_sourcing,
        de_page,
        de_pictures,
        de_quotes,
        de_standing,
        de_store,
    ),
    "en": _together(
        en,
        en_conflicts,
        en_fetch,
        en_lint,
        en_lint_article,
        en_lint_sourcing,
        en_page,
        en_pictures,
        en_quotes,
        en_standing,
        en_store,
    ),
}
#: The languages that a report can be written in.
LANGUAGES = tuple(_PHRASES)

_GROUPED_FROM = 10_000
_UP = Context(prec=3, rounding=ROUND_CEILING)


class Words:
    """The phrases of one language: `words("chain.more", count=3)`."""

    def __init__(self, language: str) -> None:
        """
        Choose the phrases of *language*; of "de-AT" those of "de".

        Raises:
            ValueError: There are none.
        """
        base = language.split("-")[0].lower()
        if base not in _PHRASES:
            message = f"no report is written in {language!r}; choose one of {', '.join(LANGUAGES)}"
            raise ValueError(message)
        self.language = base
        self._phrases = _PHRASES[base]

    def __contains__(self, key: str) -> bool:
        return key in self._phrases

    def __call__(self, key: str, **values: object) -> str:
        """Return the phrase *key*, with *values* put in."""
        return self._phrases[key].format(**values)

    def template(self, key: str) -> str:
        """Return the phrase *key* as it is before values are put in, with their names in braces."""
        return self._phrases[key]

    def counted(self, key: str, count: int) -> str:
        """Return *count* of what *key* names, in the singular or plural."""
        return self(f"{key}.one" if count == 1 else f"{key}.many", count=self.number(Decimal(count)))

    def quoted(self, text: str) -> str:
        """Return *text* in quotation marks."""
        return self("text.quoted", text=text)

    def joined(self, parts: list[str]) -> str:
        """Return *parts* as a list in a sentence: "a, b and c"."""
        if len(parts) < 2:
            return "".join(parts)
        return self("list.and", left=", ".join(parts[:-1]), right=parts[-1])

    def first(self, parts: Sequence[str], most: int) -> tuple[str, ...]:
        """Return *parts*; of more than *most*, the first of them and how many more there are."""
        more = len(parts) - most
        return (*parts[:most], self("list.more", count=more)) if more > 0 else tuple(parts)

    def number(self, number: Decimal) -> str:
        """Return *number* with the separators of the language."""
        plain = format(number, "," if abs(number) >= _GROUPED_FROM else "f")
        signs = {",": self("number.group"), ".": self("number.point")}
        return "".join(signs.get(sign, sign) for sign in plain)

    def share(self, share: Fraction | Decimal) -> str:
        """Return *share* as a percentage in three digits, rounded up: the least that is enough."""
        exact = Fraction(share) * 100
        number = _UP.divide(Decimal(exact.numerator), Decimal(exact.denominator)).normalize()
        return f"{self.number(Decimal(format(number, 'f')))} %"

    def date(self, span: DateSpan | None) -> str:
        """Return the days of *span* in ISO form, or its wording where nothing else is known."""
        if span is None:
            return ""
        if span.precision is Precision.UNKNOWN:
            return span.text or self("date.unknown")
        if span.first is None or span.last is None:
            return self._open("until" if span.first is None else "since", span)
        return self("date.about", date=self._days(span)) if span.approximate else self._days(span)

    def period(self, period: Period | None) -> str:
        """Return *period* in words."""
        if period is None:
            return ""
        if period.start == period.end:
            return self.date(period.start)
        known = period.start or period.end
        if known is not None and (period.start is None or period.end is None):
            return self._open("until" if period.start is None else "since", known)
        return self("date.range", first=self.date(period.start), last=self.date(period.end))

    def quantity(self, quantity: Quantity) -> str:
        """Return the number of *quantity* and how it is hedged, without its unit."""
        number = "" if quantity.number is None else self.number(quantity.number)
        if quantity.upper is not None:
            number = self("number.range", lower=number, upper=self.number(quantity.upper))
        if quantity.hedge is Hedge.EXACT:
            return number
        return self(f"hedge.{quantity.hedge.value}", number=number)

    def value(self, value: Value) -> str:
        """Return *value* in words, as far as it is of a kind that is known here."""
        if isinstance(value, Quantity):
            return f"{self.quantity(value)} {value.unit or ''}".rstrip()
        if isinstance(value, DateSpan):
            return self.date(value)
        if isinstance(value, Period):
            return self.period(value)
        if isinstance(value, SomeValue | NoValue):
            return self("value.some" if isinstance(value, SomeValue) else "value.none")
        named = getattr(value, "value", None) or getattr(value, "id", None) or getattr(value, "tag", None)
        return str(named or value)

    def shown(self, part: object) -> str:
        """Return a part of a statement in words: a value, the member of an enumeration, or an id as it is."""
        if isinstance(part, enum.Enum):
            return str(part.value)
        return self.value(part) if isinstance(part, Value) else str(part)

    def _open(self, side: str, span: DateSpan) -> str:
        if span.precision is Precision.UNKNOWN:
            return self(f"date.{side}", date=self.date(span))
        key = f"date.{side}-about" if span.approximate else f"date.{side}"
        return self(key, date=self._days(span))

    def _days(self, span: DateSpan) -> str:
        """Return the days of *span* without what is said of them; of an open one, the end that is known."""
        clock = "" if span.time is None else f" {span.time.isoformat('minutes')}"
        return self._dates(span) + clock

    def _dates(self, span: DateSpan) -> str:
        if span.first is None or span.last is None:
            return str(span.first or span.last)
        if span.precision is Precision.DAY:
            return span.first.isoformat()
        if span.precision is Precision.MONTH:
            return span.first.isoformat()[:7]
        if span.precision is Precision.YEAR:
            return span.first.isoformat()[:4]
        return self("date.range", first=span.first, last=span.last)
