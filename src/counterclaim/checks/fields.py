"""The fields of a type: their annotations, and the checking of all of them at once."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from itertools import compress
from operator import attrgetter, is_not
from typing import (
    Any,
    NamedTuple,
    NoReturn,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)
from weakref import WeakKeyDictionary

import attrs

from counterclaim.checks.accepting import Accepts, Check, check_for
from counterclaim.checks.words import name_of, shown
from counterclaim.errors import Fault, InvalidRecordError
from counterclaim.registry import is_id

__all__ = ["check_fields", "field_types", "refuse"]


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
