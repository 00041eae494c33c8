"""Whether it is known what published ratings mean."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lint.finding import Hit, Level
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import name_of
from counterclaim.model import Rating, Review
from counterclaim.standing.meanings import meaning_of
from counterclaim.words import short

__all__ = ["RULES"]


def unmapped_ratings(subject: Subject, /) -> Iterator[Hit]:
    """Yield each review with a rating that no scale says the meaning of (CC304)."""
    for review in subject.case.of_type(Review):
        meaning = meaning_of(subject.case, review, subject.scales)
        if review.rating is None or meaning is None or meaning.unknown is None:
            continue
        message = subject.words(
            "lint.CC304",
            rating=short(_told(review.rating)),
            reviewer=name_of(subject.case, review.reviewer),
            reason=short(meaning.unknown),
        )
        yield Hit(record=review.id, message=message, related=(review.of,))


def _told(rating: Rating) -> str:
    return rating.label or rating.value or ""


RULES = (
    LintRule(
        code="CC304",
        title="a rating of which it is not known what it means",
        level=Level.WARNING,
        check=unmapped_ratings,
    ),
)
