"""
What a record refers to, read from its annotations.

So the fields of an extension take part in indexes, problems and merging without a word of code.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

import attrs

from counterclaim.checks import field_types
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model.record import Record
from counterclaim.registry import Ref

__all__ = ["Reference", "references", "replace_references"]

RecordT = TypeVar("RecordT", bound=Record)


class Reference(NamedTuple):
    """
    An id that a record holds.

    Attributes:
        field: Where in the record, as `statements[0].subject`.
        id: The id of the record referred to.
        expected: What may stand there.
    """

    field: str
    id: str
    expected: Ref


def references(record: Record) -> Iterator[Reference]:
    """Yield every reference of *record*, in the order of its fields."""
    found: list[Reference] = []
    _of_instance(record, "", found)
    return iter(found)


def replace_references(record: RecordT, renamed: Mapping[str, str]) -> RecordT:
    """Return *record* with its own id and every id that it refers to replaced as *renamed* says."""
    changes = _renamed_fields(record, renamed)
    if record.id in renamed:
        changes["id"] = renamed[record.id]
    return attrs.evolve(record, **changes) if changes else record


# A shape says how to walk the values of one annotation: the Ref itself, or how its parts are shaped.
class _Many(NamedTuple):
    item: Any


class _Each(NamedTuple):
    items: tuple[Any, ...]  # of a tuple of fixed length; None where a place holds no reference


class _Map(NamedTuple):
    key: Ref | None
    item: Any


class _Either(NamedTuple):
    options: tuple[Any, ...]


_NESTED = object()  # an attrs instance whose own class decides: a statement, a quote, any value


_plans: dict[type, tuple[tuple[str, Any], ...]] = {}


def _plan(cls: type) -> tuple[tuple[str, Any], ...]:
    plan = _plans.get(cls)
    if plan is None:
        plan = _plans[cls] = _make_plan(cls)
    return plan


def _make_plan(cls: type) -> tuple[tuple[str, Any], ...]:
    shapes = ((name, _shape(hint)) for name, hint in field_types(cls).items())
    return tuple((name, shape) for name, shape in shapes if shape is not None)


def _shape(hint: Any) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        ref = next((mark for mark in arguments[1:] if isinstance(mark, Ref)), None)
        return ref if ref is not None else _shape(arguments[0])
    if origin in (Union, types.UnionType):
        return _union_shape([part for part in arguments if part is not type(None)])
    if origin is tuple:
        return _tuple_shape(arguments)
    if origin is FrozenMap:
        key, item = map(_shape, arguments)
        return None if key is None and item is None else _Map(key, item)
    return _NESTED if attrs.has(origin or hint) else None


def _union_shape(arguments: list[Any]) -> Any:
    if len(arguments) == 1:
        return _shape(arguments[0])
    options = tuple(shape for shape in map(_shape, arguments) if shape is not None)
    return _Either(options) if options else None


def _tuple_shape(arguments: tuple[Any, ...]) -> Any:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _shape(arguments[0])
        return None if item is None else _Many(item)
    items = tuple(map(_shape, arguments))
    return None if all(item is None for item in items) else _Each(items)


def _chosen(value: Any, either: _Either) -> Any:
    """Return how the member of a union that *value* is has its parts shaped."""
    return next((option for option in either.options if _fits(value, option)), None)


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, Ref):
        return isinstance(value, str)
    if isinstance(shape, _Many | _Each):
        return isinstance(value, tuple)
    if isinstance(shape, _Map):
        return isinstance(value, FrozenMap)
    return attrs.has(type(value))


# What is found goes into one list: in a large case, generators within generators take twice the time.
def _of_instance(instance: Any, prefix: str, found: list[Reference]) -> None:
    for name, shape in _plan(type(instance)):
        value = getattr(instance, name)
        if value is None or value is EMPTY:
            continue
        if type(shape) is Ref:
            found.append(Reference(prefix + name, value, shape))
        else:
            _of_value(value, shape, prefix + name, found)


def _of_value(value: Any, shape: Any, path: str, found: list[Reference]) -> None:
    if isinstance(shape, Ref):
        found.append(Reference(path, value, shape))
    elif isinstance(shape, _Many | _Each):
        for index, (item, part) in enumerate(_parts(value, shape)):
            _of_value(item, part, f"{path}[{index}]", found)
    elif isinstance(shape, _Map):
        for key, item in value.items():
            _of_value(key, shape.key, f"{path}.{key}", found)
            _of_value(item, shape.item, f"{path}.{key}", found)
    elif isinstance(shape, _Either):
        _of_value(value, _chosen(value, shape), path, found)
    elif shape is _NESTED and value is not None:
        _of_instance(value, path + ".", found)


def _parts(value: tuple[Any, ...], shape: _Many | _Each) -> Iterator[tuple[Any, Any]]:
    """Yield each part of *value* with its shape."""
    return zip(value, repeat(shape.item) if isinstance(shape, _Many) else shape.items, strict=False)


def _renamed_fields(instance: Any, renamed: Mapping[str, str]) -> dict[str, Any]:
    changes = {}
    for name, shape in _plan(type(instance)):
        value = getattr(instance, name)
        if value is not None:
            new = _renamed(value, shape, renamed)
            if new != value:
                changes[name] = new
    return changes


def _renamed(value: Any, shape: Any, renamed: Mapping[str, str]) -> Any:
    if isinstance(shape, Ref):
        return renamed.get(value, value)
    if isinstance(shape, _Many | _Each):
        return tuple(_renamed(item, part, renamed) for item, part in _parts(value, shape))
    if isinstance(shape, _Map):
        return FrozenMap(
            (_renamed(key, shape.key, renamed), _renamed(item, shape.item, renamed))
            for key, item in value.items()
        )
    if isinstance(shape, _Either):
        return _renamed(value, _chosen(value, shape), renamed)
    if shape is not _NESTED or value is None:
        return value
    changes = _renamed_fields(value, renamed)
    return attrs.evolve(value, **changes) if changes else value
