"""What an annotation says in words, so that whoever shows it shows who says a claim, and who disputes it."""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.formats.assertable import objection_to
from counterclaim.formats.web_annotation.resources import is_unnameable
from counterclaim.model import Attribution, Certainty, Claim, Entity, Rebuttal, RebuttalKind, Record
from counterclaim.safe_text import visible_line

__all__ = ["sentence_of_attribution", "sentence_of_rebuttal"]

_DISPUTED = {
    RebuttalKind.DENIAL: "denied by",
    RebuttalKind.DISPUTE: "disputed by",
    RebuttalKind.UNDERCUT: "called into question by",
    RebuttalKind.CORRECTION: "corrected by",
    RebuttalKind.RETRACTION: "withdrawn by",
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


def sentence_of_rebuttal(case: CaseView, rebuttal: Rebuttal) -> str:
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
        sentence = sentence_of_rebuttal(case, record)
        objection: Record | None = _objection(case, record)
    elif isinstance(record, Claim):
        condition = ", which holds only if other claims do" if record.assuming else ""
        sentence, objection = f"“{visible_line(record.text)}”{condition}", objection_to(case, record)
    else:
        sentence, objection = "something that is not on record", _objection(case, attribution)
    if isinstance(objection, Rebuttal):
        sentence += f" — {_DISPUTED[objection.kind]} {_name(case, objection.by)}"
    return sentence


def _objection(case: CaseView, record: Record | None) -> Rebuttal | None:
    rebuttals = () if record is None else case.rebuttals(record)
    return next((rebuttal for rebuttal in rebuttals if rebuttal.kind in _DISPUTED), None)


def _name(case: CaseView, id: str) -> str:
    record = case.get(id)
    if is_unnameable(record):
        return "a person who is not named"
    return visible_line(record.name) if isinstance(record, Entity) else "somebody who is not on record"
