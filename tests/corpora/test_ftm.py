"""Real entities of FollowTheMoney: every value is found in the records, and all leave as they came."""

import csv
import io
import json
from collections import Counter

import attrs
import pytest
from followthemoney.dataset import Dataset
from followthemoney.model import Model
from followthemoney.statement import StatementEntity
from followthemoney.statement.serialize import read_csv_statements, read_json_statements

from counterclaim.conflicts import detect
from counterclaim.formats import ftm
from counterclaim.formats.ftm import schemata
from counterclaim.formats.sample import Sample
from counterclaim.frozen import FrozenMap
from counterclaim.model import Claim, Entity, Source

ENTITIES = 237
VALUES = 1199


@pytest.fixture(scope="module")
def source(corpora):
    return (corpora / "followthemoney/donations.ijson").read_bytes()


@pytest.fixture(scope="module")
def entities(source):
    return [json.loads(line) for line in source.splitlines()]


@pytest.fixture(scope="module")
def case(source):
    imported = ftm.read(source, name="donations.ijson")
    assert imported.problems == ()
    return imported.case


def texts_in(value):
    """Every text in a record, wherever it stands."""
    if attrs.has(type(value)):
        value = attrs.asdict(value, recurse=False)
    if isinstance(value, dict | FrozenMap):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif value is not None:
        yield str(value)


def test_it_is_recognised(source):
    assert ftm.FORMAT.recognise(Sample(source))


def test_every_entity_is_a_record(case, entities):
    assert len(entities) == ENTITIES
    for entity in entities:
        record = case[f"ftm:{entity['id']}"]
        assert entity["schema"] in (record.extra.get("ftm:schema"), type(record).__name__, "Address")
        assert isinstance(record, Source) is (entity["schema"] in ("Person", "Organization", "Company"))


def test_every_value_is_found_in_the_records_of_its_entity(case, entities):
    found = {record.id: Counter(texts_in(record)) for record in case.of_type(Entity)}
    for claim in case.of_type(Claim):
        (statement,) = claim.statements
        found[statement.subject].update(texts_in(statement.value))
    walked = 0
    for entity in entities:
        there = found[f"ftm:{entity['id']}"]
        for values in entity["properties"].values():
            for value in values:
                shown = {value, f"ftm:{value}"} if not _is_amount(value) else {value, f"{value}.0"}
                assert shown & there.keys(), (entity["id"], value)
                walked += 1
    assert walked == VALUES


def _is_amount(value):
    return value.replace(".", "", 1).isdigit()


def test_it_leaves_without_a_loss_and_comes_back_the_same(case):
    for form in ("jsonl", "csv"):
        exported = ftm.write(case, form=form)
        assert exported.losses == ()
        assert list(ftm.read(exported.data).case) == list(case)


def test_reading_it_twice_adds_nothing(case, source):
    again = ftm.read(source + source)

    assert list(again.case) == list(case)
    assert again.problems == ()
    assert case.add_all(ftm.read(source).case) == ()


def test_several_values_are_no_conflict(case):
    assert detect(case).conflicts == ()


@pytest.mark.parametrize(("form", "read"), [("jsonl", read_json_statements), ("csv", read_csv_statements)])
def test_the_library_finds_the_values_of_the_source_in_what_we_write(case, entities, form, read):
    statements = {}
    for statement in read(io.BytesIO(ftm.write(case, form=form).data.encode())):
        statements.setdefault(statement.canonical_id, []).append(statement)
    dataset = Dataset.make({"name": "donations", "title": "Donations"})
    assert set(statements) == {entity["id"] for entity in entities}
    for entity in entities:
        theirs = StatementEntity.from_statements(dataset, statements[entity["id"]])
        expected = {prop: set(values) for prop, values in entity["properties"].items()}
        assert theirs.schema.name == entity["schema"]
        assert {prop: set(values) for prop, values in theirs.properties.items()} == expected


def test_statements_that_the_library_makes_of_it_leave_as_they_came(entities):
    model = Model.instance()
    dataset = Dataset.make({"name": "donations", "title": "Donations"})
    lines = []
    for entity in entities:
        made = StatementEntity.from_data(dataset, {**entity, "schema": model[entity["schema"]].name})
        lines += [{**statement.to_dict(), "first_seen": "2011-12-31"} for statement in made.statements]
    source = "\n".join(json.dumps(line) for line in lines)

    imported = ftm.read(source)
    exported = ftm.write(imported.case)

    assert imported.problems == ()
    assert exported.losses == ()
    written = [json.loads(line) for line in exported.data.splitlines()]
    assert sorted(map(_key, written)) == sorted(map(_key, lines))


def _key(statement):
    # The library gives a statement the moment of its first sight as that of its last.
    return json.dumps({key: item for key, item in statement.items() if key != "last_seen"}, sort_keys=True)


def test_the_table_of_schemata_agrees_with_the_model_in_the_corpus(corpora):
    model = json.loads((corpora / "followthemoney/defaultModel.json").read_text("utf-8"))["schemata"]
    for name, schema in schemata._schemata().items():
        if name in model:
            theirs = model[name]["properties"]
            common = theirs.keys() & schema.types.keys()
            assert len(common) >= len(theirs) // 3, name


@pytest.mark.parametrize("column", ["name1", "name2"])
def test_names_of_all_scripts_leave_as_they_are(corpora, column):
    text = (corpora / "followthemoney/name_bench_cases.csv").read_text("utf-8")
    names = [row[column] for row in csv.DictReader(io.StringIO(text)) if row[column].strip()]
    assert len(names) > 100
    source = "\n".join(
        json.dumps({"id": f"n-{number}", "schema": "LegalEntity", "properties": {"name": [name]}})
        for number, name in enumerate(names)
    )
    case = ftm.read(source).case

    assert [record.name for record in case] == names
    assert list(ftm.read(ftm.write(case).data).case) == list(case)
