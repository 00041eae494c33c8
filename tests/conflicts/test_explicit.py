"""The conflicts that sources state themselves."""

from __future__ import annotations

import pytest

from conflicts.helpers import found, said
from counterclaim.conflicts import Conflict, sentence_of
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Direction,
    Evidence,
    Rebuttal,
    RebuttalKind,
)

DENIAL, RETRACTION, CORRECTION = RebuttalKind.DENIAL, RebuttalKind.RETRACTION, RebuttalKind.CORRECTION
CLAIM = said("a", "81")


def rebuttal(kind: RebuttalKind, *targets: str, by: str = "afp", id: str = "r") -> Rebuttal:
    return Rebuttal(id=id, kind=kind, by=by, targets=targets, text="It is not so")


def stated(*records: object) -> list[Conflict]:
    return list(found(CLAIM, *records))


@pytest.mark.parametrize("kind", [kind for kind in RebuttalKind if kind is not RebuttalKind.QUALIFICATION])
def test_each_rebuttal_is_a_conflict_of_its_kind(kind):
    (conflict,) = stated(rebuttal(kind, "a"))

    assert (conflict.kind, conflict.sides) == (kind.value, (("a",), ("r",)))
    assert conflict.rule.id == f"counterclaim:{kind.value}"


def test_a_qualification_attacks_nothing():
    assert stated(rebuttal(RebuttalKind.QUALIFICATION, "a")) == []


def test_one_that_answers_several_is_a_conflict_with_each():
    conflicts = stated(rebuttal(DENIAL, "a", "a@ap"))

    assert [conflict.sides for conflict in conflicts] == [(("a",), ("r",)), (("a@ap",), ("r",))]


def test_one_that_names_a_target_twice_is_one_conflict():
    assert len(stated(rebuttal(DENIAL, "a", "a"))) == 1


@pytest.mark.parametrize("target", ["lost", "r"])
def test_one_of_something_that_is_not_on_record_or_of_itself_is_none(target):
    assert stated(rebuttal(DENIAL, target)) == []


def test_one_of_a_claim_that_nobody_makes_is_visible():
    report = found(Claim(id="rumour", text="The firm is bankrupt"), rebuttal(DENIAL, "rumour"))
    (conflict,) = report

    assert sentence_of(report.explain(conflict)) == (
        "Denied by AFP: “The firm is bankrupt” (nobody is on record for it)."
    )


class TestTargets:
    @pytest.mark.parametrize(
        ("target", "words"),
        [
            ("a", "Denied by AFP: “The claim a” (said by AP)."),
            ("a@ap", "Denied by AFP, that AP said: “The claim a”."),
            ("q", "Denied by AFP: the rebuttal q by A paper."),
        ],
    )
    def test_are_put_into_words(self, target, words):
        other = rebuttal(RebuttalKind.DISPUTE, "a", by="paper", id="q")
        report = found(CLAIM, other, rebuttal(DENIAL, target))
        (conflict,) = report.of_kind("denial")

        assert sentence_of(report.explain(conflict)) == words

    def test_may_be_evidence(self):
        photo = Evidence(id="photo", bears_on="a", direction=Direction.SUPPORTS, description="A photo")

        report = found(CLAIM, photo, rebuttal(DENIAL, "photo"))
        (conflict,) = report

        assert conflict.sides == (("photo",), ("r",))
        assert sentence_of(report.explain(conflict)) == "Denied by AFP: “A photo”."


class TestCertainty:
    def act(self, certainty: Certainty, source: str = "afp") -> Attribution:
        return Attribution(id=f"r@{source}", of="r", source=source, certainty=certainty)

    def test_a_rebuttal_without_a_speech_act_is_certain(self):
        assert stated(rebuttal(DENIAL, "a"))[0].definite

    def test_so_is_one_that_was_made_for_certain(self):
        assert stated(rebuttal(DENIAL, "a"), self.act(Certainty.CERTAIN))[0].definite

    @pytest.mark.parametrize("certainty", [Certainty.PROBABLE, Certainty.POSSIBLE])
    def test_one_that_was_made_with_caution_is_possible(self, certainty):
        (conflict,) = stated(rebuttal(DENIAL, "a"), self.act(certainty))

        assert (conflict.definite, conflict.unknown) == (False, ("commitment",))

    def test_that_a_paper_reports_it_changes_nothing(self):
        assert stated(rebuttal(DENIAL, "a"), self.act(Certainty.UNCOMMITTED, "paper"))[0].definite


class TestSettlement:
    def settled_by(self, *records: object, kind: str = "denial") -> tuple[str, ...]:
        (conflict,) = [conflict for conflict in stated(*records) if conflict.kind == kind]
        return conflict.settled_by

    def test_a_denial_is_open(self):
        assert self.settled_by(rebuttal(DENIAL, "a")) == ()

    def test_a_denial_that_is_withdrawn_is_settled(self):
        assert self.settled_by(rebuttal(DENIAL, "a"), rebuttal(RETRACTION, "r", id="q")) == ("q",)

    def test_a_denial_of_what_is_withdrawn_is_settled(self):
        assert self.settled_by(rebuttal(DENIAL, "a"), rebuttal(RETRACTION, "a@ap", by="ap", id="q")) == ("q",)

    @pytest.mark.parametrize("kind", [CORRECTION, RETRACTION])
    def test_a_correction_and_a_retraction_settle_what_they_aim_at(self, kind):
        assert self.settled_by(rebuttal(kind, "a@ap", by="ap"), kind=kind.value) == ("r",)

    def test_a_denial_does_not_settle_itself(self):
        assert self.settled_by(rebuttal(DENIAL, "a@ap")) == ()
