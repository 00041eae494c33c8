"""Scales as data: read from mappings and TOML, with every mistake named at its place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from counterclaim.checks.words import shown
from counterclaim.errors import Fault
from counterclaim.ratings.scale import InvalidScaleError, Label, Scale
from counterclaim.ratings.truth import Truth

__all__ = ["read_scales", "scale_from_data"]

_TRUTHS = {truth.word: truth for truth in Truth}


class _UnfitError(Exception):
    """A value does not fit its field; the message says what was expected."""


def read_scales(source: str) -> tuple[Scale, ...]:
    """
    Return the scales that *source* holds, a text in TOML.

    Each stands in a table `[[scale]]`. What stands above the tables holds for all of them, so that a
    publisher with several scales is named once.

    Raises:
        InvalidScaleError: The text is no TOML, or something is wrong with a scale; the message names all of
            what is wrong with it.
    """
    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        raise InvalidScaleError(None, [Fault("", f"expected TOML: {error}")]) from error
    tables = data.pop("scale", [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise InvalidScaleError(None, [Fault("scale", "expected at least one table [[scale]]")])
    scales = tuple(scale_from_data({**data, **table}) for table in tables)
    ids = [scale.id for scale in scales]
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        raise InvalidScaleError(twice[0], [Fault("id", "two scales have this id; name one otherwise")])
    return scales


def scale_from_data(data: Mapping[str, Any]) -> Scale:
    """
    Return the scale that *data* describes, with a key for each attribute of `Scale`.

    A label is a mapping with a key for each attribute of `Label`, and `label` for its text. A truth is one of
    `true`, `mostly-true`, `mixed`, `mostly-false` and `false`; a day is a date or a text as 2024-10-01.

    Raises:
        InvalidScaleError: Something is wrong; the message names all of it.
    """
    faults: list[Fault] = []
    fields = _fields(data, _SCALE_FIELDS, ("id", "publisher"), faults)
    labels = fields.pop("labels", ())
    fields["labels"] = tuple(_labels(labels, faults))
    if faults:
        id = data.get("id")
        raise InvalidScaleError(id if isinstance(id, str) else None, faults)
    return Scale(**fields)


def _fields(
    data: Mapping[str, Any],
    readers: Mapping[str, Callable[[Any], Any]],
    needed: tuple[str, ...],
    faults: list[Fault],
) -> dict[str, Any]:
    """Return the fields that are good; add what is wrong with the others to *faults*."""
    fields = {}
    for key, value in data.items():
        if key not in readers:
            faults.append(Fault(str(key), f"there is no such field; there are {', '.join(readers)}"))
            continue
        try:
            fields[key] = readers[key](value)
        except _UnfitError as error:
            faults.append(Fault(key, f"{error}, found {shown(value)}"))
    faults.extend(Fault(key, "is missing") for key in needed if key not in data)
    return fields


def _labels(data: tuple[Any, ...], faults: list[Fault]) -> Iterator[Label]:
    for index, item in enumerate(data):
        path = f"labels[{index}]"
        if not isinstance(item, Mapping):
            faults.append(Fault(path, f"expected a table with the key label, found {shown(item)}"))
            continue
        own: list[Fault] = []
        fields = _fields(item, _LABEL_FIELDS, ("label",), own)
        faults.extend(fault.below(path) for fault in own)
        if not own:
            yield Label(text=fields.pop("label"), **fields)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _UnfitError("expected a text")
    return value


def _list(value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise _UnfitError("expected a list")
    return tuple(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _UnfitError("expected a list of texts")
    return tuple(value)


def _number(value: Any) -> str:
    """Return a number as text; it is that in ratings, as published."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise _UnfitError("expected a whole number, or a number as text")
    if isinstance(value, int) and abs(value) >= 10**15:
        raise _UnfitError("expected a number of at most 15 digits")
    return str(value)


def _truth(value: Any) -> Truth:
    if not isinstance(value, str) or value not in _TRUTHS:
        raise _UnfitError(f"expected one of {', '.join(_TRUTHS)}")
    return _TRUTHS[value]


def _day(value: Any) -> date:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _UnfitError("expected a day, as 2024-10-01")
    return value


_SCALE_FIELDS: dict[str, Callable[[Any], Any]] = {
    "id": _text,
    "publisher": _text,
    "names": _texts,
    "hosts": _texts,
    "language": _text,
    "valid_from": _day,
    "valid_until": _day,
    "labels": _list,
    "best": _number,
    "worst": _number,
    "method": _text,
    "remark": _text,
}
_LABEL_FIELDS: dict[str, Callable[[Any], Any]] = {
    "label": _text,
    "also": _texts,
    "truth": _truth,
    "tags": _texts,
    "number": _number,
}
