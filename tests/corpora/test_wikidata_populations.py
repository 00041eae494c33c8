"""
Several values of one property in Wikidata: those of different dates are no conflict, nor is an unknown value.

Wikidata is one source, so that two values of one day are a self-contradiction. Ranks are left aside: they say
which value Wikidata prefers, not that the others are withdrawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from counterclaim import (
    Attribution,
    Case,
    Claim,
    DateSpan,
    Entity,
    EntityRef,
    NoValue,
    Organization,
    Period,
    Property,
    Quantity,
    SomeValue,
    Statement,
    Value,
    ValueKind,
)
from counterclaim.conflicts import ConflictReport, Relation, compare, detect

#: The properties looked at, by their ids there; each has one value at a time.
PROPERTIES = {"P17": "country", "P569": "date-of-birth", "P1082": "population", "P2046": "area"}
UNITS = {"1": None, "http://www.wikidata.org/entity/Q712226": "square-kilometre"}
COUNTRY = Property(id="country", value=ValueKind.ENTITY, single_valued=True, varies_in_time=True)
#: A city, from the file `Q32063953.json`, and somebody whose date of birth is said to be unknown.
KARLSRUHE, UNKNOWN_BIRTH = "Q1040", "Q130234762"


class Said(NamedTuple):
    """One statement of Wikidata, of an entity and by the number that it has there."""

    entity: str
    property: str
    number: int
    value: Value
    during: Period | None

    @property
    def id(self) -> str:
        return f"{self.entity}-{self.property}-{self.number}"

    @property
    def address(self) -> str:
        return f"{self.id}#0"


def day_of(time: dict[str, Any]) -> DateSpan:
    year, month, day = (int(part) for part in time["time"][1:11].split("-"))
    assert time["time"][0] == "+"
    if time["precision"] == 11:
        return DateSpan.day(date(year, month, day))
    if time["precision"] == 10:
        return DateSpan.month(year, month)
    assert time["precision"] == 9
    return DateSpan.year(year)


def quantity_of(stated: dict[str, str]) -> Quantity:
    amount, unit = Decimal(stated["amount"]), UNITS[stated["unit"]]
    lower, upper = (Decimal(stated.get(bound, amount)) for bound in ("lowerBound", "upperBound"))
    return Quantity(amount, unit=unit) if lower == upper else Quantity(lower, upper, unit=unit)


def value_of(snak: dict[str, Any]) -> Value:
    """Return the value of a main snak; in `multi-valued.jsonl` it stands without a frame."""
    if snak["snaktype"] != "value":
        return SomeValue() if snak["snaktype"] == "somevalue" else NoValue()
    stated = snak.get("value") or snak["datavalue"]["value"]
    if "time" in stated:
        return day_of(stated)
    return quantity_of(stated) if "amount" in stated else EntityRef(stated["id"])


def period_of(qualifiers: dict[str, list[dict[str, Any]]]) -> Period | None:
    """Return the point in time, or the period from start to end."""
    at, start, end = (
        day_of(qualifiers[id][0]["datavalue"]["value"]) if id in qualifiers else None
        for id in ("P585", "P580", "P582")
    )
    if at is not None:
        return Period.as_of(at)
    return Period(start, end) if start or end else None


def case_of(said: Sequence[Said]) -> Case:
    entities = {one.entity for one in said} | {
        one.value.id for one in said if isinstance(one.value, EntityRef)
    }
    case = Case([COUNTRY, Organization(id="wikidata", name="Wikidata")])
    case.add_all(Entity(id=id, name=id) for id in entities)
    for one in said:
        statement = Statement(subject=one.entity, property=PROPERTIES[one.property], value=one.value)
        case.add(Claim(id=one.id, text=one.id, statements=(statement,), during=one.during))
        case.add(Attribution(id=f"{one.id}@wikidata", of=one.id, source="wikidata"))
    assert case.problems() == ()
    return case


def statements_in(entity: dict[str, Any]) -> Iterator[Said]:
    for property in PROPERTIES:
        for number, statement in enumerate(entity["claims"].get(property, ())):
            period = period_of(statement.get("qualifiers", {}))
            yield Said(entity["id"], property, number, value_of(statement["mainsnak"]), period)


@pytest.fixture(scope="module")
def said(corpora: Path) -> dict[str, Said]:
    """Return the statements of all entities, by their addresses."""
    files = sorted((corpora / "wikidata-entities").glob("*.json"))
    entities = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return {one.address: one for entity in entities for one in statements_in(entity)}


@pytest.fixture(scope="module")
def case(said: dict[str, Said]) -> Case:
    return case_of(list(said.values()))


@pytest.fixture(scope="module")
def report(case: Case) -> ConflictReport:
    return detect(case)


def of_property(report: ConflictReport, said: dict[str, Said], property: str) -> list[tuple[Said, Said]]:
    """Return the pairs in conflict, definite or possible, that are of *property*."""
    pairs = [(said[conflict.members[0]], said[conflict.members[1]]) for conflict in report]
    return [pair for pair in pairs if pair[0].property == property]


def test_one_city_has_fifty_six_populations_each_as_of_a_date(said):
    dated = [one.entity for one in said.values() if one.property == "P1082" and one.during is not None]

    assert dated == [KARLSRUHE] * 56


def test_populations_as_of_different_dates_are_no_conflict(said, report, capsys):
    pairs = of_property(report, said, "P1082")

    with capsys.disabled():
        for left, right in pairs:
            print(f"\npopulations in conflict {left.during}: {left.value} and {right.value}")
    # There is one day for which there are two figures: one of them with bounds, the other preferred.
    assert [(left.during, right.during) for left, right in pairs] == [
        (Period.as_of(DateSpan.day(date(2015, 12, 31))),) * 2
    ]


def test_two_populations_of_one_day_are_a_definite_conflict(report):
    assert [(conflict.kind, conflict.basis) for conflict in report if conflict.definite] == [
        ("self-contradiction", "quantity")
    ]


def test_every_population_succeeds_those_of_earlier_dates(said, case):
    dated = [one for one in said.values() if one.property == "P1082"]
    pairs = [(one, other) for one in dated for other in dated if first_day(one) < first_day(other)]
    assert len(pairs) == 56 * 55 / 2 - 1

    for earlier, later in pairs:
        assert compare(case, earlier.address, later.address).relation is Relation.PRECEDES
        assert compare(case, later.address, earlier.address).relation is Relation.SUCCEEDS


def first_day(one: Said) -> date:
    assert one.during is not None
    assert one.during.start is not None
    assert one.during.start.first is not None
    return one.during.start.first


def test_areas_of_different_years_are_no_conflict(said, report):
    areas = [one for one in said.values() if one.property == "P2046" and one.entity == KARLSRUHE]

    assert len({str(one.value) for one in areas}) > 1
    assert of_property(report, said, "P2046") == []


def test_countries_that_follow_each_other_are_no_conflict(said, report):
    pairs = of_property(report, said, "P17")

    # What is possible is so since Germany is stated once more, without a period.
    assert len(pairs) == 2
    assert all(None in (left.during, right.during) for left, right in pairs)


def test_an_unknown_value_is_no_conflict_with_a_known_one(corpora):
    lines = (corpora / "wikidata-entities/multi-valued.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    unknown = [
        entry
        for entry in entries
        if any(statement["snaktype"] == "somevalue" for statement in entry["statements"])
    ]
    assert unknown

    for entry in unknown:
        said = [
            Said(entry["entity"], entry["property"], number, value_of(statement), None)
            for number, statement in enumerate(entry["statements"])
        ]
        assert len(detect(case_of(said))) == 0


@pytest.mark.parametrize(
    ("entity", "property", "one", "other", "relation"),
    [
        # As of 31 December 2015: 307,263 give or take 1, and 307,755.
        (KARLSRUHE, "P1082", "307262–307264", "307755", Relation.CONFLICT),
        # As of 31 December 2012, and of the same day a year later.
        (KARLSRUHE, "P1082", "296033", "299103", Relation.PRECEDES),
        # As of 31 December 2000, and of some day in 1999.
        (KARLSRUHE, "P1082", "278558", "277204", Relation.SUCCEEDS),
        # There is a date of birth, and it is some day in 2019.
        (UNKNOWN_BIRTH, "P569", str(SomeValue()), "2019", Relation.REFINED_BY),
    ],
)
def test_items_checked_by_hand(said, case, entity, property, one, other, relation):
    addresses = {
        str(s.value): s.address for s in said.values() if (s.entity, s.property) == (entity, property)
    }

    assert compare(case, addresses[one], addresses[other]).relation is relation
