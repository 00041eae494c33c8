from __future__ import annotations

import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.model import Entity, Group, Organization, Person, Place, Protection, Source, UnnamedSource
from counterclaim.values import Protected

EVERY_ENTITY = (Entity, Source, Person, Organization, Group, UnnamedSource, Place)


@pytest.mark.parametrize("cls", EVERY_ENTITY)
class TestEveryEntity:
    @pytest.mark.parametrize("name", ["", " ", "\n\u2003", None, 7])
    def test_has_a_name_to_show(self, cls, name):
        with pytest.raises(InvalidRecordError, match="name: expected a text that is not empty"):
            cls(id="a", name=name)

    def test_keeps_the_name_as_received(self, cls):
        assert cls(id="a", name=" Größe ").name == " Größe "

    @pytest.mark.parametrize("field", ["aliases", "same_as"])
    def test_has_lists_of_texts(self, cls, field):
        assert getattr(cls(id="a", name="A", **{field: ("b", "")}), field) == ("b", "")
        with pytest.raises(InvalidRecordError, match=rf"{field}\[1\]: expected a text"):
            cls(id="a", name="A", **{field: ("b", 7)})

    def test_is_an_entity(self, cls):
        assert issubclass(cls, Entity)


@pytest.mark.parametrize("cls", [Source, Person, Organization, Group, UnnamedSource])
class TestEverySource:
    @pytest.mark.parametrize("field", ["interests", "depends_on"])
    def test_refers_by_ids(self, cls, field):
        assert getattr(cls(id="a", name="A", **{field: ("b",)}), field) == ("b",)
        with pytest.raises(InvalidRecordError, match=rf"{field}\[0\]: expected the id of"):
            cls(id="a", name="A", **{field: ("b c",)})

    def test_is_a_source(self, cls):
        assert issubclass(cls, Source)


def test_a_place_is_no_source_and_lies_in_places():
    assert not issubclass(Place, Source)
    assert Place(id="belgrade", name="Belgrade", within=("serbia",)).within == ("serbia",)
    with pytest.raises(InvalidRecordError, match=r"within\[0\]: expected the id of a place"):
        Place(id="belgrade", name="Belgrade", within=("",))


def test_a_group_has_members():
    assert Group(id="g", name="Protesters", members=("a", "b")).members == ("a", "b")
    with pytest.raises(InvalidRecordError, match=r"members\[1\]: expected the id of a source"):
        Group(id="g", name="Protesters", members=("a", None))  # type: ignore[arg-type]


class TestAPerson:
    def test_is_not_judged_unless_somebody_did(self):
        person = Person(id="p", name="P")

        assert person.public_figure is None
        assert person.protected_as is None

    def test_may_be_protected(self):
        assert Person(id="p", name="P", protected_as=Protection.MINOR).protected_as is Protection.MINOR
        with pytest.raises(InvalidRecordError, match="protected_as: expected one of minor, victim"):
            Person(id="p", name="P", protected_as="minor")  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [0, 1, "true"])
    def test_is_a_public_figure_or_not(self, value):
        with pytest.raises(InvalidRecordError, match="public_figure: expected true or false"):
            Person(id="p", name="P", public_figure=value)


class TestAnUnnamedSource:
    @pytest.mark.parametrize("count", [1, 2, 2**53 - 1, None])
    def test_stands_for_one_or_more(self, count):
        assert UnnamedSource(id="u", name="Officials", count=count).count == count

    @pytest.mark.parametrize("count", [0, -1, True, 1.0, 2**53])
    def test_does_not_stand_for_nobody(self, count):
        with pytest.raises(InvalidRecordError, match="count: expected a whole number from 1"):
            UnnamedSource(id="u", name="Officials", count=count)

    def test_keeps_an_identity_under_protection(self):
        identity = UnnamedSource(id="u", name="An official", identity=Protected("N. N.")).identity

        assert identity is not None
        assert identity.reveal() == "N. N."

    @pytest.mark.parametrize("hidden", [7, None, b"x", "\ud800"])
    def test_protects_texts_only_and_does_not_show_what_was_hidden(self, hidden):
        with pytest.raises(InvalidRecordError, match=r"identity: expected a protected text$"):
            UnnamedSource(id="u", name="An official", identity=Protected(hidden))

    def test_does_not_take_an_identity_in_the_clear(self):
        with pytest.raises(InvalidRecordError, match="identity: ") as caught:
            UnnamedSource(id="u", name="An official", identity="N. N.")  # type: ignore[arg-type]
        assert "N. N." not in str(caught.value)
