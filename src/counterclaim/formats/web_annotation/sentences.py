"""What an annotation says in words, so that whoever shows it shows who says a claim, and who disputes it."""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.formats.assertable import objection_to, why_not_plain
from counterclaim.formats.web_annotation.resources import is_unnameable
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Entity,
    Evidence,
    Rebuttal,
    RebuttalKind,
    Record,
    Review,
)
from counterclaim.provenance import commitments
from counterclaim.safe_text import visible_line

__all__ = [
    "objection_to_review",
    "sentence_of_attribution",
    "sentence_of_evidence",
    "sentence_of_review",
    "whole_sentence_of_rebuttal",
]

_DISPUTED = {
    RebuttalKind.DENIAL: "denied by",
    RebuttalKind.DISPUTE: "disputed by",
    RebuttalKind.UNDERCUT: "called into question by",
    RebuttalKind.CORRECTION: "corrected by",
    RebuttalKind.RETRACTION: "withdrawn by",
    RebuttalKind.QUALIFICATION: "narrowed by",
}
_CERTAINTIES = {
    Certainty.PROBABLE: "as probable",
    Certainty.POSSIBLE: "as possible",
    Certainty.UNCOMMITTED: "without taking it upon themselves",
}


def sentence_of_attribution(case: CaseView, attribution: Attribution) -> str:
    """Return who says it, on whose word and how surely, then the words, then who disputes them."""
    parts = [_name(case, attribution.source)]
    origins = [case.get(id, Attribution) for id in attribution.relays]
    if origins:
        names = (_name(case, origin.source) if origin else "a source not on record" for origin in origins)
        parts.append(f"passing on {' and '.join(dict.fromkeys(names))}")
    if attribution.certainty in _CERTAINTIES:
        parts.append(_CERTAINTIES[attribution.certainty])
    return f"{', '.join(parts)}: {_said(case, case.get(attribution.of), attribution)}"


def sentence_of_evidence(case: CaseView, evidence: Evidence) -> str:
    """Return whose evidence it is and which way it points, then what it is, then who disputes it."""
    whose = "" if evidence.by is None else f"{_name(case, evidence.by)}, "
    sentence = f"{whose}evidence that {evidence.direction.value} this"
    if evidence.description is not None:
        sentence += f": “{visible_line(evidence.description)}”"
    return sentence + _disputed(case, _objection(case, evidence))


def sentence_of_review(case: CaseView, review: Review) -> str:
    """Return who made the review, then its verdict and summary, then who disputes or withdrew it."""
    label = None if review.rating is None else review.rating.label
    words = "; ".join(f"“{visible_line(text)}”" for text in (label, review.summary) if text is not None)
    sentence = f"{_name(case, review.reviewer)}, review" + (f": {words}" if words else "")
    return sentence + _disputed(case, objection_to_review(case, review))


def objection_to_review(case: CaseView, review: Review) -> Rebuttal | None:
    """Return a rebuttal of *review*, or of the document in which it stands, if there is one."""
    return _objection(case, review, *filter(None, (review.document,)))


def whole_sentence_of_rebuttal(case: CaseView, rebuttal: Rebuttal) -> str:
    """Return who makes the rebuttal and their words, then who disputes that."""
    return _said(case, rebuttal, None)


def _sentence_of_rebuttal(case: CaseView, rebuttal: Rebuttal) -> str:
    """Return who makes the rebuttal and of what kind it is, then their words, then what they say instead."""
    sentence = f"{_name(case, rebuttal.by)}, {rebuttal.kind.value}"
    if rebuttal.text is not None:
        sentence += f": “{visible_line(rebuttal.text)}”"
    if rebuttal.counterclaim is not None:
        sentence += f"; instead: {_said(case, case.get(rebuttal.counterclaim, Claim), None)}"
    return sentence


def _said(case: CaseView, record: Record | None, attribution: Attribution | None) -> str:
    """Return the words of a claim or rebuttal, with what must not be left out of them."""
    if isinstance(record, Rebuttal):
        sentence = _sentence_of_rebuttal(case, record)
        objection: Record | None = _objection(case, record, *filter(None, (attribution,)))
    elif isinstance(record, Claim):
        condition = ", which holds only if other claims do" if record.assuming else ""
        sentence = f"“{visible_line(record.text)}”{condition}"
        objection = objection_to(case, record) or _objection(case, record)
        if objection is None:
            return sentence + _questioned(case, record)
    else:
        sentence = "something that is not on record"
        objection = None if attribution is None else _objection(case, attribution)
    return sentence + _disputed(case, objection)


def _questioned(case: CaseView, claim: Claim) -> str:
    """Return what speaks against *claim* that is no rebuttal of it, besides what its sentence says anyway."""
    if claim.assuming or not commitments(case, claim):
        return ""
    reason = why_not_plain(case, claim)
    if reason is None:
        return ""
    rated = next((review for review in case.reviews(claim) if review.rating and review.rating.label), None)
    if rated is None or not reason.endswith("reviews it"):
        return " — not without objection on record"
    return f" — reviewed: {sentence_of_review(case, rated)}"


def _disputed(case: CaseView, objection: Record | None) -> str:
    if not isinstance(objection, Rebuttal):
        return ""
    return f" — {_DISPUTED[objection.kind]} {_name(case, objection.by)}"


def _objection(case: CaseView, *to: Record | str) -> Rebuttal | None:
    """Return a rebuttal of one of these, one that attacks it rather than one that narrows it."""
    rebuttals = [rebuttal for target in to for rebuttal in case.rebuttals(target)]
    attacks = (rebuttal for rebuttal in rebuttals if rebuttal.kind is not RebuttalKind.QUALIFICATION)
    return next(attacks, next(iter(rebuttals), None))


def _name(case: CaseView, id: str) -> str:
    record = case.get(id)
    if is_unnameable(record):
        return "a person who is not named"
    return visible_line(record.name) if isinstance(record, Entity) else "somebody who is not on record"
