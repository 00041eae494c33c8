"""Mappings that never change, so that a record can be hashed, shared and pickled."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast

__all__ = ["EMPTY", "FrozenMap", "JsonValue", "alike", "freeze", "frozen_map", "frozen_object", "thaw"]

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)

if TYPE_CHECKING:
    #: What a JSON document holds once it is read and frozen.
    JsonValue: TypeAlias = (
        "bool | int | float | str | tuple[JsonValue, ...] | FrozenMap[str, JsonValue] | None"
    )
else:
    # Annotations are read at run time, and one that refers to itself cannot be.
    JsonValue = Any


class FrozenMap(Mapping[K, V_co], Generic[K, V_co]):
    """
    A mapping that never changes: hashable, picklable, in the order of its making.

    Equal to another of the same entries in any order. Unlike a `dict`, it tells `True` from `1`, because a
    reader of the written form does.
    """

    __slots__ = ("_entries", "_hash")
    _entries: dict[K, V_co]
    _hash: int | None

    def __init__(self, entries: Mapping[K, V_co] | Iterable[tuple[K, V_co]] = ()) -> None:
        object.__setattr__(self, "_entries", dict(entries))
        object.__setattr__(self, "_hash", None)

    def __getitem__(self, key: K) -> V_co:
        return self._entries[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __or__(self, other: Mapping[K, V_co]) -> FrozenMap[K, V_co]:
        return FrozenMap({**self._entries, **other})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FrozenMap):
            return NotImplemented
        return self is other or alike(self, other)

    def __hash__(self) -> int:
        if self._hash is None:
            object.__setattr__(self, "_hash", hash(frozenset(self._entries.items())))
        return cast(int, self._hash)

    def __repr__(self) -> str:
        return f"FrozenMap({self._entries!r})"

    def __setattr__(self, name: str, value: object) -> None:
        message = "a FrozenMap does not change; make another with `map | {…}`"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        self.__setattr__(name, None)

    def __reduce__(self) -> tuple[type[FrozenMap[Any, Any]], tuple[dict[K, V_co]]]:
        return (FrozenMap, (self._entries,))


def alike(left: object, right: object) -> bool:
    """Return whether two values of JSON, frozen or not, are equal, telling booleans from numbers."""
    for maps in (FrozenMap, dict):
        if isinstance(left, maps) and isinstance(right, maps):
            return left.keys() == right.keys() and all(alike(left[key], right[key]) for key in left)
    for lists in (tuple, list):
        if isinstance(left, lists) and isinstance(right, lists):
            return len(left) == len(right) and all(map(alike, left, right))
    return isinstance(left, bool) is isinstance(right, bool) and bool(left == right)


#: The empty map, shared: most records have nothing extra.
EMPTY: FrozenMap[Any, Any] = FrozenMap()


#: How deeply `freeze` follows a value; whatever is read was refused long before.
_DEEPEST = 200


def frozen_map(entries: Mapping[K, V_co]) -> FrozenMap[K, V_co]:
    """
    Return *entries* as a map that never changes; one that is frozen already is returned itself.

    What is no mapping is returned as it is, for the check of the field to refuse.
    """
    if isinstance(entries, FrozenMap) or not isinstance(entries, Mapping):
        return cast("FrozenMap[K, V_co]", entries)
    return FrozenMap(entries) if entries else EMPTY


def freeze(value: object) -> JsonValue:
    """
    Return *value*, as `json` reads it, with lists as tuples and objects as `FrozenMap`.

    Raises:
        TypeError: *value* holds something that JSON does not have.
        ValueError: *value* is nested beyond all measure, or holds itself.
    """
    return _freeze(value, _DEEPEST)


def _freeze(value: object, depth: int) -> JsonValue:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if depth == 0:
        message = f"lists and objects nest no deeper than {_DEEPEST}"
        raise ValueError(message)
    if isinstance(value, Mapping):
        if not value:
            return EMPTY
        if not all(isinstance(key, str) for key in value):
            message = "the keys of an object are texts"
            raise TypeError(message)
        return FrozenMap((key, _freeze(item, depth - 1)) for key, item in value.items())
    if isinstance(value, list | tuple):
        return tuple(_freeze(item, depth - 1) for item in value)
    message = f"JSON has no {type(value).__name__}"
    raise TypeError(message)


def frozen_object(value: Mapping[str, Any]) -> FrozenMap[str, JsonValue]:
    """
    Return the object *value* frozen, as the converter of a field.

    What cannot be frozen is returned as it is, for the check of the field to refuse.
    """
    if value is not EMPTY and isinstance(value, Mapping):  # asking what it is takes long, and most are empty
        with contextlib.suppress(TypeError, ValueError):
            return cast("FrozenMap[str, JsonValue]", freeze(value))
    return cast("FrozenMap[str, JsonValue]", value)


def thaw(value: JsonValue) -> Any:
    """Return *value* with tuples as lists and maps as dicts, as `json.dumps` takes it."""
    if isinstance(value, FrozenMap):
        return {key: thaw(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return value
