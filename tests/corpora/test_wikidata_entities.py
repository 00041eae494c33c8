"""
Entities of Wikidata come in whole.

`multi-valued.jsonl`, in the same folder, is a form of its own and no entity.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import Any

import pytest

from counterclaim import (
    Attribution,
    Case,
    Claim,
    DateSpan,
    EntityRef,
    Quantity,
    Review,
    SomeValue,
    Text,
)
from counterclaim.conflicts import detect
from counterclaim.findings import Imported
from counterclaim.formats import wikidata
from counterclaim.formats.sample import Sample
from counterclaim.values import Precision
from formats.wikidata.helpers import as_read, leaves, leaves_on_record, rebuilt

ENTITIES = 34


@pytest.fixture(scope="module")
def texts(corpora) -> dict[str, str]:
    files = sorted((corpora / "wikidata-entities").glob("*.json"))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="module")
def imported(texts) -> dict[str, Imported[Case]]:
    return {id: wikidata.read(text, name=f"{id}.json") for id, text in texts.items()}


def test_every_entity_is_recognised_and_read_without_a_problem(texts, imported):
    assert len(texts) == ENTITIES
    assert [id for id, text in texts.items() if not wikidata.FORMAT.recognise(Sample(text))] == []
    assert [problem for one in imported.values() for problem in one.problems] == []


def test_every_value_of_every_source_is_on_record(texts, imported):
    for id, text in texts.items():
        (value,) = as_read(text)
        assert leaves(value) <= leaves_on_record(imported[id].case)


def test_all_statements_can_be_made_anew_from_the_records(texts, imported):
    count = 0
    for id, text in texts.items():
        source = json.loads(text)
        case = imported[id].case
        assert rebuilt(case, case[f"wikidata:{source['id']}"]) == source["claims"]
        count += sum(map(len, source["claims"].values()))
    assert count == 1389


def test_each_main_value_is_the_one_that_is_stated(texts, imported):
    checked: Counter[str] = Counter()
    for id, text in texts.items():
        for statements in json.loads(text)["claims"].values():
            for statement in statements:
                claim = imported[id].case[f"wikidata:{statement['id']}"]
                kind, same = agrees(statement["mainsnak"], claim.statements[0].value)
                assert same, (statement["mainsnak"], claim.statements[0].value)
                checked[kind] += 1
    kinds = "globecoordinate monolingualtext quantity somevalue string time wikibase-entityid"
    assert " ".join(sorted(checked)) == kinds


def agrees(snak: dict[str, Any], value: object) -> tuple[str, bool]:
    """Return the type of the value of *snak*, and whether *value* is it, by other means than the reader's."""
    if snak["snaktype"] != "value":
        return "somevalue", value == SomeValue()
    kind, stated = snak["datavalue"]["type"], snak["datavalue"]["value"]
    if kind == "string":
        return kind, value == Text(stated)
    if kind == "monolingualtext":
        return kind, value == Text(stated["text"], stated["language"])
    if kind == "wikibase-entityid":
        letter = "P" if stated["entity-type"] == "property" else "Q"
        id = stated.get("id") or f"{letter}{stated['numeric-id']}"
        return kind, value == EntityRef(f"wikidata:{id}")
    if kind == "globecoordinate":
        shown = isinstance(value, Text) and all(
            str(stated[key]) in value.value for key in ("latitude", "longitude")
        )
        return kind, shown
    return kind, (same_quantity if kind == "quantity" else same_time)(stated, value)


def same_quantity(stated: dict[str, Any], value: object) -> bool:
    assert isinstance(value, Quantity)
    ends = {Decimal(stated.get(bound, stated["amount"])) for bound in ("lowerBound", "upperBound")}
    return ends == {value.number, value.number if value.upper is None else value.upper} and (
        (value.unit is None) is (stated["unit"] == "1")
    )


def same_time(stated: dict[str, Any], value: object) -> bool:
    assert isinstance(value, DateSpan)
    day, precision = stated["time"][1:11], stated["precision"]
    if stated["time"][0] == "-" or precision < 9:
        return value.precision is Precision.UNKNOWN and stated["time"].split("-00-")[0].lstrip("+") in str(
            value
        )
    if stated["calendarmodel"].endswith("Q1985786"):
        return day[:10] in str(value)
    assert value.first is not None
    assert value.last is not None
    length = {9: 4, 10: 7, 11: 10}[precision]
    return value.first.isoformat()[:length] == value.last.isoformat()[:length] == day[:length]


def test_every_rank_and_every_reference_is_a_record(texts, imported):
    ranks: Counter[str] = Counter()
    references = 0
    for text in texts.values():
        for statements in json.loads(text)["claims"].values():
            ranks.update(statement["rank"] for statement in statements)
            references += sum(len(statement.get("references", [])) for statement in statements)
    del ranks["normal"]

    records = [record for one in imported.values() for record in one.case]
    reviews = Counter(
        record.rating.label for record in records if isinstance(record, Review) and record.rating
    )
    said = [record for record in records if isinstance(record, Attribution)]
    by_themselves = [one for record in said for one in record.extra.get("wikidata:references", ())]
    assert reviews == ranks
    assert references == 398
    assert (
        len({one.id for one in said if "wikidata:reference" in one.extra}) + len(by_themselves) >= references
    )


def test_nothing_is_missing_but_entities_that_are_elsewhere(imported):
    codes = Counter(problem.code for one in imported.values() for problem in one.case.problems())

    assert codes.keys() == {"dangling-reference"}


def test_all_of_them_together_are_one_case_that_can_be_compared(imported):
    case = Case()
    for one in imported.values():
        assert case.add_all(one.case) == ()

    definite = [conflict for conflict in detect(case) if conflict.definite]
    claims = [case[member.partition("#")[0]] for conflict in definite for member in conflict.members]
    # The one day for which there are two figures; see `test_wikidata_populations.py`.
    assert all(isinstance(claim, Claim) for claim in claims)
    assert {claim.statements[0].property for claim in claims} == {"population"}
