import pytest

from counterclaim.formats import table
from counterclaim.formats.sample import Sample
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    ClaimKind,
    Document,
    Place,
    Rebuttal,
    RebuttalKind,
    Source,
)
from counterclaim.values import EntityRef, Quantity, Text

from .conftest import sheet


def read_one(**cells):
    """The claim of a sheet of one row, with the case and the messages."""
    imported = table.read(sheet([{heading.replace("_", " "): cell for heading, cell in cells.items()}]))
    (claim,) = imported.case.of_type(Claim)[-1:]
    return claim, imported.case, [problem.message for problem in imported.problems]


def test_every_claim_chain_and_rebuttal_of_a_case_comes_back(everest):
    back = table.read(table.write(everest).data).case
    for record in everest:
        told = isinstance(record, Attribution) and isinstance(everest[record.of], Claim)
        if isinstance(record, Claim) or told:
            assert back[record.id] == record
        elif isinstance(record, Rebuttal):
            found = back[record.id]
            assert (found.kind, found.by, found.targets, found.text) == (
                record.kind,
                record.by,
                record.targets,
                record.text,
            )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_separates_cells_and_the_encoding_are_recognised(delimiter, encoding):
    data = sheet([{"Behauptung": "Der Berg ist höher", "von": "?", "Herausgeber": ""}], delimiter)
    imported = table.read(data.encode(encoding))
    assert [claim.text for claim in imported.case.of_type(Claim)] == ["Der Berg ist höher"]


def test_a_line_that_tells_a_spreadsheet_the_separator_is_passed_over():
    imported = table.read("sep=;\r\nclaim;tags\r\nIt is;high\r\n;x\r\n")
    assert [claim.tags for claim in imported.case.of_type(Claim)] == [("high",)]
    assert [problem.line for problem in imported.problems] == [4]


def test_windows_1252_is_read_and_said():
    imported = table.read("claim;tags\r\nDer Berg ist höher;\r\n".encode("windows-1252"))
    assert [claim.text for claim in imported.case.of_type(Claim)] == ["Der Berg ist höher"]
    assert [(problem.code, problem.line) for problem in imported.problems] == [("oddity", 2)]
    assert "Windows-1252" in imported.problems[0].message


def test_a_broken_letter_among_utf_8_is_refused_with_its_line():
    imported = table.read("claim;tags\r\nhöher;\r\n".encode() + b"h\xf6her;\r\n")
    assert [(problem.code, problem.line) for problem in imported.problems] == [("syntax", 3)]


def test_headings_may_be_in_both_languages_in_any_order_and_case():
    claim, _, messages = read_one(Tags="a; b", BEHAUPTUNG="It is", kind="Meinung", ID="c")
    assert (claim.id, claim.text, claim.kind, claim.tags) == ("c", "It is", ClaimKind.OPINION, ("a", "b"))
    assert not messages


def test_columns_of_your_own_are_kept_and_written_back():
    claim, case, _ = read_one(claim="It is", **{"who calls": "=Desk"})
    assert dict(claim.extra) == {"table:who calls": "=Desk"}
    assert table.read(table.write(case).data).case[claim.id] == claim


def test_a_heading_that_stands_twice_is_said_and_both_are_kept():
    imported = table.read("claim,tags,tags\r\nIt is,a,b\r\n")
    (claim,) = imported.case.of_type(Claim)
    assert (claim.tags, dict(claim.extra)) == (("a",), {"table:tags (2)": "b"})
    assert [(problem.field, problem.line) for problem in imported.problems] == [("tags", 1)]


def test_a_row_of_more_cells_than_headings_is_said_and_kept():
    imported = table.read("claim,tags\r\nIt is,a,b\r\nIt was\r\n")
    first, second = imported.case.of_type(Claim)
    assert dict(first.extra) == {"table:column 3": "b"}
    assert second.text == "It was"
    assert [problem.line for problem in imported.problems] == [2]


def test_line_numbers_count_line_breaks_within_cells():
    imported = table.read('claim,kind\r\n"It\nis",\r\n\r\nIt was,strange\r\n')
    assert [(problem.line, problem.field) for problem in imported.problems] == [(5, "kind")]


def test_two_rows_of_one_id_are_refused_unless_they_are_the_same():
    imported = table.read("id,claim\r\nc,It is\r\nc,It is\r\nc,It was\r\n")
    assert [(problem.code, problem.line) for problem in imported.problems] == [("oddity", 3), ("shape", 4)]
    assert [claim.text for claim in imported.case.of_type(Claim)] == ["It is"]


def test_a_row_without_a_claim_is_refused():
    imported = table.read("id,claim,by\r\nc,,China\r\n")
    assert [(problem.code, problem.record, problem.field) for problem in imported.problems] == [
        ("shape", "c", "claim")
    ]
    assert list(imported.case) == []


def test_a_name_is_entered_as_a_source_and_said():
    claim, case, messages = read_one(
        claim="It is", by="China; Nepal [nepal]", about="China", place="Tibet [t]"
    )
    china, nepal, tibet = case[claim.about[0]], case["nepal"], case["t"]
    assert (type(china), china.name) == (Source, "China")
    assert (type(nepal), type(tibet)) == (Source, Place)
    assert [attribution.source for attribution in case.attributions(claim)] == [china.id, "nepal"]
    assert len(messages) == 1
    assert "'China'" in messages[0]


def test_a_name_is_what_another_row_names_with_its_id():
    imported = table.read("claim,by\r\nIt is,China\r\nIt was,China [china]\r\nIt will be,china\r\n")
    assert [attribution.source for attribution in imported.case.of_type(Attribution)] == ["china"] * 3
    assert not imported.problems


def test_a_name_of_two_is_not_guessed():
    imported = table.read("claim,by\r\nIt is,China [a]\r\nIt was,China [b]\r\nIt will be,China\r\n")
    claim = imported.case.of_type(Claim)[2]
    assert not imported.case.attributions(claim)
    assert dict(claim.extra) == {"table:by?": "China"}
    assert "several" in imported.problems[0].message


def test_an_address_is_a_document():
    claim, case, _ = read_one(
        claim="It is", by="A [a]", document="https://example.org/a", publisher="BBC [bbc]"
    )
    (document,) = case.of_type(Document)
    assert (document.url, document.title, document.publisher) == ("https://example.org/a", None, "bbc")
    assert [hop.source for hop in case.attributions(claim)] == ["a", "bbc"]


def test_the_publisher_itself_is_named_by_a_word():
    claim, case, _ = read_one(claim="It is", by="document", document="An article [d]", publisher="BBC [bbc]")
    assert [(hop.source, hop.committed) for hop in case.attributions(claim)] == [("bbc", True)]


def test_a_question_mark_is_an_origin_that_is_not_stated():
    claim, case, _ = read_one(claim="It is", by="?", document="[d]", publisher="[bbc]")
    (hop,) = case.attributions(claim)
    assert (hop.source, hop.first_hand, hop.committed) == ("bbc", False, False)


@pytest.mark.parametrize("by", ["", "-"])
def test_nobody_is_on_record_where_nobody_is_named(by):
    claim, case, messages = read_one(claim="It is", by=by)
    assert not case.attributions(claim)
    assert not messages


def test_what_is_said_of_nobody_is_kept():
    claim, _, messages = read_one(claim="It is", verb="boasts", document="An article")
    assert dict(claim.extra) == {"table:verb?": "boasts", "table:document?": "An article"}
    assert len([message for message in messages if "nobody is named" in message]) == 2


def test_a_certainty_that_is_not_understood_commits_nobody():
    claim, case, messages = read_one(claim="It is", by="A [a]", certainty="rather")
    assert case.attributions(claim)[0].certainty is Certainty.UNCOMMITTED
    assert dict(claim.extra) == {"table:certainty?": "rather"}
    assert "expected one of certain" in messages[0]


def test_a_denial_by_name_is_entered_with_an_id_of_its_own():
    claim, case, _ = read_one(claim="It is", accuses="Police [p]", denied_by="Police: We did not")
    (denial,) = case.rebuttals(claim)
    assert (denial.kind, denial.by, denial.text) == (RebuttalKind.DENIAL, "p", "We did not")
    assert denial.id.startswith("denial-")


def test_one_rebuttal_may_answer_several_rows():
    imported = table.read('id,claim,denied by\r\na,It is,"[p, d]"\r\nb,It was,"[p, d]"\r\n')
    assert imported.case["d"].targets == ("a", "b")


class TestStatements:
    def test_a_value_is_read_as_its_property_says(self):
        claim, _, messages = read_one(
            claim="x", language="de", subject="E [e]", property="height", value="8.848 Meter"
        )
        assert claim.statements[0].value == Quantity(number=8848, unit="metre", text="8.848 Meter")
        assert not messages

    def test_the_kind_of_value_may_be_said(self):
        claim, _, messages = read_one(
            claim="x",
            subject="[e]",
            property="sold",
            value="at least 50",
            kind_of_value="quantity",
            unit="country",
        )
        assert claim.statements[0].value.unit == "country"
        assert not messages

    def test_the_value_of_a_property_that_is_not_declared_is_a_text(self):
        claim, _, messages = read_one(claim="x", subject="[e]", property="colour", value="white")
        assert claim.statements[0].value == Text("white")
        assert "not declared" in messages[0]

    def test_a_value_may_be_an_entity(self):
        claim, case, _ = read_one(
            claim="x", subject="[e]", property="customer", value="Italy [italy]", kind_of_value="entity"
        )
        assert claim.statements[0].value == EntityRef("italy")
        assert case["italy"].name == "Italy"

    def test_a_value_that_is_not_understood_is_kept_as_a_text(self):
        claim, _, messages = read_one(claim="x", subject="[e]", property="height", value="rather high")
        assert claim.statements[0].value == Text("rather high")
        assert "expected a quantity in metre" in messages[0]

    def test_half_a_statement_is_kept_and_not_entered(self):
        claim, _, _ = read_one(claim="x", property="height", value="5 m")
        assert claim.statements == ()
        assert dict(claim.extra) == {"table:property?": "height", "table:value?": "5 m"}

    def test_a_statement_that_may_be_negated_is_not_entered(self):
        claim, _, _ = read_one(claim="x", subject="[e]", property="height", value="5 m", negated="perhaps")
        assert claim.statements == ()
        assert claim.extra["table:negated?"] == "perhaps"


def test_an_id_that_is_none_is_kept_and_another_made():
    claim, _, _ = read_one(id="my claim", claim="It is")
    assert dict(claim.extra) == {"table:id?": "my claim"}
    assert claim.id.startswith("claim-")


class TestRefused:
    @pytest.mark.parametrize("source", ["", "name,text\r\na,b\r\n", "{}", "\x00", "<html>"])
    def test_what_has_no_column_of_claims(self, source):
        imported = table.read(source)
        assert [problem.code for problem in imported.problems] == ["shape"]
        assert "'claim'" in imported.problems[0].message

    def test_a_quotation_mark_that_is_never_closed(self):
        imported = table.read('claim,by\r\nIt is,A\r\n"It was,B\r\n')
        assert [(problem.code, problem.line) for problem in imported.problems] == [("syntax", 3)]
        assert "never closed" in imported.problems[0].message

    def test_a_cell_that_goes_on_behind_its_quotation_mark(self):
        imported = table.read('claim,by\r\n"It" is,A\r\n')
        assert [(problem.code, problem.line) for problem in imported.problems] == [("syntax", 2)]

    def test_more_than_a_sheet_may_hold(self):
        imported = table.read(b"claim,by\r\n" + b"x" * (64 * 1024 * 1024))
        assert "at most" in imported.problems[0].message

    def test_more_cells_than_a_sheet_may_have(self):
        imported = table.read("claim,by\r\n" + "," * 11_000_000)
        assert "at most 10,000,000 cells" in imported.problems[0].message


def test_a_cell_of_a_megabyte_comes_back():
    text = 'It is "so"; =1\n' * 70_000
    claim, case, _ = read_one(claim=text)
    assert claim.text == text
    assert table.read(table.write(case).data).case[claim.id] == claim


def test_what_is_no_character_of_a_text_becomes_the_sign_for_it():
    imported = table.read("claim,tags\r\nIt is \ud800,\r\n")
    assert imported.case.of_type(Claim)[0].text == "It is \ufffd"
    assert [problem.code for problem in imported.problems] == ["oddity"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("claim,by\r\n", True),
        ("\ufeffKennung;Behauptung\r\n1;x", True),
        ("sep=;\nclaim;by\n", True),
        ("claim\r\nx\r\n", False),
        ("id,by\r\n", False),
        ("id,entity_id,schema,prop,value\r\n", False),
        ('{"claim": 1}', False),
        ("# claim, by\n[case]\n", False),
    ],
)
def test_it_is_recognised_by_its_headings(text, expected):
    assert table.FORMAT.recognise(Sample(text)) is expected


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_sheet_to_begin_with_reads_without_a_problem(language):
    imported = table.read(table.starter(language))
    assert imported.problems == ()
    assert imported.case.problems() == ()
    assert len(imported.case.of_type(Claim)) == 2
    assert imported.case.rebuttals("rock-height")[0].text
