"""Whether a source says what cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.conflicts import Conflict, sentence_of
from counterclaim.conflicts.conflict import record_of
from counterclaim.lint.finding import Hit, Level
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import MOST_RELATED

__all__ = ["RULES"]


def self_contradictions(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each contradiction of one source with itself that nothing settles (CC305).

    One that hangs on something that is not known weighs less.
    """
    for conflict in subject.analysis.conflicts:
        if conflict.kind == "self-contradiction" and not conflict.settled:
            yield _told(subject, conflict)


def _told(subject: Subject, conflict: Conflict) -> Hit:
    explanation = subject.analysis.conflicts.explain(conflict)
    sentence = sentence_of(explanation, language=subject.words.language)
    records = tuple(dict.fromkeys(record_of(member, subject.case) for member in conflict.members))
    key = "lint.CC305" if conflict.definite else "lint.CC305.possible"
    return Hit(
        record=records[0],
        message=subject.words(key, sentence=sentence),
        related=records[1 : 1 + MOST_RELATED],
        level=None if conflict.definite else Level.NOTE,
    )


RULES = (
    LintRule(
        code="CC305",
        title="a source that contradicts itself",
        level=Level.WARNING,
        check=self_contradictions,
    ),
)
