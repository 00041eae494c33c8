import json

from counterclaim.case import Case
from counterclaim.model import (
    Attribution,
    Claim,
    Entity,
    Group,
    Judgement,
    Organization,
    Rebuttal,
    RebuttalKind,
    SameAs,
    UnnamedSource,
)
from counterclaim.provenance import Start
from counterclaim.report import case_report, trace_report

CLAIM = Claim(id="c", text="The plant was closed", about=("plant",))
SOURCES = [
    Organization(id="agency", name="An agency"),
    Organization(id="paper", name="A paper"),
    Organization(id="radio", name="A radio station"),
]


def said(id, *relays, of="c", by=None, **fields):
    return Attribution(
        id=f"@{id}", of=of, source=by or id, relays=tuple(f"@{one}" for one in relays), **fields
    )


def row(*records):
    (found,) = case_report(Case([CLAIM, *SOURCES, *records]), only=("independence",))["independence"]
    return found


def text(*records, **settings):
    case = Case([CLAIM, *SOURCES, *records])
    shown = case_report(case, only=("independence",), **settings).section_text("independence", width=200)
    return " ".join(shown.split())


WIRE = (said("agency", first_hand=True), said("paper", "agency"), said("radio", "agency"))


class TestRows:
    def test_papers_that_print_one_agency_report_are_one_source(self):
        found = row(*WIRE)

        assert (found.lower, found.upper) == (1, 1)
        assert [party.name for party in found.bottleneck] == ["An agency"]
        assert [party.name for party in found.dominators] == ["An agency"]

    def test_an_origin_names_its_source_and_what_is_known_of_it(self):
        unnamed = UnnamedSource(id="official", name="An official")
        found = row(unnamed, said("official", first_hand=True))

        (origin,) = found.origins
        assert (origin.source.name, origin.start, origin.unnamed) == ("An official", Start.FIRST_HAND, True)

    def test_a_row_traces_to_the_attributions_with_which_chains_begin(self):
        assert row(*WIRE).records == ("c", "@agency")

    def test_claims_that_were_judged_the_same_have_one_row(self):
        twin = Claim(id="twin", text="Das Werk war zu")
        same = SameAs(id="same", left="c", right="twin", judgement=Judgement.SAME)

        assert row(twin, same, *WIRE).same == ("twin",)

    def test_a_source_with_an_interest_is_marked(self):
        owner = Organization(id="owner", name="The owner", interests=("plant",))
        found = row(owner, Entity(id="plant", name="The plant"), said("owner", first_hand=True))

        assert found.origins[0].interested


class TestText:
    def test_says_what_everything_passes_through(self):
        assert "c 1 An agency An agency" in text(*WIRE)

    def test_shows_an_interval_where_less_is_certain(self):
        unnamed = [UnnamedSource(id=f"u{number}", name=f"Official {number}") for number in range(2)]

        assert "c 1–2 Official 0 (unnamed)" in text(
            *unnamed, *(said(one.id, first_hand=True) for one in unnamed)
        )

    def test_tells_an_origin_that_is_not_stated_from_one_on_its_own_word(self):
        assert "not stated (passed on by A paper)" in text(said("paper", first_hand=False))
        assert "A paper (whether first-hand is not stated)" in text(said("paper"))

    def test_names_a_report_that_is_not_on_record(self):
        assert "@gone (not on record)" in text(said("paper", "gone"))

    def test_says_who_cites_each_other(self):
        assert "A paper and A radio station cite each other, with nothing first-hand behind them" in text(
            said("paper", "radio"), said("radio", "paper")
        )
        assert "A paper and A radio station cite each other" in text(
            said("agency", first_hand=True), said("paper", "radio", "agency"), said("radio", "paper")
        )

    def test_says_where_there_are_more_origins_than_channels(self):
        assert "2 origins, 1 independent" in text(
            said("agency", first_hand=True), said("paper", "agency", first_hand=True)
        )

    def test_says_which_sources_count_as_one(self):
        group = Group(id="group", name="The group", members=("paper", "radio"))

        assert "A paper and A radio station count as one" in text(
            group, said("paper", first_hand=True), said("radio", first_hand=True)
        )

    def test_claims_of_which_the_same_is_to_be_said_share_a_row(self):
        other = Claim(id="d", text="It opens again")
        shown = text(other, said("paper"), Attribution(id="x", of="d", source="paper"))

        assert "c 1 A paper (whether first-hand is not stated) A paper d" in shown

    def test_is_written_in_german_too(self):
        assert "berufen sich aufeinander" in text(
            said("paper", "radio"), said("radio", "paper"), language="de"
        )

    def test_a_source_cannot_move_the_cursor(self):
        evil = Organization(id="evil", name="\x1b[31mred\u202e")

        assert "\x1b" not in text(evil, said("evil", first_hand=True))

    def test_says_why_there_is_none(self):
        back = Rebuttal(id="r", kind=RebuttalKind.RETRACTION, by="paper", targets=("@paper",))

        assert "c 0 nobody on record" in text()
        assert "c 0 none that still stands" in text(back, said("paper"))
        assert "c 0 – –" in text(said("paper", "radio"), said("radio", "paper"))


class TestInATrace:
    def test_stands_behind_the_chains(self):
        shown = trace_report(Case([CLAIM, *SOURCES, *WIRE]), CLAIM).to_text()

        assert "Independent sources: 1." in shown
        assert "Everything passes through An agency." in shown

    def test_says_that_nobody_named_is_known_to_have_it_first_hand(self):
        assert (
            "No named source is known to have it first-hand."
            in trace_report(Case([CLAIM, *SOURCES, said("paper")]), CLAIM).to_text()
        )

    def test_is_part_of_the_json(self):
        data = json.loads(trace_report(Case([CLAIM, *SOURCES, *WIRE]), CLAIM).to_json())

        assert (data["independence"]["lower"], data["independence"]["upper"]) == (1, 1)
        assert data["independence"]["chains"] == [
            [{"id": "agency", "name": "An agency"}, {"id": "paper", "name": "A paper"}]
        ]

    def test_is_there_for_a_rebuttal_that_nobody_reports(self):
        denial = Rebuttal(id="d", kind=RebuttalKind.DENIAL, by="paper", targets=("c",))
        shown = trace_report(Case([CLAIM, *SOURCES, denial]), denial).to_text()

        assert "Independent sources: 1." in shown
