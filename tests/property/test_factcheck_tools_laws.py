"""Whatever stands in an answer is kept or told."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.case import Case
from counterclaim.formats import factcheck_tools
from counterclaim.formats.json_input import documents
from formats.claimreview.helpers import missing
from formats.damage import places, replaced

_REVIEW = {
    "publisher": {"name": "Height Check", "site": "checks.example"},
    "url": "https://checks.example/everest",
    "title": "How high?",
    "reviewDate": "2024-05-29",
    "textualRating": "Not quite",
    "languageCode": "en",
}
_CLAIM = {"text": "It is high", "claimant": "Ann", "claimDate": "2024-05-01", "claimReview": [_REVIEW]}
ANSWER = {"claims": [_CLAIM, {**_CLAIM, "text": "It is low", "claimReview": [_REVIEW, _REVIEW]}]}
TEXTS = st.integers(10**6, 10**7).map(lambda number: f"value {number}") | st.text(max_size=6)
KEYS = st.sampled_from([*_CLAIM, *_REVIEW, "name", "site", "claims", "results", "claim"]) | st.text(
    max_size=4
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@st.composite
def damaged(draw):
    answer = ANSWER
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.sampled_from(list(places(answer))))
        there = answer
        for key in at:
            there = there[key]
        value = draw(VALUES)
        answer = replaced(answer, at, draw(st.sampled_from([value, [there, value], [value, there]])))
    return json.dumps(answer)


@given(damaged())
def test_a_value_of_any_kind_in_any_place_is_kept_or_told(text):
    result = factcheck_tools.read(text)

    if not result.ok or any("left out" in problem.message for problem in result.problems):
        return
    source = [document.value for document in documents(text, on_problem=lambda problem: None)]
    gone = [key for key, _ in missing(source, result.case)]
    assert set(gone) <= {"nextPageToken"}


@given(damaged())
def test_reading_it_twice_or_line_by_line_adds_nothing(text):
    whole = factcheck_tools.read(text).case
    streamed = Case()
    streamed.add_all(factcheck_tools.records([text.encode()], on_problem=lambda problem: None))

    assert set(whole) == set(streamed)
    assert not whole.add_all(factcheck_tools.read(text).case)


@given(st.binary(max_size=64) | st.text(max_size=64))
def test_whatever_a_file_holds_nothing_crashes(source):
    result = factcheck_tools.read(source)

    assert len(result.case) or result.problems or source.strip() in (b"", "", b"{}", "{}", b"[]", "[]")
