"""
When it happened, when it was said, when it was published and when it was fetched: four things that differ.

A date is never filled from another. What has none is counted.
"""

from __future__ import annotations

import enum
from datetime import UTC, date, datetime

from attrs import field, frozen

from counterclaim.case import CaseView
from counterclaim.formats.pictures.labels import Labels
from counterclaim.model import Attribution, Claim, Document, Rebuttal, ReplyRequest, Snapshot
from counterclaim.values import DateSpan, Period, Precision
from counterclaim.words import Words, short

__all__ = ["Moment", "MomentKind", "Timeline", "timeline"]


#: Records that are named where a date is of several.
_NAMED = 3


class MomentKind(enum.Enum):
    """
    What a date is of; each kind has a shape of its own.

    `EVENT` is when a claim holds, `SAID` when something was said, `PUBLISHED` and `MODIFIED` are of
    documents, `FETCHED` of snapshots, `ASKED` and `DEADLINE` of replies that were asked for.
    """

    EVENT = "event"
    SAID = "said"
    PUBLISHED = "published"
    MODIFIED = "modified"
    FETCHED = "fetched"
    ASKED = "asked"
    DEADLINE = "deadline"


@frozen(kw_only=True)
class Moment:
    """
    A date on record, and what it is of.

    Attributes:
        kind: What it is of.
        first: The first day that it may be; `None` where that is open.
        last: The last day that it may be; `None` where that is open.
        approximate: Whether the wording says "about".
        throughout: Whether it lasts from the first to the last day, rather than being one of them.
        when: The date in words.
        text: What it is of, in a few words.
        records: The ids of the records; the first is the one that has the date.
    """

    kind: MomentKind
    first: date | None
    last: date | None
    approximate: bool = False
    throughout: bool = False
    when: str
    text: str
    records: tuple[str, ...]


@frozen(kw_only=True)
class Timeline:
    """
    The dates of a case, by kind and then by date.

    Attributes:
        moments: The dates.
        without: The ids of the records of a kind that have no date; kinds without any are left out.
    """

    moments: tuple[Moment, ...]
    without: tuple[tuple[MomentKind, tuple[str, ...]], ...]

    @property
    def undated(self) -> tuple[tuple[MomentKind, int], ...]:
        """How many records of a kind have no date."""
        return tuple((kind, len(records)) for kind, records in self.without)


def timeline(case: CaseView, *, language: str = "en") -> Timeline:
    """
    Return when what is on record happened, was said, published, changed, fetched, asked and due.

    When a claim holds is stated by few, so claims without are not counted as undated.

    Raises:
        ValueError: There are no words in *language*.
    """
    gatherer = _Gatherer(Labels(case, Words(language)))
    for claim in case.of_type(Claim):
        if claim.during is not None:
            gatherer.add_period(claim.during, claim)
    for attribution in case.of_type(Attribution):
        gatherer.add_said(attribution)
    for document in case.of_type(Document):
        text = gatherer.document(document.id)
        gatherer.add(MomentKind.PUBLISHED, document.published, text, (document.id,))
        if document.modified is not None:
            gatherer.add(MomentKind.MODIFIED, document.modified, text, (document.id,))
    for snapshot in case.of_type(Snapshot):
        gatherer.add_fetched(snapshot)
    for request in case.of_type(ReplyRequest):
        gatherer.add_asked(request)
    return gatherer.timeline()


@frozen(eq=False)
class _Gatherer:
    labels: Labels
    moments: list[Moment] = field(factory=list, init=False)
    without: dict[MomentKind, list[str]] = field(factory=dict, init=False)

    def name(self, id: str) -> str:
        return short(self.labels.name(id), 80)

    def document(self, id: str) -> str:
        """Return a document without its date, which stands at the time itself."""
        record = self.labels.case.get(id, Document)
        if record is not None and record.title:
            return short(record.title)
        publisher = None if record is None else record.publisher
        return self.name(publisher) if publisher else (record and record.kind) or id

    def add_period(self, during: Period, claim: Claim) -> None:
        start, end = during.start, during.end
        first = None if start is None else start.first
        last = None if end is None else end.last
        when = self.labels.words.period(during)
        approximate = any(span is not None and span.approximate for span in (start, end))
        self._put(
            Moment(
                kind=MomentKind.EVENT,
                first=first,
                last=last,
                approximate=approximate,
                throughout=True,
                when=when,
                text=short(claim.text),
                records=(claim.id,),
            )
        )

    def add_said(self, attribution: Attribution) -> None:
        source, record = self.name(attribution.source), self.labels.case.get(attribution.of)
        if not isinstance(record, Rebuttal):
            text = f"{source}: {self._worded(attribution.of)}"
        elif record.by == attribution.source:
            text = f"{source} {self.labels.words(f'picture.{record.kind.value}')}: {self._aims(record)}"
        else:
            act = self.labels.words(f"rebuttal.{record.kind.value}.act", by=self.name(record.by))
            text = f"{source}: {act}: {self._aims(record)}"
        self.add(
            MomentKind.SAID, attribution.said, text, (attribution.id, attribution.of, attribution.source)
        )

    def add_asked(self, request: ReplyRequest) -> None:
        text, records = self.name(request.to), (request.id, request.to, *request.about)
        if request.about:
            text = f"{text}: {self._several(request.about)}"
        self.add(MomentKind.ASKED, request.asked, text, records)
        if request.deadline is not None:
            self.add(MomentKind.DEADLINE, request.deadline, text, records)

    def _aims(self, rebuttal: Rebuttal) -> str:
        """Return what *rebuttal* is aimed at; of a word of one's own, what was said."""
        found = (self.labels.case.get(id, Attribution) for id in rebuttal.targets)
        own = {entry.id: entry.of for entry in found if entry is not None and entry.source == rebuttal.by}
        return self._several(tuple(own.get(id, id) for id in rebuttal.targets))

    def _several(self, ids: tuple[str, ...]) -> str:
        worded = [self._worded(id) for id in ids[: _NAMED + 1]]
        return "; ".join(self.labels.words.first([*worded, *ids[_NAMED + 1 :]], _NAMED))

    def _worded(self, id: str) -> str:
        """Return a claim in its words, and what is about others in a few."""
        record, words = self.labels.case.get(id), self.labels.words
        if isinstance(record, Claim):
            return short(record.text)
        if isinstance(record, Rebuttal):
            return short(words(f"rebuttal.{record.kind.value}.act", by=self.name(record.by)))
        if isinstance(record, Attribution):
            said = self.labels.case.get(record.of, Claim)
            return words(
                "attribution.as",
                source=self.name(record.source),
                said=short(said.text if said else record.of),
            )
        return short(id)

    def add_fetched(self, snapshot: Snapshot) -> None:
        text, records = self.document(snapshot.document), (snapshot.id, snapshot.document)
        if snapshot.fetched_at is None:
            self.add(MomentKind.FETCHED, None, text, records)
            return
        moment = _in_utc(snapshot.fetched_at)
        day = moment.date()
        self._put(
            Moment(
                kind=MomentKind.FETCHED,
                first=day,
                last=day,
                when=f"{day.isoformat()} {moment.time().isoformat('minutes')} UTC",
                text=text,
                records=records,
            )
        )

    def add(self, kind: MomentKind, span: DateSpan | None, text: str, records: tuple[str, ...]) -> None:
        if span is None or span.precision is Precision.UNKNOWN:
            self.without.setdefault(kind, []).append(records[0])
            return
        self._put(
            Moment(
                kind=kind,
                first=span.first,
                last=span.last,
                approximate=span.approximate,
                when=self.labels.words.date(span),
                text=text,
                records=records,
            )
        )

    def timeline(self) -> Timeline:
        kinds = list(MomentKind)
        moments = sorted(self.moments, key=lambda moment: (kinds.index(moment.kind), *_days(moment)))
        without = tuple((kind, tuple(self.without[kind])) for kind in kinds if kind in self.without)
        return Timeline(moments=tuple(moments), without=without)

    def _put(self, moment: Moment) -> None:
        if moment.first is None and moment.last is None:
            self.without.setdefault(moment.kind, []).append(moment.records[0])
        else:
            self.moments.append(moment)


def _in_utc(moment: datetime) -> datetime:
    """Return *moment* in UTC; near the ends of time, where there is no such one, as it is."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment


def _days(moment: Moment) -> tuple[date, date]:
    return moment.first or date.min, moment.last or date.max
