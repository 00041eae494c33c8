"""Whose word a record is, and who published it: those who may withdraw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.model import Attribution, Document, Rebuttal, RebuttalKind, Record

if TYPE_CHECKING:
    from counterclaim.case.view import CaseView

__all__ = ["publisher_of", "speakers_of", "withdraws"]

_WITHDRAWING = (RebuttalKind.CORRECTION, RebuttalKind.RETRACTION)


def speakers_of(record: Record) -> tuple[str, ...]:
    """Return the ids of those whose word an attribution or rebuttal is; of other records, none."""
    if isinstance(record, Rebuttal):
        return (record.by,)
    if isinstance(record, Attribution):
        return (record.source,) if record.speaker is None else (record.source, record.speaker)
    return ()


def publisher_of(case: CaseView, attribution: Attribution) -> str | None:
    """Return the id of the publisher of the document in which *attribution* stands, where it is on record."""
    document = None if attribution.document is None else case.get(attribution.document, Document)
    return None if document is None else document.publisher


def withdraws(case: CaseView, rebuttal: Rebuttal, target: Record) -> bool:
    """
    Return whether *rebuttal* takes back *target*: a retraction or correction by those whose word it is.

    The publisher of the document may take back what stands in it.
    """
    if rebuttal.kind not in _WITHDRAWING or rebuttal.id == target.id:
        return False
    publisher = publisher_of(case, target) if isinstance(target, Attribution) else None
    owners = (*speakers_of(target), publisher)
    return any(owner is not None and case.is_same(rebuttal.by, owner) for owner in owners)
