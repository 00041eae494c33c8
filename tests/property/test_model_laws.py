"""Laws of records."""

from __future__ import annotations

import copy
import pickle
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim import model
from counterclaim.checks import field_types
from counterclaim.errors import InvalidRecordError, ProtectedValueError
from counterclaim.frozen import FrozenMap
from counterclaim.model import (
    Attribution,
    Certainty,
    Property,
    Record,
    UnnamedSource,
    references,
    replace_references,
)
from counterclaim.model.record import Extensible
from counterclaim.registry import Ref, registrations
from counterclaim.strategies import any_record, for_type, ids, record_sets, texts, unnamed_sources
from counterclaim.values import Protected, Value

#: Every class of the model that holds data.
CLASSES = sorted(
    (cls for name in model.__all__ if attrs.has(cls := getattr(model, name))), key=lambda cls: cls.__name__
)
#: One of each kind of thing that a field may be given by mistake.
WRONG: list[Any] = [
    7,
    7.5,
    True,
    None,
    "no id, no language",
    b"bytes",
    ["a"],
    {"a": 1},
    {"a"},
    ("a", 1, None),
    object(),
    Record,
    float("nan"),
]


def holds_protected(value: Any) -> bool:
    return isinstance(value, UnnamedSource) and value.identity is not None


@given(any_record())
def test_records_compare_hash_copy_and_pickle_by_structure(record):
    copies = [copy.copy(record), copy.deepcopy(record), attrs.evolve(record)]
    if not holds_protected(record):
        copies.append(pickle.loads(pickle.dumps(record)))

    for again in copies:
        assert again == record
        assert hash(again) == hash(record)


@given(any_record(), any_record())
def test_equal_records_are_of_one_type_and_have_equal_fields(left, right):
    if left == right:
        assert type(left) is type(right)
        assert hash(left) == hash(right)
    if type(left) is not type(right) or left.id != right.id:
        assert left != right


@given(any_record())
def test_a_record_never_changes(record):
    for field in attrs.fields(type(record)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(record, field.name, None)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_every_type_refuses_in_every_field_what_its_annotation_does_not_say(cls, data):
    instance = data.draw(for_type(cls))
    name = data.draw(st.sampled_from(sorted(field_types(cls))), label="field")
    wrong = data.draw(st.sampled_from(WRONG), label="given")
    try:
        made = attrs.evolve(instance, **{name: wrong})
    except InvalidRecordError as refused:
        messages = [fault.message for fault in refused.faults]
    else:
        messages = ["accepted"]
        assert may_hold(field_types(cls)[name], getattr(made, name))
    assert messages
    assert not any(message.endswith((".", "!")) for message in messages)


def may_hold(hint: Any, value: Any) -> bool:
    """Return, by other means than the checks, whether *hint* allows the type of *value*."""
    if get_origin(hint) is Annotated:
        return may_hold(get_args(hint)[0], value)
    if get_origin(hint) in (tuple, FrozenMap):
        return isinstance(value, get_origin(hint))
    if get_args(hint) and get_origin(hint) is not Protected:
        return any(may_hold(part, value) for part in get_args(hint))
    if hint is float:
        return type(value) in (int, float)
    return isinstance(value, get_origin(hint) or hint) and (hint is bool or type(value) is not bool)


@given(any_record())
def test_every_field_obeys_its_annotation(record):
    for name, hint in field_types(type(record)).items():
        assert may_hold(hint, getattr(record, name))


def ids_by_hand(instance: Any) -> list[str]:
    """Return the ids that *instance* refers to, found by looking at everything in it."""
    found = []
    for name, hint in field_types(type(instance)).items():
        found += ids_in(getattr(instance, name), hint)
    return found


def ids_in(value: Any, hint: Any) -> list[str]:
    if get_origin(hint) is Annotated and any(isinstance(mark, Ref) for mark in get_args(hint)):
        return [value]
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if bare is Any or value is None:
        return []
    if isinstance(value, Extensible | Value):
        return ids_by_hand(value)
    if get_origin(bare) is tuple:
        return [id for item in value for id in ids_in(item, get_args(bare)[0])]
    if get_origin(bare) is FrozenMap:
        return [id for item in value.values() for id in ids_in(item, get_args(bare)[1])]
    options = get_args(bare) if get_origin(bare) in (Union, UnionType) else ()
    return [id for option in options for id in ids_in(value, option)]


@given(any_record())
def test_references_are_complete(record):
    assert sorted(reference.id for reference in references(record)) == sorted(ids_by_hand(record))


@given(any_record())
def test_every_reference_stands_where_it_says(record):
    for reference in references(record):
        value: Any = record
        for part in reference.field.replace("[", ".[").split("."):
            if part.startswith("["):
                value = value[int(part[1:-1])]
            elif isinstance(value, FrozenMap):
                return  # keys may hold dots themselves
            else:
                value = getattr(value, part)
        assert value == reference.id


@given(any_record(), st.data())
def test_renaming_can_be_undone(record, data):
    old = sorted({record.id, *(reference.id for reference in references(record))})
    renamed = {id: f"{place}-new" for place, id in enumerate(old)}

    there = replace_references(record, renamed)
    back = replace_references(there, {new: id for id, new in renamed.items()})

    assert back == record
    assert {there.id, *(reference.id for reference in references(there))} <= set(renamed.values())


@given(any_record(), ids())
def test_renaming_what_is_not_there_changes_nothing(record, id):
    present = {record.id, *(reference.id for reference in references(record))}
    if id not in present:
        assert replace_references(record, {id: "x"}) is record


@given(any_record())
def test_renaming_changes_references_only(record):
    names = {id: f"{id[:200]}-2" for id in ids_by_hand(record)}

    renamed = replace_references(record, names)

    assert len(list(references(renamed))) == len(list(references(record)))
    assert renamed.id == names.get(record.id, record.id)
    assert renamed.extra == record.extra
    assert type(renamed) is type(record)


@given(for_type(Attribution))
def test_the_default_certainty_follows_from_the_relays(attribution):
    made = Attribution(id="a", of="b", source="c", relays=attribution.relays)

    assert (made.certainty is Certainty.UNCOMMITTED) == bool(attribution.relays)
    assert attribution.committed == (attribution.certainty is not Certainty.UNCOMMITTED)


@given(for_type(Property))
def test_a_property_states_whether_it_is_single_valued(made):
    assert type(made.single_valued) is bool


SECRET = "the-name-of-a-source"


@given(unnamed_sources(identity=Protected(SECRET)))
def test_a_protected_identity_is_seen_by_nobody(source):
    shown = f"{source} {source!r} {attrs.asdict(source)!r} {attrs.astuple(source)!r}"

    assert SECRET not in shown
    with pytest.raises(ProtectedValueError):
        pickle.dumps(source)


@given(unnamed_sources(identity=Protected(SECRET)), st.sampled_from(["id", "name", "count", "extra"]))
def test_a_protected_identity_is_in_no_error(source, field):
    with pytest.raises(InvalidRecordError) as caught:
        attrs.evolve(source, **{field: source.identity})

    assert SECRET not in str(caught.value)


@given(texts(blank=False))
def test_an_identity_whose_protection_was_forgotten_is_in_no_error(name):
    with pytest.raises(InvalidRecordError) as caught:
        UnnamedSource(id="u", name="An official", identity=name)  # type: ignore[arg-type]

    assert str(caught.value) == (
        "unnamed-source: identity: expected a protected value, found something else, which is not shown"
    )


def test_every_registered_type_of_the_library_is_exported_and_made_by_a_strategy():
    own = [entry.cls for entry in registrations("record") if not entry.is_extension]

    assert set(own) <= set(CLASSES)


@given(record_sets())
def test_the_records_of_a_case_refer_to_each_other(records):
    present = {record.id for record in records}

    assert len(present) == len(records)
    assert all(reference.id in present for record in records for reference in references(record))
