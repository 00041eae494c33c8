"""The findings of a lint as rows: with the file and line of their records, and what settles them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.findings import Place
from counterclaim.frozen import EMPTY
from counterclaim.lint import RULES, Finding, Level, LintResult, Missing, Norm, Unchecked
from counterclaim.model import Note
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.context import Row
from counterclaim.report.lines import Line, Linked, comma, phrase
from counterclaim.words import Words, short

__all__ = ["Findings", "LintRow", "Settlement", "open_blocks", "settled_table", "unchecked_lines"]

_LONGEST_REASON = 300
#: What parts what is the matter from what to do next, in a message.
_PARTING = "; "
_OURS = frozenset(rule.code for rule in RULES)


@frozen(kw_only=True)
class Settlement:
    """
    A note that settles a finding.

    Attributes:
        note: Its id.
        by: Who made it.
        text: The reason.
        findings: How many findings it settles.
        file: The file that it stands in, where that has lines.
        line: The line there.
    """

    note: str
    by: str
    text: str
    findings: int
    file: str | None
    line: int | None


@frozen(kw_only=True)
class LintRow(Row):
    """
    A finding of a lint.

    Attributes:
        code: The code of the rule.
        title: What the rule is about, in English.
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
    title: str
    level: Level
    record: str
    message: str
    related: tuple[str, ...]
    file: str | None
    line: int | None
    in_article: bool
    norms: tuple[Norm, ...]
    settled_by: tuple[Settlement, ...]


class Findings:
    """Makes rows of the findings of a lint."""

    def __init__(
        self,
        result: LintResult,
        case: CaseView,
        places: Mapping[str, Place] = EMPTY,
        article: str | None = None,
    ) -> None:
        """Have those of *result*; *places* has those of records, *article* is the file of the article."""
        self._case = case
        self._places = places
        self._article = article
        self._titles = {rule.code: rule.title for rule in result.rules}
        self._settled = Counter(id for finding in result.findings for id in finding.settled_by)

    def row(self, finding: Finding) -> LintRow:
        """Return the row of *finding*."""
        in_article = finding.line is not None
        file, line = (self._article, finding.line) if in_article else self._place(finding.record)
        return LintRow(
            records=tuple(dict.fromkeys((finding.record, *finding.related, *finding.settled_by))),
            code=finding.code,
            title=self._titles.get(finding.code, ""),
            level=finding.level,
            record=finding.record,
            message=finding.message,
            related=finding.related,
            file=file,
            line=line,
            in_article=in_article,
            norms=finding.norms,
            settled_by=tuple(self._settlements(finding)),
        )

    def _settlements(self, finding: Finding) -> Iterator[Settlement]:
        for id in finding.settled_by:
            note = self._case.get(id, Note)
            if note is not None:
                file, line = self._place(id)
                yield Settlement(
                    note=id,
                    by=note.by or "",
                    text=note.text,
                    findings=self._settled[id],
                    file=file,
                    line=line,
                )

    def _place(self, id: str) -> tuple[str | None, int | None]:
        place = self._places.get(id)
        return (None, None) if place is None else (place.file, place.line)


def open_blocks(
    rows: Sequence[LintRow], words: Words, title: str, limit: int | None = None
) -> Iterator[Block]:
    """
    Yield what shows the open findings *rows* below a *title*: a table a code, the first *limit* rows of all.

    What to do next is said once of a code, where several of its rows say the same.
    """
    counts = Counter(row.code for row in rows)
    groups: dict[str, list[LintRow]] = {}
    for row in rows[:limit]:
        groups.setdefault(row.code, []).append(row)
    yield Paragraph(title)
    for code, group in groups.items():
        advice = _common_advice(group)
        yield _open_table(group, words, _heading(group[0], counts[code], words), advice)
        if advice:
            is_common = all(_advice(row) == advice for row in group)
            yield Paragraph(words("lint.advice" if is_common else "lint.advice.most", advice=advice))
    if limit is not None and len(rows) > limit:
        yield Paragraph(words("section.more", count=len(rows) - limit))


def _heading(row: LintRow, count: int, words: Words) -> str:
    title = words(f"lint.title.{row.code}") if row.code in _OURS else short(row.title)
    return words("lint.of-a-code", code=row.code, count=count, title=title)


def _common_advice(rows: Sequence[LintRow]) -> str:
    """Return what to do next that most of *rows* say, where that are several."""
    advice = Counter(_advice(row) for row in rows)
    found, count = advice.most_common(1)[0]
    return found if count > 1 else ""


def _advice(row: LintRow) -> str:
    said, _, advice = row.message.rpartition(_PARTING)
    return advice if said else ""


def _without(row: LintRow, advice: str) -> str:
    is_said = advice and _advice(row) == advice
    return row.message.removesuffix(f"{_PARTING}{advice}") if is_said else row.message


def _open_table(rows: Iterable[LintRow], words: Words, title: str, advice: str) -> Table:
    columns = (
        Column(words("lint.record"), least=12, weight=2),
        Column(words("lint.message"), least=30, weight=5),
    )
    cells = [(row, _with_norms(row, _without(row, advice), words)) for row in rows]
    return Table(
        columns,
        tuple(((Linked(row.record, row.record),), (*cell, *_where(row, words))) for row, cell in cells),
        title,
        tuple(row.records for row, _ in cells),
    )


def settled_table(rows: Sequence[LintRow], words: Words, title: str) -> Table:
    """Return a table of the settled findings *rows*, with who settled them and why."""
    columns = (
        Column(words("lint.code"), least=5),
        Column(words("lint.record"), least=12, weight=2),
        Column(words("lint.reason"), least=30, weight=5),
    )
    return Table(
        columns,
        tuple(
            ((row.code,), (Linked(row.record, row.record),), (*_reasons(row, words), *_where(row, words)))
            for row in rows
        ),
        title,
        tuple(row.records for row in rows),
    )


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


def _where(row: LintRow, words: Words) -> Iterator[Line]:
    if row.line is not None and row.file is None:
        yield words("lint.article", line=row.line)
    elif row.line is not None:
        yield words("lint.place", file=row.file, line=row.line)


def _with_norms(row: LintRow, message: str, words: Words) -> Cell:
    if not row.norms:
        return (message,)
    norms = comma([Linked(str(norm), url=norm.url) for norm in row.norms])
    return (message, phrase(words, "lint.follows", norm=norms))


def _reasons(row: LintRow, words: Words) -> Iterator[Line]:
    for one in row.settled_by:
        key = "lint.settled-by" if one.findings == 1 else "lint.settled-by.several"
        text = short(one.text, _LONGEST_REASON)
        yield words(key, by=short(one.by), note=one.note, text=text, count=one.findings)
