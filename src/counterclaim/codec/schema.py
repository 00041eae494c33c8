"""JSON Schema (Draft 2020-12) of every registered type, from its annotations."""

from __future__ import annotations

import difflib
import enum
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeAlias, get_args, get_origin

import attrs

from counterclaim.checks import LARGEST_INTEGER, field_types, with_article
from counterclaim.codec.annotations import bare, holds_protected, is_tagged_value, members
from counterclaim.codec.leaves import MOMENT_PATTERN, TIME_PATTERN
from counterclaim.errors import UnknownTagError
from counterclaim.frozen import FrozenMap
from counterclaim.model.record import Extensible
from counterclaim.registry import Kind, Must, Ref, Registration, find_tag, registrations
from counterclaim.values.base import Value
from counterclaim.values.dates import DateSpan, Period, Precision

__all__ = ["json_schema"]

Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID: Schema = {"type": "string", "minLength": 1, "maxLength": 256, "pattern": r"^\S+$"}
_TIME: Schema = {"type": "string", "pattern": f"^{TIME_PATTERN}$"}
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": -LARGEST_INTEGER, "maximum": LARGEST_INTEGER},
    float: {"type": "number"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]{1,64}(\.[0-9]{1,64})?$"},
    date: {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    datetime: {"type": "string", "pattern": f"^{MOMENT_PATTERN}$"},
    time: _TIME,
    type(None): {"type": "null"},
    Any: {},
    DateSpan: {"$ref": "#/$defs/a-date"},
    Period: {"$ref": "#/$defs/a-period"},
}
_EDTF: Schema = {
    "type": "string",
    "description": "EDTF, as 2019-10-17, 2019-10, 2019, 201X, 2019~ or [2019-03-01..2019-03-15]",
}
_DATE_FIELDS: Schema = {
    "edtf": _EDTF,
    "text": {"type": "string"},
    "time": _TIME,
    "precision": {"enum": [member.value for member in Precision]},
}


def json_schema(tag: str | None = None, *, strict: bool = False) -> Schema:
    """
    Return the JSON Schema of the type registered under *tag*, or of any record.

    Open by default, as reading is: unknown fields and types are allowed. With *strict* they are not. What a
    schema cannot say (that a last day is not before the first) is checked on reading.

    Raises:
        UnknownTagError: Nothing is registered under *tag*.
    """
    entries = registrations()
    definitions = {entry.tag: _object_schema(entry.cls, entry, strict=strict) for entry in entries}
    definitions |= _shared(strict=strict)
    definitions |= {
        _name_of_part(part): _object_schema(part, None, strict=strict)
        for entry in entries
        for part in _parts_within(entry.cls)
        if part in _parts_within(part)
    }
    if tag is None:
        root = _any_of("record", strict=strict)
    elif find_tag(tag) is None:
        near = difflib.get_close_matches(tag[:64], [entry.tag for entry in entries], n=1)
        raise UnknownTagError(tag, nearest=near[0] if near else None)
    else:
        root = {"$ref": f"#/$defs/{_pointer(tag)}"}
    return {"$schema": _DIALECT, **root, "$defs": definitions}


def _shared(*, strict: bool) -> dict[str, Schema]:
    a_date = {"$ref": "#/$defs/a-date"}
    return {
        "a-date": {
            "anyOf": [_EDTF, {"type": "object", "properties": _DATE_FIELDS, "additionalProperties": False}]
        },
        "a-period": {
            "type": "object",
            "properties": {"start": a_date, "end": a_date},
            "minProperties": 1,
            "additionalProperties": False,
        },
        "a-value": _any_of("value", strict=strict),
    }


def _any_of(kind: Kind, *, strict: bool) -> Schema:
    """Return the schema of any record or value, chosen by its type, so that errors name one type's fields."""
    tags = [entry.tag for entry in registrations(kind)]
    choice: Schema = {
        "type": "object",
        "required": ["type", "id"] if kind == "record" else ["type"],
        "properties": {"type": {"enum": tags} if strict else {"type": "string", "minLength": 1}},
    }
    choice["allOf"] = [
        {
            "if": {"properties": {"type": {"const": tag}}, "required": ["type"]},
            "then": {"$ref": f"#/$defs/{_pointer(tag)}"},
        }
        for tag in tags
    ]
    return choice


def _object_schema(cls: type, entry: Registration | None, *, strict: bool) -> Schema:
    properties: dict[str, Schema] = {} if entry is None else _header(entry)
    if cls is DateSpan:
        properties |= _DATE_FIELDS
    elif cls is Period:
        properties |= {"start": _PLAIN[DateSpan], "end": _PLAIN[DateSpan]}
    else:
        hints = field_types(cls)
        properties |= {
            name: _schema(hint, strict=strict)
            for name, hint in hints.items()
            if name not in ("extra", "foreign")
        }
    required = ["type"] if entry is not None else []
    required += [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING]
    schema: Schema = {"type": "object", "properties": properties, "required": required}
    if summary := _summary(cls):
        schema["description"] = summary
    if strict or not issubclass(cls, Extensible):
        schema["additionalProperties"] = False
    return schema


def _header(entry: Registration) -> dict[str, Schema]:
    bases = {
        "type": "array",
        "items": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "minItems": 2},
    }
    return {"type": {"const": entry.tag}, "v": {"type": "integer", "minimum": 1}, "bases": bases}


def _schema(hint: Any, *, strict: bool) -> Schema:
    if get_origin(hint) is Annotated:
        return _marked(hint, strict=strict)
    alternatives = members(hint)
    if len(alternatives) > 1 or alternatives[0] is not hint:
        parts = [_schema(part, strict=strict) for part in alternatives]
        return {"anyOf": [*parts, {"type": "null"}]} if type(None) in get_args(hint) else {"anyOf": parts}
    if hint in _PLAIN:
        return _PLAIN[hint]
    if holds_protected(hint):
        return {"type": "string"}
    if is_tagged_value(hint):
        return {"$ref": "#/$defs/a-value"}
    if get_origin(hint) is tuple:
        return _tuple_schema(get_args(hint), strict=strict)
    if get_origin(hint) is FrozenMap:
        return {"type": "object", "additionalProperties": _schema(get_args(hint)[1], strict=strict)}
    if issubclass(hint, enum.Enum):
        return {"enum": [member.value for member in hint]}
    if hint in _parts_within(hint):  # its schema has no end, unless it refers to itself
        return {"$ref": f"#/$defs/{_name_of_part(hint)}"}
    return _object_schema(hint, None, strict=strict)


def _marked(hint: Any, *, strict: bool) -> Schema:
    schema = dict(_schema(bare(hint), strict=strict))
    for mark in get_args(hint)[1:]:
        if isinstance(mark, Must):
            schema |= mark.schema
        elif isinstance(mark, Ref):
            schema |= _ID
            schema["description"] = f"the id of {with_article(mark.expected)}"
    return schema


@cache
def _tuple_schema(items: tuple[Any, ...], *, strict: bool) -> Schema:
    if items[-1] is Ellipsis:
        return {"type": "array", "items": _schema(items[0], strict=strict)}
    parts = [_schema(item, strict=strict) for item in items]
    return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}


def _parts_within(cls: Any) -> tuple[type, ...]:
    """Return the untagged attrs classes that a *cls* holds, in its fields and in theirs."""
    found: list[type] = []
    left = list(_hints_of(cls))
    while left:
        hint = left.pop()
        left += get_args(hint)
        if isinstance(hint, type) and attrs.has(hint) and not issubclass(hint, Value) and hint not in found:
            found.append(hint)
            left += _hints_of(hint)
    return tuple(found)


def _hints_of(cls: type) -> Iterable[Any]:
    return field_types(cls).values()


def _name_of_part(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"


def _summary(cls: type) -> str | None:
    lines = (cls.__doc__ or "").strip().splitlines()
    return lines[0].strip() if lines else None


def _pointer(tag: str) -> str:
    return tag.replace("~", "~0").replace("/", "~1")
