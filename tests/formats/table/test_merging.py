from datetime import date
from decimal import Decimal

import attrs
import pytest

from counterclaim.case import Case, difference
from counterclaim.formats import table
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Claim,
    ClaimKind,
    Entity,
    Note,
    Organization,
    Rebuttal,
    RebuttalKind,
    Statement,
)
from counterclaim.values import DateSpan, Quantity, Text

from .conftest import edited, rows_of, sheet


def merged_with(case, id, **changes):
    """What merging a sheet with some cells of one row changed changes, and the messages."""
    imported = table.merge(case, edited(case, id, **changes), name="claims.csv")
    return imported.case, difference(case, imported.case), [problem.message for problem in imported.problems]


def test_a_cell_that_was_changed_changes_that_field_alone(everest):
    case, changes, messages = merged_with(everest, "rock", claim="Mount Everest is 8,844.43 metres high")
    assert case["rock"] == attrs.evolve(everest["rock"], text="Mount Everest is 8,844.43 metres high")
    assert len(changes.replaced) == 1
    assert not changes.added
    assert not changes.removed
    assert not messages


@pytest.mark.parametrize(
    ("cell", "field", "value"),
    [
        ({"language": "de"}, "language", "de"),
        ({"kind": "opinion"}, "kind", ClaimKind.OPINION),
        ({"kind": "Meinung"}, "kind", ClaimKind.OPINION),
        ({"accuses": "China; [nepal]"}, "accuses", ("china", "nepal")),
        ({"about": "Himalaya"}, "about", ("himalaya",)),
        ({"about": ""}, "about", ()),
        ({"tags": "height"}, "tags", ("height",)),
        ({"place": "himalaya"}, "place", "himalaya"),
        ({"assuming": "snow"}, "assuming", ("snow",)),
    ],
)
def test_each_column_changes_its_field(everest, cell, field, value):
    case, changes, messages = merged_with(everest, "rock", **cell)
    assert case["rock"] == attrs.evolve(everest["rock"], **{field: value})
    assert len(changes.replaced) == 1
    assert not messages


def test_what_a_sheet_cannot_show_stays(everest):
    statements = (
        everest["rock"].statements[0],
        Statement(subject="everest", property="height", value=Text("x")),
    )
    everest.replace(attrs.evolve(everest["rock"], statements=statements, extra={"desk:seen": [1]}))
    case, _, _ = merged_with(everest, "rock", value="8,844.43 metres", tags="")
    first, second = case["rock"].statements
    assert first.value == Quantity(number=Decimal("8844.43"), unit="metre", text="8,844.43 metres")
    assert second == statements[1]
    assert dict(case["rock"].extra) == {"desk:seen": (1,)}


def test_a_statement_may_be_emptied_and_negated(everest):
    case, _, _ = merged_with(everest, "rock", subject="", property="", value="", kind_of_value="")
    assert case["rock"].statements == ()
    case, _, _ = merged_with(everest, "rock", negated="yes")
    assert case["rock"].statements == (attrs.evolve(everest["rock"].statements[0], negated=True),)


def test_a_statement_that_a_row_cannot_show_is_left_as_it_is(everest):
    hidden = Statement(subject="everest", property="height", value=Text("x"), qualifiers={"q": Text("y")})
    everest.replace(attrs.evolve(everest["snow"], statements=(hidden,)))
    case, _, messages = merged_with(
        everest, "snow", subject="Mount Everest", property="height", value="8848 m"
    )
    assert case["snow"].statements == (hidden,)
    assert case["snow"].extra["table:value?"] == "8848 m"
    assert "cannot show" in messages[0]


class TestWhoSaysIt:
    def test_another_origin_takes_the_place_of_the_first(self, everest):
        case, changes, messages = merged_with(everest, "rock", by="Nepal")
        assert {hop.id for hop in case.attributions("rock")} == {"rock@nepal", "rock@bbc"}
        assert case["rock@bbc"].relays == ("rock@nepal",)
        assert [record.id for record in changes.removed] == ["rock@china"]
        assert not messages

    def test_a_hop_goes_in_between(self, everest):
        case, _, messages = merged_with(everest, "rock", via="Xinhua [xinhua]")
        assert case["rock@bbc"].relays == ("rock@xinhua",)
        assert case["xinhua"].name == "Xinhua"
        assert messages == ["'xinhua' is not on record, and was entered as a new source"]

    def test_a_word_beside_it_changes_that_alone(self, everest):
        case, _changes, _ = merged_with(everest, "rock", certainty="vielleicht möglich", verb="says")
        assert case["rock@china"] == attrs.evolve(everest["rock@china"], verb="says")
        assert case["rock"].extra["table:certainty?"] == "vielleicht möglich"
        case, _, _ = merged_with(everest, "rock", certainty="möglich")
        assert case["rock@china"].certainty is Certainty.POSSIBLE

    def test_a_date_that_a_spreadsheet_wrote_anew_is_the_same_date(self, everest):
        everest.replace(attrs.evolve(everest["rock@china"], said=DateSpan.day(date(2005, 10, 9))))
        _case, changes, messages = merged_with(everest, "rock", said="09.10.2005")
        assert not changes
        assert not messages

    def test_what_an_attribution_leaves_dangling_is_said(self, everest):
        case, _, messages = merged_with(everest, "snow", by="China", certainty="")
        assert "snow@nepal" not in case
        assert "'never-said' still refers to it" in messages[0]

    def test_emptied_it_takes_the_attributions_out(self, everest):
        case, _, messages = merged_with(
            everest, "rock", by="", said="", verb="", document="", publisher="", quote=""
        )
        assert not case.attributions("rock")
        assert not messages

    def test_words_about_nobody_are_refused(self, everest):
        _case, changes, messages = merged_with(everest, "rock", by="")
        assert not changes
        assert "needs somebody who said it" in messages[-1]

    def test_what_a_row_cannot_say_is_left_as_it_is(self, everest):
        everest.add(Attribution(id="mine", of="rock", source="nepal"))
        case, _changes, messages = merged_with(everest, "rock", by="Nepal")
        assert set(case.attributions("rock")) == set(everest.attributions("rock"))
        assert "a row cannot say" in messages[0]

    def test_the_publisher_of_a_document_on_record_is_not_changed(self, everest):
        _case, changes, messages = merged_with(everest, "rock", publisher="Nepal")
        assert not changes
        assert "a sheet does not change" in messages[0]


class TestRebuttals:
    def test_a_new_one_is_added(self, everest):
        _case, changes, messages = merged_with(everest, "low", denied_by="China: It is not")
        (denial,) = changes.added
        assert (denial.kind, denial.by, denial.targets, denial.text) == (
            RebuttalKind.DENIAL,
            "china",
            ("low",),
            "It is not",
        )
        assert not messages

    def test_what_it_says_is_changed_and_the_rest_of_it_stays(self, everest):
        cell = "Nepal [nepal, not-the-rock]: The ice belongs to it"
        case, changes, _ = merged_with(everest, "rock", disputed_by=cell)
        assert case["not-the-rock"] == attrs.evolve(everest["not-the-rock"], text="The ice belongs to it")
        assert len(changes.replaced) == 1

    def test_a_name_alone_is_the_one_on_record(self, everest):
        _case, changes, messages = merged_with(everest, "moved", denied_by="China")
        assert not changes
        assert not messages

    def test_emptied_it_is_taken_out_and_that_is_said(self, everest):
        _case, changes, messages = merged_with(everest, "moved", denied_by="")
        assert {record.id for record in changes.removed} == {
            "not-moved",
            *(hop.id for hop in everest.attributions("not-moved")),
        }
        assert messages == ["'not-moved' was taken out, since the cell names it no more"]

    def test_one_that_answers_more_goes_on_answering_that(self, everest):
        case, _, messages = merged_with(everest, "rock", disputed_by="")
        assert case["not-the-rock"].targets == ("low",)
        assert messages == ["'not-the-rock' answers this claim no more"]

    def test_one_that_is_not_understood_takes_none_out(self, everest):
        everest.add(attrs.evolve(everest["china"], id="other"))
        case, _changes, _messages = merged_with(everest, "moved", denied_by="China")
        assert case["not-moved"] == everest["not-moved"]
        assert case["moved"].extra["table:denied by?"] == "China"


class TestRows:
    def test_a_new_row_is_a_new_claim_with_the_usual_document(self, everest):
        data = sheet([{"claim": "Kala Patthar is 5,644 metres high", "by": "Nepal"}])
        imported = table.merge(everest, data)
        added = difference(everest, imported.case).added
        assert [type(record) for record in added] == [Claim, Attribution, Attribution]
        assert [(hop.source, hop.document) for hop in added[1:]] == [("nepal", None), ("bbc", "article")]

    def test_an_empty_cell_for_the_document_means_none(self, everest):
        data = sheet([{"claim": "Kala Patthar is 5,644 metres high", "by": "Nepal", "document": ""}])
        added = difference(everest, table.merge(everest, data).case).added
        assert [(type(record), getattr(record, "document", None)) for record in added] == [
            (Claim, None),
            (Attribution, None),
        ]

    def test_a_row_that_was_taken_out_takes_nothing_out(self, everest):
        rows = [row for row in rows_of(table.write(everest).data) if row["id"] != "low"]
        imported = table.merge(everest, sheet(rows))
        assert list(imported.case) == list(everest)
        assert ["1 claim on record has no row ('low'); they stay" in imported.problems[0].message] == [True]

    def test_a_row_with_the_id_of_something_else_is_refused(self, everest):
        imported = table.merge(everest, sheet([{"id": "bbc", "claim": "It is"}]))
        assert imported.problems[0].fatal
        assert "and of no claim" in imported.problems[0].message

    def test_what_is_no_sheet_leaves_the_case_as_it_is(self, everest):
        imported = table.merge(everest, "nothing")
        assert list(imported.case) == list(everest)
        assert not imported.ok

    def test_the_name_of_the_file_and_the_line_are_said(self, everest):
        imported = table.merge(everest, edited(everest, "snow", kind="strange"), name="claims.csv")
        assert [
            (problem.file, problem.line, problem.record, problem.field) for problem in imported.problems
        ] == [("claims.csv", 3, "snow", "kind")]


def test_a_name_on_record_that_is_written_otherwise_is_said_and_stays(everest):
    _case, changes, messages = merged_with(everest, "rock", by="PRC [china]")
    assert not changes
    assert "'china' is 'China' on record" in messages[0]


def test_columns_of_your_own_are_added_changed_and_emptied(everest):
    rows = rows_of(table.write(everest).data)
    first = table.merge(everest, sheet([{**row, "who calls": "desk"} for row in rows])).case
    assert first["rock"].extra["table:who calls"] == "desk"
    second = table.merge(first, sheet([{**row, "who calls": ""} for row in rows])).case
    assert list(second) == list(everest)


def test_line_breaks_that_a_spreadsheet_wrote_anew_change_nothing(everest):
    everest.replace(attrs.evolve(everest["low"], text="It\r\nis"))
    data = table.write(everest).data.replace("It\r\nis", "It\nis")
    assert list(table.merge(everest, data).case) == list(everest)


def test_notes_and_all_that_is_no_claim_stay(everest):
    case, _, _ = merged_with(everest, "rock", claim="It is")
    assert case["remark"] == everest["remark"]
    assert isinstance(case["remark"], Note)
    assert len(case.of_type(Rebuttal)) == len(everest.of_type(Rebuttal))


def test_the_case_that_is_given_does_not_change(everest):
    before = Case(everest)
    merged_with(everest, "rock", claim="It is", by="Nepal", disputed_by="")
    assert list(everest) == list(before)


class TestWhatAWriterMayNotHaveMeant:
    def test_a_new_id_is_told_with_the_one_that_may_be_meant(self):
        case = Case([Organization(id="china", name="China"), Claim(id="c", text="Everest is high")])

        imported = table.merge(case, "id,claim,by\nc,Everest is high,Chnia [chnia]\n")

        assert [problem.message for problem in imported.problems] == [
            "'chnia' is not on record, and was entered as a new source; did you mean 'china'?"
        ]

    @pytest.mark.parametrize(("language", "told"), [("en", True), ("de", False)])
    def test_a_point_is_told_where_headings_and_claims_differ_in_language(self, language, told):
        info = CaseInfo(id="case", language=language)
        case = Case([info, Entity(id="everest", name="Everest"), Claim(id="c", text="Everest is high")])
        text = "Kennung;Behauptung;Gegenstand;Eigenschaft;Wert\nc;Everest is high;[everest];height;5.644 m\n"

        messages = [problem.message for problem in table.merge(case, text).problems]

        assert (
            "'5.644 m' was read as 'en' has it, and the headings are in 'de'" in "".join(messages)
        ) is told
