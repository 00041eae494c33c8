"""Whether figures say of what, as of when, and how much (CC302)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counterclaim.model import Aggregation, Property, RebuttalKind, Statement, ValueKind
from counterclaim.values import DateSpan, Hedge, Period, Quantity, Text

TOLD = {"closed": "warning"}
IN_MAY = Period.as_of(DateSpan.month(2026, 5))
SINCE = {"varies_in_time": True}


def quantity(number=50, *, unit="person", **fields):
    return Quantity(number=None if number is None else Decimal(number), unit=unit, **fields)


@pytest.fixture
def counted(case):
    """Return a function that returns the case with a claim of a figure."""

    def with_figure(value, *, during=None, **declared):
        case.add(Property(id="headcount", value=ValueKind.QUANTITY, **declared))
        statement = Statement(subject="ministry", property="headcount", value=value)
        case.add_claim("Many work there", id="closed", by="union", statements=statement, during=during)
        return case

    return with_figure


def test_a_figure_with_unit_date_and_bound_is_fine(counted, found):
    assert found(counted(quantity(), during=IN_MAY, **SINCE), "CC302") == {}


class TestUnit:
    def test_a_figure_without_a_unit_is_told(self, counted, findings):
        (finding,) = findings(counted(quantity(unit=None, text="fifty")), "CC302")
        assert (finding.record, finding.level.value) == ("closed", "warning")
        assert "“fifty” (closed#0): no unit" in finding.message

    def test_the_unit_of_the_property_is_meant(self, counted, found):
        assert found(counted(quantity(unit=None), unit="person"), "CC302") == {}


class TestDate:
    def test_a_figure_that_changes_has_a_date(self, counted, findings):
        (finding,) = findings(counted(quantity(), **SINCE), "CC302")
        assert "no as-of date" in finding.message

    def test_a_total_is_over_some_time(self, counted, found):
        assert found(counted(quantity(), aggregation=Aggregation.TOTAL), "CC302") == TOLD

    def test_a_figure_that_never_changes_has_none(self, counted, found):
        assert found(counted(quantity()), "CC302") == {}

    def test_what_happens_once_has_none(self, counted, found):
        assert found(counted(quantity(), once=True, **SINCE), "CC302") == {}

    def test_of_a_property_that_is_not_declared_nothing_is_known(self, case, found):
        statement = Statement(subject="ministry", property="visitors", value=quantity())
        case.add_claim("Many come", id="closed", by="union", statements=statement)
        assert found(case, "CC302") == {}


class TestBound:
    def test_thousands_is_no_bound(self, counted, findings):
        (finding,) = findings(counted(quantity(None, hedge=Hedge.THOUSANDS)), "CC302")
        assert "neither a number nor a bound" in finding.message

    @pytest.mark.parametrize("hedge", [Hedge.ABOUT, Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.NEARLY])
    def test_a_number_that_is_hedged_has_one(self, counted, found, hedge):
        assert found(counted(quantity(hedge=hedge)), "CC302") == {}

    def test_a_range_has_two(self, counted, found):
        assert found(counted(quantity(40, upper=Decimal(60))), "CC302") == {}


def test_several_gaps_are_one_finding(counted, findings):
    (finding,) = findings(counted(quantity(None, unit=None, hedge=Hedge.DOZENS), **SINCE), "CC302")
    for gap in ("no unit", "no as-of date", "neither a number nor a bound"):
        assert gap in finding.message


def test_of_very_many_figures_the_first_are_named(case, findings):
    statements = [
        Statement(subject=f"office-{number}", property="visitors", value=quantity(number, unit=None))
        for number in range(100)
    ]
    case.add_claim("Many come", id="closed", by="union", statements=statements)
    (finding,) = findings(case, "CC302")
    assert "closed#3" in finding.message
    assert "closed#4" not in finding.message
    assert "96" in finding.message


@pytest.mark.parametrize("value", [Text("many"), DateSpan.day(date(2026, 5, 1))])
def test_what_is_no_figure_is_not_told(case, found, value):
    statement = Statement(subject="ministry", property="motto", value=value)
    case.add_claim("So it is", id="closed", by="union", statements=statement)
    assert found(case, "CC302") == {}


def test_a_figure_that_was_taken_back_is_not_told(counted, found):
    case = counted(quantity(unit=None))
    case.add_rebuttal("closed@union", id="back", by="union", kind=RebuttalKind.RETRACTION)
    assert found(case, "CC302") == {}
