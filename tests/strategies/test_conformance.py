"""What the conformance check finds: each wrong type below breaks one rule, and is told which."""

import enum
import itertools
import re
import sys
from datetime import time
from decimal import Decimal
from typing import Annotated, Any, Protocol

import attrs
import pytest

from counterclaim.checks import check_fields
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import Claim, Entity, Note, Source, UnknownRecord
from counterclaim.model.record import ClaimRef, Extensible
from counterclaim.registry import Must, Ref, record_type, registrations, temporary_types, value_type
from counterclaim.strategies import ConformanceError, check_type, for_type
from counterclaim.values import Protected, Quantity, Value
from counterclaim.values.quantity import positional

TAG = "acme:thing"


@pytest.fixture(autouse=True)
def _forget_types():
    with temporary_types():
        yield


def record(cls=None, /, **options):
    """Register a class as extensions should; *options* go to the decorator."""
    if cls is None:
        return lambda cls: record(cls, **options)
    return record_type(TAG, **options)(attrs.frozen(kw_only=True)(cls))


def value(cls):
    return value_type(TAG)(attrs.frozen(cls))


def complaint(cls, **options):
    with pytest.raises(ConformanceError) as caught:
        check_type(cls, **options)
    assert str(caught.value) == f"{cls.__module__}.{cls.__qualname__}: {caught.value.reason}"
    assert caught.value.name.endswith(cls.__qualname__)
    return caught.value.reason


# -- types that are fine -------------------------------------------------------------------------------------


class Mood(enum.Enum):
    CALM = "calm"
    TENSE = "tense"


@attrs.frozen(kw_only=True)
class Frame(Extensible):
    number: int
    moods: tuple[Mood, ...] = ()


@attrs.frozen
class Spot(Value):
    """A spot on the map."""

    latitude: Annotated[Decimal, Must(lambda number: abs(number) <= 90, "degrees")] = attrs.field(
        converter=positional, eq=str
    )
    at: time | None = None


@attrs.frozen(kw_only=True)
class Sighting(Claim):
    """Something that was seen somewhere."""

    spot: Spot | None = None
    size: Quantity | None = None
    frames: tuple[Frame, ...] = ()
    same_as: tuple[ClaimRef, ...] = ()
    labels: FrozenMap[str, str] = EMPTY
    witness: Protected[str] | None = None
    mood: Mood = Mood.CALM
    certain: bool | None = None


class TestGoodTypes:
    @pytest.mark.parametrize("cls", [entry.cls for entry in registrations()], ids=lambda cls: cls.__name__)
    def test_every_type_of_the_library_passes(self, cls):
        check_type(cls, examples=20)

    def test_extensions_with_fields_of_every_kind_pass(self):
        value_type("acme:spot")(Spot)
        record_type("acme:sighting")(Sighting)

        check_type(Spot, examples=50)
        check_type(Sighting, examples=50)

    def test_a_type_of_an_extension_of_an_extension_passes(self):
        value_type("acme:spot")(Spot)
        record_type("acme:sighting")(Sighting)

        @record_type("other:night-sighting")
        @attrs.frozen(kw_only=True)
        class NightSighting(Sighting):
            """A sighting after dark."""

            lit: bool = False

        check_type(NightSighting, examples=20)

    def test_what_is_registered_is_as_it_was_afterwards(self):
        @record
        class Thing(Note):
            """A thing."""

        before = registrations()
        check_type(Thing, examples=5)

        assert registrations() == before

    def test_without_jsonschema_all_else_is_checked(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "jsonschema", None)
        monkeypatch.setattr("counterclaim.strategies._instance_rules.find_spec", lambda _: None)

        @record
        class Thing(Note):
            """A thing."""

            word: Annotated[str, Must(lambda word: True, "a text", {"maxLength": 0})] = "long"

        check_type(Thing, examples=5)


class TestRegistration:
    def test_a_type_is_registered(self):
        assert "is not registered, so it is never written; put @record_type" in complaint(UnknownRecord)
        assert "put @value_type with a tag of its own" in complaint(Spot)

    def test_a_subclass_is_registered_itself(self):
        @record
        class Thing(Note):
            """A thing."""

        class Special(Thing):
            """A special thing."""

        assert "is not registered" in complaint(Special)

    def test_a_value_derives_from_value(self):
        @value
        class Alone:
            """Derived from nothing."""

            name: str

        assert complaint(Alone) == "is registered as a value and does not derive from Value; derive it"

    def test_a_record_is_not_registered_as_a_value(self):
        @value_type(TAG)
        @attrs.frozen(kw_only=True)
        class Misplaced(Note):
            """A record."""

        assert "is registered as a value and does not derive from Value" in complaint(Misplaced)

    def test_a_public_type_says_what_it_is(self):
        @record
        class Silent(Note):
            pass

        @record_type("acme:other")
        @attrs.frozen(kw_only=True)
        class _Private(Note):
            pass

        assert complaint(Silent).startswith("has no docstring; its first line")
        check_type(_Private, examples=5)


class TestDecoration:
    def test_a_type_has_slots(self):
        @value_type(TAG)
        @attrs.frozen(slots=False)
        class Roomy(Value):
            """Anything can be put on it."""

            name: str

        assert "has no slots" in complaint(Roomy)

    def test_slots_are_missing_when_a_parent_has_none(self):
        class Mixin:
            pass

        @record
        class Mixed(Note, Mixin):
            """A thing."""

        assert "every class it derives from" in complaint(Mixed)

    def test_records_take_fields_by_name(self):
        @record_type(TAG)
        @attrs.frozen
        class Positional(Note):
            """A thing."""

            colour: str = ""

        assert complaint(Positional).startswith("takes colour by position")

    def test_a_type_can_be_hashed(self):
        @record_type(TAG)
        @attrs.frozen(kw_only=True, unsafe_hash=False)
        class Unhashable(Note):
            """A thing."""

            __hash__ = None

        assert "does not compare and hash by what it holds" in complaint(Unhashable)

    def test_no_field_is_left_out_of_comparison(self):
        @record
        class Partial(Note):
            """A thing."""

            colour: str = attrs.field(default="", eq=False)

        assert complaint(Partial).startswith("leaves colour out of comparison")

    def test_what_its_fields_hold_never_changes_either(self):
        @attrs.define(unsafe_hash=True)
        class Pixel:
            x: int = 0

        @record
        class Screen(Note):
            """A thing."""

            pixels: tuple[Pixel, ...] = ()

        with pytest.raises(ConformanceError, match=r"Pixel: is held in a field and can be changed"):
            check_type(Screen)


class Meth(Protocol):
    """Something that cannot be written."""


class Level(enum.Enum):
    LOW = 1
    HIGH = 2


class TestFields:
    @pytest.mark.parametrize("name", ["v", "type", "bases", "extra", "foreign"])
    def test_no_field_has_a_name_that_is_taken(self, name):
        cls = value_type(TAG)(
            attrs.make_class(
                "Clash",
                {name: attrs.field(default="x")},
                bases=(Value,),
                frozen=True,
                class_body={"__doc__": "A clash.", "__annotations__": {name: str}},
            )
        )

        assert complaint(cls).startswith(f"has a field {name}, which means something else")

    def test_records_cannot_redefine_what_has_its_own_place(self):
        @record
        class Clash(Note):
            """A thing."""

            extra: str = ""

        assert complaint(Clash).startswith("has a field extra, which means something else")

    def test_every_field_is_an_argument_of_its_own_name(self):
        @value
        class Private(Value):
            """A thing."""

            _secret: str = ""

        assert complaint(Private).startswith("does not take _secret as an argument of that name")

    def test_no_field_is_left_out_of_the_constructor(self):
        @record
        class Derived(Note):
            """A thing."""

            length: int = attrs.field(init=False, default=0)

        assert "derive what follows from others by a property" in complaint(Derived)

    def test_every_field_is_annotated(self):
        @value_type(TAG)
        @attrs.frozen(auto_attribs=False)
        class Bare(Value):
            """A thing."""

            name = attrs.field(default="")

        assert complaint(Bare) == "has a field name without an annotation; annotate it"

    def test_annotations_exist_at_run_time(self):
        @value
        class Dangling(Value):
            """A thing."""

            name: "Elsewhere"  # noqa: F821

        reason = complaint(Dangling)
        assert "has an annotation that cannot be read" in reason
        assert "'Elsewhere', which does not exist at run time" in reason

    @pytest.mark.parametrize(
        ("hint", "reason"),
        [
            (list[str], "has a field field that holds a list, which may change after it is made"),
            (set[str], "annotate it as tuple[…, ...]"),
            (frozenset[str], "annotate it as tuple[…, ...]"),
            (dict[str, str], "annotate it as FrozenMap[str, …]"),
            (tuple[dict[str, str], ...], "annotate it as FrozenMap[str, …]"),
            (bytes, "annotate it as tuple[…, ...]"),
            (FrozenMap[int, str], "the keys of a JSON object are texts"),
            (complex, "has a field field that cannot be written: <class 'complex'> has no form in JSON"),
            (object, "has no form in JSON"),
            (Any, "has no form in JSON"),
            (Meth, "has no form in JSON"),
            (str | Decimal, "has no form in JSON"),
            (Level, "has a field field with the choice 1; write the values of Level as texts"),
            (Note | None, "that holds a record; hold its id instead"),
            (Spot, "that holds what cannot be written"),
            (Decimal | None, "takes 5.0 and 5 for the same, which are written differently"),
        ],
        ids=str,
    )
    def test_every_annotation_allows_only_what_is_kept_and_written(self, hint, reason):
        cls = type("Odd", (Note,), {"__doc__": "A thing.", "__annotations__": {"field": hint}})

        assert reason in complaint(record(cls))

    def test_references_name_types_that_are_known(self):
        @record
        class Lost(Note):
            """A thing."""

            of: tuple[Annotated[str, Ref("person", "clam")], ...] = ()

        assert complaint(Lost) == (
            "has a field of that refers to 'clam', which is no record type; did you mean 'claim'?"
        )

    def test_references_do_not_name_values(self):
        @record
        class Lost(Note):
            """A thing."""

            of: Annotated[str, Ref("quantity")] | None = None

        assert "refers to 'quantity', which is no record type" in complaint(Lost)


class TestDefaults:
    def test_a_default_obeys_its_annotation(self):
        @record
        class Careless(Note):
            """A thing."""

            colour: str = None

        reason = complaint(Careless)
        assert "a field colour whose default is null, which its annotation refuses: expected a text" in reason

    def test_a_default_from_a_factory_does_too(self):
        @record
        class Careless(Note):
            """A thing."""

            colours: tuple[str, ...] = attrs.field(factory=list)

        assert "whose default is an empty list" in complaint(Careless)

    def test_a_default_from_other_fields_does_too(self):
        @record
        class Careless(Note):
            """A thing."""

            colour: str = attrs.field(default=attrs.Factory(lambda note: len(note.text), takes_self=True))

        assert "a field colour whose default for other fields is " in complaint(Careless)

    def test_a_field_of_a_base_keeps_its_default(self):
        @record
        class Doubtful(Claim):
            """A thing."""

            language: str | None = "en"

        assert complaint(Doubtful).startswith(
            "gives language of claim another default. A default is not written"
        )

    def test_a_field_that_a_base_requires_stays_required(self):
        @record
        class Nameless(Entity):
            """A thing."""

            name: str = "nobody"

        assert complaint(Nameless).startswith("gives name of entity another default")

    def test_a_field_of_a_base_may_become_required(self):
        @record
        class Roled(Source):
            """A thing."""

            role: str

        check_type(Roled, examples=20)


class TestInstances:
    def test_the_check_of_the_parent_is_called(self):
        @record
        class Unchecked(Note):
            """A thing."""

            colour: str = ""

            def __attrs_post_init__(self):
                if self.colour == "none":
                    raise ValueError("name a colour")

        reason = complaint(Unchecked)
        assert re.match(r"does not check \w+ against its annotation", reason)
        assert "super().__attrs_post_init__() before anything else" in reason

    def test_it_is_called_first(self):
        @value
        class Late(Value):
            """A thing."""

            colour: str = ""

            def __attrs_post_init__(self):
                if not self.colour.isprintable():
                    raise ValueError("write the colour out")
                super().__attrs_post_init__()

        assert "does not check colour against its annotation" in complaint(Late)

    def test_what_its_fields_hold_is_checked_as_well(self):
        @attrs.frozen
        class Pixel:
            x: int = 0

        @record
        class Screen(Note):
            """A thing."""

            pixels: tuple[Pixel, ...] = ()

        reason = complaint(Screen)
        assert "holds a Pixel that does not check x against its annotation" in reason
        assert "call check_fields(self), from counterclaim.checks" in reason

        @attrs.frozen
        class CheckedPixel:
            x: int = 0

            def __attrs_post_init__(self):
                check_fields(self)

        @record_type("acme:screen")
        @attrs.frozen(kw_only=True)
        class CheckedScreen(Note):
            """A thing."""

            pixels: tuple[CheckedPixel, ...] = ()

        check_type(CheckedScreen, examples=20)

    def test_a_copy_is_equal(self):
        @record_type(TAG)
        @attrs.frozen(kw_only=True, eq=False)
        class Lonely(Note):
            """A thing."""

            def __eq__(self, other):
                return self is other

            def __hash__(self):
                return id(self)

        assert complaint(Lonely).startswith("is not equal to itself once it is made again")

    def test_it_can_be_pickled(self):
        assert "cannot be pickled and hashed" in complaint(record_type(TAG)(Sealed))

    def test_comparison_sees_every_field(self):
        @record_type(TAG)
        @attrs.frozen(kw_only=True, eq=False)
        class Blurred(Note):
            """A thing."""

            colour: str = ""

        assert "takes two for the same that differ in colour and are written differently" in complaint(
            Blurred
        )

    def test_converters_leave_their_own_results_alone(self):
        @record
        class Forgetful(Note):
            """A thing."""

            colour: str = attrs.field(default="red", converter=lambda colour: colour + "!")

        assert complaint(Forgetful).startswith(
            "is not equal to itself once it is made again of its own fields"
        )

    def test_it_is_read_back_as_it_was(self):
        @record_type(TAG)
        @attrs.frozen(kw_only=True, eq=False)
        class Particular(Note):
            """A thing."""

            def __eq__(self, other):
                return self.text is other.text

            def __hash__(self):
                return hash(self.text)

        assert complaint(Particular).startswith("is another one once it is written and read: {")

    def test_it_reads_what_it_writes(self):
        @value
        class Narrow(Value):
            """A thing."""

            secret: Protected[int] | None = None

        assert "does not read what it writes: acme:thing: secret: expected a text" in complaint(Narrow)

    def test_decimals_lose_their_exponent_when_they_are_made(self):
        @value
        class Precise(Value):
            """A thing."""

            number: Decimal = attrs.field(eq=str)

        assert "keeps in number an exponent, as in 1E+1" in complaint(Precise)

    def test_its_schema_allows_what_it_accepts(self):
        @record
        class Short(Note):
            """A thing."""

            word: Annotated[str, Must(lambda word: True, "a text", {"minLength": 1})] = "word"

        check_type(Short, examples=20)  # what is made of the annotations obeys the keywords
        reason = complaint(Short, strategy=for_type(Short, word=""))
        assert reason.startswith("writes what its JSON Schema refuses: $.word: '' ")
        assert "have the keywords of each Must allow what it accepts" in reason

    def test_its_schema_is_one(self):
        @record
        class Odd(Note):
            """A thing."""

            word: Annotated[str, Must(lambda word: True, "a text", {"pattern": "("})] = ""

        assert complaint(Odd).startswith("has no JSON Schema")

    def test_a_reader_without_it_can_use_its_base(self):
        @record
        class Wider(Claim):
            """A thing."""

            text: str

        reason = complaint(Wider, strategy=for_type(Wider, text=""))
        assert "is of no use to a reader without it: not readable as claim: text:" in reason

    def test_a_rule_of_its_own_that_some_pass_is_respected(self):
        @value
        class Even(Value):
            """A thing."""

            number: int = 0

            def __attrs_post_init__(self):
                super().__attrs_post_init__()
                if self.number % 2:
                    raise ValueError("the number must be even")

        check_type(Even, examples=20)

    def test_a_rule_of_its_own_that_nothing_passes_asks_for_a_strategy(self):
        @value
        class Magic(Value):
            """A thing."""

            word: str

            def __attrs_post_init__(self):
                super().__attrs_post_init__()
                if self.word != "open sesame":
                    raise ValueError("say the word")

        reason = complaint(Magic)
        assert "refuses every instance that its annotations allow, last with: say the word" in reason
        assert "pass a strategy" in reason
        check_type(Magic, strategy=for_type(Magic, word="open sesame"), examples=5)

    def test_what_it_refuses_is_refused_in_order(self):
        @value
        class Crashing(Value):
            """A thing."""

            word: str

            def __attrs_post_init__(self):
                super().__attrs_post_init__()
                {}[self.word]

        assert "fails on what its annotations allow, with KeyError" in complaint(Crashing)


@attrs.frozen(kw_only=True)
class Sealed(Note):
    """It refuses to be pickled."""

    def __reduce__(self):
        raise TypeError("sealed")

    def __deepcopy__(self, memo):
        return self


def renaming(fields):
    return {**{key: part for key, part in fields.items() if key != "color"}, "colour": fields["color"]}


class TestMigrations:
    OLD = FrozenMap({"type": TAG, "bases": [["note", 1]], "id": "n", "text": "t", "color": "red"})

    def painted(self, migration):
        @record(version=2, migrations={1: migration})
        class Painted(Note):
            """A thing."""

            colour: str = ""

        return Painted

    def test_old_data_are_read(self):
        check_type(self.painted(renaming), old=[dict(self.OLD)], examples=5)

    def test_a_value_has_old_data_too(self):
        @value_type(
            TAG, version=3, migrations={1: lambda fields: fields, 2: lambda fields: {"to": fields["x"]}}
        )
        @attrs.frozen
        class Arrow(Value):
            """A thing."""

            to: int

        check_type(Arrow, old=[{"type": TAG, "x": 1}, {"type": TAG, "v": 2, "x": 2}], examples=5)

    def test_old_data_that_are_not_read_are_told(self):
        reason = complaint(self.painted(lambda fields: {**fields, "colour": 5}), old=[dict(self.OLD)])

        assert reason.startswith("does not read what version 1 wrote: acme:thing: colour: expected a text")

    def test_a_migration_that_fails_is_told(self):
        reason = complaint(self.painted(lambda fields: fields["hue"]), old=[dict(self.OLD)])

        assert "could not be brought from version 1 of acme:thing to 2" in reason

    def test_a_migration_leaves_what_it_is_given_alone(self):
        def spoiling(fields):
            fields["colour"] = fields.pop("color")
            return fields

        reason = complaint(self.painted(spoiling), old=[dict(self.OLD)])

        assert reason.startswith("has a migration from version 1 that changes the object it is given")

    def test_a_migration_makes_the_same_of_the_same(self):
        numbers = itertools.count()
        reason = complaint(
            self.painted(lambda fields: {**renaming(fields), "colour": f"red-{next(numbers)}"}),
            old=[dict(self.OLD)],
        )

        assert "makes something else of the same object each time" in reason

    def test_a_migration_returns_an_object(self):
        reason = complaint(self.painted(lambda fields: [*fields]), old=[dict(self.OLD)])

        assert "has a migration from version 1 that returns no object" in reason

    @pytest.mark.parametrize(
        "example",
        [{"type": TAG, "v": 2, "id": "n", "text": "t"}, {"type": "note", "id": "n", "text": "t"}, {}],
    )
    def test_an_example_is_of_an_older_version(self, example):
        reason = complaint(self.painted(renaming), old=[example])

        assert reason.startswith("was given an example that no older version wrote")


def test_the_smallest_wrong_instance_is_shown():
    @record
    class Forgetful(Note):
        """A thing."""

        colour: str = attrs.field(default="red", converter=lambda colour: colour + "!")

    with pytest.raises(ConformanceError) as caught:
        check_type(Forgetful)

    assert any("Forgetful(" in note for note in caught.value.__notes__)
