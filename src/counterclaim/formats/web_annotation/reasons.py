"""Why something of a record is not in an export, in words for those who keep the case."""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.codec import protected_fields
from counterclaim.formats.web_annotation.resources import is_unnameable
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    Document,
    Entity,
    Evidence,
    Note,
    Quote,
    Rebuttal,
    Record,
    ReplyRequest,
    Review,
    SameAs,
    Snapshot,
    Source,
)
from counterclaim.values.dates import DateSpan

__all__ = ["Reasons"]

_RECORDS: tuple[tuple[type[Record], str], ...] = (
    (Claim, "no annotation refers to the claim; it needs an attribution, a rebuttal, a review or a note"),
    (Document, "no annotation refers to the document"),
    (Source, "no annotation names the source"),
    (CaseInfo, "a collection of annotations is about one case, and another is written"),
    (
        Snapshot,
        "Web Annotation has no word for the hash of a copy; its time and address stand with quotations",
    ),
    (SameAs, "Web Annotation has no word for a judgement of sameness"),
    (ReplyRequest, "Web Annotation has no word for a question that was put to somebody"),
    (Note, "the note is about nothing on record, and an annotation has a target"),
    (Entity, "Web Annotation has no word for what is neither an agent nor a document"),
)
_FIELDS: dict[tuple[type[Record], str], str] = {
    (Attribution, "verb"): "Web Annotation has no word for the verb that reports it",
    (Attribution, "document"): "the document has the id of what is attributed",
    (CaseInfo, "embargo_until"): "Web Annotation has no word for an embargo",
    (CaseInfo, "review_by"): "Web Annotation has no word for a day to look at it again",
    (CaseInfo, "document"): "a collection has no document that its annotations stand in by default",
    (Claim, "accuses"): "Web Annotation has no word for who is accused",
    (
        Claim,
        "statements",
    ): "Web Annotation has no word for statements with values; the text of the claim is written",
    (Claim, "during"): "Web Annotation has no word for the time in which a claim holds",
    (Claim, "place"): "Web Annotation has no word for the place where a claim holds",
    (Document, "byline"): "Web Annotation has no word for a byline",
    (Document, "url"): "the address is no IRI with a scheme, as an annotation asks for",
    (Evidence, "document"): "the document has the id of what the evidence bears on",
    (Source, "role"): "Web Annotation has no word for the role of a source in the story",
    (Source, "interests"): "Web Annotation has no word for the interests of a source",
    (Source, "depends_on"): "Web Annotation has no word for who a source depends on",
}


class Reasons:
    """Why a field of a record of *case*, or the whole of it, is not in its export."""

    def __init__(self, case: CaseView) -> None:
        self._case = case

    def __call__(self, record: Record, field: str | None) -> str:
        """Return the reason; *field* is `None` where the whole record is missing."""
        if field in protected_fields(record):
            return "is protected and was left out"
        if field is None:
            return self._of_record(record)
        if field == "extra":
            return "what others added under names of their own is not written"
        if field in ("type", "foreign"):
            return "Web Annotation has no type for it; it is written as one that it derives from"
        value = getattr(record, field)
        if isinstance(value, DateSpan):
            return "a date is written as a year, month, day or moment, without wording, hedge or span"
        if isinstance(value, Quote):
            return _of_quote(record, value)
        known = (
            reason for (cls, name), reason in _FIELDS.items() if name == field and isinstance(record, cls)
        )
        return next(known, f"Web Annotation has no word for {field!r}")

    def _of_record(self, record: Record) -> str:
        if is_unnameable(record):
            return "the person must not be named, and Web Annotation has no word that says so"
        for cls, reason in _RECORDS:
            if isinstance(record, cls):
                return reason
        if isinstance(record, Attribution | Evidence | Rebuttal | Review):
            return "it could not be read back from what was written"
        return "Web Annotation has no word for records of this type"


def _of_quote(record: Record, quote: Quote) -> str:
    if getattr(record, "document", None) is None:
        return "a quotation is written with the document in which it stands, and none is named"
    if (quote.start is None) is not (quote.end is None):
        return "a position in a text is written with both its ends, and one is missing"
    return "what others added to the quotation under names of their own is not written"
