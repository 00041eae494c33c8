"""Parts of records of one type, wherever in them they stand, so that those of an extension are found too."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

import attrs

from counterclaim.checks import JsonObject, field_types
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import Document, Record

__all__ = ["Part", "parts"]

PartT = TypeVar("PartT")


@attrs.frozen
class Part(Generic[PartT]):
    """
    A part of a record.

    Attributes:
        field: Where in the record, as `quote`.
        value: The part.
        document: Id of the document that the record, or what of it is around the part, names.
    """

    field: str
    value: PartT
    document: str | None


def parts(record: Record, wanted: type[PartT]) -> Iterator[Part[PartT]]:
    """Yield the parts of *record* that are of the type *wanted*, in the order of its fields."""
    return _inside(record, wanted, "", None)


def _inside(value: Any, wanted: type[PartT], path: str, document: str | None) -> Iterator[Part[PartT]]:
    if isinstance(value, wanted):
        yield Part(path, value, document)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(item, wanted, f"{path}[{index}]", document)
    elif isinstance(value, FrozenMap):
        for key, item in value.items():
            yield from _inside(item, wanted, f"{path}.{key}", document)
    elif names := _names(type(value)):
        prefix, document = f"{path}." if path else "", _document_of(value) or document
        for name in names:
            found = getattr(value, name)
            if found is not None and found is not EMPTY and found != ():
                yield from _inside(found, wanted, prefix + name, document)


_fields: dict[type, tuple[str, ...]] = {}


def _names(cls: type) -> tuple[str, ...]:
    """Return the fields of *cls* that may hold a part, by their annotations."""
    names = _fields.get(cls)
    if names is None:
        hints = field_types(cls) if attrs.has(cls) else {}
        names = _fields[cls] = tuple(name for name, hint in hints.items() if _may_hold(hint))
    return names


def _may_hold(hint: Any) -> bool:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint == JsonObject:
        return False
    if origin is Annotated:
        return _may_hold(arguments[0])
    if origin in (Union, types.UnionType, tuple, FrozenMap):
        return any(map(_may_hold, arguments))
    return attrs.has(origin or hint) or hint in (Any, object)


def _document_of(value: Any) -> str | None:
    if isinstance(value, Document):
        return value.id
    found = getattr(value, "document", None)
    return found if isinstance(found, str) else None
