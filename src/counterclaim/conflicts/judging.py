"""How two statements stand to each other: the definition that everything else here is measured by."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from counterclaim.conflicts.across import AcrossProperties
from counterclaim.conflicts.clashes import Clash, clash, excess, excluding, relation_of
from counterclaim.conflicts.entries import Entries, Entry, Mode, aligned
from counterclaim.conflicts.guards import Containment, Guards
from counterclaim.conflicts.readings import ABSENT, ANY, UNREAD
from counterclaim.conflicts.relations import Check, Guard, Relation
from counterclaim.conflicts.times import GuardOutcome
from counterclaim.model import Trend

__all__ = ["Judge", "Judgement"]


@attrs.frozen(kw_only=True)
class Judgement:
    """
    What was found of two statements.

    Attributes:
        relation: How the left one stands to the right one.
        checks: Every guard that was looked at, in order; after the first that failed no further ones.
        kind: Of a conflict, its kind, as `quantity`.
        containment: Of totals, whether the left one counts a part of what the right one counts.
    """

    relation: Relation
    checks: tuple[Check, ...]
    kind: str | None = None
    containment: Containment = Containment.SAME

    @property
    def conflict(self) -> bool:
        """Whether the two cannot both hold, or may not be able to."""
        return self.kind is not None

    @property
    def unknown(self) -> tuple[Check, ...]:
        """What is not known, and so makes a conflict possible."""
        return tuple(check for check in self.checks if check.unknown)


class _FailedError(Exception):
    """A guard failed, so the values are not compared."""


class Judge:
    """Judges pairs of the statements of one case."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.guards = Guards(entries)
        self.across = AcrossProperties(entries)

    def judge(self, left: Entry, right: Entry) -> Judgement:
        """Return how *left* stands to *right*."""
        right = aligned(left, right)
        checks: list[Check] = []
        if left.statement.property != right.statement.property:
            return self._across_properties(left, right)
        try:
            for check in self._checks(left, right):
                checks.append(check)
                if check.failed:
                    raise _FailedError
            containment = self._situation(left, right, checks)
        except _FailedError:
            return _apart(left, right, checks)
        if checks[-1].guard is Guard.ORDER:
            return _conflict("order", checks)
        return self._compared(left, right, checks, containment)

    def setting(self, left: Entry, right: Entry) -> tuple[Containment, tuple[Check, ...]]:
        """Return what two statements of one property share besides value and time, and how totals lie."""
        pair = (left, right)
        shared = (
            *self.guards.forecast(left, right),
            *self.guards.settings(left.setting, right.setting, pair),
        )
        if any(check.failed for check in shared):
            return Containment.APART, shared
        containment, checks = self._placed(left, right)
        return containment, (*shared, *checks)

    def _placed(self, left: Entry, right: Entry) -> tuple[Containment, tuple[Check, ...]]:
        pair = (left, right)
        if left.setting.mode is not Mode.STATE:
            return self.guards.totals(left.setting, right.setting, pair)
        place = self.guards.place(left.setting, right.setting, pair)
        return Containment.SAME, () if place is None else (place,)

    def _checks(self, left: Entry, right: Entry) -> Iterator[Check]:
        guards = self.guards
        yield guards.subject(left, right)
        yield guards.property(left, right)
        yield guards.commitment(left, right)
        yield _comparable(left, right)
        denied = _beside_absence(left, right)
        if denied is not None:
            # "Not three children" leaves open whether there are any, and so does not deny "no children".
            outcome = GuardOutcome.FAILED if denied else GuardOutcome.PASSED
            yield Check(Guard.EXISTENCE, outcome, left.statement.value, right.statement.value)
        yield from guards.forecast(left, right)
        yield from guards.settings(left.setting, right.setting, (left, right))

    def _situation(self, left: Entry, right: Entry, checks: list[Check]) -> Containment:
        """Look at time and place; add what was found to *checks*, and return which total is part of which."""
        containment, found = self._placed(left, right)
        for check in found:
            checks.append(check)
            if check.failed:
                raise _FailedError
        if Mode.TOTAL not in (left.setting.mode, right.setting.mode):
            time = self.guards.time(left, right)
            checks.append(time)
            if time.failed:
                self._judge_order(left, right, checks, containment)
        return containment

    def _judge_order(self, left: Entry, right: Entry, checks: list[Check], containment: Containment) -> None:
        """Where the times differ, a running count may still have moved the wrong way."""
        whole = containment in (Containment.SAME, Containment.UNKNOWN)
        found = moved_back(left, right) if whole else None
        if found is None:
            raise _FailedError
        time = checks.pop()
        if found.soft:
            values = (left.statement.value, right.statement.value)
            checks.append(Check(Guard.READING, GuardOutcome.UNKNOWN, *values))
        checks.append(attrs.evolve(time, guard=Guard.ORDER, outcome=GuardOutcome.PASSED))

    def _compared(
        self, left: Entry, right: Entry, checks: list[Check], containment: Containment
    ) -> Judgement:
        values = (left.statement.value, right.statement.value)
        if containment in (Containment.SAME, Containment.UNKNOWN):
            found = clash(left, right, self.entries.identity)
        else:
            pair = (left, right) if containment is Containment.PART else (right, left)
            found = excess(*pair)
        if found is not None:
            if found.soft:
                line = left.reading.line
                detail = line if line in ("entity", "place") else None
                checks.append(Check(Guard.READING, GuardOutcome.UNKNOWN, *values, detail))
            return _conflict(found.kind, checks, containment)
        relation = Relation.COMPATIBLE
        if containment in (Containment.SAME, Containment.UNKNOWN):
            relation = relation_of(left, right)
        if relation is Relation.CONFLICT:
            checks.append(Check(Guard.SINGLE_VALUED, GuardOutcome.FAILED, *values))
            relation = Relation.COMPATIBLE
        return Judgement(relation=relation, checks=tuple(checks), containment=containment)

    def _across_properties(self, left: Entry, right: Entry) -> Judgement:
        """Judge statements of two properties, one of which excludes the other or comes before it."""
        guards = self.guards
        kind = self.across.kind(left, right)
        property = guards.property(left, right)
        checks = [guards.subject(left, right)]
        if kind is None or checks[0].failed:
            return _apart(left, right, [*checks, property])
        checks += [
            attrs.evolve(property, outcome=GuardOutcome.PASSED),
            guards.commitment(left, right),
            *guards.forecast(left, right),
            *guards.zone(left.setting, right.setting, (left, right)),
        ]
        if kind == "exclusive":
            checks.append(guards.time(left, right))
        if any(check.failed for check in checks):
            return _apart(left, right, checks)
        found = self.across.clash(left, right)
        if found is None:
            return Judgement(relation=Relation.COMPATIBLE, checks=tuple(checks))
        if found.soft:
            values = (left.statement.value, right.statement.value)
            checks.append(Check(Guard.READING, GuardOutcome.UNKNOWN, *values))
        return _conflict(kind, checks)


def _beside_absence(left: Entry, right: Entry) -> bool | None:
    """Return whether a denial stands beside "there is none"; `None` where nothing does."""
    for entry, other in ((left, right), (right, left)):
        if entry.reading.line == ABSENT.line and other.reading.line not in (ABSENT.line, ANY.line):
            return other.negated
    return None


def _comparable(left: Entry, right: Entry) -> Check:
    """Return whether the values are of one kind, and measure the same."""
    values = (left.statement.value, right.statement.value)
    if UNREAD.line in (left.reading.line, right.reading.line):
        return Check(Guard.VALUE, GuardOutcome.FAILED, *values, "unread")
    lines = {left.reading.line, right.reading.line}
    if len(lines) == 1 or lines & {ANY.line, ABSENT.line}:
        return Check(Guard.VALUE, GuardOutcome.PASSED, *values)
    measured = all(line.startswith("quantity ") for line in lines)
    return Check(Guard.UNIT if measured else Guard.VALUE, GuardOutcome.FAILED, *values)


def _conflict(kind: str, checks: list[Check], containment: Containment = Containment.SAME) -> Judgement:
    possible = any(check.unknown for check in checks)
    relation = Relation.POSSIBLE_CONFLICT if possible else Relation.CONFLICT
    return Judgement(relation=relation, checks=tuple(checks), kind=kind, containment=containment)


def _apart(left: Entry, right: Entry, checks: list[Check]) -> Judgement:
    relation = Relation.INCOMPARABLE
    if checks[-1].guard in (Guard.TIME, Guard.EXTENT) and checks[-1].detail is None:
        mine = left.setting.extent if checks[-1].guard is Guard.EXTENT else left.times
        theirs = right.setting.extent if checks[-1].guard is Guard.EXTENT else right.times
        if mine is not None and theirs is not None:
            if mine.earliest_start > theirs.latest_end:
                relation = Relation.SUCCEEDS
            elif theirs.earliest_start > mine.latest_end:
                relation = Relation.PRECEDES
    return Judgement(relation=relation, checks=tuple(checks))


def moved_back(left: Entry, right: Entry) -> Clash | None:
    """Return how a running count is lower later than it was before, or higher, where it only falls."""
    trend = left.trend
    if trend is None or left.times is None or right.times is None or not excluding(left, right):
        return None
    earlier, later = (left, right) if left.times < right.times else (right, left)
    found = excess(earlier, later) if trend is Trend.INCREASING else excess(later, earlier)
    return None if found is None else Clash("order", found.soft)
