"""The report of the running example: all that the paper says, and what it leaves open."""

from pathlib import Path

import pytest

from counterclaim.files import read_case
from counterclaim.report import case_report

EXAMPLE = Path(__file__).parents[2] / "examples" / "belgrade-cameras.toml"


@pytest.fixture(scope="module")
def report():
    return case_report(read_case(EXAMPLE).case)


@pytest.fixture(scope="module")
def words(report):
    return report.to_text().split()


def test_the_case_has_no_problems(report):
    assert report["problems"] == ()


def test_it_says_whose_word_everything_is(report):
    paper = "Der Standard"
    said_by = {row.id: [party.name for party in row.told.said_by] for row in report["claims"]}
    assert said_by == {
        "camera-sales": ["AP"],
        "second-thoughts": [paper],
        "crime-fell": ["Serbian authorities"],
        "recipients": [paper],
        "espionage": ["United States government"],
        "spying-abroad": [paper],
        "huawei-50": [],
        "huawei-leads": [],
        "hikvision-15": ["Steven Feldstein"],
        "nec-14": [],
        "ibm-11": [],
        "customers": [paper],
        "leak": ["Protesters in Belgrade"],
        "every-head": ["Aleksandar Vučić"],
        "taped-lens": [paper],
        "control": [],
    }


def test_it_says_through_whom_it_came(report):
    through = {row.id: [party.name for party in row.told.through] for row in report["claims"]}
    own = {"second-thoughts", "recipients", "spying-abroad", "customers", "taped-lens", "control"}
    assert all(names == ([] if id in own else ["Der Standard"]) for id, names in through.items())


def test_it_says_who_denies_what(report):
    denials = {
        row.id: [answer.by.name for answer in row.rebuttals] for row in report["claims"] if row.rebuttals
    }
    assert denials == {"leak": ["Belgrade police"], "control": ["Huawei"]}


def test_it_says_what_the_paper_leaves_open(report):
    asked = {(row.kind, row.records[0]) for row in report["questions"] if row.kind != "no-date"}
    assert asked == {
        ("accuser-unstated", "control"),
        ("accused-unstated", "espionage"),
        ("origin-unstated", "huawei-50"),
        ("origin-unstated", "huawei-leads"),
        ("origin-unstated", "nec-14"),
        ("origin-unstated", "ibm-11"),
        ("conditional", "spying-abroad"),
        ("no-reply", "espionage"),
    }


def test_it_shows_the_figures_with_their_bounds(report):
    figures = {(row.subject.name, row.property): str(row.value) for row in report["figures"]}
    assert figures[("Huawei", "countries-supplied")] == "at least 50"
    assert figures[("Chinese government", "cameras-sold")] == "thousands"
    assert len(figures) == 6


@pytest.mark.parametrize(
    "shown", ["Felstein", "Azerbaijan", "lens", "“accuse”", "“boasted”", "2019-10-17", "identities", "head"]
)
def test_its_text_shows_details_too(words, shown):
    assert any(shown in word for word in words)
