"""Annotations of our own making: they give back the records that they were made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counterclaim.errors import InvalidRecordError
from counterclaim.formats.ids import id_in_urn
from counterclaim.formats.web_annotation.annotations import (
    FIRST_HAND,
    MOTIVATIONS,
    NOT_FIRST_HAND,
    TRANSLATED,
)
from counterclaim.formats.web_annotation.resource_reading import (
    Fields,
    NotOursError,
    ResourceReader,
    chosen,
)
from counterclaim.formats.web_annotation.terms import ANNOTATION, ASSESSING, NAMESPACE, is_specific, several
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Direction,
    Evidence,
    Mode,
    Note,
    Rating,
    Rebuttal,
    RebuttalKind,
    Record,
    Review,
)

__all__ = ["OWN", "own_case", "own_records"]

#: The beginning of the names that we give to what is no record: pages, and collections without a case.
OWN = "urn:counterclaim:annotations:"
_CERTAINTIES = {member.value for member in Certainty}
_MODES = {member.value for member in Mode}
_HANDS = {FIRST_HAND: True, NOT_FIRST_HAND: False}


def own_records(annotation: dict[str, Any]) -> tuple[Record, ...] | None:
    """
    Return the records that *annotation* was made of, that of the annotation first.

    `None` where it has no name of ours, or is not as we would have written it.
    """
    id = id_in_urn(annotation.get("id"))
    if id is None:
        return None
    try:
        fields, resources = Fields(annotation), ResourceReader()
        fields.take("id")
        make = _MAKERS.get(fields.text("motivation") or "")
        if make is None or fields.text("type") != ANNOTATION:
            return None
        return (make(id, fields, resources), *resources.records)
    except (NotOursError, InvalidRecordError):
        return None


def own_case(collection: dict[str, Any]) -> CaseInfo | None:
    """Return what the case is about that *collection* was made of; `None` where it is not of our making."""
    id = id_in_urn(collection.get("id"))
    if id is None:
        return None
    try:
        fields = Fields(collection)
        for key in ("@context", "id", "type", "total", "first", "last"):
            fields.take(key)
        return CaseInfo(
            id=id,
            title=fields.text("label"),
            summary=fields.text("dcterms:description"),
            language=fields.text("language"),
            opened=fields.date("dcterms:date"),
            tags=fields.texts("schema:keywords"),
            extra=fields.rest(),
        )
    except (NotOursError, InvalidRecordError):
        return None


class _Bodies:
    """The bodies of an annotation by what they are for; others than ours are left."""

    def __init__(self, fields: Fields) -> None:
        self._bodies = list(several(fields.take("body")))

    def text(self, purpose: str) -> str | None:
        """Return the text that is there for *purpose*."""
        body = self._first(lambda body: body.get("purpose") == purpose and isinstance(body.get("value"), str))
        return None if body is None else body["value"]

    def drop(self, purpose: str, text: str | None) -> None:
        """Take out *text*, where that is there for *purpose*."""
        self._first(
            lambda body: text is not None and (body.get("purpose"), body.get("value")) == (purpose, text)
        )

    def resource(self, purpose: str) -> Any:
        """Return the resource that is there for *purpose*."""
        body = self._first(lambda body: body.get("purpose") == purpose and is_specific(body))
        return None if body is None else body.get("source")

    def tag(self, known: Callable[[str], object]) -> str | None:
        """Return the tag that is *known*."""
        body = self._first(
            lambda body: (
                body.get("purpose") == "tagging"
                and isinstance(body.get("value"), str)
                and bool(known(body["value"]))
            )
        )
        return None if body is None else body["value"]

    def rest(self) -> dict[str, Any]:
        """Return the bodies that were not taken, as an entry of `extra`."""
        return {f"{NAMESPACE}body": self._bodies} if self._bodies else {}

    def _first(self, wanted: Callable[[dict[str, Any]], bool]) -> Any:
        for place, body in enumerate(self._bodies):
            if isinstance(body, dict) and wanted(body):
                return self._bodies.pop(place)
        return None


def _attribution(id: str, fields: Fields, resources: ResourceReader) -> Attribution:
    bodies = _Bodies(fields)
    bodies.text("describing")  # the sentence, made of the record
    of = resources.id_of(bodies.resource("identifying"))
    place, quote = resources.passage(fields.take("target"))
    hand = bodies.tag(_HANDS.__contains__)
    return Attribution(
        id=id,
        of=of,
        source=resources.id_of(fields.take("as:attributedTo")),
        speaker=resources.optional_id(fields.take("dcterms:contributor")),
        relays=resources.ids_of(fields.take("dcterms:source")),
        first_hand=None if hand is None else _HANDS[hand],
        mode=chosen(Mode, bodies.tag(_MODES.__contains__), Mode.STATES),
        translated=bodies.tag(TRANSLATED.__eq__) is not None,
        certainty=chosen(Certainty, bodies.tag(_CERTAINTIES.__contains__), Certainty.CERTAIN),
        said=fields.date("dcterms:date"),
        document=None if place == of and quote is None else place,
        quote=quote,
        extra={**fields.rest(), **bodies.rest()},
    )


def _evidence(id: str, fields: Fields, resources: ResourceReader) -> Evidence:
    bodies = _Bodies(fields)
    bodies.text("describing")  # the sentence, made of the record
    bears_on = resources.id_of(bodies.resource("linking"))
    place, quote = resources.passage(fields.take("target"))
    return Evidence(
        id=id,
        bears_on=bears_on,
        direction=Direction(_tag(bodies, {member.value for member in Direction})),
        description=fields.text("schema:text"),
        document=None if place == bears_on and quote is None else place,
        quote=quote,
        basis=resources.ids_of(fields.take("dcterms:source")),
        by=resources.optional_id(fields.take("as:attributedTo")),
        extra={**fields.rest(), **bodies.rest()},
    )


def _rebuttal(id: str, fields: Fields, resources: ResourceReader) -> Rebuttal:
    bodies = _Bodies(fields)
    bodies.text("replying")  # the sentence, made of the record
    return Rebuttal(
        id=id,
        kind=RebuttalKind(_tag(bodies, {member.value for member in RebuttalKind})),
        by=resources.id_of(fields.take("as:attributedTo")),
        targets=resources.ids_of(fields.take("target")),
        text=fields.text("schema:text"),
        counterclaim=resources.optional_id(bodies.resource("linking")),
        evidence=resources.ids_of(fields.take("dcterms:references")),
        extra={**fields.rest(), **bodies.rest()},
    )


def _review(id: str, fields: Fields, resources: ResourceReader) -> Review:
    bodies = _Bodies(fields)
    rating, summary = fields.take("schema:reviewRating"), fields.text("schema:text")
    rated = None if rating is None else _rating(Fields(rating))
    bodies.drop("classifying", None if rated is None else rated.label)  # it stands in the rating
    if bodies.text("describing") is None and summary is None:  # the sentence, where there is an objection
        summary = bodies.text(ASSESSING)
    return Review(
        id=id,
        of=resources.id_of(fields.take("target")),
        reviewer=resources.id_of(fields.take("creator")),
        rating=rated,
        summary=summary,
        document=resources.optional_id(fields.take("dcterms:isPartOf")),
        extra={**fields.rest(), **bodies.rest()},
    )


def _rating(fields: Fields) -> Rating:
    fields.take("type")
    return Rating(
        label=fields.text("schema:alternateName"),
        scale=fields.text("dcterms:conformsTo"),
        value=fields.text("schema:ratingValue"),
        best=fields.text("schema:bestRating"),
        worst=fields.text("schema:worstRating"),
        extra=fields.rest(),
    )


def _note(id: str, fields: Fields, resources: ResourceReader) -> Note:
    bodies = _Bodies(fields)
    text = bodies.text("commenting")
    creator = fields.take("creator")
    by = None if creator is None else Fields(creator)
    created = fields.date("created")
    note = Note(
        id=id,
        about=resources.ids_of(fields.take("target")),
        text=text if text is not None else "",
        by=None if by is None else by.text("name"),
        at=created if created is not None else fields.date("dcterms:date"),
        settles=bodies.tag(lambda _: True),
        extra={**fields.rest(), **bodies.rest()},
    )
    if by is not None and by.rest():
        raise NotOursError
    return note


_MAKERS: dict[str, Callable[[str, Fields, ResourceReader], Record]] = {
    MOTIVATIONS[Attribution]: _attribution,
    MOTIVATIONS[Evidence]: _evidence,
    MOTIVATIONS[Rebuttal]: _rebuttal,
    MOTIVATIONS[Review]: _review,
    MOTIVATIONS[Note]: _note,
}


def _tag(bodies: _Bodies, known: set[str]) -> str:
    tag = bodies.tag(known.__contains__)
    if tag is None:
        raise NotOursError
    return tag
