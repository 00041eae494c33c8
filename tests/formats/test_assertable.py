"""Which claims may leave as if they were simply so."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.formats.assertable import objection_to, why_not_plain
from counterclaim.model import Attribution, Certainty, Claim, Organization, Rebuttal, RebuttalKind

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
