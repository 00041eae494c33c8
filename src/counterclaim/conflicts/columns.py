"""Entries as rows of a block: regions as whole numbers on one scale, or as ranks where they have no order."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction

from counterclaim.conflicts.blocks import Block
from counterclaim.conflicts.entries import Entry
from counterclaim.conflicts.intervals import Cut, Intervals
from counterclaim.conflicts.times import ALWAYS_UNKNOWN

__all__ = ["Scale", "interval_block", "rank_block"]


class Scale:
    """Whole numbers for the cuts of some regions: every bound times the least common denominator of all."""

    def __init__(self, regions: Iterable[Intervals]) -> None:
        denominators = {
            Fraction(cut[0]).denominator
            for region in regions
            for part in region.parts
            for cut in part
            if not isinstance(cut[0], float)
        }
        self._factor = math.lcm(*denominators)

    def cut(self, cut: Cut) -> float:
        """Return the number of *cut*; unbounded ones stay infinite."""
        point, side = cut
        if isinstance(point, float):
            return point
        return 2 * int(point * self._factor) + side

    def ends(self, region: Intervals) -> tuple[float, float]:
        """Return the numbers of the outermost cuts of *region*."""
        return self.cut(region.lower), self.cut(region.upper)


def interval_block(entries: Sequence[Entry], ends: Sequence[tuple[float, float]]) -> Block:
    """Return the block of *entries* whose values lie between *ends*."""
    return Block(
        [(0, *pair, *(entry.times or ALWAYS_UNKNOWN)) for entry, pair in zip(entries, ends, strict=True)]
    )


def rank_block(entries: Sequence[Entry], keys: Sequence[object]) -> Block:
    """
    Return a block of *entries* in which two values are disjoint exactly where their *keys* differ.

    Each key is a point of its own, so that what counts disjoint intervals counts different keys.
    """
    ranks: dict[object, int] = {}
    places = [ranks.setdefault(key, len(ranks)) for key in keys]
    return interval_block(entries, [(2 * rank, 2 * rank + 1) for rank in places])
