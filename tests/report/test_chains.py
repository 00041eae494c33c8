import json
from datetime import date

from counterclaim.case import UNSTATED
from counterclaim.model import Attribution, Quote
from counterclaim.report import trace_report
from counterclaim.values import DateSpan


def text(case, id, **settings):
    return trace_report(case, case[id]).to_text(**settings)


class TestTrace:
    def test_hops_come_nearest_to_the_origin_first(self, case):
        (chain,) = trace_report(case, case["rock-height"]).chains
        assert [hop.source.name for hop in chain.hops] == ["China", "BBC"]
        assert chain.records == ("rock-height@china", "rock-height@bbc")

    def test_each_hop_says_how_when_and_where(self, case):
        case.add_claim(
            "It rises",
            id="x",
            by="nepal",
            document="article",
            verb="insisted",
            said=DateSpan.day(date(2010, 4, 7)),
            quote=Quote(exact="it rises still"),
            translated=True,
        )
        shown = " ".join(text(case, "x", width=200).split())
        assert "Nepal states, as certain “insisted” " in shown.replace(" 2010-04-07", "")
        assert "2010-04-07" in shown
        assert "“it rises still”" in shown
        assert "BBC, 2010-04-08" in shown
        assert "quotes, without taking it on, translated" in shown

    def test_it_says_where_a_chain_becomes_unknown(self, case):
        assert "the origin is not stated" in text(case, "too-low")
        case.add(Attribution(id="a", of="too-low", source="india", relays=("gone",)))
        assert "passes on gone, which is not on record" in text(case, "too-low")

    def test_it_says_whether_the_origin_knows_it_first_hand(self, case):
        case.add_claim("It snows", id="x", by="bbc", document="article")
        assert "somebody's own knowledge" in text(case, "rock-height")
        assert "whether they know it themselves is not stated" in text(case, "x")

    def test_a_circle_is_named(self, case):
        case.add_claim("So they say", id="x", by=None)
        case.add(Attribution(id="a", of="x", source="bbc", relays=("b",)))
        case.add(Attribution(id="b", of="x", source="india", relays=("a",)))
        assert "a circle" in text(case, "x")

    def test_nobody_on_record_is_said(self, case):
        case.add_claim("It shrinks", id="x", by=None)
        assert "Nobody is on record for it." in text(case, "x")

    def test_rebuttals_are_traced_as_well(self, case):
        assert "dispute by Nepal" in text(case, "not-the-rock")

    def test_more_chains_than_are_shown_are_counted(self, case):
        case.add_claim("It is so", id="x", by=None)
        for number in range(60):
            case.add(Attribution(id=f"a{number}", of="x", source="bbc", first_hand=True))
        assert "and 10 more" in text(case, "x")

    def test_endless_chains_are_cut_and_said_to_be(self, case):
        case.add_claim("Everybody says so", id="x", by=UNSTATED, document="article")
        ids = [f"a{number}" for number in range(25)]
        for id in ids:
            others = tuple(other for other in ids if other != id)
            case.add(Attribution(id=id, of="x", source="bbc", relays=others))
        trace = trace_report(case, case["x"])
        assert trace.more
        assert len(trace.chains) == 1000
        assert "There are more chains" in trace.to_text()

    def test_its_json_holds_every_hop(self, case):
        data = json.loads(trace_report(case, case["rock-height"]).to_json())
        assert data["id"] == "rock-height"
        assert data["chains"][0]["start"] == "first-hand"
        assert data["chains"][0]["hops"][1]["certainty"] == "uncommitted"

    def test_ascii_is_ascii(self, case):
        assert trace_report(case, case["rock-height"], language="de").to_text(ascii=True).isascii()
