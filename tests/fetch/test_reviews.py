import asyncio
import hashlib
import json

import pytest

from counterclaim.fetch import AsyncFetcher, Fetcher, FetchError
from counterclaim.fetch.reviews import reviews_of
from counterclaim.model import Claim, Document, Review, Snapshot
from fetch.driving import Reply, Web
from fetch.hostile_server import answer
from fetch.site import opened

HERE = "https://example.org/check"
REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": HERE,
    "claimReviewed": "The bridge was closed in 2025.",
    "author": {"@type": "Organization", "name": "Example Check", "url": "https://example.org/"},
    "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingValue": 1, "bestRating": 5},
}


def markup(data):
    return f'<!doctype html><script type="application/ld+json">{json.dumps(data)}</script>'.encode()


def read(body, kind="text/html", url=HERE):
    return reviews_of(Web({url: Reply(body, (("Content-Type", kind),))}).fetch(url))


def of(case, kind):
    return [record for record in case if type(record) is kind]


def test_a_page_gives_its_fact_checks_with_the_page_itself():
    elsewhere = markup({**REVIEW, "url": "https://example.com/elsewhere"})
    page = Web({HERE: Reply(elsewhere, (("Content-Type", "text/html"),))}).fetch(HERE)

    case = reviews_of(page).case

    assert [claim.text for claim in of(case, Claim)] == ["The bridge was closed in 2025."]
    assert len(of(case, Review)) == 1
    assert page.document in of(case, Document)
    assert of(case, Snapshot) == [page.snapshot]


def test_what_is_relative_is_relative_to_the_page():
    urls = {document.url for document in of(read(markup({**REVIEW, "url": "/review"})).case, Document)}

    assert "https://example.org/review" in urls


def test_a_review_that_stands_on_the_page_is_tied_to_the_bytes_it_was_read_from():
    body = markup(REVIEW)

    case = read(body).case

    (review,), (snapshot,), (document,) = of(case, Review), of(case, Snapshot), of(case, Document)
    assert review.document == snapshot.document == document.id
    assert snapshot.sha256 == hashlib.sha256(body).hexdigest()


def test_a_page_that_may_be_either_of_two_documents_is_a_document_of_its_own():
    other = {**REVIEW, "claimReviewed": "It was open.", "author": {"@type": "Organization", "name": "B"}}
    page = Web({HERE: Reply(markup([REVIEW, other]), (("Content-Type", "text/html"),))}).fetch(HERE)

    case = reviews_of(page).case

    assert len(of(case, Document)) == 3
    assert page.document in of(case, Document)
    assert of(case, Snapshot) == [page.snapshot]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><p>No fact-check.",
        b'<script type="application/ld+json">{broken</script>',
        b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script>",
        b"<" * 5000,
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="utf-16"?><html></html>',
    ],
    ids=range(7),
)
def test_a_page_without_any_gives_the_page_and_a_problem(body):
    found = read(body)

    assert len(found.case) == 2
    assert found.problems


@pytest.mark.parametrize("kind", ["application/pdf", "image/png"])
def test_what_is_no_page_of_text_gives_a_problem(kind):
    found = read(b"\x00\x01", kind)

    assert len(found.case) == 2
    (problem,) = found.problems
    assert kind in problem.message
    assert problem.file == HERE


def test_reviews_of_the_page_that_it_redirects_to_are_read_there():
    there = "https://example.net/check"
    web = Web(
        {
            HERE: Reply(None, (("Location", there),), 301),
            there: Reply(markup({**REVIEW, "url": "/review"}), (("Content-Type", "text/html"),)),
        }
    )

    urls = {document.url for document in of(reviews_of(web.fetch(HERE)).case, Document)}

    assert "https://example.net/review" in urls


@pytest.fixture(scope="module")
def site():
    with opened() as site:
        site.put("/check", answer(markup(REVIEW), b"Content-Type: text/html"))
        yield site


def test_a_fetcher_reads_them_from_a_page(site):
    case = Fetcher(site.policy(), resolver=site.resolve).claim_reviews(site.url("/check")).case

    assert len(of(case, Claim)) == 1
    assert len(of(case, Snapshot)) == 1


def test_an_async_fetcher_reads_them_from_a_page(site):
    fetcher = AsyncFetcher(site.policy(), resolver=site.resolve)

    assert len(of(asyncio.run(fetcher.claim_reviews(site.url("/check"))).case, Claim)) == 1


def test_a_page_that_is_not_there_is_an_error(site):
    with pytest.raises(FetchError):
        Fetcher(site.policy(), resolver=site.resolve).claim_reviews(site.url("/none"))
