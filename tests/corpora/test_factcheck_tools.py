"""A claim as the Fact Check Tools API gave it out."""

from __future__ import annotations

import json

import pytest

from counterclaim.formats import factcheck_tools
from counterclaim.model import Attribution, Claim, Organization, Review
from formats.claimreview.helpers import missing


@pytest.fixture(scope="module")
def answer(corpora):
    return (corpora / "google-factcheck-api" / "claim_item_vishvas_ur.json").read_bytes()


def test_it_is_read_without_a_problem(answer):
    assert factcheck_tools.read(answer).problems == ()


def test_no_value_is_missing(answer):
    assert missing(json.loads(answer), factcheck_tools.read(answer).case) == []


def test_it_holds_a_claim_its_claimant_and_a_review(answer):
    case = factcheck_tools.read(answer).case

    assert [len(case.of_type(cls)) for cls in (Claim, Attribution, Review)] == [1, 1, 1]
    assert case.of_type(Review)[0].rating.label == json.loads(answer)["claimReview"][0]["textualRating"]


def test_a_publisher_without_a_name_goes_by_its_site(answer):
    site = json.loads(answer)["claimReview"][0]["publisher"]["site"]

    assert [one.name for one in factcheck_tools.read(answer).case.of_type(Organization)] == [site]
