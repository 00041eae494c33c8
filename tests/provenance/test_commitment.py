from __future__ import annotations

import pytest

from counterclaim.case import UNSTATED, Case
from counterclaim.errors import UnknownIdError
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Organization,
    Rebuttal,
    RebuttalKind,
    Record,
)
from counterclaim.provenance import Commitment, commitments

PAPER = Organization(id="paper", name="A paper")
ARTICLE = Document(id="article", publisher="paper")
INSTEAD = Claim(id="instead", text="The videos were stolen")
DENIAL = Rebuttal(
    id="denial", kind=RebuttalKind.DENIAL, by="police", targets=("leak",), counterclaim="instead"
)


def committed(case: Case, claim: str = "leak") -> list[tuple[str, str, str]]:
    return [
        (commitment.source, commitment.rests_on.id, commitment.certainty.value)
        for commitment in commitments(case, claim)
    ]


def told(**fields: object) -> Case:
    case = Case([PAPER, ARTICLE])
    case.add_claim("The police leak videos", id="leak", document="article", **fields)
    return case


def denied(*records: Record) -> list[tuple[str, str, str]]:
    return committed(Case([INSTEAD, DENIAL, *records]), "instead")


def act(source: str, of: str = "denial", **fields: object) -> Attribution:
    return Attribution(id=f"{of}@{source}", of=of, source=source, **fields)


def test_an_origin_is_committed_and_a_reporter_is_not():
    assert committed(told(by="protesters")) == [("protesters", "leak@protesters", "certain")]


def test_a_cautious_source_is_committed_cautiously():
    assert committed(told(by="protesters", certainty=Certainty.POSSIBLE)) == [
        ("protesters", "leak@protesters", "possible")
    ]


def test_nobody_is_committed_to_what_was_passed_on_without_an_origin():
    assert committed(told(by=UNSTATED)) == []


def test_a_paper_that_says_so_as_well_is_committed():
    assert committed(told(by=["protesters", "paper"])) == [
        ("protesters", "leak@protesters", "certain"),
        ("paper", "leak@paper", "certain"),
    ]


def test_nobody_is_committed_to_what_holds_only_if_something_else_does():
    assert committed(told(by="protesters", assuming="other")) == []


def test_a_commitment_holds_the_record_it_rests_on():
    case = told(by="protesters")

    assert commitments(case, case["leak"]) == (
        Commitment(source="protesters", rests_on=case["leak@protesters"], certainty=Certainty.CERTAIN),
    )


class TestACounterclaim:
    def test_commits_the_one_who_makes_the_rebuttal(self):
        assert denied() == [("police", "denial", "certain")]

    def test_commits_as_far_as_the_rebuttal_was_made(self):
        assert denied(act("police", certainty=Certainty.PROBABLE)) == [("police", "denial", "probable")]

    def test_commits_as_far_as_the_firmest_of_several_acts(self):
        first = Attribution(id="1", of="denial", source="police", certainty=Certainty.POSSIBLE)
        second = Attribution(id="2", of="denial", source="police", certainty=Certainty.PROBABLE)

        assert denied(first, second) == [("police", "denial", "probable")]

    def test_commits_those_who_join_in_and_not_those_who_report(self):
        assert denied(act("ministry"), act("paper", relays=("denial@police",)), act("police")) == [
            ("police", "denial", "certain"),
            ("ministry", "denial@ministry", "certain"),
        ]

    def test_with_attributions_of_its_own_rests_on_these_alone(self):
        assert denied(act("ministry", of="instead")) == [("ministry", "instead@ministry", "certain")]

    def test_that_somebody_only_reports_commits_nobody(self):
        assert denied(act("paper", of="instead", certainty=Certainty.UNCOMMITTED)) == []

    def test_that_assumes_something_commits_nobody(self):
        instead = Claim(id="instead", text="x", assuming=("leak",))

        assert committed(Case([instead, DENIAL]), "instead") == []

    def test_of_several_rebuttals_commits_each_maker(self):
        dispute = Rebuttal(
            id="dispute", kind=RebuttalKind.DISPUTE, by="critic", targets=("leak",), counterclaim="instead"
        )

        assert denied(dispute) == [("police", "denial", "certain"), ("critic", "dispute", "certain")]


@pytest.mark.parametrize("claim", ["lost", "denial"])
def test_something_that_is_no_claim_is_refused(claim):
    with pytest.raises(UnknownIdError, match="no claim"):
        commitments(Case([INSTEAD, DENIAL]), claim)
