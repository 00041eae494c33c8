import json
from datetime import date
from decimal import Decimal

import pytest

from counterclaim.conflicts import RuleSet
from counterclaim.model import Counting, Note, Property, RebuttalKind, Statement, ValueKind
from counterclaim.report import case_report, comparison_report
from counterclaim.values import Hedge, Period, Quantity, parse_date


@pytest.fixture(autouse=True)
def _with_a_property(case):
    case.add(Property(id="climbers", value=ValueKind.QUANTITY, unit="climber", counted=Counting.EXACT))


def text(case, key="conflicts", **options):
    return " ".join(case_report(case, only=(key,), **options).section_text(key, width=250).split())


def say(case, id, number, *, by, hedge=Hedge.EXACT, during=None):
    value = Quantity(number=Decimal(number), unit="climber", hedge=hedge)
    statement = Statement(subject="everest", property="climbers", value=value)
    return case.add_claim(f"{number} climbers", id=id, by=by, statements=statement, during=during)


class TestRows:
    def test_those_of_rebuttals_and_those_of_values_are_both_there(self, case):
        rows = case_report(case)["conflicts"]
        assert [(row.kind, row.sides) for row in rows] == [
            ("dispute", (("rock-height",), ("not-the-rock",))),
            ("quantity", (("rock-height#0",), ("snow-height#0",))),
        ]

    def test_each_names_the_records_that_it_rests_on(self, case):
        for row in case_report(case)["conflicts"]:
            assert row.records
            assert all(id in case for id in row.records)

    def test_a_property_that_nobody_declared_makes_it_possible(self, case):
        row = case_report(case)["conflicts"][-1]
        assert (row.certainty.value, row.unknown) == ("possible", ("property",))
        assert row.would_settle == ("a declaration of the property summit-height",)

    def test_the_headline_counts_them(self, case):
        counts = {row.what: row.count for row in case_report(case)["headline"]}
        assert (counts["conflicts"], counts["conflicts-possible"], counts["conflicts-settled"]) == (1, 1, 0)

    def test_definite_possible_and_settled_ones_are_counted_apart(self, case):
        case.add(Note(id="judged", about=("rock-height", "not-the-rock"), text="Settled.", settles="dispute"))
        shown = case_report(case).to_text(width=200)
        assert "1 possible conflict · 1 settled conflict" in shown
        assert "Conflicts (1 possible · 1 settled)" in shown
        assert "0 conflicts" not in shown

    def test_who_mends_their_own_word_quarrels_with_nobody(self, case):
        said = case.attributions(case["rock-height"])[0]
        case.add_rebuttal(said, id="mended", by="china", kind=RebuttalKind.CORRECTION)
        row = next(row for row in case_report(case)["conflicts"] if row.kind == "correction")
        assert row.settled_by == ("mended",)
        assert row.sentence.startswith("China corrected what China had said: “")
        assert "Settled by" not in row.sentence

    def test_json_has_the_comparison_with_every_guard(self, case):
        rows = json.loads(case_report(case).to_json())["sections"]["conflicts"]["rows"]
        checks = rows[-1]["comparison"]["checks"]
        assert checks[0] == {
            "guard": "subject",
            "outcome": "passed",
            "left": "Mount Everest",
            "right": "Mount Everest",
            "detail": None,
        }

    def test_the_rule_set_changes_what_is_found(self, case):
        say(case, "about-10", 10, by="china", hedge=Hedge.ABOUT)
        say(case, "exactly-13", 13, by="nepal")
        wide = RuleSet(id="wide", tolerance=Decimal("0.4"))

        usual, widened = (
            [row.sides for row in case_report(case, rule_set=rules)["conflicts"]] for rules in (None, wide)
        )
        assert (("about-10#0",), ("exactly-13#0",)) in usual
        assert (("about-10#0",), ("exactly-13#0",)) not in widened

    def test_as_of_leaves_out_what_holds_at_other_times(self, case):
        for id, number, by in (("in-may", 10, "china"), ("in-may-too", 20, "nepal")):
            say(case, id, number, by=by, during=Period.as_of(parse_date("2010-05-01", language="en")))
        sides = (("in-may#0",), ("in-may-too#0",))

        found = {
            day: [row.sides for row in case_report(case, as_of=day)["conflicts"]]
            for day in (date(2010, 5, 1), date(2010, 6, 1))
        }
        assert sides in found[date(2010, 5, 1)]
        assert sides not in found[date(2010, 6, 1)]


class TestText:
    def test_possible_ones_stand_apart(self, case):
        shown = text(case)
        assert shown.index("Definite") < shown.index("Disputed by Nepal")
        assert shown.index("Possible") < shown.index("“8,844 metres”")

    def test_settled_ones_stay_and_say_by_what(self, case):
        case.add(
            Note(id="agreed", text="Rock and snow", about=("rock-height", "snow-height"), settles="quantity")
        )
        shown = text(case)
        assert "Settled, and still on record" in shown
        assert "Settled by agreed." in shown

    def test_what_settles_any_of_them_names_the_kinds(self, case):
        assert 'settles = "dispute", "quantity".' in text(case)

    def test_it_is_told_in_german_as_well(self, case):
        shown = text(case, language="de")
        assert "Bestritten von Nepal" in shown
        assert "vielleicht ein Widerspruch" in shown

    def test_a_figure_says_with_which_claims_it_may_conflict(self, case):
        assert "may conflict with snow-height" in text(case, "figures")

    def test_a_figure_says_with_which_claims_it_conflicts(self, case):
        day = Period.as_of(parse_date("2010-05-01", language="en"))
        say(case, "ten", 10, by="china", during=day)
        say(case, "many", 120, by="nepal", during=day)
        row = next(row for row in case_report(case)["figures"] if row.records == ("ten",))
        assert (row.conflicts, row.may_conflict) == (("many#0",), ())
        assert " conflicts with many" in text(case, "figures")

    def test_the_method_names_the_thresholds(self, case):
        assert "rule set counterclaim, version 1; “about” reaches 10 %" in text(case, "method")


class TestWhatWasNotCompared:
    def test_is_a_problem_of_the_report(self, case):
        say(case, "none", 0, by="china", hedge=Hedge.ABOUT)
        assert "every share of zero is zero" in text(case, "problems")

    def test_a_rule_that_fails_is_named_there_too(self, case):
        def failing(case, rule_set, /):
            raise LookupError("no map")

        report = case_report(case, rules=(failing,))
        (problem,) = [row for row in report["problems"] if row.code == "rule"]
        assert "failing failed with LookupError: no map" in problem.message
        assert len(report["conflicts"]) == 2


class TestComparison:
    def test_shows_both_statements_and_how_they_are_read(self, case):
        shown = comparison_report(case, "rock-height", "snow-height").to_text(width=200)
        assert "rock-height#0" in shown
        assert "(8843.5, 8844.5)" in shown
        assert "± half of the last digit (0.5)" in shown

    def test_shows_what_was_looked_at(self, case):
        shown = comparison_report(case, "rock-height", "snow-height", language="de").to_text(width=200)
        assert "+ gemeinsam" in shown
        assert "? unbekannt" in shown

    def test_a_claim_without_a_statement_is_told(self, case):
        shown = comparison_report(case, "rock-height", "too-low").to_text()
        assert shown.startswith("Of too-low, nothing is on record in a form that can be compared")

    def test_json_has_all_of_it(self, case):
        data = json.loads(comparison_report(case, "rock-height", "snow-height").to_json())
        assert data["relation"] == "possible-conflict"
        assert (data["gap"], data["gap_unit"]) == ("3", "metre")

    def test_a_correction_is_a_conflict_that_settles_itself(self, case):
        case.add_rebuttal(
            "rock-height@china",
            id="corrected",
            by="china",
            kind=RebuttalKind.CORRECTION,
            counterclaim="snow-height",
        )
        row = next(row for row in case_report(case)["conflicts"] if row.kind == "correction")
        assert row.settled_by == ("corrected",)
