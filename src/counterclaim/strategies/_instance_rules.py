"""What can be said of a type by looking at instances of it."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from operator import attrgetter
from typing import Any, cast

import attrs

from counterclaim.checks import Check, check_for, field_types, shown
from counterclaim.codec import Codec, canonical_json, decode_json, json_schema
from counterclaim.codec.annotations import bare, members
from counterclaim.errors import InvalidRecordError
from counterclaim.model import Record, UnknownRecord, references, replace_references
from counterclaim.registry import registrations, temporary_types
from counterclaim.safe_text import shorten
from counterclaim.strategies._subject import Subject, instances_within
from counterclaim.values import Protected

__all__ = ["InstanceRules"]

_LONGEST_SHOWN = 300
#: Decimals with an exponent, which is not written; one of them is in most ranges that a field may have.
_WITH_EXPONENT = (Decimal("1E+1"), Decimal("0E+1"))


class _Nothing:
    """What no field of any type accepts."""


class InstanceRules:
    """
    Checks instances of one type.

    Its methods raise a `ConformanceError` where something is wrong.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._codec = Codec()
        self._schema_fault = _schema_check(subject)
        self._can_pickle = _is_importable(subject.cls)

    def check(self, instance: Any) -> None:
        """Check *instance* alone."""
        self._check_types(instance)
        self._check_refusals(instance)
        self._check_copies(instance)
        text = self._check_written(instance)
        self._check_exponents(instance)
        self._check_schema(text)
        self._check_absent(instance, text)
        if isinstance(instance, Record):
            self._check_references(instance)

    def check_differences(self, instance: Any, other: Any) -> None:
        """Check that *instance* with a field as in *other* is equal only where it is written alike."""
        written = _canonical(self._write(instance))
        for name in self._subject.hints:
            changed = _evolved(instance, name, getattr(other, name))
            if changed == instance and _canonical(self._write(changed)) != written:
                raise self._subject.fault(
                    f"takes two for the same that differ in {name} and are written differently; leave eq to "
                    "@attrs.frozen, or have it compare the field as it is written"
                )

    def _check_types(self, instance: Any) -> None:
        for part in instances_within(instance):
            for name, check in _checks_of(cast(Any, type(part))).items():
                if not check.accepts(getattr(part, name)):
                    raise self._subject.fault(
                        f"holds in {name} what its annotation refuses (expected {check.expected}); mend what "
                        "puts it there, which is a default or a converter"
                    )
        for name, make in _derived_defaults(self._subject.cls):
            check = _checks_of(self._subject.cls)[name]
            if not check.accepts(made := make(instance)):
                raise self._subject.fault(
                    f"has a field {name} whose default for other fields is {shown(made)}, which its "
                    f"annotation refuses: expected {check.expected}"
                )

    def _check_refusals(self, instance: Any) -> None:
        """Check that what is of the wrong type is refused, by the instance and by all that it holds."""
        for part in instances_within(instance):
            checks = _checks_of(cast(Any, type(part)))
            for field in attrs.fields(type(part)):
                if not checks[field.name].accepts(_Nothing()):
                    self._check_refusal(part, field)

    def _check_refusal(self, part: Any, field: attrs.Attribute[Any]) -> None:
        try:
            attrs.evolve(part, **{field.name: _Nothing()})
        except InvalidRecordError:
            return
        except (TypeError, ValueError):
            if field.converter is not None:  # it ran before anything could be checked
                return
        except Exception:
            pass  # told below, since it is no refusal that names the field
        if type(part) is self._subject.cls:
            raise self._subject.fault(
                f"does not check {field.name} against its annotation; let its __attrs_post_init__ call "
                "super().__attrs_post_init__() before anything else"
            )
        raise self._subject.fault(
            f"holds a {type(part).__name__} that does not check {field.name} against its annotation; let "
            "its __attrs_post_init__ call check_fields(self), from counterclaim.checks, before anything else"
        )

    def _check_copies(self, instance: Any) -> None:
        copies: list[tuple[str, Callable[[Any], Any]]] = [
            ("made again of its own fields", attrs.evolve),
            ("copied", copy.deepcopy),
        ]
        if self._can_pickle and not _holds_protected(instance):
            copies.append(("pickled", lambda original: pickle.loads(pickle.dumps(original))))
        for how, make in copies:
            try:
                again = make(instance)
                same_hash = hash(again) == hash(instance)
            except Exception as error:
                raise self._subject.fault(
                    f"cannot be {how} and hashed: {error}; hold only what can be"
                ) from error
            if again != instance or not same_hash:
                raise self._subject.fault(
                    f"is not equal to itself once it is {how}, or has another hash; leave eq and hash to "
                    "@attrs.frozen, and let converters leave their own results alone"
                )

    def _check_written(self, instance: Any) -> str:
        text = self._write(instance)
        again = self._read(text)
        if type(again) is not type(instance) or again != instance:
            raise self._subject.fault(
                f"is another one once it is written and read: {_shown(text)}; every field takes back what "
                "it gave, so let converters leave their own results alone"
            )
        form = _canonical(text)
        if _canonical(self._write(self._read(form.decode()))) != form:
            raise self._subject.fault(
                f"has another canonical form once that is read: {_shown(text)}; write equal instances alike"
            )
        return text

    def _check_exponents(self, instance: Any) -> None:
        for name, hint in self._subject.hints.items():
            if Decimal not in map(bare, members(hint)):
                continue
            for number in _WITH_EXPONENT:
                changed = _evolved(instance, name, number)
                if self._read(self._write(changed)) != changed:
                    raise self._subject.fault(
                        f"keeps in {name} an exponent, as in {number}, which is not written; write "
                        "attrs.field(converter=positional, eq=str), with positional from "
                        "counterclaim.values.quantity"
                    )

    def _check_schema(self, text: str) -> None:
        data = decode_json(text)
        if data["type"] != self._subject.entry.tag:  # it stands in for a type that is not registered
            return
        fault = self._schema_fault(data)
        if fault is not None:
            raise self._subject.fault(
                f"writes what its JSON Schema refuses: {_shown(fault)}, in {_shown(text)}; have the keywords "
                "of each Must allow what it accepts"
            )

    def _check_absent(self, instance: Any, text: str) -> None:
        """Check that a reader without the extension keeps what is written, and it is whole afterwards."""
        with temporary_types(without=_extension_of(self._subject)):
            away = self._read(text)
            kept = self._write(away)
        if isinstance(away, UnknownRecord) and away.reason is not None:
            raise self._subject.fault(
                f"is of no use to a reader without it: {away.reason}; let the fields of a base hold what "
                f"the base allows. Written: {_shown(text)}"
            )
        if _canonical(kept) != _canonical(text):
            raise self._subject.fault(
                f"is changed by a reader without it, from {_shown(text)} to {_shown(kept)}; give fields that "
                "it shares with its bases the form they have there"
            )
        if self._read(kept) != instance:
            raise self._subject.fault(f"is not whole again after a reader without it wrote {_shown(kept)}")

    def _check_references(self, record: Record) -> None:
        found = [reference.id for reference in references(record)]
        there = {id: f"{place}-new" for place, id in enumerate(sorted({record.id, *found}))}
        back = {new: id for id, new in there.items()}
        renamed = replace_references(record, there)
        now = {reference.id for reference in references(renamed)}
        if now != {there[id] for id in found} or replace_references(renamed, back) != record:
            raise self._subject.fault(
                "does not follow the records that it refers to when these are renamed; keep ids as they are "
                "given, and mark each field that holds one, as Annotated[str, Ref('…')]"
            )

    def _write(self, instance: Any) -> str:
        try:
            if isinstance(instance, Record):
                return self._codec.dumps(instance, protected="keep")
            written = self._codec.unstructure_value(instance, protected="keep")
            return json.dumps(written, ensure_ascii=False, allow_nan=False)
        except Exception as error:
            raise self._subject.fault(
                f"cannot be written: {error}; hold only what JSON has a form for"
            ) from error

    def _read(self, text: str) -> Any:
        data = decode_json(text)
        read = self._codec.structure if self._subject.is_record else self._codec.structure_value
        try:
            return read(data)
        except InvalidRecordError as error:
            raise self._subject.fault(
                f"does not read what it writes: {error}. Written: {_shown(text)}"
            ) from error


@cache
def _checks_of(cls: Any) -> dict[str, Check]:
    return {name: check_for(hint) for name, hint in field_types(cls).items()}


def _derived_defaults(cls: type) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """Yield the fields whose default hangs on others, with the function that makes it."""
    for field in attrs.fields(cls):
        if getattr(field.default, "takes_self", False):
            yield field.name, cast(Any, field.default).factory


def _canonical(text: str) -> bytes:
    return canonical_json(decode_json(text))


def _shown(text: str) -> str:
    return shorten(text, _LONGEST_SHOWN)


def _evolved(instance: Any, name: str, value: Any) -> Any:
    """Return *instance* with *value* in the field *name*, or itself where it refuses that."""
    try:
        return attrs.evolve(instance, **{name: value})
    except (ValueError, TypeError):
        return instance


def _holds_protected(instance: Any) -> bool:
    return any(
        isinstance(getattr(part, field.name), Protected)
        for part in instances_within(instance)
        for field in attrs.fields(type(part))
    )


def _is_importable(cls: type) -> bool:
    """Return whether *cls* is found under its name, as pickling needs; one made in a function is not."""
    try:
        return attrgetter(cls.__qualname__)(sys.modules[cls.__module__]) is cls
    except (KeyError, AttributeError):
        return False


def _extension_of(subject: Subject) -> list[type]:
    """Return the types that a reader without the extension of *subject* lacks: all with the same prefix."""
    prefix = subject.entry.tag.rpartition(":")[0]
    if not prefix:
        return []
    return [entry.cls for entry in registrations() if entry.tag.startswith(f"{prefix}:")]


def _schema_check(subject: Subject) -> Callable[[Any], str | None]:
    """Return what tells how written data break the JSON Schema; nothing, where `jsonschema` is missing."""
    if find_spec("jsonschema") is None:
        return lambda _: None
    jsonschema = import_module("jsonschema")
    try:
        schema = json_schema(subject.entry.tag)
        jsonschema.Draft202012Validator.check_schema(schema)
    except Exception as error:
        raise subject.fault(f"has no JSON Schema: {error}; mend the keywords of its Must marks") from error
    validator = jsonschema.Draft202012Validator(schema)

    def fault(data: Any) -> str | None:
        found = jsonschema.exceptions.best_match(validator.iter_errors(data))
        return None if found is None else f"{found.json_path}: {found.message}"

    return fault
