"""Checks of what every rule has to keep, for the tests of those who add one."""

from __future__ import annotations

from hypothesis import given
from hypothesis.strategies import SearchStrategy

from counterclaim.case import Case, CaseView, FrozenCase
from counterclaim.conflicts import KINDS, Conflict, Rule, RuleSet, detect
from counterclaim.conflicts.rules import rule_name
from counterclaim.model import Record
from counterclaim.strategies._cases import record_sets
from counterclaim.strategies._subject import ConformanceError
from counterclaim.strategies._trying import tried

__all__ = ["check_rule"]


def check_rule(
    rule: Rule,
    *,
    examples: int = 100,
    records: SearchStrategy[tuple[Record, ...]] | None = None,
) -> None:
    """
    Check that *rule* keeps what every rule of conflicts has to keep.

    Call it in a test of the extension that brings the rule. It is run over as many cases as *examples* says,
    made of *records*, by default those of `record_sets`. It raises nothing, yields conflicts about what is
    on record, yields the same again and for any order of the records, and changes nothing in the case; their
    kind has a prefix unless it is one of those found anyway. Cases in which it finds something show most, so
    give it *records* that make some.

    Raises:
        ConformanceError: The rule breaks one of these; the message says which, and what to do.
    """
    name = rule_name(rule)

    @tried(examples)
    @given(record_sets() if records is None else records)
    def check(made: tuple[Record, ...]) -> None:
        case = Case(made)
        found = _found(rule, case, name)
        _require(found == _found(rule, case, name), name, "yields something else when it is called again")
        _require(
            tuple(case) == made, name, "changes the case; yield conflicts, and leave the record as it is"
        )
        reordered = FrozenCase(reversed(made))
        same = set(found) == set(_found(rule, reordered, name))
        _require(same, name, "depends on the order of the records; compare ids or contents instead")
        problems = [problem for problem in detect(case, rules=(rule,)).problems if problem.code == "rule"]
        _require(not problems, name, "; ".join(problem.message for problem in problems))

    check()


def _found(rule: Rule, case: CaseView, name: str) -> list[Conflict]:
    try:
        found = list(rule(case, RuleSet()))
    except Exception as error:
        reason = (
            f"raises {type(error).__name__}: {error}; a rule passes over what it cannot judge, since records "
            "may lack anything that is not required"
        )
        raise ConformanceError(name, reason) from error
    for conflict in found:
        _require(isinstance(conflict, Conflict), name, f"yields {conflict!r:.80}, which is no conflict")
        kind = conflict.kind
        _require(_is_named(kind), name, f"yields the kind {kind!r}; give it a prefix, as 'acme:{kind}'")
    return found


def _is_named(kind: str) -> bool:
    prefix, _, rest = kind.partition(":")
    return kind in KINDS or bool(prefix and rest)


def _require(condition: bool, name: str, fault: str) -> None:
    if not condition:
        raise ConformanceError(name, fault)
