"""The codec: records to JSON and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from counterclaim.codec.decoding import decode_json
from counterclaim.codec.faults import faults_of
from counterclaim.codec.typed import Reader
from counterclaim.codec.writing import ProtectedMode, writer
from counterclaim.errors import InvalidRecordError
from counterclaim.model.record import Record, UnknownRecord
from counterclaim.values.base import Value

__all__ = ["Codec"]

T = TypeVar("T")


class Codec:
    """
    Reads and writes records as JSON objects.

    Types are looked up when something is read, so one codec serves types that are registered later as well.
    It keeps no state between records and may be shared between threads.
    """

    def __init__(self, *, strict: bool = False) -> None:
        """*strict* refuses fields that a type does not know, instead of keeping them in `extra`."""
        self._strict = strict
        self._fast = Reader(strict=strict, detailed=False)
        self._detailed: Reader | None = None

    def loads(self, data: str | bytes) -> Record:
        """
        Return the record that the JSON text *data* holds.

        Raises:
            DecodeError: It is no JSON that is read here.
            InvalidRecordError: It is JSON and no record.
        """
        return self.structure(decode_json(data))

    def dumps(self, record: Record, *, protected: ProtectedMode = "refuse") -> str:
        """
        Return *record* as one line of JSON, its keys in readable order.

        *protected* says what becomes of protected values: refused, left out ("mask") or written in the clear
        ("keep").

        Raises:
            ProtectedValueError: The record holds a protected value, and *protected* is "refuse".
            UnregisteredTypeError: Its class, or that of a value in it, is not registered.
        """
        return json.dumps(self.unstructure(record, protected=protected), ensure_ascii=False, allow_nan=False)

    def structure(self, data: Any) -> Record:
        """
        Return the record that *data* holds, an object as `decode_json` returns it.

        Raises:
            InvalidRecordError: It is no record, with every fault and its path.
        """
        try:
            return self._fast.record(data)
        except Exception as error:
            # Read quickly, and once more in detail for a record that failed.
            return self._in_detail(data, Reader.record, error)

    def structure_value(self, data: Any) -> Value:
        """
        Return the value that *data* holds, an object with its type.

        Raises:
            InvalidRecordError: It is no value, with every fault and its path.
        """
        try:
            return self._fast.value(data)
        except Exception as error:
            return self._in_detail(data, Reader.value, error)

    def unstructure(self, record: Record, *, protected: ProtectedMode = "refuse") -> dict[str, Any]:
        """
        Return *record* as an object of dicts, lists and JSON's own values, for `json.dumps` or a JSON column.

        Raises:
            ProtectedValueError: The record holds a protected value, and *protected* is "refuse".
            UnregisteredTypeError: Its class, or that of a value in it, is not registered.
        """
        return writer(protected).record(record)

    def unstructure_value(self, value: Value, *, protected: ProtectedMode = "refuse") -> dict[str, Any]:
        """
        Return *value* as an object with its type.

        Raises:
            UnregisteredTypeError: Its class is not registered.
        """
        return writer(protected).value(value)

    def _in_detail(self, data: Any, read: Callable[[Reader, Any], T], first: Exception) -> T:
        if self._detailed is None:
            self._detailed = Reader(strict=self._strict, detailed=True)
        error = first
        try:
            result = read(self._detailed, data)
            if isinstance(result, UnknownRecord):
                return result  # refused by its base, and kept with the reason
        except Exception as detailed:
            error = detailed
        raise InvalidRecordError(_tag_of(data), faults_of(error)) from None


def _tag_of(data: Any) -> str:
    tag = data.get("type") if isinstance(data, dict) else None
    return tag if isinstance(tag, str) and len(tag) <= 100 and tag.isprintable() else "record"
