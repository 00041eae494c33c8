"""Whether what documents say can still be checked when they change."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lint.documents import snapshots_of, used_documents
from counterclaim.lint.finding import Hit, Level
from counterclaim.lint.rule import LintRule
from counterclaim.lint.subject import Subject
from counterclaim.lint.told import document_name
from counterclaim.model import Snapshot
from counterclaim.words import short

__all__ = ["RULES"]

#: States in which nobody knows whether an archive has a copy, or will have one.
_OPEN_STATES = frozenset({"", "unknown", "pending"})


def not_kept(subject: Subject, /) -> Iterator[Hit]:
    """
    Yield each page that something stands in and of which no copy is kept, here or in an archive (CC206).

    What has no URL is no page. The page of an error is no copy. That an archive has none, or could not make
    one, is known; it is what nobody looked up that is told.
    """
    for document in used_documents(subject):
        if document.url is None:
            continue
        kept = snapshots_of(subject, document)
        name = document_name(document, subject.words)
        if not kept:
            named = f"{name} ({short(document.url)})" if document.title else name
            message = subject.words("lint.CC206", document=named)
            yield Hit(record=document.id, message=message)
        elif not any(map(_archive_is_known, kept)):
            message = subject.words("lint.CC206.archive", document=name)
            yield Hit(record=document.id, message=message, related=(kept[-1].id,))


def _archive_is_known(snapshot: Snapshot) -> bool:
    state = (snapshot.archive_state or "").strip().lower()
    return snapshot.archive_url is not None or state not in _OPEN_STATES


RULES = (
    LintRule(
        code="CC206",
        title="no copy of a page that is cited, or not known whether an archive has one",
        level=Level.WARNING,
        check=not_kept,
    ),
)
