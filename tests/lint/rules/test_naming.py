"""Who is named and should not be."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.lint import PROFILES, RULES, Level, lint
from counterclaim.model import (
    Attribution,
    Claim,
    Judgement,
    Note,
    Organization,
    Person,
    Protection,
    SameAs,
    UnnamedSource,
)
from counterclaim.store.sealing import Sealed
from counterclaim.values import Protected

ONLY = evolve(PROFILES["default"], levels={rule.code: Level.OFF for rule in RULES if rule.code != "CC402"})
PRIVATE = Person(id="doe", name="John Doe", public_figure=False)
ACCUSED = Claim(id="claim", text="A neighbour stole a bicycle", accuses=("doe",))


def found(*records, article=None):
    result = lint(Case(records), article=article, profile=ONLY)
    assert result.problems == ()
    return result.findings


@pytest.mark.parametrize(
    ("person", "level", "says"),
    [
        (PRIVATE, Level.ERROR, "is not a public figure"),
        (evolve(PRIVATE, public_figure=True, protected_as=Protection.MINOR), Level.ERROR, "is a minor"),
        (evolve(PRIVATE, public_figure=None, protected_as=Protection.VICTIM), Level.ERROR, "is a victim"),
        (evolve(PRIVATE, public_figure=None), Level.WARNING, "nobody judged whether John Doe"),
    ],
)
def test_without_an_article_those_are_told_whom_claims_accuse(person, level, says):
    (finding,) = found(person, ACCUSED)

    assert (finding.code, finding.level, finding.record, finding.line) == ("CC402", level, "doe", None)
    assert says in finding.message
    assert "claims are about them" in finding.message


@pytest.mark.parametrize("field", ["accuses", "about"])
def test_those_whom_claims_are_about_are_told_too(field):
    assert found(PRIVATE, Claim(id="claim", text="A claim", **{field: ("doe",)}))


@pytest.mark.parametrize(
    "person",
    [
        evolve(PRIVATE, public_figure=True),
        evolve(PRIVATE, naming_basis="A court published the name."),
        evolve(PRIVATE, protected_as=Protection.VICTIM, naming_basis="She asked to be named."),
    ],
)
def test_a_public_figure_or_one_with_a_reason_may_be_named(person):
    assert not found(person, ACCUSED)
    assert not found(person, ACCUSED, article="John Doe stole it.")


def test_a_blank_reason_is_none():
    assert found(evolve(PRIVATE, naming_basis="  "), ACCUSED)


def test_one_who_is_not_named_is_no_case():
    assert not found(PRIVATE, ACCUSED, article="A neighbour stole a bicycle.")
    assert not found(PRIVATE, Claim(id="claim", text="A claim"))


def test_the_article_decides_where_it_is_given():
    (finding,) = found(PRIVATE, ACCUSED, article="It rained.\n\nPolice met Doe. John Doe said nothing.")

    assert (finding.level, finding.line) == (Level.ERROR, 3)
    assert "in 2 sentences" in finding.message


def test_one_who_was_never_judged_and_only_speaks_weighs_least():
    said = Attribution(id="said", of="claim", source="doe")
    claim = Claim(id="claim", text="It rained")
    person = evolve(PRIVATE, public_figure=None)

    (finding,) = found(person, claim, said, article="John Doe says that it rained.")
    assert finding.level is Level.NOTE
    assert not found(person, claim, said)


def test_records_that_were_judged_the_same_are_one_person():
    other = Person(id="other", name="J. Doe")
    same = SameAs(id="same", left="doe", right="other", judgement=Judgement.SAME)
    claim = evolve(ACCUSED, accuses=("other",))

    (finding,) = found(PRIVATE, other, same, claim)
    assert (finding.record, finding.level) == ("doe", Level.ERROR)
    assert not found(evolve(PRIVATE, naming_basis="Public trial."), other, same, claim)
    assert not found(PRIVATE, evolve(other, public_figure=True), same, claim)


def test_organizations_are_no_persons():
    assert not found(Organization(id="doe", name="Doe Ltd"), ACCUSED, article="Doe Ltd stole it.")


def test_a_note_settles_it():
    note = Note(id="n", about=("doe",), settles="CC402", text="Consent by letter.", by="A. Editor")
    assert [one.settled_by for one in found(PRIVATE, ACCUSED, note)] == [("n",)]


OFFICIAL = UnnamedSource(
    id="official",
    name="An official",
    reason="Fears for the job",
    identity=Protected("Dr. Jane Roe, registry"),
)


@pytest.mark.parametrize(
    "sentence",
    ["Jane Roe knows the office well.", "JANE ROE knows it.", "A note was signed by Roe.", "Jane Roe’s desk"],
)
def test_who_an_unnamed_source_is_must_not_stand_in_the_article_and_is_not_repeated(sentence):
    (finding,) = found(OFFICIAL, article=f"It rained.\n\n{sentence}")

    assert (finding.code, finding.level, finding.record) == ("CC402", Level.ERROR, "official")
    assert finding.line is None  # whoever read it would go there and know
    assert "names who the unnamed source “An official” is" in finding.message
    assert "roe" not in finding.message.casefold()


def test_another_person_on_record_with_the_surname_is_not_taken_for_the_source():
    other = Person(id="other", name="John Roe", public_figure=True)
    assert not found(OFFICIAL, other, article="John Roe spoke. Roe left. An official knows the registry.")


def test_an_identity_that_is_sealed_or_not_on_record_cannot_be_looked_for():
    assert not found(evolve(OFFICIAL, identity=Sealed("token", "store")), article="Jane Roe spoke.")
    assert not found(evolve(OFFICIAL, identity=None), article="Jane Roe spoke.")
