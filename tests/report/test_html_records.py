"""The records at the end of a page: all that is on record, with what is protected masked."""

import enum
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated

import attrs
import pytest

import counterclaim.model
from counterclaim.case import Case
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    Evidence,
    Note,
    Organization,
    Place,
    Property,
    Rebuttal,
    RebuttalKind,
    Record,
    Snapshot,
    Statement,
    UnknownRecord,
    UnnamedSource,
)
from counterclaim.model.properties import ValueKind
from counterclaim.model.rebuttals import Direction
from counterclaim.model.record import Extensible, Foreign
from counterclaim.registry import Ref
from counterclaim.report import case_report
from counterclaim.report.html_anchors import Anchors, anchor
from counterclaim.values import DateSpan, EntityRef, Period, Protected, Quantity, Text, UnknownValue, Value
from counterclaim.words import Words
from report.html_pages import parsed, texts


def shown(*records, language="en", limit=1_000):
    return parsed(case_report(Case(records), language=language).to_html(limit=limit))


def fields(root, id):
    """Return the fields of a record as they are read, by their titles."""
    (record,) = root.xpath(f"//article[@id='{anchor(id)}']")
    terms, values = record.xpath("./dl/dt"), record.xpath("./dl/dd")
    return dict(zip(texts(terms), texts(values), strict=True))


def title(root, id):
    record = root.get_element_by_id(anchor(id))
    return record.findtext("h3/bdi"), record.findtext("h3/span")


def classes(base):
    """Return the classes of the model that derive from *base*."""
    named = vars(counterclaim.model).values()
    return [one for one in named if isinstance(one, type) and issubclass(one, base)]


class TestAnchors:
    def test_no_two_ids_have_the_same(self):
        ids = [
            "a",
            "A",
            "ä",
            "a\u0308",
            "_",
            "_5f",
            "5f",
            "a_61",
            "a%61",
            "%",
            "a#b",
            "a.b",
            "a-b",
            '"><b>',
            "日本",
            "\U0001f600",
        ]

        assert len({anchor(id) for id in ids}) == len(ids)

    @pytest.mark.parametrize("id", ['"><script>', "a b", "日本", "a#0", "%2e", "\ud800"])
    def test_they_hold_nothing_but_letters_digits_and_signs(self, id):
        assert anchor(id).isascii()
        assert not set(anchor(id)) & set(" \"'<>&#%/")

    def test_nothing_links_to_what_is_not_on_record(self):
        anchors = Anchors(Case([Claim(id="c", text="It rains")]))

        assert (anchors.href("c"), anchors.href("d")) == ("#r-c", None)

    def test_once_the_records_are_written_nothing_links_to_others(self):
        case = Case([Claim(id=id, text=id) for id in ("a", "b", "c")])
        anchors = Anchors(case)
        anchors.href("b")

        assert [record.id for record in anchors.close(2)] == ["a", "b"]
        assert (anchors.href("a"), anchors.href("c")) == ("#r-a", None)


class TestFields:
    def test_a_record_stands_with_its_type_and_fields(self):
        root = shown(Organization(id="paper", name="Paper", role="newspaper", aliases=("The Paper", "P.")))

        assert title(root, "paper") == ("paper", "organization")
        assert fields(root, "paper") == {"name": "Paper", "also called": "The PaperP.", "role": "newspaper"}

    def test_in_german(self):
        root = shown(Organization(id="paper", name="Paper", role="Zeitung"), language="de")

        assert title(root, "paper") == ("paper", "Organisation")
        assert fields(root, "paper") == {"Name": "Paper", "Rolle": "Zeitung"}

    def test_a_reference_leads_to_its_record(self):
        root = shown(Claim(id="c", text="It rains", about=("rain",)), Entity(id="rain", name="Rain"))

        assert root.xpath("//article[@id='r-c']//a/@href") == ["#r-rain"]

    def test_a_reference_to_what_is_not_on_record_is_text(self):
        root = shown(Claim(id="c", text="It rains", about=("rain",)))

        assert root.xpath("//article[@id='r-c']//a") == []
        assert fields(root, "c")["about"] == "rain"

    def test_a_statement_is_taken_apart_and_its_value_said_in_words_and_as_worded(self):
        value = Quantity(number=Decimal(50), unit="country", text="mehr als fünfzig")
        statement = Statement(
            subject="firm",
            property="sold-to",
            value=value,
            negated=True,
            qualifiers={"since": Period.as_of(DateSpan.year(2019)), "where": EntityRef("serbia")},
        )
        root = shown(
            Claim(id="c", text="It sells", statements=(statement,)),
            Organization(id="firm", name="Firm"),
            Place(id="serbia", name="Serbia"),
            Property(id="sold-to", label="Sold to", value=ValueKind.QUANTITY),
        )  # fmt: skip
        (nested,) = root.xpath("//article[@id='r-c']/dl/dd/dl")

        assert dict(zip(texts(nested.xpath("./dt")), texts(nested.xpath("./dd")), strict=True)) == {
            "of": "firm",
            "property": "sold-to",
            "value": "50 country “mehr als fünfzig”",
            "said not to be so": "yes",
            "narrowed by": "since2019whereserbia",
        }
        assert nested.xpath(".//a/@href") == ["#r-firm", "#r-sold-to", "#r-serbia"]

    def test_words_of_another_language_are_marked_as_such(self):
        root = shown(
            Claim(id="c", text="Es regnet", language="de"), Document(id="d", title="Il pleut", language="fr")
        )

        assert [(span.get("lang"), span.text) for span in root.xpath("//article//span[@lang]")] == [
            ("de", "Es regnet"),
            ("fr", "Il pleut"),
        ]

    def test_moments_addresses_and_what_is_said_by_a_word(self):
        root = shown(
            Snapshot(
                id="s", document="d", sha256="0" * 64, fetched_at=datetime(2026, 11, 26, 12, 30, tzinfo=UTC),
                url="https://example.org/", status=200,
            ),
            Document(id="d"),
            Attribution(id="a", of="c", source="o", first_hand=False),
        )  # fmt: skip

        assert fields(root, "s")["fetched (UTC)"] == "2026-11-26 12:30:00"
        assert fields(root, "s")["HTTP status"] == "200"
        assert root.xpath("//article[@id='r-s']//a/@href") == ["#r-d", "https://example.org/"]
        assert fields(root, "a")["first-hand"] == "no"
        assert fields(root, "a")["certainty"] == "certain"

    def test_fields_that_are_not_known_are_shown_with_what_is_in_them(self):
        extra = {"acme:tone": "calm", "acme:marks": [1, {"deep": [True, None]}]}
        root = shown(Claim(id="c", text="It rains", extra=extra))

        assert fields(root, "c") == {
            "text": "It rains",
            "kind": "assertion",
            "acme:tone": "calm",
            "acme:marks": "1deepyes–",
        }

    def test_an_empty_list_or_object_that_is_not_known_is_shown_as_empty(self):
        empty = {"acme:tags": (), "acme:more": {}, "acme:deep": {"a": (), "b": [{}, []]}}
        root = shown(
            Claim(id="c", text="X", extra=empty),
            UnknownRecord(id="u", foreign=Foreign(tag="acme:thing"), data=empty),
        )

        for id in "cu":
            found = fields(root, id)
            assert (found["acme:tags"], found["acme:more"]) == ("–", "–")

    def test_a_record_of_an_unknown_type_is_shown_with_all_that_it_holds(self):
        root = shown(
            UnknownRecord(id="x", foreign=Foreign(tag="acme:rally"), data={"place": "Belgrade", "count": 3})
        )

        assert title(root, "x") == ("x", "acme:rally – a type that is not known here")
        assert fields(root, "x") == {"place": "Belgrade", "count": "3"}

    def test_a_record_that_is_read_as_its_base_says_so(self):
        root = shown(
            Organization(id="o", name="O", foreign=Foreign(tag="acme:party", bases=(("organization", 1),)))
        )

        assert title(root, "o") == ("o", "acme:party – read as organization, which is known here")

    def test_a_type_of_an_extension_is_shown_without_a_word_of_code(self):
        @attrs.frozen
        class Route(Value):
            start: Annotated[str, Ref("place")]
            length: int

        @attrs.frozen(kw_only=True)
        class Journey(Record):
            routes: tuple[Value, ...] = ()

        root = shown(Journey(id="j", routes=(Route("here", 3),)), Place(id="here", name="Here"))

        assert title(root, "j") == ("j", "journey")
        assert fields(root, "j") == {"routes": "fromherelength3"}

    def test_a_value_of_an_unknown_type_is_shown_as_it_was_written(self):
        value = UnknownValue(tag="acme:route", data={"km": 3})
        root = shown(Claim(id="c", text="x", statements=(Statement(subject="s", property="p", value=value),)))

        assert "acme:routekm3" in fields(root, "c")["statements"]

    def test_a_text_is_shown_in_its_language(self):
        value = Text("Fünfzig", language="de")
        root = shown(Claim(id="c", text="x", statements=(Statement(subject="s", property="p", value=value),)))

        assert root.xpath("//article//span[@lang='de']/text()") == ["Fünfzig"]


class TestWhatIsProtected:
    def test_who_an_unnamed_source_is_does_not_stand_there(self):
        source = UnnamedSource(id="u", name="An official", identity=Protected("Jane Roe"))
        page = case_report(
            Case([source, Claim(id="c", text="x"), Attribution(id="a", of="c", source="u")])
        ).to_html()

        assert "Jane Roe" not in page
        assert fields(parsed(page), "u")["who it is"] == "protected <protected>"

    def test_nor_does_what_is_protected_in_a_type_that_is_not_known(self):
        record = UnknownRecord(
            id="x", foreign=Foreign(tag="acme:x"), protected={"identity": Protected("Jane Roe")}
        )
        page = case_report(Case([record])).to_html()

        assert "Jane Roe" not in page
        assert fields(parsed(page), "x") == {"identity": "protected <protected>"}


class TestBounds:
    def test_a_record_of_many_parts_is_cut_and_says_so(self):
        root = shown(Entity(id="e", name="E", aliases=tuple(f"name {number}" for number in range(2_000))))
        record = root.get_element_by_id("r-e")

        assert len(record.xpath(".//li")) == 51
        assert "and 1950 more" in record.text_content()
        assert "cut here" in record.text_content()

    def test_a_record_of_parts_without_a_text_is_cut_as_well(self):
        nothing = [[None] * 50] * 50
        page = case_report(Case([Claim(id="c", text="X", extra={"acme:x": nothing})])).to_html()

        assert page.count("–") < 3_000

    def test_a_long_text_is_cut_and_says_so(self):
        text = shown(Note(id="n", text="x" * 100_000)).get_element_by_id("r-n").text_content()

        assert 8_000 < len(text) < 8_200
        assert "cut here" in text

    def test_a_text_that_fits_is_whole(self):
        text = "x" * 7_000

        assert fields(shown(Note(id="n", text=text)), "n")["text"] == text

    def test_what_is_nested_without_end_ends(self):
        deep = "end"
        for _ in range(20):
            deep = [deep]
        record = shown(Claim(id="c", text="x", extra={"acme:deep": deep})).get_element_by_id("r-c")

        assert "…" in record.text_content()
        assert "cut here" in record.text_content()


class TestWords:
    def test_every_field_of_every_type_has_a_title(self):
        words = Words("en")
        names = {field.name for one in classes(Extensible) for field in attrs.fields(one)} - {"id"}

        assert not [name for name in sorted(names) if f"field.{name}" not in words]

    def test_every_choice_has_a_word(self):
        words = Words("en")
        choices = classes(enum.Enum)

        assert choices
        assert not [member for one in choices for member in one if f"term.{member.value}" not in words]

    def test_kinds_of_rebuttals_and_directions_are_said_in_words(self):
        root = shown(
            Rebuttal(id="r", kind=RebuttalKind.UNDERCUT, by="o", targets=("c",)),
            Evidence(id="e", bears_on="c", direction=Direction.UNDERMINES),
        )

        assert fields(root, "r")["kind"] == "undercut"
        assert fields(root, "e")["direction"] == "undermines it"
