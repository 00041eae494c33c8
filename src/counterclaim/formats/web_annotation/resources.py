"""What annotations refer to: sources as agents, documents, claims, each with the name of its record."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeAlias

from counterclaim.case import CaseView
from counterclaim.codec.leaves import write_datetime
from counterclaim.formats.dates import date_text, exact_date
from counterclaim.formats.ids import urn_of
from counterclaim.formats.web_annotation.terms import AGENT, CLAIM, DOCUMENT, MEDIA_FRAGMENTS, is_absolute
from counterclaim.model import (
    Claim,
    ClaimKind,
    Document,
    Group,
    Organization,
    Person,
    Quote,
    Record,
    Snapshot,
    Source,
)
from counterclaim.values.dates import DateSpan

__all__ = ["AGENT_TYPES", "dated", "passage", "reference", "references", "resource"]

Json: TypeAlias = dict[str, Any]

#: The classes of sources that there are types of agents for, each before those that it derives from.
AGENT_TYPES: tuple[tuple[type[Source], str], ...] = (
    (Person, "Person"),
    (Organization, "Organization"),
    (Group, "foaf:Group"),
    (Source, AGENT),
)


def resource(case: CaseView, id: str) -> Json | str:
    """
    Return the record *id* as a body, target or agent: described, where it is a source, document or claim.

    Of every other record it is the name, and so of a person who must not be named.
    """
    record = case.get(id)
    if isinstance(record, Claim):
        return _claim(record)
    if isinstance(record, Document):
        return _document(case, record)
    if isinstance(record, Source) and not is_unnameable(record):
        return _agent(record)
    return urn_of(id)


def reference(case: CaseView, id: str) -> Json:
    """Return the record *id* as the value of a key that takes texts as well: always an object."""
    value = resource(case, id)
    return _named(id) if isinstance(value, str) else value


def references(ids: Iterable[str]) -> list[Json]:
    """Return the names of the records *ids*, as the values of a key that takes texts as well."""
    return [_named(id) for id in ids]


def is_unnameable(record: Record | None) -> bool:
    """Return whether *record* is a person who must not be named."""
    return isinstance(record, Person) and record.protected_as is not None


def passage(case: CaseView, document: str, quote: Quote | None) -> Json | str:
    """Return the words *quote* of a document, or the whole of it, as the target of an annotation."""
    source = resource(case, document)
    if quote is None:
        return source
    target: Json = {"type": "SpecificResource", "source": source, "selector": _selectors(quote)}
    if quote.snapshot is not None:
        target["state"] = _state(case, quote.snapshot)
    return target


def dated(key: str, span: DateSpan | None) -> Json:
    """Return *span* under *key*, or nothing where ISO 8601 has no text for it."""
    text = None if span is None else date_text(span)
    return {} if text is None or exact_date(text) is None else {key: text}


def _named(id: str) -> Json:
    return {"id": urn_of(id)}


def _present(entries: Json) -> Json:
    """Return *entries* without those that are not there: `None`, or an empty list."""
    return {key: value for key, value in entries.items() if value is not None and value not in ([], ())}


def _claim(claim: Claim) -> Json:
    kind = None if claim.kind is ClaimKind.ASSERTION else claim.kind.value
    return _present(
        {
            "id": urn_of(claim.id),
            "type": CLAIM,
            "schema:text": claim.text,
            "language": claim.language,
            "dcterms:type": kind,
            "dcterms:requires": references(claim.assuming),
            "schema:about": references(claim.about),
            "schema:keywords": list(claim.tags),
        }
    )


def _agent(source: Source) -> Json:
    members = source.members if isinstance(source, Group) else ()
    return _present(
        {
            "id": urn_of(source.id),
            "type": next(type for cls, type in AGENT_TYPES if isinstance(source, cls)),
            "name": source.name,
            "schema:alternateName": list(source.aliases),
            "dcterms:description": source.description,
            "schema:sameAs": list(source.same_as),
            "foaf:member": references(members),
        }
    )


def _document(case: CaseView, document: Document) -> Json:
    urn = urn_of(document.id)
    found_at = document.url if document.url is not None and is_absolute(document.url) else None
    publisher = None if document.publisher is None else reference(case, document.publisher)
    return _present(
        {
            "id": found_at or urn,
            "type": DOCUMENT,
            "dcterms:identifier": None if found_at is None else urn,
            "dcterms:title": document.title,
            "dcterms:type": document.kind,
            "dcterms:publisher": publisher,
            "creator": [reference(case, id) for id in document.authors],
            **dated("dcterms:issued", document.published),
            **dated("dcterms:modified", document.modified),
            "language": document.language,
            "dcterms:isPartOf": None if document.part_of is None else _named(document.part_of),
            "schema:keywords": list(document.tags),
        }
    )


def _selectors(quote: Quote) -> list[Json]:
    words = {
        "type": "TextQuoteSelector",
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }
    selectors = [_present(words)]
    if quote.start is not None and quote.end is not None:
        selectors.append({"type": "TextPositionSelector", "start": quote.start, "end": quote.end})
    if quote.time_start is not None or quote.time_end is not None:
        ends = [seconds(end) for end in (quote.time_start, quote.time_end)]
        fragment = f"t={ends[0]}" if quote.time_end is None else f"t={ends[0]},{ends[1]}"
        selectors.append({"type": "FragmentSelector", "conformsTo": MEDIA_FRAGMENTS, "value": fragment})
    return selectors


def seconds(value: float | None) -> str:
    """Return *value* as Media Fragments write seconds (4.2.1): in digits, never with an exponent."""
    return "" if value is None else format(Decimal(repr(value)), "f")


def _state(case: CaseView, id: str) -> Json | str:
    snapshot = case.get(id, Snapshot)
    if snapshot is None:
        return urn_of(id)
    fetched_at = None if snapshot.fetched_at is None else write_datetime(snapshot.fetched_at)
    copy = snapshot.archive_url
    return _present(
        {
            "id": urn_of(id),
            "type": "TimeState",
            "sourceDate": fetched_at if fetched_at is not None and fetched_at.endswith("Z") else None,
            "cached": copy if copy is not None and is_absolute(copy) else None,
        }
    )
