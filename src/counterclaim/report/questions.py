"""Open questions: what the record does not say, and somebody could find out."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.model import (
    CaseInfo,
    Claim,
    ClaimKind,
    Document,
    Outcome,
    ReplyRequest,
    Snapshot,
    UnnamedSource,
)
from counterclaim.provenance.own_word import has_origin
from counterclaim.report.blocks import Block, Listing, Paragraph
from counterclaim.report.context import Context, Row
from counterclaim.report.lines import Line, comma, named, pieces
from counterclaim.values import DateSpan
from counterclaim.words import Words, short

__all__ = ["QuestionRow", "embargo_line", "question_blocks", "question_rows"]

#: The questions, in the order in which they are shown.
KINDS = (
    "embargo",
    "review-overdue",
    "accuser-unstated",
    "accused-unstated",
    "origin-unstated",
    "unattributed",
    "conditional",
    "no-reply",
    "reply-pending",
    "unnamed-source",
    "no-date",
    "document-undated",
    "document-unpublished",
    "no-snapshot",
)
#: Questions that usually concern many records, which are listed by their ids alone.
_BY_ID = frozenset({"no-date", "document-undated", "document-unpublished", "no-snapshot"})


@frozen(kw_only=True)
class QuestionRow(Row):
    """
    Something that the record leaves open.

    Attributes:
        kind: Which question it is, as `accuser-unstated`.
        text: The wording of the record that it is about, in short.
        detail: What more is to be said of it.
    """

    kind: str
    text: str
    detail: str | None = None


def embargo_line(context: Context) -> str | None:
    """Return that nothing of the case may be published yet, and until when, where it is under embargo."""
    for info in context.case.of_type(CaseInfo):
        if _is_under_embargo(context, info):
            return context.words("report.embargo", date=short(context.words.date(info.embargo_until)))
    return None


def question_rows(context: Context) -> tuple[QuestionRow, ...]:
    """Return a row for each open question, by kind, then in the order of the records."""
    found: dict[str, list[QuestionRow]] = {kind: [] for kind in KINDS}
    for row in _all(context):
        found[row.kind].append(row)
    return tuple(row for rows in found.values() for row in rows)


def question_blocks(rows: Sequence[QuestionRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*: a list a question."""
    groups: dict[str, list[QuestionRow]] = {}
    for row in rows:
        groups.setdefault(row.kind, []).append(row)
    for kind, group in groups.items():
        title = words(f"question.{kind}")
        if kind in _BY_ID:
            yield Paragraph((f"{title}: ", *pieces(comma(named(row.records[0]) for row in group))))
        else:
            yield Listing(tuple(map(_item, group)), title=title)


def _item(row: QuestionRow) -> Line:
    return (named(row.records[0]), f": {row.text}", f" ({row.detail})" if row.detail else "")


class _Classes:
    """What is known of claims together with those that were judged the same as they are."""

    def __init__(self, case: CaseView) -> None:
        self._case = case
        asked = {id for request in case.of_type(ReplyRequest) for id in request.about}
        self._attributed: set[str] = set()
        self._answered: set[str] = set()
        for claim in case.of_type(Claim):
            attributions = case.attributions(claim)
            if attributions:
                self._attributed.add(self._head(claim))
            if claim.id in asked or case.rebuttals(claim) or any(map(case.rebuttals, attributions)):
                self._answered.add(self._head(claim))

    def attributed(self, claim: Claim) -> bool:
        """Return whether anybody is on record for *claim*."""
        return self._head(claim) in self._attributed

    def answered(self, claim: Claim) -> bool:
        """Return whether anybody objected to *claim*, or was asked about it."""
        return self._head(claim) in self._answered

    def _head(self, claim: Claim) -> str:
        return self._case.same(claim)[0]


def _all(context: Context) -> Iterator[QuestionRow]:
    yield from _of_case(context)
    classes = _Classes(context.case)
    for claim in context.case.of_type(Claim):
        for kind in _of_claim(context.case, claim, classes):
            yield _row(kind, claim.id, claim.text)
        if claim.assuming:
            others = context.words("question.if", claims=context.words.joined(list(claim.assuming)))
            yield _row("conditional", claim.id, claim.text, others)
    for request in context.case.of_type(ReplyRequest):
        yield from _of_request(context, request)
    for source in context.case.of_type(UnnamedSource):
        yield _row("unnamed-source", source.id, source.name, source.reason)
    kept = {snapshot.document for snapshot in context.case.of_type(Snapshot)}
    for document in context.case.of_type(Document):
        yield from _of_document(document, kept)


def _row(kind: str, record: str, text: str, detail: str | None = None) -> QuestionRow:
    return QuestionRow(kind=kind, records=(record,), text=short(text), detail=detail)


def _of_case(context: Context) -> Iterator[QuestionRow]:
    for info in context.case.of_type(CaseInfo):
        title = info.title or info.id
        if _is_under_embargo(context, info):
            yield _row("embargo", info.id, title, context.words.date(info.embargo_until))
        if info.review_by is not None and _is_past(context, info.review_by):
            yield _row("review-overdue", info.id, title, context.words.date(info.review_by))


def _is_under_embargo(context: Context, info: CaseInfo) -> bool:
    return info.embargo_until is not None and not _is_past(context, info.embargo_until)


def _is_past(context: Context, span: DateSpan) -> bool:
    """Return whether every day that *span* may mean is over; never where today is not known."""
    return context.today is not None and span.last is not None and span.last < context.today


def _of_claim(case: CaseView, claim: Claim, classes: _Classes) -> Iterator[str]:
    if not classes.attributed(claim):
        if case.rebuttals(claim):
            yield "accuser-unstated"
        elif not case.proposing(claim):
            yield "unattributed"
    if claim.kind is ClaimKind.ACCUSATION:
        if not claim.accuses:
            yield "accused-unstated"
        if not classes.answered(claim):
            yield "no-reply"
    attributions = case.attributions(claim)
    if any(not entry.relays and not has_origin(entry) for entry in attributions):
        yield "origin-unstated"
    origins = list(filter(has_origin, attributions))
    if origins and not any(entry.said for entry in origins):
        yield "no-date"


def _of_request(context: Context, request: ReplyRequest) -> Iterator[QuestionRow]:
    if request.outcome is not Outcome.PENDING:
        return
    detail = None
    if request.deadline is not None:
        key = "question.overdue" if _is_past(context, request.deadline) else "question.until"
        detail = context.words(key, date=context.words.date(request.deadline))
    yield _row("reply-pending", request.id, context.party(request.to).name, detail)


def _of_document(document: Document, kept: Container[str]) -> Iterator[QuestionRow]:
    name = document.title or document.url or document.id
    if document.published is None:
        yield _row("document-undated", document.id, name)
    if document.publisher is None:
        yield _row("document-unpublished", document.id, name)
    if document.url is not None and document.id not in kept:
        yield _row("no-snapshot", document.id, name)
