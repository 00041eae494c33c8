"""What is said: claims, and the statements that put them into structure."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Annotated

import attrs

from counterclaim.frozen import EMPTY, FrozenMap, frozen_map
from counterclaim.model.record import ClaimRef, EntityRefId, Extensible, PlaceRef, Record
from counterclaim.registry import Ref, record_type
from counterclaim.values.base import Value
from counterclaim.values.dates import Period
from counterclaim.values.terms import NONEMPTY, Language

__all__ = ["Claim", "ClaimKind", "PropertyId", "Statement"]

#: A statement may use a property that nobody declared, so this is no reference that has to resolve.
PropertyId = Annotated[str, NONEMPTY]


def _frozen_values(entries: Mapping[str, Value]) -> FrozenMap[str, Value]:
    # A type checker takes the parameter of the constructor from here, and has no use for a generic one.
    return frozen_map(entries)


class ClaimKind(enum.Enum):
    """What sort of thing a claim is."""

    ASSERTION = "assertion"
    ACCUSATION = "accusation"
    PREDICTION = "prediction"
    OPINION = "opinion"


@attrs.frozen(kw_only=True)
class Statement(Extensible):
    """
    Subject, property and value: what a claim says, in a form that can be compared.

    Its address is `<claim>#<index>`, counted from 0.

    Attributes:
        subject: Id of the entity or document that it is about.
        property: Id of the property.
        value: The value.
        negated: Whether the claim says that this is *not* so.
        qualifiers: Property ids with values that narrow it; `base` is what a percentage is of.
    """

    subject: Annotated[str, Ref("entity", "document")]
    property: PropertyId
    value: Value
    negated: bool = False
    qualifiers: FrozenMap[PropertyId, Value] = attrs.field(default=EMPTY, converter=_frozen_values)


@record_type("claim")
@attrs.frozen(kw_only=True)
class Claim(Record):
    """
    What is said, apart from who says it.

    Attributes:
        text: The claim in one sentence, without surrounding quotation marks.
        language: The language of the text (BCP 47).
        kind: Assertion, accusation, prediction or opinion.
        about: Ids of the entities and documents that it is about.
        accuses: Ids of the entities that it accuses of something.
        statements: What it says, in a form that can be compared.
        during: When it holds. "In 2019" holds throughout the year, not on some day of it.
        place: Id of the place where it holds.
        assuming: Ids of the claims without which it does not hold: "if the accusations are true, …".
        tags: Free words for finding it.
    """

    text: Annotated[str, NONEMPTY]
    language: Language | None = None
    kind: ClaimKind = ClaimKind.ASSERTION
    about: tuple[Annotated[str, Ref("entity", "document")], ...] = ()
    accuses: tuple[EntityRefId, ...] = ()
    statements: tuple[Statement, ...] = ()
    during: Period | None = None
    place: PlaceRef | None = None
    assuming: tuple[ClaimRef, ...] = ()
    tags: tuple[str, ...] = ()
