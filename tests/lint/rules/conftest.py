"""A small case for the rules, and a way to ask what one of them finds in it."""

import pytest

from counterclaim.case import Case
from counterclaim.lint import lint
from counterclaim.model import Document, Organization, Person, UnnamedSource


@pytest.fixture
def case():
    """Return who may say something, and an article in which it stands; nothing is said yet."""
    case = Case()
    for id, name in (("agency", "Agency"), ("paper", "Paper"), ("ministry", "Ministry"), ("union", "Union")):
        case.add(Organization(id=id, name=name))
    case.add(Person(id="mayor", name="The Mayor", public_figure=True))
    case.add(UnnamedSource(id="official", name="an official", reason="may not speak in public"))
    case.add(Document(id="article", title="The bridge", publisher="paper"))
    return case


@pytest.fixture
def findings():
    """Return a function that returns what the rule *code* finds in a case."""

    def of(case, code, **given):
        result = lint(case, **given)
        assert not result.problems
        return tuple(finding for finding in result.findings if finding.code == code)

    return of


@pytest.fixture
def found(findings):
    """Return a function that returns what the rule *code* finds, by record, and how much that weighs."""
    return lambda case, code, **given: {
        finding.record: finding.level.value for finding in findings(case, code, **given)
    }
