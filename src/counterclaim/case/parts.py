"""Parts of records of one type, wherever in them they stand, so that those of an extension are found too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeVar
from weakref import WeakKeyDictionary

import attrs

from counterclaim.checks import JsonObject, field_types
from counterclaim.frozen import FrozenMap
from counterclaim.model import Document, Record

__all__ = ["Part", "parts"]

PartT = TypeVar("PartT")

#: Annotations of most fields, none of which holds a part of a type of its own.
_WITHOUT = (JsonObject, str, str | None, bool)


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
    elif attrs.has(type(value)):
        prefix = f"{path}." if path else ""
        for name in _names(type(value)):
            found = getattr(value, name)
            if found is not None:
                yield from _inside(found, wanted, prefix + name, _document_of(value) or document)


_fields: WeakKeyDictionary[type, tuple[str, ...]] = WeakKeyDictionary()


def _names(cls: type) -> tuple[str, ...]:
    """Return the fields of *cls* that may hold a part; what stands there as JSON is none."""
    names = _fields.get(cls)
    if names is None:
        found = (name for name, hint in field_types(cls).items() if hint not in _WITHOUT)
        names = _fields[cls] = tuple(found)
    return names


def _document_of(value: Any) -> str | None:
    if isinstance(value, Document):
        return value.id
    found = getattr(value, "document", None)
    return found if isinstance(found, str) else None
