"""Entities of FollowTheMoney and the records that they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from counterclaim.formats.ftm.fields import (
    NameOf,
    is_as_written,
    own_schema,
    read_fields,
    record_class,
    rows_of,
)
from counterclaim.formats.ftm.gathering import Gathered
from counterclaim.formats.ftm.names import entity_id_of, origin_of, record_id_of
from counterclaim.formats.ftm.rows import ENTITY_ROW, Row, row_of
from counterclaim.formats.ftm.rows import Place as InputPlace
from counterclaim.formats.ftm.schemata import schema_named, type_of
from counterclaim.formats.ftm.values import clean
from counterclaim.formats.ids import derived_id, id_in_urn
from counterclaim.frozen import FrozenMap
from counterclaim.model import (
    Document,
    Entity,
    Group,
    Organization,
    Person,
    Place,
    Record,
    Source,
    UnnamedSource,
)

__all__ = [
    "Written",
    "entity_record",
    "is_renamed",
    "is_writable",
    "plain_columns",
    "shown_name",
    "written_entity",
]

_KEPT_ROWS = "ftm:statements"
_SCHEMA = "ftm:schema"
#: What `extra` has of its own, so that no key of others may stand in its place.
_OWN_KEYS = frozenset({_SCHEMA, _KEPT_ROWS, "ftm:entity_id", "ftm:unread", "ftm:fragments", "ftm:renamed"})
_BASES = (Document, Person, Organization, Group, UnnamedSource, Source, Place, Entity)
#: What the rows that are written may say besides, all of it text: the columns of FollowTheMoney.
_COLUMNS = frozenset({"id", "canonical_id", "lang", "original_value", "first_seen", "last_seen", "origin"})


def shown_name(record: Record, entity_id: str) -> str:
    """Return what *record* is called in the wording of claims."""
    name = record.title if isinstance(record, Document) else getattr(record, "name", None)
    return name if isinstance(name, str) and name.strip() else entity_id


def is_renamed(row: Row, names: Mapping[str, str]) -> bool:
    """
    Return whether *row* names a record of ours by another name than it has in the same input.

    *names* are those of the entities in it, by their ids.
    """
    id = id_in_urn(row.text("origin"))
    entity_id = None if id is None else entity_id_of(id)
    name = None if entity_id is None else names.get(entity_id)
    if name is None or name == entity_id or name.endswith(f" {entity_id}"):
        return False  # it is not called anything there
    return clean(name, "string") != row.value


def entity_record(gathered: Gathered) -> tuple[Record, list[Row]]:
    """Return the record of an entity, and what is said of it that it has no fields for."""
    fields, used, rest = read_fields(gathered.id, gathered.schema, tuple(gathered.rows))
    record = record_class(gathered.schema)(id=record_id_of(gathered.id), **fields)
    extra = dict(_extra(gathered, record, used))
    return (attrs.evolve(record, extra=extra) if extra else record), rest


def _extra(gathered: Gathered, record: Record, used: Sequence[Row]) -> Iterator[tuple[str, Any]]:
    schema = gathered.schema
    if schema != own_schema(type(record), getattr(record, "kind", None)):
        yield _SCHEMA, schema
    if record.id == derived_id("ftm", gathered.id):
        yield "ftm:entity_id", gathered.id
    if not _says_all(record, used, gathered.id, schema):
        yield _KEPT_ROWS, tuple(_kept(row, schema) for row in used)
    if gathered.unread:
        yield "ftm:unread", tuple(gathered.unread)
    yield from _headers(tuple(gathered.headers))


def _headers(headers: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Yield what stood beside the properties: the first under its keys, all else together."""
    first, *others = headers or [{}]
    kept = [{key: value for key, value in first.items() if f"ftm:{key}" in _OWN_KEYS}, *others]
    yield from ((f"ftm:{key}", value) for key, value in first.items() if f"ftm:{key}" not in _OWN_KEYS)
    if fragments := tuple(FrozenMap(one) for one in kept if one):
        yield "ftm:fragments", fragments


def _says_all(record: Record, used: Sequence[Row], entity_id: str, schema: str) -> bool:
    """Return whether *used* can be made again from the fields of *record*."""
    if all(row.schema == schema and is_as_written(row) and row.prop != ENTITY_ROW for row in used):
        return True
    if not all(_is_bare(row, entity_id, schema) for row in used):
        return False
    again = {(row.prop, row.value) for row in rows_of(record, entity_id, schema, lambda id: None)}
    return {(row.prop, row.value) for row in used if not is_as_written(row)} <= again


def _is_bare(row: Row, entity_id: str, schema: str) -> bool:
    """Return whether the record says all that *row* does."""
    unnamed = row.dataset is None and not row.rest
    itself = row.prop != ENTITY_ROW or row.value == entity_id
    return row.schema == schema and itself and (unnamed or is_as_written(row))


def _kept(row: Row, schema: str) -> FrozenMap[str, Any]:
    kept: dict[str, Any] = {"prop": row.prop, "value": row.value}
    if row.dataset is not None:
        kept["dataset"] = row.dataset
    if row.schema != schema:
        kept["schema"] = row.schema
    return FrozenMap({**kept, **row.rest})


@attrs.frozen
class Written:
    """
    An entity as it is written.

    Attributes:
        id: Its id, as FollowTheMoney has it.
        schema: Its schema.
        rows: The statements about it.
        back: What is read from them.
    """

    id: str
    schema: str
    rows: tuple[Row, ...]
    back: Record


def is_writable(record: Record) -> bool:
    """Return whether FollowTheMoney has a schema for *record* and takes its id."""
    return _schema_of(record) is not None and entity_id_of(record.id) is not None


def written_entity(record: Record, name_of: NameOf) -> Written | None:
    """Return how *record* is written, or `None` where FollowTheMoney has no schema for it."""
    schema = _schema_of(record)
    entity_id = None if schema is None else entity_id_of(record.id)
    if entity_id is None or schema is None:
        return None
    kept = _as_it_came(record, entity_id, schema)
    if kept is not None:
        return kept
    rows = rows_of(record, entity_id, schema, name_of)
    return Written(entity_id, schema, tuple(rows), _read_back(entity_id, schema, rows)[0])


def _schema_of(record: Record) -> str | None:
    base = next((cls for cls in _BASES if isinstance(record, cls)), None)
    if base is None:
        return None
    stated = record.extra.get(_SCHEMA)
    known = schema_named(stated) if isinstance(stated, str) else None
    if known is not None and not known.abstract and record_class(known.name) is base:
        return known.name
    return own_schema(base, record.kind if isinstance(record, Document) else None)


def _as_it_came(record: Record, entity_id: str, schema: str) -> Written | None:
    """Return the statements that *record* was read from, where its fields are still what they say."""
    kept = record.extra.get(_KEPT_ROWS)
    if not isinstance(kept, tuple):
        return None
    rows = [
        row_of({"schema": schema, **one, "entity_id": entity_id}, _NOWHERE)
        for one in kept
        if isinstance(one, FrozenMap)
    ]
    found = [row for row in rows if row is not None and plain_columns(row)]
    if not found or len(found) < len(kept) or any(_names_ours(row) for row in found):
        return None
    back, rest = _read_back(entity_id, schema, found)
    if rest or attrs.evolve(back, extra=record.extra) != record:
        return None
    return Written(entity_id, schema, tuple(found), back)


def _names_ours(row: Row) -> bool:
    """Return whether *row* names a record of ours, which may be called otherwise by now."""
    origin = row.text("origin")
    return origin_of(origin) is not None or id_in_urn(origin) is not None


def plain_columns(row: Row) -> bool:
    """Return whether FollowTheMoney takes all that *row* says, its schema and property first of all."""
    known = row.prop == ENTITY_ROW or type_of(row.schema, row.prop) is not None
    return (
        known
        and schema_named(row.schema) is not None
        and all(
            (key in _COLUMNS and isinstance(value, str)) or (key == "external" and value is True)
            for key, value in row.rest.items()
        )
    )


def _read_back(entity_id: str, schema: str, rows: Sequence[Row]) -> tuple[Record, list[Row]]:
    gathered = Gathered(entity_id)
    for row in rows:
        gathered.add(row)
    gathered.schemata.setdefault(schema)
    return entity_record(gathered)


_NOWHERE = InputPlace(lambda problem: None)
