"""The notes by which the people who keep a record settle a conflict."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.case import CaseView
from counterclaim.model import Note

__all__ = ["Notes"]


class Notes:
    """The notes of a case that settle something, by what they are about."""

    def __init__(self, case: CaseView) -> None:
        self._about: dict[str, list[Note]] = {}
        for note in case.of_type(Note):
            if note.settles is not None:
                for id in note.about:
                    self._about.setdefault(id, []).append(note)

    def settling(self, kinds: str | tuple[str, ...], sides: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """
        Return the ids of the notes that settle a conflict of *kinds* between *sides*, each ids of records.

        Such a note names the kind, and is about a record of every side.
        """
        if not self._about:
            return ()
        wanted = (kinds,) if isinstance(kinds, str) else kinds
        found = [
            {note.id for id in side for note in self._about.get(id, ()) if note.settles in wanted}
            for side in sides
        ]
        return tuple(sorted(set.intersection(*found)))
