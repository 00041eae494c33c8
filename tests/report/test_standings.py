import json
from datetime import date
from decimal import Decimal

import pytest

from counterclaim.case import Case
from counterclaim.errors import UnknownIdError
from counterclaim.model import (
    Attribution,
    Claim,
    Organization,
    Property,
    Rebuttal,
    RebuttalKind,
    Statement,
    ValueKind,
)
from counterclaim.report import case_report, trace_report
from counterclaim.standing import Ground, Status
from counterclaim.values import DateSpan, Period, Quantity

CLAIM = Claim(id="c", text="The plant was closed")
SOURCES = [Organization(id="paper", name="A paper"), Organization(id="owner", name="The owner")]
SAID = Attribution(id="c@paper", of="c", source="paper", first_hand=True, said=DateSpan.day(date(2020, 1, 2)))
DENIAL = Rebuttal(id="denial", kind=RebuttalKind.DENIAL, by="owner", targets=("c",))
DENIED = Attribution(id="denial@owner", of="denial", source="owner", said=DateSpan.day(date(2020, 1, 3)))
BACK = Rebuttal(id="back", kind=RebuttalKind.RETRACTION, by="paper", targets=("c@paper",))
TAKEN = Attribution(id="back@paper", of="back", source="paper", said=DateSpan.day(date(2020, 1, 9)))
CASE = Case([CLAIM, *SOURCES, SAID, DENIAL, DENIED])
WITHDRAWN = Case([*CASE, BACK, TAKEN])


HEIGHT = Property(id="height", value=ValueKind.QUANTITY, unit="metre", single_valued=True)
THEN = Period.as_of(DateSpan.day(date(2010, 5, 1)))


def height(number):
    value = Quantity(number=Decimal(number), unit="metre", text=f"{number} metres")
    return Statement(subject="paper", property="height", value=value)


def rows(case, **settings):
    return {row.id: row for row in case_report(case, only=("standing",), **settings)["standing"]}


def text(case, **settings):
    shown = case_report(case, only=("standing",), **settings).section_text("standing", width=200)
    return " ".join(shown.split())


class TestRows:
    def test_there_is_one_for_each_claim_and_rebuttal(self):
        assert [(row.id, row.type) for row in rows(WITHDRAWN).values()] == [
            ("c", "claim"),
            ("denial", "rebuttal"),
            ("back", "rebuttal"),
        ]

    def test_a_row_says_how_it_stands_and_who_answers(self):
        row = rows(CASE)["c"]

        assert row.status is Status.CONTESTED
        assert [mention.text for mention in row.challengers] == ["denial by The owner (denial)"]

    def test_a_step_names_its_ground_and_what_makes_it_so(self):
        first, second = rows(WITHDRAWN)["c"].because

        assert (first.ground, first.label) == (Ground.SUPPORT_FELL, "out")
        assert (second.record.id, second.ground, [one.id for one in second.by]) == (
            "c@paper",
            Ground.TAKEN_BACK,
            ["back"],
        )

    def test_a_row_traces_to_every_record_of_its_reason(self):
        assert rows(WITHDRAWN)["c"].records == ("c", "c@paper", "back")

    def test_what_a_person_accepted_sets_aside(self):
        assert rows(CASE, accepted=("denial",))["c"].status is Status.SET_ASIDE

    def test_only_a_rebuttal_on_record_can_be_accepted(self):
        with pytest.raises(UnknownIdError, match="no rebuttal with the id 'c'"):
            rows(CASE, accepted=("c",))


class TestText:
    def test_gives_the_reason_in_sentences(self):
        assert "Word against word: c — denial by The owner (denial)." in text(CASE)
        assert "What c rests on has fallen: A paper's word (c@paper)." in text(WITHDRAWN)
        assert "Taken back: A paper's word (c@paper) — retraction by A paper (back)." in text(WITHDRAWN)

    def test_names_what_nothing_answers_by_its_id(self):
        assert "Nothing on record answers: denial, back." in text(WITHDRAWN)

    def test_counts_what_a_reason_leaves_out(self):
        hops = [
            Attribution(
                id=f"h{place}", of="c", source="owner", relays=(f"h{place - 1}" if place else "c@paper",)
            )
            for place in range(30)
        ]

        assert "… and 24 more steps" in text(Case([*CASE, *hops, BACK]))

    def test_counts_those_who_answer_where_they_are_many(self):
        denials = [
            Rebuttal(id=f"d{place}", kind=RebuttalKind.DENIAL, by="owner", targets=("c",))
            for place in range(9)
        ]

        assert "(d2) and 7 others." in text(Case([*CASE, *denials]))

    def test_says_that_it_is_no_verdict(self):
        assert "no verdict" in text(CASE)

    def test_is_written_in_german_too(self):
        assert "Wort gegen Wort: c — Dementi von The owner (denial)." in text(CASE, language="de")


class TestInATrace:
    def test_how_the_dispute_went_stands_at_the_end(self):
        shown = trace_report(WITHDRAWN, CLAIM).to_text()

        assert "Standing: withdrawn." in shown
        assert "• 2020-01-02: unchallenged (A paper's word (c@paper))" in shown
        assert "• 2020-01-03: contested (denial by The owner (denial))" in shown
        assert "• 2020-01-09: withdrawn (retraction by A paper (back))" in shown

    def test_a_dispute_that_never_turned_has_no_history(self):
        assert "How it went" not in trace_report(Case([CLAIM, *SOURCES, SAID]), CLAIM).to_text()

    def test_a_hop_that_was_taken_back_says_so(self):
        trace = trace_report(WITHDRAWN, CLAIM)

        assert [mention.id for mention in trace.chains[0].hops[0].taken_back] == ["back"]
        assert "taken back: retraction by A paper" in trace.to_text()

    def test_a_chain_says_that_it_was_taken_back_on_the_way(self):
        assert "knowledge; taken back on the way" in trace_report(WITHDRAWN, CLAIM).to_text(width=200)

    def test_is_part_of_the_json(self):
        data = json.loads(trace_report(WITHDRAWN, CLAIM).to_json())

        assert data["standing"]["status"] == "withdrawn"
        assert [turn["since"] for turn in data["turns"]] == ["2020-01-02", "2020-01-03", "2020-01-09"]

    def test_takes_what_a_person_accepted_into_account(self):
        assert "Standing: set aside." in trace_report(CASE, CLAIM, accepted=("denial",)).to_text()


def failing(case, rule_set, /):
    raise RuntimeError("out of order")
    yield


@pytest.mark.parametrize("only", ["standing", "claims", "rebuttals"])
def test_a_rule_that_fails_is_told_wherever_what_stands_is_shown(only):
    (problem,) = case_report(CASE, only=(only,), rules=[failing]).unread

    assert "out of order" in problem.message
    assert trace_report(CASE, "c", rules=[failing]).unread == (problem,)


def test_how_a_dispute_of_very_many_went_is_not_worked_out(monkeypatch):
    monkeypatch.setattr("counterclaim.report.standings.MOST_INVOLVED", 3)
    trace = trace_report(CASE, "c")

    assert trace.turns is None
    assert "more than 3 records have to do with it" in trace.to_text()


def test_a_trace_is_of_a_claim_or_rebuttal():
    with pytest.raises(UnknownIdError, match="no claim or rebuttal"):
        trace_report(CASE, "paper")


def test_a_trace_and_a_report_name_the_day_that_is_looked_at():
    assert "As of 2020-01-03" in trace_report(CASE, "c", as_of=date(2020, 1, 3)).to_text()
    assert "As of 2020-01-03" in case_report(CASE, as_of=date(2020, 1, 3)).to_text()


def test_a_conflict_about_another_day_still_contests_on_the_day_looked_at():
    other = Claim(id="other", text="x", statements=(height("6"),), during=THEN)
    claim = Claim(id="c", text="x", statements=(height("5"),), during=THEN)
    said = [
        Attribution(id=f"{one.id}@", of=one.id, source="paper", first_hand=True) for one in (claim, other)
    ]
    case = Case([*SOURCES, HEIGHT, claim, other, *said])
    report = case_report(case, as_of=date(2020, 1, 1))

    assert report["conflicts"] == ()
    assert report["claims"][0].standing is Status.CONTESTED


def test_the_sections_on_claims_and_rebuttals_show_it_as_well():
    report = case_report(WITHDRAWN)

    assert report["claims"][0].standing is Status.WITHDRAWN
    assert [row.standing for row in report["rebuttals"]] == [Status.UNCHALLENGED, Status.UNCHALLENGED]
