"""What stands of a case after every rebuttal so far, and what one more record changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.case.building import Several, ids_of
from counterclaim.case.view import unknown_id
from counterclaim.codec import paused_collector
from counterclaim.conflicts import Conflict
from counterclaim.errors import StaleStandingsError
from counterclaim.model import Attribution, Document, Evidence, Rebuttal, Record, SameAs
from counterclaim.standing.edges import Edges
from counterclaim.standing.nodes import Nodes
from counterclaim.standing.reasons import Reasons
from counterclaim.standing.standing import Label, Standing, Status

__all__ = ["Standings", "assess", "check_accepted"]


def assess(case: CaseView, *, conflicts: Iterable[Conflict] = (), accepted: Several = ()) -> Standings:
    """
    Return what stands of *case*: of every claim, attribution, rebuttal and piece of evidence.

    *conflicts* are those that `detect` found: definite ones that nothing settles count as challenges. Nothing
    stands against the rebuttals *accepted*, but a retraction or correction by those who made them: that is a
    person's decision, and every reason that hangs on it shows it. Nothing here says what is true.

    Raises:
        UnknownIdError: One of *accepted* is no rebuttal of the case.
    """
    decided = ids_of(accepted)
    check_accepted(case, decided)
    return Standings(case, tuple(conflicts), decided)


def check_accepted(case: CaseView, accepted: Iterable[str]) -> None:
    """Raise `UnknownIdError` where one of *accepted* is no rebuttal of *case*."""
    for id in accepted:
        if case.get(id, Rebuttal) is None:
            raise unknown_id(case, id, expected="rebuttal")


class Standings(Mapping[str, Standing]):
    """
    What stands, by the ids of claims, attributions, rebuttals and evidence, in the order of the records.

    It is made by `assess`, and follows the case by `update` alone.

    Raises:
        StaleStandingsError: It is asked after the case changed, and before it was updated.
    """

    def __init__(self, case: CaseView, conflicts: tuple[Conflict, ...], accepted: tuple[str, ...]) -> None:
        self._case = case
        self._conflicts = conflicts
        self._accepted = accepted
        self._edges = Edges(case, conflicts)
        self._seen = 0
        self._fallen: frozenset[str] | None = None
        self._nodes: Nodes
        self._reasons: Reasons
        self._assess()

    def __getitem__(self, id: RecordOrId) -> Standing:
        return self._reasons.of(self._known(id))

    def __iter__(self) -> Iterator[str]:
        return iter(self._nodes)

    def __len__(self) -> int:
        return len(self._nodes)

    def __repr__(self) -> str:
        return f"<standings of {len(self)} records, {len(self.fallen)} of which have fallen>"

    def _repr_html_(self) -> str:
        """Return the first claims and rebuttals with their status, as a notebook shows them."""
        from counterclaim.standing.showing import standings_html

        return standings_html(self, self._case)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Record):
            return item in self._case and item.id in self._nodes
        return item in self._nodes

    def __reduce__(self) -> tuple[Any, ...]:
        # A copy follows a case of its own, whose changes are counted anew.
        return Standings, (self._case, self._conflicts, self._accepted)

    def status(self, id: RecordOrId) -> Status:
        """
        Return the status alone, without the steps that led there.

        Raises:
            UnknownIdError: There is no standing under *id*.
        """
        return self._reasons.status(self._known(id))

    def label(self, id: RecordOrId) -> Label:
        """
        Return whether a record was in, out or undecided when the case was last looked at.

        Raises:
            UnknownIdError: There is no standing under *id*.
        """
        return Label(self._nodes.labels.labels[self._nodes[self._on_record(id)]])

    def challengers(self, id: RecordOrId) -> tuple[str, ...]:
        """
        Return the ids of what answers a record: rebuttals, evidence against it, claims in conflict with it.

        Raises:
            UnknownIdError: There is no standing under *id*.
        """
        return self._reasons.challengers(self._known(id))

    def taken_back(self, id: RecordOrId) -> tuple[str, ...]:
        """
        Return the ids of the retractions and corrections by those whose word a record is, and that stand.

        Raises:
            UnknownIdError: There is no standing under *id*.
        """
        return self._reasons.taken_back(self._known(id))

    @property
    def accepted(self) -> tuple[str, ...]:
        """The ids of the rebuttals that were accepted."""
        return self._accepted

    @property
    def fallen(self) -> frozenset[str]:
        """The ids of all that is out, for `corroborate`."""
        if self._fallen is None:
            labels = self._nodes.labels.labels
            self._fallen = frozenset(id for id in self._nodes if labels[self._nodes[id]] == Label.OUT)
        return self._fallen

    def update(self, record: Record | None = None) -> dict[str, Label]:
        """
        Take in *record* and whatever else happened to the case since; return the labels that are new, by id.

        Only what hangs on the records that were added is labelled anew; everything is where one of them is a
        judgement of sameness, or where a record was replaced or removed. What is gone is not among those
        returned. The conflicts stay those that were given. Where a claim has very many attributions or
        rebuttals, one more of them costs as much as looking at all of those.

        Raises:
            UnknownIdError: The record is not in the case: add it first. Or a rebuttal that was accepted is
                no longer there.
        """
        if record is not None and record not in self._case:
            raise unknown_id(self._case, record.id, expected="record like this")
        added = self._case.added_since(self._seen)
        if added is None or any(isinstance(one, SameAs) for one in added):
            return self._assess_again()
        self._seen = self._case.changes
        self._fallen = None
        for one in added:
            self._nodes.place(one)
        attacked = {id for one in added for id in (one.id, *self._attacked(one))}
        supported = {id for one in added for id in (one.id, *self._supported(one))}
        self._nodes.refresh(attacked, supported)
        changed = self._nodes.settle()
        self._reasons.forget()
        ids = {id for node in changed for id in self._nodes.members[node]}
        ids.update(one.id for one in added if one.id in self)  # new, whatever their labels
        return {id: self.label(id) for id in sorted(ids)}

    def _known(self, id: RecordOrId) -> str:
        """Return *id*, of which reasons are told as the case is: not before it is looked at again."""
        if self._case.changes != self._seen:
            raise StaleStandingsError(id_of(id))
        return self._on_record(id)

    def _on_record(self, id: RecordOrId) -> str:
        known = id_of(id)
        if known not in self._nodes:
            raise unknown_id(self._case, known, expected="claim, attribution, rebuttal or evidence")
        return known

    def _assess(self) -> None:
        self._seen = self._case.changes
        self._fallen = None
        with paused_collector():  # nodes and their lists hold no cycles
            self._nodes = Nodes(self._edges, self._accepted)
            self._nodes.settle()
        self._reasons = Reasons(self._edges, self._nodes)

    def _assess_again(self) -> dict[str, Label]:
        check_accepted(self._case, self._accepted)
        labels = self._nodes.labels.labels
        before = {id: Label(labels[self._nodes[id]]) for id in self}
        self._assess()
        return {id: label for id in self if (label := self.label(id)) != before.get(id)}

    def _attacked(self, record: Record) -> Iterator[str]:
        """Yield the ids of the records whose attackers may have changed with *record*."""
        case = self._case
        yield from (rebuttal.id for rebuttal in case.rebuttals(record))
        yield from (evidence.id for evidence in case.evidence(record))
        yield from self._edges.partners(record.id)
        if isinstance(record, Rebuttal):
            yield from record.targets
        elif isinstance(record, Evidence):
            yield record.bears_on
        elif isinstance(record, Document):  # who publishes it may take back what stands in it
            for entry in self._standing_in(record):
                yield entry.id
                yield from (rebuttal.id for rebuttal in case.rebuttals(entry))

    def _supported(self, record: Record) -> Iterator[str]:
        """Yield the ids of the records whose support may have changed with *record*."""
        case = self._case
        if isinstance(record, Attribution):
            yield record.of
            yield from (relaying.id for relaying in case.relaying(record))
            relayed = (case.get(id, Attribution) for id in record.relays)
            yield from (entry.of for entry in relayed if entry is not None)
        elif isinstance(record, Rebuttal) and record.counterclaim is not None:
            yield record.counterclaim
        elif isinstance(record, Evidence):
            yield from (one.id for one in case.referring(record) if isinstance(one, Rebuttal))
        elif isinstance(record, Document):
            yield from (entry.of for entry in self._standing_in(record))

    def _standing_in(self, document: Document) -> Iterator[Attribution]:
        for entry in self._case.referring(document):
            if isinstance(entry, Attribution) and entry.document == document.id:
                yield entry
