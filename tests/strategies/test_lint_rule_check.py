"""The conformance check of rules of a lint finds each way to break what they have to keep."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import strategies as st

from counterclaim.lint import Hit, Level, LintRule, Missing
from counterclaim.model import Claim, Note
from counterclaim.strategies import ConformanceError, check_lint_rule, claims

RECORDS = st.lists(claims(), min_size=1, max_size=3, unique_by=lambda claim: claim.id).map(tuple)
numbers = itertools.count()


def rule(check, **options):
    return LintRule(code="acme:x", title="a test", level=Level.NOTE, check=check, **options)


def keeps(check, **options):
    check_lint_rule(rule(check, **options), examples=5, records=RECORDS)


def each(message="Look at it.", record=None):
    def check(subject):
        for claim in subject.case.of_type(Claim):
            yield Hit(record=record or claim.id, message=message)

    return check


def raises(subject):
    raise KeyError("gone")


def varies(subject):
    for claim in subject.case.of_type(Claim):
        yield Hit(record=claim.id, message=f"Look at it {next(numbers)} times.")


def changes(subject):
    if "made" not in subject.case:
        subject.case.add(Note(id="made", text="A note"))
    return ()


@pytest.mark.parametrize(
    ("check", "fault"),
    [
        (raises, "failed with KeyError: 'gone'"),
        (varies, "yields something else when it is called again"),
        (changes, "changes the case"),
        (each(record="nothing here"), "whose record is not on record"),
        (each(message=""), "which has no message"),
        (lambda subject: [5], "which is no hit"),
    ],
    ids=["raises", "varies", "changes", "no record", "no message", "no hit"],
)
def test_a_rule_that_breaks_something_is_told_what(check, fault):
    with pytest.raises(ConformanceError) as caught:
        keeps(check)
    assert str(caught.value).startswith("acme:x: ")
    assert fault in str(caught.value)


def test_a_rule_that_keeps_everything_passes():
    keeps(each())


@pytest.mark.parametrize("needs", list(Missing))
def test_a_rule_is_given_what_it_needs(needs):
    with pytest.raises(ConformanceError, match="KeyError"):
        keeps(raises, needs=(needs,))


def test_a_rule_is_run_without_what_a_part_of_it_needs_as_well():
    def check(subject):
        if subject.article is None:
            raise KeyError("article")
        return ()

    with pytest.raises(ConformanceError, match="KeyError: 'article'"):
        keeps(check, partly_needs=(Missing.ARTICLE,))
