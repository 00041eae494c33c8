"""Rules of extensions: plain callables behind `rules=(…)`."""

from __future__ import annotations

import pytest

from conflicts.helpers import found, said
from counterclaim.conflicts import Conflict, ConflictCertainty, RuleName, RuleSet, Severity, sentence_of
from counterclaim.model import Note

PAIR = said("a", "81"), said("b", "12", by="afp")


def photo(sides=(("a",), ("b",)), **fields):
    return Conflict(kind="acme:photo", sides=sides, rule=RuleName("acme:photo"), **fields)


def one(case, rule_set, /):
    yield photo()


def raising(case, rule_set, /):
    yield photo()
    raise ValueError("the photo is upside down")


def rubbish(case, rule_set, /):
    yield "a conflict"
    yield None
    yield photo(sides=(("a",), ("lost",)))
    yield photo(sides=(("a#0",), ("b#7",)))
    yield photo(sides=(("a#x",), ("b#0",)))
    yield photo(sides=(("a#0",), ("b#0",)))


def own(report):
    return list(report.of_kind("acme:photo"))


class TestAGoodRule:
    def test_is_run_besides_what_is_found_here(self):
        report = found(*PAIR, rules=(one,))

        assert [conflict.kind for conflict in report] == ["quantity", "acme:photo"]
        assert report.problems == ()

    def test_gets_the_case_and_the_rule_set(self):
        seen = []

        def looking(case, rule_set, /):
            seen.append((len(case), rule_set.id))
            return ()

        report = found(*PAIR, rules=(looking,), rule_set=RuleSet(id="acme"))

        assert [id for _, id in seen] == ["acme"]
        assert len(report) == 1

    def test_may_be_an_object_that_is_called(self):
        class Photos:
            def __call__(self, case, rule_set, /):
                return [photo()]

        assert len(own(found(*PAIR, rules=(Photos(),)))) == 1

    def test_yields_the_same_twice_and_is_listed_once(self):
        def twice(case, rule_set, /):
            yield photo()
            yield photo()

        assert len(own(found(*PAIR, rules=(twice,)))) == 1

    @pytest.mark.parametrize(
        ("fields", "weight"),
        [
            ({}, Severity.MEDIUM),
            ({"severity": Severity.HIGH}, Severity.HIGH),
            ({"certainty": ConflictCertainty.POSSIBLE}, Severity.LOW),
        ],
    )
    def test_has_a_weight_where_it_names_none(self, fields, weight):
        def weighing(case, rule_set, /):
            yield photo(**fields)

        assert own(found(*PAIR, rules=(weighing,)))[0].severity is weight

    @pytest.mark.parametrize("sides", [(("a",), ("b",)), (("a#0",), ("b#0",)), (("a@ap",), ("b@afp",))])
    def test_is_about_records_or_statements(self, sides):
        def about(case, rule_set, /):
            yield photo(sides)

        assert [conflict.sides for conflict in own(found(*PAIR, rules=(about,)))] == [sides]

    def test_is_settled_by_a_note_of_its_kind(self):
        note = Note(id="n", about=("a", "b"), text="x", settles="acme:photo")
        report = found(*PAIR, note, rules=(one,))

        assert own(report)[0].settled_by == ("n",)

    def test_is_told_in_a_sentence(self):
        report = found(*PAIR, rules=(one,))

        for language in ("en", "de"):
            sentence = sentence_of(report.explain(own(report)[0]), language=language)
            assert "The claim a" in sentence
            assert "The claim b" in sentence


class TestARuleThatRaises:
    def test_is_named_and_keeps_what_it_found(self):
        report = found(*PAIR, rules=(raising,))
        (problem,) = report.problems

        assert problem.code == "rule"
        assert f"{__name__}:raising failed with ValueError: the photo is upside down" in problem.message
        assert len(own(report)) == 1

    def test_stops_no_other(self):
        report = found(*PAIR, rules=(raising, one, raising))

        assert [conflict.kind for conflict in report] == ["quantity", "acme:photo"]

    def test_when_it_is_called_is_named_as_well(self):
        def refusing(case, rule_set, /):
            raise RuntimeError

        (problem,) = found(*PAIR, rules=(refusing,)).problems

        assert "failed with RuntimeError;" in problem.message

    @pytest.mark.parametrize("rubbish", [None, 5, "a text"])
    def test_because_it_returns_no_conflicts_is_named(self, rubbish):
        report = found(*PAIR, rules=(lambda case, rule_set, /: rubbish,))

        assert report.problems
        assert [conflict.kind for conflict in report] == ["quantity"]

    def test_because_it_takes_other_arguments_is_named(self):
        report = found(*PAIR, rules=(lambda case: [],))

        assert "TypeError" in report.problems[0].message


class TestRubbish:
    def test_is_left_out_and_named(self):
        report = found(*PAIR, rules=(rubbish,))

        assert [conflict.sides for conflict in own(report)] == [(("a#0",), ("b#0",))]
        assert len(report.problems) == 5
        assert all(f"{__name__}:rubbish yielded" in problem.message for problem in report.problems)

    def test_says_what_is_not_on_record(self):
        messages = " ".join(problem.message for problem in found(*PAIR, rules=(rubbish,)).problems)

        assert "'lost', which is not on record" in messages
        assert "'b#7', which is not on record" in messages


def test_their_order_changes_nothing():
    def other(case, rule_set, /):
        yield photo((("a",), ("ap",)))

    assert found(*PAIR, rules=(one, other)).conflicts == found(*PAIR, rules=(other, one)).conflicts
