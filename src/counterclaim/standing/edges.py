"""What attacks and what supports each record of a case."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from counterclaim.case import CaseView
from counterclaim.case.ownership import withdraws
from counterclaim.conflicts.conflict import STATED, Conflict, record_of
from counterclaim.model import Attribution, Claim, Direction, Evidence, Rebuttal, RebuttalKind, Record
from counterclaim.provenance import terminal_attributions

__all__ = ["Attack", "Disputable", "Edges"]

#: What has a standing. Reviews are shown beside; they neither support nor attack.
Disputable: TypeAlias = Claim | Attribution | Rebuttal | Evidence


class Attack(NamedTuple):
    """
    Something that attacks a record.

    Attributes:
        by: The id of the attacker.
        own: Whether it is a retraction or correction by those whose word the record is: it is not attacked
            back, and nothing stands against it.
    """

    by: str
    own: bool = False


class Edges:
    """
    The attacks and the support of a case, read from its records when asked for.

    A retraction or correction attacks one way where it comes from those who said it, or from the publisher of
    the document. Denials, disputes, undercuts, evidence against and definite conflicts attack both ways: word
    against word. So does a retraction of somebody else's word, which is a dispute by its nature. A
    qualification, a possible conflict, and one that a note settles attack nothing.

    Attributes:
        case: The case.
        blocks: The conflicts that stand for more than one pair, or hold between more than two claims.
    """

    def __init__(self, case: CaseView, conflicts: Iterable[Conflict]) -> None:
        self.case = case
        self.blocks: list[Conflict] = []
        self._partners: dict[str, dict[str, None]] = {}
        self._blocks_of: dict[str, list[int]] = {}
        for conflict in conflicts:
            if conflict.definite and not conflict.settled and conflict.kind not in STATED:
                self._take(conflict)

    def attacks(self, record: Disputable) -> Iterator[Attack]:
        """Yield what attacks *record*, including what it attacks itself, which strikes back."""
        yield from self.challenges(record)
        if isinstance(record, Rebuttal) and record.kind is not RebuttalKind.QUALIFICATION:
            for id in record.targets:
                target = self._disputable(id)
                if target is not None and id != record.id and not withdraws(self.case, record, target):
                    yield Attack(id)
        elif isinstance(record, Evidence) and record.direction is Direction.UNDERMINES:
            target = self._disputable(record.bears_on)
            if target is not None and target.id != record.id:
                yield Attack(target.id)

    def in_dispute(self) -> Iterator[str]:
        """Yield the ids of all that attacks or is attacked; of other records `attacks` yields nothing."""
        for rebuttal in self.case.of_type(Rebuttal):
            yield rebuttal.id
            yield from rebuttal.targets
        for evidence in self.case.of_type(Evidence):
            yield evidence.id
            yield evidence.bears_on
        yield from self._partners

    def challenges(self, record: Disputable) -> Iterator[Attack]:
        """Yield what answers *record*: rebuttals and evidence aimed at it, and claims in conflict with it."""
        for rebuttal in self.case.rebuttals(record):
            if rebuttal.kind is not RebuttalKind.QUALIFICATION and rebuttal.id != record.id:
                yield Attack(rebuttal.id, withdraws(self.case, rebuttal, record))
        for evidence in self.case.evidence(record):
            if evidence.direction is Direction.UNDERMINES and evidence.id != record.id:
                yield Attack(evidence.id)
        for id in self._partners.get(record.id, ()):
            if self._disputable(id) is not None:
                yield Attack(id)

    def supporters(self, records: Sequence[Disputable]) -> dict[str, Collection[str]]:
        """
        Return the groups of each of which *records* need one that stands; none where they need none.

        *records* are one record, or several that were judged the same. What rests on a report that is not on
        record needs nothing: unknown is not fallen.
        """
        record = records[0]
        if isinstance(record, Claim):
            said = dict.fromkeys(entry.id for entry in terminal_attributions(self.case, record))
            for one in records:
                said.update(dict.fromkeys(rebuttal.id for rebuttal in self.case.proposing(one)))
            return {"said": said}
        if isinstance(record, Attribution):
            return self._relayed(record)
        return self._makers([one for one in records if isinstance(one, Rebuttal)])

    def blocks_of(self, id: str) -> Collection[int]:
        """Return the places, among the blocks, of those in which the record *id* takes part."""
        return self._blocks_of.get(id, ())

    def record_of(self, address: str) -> str:
        """Return the id of the record that stands on a side of a conflict, as itself or by a statement."""
        return record_of(address, self.case)

    def partners(self, id: str) -> Collection[str]:
        """Return the ids of what is in conflict with the record *id*, whether it is on record or not."""
        return self._partners.get(id, ())

    def _relayed(self, attribution: Attribution) -> dict[str, Collection[str]]:
        relays = dict.fromkeys(attribution.relays)
        known = all(self.case.get(id, Attribution) is not None for id in relays)
        return {} if attribution.first_hand or not relays or not known else {"relayed": relays}

    def _makers(self, rebuttals: Sequence[Rebuttal]) -> dict[str, Collection[str]]:
        needed: dict[str, Collection[str]] = {}
        if any(map(self.case.attributions, rebuttals)):
            needed["said"] = [entry.id for entry in terminal_attributions(self.case, rebuttals[0])]
        if rebuttals and all(map(_names_evidence_only, rebuttals)):
            evidence = dict.fromkeys(id for rebuttal in rebuttals for id in rebuttal.evidence)
            if all(self.case.get(id, Evidence) is not None for id in evidence):
                needed["evidence"] = evidence
        return needed

    def _disputable(self, id: str) -> Record | None:
        found = self.case.get(id)
        return found if isinstance(found, Disputable) else None

    def _take(self, conflict: Conflict) -> None:
        sides = [tuple(dict.fromkeys(map(self.record_of, side))) for side in conflict.sides]
        if conflict.pairs == 1 and len(sides) == 2 and len(sides[0]) == len(sides[1]) == 1:
            left, right = sides[0][0], sides[1][0]
            self._partners.setdefault(left, {})[right] = None
            self._partners.setdefault(right, {})[left] = None
            return
        for id in dict.fromkeys(id for side in sides for id in side):
            self._blocks_of.setdefault(id, []).append(len(self.blocks))
        self.blocks.append(conflict)


def _names_evidence_only(rebuttal: Rebuttal) -> bool:
    text = rebuttal.text is not None and bool(rebuttal.text.strip())
    return bool(rebuttal.evidence) and not text and rebuttal.counterclaim is None
