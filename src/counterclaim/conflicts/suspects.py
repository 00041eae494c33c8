"""Among many statements of one kind: whether two conflict, which do most widely, and in which camps."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice, product

from counterclaim.conflicts.blocks import Block, clash_witness, has_clash
from counterclaim.conflicts.camps import camps_at, most_disputed_moment, widest_pairs
from counterclaim.conflicts.clashes import clash, excluding
from counterclaim.conflicts.columns import Scale, interval_block, rank_block
from counterclaim.conflicts.entries import Entry
from counterclaim.conflicts.identity import Identity
from counterclaim.conflicts.tally import RANKED, classes, denials_of
from counterclaim.model import Trend

__all__ = ["Suspects", "between_sides", "camps", "may_clash"]

Pairs = Iterator[tuple[Entry, Entry]]
#: Pairs that are looked at, from the widest on, before a sweep finds one.
_MOST_TRIED = 200


def may_clash(entries: Sequence[Entry]) -> bool:
    """Return whether it is worth counting: false only where no two of *entries* conflict."""
    found = _value_block(entries)
    plain = found is not None and len(found[0]) == len(entries) and entries[0].trend is None
    return not plain or found is None or has_clash(found[1])


def camps(entries: Sequence[Entry], moment: float | None = None) -> list[list[Entry]]:
    """
    Return the camps of *entries* at *moment*, or at the one at which the most of them hold.

    None are returned where there is no moment at which two of them surely conflict. What leaves a hole, as
    "not 50" does, is in no camp.
    """
    found = _value_block(entries)
    if found is None:
        return []
    some, block = found
    if moment is None and block.dated:
        moment = most_disputed_moment(block)
        if moment is None:
            return []
    divided = camps_at(block, moment)
    return [[some[place] for place in camp] for camp in divided] if len(divided) > 1 else []


class Suspects:
    """
    Pairs of one of *left* and one of *right* that may conflict; of two of *left*, where *right* is the same.

    `soon` yields a few of each sort, found by a sweep and not by trying; `widest` all of them, those whose
    values are farthest apart first. Others may be among them: what is certain is for the judge to say.
    """

    def __init__(self, left: Sequence[Entry], right: Sequence[Entry], identity: Identity) -> None:
        self._left = left
        self._right = right
        self._identity = identity

    def soon(self) -> Pairs:
        """Yield some pairs that are likely to conflict: the widest, then those that a sweep finds."""
        if self._left[0].reading.ordered:
            yield from self._wide(most_tried=_MOST_TRIED)
        if self._left[0].reading.line in RANKED:
            yield from self._different()
        if not self._left[0].reading.ordered:
            for one, other in self._unordered():
                mine, theirs = ([entry for entry in side if entry.certain] for side in (one, other))
                yield from between_sides(mine, theirs, soon=True)
                yield from between_sides(one, other, soon=True)
            return
        for sure in (True, False):
            for entries, block in self._blocks(sure=sure):
                yield from _witness(entries, block, sure=sure)
        yield from self._fallen()
        yield from self._beside_holes()

    def widest(self) -> Pairs:
        """Yield every pair that may conflict, those whose values are farthest apart first."""
        if not self._left[0].reading.ordered:
            for one, other in self._unordered():
                yield from between_sides(one, other)
            return
        yield from self._wide()
        yield from self._fallen()
        yield from self._beside_holes()

    def _wide(self, *, most_tried: int | None = None) -> Pairs:
        for entries, block in self._blocks(sure=False):
            for place, far in widest_pairs(block, most_tried=most_tried):
                yield entries[place], entries[far]

    def _different(self) -> Pairs:
        """Yield two that state different values and hold at one time: surely and certainly, or perhaps."""
        left, right = ([entry for entry in side if not entry.negated] for side in (self._left, self._right))
        for sure in (True, False):
            found = _first_different(left, None if self._left is self._right else right, sure=sure)
            if found is not None:
                yield found

    def _blocks(self, *, sure: bool) -> Iterator[tuple[list[Entry], Block]]:
        """Yield blocks whose clashes are the pairs in question, of those that leave no hole."""
        left, right = (_plain(side, sure=sure) for side in (self._left, self._right))
        if self._left is self._right:
            yield left, interval_block(left, _ends(left, sure=sure))
            return
        both = [*left, *right]
        ends = _ends(both, sure=sure)
        mine, theirs = ends[: len(left)], ends[len(left) :]
        # The one side reaches down without end and the other up, so that each clash is between the two.
        downwards = [(-math.inf, upper) for _, upper in mine] + [(lower, math.inf) for lower, _ in theirs]
        upwards = [(lower, math.inf) for lower, _ in mine] + [(-math.inf, upper) for _, upper in theirs]
        yield both, interval_block(both, downwards)
        yield both, interval_block(both, upwards)

    def _fallen(self) -> Pairs:
        trend = self._left[0].trend
        if trend is None:
            return
        left, right = (_plain(side, sure=False) for side in (self._left, self._right))
        yield from _moved_back(left, right, trend)
        if self._left is not self._right:
            yield from _moved_back(right, left, trend)

    def _beside_holes(self) -> Pairs:
        sides = [(self._left, self._right)]
        if self._left is not self._right:
            sides.append((self._right, self._left))
        for holes, others in sides:
            for hole in holes:
                left = hole.intervals(wide=False)
                if len(left.parts) > 1:
                    apart = (other for other in others if left.isdisjoint(other.intervals(wide=False)))
                    yield from ((hole, other) for other in apart)

    def _unordered(self) -> Iterator[tuple[Sequence[Entry], Sequence[Entry]]]:
        """Yield two lots of statements with one value each, which exclude each other."""
        mine, theirs = classes(self._left), classes(self._right)
        same = self._left is self._right
        if self._left[0].reading.line not in RANKED:
            pairs: Iterable[tuple[list[Entry], list[Entry]]] = (
                combinations(mine, 2) if same else product(mine, theirs)
            )
        else:
            pairs = chain(denials_of(mine, theirs), denials_of(theirs, mine), _apart(mine, theirs, same=same))
        for one, other in pairs:
            if clash(one[0], other[0], self._identity) is not None:
                yield one, other


def between_sides(left: Sequence[Entry], right: Sequence[Entry], *, soon: bool = False) -> Pairs:
    """Yield pairs of one of *left* and one of *right* that may hold at one time; *soon*, only two."""
    both = [*left, *right]
    block = rank_block(both, [0] * len(left) + [1] * len(right))
    if soon:
        yield from chain(_witness(both, block, sure=True), _witness(both, block, sure=False))
        return
    for place, other in widest_pairs(block):
        yield both[place], both[other]


def _first_different(
    left: Sequence[Entry], right: Sequence[Entry] | None, *, sure: bool
) -> tuple[Entry, Entry] | None:
    """Return the first two, in time, of different values: one of each side, or both of *left*."""
    sides = [(0, entry) for entry in left] + [(1, entry) for entry in right or ()]
    spans = [(*_span(entry, sure=sure), place) for place, (_, entry) in enumerate(sides)]
    active: tuple[dict[object, dict[int, Entry]], ...] = ({}, {})
    ends: list[tuple[float, int]] = []
    for start, end, place in sorted(span for span in spans if span[0] <= span[1]):
        while ends and ends[0][0] < start:
            gone = heapq.heappop(ends)[1]
            side, entry = sides[gone]
            of_value = active[side][entry.positive.narrow]
            del of_value[gone]
            if not of_value:
                del active[side][entry.positive.narrow]
        side, entry = sides[place]
        for value, others in islice(active[side if right is None else 1 - side].items(), 2):
            if value != entry.positive.narrow:
                return next(iter(others.values())), entry
        active[side].setdefault(entry.positive.narrow, {})[place] = entry
        heapq.heappush(ends, (end, place))
    return None


def _span(entry: Entry, *, sure: bool) -> tuple[float, float]:
    times = entry.times
    if times is None:
        return -math.inf, math.inf
    if not sure:
        return times.earliest_start, times.latest_end
    return (times.latest_start, times.earliest_end) if entry.certain else (math.inf, -math.inf)


def _apart(
    left: list[list[Entry]], right: list[list[Entry]], *, same: bool
) -> Iterator[tuple[list[Entry], list[Entry]]]:
    """Yield each two lots of statements of different values."""
    mine, theirs = ([found for found in side if not found[0].negated] for side in (left, right))
    first = mine[0][0] if mine else None
    if first is None or not (excluding(first, first) or (first.declared and first.declared.exclusive_values)):
        return
    for place, one in enumerate(mine):
        for other in theirs[place + 1 :] if same else theirs:
            if other[0].positive.narrow != one[0].positive.narrow:
                yield one, other


def _value_block(entries: Sequence[Entry]) -> tuple[list[Entry], Block] | None:
    """Return those of *entries* whose values are intervals or exclude each other, as a block."""
    stated = [entry for entry in entries if not entry.negated]
    exclude = not stated or excluding(stated[0], stated[0])
    if entries[0].reading.ordered:
        plain = _plain(entries, sure=False)
        return (plain, interval_block(plain, _ends(plain, sure=False))) if exclude else None
    if not exclude or not all(isinstance(entry.positive.narrow, frozenset) for entry in stated):
        return None
    return stated, rank_block(stated, [entry.positive.narrow for entry in stated])


def _witness(entries: Sequence[Entry], block: Block, *, sure: bool) -> Pairs:
    found = clash_witness(block, sure=sure and block.dated)
    if found is not None:
        yield entries[found[0]], entries[found[1]]


def _moved_back(before: Sequence[Entry], after: Sequence[Entry], trend: Trend) -> Pairs:
    """Yield, for each of *after*, the farthest one of *before* from which the count moved the wrong way."""
    both = [*before, *after]
    ends = _ends(both, sure=False)
    if trend is Trend.DECREASING:
        ends = [(-upper, -lower) for lower, upper in ends]
    block = interval_block(both, ends)
    ended = [(block.latest_end[place], place) for place in range(len(before))]
    heapq.heapify(ended)
    highest: tuple[float, int] | None = None
    for place in sorted(range(len(before), len(both)), key=block.earliest_start.__getitem__):
        while ended and ended[0][0] < block.earliest_start[place]:
            earlier = heapq.heappop(ended)[1]
            if highest is None or block.lower[earlier] > highest[0]:
                highest = block.lower[earlier], earlier
        if highest is not None and block.upper[place] <= highest[0]:
            yield both[highest[1]], both[place]


def _plain(entries: Sequence[Entry], *, sure: bool) -> list[Entry]:
    """Return those of *entries* that leave no hole; with *sure*, that may be in a definite conflict."""
    if not sure:
        return [entry for entry in entries if len(entry.intervals(wide=False).parts) == 1]
    certain = (entry for entry in entries if entry.certain and not entry.hangs_on_tolerance)
    return [entry for entry in certain if len(entry.intervals(wide=True).parts) == 1]


def _ends(entries: Sequence[Entry], *, sure: bool) -> list[tuple[float, float]]:
    regions = [entry.intervals(wide=sure) for entry in entries]
    scale = Scale(regions)
    return [scale.ends(region) for region in regions]
