"""What is asked is what was meant, and what is found goes on record."""

import json

import pytest

from counterclaim.fetch.factcheck_tools.searches import claim_search, image_search
from counterclaim.formats import factcheck_tools
from fetch.factcheck_tools.stand_in import claim, claims, json_answer, texts
from fetch.hostile_server import answer


def test_a_search_by_words_asks_with_its_arguments_as_the_api_names_them(api, mode):
    api.begin(claims("Everest is 9,000 metres high"))

    api.asks(
        mode,
        "search",
        "Everest & K2 = høy?",
        language="nb-NO",
        reviewer_site="checks.example",
        max_age_days=30,
        page_size=50,
    )

    assert api.asked == [
        (
            "/v1/claims:search",
            {
                "query": "Everest & K2 = høy?",
                "languageCode": "nb-NO",
                "reviewPublisherSiteFilter": "checks.example",
                "maxAgeDays": "30",
                "pageSize": "50",
            },
        )
    ]


def test_a_search_by_reviewer_needs_no_words(api, mode):
    api.begin(claims("Everest is 9,000 metres high"))

    api.asks(mode, "search", reviewer_site="checks.example")

    assert api.asked[0][1] == {"reviewPublisherSiteFilter": "checks.example", "pageSize": "10"}


def test_a_search_by_picture_asks_with_its_arguments_as_the_api_names_them(api, mode):
    api.begin(json_answer({"results": [{"claim": claim("It shows Everest")}]}))

    found = api.asks(
        mode, "search_image", "https://pictures.example/peak.jpg?size=2&x=y", language="en", page_size=5
    )

    assert texts(found.case) == ["It shows Everest"]
    assert api.asked == [
        (
            "/v1/claims:imageSearch",
            {
                "imageUri": "https://pictures.example/peak.jpg?size=2&x=y",
                "languageCode": "en",
                "pageSize": "5",
            },
        )
    ]


def test_what_is_found_is_what_the_answer_holds_when_it_is_read_from_a_file(api, mode):
    held = {"claims": [claim("Everest is 9,000 metres high"), claim("K2 is higher")]}
    api.begin(json_answer(held))

    found = api.asks(mode, "search", "peaks")

    assert list(found.case) == list(factcheck_tools.read(json.dumps(held)).case)
    assert found.problems == ()


def test_a_search_without_a_result_finds_nothing_and_is_no_mistake(api, mode):
    api.begin(json_answer({}))

    found = api.asks(mode, "search", "nothing of the kind")

    assert list(found.case) == []
    assert found.problems == ()


def test_a_claim_that_is_none_is_told_and_the_others_are_found(api, mode):
    api.begin(json_answer({"claims": [claim("K2 is higher"), 5]}))

    found = api.asks(mode, "search", "peaks")

    assert texts(found.case) == ["K2 is higher"]
    assert [(problem.code, problem.field, problem.file) for problem in found.problems] == [
        ("shape", "$.claims[1]", "claims:search, page 1")
    ]


def test_what_is_odd_about_the_json_is_told(api, mode):
    api.begin(answer(b'{"claims": [], "kind": 1, "kind": 2}'))

    found = api.asks(mode, "search", "peaks")

    assert [problem.code for problem in found.problems] == ["oddity", "oddity"]
    assert "the key 'kind' stands twice" in found.problems[0].message


def test_a_packed_answer_is_read(api, mode):
    import gzip

    packed = gzip.compress(json.dumps({"claims": [claim("K2 is higher")]}).encode())
    api.begin(answer(packed, b"Content-Encoding: gzip"))

    assert texts(api.asks(mode, "search", "peaks").case) == ["K2 is higher"]


def test_robots_are_not_asked_for(api, mode):
    api.begin(claims("K2 is higher"))

    api.asks(mode, "search", "peaks", limits={"robots": True})

    assert [path for path, _ in api.asked] == ["/v1/claims:search"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "expected a query, a reviewer_site or both"),
        ({"query": ""}, "query: expected a text that is not empty"),
        ({"query": " \n"}, "query: expected a text that is not empty"),
        ({"query": 5}, "query: expected a text"),
        ({"query": "half \ud800"}, "query: half of a surrogate pair"),
        ({"query": "ж" * 1334}, "query: expected at most 8,000 characters, as they are written in a URL"),
        ({"query": "x", "language": "klingon language"}, "language: expected a language tag"),
        ({"query": "x", "language": ""}, "language: expected a language tag"),
        ({"reviewer_site": "https://checks.example"}, "reviewer_site: expected the name of a site"),
        ({"reviewer_site": "checks.example/heights"}, "reviewer_site: expected the name of a site"),
        ({"reviewer_site": " "}, "reviewer_site: expected a text that is not empty"),
        ({"query": "x", "max_age_days": 0}, "max_age_days: expected a whole number from 1, found 0"),
        ({"query": "x", "max_age_days": 1.5}, "max_age_days: expected a whole number from 1, found 1.5"),
        ({"query": "x", "page_size": True}, "page_size: expected a whole number from 1, found True"),
        ({"query": "x", "page_size": 2**31}, "page_size: expected a whole number from 1, found 2147483648"),
    ],
    ids=str,
)
def test_an_argument_that_the_api_does_not_take_is_refused_before_anything_is_sent(arguments, message):
    usual = {"query": None, "language": None, "reviewer_site": None, "max_age_days": None, "page_size": 10}

    with pytest.raises(ValueError, match=message):
        claim_search(**{**usual, **arguments})


@pytest.mark.parametrize(
    "url",
    [
        "",
        "peak.jpg",
        "file:///etc/passwd",
        "https://user:sesame@pictures.example/",
        "https://pictures.example/a b",
    ],
)
def test_a_picture_that_has_no_public_address_is_refused(url):
    with pytest.raises(ValueError, match="image_url: ") as refused:
        image_search(url, language=None, page_size=10)

    assert "sesame" not in str(refused.value)


@pytest.mark.parametrize("method", ["search", "search_pages"])
def test_an_argument_is_refused_when_it_is_given(api, mode, method):
    with pytest.raises(ValueError, match="expected a query"):
        api.asks(mode, method)

    assert api.asked == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"max_pages": 0}, "max_pages: expected a whole number from 1"),
        ({"page_token": ""}, "page_token: expected a text"),
        ({"page_token": "x" * 4001}, "page_token: expected at most 4,000 characters"),
    ],
    ids=str,
)
def test_a_page_that_cannot_be_asked_for_is_refused(api, mode, arguments, message):
    with pytest.raises(ValueError, match=message):
        api.asks(mode, "search_pages", "peaks", **arguments)
