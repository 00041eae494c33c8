"""One entity, an answer of the API, a list, one a line, a dump: all are read, and nothing else is."""

from __future__ import annotations

import json

import pytest

from counterclaim.formats import wikidata
from counterclaim.formats.sample import Sample
from counterclaim.model import Entity
from formats.wikidata.helpers import METRE, entity, everest, item, quantity, read, statement

VIENNA = entity(
    statement(1, quantity("P2044", "+151", METRE), about="Q1741"),
    statement(2, item("P17", "Q40"), about="Q1741"),
    id="Q1741",
    label="Vienna",
)
BOTH = [everest(), VIENNA]
DUMP = "[\n" + ",\n".join(map(json.dumps, BOTH)) + "\n]\n"
FORMS = {
    "a list": json.dumps(BOTH),
    "a list over several lines": json.dumps(BOTH, indent=2),
    "an answer": json.dumps({"entities": {one["id"]: one for one in BOTH}}),
    "an answer with a list": json.dumps({"entities": BOTH}),
    "one a line": "\n".join(map(json.dumps, BOTH)),
    "a dump": DUMP,
    "a dump with a byte order mark": "\ufeff" + DUMP,
    "a dump with other line ends": DUMP.replace("\n", "\r\n"),
    "a dump behind a blank line": "\n" + DUMP,
}


def streamed(text, **more):
    problems = []
    lines = text.encode().splitlines(keepends=True)
    found = list(wikidata.records(lines, on_problem=problems.append, **more))
    return found, problems


def entities(found):
    return {record.name for record in found if type(record) is Entity}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_every_form_gives_the_same_entities(text):
    imported = wikidata.read(text)

    assert imported.problems == ()
    assert entities(imported.case) == {"Mount Everest", "Vienna"}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_line_by_line_gives_the_same_records(text):
    found, problems = streamed(text)

    assert problems == []
    assert {record.id: record for record in found} == {
        record.id: record for record in wikidata.read(text).case
    }


def test_of_a_dump_one_line_is_held_at_a_time():
    taken = []

    def lines():
        yield b"[\n"
        for number in range(1, 100):
            taken.append(number)
            yield json.dumps(entity(id=f"Q{number}", label=f"No. {number}")).encode() + b",\n"
        yield b"]\n"

    found = wikidata.records(lines(), on_problem=pytest.fail)
    while not entities([next(found)]):
        pass

    assert len(taken) < 4


def test_problems_name_the_file_and_the_line():
    broken = DUMP.replace('"rank": "normal"', '"rank": "best"', 1)
    _, (problem,) = streamed(broken, name="dump.json")

    assert (problem.file, problem.line, problem.code) == ("dump.json", 2, "oddity")


def test_a_line_that_is_cut_off_is_a_problem_and_the_others_are_read():
    first, second, third = (
        json.dumps(entity(id=f"Q{number}", label=f"No. {number}")) for number in (1, 2, 3)
    )
    found, problems = streamed(f"[\n{first},\n{second[:40]},\n{third}\n]\n")

    assert entities(found) == {"No. 1", "No. 3"}
    assert [(problem.code, problem.line) for problem in problems] == [("syntax", 3)]


def test_a_dump_without_an_end_is_odd():
    found, problems = streamed(DUMP.removesuffix("]\n"))

    assert entities(found) == {"Mount Everest", "Vienna"}
    assert ["cut off" in problem.message for problem in problems] == [True]


def test_importing_twice_adds_nothing():
    case = wikidata.read(DUMP).case
    size = len(case)

    assert case.add_all(wikidata.read(DUMP).case) == ()
    assert len(case) == size


def test_what_stood_around_the_entities_is_kept_with_the_first_of_them():
    answer = {"success": 1, "entities": {"Q7": everest(), "Q1741": VIENNA}, "batch": [2]}
    case = read(answer).case

    assert dict(case["wikidata:page:Q513"].extra["wikidata:answer"]) == {"success": 1, "batch": (2,)}
    assert case["wikidata:page:Q513"].extra["wikidata:asked-for"] == "Q7"
    assert "wikidata:answer" not in case["wikidata:page:Q1741"].extra


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (5, "$"),
        ("Q42", "$"),
        ({}, "$"),
        ({"error": {"code": "no-such-entity"}}, "$"),
        ([[]], "$[0]"),
        ({"entities": 5}, "$.entities"),
        ({"entities": {"Q1": None}}, "$.entities.Q1"),
        ({"entities": [{"a": 1}]}, "$.entities[0]"),
    ],
)
def test_what_is_no_entity_is_refused(value, field):
    imported = read(value)

    assert list(imported.case) == []
    assert [(problem.code, problem.field) for problem in imported.problems] == [("shape", field)]


@pytest.mark.parametrize("text", ["", "  \n", "[]", '{"entities": {}}', '{"entities": []}'])
def test_nothing_gives_nothing(text):
    assert list(wikidata.read(text).case) == []
    assert streamed(text)[0] == []


@pytest.mark.parametrize(
    "text", ["{", '{"id": "Q1"', "[" * 100_000, '{"id":' * 100_000, "\x00", "[\n{\n", "[\n{}"]
)
def test_what_is_cut_off_or_too_deep_is_a_problem(text):
    assert not wikidata.read(text).ok
    assert streamed(text)[0] == []


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_every_form_is_recognised(text):
    assert wikidata.FORMAT.recognise(Sample(text))
    assert wikidata.FORMAT.recognise(Sample(text.encode()))


def test_an_answer_with_other_keys_in_front_is_recognised():
    assert wikidata.FORMAT.recognise(Sample(json.dumps({"success": 1, "entities": {"Q513": everest()}})))


@pytest.mark.parametrize(
    "value",
    [
        {"id": "everest", "type": "claim", "text": "It is high"},
        {"id": "Q1", "type": "claim", "text": "It is high"},
        {"claims": [{"text": "It is high", "claimReview": []}], "nextPageToken": "CAo"},
        {"@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "It is high"},
        {"entities": {"a": {"name": "A"}}},
        {"entities": ["Q1"]},
        {"id": "Q1", "schema": "Person", "properties": {}},
        {},
        [],
        "Q1",
    ],
)
def test_files_of_others_are_not_recognised(value):
    assert not wikidata.FORMAT.recognise(Sample(json.dumps(value)))


def test_markup_is_not_recognised():
    assert not wikidata.FORMAT.recognise(Sample("<html>"))
