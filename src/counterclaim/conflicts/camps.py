"""Camps: which statements of a block can hold together at one moment, in as few groups as there can be."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator

from counterclaim.conflicts.blocks import Block

__all__ = ["camps_at", "most_disputed_moment", "widest_pairs"]


def camps_at(block: Block, moment: float | None = None) -> list[list[int]]:
    """
    Return the camps of the rows that hold at *moment*, a day; without it, of all rows as if they did.

    The values of one camp have a point in common, and there is no division into fewer camps: it is the least
    number of points that pierce every interval, found by taking intervals by their upper ends. So there are
    two or more camps exactly where two of the values are disjoint, and the first row of each camp, taken
    together, are pairwise disjoint: a complete witness.
    """
    places: Iterable[int] = range(len(block))
    if moment is not None and block.dated:
        places = [
            place for place in places if block.latest_start[place] <= moment <= block.earliest_end[place]
        ]
    camps: list[list[int]] = []
    pierced = None
    for place in sorted(places, key=lambda place: (block.upper[place], block.lower[place])):
        if pierced is None or block.lower[place] >= pierced:
            camps.append([])
            pierced = block.upper[place]
        camps[-1].append(place)
    return camps


def most_disputed_moment(block: Block) -> float | None:
    """
    Return the day on which the most rows surely hold while two of their values are disjoint; the earliest.

    `None` where there is no such day: the rows are not dated, or it is nowhere sure that two of them meet.
    """
    if not block.dated:
        return None
    best: tuple[int, float] | None = None
    lowest: list[tuple[float, float]] = []
    highest: list[tuple[float, float]] = []
    ends: list[float] = []
    sure = [place for place in range(len(block)) if block.latest_start[place] <= block.earliest_end[place]]
    for place in sorted(sure, key=block.latest_start.__getitem__):
        start, end = block.latest_start[place], block.earliest_end[place]
        for heap in (lowest, highest):
            while heap and heap[0][1] < start:
                heapq.heappop(heap)
        while ends and ends[0] < start:
            heapq.heappop(ends)
        heapq.heappush(lowest, (block.upper[place], end))
        heapq.heappush(highest, (-block.lower[place], end))
        heapq.heappush(ends, end)
        if lowest[0][0] <= -highest[0][0] and (best is None or len(ends) > best[0]):
            best = len(ends), start
    return None if best is None else best[1]


def widest_pairs(block: Block, *, most_tried: int | None = None) -> Iterator[tuple[int, int]]:
    """
    Yield the clashing pairs, those whose values are farthest apart first, each made when it is asked for.

    The lower value comes first in a pair. Pairs that cannot hold at one time are passed over; with
    *most_tried*, no more pairs than that are looked at.
    """
    by_upper = sorted(range(len(block)), key=block.upper.__getitem__)
    by_lower = sorted(range(len(block)), key=block.lower.__getitem__, reverse=True)
    if not by_upper:
        return

    def gap(left: int, right: int) -> float:
        return block.lower[by_lower[right]] - block.upper[by_upper[left]]

    # Each pair is reached once: from the one before it in its row, the first of a row from the row before.
    waiting = [(-gap(0, 0), 0, 0)]
    tried = 0
    while waiting and (most_tried is None or tried < most_tried):
        tried += 1
        negative_gap, left, right = heapq.heappop(waiting)
        if negative_gap > 0:
            return
        pair = by_upper[left], by_lower[right]
        if block.meet(*pair):
            yield pair
        if right + 1 < len(by_lower):
            heapq.heappush(waiting, (-gap(left, right + 1), left, right + 1))
        if right == 0 and left + 1 < len(by_upper):
            heapq.heappush(waiting, (-gap(left + 1, 0), left + 1, 0))
