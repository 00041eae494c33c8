"""The library of FollowTheMoney reads what we write, and finds in it what our case says."""

import io

import pytest
from followthemoney.dataset import Dataset
from followthemoney.model import Model
from followthemoney.property import Property
from followthemoney.statement import StatementEntity
from followthemoney.statement.serialize import (
    CSV_COLUMNS,
    get_statement_writer,
    read_csv_statements,
    read_json_statements,
)
from followthemoney.types import registry

from counterclaim.formats import ftm
from counterclaim.formats.ftm import schemata, values, writing
from formats.ftm.helpers import FULL

READERS = [("jsonl", read_json_statements), ("csv", read_csv_statements)]


def entities(form, read):
    data = ftm.write(FULL, form=form).data.encode()
    found = {}
    for statement in read(io.BytesIO(data)):
        found.setdefault(statement.canonical_id, []).append(statement)
    dataset = Dataset.make({"name": "all", "title": "All"})
    return {id: StatementEntity.from_statements(dataset, of) for id, of in found.items()}


@pytest.mark.parametrize(("form", "read"), READERS, ids=["jsonl", "csv"])
def test_it_finds_the_values_that_the_case_has(form, read):
    found = entities(form, read)
    adams = found["counterclaim.adams"]

    assert set(found) == {f"counterclaim.{id}" for id in ("adams", "almanac", "cambridge", "almanac-2001")}
    assert adams.schema.name == "Person"
    assert {name: set(of) for name, of in adams.properties.items()} == {
        "name": {"Douglas Adams"},
        "alias": {"Douglas Noel Adams"},
        "description": {"an English writer"},
        "wikidataId": {"Q42"},
        "wikipediaUrl": {"https://en.wikipedia.org/wiki/Douglas_Adams"},
        "birthDate": {"1952-03-11"},
        "birthPlace": {"Cambridge"},
        "website": {"https://douglasadams.example/"},
        "height": {"196"},
        "addressEntity": {"counterclaim.cambridge"},
        "biography": {"Er schrieb"},
    }
    assert {statement.dataset for statement in adams.get_statements("birthDate")} == {"almanac_2001"}
    assert {statement.lang for statement in adams.get_statements("biography")} == {"deu"}
    edition = found["counterclaim.almanac-2001"]
    assert edition.schema.name == "Article"
    assert edition.get("publisher") == ["The Almanac"]
    assert edition.get("language") == ["eng"]
    (published,) = edition.get_statements("publishedAt")
    assert (published.value, published.original_value) == ("2001-06-01", "1st of June, 2001")


@pytest.mark.parametrize(("form", "read"), READERS, ids=["jsonl", "csv"])
def test_what_it_writes_is_what_it_read_of_ours(form, read):
    data = ftm.write(FULL, form=form).data
    written = io.BytesIO()
    writer = get_statement_writer(written, form.replace("jsonl", "json"))
    for statement in read(io.BytesIO(data.encode())):
        writer.write(statement)
    writer.close()

    assert written.getvalue().decode() == data
    assert list(ftm.read(written.getvalue()).case) == list(ftm.read(data).case)


def test_the_columns_are_those_of_the_library():
    assert list(writing._COLUMNS) == CSV_COLUMNS


def test_the_table_of_schemata_agrees_with_the_model():
    model = Model.instance()
    for name, schema in schemata._schemata().items():
        theirs = model.get(name)
        assert schema.abstract is theirs.abstract, name
        assert schema.lineage == {parent.name for parent in theirs.schemata}, name
        stated = {prop: schemata.stated_type(name, prop) for prop in schema.types}
        assert stated == {
            prop.name: prop.type.name
            for prop in theirs.properties.values()
            if not prop.stub and not prop.deprecated
        }, name
        assert all(_inner(theirs.get(prop)) == type for prop, type in schema.types.items())


def _inner(prop: Property) -> str:
    if prop.range is not None and prop.range.is_a("Document"):
        return "document"
    return "formatted" if prop.format and prop.type is registry.identifier else prop.type.name


def test_languages_and_countries_are_those_of_the_library():
    assert set(values._TAGS) <= registry.language.codes
    assert all(registry.language.clean(tag) == code for code, tag in values._TAGS.items())
    assert registry.country.codes >= values._COUNTRIES
    assert {kind: registry.get(kind).max_length for kind in values._LONGEST} == values._LONGEST
