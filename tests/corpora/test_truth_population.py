"""
City populations as editors of Wikipedia gave them (Pasternack and Roth): years apart are no conflict.

An item is a city and a property as the file has them; `Population2006` and `Population/2006` are two items of
one year. An item is in conflict where two of its own figures are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise, product
from pathlib import Path
from typing import NamedTuple

import pytest

from counterclaim import (
    Attribution,
    Case,
    Claim,
    DateSpan,
    Entity,
    Hedge,
    Period,
    Quantity,
    Source,
    Statement,
)
from counterclaim.conflicts import ConflictReport, Relation, RuleSet, compare, detect

ITEMS = 1076


class Figure(NamedTuple):
    """One row of the file."""

    id: str
    city: str
    property: str
    number: int
    editor: str

    @property
    def item(self) -> tuple[str, str]:
        return self.city, self.property

    @property
    def year(self) -> int:
        return int(self.property[-4:])

    @property
    def address(self) -> str:
        return f"{self.id}#0"


@pytest.fixture(scope="module")
def figures(corpora: Path) -> list[Figure]:
    with (corpora / "truth-population/claims.csv").open(encoding="utf-8", newline="") as file:
        rows = enumerate(csv.DictReader(file))
        return [
            Figure(
                f"figure-{n}", row["ObjectID"], row["PropertyID"], int(row["PropertyValue"]), row["SourceID"]
            )
            for n, row in rows
        ]


@pytest.fixture(scope="module")
def stated(figures: list[Figure]) -> Case:
    return case_of(figures)


@pytest.fixture(scope="module")
def about(figures: list[Figure]) -> Case:
    return case_of(figures, Hedge.ABOUT)


def case_of(figures: Sequence[Figure], hedge: Hedge = Hedge.EXACT) -> Case:
    cities = {name: f"city-{n}" for n, name in enumerate(dict.fromkeys(figure.city for figure in figures))}
    editors = {
        name: f"editor-{n}" for n, name in enumerate(dict.fromkeys(figure.editor for figure in figures))
    }
    case = Case([Entity(id=id, name=name) for name, id in cities.items()])
    case.add_all(Source(id=id, name=name) for name, id in editors.items())
    for figure in figures:
        case.add(claim_of(figure, cities[figure.city], hedge))
        case.add(Attribution(id=f"{figure.id}@editor", of=figure.id, source=editors[figure.editor]))
    assert case.problems() == ()
    return case


def claim_of(figure: Figure, city: str, hedge: Hedge) -> Claim:
    number = Quantity(Decimal(figure.number), hedge=hedge)
    first, last = date(figure.year, 1, 1), date(figure.year, 12, 31)
    return Claim(
        id=figure.id,
        text=f"{figure.number} people live in {figure.city}",
        statements=(Statement(subject=city, property="population", value=number),),
        during=Period(DateSpan.day(first), DateSpan.day(last)),
    )


def about_rules(tolerance: str) -> RuleSet:
    """Return rules by which "about 0" is 0 and no other whole number, as a share of zero is."""
    share = Decimal(tolerance)
    return RuleSet(id=f"about-{share}", tolerance=share, absolute_tolerance=Decimal("0.5"))


def items_in_conflict(report: ConflictReport, figures: Iterable[Figure]) -> set[tuple[str, str]]:
    item_of = {figure.address: figure.item for figure in figures}
    pairs = [{item_of[address] for address in conflict.members} for conflict in report if conflict.definite]
    return {items.pop() for items in pairs if len(items) == 1}


def numbers_by_item(figures: Iterable[Figure]) -> dict[tuple[str, str], set[int]]:
    numbers: dict[tuple[str, str], set[int]] = {}
    for figure in figures:
        numbers.setdefault(figure.item, set()).add(figure.number)
    return numbers


def are_apart(left: int, right: int, share: Fraction) -> bool:
    """Return whether two figures have nothing in common, each with a share of it to either side."""
    low, high = sorted((left, right))
    return low * (1 + share) < high * (1 - share)


def show_share(capsys: pytest.CaptureFixture[str], what: str, count: int) -> None:
    with capsys.disabled():
        print(f"\nshare in conflict {what}: {count} of {ITEMS} items ({100 * count / ITEMS:.1f} %)")


def test_as_many_items_have_several_figures_as_is_known(figures):
    numbers = numbers_by_item(figures)

    assert len(numbers) == ITEMS
    assert sum(len(several) > 1 for several in numbers.values()) == 567


def test_no_conflict_joins_two_years(figures, stated):
    year_of = {figure.address: figure.year for figure in figures}

    report = detect(stated)

    assert report.problems == ()
    assert all(conflict.pairs == 1 for conflict in report)
    assert all(len({year_of[address] for address in conflict.members}) == 1 for conflict in report)


def test_figures_of_a_later_year_succeed_those_of_an_earlier_one(figures, stated):
    by_city: dict[str, dict[int, list[Figure]]] = {}
    for figure in figures:
        by_city.setdefault(figure.city, {}).setdefault(figure.year, []).append(figure)
    pairs = [
        pair
        for years in by_city.values()
        for two in pairwise(sorted(years))
        for pair in product(*map(years.get, two))
    ]
    assert len(pairs) > 1000

    for earlier, later in pairs:
        assert compare(stated, earlier.address, later.address).relation is Relation.PRECEDES
        assert compare(stated, later.address, earlier.address).relation is Relation.SUCCEEDS


@pytest.mark.parametrize(("tolerance", "known"), [("0.01", 485), ("0.1", 321)])
def test_about_reaches_as_far_as_the_tolerance_says(figures, about, capsys, tolerance, known):
    # Counts snap to whole numbers; in no item does that make a difference to real intervals.
    report = detect(about, rule_set=about_rules(tolerance))

    found = items_in_conflict(report, figures)
    show_share(capsys, f"at {Decimal(tolerance) * 100:.0f} %", len(found))
    assert found == {
        item
        for item, numbers in numbers_by_item(figures).items()
        if any(are_apart(*pair, Fraction(tolerance)) for pair in combinations(numbers, 2))
    }
    assert len(found) == known


def test_about_zero_is_told_and_not_compared_without_an_absolute_tolerance(figures, about):
    zeros = {figure for figure in figures if figure.number == 0}

    report = detect(about)

    assert len(zeros) == 16
    assert {problem.record for problem in report.problems} == {figure.id for figure in zeros}
    assert {figure.address for figure in zeros}.isdisjoint(
        address for conflict in report for address in conflict.members
    )


def test_figures_as_stated_agree_where_one_is_rounded_to_the_other(figures, stated, capsys):
    several = {item: numbers for item, numbers in numbers_by_item(figures).items() if len(numbers) > 1}

    found = items_in_conflict(detect(stated), figures)

    show_share(capsys, "as stated", len(found))
    assert found < several.keys()
    # Two figures each, one of which ends in at least two zeros.
    agreed = [numbers for item, numbers in several.items() if item not in found]
    assert all(len(numbers) == 2 and any(number % 100 == 0 for number in numbers) for numbers in agreed)
    assert len(found) == 556


@pytest.mark.parametrize(
    ("city", "property", "as_stated", "at_1_percent", "at_10_percent"),
    [
        # 61,799 and 61,800: the second is the first, rounded to hundreds.
        ("saginaw, michigan", "Population2000", False, False, False),
        # 30,160 and 30,940: about 30,160 ends at 30,461 and about 30,940 begins at 30,631, at 1 %.
        ("elmira, new york", "Population2000", True, True, False),
        # 90,167 and 9,000,167: somebody put two zeros in.
        ("ajax, ontario", "Population2006", True, True, True),
    ],
)
def test_items_checked_by_hand(figures, city, property, as_stated, at_1_percent, at_10_percent):
    own = [figure for figure in figures if figure.item == (city, property)]
    stated, about = case_of(own), case_of(own, Hedge.ABOUT)

    assert len({figure.number for figure in own}) == 2
    assert bool(detect(stated).open()) is as_stated
    assert bool(detect(about, rule_set=about_rules("0.01")).open()) is at_1_percent
    assert bool(detect(about, rule_set=about_rules("0.1")).open()) is at_10_percent
