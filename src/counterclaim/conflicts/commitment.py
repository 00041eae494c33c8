"""Who holds the claims of a case, how firmly, and whether what they rest on was withdrawn since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set

from counterclaim.case import CaseView
from counterclaim.case.ownership import withdraws
from counterclaim.model import Attribution, Certainty, Claim, Rebuttal, RebuttalKind
from counterclaim.provenance import Commitment, commitments, terminal_attributions

__all__ = ["Holders", "Withdrawals"]

_DISOWNING = frozenset({RebuttalKind.DENIAL, RebuttalKind.UNDERCUT})


class Withdrawals:
    """
    The corrections and retractions of a case that stand, by what they take back for those who said it.

    One stands where nothing that stands retracts it; of those that retract each other in a circle, none does.
    """

    def __init__(self, case: CaseView) -> None:
        withdrawing = {
            rebuttal.id: {id for id in rebuttal.targets if _takes_back(case, rebuttal, id)}
            for rebuttal in case.of_type(Rebuttal)
        }
        self._by_target: dict[str, list[str]] = {}
        for id in _standing({id: targets for id, targets in withdrawing.items() if targets}):
            for target in withdrawing[id]:
                self._by_target.setdefault(target, []).append(id)

    def of(self, id: str) -> tuple[str, ...]:
        """Return the ids of what withdraws or corrects the record *id*, in their order."""
        found = self._by_target.get(id)
        return () if found is None else tuple(sorted(set(found)))


def _takes_back(case: CaseView, rebuttal: Rebuttal, target: str) -> bool:
    found = case.get(target)
    return found is not None and withdraws(case, rebuttal, found)


def _standing(withdrawing: Mapping[str, Set[str]]) -> list[str]:
    """Return the ids that stand: each is decided once everything that aims at it is."""
    aims = {id: targets & withdrawing.keys() for id, targets in withdrawing.items()}
    undecided = dict.fromkeys(withdrawing, 0)
    for targets in aims.values():
        for target in targets:
            undecided[target] += 1
    stands = {id: True for id, count in undecided.items() if count == 0}
    waiting = list(stands)
    while waiting:
        id = waiting.pop()
        for target in aims[id] - stands.keys():
            undecided[target] -= 1
            if stands[id] or undecided[target] == 0:
                stands[target] = not stands[id]
                waiting.append(target)
    return [id for id, standing in stands.items() if standing]


class Holders:
    """
    Who is committed to the claims of a case; looked up once a claim.

    `withdrawals` are its corrections and retractions, `disowned` the ids that a denial or undercut aims at.
    """

    def __init__(self, case: CaseView) -> None:
        self._case = case
        self.withdrawals = Withdrawals(case)
        self.disowned = {
            target
            for rebuttal in case.of_type(Rebuttal)
            if rebuttal.kind in _DISOWNING and not self.withdrawals.of(rebuttal.id)
            for target in rebuttal.targets
        }
        self._commitments: dict[str, tuple[Commitment, ...]] = {}
        self._standing: dict[str, tuple[Commitment, ...]] = {}

    def of(self, claim: Claim) -> tuple[Commitment, ...]:
        """Return who is committed to *claim*."""
        found = self._commitments.get(claim.id)
        if found is None:
            found = self._commitments[claim.id] = commitments(self._case, claim)
        return found

    def certain(self, claim: Claim) -> bool:
        """Return whether somebody holds *claim* as certain, and no denial or undercut says they do not."""
        return any(
            held.certainty is Certainty.CERTAIN and held.rests_on.id not in self.disowned
            for held in self.of(claim)
        )

    def still(self, claim: Claim) -> tuple[Commitment, ...]:
        """Return who is committed to *claim* on a chain that nobody corrected or withdrew."""
        found = self._standing.get(claim.id)
        if found is None:
            found = self._standing[claim.id] = tuple(self._unwithdrawn(claim))
        return found

    def named(self, claim: Claim) -> tuple[Commitment, ...]:
        """Return whom to name for *claim*: who still holds it; where nobody does, who did."""
        return self.still(claim) or self.of(claim)

    def settled_by(self, claim: Claim) -> tuple[str, ...]:
        """Return the corrections and retractions after which nobody is committed to *claim* any more."""
        if not self.of(claim) or self.still(claim):
            return ()
        told = [*self._case.attributions(claim), *self._case.proposing(claim)]
        told += [act for rebuttal in self._case.proposing(claim) for act in self._case.attributions(rebuttal)]
        told += [act for id in self._case.same(claim) for act in self._case.attributions(id)]
        return tuple(sorted({id for record in told for id in self.withdrawals.of(record.id)}))

    def _unwithdrawn(self, claim: Claim) -> Iterator[Commitment]:
        live: set[str] | None = None
        for held in self.of(claim):
            rests_on = held.rests_on
            if isinstance(rests_on, Rebuttal):
                if self._rebuttal_stands(rests_on):
                    yield held
            else:
                if live is None or rests_on.of != claim.id:
                    live = self._live(rests_on.of)
                if rests_on.id in live:
                    yield held

    def _rebuttal_stands(self, rebuttal: Rebuttal) -> bool:
        if self.withdrawals.of(rebuttal.id):
            return False
        return not self._case.attributions(rebuttal) or bool(self._live(rebuttal.id))

    def _live(self, record: str) -> set[str]:
        """Return the attributions of *record* from which a chain leads to us that nobody withdrew."""
        waiting = self._standing_among(terminal_attributions(self._case, record))
        live = {attribution.id for attribution in waiting}
        while waiting:
            relayed = (self._case.get(id, Attribution) for id in waiting.pop().relays)
            for attribution in self._standing_among(entry for entry in relayed if entry is not None):
                if attribution.id not in live:
                    live.add(attribution.id)
                    waiting.append(attribution)
        return live

    def _standing_among(self, attributions: Iterable[Attribution]) -> list[Attribution]:
        return [entry for entry in attributions if not self.withdrawals.of(entry.id)]
