"""What a lint found, ready to be shown: as text, Markdown, JSON, GitHub annotations or SARIF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.findings import Place, Problem
from counterclaim.frozen import EMPTY
from counterclaim.lint import Level, LintResult, LintRule, Profile, Unchecked
from counterclaim.report.blocks import Block, Listing, Paragraph
from counterclaim.report.json_form import json_line, json_list
from counterclaim.report.lint_github import github_annotations
from counterclaim.report.lint_rows import Findings, LintRow, open_blocks, settled_table, unchecked_lines
from counterclaim.report.lint_sarif import sarif_log
from counterclaim.report.rows import Rows
from counterclaim.words import Words

__all__ = ["LintReport", "lint_report"]

_LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)


@frozen(eq=False, kw_only=True)
class LintReport(Rows):
    """
    What a lint found, ready to be shown. It gives no verdict and no legal advice.

    Attributes:
        rows: A row for each finding, settled ones included, in the order of the lint.
        unchecked: The rules that did not run, or not wholly.
        failed: The codes of the rules that failed: what they would have found is missing.
        problems: What is wrong with these rules, with notes that settle nothing, and with the profile.
        profile: The profile.
        rules: The rules.
        language: The language of the report.
    """

    rows: tuple[LintRow, ...]
    unchecked: tuple[Unchecked, ...]
    failed: tuple[str, ...]
    problems: tuple[Problem, ...]
    profile: Profile
    rules: tuple[LintRule, ...]
    language: str

    def to_json(self) -> str:
        """Return all of it as JSON, whose keys are the same in every language."""
        parts = {
            "profile": json_line({"id": self.profile.id, "title": self.profile.title}),
            "counts": json_line(self.counts),
            "findings": json_list(self.rows),
            "unchecked": json_list(self.unchecked),
            "failed": json_line(self.failed),
            "problems": json_list(self.problems),
        }
        return "{\n" + ",\n".join(f'"{key}": {value}' for key, value in parts.items()) + "\n}\n"

    def to_github(self) -> str:
        """Return a workflow command of GitHub for each open finding, which shows it at its file and line."""
        return github_annotations(self)

    def to_sarif(self) -> str:
        """Return all of it as SARIF 2.1.0 (OASIS Standard), with settled findings as suppressed ones."""
        return sarif_log(self, version("counterclaim"))

    @property
    def counts(self) -> dict[str, int]:
        """How many open findings each level has, and how many are settled."""
        found = Counter("settled" if row.settled_by else row.level.value for row in self.rows)
        return {key: found[key] for key in (*(level.value for level in _LEVELS), "settled")}

    def _blocks(self, words: Words, limit: int) -> Iterator[Block]:
        for level in _LEVELS:
            rows = [row for row in self.rows if row.level is level and not row.settled_by]
            if rows:
                yield from open_blocks(rows, words, words(f"lint.{level.value}s", count=len(rows)), limit)
        rows = [row for row in self.rows if row.settled_by]
        if rows:
            yield settled_table(rows[:limit], words, words("lint.settled", count=len(rows)))
            yield from _more(rows, words, limit)
        if self.unchecked:
            yield Listing(unchecked_lines(self.unchecked, words), words("lint.unchecked"))
        for key, is_told in (("lint.failed", _is_of_a_rule), ("lint.problems", _is_of_something_else)):
            told = [str(problem) for problem in self.problems if is_told(problem)]
            if told:
                yield Listing(words.first(told, limit), words(key))
        yield Paragraph(self._counted(words))

    def _counted(self, words: Words) -> str:
        counts = self.counts
        found = [
            words.counted(f"lint.{level.value}", counts[level.value])
            for level in _LEVELS
            if counts[level.value]
        ]
        if self.failed:
            found.append(words.counted("lint.failed-rule", len(self.failed)))
        return words(
            "lint.counted",
            found=", ".join(found) or words("lint.nothing"),
            settled=counts["settled"],
            profile=self.profile.id,
            closing=words("lint.closing"),
        )


def lint_report(
    result: LintResult,
    case: CaseView,
    *,
    places: Mapping[str, Place] = EMPTY,
    article: str | None = None,
    language: str = "en",
) -> LintReport:
    """
    Return what a lint of *case* found, ready to be shown.

    *places* says where records stand (`Imported.places`), and *article* is the name of the file of the
    article, so that findings lead there.

    Raises:
        ValueError: No report is written in *language*.
    """
    return LintReport(
        rows=tuple(map(Findings(result, case, places, article).row, result.findings)),
        unchecked=result.unchecked,
        failed=result.failed,
        problems=result.problems,
        profile=result.profile,
        rules=result.rules,
        language=Words(language).language,
    )


def _more(rows: Sequence[LintRow], words: Words, limit: int) -> Iterator[Block]:
    if len(rows) > limit:
        yield Paragraph(words("section.more", count=len(rows) - limit))


def _is_of_a_rule(problem: Problem) -> bool:
    return problem.code == "rule"


def _is_of_something_else(problem: Problem) -> bool:
    return problem.code != "rule"
