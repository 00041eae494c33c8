"""What a notebook shows of a lint: the first findings, the weightiest first, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.notebook import text_table
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.lint.linting import LintResult

__all__ = ["lint_html"]

_SHOWN = 20


def lint_html(result: LintResult) -> str:
    """Return the table of the first findings of *result*, open ones first."""
    words = Words("en")
    findings = (*result.open, *result.settled)
    more = len(findings) - _SHOWN
    return text_table(
        words("page.findings", open=len(result.open), settled=len(result.settled)),
        tuple(map(words, ("lint.code", "page.level", "lint.record", "lint.message", "page.settled-by"))),
        (
            (
                finding.code,
                finding.level.value,
                finding.record,
                finding.message,
                ", ".join(finding.settled_by),
            )
            for finding in findings[:_SHOWN]
        ),
        below=words("list.more", count=more) if more > 0 else "",
    )
