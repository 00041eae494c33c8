"""Comparing two statements of a case, and saying why they can or cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.case.view import unknown_id
from counterclaim.conflicts.conflict import split_address
from counterclaim.conflicts.distance import flip_tolerance, gap
from counterclaim.conflicts.entries import Entries, Entry
from counterclaim.conflicts.guards import Containment
from counterclaim.conflicts.judging import Judge, Judgement
from counterclaim.conflicts.relations import Check, Guard, Relation
from counterclaim.conflicts.rule_set import DEFAULT_RULES, RuleSet
from counterclaim.conflicts.stated import Named, Stated, named, property_name, stated
from counterclaim.conflicts.times import GuardOutcome
from counterclaim.errors import CounterclaimError
from counterclaim.findings import Problem
from counterclaim.model import Claim, Trend
from counterclaim.vocabulary import Vocabulary

__all__ = ["Comparison", "UnknownStatementError", "compare", "compared", "entry_at"]


class UnknownStatementError(CounterclaimError, LookupError):
    """
    A claim has no statement at that place.

    Attributes:
        address: The address that was asked for, as `leak#3`.
        count: How many statements the claim has.
    """

    def __init__(self, address: str, *, count: int) -> None:
        super().__init__(address, count)
        self.address = address
        self.count = count

    def __str__(self) -> str:
        claim = self.address.rpartition("#")[0]
        if not self.count:
            return f"there is no statement {self.address!r}: the claim {claim!r} has none"
        return f"there is no statement {self.address!r}; those of {claim!r} are 0 to {self.count - 1}"


@attrs.frozen(kw_only=True)
class Comparison:
    """
    How one statement stands to another, and what had to be looked at to say so.

    Attributes:
        relation: How the left one stands to the right one.
        left: The left statement; `None` where a claim says nothing in a form that can be compared.
        right: The right statement; likewise.
        checks: Every guard that was looked at; behind the first that failed there are none.
        kind: Of a conflict, its kind.
        gap: How far apart the values are, in `gap_unit`.
        gap_unit: The unit of the gap: that of the left value, or `day`.
        flip_tolerance: The least tolerance at which they would meet, as a share of the number.
        in_part: Whether the one is a total of a part of what the other counts.
        increasing: Of a running count, whether it can only grow; `None` of anything else.
        path: Of dates out of order, the properties from the one to the other, each before the next.
        problems: What is wrong with values that could not be read, or not as they stand.
        rule_set: The thresholds by which the values were read.
    """

    relation: Relation
    left: Stated | None
    right: Stated | None
    checks: tuple[Check, ...] = ()
    kind: str | None = None
    gap: Fraction | None = None
    gap_unit: str | None = None
    flip_tolerance: Fraction | None = None
    in_part: bool = False
    increasing: bool | None = None
    path: tuple[Named, ...] = ()
    problems: tuple[Problem, ...] = ()
    rule_set: RuleSet = DEFAULT_RULES

    @property
    def conflict(self) -> bool:
        """Whether the two cannot both hold, or may not be able to."""
        return self.relation in (Relation.CONFLICT, Relation.POSSIBLE_CONFLICT)


#: Of several statements of two claims, which relation says the most.
_TELLING = (
    Relation.CONFLICT,
    Relation.POSSIBLE_CONFLICT,
    Relation.SUCCEEDS,
    Relation.PRECEDES,
    Relation.EQUAL,
    Relation.REFINES,
    Relation.REFINED_BY,
    Relation.COMPATIBLE,
    Relation.INCOMPARABLE,
)


def compare(
    case: CaseView,
    left: RecordOrId,
    right: RecordOrId,
    *,
    rule_set: RuleSet | None = None,
    vocabulary: Vocabulary | None = None,
) -> Comparison:
    """
    Return how the statement *left* stands to the statement *right*.

    Each is given by its address (`huawei-50#0`) or as a claim. Of several statements of a claim, those two
    are compared of which the most can be said: a conflict before anything else.

    Raises:
        UnknownIdError: There is no such claim.
        UnknownStatementError: The claim has no such statement.
    """
    entries = Entries(
        case, rule_set or DEFAULT_RULES, Vocabulary.default() if vocabulary is None else vocabulary
    )
    judge = Judge(entries)
    mine, theirs = (list(_entries(entries, reference)) for reference in (left, right))
    if not mine or not theirs:
        return Comparison(
            relation=Relation.INCOMPARABLE,
            left=_shown(mine[0], entries) if mine else None,
            right=_shown(theirs[0], entries) if theirs else None,
            checks=(Check(Guard.VALUE, GuardOutcome.FAILED, id_of(left), id_of(right), "no-statement"),),
            rule_set=entries.rule_set,
        )
    pairs = [(one, other) for one in mine for other in theirs if one.address != other.address]
    pairs = pairs or [(mine[0], theirs[0])]
    judged = [(one, other, judge.judge(one, other)) for one, other in pairs]
    return compared(*min(judged, key=_order), judge)


def compared(left: Entry, right: Entry, judgement: Judgement, judge: Judge) -> Comparison:
    """Return the comparison of two statements of which *judge* found *judgement*."""
    entries = judge.entries
    distance = gap(left, right) if judgement.conflict else None
    trend = left.trend
    return Comparison(
        relation=judgement.relation,
        left=_shown(left, entries),
        right=_shown(right, entries),
        checks=tuple(_named(check, entries) for check in judgement.checks),
        kind=judgement.kind,
        gap=None if distance is None else distance[0],
        gap_unit=None if distance is None else distance[1],
        flip_tolerance=flip_tolerance(left, right) if judgement.conflict else None,
        in_part=judgement.containment in (Containment.PART, Containment.WHOLE),
        increasing=None if trend is None else trend is Trend.INCREASING,
        path=_path(left, right, judge) if judgement.kind == "order" else (),
        problems=tuple(
            dict.fromkeys(
                problem for problem in entries.problems if problem.record in (left.claim.id, right.claim.id)
            )
        ),
        rule_set=entries.rule_set,
    )


def _named(check: Check, entries: Entries) -> Check:
    """Return *check* with names for what it looked at, where that is on record."""
    if check.guard is Guard.PROPERTY:
        get = entries.vocabulary.get
        left, right = (property_name(get(str(id)), str(id)) for id in (check.left, check.right))
        return attrs.evolve(check, left=left, right=right)
    return attrs.evolve(check, left=named(entries.case, check.left), right=named(entries.case, check.right))


def _path(left: Entry, right: Entry, judge: Judge) -> tuple[Named, ...]:
    across, vocabulary = judge.across, judge.entries.vocabulary
    one, other = left.statement.property, right.statement.property
    return tuple(
        property_name(vocabulary.get(id), id) for id in across.path(one, other) or across.path(other, one)
    )


def entry_at(entries: Entries, address: str) -> Entry:
    """
    Return the statement at *address*, as `huawei-50#0`.

    Raises:
        UnknownIdError: There is no such claim.
        UnknownStatementError: The claim has no such statement.
    """
    split = split_address(address)
    claim = None if split is None else entries.case.get(split[0], Claim)
    if claim is None or split is None:
        raise unknown_id(entries.case, address if split is None else split[0], expected="claim")
    index = split[1]
    found = entries.of(claim, index) if index < len(claim.statements) else None
    if found is None:
        raise UnknownStatementError(address, count=len(claim.statements))
    return found


def _entries(entries: Entries, reference: RecordOrId) -> Iterator[Entry]:
    id = id_of(reference)
    claim = entries.case.get(id, Claim)
    if claim is None:
        yield entry_at(entries, id)
        return
    for index in range(len(claim.statements)):
        entry = entries.of(claim, index)
        if entry is not None:
            yield entry


def _order(found: tuple[Entry, Entry, Judgement]) -> tuple[int, int, tuple[str, ...]]:
    """Return how little is said of two statements, the same whichever of them comes first."""
    left, right, judgement = found
    rank = min(_TELLING.index(relation) for relation in (judgement.relation, judgement.relation.converse))
    # What failed at a later guard says more than what failed at an earlier one.
    return rank, -len(judgement.checks), tuple(sorted((left.address, right.address)))


def _shown(entry: Entry, entries: Entries) -> Stated:
    return stated(entry, entries.case, entries.holders.named(entry.claim))
