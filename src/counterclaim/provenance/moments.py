"""What had been said by a day, as far as the record tells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime

from counterclaim.case import CaseView, FrozenCase
from counterclaim.checks import shown
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Evidence,
    Note,
    Rebuttal,
    Record,
    ReplyRequest,
    Review,
    Snapshot,
    references,
)
from counterclaim.values.dates import DateSpan

__all__ = ["Moments", "as_of"]


def as_of(case: CaseView, day: date) -> FrozenCase:
    """
    Return *case* as it was on *day*: without what came up only later.

    Left out are attributions, claims, rebuttals, evidence, reviews, requests for a reply and notes, and later
    documents that nothing names any more; everything else stays. An attribution came up when it was said,
    else when its document was published; undated, with what it passes on, else with what passes it on. Claims
    and rebuttals came up with their attributions; undated, what answers or is about another record came up
    with it. Where nothing tells, it stays: unknown is not later. Of a date that is not exact, the earliest
    day counts. This is about when something was said, not about when it was recorded.

    Raises:
        TypeError: *day* is no day.
    """
    if not isinstance(day, date):
        message = f"expected the day as date(2019, 10, 17), found {shown(day)}"
        raise TypeError(message)
    last = day.date() if isinstance(day, datetime) else day
    moments = Moments(case)
    kept = {record.id: record for record in case if (moments.of(record) or date.min) <= last}
    later = _later_papers(kept.values(), last)
    return FrozenCase(record for record in kept.values() if record.id not in later)


def _later_papers(records: Collection[Record], day: date) -> set[str]:
    """Return the documents among *records* published after *day* that no other names, and their snapshots."""
    papers = [record for record in records if isinstance(record, Document | Snapshot)]
    named = {
        reference.id
        for record in records
        if not isinstance(record, Document | Snapshot)
        for reference in references(record)
    }
    later = {
        paper.id
        for paper in papers
        if isinstance(paper, Document)
        and paper.id not in named
        and (_first(paper.published) or date.min) > day
    }
    snapshots = (paper for paper in papers if isinstance(paper, Snapshot) and paper.document in later)
    return later.union(paper.id for paper in snapshots if paper.id not in named)


class Moments:
    """The days on which the records of a case came up; the case is not to change meanwhile."""

    def __init__(self, case: CaseView) -> None:
        self._case = case
        stated = ((record.id, self._stated(record)) for record in case)
        self._days = {id: day for id, day in stated if day is not None}
        for _ in range(2):  # once more with what the way back has dated
            self._spread(self._passing_on, latest=True)
            self._spread(self._passed_on, latest=False)
        for _ in range(2):  # once more with the claims that only a rebuttal puts forward
            self._date_by_attributions()
            self._spread(self._answering, latest=True)

    def of(self, record: Record) -> date | None:
        """Return the day on which *record* came up; `None` where nothing tells."""
        return self._days.get(record.id)

    def _stated(self, record: Record) -> date | None:
        """Return the day that *record* itself states, or the document in which it stands."""
        if isinstance(record, Attribution):
            return _first(record.said) or self._published(record.document)
        if isinstance(record, Evidence | Review):
            return self._published(record.document)
        if isinstance(record, ReplyRequest):
            return _first(record.asked)
        return _first(record.at) if isinstance(record, Note) else None

    def _published(self, document: str | None) -> date | None:
        found = None if document is None else self._case.get(document, Document)
        return None if found is None else _first(found.published)

    def _spread(self, following: Callable[[str], Iterable[Record]], *, latest: bool) -> None:
        """Date what is undated and *following* something dated; by the latest or earliest of several."""
        days = self._days
        for id in sorted(days, key=lambda id: (days[id], id), reverse=latest):
            waiting = [id]
            while waiting:
                for record in following(waiting.pop()):
                    if record.id not in days:
                        days[record.id] = days[id]
                        waiting.append(record.id)

    def _passing_on(self, id: str) -> Iterable[Record]:
        return self._case.relaying(id)

    def _passed_on(self, id: str) -> Iterable[Record]:
        found = self._case.get(id, Attribution)
        relayed = (self._case.get(one, Attribution) for one in found.relays) if found else ()
        return (entry for entry in relayed if entry is not None)

    def _answering(self, id: str) -> Iterable[Record]:
        """Yield what answers the record *id*, or is about it."""
        case = self._case
        yield from case.rebuttals(id)
        yield from case.evidence(id)
        yield from case.reviews(id)
        yield from case.notes(id)
        yield from (one for one in case.referring(id) if isinstance(one, ReplyRequest))

    def _date_by_attributions(self) -> None:
        """Date claims and rebuttals by the earliest word of them, where no word of them is undated."""
        types: tuple[type[Claim | Rebuttal], ...] = (Rebuttal, Claim)
        found: dict[tuple[type, str], date | None] = {}
        for type_ in types:
            for record in self._case.of_type(type_):
                if record.id not in self._days:
                    key = (type_, self._case.same(record)[0])  # what is the same has the same words
                    if key not in found:
                        found[key] = self._day_of_words(record)
                    day = found[key]
                    if day is not None:
                        self._days[record.id] = day

    def _day_of_words(self, record: Claim | Rebuttal) -> date | None:
        days = [self._days.get(one.id) for one in self._words_of(record)]
        known = [day for day in days if day is not None]
        return min(known) if known and len(known) == len(days) else None

    def _words_of(self, record: Claim | Rebuttal) -> list[Record]:
        """Return what tells of *record*; of a claim that nobody says, the rebuttals that name it."""
        case = self._case
        same = case.same(record)
        told: list[Record] = [entry for id in same for entry in case.attributions(id)]
        if isinstance(record, Claim):
            told += [rebuttal for id in same for rebuttal in case.proposing(id)]
            told = told or [rebuttal for id in same for rebuttal in case.rebuttals(id)]
        return told


def _first(span: DateSpan | None) -> date | None:
    return None if span is None else span.first
