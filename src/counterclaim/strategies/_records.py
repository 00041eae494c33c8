"""
Strategies for records and what they are made of.

Each takes fields of its type as keyword arguments; they fix a field to a value or narrow it to a strategy.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from counterclaim.checks import JsonObject, field_types
from counterclaim.errors import UnregisteredTypeError
from counterclaim.frozen import EMPTY
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    Document,
    Entity,
    Evidence,
    Foreign,
    Group,
    Note,
    Organization,
    Person,
    Place,
    Property,
    Quote,
    Rating,
    Rebuttal,
    Record,
    ReplyRequest,
    Review,
    SameAs,
    Snapshot,
    Source,
    Statement,
    UnknownRecord,
    UnnamedSource,
)
from counterclaim.model.documents import Moment, Sha256
from counterclaim.model.record import RESERVED, Extensible, Id
from counterclaim.registry import registration_of
from counterclaim.strategies._derive import (
    DEFAULT,
    Pins,
    arranges,
    fills,
    for_type,
    mark_of,
    register_mark,
)
from counterclaim.strategies._leaves import moments
from counterclaim.strategies._texts import ids, json_objects
from counterclaim.strategies._values import unknown_tags

__all__ = [
    "any_record",
    "any_source",
    "attributions",
    "case_infos",
    "claims",
    "documents",
    "entities",
    "evidence",
    "foreign_types",
    "groups",
    "notes",
    "organizations",
    "persons",
    "places",
    "properties",
    "quotes",
    "ratings",
    "rebuttals",
    "reply_requests",
    "reviews",
    "same_as",
    "snapshots",
    "sources",
    "statements",
    "unknown_records",
    "unnamed_sources",
]


def attributions(**fields: Any) -> SearchStrategy[Attribution]:
    """Return a strategy for attributions: one hop of who says it, as in `attributions(mode=Mode.QUOTES)`."""
    return for_type(Attribution, **fields)


def case_infos(**fields: Any) -> SearchStrategy[CaseInfo]:
    """Return a strategy for what is on record of a case itself, as in `case_infos(language="de")`."""
    return for_type(CaseInfo, **fields)


def claims(**fields: Any) -> SearchStrategy[Claim]:
    """Return a strategy for claims, as in `claims(language="de")`."""
    return for_type(Claim, **fields)


def documents(**fields: Any) -> SearchStrategy[Document]:
    """Return a strategy for documents, as in `documents(kind="article")`."""
    return for_type(Document, **fields)


def entities(**fields: Any) -> SearchStrategy[Entity]:
    """Return a strategy for entities of no closer type, as in `entities(name="Belgrade")`."""
    return for_type(Entity, **fields)


def evidence(**fields: Any) -> SearchStrategy[Evidence]:
    """Return a strategy for evidence, as in `evidence(direction=Direction.SUPPORTS)`."""
    return for_type(Evidence, **fields)


def foreign_types(**fields: Any) -> SearchStrategy[Foreign]:
    """
    Return a strategy for the types of records that are not registered.

    Narrowed as in `foreign_types(version=2)`.
    """
    return for_type(Foreign, **fields)


def groups(**fields: Any) -> SearchStrategy[Group]:
    """Return a strategy for groups, as in `groups(members=())`."""
    return for_type(Group, **fields)


def notes(**fields: Any) -> SearchStrategy[Note]:
    """Return a strategy for notes, as in `notes(text="checked")`."""
    return for_type(Note, **fields)


def organizations(**fields: Any) -> SearchStrategy[Organization]:
    """Return a strategy for organizations, as in `organizations(role="police")`."""
    return for_type(Organization, **fields)


def persons(**fields: Any) -> SearchStrategy[Person]:
    """Return a strategy for persons, as in `persons(public_figure=True)`."""
    return for_type(Person, **fields)


def places(**fields: Any) -> SearchStrategy[Place]:
    """Return a strategy for places, as in `places(within=())`."""
    return for_type(Place, **fields)


def properties(**fields: Any) -> SearchStrategy[Property]:
    """Return a strategy for properties, as in `properties(value=ValueKind.DATE)`."""
    return for_type(Property, **fields)


def quotes(**fields: Any) -> SearchStrategy[Quote]:
    """Return a strategy for quotations, as in `quotes(exact="every head")`."""
    return for_type(Quote, **fields)


def ratings(**fields: Any) -> SearchStrategy[Rating]:
    """Return a strategy for published verdicts, as in `ratings(label="False")`."""
    return for_type(Rating, **fields)


def rebuttals(**fields: Any) -> SearchStrategy[Rebuttal]:
    """Return a strategy for rebuttals, as in `rebuttals(kind=RebuttalKind.DENIAL)`."""
    return for_type(Rebuttal, **fields)


def reply_requests(**fields: Any) -> SearchStrategy[ReplyRequest]:
    """Return a strategy for requests for a reply, as in `reply_requests(outcome=Outcome.PENDING)`."""
    return for_type(ReplyRequest, **fields)


def reviews(**fields: Any) -> SearchStrategy[Review]:
    """Return a strategy for published assessments, as in `reviews(rating=None)`."""
    return for_type(Review, **fields)


def same_as(**fields: Any) -> SearchStrategy[SameAs]:
    """Return a strategy for judgements of sameness, as in `same_as(judgement=Judgement.SAME)`."""
    return for_type(SameAs, **fields)


def snapshots(**fields: Any) -> SearchStrategy[Snapshot]:
    """Return a strategy for snapshots of documents, as in `snapshots(document="article")`."""
    return for_type(Snapshot, **fields)


def sources(**fields: Any) -> SearchStrategy[Source]:
    """
    Return a strategy for sources of no closer type; see `any_source` for every type of them.

    Narrowed as in `sources(role="news agency")`.
    """
    return for_type(Source, **fields)


def statements(**fields: Any) -> SearchStrategy[Statement]:
    """Return a strategy for statements, as in `statements(negated=False)`."""
    return for_type(Statement, **fields)


def unknown_records(**fields: Any) -> SearchStrategy[UnknownRecord]:
    """Return a strategy for records of types that are not registered, as in `unknown_records(id="leak")`."""
    return for_type(UnknownRecord, **fields)


def unnamed_sources(**fields: Any) -> SearchStrategy[UnnamedSource]:
    """
    Return a strategy for unnamed sources, with and without a protected identity.

    Narrowed as in `unnamed_sources(identity=None)`.
    """
    return for_type(UnnamedSource, **fields)


def any_source(**fields: Any) -> SearchStrategy[Source]:
    """
    Return a strategy for sources of every registered type, those of extensions included.

    *fields* are fields of every source, as in `any_source(id="ap")`.
    """
    return DEFAULT.any_of(Source, fields, ())


def any_record(*, unknown: bool = True, **fields: Any) -> SearchStrategy[Record]:
    """
    Return a strategy for records of every registered type, those of extensions included.

    Without *unknown*, none is of a type that is not registered. *fields* are fields of every record, as in
    `any_record(id="leak")`.
    """
    return DEFAULT.any_of(Record, fields, (UnknownRecord,) if unknown else ())


@arranges(Quote, "start", "end", "time_start", "time_end")
@st.composite
def _offsets(draw: DrawFn, pins: Pins) -> dict[str, Any]:
    made = {name: draw(pin) for name, pin in pins.items()}
    for first, last, numbers in (("start", "end", _OFFSETS), ("time_start", "time_end", _SECONDS)):
        given = [made[name] for name in (first, last) if name in made]
        if not given:
            ends = sorted(draw(st.tuples(numbers, numbers)))
            made.update(draw(st.sampled_from(_shapes(first, last, ends))))
        elif len(given) == 1:  # the other end may be the same, or not stated
            made = {first: draw(st.sampled_from((given[0], None))), last: given[0], **made}
    return made


def _shapes(first: str, last: str, ends: list[float]) -> list[dict[str, float]]:
    both = {first: ends[0], last: ends[1]}
    return [{}, both, {first: ends[0], last: ends[0]}, {first: ends[0]}, {last: ends[1]}]


_OFFSETS = st.integers(0, 10**6)
_SECONDS = st.one_of(st.integers(0, 100), st.floats(0, 10**6, allow_nan=False))


def _foreign_of(cls: type) -> SearchStrategy[Foreign | None]:
    """Return a strategy for the unregistered type that a record of *cls* stands in for, mostly none."""
    try:
        own = registration_of(cls)
    except UnregisteredTypeError:
        return st.none()
    bases = ((own.tag, own.version), *own.bases)
    return st.one_of(st.none(), st.none(), st.none(), foreign_types(bases=bases))


def _extra_of(cls: type) -> SearchStrategy[Any]:
    return json_objects(without=RESERVED | field_types(cls).keys())


register_mark(mark_of(Id), ids())
register_mark(mark_of(JsonObject), json_objects())
register_mark(mark_of(Sha256), st.binary(min_size=32, max_size=32).map(bytes.hex))
register_mark(mark_of(Moment), moments())
fills(Extensible, "extra", _extra_of)
fills(Record, "foreign", _foreign_of)
fills(Foreign, "tag", lambda _: unknown_tags())
fills(Foreign, "version", lambda _: st.integers(1, 9))
fills(Foreign, "bases", lambda _: st.sampled_from(((), (("elsewhere:base", 1),), (("a:b", 3), ("a:c", 1)))))
# What an unknown record held is its data; it has nothing beside, and a reader adds the reason.
fills(UnknownRecord, "foreign", lambda _: foreign_types())
fills(UnknownRecord, "data", lambda _: json_objects(without=RESERVED | {"id"}))
fills(UnknownRecord, "extra", lambda _: st.just(EMPTY))
# What is protected depends on the types that are known when it is read.
fills(UnknownRecord, "protected", lambda _: st.just(EMPTY))
fills(UnknownRecord, "reason", lambda _: st.none())
