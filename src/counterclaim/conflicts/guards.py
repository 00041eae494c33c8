"""
The guards: whether two statements are about the same thing at all.

Most false alarms compare different things: other years, other places, a part with the whole. What two
statements do not share makes them incomparable; what is not known makes a conflict between them possible.
"""

from __future__ import annotations

import enum
from collections.abc import Hashable, Iterator

from counterclaim.conflicts.entries import EntityKey, Entries, Entry, Mode, Setting, varies
from counterclaim.conflicts.relations import Check, Guard
from counterclaim.conflicts.times import GuardOutcome, Times, overlap
from counterclaim.model import Counting

__all__ = ["Containment", "Guards"]

_PASSED, _FAILED, _UNKNOWN = GuardOutcome.PASSED, GuardOutcome.FAILED, GuardOutcome.UNKNOWN


class Containment(enum.Enum):
    """How what a total counts stands to what another counts."""

    SAME = "same"
    PART = "part"
    WHOLE = "whole"
    OVERLAP = "overlap"
    APART = "apart"
    UNKNOWN = "unknown"


_OUTCOMES = {
    Containment.OVERLAP: _FAILED,
    Containment.APART: _FAILED,
    Containment.UNKNOWN: _UNKNOWN,
}


class Guards:
    """The guards over the statements of one case."""

    def __init__(self, entries: Entries) -> None:
        self._identity = entries.identity
        self._geography = entries.geography
        self._holders = entries.holders

    def subject(self, left: Entry, right: Entry) -> Check:
        """Return whether both are about the same: where it was judged so, or the id is one."""
        outcome = _PASSED
        if left.subject != right.subject:
            unsure = right.subject in self._identity.unsure(left.subject)
            outcome = _UNKNOWN if unsure else _FAILED
        return Check(Guard.SUBJECT, outcome, left.statement.subject, right.statement.subject)

    def property(self, left: Entry, right: Entry) -> Check:
        """Return whether both say it of the same property; of one that nobody declared, not much is known."""
        one, other = left.statement.property, right.statement.property
        outcome = _FAILED if one != other else _UNKNOWN if left.declared is None else _PASSED
        return Check(Guard.PROPERTY, outcome, one, other)

    def commitment(self, left: Entry, right: Entry) -> Check:
        """Return whether somebody holds each of them."""
        held = [self._holders.of(entry.claim) for entry in (left, right)]
        outcome = _PASSED if left.certain and right.certain else _UNKNOWN
        if not all(held):
            outcome = _FAILED
        return Check(Guard.COMMITMENT, outcome, left.claim.id, right.claim.id)

    def forecast(self, left: Entry, right: Entry) -> tuple[Check, ...]:
        """Return whether the time of a prediction has come: only then is it compared with an assertion."""
        mine, theirs = left.setting.forecast, right.setting.forecast
        if (mine is None) is (theirs is None):
            return ()
        return (Check(Guard.FORECAST, mine or theirs or _UNKNOWN, left.claim.kind, right.claim.kind),)

    def zone(self, left: Setting, right: Setting, entries: tuple[Entry, Entry]) -> tuple[Check, ...]:
        """Return that one of two times of day states its zone and the other does not, where it is so."""
        zones = {left.zone, right.zone}
        if "local" not in zones or len(zones - {None}) < 2:
            return ()
        mine, theirs = (entry.statement.value for entry in entries)
        return (Check(Guard.ZONE, _UNKNOWN, mine, theirs),)

    def settings(self, left: Setting, right: Setting, entries: tuple[Entry, Entry]) -> Iterator[Check]:
        """Yield what the two *settings* share, but for places and times of totals; *entries* are shown."""
        one, other = entries
        names = () if one.declared is None else one.declared.separators
        for name, mine, theirs in zip(names, left.separators, right.separators, strict=True):
            mine_as_stated, theirs_as_stated = (entry.statement.qualifiers.get(name) for entry in entries)
            outcome = self._separated(mine, theirs)
            yield Check(Guard.SEPARATOR, outcome, mine_as_stated, theirs_as_stated, name)
        if None not in (left.language, right.language) and left.language != right.language:
            yield Check(Guard.LANGUAGE, _UNKNOWN, left.language, right.language)
        yield from self.zone(left, right, entries)
        if left.mode != right.mode:
            # Where a count stood on a day, beside what was counted over a time, or over one not stated.
            undated = left.extent is right.extent is None
            outcome = _UNKNOWN if undated else _FAILED
            yield Check(Guard.EXTENT, outcome, one.claim.during, other.claim.during, "running")

    def _separated(self, mine: Hashable, theirs: Hashable) -> GuardOutcome:
        if mine is None or theirs is None:
            return _UNKNOWN
        if mine == theirs:
            return _PASSED
        perhaps = self._identity.unsure(mine.key) if isinstance(mine, EntityKey) else ()
        return _UNKNOWN if isinstance(theirs, EntityKey) and theirs.key in perhaps else _FAILED

    def place(self, left: Setting, right: Setting, entries: tuple[Entry, Entry]) -> Check | None:
        """Return whether two states hold in one place; `None` where neither says where."""
        if left.place is None and right.place is None:
            return None
        found = self.place_containment(left, right)
        outcome = _PASSED if found is Containment.SAME else _UNKNOWN
        if found is Containment.APART:
            outcome = _FAILED
        return Check(Guard.PLACE, outcome, *(entry.claim.place for entry in entries))

    def time(self, left: Entry, right: Entry) -> Check:
        """Return whether both hold at one time."""
        outcome = overlap(left.times, right.times, varies=varies(left) or varies(right))
        return Check(Guard.TIME, outcome, left.claim.during, right.claim.during)

    def totals(
        self, left: Setting, right: Setting, entries: tuple[Entry, Entry]
    ) -> tuple[Containment, tuple[Check, ...]]:
        """Return how what the one total counts stands to what the other counts, over times and places."""
        one, other = entries
        in_place = self.place_containment(left, right)
        checks = []
        if not left.place is right.place is None:
            outcome = _OUTCOMES.get(in_place, _PASSED)
            checks.append(Check(Guard.PLACE, outcome, one.claim.place, other.claim.place))
        if left.mode != right.mode:
            return (in_place if in_place is Containment.APART else Containment.UNKNOWN), tuple(checks)
        if left.mode is not Mode.TOTAL:
            return self._counted_in_part(in_place, one, checks)
        in_time = time_containment(left.extent, right.extent, varies=varies(one) or varies(other))
        both = _combined(in_time, in_place)
        mixed = both is Containment.OVERLAP
        outcome = _FAILED if mixed else _OUTCOMES.get(in_time, _PASSED)
        checks.append(Check(Guard.EXTENT, outcome, one.claim.during, other.claim.during))
        return self._counted_in_part(both, one, checks)

    def _counted_in_part(
        self, found: Containment, entry: Entry, checks: list[Check]
    ) -> tuple[Containment, tuple[Check, ...]]:
        counted = entry.declared is not None and entry.declared.counted is Counting.EXACT
        if found in (Containment.PART, Containment.WHOLE) and not counted:
            # A loss in one quarter leaves the profit of another above that of the year.
            checks.append(Check(Guard.SIGN, _UNKNOWN))
        return found, tuple(checks)

    def place_containment(self, left: Setting, right: Setting) -> Containment:
        """Return how the one place stands to the other."""
        if left.place == right.place:
            return Containment.SAME
        if left.place is None or right.place is None:
            return Containment.UNKNOWN
        geography = self._geography
        if geography.lies_in(left.place, right.place):
            same = geography.lies_in(right.place, left.place)
            return Containment.SAME if same else Containment.PART
        if geography.lies_in(right.place, left.place):
            return Containment.WHOLE
        if geography.share(left.place, right.place):
            return Containment.OVERLAP
        return Containment.APART if geography.apart(left.place, right.place) else Containment.UNKNOWN


def time_containment(left: Times | None, right: Times | None, *, varies: bool) -> Containment:
    """Return how the time over which the one total is counted stands to that of the other."""
    if left is None or right is None:
        return Containment.UNKNOWN if varies or left is not right else Containment.SAME
    if left.earliest_start > right.latest_end or right.earliest_start > left.latest_end:
        return Containment.APART
    if not _exact(left) or not _exact(right):
        if _surely_within(left, right):
            return Containment.PART
        return Containment.WHOLE if _surely_within(right, left) else Containment.UNKNOWN
    if left == right:
        return Containment.SAME
    if _surely_within(left, right):
        return Containment.PART
    return Containment.WHOLE if _surely_within(right, left) else Containment.OVERLAP


def _exact(times: Times) -> bool:
    return times.earliest_start == times.latest_start and times.earliest_end == times.latest_end


def _surely_within(inner: Times, outer: Times) -> bool:
    return inner.earliest_start >= outer.latest_start and inner.latest_end <= outer.earliest_end


def _combined(in_time: Containment, in_place: Containment) -> Containment:
    both = {in_time, in_place}
    for decisive in (Containment.APART, Containment.OVERLAP, Containment.UNKNOWN):
        if decisive in both:
            return decisive
    if both == {Containment.PART, Containment.WHOLE}:
        return Containment.OVERLAP
    both.discard(Containment.SAME)
    return both.pop() if both else Containment.SAME
