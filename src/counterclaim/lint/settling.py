"""Which findings notes settle: those that name the code and the record, with a reason and an author."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from counterclaim.case import CaseView
from counterclaim.findings import Problem
from counterclaim.lint.finding import Hit
from counterclaim.lint.rule import LintRule
from counterclaim.model import Note

__all__ = ["Settling"]

_LIKE_A_CODE = re.compile(r"(?i)CC[0-9O]{1,8}")


class Settling:
    """
    The notes of a case that settle findings.

    A note settles what is found of a record that it is about, and of those that were judged the same.
    """

    def __init__(self, case: CaseView) -> None:
        self._case = case
        self._notes: defaultdict[str, defaultdict[str, list[Note]]] = defaultdict(lambda: defaultdict(list))
        for note in case.of_type(Note):
            if note.settles is not None:
                for id in dict.fromkeys(note.about):
                    self._notes[note.settles][id].append(note)

    def of(self, rule: LintRule, hit: Hit) -> tuple[str, ...]:
        """Return the ids of the notes that settle what *rule* found."""
        if not rule.settled_by_note:
            return ()
        notes = self._naming(rule.code, hit.record)
        return tuple(note.id for note in notes if _has_author(note) and note.id not in hit.older_notes)

    def ineffective(self, rule: LintRule, hit: Hit) -> Iterator[Problem]:
        """Yield why notes that name what *rule* found, which is open, do not settle it."""
        for note in self._naming(rule.code, hit.record):
            if not rule.settled_by_note:
                message = f"no note settles {rule.code}; mend what it tells of"
                yield Problem("note", note.id, "settles", message)
            elif note.id in hit.older_notes:
                message = f"it is older than what {rule.code} tells of; write another one about that"
                yield Problem("note", note.id, "settles", message)
            else:
                message = f"it settles {rule.code} only with an author; say by whom it is ('by')"
                yield Problem("note", note.id, "by", message)

    def unknown(self, codes: Collection[str]) -> Iterator[Problem]:
        """Yield the notes that name a code of the library, as it seems, that is none of *codes*."""
        for code, notes in self._notes.items():
            if _LIKE_A_CODE.fullmatch(code) and code not in codes:
                message = f"there is no rule {code!r}; see the codes, and correct 'settles'"
                ids = dict.fromkeys(note.id for about in notes.values() for note in about)
                yield from (Problem("note", id, "settles", message) for id in ids)

    def _naming(self, code: str, record: str) -> list[Note]:
        """Return the notes that name the *code*, and are about *record* or what was judged the same."""
        notes = self._notes.get(code)
        if notes is None:
            return []
        same = self._case.same(record) if record in self._case else (record,)
        return [note for id in same for note in notes.get(id, ())]


def _has_author(note: Note) -> bool:
    return note.by is not None and bool(note.by.strip() and note.text.strip())
