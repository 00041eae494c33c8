"""How far apart two values are, and with which tolerance they would meet."""

from __future__ import annotations

from fractions import Fraction

from counterclaim.conflicts.entries import Entry
from counterclaim.conflicts.intervals import Cut, Intervals
from counterclaim.values import Quantity
from counterclaim.values.quantity import VAGUE, Hedge
from counterclaim.values.unit_table import UNITS

__all__ = ["flip_tolerance", "gap"]

_SECONDS = 24 * 60 * 60


def gap(left: Entry, right: Entry) -> tuple[Fraction, str | None] | None:
    """
    Return the distance between what two values allow, and in which unit: that of the left one, or days.

    `None` where they have no distance: they touch, overlap or are no numbers or dates.
    """
    found = _ends(left, right)
    if found is None:
        return None
    below, above, _ = found
    distance = Fraction(above[0]) - Fraction(below[0])
    if not isinstance(left.statement.value, Quantity):
        return distance / _SECONDS, "day"
    unit = left.statement.value.unit or (None if left.declared is None else left.declared.unit)
    known = UNITS.get(unit or "")
    counted = left.positive.among is not None
    return (distance if counted or known is None else distance / known.factor), unit


def flip_tolerance(left: Entry, right: Entry) -> Fraction | None:
    """
    Return the least tolerance at which two quantities meet, one or both of which are approximate.

    With one approximate number c, it is the distance from c to what the other allows, divided by |c|; with
    two, |a - b| / (|a| + |b|). `None` where no tolerance would make them meet.
    """
    found = _ends(left, right)
    if found is None or left.negated or right.negated:
        return None
    _, _, lower_first = found
    lower, upper = (left, right) if lower_first else (right, left)
    low, low_reach = _edge(lower, upwards=True)
    high, high_reach = _edge(upper, upwards=False)
    if low is None or high is None or not low_reach + high_reach:
        return None
    return max((high - low) / (low_reach + high_reach), Fraction(0))


def _ends(left: Entry, right: Entry) -> tuple[Cut, Cut, bool] | None:
    """Return the cuts between which two values leave a gap, and whether the left one is the lower."""
    one, other = left.reading.stated, right.reading.stated
    if (
        left.reading.line != right.reading.line
        or not isinstance(one, Intervals)
        or not isinstance(other, Intervals)
    ):
        return None
    if one.empty or other.empty or not one.isdisjoint(other):
        return None
    if one.upper <= other.lower:
        return one.upper, other.lower, True
    return (other.upper, one.lower, False) if other.upper <= one.lower else None


def _edge(entry: Entry, *, upwards: bool) -> tuple[Fraction | None, Fraction]:
    """Return the end of a value that faces the other, without tolerance, and how far one of 1 moves it."""
    value, numbers = entry.statement.value, entry.positive.numbers
    if not isinstance(value, Quantity) or numbers is None or not _reaches(value.hedge, upwards=upwards):
        assert isinstance(entry.reading.stated, Intervals)
        cut = entry.reading.stated.upper if upwards else entry.reading.stated.lower
        return (None if isinstance(cut[0], float) else Fraction(cut[0])), Fraction(0)
    number = numbers[1] if upwards else numbers[0]
    return number, abs(number - entry.positive.zero)


def _reaches(hedge: Hedge, *, upwards: bool) -> bool:
    """Return whether a tolerance moves the upper, or the lower, end of what is hedged like this."""
    if hedge in VAGUE or hedge is Hedge.NEARLY:
        return not upwards
    return hedge is Hedge.ABOUT or (hedge is Hedge.JUST_OVER and upwards)
