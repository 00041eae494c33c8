"""The documents that a case rests on, and the remarks of those who keep it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from attrs import frozen

from counterclaim.model import Document, Note
from counterclaim.report.blocks import Block, Cell, Column, Table
from counterclaim.report.context import Context, Party, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import Linked, comma, named
from counterclaim.values import DateSpan
from counterclaim.words import Words

__all__ = ["DocumentRow", "NoteRow", "document_blocks", "document_rows", "note_blocks", "note_rows"]


@frozen(kw_only=True)
class DocumentRow(Row):
    """
    A document that the case rests on.

    Attributes:
        id: Its id.
        title: Its title.
        kind: What it is.
        publisher: Who publishes it.
        published: When it was published.
        modified: When it was last changed.
        language: Its language.
        url: Where it is found.
    """

    id: str
    title: str | None
    kind: str | None
    publisher: Party | None
    published: DateSpan | None
    modified: DateSpan | None
    language: str | None
    url: str | None


@frozen(kw_only=True)
class NoteRow(Row):
    """
    A remark by those who keep the record.

    Attributes:
        id: Its id.
        about: The ids of what it is about.
        text: The remark.
        by: Whose it is.
        at: When it was made.
        settles: What it answers.
    """

    id: str
    about: tuple[str, ...]
    text: str
    by: str | None
    at: DateSpan | None
    settles: str | None


def document_rows(context: Context) -> Sequence[DocumentRow]:
    """Return a row for each document."""
    return LazyRows(context.case.of_type(Document), partial(_document, context))


def document_blocks(rows: Sequence[DocumentRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("documents.id"), least=10, weight=2),
        Column(words("documents.title"), least=16, weight=3),
        Column(words("documents.publisher"), least=12, weight=2),
        Column(words("documents.published"), least=10),
        Column(words("documents.url"), least=20, weight=3),
    )
    cells = tuple(_document_cells(row, words) for row in rows)
    yield Table(columns, cells, records=tuple(row.records for row in rows))


def note_rows(context: Context) -> Sequence[NoteRow]:
    """Return a row for each note."""
    return LazyRows(context.case.of_type(Note), _note)


def note_blocks(rows: Sequence[NoteRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("notes.about"), least=16, weight=2),
        Column(words("notes.text"), least=30, weight=4),
        Column(words("notes.by"), least=10),
        Column(words("notes.at"), least=10),
        Column(words("notes.settles"), least=8),
    )
    cells = tuple(_note_cells(row, words) for row in rows)
    yield Table(columns, cells, records=tuple(row.records for row in rows))


def _document(context: Context, document: Document) -> DocumentRow:
    return DocumentRow(
        records=(document.id,),
        id=document.id,
        title=document.title,
        kind=document.kind,
        publisher=None if document.publisher is None else context.party(document.publisher),
        published=document.published,
        modified=document.modified,
        language=document.language,
        url=document.url,
    )


def _note(note: Note) -> NoteRow:
    return NoteRow(
        records=(note.id, *note.about),
        id=note.id,
        about=note.about,
        text=note.text,
        by=note.by,
        at=note.at,
        settles=note.settles,
    )


def _document_cells(row: DocumentRow, words: Words) -> tuple[Cell, ...]:
    traits = ", ".join(filter(None, (row.kind, row.language)))
    return (
        (named(row.id),),
        tuple(filter(None, (row.title, traits))),
        (row.publisher.link,) if row.publisher else (),
        (words.date(row.published),),
        (Linked(row.url, url=row.url),) if row.url else (),
    )


def _note_cells(row: NoteRow, words: Words) -> tuple[Cell, ...]:
    return (
        (comma(map(named, row.about)),),
        (row.text,),
        (row.by,) if row.by else (),
        (words.date(row.at),),
        (row.settles,) if row.settles else (),
    )
