"""
What a stated quantity allows.

They are computed in the unit that was stated, and converted afterwards: "5 km" is stated to the kilometre.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import attrs

from counterclaim.conflicts.intervals import EVERYTHING, Intervals, between
from counterclaim.conflicts.readings import Because, Reading, Step
from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.model import Counting, Property
from counterclaim.values.quantity import VAGUE, Hedge, Quantity
from counterclaim.values.unit_table import UNITS, Unit

__all__ = ["NoRegionError", "dimension_of", "read_quantity"]

_ONE_SIDED = frozenset({Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.MORE_THAN, Hedge.LESS_THAN})
_CLOSE = frozenset({Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER})
_GROUPING = re.compile(r"[\s.,'’\u00a0\u202f]")
#: Two zeros at the end of a number say that it was rounded.
_ROUND_ZEROS = 2


class NoRegionError(ValueError):
    """A quantity allows nothing that could be said; the message says why, and what to do."""


@attrs.frozen
class _Draft:
    """A region under construction, in the stated unit; `narrow` and `wide` where they differ."""

    stated: Intervals
    narrow: Intervals | None = None
    wide: Intervals | None = None
    steps: tuple[Step, ...] = ()
    among: Intervals | None = None
    problem: str | None = None


def dimension_of(unit: str | None) -> str:
    """Return what *unit* measures; an unknown unit measures itself, and so does no unit."""
    if unit is None:
        return "number"
    known = UNITS.get(unit)
    return unit if known is None else known.dimension


def read_quantity(
    quantity: Quantity, property: Property | None, rule_set: RuleSet, *, prediction: bool
) -> Reading:
    """
    Return what *quantity*, stated of *property*, allows, on the line of its dimension.

    Raises:
        NoRegionError: It allows nothing: a share of zero is zero.
    """
    unit_id, steps = _unit(quantity, property)
    unit = UNITS.get(unit_id or "", _PLAIN)
    counted = property is not None and property.counted is Counting.EXACT and unit.dimension != "share"
    draft = _draft(quantity, property, rule_set, counted=counted, prediction=prediction)
    if draft.stated.empty:
        raise NoRegionError(f"{str(quantity)!r} allows no number at all; correct it")
    if counted and unit.factor == 1:
        draft = _among_whole_numbers(draft, quantity)
    elif unit.factor != 1 or unit.offset:
        draft = _in_base_unit(draft, unit)
    return Reading(
        line=f"quantity {dimension_of(unit_id)}",
        stated=draft.stated,
        narrow=draft.stated if draft.narrow is None else draft.narrow,
        wide=draft.stated if draft.wide is None else draft.wide,
        steps=(*steps, *draft.steps),
        among=draft.among,
        numbers=_numbers(quantity, unit, rule_set),
        zero=unit.offset,
        widened=quantity.hedge in _CLOSE or quantity.hedge in VAGUE,
        problem=draft.problem,
    )


_PLAIN = Unit(id="number", dimension="number")
_COUNTS = between(0, None)


def _unit(quantity: Quantity, property: Property | None) -> tuple[str | None, tuple[Step, ...]]:
    if quantity.unit is None and property is not None and property.unit is not None:
        return property.unit, (Step(Because.UNIT_ASSUMED, property.unit),)
    return quantity.unit, ()


def _draft(
    quantity: Quantity, property: Property | None, rule_set: RuleSet, *, counted: bool, prediction: bool
) -> _Draft:
    if quantity.hedge in VAGUE:
        return _vague(quantity.hedge, *_tolerance(property, rule_set), rule_set)
    assert quantity.number is not None
    if quantity.hedge in _ONE_SIDED:
        return _one_sided(quantity.hedge, Fraction(quantity.number), counted=counted, prediction=prediction)
    if quantity.hedge in _CLOSE:
        return _close(quantity, property, rule_set)
    if quantity.upper is not None:
        return _Draft(between(Fraction(quantity.number), Fraction(quantity.upper)))
    return _exact(quantity.number, quantity, counted=counted)


def _tolerance(property: Property | None, rule_set: RuleSet) -> tuple[Fraction, str]:
    if property is not None and property.tolerance is not None:
        return Fraction(property.tolerance), f"tolerance of {property.id}"
    return Fraction(rule_set.tolerance), f"tolerance of {rule_set.id}"


def _vague(hedge: Hedge, tolerance: Fraction, setting: str, rule_set: RuleSet) -> _Draft:
    vague = rule_set.vague[hedge]
    least = vague.least * (1 - tolerance)
    steps = (Step(Because.TOLERANCE, _percent(tolerance), setting),)
    stated = between(least, None)
    if vague.soft_end is None:
        return _Draft(stated, steps=steps)
    narrow = between(least, vague.soft_end * (1 + tolerance))
    return _Draft(stated, narrow, stated, (*steps, Step(Because.SOFT_END, str(vague.soft_end))))


def _one_sided(hedge: Hedge, number: Fraction, *, counted: bool, prediction: bool) -> _Draft:
    if hedge is Hedge.AT_LEAST:
        return _Draft(between(number, None))
    if hedge is Hedge.MORE_THAN:
        return _Draft(between(number, None, lower_open=True))
    if prediction:
        # "Up to 50" of what is to come rules out nothing: it is the most that anybody reckons with.
        return _Draft(EVERYTHING, steps=(Step(Because.FORECAST_BOUND),))
    least = 0 if counted and number >= 0 else None
    return _Draft(between(least, number, upper_open=hedge is Hedge.LESS_THAN))


def _close(quantity: Quantity, property: Property | None, rule_set: RuleSet) -> _Draft:
    assert quantity.number is not None
    tolerance, setting = _tolerance(property, rule_set)
    lower = Fraction(quantity.number)
    upper = lower if quantity.upper is None else Fraction(quantity.upper)
    below, above = tolerance * abs(lower), tolerance * abs(upper)
    amount = _percent(tolerance)
    if lower == upper == 0:
        if rule_set.absolute_tolerance is None:
            raise NoRegionError(
                f"{str(quantity)!r} is close to zero, and every share of zero is zero; give the rule set an "
                "absolute tolerance, or state the number exactly"
            )
        below = above = Fraction(rule_set.absolute_tolerance)
        amount, setting = format(rule_set.absolute_tolerance, "f"), f"absolute_tolerance of {rule_set.id}"
    steps = (Step(Because.TOLERANCE, amount, setting),)
    if quantity.hedge is Hedge.NEARLY:
        return _Draft(between(lower - below, lower, upper_open=True), steps=steps)
    if quantity.hedge is Hedge.JUST_OVER:
        return _Draft(between(lower, lower + above, lower_open=True), steps=steps)
    return _Draft(between(lower - below, upper + above), steps=steps)


def _exact(number: Decimal, quantity: Quantity, *, counted: bool) -> _Draft:
    """Return what a number allows that is stated without a hedge: it, or what is rounded to it."""
    value = Fraction(number)
    zeros = _zeros(number)
    half_place = Fraction(10**zeros, 2)
    in_words = zeros >= _ROUND_ZEROS and not _written_out(number, quantity.text)
    if zeros >= _ROUND_ZEROS and (counted or in_words):
        return _Draft(_around(value, half_place), steps=(Step(Because.ROUNDED, _plain(half_place)),))
    steps: tuple[Step, ...] = ()
    if counted:
        stated = between(value, value)
    else:
        half_digit = Fraction(1, 2 * 10 ** _decimals(number))
        stated, steps = _around(value, half_digit), (Step(Because.LAST_DIGIT, _plain(half_digit)),)
    if not zeros:
        return _Draft(stated, steps=steps)
    # A percentage is cut off at 100, so that its two zeros say less than those of other numbers.
    lenience = min(half_place, Fraction(5)) if quantity.unit == "percent" else half_place
    steps += (Step(Because.ROUND_NUMBER, _plain(lenience)),)
    return _Draft(stated, stated, _around(value, lenience), steps)


def _around(value: Fraction, distance: Fraction) -> Intervals:
    return between(value - distance, value + distance, lower_open=True, upper_open=True)


def _zeros(number: Decimal) -> int:
    """Return how many zeros a whole number ends with; none where decimals are stated."""
    digits = format(number, "f").lstrip("-")
    return 0 if "." in digits or not digits.strip("0") else len(digits) - len(digits.rstrip("0"))


def _decimals(number: Decimal) -> int:
    return len(format(number, "f").partition(".")[2])


def _written_out(number: Decimal, wording: str | None) -> bool:
    """Return whether *wording* writes *number* with all its digits, as "3 million" does not."""
    return wording is None or format(abs(number), "f") in _GROUPING.sub("", wording)


def _among_whole_numbers(draft: _Draft, quantity: Quantity) -> _Draft:
    """Return *draft* among whole numbers from 0; as it is where none of them would be left."""
    if draft.stated.whole().empty:
        problem = f"{str(quantity)!r} counts whole things and allows no whole number; correct the number"
        return attrs.evolve(draft, problem=problem)
    snapped = _each(draft, Intervals.whole)
    steps = draft.steps if snapped.stated == draft.stated else (*draft.steps, Step(Because.WHOLE_NUMBERS))
    negative = quantity.number is not None and quantity.number < 0
    return attrs.evolve(snapped, steps=steps, among=None if negative else _COUNTS)


def _in_base_unit(draft: _Draft, unit: Unit) -> _Draft:
    def move(point: Fraction | int) -> Fraction:
        return point * unit.factor + unit.offset

    moved = _each(draft, lambda region: region.mapped(move))
    return attrs.evolve(moved, steps=(*draft.steps, Step(Because.CONVERTED, unit.dimension, unit.id)))


def _each(draft: _Draft, change: Callable[[Intervals], Intervals]) -> _Draft:
    return attrs.evolve(
        draft,
        stated=change(draft.stated),
        narrow=None if draft.narrow is None else change(draft.narrow),
        wide=None if draft.wide is None else change(draft.wide),
    )


def _numbers(quantity: Quantity, unit: Unit, rule_set: RuleSet) -> tuple[Fraction, Fraction]:
    """Return the number stated, both ends of the range, or the least of a vague count, in the base unit."""
    number = rule_set.vague[quantity.hedge].least if quantity.number is None else quantity.number
    lower = Fraction(number)
    upper = lower if quantity.upper is None else Fraction(quantity.upper)
    if unit.factor == 1 and not unit.offset:
        return lower, upper
    return lower * unit.factor + unit.offset, upper * unit.factor + unit.offset


def _percent(share: Fraction) -> str:
    return f"{_plain(share * 100)} %"


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else format(float(number), ".10g")
