from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest

from conflicts.helpers import (
    Denied,
    case_of,
    day,
    found,
    kinds,
    march,
    relation,
    said,
    stating,
    throughout,
)
from counterclaim.case import Case
from counterclaim.conflicts import KINDS, detect
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Judgement,
    Note,
    Place,
    Property,
    Rebuttal,
    RebuttalKind,
    SameAs,
    ValueKind,
)
from counterclaim.values import EntityRef, NoValue, Quantity

DENIAL, RETRACTION = RebuttalKind.DENIAL, RebuttalKind.RETRACTION
PAIR = said("a", "81"), said("b", "12", by="afp")


class TestNotInConflict:
    """The list of the design page."""

    def test_paris_and_france(self):
        assert kinds(said("a", "paris", "site"), said("b", "france", "site", by="afp")) == []

    def test_a_more_precise_date(self):
        assert kinds(said("a", "1970", "founded"), said("b", "3 May 1970", "founded", by="afp")) == []

    def test_cases_and_deaths(self):
        assert kinds(said("a", "300", "infections"), said("b", "12", "deaths", by="afp")) == []

    def test_disjoint_valid_times(self):
        both = {"by": "afp", "during": day("2021")}

        assert kinds(said("a", "81", "staff", during=day("2020")), said("b", "12", "staff", **both)) == []

    def test_a_reporters_words_and_the_reported_claim(self):
        case = case_of(Document(id="article", publisher="paper"))
        case.add_claim("x", id="a", by="ap", document="article", statements=stating("81"))

        assert len(detect(case)) == 0

    def test_claims_that_assume_different_things(self):
        assert kinds(said("a", "81", assuming=("x",)), said("b", "12", by="afp", assuming=("y",))) == []

    def test_twelve_deaths_in_march_and_eighty_in_the_year(self):
        in_march, in_2021 = day("March 2021"), day("2021")

        assert (
            kinds(
                said("a", "12", "deaths", during=in_march),
                said("b", "80", "deaths", by="afp", during=in_2021),
            )
            == []
        )

    def test_a_running_count_that_grew(self):
        assert (
            kinds(
                said("a", "12", "deaths", during=march(5)),
                said("b", "15", "deaths", by="afp", during=march(6)),
            )
            == []
        )


class TestTheReport:
    def test_has_a_side_for_each_statement(self):
        (conflict,) = found(*PAIR)

        assert conflict.sides == (("a#0",), ("b#0",))
        assert (conflict.kind, conflict.pairs, conflict.definite_pairs) == ("quantity", 1, 1)

    def test_names_the_rule_and_the_rule_set(self):
        report = found(*PAIR)

        assert report.conflicts[0].rule.id == "counterclaim:quantity"
        assert report.conflicts[0].rule.version == report.rule_set.version

    def test_can_be_asked_for_kinds(self):
        report = found(*PAIR, said("c", "2020", "founded"), said("d", "2021", "founded", by="afp"))

        assert len(report) == 2
        assert [conflict.kind for conflict in report.of_kind("date")] == ["date"]
        assert report.of_kind("date", "quantity") == report.conflicts
        assert report.of_kind("place") == ()

    def test_lists_open_ones_first_and_definite_before_possible(self):
        report = found(
            said("a", "81"),
            said("b", "12", by="afp"),
            said("c", "50"),
            said("d", "48", by="x"),
            said("e", "x", "motto", by="y"),
            said("f", "y", "motto", by="z"),
            Note(id="n", about=("e", "f"), text="x", settles="value"),
        )

        assert [(conflict.settled, not conflict.definite) for conflict in report] == sorted(
            (conflict.settled, not conflict.definite) for conflict in report
        )
        assert [conflict.settled for conflict in report].count(True) == 1

    def test_lists_kinds_in_their_order(self):
        report = found(
            *PAIR,
            said("c", "paris", "site"),
            said("d", "berlin", "site", by="afp"),
            said("e", "2020", "founded"),
            said("f", "2021", "founded", by="afp"),
            Rebuttal(id="r", kind=DENIAL, by="afp", targets=("a",)),
        )
        order = [KINDS.index(conflict.kind) for conflict in report]

        assert order == sorted(order)
        assert len(order) == 4

    def test_sorts_addresses_by_number(self):
        claim = Claim(id="c", text="x", statements=tuple(stating(str(number + 51)) for number in range(12)))
        report = found(claim, Attribution(id="c@ap", of="c", source="ap"))

        assert report.conflicts[0].members == ("c#0", "c#1")
        assert ("c#2", "c#10") in [conflict.members for conflict in report]

    def test_explains_the_same_after_the_case_has_changed(self):
        case = case_of(*PAIR)
        report = detect(case.frozen())
        case.add(Note(id="n", about=("a", "b"), text="x", settles="quantity"))

        assert report.explain(report.conflicts[0]).comparison.gap == 69

    def test_of_a_case_without_conflicts_is_empty(self):
        assert len(detect(Case())) == 0
        assert not detect(Case()).problems


@pytest.mark.parametrize(
    ("argument", "settings", "complaint"),
    [
        ([], {}, "expected a case"),
        ("case.toml", {}, "expected a case"),
        (Case(), {"rule_set": {"tolerance": "0.1"}}, "expected a rule set"),
        (Case(), {"as_of": "2021-03-05"}, "expected a day"),
    ],
)
def test_arguments_of_the_wrong_type_are_refused(argument, settings, complaint):
    with pytest.raises(TypeError, match=complaint):
        detect(argument, **settings)


class TestAsOf:
    def test_leaves_out_what_holds_at_another_time(self):
        records = (
            said("a", "81", "staff", during=march(1, 5)),
            said("b", "12", "staff", by="afp", during=march(4, 9)),
        )

        assert kinds(*records, as_of=date(2021, 3, 4)) == [("quantity", "definite")]
        assert kinds(*records, as_of=date(2021, 3, 9)) == []
        assert kinds(*records, as_of=date(2022, 1, 1)) == []

    def test_makes_possible_what_may_hold_then(self):
        records = (
            said("a", "81", "staff", during=day("March 2021")),
            said("b", "12", "staff", by="afp", during=march(4, 9)),
        )

        assert kinds(*records, as_of=date(2021, 3, 4)) == [("quantity", "possible")]

    def test_keeps_what_is_not_dated(self):
        assert kinds(*PAIR, as_of=date(2021, 3, 4)) == [("quantity", "definite")]

    def test_takes_some_time_after_an_open_start_for_possible(self):
        records = (
            said("a", "81", "staff", during=throughout("1 March 2021", None)),
            said("b", "12", "staff", by="afp", during=march(1, 9)),
        )

        assert kinds(*records, as_of=date(2021, 3, 4)) == [("quantity", "possible")]


class TestOnce:
    """What happens to a subject once at most has one value, whatever else."""

    def test_two_dates_of_birth_are_a_conflict(self):
        assert kinds(
            said("a", "1960", "date-of-birth", subject="anna"),
            said("b", "1961", "date-of-birth", subject="anna", by="afp"),
        ) == [("date", "definite")]

    def test_as_of_different_times_they_are_one_as_well(self):
        assert kinds(
            said("a", "1960", "date-of-birth", subject="anna", during=day("2010")),
            said("b", "1961", "date-of-birth", subject="anna", by="afp", during=day("2015")),
        ) == [("date", "definite")]

    def test_two_values_are_a_conflict_even_where_a_property_takes_several(self):
        champion = Property(id="champion", value=ValueKind.ENTITY, once=True)

        assert kinds(
            champion,
            said("a", EntityRef("anna"), "champion"),
            said("b", EntityRef("ben"), "champion", by="afp"),
        ) == [("value", "definite")]


class TestTheOrderOfRecords:
    RECORDS = (
        said("a", "81", by=("ap", "paper"), during=day("March 2021")),
        said("b", "12", by="afp", certainty=Certainty.PROBABLE),
        said("c", "about 50", by="paper", during=march(5)),
        said("d", Denied("81"), by="afp"),
        said("e", NoValue(), by="ap"),
        said("f", "33", subject="company", by="ap"),
        said("g", "paris", "site"),
        said("h", "berlin", "site", by="afp"),
        said("i", "2020", "closed"),
        said("j", "2021", "planned", by="afp"),
        said("k", "anna", "head"),
        said("l", "ben", "head", by="paper"),
        SameAs(id="unsure", left="firm", right="company", judgement=Judgement.UNSURE),
        SameAs(id="same", left="anna", right="ann", judgement=Judgement.SAME),
        Rebuttal(id="r", kind=DENIAL, by="afp", targets=("a", "a@ap")),
        Rebuttal(id="q", kind=RETRACTION, by="afp", targets=("r",)),
        Note(id="n", about=("g", "h"), text="x", settles="place"),
    )

    @pytest.mark.parametrize("seed", range(10))
    def test_changes_nothing(self, seed):
        usual = [*case_of(*self.RECORDS)]
        shuffled = random.Random(seed).sample(usual, len(usual))
        left, right = detect(Case(usual)), detect(Case(shuffled))

        assert left.conflicts == right.conflicts
        assert left.problems == right.problems
        assert len(left) > 10

    @pytest.mark.parametrize("seed", range(3))
    def test_changes_no_explanation(self, seed):
        usual = [*case_of(*self.RECORDS)]
        left = detect(Case(usual))
        right = detect(Case(random.Random(seed).sample(usual, len(usual))))

        for conflict in left:
            assert left.explain(conflict) == right.explain(conflict)


class TestAddingRecords:
    """Adds something to two claims that conflict; the conflict stays, settled or not."""

    @pytest.mark.parametrize(
        "more",
        [
            said("c", "81", by="paper"),
            said("c", "12", by="ap"),
            said("c", Denied("81"), by="ap"),
            said("c", NoValue(), by="ap"),
            (Attribution(id="b@ap", of="b", source="ap"),),
            (Attribution(id="b@paper", of="b", source="paper", certainty=Certainty.UNCOMMITTED),),
            (Attribution(id="b@paper", of="b", source="paper", certainty=Certainty.POSSIBLE),),
            (Rebuttal(id="r", kind=DENIAL, by="paper", targets=("a",)),),
            (Rebuttal(id="r", kind=DENIAL, by="ap", targets=("a@ap",)),),
            (Rebuttal(id="r", kind=RETRACTION, by="ap", targets=("a@ap",)),),
            (Rebuttal(id="r", kind=RebuttalKind.CORRECTION, by="ap", targets=("a@ap",)),),
            (Rebuttal(id="r", kind=RebuttalKind.UNDERCUT, by="paper", targets=("a", "b")),),
            (Note(id="n", about=("a", "b"), text="x", settles="quantity"),),
        ],
    )
    def test_never_removes_a_conflict_between_two_others(self, more):
        assert ("a#0", "b#0") in [conflict.members for conflict in found(*PAIR, *more)]

    def test_a_judgement_may(self):
        same = SameAs(id="same", left="anna", right="ben", judgement=Judgement.SAME)
        heads = said("a", "anna", "head"), said("b", "ben", "head", by="afp")

        assert kinds(*heads) == [("value", "definite")]
        assert kinds(*heads, same) == []

    def test_a_place_that_lies_in_two_may(self):
        alsace = Place(id="alsace", name="Alsace", within=("france", "germany"))

        assert relation("france", "germany", "site") == "conflict"
        assert relation("france", "germany", "site", alsace) == "compatible"


class TestAbsurdInput:
    """There is a clear answer to each, and nothing raises."""

    def test_unknown_units_measure_themselves(self):
        bananas = [Quantity(Decimal(number), unit="parsec-of-bananas") for number in (5, 7)]

        assert relation(*bananas, "length") == "conflict"
        assert relation(bananas[0], "5 km", "length") == "incomparable"

    def test_currencies_are_not_converted(self):
        assert relation("5 €", "6 $", "cost") == "incomparable"
        assert relation("5 €", "5 $", "cost") == "incomparable"

    def test_a_claim_may_say_the_same_thing_many_times(self):
        claim = Claim(id="c", text="x", statements=(stating("81"),) * 300)

        assert len(found(claim, Attribution(id="c@ap", of="c", source="ap"))) == 0

    def test_a_statement_may_be_about_nothing_on_record(self):
        assert kinds(said("a", "81", subject="ghost"), said("b", "12", by="afp", subject="ghost")) == [
            ("quantity", "definite")
        ]

    def test_a_claim_may_lie_in_a_place_that_is_not_on_record(self):
        assert kinds(said("a", "81", place="nowhere"), said("b", "12", by="afp", place="nowhere")) == [
            ("quantity", "definite")
        ]
