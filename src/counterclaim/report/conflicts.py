"""The conflicts of a case, one plain sentence each: what cannot all hold, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from counterclaim.conflicts import (
    Check,
    Comparison,
    Conflict,
    ConflictCertainty,
    ConflictReport,
    Explanation,
    GuardOutcome,
    Relation,
    Severity,
    Stated,
    sentence_of,
    why_not,
    would_settle,
)
from counterclaim.frozen import FrozenMap
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.context import Context, Party, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import Line, Linked, comma, pieces
from counterclaim.values import Period, Value
from counterclaim.words import Words

__all__ = [
    "CheckRow",
    "ComparisonRow",
    "ConflictRow",
    "StatedRow",
    "comparison_row",
    "conflict_blocks",
    "conflict_counts",
    "conflict_parts",
    "conflict_rows",
]

#: Ids of one side that a table shows.
_MEMBERS = 6


@frozen(kw_only=True)
class StatedRow(Row):
    """
    A statement on one side of a conflict.

    Attributes:
        address: The claim's id and the place of the statement in it.
        text: The wording of the claim.
        subject: What it is about.
        property: The id of the property.
        value: The value, with the wording that it was read from.
        negated: Whether it says that this is not so.
        during: When it holds.
        said_by: Who is committed to it.
        through: Through whom it came.
        quotes: The words in the documents.
        documents: The ids of the documents.
        region: What the value allows, in the base unit of its dimension.
        steps: How the wording was read, step by step.
    """

    address: str
    text: str
    subject: Party
    property: str
    value: Value
    negated: bool
    during: Period | None
    said_by: tuple[Party, ...]
    through: tuple[Party, ...]
    quotes: tuple[str, ...]
    documents: tuple[str, ...]
    region: str
    steps: tuple[str, ...]


@frozen(kw_only=True)
class CheckRow:
    """
    A guard, and what it found.

    Attributes:
        guard: The guard.
        outcome: Whether it passed.
        left: What it looked at in the first statement.
        right: What it looked at in the second.
        detail: Which one of several.
    """

    guard: str
    outcome: GuardOutcome
    left: str | None
    right: str | None
    detail: str | None


@frozen(kw_only=True)
class ComparisonRow(Row):
    """
    How two statements stand to each other.

    Attributes:
        relation: How the first stands to the second.
        sentence: Why they can or cannot both hold.
        statements: The two, as far as there are statements.
        checks: Every guard that was looked at.
        gap: How far apart their values are.
        gap_unit: The unit of the gap.
        flip_tolerance: The least tolerance at which they would meet.
        problems: What is wrong with their values, where something is.
    """

    relation: Relation
    sentence: str
    statements: tuple[StatedRow, ...]
    checks: tuple[CheckRow, ...]
    gap: str | None
    gap_unit: str | None
    flip_tolerance: str | None
    problems: tuple[str, ...]


@frozen(kw_only=True)
class ConflictRow(Row):
    """
    A conflict.

    Attributes:
        kind: Its kind.
        basis: Of a self-contradiction, the kind it would be between two sources.
        certainty: Whether it hangs on something that is not known.
        unknown: What that is.
        severity: How much it weighs for an editor.
        sentence: It, in a sentence.
        sides: Its sides: addresses of statements, or ids of records.
        settled_by: What settles it.
        would_settle: What is not known and would settle it; a correction, retraction or note would anyway.
        pairs: How many pairs of statements it stands for.
        definite_pairs: How many of them are definite.
        rule: What found it, with its version.
        statements: The statements on its sides, of a large one the first few.
        comparison: How two of them compare.
    """

    kind: str
    basis: str | None
    certainty: ConflictCertainty
    unknown: tuple[str, ...]
    severity: Severity | None
    sentence: str
    sides: tuple[tuple[str, ...], ...]
    settled_by: tuple[str, ...]
    would_settle: tuple[str, ...]
    pairs: int
    definite_pairs: int
    rule: FrozenMap[str, str]
    statements: tuple[StatedRow, ...]
    comparison: ComparisonRow | None


def conflict_rows(context: Context) -> Sequence[ConflictRow]:
    """Return a row for each conflict, by their order: open ones first, definite before possible."""
    report = context.conflicts
    return LazyRows(tuple(report), lambda conflict: _row(context, conflict, report.explain(conflict)))


def conflict_counts(report: ConflictReport) -> dict[str, int]:
    """Return how many conflicts there are that are open and definite, open and possible, and settled."""
    counts = {"conflicts": 0, "conflicts-possible": 0, "conflicts-settled": 0}
    for conflict in report:
        key = "-settled" if conflict.settled else "" if conflict.definite else "-possible"
        counts[f"conflicts{key}"] += 1
    return counts


def conflict_parts(context: Context) -> tuple[str, ...]:
    """Return how many conflicts are definite, possible and settled, in a word or two each."""
    words, counts = context.words, conflict_counts(context.conflicts)
    return tuple(
        words(f"part.{what}", count=words.number(Decimal(count))) for what, count in counts.items() if count
    )


def conflict_blocks(rows: Sequence[ConflictRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*: definite ones, possible ones and settled ones apart."""
    groups: dict[str, list[ConflictRow]] = {"definite": [], "possible": [], "settled": []}
    for row in rows:
        groups["settled" if row.settled_by else row.certainty.value].append(row)
    columns = (
        Column(words("conflicts.kind"), least=10),
        Column(words("conflicts.sentence"), least=30, weight=5),
        Column(words("conflicts.sides"), least=12, weight=2),
        Column(words("conflicts.settle"), least=16, weight=3),
    )
    for key, found in groups.items():
        if found:
            cells = tuple(_cells(row, words) for row in found)
            records = tuple(row.records for row in found)
            yield Table(columns, cells, title=words(f"conflicts.{key}"), records=records)
    kinds = dict.fromkeys(row.kind for row in rows if not row.settled_by)
    if kinds:
        yield Paragraph(words("settle.anyway", kinds=", ".join(f'"{kind}"' for kind in kinds)))


def comparison_row(context: Context, comparison: Comparison) -> ComparisonRow:
    """Return how two statements compare, ready to be shown."""
    stated = [one for one in (comparison.left, comparison.right) if one is not None]
    return ComparisonRow(
        records=tuple(dict.fromkeys(one.claim for one in stated)),
        relation=comparison.relation,
        sentence=why_not(comparison, language=context.words.language),
        statements=tuple(_stated(context, one) for one in stated),
        checks=tuple(_check(context, check) for check in comparison.checks),
        gap=_number(comparison.gap),
        gap_unit=comparison.gap_unit,
        flip_tolerance=_number(comparison.flip_tolerance),
        problems=tuple(str(problem) for problem in comparison.problems),
    )


def _row(context: Context, conflict: Conflict, explanation: Explanation) -> ConflictRow:
    language = context.words.language
    stated = [one for side in explanation.sides for one in side]
    comparison = explanation.comparison
    return ConflictRow(
        records=_records(conflict, stated),
        kind=conflict.kind,
        basis=conflict.basis,
        certainty=conflict.certainty,
        unknown=conflict.unknown,
        severity=conflict.severity,
        sentence=sentence_of(explanation, language=language),
        sides=conflict.sides,
        settled_by=conflict.settled_by,
        would_settle=would_settle(explanation, language=language, anyway=False),
        pairs=conflict.pairs,
        definite_pairs=conflict.definite_pairs,
        rule=FrozenMap({"id": conflict.rule.id, "version": conflict.rule.version}),
        statements=tuple(_stated(context, one) for one in stated),
        comparison=None if comparison is None else comparison_row(context, comparison),
    )


def _records(conflict: Conflict, stated: Sequence[Stated]) -> tuple[str, ...]:
    if stated:
        return tuple(dict.fromkeys((*(one.claim for one in stated), *conflict.settled_by)))
    return tuple(dict.fromkeys((*conflict.members, *conflict.settled_by)))


def _stated(context: Context, stated: Stated) -> StatedRow:
    return StatedRow(
        records=(stated.claim,),
        address=stated.address,
        text=stated.text,
        subject=context.party(stated.subject.id),
        property=stated.property.id,
        value=stated.value,
        negated=stated.negated,
        during=stated.during,
        said_by=tuple(context.party(source.id) for source in stated.sources),
        through=tuple(context.party(source.id) for source in stated.through),
        quotes=tuple(quote.exact for quote in stated.quotes),
        documents=stated.documents,
        region=stated.region,
        steps=tuple(
            context.words(f"step.{step.because.value}", amount=step.amount, setting=step.setting)
            for step in stated.steps
        ),
    )


def _check(context: Context, check: Check) -> CheckRow:
    left, right = (None if seen is None else context.words.shown(seen) for seen in (check.left, check.right))
    return CheckRow(
        guard=check.guard.value, outcome=check.outcome, left=left, right=right, detail=check.detail
    )


def _number(number: Fraction | None) -> str | None:
    """Return *number* exactly where it has few decimals, else to ten digits."""
    if number is None:
        return None
    quotient = Decimal(number.numerator) / Decimal(number.denominator)
    return (
        format(+quotient.normalize(), "f") if Fraction(quotient) == number else format(float(number), ".10g")
    )


def _cells(row: ConflictRow, words: Words) -> tuple[Cell, ...]:
    kind = f"kind.{row.kind}"
    return (
        (words(kind) if kind in words else row.kind,),
        (row.sentence,),
        tuple(_side(row, side, words) for side in row.sides[:_MEMBERS]),
        row.would_settle,
    )


def _side(row: ConflictRow, side: tuple[str, ...], words: Words) -> Line:
    shown = comma(_member(row, member) for member in side[:_MEMBERS])
    more = len(side) - _MEMBERS
    return (*pieces(shown), f" {words('list.more', count=more)}") if more > 0 else shown


def _member(row: ConflictRow, member: str) -> Linked:
    """Return a member of a side: the id of a record, or the address of a statement of a claim."""
    return Linked(member, member.rpartition("#")[0] if row.statements else member)
