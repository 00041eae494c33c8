"""The fields of a record as attributes, so that nothing on record is missing from the document."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from counterclaim.checks import field_types
from counterclaim.codec import Codec, ProtectedMode
from counterclaim.formats.prov.names import field_name
from counterclaim.model import Document, Entity, Record, references
from counterclaim.registry import registration_of

__all__ = ["AttributeValue", "JsonText", "RecordName", "attributes_of", "label_of", "tag_of"]

_CODEC = Codec()
#: What a record is told by without being an attribute: its type, and its name.
_KEPT_APART = frozenset({"type", "id"})


class RecordName(NamedTuple):
    """A value that names a record."""

    id: str


class JsonText(NamedTuple):
    """A value that PROV has no type for, as JSON."""

    text: str


AttributeValue: TypeAlias = str | bool | int | RecordName | JsonText


def attributes_of(record: Record, protected: ProtectedMode) -> Iterator[tuple[str, AttributeValue]]:
    """
    Yield the name and value of every attribute of *record* in our own namespace, by the order of its fields.

    A field that refers to other records has one value for each of them. The values of an attribute have no
    order in PROV, so where that of a field is another one than by id, an attribute `<field>.order` tells it.

    Raises:
        ProtectedValueError: The record holds a protected value, and *protected* is "refuse".
        UnregisteredTypeError: The class of the record, or of a value in it, is not registered.
    """
    data = {**_words(record), **_CODEC.unstructure(record, protected=protected)}
    named = _referring_fields(record)
    for key, value in data.items():
        if key in _KEPT_APART:
            continue
        ids = named.get(key)
        if ids is not None and value in (ids, ids[0]):
            yield from _named_records(field_name(key), ids)
        else:
            yield field_name(key), _value(value)


def tag_of(record: Record) -> str:
    """Return the tag that *record* is written under."""
    return registration_of(type(record)).tag if record.foreign is None else record.foreign.tag


def label_of(record: Record) -> str | None:
    """Return what tools show of *record* in place of its id; of a claim nothing, as if it were a fact."""
    if isinstance(record, Entity):
        return record.name
    return record.title if isinstance(record, Document) else None


def _words(record: Record) -> dict[str, str]:
    """Return the fields of *record* that are one of several words; a reader of PROV knows no usual one."""
    values = ((name, getattr(record, name)) for name in field_types(type(record)))
    return {name: value.value for name, value in values if isinstance(value, enum.Enum)}


def _referring_fields(record: Record) -> dict[str, list[str]]:
    """Return the ids that each field of *record* holds, without those that lie deeper in it."""
    fields: dict[str, list[str]] = {}
    for reference in references(record):
        field, _, rest = reference.field.partition("[")
        if not rest or rest.endswith("]"):
            fields.setdefault(field, []).append(reference.id)
    return fields


def _named_records(name: str, ids: list[str]) -> Iterator[tuple[str, AttributeValue]]:
    by_id = sorted(set(ids))
    for id in by_id:
        yield name, RecordName(id)
    if ids != by_id:
        yield f"{name}.order", JsonText(_json(ids))


def _value(value: Any) -> AttributeValue:
    if isinstance(value, str | bool | int):
        return value
    return JsonText(_json(value))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
