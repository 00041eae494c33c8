"""Whether it is known what published ratings mean (CC304)."""

from __future__ import annotations

import pytest

from counterclaim.model import Document, Organization, Rating, Review


@pytest.fixture
def reviewed(case):
    """Return a function that returns the case with a review, on a page of its reviewer."""

    def with_rating(rating, url="https://www.politifact.com/factchecks/1"):
        case.add(Organization(id="checker", name="Checker"))
        case.add(Document(id="page", url=url, publisher="checker"))
        case.add_claim("The bridge is closed", id="closed", by="union")
        case.add(Review(id="review", of="closed", reviewer="checker", rating=rating, document="page"))
        return case

    return with_rating


def test_a_label_of_the_scale_of_the_publisher_is_fine(reviewed, found):
    assert found(reviewed(Rating(label="Mostly False")), "CC304") == {}


def test_a_label_that_the_scale_does_not_have_is_told(reviewed, findings):
    (finding,) = findings(reviewed(Rating(label="Quite wrong")), "CC304")
    assert (finding.record, finding.level.value, finding.related) == ("review", "warning", ("closed",))
    assert "“Quite wrong” by Checker" in finding.message


def test_a_publisher_without_a_scale_is_told(reviewed, found):
    case = reviewed(Rating(label="Mostly False"), "https://example.org/check")
    assert found(case, "CC304") == {"review": "warning"}


def test_a_number_without_a_scale_is_told_by_the_number(reviewed, findings):
    (finding,) = findings(reviewed(Rating(value="3", best="5", worst="1"), "https://example.org/1"), "CC304")
    assert "“3”" in finding.message


def test_a_review_without_a_rating_is_fine(reviewed, found):
    assert found(reviewed(None), "CC304") == {}
