"""
Blocks of rows that are about the same thing, and which of them are worth a look.

A row says between which two cuts its value lies, and when it holds. Cuts are whole numbers here, so that
millions of them are compared: with values as whole numbers on one scale, the cut below v is 2·v and the cut
above it 2·v + 1. Two values are disjoint where the upper cut of the one is at most the lower cut of the
other.
"""

from __future__ import annotations

import heapq
import math
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

__all__ = ["Block", "Row", "clash_witness", "clashing_pairs", "gather", "has_clash", "hot_keys"]


class Row(NamedTuple):
    """
    One statement, normalised.

    Attributes:
        key: What it is about: rows with one key are comparable.
        lower: The cut below what it allows; `-math.inf` where it has no bound.
        upper: The cut above what it allows; `math.inf` where it has no bound.
        earliest_start: The first day on which it may begin; `-math.inf` where it is not dated.
        latest_start: The last day on which it may begin; `math.inf` where it is not dated.
        earliest_end: The first day on which it may end; `-math.inf` where it is not dated.
        latest_end: The last day on which it may end; `math.inf` where it is not dated.
    """

    key: Hashable
    lower: float
    upper: float
    earliest_start: float = -math.inf
    latest_start: float = math.inf
    earliest_end: float = -math.inf
    latest_end: float = math.inf


class Block:
    """
    Rows of one key, in columns; the place of a row is its index.

    Where none of them is dated, `dated` is false and there are no columns of days.
    """

    __slots__ = (
        "dated",
        "earliest_end",
        "earliest_start",
        "latest_end",
        "latest_start",
        "lower",
        "upper",
    )

    def __init__(
        self, rows: Sequence[tuple[Hashable, float, float, float, float, float, float]] = ()
    ) -> None:
        columns: list[tuple[Any, ...]] = list(zip(*rows, strict=True)) or [()] * 7
        self.lower: tuple[float, ...] = columns[1]
        self.upper: tuple[float, ...] = columns[2]
        self.earliest_start: tuple[float, ...] = columns[3]
        self.latest_start: tuple[float, ...] = columns[4]
        self.earliest_end: tuple[float, ...] = columns[5]
        self.latest_end: tuple[float, ...] = columns[6]
        unbounded = self.earliest_start.count(-math.inf) + self.latest_end.count(math.inf)
        self.dated = unbounded < 2 * len(self.lower)

    def __len__(self) -> int:
        return len(self.lower)

    def only(self, places: Iterable[int]) -> Block:
        """Return the block of the rows at *places*."""
        return Block([self.row(place) for place in places])

    def row(self, place: int) -> Row:
        """Return the row at *place*, without its key."""
        return Row(
            None,
            self.lower[place],
            self.upper[place],
            self.earliest_start[place],
            self.latest_start[place],
            self.earliest_end[place],
            self.latest_end[place],
        )

    def meet(self, left: int, right: int) -> bool:
        """Return whether two rows may hold at one time."""
        return not self.dated or (
            self.earliest_start[left] <= self.latest_end[right]
            and self.earliest_start[right] <= self.latest_end[left]
        )

    def surely_meet(self, left: int, right: int) -> bool:
        """Return whether two rows hold at one time, whatever day their ends fall on."""
        return (
            self.latest_start[left] <= self.earliest_end[right]
            and self.latest_start[right] <= self.earliest_end[left]
        )


def hot_keys(rows: Sequence[tuple[Hashable, float, float, float, float, float, float]]) -> set[Hashable]:
    """
    Return the keys under which two values are disjoint, in one pass and whatever the time.

    Two of some intervals are disjoint exactly where the highest lower cut is at or above the lowest upper one
    (Helly's theorem on the line).
    """
    highest: dict[Hashable, float] = {}
    lowest: dict[Hashable, float] = {}
    for key, lower, upper, _, _, _, _ in rows:
        if key not in highest:
            highest[key], lowest[key] = lower, upper
            continue
        if lower > highest[key]:
            highest[key] = lower
        if upper < lowest[key]:
            lowest[key] = upper
    return {key for key, lower in highest.items() if lower >= lowest[key]}


def gather(
    rows: Sequence[tuple[Hashable, float, float, float, float, float, float]],
) -> Iterator[tuple[Hashable, list[int], Block]]:
    """Yield each hot key with the places of its rows in *rows* and its block, in the order of the keys."""
    hot = hot_keys(rows)
    places: dict[Hashable, list[int]] = {}
    for place, row in enumerate(rows):
        if row[0] in hot:
            found = places.get(row[0])
            if found is None:
                places[row[0]] = [place]
            else:
                found.append(place)
    for key, found in places.items():
        yield key, found, Block([rows[place] for place in found])


def has_clash(block: Block) -> bool:
    """Return whether two values of *block* are disjoint that may hold at one time."""
    if not block.dated:
        return max(block.lower, default=-math.inf) >= min(block.upper, default=math.inf)
    return clash_witness(block) is not None


def clash_witness(block: Block, *, sure: bool = False) -> tuple[int, int] | None:
    """
    Return the places of two rows with disjoint values that may hold at one time; `None` where none do.

    With *sure*, of two that surely do. Rows are taken in the order in which they begin, beside those that
    have not ended: of these, only the highest lower and the lowest upper cut count.
    """
    starts, ends = (
        (block.latest_start, block.earliest_end) if sure else (block.earliest_start, block.latest_end)
    )
    lowest: list[tuple[float, float, int]] = []
    highest: list[tuple[float, float, int]] = []
    for place in sorted(range(len(block)), key=starts.__getitem__):
        lower, upper, start, end = block.lower[place], block.upper[place], starts[place], ends[place]
        if end < start:
            continue
        while lowest and lowest[0][1] < start:
            heapq.heappop(lowest)
        while highest and highest[0][1] < start:
            heapq.heappop(highest)
        if lowest and lowest[0][0] <= lower:
            return lowest[0][2], place
        if highest and -highest[0][0] >= upper:
            return place, highest[0][2]
        heapq.heappush(lowest, (upper, end, place))
        heapq.heappush(highest, (-lower, end, place))
    return None


def clashing_pairs(block: Block) -> Iterator[tuple[int, int]]:
    """Yield the places of each two rows with disjoint values that may meet, the lower value first."""
    by_upper = sorted(range(len(block)), key=block.upper.__getitem__)
    uppers = [block.upper[place] for place in by_upper]
    dated = block.dated
    for right, lower in enumerate(block.lower):
        for left in by_upper[: bisect_right(uppers, lower)]:
            if not dated or block.meet(left, right):
                yield left, right
