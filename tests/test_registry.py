from __future__ import annotations

import attrs
import pytest

from counterclaim.errors import DuplicateTagError, UnregisteredTypeError
from counterclaim.model import Claim, Record, UnknownRecord, UnnamedSource
from counterclaim.registry import (
    Must,
    Ref,
    find_tag,
    is_id,
    record_type,
    registration_of,
    registrations,
    temporary_types,
    value_type,
)
from counterclaim.values import Quantity, UnknownValue, Value


@pytest.fixture(autouse=True)
def forgotten_types():
    with temporary_types():
        yield


def geo_claim(tag: str = "acme:geo-claim", **options) -> type:
    @record_type(tag, **options)
    @attrs.frozen(kw_only=True)
    class GeoClaim(Claim):
        latitude: float | None = None

    return GeoClaim


class TestTheTypesOfTheLibrary:
    def test_have_stable_tags(self):
        assert [entry.tag for entry in registrations("record")] == [
            "attribution",
            "case",
            "claim",
            "document",
            "entity",
            "evidence",
            "group",
            "note",
            "organization",
            "person",
            "place",
            "property",
            "rebuttal",
            "reply-request",
            "review",
            "same-as",
            "snapshot",
            "source",
            "unnamed-source",
        ]

    def test_have_no_prefix(self):
        own = [entry for entry in registrations() if entry.cls.__module__.startswith("counterclaim.")]

        assert own
        assert not any(entry.is_extension for entry in own)

    def test_know_their_bases_nearest_first(self):
        assert registration_of(UnnamedSource).bases == (("source", 1), ("entity", 1))

    def test_leave_out_the_stand_ins_for_unknown_types(self):
        for cls in (UnknownRecord, UnknownValue, Record, Value):
            with pytest.raises(UnregisteredTypeError):
                registration_of(cls)

    def test_are_listed_by_kind(self):
        assert {entry.kind for entry in registrations("value")} == {"value"}
        assert set(registrations("value")) | set(registrations("record")) == set(registrations())


class TestAnExtensionType:
    def test_is_found_by_tag_and_class(self):
        cls = geo_claim()

        entry = find_tag("acme:geo-claim")

        assert entry is registration_of(cls)
        assert entry.cls is cls
        assert entry.is_extension
        assert (entry.kind, entry.version, entry.bases) == ("record", 1, (("claim", 1),))

    def test_is_forgotten_after_temporary_types(self):
        with temporary_types():
            cls = geo_claim()

        assert find_tag("acme:geo-claim") is None
        with pytest.raises(UnregisteredTypeError, match="GeoClaim is not registered"):
            registration_of(cls)

    def test_is_forgotten_even_when_the_test_fails(self):
        def fail() -> None:
            with temporary_types():
                geo_claim()
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()

        assert find_tag("acme:geo-claim") is None

    def test_does_not_register_its_subclasses(self):
        @attrs.frozen(kw_only=True)
        class Special(geo_claim()):  # type: ignore[misc]
            pass

        with pytest.raises(UnregisteredTypeError):
            registration_of(Special)

    def test_may_be_a_value(self):
        @value_type("acme:colour")
        @attrs.frozen
        class Colour(Value):
            name: str

        assert registration_of(Colour).kind == "value"


class TestTags:
    @pytest.mark.parametrize(
        "tag", ["", "Claim", "acme:", ":claim", "acme:Geo", "acme:geo claim", "a:b:c", "acme:1", "acme:größe"]
    )
    def test_of_another_form_are_refused(self, tag):
        with pytest.raises(ValueError, match="is no tag"):
            record_type(tag)

    def test_without_prefix_are_for_the_library(self):
        with pytest.raises(ValueError, match="needs a prefix"):
            geo_claim("geo-claim")

    def test_are_not_given_twice(self):
        geo_claim()

        with pytest.raises(DuplicateTagError) as caught:

            @record_type("acme:geo-claim")
            @attrs.frozen(kw_only=True)
            class OtherClaim(Claim):
                pass

        assert caught.value.owner.endswith("GeoClaim")

    def test_pass_on_when_the_same_class_is_made_again(self):
        first, second = geo_claim(), geo_claim()

        assert find_tag("acme:geo-claim").cls is second  # type: ignore[union-attr]
        with pytest.raises(UnregisteredTypeError):
            registration_of(first)


class TestVersions:
    def test_need_a_migration_for_each_older_one(self):
        with pytest.raises(ValueError, match=r"one migration for each older version: \[2\]"):
            record_type("acme:x", version=3, migrations={1: dict})

    def test_need_no_migration_from_themselves(self):
        with pytest.raises(ValueError, match="migration"):
            record_type("acme:x", version=1, migrations={1: dict})

    def test_start_at_one(self):
        with pytest.raises(ValueError, match="version 0"):
            record_type("acme:x", version=0)

    def test_are_kept_with_their_migrations(self):
        entry = registration_of(geo_claim(version=2, migrations={1: dict}))

        assert entry.version == 2
        assert entry.migrations[1] is dict

    def test_of_bases_are_those_at_registration(self):
        base = geo_claim(version=2, migrations={1: dict})

        @record_type("acme:closer")
        @attrs.frozen(kw_only=True)
        class Closer(base):  # type: ignore[valid-type, misc]
            pass

        assert registration_of(Closer).bases == (("acme:geo-claim", 2), ("claim", 1))


class TestAClassThatIsNotReady:
    def test_because_it_is_plain_is_refused(self):
        with pytest.raises(TypeError, match=r"put @record_type above @attrs\.frozen"):

            @record_type("acme:x")
            class Plain:
                pass

    @pytest.mark.parametrize("decorator", [record_type, value_type])
    def test_because_the_decorators_are_in_the_wrong_order_is_refused(self, decorator):
        parent = Claim if decorator is record_type else Quantity

        with pytest.raises(TypeError, match=r"_type above @attrs\.frozen"):

            @attrs.frozen(kw_only=True)
            @decorator("acme:x")
            class Inverted(parent):
                pass

    def test_because_it_lacks_the_fields_of_a_record_is_refused(self):
        with pytest.raises(TypeError, match="derive it from Record"):

            @record_type("acme:x")
            @attrs.frozen
            class NoRecord:
                id: str

    def test_leaves_nothing_registered(self):
        with pytest.raises(TypeError):
            record_type("acme:x")(dict)

        assert find_tag("acme:x") is None


class TestRef:
    def test_says_what_may_stand_there(self):
        assert Ref("claim").expected == "claim"
        assert Ref("claim", "rebuttal").expected == "claim or rebuttal"
        assert Ref("reply-request").expected == "reply request"
        assert Ref().expected == "record"

    def test_compares_by_its_tags(self):
        assert Ref("claim") == Ref("claim")
        assert hash(Ref("claim")) == hash(Ref("claim"))
        assert Ref("claim") != Ref("entity")
        assert Ref() != ()

    def test_shows_its_tags(self):
        assert repr(Ref("claim", "rebuttal")) == "Ref('claim', 'rebuttal')"


class TestIds:
    @pytest.mark.parametrize(
        "id", ["a", "leak", "c@paper", "0", "Größe", "полиција", "🎥", "a/b#1", "q" * 256, "x\u200dy"]
    )
    def test_of_any_script_are_accepted(self, id):
        assert is_id(id)

    @pytest.mark.parametrize(
        "id",
        [
            "",
            "q" * 257,
            "ü" * 257,
            "\u200d" * 257,
            " ",
            "a b",
            "a\tb",
            "a\n",
            "\na",
            "a\u00a0b",
            "a\u2003b",
            "a\u2028b",
            "a\x00b",
            "a\x7fb",
            "a\x85b",
            "a\x9bb",
            "a\ud800b",
            7,
            None,
            b"a",
        ],
    )
    def test_with_white_space_controls_or_too_much_of_anything_are_refused(self, id):
        assert not is_id(id)

    def test_of_a_subclass_of_text_are_refused(self):
        class Marked(str):
            pass

        assert not is_id(Marked("leak"))


def test_a_rule_is_compared_by_identity():
    assert Must(bool, "x") != Must(bool, "x")


def test_a_type_has_one_tag():
    with temporary_types():

        @record_type("acme:first")
        @attrs.frozen(kw_only=True)
        class Twice(Record):
            pass

        with pytest.raises(ValueError, match="is registered under the tag 'acme:first'; a type has one tag"):
            record_type("acme:second")(Twice)
