"""What the codec needs to know of a field's annotation, whichever way it goes."""

from __future__ import annotations

import types
from typing import Annotated, Any, NoReturn, Union, get_args, get_origin

from counterclaim.values.base import Value
from counterclaim.values.dates import DateSpan, Period
from counterclaim.values.protected import Protected

__all__ = [
    "NATIVE",
    "bare",
    "holds_protected",
    "is_native",
    "is_tagged_value",
    "members",
    "optional_of",
    "refuse_annotation",
]

#: What JSON has by itself.
NATIVE = frozenset({str, int, bool, float})


def bare(annotation: Any) -> Any:
    """Return *annotation* without its `Annotated` marks."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    return annotation


def members(annotation: Any) -> tuple[Any, ...]:
    """Return what *annotation* allows besides `None`, one by one."""
    inner = bare(annotation)
    if get_origin(inner) in (Union, types.UnionType):
        return tuple(part for part in get_args(inner) if part is not type(None))
    return (inner,)


def optional_of(annotation: Any) -> Any | None:
    """Return `X` where *annotation* is `X | None`, else `None`."""
    inner = bare(annotation)
    if get_origin(inner) not in (Union, types.UnionType) or type(None) not in get_args(inner):
        return None
    found = members(annotation)
    return found[0] if len(found) == 1 else None


def is_native(annotation: Any) -> bool:
    """Return whether JSON holds it as it is, so that reading and writing have nothing to do."""
    return all(bare(member) in NATIVE for member in members(annotation))


def is_tagged_value(annotation: Any) -> bool:
    """Return whether it is written with its tag: every value but a field's own date or period."""
    found = tuple(map(bare, members(annotation)))
    if found in ((DateSpan,), (Period,)):
        return False
    return all(isinstance(member, type) and issubclass(member, Value) for member in found)


def refuse_annotation(hint: Any) -> NoReturn:
    """
    Refuse an annotation that has no form in JSON.

    Raises:
        TypeError: Always.
    """
    usable = "texts, numbers, enums, dates, values, tuples, FrozenMap or attrs classes"
    message = f"{hint} has no form in JSON; use {usable}, and a protected text as a field of its own"
    raise TypeError(message)


def holds_protected(annotation: Any) -> bool:
    """Return whether it is a protected value."""
    return any((get_origin(bare(member)) or bare(member)) is Protected for member in members(annotation))
