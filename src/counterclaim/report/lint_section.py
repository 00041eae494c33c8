"""What the lint of a case finds, and which of its rules did not run, as sections of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from counterclaim.lint import Level, Missing, Unchecked
from counterclaim.report.blocks import Block, Paragraph
from counterclaim.report.context import Context, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lint_rows import Findings, LintRow, open_blocks, settled_table, unchecked_lines
from counterclaim.report.overview import CountRow
from counterclaim.words import Words

__all__ = [
    "UncheckedRow",
    "finding_blocks",
    "finding_counts",
    "finding_parts",
    "finding_rows",
    "unchecked_blocks",
    "unchecked_rows",
]

_COUNTED = (("errors", Level.ERROR), ("warnings", Level.WARNING))


@frozen(kw_only=True)
class UncheckedRow(Row):
    """
    A rule of the lint that did not run, or a part of one that did not.

    Attributes:
        code: The rule.
        missing: What it needs, and was not given.
        partly: Whether the rest of it ran.
        failed: Whether it failed, and what it would have found is missing.
    """

    code: str
    missing: tuple[Missing, ...]
    partly: bool
    failed: bool = False


def finding_rows(context: Context) -> Sequence[LintRow]:
    """Return a row for each finding, the weightiest first and settled ones last."""
    found = tuple(sorted(context.lint.findings, key=lambda finding: finding.settled))
    return LazyRows(found, Findings(context.lint, context.case).row)


def finding_counts(context: Context) -> Iterator[CountRow]:
    """Yield how many errors and warnings no note settles."""
    levels = [finding.level for finding in context.lint.open]
    for what, level in _COUNTED:
        yield CountRow(what=what, count=levels.count(level))


def finding_parts(context: Context) -> tuple[str, ...]:
    """Return how many findings are open and how many settled, in a word or two each, where some are."""
    found, words = context.lint, context.words
    return (str(len(found.open)), words("part.settled", count=len(found.settled))) if found.settled else ()


def finding_blocks(rows: Sequence[LintRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*: by how much they weigh, settled ones apart."""
    for level in Level:
        found = [row for row in rows if row.level is level and not row.settled_by]
        if found:
            yield from open_blocks(found, words, words(f"findings.{level.value}"))
    settled = [row for row in rows if row.settled_by]
    if settled:
        yield settled_table(settled, words, words("findings.settled"))
    yield Paragraph(words("lint.closing"))


def unchecked_rows(context: Context) -> tuple[UncheckedRow, ...]:
    """Return a row for each rule that did not run, or not wholly, and for each that failed."""
    unchecked = (
        UncheckedRow(code=rule.code, missing=rule.missing, partly=rule.partly)
        for rule in context.lint.unchecked
    )
    failed = (UncheckedRow(code=code, missing=(), partly=True, failed=True) for code in context.lint.failed)
    return (*failed, *unchecked)


def unchecked_blocks(rows: Sequence[UncheckedRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*: the rules that failed, and the others with what they need, in a line each."""
    failed = [row.code for row in rows if row.failed]
    if failed:
        yield Paragraph(words("lint.failed-codes", codes=", ".join(failed)))
    rules = [
        Unchecked(code=row.code, missing=row.missing, partly=row.partly) for row in rows if not row.failed
    ]
    if rules:
        yield Paragraph(words("findings.unchecked", rules="; ".join(unchecked_lines(rules, words))))
