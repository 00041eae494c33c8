"""What frames a report: the counts in front, the problems of the record, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from attrs import frozen

from counterclaim.conflicts.rule_set import DEFAULT_RULES
from counterclaim.findings import Problem
from counterclaim.frozen import FrozenMap
from counterclaim.model import (
    Claim,
    ClaimKind,
    Document,
    Evidence,
    Note,
    Rebuttal,
    Record,
    Review,
    Source,
)
from counterclaim.report.blocks import Block, Listing, Paragraph
from counterclaim.report.context import Context, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import Line, joined, named, phrase
from counterclaim.words import Words

__all__ = [
    "CountRow",
    "MethodRow",
    "ProblemRow",
    "count_blocks",
    "count_rows",
    "method_blocks",
    "method_row",
    "problem_blocks",
    "problem_rows",
]

_COUNTED: tuple[tuple[str, type[Record]], ...] = (
    ("sources", Source),
    ("documents", Document),
    ("rebuttals", Rebuttal),
    ("evidence", Evidence),
    ("reviews", Review),
    ("notes", Note),
)


@frozen(kw_only=True)
class CountRow(Row):
    """
    How many there are of something; the other sections name them.

    Attributes:
        what: What is counted, as `claims`.
        count: How many there are.
    """

    what: str
    count: int


@frozen(kw_only=True)
class ProblemRow(Row):
    """
    Something that is wrong with the record.

    Attributes:
        code: Its code, as `dangling-reference`.
        field: The field concerned.
        message: What is wrong and what to do.
        file: The file it was read from.
        line: The line in that file, from 1.
        text: All of it in one line.
    """

    code: str
    field: str | None
    message: str
    file: str | None
    line: int | None
    text: str


@frozen(kw_only=True)
class MethodRow(Row):
    """
    How the report was made.

    Attributes:
        version: The version of counterclaim.
        made_on: The day, where it was stated.
        rule_set: The rule set by which conflicts were found, with its version.
        tolerance: How far "about" reaches in it, as a share of the number.
        as_of: The day on which it is looked at, where one was given.
        accepted: The ids of the rebuttals that were accepted.
    """

    version: str
    made_on: date | None
    rule_set: FrozenMap[str, str]
    tolerance: str
    as_of: date | None
    accepted: tuple[str, ...]


def count_rows(context: Context) -> tuple[CountRow, ...]:
    """Return the counts of what is on record."""
    claims = context.case.of_type(Claim)
    accusations = sum(claim.kind is ClaimKind.ACCUSATION for claim in claims)
    counts = [CountRow(what="claims", count=len(claims)), CountRow(what="accusations", count=accusations)]
    counts += [CountRow(what=what, count=len(context.case.of_type(type))) for what, type in _COUNTED]
    return tuple(counts)


def count_blocks(rows: Sequence[CountRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*: one line, without what there is none of."""
    there = [row for row in rows if row.count or row.what == "claims"]
    shown = [words.counted(f"count.{row.what}", row.count) for row in there]
    yield Paragraph(" · ".join(shown))


def method_row(context: Context, version: str) -> MethodRow:
    """Return how the report is made, by *version* of the library."""
    rule_set = context.detection.rule_set or DEFAULT_RULES
    return MethodRow(
        version=version,
        made_on=context.today,
        rule_set=FrozenMap({"id": rule_set.id, "version": rule_set.version}),
        tolerance=format(rule_set.tolerance, "f"),
        as_of=context.detection.as_of,
        accepted=context.detection.accepted,
    )


def problem_rows(context: Context) -> Sequence[ProblemRow]:
    """Return what was wrong in the input, between the records, in comparing and in checking; each once."""
    in_case = (*context.case.problems(), *context.conflicts.problems)
    found = (*context.problems, *in_case, *context.lint_problems)
    return LazyRows(tuple(dict.fromkeys(found)), _problem)


def _problem(problem: Problem) -> ProblemRow:
    return ProblemRow(
        records=(problem.record,) if problem.record else (),
        code=problem.code,
        field=problem.field,
        message=problem.message,
        file=problem.file,
        line=problem.line,
        text=str(problem),
    )


def problem_blocks(rows: Sequence[ProblemRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    yield Listing(tuple(map(_told, rows)))


def _told(row: ProblemRow) -> Line:
    """Return the text of *row*, in which the record that it is about leads to that."""
    id = row.records[0] if row.records else ""
    if id and row.text.startswith(f"{id}: "):
        return (named(id), row.text.removeprefix(id))
    before, found, behind = row.text.partition(f" ({id}): ")
    return (f"{before} (", named(id), f"): {behind}") if id and found else row.text


def method_blocks(rows: Sequence[MethodRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    yield Paragraph(words("method.record"))
    for row in rows:
        yield Paragraph(
            words(
                "conflicts.method",
                rule_set=row.rule_set["id"],
                version=row.rule_set["version"],
                tolerance=words.share(Decimal(row.tolerance)),
            )
        )
        if row.as_of is not None:
            yield Paragraph(words("method.as-of", day=row.as_of))
        if row.accepted:
            records = joined(words, list(map(named, row.accepted)))
            yield Paragraph(phrase(words, "method.accepted", records=records))
        key = "method.made" if row.made_on is None else "method.made-on"
        yield Paragraph(words(key, version=row.version, date=row.made_on))
