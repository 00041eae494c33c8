from __future__ import annotations

import attrs
import pytest

from counterclaim.case import UNSTATED, Telling, attributions_for, telling_of
from counterclaim.frozen import FrozenMap
from counterclaim.model import Attribution, Certainty, Mode, Quote

PUBLISHERS = {"article": "paper"}
ARTICLE = {"document": "article", "publisher": "paper"}


@pytest.mark.parametrize(
    "telling",
    [
        Telling(by=("a",)),
        Telling(by=("a", "b"), document="letter"),
        Telling(by=("paper",), **ARTICLE),
        Telling(by=("a",), via=("x", "y"), verb="say", quote=Quote(exact="q"), **ARTICLE),
        Telling(by=("a", "b"), via=("x",), mode=Mode.CITES, translated=True, **ARTICLE),
        Telling(by=("a", "paper"), **ARTICLE),
        Telling(by=("a", "paper"), via=("x",), certainty=Certainty.POSSIBLE, **ARTICLE),
        Telling(by=UNSTATED, **ARTICLE),
        Telling(by=UNSTATED, via=("x",), certainty=Certainty.PROBABLE, **ARTICLE),
        Telling(by=UNSTATED, via=("x", "y"), document="letter"),
    ],
)
def test_attributions_lead_back_to_the_telling_in_any_order(telling):
    made = attributions_for("c", telling)

    assert telling_of(made, PUBLISHERS.get) == telling
    assert telling_of(made[::-1], PUBLISHERS.get) is not None


def test_no_attributions_are_nobody_on_record():
    assert telling_of((), PUBLISHERS.get) == Telling(by=None)


class TestNoTellingStandsFor:
    def test_an_id_of_its_own(self):
        assert telling_of((Attribution(id="mine", of="c", source="a"),), PUBLISHERS.get) is None

    def test_fields_of_an_extension(self):
        (made,) = attributions_for("c", Telling(by=("a",)))
        marked = attrs.evolve(made, extra=FrozenMap({"acme:tone": "calm"}))

        assert telling_of((marked,), PUBLISHERS.get) is None

    def test_a_document_of_the_origin_behind_its_relay(self):
        origin, relay = attributions_for("c", Telling(by=("paper",), via=("agency",)))

        assert telling_of((origin, attrs.evolve(relay, document="article")), PUBLISHERS.get) is None

    def test_two_parallel_reports(self):
        first = attributions_for("c", Telling(by=("a",), via=("x",)))
        second = attributions_for("c", Telling(by=("b",), via=("y",)))

        assert telling_of(first + second, PUBLISHERS.get) is None

    def test_a_relay_of_something_that_is_not_there(self):
        lost = Attribution(id="c@a", of="c", source="a", relays=("c@b",))

        assert telling_of((lost,), PUBLISHERS.get) is None

    def test_a_source_that_stands_in_the_chain_twice(self):
        origin = Attribution(id="c@a", of="c", source="a", first_hand=True)
        again = Attribution(id="again", of="c", source="a", relays=("c@a",))

        assert telling_of((origin, again), PUBLISHERS.get) is None

    def test_a_circle(self):
        left = Attribution(id="c@a", of="c", source="a", relays=("c@b",))
        right = Attribution(id="c@b", of="c", source="b", relays=("c@a",))
        reader = Attribution(id="c@r", of="c", source="r", relays=("c@a",))

        assert telling_of((left, right), PUBLISHERS.get) is None
        assert telling_of((left, right, reader), PUBLISHERS.get) is None

    def test_the_same_attribution_twice(self):
        made = attributions_for("c", Telling(by=("a",)))

        assert telling_of(made + made, PUBLISHERS.get) is None


def test_a_publisher_among_the_origins_that_is_not_committed_is_found_again():
    telling = Telling(
        by=("paper", "agency"),
        document="article",
        publisher="paper",
        speaker="spokesman",
        certainty=Certainty.UNCOMMITTED,
    )
    made = attributions_for("c", telling)

    found = telling_of(made, {"article": "paper"}.get)

    assert found is not None
    assert set(attributions_for("c", found)) == set(made)
