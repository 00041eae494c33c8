"""Which findings notes settle: those that name the code and the record, with a reason and an author."""

from __future__ import annotations

from collections import defaultdict

from counterclaim.case import CaseView
from counterclaim.lint.finding import Hit
from counterclaim.lint.rule import LintRule
from counterclaim.model import Note

__all__ = ["Settling"]


class Settling:
    """The notes of a case that settle findings."""

    def __init__(self, case: CaseView) -> None:
        self._notes: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for note in case.of_type(Note):
            if note.settles is not None and note.by is not None and note.by.strip() and note.text.strip():
                for id in dict.fromkeys(note.about):
                    self._notes[note.settles, id].append(note.id)

    def of(self, rule: LintRule, hit: Hit) -> tuple[str, ...]:
        """Return the ids of the notes that settle what *rule* found."""
        return tuple(self._notes.get((rule.code, hit.record), ())) if rule.settled_by_note else ()
