"""How the parts of a record that are no JSON look in JSON: decimals, dates, moments, enums."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import Any

from counterclaim.checks import shown
from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.values.dates import DateSpan, Period, Precision, precision_of
from counterclaim.values.edtf import format_edtf, parse_edtf

__all__ = [
    "MOMENT_PATTERN",
    "TIME_PATTERN",
    "RefusedError",
    "enum_reader",
    "read_date",
    "read_date_span",
    "read_datetime",
    "read_decimal",
    "read_period",
    "read_time",
    "write_date_span",
    "write_datetime",
    "write_decimal",
    "write_period",
]

_DECIMAL = re.compile(r"-?[0-9]{1,64}(?:\.[0-9]{1,64})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_KEYS = frozenset({"edtf", "text", "time", "precision"})
# ISO 8601 in its extended form; what Python reads besides, it shortens or rounds without a word.
_CLOCK = r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?"
_ZONE = r"(?:Z|[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
TIME_PATTERN = f"{_CLOCK}{_ZONE}?"
MOMENT_PATTERN = f"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_CLOCK}{_ZONE}"
_TIME, _MOMENT = re.compile(TIME_PATTERN), re.compile(MOMENT_PATTERN)
_PERIOD_KEYS = frozenset({"start", "end"})


class RefusedError(ValueError):
    """A part of a record that is not what stands there; worded for the user, without its path."""


def expected(what: str, found: object) -> RefusedError:
    """Return the refusal of *found* where *what* was expected."""
    return RefusedError(f"expected {what}, found {shown(found)}")


def read_decimal(value: object, _: object = None) -> Decimal:
    """Return the decimal that the text *value* writes out."""
    if type(value) is not str or _DECIMAL.fullmatch(value) is None:
        raise expected("a decimal number as a text, as '12.5'", value)
    return Decimal(value)


def write_decimal(value: Decimal) -> str:
    """Return *value* written out, never with an exponent."""
    return format(value, "f")


def read_date(value: object, _: object = None) -> date:
    """Return the day that *value* writes as `2019-10-17`."""
    if type(value) is str and _DAY.fullmatch(value) is not None:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise expected("a day, as 2019-10-17", value)


def read_datetime(value: object, _: object = None) -> datetime:
    """Return the moment that *value* writes as `2019-10-17T12:00:00Z`."""
    if type(value) is str and _MOMENT.fullmatch(value) is not None:
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            pass
    raise expected("a moment with its zone, as 2019-10-17T12:00:00Z", value)


def write_datetime(value: datetime) -> str:
    """Return *value* in ISO 8601, with `Z` for UTC."""
    written = value.isoformat()
    return written.removesuffix("+00:00") + "Z" if written.endswith("+00:00") else written


def read_time(value: object, _: object = None) -> time:
    """Return the time of day that *value* writes as `14:30` or `14:30:00+02:00`."""
    if type(value) is str and _TIME.fullmatch(value) is not None:
        try:
            return time.fromisoformat(value)
        except ValueError:
            pass
    raise expected("a time of day, as 14:30 or 14:30:00+02:00", value)


def read_date_span(value: object, _: object = None) -> DateSpan:
    """Return the date that *value* holds: an EDTF text, or an object where it carries more."""
    if type(value) is str:
        return _edtf(value)
    if type(value) is not dict:
        raise expected("a date, as 2019-10-17, 2019-10 or an object with 'edtf'", value)
    _refuse_unknown(value, _DATE_KEYS)
    edtf = value.get("edtf")
    if edtf is not None and type(edtf) is not str:
        raise RefusedError(f"edtf: expected a text, found {shown(edtf)}")
    span = DateSpan.unknown() if edtf is None else _edtf(edtf)
    precision = value.get("precision")
    clock = value.get("time")
    return DateSpan(
        span.first,
        span.last,
        span.precision if precision is None else enum_reader(Precision)(precision),
        span.approximate,
        value.get("text"),
        None if clock is None else read_time(clock),
    )


@lru_cache(maxsize=4096)
def _edtf(text: str) -> DateSpan:
    return parse_edtf(text)


def write_date_span(span: DateSpan) -> str | dict[str, Any]:
    """Return *span* as an EDTF text where that says it all, else as an object."""
    if span.precision is Precision.DAY and span.first is not None and _says_nothing_else(span):
        return span.first.isoformat()  # most dates are such days
    edtf = format_edtf(span)
    derived = span.precision is precision_of(span.first, span.last)
    if edtf is not None and span.text is None and span.time is None and derived:
        return edtf
    written: dict[str, Any] = {} if edtf is None else {"edtf": edtf}
    if span.text is not None:
        written["text"] = span.text
    if span.time is not None:
        written["time"] = span.time.isoformat()
    if not derived:
        written["precision"] = span.precision.value
    return written


def _says_nothing_else(span: DateSpan) -> bool:
    return span.text is None and span.time is None and not span.approximate


def read_period(value: object, _: object = None) -> Period:
    """Return the period that the object *value* holds."""
    if type(value) is not dict:
        raise expected("an object with 'start', 'end' or both", value)
    _refuse_unknown(value, _PERIOD_KEYS)
    ends = {}
    for key, end in value.items():
        try:
            ends[key] = read_date_span(end)
        except InvalidRecordError as error:
            raise InvalidRecordError("period", [fault.below(key) for fault in error.faults]) from None
        except ValueError as error:
            raise InvalidRecordError("period", [Fault(key, str(error))]) from None
    return Period(**ends)


def write_period(period: Period) -> dict[str, Any]:
    """Return *period* as an object of its ends."""
    ends = (("start", period.start), ("end", period.end))
    return {key: write_date_span(end) for key, end in ends if end is not None}


def enum_reader(cls: type[enum.Enum]) -> Callable[..., Any]:
    """Return the function that reads a member of *cls* from its written form."""
    members = {member.value: member for member in cls}
    names = ", ".join(map(str, members))

    def read(value: object, _: object = None) -> enum.Enum:
        member = members.get(value) if type(value) is str else None
        if member is None:
            raise expected(f"one of {names}", value)
        return member

    return read


def _refuse_unknown(value: dict[str, Any], known: frozenset[str]) -> None:
    unknown = [key for key in value if key not in known]
    if unknown:
        raise RefusedError(f"unknown field {unknown[0][:64]!r}; expected {', '.join(sorted(known))}")
