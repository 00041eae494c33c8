"""What is put into every slot is there, in each field of each type of record that takes a free text."""

import pytest

from browser.every_slot import case_info, records_with
from counterclaim.codec import Codec, json_schema
from counterclaim.registry import registrations

TEXT = "a <b>text</b>"
SCHEMAS = {
    entry.tag: json_schema(entry.tag)["$defs"][entry.tag]
    for entry in registrations("record")
    if not entry.is_extension
}


def takes_text(schema):
    """Tell whether a field takes any text: no id of a record, no date, no word from a list."""
    if "anyOf" in schema:
        return any(map(takes_text, schema["anyOf"]))
    if schema.get("type") == "array":
        return takes_text(schema.get("items", {}))
    return schema.get("type") == "string" and "pattern" not in schema


@pytest.fixture(scope="module")
def written():
    """The JSON forms of the records, by their types."""
    found = {}
    for record in (case_info([TEXT]), *records_with([TEXT], 0)):
        data = Codec().unstructure(record, protected="keep")
        found.setdefault(data["type"], []).append(data)
    return found


@pytest.mark.parametrize("tag", SCHEMAS)
def test_each_field_that_takes_a_text_holds_it(written, tag):
    fields = {
        name
        for name, schema in SCHEMAS[tag]["properties"].items()
        if takes_text(schema) and name not in ("type", "id", "language")
    }
    filled = {
        name for data in written[tag] for name, value in data.items() if TEXT in (value, *_items(value))
    }

    assert fields <= filled | {"unit"}  # a unit holds no white space


def _items(value):
    return value if isinstance(value, list) else ()
