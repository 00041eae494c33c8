"""Ids that follow from content, and names that lead back to a record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.formats.ids import URN, derived_id, id_in_urn, urn_of
from counterclaim.registry import is_id
from counterclaim.strategies import ids


@given(ids())
def test_a_name_leads_back_to_its_record(id):
    assert id_in_urn(urn_of(id)) == id
    assert urn_of(id).isascii()


@pytest.mark.parametrize(
    "name",
    [
        *(None, 5, [], "", URN, URN.upper() + "a", "everest", "https://a.example"),
        *(URN + rest for rest in ("a b", "%20", "a%0A", "%ff", "%C3%A", "a/b", "%61", "a" * 300)),
    ],
    ids=repr,
)
def test_what_we_did_not_write_is_no_name_of_ours(name):
    assert id_in_urn(name) is None


@given(st.text())
def test_of_any_text_only_what_we_would_write_is_a_name(text):
    id = id_in_urn(URN + text)

    assert id is None or urn_of(id) == URN + text


_PARTS = st.lists(st.text(alphabet=st.characters(exclude_characters="\x00")), min_size=1, max_size=3)


@given(_PARTS, _PARTS)
def test_only_the_same_content_has_the_same_id(one, other):
    assert (derived_id("x", *one) == derived_id("x", *other)) is (one == other)


def test_an_id_says_what_it_is_of_and_is_one():
    id = derived_id("claim", "Mount Everest is high")

    assert id.startswith("claim-")
    assert is_id(id)
    assert id == derived_id("claim", "Mount Everest is high") != derived_id("source", "Mount Everest is high")


def test_a_zero_in_a_content_does_not_make_two_of_it():
    assert (
        len({derived_id("x", *parts) for parts in (["a\x00b"], ["a", "b"], ["a\x01\x02b"], ["a\x01b"])}) == 4
    )
