"""The findings of a lint as rows: with the file and line of their records, and what settles them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.findings import Place
from counterclaim.lint import Finding, Level, LintResult, Missing, Norm, Unchecked
from counterclaim.model import Note
from counterclaim.report.blocks import Cell, Column, Table
from counterclaim.report.context import Row
from counterclaim.report.lines import Line, Linked, comma, phrase
from counterclaim.words import Words, short

__all__ = ["LintRow", "Settlement", "lint_row", "lint_rows", "open_table", "settled_table", "unchecked_lines"]

_LONGEST_REASON = 300


@frozen(kw_only=True)
class Settlement:
    """
    A note that settles a finding.

    Attributes:
        note: Its id.
        by: Who made it.
        text: The reason.
        file: The file that it stands in, where that has lines.
        line: The line there.
    """

    note: str
    by: str
    text: str
    file: str | None
    line: int | None


@frozen(kw_only=True)
class LintRow(Row):
    """
    A finding of a lint.

    Attributes:
        code: The code of the rule.
        level: How much it weighs.
        record: The id of the record that it is about.
        message: What is the matter, where, and what to do next.
        related: The ids of other records that have to do with it.
        file: The file that it is about, where that has lines: the article, or that of the record.
        line: The line there, from 1.
        in_article: Whether it is about a line of the article.
        norms: The norms that it follows from.
        settled_by: The notes that settle it.
    """

    code: str
    level: Level
    record: str
    message: str
    related: tuple[str, ...]
    file: str | None
    line: int | None
    in_article: bool
    norms: tuple[Norm, ...]
    settled_by: tuple[Settlement, ...]


def lint_rows(
    result: LintResult, case: CaseView, places: Mapping[str, Place], article: str | None
) -> tuple[LintRow, ...]:
    """Return a row for each finding; *places* has those of records, *article* is the file of the article."""
    return tuple(lint_row(finding, case, places, article) for finding in result.findings)


def lint_row(finding: Finding, case: CaseView, places: Mapping[str, Place], article: str | None) -> LintRow:
    """Return the row of *finding*; see `lint_rows`."""
    in_article = finding.line is not None
    file, line = (article, finding.line) if in_article else _place(places.get(finding.record))
    return LintRow(
        records=tuple(dict.fromkeys((finding.record, *finding.related, *finding.settled_by))),
        code=finding.code,
        level=finding.level,
        record=finding.record,
        message=finding.message,
        related=finding.related,
        file=file,
        line=line,
        in_article=in_article,
        norms=finding.norms,
        settled_by=tuple(_settlements(finding, case, places)),
    )


def open_table(rows: Iterable[LintRow], words: Words, title: str) -> Table:
    """Return a table of the open findings *rows*."""
    columns = (
        Column(words("lint.code"), least=5),
        Column(words("lint.record"), least=12, weight=2),
        Column(words("lint.message"), least=30, weight=5),
    )
    return _table(columns, [(row, _with_norms(row, words)) for row in rows], words, title)


def settled_table(rows: Iterable[LintRow], words: Words, title: str) -> Table:
    """Return a table of the settled findings *rows*, with who settled them and why."""
    columns = (
        Column(words("lint.code"), least=5),
        Column(words("lint.record"), least=12, weight=2),
        Column(words("lint.reason"), least=30, weight=5),
    )
    return _table(columns, [(row, _reasons(row, words)) for row in rows], words, title)


def unchecked_lines(unchecked: Sequence[Unchecked], words: Words) -> tuple[str, ...]:
    """Return which rules did not run, or not wholly, and what to give them: a line for what is missing."""
    groups: dict[tuple[bool, tuple[Missing, ...]], list[str]] = {}
    for one in unchecked:
        groups.setdefault((one.partly, one.missing), []).append(one.code)
    return tuple(
        words(
            "lint.unchecked.partly" if partly else "lint.unchecked.wholly",
            codes=", ".join(codes),
            missing=words.joined([words(f"lint.missing.{one.value}") for one in missing]),
        )
        for (partly, missing), codes in groups.items()
    )


def _place(place: Place | None) -> tuple[str | None, int | None]:
    return (None, None) if place is None else (place.file, place.line)


def _settlements(finding: Finding, case: CaseView, places: Mapping[str, Place]) -> Iterator[Settlement]:
    for id in finding.settled_by:
        note = case.get(id, Note)
        if note is not None:
            file, line = _place(places.get(id))
            yield Settlement(note=id, by=note.by or "", text=note.text, file=file, line=line)


def _table(columns: tuple[Column, ...], rows: list[tuple[LintRow, Cell]], words: Words, title: str) -> Table:
    return Table(
        columns,
        tuple(
            ((row.code,), (Linked(row.record, row.record),), (*cell, *_where(row, words)))
            for row, cell in rows
        ),
        title,
        tuple(row.records for row, _ in rows),
    )


def _where(row: LintRow, words: Words) -> Iterator[Line]:
    if row.line is not None and row.file is None:
        yield words("lint.article", line=row.line)
    elif row.line is not None:
        yield words("lint.place", file=row.file, line=row.line)


def _with_norms(row: LintRow, words: Words) -> Cell:
    if not row.norms:
        return (row.message,)
    norms = comma([Linked(str(norm), url=norm.url) for norm in row.norms])
    return (row.message, phrase(words, "lint.follows", norm=norms))


def _reasons(row: LintRow, words: Words) -> Cell:
    return tuple(
        words("lint.settled-by", by=short(one.by), note=one.note, text=short(one.text, _LONGEST_REASON))
        for one in row.settled_by
    )
