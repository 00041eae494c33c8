from __future__ import annotations

from itertools import islice

import pytest

from counterclaim.case import UNSTATED, Case
from counterclaim.errors import UnknownIdError
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Judgement,
    Organization,
    Rebuttal,
    RebuttalKind,
    Record,
    SameAs,
)
from counterclaim.provenance import Chain, Start, chains, terminal_attributions, trace

LEAK = Claim(id="leak", text="The police leak videos")


def said(source: str, *relays: str, of: str = "leak", **fields: object) -> Attribution:
    return Attribution(id=source, of=of, source=source, relays=relays, **fields)


def seen(source: str, *relays: str, **fields: object) -> Attribution:
    return said(source, *relays, first_hand=True, **fields)


def traced(*records: Record, record: str = "leak", **options: int) -> list[tuple[str, str, str | None]]:
    found = trace(Case([LEAK, *records]), record, **options)
    return [(" ".join(chain.sources), chain.start.value, chain.beyond) for chain in found]


class TestAChain:
    def test_runs_from_the_origin_to_us(self):
        assert traced(seen("authority"), said("agency", "authority"), said("paper", "agency")) == [
            ("authority agency paper", "first-hand", None)
        ]

    def test_holds_the_attributions_themselves(self):
        origin, paper = seen("authority", verb="boasted"), said("paper", "authority")

        assert trace(Case([LEAK, origin, paper]), LEAK) == (
            Chain(hops=(origin, paper), start=Start.FIRST_HAND),
        )

    def test_that_begins_with_hearsay_says_so(self):
        assert traced(said("paper", first_hand=False)) == [("paper", "unstated", None)]

    def test_that_begins_with_a_source_of_unknown_knowledge_says_so(self):
        assert traced(said("paper")) == [("paper", "unstated", None)]

    def test_that_begins_with_something_not_on_record_names_it(self):
        assert traced(said("paper", "lost")) == [("paper", "missing", "lost")]

    def test_that_runs_in_a_circle_names_where_it_closes(self):
        assert traced(said("wiki", "paper"), said("paper", "wiki"), said("blog", "paper")) == [
            ("wiki paper blog", "circular", "paper")
        ]

    def test_that_relays_itself_is_circular(self):
        assert traced(said("paper", "paper")) == [("paper", "circular", "paper")]

    def test_through_a_relay_with_own_knowledge_has_two_beginnings(self):
        assert traced(seen("witness"), seen("reporter", "witness")) == [
            ("reporter", "first-hand", None),
            ("witness reporter", "first-hand", None),
        ]

    def test_is_given_once_where_a_hop_is_named_twice(self):
        assert len(traced(seen("witness"), said("paper", "witness", "witness"))) == 1


class TestWhereChainsEnd:
    def test_is_a_document_we_hold_even_where_others_relay_it(self):
        article = Document(id="article")
        records = (article, seen("agency", document="article"), said("paper", "agency"))

        assert [chain for chain, *_ in traced(*records)] == ["agency", "agency paper"]

    def test_is_no_document_that_is_not_on_record(self):
        assert [chain for chain, *_ in traced(seen("agency", document="lost"), said("paper", "agency"))] == [
            "agency paper"
        ]

    def test_is_one_of_a_circle_that_nobody_else_relays(self):
        ((chain, start, _),) = traced(said("wiki", "paper"), said("paper", "wiki"))

        assert sorted(chain.split()) == ["paper", "wiki"]
        assert start == "circular"

    def test_is_in_the_circle_and_not_before_it(self):
        assert traced(seen("witness"), said("wiki", "paper", "witness"), said("paper", "wiki")) == [
            ("wiki paper", "circular", "paper"),
            ("witness wiki paper", "first-hand", None),
        ]

    def test_terminal_attributions_are_those_joined_to_us(self):
        article = Document(id="article")
        case = Case([LEAK, article, seen("a", document="article"), said("b", "a"), said("c", "b")])

        assert [attribution.id for attribution in terminal_attributions(case, "leak")] == ["a", "c"]

    def test_every_one_of_a_circle_that_nobody_outside_relays_is_joined_to_us(self):
        case = Case(
            [
                LEAK,
                said("wiki", "paper"),
                said("paper", "wiki"),
                said("x", "y"),
                said("y", "x"),
                said("z", "y"),
            ]
        )

        assert [attribution.id for attribution in terminal_attributions(case, "leak")] == [
            "wiki",
            "paper",
            "z",
        ]


class TestWhatIsTraced:
    def test_is_a_rebuttal_as_well(self):
        denial = Rebuttal(id="denial", kind=RebuttalKind.DENIAL, by="police", targets=("leak",))

        assert traced(
            denial, seen("police", of="denial"), said("paper", "police", of="denial"), record="denial"
        ) == [("police paper", "first-hand", None)]

    def test_is_what_was_judged_the_same_too(self):
        twin = Claim(id="twin", text="Die Polizei gibt Videos weiter")
        same = SameAs(id="s", left="leak", right="twin", judgement=Judgement.SAME)
        records = (twin, same, seen("witness", of="twin"), said("paper", "witness"))

        assert traced(*records) == traced(*records, record="twin") == [("witness paper", "first-hand", None)]

    def test_is_nothing_where_nobody_is_on_record(self):
        assert traced() == []

    @pytest.mark.parametrize("record", ["lost", "paper"])
    def test_is_a_claim_or_rebuttal_on_record(self, record):
        case = Case([LEAK, Organization(id="paper", name="A paper")])

        with pytest.raises(UnknownIdError, match="no claim or rebuttal"):
            chains(case, record)


def test_what_a_case_builds_is_traced():
    paper = Organization(id="paper", name="A paper")
    case = Case([paper, Document(id="article", publisher="paper")])
    stated = case.add_claim("x", by="police", via="agency", document="article")
    unstated = case.add_claim("y", by=UNSTATED, document="article")

    assert [chain.sources for chain in trace(case, stated)] == [("police", "agency", "paper")]
    assert [chain.start for chain in trace(case, unstated)] == [Start.UNSTATED]


class TestHugeRecords:
    def layered(self, layers: int) -> Case:
        records: list[Record] = [LEAK]
        for layer in range(layers):
            below = (f"a{layer - 1}", f"b{layer - 1}") if layer else ()
            records += [said(f"a{layer}", *below), said(f"b{layer}", *below)]
        return Case(records)

    def test_more_chains_than_could_be_listed_stop_at_the_limit(self):
        case = self.layered(30)

        assert len(trace(case, "leak", limit=50)) == 50
        assert len(list(islice(chains(case, "leak"), 10))) == 10

    def test_every_chain_is_found_where_the_limit_allows(self):
        assert len(set(trace(self.layered(6), "leak"))) == 2**6

    def test_no_chain_is_asked_for(self):
        assert trace(self.layered(2), "leak", limit=0) == ()

    def test_less_than_none_is_refused(self):
        with pytest.raises(ValueError, match="from 0"):
            trace(Case([LEAK]), "leak", limit=-1)

    def test_a_chain_may_be_very_long(self):
        hops = [said("s0"), *(said(f"s{place}", f"s{place - 1}") for place in range(1, 100_000))]
        (chain,) = trace(Case([LEAK, *hops]), "leak")

        assert len(chain.hops) == 100_000
        assert chain.hops[0].id == "s0"

    def test_a_circle_may_be_very_long(self):
        hops = [said(f"s{place}", f"s{(place + 1) % 50_000}") for place in range(50_000)]
        (chain,) = trace(Case([LEAK, *hops]), "leak")

        assert len(chain.hops) == 50_000

    def test_many_very_long_chains_do_not_fill_the_memory(self):
        line = [said(f"s{place}", f"s{place - 1}") for place in range(1, 30_000)]
        origins = [said(f"o{place}") for place in range(1000)]
        fan = said("s0", *(origin.id for origin in origins))
        found = trace(Case([LEAK, *origins, fan, *line]), "leak")

        assert 1 < len(found) < 1000


class TestACounterclaim:
    """It came to us as the rebuttals did that put it forward, unless somebody is on record for it."""

    CASE = (
        Claim(id="height", text="It is 8,848 metres high"),
        Rebuttal(
            id="dispute", kind=RebuttalKind.DISPUTE, by="nepal", targets=("leak",), counterclaim="height"
        ),
        Attribution(id="dispute@nepal", of="dispute", source="nepal", first_hand=True),
        Attribution(id="dispute@paper", of="dispute", source="paper", relays=("dispute@nepal",)),
    )

    def test_has_the_chains_of_the_rebuttal(self):
        assert traced(*self.CASE, record="height") == [("nepal paper", "first-hand", None)]

    def test_has_its_own_chains_where_it_has_some(self):
        own = Attribution(id="own", of="height", source="agency", first_hand=True)

        assert traced(*self.CASE, own, record="height") == [("agency", "first-hand", None)]

    def test_has_none_where_nothing_tells_of_the_rebuttal(self):
        assert traced(*self.CASE[:2], record="height") == []

    def test_has_those_of_what_was_judged_the_same_as_well(self):
        same = SameAs(id="s", left="height", right="altitude", judgement=Judgement.SAME)
        altitude = Claim(id="altitude", text="Its altitude is 8,848 metres")
        said_so = Attribution(id="a", of="altitude", source="agency", first_hand=True)

        assert traced(*self.CASE, same, altitude, said_so, record="height") == [
            ("agency", "first-hand", None),
            ("nepal paper", "first-hand", None),
        ]
        assert traced(*self.CASE, same, altitude, said_so, record="altitude") == [
            ("agency", "first-hand", None)
        ]
