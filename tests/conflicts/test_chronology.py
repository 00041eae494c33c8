"""Conflicts across the properties of one subject."""

from datetime import date

import attrs
import pytest

from conflicts.helpers import PROPERTIES, Denied, case_of, found, kinds, march, said
from counterclaim.conflicts import RuleSet, compare, sentence_of
from counterclaim.model import Judgement, Property, SameAs, ValueKind
from counterclaim.values import DateSpan, NoValue, SomeValue

_BY_ID = {property.id: property for property in PROPERTIES}


def dated(first, when, last, then, **fields):
    """Return the conflicts of two dates of the firm."""
    return found(said("a", when, first, **fields), said("b", then, last, by="afp", **fields))


class TestOrder:
    def test_a_later_date_before_an_earlier_one_is_a_conflict(self):
        report = dated("founded", "2021", "closed", "2020")

        assert [(conflict.kind, conflict.certainty.value) for conflict in report] == [("order", "definite")]

    @pytest.mark.parametrize(
        ("founded", "closed"),
        [
            ("2020", "2021"),
            ("5 March 2021", "5 March 2021"),
            ("2021", "March 2021"),
            ("31 December 2021", "2021"),
        ],
    )
    def test_dates_that_can_be_in_order_are_no_conflict(self, founded, closed):
        assert len(dated("founded", founded, "closed", closed)) == 0

    def test_it_goes_on_from_property_to_property(self):
        report = dated("planned", "2021", "closed", "2020")

        assert [conflict.kind for conflict in report] == ["order"]

    def test_the_explanation_has_the_path_between_them(self):
        report = dated("planned", "2021", "closed", "2020")
        explanation = report.explain(report.conflicts[0])

        assert [step.id for step in explanation.comparison.path] == ["planned", "founded", "closed"]
        assert "planned → founded → closed" in sentence_of(explanation)
        assert "planned → founded → closed" in sentence_of(explanation, language="de")

    def test_so_has_that_of_a_self_contradiction(self):
        report = found(said("a", "2021", "planned"), said("b", "2020", "closed"))
        explanation = report.explain(report.conflicts[0])

        assert [step.id for step in explanation.comparison.path] == ["planned", "founded", "closed"]

    def test_one_source_that_says_both_contradicts_itself(self):
        report = found(said("a", "2021", "founded"), said("b", "2020", "closed"))

        assert [(conflict.kind, conflict.basis) for conflict in report] == [("self-contradiction", "order")]

    def test_properties_that_say_nothing_of_each_other_have_no_order(self):
        assert kinds(said("a", "2021", "founded"), said("b", "2020", "bankrupt-since")) == []

    def test_of_a_circle_of_properties_all_dates_are_one(self):
        circle = attrs.evolve(_BY_ID["closed"], before=("planned",))

        assert kinds(circle, said("a", "2020", "founded"), said("b", "2021", "closed", by="afp")) == [
            ("order", "definite")
        ]
        assert kinds(circle, said("a", "2021", "founded"), said("b", "2021", "closed", by="afp")) == []

    def test_a_denied_date_that_leaves_one_side_is_compared(self):
        """Not founded before 2022, and closed in 2021."""
        until = DateSpan(last=date(2021, 12, 31))

        assert len(dated("founded", Denied(until), "closed", "2020")) == 1

    def test_a_denied_day_says_nothing_of_an_order(self):
        assert len(dated("founded", Denied("2021"), "closed", "2020")) == 0

    @pytest.mark.parametrize("value", [SomeValue(), NoValue()])
    def test_that_there_is_some_date_or_none_says_nothing_of_an_order(self, value):
        assert len(dated("founded", value, "closed", "2020")) == 0

    def test_the_time_at_which_it_was_so_plays_no_part(self):
        assert len(dated("founded", "2021", "closed", "2020", during=march(5))) == 1

    def test_of_subjects_that_may_be_one_it_is_possible(self):
        unsure = SameAs(id="unsure", left="firm", right="company", judgement=Judgement.UNSURE)
        sides = said("a", "2021", "founded"), said("b", "2020", "closed", by="afp", subject="company")

        assert kinds(*sides) == []
        assert kinds(*sides, unsure) == [("order", "possible")]

    def test_two_comparisons_agree(self):
        case = case_of(said("a", "2021", "founded"), said("b", "2020", "closed", by="afp"))

        assert compare(case, "a", "b").kind == compare(case, "b", "a").kind == "order"


class TestExclusiveProperties:
    def test_two_that_exclude_each_other_are_a_conflict(self):
        assert kinds(said("a", "Paris", "listed-at"), said("b", "2020", "bankrupt-since", by="afp")) == [
            ("exclusive", "definite")
        ]

    def test_it_is_enough_that_one_of_them_says_so(self):
        assert kinds(said("b", "2020", "bankrupt-since"), said("a", "Paris", "listed-at", by="afp")) == [
            ("exclusive", "definite")
        ]

    @pytest.mark.parametrize("value", [Denied("Paris"), NoValue(), Denied(SomeValue())])
    def test_what_is_denied_excludes_nothing(self, value):
        assert kinds(said("a", value, "listed-at"), said("b", "2020", "bankrupt-since", by="afp")) == []

    def test_that_there_is_some_value_excludes_the_other(self):
        assert kinds(said("a", SomeValue(), "listed-at"), said("b", "2020", "bankrupt-since", by="afp")) == [
            ("exclusive", "definite")
        ]

    def test_at_different_times_both_can_hold(self):
        listed = said("a", "Paris", "listed-at", during=march(5))

        assert kinds(listed, said("b", "2020", "bankrupt-since", by="afp", during=march(6))) == []
        assert kinds(listed, said("b", "2020", "bankrupt-since", by="afp", during=march(5))) == [
            ("exclusive", "definite")
        ]
        assert kinds(listed, said("b", "2020", "bankrupt-since", by="afp")) == [("exclusive", "possible")]

    def test_others_say_nothing_of_each_other(self):
        assert kinds(said("a", "Paris", "listed-at"), said("b", "2020", "founded", by="afp")) == []

    def test_the_sentence_names_both_properties(self):
        report = found(said("a", "Paris", "listed-at"), said("b", "2020", "bankrupt-since", by="afp"))
        sentence = sentence_of(report.explain(report.conflicts[0]))

        assert "listed-at" in sentence
        assert "bankrupt-since" in sentence
        assert "the one excludes the other" in sentence


class TestLargeFamilies:
    """Counted instead of listed, with the same result."""

    FEW = RuleSet(id="few", most_listed=2)

    def pairs(self, *records):
        listed = found(*records)
        counted = found(*records, rule_set=self.FEW)
        assert len(counted) < len(listed)
        assert all(conflict.kind == listed.conflicts[0].kind for conflict in counted)
        return len(listed), sum(conflict.pairs for conflict in counted)

    def test_dates_out_of_order_are_counted(self):
        founded = [said(f"a{year}", str(year), "founded", by="ap") for year in range(2010, 2020)]
        closed = [said(f"b{year}", str(year), "closed", by="afp") for year in range(2010, 2020)]
        only_order = [attrs.evolve(_BY_ID[id], single_valued=False) for id in ("founded", "closed")]

        listed, counted = self.pairs(*founded, *closed, *only_order)

        assert listed == counted == 45

    @pytest.mark.parametrize("language", ["en", "de"])
    def test_the_sentence_says_of_which_two_properties_they_are(self, language):
        report = found(
            said("a", "2021", "founded"),
            said("b", "2020", "closed", by="afp"),
            said("c", "2020", "closed", by="paper"),
            rule_set=self.FEW,
        )
        (conflict,) = report
        sentence = sentence_of(report.explain(conflict), language=language)

        assert conflict.pairs == 2
        assert "founded" in sentence
        assert "closed" in sentence

    def test_exclusive_properties_are_counted(self):
        listed_at = [said(f"a{city}", city, "listed-at") for city in ("Paris", "Berlin", "Rome")]
        bankrupt = Property(id="bankrupt-since", value=ValueKind.DATE, single_valued=False)
        since = [said(f"b{year}", str(year), "bankrupt-since", by="afp") for year in (2019, 2020)]

        assert self.pairs(*listed_at, *since, bankrupt) == (6, 6)
