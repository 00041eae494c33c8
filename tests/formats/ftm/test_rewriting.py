"""What was read of others is written as it came, as long as nobody changed it."""

import json

from attrs import evolve

from counterclaim.case import Case
from counterclaim.formats import ftm
from counterclaim.model import Claim, Rebuttal, RebuttalKind
from formats.ftm.helpers import entity, statement

ROWS = (
    statement("name", "Douglas Adams", first_seen="2020-01-01", lang="eng"),
    statement(first_seen="2020-01-01", last_seen="2021-01-01", original_value="11.3.52", origin="crawl"),
    statement(external=True, canonical_id="NK-1", dataset="other"),
    statement("biography", "x", id="x1"),
)


def read(*rows):
    return ftm.read("\n".join(map(json.dumps, rows))).case


def test_statements_leave_as_they_came():
    case = read(*ROWS)
    exported = ftm.write(case)
    written = [json.loads(line) for line in exported.data.splitlines()]

    assert exported.losses == ()
    for row in ROWS:
        assert any(row.items() <= found.items() for found in written)
    assert len(written) == len(ROWS)


def test_in_a_table_as_well():
    case = read(*ROWS)

    assert list(ftm.read(ftm.write(case, form="csv").data).case) == list(case)


def test_what_somebody_disputes_since_does_not_leave():
    case = read(*ROWS)
    claim = case.of_type(Claim)[0]
    case.add(Rebuttal(id="no", kind=RebuttalKind.DENIAL, by="almanac", targets=(claim.id,)))

    exported = ftm.write(case)

    assert "1952-03-11" not in exported.data
    assert "'no' disputes it" in {loss.record: loss.reason for loss in exported.losses}[claim.id]


def test_what_was_changed_leaves_as_a_statement_of_ours():
    case = read(*ROWS)
    claim = case.of_type(Claim)[-1]
    case.replace(evolve(claim, tags=("checked",)))

    exported = ftm.write(case)
    back = ftm.read(exported.data).case

    assert back[claim.id].statements == claim.statements
    assert (claim.id, "tags") in {(loss.record, loss.field) for loss in exported.losses}


def test_a_record_that_was_renamed_leaves_with_its_new_name():
    case = read(*ROWS)
    case.replace(evolve(case["ftm:Q42"], name="D. Adams"))

    back = ftm.read(ftm.write(case).data).case

    assert back["ftm:Q42"].name == "D. Adams"


def test_what_followthemoney_does_not_know_does_not_leave():
    # Its own library reads no file that holds another schema or property.
    case = read(entity("Spaceship", "h", speed=["1"]), statement("shoeSize", "48"))

    assert "Spaceship" not in ftm.write(case).data
    assert "shoeSize" not in ftm.write(case).data


def test_names_and_descriptions_leave_under_the_properties_that_they_had():
    properties = {"name": ["X", "Y"], "summary": ["a"]}
    written = ftm.write(read(entity(**properties))).data

    found = [(row["prop"], row["value"]) for row in map(json.loads, written.splitlines())]
    assert found == [("name", "X"), ("name", "Y"), ("summary", "a")]


def test_datasets_leave_as_the_names_that_they_are():
    written = [json.loads(line) for line in ftm.write(read(*ROWS)).data.splitlines()]

    assert {row["entity_id"] for row in written} == {"Q42"}
    assert {row["dataset"] for row in written} == {"wd_people", "other"}


def test_an_entity_without_statements_leaves_by_its_fields():
    case = read(entity(name=["X"]))

    assert list(ftm.read(ftm.write(Case(case)).data).case) == list(case)
