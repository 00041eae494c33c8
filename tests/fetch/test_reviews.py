import asyncio
import hashlib
import json
import threading

import pytest

from counterclaim.fetch import AsyncFetcher, Fetcher, FetchError, PageFolder, keep_bytes, reviews_of
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


def incomplete(found):
    return [problem for problem in found.problems if problem.code == "incomplete"]


class TestLargePages:
    def test_are_read_as_far_as_two_million_characters(self):
        review = markup(REVIEW)

        assert of(read(review + b" " * 2_000_000).case, Claim)
        (problem,) = incomplete(read(b"<!doctype html>" + b" " * 2_000_000 + review))
        assert "2,000,000 were read" in problem.message
        assert problem.file == HERE

    @pytest.mark.parametrize(
        "piece",
        [
            b"<div itemscope itemtype=https://schema.org/ClaimReview></div>",
            b'<script type="application/ld+json">{"@type":"ClaimReview"}</script>',
            b'<script type="application/ld+json">{</script>',
        ],
        ids=["microdata", "json-ld", "broken"],
    )
    def test_are_read_as_far_as_a_thousand_problems(self, piece):
        found = read(markup(REVIEW) + piece * 2_000)

        (problem,) = incomplete(found)
        assert found.problems.index(problem) == 1_000
        assert "was not read" in problem.message
        assert [claim.text for claim in of(found.case, Claim)] == [REVIEW["claimReviewed"]]

    def test_have_no_such_problem_where_all_was_read(self):
        assert not incomplete(read(markup([REVIEW] * 100)))


def test_the_bytes_of_the_page_can_be_kept(tmp_path):
    body = markup(REVIEW)
    found = read(body)
    folder = PageFolder(tmp_path / "pages")
    folder.make()

    keep_bytes(found.page, folder.blobs)
    folder.add(found.case)

    (snapshot,) = of(folder.read().case, Snapshot)
    assert snapshot == found.page.snapshot
    assert folder.blobs.get(snapshot.sha256) == body
    assert snapshot.log_sha256 in folder.blobs


@pytest.mark.parametrize("url", [HERE, "https://example.com/elsewhere"])
def test_the_records_of_the_page_are_in_the_case(url):
    found = read(markup({**REVIEW, "url": url}))

    assert found.page.document in found.case
    assert found.page.snapshot in found.case


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


def test_an_async_fetcher_reads_them_while_others_go_on(site, monkeypatch):
    others = threading.Event()
    monkeypatch.setattr("counterclaim.fetch.async_fetcher.reviews_of", lambda page: others.wait(10))

    async def both():
        found = asyncio.ensure_future(
            AsyncFetcher(site.policy(), resolver=site.resolve).claim_reviews(site.url("/check"))
        )
        await asyncio.sleep(0.3)
        others.set()
        return await found

    assert asyncio.run(both())


def test_a_page_that_is_not_there_is_an_error(site):
    with pytest.raises(FetchError):
        Fetcher(site.policy(), resolver=site.resolve).claim_reviews(site.url("/none"))
