"""Checks of what every rule of a lint has to keep, for the tests of those who add one."""

from __future__ import annotations

from datetime import date

import attrs
from hypothesis import given
from hypothesis.strategies import SearchStrategy

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, LintResult, LintRule, PlannedExport, Profile, lint
from counterclaim.model import Claim, Document, Person, Record
from counterclaim.strategies._cases import record_sets
from counterclaim.strategies._subject import ConformanceError
from counterclaim.strategies._trying import tried

__all__ = ["check_lint_rule"]

_NOW = date(2026, 11, 26)
_EXPORT = PlannedExport(target="jsonl", protected="keep")


def check_lint_rule(
    rule: LintRule,
    *,
    examples: int = 100,
    records: SearchStrategy[tuple[Record, ...]] | None = None,
) -> None:
    """
    Check that *rule* keeps what every rule of a lint has to keep.

    Call it in a test of the extension that brings the rule. It is run over as many cases as *examples* says,
    made of *records*, by default those of `record_sets`: with nothing besides the case, and with a day, an
    article that holds the names and claims of the case, texts, a published case and a planned export. It
    raises nothing, yields hits about what is on record, yields the same again, and changes nothing in the
    case. Cases in which it finds something show most, so give it *records* that make some.

    Raises:
        ConformanceError: The rule breaks one of these; the message says which, and what to do.
    """
    profile = _alone(rule)

    @tried(examples)
    @given(record_sets() if records is None else records)
    def check(made: tuple[Record, ...]) -> None:
        for is_all_given in (False, True):
            case = Case(made)
            found = _linted(rule, profile, case, is_all_given=is_all_given)
            faults = [problem.message for problem in found.problems if problem.code == "rule"]
            hint = "a rule passes over what it cannot judge, since records may lack what is not required"
            _require(not faults, rule, f"{'; '.join(faults)}; {hint}")
            again = _linted(rule, profile, case, is_all_given=is_all_given)
            _require(found.findings == again.findings, rule, "yields something else when it is called again")
            unchanged = tuple(case) == made
            _require(unchanged, rule, "changes the case; yield hits, and leave the record as it is")

    check()


def _alone(rule: LintRule) -> Profile:
    levels = {other.code: Level.OFF for other in RULES if other.code != rule.code}
    return attrs.evolve(PROFILES["default"], levels=levels)


def _linted(rule: LintRule, profile: Profile, case: Case, *, is_all_given: bool) -> LintResult:
    rules = () if rule in RULES else (rule,)
    if not is_all_given:
        return lint(case, profile=profile, rules=rules)
    article = "\n\n".join(_sentences(case))
    return lint(
        case,
        profile=profile,
        rules=rules,
        now=_NOW,
        article=article,
        texts={document.id: article for document in case.of_type(Document)},
        previous=Case(tuple(case)[::2]),
        export=_EXPORT,
    )


def _sentences(case: Case) -> list[str]:
    names = [person.name for person in case.of_type(Person)]
    return [claim.text for claim in case.of_type(Claim)] + [f"{name} denies it." for name in names]


def _require(condition: bool, rule: LintRule, fault: str) -> None:
    if not condition:
        raise ConformanceError(rule.code, fault)
