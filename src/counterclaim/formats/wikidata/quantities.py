"""Quantities: the amount, its bounds, its unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from counterclaim.formats.wikidata.names import entity_in, record_of
from counterclaim.formats.wikidata.tables import UNITS
from counterclaim.values.quantity import Quantity

__all__ = ["Amount", "read_quantity"]

#: At most 60 digits, which a decimal number on record has room for.
_NUMBER = re.compile(r"[+-]?(?=[0-9.]{1,60}$)[0-9]+(?:\.[0-9]+)?", re.ASCII)
_BOUNDS = ("lowerBound", "upperBound")


class Amount(NamedTuple):
    """
    A quantity as it was read.

    Attributes:
        quantity: The amount; where it has bounds, the range between them.
        oddity: What is wrong with it, where something is.
    """

    quantity: Quantity
    oddity: str | None = None


def read_quantity(value: Mapping[str, Any]) -> Amount | None:
    """Return what the quantity *value* states; `None` where its amount or its unit cannot be read."""
    number = _number(value.get("amount"))
    unit, known = _unit(value.get("unit"))
    if number is None or not known:
        return None
    if not any(bound in value for bound in _BOUNDS):
        return Amount(Quantity(number, unit=unit))
    lower, upper = (_number(value.get(bound)) for bound in _BOUNDS)
    if lower is None or upper is None or not lower <= number <= upper:
        found = (
            "expected a lower bound, the amount and an upper bound in this order; the bounds were not read"
        )
        return Amount(Quantity(number, unit=unit), found)
    if lower == upper:
        return Amount(Quantity(number, unit=unit))
    return Amount(Quantity(lower, upper, unit=unit, text=_words(number, lower, upper, unit)))


def _number(text: object) -> Decimal | None:
    return Decimal(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else None


def _unit(stated: object) -> tuple[str | None, bool]:
    """Return the unit, and whether it could be read; one that is not in the table keeps its name there."""
    if stated == "1":
        return None, True
    id = entity_in(stated)
    if id is not None:
        return UNITS.get(id, record_of(id)), True
    readable = isinstance(stated, str) and 0 < len(stated) <= 64 and stated.isprintable()
    if isinstance(stated, str) and readable and stated == stated.strip():
        return stated, True
    return None, False


def _words(number: Decimal, lower: Decimal, upper: Decimal, unit: str | None) -> str:
    plus, minus = upper - number, number - lower
    stated = f"{number:f} ±{plus:f}" if plus == minus else f"{number:f} ({lower:f} to {upper:f})"
    return stated if unit is None else f"{stated} {unit}"
