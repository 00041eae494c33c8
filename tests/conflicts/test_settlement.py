"""What settles a conflict, which stays visible all the same."""

from __future__ import annotations

import pytest

from conflicts.helpers import case_of, compared, found, said, stating
from counterclaim.conflicts import Conflict, Severity, sentence_of
from counterclaim.model import Attribution, Claim, Document, Note, Rebuttal, RebuttalKind

CORRECTION, RETRACTION, DENIAL = RebuttalKind.CORRECTION, RebuttalKind.RETRACTION, RebuttalKind.DENIAL
PAIR = said("a", "81"), said("b", "12", by="afp")


def rebuttal(kind: RebuttalKind, *targets: str, by: str = "ap", id: str = "r") -> Rebuttal:
    return Rebuttal(id=id, kind=kind, by=by, targets=targets, text="x")


def note(*about: str, settles: str | None = "quantity", id: str = "n") -> Note:
    return Note(id=id, about=about, text="x", settles=settles)


def between_figures(*records: object) -> Conflict:
    """Return the one conflict between statements."""
    (conflict,) = found(*records).of_kind("quantity", "self-contradiction")
    return conflict


class TestCorrectionsAndRetractions:
    @pytest.mark.parametrize("kind", [CORRECTION, RETRACTION])
    def test_of_what_one_side_rests_on_settle_it(self, kind):
        conflict = between_figures(*PAIR, rebuttal(kind, "a@ap"))

        assert (conflict.settled, conflict.settled_by, conflict.severity) == (True, ("r",), Severity.LOW)

    def test_of_either_side_settle_it(self):
        assert between_figures(*PAIR, rebuttal(RETRACTION, "b@afp", by="afp")).settled_by == ("r",)

    def test_of_both_sides_are_both_named(self):
        both = rebuttal(RETRACTION, "a@ap"), rebuttal(RETRACTION, "b@afp", by="afp", id="q")

        assert between_figures(*PAIR, *both).settled_by == ("q", "r")

    def test_that_were_withdrawn_do_not_settle_it(self):
        withdrawn = rebuttal(RETRACTION, "a@ap"), rebuttal(RETRACTION, "r", id="q")

        assert between_figures(*PAIR, *withdrawn).settled_by == ()

    def test_of_one_of_two_who_hold_it_do_not_settle_it(self):
        held = said("a", "81", by=("ap", "paper"))

        assert between_figures(held, PAIR[1], rebuttal(RETRACTION, "a@ap")).settled_by == ()

    def test_of_both_who_hold_it_settle_it(self):
        held = said("a", "81", by=("ap", "paper"))
        both = rebuttal(RETRACTION, "a@ap"), rebuttal(RETRACTION, "a@paper", by="paper", id="q")

        assert between_figures(held, PAIR[1], *both).settled_by == ("q", "r")

    def test_of_the_only_paper_that_reports_it_settle_it(self):
        case = case_of(Document(id="article", publisher="paper"), PAIR[1])
        case.add_claim("x", id="a", by="ap", document="article", statements=stating("81"))
        case.add(rebuttal(CORRECTION, "a@paper", by="paper"))

        assert between_figures(*case).settled_by == ("r",)

    def test_of_one_of_two_papers_that_report_it_do_not_settle_it(self):
        case = case_of(Document(id="article", publisher="paper"), Document(id="wire"), PAIR[1])
        case.add_claim("x", id="a", by="ap", document="article", statements=stating("81"))
        case.add(Attribution(id="second", of="a", source="afp", relays=("a@ap",), document="wire"))
        case.add(rebuttal(CORRECTION, "a@paper", by="paper"))

        assert between_figures(*case).settled_by == ()

    def test_of_the_denial_that_proposed_a_counterclaim_settle_it(self):
        denial = Rebuttal(id="d", kind=DENIAL, by="afp", targets=("a",), counterclaim="instead")
        instead = Claim(id="instead", text="x", statements=(stating("12"),))
        withdrawn = rebuttal(RETRACTION, "d", by="afp")

        assert between_figures(PAIR[0], instead, denial).settled_by == ()
        assert between_figures(PAIR[0], instead, denial, withdrawn).settled_by == ("r",)

    def test_of_the_act_by_which_a_counterclaim_was_made_settle_it(self):
        denial = Rebuttal(id="d", kind=DENIAL, by="afp", targets=("a",), counterclaim="instead")
        instead = Claim(id="instead", text="x", statements=(stating("12"),))
        act = Attribution(id="d@afp", of="d", source="afp")
        withdrawn = rebuttal(RETRACTION, "d@afp", by="afp")

        assert between_figures(PAIR[0], instead, denial, act).settled_by == ()
        assert between_figures(PAIR[0], instead, denial, act, withdrawn).settled_by == ("r",)

    def test_of_a_counterclaim_leave_a_self_contradiction_where_it_still_stands(self):
        denial = Rebuttal(id="d", kind=DENIAL, by="ap", targets=("b",), counterclaim="instead")
        instead = Claim(id="instead", text="x", statements=(stating("33"),))
        act = Attribution(id="d@ap", of="d", source="ap")

        report = found(*PAIR, instead, denial, act)

        assert [conflict.members for conflict in report.of_kind("self-contradiction")] == [
            ("a#0", "instead#0")
        ]

    def test_a_denial_settles_nothing(self):
        assert between_figures(*PAIR, rebuttal(DENIAL, "a@ap")).settled_by == ()


class TestNotes:
    def test_about_both_sides_that_name_the_kind_settle_it(self):
        assert between_figures(*PAIR, note("a", "b")).settled_by == ("n",)

    def test_about_more_than_both_settle_it_as_well(self):
        assert between_figures(*PAIR, note("a", "firm", "b")).settled_by == ("n",)

    @pytest.mark.parametrize("about", [("a",), ("b",), ("a", "firm"), ()])
    def test_about_one_side_do_not(self, about):
        assert between_figures(*PAIR, note(*about)).settled_by == ()

    @pytest.mark.parametrize("settles", ["denial", "date", None])
    def test_that_name_another_kind_or_none_do_not(self, settles):
        assert between_figures(*PAIR, note("a", "b", settles=settles)).settled_by == ()

    def test_of_two_sides_one_each_do_not(self):
        assert between_figures(*PAIR, note("a"), note("b", id="m")).settled_by == ()

    @pytest.mark.parametrize("settles", ["self-contradiction", "quantity"])
    def test_settle_a_self_contradiction_by_its_kind_or_what_it_would_be(self, settles):
        conflict = between_figures(said("a", "81"), said("b", "12"), note("a", "b", settles=settles))

        assert (conflict.kind, conflict.settled_by) == ("self-contradiction", ("n",))

    def test_settle_one_pair_and_leave_others_open(self):
        report = found(*PAIR, said("c", "33", by="paper"), note("a", "b"))

        assert [conflict.members for conflict in report.open()] == [("a#0", "c#0"), ("b#0", "c#0")]

    def test_settle_what_a_rebuttal_states(self):
        denial = rebuttal(DENIAL, "a", by="afp")
        (conflict,) = found(said("a", "81"), denial, note("a", "r", settles="denial"))

        assert conflict.settled_by == ("n",)


class TestASettledConflict:
    SETTLED = (*PAIR, rebuttal(RETRACTION, "a@ap"))

    def test_stays_visible(self):
        assert between_figures(*self.SETTLED).members == ("a#0", "b#0")

    def test_is_not_open(self):
        report = found(*self.SETTLED)

        assert between_figures(*self.SETTLED) not in report.open()

    def test_comes_last(self):
        report = found(*self.SETTLED, said("c", "x", "motto"), said("d", "y", "motto"))

        assert [conflict.settled for conflict in report] == [False, True, True]

    @pytest.mark.parametrize(("language", "ending"), [("en", "Settled by r."), ("de", "Erledigt durch r.")])
    def test_says_by_what(self, language, ending):
        report = found(*self.SETTLED)
        (conflict,) = report.of_kind("quantity")

        assert sentence_of(report.explain(conflict), language=language).endswith(ending)


def test_a_comparison_of_two_is_not_changed_by_what_settles_it():
    assert compared("81", "12", "countries", note("a", "b")).relation.value == "conflict"
