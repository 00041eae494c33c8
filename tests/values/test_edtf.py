from __future__ import annotations

from datetime import date

import pytest

from counterclaim.errors import UnreadableWordingError
from counterclaim.values import DateSpan, Precision, format_edtf, parse_edtf

PAIRS = [
    ("2019-10-17", DateSpan.day(date(2019, 10, 17))),
    ("2019-10", DateSpan.month(2019, 10)),
    ("2019-36", DateSpan(date(2019, 10, 1), date(2019, 12, 31))),
    ("2019-33", DateSpan(date(2019, 1, 1), date(2019, 3, 31))),
    ("2019", DateSpan.year(2019)),
    ("201X", DateSpan(date(2010, 1, 1), date(2019, 12, 31))),
    ("19XX", DateSpan(date(1900, 1, 1), date(1999, 12, 31))),
    ("2019~", DateSpan(date(2019, 1, 1), date(2019, 12, 31), approximate=True)),
    ("2019-10-17~", DateSpan(date(2019, 10, 17), date(2019, 10, 17), approximate=True)),
    ("[2021-03-01..2021-03-15]", DateSpan(date(2021, 3, 1), date(2021, 3, 15))),
    ("[2021-03-01~..2021-03-15~]", DateSpan(date(2021, 3, 1), date(2021, 3, 15), approximate=True)),
    ("[2021-03-01..]", DateSpan(date(2021, 3, 1))),
    ("[..2021-03-15]", DateSpan(None, date(2021, 3, 15))),
    ("[..2021-03-15~]", DateSpan(None, date(2021, 3, 15), approximate=True)),
    ("0001", DateSpan.year(1)),
    ("000X", DateSpan(date(1, 1, 1), date(9, 12, 31))),
    ("00XX", DateSpan(date(1, 1, 1), date(99, 12, 31))),
    ("9999-12-31", DateSpan.day(date.max)),
    ("999X", DateSpan(date(9990, 1, 1), date.max)),
    ("99XX", DateSpan(date(9900, 1, 1), date.max)),
]


@pytest.mark.parametrize(("text", "span"), PAIRS, ids=[text for text, _ in PAIRS])
def test_a_date_is_written_and_read_back(text, span):
    assert format_edtf(span) == text
    assert parse_edtf(text) == span


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("2021-03-01/2021-03-15", "[2021-03-01..2021-03-15]"),
        ("2021-03-01/..", "[2021-03-01..]"),
        ("../2021-03-15", "[..2021-03-15]"),
        ("2021-03/2021-05", "[2021-03-01..2021-05-31]"),
        ("[2021-03..2021-05]", "[2021-03-01..2021-05-31]"),
        ("[2021-03-01~..2021-03-15]", "[2021-03-01~..2021-03-15~]"),
        ("2021-01-01/2021-12-31", "2021"),
        ("201X/2020", "[2010-01-01..2020-12-31]"),
    ],
)
def test_other_ways_to_write_it_are_read_too(text, same):
    assert parse_edtf(text) == parse_edtf(same)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " 2019",
        "2019\n",
        "19",
        "17.10.2019",
        "2019-10-17T12:00:00",
        "2019-21",  # a season: which months it has depends on the hemisphere
        "2019-00",
        "2019-13",
        "2019-02-30",
        "2019-33-01",
        "0000",
        "-0044",
        "Y12019",
        "20XX-10",
        "2019?",
        "2019%",
        "..",
        "../..",
        "[..]",
        "[]",
        "/",
        "2019/",
        "[2019]",
        "[2019,2020]",
        "[2019..2020..2021]",
        "2019/2020/2021",
        "{2019..2020}",
        "２０１９",
        "2020/2019",
        "[2021-03-15..2021-03-01]",
        "2019" * 5000,
    ],
    ids=lambda text: repr(text[:30]),
)
def test_what_is_no_such_date_is_refused(text):
    with pytest.raises(UnreadableWordingError, match="was not read as a date"):
        parse_edtf(text)


def test_the_refusal_says_why():
    with pytest.raises(UnreadableWordingError, match="there is no such day"):
        parse_edtf("2019-02-29")
    with pytest.raises(UnreadableWordingError, match="its last day is before its first"):
        parse_edtf("2020/2019")
    with pytest.raises(UnreadableWordingError, match="at most 64 characters"):
        parse_edtf("2019-10-17" * 7)


def test_a_date_of_which_nothing_is_known_has_no_such_form():
    assert format_edtf(DateSpan.unknown("einst")) is None


def test_wording_and_time_of_day_and_the_word_week_are_not_in_it():
    week = DateSpan(date(2019, 10, 14), date(2019, 10, 20), Precision.WEEK, text="that week")

    assert format_edtf(week) == "[2019-10-14..2019-10-20]"
