"""
The lint of the running example finds what a person finds who reads its case file, and nothing else.

The list was made by hand, from the case file and from what each code is about.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterclaim.files import read_case
from counterclaim.lint import Level, Missing, lint
from counterclaim.model import Note

EXPECTED = {
    # The media that are accused as well deny nothing, and nobody asked them; the police deny it.
    ("CC101", "leak"): Level.ERROR,
    # Huawei denies that it is controlled, and nobody is on record for the claim.
    ("CC104", "control"): Level.WARNING,
    # One origin each: a news agency, the paper itself, a government, a researcher, protesters, a president
    ("CC201", "camera-sales"): Level.WARNING,
    ("CC201", "second-thoughts"): Level.WARNING,
    ("CC201", "recipients"): Level.WARNING,
    ("CC201", "espionage"): Level.WARNING,
    ("CC201", "hikvision-15"): Level.WARNING,
    ("CC201", "customers"): Level.WARNING,
    ("CC201", "leak"): Level.WARNING,
    ("CC201", "every-head"): Level.WARNING,
    ("CC201", "taped-lens"): Level.WARNING,
    # Or nobody knows who it is, since the paper does not say whose figures these are.
    ("CC201", "huawei-50"): Level.WARNING,
    ("CC201", "huawei-leads"): Level.WARNING,
    ("CC201", "nec-14"): Level.WARNING,
    ("CC201", "ibm-11"): Level.WARNING,
    # That crime fell is said by authorities who have an interest in the camera system.
    ("CC204", "crime-fell"): Level.WARNING,
    # "Thousands" and "hundreds"; and countries that are supplied, without the day on which they are.
    ("CC302", "camera-sales"): Level.WARNING,
    ("CC302", "huawei-50"): Level.WARNING,
    ("CC302", "hikvision-15"): Level.WARNING,
    ("CC302", "nec-14"): Level.WARNING,
    ("CC302", "ibm-11"): Level.WARNING,
}


FILE = Path(__file__).parents[2] / "examples" / "belgrade-cameras.toml"


@pytest.fixture(scope="module")
def result():
    return lint(read_case(FILE).case, now=date(2019, 10, 18))


def test_it_finds_what_a_person_finds(result):
    assert {(found.code, found.record): found.level for found in result.findings} == EXPECTED


def test_nothing_is_found_twice_and_nothing_is_settled(result):
    assert len(result.findings) == len(result.open) == len(EXPECTED)


def test_what_needs_more_than_the_case_is_told_as_not_checked(result):
    assert {one.code: one.missing for one in result.unchecked if not one.partly} == {
        "CC103": (Missing.ARTICLE,),
        "CC205": (Missing.TEXTS,),
        "CC401": (Missing.ARTICLE,),
        "CC403": (Missing.EXPORT,),
        "CC404": (Missing.PREVIOUS,),
    }


def test_no_rule_fails(result):
    assert result.problems == ()


def test_an_open_question_of_the_paper_is_settled_by_a_note_with_an_author():
    case = read_case(FILE).case
    text = "The paper names nobody who claims it, and our story says so."
    case.add(Note(id="nobody", about=("control",), settles="CC104", text=text, by="A. Editor"))

    settled = {found.code for found in lint(case, now=date(2019, 10, 18)).findings if found.settled}
    assert settled == {"CC104"}
