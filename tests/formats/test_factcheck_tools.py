"""Answers of the Fact Check Tools API: claims, who made them, and who reviewed them."""

from __future__ import annotations

import json

import pytest

from counterclaim.formats import factcheck_tools
from counterclaim.formats.dates import exact_date
from counterclaim.formats.sample import Sample
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Organization,
    Rating,
    Review,
    Source,
    UnnamedSource,
)
from formats.claimreview.helpers import missing

REVIEW = {
    "publisher": {"name": "Height Check", "site": "checks.example"},
    "url": "https://checks.example/everest",
    "title": "Is Mount Everest 9,000 metres high?",
    "reviewDate": "2024-05-29T00:00:00Z",
    "textualRating": "Not quite",
    "languageCode": "en",
}
CLAIM = {
    "text": "Mount Everest is 9,000 metres high",
    "claimant": "A climber",
    "claimDate": "2024-05-01T00:00:00Z",
    "claimReview": [REVIEW],
}


def read(value):
    return factcheck_tools.read(value if isinstance(value, str | bytes) else json.dumps(value))


def odd(value):
    return {problem.field: problem.message for problem in read(value).problems}


def reviewed(**changes):
    return {**CLAIM, "claimReview": [{k: v for k, v in {**REVIEW, **changes}.items() if v is not None}]}


class TestAnAnswer:
    @pytest.mark.parametrize(
        "answer",
        [CLAIM, [CLAIM], {"claims": [CLAIM]}, {"results": [{"claim": CLAIM}]}, {"claims": CLAIM}],
        ids=["claim", "list", "search", "picture", "one"],
    )
    def test_every_form_of_it_says_the_same(self, answer):
        assert (set(read(answer).case), read(answer).problems) == (set(read(CLAIM).case), ())

    def test_no_value_is_missing(self):
        assert missing(CLAIM, read(CLAIM).case) == []

    def test_each_value_has_its_place(self):
        case = read(CLAIM).case
        (claim,), (attribution,), (review,) = (case.of_type(cls) for cls in (Claim, Attribution, Review))
        page = case[review.document]

        assert claim.text == CLAIM["text"]
        assert (attribution.of, case[attribution.source].name) == (claim.id, "A climber")
        assert attribution.said == exact_date("2024-05-01T00:00:00Z")
        assert (review.of, review.rating) == (claim.id, Rating(label="Not quite"))
        assert (page.url, page.title, page.language) == (REVIEW["url"], REVIEW["title"], "en")
        assert page.published == exact_date("2024-05-29T00:00:00Z")
        assert case[review.reviewer] == Organization(
            id=review.reviewer, name="Height Check", same_as=("checks.example",)
        )
        assert page.publisher == review.reviewer

    def test_an_answer_without_claims_is_nothing_and_no_mistake(self):
        assert (len(read("{}").case), read("{}").problems) == (0, ())

    def test_that_it_goes_on_is_told(self):
        assert "'CAo'" in odd({"claims": [CLAIM], "nextPageToken": "CAo"})["$.nextPageToken"]

    def test_what_belongs_to_no_claim_is_told(self):
        answer = {"claims": [CLAIM], "etag": "x1", "results": [{"claim": CLAIM, "score": 5}]}

        assert {field: "left out" in message for field, message in odd(answer).items()} == {
            "$.etag": True,
            "$.results[0].score": True,
        }

    @pytest.mark.parametrize(
        "value", [5, "x", None, [5], {"error": {"code": 400}}, {"claims": [5]}], ids=repr
    )
    def test_what_is_no_answer_is_refused(self, value):
        result = read(value)

        assert (len(result.case), result.ok) == (0, False)


class TestClaims:
    def test_several_reviews_are_of_one_claim(self):
        case = read({**CLAIM, "claimReview": [REVIEW, {**REVIEW, "url": "https://other.example"}]}).case

        assert {review.of for review in case.of_type(Review)} == {case.of_type(Claim)[0].id}
        assert len(case.of_type(Review)) == 2

    def test_one_page_that_reviews_two_claims_is_one_document(self):
        case = read([CLAIM, {**CLAIM, "text": "It is low"}]).case

        assert (len(case.of_type(Document)), len(case.of_type(Review))) == (1, 2)

    def test_two_claims_by_one_name_are_not_said_to_be_by_one_person(self):
        case = read([CLAIM, {**CLAIM, "text": "It is low"}]).case

        assert (
            sorted(one.name for one in case.of_type(Source) if one.name == "A climber") == ["A climber"] * 2
        )

    def test_a_claimant_who_is_missing_is_nobody_and_the_date_is_kept(self):
        value = {key: item for key, item in CLAIM.items() if key != "claimant"}
        case = read(value).case

        assert case.of_type(Attribution) == ()
        assert odd(value) == {"$.claimant": "whose claim it is, is not stated"}
        assert case.of_type(Claim)[0].extra["factcheck:claimDate"] == CLAIM["claimDate"]

    def test_a_claim_that_nobody_reviewed_is_told(self):
        assert odd({"text": "It is low", "claimant": "Ann"}) == {"$.claimReview": "nobody reviewed it"}

    def test_a_claim_without_words_leaves_the_pages_that_review_it_with_all_that_is_known_of_it(self):
        value = {key: item for key, item in CLAIM.items() if key != "text"}
        case = read(value).case

        assert missing(value, case) == []
        assert {type(record) for record in case} == {Document, Organization}
        assert "has no text" in odd(value)["$.text"]
        assert read(value).ok

    def test_a_page_that_reviews_a_claim_without_words_besides_another_loses_nothing(self):
        value = [CLAIM, {**CLAIM, "text": " "}, {**CLAIM, "text": None, "claimant": "Another"}]

        assert missing(value, read(value).case) == []
        assert {problem.code for problem in read(value).problems} == {"oddity"}

    def test_a_claim_with_neither_words_nor_a_review_is_refused(self):
        assert not read({"claimant": "Ann", "claimReview": []}).ok

    def test_a_date_that_is_none_is_kept_as_it_stands(self):
        value = {**CLAIM, "claimDate": "last May"}

        assert read(value).case.of_type(Attribution)[0].said.text == "last May"
        assert "is no date" in odd(value)["$.claimDate"]

    def test_what_has_no_field_is_kept(self):
        value = {**CLAIM, "tags": ["height"], "claimReview": [{**REVIEW, "score": 0.5}]}

        assert missing(value, read(value).case) == []


class TestReviews:
    def test_a_publisher_without_a_name_goes_by_its_site(self):
        case = read(reviewed(publisher={"site": "checks.example"})).case

        assert case[case.of_type(Review)[0].reviewer].name == "checks.example"

    @pytest.mark.parametrize(
        "publisher", [None, {}, {"logo": "x"}, [], "Height Check", [{"name": "A"}]], ids=repr
    )
    def test_a_publisher_who_is_not_named_is_told_and_what_is_there_is_kept(self, publisher):
        value = reviewed(publisher=publisher)

        assert "$.claimReview[0].publisher" in odd(value)
        assert missing(value, read(value).case) == []

    def test_two_reviewers_who_are_not_named_are_not_said_to_be_one(self):
        case = read([reviewed(publisher=None), reviewed(publisher=None, url="https://b.example")]).case

        assert [type(case[review.reviewer]) for review in case.of_type(Review)] == [UnnamedSource] * 2
        assert len({review.reviewer for review in case.of_type(Review)}) == 2

    def test_two_reviews_without_a_page_are_not_said_to_stand_in_one(self):
        bare = {"claimReview": [{"textualRating": "False"}]}
        case = read([{"text": "It is high", **bare}, {"text": "It is low", **bare}]).case

        assert len({review.document for review in case.of_type(Review)}) == 2
        assert len({review.reviewer for review in case.of_type(Review)}) == 2

    def test_a_missing_verdict_is_none(self):
        value = reviewed(textualRating=None)

        assert read(value).case.of_type(Review)[0].rating is None
        assert odd(value) == {"$.claimReview[0].textualRating": "the review has no verdict"}

    def test_a_language_that_is_none_is_kept_and_told(self):
        value = reviewed(languageCode="British English")

        assert read(value).case.of_type(Document)[0].language is None
        assert "is no language tag" in odd(value)["$.claimReview[0].languageCode"]
        assert missing(value, read(value).case) == []


def test_one_answer_a_line_is_read_line_by_line():
    problems = []
    lines = [json.dumps(CLAIM).encode(), b"", b"{broken", json.dumps({"claims": [CLAIM]}).encode()]

    found = set(factcheck_tools.records(lines, on_problem=problems.append))

    assert found == set(read(CLAIM).case)
    assert [(problem.code, problem.line) for problem in problems] == [("syntax", 3)]


def test_reading_twice_adds_nothing():
    case = read(CLAIM).case

    assert not case.add_all(read({"claims": [CLAIM, CLAIM]}).case)
    assert set(case) == set(read(CLAIM).case)


@pytest.mark.parametrize(
    "answer", [CLAIM, [CLAIM], {"claims": [CLAIM], "nextPageToken": "x"}, {"results": [{"claim": CLAIM}]}]
)
def test_it_is_recognised(answer):
    assert factcheck_tools.FORMAT.recognise(Sample(json.dumps(answer, indent=1)))
