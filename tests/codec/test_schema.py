import json

import attrs
import jsonschema
import pytest

from counterclaim.codec import Codec, json_schema
from counterclaim.errors import InvalidRecordError, UnknownTagError
from counterclaim.model import Claim
from counterclaim.registry import record_type, registrations, temporary_types


@attrs.frozen
class Branch:
    name: str
    branches: tuple["Branch", ...] = ()


def accepts(schema, data):
    return jsonschema.Draft202012Validator(schema).is_valid(data)


OPEN, STRICT = json_schema(), json_schema(strict=True)


@pytest.mark.parametrize("schema", [OPEN, STRICT], ids=["open", "strict"])
def test_it_is_a_schema_of_the_draft_it_names(schema):
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_every_registered_type_has_a_definition_with_a_description():
    for entry in registrations():
        assert OPEN["$defs"][entry.tag]["description"]


def test_one_type_can_be_asked_for():
    schema = json_schema("claim")

    assert accepts(schema, {"type": "claim", "id": "c", "text": "t"})
    assert not accepts(schema, {"type": "person", "id": "c", "name": "t"})


def test_a_type_that_is_not_registered_is_an_error():
    with pytest.raises(
        UnknownTagError, match="no type is registered under the tag 'clam'; did you mean 'claim'"
    ):
        json_schema("clam")


def test_open_schemas_allow_what_reading_keeps_and_strict_ones_do_not():
    unknown_field = {"type": "claim", "id": "c", "text": "t", "acme:tone": 1}
    unknown_type = {"type": "acme:poll", "id": "p", "question": "?"}

    assert accepts(OPEN, unknown_field)
    assert accepts(OPEN, unknown_type)
    assert not accepts(STRICT, unknown_field)
    assert not accepts(STRICT, unknown_type)


@pytest.mark.parametrize(
    "data",
    [
        {"type": "claim", "id": "c"},
        {"type": "claim", "id": "c", "text": ""},
        {"type": "claim", "id": "c d", "text": "t"},
        {"type": "claim", "id": "c", "text": 7},
        {"type": "claim", "id": "c", "text": "t", "kind": "fib"},
        {"type": "claim", "id": "c", "text": "t", "about": "x"},
        {"type": "claim", "id": "c", "text": "t", "about": ["x y"]},
        {"type": "claim", "id": "c", "text": "t", "during": {}},
        {"type": "claim", "id": "c", "text": "t", "during": {"from": "2019"}},
        {"type": "claim", "id": "c", "text": "t", "statements": [{"subject": "s", "property": "p"}]},
        {"type": "snapshot", "id": "s", "document": "d", "sha256": "xyz"},
        {"type": "rebuttal", "id": "r", "kind": "denial", "by": "b", "targets": []},
        {"type": "unnamed-source", "id": "u", "name": "n", "count": 0},
        {"type": "property", "id": "p"},
        {"id": "c", "text": "t"},
        [],
    ],
    ids=map(str, range(16)),
)
def test_what_the_schema_refuses_reading_refuses_as_well(data):
    assert not accepts(OPEN, data)
    with pytest.raises(InvalidRecordError):
        Codec().structure(data)


def test_the_type_of_an_extension_is_in_it_with_its_base_fields():
    with temporary_types():

        @record_type("acme:geo-claim")
        @attrs.frozen(kw_only=True)
        class GeoClaim(Claim):
            latitude: str

        schema = json_schema(strict=True)

        written = Codec().unstructure(GeoClaim(id="g", text="t", latitude="44.8"))
        assert accepts(schema, written)
        assert not accepts(schema, {**written, "latitude": 44.8})
        assert not accepts(schema, {key: value for key, value in written.items() if key != "latitude"})


def test_it_can_be_written_as_json():
    assert json.loads(json.dumps(STRICT)) == STRICT


def test_a_part_that_holds_its_own_kind_is_described_once():
    with temporary_types():

        @record_type("acme:family-tree")
        @attrs.frozen(kw_only=True)
        class FamilyTree(Claim):
            root: Branch | None = None

        schema = json_schema("acme:family-tree")

    jsonschema.Draft202012Validator.check_schema(schema)
    data = {"type": "acme:family-tree", "id": "t", "text": "t"}
    assert accepts(schema, {**data, "root": {"name": "a", "branches": [{"name": "b"}]}})
    assert not accepts(schema, {**data, "root": {"name": "a", "branches": [{"name": 5}]}})
