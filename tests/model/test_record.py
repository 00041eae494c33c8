from __future__ import annotations

import pickle

import attrs
import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import Claim, Foreign, Note, Quote, Rating, Record, Statement, UnknownRecord
from counterclaim.registry import record_type, temporary_types
from counterclaim.values import SomeValue


def note(**fields) -> Note:
    return Note(**{"id": "n", "text": "checked", **fields})


class TestARecord:
    def test_cannot_be_changed(self):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            note().text = "x"  # type: ignore[misc]

    def test_takes_no_attributes_that_it_does_not_have(self):
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            note().colour = "red"  # type: ignore[attr-defined]

    def test_takes_keyword_arguments_only(self):
        with pytest.raises(TypeError):
            Note("n")  # type: ignore[call-arg, misc]

    def test_compares_by_structure(self):
        assert note() == note()
        assert hash(note()) == hash(note())
        assert note() != note(by="desk")

    def test_is_not_equal_to_a_record_of_another_type_with_the_same_fields(self):
        @attrs.frozen(kw_only=True)
        class OtherNote(Note):
            pass

        assert OtherNote(id="n", text="checked") != note()

    @pytest.mark.parametrize("id", ["", "a b", "a\n", "x" * 257, 7, None])
    def test_has_an_id_without_white_space(self, id):
        with pytest.raises(InvalidRecordError, match="id: expected an id: 1 to 256 characters without white"):
            note(id=id)

    def test_comes_back_from_pickle(self):
        record = note(extra={"acme:tone": ["dry", {"level": 2}]})

        assert pickle.loads(pickle.dumps(record)) == record


class TestExtraFields:
    def test_are_frozen_on_the_way_in(self):
        record = note(extra={"acme:tone": ["dry", {"level": 2}]})

        assert record.extra == FrozenMap({"acme:tone": ("dry", FrozenMap({"level": 2}))})
        assert hash(record)

    def test_are_shared_where_there_are_none(self):
        assert note().extra is EMPTY
        assert note(extra={}).extra is EMPTY

    @pytest.mark.parametrize("key", ["type", "v", "bases", "id", "text", "settles", "extra", "foreign"])
    def test_do_not_take_the_name_of_a_field_or_reserved_key(self, key):
        with pytest.raises(InvalidRecordError, match=f"extra: the key '{key}' names a field"):
            note(extra={"acme:tone": 1, key: "x"})

    def test_of_nested_parts_are_kept_and_checked_too(self):
        for part in (Quote, Rating, Statement):
            needed = {
                Quote: {"exact": "x"},
                Rating: {},
                Statement: {"subject": "a", "property": "b", "value": SomeValue()},
            }[part]
            assert part(extra={"acme:x": 1}, **needed).extra["acme:x"] == 1
            with pytest.raises(InvalidRecordError, match="extra: the key 'v' names a field"):
                part(extra={"v": 1}, **needed)

    def test_may_be_called_id_where_there_is_none(self):
        assert Quote(exact="x", extra={"id": "q1"}).extra["id"] == "q1"

    @pytest.mark.parametrize(
        "extra",
        [
            None,
            7,
            ["a"],
            {1: "a"},
            {"a": object()},
            {"a": float("nan")},
            {"a": 2**53},
            {"a": "\ud800"},
            {"a": {1, 2}},
            {"a": b"x"},
        ],
    )
    def test_are_json_and_nothing_else(self, extra):
        with pytest.raises(InvalidRecordError, match="extra: expected an object of JSON values"):
            note(extra=extra)

    def test_that_nest_too_deeply_or_hold_themselves_are_refused(self):
        deep: dict[str, object] = {}
        for _ in range(5_000):
            deep = {"a": deep}
        circle: dict[str, object] = {}
        circle["a"] = circle

        for extra in (deep, circle):
            with pytest.raises(InvalidRecordError, match="extra: expected an object of JSON values"):
                note(extra=extra)

    def test_of_an_extension_leave_room_for_its_own_fields_only(self):
        with temporary_types():

            @record_type("acme:signed-note")
            @attrs.frozen(kw_only=True)
            class SignedNote(Note):
                signature: str

            with pytest.raises(InvalidRecordError, match="'signature' names a field"):
                SignedNote(id="n", text="x", signature="s", extra={"signature": "t"})
            assert note(extra={"signature": "t"})


class TestForeign:
    def test_keeps_tag_version_and_bases(self):
        foreign = Foreign(tag="acme:geo-claim", version=2, bases=(("claim", 1),))

        assert note(foreign=foreign).foreign == foreign

    @pytest.mark.parametrize(
        ("fields", "path"),
        [
            ({"tag": 7}, "tag"),
            ({"tag": None}, "tag"),
            ({"version": 0}, "version"),
            ({"version": "1"}, "version"),
            ({"version": True}, "version"),
            ({"bases": [("claim", 1)]}, "bases"),
            ({"bases": (["claim", 1],)}, r"bases\[0\]"),
            ({"bases": (("claim", 0),)}, r"bases\[0\]"),
            ({"bases": (("claim",),)}, r"bases\[0\]"),
        ],
    )
    def test_is_checked_like_everything_else(self, fields, path):
        with pytest.raises(InvalidRecordError, match=f"^foreign: {path}: expected"):
            Foreign(**{"tag": "acme:geo-claim", **fields})


class TestUnknownRecord:
    def test_keeps_everything_it_held(self):
        record = UnknownRecord(
            id="x", foreign=Foreign(tag="acme:x"), data=FrozenMap({"reason": "any key", "foreign": 1})
        )

        assert record.data["reason"] == "any key"
        assert record.reason is None

    def test_has_a_type_it_was_written_as(self):
        with pytest.raises(InvalidRecordError, match="foreign: expected a foreign, found null"):
            UnknownRecord(id="x", foreign=None)  # type: ignore[arg-type]


def test_a_type_of_an_extension_checks_its_fields_without_a_word_of_code():
    @attrs.frozen(kw_only=True)
    class GeoClaim(Claim):
        latitude: float

    assert GeoClaim(id="a", text="x", latitude=44.8)
    with pytest.raises(InvalidRecordError, match=r"^geo claim: latitude: expected a number, found '44\.8'$"):
        GeoClaim(id="a", text="x", latitude="44.8")  # type: ignore[arg-type]


def test_the_base_of_all_records_may_stand_alone():
    assert Record(id="a") == Record(id="a")
