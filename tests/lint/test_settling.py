"""Which notes settle a finding: those with a reason and an author, about its record."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Hit, Level, LintRule, lint
from counterclaim.model import Claim, Judgement, Note, SameAs

NOTHING = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES})
LEAK = Claim(id="leak", text="The police leak videos")
OTHER = Claim(id="videos", text="Videos are leaked by the police")
NOTE = Note(id="asked", about=("leak",), settles="acme:x", text="They were asked by phone.", by="A. Editor")


def result(*records, settled_by_note=True, older=()):
    rule = LintRule(
        code="acme:x",
        title="a test",
        level=Level.ERROR,
        check=lambda subject: [Hit(record="leak", message="Ask them.", older_notes=older)],
        settled_by_note=settled_by_note,
    )
    return lint(Case([LEAK, OTHER, *records]), profile=NOTHING, rules=[rule])


def test_a_note_with_a_reason_and_an_author_settles_what_is_found_of_its_record():
    settled = result(NOTE)

    assert [found.settled_by for found in settled.findings] == [("asked",)]
    assert settled.settled == settled.findings
    assert (settled.open, settled.at_least(Level.NOTE), settled.problems) == ((), (), ())


@pytest.mark.parametrize(
    "note",
    [
        evolve(NOTE, settles="acme:y"),
        evolve(NOTE, settles=None),
        evolve(NOTE, about=("videos",)),
        evolve(NOTE, about=()),
    ],
    ids=["another code", "no code", "another record", "no record"],
)
def test_a_note_about_something_else_settles_nothing(note):
    assert len(result(note).open) == 1
    assert result(note).problems == ()


@pytest.mark.parametrize("by", [None, " ", ""], ids=["none", "blank", "empty"])
def test_a_note_without_an_author_settles_nothing_and_that_is_said(by):
    found = result(evolve(NOTE, by=by))

    assert len(found.open) == 1
    (problem,) = found.problems
    assert (problem.code, problem.record, problem.field) == ("note", "asked", "by")


def test_a_note_beside_another_without_an_author_settles_it_and_nothing_is_said():
    found = result(NOTE, evolve(NOTE, id="second", by=None))

    assert (found.open, found.problems) == ((), ())


def test_a_note_that_is_older_than_what_was_found_does_not_settle_it_and_that_is_said():
    found = result(NOTE, older=("asked",))

    assert len(found.open) == 1
    assert "it is older than what acme:x tells of" in found.problems[0].message
    assert result(NOTE, evolve(NOTE, id="newer"), older=("asked",)).findings[0].settled_by == ("newer",)


def test_what_no_note_settles_stays_open_and_that_is_said():
    found = result(NOTE, settled_by_note=False)

    assert len(found.open) == 1
    assert [(problem.record, problem.message) for problem in found.problems] == [
        ("asked", "no note settles acme:x; mend what it tells of")
    ]


def test_a_note_about_what_was_judged_the_same_settles_it():
    about_other = evolve(NOTE, about=("videos",))
    same = SameAs(id="one", left="leak", right="videos", judgement=Judgement.SAME)

    assert result(about_other, same).open == ()
    assert len(result(about_other, evolve(same, judgement=Judgement.DIFFERENT)).open) == 1


@pytest.mark.parametrize("code", ["CC999", "cc101", "CC1O1", "CC1"])
def test_a_note_with_a_code_that_there_is_not_is_told(code):
    (problem,) = result(NOTE, evolve(NOTE, id="typed", settles=code)).problems

    assert (problem.record, problem.field) == ("typed", "settles")
    assert f"there is no rule {code!r}" in problem.message


@pytest.mark.parametrize("settles", ["CC404", "quantity", "acme:other"])
def test_a_note_that_settles_something_else_is_not(settles):
    assert result(NOTE, evolve(NOTE, id="typed", settles=settles)).problems == ()


def test_all_notes_that_settle_it_are_named():
    assert result(NOTE, evolve(NOTE, id="second")).findings[0].settled_by == ("asked", "second")
