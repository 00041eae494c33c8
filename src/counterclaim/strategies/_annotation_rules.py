"""What the fields of a type may be annotated as."""

from __future__ import annotations

import collections.abc
import enum
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin

import attrs

from counterclaim.checks import check_for, field_types
from counterclaim.codec.annotations import bare, members
from counterclaim.codec.reading import make_converter
from counterclaim.errors import UnregisteredTypeError
from counterclaim.frozen import FrozenMap
from counterclaim.model import Record, UnknownRecord
from counterclaim.registry import registration_of
from counterclaim.strategies._subject import Subject
from counterclaim.values import UnknownValue, Value

__all__ = ["annotated_classes", "check_annotation", "marks_within"]

#: What can be changed, or has no order, or is no more than a promise of methods; and what to write instead.
_INSTEAD: tuple[tuple[type, str], ...] = (
    (collections.abc.Mapping, "FrozenMap[str, …]"),
    (collections.abc.Iterable, "tuple[…, ...]"),
)
_CONVERTER = make_converter(lambda value, _: value, strict=False, detailed=False)


def check_annotation(subject: Subject, name: str, hint: Any) -> None:
    """
    Check that what *hint* allows never changes and has a form in JSON.

    Raises:
        ConformanceError: It does not; *name* is the field's.
    """
    for part in _parts(hint):
        _check_part(subject, name, part)
    try:
        check_for(hint)
        _CONVERTER.get_structure_hook(hint)
    except TypeError as error:
        raise subject.fault(f"has a field {name} that cannot be written: {error}") from error
    if Decimal in map(bare, members(hint)) and getattr(attrs.fields(subject.cls), name).eq_key is None:
        raise subject.fault(
            f"has a field {name} that takes 5.0 and 5 for the same, which are written differently; write "
            "attrs.field(converter=positional, eq=str), with positional from counterclaim.values.quantity"
        )


def annotated_classes(subject: Subject) -> Iterator[type]:
    """Yield the class of *subject*, and the attrs classes that its fields hold and that have no tag."""
    found = [subject.cls]
    for cls in found:
        yield cls
        for hint in field_types(cls).values():
            for part in _parts(hint):
                if _is_plain_attrs(part) and part not in found:
                    found.append(part)


def marks_within(hint: Any) -> Iterator[Any]:
    """Yield what *hint* and the annotations in it are marked with."""
    if get_origin(hint) is Annotated:
        yield from get_args(hint)[1:]
    for argument in get_args(hint):
        yield from marks_within(argument)


def _parts(hint: Any) -> Iterator[Any]:
    """Yield every annotation that *hint* is made of, without marks, itself first."""
    plain = bare(hint)
    yield plain
    for argument in get_args(plain):
        if argument is not Ellipsis:
            yield from _parts(argument)


def _is_plain_attrs(part: Any) -> bool:
    return isinstance(part, type) and attrs.has(part) and not issubclass(part, Value | Record)


def _check_part(subject: Subject, name: str, part: Any) -> None:
    kind = get_origin(part) or part
    if kind is FrozenMap and get_args(part) and bare(get_args(part)[0]) is not str:
        raise subject.fault(
            f"has a field {name} that maps what is no text; the keys of a JSON object are texts"
        )
    if not isinstance(kind, type) or kind in (tuple, FrozenMap, str):
        return
    if issubclass(kind, enum.Enum):
        wrong = [member for member in kind if type(member.value) is not str]
        if wrong:
            raise subject.fault(
                f"has a field {name} with the choice {wrong[0].value!r}; write the values of "
                f"{kind.__name__} as texts, since they are what stands in the data"
            )
    elif issubclass(kind, Record) and kind is not UnknownRecord:
        raise subject.fault(
            f"has a field {name} that holds a record; hold its id instead, as Annotated[str, Ref('…')]"
        )
    elif issubclass(kind, Value):
        _check_registered(subject, name, kind)
    else:
        for abstract, instead in _INSTEAD:
            if issubclass(kind, abstract):
                raise subject.fault(
                    f"has a field {name} that holds a {kind.__name__}, which may change after it is made or "
                    f"has no order to be written in; annotate it as {instead}"
                )


def _check_registered(subject: Subject, name: str, kind: type) -> None:
    if kind in (Value, UnknownValue):
        return
    try:
        registration_of(kind)
    except UnregisteredTypeError as error:
        raise subject.fault(f"has a field {name} that holds what cannot be written: {error}") from error
