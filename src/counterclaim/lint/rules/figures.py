"""Whether figures say of what, as of when, and how much."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lint.finding import Hit, Level
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.model import Aggregation, Claim, Property
from counterclaim.values import Quantity
from counterclaim.values.quantity import VAGUE
from counterclaim.vocabulary import Vocabulary
from counterclaim.words import short

__all__ = ["RULES"]

#: Of the figures of one claim, how many a message names.
_MOST_NAMED = 4


def incomplete_figures(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each claim with a number without unit, as-of date or bound (CC302).

    A property that is declared may say the unit, and whether its value changes in time; of one that is not,
    nothing is known. "Thousands" is no bound; "about 50" and "at least 50" are.
    """
    properties = subject.analysis.vocabulary.with_properties(subject.case.of_type(Property))
    for claims in subject.claims:
        for claim in claims:
            figures = tuple(_incomplete(subject, claim, properties)) if claim.statements else ()
            if figures:
                told = "; ".join(subject.words.first(figures, _MOST_NAMED))
                message = subject.words("lint.CC302", claim=short(claim.text), figures=told)
                yield Hit(record=claim.id, message=message)


def _incomplete(subject: Subject, claim: Claim, properties: Vocabulary) -> Iterator[str]:
    for index, statement in enumerate(claim.statements):
        value = statement.value
        if isinstance(value, Quantity):
            declared = properties.get(statement.property)
            lacks = [subject.words(f"lint.CC302.{lack}") for lack in _lacks(claim, value, declared)]
            if lacks:
                wording = short(value.text or subject.words.quantity(value))
                address = f"{claim.id}#{index}"
                told = ", ".join(lacks)
                yield subject.words("lint.CC302.figure", value=wording, address=address, lacks=told)


def _lacks(claim: Claim, value: Quantity, declared: Property | None) -> Iterator[str]:
    if value.unit is None and (declared is None or declared.unit is None):
        yield "unit"
    if claim.during is None and _changes(declared):
        yield "date"
    if value.hedge in VAGUE:
        yield "bound"


def _changes(declared: Property | None) -> bool:
    """Return whether a number means nothing without the time that it is of."""
    if declared is None or declared.once:
        return False
    return declared.varies_in_time or declared.aggregation is Aggregation.TOTAL


RULES = (
    LintRule(
        code="CC302",
        title="a number without unit, as-of date or bound",
        level=Level.WARNING,
        check=incomplete_figures,
    ),
)
