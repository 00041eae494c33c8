from counterclaim.case import Case
from counterclaim.conflicts import Conflict, RuleName
from counterclaim.formats.pictures import EdgeKind
from counterclaim.formats.pictures.gridding import claim_grid
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Direction,
    Evidence,
    Judgement,
    Organization,
    Rebuttal,
    RebuttalKind,
    SameAs,
)


def grid_of(*records):
    return claim_grid(Case(records))


def claim(id="c", **more):
    return Claim(id=id, text="The dam is 90 metres high", **more)


def says(id, source, of="c", **more):
    return Attribution(id=id, of=of, source=source, **more)


def denial(id, *targets, by="firm", kind=RebuttalKind.DENIAL, **more):
    return Rebuttal(id=id, kind=kind, by=by, targets=targets, **more)


def acts(row):
    return {mark.record: mark.act for mark in row.marks}


def wires(row):
    return {(wire.tail, wire.head, wire.kind) for wire in row.wires}


class TestWords:
    def test_who_has_it_stands_in_the_row_of_the_claim_with_what_they_do(self):
        (row,) = grid_of(claim(), says("a", "lab"), says("b", "paper", relays=("a",))).rows

        assert acts(row) == {"a": "states", "b": "reports"}
        assert wires(row) == {("a", "b", EdgeKind.REPORTS)}

    def test_who_passes_it_on_and_makes_it_their_own_states_it(self):
        (row,) = grid_of(
            claim(), says("a", "lab"), says("b", "paper", relays=("a",), certainty=Certainty.PROBABLE)
        ).rows

        assert acts(row)["b"] == "states"
        assert wires(row) == {("a", "b", EdgeKind.STATES)}

    def test_a_claim_that_holds_only_if_another_does_is_stated_on_a_condition(self):
        row, _ = grid_of(claim(assuming=("d",)), claim("d"), says("a", "lab")).rows

        assert acts(row) == {"a": "states-if"}

    def test_a_report_of_a_word_that_is_not_stated_is_open(self):
        (row,) = grid_of(claim(), says("a", "paper", certainty=Certainty.UNCOMMITTED)).rows

        assert row.marks[0].open

    def test_a_report_of_what_is_in_another_row_is_open(self):
        _, row = grid_of(
            claim("d"), claim(), says("a", "lab", of="d"), says("b", "paper", relays=("a",))
        ).rows

        assert row.marks[0].open
        assert not row.wires

    def test_who_rebuts_with_a_claim_states_that_claim(self):
        grid = grid_of(claim(), claim("d"), denial("r", "c", counterclaim="d"))

        assert acts(grid.rows[1]) == {"r": "states"}
        assert (grid.ties[0].kind, grid.ties[0].tails, grid.ties[0].heads) == (
            EdgeKind.INSTEAD,
            ("c",),
            ("d",),
        )


class TestRebuttals:
    def test_a_rebuttal_is_wired_to_the_claim_that_it_answers(self):
        (row,) = grid_of(claim(), denial("r", "c")).rows

        assert acts(row) == {"r": "denial"}
        assert wires(row) == {("r", None, EdgeKind.REBUTS)}

    def test_one_that_answers_who_said_it_is_wired_to_their_mark(self):
        (row,) = grid_of(claim(), says("a", "firm"), denial("r", "a")).rows

        assert acts(row)["r"] == "denial-of-attribution"
        assert wires(row) == {("r", "a", EdgeKind.REBUTS)}

    def test_an_answer_to_it_stands_in_the_row_of_the_claim(self):
        (row,) = grid_of(claim(), denial("r", "c"), denial("s", "r", by="council")).rows

        assert wires(row) == {("r", None, EdgeKind.REBUTS), ("s", "r", EdgeKind.REBUTS)}

    def test_one_that_answers_two_claims_stands_in_both_rows(self):
        first, second = grid_of(claim(), claim("d"), denial("r", "c", "d")).rows

        assert acts(first) == acts(second) == {"r": "denial"}
        assert wires(first) == {("r", None, EdgeKind.REBUTS)}

    def test_a_qualification_has_a_line_of_its_own(self):
        (row,) = grid_of(claim(), denial("r", "c", kind=RebuttalKind.QUALIFICATION)).rows

        assert wires(row) == {("r", None, EdgeKind.QUALIFIES)}

    def test_the_word_in_which_it_was_made_is_no_mark_of_its_own(self):
        (row,) = grid_of(claim(), denial("r", "c"), says("a", "firm", of="r")).rows

        assert [(mark.record, mark.also) for mark in row.marks] == [("r", ("a",))]

    def test_who_reports_it_has_it_from_who_made_it(self):
        (row,) = grid_of(
            claim(), denial("r", "c"), says("a", "firm", of="r"), says("b", "paper", of="r", relays=("a",))
        ).rows

        assert acts(row)["b"] == "reports-rebuttal"
        assert ("r", "b", EdgeKind.REPORTS) in wires(row)

    def test_rebuttals_that_answer_each_other_alone_have_a_row(self):
        rows = grid_of(denial("r", "s"), denial("s", "r")).rows

        assert {row.record for row in rows} == {"r", "s"}

    def test_what_is_rebutted_and_not_on_record_has_a_row(self):
        (row,) = grid_of(denial("r", "gone")).rows

        assert row.record == "gone"


class TestEvidence:
    def test_it_is_wired_to_what_it_bears_on(self):
        (row,) = grid_of(
            claim(),
            Evidence(id="e", bears_on="c", direction=Direction.SUPPORTS, by="lab"),
            Evidence(id="f", bears_on="c", direction=Direction.UNDERMINES),
        ).rows

        assert [(mark.record, mark.source, mark.act) for mark in row.marks] == [
            ("e", "lab", "supports"),
            ("f", None, "undermines"),
        ]
        assert wires(row) == {("e", None, EdgeKind.SUPPORTS), ("f", None, EdgeKind.UNDERMINES)}

    def test_a_rebuttal_is_wired_to_what_it_names_as_evidence(self):
        (row,) = grid_of(
            claim(),
            Evidence(id="e", bears_on="c", direction=Direction.UNDERMINES),
            denial("r", "c", evidence=("e",)),
        ).rows

        assert ("r", "e", EdgeKind.CITES) in wires(row)


class TestTies:
    def test_conditions_judgements_and_what_evidence_is_derived_from_are_ties(self):
        ties = grid_of(
            claim(assuming=("d",)),
            claim("d"),
            claim("f"),
            SameAs(id="s", left="d", right="f", judgement=Judgement.SAME),
            SameAs(id="t", left="c", right="f", judgement=Judgement.DIFFERENT),
            Evidence(id="e", bears_on="c", direction=Direction.SUPPORTS, basis=("f",)),
        ).ties

        assert [(tie.kind, tie.tails, tie.heads) for tie in ties] == [
            (EdgeKind.ASSUMES, ("c",), ("d",)),
            (EdgeKind.SAME, ("d", "f"), ()),
            (EdgeKind.CITES, ("c",), ("f",)),
        ]

    def test_a_conflict_joins_the_claims_whose_statements_it_is_about(self):
        quantity = Conflict(kind="quantity", sides=(("c#0",), ("d#1",)), rule=RuleName("x:y"))
        denied = Conflict(kind="denial", sides=(("c",), ("r",)), rule=RuleName("x:y"))
        case = Case([claim(), claim("d"), denial("r", "c")])

        (tie,) = claim_grid(case, conflicts=[quantity, denied]).ties
        assert (tie.kind, tie.tails, tie.possible) == (EdgeKind.CONFLICT, ("c", "d"), False)


def test_sources_without_a_word_are_silent_unless_they_speak_for_another():
    grid = grid_of(
        Organization(id="lab", name="Laboratory"),
        Organization(id="firm", name="Concrete works"),
        Organization(id="voice", name="Press office"),
        claim(),
        says("a", "lab", speaker="voice"),
    )

    assert grid.silent == ("firm",)
