from collections import Counter

import pytest

from counterclaim.case import UNSTATED, Case
from counterclaim.conflicts import Conflict, ConflictCertainty, RuleName
from counterclaim.formats.pictures import EdgeKind, NodeKind, claim_map
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Claim,
    ClaimKind,
    Direction,
    Document,
    Evidence,
    Judgement,
    Mode,
    Organization,
    Person,
    Rebuttal,
    RebuttalKind,
    SameAs,
)
from counterclaim.values import DateSpan


@pytest.fixture
def case():
    """A paper that passes on an agency that passes on protesters; the police deny it."""
    case = Case([CaseInfo(id="info", title="Who leaked the videos?")])
    for id, name in (("paper", "Paper"), ("agency", "Agency"), ("crowd", "Protesters"), ("police", "Police")):
        case.add(Organization(id=id, name=name, role=f"role of {id}"))
    case.add_claim(
        "The police leak videos",
        id="leak",
        kind=ClaimKind.ACCUSATION,
        accuses=["police"],
        by="crowd",
        via=["agency", "paper"],
    )
    case.add_rebuttal("leak", id="denial", by="police", kind=RebuttalKind.DENIAL, text="We do not")
    return case


def nodes(picture):
    return {node.record: node for node in picture.nodes if node.record is not None}


def arrows(picture, *kinds):
    record = {node.id: node.record or " / ".join(node.lines) for node in picture.nodes}
    return [
        (record[edge.tail], record[edge.head]) for edge in picture.edges if edge.kind in (kinds or EdgeKind)
    ]


def lane_of(picture, record):
    lanes = {lane.id: lane.record for lane in picture.lanes}
    return lanes.get(nodes(picture)[record].lane)


class TestLanes:
    def test_every_source_has_one_in_the_order_of_the_records(self, case):
        assert [lane.lines for lane in claim_map(case).lanes] == [
            ("Paper", "role of paper"),
            ("Agency", "role of agency"),
            ("Protesters", "role of crowd"),
            ("Police", "role of police"),
        ]

    def test_what_a_source_says_passes_on_and_rebuts_stands_in_its_own(self, case):
        picture = claim_map(case)

        assert [lane_of(picture, id) for id in ("leak@crowd", "leak@agency", "leak@paper", "denial")] == [
            "crowd",
            "agency",
            "paper",
            "police",
        ]

    def test_a_claim_stands_in_that_of_the_one_source_that_has_it_on_its_own_word(self, case):
        assert lane_of(claim_map(case), "leak") == "crowd"

    def test_a_claim_of_two_sources_is_in_the_lane_of_neither(self, case):
        case.add(Attribution(id="second", of="leak", source="police"))

        assert lane_of(claim_map(case), "leak") is None

    def test_a_source_of_which_nothing_is_on_record_is_there_and_that_is_said(self):
        case = Case([Organization(id="media", name="Media")])

        (node,) = claim_map(case).nodes

        assert (node.kind, node.lines) == (NodeKind.SILENCE, ("no word on record",))

    def test_who_speaks_for_others_is_not_silent(self, case):
        case.add(Person(id="speaker", name="A speaker"))
        case.add(Attribution(id="spoken", of="leak", source="police", speaker="speaker"))

        picture = claim_map(case)

        assert ("speaks for others",) in [node.lines for node in picture.nodes]
        assert nodes(picture)["spoken"].lines == ("states", "through A speaker")

    def test_a_source_that_is_not_on_record_has_its_id(self):
        picture = claim_map(Case([Attribution(id="a", of="c", source="gone")]))

        assert [lane.lines for lane in picture.lanes] == [("gone",)]


class TestWords:
    def test_a_claim_shows_its_id_and_whom_it_accuses(self, case):
        assert nodes(claim_map(case))["leak"].lines == ("leak", "Accuses Police: The police leak videos")

    def test_a_long_claim_is_wrapped_and_never_cut(self):
        text = "word " * 5_000 + "last"
        (node,) = claim_map(Case([Claim(id="c", text=text)])).nodes

        assert " ".join(node.lines[1:-1]) == text
        assert max(map(len, node.lines)) <= 44

    def test_an_address_that_fits_into_no_line_is_broken(self):
        text = "https://example.org/" + "a" * 100
        (node,) = claim_map(Case([Claim(id="c", text=text)])).nodes

        assert "".join(node.lines[1:-1]) == text
        assert max(map(len, node.lines)) <= 44

    def test_nobody_on_record_is_said(self):
        (node,) = claim_map(Case([Claim(id="c", text="It is")])).nodes

        assert node.lines == ("c", "It is", "nobody on record")

    def test_an_origin_that_is_not_stated_is_said(self, case):
        case.add_claim("It is", id="c", by=UNSTATED, via=["paper"])

        assert nodes(claim_map(case))["c@paper"].lines == ("paraphrases", "origin not stated")

    def test_an_attribution_says_how_it_is_put_by_which_verb_and_when(self, case):
        case.add(
            Attribution(
                id="a",
                of="leak",
                source="paper",
                mode=Mode.QUOTES,
                certainty=Certainty.PROBABLE,
                translated=True,
                verb="hinted",
                said=DateSpan.year(2019),
            )
        )

        assert nodes(claim_map(case))["a"].lines == ("quotes, as probable, translated", "“hinted”", "2019")

    def test_they_are_german_where_that_is_asked_for(self, case):
        picture = claim_map(case, language="de")

        assert {edge.label for edge in picture.edges} == {"sagt", "gibt wieder", "dementiert"}
        assert nodes(picture)["denial"].lines == ("denial", "Dementi von Police", "„We do not“")


class TestArrows:
    def test_one_that_states_is_solid_and_relays_are_a_dashed_chain_to_it(self, case):
        picture = claim_map(case)

        assert arrows(picture, EdgeKind.STATES)[0] == ("leak@crowd", "leak")
        assert arrows(picture, EdgeKind.REPORTS) == [
            ("leak@agency", "leak@crowd"),
            ("leak@paper", "leak@agency"),
        ]

    def test_one_that_reports_and_takes_it_on_does_both(self, case):
        case.add(
            Attribution(
                id="a", of="leak", source="paper", relays=("leak@crowd",), certainty=Certainty.CERTAIN
            )
        )

        picture = claim_map(case)

        assert ("a", "leak") in arrows(picture, EdgeKind.STATES)
        assert ("a", "leak@crowd") in arrows(picture, EdgeKind.REPORTS)

    def test_one_that_reports_and_was_there_itself_points_at_both_and_takes_on_neither(self, case):
        case.add(Attribution(id="a", of="leak", source="paper", relays=("leak@crowd",), first_hand=True))

        picture = claim_map(case)

        assert {("a", "leak"), ("a", "leak@crowd")} <= set(arrows(picture, EdgeKind.REPORTS))

    def test_a_rebuttal_aims_at_its_targets_in_an_arrow_of_its_own_kind(self, case):
        assert arrows(claim_map(case), EdgeKind.REBUTS) == [("denial", "leak")]

    def test_a_qualification_is_no_attack(self, case):
        case.add(Rebuttal(id="q", kind=RebuttalKind.QUALIFICATION, by="agency", targets=("leak",)))

        assert arrows(claim_map(case), EdgeKind.QUALIFIES) == [("q", "leak")]

    def test_a_rebuttal_may_aim_at_an_attribution_a_rebuttal_or_a_document(self, case):
        case.add(Document(id="letter", title="A letter"))
        targets = ("leak@paper", "denial", "letter", "gone")
        case.add(Rebuttal(id="r", kind=RebuttalKind.DISPUTE, by="crowd", targets=targets))

        picture = claim_map(case)

        assert [head for tail, head in arrows(picture, EdgeKind.REBUTS) if tail == "r"] == list(targets)
        assert nodes(picture)["letter"].kind is NodeKind.OTHER
        assert nodes(picture)["letter"].lines == ("letter", "“A letter”")
        assert nodes(picture)["gone"].lines == ("gone", "not on record")

    def test_a_counterclaim_is_said_instead_and_stands_with_who_says_it(self, case):
        case.add(Claim(id="other", text="They were stolen"))
        case.add(
            Rebuttal(
                id="r", kind=RebuttalKind.CORRECTION, by="police", targets=("leak",), counterclaim="other"
            )
        )

        picture = claim_map(case)

        assert arrows(picture, EdgeKind.INSTEAD) == [("r", "other")]
        assert lane_of(picture, "other") == "police"
        assert "nobody on record" not in nodes(picture)["other"].lines

    def test_evidence_shows_its_direction_what_it_rests_on_and_who_names_it(self, case):
        case.add(Claim(id="dated", text="The file is dated"))
        case.add(
            Evidence(
                id="file",
                bears_on="leak",
                direction=Direction.UNDERMINES,
                description="A file",
                basis=("dated",),
                by="agency",
            )
        )
        case.add(Evidence(id="log", bears_on="denial", direction=Direction.SUPPORTS, description="A log"))
        case.add(
            Rebuttal(id="r", kind=RebuttalKind.DISPUTE, by="agency", targets=("leak",), evidence=("file",))
        )

        picture = claim_map(case)

        assert arrows(picture, EdgeKind.UNDERMINES) == [("file", "leak")]
        assert arrows(picture, EdgeKind.SUPPORTS) == [("log", "denial")]
        assert arrows(picture, EdgeKind.CITES) == [("file", "dated"), ("r", "file")]
        assert lane_of(picture, "file") == "agency"
        assert nodes(picture)["file"].lines == ("file", "evidence", "A file")

    def test_what_holds_only_if_something_does_points_at_it(self, case):
        case.add(Claim(id="then", text="They could sell them", assuming=("leak",)))

        assert arrows(claim_map(case), EdgeKind.ASSUMES) == [("then", "leak")]

    def test_what_was_judged_the_same_is_joined_and_what_was_judged_otherwise_is_not(self, case):
        case.add(Claim(id="again", text="Videos are leaked by the police"))
        case.add(SameAs(id="s", left="leak", right="again", judgement=Judgement.SAME))
        case.add(SameAs(id="d", left="denial", right="again", judgement=Judgement.DIFFERENT))
        case.add(SameAs(id="p", left="paper", right="agency", judgement=Judgement.SAME))

        assert arrows(claim_map(case), EdgeKind.SAME) == [("leak", "again")]

    def test_a_reference_that_stands_twice_is_one_arrow(self, case):
        case.add(Rebuttal(id="r", kind=RebuttalKind.DISPUTE, by="crowd", targets=("leak", "leak")))

        assert Counter(arrows(claim_map(case)))["r", "leak"] == 1


class TestConflicts:
    def conflict(self, **fields):
        return Conflict(sides=(("a#0",), ("b#1", "b#2")), rule=RuleName("acme:rule"), **fields)

    @pytest.fixture
    def case(self):
        return Case([Claim(id="a", text="A"), Claim(id="b", text="B")])

    def test_one_joins_each_claim_that_is_in_it_once(self, case):
        picture = claim_map(case, conflicts=[self.conflict(kind="quantity")])

        assert arrows(picture) == [("conflict: figures", "a"), ("conflict: figures", "b")]

    def test_a_possible_one_says_so_and_a_settled_one_by_what(self, case):
        conflict = self.conflict(
            kind="acme:photo", certainty=ConflictCertainty.POSSIBLE, settled_by=("note-1", "note-2")
        )

        node = claim_map(case, conflicts=[conflict]).nodes[-1]

        assert node.lines == ("possible conflict: acme:photo", "settled by note-1 and note-2")

    def test_one_that_a_rebuttal_states_is_there_already(self, case):
        assert not arrows(claim_map(case, conflicts=[self.conflict(kind="denial")]))

    def test_an_id_that_looks_like_the_address_of_a_statement_is_the_record(self, case):
        case.add(Claim(id="a#0", text="Another"))

        assert arrows(claim_map(case, conflicts=[self.conflict(kind="date")]))[0] == (
            "conflict: dates",
            "a#0",
        )


class TestWhole:
    def test_the_title_of_the_case_is_there(self, case):
        first = claim_map(case).nodes[0]

        assert (first.kind, first.lines) == (NodeKind.TITLE, ("Who leaked the videos?",))

    def test_the_same_case_gives_the_same_picture(self, case):
        assert claim_map(case) == claim_map(case.frozen())

    def test_a_large_case_is_drawn_whole(self):
        case = Case([Organization(id="s", name="S")])
        for number in range(3_000):
            case.add(Claim(id=f"c{number}", text="It is"))
            case.add(Attribution(id=f"a{number}", of=f"c{number}", source="s"))

        picture = claim_map(case)

        assert (len(picture.nodes), len(picture.edges)) == (6_000, 3_000)
