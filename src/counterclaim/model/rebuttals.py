"""Who disputes it, and on what grounds: rebuttals and evidence."""

from __future__ import annotations

import enum
from typing import Annotated

import attrs

from counterclaim.model.documents import Quote
from counterclaim.model.record import AnyRef, ClaimRef, DocumentRef, EvidenceRef, Record, SourceRef
from counterclaim.registry import Must, record_type

__all__ = ["Direction", "Evidence", "Rebuttal", "RebuttalKind"]


class RebuttalKind(enum.Enum):
    """
    What a rebuttal does.

    A denial comes from the party concerned and needs no reason; a dispute comes from anyone else and has one;
    an undercut attacks a source or an inference; a qualification narrows without attacking; a correction and
    a retraction come from those who said it.
    """

    DENIAL = "denial"
    DISPUTE = "dispute"
    UNDERCUT = "undercut"
    QUALIFICATION = "qualification"
    CORRECTION = "correction"
    RETRACTION = "retraction"


class Direction(enum.Enum):
    """What evidence does to what it bears on."""

    SUPPORTS = "supports"
    UNDERMINES = "undermines"


Targets = Annotated[
    tuple[AnyRef, ...],
    Must(lambda value: len(value) > 0, "the ids of one or more records that it answers", {"minItems": 1}),
]


@record_type("rebuttal")
@attrs.frozen(kw_only=True)
class Rebuttal(Record):
    """
    A source that disputes what is on record. It never changes what it aims at, and makes nothing false.

    When, in which words and in which document it was made is an `Attribution` of it.

    Attributes:
        kind: What it does.
        by: Id of the source.
        targets: Ids of what it answers: claims, attributions ("I never said that"), evidence, reviews,
            rebuttals. One act may answer several.
        text: What they say.
        counterclaim: Id of the claim that they put in its place.
        evidence: Ids of the evidence that they name.
    """

    kind: RebuttalKind
    by: SourceRef
    targets: Targets
    text: str | None = None
    counterclaim: ClaimRef | None = None
    evidence: tuple[EvidenceRef, ...] = ()


@record_type("evidence")
@attrs.frozen(kw_only=True)
class Evidence(Record):
    """
    Material that supports or undermines something on record.

    Attributes:
        bears_on: Id of the record that it supports or undermines.
        direction: Which of the two.
        description: What it is and what it shows.
        document: Id of the document in which it stands.
        quote: The words in that document.
        basis: Ids of the claims that it is derived from.
        by: Id of the source that brings it forward.
    """

    bears_on: AnyRef
    direction: Direction
    description: str | None = None
    document: DocumentRef | None = None
    quote: Quote | None = None
    basis: tuple[ClaimRef, ...] = ()
    by: SourceRef | None = None
