"""
Findings as workflow commands of GitHub, which a runner shows as annotations at their files and lines.

The form is that of "Workflow commands for GitHub Actions"; what stands in a command is escaped as the runner
unescapes it, so that no text from outside begins a command of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from counterclaim.lint import Level
from counterclaim.report.lint_rows import LintRow, unchecked_lines
from counterclaim.safe_text import visible_line
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.report.lint_report import LintReport

__all__ = ["github_annotations"]

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = str.maketrans({**_IN_DATA, ":": "%3A", ",": "%2C"})
_DATA = str.maketrans(_IN_DATA)


def github_annotations(report: LintReport) -> str:
    """Return a line for each open finding, and what did not run; nothing where there is neither."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: LintReport) -> Iterator[str]:
    for row in report.rows:
        if not row.settled_by:
            yield _command(_COMMANDS[row.level], f"{row.record}: {row.message}", row.code, row)
    words = Words(report.language)
    for line in unchecked_lines(report.unchecked, words):
        yield _command("notice", line, words("lint.unchecked"))
    for problem in report.problems:
        has_failed = problem.code == "rule"
        key = "lint.failed" if has_failed else "lint.problems"
        yield _command("error" if has_failed else "warning", str(problem), words(key))


def _command(command: str, message: str, title: str, row: LintRow | None = None) -> str:
    properties = {"title": title}
    if row is not None and row.file is not None and row.line is not None:
        properties = {"file": row.file, "line": str(row.line), **properties}
    told = ",".join(f"{key}={value.translate(_IN_PROPERTY)}" for key, value in properties.items())
    return f"::{command} {told}::{visible_line(message).translate(_DATA)}"
