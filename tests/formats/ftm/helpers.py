"""A case that FollowTheMoney can say much of, of public facts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from counterclaim.case import Case
from counterclaim.formats import ftm
from counterclaim.model import Attribution, Claim, Document, Organization, Person, Place, Statement
from counterclaim.values import DateSpan, EntityRef, Quantity, Text

ADAMS = Person(
    id="adams",
    name="Douglas Adams",
    aliases=("Douglas Noel Adams",),
    description="an English writer",
    same_as=("wikidata:Q42", "https://en.wikipedia.org/wiki/Douglas_Adams"),
)
ALMANAC = Organization(id="almanac", name="The Almanac")
CAMBRIDGE = Place(id="cambridge", name="Cambridge")
EDITION = Document(
    id="almanac-2001",
    title="Almanac, 2001",
    url="https://almanac.example/2001",
    kind="article",
    publisher="almanac",
    published=DateSpan.day(date(2001, 6, 1), text="1st of June, 2001"),
    language="en",
    tags=("writers",),
)


def born(**fields):
    said = {"subject": "adams", "property": "date-of-birth", "value": DateSpan.day(date(1952, 3, 11))}
    return Statement(**{**said, **fields})


def claim(*statements, **fields):
    usual = {"id": "birth", "text": "He was born on 11 March 1952"}
    return Claim(**usual, statements=statements or (born(),), **fields)


def said(**fields):
    usual = {"id": "birth@almanac", "of": "birth", "source": "almanac", "document": "almanac-2001"}
    return Attribution(**{**usual, **fields})


def case(*records):
    return Case((ADAMS, ALMANAC, CAMBRIDGE, EDITION, *records))


STATEMENTS = (
    born(),
    born(property="place-of-birth", value=EntityRef("cambridge")),
    born(property="ftm:LegalEntity:website", value=Text("https://douglasadams.example/")),
    born(property="ftm:Person:height", value=Quantity(Decimal("196"))),
    born(property="ftm:Thing:addressEntity", value=EntityRef("cambridge")),
    born(property="ftm:Person:biography", value=Text("Er schrieb", language="de")),
)
FULL = case(claim(*STATEMENTS), said())


def reasons(*records):
    """Return why what is in a case of *records* besides the usual was not written, by record and field."""
    return {(loss.record, loss.field): loss.reason for loss in ftm.write(case(*records)).losses}


def statement(prop="birthDate", value="1952-03-11", **more):
    """Return a statement of others, as JSON has it."""
    usual = {"entity_id": "Q42", "schema": "Person", "dataset": "wd_people"}
    return {**usual, "prop": prop, "value": value, **more}


def entity(schema="Person", id="Q42", **properties):
    """Return an entity of others, as JSON has it."""
    return {"id": id, "schema": schema, "properties": properties}
