"""
Checks that a record's fields hold what their annotations say.

One mechanism serves the library's own types, plug-in types, hand-written Python and data that were read: the
annotation is the rule. Nothing is coerced; `"7"` is not 7 and `True` is not 1.
"""

from __future__ import annotations

import enum
import re
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from itertools import compress
from operator import attrgetter, is_not
from typing import (
    Annotated,
    Any,
    NamedTuple,
    NoReturn,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)
from weakref import WeakKeyDictionary

import attrs

from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.frozen import FrozenMap, JsonValue
from counterclaim.registry import Must, Ref, is_id, registration_of

__all__ = [
    "LARGEST_INTEGER",
    "MOST_DIGITS",
    "SMALLEST_EXPONENT_FORM",
    "Check",
    "JsonObject",
    "check_fields",
    "check_for",
    "field_types",
    "name_of",
    "refuse",
    "shown",
    "with_article",
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


class _Plan(NamedTuple):
    values: Callable[[Any], tuple[Any, ...]]
    defaults: tuple[Any, ...]
    accepts: tuple[Accepts, ...]
    fields: tuple[tuple[str, Any, Check], ...]
    masked: frozenset[str]  # fields whose content no message may show


_plans: dict[type, _Plan] = {}


def check_fields(instance: Any) -> None:
    """
    Check every field of *instance* against its annotation; call it from `__attrs_post_init__`.

    Raises:
        InvalidRecordError: With a fault for each field that holds something else.
    """
    plan = _plans.get(type(instance)) or _plan(type(instance))
    values = plan.values(instance)
    # The hot path of bulk reading: most fields have their defaults, and are passed over without a step here.
    given = compress(zip(values, plan.accepts, strict=True), map(is_not, values, plan.defaults))
    for value, accepts in given:
        if not accepts(value):
            raise InvalidRecordError(name_of(type(instance)), _faults(instance, plan))


def refuse(instance: object, field: str, message: str) -> NoReturn:
    """
    Refuse to build *instance*, because of what *field* holds beside the others.

    Raises:
        InvalidRecordError: Always.
    """
    raise InvalidRecordError(name_of(type(instance)), [Fault(field, message)])


_hints: WeakKeyDictionary[type, Mapping[str, Any]] = WeakKeyDictionary()


def field_types(cls: type) -> Mapping[str, Any]:
    """
    Return the annotations of an attrs class by field, with their `Annotated` marks, in field order.

    Raises:
        TypeError: An annotation names something that does not exist at run time.
    """
    found = _hints.get(cls)
    if found is None:
        found = _hints[cls] = types.MappingProxyType(_evaluated(cls))
    return found


def _evaluated(cls: type) -> dict[str, Any]:
    try:
        hints = get_type_hints(cls, include_extras=True)
    except NameError as error:
        message = (
            f"an annotation of {cls.__module__}.{cls.__qualname__} names {error.name!r}, which does not "
            "exist at run time; define it in the module, and import it outside of `if TYPE_CHECKING`"
        )
        raise TypeError(message) from None
    return {field.name: hints[field.name] for field in attrs.fields(cls)}


def name_of(cls: type) -> str:
    """Return what users call *cls*: its tag, or its name as words in lower case."""
    try:
        return registration_of(cls).tag
    except TypeError:
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", cls.__name__).lower()


def with_article(noun: str) -> str:
    """Return *noun* behind "a" or "an"."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def shown(value: object) -> str:
    """Return *value* as a message may show it: short, in JSON's words, without class names."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:59] + "…")
    if isinstance(value, int | float | Decimal):
        text = str(value) if not isinstance(value, int) or abs(value) < 10**30 else "a very large number"
        return text if len(text) <= 40 else text[:39] + "…"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    return "an object"


def _faults(instance: Any, plan: _Plan) -> list[Fault]:
    return [
        fault
        for value, (name, default, check) in zip(plan.values(instance), plan.fields, strict=True)
        if value is not default and not check.accepts(value)
        for fault in _faults_of_field(name, value, check, masked=name in plan.masked)
    ]


def _faults_of_field(name: str, value: Any, check: Check, *, masked: bool) -> list[Fault]:
    item = check.item
    if item is not None and isinstance(value, tuple) and not all(map(item.accepts, value)):
        return [
            Fault(f"{name}[{index}]", _mismatch(item, part, masked=masked))
            for index, part in enumerate(value)
            if not item.accepts(part)
        ]
    if item is not None and type(value) is list:
        return [Fault(name, "expected a tuple, found a list; records hold nothing that can be changed")]
    return [Fault(name, _mismatch(check, value, masked=masked))]


def _mismatch(check: Check, value: Any, *, masked: bool) -> str:
    if masked:  # what stands there may be the secret itself, its protection forgotten
        return "expected a protected value, found something else, which is not shown"
    return f"expected {check.expected}, found {shown(value)}{_cure(check, value)}"


def _cure(check: Check, value: Any) -> str:
    """Return what to write instead, where a program gave the right thing in the wrong form; else nothing."""
    # Neither can come from data: a reader has made members of texts, and knows no records by themselves.
    if check.choices is not None and type(value) is str:
        names = (
            f"{check.choices.__name__}.{member.name}" for member in check.choices if member.value == value
        )
        return "".join(f"; pass {name}" for name in names)
    if check.accepts is is_id and is_id(getattr(value, "id", None)):
        return "; give its id"
    return ""


def _plan(cls: type) -> _Plan:
    plan = _plans.get(cls)
    if plan is None:
        plan = _plans[cls] = _make_plan(cls)
    return plan


def _make_plan(cls: type) -> _Plan:
    hints = field_types(cls)
    names = tuple(hints)
    if not names:
        return _Plan(lambda _: (), (), (), (), frozenset())
    get = attrgetter(*names)
    rows = tuple(
        (
            field.name,
            field.default if field.default is not attrs.NOTHING else _NEVER,
            _check_of_given(hints[field.name], field.default),
        )
        for field in attrs.fields(cls)
    )
    return _Plan(
        values=get if len(names) > 1 else lambda instance: (get(instance),),
        defaults=tuple(default for _, default, _ in rows),
        accepts=tuple(check.accepts for _, _, check in rows),
        fields=rows,
        masked=frozenset(name for name, hint in hints.items() if _is_masked(hint)),
    )


def _check_of_given(hint: Any, default: Any) -> Check:
    """Return the check of a value that is not *default*, for which nothing is asked."""
    if default is None and get_origin(hint) in (Union, types.UnionType):
        hint = Union[tuple(part for part in get_args(hint) if part is not type(None))]  # noqa: UP007
    return check_for(hint)


def _is_masked(hint: Any) -> bool:
    """Return whether the annotation *hint* mentions a class that masks what it holds."""
    return getattr(get_origin(hint) or hint, "masks_content", False) is True or any(
        map(_is_masked, get_args(hint))
    )


_NEVER = object()


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
