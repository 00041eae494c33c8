"""How many independent sources a claim has: the known answers of the design, and more."""

from __future__ import annotations

import pytest

from counterclaim.errors import UnknownIdError
from counterclaim.model import Document
from counterclaim.provenance import Circle, Corroboration, Start
from provenance.helpers import by, count, ends, origins, unnamed
from standing.helpers import said, seen

ARTICLE = Document(id="article")


class TestTheKnownAnswers:
    def test_three_papers_via_one_agency_are_one_source(self):
        papers = [said(f"paper{number}", "agency") for number in range(3)]
        found = count(seen("agency"), *papers)

        assert (found.lower, found.upper) == (1, 1)
        assert found.bottleneck == found.dominators == ("agency",)

    def test_two_witnesses_via_one_agency_are_two_origins_and_one_channel(self):
        found = count(seen("w1"), seen("w2"), said("agency", "w1", "w2"))

        assert (found.lower, found.upper) == (1, 1)
        assert origins(found) == ["w1", "w2"]
        assert found.bottleneck == found.dominators == ("agency",)

    def test_two_chains_via_two_agencies_are_two(self):
        found = count(seen("w1"), seen("w2"), said("afp", "w1"), said("dpa", "w2"))

        assert (found.lower, found.upper) == (2, 2)
        assert found.chains == (("w1", "afp"), ("w2", "dpa"))
        assert found.bottleneck == ("w1", "w2")
        assert found.dominators == ()

    def test_two_agencies_on_the_spot_that_cite_each_other_are_two(self):
        found = count(seen("afp", "dpa"), seen("dpa", "afp"))

        assert (found.lower, found.upper) == (2, 2)
        assert found.circles == (Circle(sources=("afp", "dpa"), has_origin=True),)

    def test_a_wiki_and_a_paper_that_cite_each_other_alone_are_nobody(self):
        found = count(said("wiki", "paper"), said("paper", "wiki"))

        assert (found.lower, found.upper, found.origins) == (0, 0, ())
        assert found.circles == (Circle(sources=("paper", "wiki"), has_origin=False),)

    def test_two_witnesses_behind_a_wiki_and_a_paper_that_cite_each_other_are_two(self):
        found = count(seen("w1"), seen("w2"), said("wiki", "w1", "paper"), said("paper", "w2", "wiki"))

        assert (found.lower, found.upper) == (2, 2)
        assert found.circles == (Circle(sources=("paper", "wiki"), has_origin=True),)

    def test_two_unnamed_first_hand_sources_are_one_or_two(self):
        found = count(*unnamed("x", "y"), *by("x", "y"))

        assert (found.lower, found.upper) == (1, 2)
        assert found.unnamed == ("x", "y")

    def test_a_relayed_report_that_we_lack_is_one(self):
        found = count(said("paper", "lost"))

        assert (found.lower, found.upper) == (1, 1)
        assert [(one.id, one.start, one.attributions) for one in found.origins] == [
            ("lost", Start.MISSING, ("paper",))
        ]

    def test_a_relay_with_own_knowledge_behind_an_agency_is_a_second_origin_of_one_channel(self):
        found = count(seen("witness"), seen("reporter", "witness"), said("agency", "reporter"))

        assert (found.lower, found.upper) == (1, 1)
        assert origins(found) == ["reporter", "witness"]
        assert found.bottleneck == ("reporter",)
        assert found.dominators == ("reporter", "agency")


class TestTheBottleneck:
    def test_lies_as_near_to_the_origins_as_it_can(self):
        found = count(seen("w"), said("agency", "w"), said("paper", "agency"))

        assert found.bottleneck == ("w",)
        assert found.dominators == ("w", "agency", "paper")

    def test_of_many_witnesses_is_where_they_come_together(self):
        witnesses = [seen(f"w{number}") for number in range(5)]
        found = count(
            *witnesses,
            said("afp", "w0", "w1", "w2", "w3", "w4"),
            said("dpa", "w2", "w3"),
            said("paper", "afp", "dpa"),
            said("radio", "afp", "dpa"),
        )

        assert found.upper == 2
        assert found.bottleneck == ("afp", "dpa")

    def test_a_chain_gives_way_where_two_would_cross(self):
        """The shortest chain, a-y, has to be given up so that two find their way."""
        found = count(
            seen("a"), seen("b"), said("x", "a"), said("y", "a", "b"), said("p", "x"), said("q", "y")
        )

        assert found.upper == 2
        assert found.chains == (("a", "x", "p"), ("b", "y", "q"))

    def test_a_chain_gives_way_hop_by_hop(self):
        """The shortest, r1-a-b, is given up as far as r1, which has another way that is longer."""
        found = count(
            seen("r1"), said("a", "r1"), said("b", "a", "e"), said("end1", "b"),
            seen("r2"), said("d", "r2"), said("e", "d"),
            said("f", "r1"), said("g", "f"), said("h", "g"), said("i", "h"), said("end2", "i"),
        )  # fmt: skip

        assert found.chains == (("r1", "f", "g", "h", "i", "end2"), ("r2", "d", "e", "b", "end1"))


class TestTheEnds:
    def test_of_a_claim_that_nobody_says_are_none(self):
        assert count() == Corroboration(lower=0, upper=0)

    def test_of_a_source_that_does_not_say_how_it_knows_are_one(self):
        assert ends(said("paper")) == ends(said("paper", first_hand=False)) == [1, 1]

    def test_of_many_such_sources_are_one_or_as_many(self):
        assert ends(*(said(f"paper{number}") for number in range(4))) == [1, 4]

    def test_of_a_witness_beside_one_that_does_not_say_are_one_or_two(self):
        assert ends(seen("witness"), said("paper")) == [1, 2]

    def test_two_papers_that_relay_the_same_lost_report_are_one(self):
        assert ends(said("a", "lost"), said("b", "lost")) == [1, 1]

    def test_two_papers_that_relay_two_lost_reports_are_one_or_two(self):
        assert ends(said("a", "lost"), said("b", "gone")) == [1, 2]

    def test_a_lost_report_with_the_id_of_a_source_is_not_that_source(self):
        found = count(said("a", "agency"), seen("told", by="agency"))

        assert (found.lower, found.upper) == (1, 2)
        assert origins(found) == ["agency", "agency"]

    def test_an_agency_that_we_read_ourselves_is_still_one_with_its_copier(self):
        assert ends(ARTICLE, seen("agency", document="article"), said("paper", "agency")) == [1, 1]

    def test_a_doubtful_origin_in_a_circle_may_be_nobody(self):
        records = (said("own", by="wiki"), said("copied", "paper", by="wiki"), said("paper", "own"))

        assert ends(*records) == [0, 1]

    def test_a_circle_of_which_a_document_is_held_is_joined_to_us_there(self):
        found = count(ARTICLE, seen("afp", "dpa", document="article"), seen("dpa", "afp"))

        assert (found.lower, found.upper) == (1, 1)
        assert found.bottleneck == ("afp",)

    def test_a_circle_that_another_circle_relays_reaches_us_through_that(self):
        found = count(
            seen("afp", "dpa"), seen("dpa", "afp"), said("blog", "forum", "dpa"), said("forum", "blog")
        )

        assert (found.lower, found.upper) == (1, 1)
        assert found.bottleneck == ("dpa",)

    def test_an_attribution_that_relays_itself_says_nothing_more(self):
        assert ends(said("a", "a")) == [0, 0]
        assert ends(seen("a", "a")) == [1, 1]


class TestWhatHasFallen:
    def test_carries_nothing_and_makes_its_copiers_no_origins(self):
        records = (seen("agency"), said("paper", "agency"))

        assert ends(*records, fallen=("agency",)) == [0, 0]
        assert ends(*records, fallen=("paper",)) == [0, 0]

    def test_leaves_a_copier_with_own_knowledge(self):
        assert ends(seen("agency"), seen("paper", "agency"), fallen=("agency",)) == [1, 1]

    def test_leaves_what_we_read_ourselves(self):
        records = (ARTICLE, seen("agency", document="article"), said("paper", "agency"))

        assert ends(*records, fallen=("paper",)) == [1, 1]

    def test_no_longer_passes_on_a_lost_report(self):
        assert ends(said("paper", "lost"), fallen=("paper",)) == [0, 0]

    def test_lends_its_source_to_no_other_chain(self):
        """What the agency knows itself reached us by nothing but a report that was taken back."""
        records = (
            seen("own", by="agency"),
            said("radio", "own"),
            said("heard", by="agency"),
            said("paper", "heard"),
        )

        assert ends(*records, fallen=("radio", "heard")) == [0, 0]

    def test_still_shows_the_circle(self):
        found = count(seen("w"), said("wiki", "paper", "w"), said("paper", "wiki"), fallen=("w",))

        assert found.circles == (Circle(sources=("paper", "wiki"), has_origin=False),)


def test_only_claims_and_rebuttals_have_sources():
    with pytest.raises(UnknownIdError, match="paper"):
        count(said("paper"), of="paper")


class TestLongAndWide:
    LENGTH = 10_000

    def test_ten_thousand_hops_are_one(self):
        hops = [seen("s0"), *(said(f"s{place}", f"s{place - 1}") for place in range(1, self.LENGTH))]
        found = count(*hops)

        assert (found.lower, found.upper) == (1, 1)
        assert found.dominators == tuple(f"s{place}" for place in range(self.LENGTH))

    def test_ten_thousand_in_a_circle_are_nobody(self):
        places = range(self.LENGTH)
        found = count(*(said(f"s{place}", f"s{(place - 1) % self.LENGTH}") for place in places))

        assert (found.lower, found.upper) == (0, 0)
        assert [len(circle.sources) for circle in found.circles] == [self.LENGTH]

    def test_ten_thousand_witnesses_are_as_many(self):
        assert ends(*(seen(f"w{place}") for place in range(self.LENGTH))) == [self.LENGTH, self.LENGTH]

    def test_a_ladder_of_relays_has_two_chains(self):
        rungs = [
            said(f"{side}{place}", f"l{place - 1}", f"r{place - 1}")
            for place in range(1, 2000)
            for side in "lr"
        ]

        assert ends(seen("l0"), seen("r0"), *rungs) == [2, 2]
