from __future__ import annotations

from conflicts.helpers import case_of, compared, failures, found, kinds, relation, said, unknowns
from counterclaim.conflicts import compare
from counterclaim.conflicts.identity import Identity
from counterclaim.model import Judgement, SameAs

SAME, DIFFERENT, UNSURE = Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE


def judged(judgement: Judgement, left: str = "firm", right: str = "company", id: str = "") -> SameAs:
    return SameAs(id=id or f"{left}-{right}", left=left, right=right, judgement=judgement)


def two_subjects(*records):
    return case_of(said("a", "81"), said("b", "12", subject="company", by="afp"), *records)


class TestSubjects:
    def test_that_nobody_judged_the_same_are_not_compared(self):
        comparison = compare(two_subjects(), "a", "b")

        assert (comparison.relation.value, failures(comparison)) == ("incomparable", ["subject"])

    def test_that_were_judged_the_same_are_one(self):
        assert compare(two_subjects(judged(SAME)), "a", "b").relation.value == "conflict"

    def test_that_were_judged_the_same_by_way_of_a_third_are_one(self):
        case = two_subjects(judged(SAME, "firm", "holding"), judged(SAME, "holding", "company"))

        assert compare(case, "a", "b").relation.value == "conflict"

    def test_that_may_be_the_same_make_a_possible_conflict(self):
        comparison = compare(two_subjects(judged(UNSURE)), "a", "b")

        assert (comparison.relation.value, unknowns(comparison)) == ("possible-conflict", ["subject"])

    def test_that_were_judged_different_are_not_compared(self):
        assert compare(two_subjects(judged(DIFFERENT)), "a", "b").relation.value == "incomparable"

    def test_of_which_one_said_unsure_and_one_different_are_not_compared(self):
        case = two_subjects(judged(UNSURE), judged(DIFFERENT, id="second"))

        assert compare(case, "a", "b").relation.value == "incomparable"

    def test_of_which_one_said_unsure_and_one_the_same_are_one(self):
        case = two_subjects(judged(UNSURE), judged(SAME, id="second"))

        assert compare(case, "a", "b").relation.value == "conflict"

    def test_of_which_one_may_be_a_third_that_is_the_other_may_be_the_same(self):
        case = two_subjects(judged(UNSURE, "firm", "holding"), judged(SAME, "holding", "company"))

        assert compare(case, "a", "b").relation.value == "possible-conflict"

    def test_that_may_be_the_same_are_found_in_a_case(self):
        one, other = said("a", "81"), said("b", "12", subject="company", by="afp")

        assert kinds(one, other, judged(UNSURE)) == [("quantity", "possible")]
        assert found(one, other, judged(UNSURE)).conflicts[0].unknown == ("subject",)
        assert kinds(one, other, judged(SAME)) == [("quantity", "definite")]
        assert kinds(one, other) == kinds(one, other, judged(DIFFERENT)) == []

    def test_a_doubt_about_two_is_no_doubt_about_a_third(self):
        doubts = (judged(UNSURE, "firm", "holding"), judged(UNSURE, "holding", "company"))

        assert compare(two_subjects(*doubts), "a", "b").relation.value == "incomparable"


def test_different_in_a_circle_of_the_same_is_a_problem_of_the_case_and_changes_nothing():
    case = two_subjects(judged(SAME), judged(DIFFERENT, id="second"))

    assert [(problem.code, problem.record) for problem in case.problems()] == [("same-as", "second")]
    assert compare(case, "a", "b").relation.value == "conflict"


class TestValues:
    def test_two_entities_are_a_conflict_where_there_is_one_at_a_time(self):
        assert relation("anna", "ben", "head") == "conflict"

    def test_that_were_judged_the_same_are_equal(self):
        assert relation("anna", "ben", "head", judged(SAME, "anna", "ben")) == "equal"

    def test_that_may_be_the_same_make_a_possible_conflict(self):
        comparison = compared("anna", "ben", "head", judged(UNSURE, "anna", "ben"))

        assert comparison.relation.value == "possible-conflict"
        assert unknowns(comparison)

    def test_that_were_judged_different_are_a_definite_conflict(self):
        both = (judged(UNSURE, "anna", "ben"), judged(DIFFERENT, "ben", "anna"))

        assert relation("anna", "ben", "head", *both) == "conflict"


def test_the_key_is_the_least_id_of_those_that_are_the_same():
    identity = Identity(case_of(judged(SAME, "firm", "company")))

    assert (identity.key("firm"), identity.key("company"), identity.key("anna")) == (
        "company",
        "company",
        "anna",
    )


def test_a_doubt_about_something_and_itself_is_none():
    assert list(Identity(case_of(judged(UNSURE, "firm", "firm"))).doubts()) == []
