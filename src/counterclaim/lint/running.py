"""Running rules: what each finds, whatever else it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
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
#: Characters that are kept of what a rule yields or raises.
_LONGEST_VALUE = 200


class Run:
    """
    What rules find in one subject.

    Attributes:
        findings: The findings, in the order in which the rules yield them.
        unchecked: The rules that did not run, or not wholly.
        failed: The codes of the rules that failed, or of which findings are missing.
        problems: What is wrong with rules, and with notes that settle nothing.
    """

    def __init__(self, subject: Subject, rules: Sequence[LintRule]) -> None:
        """Run *rules* over *subject*."""
        self._subject = subject
        self._settling = Settling(subject.case, subject.previous)
        self.findings: list[Finding] = []
        self.unchecked: list[Unchecked] = []
        self.failed: dict[str, None] = {}
        self.problems: list[Problem] = []
        wholly = [rule for rule in rules if self._level(rule) is not Level.OFF and self._ran_wholly(rule)]
        self.problems += self._settling.unknown({rule.code for rule in rules})
        self.problems += self._settling.ineffective(wholly)

    def _level(self, rule: LintRule) -> Level:
        return self._subject.profile.levels.get(rule.code, rule.level)

    def _ran_wholly(self, rule: LintRule) -> bool:
        """Run *rule*, and return whether it looked at all that it looks at."""
        missing = tuple(need for need in rule.needs if self._subject.lacks(need))
        if missing:
            self.unchecked.append(Unchecked(code=rule.code, missing=missing))
            return False
        missing = tuple(need for need in rule.partly_needs if self._subject.lacks(need))
        if missing:
            self.unchecked.append(Unchecked(code=rule.code, missing=missing, partly=True))
        self.findings += self._found(rule)
        return not missing and rule.code not in self.failed

    def _found(self, rule: LintRule) -> Iterator[Finding]:
        """Yield what *rule* finds, each once, and keep what is wrong with it."""
        seen: set[Hit] = set()
        try:
            found: Iterable[Any] = rule.check(self._subject)
            for count, hit in enumerate(found):
                if count == _MOST_FOUND:
                    self._blame(rule, f"finds more than {_MOST_FOUND:,}; the rest is missing")
                    return
                fault = self._fault(hit) if isinstance(hit, Hit) else "which is no hit"
                if fault is not None:
                    self._blame(rule, f"yielded {_told(repr, hit)}, {fault}")
                elif hit not in seen:
                    seen.add(hit)
                    yield self._finding(rule, self._level(rule), hit)
        except KeyboardInterrupt:
            raise
        except (
            BaseException
        ) as error:  # a rule is anybody's code, and its SystemExit is no wish of the user's
            reason = f"{type(error).__name__}: {_told(str, error)}".rstrip(": ")
            self._blame(rule, f"failed with {reason}; what else it would have found is missing")

    def _fault(self, hit: Any) -> str | None:
        """Return what is wrong with a *hit*, which an extension may have made of anything."""
        if not isinstance(hit.record, str) or not self._is_on_record(hit.record):
            return "whose record is not on record"
        if not isinstance(hit.message, str) or not hit.message.strip():
            return "which has no message"
        if not all(map(_are_ids, (hit.related, hit.about, hit.older_notes))):
            return "whose related records or notes are no tuple of ids"
        if not all(text is None or isinstance(text, str) for text in (hit.sentence, hit.aspect)):
            return "whose sentence or aspect is no text"
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
            related=tuple(dict.fromkeys(hit.related)),
            line=hit.line,
            norms=self._subject.profile.norms_of(rule.code, hit.aspect),
            settled_by=self._settling.of(rule, hit),
        )

    def _blame(self, rule: LintRule, fault: str) -> None:
        self.failed[rule.code] = None
        message = shorten(visible_line(f"the rule {rule.code} {fault}"), _LONGEST_MESSAGE)
        self.problems.append(Problem("rule", None, None, message))


def _are_ids(ids: Any) -> bool:
    return isinstance(ids, tuple) and all(isinstance(id, str) for id in ids)


def _told(form: Callable[[object], str], value: object) -> str:
    """Return *value* in this *form*, which may be an extension's own code; else the name of its class."""
    try:
        return form(value)[:_LONGEST_VALUE]
    except Exception:  # the value is told all the same
        return type(value).__name__
