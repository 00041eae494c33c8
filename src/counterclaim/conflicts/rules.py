"""Rules of extensions: plain callables that yield conflicts of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import attrs

from counterclaim.case import CaseView
from counterclaim.conflicts.conflict import Conflict
from counterclaim.conflicts.finder import Finder
from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.findings import Problem
from counterclaim.model import Claim

__all__ = ["Rule", "rule_name"]


class Rule(Protocol):
    """
    What yields the conflicts of one kind in a case.

    A rule has no side effects, and yields the same for the same case. One that raises is named in the report,
    and the others still run.
    """

    def __call__(self, case: CaseView, rule_set: RuleSet, /) -> Iterable[Conflict]:
        """Return the conflicts of *case*; *rule_set* has the thresholds."""
        ...


def rule_name(rule: Rule) -> str:
    """Return the name of *rule* for a message: where it is defined."""
    module = getattr(rule, "__module__", None) or type(rule).__module__
    name = getattr(rule, "__qualname__", None) or type(rule).__qualname__
    return f"{module}:{name}"


def conflicts_of_rule(rule: Rule, finder: Finder, problems: list[Problem]) -> Iterator[Conflict]:
    """Yield what *rule* finds, with what settles it; what is wrong with it goes to *problems*."""
    name = rule_name(rule)
    try:
        for found in rule(finder.entries.case, finder.rule_set):
            fault = _fault(found, finder.entries.case)
            if fault is not None:
                problems.append(_problem(f"the rule {name} yielded {fault}; it was left out"))
                continue
            yield _completed(found, finder)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        problems.append(
            _problem(f"the rule {name} failed with {reason}; what else it would have found is missing")
        )


def _fault(found: object, case: CaseView) -> str | None:
    if not isinstance(found, Conflict):
        return f"{found!r:.80}, which is no conflict"
    missing = [member for member in found.members if not _is_there(member, case)]
    return f"a conflict about {missing[0]!r}, which is not on record" if missing else None


def _is_there(member: str, case: CaseView) -> bool:
    if member in case.ids():
        return True
    id, _, index = member.rpartition("#")
    claim = case.get(id, Claim) if id else None
    return claim is not None and index.isdecimal() and int(index) < len(claim.statements)


def _completed(found: Conflict, finder: Finder) -> Conflict:
    records = [[_record(member, finder.entries.case) for member in side] for side in found.sides]
    notes = finder.notes.settling(found.kind, records)
    settled_by = tuple(dict.fromkeys((*found.settled_by, *notes)))
    weight = finder.rule_set.weight(found.kind, open_=found.definite and not settled_by)
    return attrs.evolve(found, settled_by=settled_by, severity=found.severity or weight)


def _record(member: str, case: CaseView) -> str:
    return member if member in case.ids() else member.rpartition("#")[0]


def _problem(message: str) -> Problem:
    return Problem("rule", None, None, message)
