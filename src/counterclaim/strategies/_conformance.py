"""Checks of what every type has to keep, for the tests of those who add one."""

from __future__ import annotations

import copy
from typing import Any

import attrs
from hypothesis import given, settings

from counterclaim.checks import check_for, field_types
from counterclaim.codec import Codec
from counterclaim.model import Record, references, replace_references
from counterclaim.registry import registration_of
from counterclaim.strategies._derive import for_type

__all__ = ["check_type"]


def check_type(cls: type, *, max_examples: int = 50) -> None:
    """
    Check that *cls*, a registered record or value type, keeps what every type has to keep.

    That is: its defaults obey its annotations; its instances never change, compare and hash by structure, are
    written and read back equal, and, for records, have all their references found and renamed. Call it in a
    test of the extension that brings the type.

    Raises:
        UnregisteredTypeError: It is not registered.
        AssertionError: It breaks one of these; hypothesis shows the smallest instance that does.
    """
    kind = registration_of(cls).kind
    _check_defaults(cls)

    @settings(max_examples=max_examples, deadline=None, report_multiple_bugs=False)
    @given(for_type(cls))
    def check(instance: Any) -> None:
        _check_immutable(instance)
        _check_equality(instance)
        if kind == "record":
            _check_written_record(instance)
            _check_references(instance)
        else:
            _check_written_value(instance)

    check()


def _check_defaults(cls: type) -> None:
    hints = field_types(cls)
    for field in attrs.fields(cls):
        if field.default is attrs.NOTHING or isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
            continue
        check = check_for(hints[field.name])
        if not check.accepts(field.default):
            message = f"the default of {field.name} is {field.default!r}; expected {check.expected}"
            raise AssertionError(message)


def _check_immutable(instance: Any) -> None:
    for field in attrs.fields(type(instance)):
        try:
            setattr(instance, field.name, getattr(instance, field.name))
        except AttributeError:
            continue
        message = f"{field.name} can be set; decorate the class with @attrs.frozen"
        raise AssertionError(message)


def _check_equality(instance: Any) -> None:
    again = copy.deepcopy(instance)
    assert again == instance, "a copy is not equal to the original"
    assert hash(again) == hash(instance), "a copy has another hash than the original"


def _check_written_record(record: Record) -> None:
    codec = Codec()
    written = codec.dumps(record, protected="keep")
    read = codec.loads(written)
    assert read == record, f"written and read back, it is another record: {written}"


def _check_written_value(value: Any) -> None:
    codec = Codec()
    written = codec.unstructure_value(value, protected="keep")
    assert codec.structure_value(written) == value, f"written and read back, it is another value: {written}"


def _check_references(record: Record) -> None:
    found = [reference.id for reference in references(record)]
    there = {id: f"{place}-new" for place, id in enumerate(sorted({record.id, *found}))}
    back = {new: id for id, new in there.items()}
    renamed = replace_references(record, there)
    assert {reference.id for reference in references(renamed)} == {there[id] for id in found}
    assert replace_references(renamed, back) == record, "renaming its references cannot be undone"
