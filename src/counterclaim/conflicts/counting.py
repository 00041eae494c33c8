"""
How many pairs of a block clash, without listing them.

Values are disjoint where the upper cut of the one is at most the lower cut of the other. From these pairs
those are taken away that cannot hold at one time. Both are counts of points that one coordinate after the
other dominates: rows are taken by their values, and a Fenwick tree (Fenwick 1994) over days counts those
before. A block of n rows takes O(n log n); where rows hold "some day in" a span and the sure pairs are
counted, the third coordinate costs another factor log n (divide and conquer over the first).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence

import attrs

from counterclaim.conflicts.blocks import Block

__all__ = ["PairCount", "count_clashes", "count_fallen", "count_sure_clashes"]


@attrs.frozen
class PairCount:
    """
    How many pairs clash.

    Attributes:
        all: Those whose values are disjoint and that may hold at one time.
        definite: Those among them that surely do.
    """

    all: int
    definite: int


def count_clashes(block: Block) -> int:
    """Return how many pairs of *block* have disjoint values and may hold at one time."""
    disjoint = _disjoint(block)
    if not disjoint or not block.dated:
        return disjoint
    return disjoint - sum(_apart(block, block.earliest_start, block.latest_end))


def count_sure_clashes(block: Block) -> int:
    """Return how many pairs have disjoint values and hold at one time, whatever day their ends fall on."""
    block = _once_certain(block)
    disjoint = _disjoint(block)
    if not disjoint:
        return 0
    # A pair does not surely meet where the one may begin behind the first day on which the other may end.
    unsure = sum(_apart(block, block.latest_start, block.earliest_end))
    return disjoint - unsure + _both_unsure(block)


def _once_certain(block: Block) -> Block:
    """Return the rows of *block* that surely hold at any time: both ends are bounded where it counts."""
    bounded = [
        start < math.inf and end > -math.inf
        for start, end in zip(block.latest_start, block.earliest_end, strict=True)
    ]
    return block if all(bounded) else block.only(place for place, kept in enumerate(bounded) if kept)


def count_fallen(block: Block, *, increasing: bool) -> int:
    """Return how many pairs of a running count moved the wrong way from a time to a later one."""
    low_first, high_first = _apart(block, block.earliest_start, block.latest_end)
    return high_first if increasing else low_first


def _disjoint(block: Block) -> int:
    uppers = sorted(block.upper)
    return sum(bisect_right(uppers, lower) for lower in block.lower)


def _apart(block: Block, starts: Sequence[float], ends: Sequence[float]) -> tuple[int, int]:
    """
    Return how many pairs with disjoint values are such that one starts behind the end of the other.

    First those in which the lower value ends before the higher one starts, then the other way round.
    """
    start_ranks, end_ranks, size = _ranks(starts, ends)
    ended, started = [0] * (size + 1), [0] * (size + 1)
    by_upper = sorted(range(len(block)), key=block.upper.__getitem__)
    by_lower = sorted(range(len(block)), key=block.lower.__getitem__)
    lower, upper = block.lower, block.upper
    low_first = high_first = taken = 0
    count = len(by_upper)
    # The trees are walked here and not in functions of their own: calls would take a third of the time.
    for right in by_lower:
        bound = lower[right]
        while taken < count and upper[by_upper[taken]] <= bound:
            left = by_upper[taken]
            taken += 1
            place = end_ranks[left]
            while place <= size:
                ended[place] += 1
                place += place & -place
            place = start_ranks[left]
            while place <= size:
                started[place] += 1
                place += place & -place
        if taken:
            place = start_ranks[right] - 1
            while place:
                low_first += ended[place]
                place &= place - 1
            high_first += taken
            place = end_ranks[right]
            while place:
                high_first -= started[place]
                place &= place - 1
    return low_first, high_first


def _ranks(*columns: Sequence[float]) -> tuple[list[int], list[int], int]:
    """Return two columns of days by their ranks among all of them, from 1, and how many there are."""
    rank = {day: place for place, day in enumerate(sorted({*columns[0], *columns[1]}), start=1)}
    first, second = ([rank[day] for day in column] for column in columns)
    return first, second, len(rank)


def _both_unsure(block: Block) -> int:
    """
    Return how many pairs with disjoint values are unsure from both sides, and so were taken away twice.

    Where every row begins, at the latest, before it ends, at the earliest, there is none.
    """
    spans = list(zip(block.latest_start, block.earliest_end, strict=True))
    widest = max((start - end for start, end in spans), default=0)
    if widest <= 0:
        return 0
    # Twice unsure are two only if the sure time of the one is shorter than the other lacks to have any.
    block = block.only(place for place, (start, end) in enumerate(spans) if end - start < widest)
    starts, ends, _ = _ranks(block.latest_start, block.earliest_end)
    lower = [(cut, 1, ends[row], starts[row]) for row, cut in enumerate(block.lower)]
    upper = [(cut, 0, starts[row], ends[row]) for row, cut in enumerate(block.upper)]
    events = sorted(lower + upper)  # at one cut, the upper ones come first
    return _dominated([event[1:] for event in events])


def _dominated(events: list[tuple[int, int, int]]) -> int:
    """
    Return how many points (0, a, b) stand before how many queries (1, x, y) with a > x and b < y.

    Halves are counted by themselves, then the points of the first with the queries of the second.
    """
    count = 0
    width = 1
    length = len(events)
    while width < length:
        for middle in range(width, length, 2 * width):
            points = [event for event in events[middle - width : middle] if not event[0]]
            queries = [event for event in events[middle : middle + width] if event[0]]
            if points and queries:
                count += _across(points, queries)
        width *= 2
    return count


def _across(points: list[tuple[int, int, int]], queries: list[tuple[int, int, int]]) -> int:
    points.sort(key=lambda point: -point[1])
    queries.sort(key=lambda query: -query[1])
    before: list[int] = []
    count = taken = 0
    for _, start, end in queries:
        while taken < len(points) and points[taken][1] > start:
            insort(before, points[taken][2])
            taken += 1
        count += bisect_left(before, end)
    return count
