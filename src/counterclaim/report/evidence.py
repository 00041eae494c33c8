"""Evidence, and the assessments that others have published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from attrs import frozen

from counterclaim.model import Direction, Evidence, Rating, Review
from counterclaim.report.blocks import Block, Cell, Column, Table
from counterclaim.report.context import Context, Mention, Party, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import joined, named, phrase
from counterclaim.report.verdicts import meaning_text, published_label
from counterclaim.standing.meanings import Meaning, meaning_of
from counterclaim.words import Words

__all__ = ["EvidenceRow", "ReviewRow", "evidence_blocks", "evidence_rows", "review_blocks", "review_rows"]


@frozen(kw_only=True)
class EvidenceRow(Row):
    """
    Material that supports or undermines something on record.

    Attributes:
        id: Its id.
        direction: Which of the two.
        bears_on: What it bears on.
        description: What it is.
        quote: The words in the document.
        by: Who brings it forward.
        document: Where it stands.
        basis: The ids of the claims that it is derived from.
    """

    id: str
    direction: Direction
    bears_on: Mention
    description: str | None
    quote: str | None
    by: Party | None
    document: Mention | None
    basis: tuple[str, ...]


@frozen(kw_only=True)
class ReviewRow(Row):
    """
    A published assessment, in the words of those who published it.

    Attributes:
        id: Its id.
        reviewer: Whose it is.
        of: What was assessed.
        rating: The verdict, as published.
        meaning: What it means by the scale of those who published it, or why that is not known.
        summary: The assessment in a sentence or two.
        document: Where it stands.
    """

    id: str
    reviewer: Party
    of: Mention
    rating: Rating | None
    meaning: Meaning | None
    summary: str | None
    document: Mention | None


def evidence_rows(context: Context) -> Sequence[EvidenceRow]:
    """Return a row for each piece of evidence."""
    return LazyRows(context.case.of_type(Evidence), partial(_evidence, context))


def evidence_blocks(rows: Sequence[EvidenceRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("evidence.id"), least=10, weight=2),
        Column(words("evidence.direction"), least=20, weight=3),
        Column(words("evidence.what"), least=20, weight=3),
        Column(words("evidence.by"), least=12, weight=2),
        Column(words("evidence.document"), least=12, weight=2),
    )
    cells = tuple(_evidence_cells(row, words) for row in rows)
    yield Table(columns, cells, records=tuple(row.records for row in rows))


def review_rows(context: Context) -> Sequence[ReviewRow]:
    """Return a row for each review."""
    return LazyRows(context.case.of_type(Review), partial(_review, context))


def review_blocks(rows: Sequence[ReviewRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("reviews.id"), least=10, weight=2),
        Column(words("reviews.reviewer"), least=12, weight=2),
        Column(words("reviews.of"), least=20, weight=3),
        Column(words("reviews.rating"), least=16, weight=3),
        Column(words("reviews.document"), least=12, weight=2),
    )
    cells = tuple(_review_cells(row, words) for row in rows)
    yield Table(columns, cells, records=tuple(row.records for row in rows))


def _evidence(context: Context, evidence: Evidence) -> EvidenceRow:
    return EvidenceRow(
        records=_there(evidence.id, evidence.bears_on, *evidence.basis, evidence.by, evidence.document),
        id=evidence.id,
        direction=evidence.direction,
        bears_on=context.mention(evidence.bears_on),
        description=evidence.description,
        quote=None if evidence.quote is None else evidence.quote.exact,
        by=None if evidence.by is None else context.party(evidence.by),
        document=_document(context, evidence.document),
        basis=evidence.basis,
    )


def _review(context: Context, review: Review) -> ReviewRow:
    return ReviewRow(
        records=_there(review.id, review.of, review.reviewer, review.document),
        id=review.id,
        reviewer=context.party(review.reviewer),
        of=context.mention(review.of),
        rating=review.rating,
        meaning=meaning_of(context.case, review, context.scales),
        summary=review.summary,
        document=_document(context, review.document),
    )


def _there(*ids: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for id in ids if id is not None))


def _document(context: Context, id: str | None) -> Mention | None:
    return None if id is None else Mention(id, context.document(id))


def _evidence_cells(row: EvidenceRow, words: Words) -> tuple[Cell, ...]:
    basis = joined(words, list(map(named, row.basis)))
    derived = phrase(words, "evidence.basis", claims=basis) if row.basis else None
    return (
        (named(row.id),),
        (phrase(words, f"evidence.{row.direction.value}", what=row.bears_on.line),),
        tuple(filter(None, (row.description, row.quote and words.quoted(row.quote), derived))),
        (row.by.link,) if row.by else (),
        (row.document.link,) if row.document else (),
    )


def _review_cells(row: ReviewRow, words: Words) -> tuple[Cell, ...]:
    label = published_label(row.rating)
    meaning = None if row.meaning is None else meaning_text(row.meaning, words)
    return (
        (named(row.id),),
        (row.reviewer.link,),
        (row.of.line,),
        tuple(filter(None, (label and words.quoted(label), meaning, row.summary))),
        (row.document.link,) if row.document else (),
    )
