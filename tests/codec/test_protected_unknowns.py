"""What is protected in a type that is known stays protected in records that cannot be read as that type."""

import json
import pickle

import pytest

from counterclaim.case import Case
from counterclaim.codec import Codec, canonical, content_digest, masked_losses, protected_fields
from counterclaim.errors import InvalidRecordError, ProtectedValueError
from counterclaim.findings import Loss
from counterclaim.formats import casefile, jsonl
from counterclaim.model import Foreign, UnknownRecord
from counterclaim.values import Protected, UnknownValue

SECRET = "Jane Secret"
CODEC = Codec()
LINES = {
    "of a newer version": {"type": "unnamed-source", "v": 2, "id": "u", "name": "n", "identity": SECRET},
    "refused by its base": {
        "type": "acme:src",
        "bases": [["unnamed-source", 1]],
        "id": "u",
        "name": "",
        "identity": SECRET,
    },
    "of a base in a newer version": {
        "type": "acme:src",
        "bases": [["unnamed-source", 2], ["source", 1]],
        "id": "u",
        "name": "n",
        "identity": SECRET,
    },
    "not even a text": {
        "type": "unnamed-source",
        "v": 2,
        "id": "u",
        "name": "n",
        "identity": [{"a": SECRET}],
    },
}


@pytest.fixture(params=LINES.values(), ids=LINES.keys())
def data(request):
    return request.param


def test_it_is_not_shown(data):
    record = CODEC.structure(data)

    assert isinstance(record, UnknownRecord)
    assert SECRET not in repr(record)
    assert protected_fields(record) == ("identity",)
    assert [(loss.record, loss.field) for loss in masked_losses(record)] == [(record.id, "identity")]
    with pytest.raises(ProtectedValueError):
        pickle.dumps(record)


def test_writing_it_is_refused_unless_told_otherwise(data):
    record = CODEC.structure(data)

    for write in (CODEC.dumps, canonical, lambda one: jsonl.write([one])):
        with pytest.raises(ProtectedValueError, match=r"^u: identity is protected"):
            write(record)


def test_masked_it_is_left_out_and_said_to_be(data):
    record = CODEC.structure(data)

    exported = jsonl.write([record], protected="mask")

    assert SECRET not in exported.data
    assert exported.losses == (Loss("u", "identity", "is protected and was left out"),)
    assert content_digest(record) == content_digest(CODEC.loads(CODEC.dumps(record, protected="mask")))


def test_in_a_case_file_it_is_refused_or_left_out_as_well(data):
    case = Case([CODEC.structure(data)])

    masked = casefile.write(case, protected="mask")

    assert SECRET not in masked.data
    assert {loss.record for loss in masked.losses} == {"u"}
    if data["type"].startswith("acme:"):  # another type that is not known has no place in a case file at all
        with pytest.raises(ProtectedValueError, match=r"^u: identity is protected"):
            casefile.write(case)


def test_kept_it_survives_unchanged(data):
    line = CODEC.dumps(CODEC.structure(data), protected="keep")

    assert json.loads(line) == data
    assert CODEC.loads(line) == CODEC.structure(data)


def test_a_foreign_type_whose_base_has_the_field_is_read_as_that_base():
    line = {"type": "acme:src", "bases": [["unnamed-source", 1]], "id": "u", "name": "n", "identity": SECRET}

    record = CODEC.structure(line)

    assert record.identity == Protected(SECRET)
    assert CODEC.unstructure(record, protected="keep") == line


@pytest.mark.parametrize("key", ["id", "type", "v", "bases"])
def test_what_has_a_place_of_its_own_is_no_data_of_an_unknown_record(key):
    with pytest.raises(InvalidRecordError, match="has a place of its own"):
        UnknownRecord(id="a", foreign=Foreign(tag="acme:x"), data={key: "b"})


def test_an_unknown_record_has_nothing_extra_and_hides_no_key_twice():
    with pytest.raises(InvalidRecordError, match="stands in its data"):
        UnknownRecord(id="a", foreign=Foreign(tag="acme:x"), extra={"acme:tone": "x"})
    with pytest.raises(InvalidRecordError, match="the key 'k' is protected"):
        UnknownRecord(id="a", foreign=Foreign(tag="acme:x"), data={"k": 1}, protected={"k": Protected("s")})


def test_the_tag_of_an_unknown_value_stands_once():
    with pytest.raises(InvalidRecordError, match="the key 'type' has a place of its own"):
        UnknownValue(tag="acme:colour", data={"type": "text"})
