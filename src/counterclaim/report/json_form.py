"""The rows of a report as JSON, in text that is safe to print."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from counterclaim.codec import Codec
from counterclaim.safe_text import is_hidden
from counterclaim.values import Value

__all__ = ["as_data", "json_line", "json_list"]

_CODEC = Codec()
_PLAIN = frozenset({str, int, float, bool, type(None)})


def as_data(value: Any) -> Any:
    """Return *value*, a row or a part of one, in dicts, lists and JSON's own values."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple | list):
        return [as_data(item) for item in value]
    if isinstance(value, Value):
        return _CODEC.unstructure_value(value)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: as_data(item) for key, item in value.items()}
    return {name: as_data(getattr(value, name)) for name in _fields(type(value))}


def json_line(value: Any) -> str:
    """
    Return *value*, a row or a part of one, as one line of JSON, with hidden characters written as escapes.

    So nothing is lost, and neither a terminal nor an editor acts on what a source wrote.
    """
    text = json.dumps(as_data(value), ensure_ascii=False, allow_nan=False)
    return text if text.isprintable() else "".join(map(_escaped, text))


def json_list(values: Iterable[Any]) -> str:
    """Return *values* as a JSON list with a line for each; indenting takes eight times as long."""
    lines = ",\n".join(map(json_line, values))
    return f"[\n{lines}\n]" if lines else "[]"


_names: dict[type, tuple[str, ...]] = {}


def _fields(cls: type) -> tuple[str, ...]:
    names = _names.get(cls)
    if names is None:
        names = _names[cls] = tuple(field.name for field in attrs.fields(cls))
    return names


def _escaped(character: str) -> str:
    if not is_hidden(character):
        return character
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
