"""Conflicts across the properties of one subject: dates out of order, states that exclude each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product

import attrs

from counterclaim.conflicts.conflict import Conflict
from counterclaim.conflicts.counting import PairCount
from counterclaim.conflicts.entries import Entry, aligned
from counterclaim.conflicts.finder import Finder, LargeBlock
from counterclaim.conflicts.grouping import grouped
from counterclaim.conflicts.intervals import EVERYTHING, Cut, Intervals
from counterclaim.conflicts.readings import ABSENT
from counterclaim.conflicts.suspects import between_sides
from counterclaim.conflicts.tally import between

__all__ = ["Chronology"]

Family = Sequence[Entry]


class Chronology:
    """Finds the conflicts across properties; families are given by their property."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._across = finder.judge.across

    def within(self, families: Mapping[str, Family]) -> Iterator[Conflict]:
        """Yield the conflicts between the *families* of one subject."""
        some = sorted(families.keys() & self._across.related)
        for one, other in combinations(some, 2):
            yield from self._between(families[one], families[other])

    def between(self, left: Mapping[str, Family], right: Mapping[str, Family]) -> Iterator[Conflict]:
        """Yield the conflicts between the families of two subjects that may be the same."""
        related = self._across.related
        for one, other in product(sorted(left.keys() & related), sorted(right.keys() & related)):
            if one != other:
                yield from self._between(left[one], right[other])

    def _between(self, left: Family, right: Family) -> Iterator[Conflict]:
        if self._across.kind(left[0], right[0]) is None:
            return
        if len(left) + len(right) <= self._finder.rule_set.most_listed:
            pairs = product(left, right)
            yield from self._finder.among(pair for pair in pairs if self._across.clash(*pair) is not None)
            return
        for one, other in product(_by_clock(left), _by_clock(right)):
            yield from self._counted(one, other)

    def _counted(self, left: Family, right: Family) -> Iterator[Conflict]:
        guards = self._finder.judge.guards
        right = [aligned(left[0], entry) for entry in right]
        one, other = left[0], right[0]
        checks = (
            guards.subject(one, other),
            *guards.forecast(one, other),
            *guards.zone(one.setting, other.setting, (one, other)),
        )
        counts = self._counts(left, right)
        if any(check.failed for check in checks) or not counts.all:
            return
        if any(check.unknown for check in checks):
            counts = attrs.evolve(counts, definite=0)
        block = LargeBlock(
            (*left, *right),
            lambda: _farthest_first(left, right),
            divisible=False,
            soon=lambda: between_sides(_there(left), _there(right), soon=True),
        )
        yield self._finder.large(block, counts)

    def _counts(self, left: Family, right: Family) -> PairCount:
        mine, theirs = left[0].statement.property, right[0].statement.property
        if self._across.excludes(mine, theirs):
            return between(_there(left), _there(right))
        if left[0].reading.line != right[0].reading.line:
            return PairCount(0, 0)
        forth = _disordered(left, right) if self._across.path(mine, theirs) else PairCount(0, 0)
        back = _disordered(right, left) if self._across.path(theirs, mine) else PairCount(0, 0)
        return PairCount(forth.all + back.all, forth.definite + back.definite)


def _farthest_first(left: Family, right: Family) -> Iterator[tuple[Entry, Entry]]:
    """Yield each pair, those first in which the dates are farthest out of one order or the other."""
    falling = product(sorted(left, key=_lower, reverse=True), sorted(right, key=_upper))
    rising = product(sorted(left, key=_upper), sorted(right, key=_lower, reverse=True))
    return chain(falling, rising)


def _disordered(earlier: Family, later: Family) -> PairCount:
    """Return how many pairs have the date that should come first behind the other."""
    firm = [[entry for entry in family if _is_firm(entry)] for family in (earlier, later)]
    return PairCount(_behind(earlier, later, wide=False), _behind(*firm, wide=True))


def _behind(earlier: Iterable[Entry], later: Iterable[Entry], *, wide: bool) -> int:
    uppers = sorted(_region(entry, wide=wide).upper for entry in later if _on_line(entry))
    lowers = (_region(entry, wide=wide).lower for entry in earlier if _on_line(entry))
    return sum(bisect_right(uppers, lower) for lower in lowers)


def _is_firm(entry: Entry) -> bool:
    return entry.certain and not entry.hangs_on_tolerance


def _on_line(entry: Entry) -> bool:
    return isinstance(entry.reading.narrow, Intervals)


def _region(entry: Entry, *, wide: bool) -> Intervals:
    region = entry.reading.wide if wide else entry.reading.narrow
    return region if isinstance(region, Intervals) else EVERYTHING


def _lower(entry: Entry) -> Cut:
    return _region(entry, wide=False).lower


def _upper(entry: Entry) -> Cut:
    return _region(entry, wide=False).upper


def _there(family: Family) -> list[Entry]:
    return [entry for entry in family if not entry.negated and entry.reading.line != ABSENT.line]


def _by_clock(family: Family) -> list[list[Entry]]:
    """Return *family* by what is the same for all dates that are compared at once."""
    return list(
        grouped(
            family, lambda entry: (entry.setting.forecast, entry.setting.zone, entry.reading.line)
        ).values()
    )
