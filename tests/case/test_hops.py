from __future__ import annotations

import pytest

from counterclaim.case import UNSTATED, Telling, attributions_for
from counterclaim.errors import InvalidRecordError
from counterclaim.model import Attribution, Certainty, Mode, Quote
from counterclaim.values import DateSpan

ARTICLE = {"document": "article", "publisher": "paper"}


def told(**fields: object) -> tuple[Attribution, ...]:
    return attributions_for("c", Telling(**fields))


def faults_of(**fields: object) -> dict[str, str]:
    with pytest.raises(InvalidRecordError) as refused:
        told(**fields)
    return {fault.path: fault.message for fault in refused.value.faults}


class TestAnOrigin:
    def test_alone_it_speaks_first_hand_in_the_document(self):
        assert told(by=("police",), document="letter") == (
            Attribution(id="c@police", of="c", source="police", first_hand=True, document="letter"),
        )

    def test_behind_the_publisher_it_leaves_the_document_to_the_last_hop(self):
        police, paper = told(by=("police",), **ARTICLE)

        assert (police.document, paper.document) == (None, "article")
        assert paper.relays == ("c@police",)

    def test_that_is_the_publisher_itself_says_nothing_about_first_hand_and_is_not_added_twice(self):
        assert told(by=("paper",), **ARTICLE) == (
            Attribution(id="c@paper", of="c", source="paper", document="article"),
        )

    def test_keeps_date_verb_speaker_and_certainty_of_the_first_hop(self):
        said = DateSpan.year(2019)
        police, paper = told(
            by=("police",), said=said, verb="boast", speaker="x", certainty=Certainty.POSSIBLE, **ARTICLE
        )

        assert (police.said, police.verb, police.speaker) == (said, "boast", "x")
        assert police.certainty is Certainty.POSSIBLE
        assert (paper.said, paper.verb, paper.speaker) == (None, None, None)
        assert paper.certainty is Certainty.UNCOMMITTED

    def test_with_a_quote_of_its_own_still_states(self):
        (police,) = told(by=("police",), document="letter", quote=Quote(exact="Every head."))

        assert police.mode is Mode.STATES
        assert police.quote == Quote(exact="Every head.")


class TestHopsBetween:
    def test_each_relays_the_one_before(self):
        chain = told(by=("police",), via=("ministry", "agency"), **ARTICLE)

        assert [hop.source for hop in chain] == ["police", "ministry", "agency", "paper"]
        assert [hop.relays for hop in chain[1:]] == [("c@police",), ("c@ministry",), ("c@agency",)]
        assert [hop.document for hop in chain] == [None, None, None, "article"]

    def test_the_publisher_named_last_is_not_added_twice(self):
        assert told(by=("a",), via=("agency", "paper"), **ARTICLE) == told(
            by=("a",), via=("agency",), **ARTICLE
        )

    def test_the_next_hop_relays_every_origin(self):
        *_, agency = told(by=("a", "b"), via=("agency",), document="wire")

        assert agency.relays == ("c@a", "c@b")

    def test_several_origins_without_a_hop_stand_in_the_document_each(self):
        assert [hop.document for hop in told(by=("a", "b"), document="letter")] == ["letter", "letter"]

    def test_only_the_last_quotes(self):
        a, agency, paper = told(
            by=("a",), via=("agency",), quote=Quote(exact="x"), translated=True, **ARTICLE
        )

        assert [hop.mode for hop in (a, agency, paper)] == [Mode.STATES, Mode.PARAPHRASES, Mode.QUOTES]
        assert [hop.translated for hop in (a, agency, paper)] == [False, False, True]
        assert (agency.quote, paper.quote) == (None, Quote(exact="x"))

    def test_a_mode_that_is_given_is_that_of_the_last(self):
        a, paper = told(by=("a",), mode=Mode.CITES, **ARTICLE)

        assert (a.mode, paper.mode) == (Mode.STATES, Mode.CITES)


class TestAPublisherAmongSeveralOrigins:
    def test_relays_the_others_and_stands_by_it(self):
        police, paper = told(by=("paper", "police"), **ARTICLE)

        assert police.first_hand is True
        assert paper.relays == ("c@police",)
        assert (paper.certainty, paper.first_hand) == (Certainty.CERTAIN, None)

    def test_may_be_named_last_in_via_as_well(self):
        assert told(by=("a", "paper"), via=("agency", "paper"), **ARTICLE) == told(
            by=("a", "paper"), via=("agency",), **ARTICLE
        )

    def test_shares_what_is_said_of_the_first_hop(self):
        _, paper = told(by=("police", "paper"), verb="say", certainty=Certainty.PROBABLE, **ARTICLE)

        assert (paper.verb, paper.certainty) == ("say", Certainty.PROBABLE)


class TestAnOriginThatIsNotStated:
    def test_leaves_the_publisher_uncommitted_and_relaying_nothing(self):
        assert told(by=UNSTATED, verb="report", **ARTICLE) == (
            Attribution(
                id="c@paper",
                of="c",
                source="paper",
                first_hand=False,
                mode=Mode.PARAPHRASES,
                certainty=Certainty.UNCOMMITTED,
                verb="report",
                document="article",
            ),
        )

    def test_begins_with_the_first_hop_between(self):
        agency, paper = told(by=UNSTATED, via=("agency",), **ARTICLE)

        assert (agency.first_hand, agency.relays) == (False, ())
        assert (paper.first_hand, paper.relays) == (None, ("c@agency",))

    def test_gives_way_to_a_stated_certainty(self):
        (paper,) = told(by=UNSTATED, certainty=Certainty.PROBABLE, **ARTICLE)

        assert paper.certainty is Certainty.PROBABLE

    def test_needs_somebody_who_passes_it_on(self):
        assert "nobody is named who passes it on" in faults_of(by=UNSTATED, document="letter")["by"]


class TestNobodyOnRecord:
    def test_makes_no_attributions(self):
        assert told(by=None, **ARTICLE) == ()

    def test_refuses_what_would_be_lost(self):
        given = {
            "via": ("a",),
            "said": DateSpan.year(2019),
            "verb": "say",
            "speaker": "x",
            "certainty": Certainty.CERTAIN,
            "quote": Quote(exact="x"),
            "mode": Mode.CITES,
            "translated": True,
        }

        assert faults_of(by=None, **given).keys() == given.keys()


class TestASourceTwiceInTheChain:
    def test_is_refused_among_the_origins(self):
        assert "'a' twice" in faults_of(by=("a", "a"))["by"]

    def test_is_refused_between(self):
        assert "'x' twice" in faults_of(by=("a",), via=("x", "x"))["via"]

    def test_is_refused_as_origin_and_hop(self):
        assert "'a', an origin, again" in faults_of(by=("a",), via=("a",), document="d")["via"]

    def test_is_refused_where_the_publisher_is_no_last_hop(self):
        assert "'paper', the publisher" in faults_of(by=("a",), via=("paper", "x"), **ARTICLE)["via"]

    def test_is_refused_where_the_document_is_the_origins_own(self):
        assert faults_of(by=("paper",), via=("x",), **ARTICLE) == {
            "document": "the document is published by 'paper', who is its origin; "
            "name another document, or leave out 'via'"
        }

    def test_is_refused_where_the_only_origin_is_named_last_as_well(self):
        assert "via" in faults_of(by=("paper",), via=("x", "paper"), **ARTICLE)


def test_nobody_named_is_refused():
    assert "names no source" in faults_of(by=())["by"]


def test_a_value_of_the_wrong_type_is_refused_with_its_field():
    with pytest.raises(InvalidRecordError, match="verb: expected a text"):
        Telling(by=("a",), verb=7)


def test_a_very_long_chain_is_made_hop_by_hop():
    chain = told(by=("a",), via=tuple(f"s{number}" for number in range(20_000)), **ARTICLE)

    assert len(chain) == 20_002
    assert chain[-1].relays == ("c@s19999",)
