"""What a release has written is read for ever. A new one adds a file; those that are there never change."""

import json
from pathlib import Path

import attrs
import pytest

from counterclaim.codec import Codec
from counterclaim.model import UnknownRecord
from counterclaim.registry import registrations

FILES = sorted((Path(__file__).parent / "golden").glob("*.jsonl"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_record_of_a_release_is_read_and_written_as_it_was(file):
    for line in file.read_text("utf-8").splitlines():
        record = Codec(strict=False).loads(line)

        assert not isinstance(record, UnknownRecord)
        assert Codec().unstructure(record, protected="keep") == json.loads(line)


@pytest.mark.parametrize("kind", ["record", "value"])
def test_the_newest_file_has_every_type_in_it(kind):
    text = FILES[-1].read_text("utf-8")

    assert [entry.tag for entry in registrations(kind) if f'"type": "{entry.tag}"' not in text] == []


def test_the_newest_file_has_every_field_in_it():
    fields = {tag: set() for tag in (entry.tag for entry in registrations("record"))}
    for line in FILES[-1].read_text("utf-8").splitlines():
        data = json.loads(line)
        fields[data["type"]] |= data.keys()

    for entry in registrations("record"):
        own = {field.name for field in attrs.fields(entry.cls) if not field.inherited}
        assert own - fields[entry.tag] == set(), entry.tag
