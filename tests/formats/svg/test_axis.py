from datetime import date
from itertools import pairwise

import pytest

from counterclaim.formats.svg.axis import axis_of


def days(*texts):
    return [date.fromisoformat(text).toordinal() for text in texts]


def axis(*texts):
    return axis_of(days(*texts), 100, 800)


def test_days_stand_in_their_order_within_the_axis():
    found = axis("2019-10-01", "2019-10-17", "2019-10-31")
    places = [found.middle(day) for day in days("2019-10-01", "2019-10-17", "2019-10-31")]

    assert places == sorted(places)
    assert places[0] >= 100
    assert places[-1] <= 900


@pytest.mark.parametrize(
    ("first", "last", "ticks"),
    [
        ("2019-10-17", "2019-10-17", ["2019-10-16", "2019-10-17", "2019-10-18"]),
        ("2019-10-02", "2019-10-29", ["2019-10-01", "2019-10-06", "2019-10-11", "2019-10-16", "2019-10-21"]),
        ("2019-02-10", "2019-11-20", ["2019-03", "2019-05", "2019-07", "2019-09", "2019-11"]),
        ("1950-06-01", "2020-06-01", ["1950", "1960", "1970", "1980", "1990", "2000", "2010", "2020"]),
    ],
)  # fmt: skip
def test_ticks_are_round_and_as_many_as_there_is_room_for(first, last, ticks):
    start, end = days(first, last)
    found = axis_of(range(start, end + 1, 20), 100, 800) if first != last else axis(first)

    assert [tick.text for tick in found.ticks()] == ticks


def test_ticks_are_evenly_apart():
    for last in range(3, 4_000, 41):
        places = [tick.x for tick in axis_of(range(737_000, 737_000 + last, 20), 100, 800).ticks()]
        steps = [following - place for place, following in pairwise(places)]

        assert max(steps, default=0) <= 1.5 * min(steps, default=0)


def test_ticks_leave_room_for_their_texts():
    for last in ("0001-01-02", "1066-10-14", "2019-10-17", "9999-12-31"):
        places = [tick.x for tick in axis("0001-01-01", last).ticks()]

        assert all(following - place >= 72 for place, following in pairwise(places))


def test_years_in_which_nothing_happens_are_left_out():
    found = axis("1999-12-31", "2024-03-01", "2024-03-04", "2024-03-08")

    assert len(found.parts) == 2
    assert len(list(found.gaps())) == 1
    near = [found.middle(day) for day in days("2024-03-01", "2024-03-04", "2024-03-08")]
    assert near[-1] - near[0] > 300


def test_a_span_over_what_is_left_out_reaches_across_it():
    found = axis("1999-12-31", "2024-03-01", "2024-03-08")
    (gap,) = found.gaps()

    assert found.place(days("1999-12-31")[0]) < gap < found.place(days("2024-03-01")[0])


def test_a_steady_run_of_days_is_not_cut():
    assert len(axis_of(range(730_000, 740_000, 400), 0, 800).parts) == 1


def test_the_ends_of_time_have_a_place():
    found = axis("0001-01-01", "9999-12-31")

    assert found.middle(days("0001-01-01")[0]) < found.middle(days("9999-12-31")[0]) <= 900
