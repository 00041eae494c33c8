"""
Times and gates of flights of one day as web sources gave them: two notations of one time are no conflict.

An item is a flight and a property. All times are those of the airport's own clock, and the sources that name
its zone agree on it, so the zone is left out. What gives no time of day is a date of which nothing is known.

It is known of these data that 477 of 768 items differ once their values are parsed. So many differ here where
times of day are compared without their day and gates without their terminal (346 and 131 items).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time, timedelta, timezone
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

import pytest

from counterclaim import (
    Attribution,
    Case,
    Claim,
    DateSpan,
    Entity,
    Property,
    Source,
    Statement,
    Text,
    Value,
    ValueKind,
)
from counterclaim.conflicts import ConflictReport, Relation, compare, detect

TIMES = ("ExpectedDepartureTime", "ActualDepartureTime", "ExpectedArrivalTime", "ActualArrivalTime")
GATES = ("DepartureGate", "ArrivalGate")
FLIGHTS = 128

CLOCK = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d\d)\s*(?P<half>[ap])?", re.IGNORECASE)
ZONE = re.compile(r"\((?P<sign>[+-])(?P<hours>\d\d):00\)")
#: The day of December 2011; of "2011-12-04 12/3 4:15 PM" the second date is that of the time.
DAYS = [
    re.compile(pattern)
    for pattern in (
        r"\b12/(\d{1,2})\b",
        r"\b2011-12-(\d\d)\b",
        r"\b12-(\d\d)-11$",
        r"\b(\d\d)-Dec\b",
        r"Dec\W?(\d{1,2})\b",
    )
]


class Told(NamedTuple):
    """One row of the file."""

    id: str
    flight: str
    property: str
    value: str
    source: str

    @property
    def item(self) -> tuple[str, str]:
        return self.flight, self.property

    @property
    def address(self) -> str:
        return f"{self.id}#0"


def clock_in(value: str) -> time | None:
    match = CLOCK.search(value)
    if match is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    return time(hour, int(match["minute"]))


def day_in(value: str) -> date:
    found = next(match for pattern in DAYS if (match := pattern.search(value)))
    return date(2011, 12, int(found[1]))


def when(value: str) -> DateSpan:
    """Return the day and time of day by the airport's clock."""
    clock = clock_in(value)
    return DateSpan.unknown(value) if clock is None else DateSpan.day(day_in(value), time=clock)


def when_with_zone(value: str) -> DateSpan:
    """Return the same with the zone, where it is stated by its distance from UTC."""
    clock, zone = clock_in(value), ZONE.search(value)
    if clock is None or zone is None:
        return when(value)
    behind = timezone(timedelta(hours=int(zone["sign"] + zone["hours"])))
    return DateSpan.day(day_in(value), time=clock.replace(tzinfo=behind))


def as_parsed(told: Told) -> Value:
    return when(told.value) if told.property in TIMES else Text(told.value)


def as_text(told: Told) -> Value:
    return Text(told.value)


def without_days_and_terminals(told: Told) -> Value:
    """Return the time of day on one and the same day, or the gate without its terminal."""
    if told.property in GATES:
        return Text(told.value.split(" - ")[-1].split("/")[0])
    clock = clock_in(told.value)
    return DateSpan.unknown() if clock is None else DateSpan.day(date(2011, 12, 4), time=clock)


def with_zones(told: Told) -> Value:
    return when_with_zone(told.value) if told.property in TIMES else Text(told.value)


@pytest.fixture(scope="module")
def rows(corpora: Path) -> list[Told]:
    with (corpora / "truth-flights/claims.csv").open(encoding="utf-8", newline="") as file:
        return [
            Told(f"row-{n}", row["ObjectID"], row["PropertyID"], row["PropertyValue"], row["SourceID"])
            for n, row in enumerate(csv.DictReader(file))
        ]


@pytest.fixture(scope="module")
def parsed(rows: list[Told]) -> Case:
    return case_of(rows, as_parsed)


@pytest.fixture(scope="module")
def report(parsed: Case) -> ConflictReport:
    return detect(parsed)


def case_of(rows: Sequence[Told], value_of: Callable[[Told], Value]) -> Case:
    values = [value_of(told) for told in rows]
    dates = {told.property for told, value in zip(rows, values, strict=True) if isinstance(value, DateSpan)}
    case = Case(property_of(id, dated=id in dates) for id in (*TIMES, *GATES))
    case.add_all(Entity(id=flight, name=flight) for flight in {told.flight for told in rows})
    case.add_all(Source(id=f"source-{name}", name=name) for name in {told.source for told in rows})
    for told, value in zip(rows, values, strict=True):
        statement = Statement(subject=told.flight, property=told.property, value=value)
        case.add(Claim(id=told.id, text=told.value, statements=(statement,)))
        case.add(Attribution(id=f"{told.id}@source", of=told.id, source=f"source-{told.source}"))
    assert case.problems() == ()
    return case


def property_of(id: str, *, dated: bool) -> Property:
    return Property(id=id, value=ValueKind.DATE if dated else ValueKind.TEXT, single_valued=True)


def items_in_conflict(report: ConflictReport, rows: Iterable[Told]) -> Counter[str]:
    """Return how many items of each property are in conflict."""
    item_of = {told.address: told.item for told in rows}
    items = {item_of[address] for conflict in report for address in conflict.members}
    return Counter(property for _, property in items)


def count(items: Counter[str], properties: Iterable[str]) -> int:
    return sum(items[property] for property in properties)


def show_items(capsys: pytest.CaptureFixture[str], what: str, items: Counter[str]) -> None:
    times, gates, all_ = count(items, TIMES), count(items, GATES), FLIGHTS * 6
    with capsys.disabled():
        print(
            f"\nitems that differ {what}: {times + gates} of {all_} ({times} with times, {gates} with gates)"
        )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1:05 PM, Dec 04", "2011-12-04 13:05"),
        ("1:05 PMDec 05", "2011-12-05 13:05"),
        ("1:05pDec 4", "2011-12-04 13:05"),
        ("1:05P 12-04-11", "2011-12-04 13:05"),
        ("12/04/2011 01:05 PM", "2011-12-04 13:05"),
        ("12/4/2011 1:05PM CST", "2011-12-04 13:05"),
        ("12/4/11 1:05 PM (-05:00)", "2011-12-04 13:05"),
        ("2011-12-04 13:05 ", "2011-12-04 13:05"),
        ("2011-12-04 Sun  13:05", "2011-12-04 13:05"),
        ("2011-12-04 12/3 1:05 PM", "2011-12-03 13:05"),
        ("2011-12-04 1:05 PM (Estimated runway)", "2011-12-04 13:05"),
        ("01:05 PM  Sun 04-Dec-2011", "2011-12-04 13:05"),
        ("Sun., Dec.04, 2011 1:05 p.m.", "2011-12-04 13:05"),
        ("Sun, Dec 4 1:05 PM            Delayed", "2011-12-04 13:05"),
        ("Dec 04 - 1:05pm*", "2011-12-04 13:05"),
        ("Dec 04 - 12:00noon", "2011-12-04 12:00"),
        ("Dec 04 - 12:05am", "2011-12-04 00:05"),
        ("Dec 04 - Not Available", None),
    ],
)
def test_every_notation_of_a_time_is_read(value, expected):
    read = when(value)

    assert (None if read.time is None else f"{read.first} {read.time:%H:%M}") == expected


def test_all_items_differ_as_strings(rows, capsys):
    strings: dict[tuple[str, str], set[str]] = {}
    for told in rows:
        strings.setdefault(told.item, set()).add(told.value)
    differing = Counter(property for (_, property), several in strings.items() if len(several) > 1)

    show_items(capsys, "as strings", differing)
    assert (count(differing, TIMES), count(differing, GATES)) == (512, 256)


def test_gates_that_differ_by_blanks_or_case_alone_are_no_conflict(rows, capsys):
    differing = items_in_conflict(detect(case_of(rows, as_text)), rows)

    show_items(capsys, "as texts", differing)
    assert (count(differing, TIMES), count(differing, GATES)) == (512, 178)


def test_a_third_of_the_differing_times_differ_in_notation_alone(rows, report, capsys):
    differing = items_in_conflict(report, rows)

    show_items(capsys, "as parsed values", differing)
    assert dict(differing) == {
        "ExpectedDepartureTime": 11,
        "ActualDepartureTime": 127,
        "ExpectedArrivalTime": 86,
        "ActualArrivalTime": 126,
        "DepartureGate": 91,
        "ArrivalGate": 87,
    }
    assert count(differing, TIMES) == 350


def test_as_many_items_differ_as_is_known_without_days_and_terminals(rows, capsys):
    differing = items_in_conflict(detect(case_of(rows, without_days_and_terminals)), rows)

    show_items(capsys, "without days and terminals", differing)
    assert (count(differing, TIMES), count(differing, GATES)) == (346, 131)
    assert differing.total() == 477


def test_conflicts_of_times_are_definite_and_join_different_times(rows, report):
    values = {told.address: when(told.value) for told in rows if told.property in TIMES}

    found = [conflict for conflict in report if conflict.members[0] in values]

    assert found
    for conflict in found:
        left, right = (values[address] for address in conflict.members)
        assert conflict.definite
        assert None not in (left.time, right.time)
        assert (left.first, left.time) != (right.first, right.time)


def test_notations_of_one_time_are_equal(rows, parsed):
    notations: dict[tuple[str, str, DateSpan], dict[str, Told]] = {}
    for told in rows:
        if told.property in TIMES and clock_in(told.value):
            notations.setdefault((*told.item, when(told.value)), {}).setdefault(told.value, told)
    pairs = [pair for same in notations.values() for pair in pairwise(same.values())]
    assert len(pairs) > 2000

    for left, right in pairs:
        assert compare(parsed, left.address, right.address).relation is Relation.EQUAL


def test_a_zone_that_one_of_two_sources_names_makes_no_definite_conflict(rows):
    case = case_of(rows, with_zones)
    same_clock: dict[tuple[str, str, DateSpan], tuple[list[Told], list[Told]]] = {}
    for told in rows:
        if told.property in TIMES and clock_in(told.value):
            zoned = ZONE.search(told.value) is not None
            same_clock.setdefault((*told.item, when(told.value)), ([], []))[zoned].append(told)
    pairs = [pair for local, zoned in same_clock.values() for pair in product(local[:1], zoned)]
    assert len(pairs) > 500

    for local, zoned in pairs:
        assert compare(case, local.address, zoned.address).relation is not Relation.CONFLICT


@pytest.mark.parametrize(
    ("flight", "property", "one", "other", "relation"),
    [
        # Ten past nine in the morning of the 4th, as "9:10 AM, Dec 04" and as "2011-12-04 09:10AM CST".
        ("AA-1394-DFW-FLL2011-12-04", "ExpectedDepartureTime", "boston", "flightwise", Relation.EQUAL),
        # 12:45 and 12:30 in the afternoon: the one expects it at the gate, the other on the runway.
        ("AA-1394-DFW-FLL2011-12-04", "ExpectedArrivalTime", "boston", "flightwise", Relation.CONFLICT),
        # 16:00 of the next day, and 18:25.
        ("UA-898-PEK-IAD2011-12-04", "ExpectedDepartureTime", "flightview", "boston", Relation.CONFLICT),
        # " C27" and " C27 ": blanks say nothing.
        ("AA-1394-DFW-FLL2011-12-04", "DepartureGate", "orbitz", "flightwise", Relation.EQUAL),
        # "C27/C" and " C27" are one gate, and two texts: nothing here knows how gates are written.
        ("AA-1394-DFW-FLL2011-12-04", "DepartureGate", "travelocity", "orbitz", Relation.CONFLICT),
    ],
)
def test_items_checked_by_hand(rows, parsed, flight, property, one, other, relation):
    by_source = {told.source: told.address for told in rows if told.item == (flight, property)}

    assert compare(parsed, by_source[one], by_source[other]).relation is relation
