"""The rules: what cannot all hold of photos."""

from collections.abc import Iterator

from acme_newsroom.types import PhotoCheck
from counterclaim import Case, Claim, Conflict, DateSpan, Document, RuleSet
from counterclaim.conflicts import RuleName

RULE = RuleName("acme:published-before-taken")


def published_before_taken(case: Case, rule_set: RuleSet, /) -> Iterator[Conflict]:
    """Yield a conflict for each photo that is said to be of a later day than its earliest publication."""
    for check in case.of_type(PhotoCheck):
        earliest = case.get(check.earliest, Document) if check.earliest else None
        if earliest is None or earliest.published is None or earliest.published.last is None:
            continue
        for claim in case.of_type(Claim):
            for index, statement in enumerate(claim.statements):
                if (statement.subject, statement.property) != (
                    check.photo,
                    "photo-taken",
                ) or statement.negated:
                    continue
                taken = statement.value
                if isinstance(taken, DateSpan) and taken.first and taken.first > earliest.published.last:
                    yield Conflict(
                        kind=RULE.id,
                        rule=RULE,
                        sides=((f"{claim.id}#{index}",), (check.id,)),
                        text=f"A photo said to be taken {taken} was published {earliest.published}.",
                    )
