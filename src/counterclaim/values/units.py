"""Units: finding one by its name, and converting between two of one dimension."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

import attrs

from counterclaim.errors import CounterclaimError
from counterclaim.values.language import lexicon_for
from counterclaim.values.quantity import Quantity
from counterclaim.values.tokens import tokenize
from counterclaim.values.unit_table import CURRENCIES, UNITS, Unit

__all__ = ["IncompatibleUnitsError", "Unit", "convert", "convertible", "find_unit"]

_CONTEXT = Context(prec=28)
_LONGEST_NAME = 64


class IncompatibleUnitsError(CounterclaimError, ValueError):
    """
    A quantity was to be expressed in a unit that does not measure the same.

    Attributes:
        unit: The id of the quantity's unit; `None` where it has none.
        target: The id of the unit that was asked for.
        reason: Why they do not go together.
    """

    def __init__(self, unit: str | None, target: str, *, reason: str) -> None:
        super().__init__(unit, target, reason)
        self.unit = unit
        self.target = target
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.unit or 'a number without a unit'} does not convert to {self.target}: {self.reason}"


def find_unit(name: str, *, language: str) -> Unit | None:
    """
    Return the unit that *name* names in *language*, in the singular or plural, or by its sign or id.

    Raises:
        UnreadableWordingError: Nothing is known of that language.
    """
    lexicon = lexicon_for(language, wording=name, kind="unit")
    tokens = tokenize(name[: _LONGEST_NAME + 1])
    found = lexicon.units.match(tokens, 0)
    if found is None or found[1] != len(tokens) or len(name) > _LONGEST_NAME:
        return UNITS.get(name)
    return UNITS[found[0]]


def convertible(unit_id: str, target_id: str) -> bool:
    """Return whether a quantity in the one unit can be expressed in the other."""
    if unit_id == target_id:
        return True
    unit, target = UNITS.get(unit_id), UNITS.get(target_id)
    return unit is not None and target is not None and unit.dimension == target.dimension


def convert(quantity: Quantity, unit_id: str) -> Quantity:
    """
    Return *quantity* in the unit with the id *unit_id*; hedge and wording stay.

    The result is exact where it has at most 28 digits, else rounded to them (half to even). How precisely the
    quantity was stated is to be judged before: 5 km are stated to the kilometre, 5000 m as converted are not.

    Raises:
        IncompatibleUnitsError: The two units do not measure the same, one is unknown, or the quantity is a
            vague count ("dozens"), which has no number to convert.
    """
    if quantity.unit == unit_id:
        return quantity
    source, target = UNITS.get(quantity.unit or ""), UNITS.get(unit_id)
    if source is None or target is None or source.dimension != target.dimension:
        raise IncompatibleUnitsError(quantity.unit, unit_id, reason=_why_not(source, target))
    if quantity.number is None:
        reason = f"{quantity.hedge.value!r} states no number that could be converted"
        raise IncompatibleUnitsError(quantity.unit, unit_id, reason=reason)
    return attrs.evolve(
        quantity,
        number=_converted(quantity.number, source, target),
        upper=None if quantity.upper is None else _converted(quantity.upper, source, target),
        unit=unit_id,
    )


def _converted(number: Decimal, source: Unit, target: Unit) -> Decimal:
    exact = (Fraction(number) * source.factor + source.offset - target.offset) / target.factor
    quotient = _CONTEXT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return Decimal(format(quotient.normalize(_CONTEXT), "f"))


def _why_not(source: Unit | None, target: Unit | None) -> str:
    if source is None or target is None:
        return "one of them is not in the table of units"
    if source.id in CURRENCIES and target.id in CURRENCIES:
        return "currencies are compared without exchange rates, so never with one another"
    return f"the one measures {source.dimension}, the other {target.dimension}"
