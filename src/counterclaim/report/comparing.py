"""How two claims stand to each other, with everything that was looked at."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from counterclaim.case import CaseView, RecordOrId
from counterclaim.conflicts import GuardOutcome, RuleSet, compare
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.conflicts import CheckRow, ComparisonRow, StatedRow, comparison_row
from counterclaim.report.context import Context
from counterclaim.report.json_form import json_line
from counterclaim.report.lines import Linked
from counterclaim.report.markdown_form import MarkdownForm
from counterclaim.report.text_form import TextForm
from counterclaim.standing import Analysis
from counterclaim.vocabulary import Vocabulary
from counterclaim.words import Words

__all__ = ["ComparisonReport", "comparison_report"]

_MARKS = {GuardOutcome.PASSED: "+", GuardOutcome.FAILED: "-", GuardOutcome.UNKNOWN: "?"}


@frozen(eq=False, kw_only=True)
class ComparisonReport:
    """
    How two claims stand to each other, ready to be shown.

    Attributes:
        row: What was found.
        language: The language of the report.
    """

    row: ComparisonRow
    language: str

    def to_text(self, *, width: int | None = None, ascii: bool = False) -> str:
        """Return it for a terminal of *width* columns; with *ascii* in no other characters."""
        return TextForm(width=width, ascii=ascii).text(self._blocks(Words(self.language)))

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        return MarkdownForm().text(self._blocks(Words(self.language)))

    def to_json(self) -> str:
        """Return all of it as JSON."""
        return json_line(self.row) + "\n"

    def _blocks(self, words: Words) -> Iterator[Block]:
        yield Paragraph(self.row.sentence)
        if self.row.statements:
            yield Table(
                (
                    Column(words("compare.statement"), least=12, weight=2),
                    Column(words("compare.value"), least=12, weight=2),
                    Column(words("compare.region"), least=10, weight=2),
                    Column(words("compare.read"), least=16, weight=3),
                    Column(words("compare.during"), least=10),
                    Column(words("compare.said-by"), least=12, weight=2),
                ),
                tuple(_stated_cells(row, words) for row in self.row.statements),
                records=tuple(row.records for row in self.row.statements),
            )
        if self.row.checks:
            yield Table(
                (
                    Column(words("compare.outcome"), least=8),
                    Column(words("compare.guard"), least=12),
                    Column(words("compare.left"), least=12, weight=2),
                    Column(words("compare.right"), least=12, weight=2),
                ),
                tuple(_check_cells(row, words) for row in self.row.checks),
                title=words("compare.checks"),
            )
        yield from self._distance(words)

    def _distance(self, words: Words) -> Iterator[Block]:
        if self.row.gap is not None:
            gap = f"{self.row.gap} {self.row.gap_unit or ''}".rstrip()
            yield Paragraph(words("compare.gap", gap=gap))
        if self.row.flip_tolerance is not None:
            share = words.share(Decimal(self.row.flip_tolerance))
            yield Paragraph(words("compare.flip", tolerance=share))
        yield from (Paragraph(problem) for problem in self.row.problems)


def comparison_report(
    case: CaseView,
    left: RecordOrId,
    right: RecordOrId,
    *,
    language: str = "en",
    rule_set: RuleSet | None = None,
    vocabulary: Vocabulary | None = None,
) -> ComparisonReport:
    """
    Return how *left* stands to *right*, each a claim or the address of a statement, in "en" or "de".

    Raises:
        UnknownIdError: There is no such claim.
        UnknownStatementError: The claim has no such statement.
        ValueError: No report is written in *language*.
    """
    context = Context(analysis=Analysis(case=case), words=Words(language))
    comparison = compare(case, left, right, rule_set=rule_set, vocabulary=vocabulary)
    return ComparisonReport(row=comparison_row(context, comparison), language=context.words.language)


def _stated_cells(row: StatedRow, words: Words) -> tuple[Cell, ...]:
    value = words.value(row.value)
    return (
        (Linked(row.address, row.records[0]), row.text),
        (words("figures.negated", value=value) if row.negated else value,),
        (row.region,),
        row.steps,
        (words.period(row.during),),
        tuple(party.link for party in row.said_by) or (words("told.nobody"),),
    )


def _check_cells(row: CheckRow, words: Words) -> tuple[Cell, ...]:
    guard = words(f"guard.{row.guard}")
    return (
        (f"{_MARKS[row.outcome]} {words(f'outcome.of-guard.{row.outcome.value}')}",),
        (f"{guard}: {row.detail}" if row.detail else guard,),
        (row.left or "",),
        (row.right or "",),
    )
