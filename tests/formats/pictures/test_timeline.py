from datetime import UTC, date, datetime

import pytest

from counterclaim.case import Case
from counterclaim.formats.pictures import MomentKind, timeline
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Organization,
    Rebuttal,
    RebuttalKind,
    ReplyRequest,
)
from counterclaim.model import Snapshot as Bytes
from counterclaim.values import DateSpan, Period

DAY = date(2019, 10, 17)
ON = DateSpan.day(DAY)


def moments(*records, language="en"):
    return timeline(Case(records), language=language).moments


def test_event_said_published_changed_fetched_and_asked_are_apart():
    found = moments(
        Organization(id="o", name="Water council"),
        Claim(id="c", text="The gate was closed", during=Period.as_of(ON)),
        Attribution(id="a", of="c", source="o", said=ON),
        Document(id="d", title="Minutes", published=ON, modified=ON),
        Bytes(id="s", document="d", sha256="0" * 64, fetched_at=datetime(2019, 10, 17, 9, 30, tzinfo=UTC)),
        ReplyRequest(id="q", to="o", asked=ON, deadline=ON),
    )

    assert [(moment.kind.value, moment.when, moment.text) for moment in found] == [
        ("event", "2019-10-17", "The gate was closed"),
        ("said", "2019-10-17", "Water council: The gate was closed"),
        ("published", "2019-10-17", "Minutes"),
        ("modified", "2019-10-17", "Minutes"),
        ("fetched", "2019-10-17 09:30 UTC", "Minutes"),
        ("asked", "2019-10-17", "Water council"),
        ("deadline", "2019-10-17", "Water council"),
    ]
    assert [moment.records[0] for moment in found] == ["c", "a", "d", "d", "s", "q", "q"]


def test_a_month_is_some_day_in_it_and_a_claim_holds_throughout():
    during = Period(DateSpan.month(2019, 10), DateSpan.month(2019, 11))
    event, published = moments(
        Claim(id="c", text="It was so", during=during), Document(id="d", published=DateSpan.month(2019, 10))
    )

    assert (event.first, event.last, event.throughout) == (date(2019, 10, 1), date(2019, 11, 30), True)
    assert (published.first, published.last, published.throughout) == (
        date(2019, 10, 1),
        date(2019, 10, 31),
        False,
    )


def test_an_end_that_is_not_stated_is_open():
    (since,) = moments(Claim(id="c", text="It is so", during=Period(DateSpan.year(2015), None)))

    assert (since.first, since.last, since.when) == (date(2015, 1, 1), None, "since 2015")


def test_about_is_kept():
    (said,) = moments(Attribution(id="a", of="c", source="o", said=DateSpan(DAY, DAY, approximate=True)))

    assert said.approximate


def test_a_date_is_never_filled_from_another():
    found = timeline(
        Case(
            [
                Claim(id="c", text="It is so"),
                Document(id="d", published=ON),
                Attribution(id="a", of="c", source="o", document="d"),
            ]
        )
    )

    assert [moment.kind for moment in found.moments] == [MomentKind.PUBLISHED]
    assert found.undated == ((MomentKind.SAID, 1),)


@pytest.mark.parametrize(
    "record",
    [
        Attribution(id="x", of="c", source="o", said=DateSpan.unknown("the other day")),
        Document(id="x"),
        Bytes(id="x", document="d", sha256="0" * 64),
        Claim(id="x", text="It is so", during=Period(DateSpan.unknown("recently"), None)),
        ReplyRequest(id="x", to="o"),
    ],
    ids=lambda record: type(record).__name__,
)
def test_what_has_no_date_is_counted(record):
    found = timeline(Case([record]))

    assert found.moments == ()
    assert [count for _, count in found.undated] == [1]


def test_dates_of_a_kind_stand_in_their_order():
    records = [
        Document(id=f"d{number}", published=DateSpan.day(day))
        for number, day in enumerate((date(2020, 1, 1), date(2019, 1, 1), date(2021, 1, 1)))
    ]

    assert [moment.records[0] for moment in moments(*records)] == ["d1", "d0", "d2"]


def test_the_words_are_those_of_the_language():
    denial = Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="o", targets=("c",))
    (said,) = moments(denial, Attribution(id="a", of="r", source="o", said=ON), language="de")

    assert said.text == "o dementiert: c"


def test_a_rebuttal_is_told_once_with_what_it_is_aimed_at():
    claim = Claim(id="c", text="The gate was closed")
    denial = Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="o", targets=("c",))
    council = Organization(id="o", name="Water council")
    own, passed_on = moments(
        claim,
        denial,
        council,
        Organization(id="p", name="Daily paper"),
        Attribution(id="a", of="r", source="o", said=ON),
        Attribution(id="b", of="r", source="p", said=ON),
    )

    assert own.text == "Water council denies: The gate was closed"
    assert passed_on.text == "Daily paper: denial by Water council: The gate was closed"


def test_a_reply_that_was_asked_for_says_about_what():
    (asked,) = moments(
        *(Claim(id=f"c{number}", text=f"Gate {number} was closed") for number in range(5)),
        Organization(id="o", name="Water council"),
        ReplyRequest(id="q", to="o", about=tuple(f"c{number}" for number in range(5)), asked=ON),
    )

    assert asked.text == (
        "Water council: Gate 0 was closed; Gate 1 was closed; Gate 2 was closed; and 2 more"
    )
    assert asked.records == ("q", "o", "c0", "c1", "c2", "c3", "c4")
