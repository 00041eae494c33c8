"""Which claims may leave as if they were simply so."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.formats.assertable import doubt_of, objection_to, why_not_plain
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Direction,
    Document,
    Evidence,
    Judgement,
    Organization,
    Rating,
    Rebuttal,
    RebuttalKind,
    Review,
    SameAs,
    Statement,
)
from counterclaim.values import Text

HIGH = Claim(id="high", text="Mount Everest is 8,849 metres high")
SAID = Attribution(id="said", of="high", source="nepal")
DENIED = Rebuttal(id="denied", kind=RebuttalKind.DENIAL, targets=("high",), by="china")
SOURCES = (Organization(id="nepal", name="Nepal"), Organization(id="china", name="China"))


def why(*records):
    case = Case((*SOURCES, *records))
    return why_not_plain(case, case["high"])


def test_a_claim_that_somebody_asserts_and_nobody_disputes_may():
    assert why(HIGH, SAID) is None


def test_one_that_nobody_said_may_not():
    assert why(HIGH) == "nobody on record takes it upon themselves"


def test_one_that_is_only_reported_may_not():
    assert why(HIGH, evolve(SAID, certainty=Certainty.UNCOMMITTED))


@pytest.mark.parametrize("kind", [kind for kind in RebuttalKind if kind is not RebuttalKind.QUALIFICATION])
@pytest.mark.parametrize("target", ["high", "said"])
def test_one_that_is_disputed_may_not(kind, target):
    assert why(HIGH, SAID, evolve(DENIED, kind=kind, targets=(target,))) == "'denied' disputes it"


def test_a_rebuttal_that_was_itself_rebutted_counts_all_the_same():
    answer = Rebuttal(id="answer", kind=RebuttalKind.DENIAL, targets=("denied",), by="nepal")

    assert why(HIGH, SAID, DENIED, answer) == "'denied' disputes it"


def test_one_that_depends_on_others_may_not():
    assert (
        why(evolve(HIGH, assuming=("low",)), Claim(id="low", text="x"), SAID)
        == "it holds only if other claims do"
    )


def test_the_objection_is_the_record_that_objects():
    case = Case((*SOURCES, HIGH, SAID, DENIED))

    assert objection_to(case, HIGH) == DENIED
    assert objection_to(Case((*SOURCES, HIGH, SAID)), HIGH) is None


class TestWhatSpeaksAgainstAClaim:
    def test_a_qualification_does(self):
        narrowed = evolve(DENIED, kind=RebuttalKind.QUALIFICATION, text="only with the snow")

        assert why(HIGH, SAID, narrowed) == "'denied' narrows it"

    @pytest.mark.parametrize("label", ["False", "True", None])
    def test_a_review_does_whatever_its_verdict(self, label):
        review = Review(id="check", of="high", reviewer="china", rating=Rating(label=label))

        assert why(HIGH, SAID, review) == "'check' reviews it"

    def test_a_rank_of_wikidata_does_where_it_deprecates(self):
        for rank, objects in (("preferred", False), ("normal", False), ("deprecated", True)):
            rating = Rating(label=rank, scale="wikidata:rank")
            rank = Review(id="rank", of="high", reviewer="china", rating=rating)
            assert (why(HIGH, SAID, rank) is not None) is objects

    def test_undermining_evidence_does_and_supporting_does_not(self):
        evidence = Evidence(id="survey", bears_on="high", direction=Direction.UNDERMINES)

        assert why(HIGH, SAID, evidence) == "'survey' speaks against it"
        assert why(HIGH, SAID, evolve(evidence, direction=Direction.SUPPORTS)) is None

    def test_a_denial_of_what_supports_it_does(self):
        evidence = Evidence(id="survey", bears_on="high", direction=Direction.SUPPORTS)

        assert why(HIGH, SAID, evidence, evolve(DENIED, targets=("survey",))) == "'denied' disputes it"

    @pytest.mark.parametrize("target", ["letter", "nepal"])
    def test_so_does_one_of_the_document_or_the_source(self, target):
        undercut = evolve(DENIED, kind=RebuttalKind.UNDERCUT, targets=(target,))

        assert why(HIGH, evolve(SAID, document="letter"), Document(id="letter"), undercut)

    def test_so_does_one_of_a_claim_that_was_judged_the_same(self):
        twin = Claim(id="twin", text="Everest has 8,849 metres")
        same = SameAs(id="same", left="high", right="twin", judgement=Judgement.SAME)

        assert why(HIGH, SAID, twin, same, evolve(DENIED, targets=("twin",))) == "'denied' disputes it"

    def test_so_does_one_of_a_claim_with_the_same_statement(self):
        statement = Statement(subject="nepal", property="capital", value=Text("Kathmandu"))
        ours = evolve(HIGH, statements=(statement,))
        theirs = Claim(id="theirs", text="x", statements=(statement,))
        other = evolve(theirs, statements=(evolve(statement, value=Text("Pokhara")),))
        denied = evolve(DENIED, targets=("theirs",))

        assert why(ours, SAID, theirs, denied) == "'denied' disputes it"
        assert why(ours, SAID, other, denied) is None

    def test_what_is_added_later_counts(self):
        statement = Statement(subject="nepal", property="capital", value=Text("Kathmandu"))
        claim = evolve(HIGH, statements=(statement,))
        case = Case((*SOURCES, claim, SAID, Claim(id="theirs", text="x", statements=(statement,))))
        assert why_not_plain(case, claim) is None

        case.add(evolve(DENIED, targets=("theirs",)))

        assert why_not_plain(case, claim) == "'denied' disputes it"


def test_what_must_be_told_beside_a_claim_is_less_than_what_keeps_it_from_leaving():
    review = Review(id="check", of="high", reviewer="china")
    case = Case((*SOURCES, HIGH, SAID, review))

    assert doubt_of(case, HIGH) is None
    assert doubt_of(Case((*SOURCES, HIGH, SAID, DENIED)), HIGH) == "'denied' disputes it"
