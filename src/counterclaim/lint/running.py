"""Running rules: what each finds, whatever else it does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from counterclaim.findings import Problem
from counterclaim.lint.finding import Finding, Hit, Level, Unchecked
from counterclaim.lint.rule import LintRule
from counterclaim.lint.settling import Settling
from counterclaim.lint.subject import Subject
from counterclaim.safe_text import shorten, visible_line

__all__ = ["Run"]

#: Findings that one rule may have; one that never ends stops here.
_MOST_FOUND = 100_000
#: Characters of a message that are kept.
_LONGEST_MESSAGE = 2_000


class Run:
    """
    What rules find in one subject.

    Attributes:
        findings: The findings, in the order in which the rules yield them.
        unchecked: The rules that did not run, or not wholly.
        problems: What is wrong with rules, and with notes that settle nothing.
    """

    def __init__(self, subject: Subject, rules: Sequence[LintRule]) -> None:
        """Run *rules* over *subject*."""
        self._subject = subject
        self._settling = Settling(subject.case)
        self.findings: list[Finding] = []
        self.unchecked: list[Unchecked] = []
        self.problems: list[Problem] = [*self._settling.unknown({rule.code for rule in rules})]
        for rule in rules:
            level = subject.profile.levels.get(rule.code, rule.level)
            if level is not Level.OFF:
                self._run(rule, level)

    def _run(self, rule: LintRule, level: Level) -> None:
        missing = tuple(need for need in rule.needs if self._subject.lacks(need))
        if missing:
            self.unchecked.append(Unchecked(code=rule.code, missing=missing))
            return
        missing = tuple(need for need in rule.partly_needs if self._subject.lacks(need))
        if missing:
            self.unchecked.append(Unchecked(code=rule.code, missing=missing, partly=True))
        for hit in self._hits(rule):
            finding = self._finding(rule, level, hit)
            self.findings.append(finding)
            if not finding.settled:
                self.problems += self._settling.ineffective(rule, hit)

    def _hits(self, rule: LintRule) -> Iterator[Hit]:
        """Yield what *rule* finds, each once, and keep what is wrong with it."""
        seen: set[Hit] = set()
        try:
            found: Iterable[Any] = rule.check(self._subject)
            for count, hit in enumerate(found):
                if count == _MOST_FOUND:
                    self._blame(f"the rule {rule.code} finds more than {_MOST_FOUND:,}; the rest is missing")
                    return
                fault = self._fault(hit) if isinstance(hit, Hit) else "which is no hit"
                if fault is not None:
                    self._blame(f"the rule {rule.code} yielded {hit!r:.80}, {fault}")
                elif hit not in seen:
                    seen.add(hit)
                    yield hit
        except (Exception, SystemExit) as error:
            reason = f"{type(error).__name__}: {error!s:.200}".rstrip(": ")
            self._blame(
                f"the rule {rule.code} failed with {reason}; what else it would have found is missing"
            )

    def _fault(self, hit: Any) -> str | None:
        """Return what is wrong with a *hit*, which an extension may have made of anything."""
        if not isinstance(hit.record, str) or not self._is_on_record(hit.record):
            return "whose record is not on record"
        if not isinstance(hit.message, str) or not hit.message.strip():
            return "which has no message"
        if not _are_ids(hit.related) or not _are_ids(hit.older_notes):
            return "whose related records or notes are no tuple of ids"
        if hit.level is not None and (not isinstance(hit.level, Level) or hit.level is Level.OFF):
            return "whose level is none"
        is_line = isinstance(hit.line, int) and not isinstance(hit.line, bool) and hit.line > 0
        return None if hit.line is None or is_line else "whose line is no number from 1"

    def _is_on_record(self, id: str) -> bool:
        previous = self._subject.previous
        return id in self._subject.case or (previous is not None and id in previous)

    def _finding(self, rule: LintRule, level: Level, hit: Hit) -> Finding:
        return Finding(
            code=rule.code,
            level=hit.level if hit.level is not None and level.at_least(hit.level) else level,
            record=hit.record,
            message=shorten(visible_line(hit.message[: 2 * _LONGEST_MESSAGE]), _LONGEST_MESSAGE),
            related=hit.related,
            line=hit.line,
            norms=self._subject.profile.norms.get(rule.code, ()),
            settled_by=self._settling.of(rule, hit),
        )

    def _blame(self, message: str) -> None:
        self.problems.append(Problem("rule", None, None, message))


def _are_ids(ids: Any) -> bool:
    return isinstance(ids, tuple) and all(isinstance(id, str) for id in ids)
