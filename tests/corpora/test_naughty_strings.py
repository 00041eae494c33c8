"""The big list of naughty strings: each survives as a claim's text, as a name, as an extra value."""

import json

import pytest

from counterclaim.codec import Codec, canonical
from counterclaim.formats import jsonl
from counterclaim.model import Claim, Organization


@pytest.fixture(scope="module")
def strings(corpora):
    found = json.loads((corpora / "hostile-inputs/naughty-strings/blns.json").read_text("utf-8"))
    assert len(found) == 515
    return [text for text in found if text.strip()]


def test_they_survive_as_text_name_and_extra_value(strings):
    codec = Codec()
    for number, text in enumerate(strings):
        for record in (
            Claim(id=f"c{number}", text=text, extra={"acme:note": text, f"acme:{number}": [text]}),
            Organization(id=f"o{number}", name=text, aliases=(text,)),
        ):
            assert codec.loads(codec.dumps(record)) == record
            assert codec.loads(canonical(record)) == record


def test_they_survive_together_in_a_json_lines_file(strings):
    claims = [Claim(id=f"c{number}", text=text) for number, text in enumerate(strings)]

    imported = jsonl.read(jsonl.write(claims).data.encode())

    assert list(imported.case) == claims
    assert imported.problems == ()
