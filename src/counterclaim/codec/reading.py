"""Records and values from the objects that JSON holds."""

from __future__ import annotations

import difflib
import enum
import threading
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, get_args, get_origin

import attrs
from cattrs import Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn_from_attrs

from counterclaim.checks import check_for, field_types
from counterclaim.codec.annotations import (
    NATIVE,
    bare,
    holds_protected,
    is_native,
    is_tagged_value,
    optional_of,
    refuse_annotation,
)
from counterclaim.codec.leaves import (
    RefusedError,
    enum_reader,
    expected,
    read_date,
    read_date_span,
    read_datetime,
    read_decimal,
    read_period,
    read_time,
)
from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.frozen import EMPTY, FrozenMap, freeze
from counterclaim.model.record import RESERVED, Extensible
from counterclaim.values.dates import DateSpan, Period
from counterclaim.values.protected import Protected

__all__ = ["Hook", "make_converter", "object_reader"]

Hook = Callable[[Any, Any], Any]
#: Fields that the written form has other means to say.
_UNWRITTEN = frozenset({"extra", "foreign"})
_LEAVES: dict[Any, Hook] = {
    Decimal: read_decimal,
    date: read_date,
    datetime: read_datetime,
    time: read_time,
    DateSpan: read_date_span,
    Period: read_period,
}


def make_converter(read_value: Hook, *, strict: bool, detailed: bool) -> Converter:
    """
    Return a fresh converter that reads the fields of records and values; nothing is coerced.

    *read_value* reads a tagged value. *strict* refuses unknown fields. A *detailed* converter finds every
    fault with its path, at a third of the speed; what the other one does not look at, the constructors check.
    """
    converter = Converter(detailed_validation=detailed, prefer_attrib_converters=True)
    add = converter.register_structure_hook_factory
    # The last one registered is asked first.
    add(_anything, refuse_annotation)
    add(lambda hint: attrs.has(bare(hint)), lambda hint: object_reader(converter, bare(hint), strict=strict))
    add(lambda hint: get_origin(bare(hint)) is FrozenMap, lambda hint: _map_hook(converter, hint))
    add(_is_tuple, lambda hint: _tuple_hook(converter, hint, detailed=detailed))
    add(lambda hint: _is_enum(bare(hint)), lambda hint: enum_reader(bare(hint)))
    add(lambda hint: bare(hint) in _LEAVES, lambda hint: _LEAVES[bare(hint)])
    add(is_tagged_value, lambda _: read_value)
    add(holds_protected, lambda _: _read_protected)
    add(lambda hint: optional_of(hint) is not None, lambda hint: _optional_hook(converter, hint))
    add(is_native, lambda hint: _checking_hook(hint) if detailed else _as_it_is)
    for native in NATIVE:
        # The converter's own hooks for these coerce, and are asked before any factory.
        converter.register_structure_hook(native, _checking_hook(native) if detailed else _as_it_is)
    return converter


def object_reader(
    converter: Converter, cls: type, *, strict: bool, keys: frozenset[str] = frozenset()
) -> Hook:
    """
    Return the function that makes a *cls* of an object.

    *keys* are those that the caller has looked at. Unknown ones go to `extra`, where *cls* has it and the
    reading is not *strict*; otherwise they are refused.
    """
    build = _builder(converter, cls)
    known = (frozenset(field_types(cls)) - _UNWRITTEN) | keys
    extensible = issubclass(cls, Extensible) and not strict

    def read(data: Any, _: Any = None) -> Any:
        if type(data) is not dict:
            raise expected("an object", data)
        if known.issuperset(data):
            return build(data, cls)
        unknown = [key for key in data if key not in known]
        if not extensible:
            raise InvalidRecordError("object", [Fault(key, _unknown_field(key, known)) for key in unknown])
        fields = {key: value for key, value in data.items() if key in known}
        fields["extra"] = _extra(data, unknown)
        return build(fields, cls)

    return read


def _extra(data: dict[str, Any], unknown: list[str]) -> Any:
    taken = [key for key in unknown if key in _UNWRITTEN or key in RESERVED]
    if taken:
        faults = [Fault(key, "is no field of the written form; write its entries directly") for key in taken]
        raise InvalidRecordError("object", faults)
    return freeze({key: data[key] for key in unknown})


#: The classes whose functions are being made, of each thread by itself.
_making = threading.local()


def _builder(converter: Converter, cls: type) -> Hook:
    hints = field_types(cls)
    making: set[tuple[int, type]] = _making.__dict__.setdefault("classes", set())
    key = (id(converter), cls)
    if key in making:
        # A class that holds itself: cattrs takes this as a word to look its hook up when it is needed. Else
        # the stack would be used up, and what fails at its end is taken for a class that nothing reads.
        raise RecursionError
    making.add(key)
    try:
        fields = [_prepared(field, hints[field.name], converter) for field in attrs.fields(cls) if field.init]
        return make_dict_structure_fn_from_attrs(fields, cls, converter)
    finally:
        making.remove(key)


def _prepared(field: attrs.Attribute[Any], hint: Any, converter: Converter) -> attrs.Attribute[Any]:
    """
    Return *field* as the generator of the reading function should see it.

    With a converter, a field's value is handed to the constructor as it stands, without a call in between;
    the constructor checks it. A detailed reading looks at every field by itself.
    """
    untouched = field.name in _UNWRITTEN or (is_native(hint) and not converter.detailed_validation)
    return field.evolve(type=hint, converter=_as_it_is if untouched else None)


def _as_it_is(value: Any, _: Any = None) -> Any:
    return value


def _anything(_: Any) -> bool:
    return True


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, enum.Enum)


def _is_tuple(hint: Any) -> bool:
    return get_origin(bare(hint)) is tuple


def _read_protected(value: Any, _: Any) -> Any:
    if value is None:
        return None
    if type(value) is not str:
        message = "expected a text, or nothing"  # whatever stands there is not shown
        raise RefusedError(message)
    return Protected(value)


def _checking_hook(hint: Any) -> Hook:
    accepts, wanted, *_ = check_for(hint)

    def check(value: Any, _: Any) -> Any:
        if not accepts(value):
            raise expected(wanted, value)
        return value

    return check


def _optional_hook(converter: Converter, hint: Any) -> Hook:
    inner = optional_of(hint)
    read = converter.get_structure_hook(inner)
    return lambda value, _: None if value is None else read(value, inner)


def _tuple_hook(converter: Converter, hint: Any, *, detailed: bool) -> Hook:
    arguments = get_args(bare(hint))
    if any(map(holds_protected, arguments)):
        refuse_annotation(hint)
    if len(arguments) != 2 or arguments[1] is not Ellipsis:
        return _fixed_tuple_hook(converter, arguments)
    item = arguments[0]
    if is_native(item) and not detailed:
        return lambda value, _: tuple(_list(value))
    read = converter.get_structure_hook(item)
    if not detailed:
        return lambda value, _: tuple([read(part, item) for part in _list(value)])
    return lambda value, _: _read_items(read, item, _list(value))


def _fixed_tuple_hook(converter: Converter, items: tuple[Any, ...]) -> Hook:
    hooks = [(converter.get_structure_hook(item), item) for item in items]

    def read(value: Any, _: Any) -> Any:
        if len(_list(value)) != len(hooks):
            raise expected(f"a list of {len(hooks)}", value)
        return tuple([hook(part, item) for (hook, item), part in zip(hooks, value, strict=True)])

    return read


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise expected("a list", value)
    return value


def _read_items(read: Hook, item: Any, values: list[Any]) -> tuple[Any, ...]:
    result, errors = [], []
    for index, value in enumerate(values):
        try:
            result.append(read(value, item))
        except Exception as error:
            error.add_note(IterableValidationNote("item", index, item))
            errors.append(error)
    if errors:
        raise IterableValidationError("items", errors, tuple)
    return tuple(result)


def _map_hook(converter: Converter, hint: Any) -> Hook:
    value_hint = get_args(bare(hint))[1]
    if holds_protected(value_hint):
        refuse_annotation(hint)
    if value_hint is Any:
        return lambda value, _: freeze(_object(value))
    read = converter.get_structure_hook(value_hint)

    def read_map(value: Any, _: Any) -> Any:
        entries, errors = {}, []
        for key, part in _object(value).items():
            try:
                entries[key] = read(part, value_hint)
            except Exception as error:
                error.add_note(IterableValidationNote("entry", key, value_hint))
                errors.append(error)
        if errors:
            raise IterableValidationError("entries", errors, FrozenMap)
        return FrozenMap(entries) if entries else EMPTY

    return read_map


def _object(value: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise expected("an object", value)
    return value


def _unknown_field(key: str, known: frozenset[str]) -> str:
    near = difflib.get_close_matches(key[:64], sorted(known - RESERVED), n=1)
    return f"unknown field{f'; did you mean {near[0]!r}?' if near else ''}"
