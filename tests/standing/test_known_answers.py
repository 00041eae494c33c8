"""Disputes whose outcome is known: what stands, how many sources are behind it, and why."""

from __future__ import annotations

import pytest

from counterclaim.case import Case
from counterclaim.model import (
    Claim,
    Direction,
    Document,
    Evidence,
    Group,
    Judgement,
    Person,
    RebuttalKind,
    Record,
    SameAs,
)
from counterclaim.provenance import corroborate
from counterclaim.standing import Ground, Label, Standings, Status, assess
from standing.helpers import case_of, correction, denial, dispute, rebuttal, retraction, said, seen, undercut


class Outcome:
    """What stands of one case, as the tests ask for it."""

    def __init__(self, *records: Record, accepted: tuple[str, ...] = (), claim: str = "c") -> None:
        self.case = case_of(*records)
        self.standings: Standings = assess(self.case, accepted=accepted)
        self.status = self.standings[claim].status
        found = corroborate(self.case, claim, fallen=self.standings.fallen)
        self.independent = [found.lower, found.upper]
        self.because = [(step.record, step.ground, step.by) for step in self.standings[claim].because]


class TestWithdrawal:
    def test_a_misquotation_that_the_paper_corrects_is_withdrawn(self):
        found = Outcome(seen("clinic"), said("paper", "clinic"), correction("corr", "paper", "paper"))

        assert found.status is Status.WITHDRAWN
        assert found.independent == [0, 0]
        assert found.because == [
            ("c", Ground.SUPPORT_FELL, ("paper",)),
            ("paper", Ground.TAKEN_BACK, ("corr",)),
        ]

    def test_a_claim_whose_only_origin_retracts_is_withdrawn_though_copiers_go_on(self):
        found = Outcome(
            seen("agency"),
            said("paper", "agency"),
            said("radio", "agency"),
            retraction("back", "agency", "agency"),
        )

        assert found.status is Status.WITHDRAWN
        assert found.independent == [0, 0]
        assert ("agency", Ground.TAKEN_BACK, ("back",)) in found.because

    def test_copiers_that_cite_each_other_do_not_hold_each_other_up(self):
        found = Outcome(
            seen("agency"),
            said("wiki", "agency", "paper"),
            said("paper", "wiki"),
            retraction("back", "agency", "agency"),
        )

        assert found.status is Status.WITHDRAWN
        assert found.independent == [0, 0]

    def test_copiers_of_a_retraction_that_was_retracted_stand_again(self):
        found = Outcome(
            seen("agency"),
            said("paper", "agency"),
            retraction("back", "agency", "agency"),
            retraction("forth", "agency", "back"),
        )

        assert found.status is Status.UNCHALLENGED
        assert found.independent == [1, 1]

    def test_one_of_two_independent_sources_that_corrects_itself_leaves_the_other(self):
        found = Outcome(seen("a"), seen("b"), correction("corr", "b", "b"))

        assert found.status is Status.UNCHALLENGED
        assert found.independent == [1, 1]

    def test_a_copier_that_knows_it_itself_keeps_the_claim_up(self):
        found = Outcome(seen("agency"), seen("reporter", "agency"), retraction("back", "agency", "agency"))

        assert found.status is Status.UNCHALLENGED
        assert found.independent == [1, 1]

    @pytest.mark.parametrize("by", ["author", "journal"])
    def test_the_publisher_may_withdraw_what_it_published(self, by):
        study = Document(id="study", publisher="journal")

        assert (
            Outcome(study, seen("author", document="study"), retraction("back", by, "author")).status
            is Status.WITHDRAWN
        )

    def test_a_retraction_of_somebody_elses_word_only_contests_it(self):
        assert Outcome(seen("clinic"), retraction("back", "ministry", "clinic")).status is Status.CONTESTED

    def test_a_retraction_under_another_id_of_the_same_source_withdraws(self):
        same = SameAs(id="same", left="clinic", right="hospital", judgement=Judgement.SAME)

        assert (
            Outcome(seen("clinic"), same, retraction("back", "hospital", "clinic")).status is Status.WITHDRAWN
        )

    def test_a_retraction_that_is_itself_taken_back_by_its_reporter_does_not_hold(self):
        found = Outcome(
            seen("agency"),
            retraction("back", "agency", "agency"),
            said("paper", of="back"),
            correction("corr", "paper", "paper"),
        )

        assert found.status is Status.UNCHALLENGED

    def test_a_correction_puts_its_counterclaim_in_the_place_of_the_claim(self):
        instead = Claim(id="instead", text="The clinic was open")
        records = (seen("paper"), instead, correction("corr", "paper", "paper", counterclaim="instead"))

        assert Outcome(*records).status is Status.WITHDRAWN
        assert Outcome(*records, claim="instead").status is Status.UNCHALLENGED
        assert Outcome(*records, claim="instead").independent == [1, 1]

    def test_a_counterclaim_falls_with_the_rebuttal_that_put_it_forward(self):
        instead = Claim(id="instead", text="The clinic was open")
        found = Outcome(
            seen("paper"),
            instead,
            denial("d", "clinic", counterclaim="instead"),
            said("clinic", of="d"),
            retraction("back", "clinic", "d"),
            claim="instead",
        )

        assert found.status is Status.WITHDRAWN
        assert found.independent == [0, 0]


class TestDenials:
    def test_a_denial_contests_and_fells_nothing(self):
        found = Outcome(seen("protesters"), denial("d", "police"))

        assert found.status is Status.CONTESTED
        assert found.standings["d"].status is Status.CONTESTED
        assert found.independent == [1, 1]
        assert found.because == [("c", Ground.ANSWERED, ("d",))]

    def test_a_denial_that_is_retracted_has_fallen(self):
        found = Outcome(seen("protesters"), denial("d", "police"), retraction("back", "police", "d"))

        assert found.status is Status.CHALLENGE_FELL
        assert found.because == [("c", Ground.ANSWERS_FELL, ("d",)), ("d", Ground.TAKEN_BACK, ("back",))]
        assert found.standings["d"].status is Status.WITHDRAWN

    def test_a_retraction_of_a_denial_that_is_retracted_contests_again(self):
        found = Outcome(
            seen("protesters"),
            denial("d", "police"),
            retraction("back", "police", "d"),
            retraction("forth", "police", "back"),
        )

        assert found.status is Status.CONTESTED

    def test_one_denial_of_two_that_is_left_still_contests(self):
        found = Outcome(
            seen("protesters"),
            denial("d", "police"),
            denial("e", "media"),
            retraction("back", "police", "d"),
        )

        assert found.status is Status.CONTESTED
        assert found.because == [("c", Ground.ANSWERED, ("e",))]

    def test_a_denial_of_a_claim_that_nobody_is_on_record_for_leaves_it_unattributed(self):
        found = Outcome(denial("d", "huawei"))

        assert found.status is Status.UNATTRIBUTED
        assert found.independent == [0, 0]
        assert found.because == [("c", Ground.NOBODY, ())]
        assert found.standings["d"].status is Status.UNCHALLENGED

    def test_i_never_said_that_contests_the_claim_that_rests_on_it(self):
        found = Outcome(seen("clinic"), said("paper", "clinic"), denial("d", "clinic", "clinic"))

        assert found.status is Status.CONTESTED
        assert found.because == [
            ("c", Ground.RESTS_ON_CONTESTED, ("paper",)),
            ("paper", Ground.RESTS_ON_CONTESTED, ("clinic",)),
            ("clinic", Ground.ANSWERED, ("d",)),
        ]

    def test_i_never_said_that_leaves_a_claim_that_another_source_holds(self):
        found = Outcome(seen("clinic"), seen("doctor"), denial("d", "clinic", "clinic"))

        assert found.status is Status.UNCHALLENGED

    @pytest.mark.parametrize("length", [1, 2, 3, 4, 5, 6])
    def test_a_row_of_denials_of_denials_contests_however_long_it_is(self, length):
        row = [denial(f"d{place}", "x", f"d{place - 1}" if place else "c") for place in range(length)]
        found = Outcome(seen("a"), *row)

        assert {found.standings[id].status for id in ("c", *(one.id for one in row))} == {Status.CONTESTED}

    @pytest.mark.parametrize("length", [2, 3, 4, 5])
    def test_denials_in_a_circle_contest_each_other_whether_odd_or_even(self, length):
        row = [denial(f"d{place}", "x", f"d{(place + 1) % length}") for place in range(length)]
        found = Outcome(seen("a"), *row, dispute("e", "y", "d0"))

        assert {found.standings[one.id].status for one in row} == {Status.CONTESTED}
        assert found.status is Status.UNCHALLENGED

    @pytest.mark.parametrize(("length", "label"), [(2, Label.UNDECIDED), (3, Label.UNDECIDED)])
    def test_retractions_in_a_circle_decide_nothing(self, length, label):
        row = [retraction(f"r{place}", "x", f"r{(place + 1) % length}") for place in range(length)]
        found = Outcome(*row)

        assert {found.standings[one.id].label for one in row} == {label}

    def test_a_row_of_retractions_of_retractions_is_decided_from_its_end(self):
        row = [retraction(f"r{place}", "x", f"r{place - 1}" if place else "x") for place in range(4)]
        found = Outcome(seen("x"), *row)

        assert [found.standings[one.id].label for one in row] == [Label.OUT, Label.IN, Label.OUT, Label.IN]
        assert found.status is Status.UNCHALLENGED

    def test_a_qualification_answers_nothing(self):
        assert (
            Outcome(seen("a"), rebuttal("q", RebuttalKind.QUALIFICATION, "a")).status is Status.UNCHALLENGED
        )

    def test_a_rebuttal_of_itself_attacks_nothing(self):
        found = Outcome(seen("a"), denial("d", "x", "d"))

        assert found.standings["d"].status is Status.UNCHALLENGED


PAPER_DISPUTE = (
    seen("authors"),
    dispute("critics-dispute", "critics"),
    undercut("authors-undercut", "authors", "critics-dispute"),
    dispute("critics-answer", "critics", "authors-undercut"),
)


class TestWhatAPersonAccepts:
    def test_a_dispute_of_which_nothing_was_accepted_contests(self):
        assert Outcome(*PAPER_DISPUTE).status is Status.CONTESTED

    def test_a_claim_is_set_aside_by_an_accepted_dispute(self):
        found = Outcome(*PAPER_DISPUTE, accepted=("critics-dispute",))

        assert found.status is Status.SET_ASIDE
        assert found.because == [
            ("c", Ground.OVERRULED, ("critics-dispute",)),
            ("critics-dispute", Ground.ACCEPTED, ()),
        ]
        assert found.standings["authors-undercut"].status is Status.SET_ASIDE
        assert found.standings["critics-dispute"].status is Status.CHALLENGE_FELL

    def test_a_dispute_falls_with_an_accepted_undercut(self):
        found = Outcome(*PAPER_DISPUTE, accepted=("authors-undercut",))

        assert found.status is Status.CHALLENGE_FELL
        assert found.because == [
            ("c", Ground.ANSWERS_FELL, ("critics-dispute",)),
            ("critics-dispute", Ground.OVERRULED, ("authors-undercut",)),
            ("authors-undercut", Ground.ACCEPTED, ()),
        ]

    def test_an_accepted_dispute_falls_where_its_own_source_retracts_it(self):
        records = (*PAPER_DISPUTE, retraction("back", "critics", "critics-dispute"))
        found = Outcome(*records, accepted=("critics-dispute",))

        assert found.status is Status.CHALLENGE_FELL
        assert found.standings["critics-dispute"].status is Status.WITHDRAWN

    def test_an_accepted_dispute_of_the_only_attribution_sets_the_claim_aside(self):
        found = Outcome(seen("a"), undercut("u", "x", "a"), accepted=("u",))

        assert found.status is Status.SET_ASIDE
        assert found.independent == [0, 0]

    def test_what_was_withdrawn_anyway_is_not_set_aside(self):
        found = Outcome(seen("a"), retraction("back", "a", "a"), denial("d", "x"), accepted=("d",))

        assert found.status is Status.WITHDRAWN

    def test_what_nobody_is_on_record_for_is_not_set_aside(self):
        assert Outcome(denial("d", "huawei"), accepted=("d",)).status is Status.UNATTRIBUTED

    def test_a_withdrawal_that_holds_only_because_it_was_accepted_sets_aside(self):
        records = (seen("a"), retraction("back", "a", "a"), dispute("e", "x", "back"))

        assert Outcome(*records).status is Status.CONTESTED
        assert Outcome(*records, accepted=("back",)).status is Status.SET_ASIDE


class TestEvidence:
    PROOF = Evidence(id="log", bears_on="c", direction=Direction.UNDERMINES)

    def test_against_a_claim_contests_it(self):
        assert Outcome(seen("a"), self.PROOF).status is Status.CONTESTED

    def test_for_a_claim_stands_beside_it(self):
        proof = Evidence(id="log", bears_on="c", direction=Direction.SUPPORTS)

        assert Outcome(proof).status is Status.UNATTRIBUTED
        assert Outcome(seen("a"), proof, denial("d", "x")).status is Status.CONTESTED

    def test_that_is_undercut_still_contests_while_word_stands_against_word(self):
        found = Outcome(seen("a"), self.PROOF, undercut("u", "a", "log"))

        assert found.status is Status.CONTESTED
        assert found.standings["log"].status is Status.CONTESTED

    def test_that_is_undercut_by_what_was_accepted_no_longer_contests(self):
        found = Outcome(seen("a"), self.PROOF, undercut("u", "a", "log"), accepted=("u",))

        assert found.status is Status.CHALLENGE_FELL

    def test_a_dispute_that_names_nothing_else_falls_with_its_evidence(self):
        log = Evidence(id="log", bears_on="d", direction=Direction.SUPPORTS)
        records = (seen("a"), log, dispute("d", "x", evidence=("log",)), undercut("u", "a", "log"))

        assert Outcome(*records).status is Status.CONTESTED
        assert Outcome(*records, accepted=("u",)).status is Status.CHALLENGE_FELL

    def test_a_dispute_that_gives_other_grounds_too_does_not(self):
        log = Evidence(id="log", bears_on="d", direction=Direction.SUPPORTS)
        other = dispute("d", "x", evidence=("log",), text="It was open on Monday")

        assert Outcome(seen("a"), log, other, undercut("u", "a", "log"), accepted=("u",)).status is (
            Status.CONTESTED
        )

    def test_that_is_not_on_record_holds_a_dispute_up(self):
        assert Outcome(seen("a"), dispute("d", "x", evidence=("lost",))).status is Status.CONTESTED


class TestSourcesThatCiteEachOther:
    def test_a_wiki_and_a_paper_alone_leave_a_claim_unattributed(self):
        found = Outcome(said("wiki", "paper"), said("paper", "wiki"))

        assert found.status is Status.UNATTRIBUTED
        assert found.independent == [0, 0]
        assert found.because == [("c", Ground.CIRCULAR, ("paper", "wiki"))]

    def test_a_witness_outside_holds_them_up(self):
        assert Outcome(seen("w"), said("wiki", "paper", "w"), said("paper", "wiki")).status is (
            Status.UNCHALLENGED
        )

    def test_a_report_that_is_not_on_record_holds_up_what_relays_it(self):
        found = Outcome(said("paper", "lost"))

        assert found.status is Status.UNCHALLENGED
        assert found.independent == [1, 1]

    def test_an_attribution_that_relays_itself_holds_nothing_up(self):
        assert Outcome(said("paper", "paper")).status is Status.UNATTRIBUTED


class TestGroupsAndSpokespersons:
    def test_a_joint_statement_and_one_of_its_members_are_one_source(self):
        group = Group(id="families", name="The families", members=("mother", "father"))
        people = [Person(id="mother", name="The mother"), Person(id="father", name="The father")]
        found = Outcome(group, *people, seen("joint", by="families"), seen("alone", by="mother"))

        assert found.independent == [1, 1]

    def test_a_retraction_by_one_member_does_not_withdraw_the_joint_statement(self):
        group = Group(id="families", name="The families", members=("mother", "father"))

        joint = seen("joint", by="families")

        assert Outcome(group, joint, retraction("back", "mother", "joint")).status is Status.CONTESTED

    def test_a_spokesperson_may_withdraw_what_they_said_for_their_source(self):
        found = Outcome(seen("police", speaker="chief"), retraction("back", "chief", "police"))

        assert found.status is Status.WITHDRAWN

    def test_a_spokesperson_on_record_as_dependent_is_no_second_source(self):
        chief = Person(id="chief", name="The chief", depends_on=("police",))

        assert Outcome(chief, seen("police"), seen("own", by="chief")).independent == [1, 1]


class TestWhatIsTheSame:
    TWIN = Claim(id="twin", text="Die Klinik war zu")
    SAME = SameAs(id="same", left="c", right="twin", judgement=Judgement.SAME)

    def test_a_denial_of_the_one_contests_the_other(self):
        found = Outcome(self.TWIN, self.SAME, seen("a", of="twin"), denial("d", "x", "c"))

        assert found.status is found.standings["twin"].status is Status.CONTESTED

    def test_a_source_of_the_one_stands_behind_the_other(self):
        assert Outcome(self.TWIN, self.SAME, seen("a", of="twin")).status is Status.UNCHALLENGED

    def test_a_judgement_that_they_differ_joins_nothing(self):
        other = SameAs(id="same", left="c", right="twin", judgement=Judgement.DIFFERENT)

        assert Outcome(self.TWIN, other, seen("a", of="twin")).status is Status.UNATTRIBUTED


def test_ten_thousand_hops_fall_with_the_first():
    hops = [seen("s0"), *(said(f"s{place}", f"s{place - 1}") for place in range(1, 10_000))]
    standings = assess(Case([*case_of(*hops), retraction("back", "s0", "s0")]))

    assert standings["c"].status is Status.WITHDRAWN
    assert len(standings["c"].because) == 100
