"""Small entities in the shape of Wikidata's, and the way back from records to what they were read from."""

from __future__ import annotations

import json

from counterclaim.codec import Codec
from counterclaim.findings import Problem
from counterclaim.formats import wikidata
from counterclaim.formats.dates import date_text
from counterclaim.formats.json_input import documents
from counterclaim.formats.wikidata.reports import Report
from counterclaim.frozen import thaw
from counterclaim.model import Attribution, Claim, Document, Review

GREGORIAN, JULIAN = (f"http://www.wikidata.org/entity/{id}" for id in ("Q1985727", "Q1985786"))
METRE = "http://www.wikidata.org/entity/Q11573"


def snak(property, kind, value, **more):
    return {
        "snaktype": "value",
        "property": property,
        "datavalue": {"value": value, "type": kind},
        **more,
    }


def item(property, id):
    value = {"entity-type": "item", "numeric-id": int(id[1:]), "id": id}
    return snak(property, "wikibase-entityid", value, datatype="wikibase-item")


def string(property, text, datatype="string"):
    return snak(property, "string", text, datatype=datatype)


def quantity(property, amount, unit="1", **bounds):
    return snak(property, "quantity", {"amount": amount, "unit": unit, **bounds}, datatype="quantity")


def time_value(text, precision=11, calendar=GREGORIAN, **more):
    usual = {"timezone": 0, "before": 0, "after": 0}
    return {"time": text, **usual, "precision": precision, "calendarmodel": calendar, **more}


def time(property, text, precision=11, calendar=GREGORIAN, **more):
    return snak(property, "time", time_value(text, precision, calendar, **more), datatype="time")


def grouped(snaks):
    groups = {}
    for one in snaks:
        groups.setdefault(one["property"], []).append(one)
    return groups


def reference(*snaks):
    groups = grouped(snaks)
    return {"hash": "0c1f", "snaks": groups, "snaks-order": list(groups)}


def statement(number, main, *qualifiers, rank="normal", references=(), about="Q513"):
    made = {
        "mainsnak": main,
        "type": "statement",
        "id": f"{about}$00000000-0000-4000-8000-{number:012}",
        "rank": rank,
    }
    if qualifiers:
        made["qualifiers"] = grouped(qualifiers)
        made["qualifiers-order"] = list(made["qualifiers"])
    if references:
        made["references"] = list(references)
    return made


def entity(*statements, id="Q513", label="Mount Everest", **more):
    groups = {}
    for one in statements:
        groups.setdefault(one["mainsnak"]["property"], []).append(one)
    return {
        "type": "item",
        "id": id,
        "labels": {"en": {"language": "en", "value": label}},
        "claims": groups,
        **more,
    }


SURVEY = reference(
    item("P248", "Q1069"),
    string("P854", "https://survey.example/everest", "url"),
    snak("P1476", "monolingualtext", {"text": "New height announced", "language": "en"}),
    time("P577", "+2020-12-08T00:00:00Z"),
    time("P813", "+2021-02-03T00:00:00Z"),
)


def everest():
    """An entity with every kind of thing that is read."""
    return entity(
        statement(
            1,
            quantity("P2048", "+8848.86", METRE, upperBound="+8849.06", lowerBound="+8848.66"),
            time("P585", "+2020-12-08T00:00:00Z"),
            item("P518", "Q8502"),
            item("P518", "Q3407658"),
            item("P7452", "Q71533355"),
            rank="preferred",
            references=[SURVEY, reference(item("P3452", "Q2"))],
        ),
        statement(2, quantity("P2048", "+8848", METRE), rank="deprecated"),
        statement(3, item("P17", "Q837"), references=[reference(item("P143", "Q328"))]),
        statement(4, {"snaktype": "somevalue", "property": "P571", "datatype": "time"}),
        statement(5, {"snaktype": "novalue", "property": "P1082", "datatype": "quantity"}),
        statement(
            6,
            snak(
                "P625",
                "globecoordinate",
                {"latitude": 27.988056, "longitude": 86.925278, "globe": "http://www.wikidata.org/entity/Q2"},
            ),
        ),
        statement(7, time("P575", "+1852-00-00T00:00:00Z", 9, JULIAN)),
        descriptions={"de": {"language": "de", "value": "höchster Berg der Erde"}},
        aliases={"en": [{"language": "en", "value": "Chomolungma"}]},
        sitelinks={"enwiki": {"site": "enwiki", "title": "Mount Everest", "badges": []}},
        pageid=513,
        lastrevid=2,
        modified="2024-05-01T10:00:00Z",
    )


def read(value):
    return wikidata.read(json.dumps(value))


def claim_of(made, **more):
    """The claim of one statement, with its problems and its case."""
    imported = read(entity(made, **more))
    (claim,) = imported.case.of_type(Claim)
    return claim, imported.problems, imported.case


def value_of(main):
    """The value of a statement with the main snak *main*, and what is odd about it."""
    claim, problems, _ = claim_of(statement(1, main))
    return claim.statements[0].value, [problem.message for problem in problems]


def silent():
    """A report, and the problems that it takes."""
    problems: list[Problem] = []
    return Report(problems.append), problems


def rebuilt(case, entity):
    """The statements of *entity*, as they stand in the records."""
    groups = {}
    for claim in case.of_type(Claim):
        if claim.about == (entity.id,):
            made = rebuilt_statement(case, claim)
            groups.setdefault(made["mainsnak"]["property"], []).append(made)
    return groups


def rebuilt_statement(case, claim):
    (stated,) = claim.statements
    made = {"id": claim.id.removeprefix("wikidata:")}
    for part in (claim.extra, stated.extra):
        made |= {key.removeprefix("wikidata:"): thaw(value) for key, value in part.items()}
    for review in case.of_type(Review):
        if review.of == claim.id:
            made["rank"] = review.rating.label
    own = case[f"{claim.id}@wikidata"]
    references = rebuilt_references(case, own)
    return made | {"references": references} if references else made


def rebuilt_references(case, own):
    unsourced = own.extra.get("wikidata:references", {})
    said = (case[id].extra for id in own.relays)
    relayed = [thaw(extra["wikidata:reference"]) for extra in said if "wikidata:reference" in extra]
    found = []
    while relayed or str(len(found)) in unsourced:
        place = str(len(found))
        found.append(thaw(unsourced[place]) if place in unsourced else relayed.pop(0))
    return found


def leaves(value):
    """Every text, number and so on in *value*, as JSON."""
    if isinstance(value, dict):
        return {leaf for item in value.values() for leaf in leaves(item)}
    if isinstance(value, list):
        return {leaf for item in value for leaf in leaves(item)}
    return {json.dumps(value)}


def leaves_on_record(case):
    """Every text, number and so on in the records of *case*; ids also without the prefix that they carry."""
    found = set()
    for record in case:
        found |= leaves(Codec().unstructure(record))
        if isinstance(record, Document) and record.modified is not None:
            found.add(json.dumps(record.modified.text or date_text(record.modified)))
    return found | {leaf.replace('"wikidata:', '"', 1) for leaf in found}


def as_read(text):
    """The values of *text*, as the reader of JSON gives them."""
    return [document.value for document in documents(text, on_problem=lambda _: None)]


def said_by(case, claim):
    """Who says *claim*: the sources of its attributions."""
    return {record.source for record in case.of_type(Attribution) if record.of == claim.id}
