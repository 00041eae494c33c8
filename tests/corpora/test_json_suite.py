"""JSONTestSuite (nst): what must be read is read, what must not be is refused, by an error of ours."""

import json

import pytest

from counterclaim.codec import Codec, decode_json
from counterclaim.errors import CounterclaimError, DecodeError
from counterclaim.formats import jsonl

#: Valid by RFC 8259 and refused here, since two readers could understand them differently (RFC 7493).
REFUSED_ON_PURPOSE = {
    "y_object_duplicated_key.json": "duplicate key",
    "y_object_duplicated_key_and_value.json": "duplicate key",
}


@pytest.fixture(scope="module")
def documents(corpora):
    files = sorted((corpora / "hostile-inputs/json-test-suite/test_parsing").iterdir())
    assert len(files) == 318
    return {file.name: file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def transforms(corpora):
    files = sorted((corpora / "hostile-inputs/json-test-suite/test_transform").iterdir())
    return {file.name: file.read_bytes() for file in files}


def refusal(data: bytes) -> str | None:
    try:
        decode_json(data)
    except DecodeError as error:
        return str(error)
    return None


def test_every_valid_document_is_read_but_for_those_listed(documents):
    refused = {name for name, data in documents.items() if name.startswith("y_") and refusal(data)}

    assert refused == REFUSED_ON_PURPOSE.keys()


def test_what_is_read_is_what_the_standard_library_reads(documents):
    for name, data in documents.items():
        if name.startswith("y_") and name not in REFUSED_ON_PURPOSE:
            assert decode_json(data) == json.loads(data), name


def test_no_invalid_document_is_read(documents):
    read = {name for name, data in documents.items() if name.startswith("n_") and refusal(data) is None}

    assert read == set()


def test_undecided_documents_are_refused_for_what_they_would_lose(documents):
    read = {name for name, data in documents.items() if name.startswith("i_") and refusal(data) is None}

    assert read == set()


def test_transforms_are_refused_or_kept_exactly(transforms):
    for name, data in transforms.items():
        if refusal(data) is None:
            assert decode_json(json.dumps(decode_json(data))) == decode_json(data), name


def test_inside_a_record_each_document_is_kept_or_refused_by_an_error_of_ours(documents):
    codec, refused = Codec(), set()
    for name, data in documents.items():
        line = b'{"type": "claim", "id": "c", "text": "t", "acme:data": ' + data + b"}"
        try:
            record = codec.loads(line)
        except CounterclaimError:
            refused.add(name)
        else:
            assert codec.loads(codec.dumps(record)) == record, name
    assert {name for name in refused if name.startswith("y_")} == REFUSED_ON_PURPOSE.keys()


def test_as_a_json_lines_file_each_document_costs_problems_and_nothing_else(documents):
    for name, data in documents.items():
        imported = jsonl.read(data, name=name)

        assert not list(imported.case), name
        assert all(problem.code in ("syntax", "shape") for problem in imported.problems), name
