"""An entity is a record with its names in all languages, and its page is a document."""

from __future__ import annotations

from datetime import UTC, date, time

import pytest

from counterclaim.frozen import thaw
from counterclaim.model import Document, Entity, Organization
from counterclaim.values import DateSpan
from formats.wikidata.helpers import entity, everest, item, read, statement


def labelled(**labels):
    held = {language: {"language": language, "value": text} for language, text in labels.items()}
    return read(entity() | {"labels": held}).case["wikidata:Q513"]


def test_an_entity_is_no_more_than_an_entity_whatever_wikidata_says_it_is():
    case = read(entity(statement(1, item("P31", "Q5")))).case

    assert type(case["wikidata:Q513"]) is Entity
    assert case["wikidata:Q513"].same_as == ("wikidata:Q513",)


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        ({"de": "Mount Everest", "en": "Everest", "mul": "Chomolungma"}, "Everest"),
        ({"de": "Mount Everest", "mul": "Chomolungma"}, "Chomolungma"),
        ({"fr": "Everest", "de": "Mount Everest"}, "Everest"),
        ({"en": " ", "de": "Mount Everest"}, "Mount Everest"),
        ({"en": ""}, "Q513"),
        ({}, "Q513"),
    ],
)
def test_the_name_is_english_or_for_all_languages_or_the_first(labels, name):
    assert labelled(**labels).name == name


def test_all_other_names_are_aliases_and_keep_their_languages():
    source = everest() | {"labels": {"en": {"value": "Everest"}, "ne": {"value": "Sagarmatha"}}}
    found = read(source).case["wikidata:Q513"]

    assert found.aliases == ("Sagarmatha", "Chomolungma")
    assert thaw(found.extra["wikidata:labels"]) == source["labels"]
    assert thaw(found.extra["wikidata:aliases"]) == source["aliases"]


def test_the_description_is_chosen_like_the_name():
    found = read(everest()).case["wikidata:Q513"]

    assert found.description == "höchster Berg der Erde"


def test_sitelinks_and_unknown_keys_are_kept():
    source = everest() | {"acme": [1, {"b": None}]}
    found = read(source).case["wikidata:Q513"]

    assert thaw(found.extra["wikidata:sitelinks"]) == source["sitelinks"]
    assert thaw(found.extra["wikidata:acme"]) == [1, {"b": None}]
    assert "wikidata:claims" not in found.extra


def test_the_page_is_a_document_by_wikidata():
    case = read(everest() | {"title": "Q513", "ns": 0}).case
    page = case["wikidata:page:Q513"]

    assert page == Document(
        id="wikidata:page:Q513",
        title="Q513",
        url="https://www.wikidata.org/wiki/Special:EntityPage/Q513",
        publisher="wikidata:source:Q2013",
        modified=DateSpan.day(date(2024, 5, 1), time=time(10, tzinfo=UTC)),
        extra={"wikidata:pageid": 513, "wikidata:lastrevid": 2, "wikidata:ns": 0},
    )
    assert case["wikidata:source:Q2013"] == Organization(
        id="wikidata:source:Q2013", name="Wikidata", same_as=("wikidata:Q2013",)
    )


def test_what_is_no_date_or_title_is_kept_as_it_is():
    page = read(everest() | {"title": 5, "modified": "yesterday"}).case["wikidata:page:Q513"]

    assert (page.title, page.modified) == (None, None)
    assert (page.extra["wikidata:title"], page.extra["wikidata:modified"]) == (5, "yesterday")


def test_files_of_commons_stand_there_and_call_their_claims_statements():
    source = entity(id="M4", label="A photograph") | {"type": "mediainfo"}
    source["statements"] = {"P180": [statement(1, item("P180", "Q513"), about="M4")]}
    del source["claims"]
    case = read(source).case

    assert case["wikidata:page:M4"].url == "https://commons.wikimedia.org/wiki/Special:EntityPage/M4"
    assert "wikidata:M4$00000000-0000-4000-8000-000000000001" in case


def test_a_lexeme_is_named_by_its_lemmas():
    source = {
        "type": "lexeme",
        "id": "L7",
        "lemmas": {"en": {"language": "en", "value": "cat"}},
        "forms": [{}],
    }
    found = read(source).case["wikidata:L7"]

    assert found.name == "cat"
    assert thaw(found.extra["wikidata:forms"]) == [{}]


def test_texts_as_they_stood_long_ago_are_read():
    source = {"labels": {"en": "Earth"}, "aliases": {"en": ["World", "Globe"]}, "claims": {}, "id": "Q2"}
    imported = read(source)

    assert imported.case["wikidata:Q2"].name == "Earth"
    assert imported.case["wikidata:Q2"].aliases == ("World", "Globe")
    assert imported.problems == ()


def test_empty_lists_in_the_place_of_objects_are_empty():
    empty = {key: [] for key in ("labels", "aliases", "descriptions", "claims", "sitelinks")}

    assert read({"id": "Q2", **empty}).problems == ()


@pytest.mark.parametrize(
    ("key", "value", "field"),
    [
        ("labels", "Everest", "$.labels"),
        ("labels", {"en": 5}, "$.labels.en"),
        ("labels", {"en": {"language": "en"}}, "$.labels.en"),
        ("aliases", {"en": ["a", None]}, "$.aliases.en"),
        ("descriptions", 5, "$.descriptions"),
        ("id", 5, "$.id"),
        ("id", "Everest", "$.id"),
        ("id", "Q0", "$.id"),
        ("missing", "", "$"),
    ],
)
def test_what_has_the_wrong_type_is_odd_and_kept(key, value, field):
    imported = read(entity() | {key: value})
    (found,) = (record for record in imported.case if type(record) is Entity)

    assert [(problem.code, problem.field) for problem in imported.problems] == [("oddity", field)]
    assert thaw(found.extra[f"wikidata:{key}"]) == value


@pytest.mark.parametrize(
    ("claims", "place", "kept"),
    [
        (5, ".claims", 5),
        (None, ".claims", None),
        ({"P1": 5}, ".claims.P1", {"P1": 5}),
        ({"P1": {"mainsnak": {}}}, ".claims.P1", {"P1": {"mainsnak": {}}}),
        ({"P1": [5]}, ".claims.P1[0]", {"P1": {"0": 5}}),
        ([5], ".claims[0]", {"0": 5}),
        ({"x" * 65: [{}]}, f".claims.{'x' * 63}…", {"x" * 65: [{}]}),
    ],
    ids=[
        "number",
        "null",
        "number-in-group",
        "object-in-group",
        "number-in-list",
        "number-in-one-list",
        "long-key",
    ],
)
def test_what_stands_in_the_place_of_statements_is_odd_and_kept(claims, place, kept):
    imported = read(entity() | {"claims": claims})

    assert [(problem.code, problem.field) for problem in imported.problems] == [("oddity", f"${place}")]
    assert thaw(imported.case["wikidata:Q513"].extra["wikidata:unread"]) == {"claims": kept}


def test_a_key_beyond_all_measure_is_no_part_of_each_problem():
    long = "x" * 1_000_000
    labels = read(entity() | {"labels": {long: [5] * 1000}}).problems
    qualifiers = statement(1, item("P17", "Q837")) | {"qualifiers": {long: [5] * 1000}}
    problems = (*labels, *read(entity(qualifiers)).problems)

    assert len(problems) == 2000
    assert max(len(problem.field) for problem in problems) < 150


def test_an_entity_without_an_id_gets_one_of_its_content():
    source = {"labels": {"en": "Earth"}, "claims": {}}

    assert list(read(source).case) == list(read(source).case)
    assert any(record.id.startswith("wikidata:entity-") for record in read(source).case)
