"""The quotations of records, wherever in them they stand, so that those of an extension are found as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from counterclaim.case.parts import parts
from counterclaim.model import Quote, Record

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
        for part in parts(record, Quote):
            yield Quotation(record=record, field=part.field, quote=part.value, document=part.document)
