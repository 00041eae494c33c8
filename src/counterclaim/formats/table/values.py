"""Dates, periods and values of statements as they stand in cells, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

import attrs

from counterclaim.errors import InvalidRecordError, UnreadableWordingError
from counterclaim.formats.dates import date_text, exact_date
from counterclaim.model import ValueKind
from counterclaim.values import (
    DateSpan,
    EntityRef,
    Period,
    Quantity,
    Text,
    Value,
    format_edtf,
    parse_date,
    parse_edtf,
    parse_period,
    parse_quantity,
)
from counterclaim.values.quantity import Hedge

__all__ = [
    "Written",
    "kind_of",
    "read_date",
    "read_period",
    "read_value",
    "without_wording",
    "write_date",
    "write_period",
    "write_value",
]

ReadT = TypeVar("ReadT")
#: A number that is its own wording.
_NUMBER = re.compile(r"-?[0-9]{1,64}(?:[.,][0-9]{1,64})?")
_KINDS: dict[type[Value], ValueKind] = {
    Quantity: ValueKind.QUANTITY,
    DateSpan: ValueKind.DATE,
    EntityRef: ValueKind.ENTITY,
    Text: ValueKind.TEXT,
}


class Written(NamedTuple):
    """
    A value as it stands in a row.

    Attributes:
        cell: The wording.
        unit: The unit, where the wording is not understood without it.
    """

    cell: str
    unit: str | None = None


def read_date(cell: str, language: str) -> DateSpan | None:
    """Return the date that *cell* states: in ISO 8601, in EDTF, or in words; `None` where it states none."""
    found = exact_date(cell) or _understood(lambda: parse_edtf(cell))
    return found or _understood(lambda: parse_date(cell, language=language))


def write_date(span: DateSpan) -> str:
    """Return what stands in a cell for *span*: its wording, or else ISO 8601 or EDTF."""
    return span.text or date_text(span) or format_edtf(span) or ""


def read_period(cell: str, language: str) -> Period | None:
    """Return the period that *cell* states: two dates with a slash between, one date, or words."""
    first, slash, last = (part.strip() for part in cell.partition("/"))
    ends = [None if part in ("", "..") else exact_date(part) for part in (first, last)]
    if slash and all(
        end is not None or part in ("", "..") for end, part in zip(ends, (first, last), strict=True)
    ):
        return _understood(lambda: Period(ends[0], ends[1]))
    day = exact_date(cell)
    return (
        Period.as_of(day) if day is not None else _understood(lambda: parse_period(cell, language=language))
    )


def write_period(period: Period, language: str) -> str | None:
    """Return what stands in a cell for *period*; `None` where nothing would be read as it."""
    plain = without_wording(period)
    for cell in _period_cells(period):
        found = read_period(cell, language)
        if found is not None and without_wording(found) == plain:
            return cell
    return None


def kind_of(value: Value) -> ValueKind | None:
    """Return the kind of *value*; `None` where no cell holds one of its kind."""
    return _KINDS.get(type(value))


def read_value(cell: str, kind: ValueKind, unit: str | None, language: str) -> Value | None:
    """Return the quantity or date that *cell* states; `None` where it states none of that *kind*."""
    if kind is ValueKind.DATE:
        return read_date(cell, language)
    found = _understood(lambda: parse_quantity(cell, language=language, unit=unit))
    if found is not None and found.hedge is Hedge.EXACT and _NUMBER.fullmatch(cell):
        return attrs.evolve(found, text=None)
    return found


def write_value(value: Quantity | DateSpan, unit: str | None, language: str) -> Written | None:
    """
    Return what stands in a row for *value*; `None` where nothing would be read as it.

    *unit* is the one that is expected.
    """
    if isinstance(value, DateSpan):
        cell = write_date(value)
        return Written(cell) if cell and _mean_the_same(read_date(cell, language), value) else None
    for cell in _quantity_cells(value):
        for stated in (None, value.unit):
            if _mean_the_same(read_value(cell, ValueKind.QUANTITY, stated or unit, language), value):
                return Written(cell, stated)
    return None


def _mean_the_same(found: Value | None, value: Value) -> bool:
    return found is not None and without_wording(found) == without_wording(value)


def _quantity_cells(value: Quantity) -> Iterator[str]:
    if value.text is not None and value.text.strip():
        yield value.text
    elif isinstance(value.number, Decimal) and value.upper is None:
        number = format(value.number, "f")
        yield number
        yield number.replace(".", ",")


def _period_cells(period: Period) -> Iterator[str]:
    for end in (period.start, period.end):
        if end is not None and end.text is not None and end.text.strip():
            yield end.text
    ends = [None if end is None else date_text(end) for end in (period.start, period.end)]
    if period.start == period.end and ends[0] is not None:
        yield ends[0]
    yield "/".join(end or ".." for end in ends)


def without_wording(value: Any) -> Any:
    """
    Return *value* without its wording, so that two that mean the same are equal.

    Anything but a date, a period or a quantity is returned as it is.
    """
    if isinstance(value, Period):
        return Period(*(None if end is None else without_wording(end) for end in (value.start, value.end)))
    if isinstance(value, Quantity | DateSpan):
        unknown = isinstance(value, DateSpan) and value.first is None and value.last is None
        return value if unknown else attrs.evolve(value, text=None)
    return value


def _understood(read: Callable[[], ReadT]) -> ReadT | None:
    try:
        return read()
    except (UnreadableWordingError, InvalidRecordError):
        return None
