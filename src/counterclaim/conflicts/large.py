"""
Conflicts in families too large for a list of their pairs.

The statements are divided into groups that share all but time and value. Each group, and each two groups that
may be about the same thing, make one conflict, with the exact number of pairs that it stands for, and with
the camps of one moment for its sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from counterclaim.conflicts.conflict import Conflict
from counterclaim.conflicts.counting import PairCount
from counterclaim.conflicts.entries import Entry, aligned
from counterclaim.conflicts.finder import Finder, LargeBlock
from counterclaim.conflicts.grouping import by_line, by_setting, setting_pairs
from counterclaim.conflicts.guards import Containment
from counterclaim.conflicts.readings import ABSENT, ANY
from counterclaim.conflicts.relations import Relation
from counterclaim.conflicts.suspects import Suspects, between_sides, camps, may_clash
from counterclaim.conflicts.tally import between, exceeding, tally

__all__ = ["LargeFamilies"]


class LargeFamilies:
    """Finds the conflicts of large families."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._identity = finder.entries.identity

    def within(self, family: Sequence[Entry]) -> Iterator[Conflict]:
        """Yield the conflicts among *family*."""
        groups = by_setting(family)
        for group in groups.values():
            yield from self._in_group(group)
        for one, other in setting_pairs(list(groups), self._identity):
            yield from self._across(groups[one], groups[other])

    def between(self, left: Sequence[Entry], right: Sequence[Entry]) -> Iterator[Conflict]:
        """Yield the conflicts between two families, of subjects that may be the same."""
        for one, other in product(by_setting(left).values(), by_setting(right).values()):
            yield from self._across(one, other, possible=True)

    def _in_group(self, group: Sequence[Entry]) -> Iterator[Conflict]:
        lines = by_line(group)
        absent = lines.pop(ABSENT.line, [])
        stated = (entry for found in lines.values() for entry in found)
        # What none of them says, as the value of a separator, is as unknown within the group as beyond it.
        possible = any(check.unknown for check in self._finder.judge.setting(group[0], group[0])[1])
        yield from self._absences(absent, stated, possible=possible)
        lines.pop(ANY.line, None)
        for entries in lines.values():
            yield from self._on_line(entries, possible=possible)

    def _on_line(self, entries: Sequence[Entry], *, possible: bool) -> Iterator[Conflict]:
        if not may_clash(entries):
            return
        counts = self._lowered(tally(entries, self._identity), entries, possible=possible)
        if not counts.all:
            return
        yield self._finder.large(self._block(entries), counts, sides=camps(entries))
        yield from self._self_contradictions(entries, possible=possible)

    def _self_contradictions(self, entries: Sequence[Entry], *, possible: bool) -> Iterator[Conflict]:
        """Yield where one source holds both sides; counted already, and worth a line of its own."""
        holders, key = self._finder.entries.holders, self._identity.key
        by_source: dict[str, list[Entry]] = {}
        for entry in entries:
            for source in {key(held.source) for held in holders.of(entry.claim)}:
                by_source.setdefault(source, []).append(entry)
        for _, own in sorted(by_source.items()):
            own = [entry for entry in own if holders.still(entry.claim)]
            if 1 < len(own) < len(entries):
                yield from self._of_one_source(own, possible=possible)

    def _of_one_source(self, own: Sequence[Entry], *, possible: bool) -> Iterator[Conflict]:
        if len(own) <= self._finder.rule_set.most_listed:
            found = self._finder.among(combinations(own, 2))
            yield from (conflict for conflict in found if conflict.kind == "self-contradiction")
            return
        counts = self._lowered(tally(own, self._identity), own, possible=possible)
        if counts.all:
            yield self._finder.large(self._block(own), counts, sides=camps(own))

    def _block(self, entries: Sequence[Entry]) -> LargeBlock:
        found = Suspects(entries, entries, self._identity)
        return LargeBlock(tuple(entries), found.widest, divisible=True, soon=found.soon)

    def _absences(
        self, absent: Sequence[Entry], others: Iterable[Entry], *, possible: bool = False
    ) -> Iterator[Conflict]:
        """Yield the conflict between "there is none" and everything that says there is."""
        stated = [entry for entry in others if entry.reading.line == ANY.line or not entry.negated]
        counts = self._lowered(between(absent, stated), [*absent, *stated], possible=possible)
        if counts.all:
            block = LargeBlock(
                (*absent, *stated),
                lambda: between_sides(absent, stated),
                divisible=False,
                soon=lambda: between_sides(absent, stated, soon=True),
            )
            yield self._finder.large(block, counts, sides=[absent, stated])

    def _across(
        self, left: Sequence[Entry], right: Sequence[Entry], *, possible: bool = False
    ) -> Iterator[Conflict]:
        """Yield the conflicts between two groups, where their settings do not keep them apart."""
        right = [aligned(left[0], entry) for entry in right]
        containment, checks = self._finder.judge.setting(left[0], right[0])
        if any(check.failed for check in checks):
            return
        possible = possible or any(check.unknown for check in checks)
        mine, theirs = by_line(left), by_line(right)
        if containment in (Containment.SAME, Containment.UNKNOWN):
            for absent, others in ((mine, theirs), (theirs, mine)):
                there = [entry for line, found in others.items() if line != ABSENT.line for entry in found]
                yield from self._absences(absent.get(ABSENT.line, []), there, possible=possible)
        for line in sorted(mine.keys() & theirs.keys() - {ABSENT.line, ANY.line}):
            counts = self._counted(mine[line], theirs[line], containment, possible=possible)
            if counts.all:
                yield self._finder.large(self._cross_block(mine[line], theirs[line]), counts)

    def _cross_block(self, left: Sequence[Entry], right: Sequence[Entry]) -> LargeBlock:
        found = Suspects(left, right, self._identity)
        return LargeBlock((*left, *right), found.widest, divisible=False, soon=found.soon)

    def _counted(
        self, left: Sequence[Entry], right: Sequence[Entry], containment: Containment, *, possible: bool
    ) -> PairCount:
        if len(left) == len(right) == 1:
            judgement = self._finder.judge.judge(left[0], right[0])
            definite = judgement.relation is Relation.CONFLICT
            counts = PairCount(int(judgement.conflict), int(definite))
        elif containment in (Containment.SAME, Containment.UNKNOWN):
            one, other = tally(left, self._identity), tally(right, self._identity)
            both = tally([*left, *right], self._identity)
            counts = PairCount(both.all - one.all - other.all, both.definite - one.definite - other.definite)
        elif left[0].reading.ordered:
            part, whole = (left, right) if containment is Containment.PART else (right, left)
            counts = exceeding(part, whole)
        else:
            counts = PairCount(0, 0)
        return self._lowered(counts, left, possible=possible)

    def _lowered(self, counts: PairCount, entries: Sequence[Entry], *, possible: bool = False) -> PairCount:
        """Return *counts* without definite ones, where *possible* or where the property is not declared."""
        declared = bool(entries) and entries[0].declared is not None
        return counts if declared and not possible else PairCount(counts.all, 0)
