"""Whatever stands in the markup of a page is read or told, and nothing of it goes missing."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.formats import claimreview
from counterclaim.formats.json_input import documents
from formats.claimreview.helpers import SOUND, imported, missing, review
from formats.damage import places, replaced
from formats.round_trips import assert_only_lost

#: A real shape with all that is looked at: references, lists, works within works, a picture, a quotation.
_BARE = {key: value for key, value in SOUND.items() if key != "@context"}
GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {
            **_BARE,
            "author": {"@id": "#checker"},
            "publisher": [{"@id": "#checker"}, {"@type": "Organization", "name": "A paper"}],
            "itemReviewed": {"@id": "#claim"},
            "inLanguage": "en_GB",
            "dateModified": "29 May 2024",
        },
        {"@type": "Organization", "@id": "#checker", "name": "Height Check", "sameAs": ["https://a.example"]},
        {
            "@type": "Claim",
            "@id": "#claim",
            "text": "It is nine kilometres high",
            "author": [{"@type": "Person", "name": "A climber", "alternateName": "Ann"}, "A guide"],
            "firstAppearance": "https://posts.example/0",
            "appearance": [{"@type": "SocialMediaPosting", "url": "/1", "isPartOf": {"@id": "#site"}}],
        },
        {"@type": "WebSite", "@id": "#site", "name": "Posts", "publisher": {"@id": "#checker"}},
        {
            "@type": ["Review", "ClaimReview"],
            "claimReviewed": ["“It is low”"],
            "reviewRating": {"@type": "Rating", "ratingValue": -1, "bestRating": -1, "worstRating": -1},
            "itemReviewed": {"@type": "creativeWork", "name": "A talk", "author": {"name": "A speaker"}},
        },
        {
            "@type": "MediaReview",
            "mediaAuthenticityCategory": "OriginalContent",
            "itemReviewed": {
                "@type": "VideoObject",
                "interpretedAsClaim": [{"@type": "Claim", "text": "It snows"}],
                "creator": {"@type": "Person", "name": "Bob"},
            },
        },
        {
            "@type": "Quotation",
            "text": "Because it's there",
            "creator": {"@type": "Person", "name": "Mallory"},
        },
        {"@type": "ImageObject", "contentUrl": "https://checks.example/1.jpg", "width": 640},
    ],
}
_MARKED = st.integers(10**6, 10**7).map(lambda number: f"value {number}")
TEXTS = (
    _MARKED
    | st.sampled_from(
        [
            "",
            " ",
            "x",
            "#claim",
            "#checker",
            "ClaimReview",
            "Claim",
            "Person",
            "2024",
            "5 May 2024",
            "a/",
            "//[",
            "&#x0;",
        ]
    )
    | st.text(max_size=8)
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
KEYS = st.sampled_from(
    [
        "@id",
        "@type",
        "@value",
        "@context",
        "author",
        "datePublished",
        "isPartOf",
        "itemReviewed",
        "name",
        "sameAs",
        "text",
        "type",
        "url",
    ]
) | st.text(max_size=4)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def at_place(value, at):
    for key in at:
        value = value[key]
    return value


@st.composite
def damaged(draw):
    """The graph with values of any kind in one to three places."""
    markup = GRAPH
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.sampled_from([at for at in places(markup) if at]))
        value = draw(VALUES)
        there = at_place(markup, at)
        markup = replaced(markup, at, draw(st.sampled_from([value, [there, value], [value, there]])))
    return json.loads(json.dumps(markup))


def is_left(markup):
    """The markup as a reader of JSON has it: whatever no double holds is a text."""
    return [one.value for one in documents(json.dumps(markup), on_problem=lambda problem: None)]


def test_nothing_of_the_graph_is_missing():
    result = imported(GRAPH)

    assert result.ok
    assert missing(GRAPH, result.case) == []


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_a_value_of_any_kind_in_any_place_is_kept_or_the_object_is_refused_aloud(markup):
    result = imported(markup)

    if result.ok and len(result.case):
        assert missing(is_left(markup), result.case) == []
    else:
        assert result.problems


@given(damaged())
def test_reading_it_twice_or_line_by_line_adds_nothing(markup):
    text = json.dumps(markup)
    whole = claimreview.read(text).case
    again = claimreview.read(text).case
    streamed = Case()
    streamed.add_all(claimreview.records([text.encode()], on_problem=lambda problem: None))

    assert set(whole) == set(again) == set(streamed)
    assert not whole.add_all(again)
    assert len(whole) == len(again)


@given(damaged())
def test_what_was_read_is_written_and_comes_back_but_for_the_losses(markup):
    case = imported(markup).case
    exported = claimreview.write(case)

    assert_only_lost(case, exported.losses, claimreview.read(exported.data).case)


@given(st.lists(st.sampled_from([SOUND, GRAPH, review(url="https://checks.example/2"), {}, 5]), max_size=4))
def test_one_object_a_line_is_a_list_of_them(objects):
    lines = "\n".join(json.dumps(one) for one in objects)
    by_line = claimreview.read(lines)
    streamed = Case()
    streamed.add_all(claimreview.records(lines.encode().splitlines(True), on_problem=lambda problem: None))

    assert set(by_line.case) == set(streamed) == set(imported(objects).case)


@given(st.binary(max_size=64) | st.text(max_size=64))
def test_whatever_a_file_holds_it_is_told(source):
    result = claimreview.read(source)

    assert len(result.case) or result.problems


@given(st.data())
def test_a_file_that_breaks_off_anywhere_is_told(data):
    whole = json.dumps(GRAPH).encode()
    end = data.draw(st.integers(0, len(whole) - 1))

    assert not claimreview.read(whole[:end]).ok or end == 0
