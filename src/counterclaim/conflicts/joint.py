"""
Statements of which each two can hold, and all together cannot: what they share is denied piece by piece.

"At least 5", "at most 10", "not 5 to 7" and "not 7 to 10" leave nothing over. Intervals that overlap pairwise
have a common part (Helly's theorem on the line), so only denials, which leave a hole, can do that.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from counterclaim.conflicts.columns import Scale
from counterclaim.conflicts.entries import Entry
from counterclaim.conflicts.intervals import Intervals

__all__ = ["TooManyMomentsError", "joint_conflicts"]

#: Statements that are looked at, summed over the moments at which they hold.
_MOST_WORK = 5_000_000


def joint_conflicts(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """
    Yield sets of three or more statements that cannot all hold at one time, the smallest that are found.

    *entries* are of one subject and property, on one ordered line, and share all but time and value; whether
    two of a set conflict by themselves is left to whoever asks. One set is yielded for each moment at which
    another one begins, first of those that surely hold then, later of those that may; what is not dated
    counts as holding at each.

    Raises:
        TooManyMomentsError: There is more to look at than anybody waits for; what was found was yielded.
    """
    regions = [entry.intervals(wide=False) for entry in entries]
    if not any(len(region.parts) > 1 for region in regions):
        return
    scale = Scale(regions)
    bounds = [_Bounds(entry, region, scale) for entry, region in zip(entries, regions, strict=True)]
    seen = set()
    work = 0
    for surely in (True, False):
        for active in _moments(bounds, surely=surely):
            work += len(active)
            if work > _MOST_WORK:
                raise TooManyMomentsError
            for found in active.covered():
                key = frozenset(entry.address for entry in found)
                if key not in seen:
                    seen.add(key)
                    yield found


class TooManyMomentsError(Exception):
    """There are too many moments, with too much that holds at each, to look at all of them."""


class _Bounds:
    """A statement by its outermost cuts, and the gap that it leaves, where it does."""

    __slots__ = ("entry", "gap", "lower", "span", "upper")

    def __init__(self, entry: Entry, region: Intervals, scale: Scale) -> None:
        self.entry = entry
        self.lower, self.upper = scale.ends(region)
        self.gap: tuple[float, float] | None = None
        if len(region.parts) > 1:
            self.gap = scale.cut(region.parts[0][1]), scale.cut(region.parts[1][0])
        self.span = self.gap or (self.lower, self.upper)


def _moments(bounds: list[_Bounds], *, surely: bool) -> Iterator[_Active]:
    """Yield what *surely* holds, or may, at each moment at which something begins; once, if undated."""
    active = _Active()
    dated = []
    for bound in bounds:
        times = bound.entry.times
        if times is None:
            active.add(bound, math.inf)
        elif not surely:
            dated.append((times.earliest_start, times.latest_end, bound))
        elif times.latest_start <= times.earliest_end:
            dated.append((times.latest_start, times.earliest_end, bound))
    yield active
    for start, end, bound in sorted(dated, key=lambda item: (item[0], item[2].entry.address)):
        active.drop_before(start)
        active.add(bound, end)
        yield active


class _Active:
    """The statements that hold at one moment, for what they leave over."""

    def __init__(self) -> None:
        self._plain: list[tuple[float, _Bounds]] = []
        self._gaps: list[tuple[float, _Bounds]] = []

    def __len__(self) -> int:
        return len(self._plain) + len(self._gaps) if self._gaps else 0

    def add(self, bound: _Bounds, end: float) -> None:
        (self._plain if bound.gap is None else self._gaps).append((end, bound))

    def drop_before(self, moment: float) -> None:
        self._plain = [item for item in self._plain if item[0] >= moment]
        self._gaps = [item for item in self._gaps if item[0] >= moment]

    def covered(self) -> Iterator[tuple[Entry, ...]]:
        """Yield, for each stretch that denials leave out together, statements that leave nothing else."""
        if not self._gaps:
            return
        gaps = sorted((bound for _, bound in self._gaps), key=lambda bound: bound.span)
        by_lower = sorted((bound for _, bound in self._plain), key=lambda bound: bound.lower)
        by_upper = sorted((bound for _, bound in self._plain), key=lambda bound: bound.upper)
        lowers, uppers = [bound.lower for bound in by_lower], [bound.upper for bound in by_upper]
        for stretch in _stretches(gaps):
            start, end = stretch[0].span[0], max(gap.span[1] for gap in stretch)
            low = by_lower[bisect_left(lowers, start) : bisect_left(lowers, end)]
            high = by_upper[bisect_right(uppers, start) : bisect_right(uppers, end)]
            yield from _within(stretch, low[::-1], high)


def _within(stretch: list[_Bounds], low: list[_Bounds], high: list[_Bounds]) -> Iterator[tuple[Entry, ...]]:
    """Yield what leaves nothing over with the denials of *stretch*, of bounds that lie in it."""
    # What lies in a single gap conflicts with that denial alone.
    lowers = [gap.span[0] for gap in stretch]
    reach = list(accumulate((gap.span[1] for gap in stretch), max))

    def apart(bound: _Bounds) -> bool:
        place = bisect_right(lowers, bound.lower)
        return not place or reach[place - 1] < bound.upper

    low, high = list(filter(apart, low)), list(filter(apart, high))
    for one in low:
        for other in high:
            if one.lower < other.upper and other.lower < one.upper:
                chosen = _covering(one.lower, other.upper, stretch)
                found = {bound.entry.address: bound.entry for bound in (one, other, *chosen)}
                if len(found) > 2:
                    yield tuple(found.values())
                    return


def _stretches(gaps: list[_Bounds]) -> Iterator[list[_Bounds]]:
    """Yield *gaps*, in their order, in lots that follow upon each other without anything between."""
    lot: list[_Bounds] = []
    reached = -math.inf
    for gap in gaps:
        if lot and gap.span[0] > reached:
            yield lot
            lot = []
        lot.append(gap)
        reached = max(reached, gap.span[1]) if len(lot) > 1 else gap.span[1]
    if lot:
        yield lot


def _covering(lower: float, upper: float, gaps: list[_Bounds]) -> list[_Bounds]:
    """Return the fewest of *gaps* that together leave out everything between *lower* and *upper*."""
    chosen = []
    reached = lower
    while reached < upper:
        farthest = max((gap for gap in gaps if gap.span[0] <= reached), key=lambda gap: gap.span[1])
        chosen.append(farthest)
        reached = farthest.span[1]
    return chosen
