"""Records and values as the objects that JSON holds."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeAlias, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.fns import identity
from cattrs.gen import make_dict_unstructure_fn, override

from counterclaim.checks import field_types, shown
from counterclaim.codec.annotations import (
    bare,
    holds_protected,
    is_native,
    is_tagged_value,
    optional_of,
    refuse_annotation,
)
from counterclaim.codec.leaves import write_date_span, write_datetime, write_decimal, write_period
from counterclaim.errors import ProtectedValueError
from counterclaim.findings import Loss
from counterclaim.frozen import EMPTY, FrozenMap, thaw
from counterclaim.model.record import Extensible, Foreign, Record, UnknownRecord
from counterclaim.registry import Registration, registration_of
from counterclaim.values.base import UnknownValue, Value
from counterclaim.values.dates import DateSpan, Period

__all__ = ["ProtectedMode", "Writer", "check_protected", "masked_losses", "protected_fields", "writer"]

#: What becomes of protected values on writing: an error, left out, or written in the clear.
ProtectedMode: TypeAlias = Literal["refuse", "mask", "keep"]

Write: TypeAlias = Callable[[Any], Any]
_LEAVES: dict[Any, Write] = {
    Decimal: write_decimal,
    date: date.isoformat,
    datetime: write_datetime,
    time: time.isoformat,
    DateSpan: write_date_span,
    Period: write_period,
}


@cache
def writer(protected: ProtectedMode) -> Writer:
    """Return the writer for one way to treat protected values."""
    check_protected(protected)
    return Writer(protected)


def check_protected(protected: ProtectedMode) -> None:
    """
    Check what is said of protected values.

    Raises:
        ValueError: It is none of the three ways.
    """
    if protected not in get_args(ProtectedMode):
        message = f"protected is one of 'refuse', 'mask', 'keep', not {protected!r}"
        raise ValueError(message)


def refuse_protected(records: Iterable[Record], protected: ProtectedMode) -> None:
    """
    Check that none of *records* holds a protected value, where such are refused; for forms that hold none.

    Raises:
        ProtectedValueError: One does, and *protected* is "refuse".
        ValueError: *protected* is none of the three ways.
    """
    check_protected(protected)
    for record in records if protected == "refuse" else ():
        for field in protected_fields(record):
            raise ProtectedValueError(record.id, field)


def protected_fields(record: Record) -> tuple[str, ...]:
    """Return the fields of *record* that hold a protected value."""
    if isinstance(record, UnknownRecord):
        return tuple(record.protected)
    return tuple(name for name in _may_be_protected(type(record)) if getattr(record, name) is not None)


def masked_losses(record: Record) -> list[Loss]:
    """Return what is lost of *record* where its protected values are left out: a loss for each field."""
    reason = "is protected and was left out"
    return [Loss(record.id, field, reason) for field in protected_fields(record)]


_may_hold: dict[type, tuple[str, ...]] = {}


def _may_be_protected(cls: type) -> tuple[str, ...]:
    # It is asked of every record that is written, and follows from annotations, which do not change.
    names = _may_hold.get(cls)
    if names is None:
        hints = field_types(cls)
        names = _may_hold[cls] = tuple(name for name, hint in hints.items() if holds_protected(hint))
    return names


class Writer:
    """Writes records and values, leaving out what has its default."""

    def __init__(self, protected: ProtectedMode) -> None:
        self._protected = protected
        self._converter = Converter()
        self._fields: dict[type, Write] = {}
        self._headers: dict[Registration, dict[str, Any]] = {}

    def record(self, record: Record) -> dict[str, Any]:
        """Return *record* as an object: reserved keys, id, fields, then what was unknown."""
        if isinstance(record, UnknownRecord):
            return self._unknown(record)
        if not isinstance(record, Record):
            message = f"expected a record, found {shown(record)}; write a value with unstructure_value"
            raise TypeError(message)
        entry = registration_of(type(record))
        header = self._header_of(entry) if record.foreign is None else _foreign_header(record.foreign)
        try:
            fields = self._fields_of(type(record))(record)
        except ProtectedValueError as error:
            raise ProtectedValueError(record.id, error.field) from None
        return {**header, "id": record.id, **fields}

    def _unknown(self, record: UnknownRecord) -> dict[str, Any]:
        if record.protected and self._protected == "refuse":
            raise ProtectedValueError(record.id, next(iter(record.protected)))
        kept = record.protected if self._protected == "keep" else EMPTY
        protected = {key: thaw(value.reveal()) for key, value in kept.items()}
        return {**_foreign_header(record.foreign), "id": record.id, **thaw(record.data), **protected}

    def value(self, value: Value) -> dict[str, Any]:
        """Return *value* as an object with its type."""
        if isinstance(value, UnknownValue):
            return {"type": value.tag, **thaw(value.data)}
        entry = registration_of(type(value))
        if type(value) is DateSpan:
            written = write_date_span(value)
            return {"type": entry.tag, **({"edtf": written} if isinstance(written, str) else written)}
        if type(value) is Period:
            return {"type": entry.tag, **write_period(value)}
        return {**self._header_of(entry), **self._fields_of(type(value))(value)}

    def _header_of(self, entry: Registration) -> dict[str, Any]:
        header = self._headers.get(entry)
        if header is None:
            header = self._headers[entry] = _header(entry)
        return header

    def _fields_of(self, cls: type) -> Write:
        write = self._fields.get(cls)
        if write is None:
            write = self._fields[cls] = self._generated(cls)
        return write

    def _generated(self, cls: type) -> Write:
        hints = field_types(cls)
        # A record's id stands in front, and what it was unknown under goes into its header.
        apart = {"id", "extra", "foreign"} if issubclass(cls, Record) else {"extra"}
        overrides: dict[str, Any] = {
            name: override(omit=True) if name in apart else self._override(name, hint)
            for name, hint in hints.items()
        }
        write: Write = make_dict_unstructure_fn(
            cls, self._converter, _cattrs_omit_if_default=True, **overrides
        )
        if not issubclass(cls, Extensible):
            return write

        def write_with_extra(instance: Any) -> dict[str, Any]:
            fields: dict[str, Any] = write(instance)
            return {**fields, **thaw(instance.extra)} if instance.extra else fields

        return write_with_extra

    def _override(self, name: str, hint: Any) -> Any:
        if not holds_protected(hint):
            return override(unstruct_hook=self._write_of(hint))
        if self._protected == "mask":
            return override(omit=True)
        return override(unstruct_hook=self._protected_write(name))

    def _protected_write(self, name: str) -> Write:
        def write(value: Any) -> Any:
            if self._protected == "refuse":
                raise ProtectedValueError(None, name)
            return value.reveal()

        return write

    def _write_of(self, hint: Any) -> Write:
        """Return how a value of the annotation *hint* is written."""
        inner = optional_of(hint)
        if inner is not None and not is_native(hint):
            write = self._write_of(inner)
            return lambda value: None if value is None else write(value)
        plain = bare(hint)
        if is_native(hint):
            return identity  # by which it knows that nothing is to be called
        if plain in _LEAVES:
            return _LEAVES[plain]
        if is_tagged_value(hint):
            return self.value
        if get_origin(plain) is tuple:
            return self._tuple_write(get_args(plain))
        if get_origin(plain) is FrozenMap:
            return self._map_write(get_args(plain)[1])
        if isinstance(plain, type) and issubclass(plain, enum.Enum):
            return lambda member: member.value
        if not attrs.has(plain):
            refuse_annotation(hint)
        return lambda nested: self._fields_of(type(nested))(nested)

    def _tuple_write(self, items: tuple[Any, ...]) -> Write:
        writes = [self._write_of(item) for item in items if item is not Ellipsis]
        if Ellipsis not in items:
            return lambda values: [write(value) for write, value in zip(writes, values, strict=True)]
        if is_native(items[0]):
            return list
        return lambda values: [writes[0](value) for value in values]

    def _map_write(self, item: Any) -> Write:
        if item is Any:
            return thaw
        write = self._write_of(item)
        return lambda entries: {key: write(value) for key, value in entries.items()}


def _header(entry: Registration) -> dict[str, Any]:
    return _reserved(entry.tag, entry.version, entry.bases if entry.is_extension else ())


def _foreign_header(foreign: Foreign) -> dict[str, Any]:
    return _reserved(foreign.tag, foreign.version, foreign.bases)


def _reserved(tag: str, version: int, bases: tuple[tuple[str, int], ...]) -> dict[str, Any]:
    header: dict[str, Any] = {"type": tag}
    if version != 1:
        header["v"] = version
    if bases:
        header["bases"] = [list(base) for base in bases]
    return header
