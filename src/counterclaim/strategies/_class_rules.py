"""What can be said of a type by looking at its class."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, cast

import attrs

from counterclaim.checks import check_for, shown
from counterclaim.errors import UnregisteredTypeError
from counterclaim.model import Record
from counterclaim.model.record import RESERVED
from counterclaim.registry import Ref, find_tag, registration_of, registrations
from counterclaim.strategies._annotation_rules import annotated_classes, check_annotation, marks_within
from counterclaim.strategies._subject import Subject, fault_of
from counterclaim.values import Value

__all__ = ["check_class"]

#: What the written form has a place of its own for.
_OWN_PLACE = frozenset({"extra", "foreign"})
_FACTORY = cast(
    type, attrs.Factory
)  # declared as a function, for the sake of what a field's type is taken for


def check_class(cls: type) -> Subject:
    """
    Check everything about *cls* that shows without an instance of it.

    Raises:
        ConformanceError: Something is wrong.
    """
    subject = _registered(cls)
    _check_parent(subject)
    _check_docstring(subject)
    _check_fields(subject)
    for held in annotated_classes(subject):
        _check_decoration(held, held is cls)
    _check_keywords(subject)
    _check_references(subject)
    _check_defaults(subject)
    _check_base_defaults(subject)
    return subject


def _registered(cls: type) -> Subject:
    try:
        return Subject(cls, registration_of(cls))
    except UnregisteredTypeError:
        kind = "value" if issubclass(cls, Value) else "record"
        raise fault_of(
            cls,
            f"is not registered, so it is never written; put @{kind}_type with a tag of its own, as "
            "'acme:…', above @attrs.frozen",
        ) from None


def _check_parent(subject: Subject) -> None:
    expected: type = Record if subject.is_record else Value
    if not issubclass(subject.cls, expected):
        kind = subject.entry.kind
        raise subject.fault(
            f"is registered as a {kind} and does not derive from {expected.__name__}; derive it"
        )


def _check_docstring(subject: Subject) -> None:
    lines = (subject.cls.__doc__ or "").strip().splitlines()
    if not lines and not subject.cls.__name__.startswith("_"):
        raise subject.fault(
            "has no docstring; its first line, which says what the type is, describes it in the JSON Schema"
        )


def _check_decoration(cls: type, is_subject: bool) -> None:
    """Check how *cls*, the type itself or a class that its fields hold, is decorated."""
    methods = cast(Any, cls)
    held = "" if is_subject else "is held in a field and "
    if not attrs.inspect(cls).is_frozen:
        raise fault_of(cls, f"{held}can be changed once it is made; decorate it with @attrs.frozen")
    if cls.__dictoffset__:
        raise fault_of(
            cls,
            f"{held}has no slots, so any attribute can be put on it; decorate it, and every class it "
            "derives from, with @attrs.frozen",
        )
    if methods.__hash__ is None or methods.__eq__ is object.__eq__:
        raise fault_of(
            cls, f"{held}does not compare and hash by what it holds; leave eq and hash to @attrs.frozen"
        )
    for field in attrs.fields(cls):
        if field.eq is False:
            raise fault_of(
                cls,
                f"{held}leaves {field.name} out of comparison, so that two that differ in it count as one; "
                "drop eq=False",
            )


def _check_keywords(subject: Subject) -> None:
    positional = [field.name for field in attrs.fields(subject.cls) if not field.kw_only]
    if subject.is_record and positional:
        raise subject.fault(
            f"takes {positional[0]} by position, which changes when a base gets a field; "
            "decorate it with @attrs.frozen(kw_only=True)"
        )


def _check_fields(subject: Subject) -> None:
    for field in attrs.fields(subject.cls):
        taken = field.name in RESERVED
        if taken or (field.name in _OWN_PLACE and not (subject.is_record and field.inherited)):
            raise subject.fault(
                f"has a field {field.name}, which means something else where it is written; rename it"
            )
        if not field.init or field.alias != field.name:
            raise subject.fault(
                f"does not take {field.name} as an argument of that name, so it cannot be read back; name "
                "the field as it is written, and derive what follows from others by a property"
            )
    try:
        hints = subject.hints
    except KeyError as error:
        raise subject.fault(f"has a field {error.args[0]} without an annotation; annotate it") from error
    except Exception as error:
        raise subject.fault(f"has an annotation that cannot be read: {error}") from error
    for name, hint in hints.items():
        if name not in _OWN_PLACE:
            check_annotation(subject, name, hint)


def _check_references(subject: Subject) -> None:
    known = [entry.tag for entry in registrations("record")]
    for name, hint in subject.hints.items():
        for mark in marks_within(hint):
            for tag in mark.tags if isinstance(mark, Ref) else ():
                entry = find_tag(tag)
                if entry is None or entry.kind != "record":
                    near = get_close_matches(tag[:64], known, n=1)
                    hint_at = f"did you mean {near[0]!r}?" if near else "register its type first"
                    raise subject.fault(
                        f"has a field {name} that refers to {tag!r}, which is no record type; {hint_at}"
                    )


def _check_defaults(subject: Subject) -> None:
    for field in attrs.fields(subject.cls):
        default = field.default
        if isinstance(default, _FACTORY):
            factory = cast(Any, default)
            default = attrs.NOTHING if factory.takes_self else factory.factory()
        check = check_for(subject.hints[field.name])
        if default is not attrs.NOTHING and not check.accepts(default):
            raise subject.fault(
                f"has a field {field.name} whose default is {shown(default)}, which its annotation refuses: "
                f"expected {check.expected}"
            )


def _check_base_defaults(subject: Subject) -> None:
    """Check that what is left out as the default reads the same where the base stands in for the type."""
    own = attrs.fields_dict(subject.cls)
    for tag, _ in subject.entry.bases:
        base = find_tag(tag)
        for field in attrs.fields(base.cls) if base is not None else ():
            default = own[field.name].default
            if default is not attrs.NOTHING and default != field.default:
                raise subject.fault(
                    f"gives {field.name} of {tag} another default. A default is not written, so a reader "
                    f"without this type takes it for the one of {tag}; keep that, or make the field "
                    "required here"
                )
