"""Whether those concerned were asked, and whether what they answer is on record."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lint.finding import Hit, Level
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.model import Claim
from counterclaim.words import short

__all__ = ["RULES"]


def accuser_unstated(subject: Subject, /) -> Iterator[Hit]:
    """Yield each claim that is denied and that nobody is on record for (CC104)."""
    case = subject.case
    for claim in case.of_type(Claim):
        rebuttals = case.rebuttals(claim)
        if rebuttals and not any(case.attributions(id) for id in case.same(claim)):
            message = subject.words("lint.CC104", claim=short(claim.text))
            yield Hit(record=claim.id, message=message, related=tuple(entry.id for entry in rebuttals))


RULES = (
    LintRule(
        code="CC104",
        title="a denial of a claim that nobody is on record for",
        level=Level.WARNING,
        check=accuser_unstated,
    ),
)
