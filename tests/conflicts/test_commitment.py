"""Who holds what, how firmly, and who contradicts themselves."""

from __future__ import annotations

import attrs
import pytest

from conflicts.helpers import Denied, case_of, found, kinds, said, stating
from counterclaim.case import UNSTATED, Case
from counterclaim.conflicts import detect
from counterclaim.conflicts.commitment import Withdrawals
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Judgement,
    Rebuttal,
    RebuttalKind,
    SameAs,
)

DENIAL, DISPUTE, UNDERCUT = RebuttalKind.DENIAL, RebuttalKind.DISPUTE, RebuttalKind.UNDERCUT
CORRECTION, RETRACTION = RebuttalKind.CORRECTION, RebuttalKind.RETRACTION
PAIR = said("a", "81"), said("b", "12", by="afp")
ARTICLE = Document(id="article", publisher="paper")


def rebuttal(kind: RebuttalKind, target: str, by: str = "ap", id: str = "r", **fields: object) -> Rebuttal:
    return Rebuttal(id=id, kind=kind, by=by, targets=(target,), text="No", **fields)


def computed(*records: object) -> list[tuple[str, str]]:
    """Return the conflicts between statements, without those that a rebuttal states."""
    stated = {kind.value for kind in RebuttalKind}
    return [found for found in kinds(*records) if found[0] not in stated]


def reported(**claims: str) -> Case:
    """Return a case in which the paper reports figures of several sources, one claim each."""
    case = case_of(ARTICLE)
    for id, (source, value) in claims.items():
        case.add_claim("x", id=id, by=source, document="article", statements=stating(value))
    return case


class TestHolding:
    def test_what_somebody_holds_takes_part(self):
        assert kinds(*PAIR) == [("quantity", "definite")]

    def test_what_nobody_holds_does_not(self):
        assert kinds(PAIR[0], said("b", "12", by="afp", certainty=Certainty.UNCOMMITTED)) == []

    def test_what_nobody_is_on_record_for_does_not(self):
        assert kinds(PAIR[0], Claim(id="b", text="x", statements=(stating("12"),))) == []

    def test_what_was_passed_on_without_an_origin_does_not(self):
        case = case_of(PAIR[0], ARTICLE)
        case.add_claim("x", id="b", by=UNSTATED, document="article", statements=stating("12"))

        assert len(detect(case)) == 0

    def test_what_assumes_something_does_not(self):
        assert kinds(PAIR[0], said("b", "12", by="afp", assuming=("a",))) == []

    def test_two_that_assume_different_things_are_no_conflict(self):
        one, other = said("a", "81", assuming=("x",)), said("b", "12", by="afp", assuming=("y",))

        assert kinds(one, other) == []

    def test_a_counterclaim_is_held_by_whoever_denies(self):
        case = (
            said("a", "81"),
            Claim(id="instead", text="x", statements=(stating("12"),)),
            rebuttal(DENIAL, "a", by="afp", counterclaim="instead"),
        )

        assert computed(*case) == [("quantity", "definite")]


class TestCertainty:
    @pytest.mark.parametrize("certainty", [Certainty.PROBABLE, Certainty.POSSIBLE])
    def test_less_than_certain_makes_a_possible_conflict(self, certainty):
        report = found(PAIR[0], said("b", "12", by="afp", certainty=certainty))

        assert [conflict.certainty.value for conflict in report] == ["possible"]
        assert report.conflicts[0].unknown == ("commitment",)

    def test_of_several_who_hold_it_the_firmest_counts(self):
        certain = Attribution(id="b@paper", of="b", source="paper")

        assert kinds(PAIR[0], said("b", "12", by="afp", certainty=Certainty.PROBABLE), certain) == [
            ("quantity", "definite")
        ]

    @pytest.mark.parametrize("kind", [DENIAL, UNDERCUT])
    def test_an_attribution_that_is_denied_or_undercut_makes_a_possible_conflict(self, kind):
        assert computed(*PAIR, rebuttal(kind, "a@ap")) == [("quantity", "possible")]

    def test_one_that_is_disputed_does_not(self):
        assert computed(*PAIR, rebuttal(DISPUTE, "a@ap", by="paper")) == [("quantity", "definite")]

    @pytest.mark.parametrize("kind", [DENIAL, UNDERCUT, DISPUTE])
    def test_a_denial_of_the_claim_itself_leaves_it_firm(self, kind):
        """It says nothing of whether the claim was made, and nothing of its truth."""
        assert computed(*PAIR, rebuttal(kind, "a", by="paper")) == [("quantity", "definite")]

    def test_another_who_holds_it_keeps_it_firm(self):
        both = said("a", "81", by=("ap", "paper"))

        assert computed(both, PAIR[1], rebuttal(DENIAL, "a@ap")) == [("quantity", "definite")]

    def test_a_denial_that_was_withdrawn_leaves_it_firm(self):
        denied = rebuttal(DENIAL, "a@ap"), rebuttal(RETRACTION, "r", id="q")

        assert computed(*PAIR, *denied) == [("quantity", "definite")]


class TestSelfContradiction:
    def test_is_where_one_source_holds_both(self):
        report = found(said("a", "81"), said("b", "12"))

        assert [(conflict.kind, conflict.basis) for conflict in report] == [
            ("self-contradiction", "quantity")
        ]

    def test_is_where_two_statements_of_one_claim_conflict(self):
        claim = Claim(id="c", text="x", statements=(stating("81"), stating("12")))

        report = found(claim, Attribution(id="c@ap", of="c", source="ap"))

        assert [(conflict.kind, conflict.members) for conflict in report] == [
            ("self-contradiction", ("c#0", "c#1"))
        ]

    @pytest.mark.parametrize(
        ("left", "right", "basis"),
        [
            (said("a", "2020", "founded"), said("b", "2021", "founded"), "date"),
            (said("a", "anna", "head"), said("b", "ben", "head"), "value"),
            (said("a", "france", "site"), said("b", "germany", "site"), "place"),
            (said("a", "weapons", "topic"), said("b", "peace work", "topic"), "exclusive"),
            (said("a", "2020", "closed"), said("b", "2021", "founded"), "order"),
        ],
    )
    def test_is_any_kind_of_conflict(self, left, right, basis):
        assert [(conflict.kind, conflict.basis) for conflict in found(left, right)] == [
            ("self-contradiction", basis)
        ]

    def test_is_where_two_names_of_one_source_hold_one_each(self):
        same = SameAs(id="same", left="ap", right="afp", judgement=Judgement.SAME)

        assert kinds(*PAIR, same) == [("self-contradiction", "definite")]

    def test_is_possible_where_it_was_said_with_caution(self):
        assert kinds(said("a", "81"), said("b", "12", certainty=Certainty.POSSIBLE)) == [
            ("self-contradiction", "possible")
        ]

    def test_is_none_between_what_a_paper_reports_of_two_sources(self):
        report = detect(reported(a=("ap", "81"), b=("afp", "12")))

        assert [conflict.kind for conflict in report] == ["quantity"]

    def test_is_none_between_what_a_paper_reports_and_what_it_says_itself(self):
        report = detect(reported(a=("ap", "81"), b=("paper", "12")))

        assert [conflict.kind for conflict in report] == ["quantity"]

    def test_is_one_of_whoever_the_paper_quotes_with_both(self):
        report = detect(reported(a=("ap", "81"), b=("ap", "12")))

        assert [conflict.kind for conflict in report] == ["self-contradiction"]

    @pytest.mark.parametrize("kind", [CORRECTION, RETRACTION])
    def test_is_none_where_one_of_them_was_withdrawn(self, kind):
        report = found(said("a", "81"), said("b", "12"), rebuttal(kind, "a@ap"))

        assert [
            (conflict.kind, conflict.settled_by)
            for conflict in report.of_kind("quantity", "self-contradiction")
        ] == [("quantity", ("r",))]

    def test_is_none_of_the_misquoted_where_the_misquotation_was_corrected(self):
        case = reported(a=("ap", "81"))
        case.add_claim("x", id="b", by="ap", statements=stating("12"))
        assert [conflict.kind for conflict in detect(case)] == ["self-contradiction"]

        case.add(rebuttal(CORRECTION, "a@paper", by="paper"))

        report = detect(case)
        assert report.of_kind("self-contradiction") == ()
        assert [conflict.settled_by for conflict in report.of_kind("quantity")] == [("r",)]

    def test_stays_one_where_another_paper_quotes_the_same(self):
        case = reported(a=("ap", "81"))
        case.add_claim("x", id="b", by="ap", statements=stating("12"))
        case.add(Attribution(id="a@afp", of="a", source="afp", relays=("a@ap",), document="wire"))
        case.add(Document(id="wire", publisher="afp"))
        case.add(rebuttal(CORRECTION, "a@paper", by="paper"))

        assert [conflict.kind for conflict in detect(case).open()] == ["self-contradiction"]

    def test_is_in_three_pieces_as_well(self):
        pieces = said("a", "5 to 6"), said("b", Denied("5")), said("c", Denied("6"))

        assert kinds(*pieces) == [("self-contradiction", "definite")]


class TestWithdrawals:
    def test_of_a_record_are_its_corrections_and_retractions(self):
        case = case_of(*PAIR, rebuttal(RETRACTION, "a@ap"), rebuttal(CORRECTION, "a@ap", id="q"))

        assert Withdrawals(case).of("a@ap") == ("q", "r")
        assert Withdrawals(case).of("b@afp") == ()

    def test_that_were_withdrawn_themselves_do_not_count(self):
        case = case_of(*PAIR, rebuttal(RETRACTION, "a@ap"), rebuttal(RETRACTION, "r", id="q"))

        assert Withdrawals(case).of("a@ap") == ()
        assert Withdrawals(case).of("r") == ("q",)

    def test_count_again_where_what_withdrew_them_was_withdrawn(self):
        case = case_of(
            *PAIR,
            rebuttal(RETRACTION, "a@ap"),
            rebuttal(RETRACTION, "r", id="q"),
            rebuttal(RETRACTION, "q", id="p"),
        )

        assert Withdrawals(case).of("a@ap") == ("r",)

    def test_that_withdraw_each_other_in_a_circle_do_not_count(self):
        circle = attrs.evolve(rebuttal(RETRACTION, "a@ap"), targets=("a@ap", "q"))
        case = case_of(*PAIR, circle, rebuttal(RETRACTION, "r", id="q"))

        assert Withdrawals(case).of("a@ap") == ()
