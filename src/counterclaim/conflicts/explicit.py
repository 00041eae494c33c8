"""The conflicts that sources state themselves: denials, disputes, undercuts, corrections, retractions."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.conflicts.conflict import Conflict, ConflictCertainty
from counterclaim.conflicts.finder import Finder
from counterclaim.conflicts.relations import Guard
from counterclaim.model import Certainty, Claim, Rebuttal, RebuttalKind, Record

__all__ = ["explicit_conflicts"]

_SETTLING = frozenset({RebuttalKind.CORRECTION, RebuttalKind.RETRACTION})


def explicit_conflicts(finder: Finder) -> Iterator[Conflict]:
    """Yield a conflict for each record that a rebuttal aims at; a qualification attacks nothing."""
    case = finder.entries.case
    for rebuttal in case.of_type(Rebuttal):
        if rebuttal.kind is not RebuttalKind.QUALIFICATION:
            for id in dict.fromkeys(rebuttal.targets):
                target = case.get(id)
                if target is not None and target.id != rebuttal.id:
                    yield _conflict(finder, rebuttal, target)


def _conflict(finder: Finder, rebuttal: Rebuttal, target: Record) -> Conflict:
    kind = rebuttal.kind.value
    firm = _firm(finder, rebuttal)
    settled_by = (
        *_settled_by(finder, rebuttal, target),
        *finder.notes.settling(kind, [[target.id], [rebuttal.id]]),
    )
    return Conflict(
        kind=kind,
        sides=((target.id,), (rebuttal.id,)),
        rule=finder.rule(kind),
        certainty=ConflictCertainty.DEFINITE if firm else ConflictCertainty.POSSIBLE,
        unknown=() if firm else (Guard.COMMITMENT.value,),
        severity=finder.rule_set.weight(kind, open_=firm and not settled_by),
        settled_by=settled_by,
    )


def _firm(finder: Finder, rebuttal: Rebuttal) -> bool:
    """Return whether it is certain that its source makes the rebuttal."""
    own = [act for act in finder.entries.case.attributions(rebuttal) if act.source == rebuttal.by]
    disowned = finder.entries.holders.disowned
    return not own or any(act.certainty is Certainty.CERTAIN and act.id not in disowned for act in own)


def _settled_by(finder: Finder, rebuttal: Rebuttal, target: Record) -> tuple[str, ...]:
    withdrawals = finder.entries.holders.withdrawals
    found = set(withdrawals.of(rebuttal.id))
    if isinstance(target, Claim):
        found.update(finder.entries.holders.settled_by(target))
    else:
        # A correction or retraction that stands settles what it aims at, itself included.
        found.update(
            id for id in withdrawals.of(target.id) if id != rebuttal.id or rebuttal.kind in _SETTLING
        )
    return tuple(sorted(found))
