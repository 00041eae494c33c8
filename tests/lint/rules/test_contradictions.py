"""Whether a source says what cannot both hold (CC305)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from counterclaim.model import Note, Property, RebuttalKind, Statement, ValueKind
from counterclaim.values import DateSpan, Period, Quantity

IN_MAY = Period.as_of(DateSpan.day(date(2026, 5, 1)))


def say(case, id, number, *, by="union", during=IN_MAY):
    value = Quantity(number=Decimal(number), unit="person")
    statement = Statement(subject="ministry", property="headcount", value=value)
    case.add_claim(f"{number} people work there", id=id, by=by, statements=statement, during=during)


@pytest.fixture
def counted(case):
    case.add(Property(id="headcount", value=ValueKind.QUANTITY, unit="person", varies_in_time=True))
    say(case, "few", 20)
    return case


def test_a_source_that_contradicts_itself_is_told(counted, findings):
    say(counted, "many", 900)
    (finding,) = findings(counted, "CC305")
    assert {finding.record, *finding.related} == {"few", "many"}
    assert finding.level.value == "warning"
    assert "both according to Union" in finding.message


def test_the_sentence_is_in_the_language_of_the_lint(counted, findings):
    say(counted, "many", 900)
    (finding,) = findings(counted, "CC305", language="de")
    assert "laut Union" in finding.message


def test_two_sources_that_disagree_are_no_contradiction_of_one(counted, found):
    say(counted, "many", 900, by="ministry")
    assert found(counted, "CC305") == {}


def test_what_is_of_another_time_is_no_contradiction(counted, found):
    say(counted, "many", 900, during=Period.as_of(DateSpan.day(date(2020, 5, 1))))
    assert found(counted, "CC305") == {}


def test_what_may_be_of_another_time_weighs_less(counted, found):
    say(counted, "many", 900, during=None)
    assert list(found(counted, "CC305").values()) == ["note"]


def test_a_correction_settles_it(counted, found):
    say(counted, "many", 900)
    counted.add_rebuttal("many@union", id="mend", by="union", kind=RebuttalKind.CORRECTION)
    assert found(counted, "CC305") == {}


def test_a_note_about_both_settles_the_conflict(counted, found):
    say(counted, "many", 900)
    counted.add(
        Note(id="n", about=("few", "many"), text="A slip", by="A. Editor", settles="self-contradiction")
    )
    assert found(counted, "CC305") == {}


def test_several_with_one_claim_are_told_once(counted, findings):
    for number in (900, 5_000, 70_000):
        say(counted, f"many-{number}", number)
    found = findings(counted, "CC305")
    assert [finding.record for finding in found] == ["few", "many-5000", "many-70000"]
    assert "2 more like it" in found[0].message
    assert set(found[0].related) == {"many-900", "many-5000", "many-70000"}
