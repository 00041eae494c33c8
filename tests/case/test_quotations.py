import attrs

from counterclaim.case.quotations import quotations
from counterclaim.frozen import FrozenMap
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Document,
    Evidence,
    Quote,
    Record,
    UnknownRecord,
)
from counterclaim.model.record import Extensible, Foreign
from counterclaim.registry import record_type, temporary_types


def found(*records):
    return [(one.record.id, one.field, one.quote.exact, one.document) for one in quotations(records)]


def test_quotations_are_found_in_the_order_of_the_records():
    attribution = Attribution(id="a", of="c", source="s", document="page", quote=Quote(exact="first"))
    evidence = Evidence(
        id="e", bears_on="c", direction=Direction.SUPPORTS, document="letter", quote=Quote(exact="second")
    )

    assert found(attribution, Claim(id="c", text="x"), evidence) == [
        ("a", "quote", "first", "page"),
        ("e", "quote", "second", "letter"),
    ]


def test_a_record_that_names_no_document_has_none():
    assert found(Attribution(id="a", of="c", source="s", quote=Quote(exact="x"))) == [
        ("a", "quote", "x", None)
    ]


def test_those_of_an_extension_are_found_wherever_they_stand():
    with temporary_types():

        @attrs.frozen(kw_only=True)
        class Passage(Extensible):
            document: str | None = None
            quotes: tuple[Quote, ...] = ()

        @record_type("acme:comparison")
        @attrs.frozen(kw_only=True)
        class Comparison(Record):
            document: str
            left: Passage
            right: Passage
            marked: FrozenMap[str, Quote]

        comparison = Comparison(
            id="x",
            document="page",
            left=Passage(quotes=(Quote(exact="1"), Quote(exact="2"))),
            right=Passage(document="letter", quotes=(Quote(exact="3"),)),
            marked=FrozenMap({"red": Quote(exact="4")}),
        )

    assert found(comparison) == [
        ("x", "left.quotes[0]", "1", "page"),
        ("x", "left.quotes[1]", "2", "page"),
        ("x", "right.quotes[0]", "3", "letter"),
        ("x", "marked.red", "4", "page"),
    ]


def test_a_document_that_quotes_is_the_document_of_its_quotations():
    with temporary_types():

        @record_type("acme:page")
        @attrs.frozen(kw_only=True)
        class Page(Document):
            headline: Quote | None = None

        page = Page(id="page", headline=Quote(exact="No"))

    assert found(page) == [("page", "headline", "No", "page")]


def test_what_stands_in_a_record_as_json_is_none():
    data = FrozenMap({"quote": FrozenMap({"exact": "No"})})

    assert found(UnknownRecord(id="u", foreign=Foreign(tag="acme:unknown"), data=data)) == []
