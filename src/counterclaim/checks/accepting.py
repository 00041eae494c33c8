"""Which values an annotation accepts, and what a message says that it expects."""

from __future__ import annotations

import enum
import types
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import (
    Annotated,
    Any,
    NamedTuple,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
)

from counterclaim.checks.words import name_of, with_article
from counterclaim.frozen import FrozenMap, JsonValue
from counterclaim.registry import Must, Ref, is_id

__all__ = [
    "LARGEST_INTEGER",
    "MOST_DIGITS",
    "SMALLEST_EXPONENT_FORM",
    "Check",
    "JsonObject",
    "check_for",
]

#: Integers beyond this are not the same number in every reader of JSON (RFC 8259, section 6).
LARGEST_INTEGER = 2**53 - 1

#: The most digits of a decimal number, before and after the point together.
MOST_DIGITS = 64

#: From here on a float is written with an exponent (ECMA-262, Number::toString), so it is read as a float.
SMALLEST_EXPONENT_FORM = 1e21

#: How deeply an object that is kept as it was written may nest, below the limit of a whole document.
DEEPEST_EXTRA = 48

Accepts: TypeAlias = Callable[[Any], bool]


class Check(NamedTuple):
    """Whether a value is accepted, and what was expected where it is not."""

    accepts: Accepts
    expected: str
    item: Check | None = None  # of a list: what each of its items must pass
    choices: type[enum.Enum] | None = None  # of one of several words: the words


def _is_text(value: object) -> bool:
    if type(value) is not str:
        return False
    if value.isascii():
        return True
    try:  # a lone surrogate has no form in UTF-8; refusing it here keeps every record writable
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_decimal(value: object) -> bool:
    if type(value) is not Decimal:
        return False
    written = str(value)
    if len(written) <= MOST_DIGITS and written.lstrip("-").replace(".", "", 1).isdecimal():
        return True  # most are, and taking a decimal apart is slow
    if not value.is_finite():
        return False
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    return exponent > -MOST_DIGITS and max(len(digits), 1 - exponent, len(digits) + exponent) <= MOST_DIGITS


def _is_integer(value: object) -> bool:
    return type(value) is int and -LARGEST_INTEGER <= value <= LARGEST_INTEGER


def _is_clock(value: object) -> bool:
    # The offset of a named zone depends on the day, so a time of day alone cannot be written with one.
    return type(value) is time and (value.tzinfo is None or value.utcoffset() is not None)


def _is_number(value: object) -> bool:
    if type(value) is not float:
        return _is_integer(value)
    # Neither infinite nor NaN; and what is written without an exponent would be read as an integer.
    return value - value == 0 and not LARGEST_INTEGER < abs(value) < SMALLEST_EXPONENT_FORM


_PLAIN: dict[Any, Check] = {
    str: Check(_is_text, "a text"),
    bool: Check(lambda value: type(value) is bool, "true or false"),
    int: Check(_is_integer, "a whole number"),
    float: Check(_is_number, "a number"),
    Decimal: Check(_is_decimal, f"a decimal number of at most {MOST_DIGITS} digits"),
    date: Check(lambda value: type(value) is date, "a day, as 2019-10-17"),
    datetime: Check(lambda value: type(value) is datetime, "a moment with its zone, as 2019-10-17T12:00:00Z"),
    time: Check(_is_clock, "a time of day, as 14:30, where zoned with a fixed offset, as 14:30+02:00"),
    type(None): Check(lambda value: value is None, "null"),
    Any: Check(lambda _: True, "anything"),
}


def _is_json(value: object, depth: int = DEEPEST_EXTRA) -> bool:
    if value is None or type(value) is bool or _is_text(value) or _is_number(value):
        return True
    if depth == 0:
        return False
    if type(value) is tuple:
        return all(_is_json(item, depth - 1) for item in value)
    if not isinstance(value, FrozenMap):
        return False
    return all(_is_text(key) and _is_json(item, depth - 1) for key, item in value.items())


#: An object that is kept as it was written, and can be written again.
JsonObject: TypeAlias = Annotated[
    FrozenMap[str, JsonValue],
    Must(
        _is_json, "an object of JSON values: no infinite number, no integer beyond 2⁵³, not too deeply nested"
    ),
]


def check_for(annotation: Any) -> Check:
    """
    Return the check that *annotation* asks for.

    Raises:
        TypeError: No field of a record can be annotated so.
    """
    plain = _PLAIN.get(annotation) if not isinstance(annotation, TypeVar) else _PLAIN[Any]
    if plain is not None:
        return plain
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin in (Union, types.UnionType):
        return _union(arguments)
    if origin is tuple:
        return _tuple(arguments)
    if origin is FrozenMap:
        return _map(arguments)
    return _instance(origin or annotation)


def _annotated(base: Any, marks: tuple[Any, ...]) -> Check:
    check = check_for(base)
    for mark in marks:
        if isinstance(mark, Ref):
            check = Check(is_id, f"the id of {with_article(mark.expected)}, without spaces")
        elif isinstance(mark, Must):
            check = _both(check, mark)
    return check


def _both(first: Check, mark: Must) -> Check:
    type_accepts, rule_accepts = first.accepts, mark.accepts
    if rule_accepts is is_id:  # which looks at the type itself; every record has one
        return Check(is_id, mark.expected)
    return Check(lambda value: type_accepts(value) and rule_accepts(value), mark.expected, first.item)


def _union(arguments: tuple[Any, ...]) -> Check:
    members = [check_for(argument) for argument in arguments if argument is not type(None)]
    accepts = tuple(member.accepts for member in members)
    expected = " or ".join(dict.fromkeys(member.expected for member in members))
    if type(None) in arguments and len(accepts) == 1:
        only = accepts[0]
        return Check(lambda value: value is None or only(value), expected)
    nullable = type(None) in arguments
    return Check(
        lambda value: (nullable and value is None) or any(accept(value) for accept in accepts), expected
    )


def _tuple(arguments: tuple[Any, ...]) -> Check:
    if len(arguments) != 2 or arguments[1] is not Ellipsis:
        return _pair(arguments)
    item = check_for(arguments[0])
    accepts = item.accepts
    return Check(
        lambda value: type(value) is tuple and all(map(accepts, value)), f"a list, each {item.expected}", item
    )


def _pair(arguments: tuple[Any, ...]) -> Check:
    members = [check_for(argument) for argument in arguments]
    return Check(
        lambda value: (
            type(value) is tuple
            and len(value) == len(members)
            and all(member.accepts(item) for member, item in zip(members, value, strict=True))
        ),
        "a list of " + ", ".join(member.expected for member in members),
    )


def _map(arguments: tuple[Any, ...]) -> Check:
    key, value = check_for(arguments[0]).accepts, check_for(arguments[1])
    return Check(
        lambda given: (
            isinstance(given, FrozenMap) and all(map(key, given)) and all(map(value.accepts, given.values()))
        ),
        f"an object, each entry {value.expected}",
    )


def _instance(cls: Any) -> Check:
    if not isinstance(cls, type) or issubclass(cls, list | dict | set | bytearray):
        message = (
            f"no field of a record can be annotated as {cls!r}; use texts, numbers, enums, dates, values, "
            "tuple, FrozenMap, attrs classes, and unions of these"
        )
        raise TypeError(message)
    if issubclass(cls, enum.Enum):
        names = ", ".join(str(member.value) for member in cls)
        return Check(lambda value: type(value) is cls, f"one of {names}", choices=cls)
    return Check(lambda value: isinstance(value, cls), with_article(name_of(cls)))
