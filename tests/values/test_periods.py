from datetime import date

import pytest

from counterclaim.errors import UnreadableWordingError
from counterclaim.values import Period, parse_date, parse_period

BASE = date(2021, 11, 10)


def days(wording: str, language: str) -> tuple[date | None, date | None]:
    period = parse_period(wording, language=language, relative_to=BASE)
    return (period.start and period.start.first, period.end and period.end.last)


@pytest.mark.parametrize(
    ("wording", "language", "first", "last"),
    [
        ("seit 2015", "de", date(2015, 1, 1), None),
        ("ab März 2021", "de", date(2021, 3, 1), None),
        ("bis Ende 2021", "de", None, date(2021, 12, 31)),
        ("2010 bis 2015", "de", date(2010, 1, 1), date(2015, 12, 31)),
        ("von 2010 bis 2015", "de", date(2010, 1, 1), date(2015, 12, 31)),
        ("seit gestern", "de", date(2021, 11, 9), None),
        ("between March and May 2021", "en", date(2021, 3, 1), date(2021, 5, 31)),
        ("17–19 October 2019", "en", date(2019, 10, 17), date(2019, 10, 19)),
        ("until 17 October 2019", "en", None, date(2019, 10, 17)),
    ],
)
def test_periods(wording, language, first, last):
    assert days(wording, language) == (first, last)


def test_the_ends_keep_their_precision():
    period = parse_period("between March and May 2021", language="en")

    assert period.start is not None
    assert (period.start.first, period.start.last) == (date(2021, 3, 1), date(2021, 3, 31))


@pytest.mark.parametrize(
    "wording", ["zwischen 2015 und 2018", "17.–19. Oktober 2019", " seit  2015", "bis 2018"]
)
def test_the_ends_keep_the_whole_wording(wording):
    period = parse_period(wording, language="de")

    assert {end.text for end in (period.start, period.end) if end is not None} == {wording}


def test_a_period_is_shown_by_its_wording_or_the_days_of_its_ends():
    assert str(parse_period("zwischen 2015 und 2018", language="de")) == "zwischen 2015 und 2018"
    assert str(parse_period("seit 2015", language="de")) == "2015 to …"


def test_one_date_is_a_state_as_of_it():
    assert parse_period("2019", language="en") == Period.as_of(parse_date("2019", language="en"))


@pytest.mark.parametrize("wording", ["", "2015 to 2010", "since forever", "between 2010"])
def test_what_is_not_certain_is_refused(wording):
    with pytest.raises(UnreadableWordingError):
        parse_period(wording, language="en")
