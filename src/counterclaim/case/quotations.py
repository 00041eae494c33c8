"""The quotations of records, wherever in them they stand, so that those of an extension are found as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

import attrs

from counterclaim.checks import JsonObject, field_types
from counterclaim.frozen import FrozenMap
from counterclaim.model import Document, Quote, Record

__all__ = ["Quotation", "quotations"]

#: Annotations of most fields, none of which holds a quotation.
_WITHOUT = (JsonObject, str, str | None, bool)


@attrs.frozen(kw_only=True)
class Quotation:
    """
    A quotation, and where it was found.

    Attributes:
        record: The record that holds it.
        field: Where in the record, as `quote`.
        quote: The quotation.
        document: Id of the document that it is from, where the record, or the part of it around the
            quotation, names one.
    """

    record: Record
    field: str
    quote: Quote
    document: str | None


def quotations(records: Iterable[Record]) -> Iterator[Quotation]:
    """Yield the quotations of *records*, in the order of these and of their fields."""
    for record in records:
        for field, quote, document in _inside(record, "", None):
            yield Quotation(record=record, field=field, quote=quote, document=document)


def _inside(value: Any, path: str, document: str | None) -> Iterator[tuple[str, Quote, str | None]]:
    if isinstance(value, Quote):
        yield path, value, document
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(item, f"{path}[{index}]", document)
    elif isinstance(value, FrozenMap):
        for key, item in value.items():
            yield from _inside(item, f"{path}.{key}", document)
    elif attrs.has(type(value)):
        prefix = f"{path}." if path else ""
        for name in _names(type(value)):
            yield from _inside(getattr(value, name), prefix + name, _document_of(value) or document)


_fields: WeakKeyDictionary[type, tuple[str, ...]] = WeakKeyDictionary()


def _names(cls: type) -> tuple[str, ...]:
    """Return the fields of *cls* that may hold a quotation; what stands there as JSON is none."""
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
