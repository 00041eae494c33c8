"""Why something that is on record is not in the markup."""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.formats.claimreview.leaving import (
    certain_attributions,
    dispute_of,
    why_not_alone,
    why_not_review,
)
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Claim,
    Document,
    Entity,
    Evidence,
    Note,
    Place,
    Property,
    Rebuttal,
    Record,
    ReplyRequest,
    Review,
    SameAs,
    Snapshot,
    Source,
)

__all__ = ["reason"]

_NO_WORD = {
    Rebuttal: "ClaimReview has no word for a rebuttal",
    Evidence: "ClaimReview has no word for evidence; the review's page tells of it",
    Note: "notes are for those who keep the record",
    ReplyRequest: "ClaimReview has no word for a request for a reply",
    SameAs: "ClaimReview has no word for a judgement of sameness",
    Snapshot: "ClaimReview has no word for what was received from an address",
    Property: "ClaimReview has no words for properties",
    CaseInfo: "markup belongs to a page, not to a case",
}
_UNREFERRED = "no review or claim that was written refers to it"
_FIELDS: dict[tuple[type[Record], str], str] = {
    (Claim, "statements"): "schema.org's Claim holds words, no statements that could be compared",
    (Claim, "accuses"): "schema.org's Claim cannot say whom it accuses",
    (Claim, "assuming"): "schema.org's Claim cannot say what it depends on",
    (Attribution, "relays"): "ClaimReview knows whose claim it is, and no chain of reports",
    (Attribution, "verb"): "ClaimReview has no place for the verb",
    (Attribution, "quote"): "ClaimReview has no place for a quotation",
    (Review, "rating"): "ClaimReview has no place for the name of a scale, nor for fields of others",
}
_DATES = frozenset({"said", "published", "modified"})
_DATE = "what can be written is a year, month, day or moment (ISO 8601), without its wording"


def reason(case: CaseView, record: Record, field: str | None) -> str:
    """Return why *field* of *record*, or the whole of it, is not in the markup."""
    if field is None:
        return _why_not_whole(case, record)
    if field == "type":
        return "schema.org tells people and organizations apart, and no other kinds of sources"
    if field in _DATES:
        return _DATE
    for (cls, name), why in _FIELDS.items():
        if isinstance(record, cls) and name == field:
            return why
    return "ClaimReview has no place for it"


def _why_not_whole(case: CaseView, record: Record) -> str:
    if isinstance(record, Claim):
        return _why_not_claim(case, record)
    if isinstance(record, Attribution):
        return _why_not_attribution(case, record)
    if isinstance(record, Review):
        why = why_not_review(case, record)
        return why or "ClaimReview reviews claims and documents that are on record, by somebody who is"
    for cls, why in _NO_WORD.items():
        if isinstance(record, cls):
            return why
    if isinstance(record, Place | Document | Source) or not isinstance(record, Entity):
        return _UNREFERRED
    return "ClaimReview tells who speaks, and not what is spoken of"


def _why_not_claim(case: CaseView, claim: Claim) -> str:
    why = why_not_alone(case, claim)
    if why is not None:
        return f"without a review that was written, it would read as if it were simply so: {why}"
    return (
        "nobody is on record for it with certainty, and schema.org's Claim cannot say how certain somebody is"
    )


def _why_not_attribution(case: CaseView, attribution: Attribution) -> str:
    claim = case.get(attribution.of, Claim)
    if claim is None:
        return "ClaimReview tells whose a claim is, and no other record"
    if not attribution.committed:
        return "it passes on what others say, and ClaimReview tells whose claim it is"
    if attribution.certainty is not Certainty.CERTAIN:
        return "ClaimReview cannot say how certain somebody is"
    dispute = dispute_of(case, attribution)
    if dispute is not None:
        return f"{dispute!r} disputes it, and ClaimReview would say plainly whose claim it is"
    certain = certain_attributions(case, claim)
    if certain and certain[0] != attribution:
        return f"ClaimReview names one author of a claim, and {certain[0].id!r} was written"
    return "the claim was not written, or its source is not on record"
