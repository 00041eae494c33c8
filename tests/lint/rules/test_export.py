"""What an export must not hold, and must not be made before."""

from __future__ import annotations

from datetime import date, time

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, PlannedExport, lint
from counterclaim.model import CaseInfo, Judgement, Note, Person, Protection, SameAs, UnnamedSource
from counterclaim.values import DateSpan, Protected

ONLY = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES if rule.code != "CC403"})
SOURCE = UnnamedSource(id="official", name="An official", identity=Protected("Jane Secret"))
MINOR = Person(id="child", name="John Doe", protected_as=Protection.MINOR)
TODAY = date(2026, 11, 26)


def result(*records, protected="refuse", now=TODAY):
    export = PlannedExport(target="jsonl", protected=protected)
    return lint(Case(records), export=export, now=now, profile=ONLY)


def found(*records, **options):
    run = result(*records, **options)
    assert run.problems == ()
    return run.findings


def embargo(span):
    return CaseInfo(id="case", title="A case", embargo_until=span)


def test_protected_values_must_not_be_kept():
    (finding,) = found(SOURCE, protected="keep")

    assert (finding.code, finding.level, finding.record) == ("CC403", Level.ERROR, "official")
    assert "as jsonl would hold in the clear what is protected of An official (identity)" in finding.message
    assert "Secret" not in finding.message


@pytest.mark.parametrize("protected", ["refuse", "mask"])
def test_masked_or_refused_they_are_not_in_it(protected):
    assert not found(SOURCE, protected=protected)


def test_a_source_without_a_protected_value_is_no_case():
    assert not found(evolve(SOURCE, identity=None), protected="keep")


def test_a_protected_person_is_named_in_it_whatever_becomes_of_protected_values():
    (finding,) = found(MINOR, protected="mask")

    assert finding.record == "child"
    assert "would name John Doe, who is a minor" in finding.message


@pytest.mark.parametrize("person", [evolve(MINOR, protected_as=None), evolve(MINOR, naming_basis="Consent.")])
def test_one_who_is_not_protected_or_may_be_named_is_no_case(person):
    assert not found(person)


@pytest.mark.parametrize(
    "until",
    [
        DateSpan.day(date(2026, 11, 27)),
        DateSpan.month(2026, 11),
        DateSpan.day(date(2026, 11, 26), time=time(18)),
        DateSpan(date(2026, 11, 1), None),
        DateSpan.unknown("until they say so"),
    ],
)
def test_it_must_not_precede_an_embargo(until):
    (finding,) = found(embargo(until))

    assert finding.record == "case"
    assert "it is 2026-11-26" in finding.message


@pytest.mark.parametrize(
    "until",
    [DateSpan.day(date(2026, 11, 26)), DateSpan.month(2026, 10), DateSpan(None, date(2026, 11, 25)), None],
)
def test_an_embargo_that_is_over_is_no_case(until):
    assert not found(embargo(until))


def test_without_a_day_the_embargo_is_not_checked_and_the_rest_is():
    run = result(SOURCE, embargo(DateSpan.day(date(2027, 1, 1))), protected="keep", now=None)

    assert [one.record for one in run.findings] == ["official"]
    assert [(one.code, one.partly) for one in run.unchecked] == [("CC403", True)]


def test_without_an_export_it_is_not_checked():
    run = lint(Case([SOURCE]), now=TODAY, profile=ONLY)
    assert [(one.code, one.partly) for one in run.unchecked] == [("CC403", False)]


def test_no_note_settles_it():
    note = Note(id="n", about=("official",), settles="CC403", text="It is fine.", by="A. Editor")
    run = result(SOURCE, note, protected="keep")
    assert [one.settled for one in run.findings] == [False]


@pytest.mark.parametrize("protected", ["refuse", "mask", "keep"])
def test_a_judgement_that_gives_an_unnamed_source_away_is_told_and_names_nobody(protected):
    bare = UnnamedSource(id="bare", name="A clerk")
    known = Person(id="known", name="Jane Roe", public_figure=True)
    same = SameAs(id="same", left="bare", right="known", judgement=Judgement.SAME)
    export = PlannedExport(target="jsonl", protected=protected)
    found = [one for one in lint(Case([bare, known, same]), export=export).findings if one.code == "CC403"]

    assert [one.record for one in found] == ["bare"]
    assert "Jane" not in found[0].message


def test_a_reason_for_naming_whoever_is_the_same_is_one_for_both():
    child = Person(id="child", name="Max Young", protected_as=Protection.MINOR)
    twin = Person(id="twin", name="Max Young", naming_basis="The parents agreed.")
    same = SameAs(id="same", left="child", right="twin", judgement=Judgement.SAME)
    found = lint(Case([child, twin, same]), export=PlannedExport(target="jsonl")).findings

    assert not [one for one in found if one.code == "CC403"]
