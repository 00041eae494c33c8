"""
The computed conflicts between statements of one subject and property.

A family of statements up to the rule set's `most_listed` is judged pair by pair, after a look at the values
alone. In a larger one conflicts are counted instead: see `large`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from counterclaim.conflicts.blocks import clashing_pairs
from counterclaim.conflicts.clashes import clash, excluding
from counterclaim.conflicts.columns import Scale, interval_block
from counterclaim.conflicts.conflict import Conflict
from counterclaim.conflicts.entries import Entry, Mode
from counterclaim.conflicts.finder import Finder
from counterclaim.conflicts.grouping import by_line, by_setting
from counterclaim.conflicts.joint import TooManyMomentsError, joint_conflicts
from counterclaim.conflicts.large import LargeFamilies
from counterclaim.conflicts.readings import ABSENT, ANY
from counterclaim.findings import Problem

__all__ = ["Families"]


class Families:
    """Finds the conflicts within families, and between families of subjects that may be the same."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._most = finder.rule_set.most_listed
        self._large = LargeFamilies(finder)

    def within(self, family: Sequence[Entry]) -> Iterator[Conflict]:
        """Yield the conflicts among *family*."""
        if len(family) > self._most:
            yield from self._large.within(family)
        elif len(family) > 1:
            yield from self._finder.among(self._candidates(family))
        if len(family) > 2 and any(entry.negated for entry in family):
            yield from self._joint(family)

    def between(self, left: Sequence[Entry], right: Sequence[Entry]) -> Iterator[Conflict]:
        """Yield the conflicts between two families, of subjects that may be the same."""
        if len(left) + len(right) > self._most:
            yield from self._large.between(left, right)
        else:
            yield from self._finder.among(product(left, right))

    def _candidates(self, family: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
        """Yield the pairs whose values exclude each other; the guards are not looked at yet."""
        lines = by_line(family)
        absent, some = lines.pop(ABSENT.line, []), lines.pop(ANY.line, [])
        yield from product(absent, [*some, *(entry for found in lines.values() for entry in found)])
        for entries in lines.values():
            if len(entries) < 2:
                continue
            if len({entry.setting.zone for entry in entries} - {None, "local"}) > 1:
                yield from combinations(entries, 2)
            elif entries[0].reading.ordered:
                yield from _apart_on_line(entries)
            else:
                yield from self._apart_in_kind(entries)

    def _apart_in_kind(self, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
        declared = entries[0].declared
        several = not any(entry.negated for entry in entries) and not excluding(entries[0], entries[1])
        if several and not (declared is not None and declared.exclusive_values):
            return
        identity = self._finder.entries.identity
        for left, right in combinations(entries, 2):
            if clash(left, right, identity) is not None:
                yield left, right

    def _joint(self, family: Sequence[Entry]) -> Iterator[Conflict]:
        """Yield the sets of three or more that conflict while no two of them do."""
        for group in by_setting(family).values():
            for entries in by_line(group).values():
                positive = next((entry for entry in entries if not entry.negated), None)
                if entries[0].reading.ordered and (positive is None or excluding(positive, positive)):
                    yield from self._joint_on_line(entries)

    def _joint_on_line(self, entries: Sequence[Entry]) -> Iterator[Conflict]:
        try:
            yield from self._joint_of(entries)
        except TooManyMomentsError:
            first = entries[0].statement
            self._finder.entries.problems.append(
                Problem(
                    "limit",
                    None,
                    None,
                    f"the {len(entries)} statements on {first.property} of {first.subject} were not all "
                    "looked at for what cannot hold together though each two can; ask for one day (as of)",
                )
            )

    def _joint_of(self, entries: Sequence[Entry]) -> Iterator[Conflict]:
        judge = self._finder.judge
        for found in joint_conflicts(entries):
            judgements = [judge.judge(*pair) for pair in combinations(found, 2)]
            if any(one.conflict or one.checks[-1].failed for one in judgements):
                continue
            unknown = [check.guard.value for one in judgements for check in one.unknown]
            if any(entry.positive.widened or entry.reading.narrow != entry.reading.wide for entry in found):
                unknown.append("reading")
            contradicting = self._finder.contradicts_itself(found)
            yield self._finder.made(
                "self-contradiction" if contradicting else "joint",
                [[entry] for entry in found],
                unknown=tuple(dict.fromkeys(unknown)),
                basis="joint" if contradicting else None,
            )


def _apart_on_line(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Yield the pairs whose outermost bounds are apart, or of which one leaves a hole."""
    regions = [entry.intervals(wide=False) for entry in entries]
    scale = Scale(regions)
    block = interval_block(entries, [scale.ends(region) for region in regions])
    # A running count can conflict with an earlier one, and totals have no times of their own.
    one_time = block.dated and all(entry.setting.mode is Mode.STATE for entry in entries)
    if not one_time or entries[0].trend is not None:
        block.dated = False
    for left, right in clashing_pairs(block):
        yield entries[left], entries[right]
    holes = {place for place, region in enumerate(regions) if len(region.parts) > 1}
    for hole in sorted(holes):
        for other in range(len(entries)):
            if other not in holes or other > hole:
                yield entries[hole], entries[other]
