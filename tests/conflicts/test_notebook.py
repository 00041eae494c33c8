"""What a notebook shows of conflicts."""

import pytest

from counterclaim.case import Case
from counterclaim.conflicts import detect
from counterclaim.model import Claim, Organization, Rebuttal, RebuttalKind


@pytest.fixture
def case():
    return Case(
        [
            Organization(id="police", name="<b>Police</b>"),
            Claim(id="leak", text="The police leak videos"),
            Rebuttal(id="no", kind=RebuttalKind.DENIAL, by="police", targets=("leak",)),
        ]
    )


def test_a_report_shows_each_in_a_sentence_with_its_sides(case):
    shown = detect(case)._repr_html_()

    assert "<caption>Conflicts (1)</caption>" in shown
    assert "Denied by &lt;b&gt;Police&lt;/b&gt;: “The police leak videos”" in shown
    assert '<td dir="auto">leak | no</td>' in shown


def test_it_still_shows_them_where_the_case_was_changed_since(case):
    report = detect(case)
    case.remove("no")

    assert '<td dir="auto">leak | no</td>' in report._repr_html_()


def test_a_conflict_shows_its_kind_and_sides(case):
    (conflict,) = detect(case)

    assert "<caption>Conflict: denial</caption>" in conflict._repr_html_()
    assert "leak | no" in conflict._repr_html_()
