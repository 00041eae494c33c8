"""The samples of the W3C's test suite for Web Annotation are read or refused as they should be."""

from __future__ import annotations

import json

import pytest

from counterclaim.codec import Codec
from counterclaim.formats import web_annotation


@pytest.fixture(scope="module")
def correct(corpora):
    """The samples that are right, by name."""
    paths = sorted((corpora / "web-annotation" / "correct").glob("*.json"))
    return {path.name: path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def incorrect(corpora):
    """The samples that are wrong, by name."""
    paths = sorted((corpora / "web-annotation" / "incorrect").glob("*.json"))
    return {path.name: path.read_bytes() for path in paths}


def values_in(value):
    """Every text, number and yes or no in a JSON value."""
    if isinstance(value, dict):
        return [found for item in value.values() for found in values_in(item)]
    if isinstance(value, list):
        return [found for item in value for found in values_in(item)]
    return [] if value is None else [value]


def held_by(case):
    return [found for record in case for found in values_in(Codec().unstructure(record))]


def test_there_are_as_many_samples_as_there_were(correct, incorrect):
    assert (len(correct), len(incorrect)) == (24, 18)


def test_what_is_right_is_read_without_a_problem(correct):
    found = {name: web_annotation.read(data).problems for name, data in correct.items()}

    assert {name: problems for name, problems in found.items() if problems} == {}


def test_every_value_of_what_is_right_is_in_the_records(correct):
    for name, data in correct.items():
        held = held_by(web_annotation.read(data).case)
        kinds = {"AnnotationCollection", "AnnotationPage", "Annotation", web_annotation.CONTEXT}
        missing = [value for value in values_in(json.loads(data)) if value not in held and value not in kinds]
        assert missing == [], name


def test_what_is_wrong_is_refused(incorrect):
    found = {name: web_annotation.read(data) for name, data in incorrect.items()}

    assert [name for name, result in found.items() if result.ok or len(result.case)] == []


def test_what_is_wrong_is_refused_for_more_than_its_two_ids(incorrect):
    """Each sample has two ids as well; with one of them it is refused for what it shows."""
    for name, data in incorrect.items():
        try:
            sample = json.loads(data.replace(b",\n}", b"\n}"))
        except json.JSONDecodeError:
            continue
        result = web_annotation.read(json.dumps({**sample, "id": sample["id"][0]}))
        assert result.ok is (sample.get("label") == "multiple identifiers"), name


def test_what_was_read_goes_out_and_comes_back_whole(correct):
    for name, data in correct.items():
        case = web_annotation.read(data).case
        exported = web_annotation.write(case)
        back = web_annotation.read(exported.data)
        assert back.problems == (), name
        lost = {loss.record for loss in exported.losses}
        assert {record.id for record in case} - lost == set(back.case.ids()), name
        assert all(record in back.case for record in case if record.id not in lost), name
        assert all(
            case[id].kind in ("annotation collection", "annotation page")
            for id in lost
            if "annotations-" in id
        )
