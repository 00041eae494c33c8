from __future__ import annotations

import attrs
import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.model import Attribution, Certainty, Mode, Quote


def attribution(**fields) -> Attribution:
    return Attribution(**{"id": "a", "of": "leak", "source": "paper", **fields})


class TestCertainty:
    def test_of_an_origin_is_certain_unless_it_says_otherwise(self):
        assert attribution().certainty is Certainty.CERTAIN
        assert attribution().committed

    def test_of_a_relay_is_uncommitted_unless_it_says_otherwise(self):
        assert attribution(relays=("b",)).certainty is Certainty.UNCOMMITTED
        assert not attribution(relays=("b",)).committed

    def test_is_what_was_said_where_it_was_said(self):
        assert attribution(relays=("b",), certainty=Certainty.CERTAIN).committed
        assert not attribution(certainty=Certainty.UNCOMMITTED).committed

    @pytest.mark.parametrize("certainty", [Certainty.PROBABLE, Certainty.POSSIBLE])
    def test_that_is_cautious_commits_all_the_same(self, certainty):
        assert attribution(certainty=certainty).committed

    def test_stays_as_it_is_when_the_relays_change(self):
        assert attrs.evolve(attribution(), relays=("b",)).certainty is Certainty.CERTAIN


class TestAnAttribution:
    def test_states_in_the_original_words_unless_it_says_otherwise(self):
        assert attribution().mode is Mode.STATES
        assert attribution().translated is False
        assert attribution().first_hand is None

    @pytest.mark.parametrize(
        ("field", "wrong", "expected"),
        [
            ("of", "", "the id of a claim or rebuttal"),
            ("source", "the paper", "the id of a source"),
            ("speaker", 7, "the id of a source"),
            ("document", "an article", "the id of a document"),
            ("mode", "quotes", "one of states, quotes"),
            ("certainty", "certain", "one of certain, probable"),
            ("first_hand", 1, "true or false"),
            ("translated", None, "true or false"),
            ("verb", 7, "a text"),
            ("said", "2019", "a date"),
            ("quote", "every head", "a quote"),
        ],
    )
    def test_refuses_what_its_fields_cannot_hold(self, field, wrong, expected):
        with pytest.raises(InvalidRecordError, match=f"^attribution: {field}: expected {expected}"):
            attribution(**{field: wrong})

    def test_relays_by_ids(self):
        with pytest.raises(InvalidRecordError, match=r"relays\[1\]: expected the id of an attribution"):
            attribution(relays=("a", "b c"))

    def test_holds_the_words(self):
        assert attribution(quote=Quote(exact="every head")).quote.exact == "every head"  # type: ignore[union-attr]
