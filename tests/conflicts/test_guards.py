"""Each guard with a case that passes, one that fails and one that is not known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs
import pytest

from conflicts.helpers import (
    PROPERTIES,
    Denied,
    case_of,
    compared,
    day,
    failures,
    found,
    march,
    said,
    throughout,
    unknowns,
)
from conflicts.helpers import compared_during as during
from counterclaim.conflicts import Comparison, compare
from counterclaim.model import Certainty, ClaimKind, Judgement, Place, SameAs, Trend
from counterclaim.values import EntityRef, NoValue, Quantity, Text, UnknownValue

_BY_ID = {property.id: property for property in PROPERTIES}


def outcome(comparison: Comparison, guard: str) -> str | None:
    """Return what a guard found; `None` where it was not looked at."""
    return next((check.outcome.value for check in comparison.checks if check.guard.value == guard), None)


def verdict(comparison: Comparison, guard: str) -> tuple[str, str | None]:
    return comparison.relation.value, outcome(comparison, guard)


def in_places(left: str | None, right: str | None, property: str = "countries", **both) -> Comparison:
    one, other = ("81", "12")
    case = case_of(
        said("a", one, property, place=left, **both),
        said("b", other, property, place=right, by="afp", **both),
    )
    return compare(case, "a", "b")


class TestProperty:
    def test_is_shared(self):
        assert verdict(compared("81", "12"), "property") == ("conflict", "passed")

    def test_is_another(self):
        case = case_of(said("a", "81"), said("b", "12", "staff"))

        assert verdict(compare(case, "a", "b"), "property") == ("incomparable", "failed")

    def test_was_not_declared(self):
        assert verdict(compared("81", "12", "robots"), "property") == ("possible-conflict", "unknown")


class TestCommitment:
    def test_both_are_held(self):
        assert verdict(compared("81", "12"), "commitment") == ("conflict", "passed")

    def test_one_is_held_by_nobody(self):
        case = case_of(said("a", "81"), said("b", "12", certainty=Certainty.UNCOMMITTED))

        assert verdict(compare(case, "a", "b"), "commitment") == ("incomparable", "failed")

    def test_one_is_held_as_probable(self):
        case = case_of(said("a", "81"), said("b", "12", by="afp", certainty=Certainty.PROBABLE))

        assert verdict(compare(case, "a", "b"), "commitment") == ("possible-conflict", "unknown")


class TestValue:
    def test_is_of_one_kind(self):
        assert verdict(compared("81", "12"), "value") == ("conflict", "passed")

    @pytest.mark.parametrize("other", [Text("81"), EntityRef("anna"), UnknownValue(tag="acme:mood")])
    def test_is_of_another_kind(self, other):
        assert verdict(compared("81", other), "value") == ("incomparable", "failed")


class TestUnit:
    def test_is_converted(self):
        assert compared("5 km", "5600 m", "length").relation.value == "conflict"

    @pytest.mark.parametrize(
        ("left", "right"),
        [("5 km", "5 kg"), ("5 €", "5 $"), ("5 km", "5 %"), ("5 km", Quantity(Decimal(5), unit="smoot"))],
    )
    def test_measures_something_else(self, left, right):
        assert verdict(compared(left, right, "length"), "unit") == ("incomparable", "failed")


class TestExistence:
    def test_of_a_value_is_denied_by_none(self):
        assert verdict(compared("81", NoValue()), "existence") == ("conflict", "passed")

    def test_is_left_open_by_a_denial(self):
        assert verdict(compared(Denied("81"), NoValue()), "existence") == ("incomparable", "failed")


class TestSeparators:
    def compared(self, left, right):
        case = case_of(
            said("a", "81 %", "quota", base=left), said("b", "12 %", "quota", base=right, by="afp")
        )
        return compare(case, "a", "b")

    def test_are_equal(self):
        assert verdict(self.compared("voters", "Voters"), "separator") == ("conflict", "passed")

    def test_are_different(self):
        comparison = self.compared("voters", "inhabitants")

        assert verdict(comparison, "separator") == ("incomparable", "failed")
        assert comparison.checks[-1].detail == "base"
        assert (comparison.checks[-1].left, comparison.checks[-1].right) == (
            Text("voters"),
            Text("inhabitants"),
        )

    @pytest.mark.parametrize(("left", "right"), [("voters", None), (None, "voters"), (None, None)])
    def test_one_that_is_missing_is_not_known(self, left, right):
        assert verdict(self.compared(left, right), "separator") == ("possible-conflict", "unknown")

    def test_entities_are_equal_after_judgements(self):
        same = SameAs(id="same", left="anna", right="ben", judgement=Judgement.SAME)
        unsure = attrs.evolve(same, judgement=Judgement.UNSURE)
        sides = [
            attrs.evolve(claim, statements=(attrs.evolve(claim.statements[0], qualifiers={"base": base}),))
            for claim, base in (
                (said("a", "81 %", "quota")[0], EntityRef("anna")),
                (said("b", "12 %", "quota")[0], EntityRef("ben")),
            )
        ]
        held = [said("a", "81 %", "quota")[1], said("b", "12 %", "quota", by="afp")[1]]

        assert compare(case_of(*sides, *held), "a", "b").relation.value == "incomparable"
        assert compare(case_of(*sides, *held, same), "a", "b").relation.value == "conflict"
        assert compare(case_of(*sides, *held, unsure), "a", "b").relation.value == "possible-conflict"


class TestLanguage:
    def test_two_texts_of_one_language_are_a_conflict(self):
        left, right = Text("Be good", "en"), Text("Be bold", "en-GB")

        assert compared(left, right, "motto").relation.value == "conflict"

    def test_of_two_languages_a_possible_one(self):
        comparison = compared(Text("Be good", "en"), Text("Sei gut", "de"), "motto")

        assert verdict(comparison, "language") == ("possible-conflict", "unknown")

    def test_texts_are_compared_without_regard_to_case_and_spaces(self):
        assert compared("Be  good", "be good ", "motto").relation.value == "equal"


class TestForecasts:
    PREDICTION = ClaimKind.PREDICTION

    def case(self, **of_both):
        return case_of(said("a", "81", kind=self.PREDICTION, **of_both), said("b", "12", by="afp", **of_both))

    def found(self, as_of, **of_both):
        return [conflict.certainty.value for conflict in found(*self.case(**of_both), as_of=as_of)]

    def test_whether_the_time_of_a_prediction_has_come_is_not_known_without_a_day(self):
        assert verdict(compare(self.case(), "a", "b"), "forecast") == ("possible-conflict", "unknown")

    def test_once_it_has_come_it_counts_like_an_assertion(self):
        year = throughout("1 January 2030", "31 December 2030")

        assert self.found(date(2030, 6, 1), during=year) == ["definite"]

    def test_before_it_has_come_it_is_not_compared_with_one(self):
        early = case_of(
            said("a", "81", "sold", kind=self.PREDICTION, during=day("2030")),
            said("b", "12", "sold", by="afp", during=day("2030")),
        )

        assert len(found(*early, as_of=date(2029, 12, 31))) == 0
        assert len(found(*early, as_of=date(2030, 12, 31))) == 1

    def test_its_own_time_counts_and_not_that_of_the_assertion(self):
        records = (
            *said("a", "81", "sold", kind=self.PREDICTION, during=day("2030")),
            *said("b", "12", "sold", by="afp"),
        )

        assert len(found(*records, as_of=date(2029, 12, 31))) == 0
        assert len(found(*records, as_of=date(2030, 12, 31))) == 1

    def test_a_prediction_without_a_time_may_have_come_true(self):
        assert self.found(date(2030, 6, 1)) == ["possible"]

    def test_two_predictions_are_compared_with_each_other(self):
        case = case_of(said("a", "81", kind=self.PREDICTION), said("b", "12", by="afp", kind=self.PREDICTION))

        assert compare(case, "a", "b").relation.value == "conflict"

    def test_an_upper_bound_in_a_prediction_conflicts_with_nothing(self):
        case = case_of(
            said("a", "up to 50", kind=self.PREDICTION), said("b", "61", by="afp", kind=self.PREDICTION)
        )

        assert compare(case, "a", "b").relation.value != "conflict"

    def test_on_a_later_day_neither_of_two_holds_that_held_on_an_earlier_one(self):
        assert self.found(date(2030, 6, 1), during=day("1 June 2030")) == ["definite"]
        assert self.found(date(2030, 6, 2), during=day("1 June 2030")) == []


class TestPlaces:
    def test_are_one(self):
        assert verdict(in_places("france", "france"), "place") == ("conflict", "passed")

    def test_are_apart(self):
        comparison = in_places("france", "germany")

        assert verdict(comparison, "place") == ("incomparable", "failed")
        assert (str(comparison.checks[-1].left), str(comparison.checks[-1].right)) == ("France", "Germany")

    @pytest.mark.parametrize("other", ["atlantis", "paris", None])
    def test_may_be_one(self, other):
        assert verdict(in_places("france", other), "place") == ("possible-conflict", "unknown")

    def test_were_stated_by_neither(self):
        assert verdict(in_places(None, None), "place") == ("conflict", None)


class TestTotalsOverTimes:
    """12 deaths in March and 80 in 2021 do not conflict."""

    def test_of_one_time_conflict_where_they_are_disjoint(self):
        assert during("81", day("2021"), "12", day("2021"), "sold").relation.value == "conflict"
        assert during("81", day("2021"), "at least 12", day("2021"), "sold").relation.value == "refines"

    def test_the_days_of_a_year_are_the_year(self):
        whole = throughout("1 January 2021", "31 December 2021")

        assert during("81", day("2021"), "12", whole, "sold").relation.value == "conflict"

    def test_of_a_part_leave_room_for_more_in_the_whole(self):
        comparison = during("12", day("March 2021"), "80", day("2021"), "sold")

        assert (comparison.relation.value, comparison.in_part) == ("compatible", True)

    def test_of_a_part_conflict_where_it_is_more_than_the_whole(self):
        comparison = during("81", day("March 2021"), "12", day("2021"), "sold")

        assert (comparison.relation.value, comparison.kind, comparison.in_part) == (
            "conflict",
            "quantity",
            True,
        )
        assert during("12", day("2021"), "81", day("March 2021"), "sold").relation.value == "conflict"

    @pytest.mark.parametrize(
        ("part", "whole", "expected"),
        [
            ("at least 80", "at most 79", "conflict"),
            ("at least 80", "at most 80", "compatible"),
            ("more than 80", "at most 80", "conflict"),
            ("80 to 90", "75 to 85", "compatible"),
            ("at most 90", "at least 12", "compatible"),
        ],
    )
    def test_of_a_part_conflict_only_where_its_least_is_above_the_most_of_the_whole(
        self, part, whole, expected
    ):
        assert during(part, day("March 2021"), whole, day("2021"), "sold").relation.value == expected

    @pytest.mark.parametrize("part", ["Q1 2021", "Q4 2021", "31 December 2021"])
    def test_of_a_part_may_begin_or_end_with_the_whole(self, part):
        assert during("81", day(part), "12", day("2021"), "sold").in_part
        assert during("12", day("2021"), "81", day(part), "sold").relation.value == "conflict"

    @pytest.mark.parametrize(
        ("other", "expected"),
        [
            (throughout("March 2021", "May 2021"), "compatible"),  # within the year, whenever it began
            (throughout("2021", "2022"), "possible-conflict"),
            (throughout("2022", "2023"), "precedes"),
        ],
    )
    def test_over_a_time_that_is_not_exactly_known(self, other, expected):
        assert during("81", day("2021"), "12", other, "sold").relation.value == expected

    def test_of_times_that_overlap_in_part_are_incomparable(self):
        spring, summer = throughout("1 March 2021", "31 May 2021"), throughout("1 May 2021", "31 July 2021")
        comparison = during("81", spring, "12", summer, "sold")

        assert verdict(comparison, "extent") == ("incomparable", "failed")

    def test_of_different_years_succeed_each_other(self):
        assert during("81", day("2022"), "12", day("2021"), "sold").relation.value == "succeeds"
        assert during("81", day("2021"), "12", day("2022"), "sold").relation.value == "precedes"

    @pytest.mark.parametrize("other", [None, day("2021")])
    def test_over_a_time_that_is_not_stated_make_a_possible_conflict(self, other):
        assert verdict(during("81", None, "12", other, "sold"), "extent") == ("possible-conflict", "unknown")

    def test_without_dates_of_what_does_not_vary_are_a_definite_conflict(self):
        steady = attrs.evolve(_BY_ID["sold"], varies_in_time=False)

        assert compared("81", "12", "sold", steady).relation.value == "conflict"

    def test_that_may_be_negative_make_a_possible_conflict_of_part_and_whole(self):
        """A loss in one quarter leaves the profit of another above that of the year."""
        comparison = during("81 €", day("March 2021"), "12 €", day("2021"), "result")

        assert verdict(comparison, "sign") == ("possible-conflict", "unknown")


class TestTotalsOverPlaces:
    def year(self, left, right, one="81", other="12"):
        both = {"during": day("2021")}
        case = case_of(
            said("a", one, "sold", place=left, **both),
            said("b", other, "sold", place=right, by="afp", **both),
        )
        return compare(case, "a", "b")

    def test_of_one_place_conflict(self):
        assert self.year("france", "france").relation.value == "conflict"

    def test_of_a_part_conflict_only_where_it_is_more_than_the_whole(self):
        assert self.year("paris", "france").relation.value == "conflict"
        assert self.year("france", "paris").relation.value == "compatible"

    def test_of_places_apart_are_incomparable(self):
        assert failures(self.year("france", "germany")) == ["place"]

    def test_of_places_that_share_a_part_are_incomparable(self):
        both = {"during": day("2021")}
        case = case_of(
            Place(id="alsace", name="Alsace", within=("france", "germany")),
            said("a", "81", "sold", place="france", **both),
            said("b", "12", "sold", place="germany", by="afp", **both),
        )

        assert failures(compare(case, "a", "b")) == ["place"]

    @pytest.mark.parametrize("other", ["atlantis", None])
    def test_of_places_that_may_be_one_are_a_possible_conflict(self, other):
        assert unknowns(self.year("france", other)) == ["place"]

    def test_a_longer_time_in_a_part_of_the_place_is_incomparable(self):
        case = case_of(
            said("a", "81", "sold", place="france", during=day("March 2021")),
            said("b", "12", "sold", place="paris", during=day("2021"), by="afp"),
        )

        assert compare(case, "a", "b").relation.value == "incomparable"

    def test_a_part_of_the_time_in_a_part_of_the_place_is_a_part(self):
        case = case_of(
            said("a", "81", "sold", place="paris", during=day("March 2021")),
            said("b", "12", "sold", place="france", during=day("2021"), by="afp"),
        )

        assert compare(case, "a", "b").relation.value == "conflict"


class TestRunningCounts:
    def test_that_grew_are_no_conflict(self):
        comparison = during("12", march(5), "15", march(6), "toll")

        assert verdict(comparison, "time") == ("precedes", "failed")

    def test_that_fell_are_a_conflict_of_their_order(self):
        comparison = during("15", march(5), "12", march(6), "toll")

        assert (comparison.relation.value, comparison.kind) == ("conflict", "order")
        assert during("12", march(6), "15", march(5), "toll").kind == "order"

    @pytest.mark.parametrize(
        ("earlier", "later", "expected"),
        [
            ("at least 15", "12", "conflict"),
            ("15", "at most 14", "conflict"),
            ("15", "at least 3", "precedes"),
            ("15", "15", "precedes"),
            ("15", "up to 15", "precedes"),
            ("about 15", "14", "precedes"),
            ("dozens", "12", "conflict"),
        ],
    )
    def test_fell_only_where_the_most_later_is_below_the_least_before(self, earlier, later, expected):
        assert during(earlier, march(5), later, march(6), "toll").relation.value == expected

    def test_within_a_round_number_it_fell_perhaps(self):
        comparison = during("50", march(5), "48", march(6), "toll")

        assert (comparison.relation.value, comparison.kind) == ("possible-conflict", "order")

    def test_of_one_day_are_an_ordinary_conflict(self):
        assert during("15", march(5), "12", march(5), "toll").kind == "quantity"

    def test_of_places_apart_are_incomparable(self):
        case = case_of(
            said("a", "15", "toll", place="paris", during=march(5)),
            said("b", "12", "toll", place="berlin", during=march(6), by="afp"),
        )

        assert compare(case, "a", "b").relation.value == "incomparable"

    def test_a_count_that_only_falls_is_in_conflict_where_it_rose(self):
        shrinking = attrs.evolve(_BY_ID["toll"], monotone=Trend.DECREASING)
        risen = case_of(
            shrinking,
            said("a", "12", "toll", during=march(5)),
            said("b", "15", "toll", during=march(6), by="afp"),
        )

        assert compare(risen, "a", "b").kind == "order"

    def test_is_not_compared_with_what_was_counted_over_a_time(self):
        comparison = during("80", day("March 2021"), "12", march(5), "toll")

        assert verdict(comparison, "extent") == ("incomparable", "failed")

    def test_without_a_date_on_one_side_is_a_possible_conflict(self):
        assert during("15", None, "12", march(5), "toll").relation.value == "possible-conflict"


def test_no_guard_is_looked_at_behind_the_first_that_failed():
    comparison = compared("5 km", "5 kg", "length")

    assert [check.outcome.value for check in comparison.checks].count("failed") == 1
    assert comparison.checks[-1].failed
