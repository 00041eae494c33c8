"""What the converter underneath does on its own, and must not do here."""

import inspect
import json
import re
from decimal import Decimal

import attrs
import pytest

from counterclaim import codec, model, values
from counterclaim.codec import Codec
from counterclaim.errors import InvalidRecordError
from counterclaim.model import Claim, Person, Record, Statement, UnknownRecord
from counterclaim.registry import record_type, registrations, temporary_types
from counterclaim.values import NoValue, Quantity

CODEC = Codec()


@pytest.fixture(autouse=True)
def _forget_types():
    with temporary_types():
        yield


@pytest.mark.parametrize(("given", "coerced"), [(None, "None"), (["a"], "['a']"), (7, "7"), (True, "True")])
@pytest.mark.parametrize("field", ["text", "language", "place"])
def test_nothing_becomes_a_text(field, given, coerced):
    data = {"type": "claim", "id": "c", "text": "t", field: given}

    try:
        record = CODEC.structure(data)
    except InvalidRecordError:
        return
    assert given is None
    assert getattr(record, field) != coerced


@pytest.mark.parametrize("given", [1.9, "1", True, [1]])
def test_nothing_becomes_an_integer(given):
    with pytest.raises(InvalidRecordError, match="count: expected a whole number"):
        CODEC.structure({"type": "unnamed-source", "id": "u", "name": "n", "count": given})


@pytest.mark.parametrize("given", ["false", "", 0, 1, [], None])
def test_nothing_becomes_a_boolean(given):
    with pytest.raises(InvalidRecordError, match="translated: expected true or false"):
        CODEC.structure({"type": "attribution", "id": "a", "of": "c", "source": "s", "translated": given})


def test_a_text_does_not_become_a_list_of_its_letters():
    with pytest.raises(InvalidRecordError, match="tags: expected a list, found 'abc'"):
        CODEC.structure({"type": "claim", "id": "c", "text": "t", "tags": "abc"})


def test_a_type_that_is_defined_after_the_codec_was_used_is_read():
    CODEC.loads('{"type": "claim", "id": "c", "text": "t"}')

    @record_type("acme:late")
    @attrs.frozen(kw_only=True)
    class Late(Claim):
        pass

    assert type(CODEC.loads('{"type": "acme:late", "id": "l", "text": "t"}')) is Late


@pytest.mark.parametrize("header", ['"type": "nobody-knows"', '"no": "type"', '"type": null'])
def test_an_unknown_or_missing_tag_is_no_bare_key_error(header):
    line = f'{{{header}, "id": "x"}}'

    if "nobody-knows" in header:
        assert isinstance(CODEC.loads(line), UnknownRecord)
    else:
        with pytest.raises(InvalidRecordError, match="type: is missing or no text"):
            CODEC.loads(line)


def test_tags_are_no_class_names():
    for entry in registrations():
        assert re.fullmatch("[a-z-]+", entry.tag)
    assert CODEC.unstructure(Person(id="p", name="n"))["type"] == "person"


def test_a_value_is_written_with_its_tag_wherever_it_stands():
    statement = Statement(subject="s", property="p", value=Quantity(1), qualifiers={"base": NoValue()})

    written = CODEC.unstructure(Claim(id="c", text="t", statements=(statement,)))["statements"][0]

    assert written["value"]["type"] == "quantity"
    assert written["qualifiers"]["base"]["type"] == "no-value"


def test_sets_have_no_order_and_are_refused():
    @record_type("acme:set")
    @attrs.frozen(kw_only=True)
    class WithSet(Record):
        words: frozenset[str] = frozenset()

    with pytest.raises(InvalidRecordError, match="has no form in JSON"):
        CODEC.loads('{"type": "acme:set", "id": "s", "words": ["a"]}')


def test_decimals_are_written_as_texts_and_keep_their_zeros():
    claim = Claim(
        id="c", text="t", statements=(Statement(subject="s", property="p", value=Quantity(Decimal("5.0"))),)
    )

    line = CODEC.dumps(claim)

    assert '"number": "5.0"' in line
    assert CODEC.loads(line) == claim
    assert CODEC.loads(line.replace("5.0", "5")) != claim


def test_an_annotation_that_does_not_exist_at_run_time_is_named():
    namespace = {"attrs": attrs, "Record": Record, "__name__": "acme"}
    source = "@attrs.frozen(kw_only=True)\nclass Lazy(Record):\n    path: 'Path | None' = None\n"
    exec(source, namespace)

    with pytest.raises(TypeError, match="names 'Path', which does not exist at run time"):
        namespace["Lazy"](id="x")


def test_errors_name_no_class_of_ours():
    names = {
        name
        for module in (codec, model, values)
        for name, member in inspect.getmembers(module, inspect.isclass)
        if not name.islower()
    }
    data = {"type": "claim", "id": 5, "kind": 5, "about": [{}], "during": 5, "statements": [{"value": 5}, 5]}
    messages = []
    for line in (data, {"type": "snapshot", "id": "s", "fetched_at": 5}, {"type": "document", "id": []}, 5):
        with pytest.raises(InvalidRecordError) as caught:
            CODEC.loads(json.dumps(line))
        messages.append(str(caught.value))

    words = set(re.findall(r"[A-Za-z]+", " ".join(messages)))
    assert words & names == set()
    assert "NoneType" not in words
    assert "dict" not in words
