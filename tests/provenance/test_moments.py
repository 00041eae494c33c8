"""A case as of a day: what can only have been said later is left out, and unknown is not later."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import permutations

import pytest

from counterclaim.case import Case
from counterclaim.model import (
    Claim,
    Direction,
    Document,
    Evidence,
    Judgement,
    Note,
    Person,
    ReplyRequest,
    Review,
    SameAs,
    Snapshot,
)
from counterclaim.provenance import as_of
from counterclaim.values import DateSpan
from standing.helpers import CLAIM, case_of, denial, said, seen

DAY = date(2020, 5, 17)
BEFORE = DateSpan.day(date(2020, 5, 16))
ON = DateSpan.day(DAY)
AFTER = DateSpan.day(date(2020, 5, 18))
LATE = seen("late", said=AFTER)
EARLY = seen("early", said=BEFORE)


def left(*records) -> str:
    """The ids that are left, without that of the claim."""
    return " ".join(sorted(set(as_of(case_of(*records), DAY).ids()) - {"c"}))


def keeps_claim(*records) -> bool:
    return "c" in as_of(case_of(*records), DAY)


class TestAttributions:
    def test_said_later_are_left_out(self):
        assert left(EARLY, seen("now", said=ON), LATE) == "early now"

    def test_without_a_date_stay(self):
        assert left(seen("undated")) == "undated"
        assert left(seen("vague", said=DateSpan.unknown("recently"))) == "vague"

    @pytest.mark.parametrize(
        ("span", "stays"),
        [
            (DateSpan.month(2020, 5), True),
            (DateSpan.year(2020), True),
            (DateSpan.month(2020, 6), False),
            (DateSpan(None, date(2030, 1, 1)), True),
            (DateSpan(date(2020, 5, 18), None), False),
            (DateSpan.day(date(2020, 5, 18), text="mid May"), False),
        ],
        ids=str,
    )
    def test_of_an_imprecise_date_stay_where_its_first_day_has_come(self, span, stays):
        assert (left(seen("a", said=span)) == "a") is stays

    def test_are_dated_by_the_document_where_they_are_not_themselves(self):
        book = Document(id="book", published=AFTER)

        assert left(book, seen("a", document="book")) == ""
        assert left(book, seen("a", document="book", said=BEFORE)) == "a book"
        assert left(book, seen("a", document="book", said=DateSpan.unknown("then"))) == ""

    def test_are_not_dated_by_a_document_that_is_not_on_record(self):
        assert left(seen("a", document="book")) == "a"

    def test_are_dated_by_the_latest_that_they_relay(self):
        assert left(EARLY, LATE, said("both", "early", "late"), said("one", "early")) == "early one"

    def test_are_not_dated_by_what_they_relay_where_they_have_a_date(self):
        assert left(LATE, said("a", "late", said=BEFORE)) == "a"

    def test_are_dated_by_what_is_known_of_what_they_relay(self):
        assert left(LATE, said("a", "late", "lost")) == ""

    def test_are_dated_by_what_relays_them_where_nothing_else_tells(self):
        assert left(seen("undated"), said("a", "undated", said=AFTER)) == ""
        assert left(seen("undated"), said("a", "undated", said=AFTER), said("b", "undated", said=BEFORE)) == (
            "b undated"
        )

    def test_are_dated_by_the_day_of_a_report_further_down_the_chain(self):
        assert left(seen("origin"), said("agency", "origin"), said("paper", "agency", said=AFTER)) == ""


class TestClaims:
    def test_go_with_the_last_that_say_them(self):
        assert not keeps_claim(LATE)
        assert keeps_claim(LATE, EARLY)

    def test_stay_where_one_that_says_them_is_not_dated(self):
        assert keeps_claim(LATE, seen("undated"))

    def test_stay_where_nobody_says_them(self):
        assert keeps_claim()

    def test_that_nobody_says_go_with_what_answers_them(self):
        assert not keeps_claim(denial("d", "x"), said("x", of="d", said=AFTER))

    def test_go_with_the_rebuttal_that_puts_them_forward(self):
        instead = Claim(id="instead", text="It was open")
        records = (EARLY, instead, denial("d", "x", counterclaim="instead"), said("x", of="d", said=AFTER))

        assert left(*records) == "early"

    def test_stay_where_an_answer_put_them_forward_before_others_said_them(self):
        earlier = (denial("d", "x", "lost", counterclaim="c"), said("x", of="d", said=BEFORE))

        assert keeps_claim(LATE, *earlier)

    def test_that_are_the_same_stay_with_whoever_says_one_of_them(self):
        twin = Claim(id="twin", text="Die Klinik war zu")
        same = SameAs(id="same", left="c", right="twin", judgement=Judgement.SAME)

        assert left(LATE, twin, same, seen("a", of="twin", said=BEFORE)) == "a same twin"
        assert keeps_claim(LATE, twin, same, seen("a", of="twin", said=BEFORE))


class TestRebuttals:
    def test_are_dated_by_who_reports_them(self):
        assert left(EARLY, denial("d", "x"), said("x", of="d", said=AFTER)) == "early"
        assert left(EARLY, denial("d", "x"), said("x", of="d", said=BEFORE)) == "d early x"

    def test_that_nobody_reports_are_dated_by_what_they_answer(self):
        assert left(LATE, denial("d", "x", "late")) == ""
        assert left(EARLY, denial("d", "x", "early")) == "d early"

    def test_are_no_earlier_than_the_latest_that_they_answer(self):
        assert left(LATE, EARLY, denial("d", "x", "early", "late")) == "early"

    def test_of_what_is_not_on_record_stay(self):
        assert left(denial("d", "x", "lost")) == "d"

    def test_in_a_row_go_with_the_first(self):
        assert left(LATE, denial("d", "x", "late"), denial("e", "y", "d"), denial("f", "x", "e")) == ""


class TestWhatStandsBeside:
    def test_is_dated_by_its_document_or_by_what_it_bears_on(self):
        book = Document(id="book", published=AFTER)
        against = Direction.UNDERMINES
        records = (
            EARLY, LATE, book,
            Evidence(id="of-late", bears_on="late", direction=against),
            Evidence(id="of-early", bears_on="early", direction=against),
            Evidence(id="in-book", bears_on="early", direction=against, document="book"),
            Review(id="review", of="late", reviewer="x"),
        )  # fmt: skip

        assert left(*records) == "early of-early"

    def test_requests_and_notes_have_dates_of_their_own(self):
        records = (
            LATE,
            ReplyRequest(id="asked", to="x", about=("late",), asked=BEFORE),
            ReplyRequest(id="asking", to="x", about=("late",)),
            ReplyRequest(id="to-ask", to="x", asked=AFTER),
            Note(id="noted", text="Look", about=("late",), at=BEFORE),
            Note(id="noting", text="Look", about=("late",)),
        )

        assert left(*records) == "asked noted"

    def test_all_else_stays(self):
        assert left(Document(id="book"), Person(id="x", name="X")) == "book x"

    def test_is_a_later_document_that_nothing_names_and_its_snapshots(self):
        book = Document(id="book", published=AFTER)
        snapshot = Snapshot(id="snapshot", document="book", sha256="0" * 64)

        assert left(book, snapshot) == ""
        assert left(book, snapshot, seen("a", document="book", said=BEFORE)) == "a book snapshot"

    def test_a_day_may_be_given_as_a_moment(self):
        assert as_of(case_of(EARLY, LATE), datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)).ids() == (
            as_of(case_of(EARLY, LATE), DAY).ids()
        )


class TestCircles:
    def test_of_what_is_not_dated_stay(self):
        assert left(said("a", "b"), said("b", "a"), said("x", "x")) == "a b x"

    def test_of_denials_stay(self):
        assert left(denial("d", "x", "e"), denial("e", "y", "d")) == "d e"

    def test_of_a_claim_and_its_answer_stay(self):
        assert left(denial("d", "x", "c", counterclaim="c")) == "d"
        assert keeps_claim(denial("d", "x", "c", counterclaim="c"))

    def test_into_which_something_later_enters_go_whole_in_whatever_order(self):
        records = (said("a", "b"), said("b", "a", "late"), LATE)

        assert {left(*order) for order in permutations(records)} == {""}


class TestLongRows:
    def test_ten_thousand_relays_go_with_the_first(self):
        hops = [said(f"s{place}", f"s{place - 1}") for place in range(1, 10_000)]

        assert left(seen("s0", said=AFTER), *hops) == ""
        assert len(as_of(case_of(seen("s0", said=BEFORE), *reversed(hops)), DAY)) == 10_001

    def test_ten_thousand_denials_go_with_the_first(self):
        row = [denial(f"d{place}", "x", f"d{place - 1}" if place else "late") for place in range(10_000)]

        assert left(LATE, *row) == ""

    def test_ten_thousand_in_a_circle_stay(self):
        circle = [said(f"s{place}", f"s{(place - 1) % 10_000}") for place in range(10_000)]

        assert len(as_of(case_of(*circle), DAY)) == 10_001


def test_a_case_as_of_a_day_is_a_part_of_it_in_the_same_order():
    case = case_of(EARLY, LATE, denial("d", "x"))

    assert list(as_of(case, DAY)) == [CLAIM, EARLY, case["d"]]
    assert list(as_of(case, date.max)) == list(case)
    assert list(as_of(Case(), DAY)) == []


@pytest.mark.parametrize("day", ["2020-05-17", None, 2020])
def test_a_day_is_a_date(day):
    with pytest.raises(TypeError, match="expected the day"):
        as_of(case_of(), day)
