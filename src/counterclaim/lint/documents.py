"""The documents that a case rests on, and the snapshots of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from counterclaim.case.kept_texts import is_error
from counterclaim.lint.subject import Subject
from counterclaim.model import Attribution, Document, Evidence, Review, Snapshot

__all__ = ["snapshots_of", "used_documents"]

#: Of documents that are part of others, how many are looked at; they may be part of each other.
_DEEPEST: Final = 8


def used_documents(subject: Subject) -> tuple[Document, ...]:
    """Return the documents in which something on record stands, without what was taken back."""
    case, fallen = subject.case, subject.analysis.standings.fallen
    used = {entry.document for entry in case.of_type(Attribution) if entry.id not in fallen}
    used.update(entry.document for entry in case.of_type(Evidence))
    used.update(review.document for review in case.of_type(Review))
    return tuple(document for document in case.of_type(Document) if document.id in used)


def snapshots_of(subject: Subject, document: Document) -> Sequence[Snapshot]:
    """Return the snapshots of the page that is *document*, or that it is part of; the newest last."""
    current: Document | None = document
    for _ in range(_DEEPEST):
        if current is None:
            break
        found = [each for each in subject.kept_texts.snapshots(current.id) if not is_error(each)]
        if found:
            return found
        current = None if current.part_of is None else subject.case.get(current.part_of, Document)
    return ()
