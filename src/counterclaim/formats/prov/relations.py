"""What PROV can say of how records hang together: attribution, derivation and its kinds, and influence."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import NamedTuple

from counterclaim.case import CaseView
from counterclaim.formats.prov.corrections import replacements
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Evidence,
    Mode,
    Quote,
    Rebuttal,
    Record,
    Review,
    Snapshot,
    Source,
)

__all__ = ["Candidate", "Relation", "RelationKind", "relations_of", "snapshot_revisions"]

#: Modes in which the words of the other are passed on, not only what they mean.
_VERBATIM = (Mode.QUOTES, Mode.REPUBLISHES)
_NEVER = datetime.max.replace(tzinfo=UTC)


class RelationKind(enum.Enum):
    """A relation of PROV that is written, by the name that PROV has for it."""

    ATTRIBUTION = "wasAttributedTo"
    DELEGATION = "actedOnBehalfOf"
    DERIVATION = "wasDerivedFrom"
    INFLUENCE = "wasInfluencedBy"
    PRIMARY_SOURCE = "hadPrimarySource"
    QUOTATION = "wasQuotedFrom"
    REVISION = "wasRevisionOf"
    SPECIALIZATION = "specializationOf"

    @property
    def derives(self) -> bool:
        """Whether it is a derivation: its subject came into being after its object."""
        return self in (
            RelationKind.DERIVATION,
            RelationKind.PRIMARY_SOURCE,
            RelationKind.QUOTATION,
            RelationKind.REVISION,
        )


class Relation(NamedTuple):
    """
    One relation between two records.

    Attributes:
        kind: Which.
        subject: The id of what was attributed, derived, …
        object: The id of what it was attributed to, derived from, …
        field: The field that says so.
        record: The id of the record that holds the field.
    """

    kind: RelationKind
    subject: str
    object: str
    field: str
    record: str


class Candidate(NamedTuple):
    """A relation that a field stands for, with the types of record that may be its subject and object."""

    relation: Relation
    subjects: tuple[type[Record], ...]
    objects: tuple[type[Record], ...]


def relations_of(record: Record, case: CaseView) -> Iterator[Candidate]:
    """Yield what the fields of *record* say in the terms of PROV, by the order of its fields."""
    if isinstance(record, Source):
        yield from _of_source(record)
    elif isinstance(record, Document):
        yield from _of_document(record)
    elif isinstance(record, Snapshot):
        yield _own(record, RelationKind.SPECIALIZATION, record.document, "document", Document)
    elif isinstance(record, Attribution):
        yield from _of_attribution(record)
    elif isinstance(record, Rebuttal):
        yield _own(record, RelationKind.ATTRIBUTION, record.by, "by", Source)
        yield from _of_correction(record, case)
    elif isinstance(record, Evidence):
        yield from _of_evidence(record)
    elif isinstance(record, Review):
        yield _own(record, RelationKind.ATTRIBUTION, record.reviewer, "reviewer", Source)
        yield from _standing_in(record, record.document, None)


def snapshot_revisions(case: CaseView) -> Iterator[Candidate]:
    """Yield that a snapshot revises the one before it: the same document, later, with other bytes."""
    of_document: dict[str, list[Snapshot]] = {}
    for snapshot in case.of_type(Snapshot):
        if snapshot.fetched_at is not None:
            of_document.setdefault(snapshot.document, []).append(snapshot)
    for snapshots in of_document.values():
        yield from _in_order(snapshots)


def _in_order(snapshots: list[Snapshot]) -> Iterator[Candidate]:
    moments = Counter(snapshot.fetched_at for snapshot in snapshots)
    ordered = sorted(snapshots, key=lambda snapshot: snapshot.fetched_at or _NEVER)
    for earlier, later in pairwise(ordered):
        # Of two that were fetched at one moment, nobody knows which came first.
        alone = moments[earlier.fetched_at] == moments[later.fetched_at] == 1
        if alone and later.sha256 != earlier.sha256:
            yield _own(later, RelationKind.REVISION, earlier.id, "fetched_at", Snapshot)


def _own(record: Record, kind: RelationKind, object: str, field: str, type: type[Record]) -> Candidate:
    return Candidate(Relation(kind, record.id, object, field, record.id), (Record,), (type,))


def _of_source(source: Source) -> Iterator[Candidate]:
    # "Owned by" is among it, and whoever owns a paper need not answer for what it writes, as delegation says.
    for id in source.depends_on:
        yield _own(source, RelationKind.INFLUENCE, id, "depends_on", Source)


def _of_document(document: Document) -> Iterator[Candidate]:
    if document.publisher is not None:
        yield _own(document, RelationKind.ATTRIBUTION, document.publisher, "publisher", Source)
    for id in document.authors:
        yield _own(document, RelationKind.ATTRIBUTION, id, "authors", Source)


def _of_attribution(attribution: Attribution) -> Iterator[Candidate]:
    yield _own(attribution, RelationKind.ATTRIBUTION, attribution.source, "source", Source)
    if attribution.speaker is not None:
        yield _own(attribution, RelationKind.ATTRIBUTION, attribution.speaker, "speaker", Source)
        yield _speaking(attribution, attribution.speaker)
    passing_on = RelationKind.QUOTATION if attribution.mode in _VERBATIM else RelationKind.DERIVATION
    for id in attribution.relays:
        yield _own(attribution, passing_on, id, "relays", Attribution)
    yield from _standing_in(attribution, attribution.document, attribution.quote)
    if attribution.first_hand:
        yield _primary_source(attribution)


def _speaking(attribution: Attribution, speaker: str) -> Candidate:
    for_source = Relation(RelationKind.DELEGATION, speaker, attribution.source, "speaker", attribution.id)
    return Candidate(for_source, (Source,), (Source,))


def _primary_source(attribution: Attribution) -> Candidate:
    # A primary source is what somebody with knowledge of their own produced. That is what the source said,
    # and not the document in which it stands, which may be somebody else's.
    had = Relation(RelationKind.PRIMARY_SOURCE, attribution.of, attribution.id, "first_hand", attribution.id)
    return Candidate(had, (Claim, Rebuttal), (Attribution,))


def _of_evidence(evidence: Evidence) -> Iterator[Candidate]:
    if evidence.by is not None:
        yield _own(evidence, RelationKind.ATTRIBUTION, evidence.by, "by", Source)
    for id in evidence.basis:
        yield _own(evidence, RelationKind.DERIVATION, id, "basis", Claim)
    yield from _standing_in(evidence, evidence.document, evidence.quote)


def _standing_in(record: Record, document: str | None, quote: Quote | None) -> Iterator[Candidate]:
    if document is not None:
        kind = RelationKind.DERIVATION if quote is None else RelationKind.QUOTATION
        yield _own(record, kind, document, "document", Document)
    if quote is not None and quote.snapshot is not None:
        yield _own(record, RelationKind.QUOTATION, quote.snapshot, "quote.snapshot", Snapshot)


def _of_correction(rebuttal: Rebuttal, case: CaseView) -> Iterator[Candidate]:
    for new, old, type in replacements(rebuttal, case):
        revised = Relation(RelationKind.REVISION, new, old, "counterclaim", rebuttal.id)
        yield Candidate(revised, (type,), (type,))
