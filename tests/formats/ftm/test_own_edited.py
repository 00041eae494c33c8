"""What others did to the statements that were written here: nothing of it is lost, and doubt stays doubt."""

import json

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.formats import ftm
from counterclaim.frozen import thaw
from counterclaim.model import Attribution, Certainty, Claim
from counterclaim.values import EntityRef, Text
from formats.ftm.helpers import ADAMS, FULL, born, case, claim, said

ONE = case(claim(), said())


def edited(of, prop, **changes):
    """Return what is read of *of* after others changed each statement of *prop*."""
    rows = [json.loads(line) for line in ftm.write(of).data.splitlines()]
    for row in rows:
        if row["prop"] == prop:
            row.update(changes)
    return ftm.read("\n".join(map(json.dumps, rows)))


def unhashed(of, prop, **changes):
    """Return the same, with new ids of statements, as the tools of FollowTheMoney make them."""
    return edited(of, prop, **changes, id=None)


@pytest.mark.parametrize(
    "added",
    [
        {"first_seen": "2020-01-01"},
        {"last_seen": "2021-01-01"},
        {"canonical_id": "NK-1"},
        {"colour": ["red"]},
        {"prop_type": "text"},
        {"lang": "eng"},
        {"external": "perhaps"},
    ],
    ids=lambda added: next(iter(added)),
)
def test_what_others_added_to_a_statement_is_kept(added):
    back = unhashed(ONE, "birthDate", **added).case["birth@almanac"]

    assert thaw(back.extra) == {f"ftm:{key}": value for key, value in added.items()}
    assert evolve(back, extra={}) == said()


def test_what_nobody_has_verified_is_no_more_than_possible():
    for imported in (edited(ONE, "birthDate", external=True), unhashed(ONE, "birthDate", external=True)):
        back = imported.case["birth@almanac"]

        assert (back.certainty, back.extra["ftm:external"]) == (Certainty.POSSIBLE, True)
        assert "1952-03-11" not in ftm.write(imported.case).data


def test_of_several_statements_it_is_kept_to_which_something_was_added():
    back = edited(FULL, "biography", first_seen="2020", external=True).case["birth@almanac"]

    assert back.certainty is Certainty.POSSIBLE
    (kept,) = thaw(back.extra["ftm:statements"])
    assert (kept["index"], kept["first_seen"], kept["external"]) == (5, "2020", True)


@pytest.mark.parametrize("change", [edited, unhashed])
def test_another_dataset_is_kept_and_told(change):
    imported = change(ONE, "birthDate", dataset="gazetteer")

    assert imported.case["birth@almanac"].extra["ftm:dataset"] == "gazetteer"
    assert [(problem.code, problem.record) for problem in imported.problems] == [("oddity", "birth@almanac")]


def test_a_value_that_was_changed_is_taken_and_told():
    imported = edited(ONE, "birthDate", value="1953")

    assert str(imported.case["birth"].statements[0].value) == "1953"
    assert [problem.code for problem in imported.problems] == ["oddity"]


def test_a_text_that_was_changed_is_taken_and_its_old_wording_kept():
    of = case(claim(born(property="ftm:Person:position", value=Text(" a writer "))), said())
    imported = unhashed(of, "position", value="a poet")

    assert imported.case["birth"].statements[0].value == Text("a poet")
    assert imported.case["birth@almanac"].extra["ftm:original_value"] == " a writer "
    assert [problem.code for problem in imported.problems] == ["oddity"]


def test_a_name_that_was_changed_where_it_stands_for_a_record_is_kept():
    of = case(claim(born(property="place-of-birth", value=EntityRef("cambridge"))), said())
    imported = unhashed(of, "birthPlace", value="Oxford")

    assert imported.case["birth"].statements[0].value == EntityRef("cambridge")
    assert imported.case["birth@almanac"].extra["ftm:value"] == "Oxford"
    assert [problem.code for problem in imported.problems] == ["oddity"]


@pytest.mark.parametrize(
    "added",
    [{"first_seen": "2020"}, {"external": True}, {"canonical_id": "NK-1"}, {"colour": "red"}],
    ids=str,
)
@pytest.mark.parametrize(("prop", "id"), [("name", "adams"), ("publisher", "almanac-2001")])
def test_what_others_added_to_a_field_is_kept_and_makes_no_claim(prop, id, added):
    imported = edited(FULL, prop, **added)

    assert evolve(imported.case[id], extra={}) == FULL[id]
    kept = [row for row in thaw(imported.case[id].extra["ftm:statements"]) if row["prop"] == prop]
    assert all(added.items() <= row.items() for row in kept)
    assert set(imported.case.ids()) == set(FULL.ids())
    assert len(imported.case.of_type(Claim)) == 1


def test_a_field_that_was_changed_is_told():
    imported = edited(FULL, "title", value="Almanac, 2002")

    assert imported.case["almanac-2001"].title == "Almanac, 2002"
    assert [(problem.code, problem.record) for problem in imported.problems] == [("oddity", "almanac-2001")]


def test_another_name_of_a_publisher_is_kept_and_told():
    imported = unhashed(FULL, "publisher", value="The Gazetteer")
    document = imported.case["almanac-2001"]

    assert document.publisher == "almanac"
    assert document.extra["ftm:renamed"][0]["value"] == "The Gazetteer"
    assert [problem.code for problem in imported.problems] == ["oddity"]


def test_what_others_added_to_a_field_leaves_again_or_is_a_loss():
    once = edited(FULL, "name", first_seen="2020").case
    exported = ftm.write(once)

    assert ftm.read(exported.data).case["adams"] == once["adams"]
    assert {(loss.record, loss.field) for loss in exported.losses} <= {("birth", "text")}


@pytest.mark.parametrize("hashed", [True, False])
def test_whatever_others_write_in_any_place_is_found_on_record_or_refused(hashed):
    rows = [json.loads(line) for line in ftm.write(FULL).data.splitlines()]
    for number, row in enumerate(rows):
        for key in (*row, "colour"):
            changed = {**row, **({} if hashed else {"id": None}), key: "marked 7"}
            imported = ftm.read("\n".join(map(json.dumps, [*rows[:number], changed, *rows[number + 1 :]])))
            found = ftm.read("\n".join(map(json.dumps, rows))).case
            new = [record for record in imported.case if record not in found]
            assert any("marked 7" in str(record) for record in new) or not imported.ok, (row, key)


def test_what_was_not_touched_is_no_oddity():
    imported = ftm.read(ftm.write(Case([evolve(ADAMS, name=' "Douglas  Adams" '), *list(FULL)[1:]])).data)

    assert imported.problems == ()
    assert not any(record.extra for record in imported.case)
    assert imported.case.of_type(Attribution) == (said(),)
