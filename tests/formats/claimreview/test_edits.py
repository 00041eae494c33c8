"""Markup that we wrote and that somebody else has changed since."""

from __future__ import annotations

import copy
import json

import pytest

from counterclaim.case import Case
from counterclaim.formats import claimreview
from counterclaim.model import (
    Attribution,
    Claim,
    ClaimKind,
    Document,
    Organization,
    Person,
    Rating,
    Review,
)
from formats.claimreview.helpers import imported, leaves

CASE = Case(
    (
        Person(id="ann", name="Ann", same_as=("https://ann.example",), aliases=("Annie",)),
        Organization(id="check", name="Height Check"),
        Claim(id="high", text="It is 9,000 metres high", kind=ClaimKind.OPINION, tags=("height",)),
        Document(id="post", url="https://posts.example/1"),
        Attribution(id="said", of="high", source="ann", document="post"),
        Document(id="page", url="https://checks.example/1", title="How high?"),
        Review(
            id="rated",
            of="high",
            reviewer="check",
            rating=Rating(label="Not quite", value="2"),
            summary="Not so high",
            document="page",
        ),
    )
)
WRITTEN = json.loads(claimreview.write(CASE).data)


def edited(value, *at):
    """What was written, with *value* at a place of the review."""
    data = copy.deepcopy(WRITTEN)
    node = data["@graph"][0]
    for key in at[:-1]:
        node = node[key]
    node[at[-1]] = value
    return data


@pytest.mark.parametrize(
    ("at", "value", "record"),
    [
        (("url",), "https://new.example/1", "rated"),
        (("name",), "A new title", "rated"),
        (("headline",), "A headline", "rated"),
        (("datePublished",), "2020-02-02", "rated"),
        (("dateModified",), "2021-02-02", "rated"),
        (("inLanguage",), "de", "rated"),
        (("publisher",), {"@type": "Organization", "name": "Somebody else"}, "rated"),
        (("description",), "Words beside", "rated"),
        (("reviewBody",), ["one body", "another body"], "rated"),
        (("mainEntityOfPage",), "https://new.example/2", "rated"),
        (("claimReviewed",), {"text": "another claim"}, "rated"),
        (("itemReviewed", "text"), "It is low", "high"),
        (("itemReviewed", "text"), ["It is low"], "high"),
        (("itemReviewed", "name"), "A name", "high"),
        (("itemReviewed", "genre"), "hearsay", "high"),
        (("itemReviewed", "keywords"), "tall", "high"),
        (("itemReviewed", "identifier"), "doi:10.1", "high"),
        (("itemReviewed", "url"), "https://posts.example/2", "high"),
        (("itemReviewed", "author", "sameAs"), "https://anne.example", "ann"),
        (("itemReviewed", "author", "alternateName"), "Anna", "ann"),
        (("itemReviewed", "author", "description"), {"of": "her"}, "ann"),
        (("itemReviewed", "author", "url"), "https://anna.example", "ann"),
        (("itemReviewed", "appearance", "@type"), "SocialMediaPosting", "post"),
        (("mainEntityOfPage", "name"), {"@value": "Another title"}, "page"),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else None,
)
def test_a_value_that_was_changed_or_added_is_kept(at, value, record):
    case = imported(edited(value, *at)).case

    kept = {item for _, item in leaves(json.loads(json.dumps(case[record].extra, default=dict)))}
    assert {item for _, item in leaves(value)} <= kept


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("url",), "https://new.example/1"),
        (("name",), "A new title"),
        (("reviewBody",), ["a body"]),
        (("mainEntityOfPage",), "https://new.example/2"),
        (("itemReviewed", "text"), "It is low"),
        (("itemReviewed", "keywords"), "tall"),
        (("itemReviewed", "genre"), "hearsay"),
        (("itemReviewed", "author", "sameAs"), "https://anne.example"),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else None,
)
def test_that_it_contradicts_what_we_wrote_is_told(at, value):
    fields = {problem.field for problem in imported(edited(value, *at)).problems}

    assert f"$.@graph[0].{'.'.join(at)}" in fields


def test_which_of_two_was_taken_is_told():
    found = imported(edited("https://new.example/1", "url"))

    assert found.case["page"].url == "https://checks.example/1"
    message = next(one.message for one in found.problems if one.field == "$.@graph[0].url")
    assert "not what mainEntityOfPage has, which was taken" in message


def test_a_claim_in_new_words_has_them_and_keeps_the_others():
    case = imported(edited("It is 9,001 metres high", "claimReviewed")).case

    assert case["high"].text == "It is 9,001 metres high"
    assert case["high"].extra["schema:text"] == "It is 9,000 metres high"


def test_without_the_words_reviewed_those_of_the_claim_are_taken():
    data = copy.deepcopy(WRITTEN)
    del data["@graph"][0]["claimReviewed"]

    assert imported(data).case["high"] == CASE["high"]


def test_an_item_that_lost_its_name_is_a_claim_all_the_same():
    data = copy.deepcopy(WRITTEN)
    del data["@graph"][0]["itemReviewed"]["@id"]
    case = imported(data).case

    assert case[case["rated"].of].text == CASE["high"].text
    assert case["said"].of == case["rated"].of


def test_an_author_who_was_added_said_it_too_and_the_names_of_attributions_stay():
    data = copy.deepcopy(WRITTEN)
    item = data["@graph"][0]["itemReviewed"]
    item["author"] = [item["author"], {"@type": "Person", "name": "Bob"}]
    told = imported(data).case.attributions("high")

    assert told[0] == CASE["said"]
    assert len(told) == 2


def test_what_was_put_beside_is_kept():
    data = copy.deepcopy(WRITTEN)
    data["@graph"].append({"@type": "NewsArticle", "headline": "More on heights"})

    assert "More on heights" in str(imported(data).case["rated"].extra["schema:@graph"])


def test_what_nobody_changed_is_no_oddity():
    assert imported(WRITTEN).problems == ()
    assert set(imported(WRITTEN).case) == set(CASE)
