import json

import pytest

from counterclaim.formats.prov.fields import JsonText, RecordName, attributes_of, label_of, tag_of
from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Foreign,
    Note,
    Organization,
    Person,
    Place,
    Statement,
    UnknownRecord,
    UnnamedSource,
)
from counterclaim.values import Protected, SomeValue
from formats.prov.helpers import exported


def attributes(record, protected="refuse"):
    return list(attributes_of(record, protected))


class TestAttributes:
    def test_texts_truth_values_and_whole_numbers_are_as_they_are(self):
        assert ("text", "It is") in attributes(Claim(id="c", text="It is"))
        assert ("public_figure", True) in attributes(Person(id="p", name="P", public_figure=True))
        assert ("count", 17) in attributes(UnnamedSource(id="u", name="17 people", count=17))

    def test_references_name_records(self):
        assert attributes(Note(id="n", about=("c",), text="Sic")) == [
            ("text", "Sic"),
            ("about", RecordName("c")),
        ]

    def test_the_order_of_references_is_told_where_it_is_another_than_by_id(self):
        by_id = attributes(Note(id="n", about=("a", "b"), text="Sic"))
        other = attributes(Note(id="n", about=("b", "a"), text="Sic"))

        assert by_id == [("text", "Sic"), ("about", RecordName("a")), ("about", RecordName("b"))]
        assert other == [*by_id, ("about.order", JsonText('["b", "a"]'))]

    def test_so_is_a_reference_that_stands_there_twice(self):
        twice = attributes(Note(id="n", about=("a", "a"), text="Sic"))

        assert twice[1:] == [("about", RecordName("a")), ("about.order", JsonText('["a", "a"]'))]

    def test_what_is_made_of_parts_is_json(self):
        statement = Statement(subject="huawei", property="customer", value=SomeValue(), negated=True)
        (written,) = (
            value
            for name, value in attributes(Claim(id="c", text="It is not", statements=(statement,)))
            if name == "statements"
        )

        (read,) = json.loads(written.text)
        assert read["subject"] == "huawei"
        assert read["negated"] is True

    def test_a_word_is_there_even_where_it_is_the_usual_one(self):
        told = dict(attributes(Attribution(id="a", of="c", source="s", relays=("b",))))

        assert told["certainty"] == "uncommitted"
        assert told["mode"] == "states"
        assert dict(attributes(Claim(id="c", text="It is")))["kind"] == "assertion"

    def test_fields_that_nobody_knows_are_there_as_well(self):
        claim = Claim(id="c", text="It is", extra={"acme:tone": "harsh", "": None, "n": 1.5})

        assert attributes(claim)[-3:] == [
            ("acme%3Atone", "harsh"),
            (".", JsonText("null")),
            ("n", JsonText("1.5")),
        ]

    @pytest.mark.parametrize(("mode", "there"), [("keep", True), ("mask", False)])
    def test_a_protected_value_is_there_only_if_it_is_kept(self, mode, there):
        source = UnnamedSource(id="u", name="An official", identity=Protected("the name"))

        assert (("identity", "the name") in attributes(source, mode)) is there


class TestLabels:
    @pytest.mark.parametrize(
        ("record", "label"),
        [
            (Organization(id="o", name="Huawei"), "Huawei"),
            (Place(id="p", name="Belgrade"), "Belgrade"),
            (Document(id="d", title="Wie Belgrad"), "Wie Belgrad"),
            (Document(id="d"), None),
            (Note(id="n", text="Sic"), None),
        ],
    )
    def test_names_and_titles_are_shown(self, record, label):
        assert label_of(record) == label

    def test_no_claim_is_shown_as_if_it_were_a_fact(self):
        assert label_of(Claim(id="c", text="It is")) is None


class TestTags:
    def test_the_tag_is_that_of_the_type_as_it_was_written(self):
        assert tag_of(Person(id="p", name="P")) == "person"
        assert tag_of(UnknownRecord(id="x", foreign=Foreign(tag="acme:thing"))) == "acme:thing"

    def test_it_is_the_type_in_the_document(self):
        unknown = UnknownRecord(id="x", foreign=Foreign(tag="acme:thing", version=2), data={"colour": "red"})

        assert exported(unknown)["entity"]["record:x"] == {
            "prov:type": {"$": "counterclaim:acme%3Athing", "type": "xsd:QName"},
            "counterclaim:v": {"$": "2", "type": "xsd:int"},
            "counterclaim:colour": "red",
        }
