"""How a case is made into a grid: which words stand in which rows, and what joins them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from attrs import field, frozen

from counterclaim.case import CaseView
from counterclaim.conflicts import Conflict
from counterclaim.conflicts.conflict import STATED, record_of
from counterclaim.formats.pictures.grid import Grid, GridRow, Mark, Tie, Wire
from counterclaim.formats.pictures.picture import EdgeKind
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Evidence,
    Judgement,
    Rebuttal,
    RebuttalKind,
    SameAs,
    Source,
)
from counterclaim.provenance import commitments
from counterclaim.provenance.own_word import has_origin

__all__ = ["claim_grid"]

#: A rebuttal that answers more than this is drawn for the first of them.
_MOST_ROWS = 100
#: Answers to answers are followed so far, each way.
_MOST_STEPS = 1_000


def claim_grid(case: CaseView, *, conflicts: Iterable[Conflict] = ()) -> Grid:
    """Return *case* as a grid; *conflicts* are ties in it, except for those that rebuttals state."""
    maker = _GridMaker(case)
    for claim in case.of_type(Claim):
        maker.row(claim.id)
    for attribution in case.of_type(Attribution):
        if not isinstance(case.get(attribution.of), Rebuttal):
            maker.mark_word(attribution)
    for rebuttal in case.of_type(Rebuttal):
        maker.mark_rebuttal(rebuttal)
    for claim in case.of_type(Claim):
        maker.mark_counterclaim(claim)
    for evidence in case.of_type(Evidence):
        maker.mark_evidence(evidence)
    maker.join()
    ties = (*_conflict_ties(case, conflicts), *_stated_ties(case, maker))
    rows = tuple(row.finished() for row in maker.rows.values())
    return Grid(rows=rows, ties=ties, silent=tuple(_silent(case, rows)))


@frozen(eq=False)
class _Row:
    """A row that is being made; *places* say by which mark a record is shown."""

    record: str
    marks: dict[str, Mark] = field(factory=dict)
    places: dict[str, str] = field(factory=dict)
    wires: dict[Wire, None] = field(factory=dict)

    def mark(self, mark: Mark) -> None:
        self.marks.setdefault(mark.record, mark)
        for record in (mark.record, *mark.also):
            self.places.setdefault(record, mark.record)

    def wire(self, tail: str, head: str, kind: EdgeKind) -> None:
        begins, ends = self.places.get(tail), self.places.get(head)
        if begins is not None and head == self.record:
            self.wires[Wire(begins, None, kind)] = None
        elif begins is not None and ends is not None and begins != ends:
            self.wires[Wire(begins, ends, kind)] = None

    def finished(self) -> GridRow:
        return GridRow(record=self.record, marks=tuple(self.marks.values()), wires=tuple(self.wires))


class _GridMaker:
    """Makes the rows of one case: first the marks, then what joins them."""

    def __init__(self, case: CaseView) -> None:
        self.rows: dict[str, _Row] = {}
        self._case = case
        self._joining: list[partial[None]] = []

    def row(self, record: str) -> _Row:
        if record not in self.rows:
            self.rows[record] = _Row(record)
        return self.rows[record]

    def rows_of(self, record: str) -> list[_Row]:
        """Return the rows that *record* is about in the end; its own where it is about nothing else."""
        waiting, seen, found = [record], {record}, dict[str, None]()
        while waiting and len(found) < _MOST_ROWS and len(seen) < _MOST_STEPS:
            id = waiting.pop(0)
            aims = self._aims(id)
            if not aims:
                found[id] = None
            for aim in aims:
                if aim not in seen:
                    seen.add(aim)
                    waiting.append(aim)
        return [self.row(id) for id in found or (record,)]

    def mark_word(self, attribution: Attribution) -> None:
        row = self.row(attribution.of)
        act = "reports"
        if attribution.committed:
            claim = self._case.get(attribution.of, Claim)
            act = "states-if" if claim is not None and claim.assuming else "states"
        self._mark_attribution(attribution, act, row)

    def mark_rebuttal(self, rebuttal: Rebuttal) -> None:
        attributions = self._case.attributions(rebuttal)
        own = tuple(entry.id for entry in attributions if _is_own(entry, rebuttal))
        at_word = all(isinstance(self._case.get(target), Attribution) for target in rebuttal.targets)
        act = f"{rebuttal.kind.value}-of-attribution" if at_word else rebuttal.kind.value
        narrows = rebuttal.kind is RebuttalKind.QUALIFICATION
        kind = EdgeKind.QUALIFIES if narrows else EdgeKind.REBUTS
        for row in self.rows_of(rebuttal.id):
            row.mark(Mark(record=rebuttal.id, source=rebuttal.by, act=act, also=own))
            for entry in attributions:
                if not _is_own(entry, rebuttal):
                    self._mark_attribution(
                        entry, "states-rebuttal" if entry.committed else "reports-rebuttal", row
                    )
                    self._join(row, (rebuttal.id,) if not entry.relays else (), entry.id, entry.committed)
            for target in rebuttal.targets:
                self._joining.append(partial(row.wire, rebuttal.id, target, kind))
            for cited in rebuttal.evidence:
                self._joining.append(partial(row.wire, rebuttal.id, cited, EdgeKind.CITES))

    def mark_counterclaim(self, claim: Claim) -> None:
        """Mark who is committed to *claim* by a rebuttal alone."""
        if self._case.attributions(claim):
            return
        for commitment in commitments(self._case, claim):
            mark = Mark(record=commitment.rests_on.id, source=commitment.source, act="states")
            self.row(claim.id).mark(mark)

    def mark_evidence(self, evidence: Evidence) -> None:
        supports = evidence.direction is Direction.SUPPORTS
        kind = EdgeKind.SUPPORTS if supports else EdgeKind.UNDERMINES
        for row in self.rows_of(evidence.id):
            row.mark(Mark(record=evidence.id, source=evidence.by, act=evidence.direction.value))
            self._joining.append(partial(row.wire, evidence.id, evidence.bears_on, kind))

    def join(self) -> None:
        for joining in self._joining:
            joining()

    def _mark_attribution(self, attribution: Attribution, act: str, row: _Row) -> None:
        nobody = not attribution.relays and not has_origin(attribution)
        unstated = nobody and not isinstance(self._case.get(attribution.of), Rebuttal)
        apart = any(not self._is_beside(id, attribution) for id in attribution.relays)
        mark = Mark(record=attribution.id, source=attribution.source, act=act, open=unstated or apart)
        row.mark(mark)
        self._join(row, attribution.relays, attribution.id, attribution.committed)

    def _join(self, row: _Row, tails: Iterable[str], head: str, committed: bool) -> None:
        kind = EdgeKind.STATES if committed else EdgeKind.REPORTS
        self._joining += [partial(row.wire, tail, head, kind) for tail in tails]

    def _is_beside(self, relayed: str, attribution: Attribution) -> bool:
        entry = self._case.get(relayed, Attribution)
        return entry is not None and entry.of == attribution.of

    def _aims(self, id: str) -> tuple[str, ...]:
        record = self._case.get(id)
        if isinstance(record, Attribution):
            return (record.of,)
        if isinstance(record, Evidence):
            return (record.bears_on,)
        return record.targets if isinstance(record, Rebuttal) else ()


def _is_own(attribution: Attribution, rebuttal: Rebuttal) -> bool:
    """Return whether *attribution* says no more than that *rebuttal* was made by who makes it."""
    return attribution.source == rebuttal.by and attribution.committed and not attribution.relays


def _conflict_ties(case: CaseView, conflicts: Iterable[Conflict]) -> Iterator[Tie]:
    for conflict in conflicts:
        if conflict.kind not in STATED:
            members = tuple(dict.fromkeys(record_of(member, case) for member in conflict.members))
            yield Tie(kind=EdgeKind.CONFLICT, tails=members, records=members, possible=not conflict.definite)


def _stated_ties(case: CaseView, maker: _GridMaker) -> Iterator[Tie]:
    for record in case:
        if isinstance(record, Claim) and record.assuming:
            yield Tie(kind=EdgeKind.ASSUMES, tails=(record.id,), heads=record.assuming, records=(record.id,))
        elif isinstance(record, Rebuttal) and record.counterclaim is not None:
            aimed = tuple(row.record for row in maker.rows_of(record.id))
            yield Tie(kind=EdgeKind.INSTEAD, tails=aimed, heads=(record.counterclaim,), records=(record.id,))
        elif isinstance(record, Evidence) and record.basis:
            about = tuple(row.record for row in maker.rows_of(record.id))
            yield Tie(kind=EdgeKind.CITES, tails=about, heads=record.basis, records=(record.id,))
        elif isinstance(record, SameAs) and record.judgement is Judgement.SAME:
            yield Tie(kind=EdgeKind.SAME, tails=(record.left, record.right), records=(record.id,))


def _silent(case: CaseView, rows: Iterable[GridRow]) -> Iterator[str]:
    heard = {mark.source for row in rows for mark in row.marks}
    heard.update(attribution.speaker for attribution in case.of_type(Attribution))
    return (source.id for source in case.of_type(Source) if source.id not in heard)
