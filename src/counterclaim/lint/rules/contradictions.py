"""Whether a source says what cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from counterclaim.conflicts import Conflict, sentence_of
from counterclaim.conflicts.conflict import record_of
from counterclaim.lint.finding import Hit, Level
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import MOST_RELATED

__all__ = ["RULES"]


def self_contradictions(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each claim with which a source contradicts itself, as long as nothing settles it (CC305).

    One that hangs on something that is not known weighs less. Of several with one claim, which may be very
    many, the first is told, and how many more there are.
    """
    found: dict[str, list[Conflict]] = {}
    for conflict in subject.analysis.conflicts:  # the definite ones come first
        if conflict.kind == "self-contradiction" and not conflict.settled:
            found.setdefault(record_of(conflict.members[0], subject.case), []).append(conflict)
    for record, conflicts in found.items():
        yield _told(subject, record, conflicts)


def _told(subject: Subject, record: str, conflicts: Sequence[Conflict]) -> Hit:
    explanation = subject.analysis.conflicts.explain(conflicts[0])
    sentence = sentence_of(explanation, language=subject.words.language)
    members = (member for conflict in conflicts[:MOST_RELATED] for member in conflict.members)
    related = dict.fromkeys(record_of(member, subject.case) for member in islice(members, 4 * MOST_RELATED))
    is_definite = conflicts[0].definite
    message = subject.words("lint.CC305" if is_definite else "lint.CC305.possible", sentence=sentence)
    if len(conflicts) > 1:
        message += " " + subject.words("lint.CC305.more", count=len(conflicts) - 1)
    return Hit(
        record=record,
        message=message,
        related=tuple(id for id in related if id != record)[:MOST_RELATED],
        level=None if is_definite else Level.NOTE,
    )


RULES = (
    LintRule(
        code="CC305",
        title="a source that contradicts itself",
        level=Level.WARNING,
        check=self_contradictions,
    ),
)
