"""The rebuttals of a case, and what those concerned were asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from attrs import frozen

from counterclaim.model import Attribution, Outcome, Rebuttal, RebuttalKind, ReplyRequest
from counterclaim.report.blocks import Block, Cell, Column, Table
from counterclaim.report.context import Context, Mention, Party, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import Line, joined, named, phrase
from counterclaim.report.told import Told, told
from counterclaim.standing import Status
from counterclaim.values import DateSpan
from counterclaim.words import Words

__all__ = ["RebuttalRow", "ReplyRow", "rebuttal_blocks", "rebuttal_rows", "reply_blocks", "reply_rows"]

#: Targets of one rebuttal that are shown with their wording.
_TARGETS_SHOWN = 5


@frozen(kw_only=True)
class RebuttalRow(Row):
    """
    A rebuttal: whose it is, what it is aimed at, what is said instead.

    Attributes:
        id: Its id.
        kind: What it does.
        by: Whose it is.
        speaker: Who speaks for them.
        verb: The reporting verb, as worded.
        said: When it was made.
        targets: What it is aimed at.
        text: What they say.
        counterclaim: What they put in its place.
        evidence: The ids of the evidence that they name.
        told: Through whom it came.
        documents: The documents in which it stands.
        standing: The state of the dispute about it.
    """

    id: str
    kind: RebuttalKind
    by: Party
    speaker: Party | None
    verb: str | None
    said: DateSpan | None
    targets: tuple[Mention, ...]
    text: str | None
    counterclaim: Mention | None
    evidence: tuple[str, ...]
    told: Told
    documents: tuple[Mention, ...]
    standing: Status


@frozen(kw_only=True)
class ReplyRow(Row):
    """
    A question put to someone concerned.

    Attributes:
        id: Its id.
        to: Who was asked.
        about: What they were asked about.
        asked: When.
        deadline: Until when an answer was asked for.
        channel: By which way.
        outcome: What came of it.
        answer: The answer.
    """

    id: str
    to: Party
    about: tuple[Mention, ...]
    asked: DateSpan | None
    deadline: DateSpan | None
    channel: str | None
    outcome: Outcome
    answer: str | None


def rebuttal_rows(context: Context) -> Sequence[RebuttalRow]:
    """Return a row for each rebuttal."""
    return LazyRows(context.case.of_type(Rebuttal), partial(_row, context))


def rebuttal_blocks(rows: Sequence[RebuttalRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("rebuttals.id"), least=10, weight=2),
        Column(words("rebuttals.what"), least=16, weight=2),
        Column(words("rebuttals.targets"), least=20, weight=3),
        Column(words("rebuttals.words"), least=16, weight=3),
        Column(words("rebuttals.document"), least=12, weight=2),
        Column(words("rebuttals.standing"), least=10, weight=4),
    )
    cells = tuple(_cells(row, words) for row in rows)
    yield Table(columns, cells, records=tuple(row.records for row in rows))


def reply_rows(context: Context) -> Sequence[ReplyRow]:
    """Return a row for each request for a reply."""
    return LazyRows(context.case.of_type(ReplyRequest), partial(_reply, context))


def reply_blocks(rows: Sequence[ReplyRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("replies.id"), least=10, weight=2),
        Column(words("replies.to"), least=12, weight=2),
        Column(words("replies.about"), least=20, weight=3),
        Column(words("replies.asked"), least=10),
        Column(words("replies.deadline"), least=10),
        Column(words("replies.outcome"), least=12, weight=3),
    )
    cells = tuple(_reply_cells(row, words) for row in rows)
    yield Table(columns, cells, records=tuple(row.records for row in rows))


def _row(context: Context, rebuttal: Rebuttal) -> RebuttalRow:
    attributions = context.case.attributions(rebuttal)
    own = next((entry for entry in attributions if entry.source == rebuttal.by), None)
    documents = dict.fromkeys(entry.document for entry in attributions if entry.document is not None)
    return RebuttalRow(
        records=(rebuttal.id, *(entry.id for entry in attributions), *rebuttal.targets),
        id=rebuttal.id,
        kind=rebuttal.kind,
        by=context.party(rebuttal.by),
        speaker=context.party(own.speaker) if own is not None and own.speaker is not None else None,
        verb=_verb(attributions, own),
        said=None if own is None else own.said,
        targets=tuple(map(context.mention, rebuttal.targets)),
        text=rebuttal.text,
        counterclaim=None if rebuttal.counterclaim is None else context.mention(rebuttal.counterclaim),
        evidence=rebuttal.evidence,
        told=told(context, rebuttal),
        documents=tuple(Mention(id, context.document(id)) for id in documents),
        standing=context.standings.status(rebuttal),
    )


def _reply(context: Context, request: ReplyRequest) -> ReplyRow:
    return ReplyRow(
        records=(request.id, request.to, *request.about),
        id=request.id,
        to=context.party(request.to),
        about=tuple(map(context.mention, request.about)),
        asked=request.asked,
        deadline=request.deadline,
        channel=request.channel,
        outcome=request.outcome,
        answer=request.answer,
    )


def _verb(attributions: tuple[Attribution, ...], own: Attribution | None) -> str | None:
    candidates = [own] if own is not None else list(attributions)
    return next((entry.verb for entry in candidates if entry.verb), None)


def _cells(row: RebuttalRow, words: Words) -> tuple[Cell, ...]:
    return (
        (named(row.id),),
        tuple(_act(row, words)),
        tuple(_targets(row.targets, words)),
        tuple(_said(row, words)),
        (*_through(row), *(document.link for document in row.documents)),
        (words(f"status.{row.standing.value}"),),
    )


def _act(row: RebuttalRow, words: Words) -> Iterator[Line]:
    yield phrase(words, f"rebuttal.{row.kind.value}.act", by=row.by.link)
    if row.speaker is not None:
        yield phrase(words, "rebuttals.speaker", speaker=row.speaker.link)
    if row.verb:
        yield words.quoted(row.verb)
    if row.said is not None:
        yield words.date(row.said)


def _through(row: RebuttalRow) -> Iterator[Line]:
    """Yield who passed it on, where no document says it."""
    if not row.documents:
        yield from (party.link for party in row.told.through)


def _targets(targets: tuple[Mention, ...], words: Words) -> Iterator[Line]:
    for mention in targets[:_TARGETS_SHOWN]:
        yield mention.line
    if len(targets) > _TARGETS_SHOWN:
        yield words("list.more", count=len(targets) - _TARGETS_SHOWN)


def _said(row: RebuttalRow, words: Words) -> Iterator[Line]:
    if row.text:
        yield row.text
    if row.counterclaim is not None:
        yield phrase(words, "rebuttals.instead", claim=row.counterclaim.line)
    if row.evidence:
        evidence = joined(words, list(map(named, row.evidence)))
        yield phrase(words, "rebuttals.evidence", evidence=evidence)


def _reply_cells(row: ReplyRow, words: Words) -> tuple[Cell, ...]:
    outcome = words(f"outcome.{row.outcome.value}")
    return (
        (named(row.id),),
        (row.to.link, *((row.channel,) if row.channel else ())),
        tuple(_targets(row.about, words)),
        (words.date(row.asked),),
        (words.date(row.deadline),),
        (outcome, *((words.quoted(row.answer),) if row.answer else ())),
    )
