"""Fields of our records, as statements about them, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import attrs

from counterclaim.formats.ftm.names import OWN_DATASET
from counterclaim.formats.ftm.rows import ENTITY_ROW, Row
from counterclaim.formats.ftm.schemata import schema_named, type_of
from counterclaim.formats.ftm.values import clean, date_value, language_code, language_tag, span_of
from counterclaim.formats.ids import id_in_urn, urn_of
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import Document, Entity, Organization, Person, Place, Record, Source
from counterclaim.values.dates import DateSpan
from counterclaim.values.terms import LANGUAGE

__all__ = [
    "FieldRows",
    "NameOf",
    "composed_name",
    "fits",
    "is_as_written",
    "is_own",
    "own_schema",
    "read_fields",
    "record_class",
    "rows_of",
]

T = TypeVar("T")
#: The name of a record, by its id; `None` where it has none.
NameOf = Callable[[str], str | None]

#: Kinds of documents that have a schema of their own.
_KINDS = {"Article": "article", "Audio": "audio", "Image": "image", "Video": "video"}
#: The records of entities by their schemata, the closest first.
_CLASSES: tuple[tuple[str, type[Record]], ...] = (
    ("Document", Document),
    ("Person", Person),
    ("Organization", Organization),
    ("LegalEntity", Source),
    ("Address", Place),
    ("Territory", Place),
)
#: Properties of documents that name a record, and that are dates.
_NAMING = frozenset({"publisher", "author"})
_DATES = frozenset({"publishedAt", "modifiedAt"})
_WIKIDATA = "wikidata:"
_ITEM = re.compile(r"Q[0-9]{1,20}")
_WIKIPEDIA = re.compile(r"https?://[a-z-]+(?:\.m)?\.wikipedia\.org/.*")


def record_class(schema: str) -> type[Record]:
    """Return of which class the record of an entity of *schema* is; `Entity` where nothing is closer."""
    known = schema_named(schema)
    lineage = frozenset() if known is None else known.lineage
    return next((cls for name, cls in _CLASSES if name in lineage), Entity)


def own_schema(cls: type[Record], kind: str | None = None) -> str | None:
    """Return the schema of a record of which nothing closer is said; `None` where FollowTheMoney has none."""
    if cls is Document:
        return next((schema for schema, word in _KINDS.items() if word == kind), "Document")
    return next((name for name, known in _CLASSES if known is cls), None)


def composed_name(schema: str, entity_id: str) -> str:
    """Return what stands for the name of an entity that has none."""
    return f"{schema} {entity_id}"


def is_own(row: Row) -> bool:
    """Return whether *row* is a field of a record of ours, whatever others added to it."""
    origin = row.rest.get("origin")
    return row.dataset == OWN_DATASET and (origin is None or id_in_urn(origin) is not None)


def is_as_written(row: Row) -> bool:
    """Return whether *row* is a field of a record of ours and says nothing besides."""
    return is_own(row) and row.rest.keys() <= {"original_value", "origin"} and fits(row)


def fits(row: Row) -> bool:
    """Return whether the value of a row of ours is what its wording, or what it names, is written as."""
    wording = row.rest.get("original_value")
    if "origin" in row.rest:
        return row.prop in _NAMING and wording is None
    if wording is None:
        return True
    if row.prop in _DATES:
        return isinstance(wording, str) and span_of(row.value) is not None
    return isinstance(wording, str) and clean(wording, type_of(row.schema, row.prop) or "") == row.value


class FieldRows(NamedTuple):
    """
    The rows about one entity, parted.

    Attributes:
        fields: The fields of the record that were read from them.
        used: The rows that the fields were read from.
        rest: The rows that there are no fields for.
    """

    fields: dict[str, Any]
    used: list[Row]
    rest: list[Row]


def read_fields(entity_id: str, schema: str, rows: Sequence[Row]) -> FieldRows:
    """Return the fields of the record for an entity of *schema*, of all that *rows* say of it."""
    taker = _Taker(rows)
    taker.all((ENTITY_ROW,), _wording)
    fields = _document(taker, schema) if record_class(schema) is Document else _entity(taker, schema)
    if "name" in fields and fields["name"] is None:
        fields["name"] = composed_name(schema, entity_id)
    return FieldRows(fields, *taker.parted())


class _Taker:
    """Takes from rows what there are fields for, and keeps in mind which they were."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._used: set[int] = set()

    def first(self, props: Sequence[str], read: Callable[[Row], T | None]) -> T | None:
        """Return what *read* makes of the first row of one of *props* that it makes something of."""
        return next(self._found(props, read), None)

    def all(self, props: Sequence[str], read: Callable[[Row], T | None]) -> tuple[T, ...]:
        """Return what *read* makes of each row of *props*, each value once."""
        return tuple(dict.fromkeys(self._found(props, read)))

    def parted(self) -> tuple[list[Row], list[Row]]:
        """Return the rows that were taken, and the others."""
        used = [row for place, row in enumerate(self._rows) if place in self._used]
        return used, [row for place, row in enumerate(self._rows) if place not in self._used]

    def _found(self, props: Sequence[str], read: Callable[[Row], T | None]) -> Iterator[T]:
        for place, row in enumerate(self._rows):
            if row.prop in props and place not in self._used:
                value = read(row)
                if value is not None:
                    self._used.add(place)
                    yield value


def _entity(taker: _Taker, schema: str) -> dict[str, Any]:
    names = ("full", "name") if _is_address(schema) else ("name",)
    name = next(filter(None, (taker.first((prop,), _wording) for prop in names)), None)
    aliases = taker.all(("name", "alias"), _wording)
    return {
        "name": name,
        "aliases": tuple(alias for alias in aliases if alias != name),
        "description": taker.first(("description",), _wording) or taker.first(("summary",), _wording),
        "same_as": taker.all(("wikidataId", "wikipediaUrl"), _same_as),
    }


def _document(taker: _Taker, schema: str) -> dict[str, Any]:
    return {
        "title": taker.first(("title",), _wording) or taker.first(("name",), _wording),
        "url": taker.first(("sourceUrl",), _wording),
        "kind": _KINDS.get(schema),
        "publisher": taker.first(("publisher",), _named),
        "authors": taker.all(("author",), _named),
        "published": taker.first(("publishedAt",), _date),
        "modified": taker.first(("modifiedAt",), _date),
        "language": taker.first(("language",), _language),
        "tags": taker.all(("keywords",), _wording),
    }


def _is_address(schema: str) -> bool:
    known = schema_named(schema)
    return known is not None and "Address" in known.lineage


def _wording(row: Row) -> str | None:
    text = (row.text("original_value") if is_own(row) and fits(row) else None) or row.value
    return text if text.strip() else None


def _same_as(row: Row) -> str | None:
    text = _wording(row) or ""
    if row.prop == "wikidataId":
        return _WIKIDATA + text if _ITEM.fullmatch(text) else None
    return text if _WIKIPEDIA.fullmatch(text) else None


def _named(row: Row) -> str | None:
    """Return the id of the record that one of our own rows names."""
    return id_in_urn(row.text("origin")) if is_own(row) else None


def _date(row: Row) -> DateSpan | None:
    span = span_of(row.value)
    return attrs.evolve(span, text=row.text("original_value")) if span is not None and is_own(row) else span


def _language(row: Row) -> str | None:
    tag = language_tag(row.value)
    return tag if LANGUAGE.accepts(tag) else None


def rows_of(record: Record, entity_id: str, schema: str, name_of: NameOf) -> list[Row]:
    """Return the statements about *record* that its fields are; what cannot be said is left out."""
    writer = _FieldWriter(entity_id, schema)
    writer.add(ENTITY_ROW, entity_id)
    if isinstance(record, Document):
        _add_document(writer, record, name_of)
    elif isinstance(record, Entity):
        _add_entity(writer, record)
    return writer.rows


class _FieldWriter:
    def __init__(self, entity_id: str, schema: str) -> None:
        self.entity_id = entity_id
        self.schema = schema
        self.rows: list[Row] = []

    def add(self, prop: str, value: str | None, **rest: str | None) -> None:
        """Add a statement with the *value* as it is, where there is one."""
        if value is not None:
            stated = {key: text for key, text in rest.items() if text}
            self.rows.append(
                Row(
                    entity_id=self.entity_id,
                    schema=self.schema,
                    prop=prop,
                    value=value,
                    dataset=OWN_DATASET,
                    rest=FrozenMap(stated) if stated else EMPTY,
                )
            )

    def add_text(self, prop: str, text: str | None) -> None:
        """Add a statement with *text* as FollowTheMoney keeps it, and as it was."""
        type = type_of(self.schema, prop)
        if text is not None and type is not None:
            value = clean(text, type)
            self.add(prop, value, original_value=None if value == text else text)

    def add_date(self, prop: str, span: DateSpan | None) -> None:
        """Add a statement with a date, and its wording."""
        if span is not None:
            self.add(prop, date_value(span), original_value=span.text)

    def add_named(self, prop: str, id: str | None, name_of: NameOf) -> None:
        """Add a statement with the name of the record *id*."""
        name = None if id is None else name_of(id)
        if id is not None and name is not None and id_in_urn(urn_of(id)) == id:
            self.add(prop, clean(name, "string"), origin=urn_of(id))


def _add_entity(writer: _FieldWriter, entity: Entity) -> None:
    if entity.name != composed_name(writer.schema, writer.entity_id):
        writer.add_text("full" if _is_address(writer.schema) else "name", entity.name)
    for alias in entity.aliases:
        writer.add_text("alias", alias)
    writer.add_text("description", entity.description)
    for elsewhere in entity.same_as:
        item = elsewhere.removeprefix(_WIKIDATA)
        if item != elsewhere and _ITEM.fullmatch(item) and type_of(writer.schema, "wikidataId"):
            writer.add("wikidataId", item)
        elif _WIKIPEDIA.fullmatch(elsewhere):
            writer.add_text("wikipediaUrl", elsewhere)


def _add_document(writer: _FieldWriter, document: Document, name_of: NameOf) -> None:
    writer.add_text("title", document.title)
    writer.add_text("sourceUrl", document.url)
    writer.add_named("publisher", document.publisher, name_of)
    for author in document.authors:
        writer.add_named("author", author, name_of)
    writer.add_date("publishedAt", document.published)
    writer.add_date("modifiedAt", document.modified)
    writer.add("language", None if document.language is None else language_code(document.language))
    for tag in document.tags:
        writer.add_text("keywords", tag)
