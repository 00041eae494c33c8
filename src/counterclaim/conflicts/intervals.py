"""
Regions on an ordered line, as intervals between cuts.

A cut lies just below a point, `(point, 0)`, or just above it, `(point, 1)`. So a closed lower end is
`(v, 0)`, an open one `(v, 1)`; a closed upper end is `(v, 1)`, an open one `(v, 0)`; and two intervals are
disjoint exactly where the one ends at or before the cut at which the other begins. An end that is not bounded
is `(-inf, 0)` or `(inf, 1)`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

import attrs

__all__ = ["BOTTOM", "EVERYTHING", "NOTHING", "TOP", "Cut", "Intervals", "Point", "between"]

Point: TypeAlias = Fraction | int | float
Cut: TypeAlias = tuple[Point, int]

#: The cuts below and above everything; the only ones whose point is a float.
BOTTOM: Cut = (-math.inf, 0)
TOP: Cut = (math.inf, 1)


@attrs.frozen
class Intervals:
    """
    A set of points on a line: no interval, one or several, apart from each other and in their order.

    Attributes:
        parts: The intervals, each as its lower and upper cut.
    """

    parts: tuple[tuple[Cut, Cut], ...] = ()

    @property
    def lower(self) -> Cut:
        """The cut below everything that is allowed; `TOP` where nothing is."""
        return self.parts[0][0] if self.parts else TOP

    @property
    def upper(self) -> Cut:
        """The cut above everything that is allowed; `BOTTOM` where nothing is."""
        return self.parts[-1][1] if self.parts else BOTTOM

    @property
    def empty(self) -> bool:
        """Whether it allows nothing."""
        return not self.parts

    def isdisjoint(self, other: Intervals, /) -> bool:
        """Return whether no point is in both."""
        return self.intersection(other).empty

    def issubset(self, other: Intervals, /) -> bool:
        """Return whether every point is in *other*."""
        return self.intersection(other) == self

    def complement(self) -> Intervals:
        """Return all other points of the line."""
        cuts = [BOTTOM, *(cut for part in self.parts for cut in part), TOP]
        gaps = zip(cuts[::2], cuts[1::2], strict=True)
        return Intervals(tuple(gap for gap in gaps if gap[0] < gap[1]))

    def intersection(self, other: Intervals, /) -> Intervals:
        """Return the points that are in both."""
        common = []
        left, right = 0, 0
        while left < len(self.parts) and right < len(other.parts):
            lower = max(self.parts[left][0], other.parts[right][0])
            upper = min(self.parts[left][1], other.parts[right][1])
            if lower < upper:
                common.append((lower, upper))
            if self.parts[left][1] < other.parts[right][1]:
                left += 1
            else:
                right += 1
        return Intervals(tuple(common))

    def union(self, other: Intervals, /) -> Intervals:
        """Return the points that are in one of the two."""
        return self.complement().intersection(other.complement()).complement()

    def mapped(self, move: Callable[[Fraction | int], Fraction | int]) -> Intervals:
        """Return the same with every bound moved by *move*, which keeps the order of points."""
        return Intervals(tuple((_moved(lower, move), _moved(upper, move)) for lower, upper in self.parts))

    def whole(self) -> Intervals:
        """Return the same among whole numbers: closed at whole numbers, without what holds none."""
        snapped = ((_snapped_up(lower), _snapped_down(upper)) for lower, upper in self.parts)
        return Intervals(tuple(part for part in snapped if part[0] < part[1]))

    def __str__(self) -> str:
        """Return it as mathematicians write it: `[50, ∞)`."""
        return " ∪ ".join(_interval(*part) for part in self.parts) or "∅"


#: Every point, and none.
EVERYTHING = Intervals(((BOTTOM, TOP),))
NOTHING = Intervals()


def between(
    lower: Fraction | int | None,
    upper: Fraction | int | None,
    *,
    lower_open: bool = False,
    upper_open: bool = False,
) -> Intervals:
    """Return the points from *lower* to *upper*, with the ends unless they are open; `None` is no bound."""
    first: Cut = BOTTOM if lower is None else (lower, int(lower_open))
    last: Cut = TOP if upper is None else (upper, int(not upper_open))
    return Intervals(((first, last),)) if first < last else NOTHING


def _moved(cut: Cut, move: Callable[[Fraction | int], Fraction | int]) -> Cut:
    return cut if isinstance(cut[0], float) else (move(cut[0]), cut[1])


def _snapped_up(cut: Cut) -> Cut:
    if isinstance(cut[0], float):
        return cut
    above = math.ceil(cut[0])
    return (above + 1 if cut[1] and above == cut[0] else above, 0)


def _snapped_down(cut: Cut) -> Cut:
    if isinstance(cut[0], float):
        return cut
    below = math.floor(cut[0])
    return (below - 1 if not cut[1] and below == cut[0] else below, 1)


def _interval(lower: Cut, upper: Cut) -> str:
    if upper == (lower[0], 1) and lower[1] == 0:
        return f"{{{_number(lower[0])}}}"
    left = "(" if lower[1] or lower == BOTTOM else "["
    right = "]" if upper[1] and upper != TOP else ")"
    return f"{left}{_number(lower[0])}, {_number(upper[0])}{right}"


def _number(point: Point) -> str:
    if isinstance(point, float):
        return "∞" if point > 0 else "-∞"
    exact = Fraction(point)
    if exact.denominator == 1:
        return str(exact.numerator)
    return format(float(exact), ".10g")
