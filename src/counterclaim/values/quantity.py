"""Quantities as stated: a number or range, its unit, and how the wording hedges it."""

from __future__ import annotations

import enum
from decimal import Decimal
from typing import Annotated, cast

import attrs

from counterclaim.checks import MOST_DIGITS, refuse
from counterclaim.registry import Must, value_type
from counterclaim.values.base import Value

__all__ = ["VAGUE", "Hedge", "Quantity", "positional"]


class Hedge(enum.Enum):
    """
    How a wording narrows or widens the number it states.

    `NEARLY` and `JUST_OVER` keep to one side of the number and close to it: "knapp 50", "gut 50". The last
    group are vague counts, which state no number at all: "dozens", "tausende".
    """

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    NEARLY = "nearly"
    JUST_OVER = "just-over"
    DOZENS = "dozens"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"
    TENS_OF_THOUSANDS = "tens-of-thousands"
    HUNDREDS_OF_THOUSANDS = "hundreds-of-thousands"
    MILLIONS = "millions"
    BILLIONS = "billions"


#: The hedges that stand for a number instead of narrowing one.
VAGUE = frozenset(
    {
        Hedge.DOZENS,
        Hedge.HUNDREDS,
        Hedge.THOUSANDS,
        Hedge.TENS_OF_THOUSANDS,
        Hedge.HUNDREDS_OF_THOUSANDS,
        Hedge.MILLIONS,
        Hedge.BILLIONS,
    }
)


def positional(value: Decimal | int | None) -> Decimal | None:
    """
    Return *value* written out, without an exponent: `Decimal("1E+2")` becomes `Decimal("100")`.

    Whole numbers are taken as decimals. Anything else is returned as it is, for the field's check to refuse.
    """
    if type(value) is int and value.bit_length() < 4 * MOST_DIGITS:
        value = Decimal(value)
    if type(value) is not Decimal or "E" not in str(value):  # most need nothing
        return cast("Decimal | None", value)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and 0 < exponent <= MOST_DIGITS:
        return Decimal(format(value, "f"))
    return value


UnitId = Annotated[
    str,
    Must(
        lambda value: 0 < len(value) <= 64 and value == value.strip() and value.isprintable(),
        "the id of a unit, as 'kilometre', 'EUR' or 'country'",
        {"minLength": 1, "maxLength": 64},
    ),
]


@value_type("quantity")
@attrs.frozen
class Quantity(Value):
    """
    A number or range as it was stated, before anything is computed from it.

    Which numbers it allows is computed by a rule set, never stored. Numbers compare by their text: `5.0` is
    stated more precisely than `5`, so the two are different quantities.

    Attributes:
        number: The number stated, or the lower end of a range; `None` for a vague count ("dozens").
        upper: The upper end of a range ("40 to 60"), else `None`.
        unit: The id of the unit or of what is counted (`percent`, `EUR`, `country`); `None` where unstated.
        hedge: How the wording narrows or widens the number.
        text: The wording it was read from.
    """

    number: Decimal | None = attrs.field(default=None, converter=positional, eq=str)
    upper: Decimal | None = attrs.field(default=None, converter=positional, eq=str)
    unit: UnitId | None = None
    hedge: Hedge = Hedge.EXACT
    text: str | None = None

    def __attrs_post_init__(self) -> None:
        Value.__attrs_post_init__(self)
        if self.hedge in VAGUE:
            if self.number is not None or self.upper is not None:
                refuse(self, "number", f"a count hedged as {self.hedge.value!r} states no number")
        elif self.number is None:
            refuse(self, "number", "is missing; a quantity without a number has a hedge such as 'dozens'")
        if self.upper is not None and self.number is not None:
            self._check_range(self.number, self.upper)

    def _check_range(self, lower: Decimal, upper: Decimal) -> None:
        if upper < lower:
            refuse(self, "upper", f"expected at least {lower}, the lower end of the range, found {upper}")
        if self.hedge not in (Hedge.EXACT, Hedge.ABOUT):
            refuse(self, "hedge", f"a range is exact or about, not {self.hedge.value!r}")

    def __str__(self) -> str:
        """Return the wording, or the value in a fixed short form."""
        if self.text is not None:
            return self.text
        number = "" if self.number is None else format(self.number, "f")
        stated = number if self.upper is None else f"{number}–{format(self.upper, 'f')}"
        hedge = "" if self.hedge is Hedge.EXACT else self.hedge.value.replace("-", " ")
        return " ".join(part for part in (hedge, stated, self.unit) if part)
