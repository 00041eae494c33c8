from __future__ import annotations

import attrs
import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.frozen import FrozenMap
from counterclaim.values import EntityRef, NoValue, SomeValue, Text, UnknownValue, Value


class TestSomeAndNoValue:
    def test_are_equal_to_themselves_and_not_to_each_other(self):
        assert SomeValue() == SomeValue()
        assert NoValue() == NoValue()
        assert SomeValue() != NoValue()
        assert len({SomeValue(), SomeValue(), NoValue()}) == 2


class TestUnknownValue:
    def test_keeps_what_it_was_written_as(self):
        value = UnknownValue(tag="acme:colour", data=FrozenMap({"name": "red"}))

        assert value.tag == "acme:colour"
        assert value.data["name"] == "red"

    @pytest.mark.parametrize("data", [{"name": object()}, FrozenMap({"a": float("nan")}), None])
    def test_refuses_what_could_not_be_written_again(self, data):
        with pytest.raises(InvalidRecordError, match="data: expected an object of JSON values"):
            UnknownValue(tag="acme:colour", data=data)


class TestAnExtensionValue:
    def test_is_checked_against_its_annotations(self):
        @attrs.frozen
        class Colour(Value):
            name: str
            depth: int = 0

        assert Colour("red").depth == 0
        with pytest.raises(
            InvalidRecordError, match=r"^colour: name: expected a text, found 7; depth: expected"
        ):
            Colour(7, "x")  # type: ignore[arg-type]


class TestText:
    def test_is_kept_as_it_stands(self):
        assert Text(" Größe ").value == " Größe "

    def test_may_be_empty(self):
        assert Text("").value == ""

    def test_of_another_language_is_another_value(self):
        assert Text("Chat", "de") != Text("Chat", "fr")

    @pytest.mark.parametrize("language", ["de", "pt-BR", "sr-Latn-RS", "x-klingon", "de-1901", "DE"])
    def test_takes_language_tags(self, language):
        assert Text("a", language).language == language

    @pytest.mark.parametrize(
        "language", ["", "d e", "de_DE", "de-", "-de", "deutschland", "1de", "dé", "de--at"]
    )
    def test_refuses_what_is_no_language_tag(self, language):
        with pytest.raises(InvalidRecordError, match="language: expected a language tag"):
            Text("a", language)


class TestEntityRef:
    def test_holds_an_id(self):
        assert EntityRef("belgrade").id == "belgrade"

    @pytest.mark.parametrize("id", ["", "a b", None])
    def test_refuses_what_is_no_id(self, id):
        with pytest.raises(InvalidRecordError, match="id: expected the id of an entity"):
            EntityRef(id)
