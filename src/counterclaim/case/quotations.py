"""The quotations of records, wherever in them they stand, so that those of an extension are found as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from counterclaim.frozen import FrozenMap
from counterclaim.model import Document, Quote, Record

__all__ = ["Quotation", "quotations"]


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
        yield from _of_record(record)


def _of_record(record: Record) -> Iterator[Quotation]:
    # No recursion: a field of an extension may hold JSON of any depth.
    left: list[tuple[str, Any, str | None]] = [("", record, None)]
    while left:
        path, value, document = left.pop()
        if isinstance(value, Quote):
            yield Quotation(record=record, field=path, quote=value, document=document)
        elif isinstance(value, tuple):
            left += reversed([(f"{path}[{index}]", item, document) for index, item in enumerate(value)])
        elif isinstance(value, FrozenMap):
            left += reversed([(f"{path}.{key}", item, document) for key, item in value.items()])
        elif attrs.has(type(value)):
            inside = _document_of(value) or document
            names = [field.name for field in attrs.fields(type(value))]
            prefix = f"{path}." if path else ""
            left += reversed([(prefix + name, getattr(value, name), inside) for name in names])


def _document_of(value: Any) -> str | None:
    if isinstance(value, Document):
        return value.id
    found = getattr(value, "document", None)
    return found if isinstance(found, str) else None
