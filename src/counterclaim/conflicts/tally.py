"""
How many pairs of many statements conflict, exactly, without listing them.

The statements are of one subject and property, of one kind of value, and share all but time and value. A pair
may conflict where the values exclude each other as they are read most narrowly, and the two may hold at one
time; it surely does where no reading lets both stand, and the two surely do.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from counterclaim.conflicts.blocks import Block
from counterclaim.conflicts.clashes import clash, excluding, exclusive_key
from counterclaim.conflicts.columns import Scale, interval_block, rank_block
from counterclaim.conflicts.counting import PairCount, count_clashes, count_fallen, count_sure_clashes
from counterclaim.conflicts.entries import Entry, Mode, varies
from counterclaim.conflicts.identity import Identity
from counterclaim.conflicts.intervals import Intervals
from counterclaim.conflicts.times import GuardOutcome, overlap
from counterclaim.conflicts.value_reading import text_key
from counterclaim.model import Trend
from counterclaim.values.regions import Region

__all__ = ["RANKED", "between", "classes", "denials_of", "exceeding", "tally"]

#: Lines on which values are disjoint unless they are the same.
RANKED = frozenset({"entity", "text"})
_Placed = tuple[Entry, tuple[float, float]]


def tally(entries: Sequence[Entry], identity: Identity) -> PairCount:
    """Return how many pairs of *entries* conflict, where they share all but time and value."""
    certain = [entry for entry in entries if entry.certain]
    return PairCount(
        _Tally(entries, identity, sure=False).count(), _Tally(certain, identity, sure=True).count()
    )


def between(left: Sequence[Entry], right: Sequence[Entry]) -> PairCount:
    """Return how many pairs of one of *left* and one of *right* hold at one time, whatever their values."""
    certain = [[entry for entry in side if entry.certain] for side in (left, right)]
    return PairCount(_between(left, right, sure=False), _between(*certain, sure=True))


def exceeding(parts: Sequence[Entry], wholes: Sequence[Entry]) -> PairCount:
    """Return how many pairs of a part and a whole have a part above the whole, at one time."""
    certain = [
        [entry for entry in side if entry.certain and not entry.hangs_on_tolerance]
        for side in (parts, wholes)
    ]
    return PairCount(_exceeding(parts, wholes, sure=False), _exceeding(*certain, sure=True))


class _Tally:
    """Counts the pairs that may conflict; with *sure*, those that surely do."""

    def __init__(self, entries: Sequence[Entry], identity: Identity, *, sure: bool) -> None:
        self._entries = entries
        self._identity = identity
        self._sure = sure
        self._trend = entries[0].trend if entries else None

    def count(self) -> int:
        if len(self._entries) < 2:
            return 0
        reading = self._entries[0].positive
        if reading.line in RANKED:
            return self._ranked(self._entries)
        if reading.ordered:
            return self._ordered(self._entries)
        return self._in_classes(combinations(classes(self._entries), 2))

    def _ordered(self, entries: Sequence[Entry]) -> int:
        regions = [entry.intervals(wide=self._sure) for entry in entries]
        scale = Scale(regions)
        plain: list[_Placed] = []
        holes = []
        for entry, region in zip(entries, regions, strict=True):
            if self._sure and entry.hangs_on_tolerance:
                continue  # what it leaves out hangs on the tolerance, so it excludes no other value for sure
            if len(region.parts) == 1:
                plain.append((entry, scale.ends(region)))
            else:
                holes.append((entry, region))
        count = self._in_intervals(plain) + self._in_holes(plain, holes, scale)
        stated = [placed for placed in plain if not placed[0].negated]
        if stated and not excluding(stated[0][0], stated[0][0]):
            count -= self._in_intervals(stated)
        return count + (self._flat_denials(entries) if self._sure else 0)

    def _in_intervals(self, plain: list[_Placed]) -> int:
        entries = [entry for entry, _ in plain]
        block = interval_block(entries, [ends for _, ends in plain])
        count = _meeting(block, entries, sure=self._sure)
        if self._trend is not None:
            count += count_fallen(block, increasing=self._trend is Trend.INCREASING)
        return count

    def _in_holes(self, plain: list[_Placed], holes: list[tuple[Entry, Intervals]], scale: Scale) -> int:
        """Return how many values lie in what a denial leaves out; those that may are taken one by one."""
        if not holes:
            return 0
        by_lower = sorted(plain, key=lambda placed: placed[1][0])
        lowers = [ends[0] for _, ends in by_lower]
        count = 0
        for denial, region in holes:
            for gap in region.complement().parts:
                lower, upper = map(scale.cut, gap)
                inside = by_lower[bisect_left(lowers, lower) : bisect_left(lowers, upper)]
                count += sum(end <= upper and self._meet(entry, denial) for entry, (_, end) in inside)
        return count

    def _flat_denials(self, entries: Sequence[Entry]) -> int:
        """Return how many pairs deny the very value that the other states and are not counted elsewhere."""
        stated: dict[object, list[Entry]] = {}
        for entry in entries:
            if not entry.negated:
                stated.setdefault(entry.positive.stated, []).append(entry)
        return sum(
            self._is_flat_denial(entry, denial)
            for denial in entries
            if denial.negated
            for entry in stated.get(denial.positive.stated, ())
        )

    def _is_flat_denial(self, entry: Entry, denial: Entry) -> bool:
        if not self._meet(entry, denial):
            return False
        found = clash(entry, denial, self._identity)
        apart = entry.positive.wide.isdisjoint(denial.reading.wide) and not denial.positive.widened
        return found is not None and not found.soft and not apart

    def _ranked(self, entries: Sequence[Entry]) -> int:
        """Count where values are disjoint unless they are the same, as entities and texts are."""
        same = classes(entries)
        stated = [found for found in same if not found[0].negated]
        count = self._in_classes(denials_of(same, same))
        positive = [entry for found in stated for entry in found]
        if not positive:
            return count
        if not excluding(positive[0], positive[0]):
            return count + self._exclusive(positive)
        count += self._apart(positive, [entry.positive.narrow for entry in positive])
        if not self._sure:
            return count
        return count - sum(
            _between(one, other, sure=True)
            for one, other in _doubtful_pairs(stated)
            if not self._clashing(one[0], other[0])
        )

    def _exclusive(self, positive: list[Entry]) -> int:
        declared = positive[0].declared
        values = () if declared is None else declared.exclusive_values
        known = {text_key(self._identity.key(value)) for value in values}
        keyed = [(entry, exclusive_key(entry, self._identity)) for entry in positive]
        some = [(entry, key) for entry, key in keyed if key in known]
        return self._apart([entry for entry, _ in some], [key for _, key in some])

    def _apart(self, entries: Sequence[Entry], keys: Sequence[object]) -> int:
        return _meeting(rank_block(entries, keys), entries, sure=self._sure) if entries else 0

    def _in_classes(self, pairs: Iterable[tuple[list[Entry], list[Entry]]]) -> int:
        """Return how many pairs conflict of classes in which every value is the same."""
        return sum(
            _between(one, other, sure=self._sure) for one, other in pairs if self._clashing(one[0], other[0])
        )

    def _clashing(self, left: Entry, right: Entry) -> bool:
        found = clash(left, right, self._identity)
        return found is not None and not (self._sure and found.soft)

    def _meet(self, left: Entry, right: Entry) -> bool:
        outcome = overlap(left.times, right.times, varies=_varies(left) or _varies(right))
        return outcome is GuardOutcome.PASSED if self._sure else outcome is not GuardOutcome.FAILED


def _meeting(block: Block, entries: Sequence[Entry], *, sure: bool) -> int:
    """Return how many pairs of *block*, the rows of *entries*, have disjoint values and hold at one time."""
    if not sure:
        return count_clashes(block)
    count = count_sure_clashes(block)
    if not entries or any(map(_varies, (entries[0], entries[-1]))):
        return count
    # Where neither is dated and the property does not vary, both hold whenever they hold.
    undated = [place for place, entry in enumerate(entries) if entry.times is None]
    uppers = sorted(block.upper[place] for place in undated)
    return count + sum(bisect_right(uppers, block.lower[place]) for place in undated)


def _between(left: Sequence[Entry], right: Sequence[Entry], *, sure: bool) -> int:
    if not left or not right:
        return 0
    both = [*left, *right]
    return _meeting(rank_block(both, [0] * len(left) + [1] * len(right)), both, sure=sure)


def _exceeding(parts: Sequence[Entry], wholes: Sequence[Entry], *, sure: bool) -> int:
    """Count in a block in which a part reaches up without end and a whole reaches down without end."""
    both = [*parts, *wholes]
    regions = [entry.intervals(wide=sure) for entry in both]
    scale = Scale(regions)
    least, most = -math.inf, math.inf
    ends = [(scale.cut(region.lower), most) for region in regions[: len(parts)]]
    ends += [(least, scale.cut(region.upper)) for region in regions[len(parts) :]]
    # A part without a lower bound, and a whole without an upper one, exceed and are exceeded by nothing.
    bounded = [place for place, pair in enumerate(ends) if pair != (least, most)]
    some = [both[place] for place in bounded]
    return _meeting(interval_block(some, [ends[place] for place in bounded]), some, sure=sure)


def _varies(entry: Entry) -> bool:
    # The time of a total is the extent that it shares with the others.
    return entry.setting.mode is not Mode.TOTAL and varies(entry)


def _doubtful_pairs(stated: list[list[Entry]]) -> Iterator[tuple[list[Entry], list[Entry]]]:
    """Yield each two lots of different values that may be the same: those that share what they may be."""
    by_key: dict[object, list[int]] = {}
    for place, found in enumerate(stated):
        for key in _keys(found[0].positive.wide):
            by_key.setdefault(key, []).append(place)
    pairs = {pair for places in by_key.values() for pair in combinations(places, 2)}
    yield from ((stated[one], stated[other]) for one, other in sorted(pairs))


def denials_of(
    denied: list[list[Entry]], stated: list[list[Entry]]
) -> Iterator[tuple[list[Entry], list[Entry]]]:
    """Yield each lot of denials of a value with each lot of statements of it, or of what may be the same."""
    by_key: dict[object, list[list[Entry]]] = {}
    for found in stated:
        if not found[0].negated:
            for key in _keys(found[0].positive.wide):
                by_key.setdefault(key, []).append(found)
    for denial in denied:
        if denial[0].negated:
            lots = (lot for key in _keys(denial[0].positive.wide) for lot in by_key.get(key, ()))
            yield from ((denial, lot) for lot in {id(lot): lot for lot in lots}.values())


def _keys(region: Region) -> frozenset[object]:
    assert isinstance(region, frozenset)
    return region


def classes(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Return *entries* in groups of the same value, stated or denied."""
    classes: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        value = entry.positive
        classes.setdefault((entry.negated, value.stated, value.narrow, value.wide), []).append(entry)
    return list(classes.values())
