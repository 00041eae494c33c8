import pytest

from counterclaim.case import Case
from counterclaim.errors import ProtectedValueError
from counterclaim.formats import table
from counterclaim.model import (
    Attribution,
    Claim,
    Entity,
    Rebuttal,
    RebuttalKind,
    Source,
    Statement,
    UnnamedSource,
)
from counterclaim.values import Protected, Quantity, Text

from .conftest import rows_of


def row_of(case, id, **options):
    (row,) = (row for row in rows_of(table.write(case, **options).data) if row["id"] == id)
    return {heading: cell for heading, cell in row.items() if cell}


def test_a_row_says_what_is_claimed_by_whom_and_where(everest):
    assert row_of(everest, "rock") == {
        "id": "rock",
        "claim": "Mount Everest is 8,844 metres high, measured to the rock",
        "about": "Mount Everest [everest]",
        "by": "China [china]",
        "said": "October 2005",
        "verb": "insists",
        "document": "Official height for Everest set [article]",
        "publisher": "BBC [bbc]",
        "quote": "8,844m",
        "subject": "Mount Everest [everest]",
        "property": "summit-height",
        "value": "8,844 metres",
        "kind of value": "quantity",
        "tags": "height; survey",
        "disputed by": "Nepal [nepal, not-the-rock]: The snow belongs to the mountain",
    }


def test_a_denial_is_in_the_row_of_what_is_denied(everest):
    assert row_of(everest, "moved")["denied by"] == "China [china, not-moved]"


def test_a_denial_that_it_was_said_is_in_the_row_of_the_claim(everest):
    assert row_of(everest, "snow")["denied by"] == "Nepal [nepal, never-said, snow@nepal]: We never said that"


def test_conditions_and_doubt_are_in_the_row(everest):
    assert row_of(everest, "low")["assuming"] == "[rock]"
    assert row_of(everest, "low")["by"] == "?"
    assert row_of(everest, "snow")["certainty"] == "probable"


def test_headings_and_words_are_german_where_that_is_asked_for(everest):
    (row,) = (
        row
        for row in rows_of(table.write(everest, language="de", delimiter=";").data, ";")
        if row["Kennung"] == "moved"
    )
    assert (row["Art"], row["von"]) == ("Vorwurf", "Nepal [nepal]")
    assert row["dementiert von"] == "China [china, not-moved]"


def test_it_begins_with_a_byte_order_mark_and_its_lines_end_as_rfc_4180_says(everest):
    data = table.write(everest).data
    assert data.startswith('\ufeff"id","claim"')
    assert data.endswith('"\r\n')


def test_columns_that_few_need_are_there_where_something_stands_in_them(everest):
    assert "negated" not in rows_of(table.write(everest).data)[0]
    negated = Statement(subject="everest", property="height", value=Text("8,848 metres"), negated=True)
    case = Case([Claim(id="c", text="It is not 8,848 metres high", statements=(negated,))])
    assert row_of(case, "c")["negated"] == "yes"


@pytest.mark.parametrize("text", ["=1+1", "-5", "+43", "@me", "\t=1", "'=1", "It is;=1+1"])
def test_a_cell_that_would_be_computed_begins_with_an_apostrophe(text):
    case = Case([Claim(id="c", text=text)])
    assert row_of(case, "c")["claim"].startswith("'")
    assert table.read(table.write(case).data).case["c"].text == text


def test_a_negative_number_is_a_number_again():
    value = Quantity(number=-5, unit="metre")
    case = Case(
        [
            Source(id="s", name="Dead Sea"),
            Claim(
                id="c", text="It is low", statements=(Statement(subject="s", property="height", value=value),)
            ),
        ]
    )
    assert row_of(case, "c")["value"] == "'-5"
    assert table.read(table.write(case).data).case["c"].statements[0].value == value


def test_what_narrows_a_statement_keeps_it_out_of_the_row():
    narrowed = Statement(
        subject="s", property="height", value=Text("high"), qualifiers={"measured-to": Text("rock")}
    )
    case = Case(
        [Entity(id="s", name="It"), Claim(id="c", text="It is", about=("s",), statements=(narrowed,))]
    )
    exported = table.write(case)
    assert "high" not in exported.data
    assert [(loss.field, loss.reason) for loss in exported.losses] == [
        ("statements", "a row has no place for what narrows a statement, so the statement was left out")
    ]


def test_who_says_it_in_a_way_that_a_row_cannot_say_is_shown_and_not_read():
    case = Case(
        [
            Source(id="a", name="A"),
            Claim(id="c", text="It is"),
            Attribution(id="mine", of="c", source="a"),
            Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="a", targets=("mine",)),
        ]
    )
    exported = table.write(case)
    assert row_of(case, "c")["by"] == "… A [a]"
    assert row_of(case, "c")["denied by"] == "… A [a, r, mine]"
    assert list(table.read(exported.data).case) == [case["c"]]
    assert {loss.record for loss in exported.losses} == {"a", "mine", "r"}


def test_the_losses_name_what_a_sheet_has_no_place_for(everest):
    lost = {(loss.record, loss.field) for loss in table.write(everest).losses}
    assert lost >= {
        ("remark", None),
        ("bbc", "role"),
        ("not-the-rock", "counterclaim"),
        ("summit-height", None),
    }
    assert not {id for id, _ in lost} & {"rock", "snow", "low", "moved", "not-moved"}


class TestProtected:
    @pytest.fixture
    def case(self):
        source = UnnamedSource(id="s", name="An official", identity=Protected("Somebody"))
        return Case([source, Claim(id="c", text="It is", about=("s",))])

    def test_it_is_refused(self, case):
        with pytest.raises(ProtectedValueError):
            table.write(case)

    @pytest.mark.parametrize("protected", ["mask", "keep"])
    def test_it_is_never_in_a_sheet(self, case, protected):
        exported = table.write(case, protected=protected)
        assert "Somebody" not in exported.data
        assert ("s", "identity") in {(loss.record, loss.field) for loss in exported.losses}


@pytest.mark.parametrize("options", [{"language": "fr"}, {"delimiter": "|"}, {"protected": "show"}])
def test_what_is_not_written_is_refused(everest, options):
    with pytest.raises(ValueError, match=r"one of|headings|separated"):
        table.write(everest, **options)
