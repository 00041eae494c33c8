"""Input that was made to break a reader: broken off, deep, long, and of the wrong kind."""

from __future__ import annotations

import itertools
import json
import tracemalloc

import pytest

from counterclaim.formats import claimreview, factcheck_tools
from counterclaim.model import Review
from formats.claimreview.helpers import SOUND, html, imported, missing, review

MEGABYTE = 1024 * 1024
READERS = pytest.mark.parametrize(
    "read", [claimreview.read, factcheck_tools.read], ids=["claimreview", "api"]
)


def test_a_file_that_breaks_off_anywhere_is_refused():
    data = json.dumps(
        review(claimReviewed="Der Gipfel ist 9.000 m hoch – „über“ allem"), ensure_ascii=False
    ).encode()
    for end in range(1, len(data)):
        assert [problem.code for problem in claimreview.read(data[:end]).problems] == ["syntax"], end


def test_a_page_that_breaks_off_anywhere_gives_what_is_whole_or_nothing():
    pytest.importorskip("lxml")
    page = html(json.dumps(SOUND), body="<p>Höhe</p>").encode()
    whole = set(claimreview.read(page).case)
    for end in range(len(page)):
        result = claimreview.read(page[:end])
        assert set(result.case) in (set(), whole), end
        assert result.problems or len(result.case), end


@READERS
@pytest.mark.parametrize(
    ("opening", "closing"),
    [("[", "]"), ('{"a":', "}"), ('{"claimReviewed":"x","itemReviewed":', "}"), ('[{"claimReview":', "}]")],
)
@pytest.mark.parametrize("depth", [50, 5_000, 1_000_000])
def test_what_is_nested_deeply_is_refused(read, opening, closing, depth):
    for text in (opening * depth + "1" + closing * depth, opening * depth):
        result = read(text)
        assert (len(result.case), result.ok) == (0, False)


def test_what_is_nested_as_deeply_as_may_be_is_kept():
    value = "deep"
    for _ in range(35):
        value = [value]
    markup = review(about=value)

    assert missing(markup, imported(markup).case) == []


@READERS
@pytest.mark.parametrize(
    "text",
    [
        "x" * (50 * MEGABYTE),
        "[" * (50 * MEGABYTE),
        '"' + "x" * (50 * MEGABYTE) + '"',
        "1" * (50 * MEGABYTE),
        "[" + "1," * (5 * MEGABYTE),
        "{}\n" * 250_000,
        " " * (50 * MEGABYTE),
    ],
    ids=["letters", "brackets", "one text", "one number", "numbers", "objects", "blanks"],
)
def test_fifty_megabytes_are_read_or_refused(read, text):
    assert len(read(text).case) == 0


def test_a_long_value_is_kept():
    text = "high " * (2 * MEGABYTE)
    found = imported(review(articleBody=text)).case.of_type(Review)[0]

    assert found.extra["schema:articleBody"] == text


def test_of_objects_one_a_line_one_is_held_at_a_time():
    line = json.dumps(review(articleBody="high " * 50_000)).encode() + b"\n"
    records = claimreview.records(itertools.repeat(line, 200), on_problem=lambda problem: None)
    next(records)

    tracemalloc.start()
    count = sum(1 for _ in records)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count > 200
    assert peak < 20 * len(line) < 200 * len(line)


def test_a_key_of_a_megabyte_over_many_objects_costs_no_more_than_it_is_long():
    """A path of a megabyte for each of them would be a hundred gigabytes."""
    markup = {"k" * MEGABYTE: [{} for _ in range(100_000)], **SOUND}

    assert imported(markup).case.of_type(Review)


def test_twenty_thousand_claims_in_one_graph_are_each_looked_at_once():
    """Each held against each other would be four hundred million looks."""
    claims = [{"@type": "Claim", "text": f"It is {n} metres high", "author": "Ann"} for n in range(20_000)]
    found = claimreview.records(
        [json.dumps({"@context": "https://schema.org", "@graph": claims}).encode()],
        on_problem=lambda problem: None,
    )

    assert sum(1 for _ in found) > 20_000


def test_a_large_node_that_many_refer_to_is_read_once():
    club = {"@type": "Organization", "@id": "#club", "name": "Height Check", "x": list(range(100_000))}
    reviews = [review(url=f"https://a.example/{n}", author={"@id": "#club"}) for n in range(200)]
    case = imported({"@context": "https://schema.org", "@graph": [club, *reviews]}).case

    assert len({one.reviewer for one in case.of_type(Review)}) == 1


@pytest.mark.parametrize("type", ["Claim", "CreativeWork", "ImageObject"])
def test_a_large_thing_that_many_review_costs_no_more_than_it_is_long(type):
    """Two megabytes in front of two thousand reviews: minutes if each looked at all of it."""
    kind = "MediaReview" if type == "ImageObject" else "ClaimReview"
    key = "mediaAuthenticityCategory" if type == "ImageObject" else "claimReviewed"
    thing = {"@id": "#c", "@type": type, "url": "https://a.example", "description": "high " * 400_000}
    reviews = [{"@type": kind, key: f"It is {n}", "itemReviewed": {"@id": "#c"}} for n in range(2000)]
    case = imported({"@context": "https://schema.org", "@graph": [thing, *reviews]}).case

    assert len(case.of_type(Review)) == 2000


@pytest.mark.parametrize("date", ["a" * 100_000 + "/", "May " * 50_000, "1" * 1_000_000, "2024-" * 200_000])
def test_a_long_date_costs_no_more_than_it_is_long(date):
    markup = review(datePublished=date)

    assert missing(markup, imported(markup).case) == []


@pytest.mark.parametrize(
    "text", ["&" * 500_000, "&#" * 500_000, "“" * 500_000, "\u00a0" * 500_000 + "x", "&amp" * 500_000 + ";"]
)
def test_long_words_of_all_that_is_taken_off_cost_no_more_than_they_are_long(text):
    markup = review(claimReviewed=text, author={"@type": "Person", "name": text})

    assert missing(markup, imported(markup).case) == []


@pytest.mark.parametrize(
    "text",
    [
        '{"claimReviewed": "\\ud800"}',
        '{"claimReviewed": "a", "claimReviewed": "b"}',
        '{"claimReviewed": NaN}',
        '{"claimReviewed": 1e999}',
        '{"claimReviewed": "a\tb\u0000"}',
        '{"claimReviewed": "x", "n": 123456789012345678901234567890}',
    ],
    ids=["half of a pair", "twice", "no number", "infinite", "control characters", "long number"],
)
def test_what_readers_of_json_do_not_agree_on_is_read_and_kept(text):
    result = claimreview.read(text)

    assert result.ok
    assert result.case.of_type(Review)


def test_a_number_of_many_digits_is_kept_to_the_last():
    digits = "8848.860000000000000000001"
    found = claimreview.read(f'{{"claimReviewed": "x", "height": {digits}}}').case.of_type(Review)[0]

    assert found.extra["schema:height"] == digits


def test_bytes_that_are_no_utf_8_are_refused():
    assert [p.code for p in claimreview.read(b'{"claimReviewed": "\xff"}').problems] == ["syntax"]


def test_utf_16_is_read():
    text = json.dumps(review(claimReviewed="Größe: 8.849 m"), ensure_ascii=False)

    assert set(claimreview.read(text.encode("utf-16")).case) == set(claimreview.read(text).case)
