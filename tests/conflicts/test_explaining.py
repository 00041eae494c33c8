"""Why a conflict is one, in full."""

import pytest

from conflicts.helpers import Denied, case_of, day, found, march, said, stating
from counterclaim.conflicts import (
    Conflict,
    RuleName,
    RuleSet,
    detect,
    sentence_of,
    would_settle,
)
from counterclaim.errors import CounterclaimError
from counterclaim.model import Document, Rebuttal, RebuttalKind

DENIAL = RebuttalKind.DENIAL


def explained(*records, **settings):
    report = found(*records, **settings)
    return report.explain(report.conflicts[0])


class TestAPair:
    PAIR = said("a", "about 40"), said("b", "51", by="afp")

    def test_shows_a_statement_on_each_side(self):
        explanation = explained(*self.PAIR)

        assert [[one.address for one in side] for side in explanation.sides] == [["a#0"], ["b#0"]]
        assert [side[0].region for side in explanation.sides] == ["[36, 44]", "{51}"]

    def test_shows_who_says_it_through_whom_and_in_which_words(self):
        case = case_of(Document(id="article", publisher="paper"), self.PAIR[1])
        case.add_claim(
            "x", id="a", by="ap", document="article", quote="rund 40", statements=stating("about 40")
        )
        report = detect(case)
        (stated,) = report.explain(report.conflicts[0]).sides[0]

        assert [one.name for one in stated.sources] == ["AP"]
        assert [one.name for one in stated.through] == ["A paper"]
        assert [quote.exact for quote in stated.quotes] == ["rund 40"]
        assert stated.documents == ("article",)
        assert [held.source for held in stated.committed] == ["ap"]

    def test_shows_every_guard_with_its_outcome(self):
        checks = explained(*self.PAIR).comparison.checks

        assert {check.outcome.value for check in checks} == {"passed"}
        assert [check.guard.value for check in checks][:3] == ["subject", "property", "commitment"]

    def test_shows_gap_and_flip_tolerance(self):
        comparison = explained(*self.PAIR).comparison

        assert (comparison.gap, float(comparison.flip_tolerance)) == (7, 0.275)

    def test_shows_each_threshold_where_it_was_used(self):
        steps = explained(*self.PAIR, rule_set=RuleSet(id="acme")).sides[0][0].steps

        assert ("10 %", "tolerance of acme") in [(step.amount, step.setting) for step in steps]

    def test_shows_the_problems_of_the_two_alone(self):
        unread = said("c", Denied("at least 0"), by="paper")

        assert explained(*self.PAIR, unread).comparison.problems == ()

    def test_shows_a_problem_of_one_of_the_two(self):
        explanation = explained(said("a", "2.5"), self.PAIR[1])

        assert [problem.record for problem in explanation.comparison.problems] == ["a"]

    def test_says_what_would_settle_it(self):
        settling = " | ".join(would_settle(explained(*self.PAIR)))

        assert "27.5 %" in settling
        assert "correction or retraction" in settling
        assert "settles = “quantity”" in settling

    def test_says_first_what_is_not_known(self):
        explanation = explained(
            said("a", "81", "staff", during=day("March 2021")),
            said("b", "12", "staff", by="afp", during=march(5)),
        )

        assert would_settle(explanation)[0] == "the date or period for which each of them holds"
        assert would_settle(explanation, anyway=False) == would_settle(explanation)[:1]
        assert would_settle(explanation, language="de")[0].startswith("das Datum")


class TestARebuttal:
    def test_shows_both_records(self):
        explanation = explained(
            said("a", "81"), Rebuttal(id="r", kind=DENIAL, by="afp", targets=("a",), text="No")
        )

        assert [(party.id, party.type, party.text) for party in explanation.parties] == [
            ("a", "claim", "The claim a"),
            ("r", "rebuttal", "No"),
        ]
        assert explanation.parties[0].sources[0].name == "AP"
        assert explanation.parties[1].by.name == "AFP"
        assert explanation.comparison is None

    def test_is_settled_by_a_retraction(self):
        explanation = explained(said("a", "81"), Rebuttal(id="r", kind=DENIAL, by="afp", targets=("a",)))

        assert any("retraction by AFP" in one for one in would_settle(explanation))


class TestALargeBlock:
    RECORDS = tuple(said(f"c{number}", str(51 + number % 3 * 10), by=f"s{number}") for number in range(30))

    def test_shows_the_first_of_each_camp_and_two_that_conflict(self):
        explanation = explained(*self.RECORDS, rule_set=RuleSet(id="few", most_listed=2))

        assert len(explanation.sides) == 3
        assert all(0 < len(side) < 10 for side in explanation.sides)
        assert explanation.comparison.conflict

    def test_says_how_many_pairs_there_are(self):
        explanation = explained(*self.RECORDS, rule_set=RuleSet(id="few", most_listed=2))

        assert "300 pairs" in sentence_of(explanation)
        assert "300 Paare" in sentence_of(explanation, language="de")


def test_nothing_would_settle_what_is_settled():
    explanation = explained(
        said("a", "81"), Rebuttal(id="r", kind=RebuttalKind.RETRACTION, by="ap", targets=("a@ap",))
    )

    assert would_settle(explanation) == ()


@pytest.mark.parametrize("member", ["lost", "lost#0", "a#9"])
def test_a_conflict_of_another_case_is_refused(member):
    report = found(said("a", "81"))
    strange = Conflict(kind="quantity", sides=((member,), ("a#0",)), rule=RuleName("x"))

    with pytest.raises((CounterclaimError, LookupError)):
        report.explain(strange)


def test_an_explanation_in_a_language_without_phrases_is_refused():
    with pytest.raises(ValueError, match="fr"):
        sentence_of(explained(said("a", "81"), said("b", "12")), language="fr")
