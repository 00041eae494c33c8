"""Rules of extensions: plain callables that yield conflicts of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import attrs

from counterclaim.case import CaseView
from counterclaim.conflicts.conflict import Conflict, split_address
from counterclaim.conflicts.finder import Finder
from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.findings import Problem
from counterclaim.model import Claim

__all__ = ["Rule", "conflicts_of_rule", "rule_name"]

#: Conflicts that one rule may yield; one that never ends stops here.
_MOST_FOUND = 100_000


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
        for count, found in enumerate(rule(finder.entries.case, finder.rule_set)):
            if count == _MOST_FOUND:
                problems.append(
                    _problem(f"the rule {name} yields more than {_MOST_FOUND:,}; the rest is missing")
                )
                return
            fault = _fault(found, finder.entries.case)
            if fault is not None:
                problems.append(_problem(f"the rule {name} yielded {fault}; it was left out"))
                continue
            yield _completed(found, finder)
    except (Exception, SystemExit) as error:
        reason = _reason(error)
        problems.append(
            _problem(f"the rule {name} failed with {reason}; what else it would have found is missing")
        )


def _reason(error: BaseException) -> str:
    try:
        return f"{type(error).__name__}: {error}".rstrip(": ")
    except Exception:  # what it says of itself fails as well
        return type(error).__name__


def _fault(found: object, case: CaseView) -> str | None:
    if not isinstance(found, Conflict):
        return f"{found!r:.80}, which is no conflict"
    missing = [member for member in found.members if not _is_there(member, case)]
    return f"a conflict about {missing[0]!r}, which is not on record" if missing else None


def _is_there(member: str, case: CaseView) -> bool:
    if member in case.ids():
        return True
    found = split_address(member)
    claim = None if found is None else case.get(found[0], Claim)
    return claim is not None and found is not None and found[1] < len(claim.statements)


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
