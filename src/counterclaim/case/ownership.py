"""Whose word a record is, and who published it: those who may withdraw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.model import Attribution, Document, Rebuttal, Record

if TYPE_CHECKING:
    from counterclaim.case.view import CaseView

__all__ = ["publisher_of", "speakers_of"]


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
