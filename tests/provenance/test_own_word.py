import pytest

from counterclaim.model import Attribution, Certainty
from counterclaim.provenance.own_word import has_origin


@pytest.mark.parametrize(
    ("fields", "own"),
    [
        ({}, True),
        ({"certainty": Certainty.UNCOMMITTED}, False),
        ({"relays": ("b",)}, False),
        ({"relays": ("b",), "certainty": Certainty.CERTAIN}, False),
        ({"relays": ("b",), "first_hand": True}, True),
        ({"first_hand": False}, False),
    ],
)
def test_somebodys_own_word_is_what_they_know_or_take_on_without_passing_it_on(fields, own):
    assert has_origin(Attribution(id="a", of="c", source="s", **fields)) is own
