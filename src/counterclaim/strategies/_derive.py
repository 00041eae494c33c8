"""
Strategies for classes, derived from what their fields are annotated as.

The annotation is the rule (`counterclaim.checks`), so it also says what obeys the rule, and the types of an
extension get strategies without a word of code. Where several fields depend on each other, an *arrangement*
of the class that brings the rule in makes them together; classes that derive from it inherit it.
"""

from __future__ import annotations

import enum
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from counterclaim.checks import LARGEST_INTEGER, field_types
from counterclaim.frozen import FrozenMap
from counterclaim.registry import Must, Ref, registrations
from counterclaim.strategies._leaves import clocks, days, decimals, floats, integers, moments
from counterclaim.strategies._texts import frozen_maps, ids, json_values, texts
from counterclaim.values.protected import Protected

__all__ = [
    "DEFAULT",
    "Deriver",
    "Pins",
    "arranges",
    "fills",
    "for_type",
    "mark_of",
    "register_mark",
    "stands_for",
]

T = TypeVar("T")
#: What the caller fixed: a strategy for each of some fields.
Pins: TypeAlias = Mapping[str, SearchStrategy[Any]]
#: Makes the arguments for fields that depend on each other, from the class and what the caller fixed.
Arrangement: TypeAlias = Callable[[Pins], SearchStrategy[dict[str, Any]]]

_PLAIN: dict[Any, SearchStrategy[Any]] = {
    str: texts(),
    bool: st.booleans(),
    int: integers(),
    float: floats(),
    Decimal: decimals(),
    date: days(),
    datetime: moments(),
    time: clocks(),
    type(None): st.none(),
    Any: json_values(),
}
_marks: dict[Must, SearchStrategy[Any]] = {}
_arrangements: dict[type, tuple[frozenset[str], Arrangement]] = {}
_fillings: dict[tuple[type, str], Callable[[type], SearchStrategy[Any]]] = {}
#: Classes that stand for everything registered that derives from them, and for these besides.
_open_types: dict[type, tuple[type, ...]] = {}


def register_mark(mark: Must, strategy: SearchStrategy[Any]) -> None:
    """
    Have fields annotated with *mark* filled from *strategy*, which makes nothing that the mark refuses.

    Without it, the mark's JSON Schema keywords say what to try, and what it refuses is thrown away.
    """
    _marks[mark] = strategy


def mark_of(annotation: Any) -> Must:
    """Return the first `Must` of an `Annotated` type."""
    return next(mark for mark in get_args(annotation)[1:] if isinstance(mark, Must))


def arranges(cls: type, *names: str) -> Callable[[Arrangement], Arrangement]:
    """Have the fields *names* of *cls* and its subclasses made together by the decorated function."""

    def register(make: Arrangement) -> Arrangement:
        _arrangements[cls] = (frozenset(names), make)
        return make

    return register


def fills(cls: type, name: str, strategy_for: Callable[[type], SearchStrategy[Any]]) -> None:
    """Have the field *name* of *cls* and its subclasses filled from *strategy_for* the class."""
    _fillings[cls, name] = strategy_for


def stands_for(cls: type, *besides: type) -> None:
    """Have fields annotated as *cls* filled with any registered type below it, and with *besides*."""
    _open_types[cls] = besides


def for_type(cls: type[T], /, **fields: Any) -> SearchStrategy[T]:
    """
    Return a strategy for *cls*, an attrs class, derived from the annotations of its fields.

    *fields* fix fields to a value, or narrow them to a strategy. Fields with a default are left out at times.

    Raises:
        TypeError: *cls* has no such field.
    """
    return DEFAULT.of_type(cls, fields)


class Deriver:
    """
    Derives strategies; *references* says which ids stand in a field marked with a `Ref`.

    Without *unknown*, no value is of a type that is not registered.
    """

    def __init__(self, references: Callable[[Ref], SearchStrategy[str]], *, unknown: bool = True) -> None:
        self._references = references
        self._unknown = unknown
        self._types: dict[type, SearchStrategy[Any]] = {}
        self._fields: dict[tuple[type, str], SearchStrategy[Any]] = {}

    def of_type(self, cls: type[T], fields: Mapping[str, Any]) -> SearchStrategy[T]:
        """Return a strategy for *cls*; see `for_type`."""
        unknown = [name for name in fields if name not in field_types(cast(Any, cls))]
        if unknown:
            raise TypeError(f"a {cls.__name__} has no field {unknown[0]!r}")
        if not fields:
            return self._nested(cls)
        return self._built(cls, {name: _as_strategy(value) for name, value in fields.items()})

    def _nested(self, cls: type) -> SearchStrategy[Any]:
        # One deferred strategy for each class, so that a class may hold instances of itself.
        if cls not in self._types:
            self._types[cls] = st.deferred(lambda: self._built(cls, {}))
        return self._types[cls]

    def _built(self, cls: type[T], pins: Pins) -> SearchStrategy[T]:
        parts, arranged = _arranged(cls, pins)
        required: dict[str, SearchStrategy[Any]] = {}
        optional: dict[str, SearchStrategy[Any]] = {}
        for field in attrs.fields(cast(Any, cls)):
            if field.name in arranged:
                continue
            if field.name in pins:
                required[field.name] = pins[field.name]
                continue
            part = required if field.default is attrs.NOTHING else optional
            part[field.name] = self._field(cls, field.name)
        parts.insert(0, st.fixed_dictionaries(required, optional=optional))
        return _made(cls, parts)

    def _field(self, cls: type, name: str) -> SearchStrategy[Any]:
        # Making a strategy costs more than drawing from it, so those that hang on nothing are shared.
        owner = self if _refers(cls, name) else DEFAULT
        if (cls, name) not in owner._fields:
            filling = next((_fillings[base, name] for base in cls.__mro__ if (base, name) in _fillings), None)
            made = owner.of(field_types(cls)[name]) if filling is None else filling(cls)
            owner._fields[cls, name] = made
        return owner._fields[cls, name]

    def of(self, annotation: Any) -> SearchStrategy[Any]:
        """Return a strategy for what *annotation* allows."""
        if not isinstance(annotation, TypeVar) and annotation in _PLAIN:
            return _PLAIN[annotation]
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1:])
        if origin in (Union, types.UnionType):
            return st.one_of(*map(self.of, sorted(arguments, key=lambda part: part is not type(None))))
        if origin is tuple:
            return self._tuple(arguments)
        if origin is FrozenMap:
            return frozen_maps(self.of(arguments[0]), self.of(arguments[1]), max_size=2)
        if origin is Protected:
            return self.of(arguments[0]).map(Protected)
        return self._instances(origin or annotation)

    def _annotated(self, base: Any, marks: tuple[Any, ...]) -> SearchStrategy[Any]:
        for mark in marks:
            if isinstance(mark, Ref):
                return self._references(mark)
        rules = [mark for mark in marks if isinstance(mark, Must)]
        known = next((mark for mark in rules if mark in _marks), None)
        strategy = self._from_schemas(base, rules) if known is None else _marks[known]
        for rule in rules:
            if rule is not known:
                strategy = strategy.filter(rule.accepts)
        return strategy

    def _from_schemas(self, base: Any, rules: list[Must]) -> SearchStrategy[Any]:
        """Return a strategy for *base* that obeys the JSON Schema keywords of *rules*, as far as they go."""
        schema: dict[str, Any] = {}
        for rule in rules:
            schema.update(rule.schema)
        if get_origin(base) is tuple and get_args(base)[1:] == (Ellipsis,):
            return self._tuple(get_args(base), schema.get("minItems", 0), schema.get("maxItems"))
        plain = _obeying(base, schema)
        return self.of(base) if plain is None else plain

    def _tuple(
        self, arguments: tuple[Any, ...], low: int = 0, high: int | None = None
    ) -> SearchStrategy[Any]:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            item = self.of(arguments[0])
            if item is st.nothing():  # there is nothing to refer to
                return st.just(()) if low == 0 else item
            most = low + 2 if high is None else min(high, low + 2)
            return st.lists(item, min_size=low, max_size=most).map(tuple)
        return st.tuples(*map(self.of, arguments))

    def any_of(
        self, base: type[T], fields: Mapping[str, Any], besides: tuple[type, ...]
    ) -> SearchStrategy[T]:
        """Return a strategy for *besides* and every type below *base* that is registered on drawing."""
        return _of_any(self, base, fields, besides)

    def _instances(self, cls: Any) -> SearchStrategy[Any]:
        if isinstance(cls, type) and issubclass(cls, enum.Enum):
            return st.sampled_from(cls)
        if cls in _open_types:
            return self.any_of(cls, {}, _open_types[cls] if self._unknown else ())
        if attrs.has(cls):
            return self._nested(cls)
        return st.from_type(cls)


@st.composite
def _made(draw: DrawFn, cls: type[T], parts: list[SearchStrategy[dict[str, Any]]]) -> T:
    # Composed, not mapped, so that a failing example is shown as the record and not as this call.
    arguments: dict[str, Any] = {}
    for part in parts:
        arguments.update(draw(part))
    return cls(**arguments)


@st.composite
def _of_any(
    draw: DrawFn, deriver: Deriver, base: type, fields: Mapping[str, Any], besides: tuple[type, ...]
) -> Any:
    below = (entry.cls for entry in registrations() if issubclass(entry.cls, base))
    cls: type = draw(st.sampled_from([*below, *besides]))
    return draw(deriver.of_type(cls, fields))


def _obeying(base: Any, schema: Mapping[str, Any]) -> SearchStrategy[Any] | None:
    """Return a strategy for the plain type *base* under the keywords of *schema*, if they say something."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if base is str and "pattern" in schema:
        return st.from_regex(schema["pattern"], fullmatch=True)
    if base is str and schema.keys() & {"minLength", "maxLength"}:
        shortest = schema.get("minLength", 0)
        longest = schema.get("maxLength", shortest + 12)
        return st.text(st.characters(codec="utf-8"), min_size=shortest, max_size=longest)
    if base in (int, float) and schema.keys() & {"minimum", "maximum"}:
        low, high = schema.get("minimum", -LARGEST_INTEGER), schema.get("maximum", LARGEST_INTEGER)
        return st.integers(low, high) if base is int else st.floats(low, high)
    return None


def _arranged(cls: type, pins: Pins) -> tuple[list[SearchStrategy[dict[str, Any]]], set[str]]:
    """Return strategies for the fields of *cls* that are made together, and the names of these fields."""
    parts: list[SearchStrategy[dict[str, Any]]] = []
    names: set[str] = set()
    for base in cls.__mro__:
        if base in _arrangements:
            together, make = _arrangements[base]
            parts.append(make({name: pin for name, pin in pins.items() if name in together}))
            names |= together
    return parts, names


def _as_strategy(value: Any) -> SearchStrategy[Any]:
    return value if isinstance(value, SearchStrategy) else st.just(value)


@cache
def _refers(cls: Any, name: str) -> bool:
    """Return whether the field *name* of *cls* may hold the id of a record, however deep."""
    return any(
        Ref in map(type, get_args(hint)) or hint in _open_types
        for hint in _within(field_types(cls)[name], set())
    )


def _within(annotation: Any, seen: set[Any]) -> Iterator[Any]:
    """Yield *annotation* and all that it is made of, through the fields of attrs classes."""
    yield annotation
    parts = list(get_args(annotation))
    if isinstance(annotation, type) and attrs.has(annotation) and annotation not in seen:
        seen.add(annotation)
        parts += field_types(annotation).values()
    for part in parts:
        if get_origin(part) is not None or isinstance(part, type | types.UnionType):
            yield from _within(part, seen)


DEFAULT = Deriver(lambda _: ids())
