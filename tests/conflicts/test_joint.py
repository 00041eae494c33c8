"""Statements of which each two can hold, and all together cannot."""

from itertools import combinations

import pytest

from conflicts.helpers import Denied, case_of, day, found, kinds, march, said
from counterclaim.conflicts import RuleSet, compare, sentence_of

#: At least 5, at most 10, not 5 to 7 and not 7 to 10: nothing is left.
COVERED = (
    said("a", "at least 5", "length", by="ap"),
    said("b", "at most 10", "length", by="afp"),
    said("c", Denied("between 5 and 7"), "length", by="paper"),
    said("d", Denied("between 7 and 10"), "length", by="police"),
)
#: Five or six, and neither of the two.
NEITHER = (
    said("a", "5 to 6", by="ap"),
    said("b", Denied("5"), by="afp"),
    said("c", Denied("6"), by="paper"),
)


def joint(*records, **settings):
    return [conflict.members for conflict in found(*records, **settings).of_kind("joint")]


class TestIntervalsCoveredByHoles:
    def test_are_one_conflict_with_a_side_for_each(self):
        (conflict,) = found(*COVERED)

        assert (conflict.kind, conflict.definite) == ("joint", True)
        assert conflict.sides == (("a#0",), ("b#0",), ("c#0",), ("d#0",))

    @pytest.mark.parametrize("statements", [COVERED, NEITHER])
    def test_can_hold_two_by_two(self, statements):
        case = case_of(*statements)

        for left, right in combinations([claim.id for claim, _ in statements], 2):
            assert not compare(case, left, right).conflict

    @pytest.mark.parametrize("statements", [COVERED, NEITHER])
    def test_can_hold_together_once_one_is_left_out(self, statements):
        for left_out in statements:
            assert len(found(*(one for one in statements if one is not left_out))) == 0

    def test_are_a_conflict_among_whole_numbers(self):
        assert joint(*NEITHER) == [("a#0", "b#0", "c#0")]

    def test_are_none_among_all_numbers(self):
        measured = [
            said("a", "5 to 6", "length"),
            said("b", Denied("5"), "length"),
            said("c", Denied("6"), "length"),
        ]

        assert joint(*measured) == []

    def test_are_a_conflict_of_dates_as_well(self):
        quarters = [
            said(f"q{number}", Denied(f"Q{number} 2020"), "founded", by=f"s{number}")
            for number in (1, 2, 3, 4)
        ]

        assert len(joint(said("a", "2020", "founded"), *quarters)) == 1
        assert joint(said("a", "2020", "founded"), *quarters[:3]) == []

    @pytest.mark.parametrize("property", ["countries", "length"])
    def test_may_be_covered_by_a_single_hole(self, property):
        statements = (
            said("a", "at least 5", property, by="ap"),
            said("b", "at most 6", property, by="afp"),
            said("c", Denied("between 5 and 6"), property, by="paper"),
        )

        assert joint(*statements) == [("a#0", "b#0", "c#0")]

    def test_may_begin_at_zero(self):
        assert joint(
            said("a", "at most 1"), said("b", Denied("0"), by="afp"), said("c", Denied("1"), by="x")
        ) == [("a#0", "b#0", "c#0")]

    def test_that_leave_something_over_are_none(self):
        narrower = said("c", Denied("between 5 and 6.9"), "length", by="paper")

        assert joint(*COVERED[:2], narrower, COVERED[3]) == []

    def test_of_which_some_is_not_needed_leave_it_out(self):
        assert joint(*NEITHER, said("z", "at least 1", by="police")) == [("a#0", "b#0", "c#0")]

    def test_of_which_two_conflict_by_themselves_are_no_joint_conflict(self):
        assert [kind for kind, _ in kinds(said("a", "5"), said("b", Denied("5"), by="afp"), NEITHER[2])] == [
            "negation"
        ]


class TestWhatTheyShare:
    def test_they_hold_at_one_time(self):
        def at(*periods):
            values = ("5 to 6", Denied("5"), Denied("6"))
            return joint(
                *(
                    said(id, value, "staff", during=period, by=id)
                    for id, value, period in zip("abc", values, periods, strict=True)
                )
            )

        assert at(march(1, 10), march(5, 20), march(8, 9)) == [("a#0", "b#0", "c#0")]
        assert at(march(1, 10), march(5, 7), march(8, 9)) == []

    def test_without_dates_what_varies_is_possible(self):
        (conflict,) = found(
            said("a", "5 to 6", "staff"),
            said("b", Denied("5"), "staff", by="afp"),
            said("c", Denied("6"), "staff", by="paper"),
        )

        assert (conflict.kind, conflict.certainty.value, conflict.unknown) == ("joint", "possible", ("time",))

    def test_on_some_day_of_a_month_each_it_is_possible_too(self):
        month = {"during": day("March 2021")}

        assert kinds(
            said("a", "5 to 6", "staff", **month),
            said("b", Denied("5"), "staff", by="afp", **month),
            said("c", Denied("6"), "staff", by="paper", **month),
        ) == [("joint", "possible")]

    def test_one_about_something_else_is_left_out(self):
        elsewhere = said("c", Denied("6"), by="paper", subject="company")

        assert joint(*NEITHER[:2], elsewhere) == []

    def test_one_that_rests_on_a_tolerance_makes_it_possible(self):
        (conflict,) = found(
            said("a", "at least 36"),
            said("b", "at most 45", by="afp"),
            said("c", Denied("about 40"), by="paper"),
            said("d", Denied("45"), by="police"),
        )

        assert (conflict.kind, conflict.unknown) == ("joint", ("reading",))


def test_it_is_told_in_one_sentence():
    report = found(*NEITHER)

    assert sentence_of(report.explain(report.conflicts[0])) == (
        "The firm, Countries supplied: “5 to 6” according to AP, not “5” according to AFP and not “6” "
        "according to A paper; each two of these can hold, all together cannot."
    )


def test_it_is_found_in_large_families_as_well():
    others = [said(f"x{number}", "at least 1", by="police") for number in range(5)]

    assert joint(*NEITHER, *others, rule_set=RuleSet(id="few", most_listed=2)) == joint(*NEITHER, *others)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_statements_changes_nothing(order):
    assert found(*(NEITHER[place] for place in order)).conflicts == found(*NEITHER).conflicts


def test_a_further_claim_removes_no_joint_conflict():
    assert joint(*NEITHER, said("d", "6", by="police")) == joint(*NEITHER)
