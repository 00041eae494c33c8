"""Records as annotations: what a record is about is the target, what it says the bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from counterclaim.case import CaseView
from counterclaim.formats.ids import urn_of
from counterclaim.formats.web_annotation.resources import dated, passage, reference, references, resource
from counterclaim.formats.web_annotation.sentences import (
    objection_to_review,
    sentence_of_attribution,
    sentence_of_evidence,
    sentence_of_review,
    whole_sentence_of_rebuttal,
)
from counterclaim.formats.web_annotation.terms import ANNOTATION, ASSESSING
from counterclaim.model import (
    Attribution,
    Certainty,
    Evidence,
    Mode,
    Note,
    Rating,
    Rebuttal,
    Record,
    Review,
)

__all__ = ["FIRST_HAND", "MOTIVATIONS", "NOT_FIRST_HAND", "TRANSLATED", "annotation_of"]

Json: TypeAlias = dict[str, Any]

#: Why each type of record is an annotation (Web Annotation Data Model, 3.3.5).
MOTIVATIONS: dict[type[Record], str] = {
    Attribution: "describing",
    Evidence: "linking",
    Review: ASSESSING,
    Note: "commenting",
    Rebuttal: "replying",
}
FIRST_HAND, NOT_FIRST_HAND, TRANSLATED = "first-hand", "not-first-hand", "translated"


def annotation_of(case: CaseView, record: Record) -> Json | None:
    """
    Return *record* as an annotation; `None` where it makes none.

    An attribution, evidence, a rebuttal, a review and a note do, the last one if it is about something.
    """
    for cls, motivation in MOTIVATIONS.items():
        if isinstance(record, cls):
            if isinstance(record, Note) and not record.about:
                return None
            content = _CONTENTS[cls](case, record)
            return {"id": urn_of(record.id), "type": ANNOTATION, "motivation": motivation, **content}
    return None


def _attribution(case: CaseView, record: Record) -> Json:
    attribution = cast(Attribution, record)
    tags = []
    if attribution.mode is not Mode.STATES:
        tags.append(attribution.mode.value)
    if attribution.certainty is not Certainty.CERTAIN:
        tags.append(attribution.certainty.value)
    if attribution.first_hand is not None:
        tags.append(FIRST_HAND if attribution.first_hand else NOT_FIRST_HAND)
    if attribution.translated:
        tags.append(TRANSLATED)
    sentence = _text(sentence_of_attribution(case, attribution), "describing")
    said = _linked(case, attribution.of, "identifying")
    return {
        "as:attributedTo": reference(case, attribution.source),
        **_by_key("dcterms:contributor", case, attribution.speaker),
        **({"dcterms:source": references(attribution.relays)} if attribution.relays else {}),
        **dated("dcterms:date", attribution.said),
        "body": [sentence, said, *map(_tag, tags)],
        "target": _place(case, attribution, attribution.of),
    }


def _evidence(case: CaseView, record: Record) -> Json:
    evidence = cast(Evidence, record)
    sentence = _text(sentence_of_evidence(case, evidence), "describing")
    bodies = [sentence, _linked(case, evidence.bears_on, "linking"), _tag(evidence.direction.value)]
    basis = [reference(case, id) for id in evidence.basis]
    return {
        **_by_key("as:attributedTo", case, evidence.by),
        **({} if evidence.description is None else {"schema:text": evidence.description}),
        **({"dcterms:source": basis} if basis else {}),
        "body": bodies,
        "target": _place(case, evidence, evidence.bears_on),
    }


def _rebuttal(case: CaseView, record: Record) -> Json:
    rebuttal = cast(Rebuttal, record)
    bodies = [_text(whole_sentence_of_rebuttal(case, rebuttal), "replying")]
    if rebuttal.counterclaim is not None:
        bodies.append(_linked(case, rebuttal.counterclaim, "linking"))
    return {
        "as:attributedTo": reference(case, rebuttal.by),
        **({} if rebuttal.text is None else {"schema:text": rebuttal.text}),
        **({"dcterms:references": references(rebuttal.evidence)} if rebuttal.evidence else {}),
        "body": [*bodies, _tag(rebuttal.kind.value)],
        "target": _targets(case, rebuttal.targets),
    }


def _review(case: CaseView, record: Record) -> Json:
    review = cast(Review, record)
    summary: Json = {}
    if objection_to_review(case, review) is None:
        bodies = [] if review.summary is None else [_text(review.summary, ASSESSING)]
        if review.rating is not None and review.rating.label is not None:
            bodies.append(_text(review.rating.label, "classifying"))
    else:
        # Neither verdict nor summary is shown by itself any more, and both are kept.
        bodies = [_text(sentence_of_review(case, review), "describing")]
        summary = {} if review.summary is None else {"schema:text": review.summary}
    return {
        "creator": reference(case, review.reviewer),
        **summary,
        **({} if review.rating is None else {"schema:reviewRating": _rating(review.rating)}),
        **_by_key("dcterms:isPartOf", case, review.document),
        **({"body": bodies} if bodies else {}),
        "target": resource(case, review.of),
    }


def _note(case: CaseView, record: Record) -> Json:
    note = cast(Note, record)
    moment = dated("created", note.at)
    if not moment.get("created", "").endswith("Z"):  # a day, or a time without zone, is no `created` (3.3.1)
        moment = dated("dcterms:date", note.at)
    bodies = [_text(note.text, "commenting")]
    return {
        **({} if note.by is None else {"creator": {"name": note.by}}),
        **moment,
        "body": bodies if note.settles is None else [*bodies, _tag(note.settles)],
        "target": _targets(case, note.about),
    }


_CONTENTS: dict[type[Record], Callable[[CaseView, Record], Json]] = {
    Attribution: _attribution,
    Evidence: _evidence,
    Review: _review,
    Note: _note,
    Rebuttal: _rebuttal,
}


def _place(case: CaseView, record: Attribution | Evidence, otherwise: str) -> Json | str:
    """Return where a record stands: the passage, the document, or where there is none what it is about."""
    if record.document is None:
        return resource(case, otherwise)
    return passage(case, record.document, record.quote)


def _targets(case: CaseView, ids: tuple[str, ...]) -> Json | str | list[Json | str]:
    targets = [resource(case, id) for id in ids]
    return targets[0] if len(targets) == 1 else targets


def _by_key(key: str, case: CaseView, id: str | None) -> Json:
    return {} if id is None else {key: reference(case, id)}


def _text(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _linked(case: CaseView, id: str, purpose: str) -> Json:
    return {"type": "SpecificResource", "purpose": purpose, "source": resource(case, id)}


def _rating(rating: Rating) -> Json:
    fields = {
        "type": "schema:Rating",
        "schema:alternateName": rating.label,
        "schema:ratingValue": rating.value,
        "schema:bestRating": rating.best,
        "schema:worstRating": rating.worst,
        "dcterms:conformsTo": rating.scale,
    }
    return {key: value for key, value in fields.items() if value is not None}
