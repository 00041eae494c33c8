"""Markup of 19 fact-checkers and the examples of schema.org: each value is kept, and what is odd is told."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from counterclaim.formats import claimreview
from counterclaim.model import Attribution, Claim, Review
from formats.claimreview.helpers import missing
from formats.round_trips import assert_only_lost

#: Kinds of oddities, by the words of their messages.
KINDS = {
    "a crowd": "reads like several or like none",
    "a date": "is not written as ISO 8601 has it",
    "a list": "expected one value, found a list",
    "a type key": "the key is 'type'",
    "against its label": "the numbers seem to run the other way",
    "all -1": "are all -1",
    "blanks": "has blanks around",
    "empty": "is empty",
    "empty address": "is an empty address",
    "escaped": "is escaped as in HTML",
    "in quotes": "stands in quotation marks",
    "language": "was read as 'en-US'",
    "names nobody": "names nobody",
    "no claimant": "whose claim it is, is not stated",
    "no context": "there is no '@context'",
    "no date": "the review has no datePublished",
    "no name": "has no name; its address stands in for it",
    "no rating": "the rating is missing",
    "no value": "the rating has no value",
    "one step": "best and worst are both",
    "relative": "is no whole address",
}
#: What a person who reads the file finds odd in it, by the file's name up to the first digit that tells it.
ODDITIES = {
    "aajtak.intoday.in-b8": [],
    "africacheck.org-bb": [
        ("$.@graph[0].itemReviewed.author.name", "a list"),
        ("$.@graph[0].itemReviewed.datePublished", "a date"),
        ("$.@graph[0].datePublished", "a date"),
        ("$.@graph[0].dateModified", "a date"),
    ],
    "animalpolitico.com-04": [
        ("$.itemReviewed.author.name", "blanks"),
        ("$.itemReviewed.author.@type", "a crowd"),
        ("$.itemReviewed.datePublished", "a date"),
    ],
    "checamos.afp.com-c9": [
        ("$.@graph[0].itemReviewed.author.@type", "a crowd"),
        ("$.@graph[0].datePublished", "a date"),
    ],
    "factcheckhindi.afp.com-42": [
        ("$.@graph[0].itemReviewed.author.@type", "a crowd"),
        ("$.@graph[0].datePublished", "a date"),
    ],
    "fatabyyano.net-62": [
        ("$[0].itemReviewed.author.@type", "a crowd"),
        ("$[0].reviewRating.ratingValue", "empty"),
        ("$[0].reviewRating.bestRating", "empty"),
        ("$[0].reviewRating.worstRating", "empty"),
    ],
    "hindi.boomlive.in-f9": [
        ("$.author.url", "relative"),
        ("$.itemReviewed.author.url", "relative"),
        ("$.itemReviewed.author.@type", "a crowd"),
        ("$.reviewRating.bestRating", "empty"),
    ],
    "indiatoday.in-88": [],
    "newschecker.in-05": [
        ("$[0].itemReviewed.author.@type", "a crowd"),
        ("$[0].reviewRating.ratingValue", "empty"),
        ("$[0].reviewRating.bestRating", "one step"),
    ],
    "newtral.es-0b": [
        ("$", "no context"),
        ("$.itemReviewed.author", "no claimant"),
        ("$.reviewRating.ratingValue", "no value"),
    ],
    "newtral.es-34": [
        ("$", "no context"),
        ("$.claimReviewed", "in quotes"),
        ("$.reviewRating.ratingValue", "no value"),
    ],
    "piaui.folha.uol.com.br-d1": [
        ("$.claimReviewed", "in quotes"),
        ("$.itemReviewed.author.@type", "a crowd"),
        ("$.itemReviewed.datePublished", "a date"),
        ("$.reviewRating.ratingValue", "against its label"),
        ("$.datePublished", "a date"),
    ],
    "snopes.com-02": [
        ("$.claimReviewed", "blanks"),
        ("$.itemReviewed.author.type", "a type key"),
        ("$.reviewRating.ratingValue", "all -1"),
    ],
    "tfc_taiwan.org.tw-03": [
        ("$.itemReviewed.author", "no claimant"),
        ("$.reviewRating.ratingValue", "no value"),
    ],
    "tfc_taiwan.org.tw-24": [
        ("$.itemReviewed.author", "names nobody"),
        ("$.itemReviewed.author", "no claimant"),
        ("$.reviewRating.ratingValue", "no value"),
    ],
    "thequint.com-57": [
        ("$.claimReviewed", "a list"),
        ("$.itemReviewed.author.sameAs", "empty address"),
    ],
    "thip.media-ae": [
        ("$.@graph[0].itemReviewed.author.@type", "a crowd"),
        ("$.@graph[0].itemReviewed.appearance.author.@type", "a crowd"),
        ("$.@graph[0].name", "escaped"),
        ("$.@graph[0].inLanguage", "language"),
    ],
    "vishvasnews.com-73": [("$.claimReviewed", "escaped")],
    "vishvasnews.com-ea": [("$.itemReviewed.author.@type", "a crowd")],
}
#: How often each kind is met in all files.
COUNTS = {
    "a crowd": 13,
    "a date": 12,
    "a list": 2,
    "a type key": 1,
    "against its label": 2,
    "all -1": 1,
    "blanks": 8,
    "empty": 6,
    "empty address": 1,
    "escaped": 2,
    "in quotes": 10,
    "language": 1,
    "names nobody": 1,
    "no claimant": 7,
    "no context": 15,
    "no date": 1,
    "no name": 2,
    "no rating": 1,
    "no value": 18,
    "one step": 1,
    "relative": 2,
}


@pytest.fixture(scope="module")
def wild(corpora):
    """The markup of pages, by name."""
    paths = sorted((corpora / "claimreview-wild" / "snippets").glob("*.json"))
    return {path.stem: path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def examples(corpora):
    """The examples of schema.org in JSON-LD, by name."""
    paths = sorted((corpora / "schemaorg-examples").glob("*.json"))
    return {path.stem: path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def read(wild, examples):
    return {name: claimreview.read(data) for name, data in (wild | examples).items()}


def kind_of(problem):
    (kind,) = (kind for kind, words in KINDS.items() if words in problem.message)
    return kind


def test_there_are_as_many_files_as_there_were(wild, examples):
    assert (len(wild), len(examples)) == (38, 5)


def test_each_holds_what_it_was_found_for(wild, read):
    for name in wild:
        case = read[name].case
        assert [type(case[review.of]) for review in case.of_type(Review)] == [Claim], name


def test_nothing_is_refused(read):
    assert [name for name, result in read.items() if not result.ok] == []


def test_no_value_of_any_is_missing(wild, examples, read):
    for name, data in (wild | examples).items():
        assert missing(json.loads(data), read[name].case) == [], name


def test_what_a_person_finds_odd_is_told_and_nothing_else(read):
    for beginning, expected in ODDITIES.items():
        (result,) = (result for name, result in read.items() if name.startswith(beginning))
        found = [(problem.field, kind_of(problem)) for problem in result.problems]
        assert sorted(found) == sorted(expected), beginning


def test_the_oddities_of_all_are_of_these_kinds(read):
    found = Counter(kind_of(problem) for result in read.values() for problem in result.problems)

    assert found == COUNTS


def test_no_number_becomes_a_label_and_no_label_a_number(wild, read):
    for name, data in wild.items():
        stated = re.findall(
            r'"(?:alternateName|ratingValue)"\s*:\s*("(?:[^"\\]|\\.)*"|[-0-9.]+)', data.decode()
        )
        said = {str(json.loads(value)) for value in stated}
        for review in read[name].case.of_type(Review):
            assert {review.rating.label, review.rating.value} - {None} <= said | {s.strip() for s in said}, (
                name
            )


def test_nobody_is_made_up_where_the_claimant_is_missing(read):
    for name, result in read.items():
        if "no claimant" in map(kind_of, result.problems):
            assert result.case.of_type(Attribution) == (), name


def test_what_was_read_goes_out_and_comes_back_but_for_the_losses(read):
    for result in read.values():
        exported = claimreview.write(result.case)
        back = claimreview.read(exported.data)
        assert back.ok
        assert_only_lost(result.case, exported.losses, back.case)


def test_words_verdict_and_page_come_back(wild, read):
    for name in wild:
        case = read[name].case
        back = claimreview.read(claimreview.write(case).data).case
        for review in case.of_type(Review):
            assert back[review.of].text == case[review.of].text, name
            assert back[review.id].rating.label == review.rating.label, name
            assert back[review.reviewer] == case[review.reviewer] or back[review.reviewer].name, name
            assert back[review.document].url == case[review.document].url, name


def test_all_of_them_one_a_line_are_the_same_as_each_by_itself(wild, read):
    lines = [json.dumps(json.loads(data)).encode() + b"\n" for data in wild.values()]
    objects = [line for line in lines if line.startswith(b"{")]
    together = set(claimreview.records(objects, on_problem=lambda problem: None))
    names = [name for name, data in wild.items() if json.loads(data).__class__ is dict]

    assert together == {record for name in names for record in read[name].case}


def test_in_a_page_each_is_read_as_by_itself(wild, read):
    pytest.importorskip("lxml")
    for name, data in wild.items():
        page = b'<html><head><script type="application/ld+json">' + data + b"</script></head></html>"
        assert set(claimreview.read(page).case) == set(read[name].case), name


@pytest.fixture(scope="module")
def microdata(corpora):
    """The examples of schema.org in microdata."""
    text = (corpora / "schemaorg-examples" / "claimreview-examples.txt").read_text("utf-8")
    blocks = re.findall(r"^MICRODATA:\n(.*?)^RDFA:", text, re.MULTILINE | re.DOTALL)
    (block,) = (block for block in blocks if "itemscope" in block)  # the others say "to do"
    return block


def test_the_example_in_microdata_says_what_the_one_in_json_ld_does(microdata, examples):
    pytest.importorskip("lxml")
    (claim,) = claimreview.read(f"<html><body>{microdata}</body></html>").case.of_type(Claim)
    (same,) = claimreview.read(examples["jsonld-00"]).case.of_type(Claim)

    assert claim.text.replace("'", '"') == same.text


def test_every_value_of_the_microdata_is_in_the_records(microdata):
    html = pytest.importorskip("lxml.html")
    page = f"<html><body>{microdata}</body></html>"
    attributes = {"link": "href", "a": "href", "img": "src", "meta": "content", "time": "datetime"}
    stated = [
        {
            element.get("itemprop"): element.get(attributes.get(element.tag, "content"))
            or " ".join(element.text_content().split())
        }
        for element in html.document_fromstring(page).iter()
        if "itemprop" in element.attrib and "itemscope" not in element.attrib
    ]

    assert len(stated) > 10
    assert missing(stated, claimreview.read(page).case) == []


def test_what_is_missing_is_told_as_often_as_it_is_missing(wild, examples):
    """Counted without the reader, in the markup itself."""
    reviews = [
        node
        for data in (wild | examples).values()
        for node in nodes(json.loads(data))
        if "claimReviewed" in node
    ]
    ratings = [node["reviewRating"] for node in reviews if "reviewRating" in node]

    assert sum("ratingValue" not in rating for rating in ratings) == COUNTS["no value"]
    assert sum("author" not in node.get("itemReviewed", {}) for node in reviews) == (
        COUNTS["no claimant"] - COUNTS["names nobody"]
    )
    assert len(reviews) - len(ratings) == COUNTS["no rating"]
    assert sum(b"@context" not in data for data in wild.values()) == COUNTS["no context"]


def nodes(value):
    if isinstance(value, dict):
        return [value, *(node for item in value.values() for node in nodes(item))]
    return [node for item in value for node in nodes(item)] if isinstance(value, list) else []
