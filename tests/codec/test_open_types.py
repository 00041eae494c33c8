"""Types from elsewhere: absent, present, registered late, newer, older, broken."""

import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import attrs
import pytest

from counterclaim.codec import Codec, canonical
from counterclaim.errors import InvalidRecordError
from counterclaim.frozen import EMPTY, FrozenMap
from counterclaim.model import Claim, Foreign, Record, Statement, UnknownRecord
from counterclaim.registry import record_type, temporary_types, value_type
from counterclaim.values import DateSpan, Period, Protected, Quantity, UnknownValue, Value

CODEC = Codec()
GEO_LINE = (
    '{"type": "acme:geo-claim", "bases": [["claim", 1]], "id": "g", "text": "It happened here", '
    '"kind": "accusation", "latitude": "44.8", "acme:tone": "calm"}'
)


@pytest.fixture(autouse=True)
def _forget_types():
    with temporary_types():
        yield


def register_geo_claim(version=1, migrations=EMPTY):
    @record_type("acme:geo-claim", version=version, migrations=migrations)
    @attrs.frozen(kw_only=True)
    class GeoClaim(Claim):
        latitude: str

    return GeoClaim


class TestAbsentType:
    def test_a_record_is_read_as_its_nearest_known_base(self):
        record = CODEC.loads(GEO_LINE)

        assert type(record) is Claim
        assert record.text == "It happened here"
        assert record.foreign == Foreign(tag="acme:geo-claim", version=1, bases=(("claim", 1),))
        assert record.extra == FrozenMap({"latitude": "44.8", "acme:tone": "calm"})

    def test_it_is_written_unchanged(self):
        assert CODEC.dumps(CODEC.loads(GEO_LINE)) == GEO_LINE

    def test_the_nearest_of_several_bases_is_taken(self):
        bases = '[["acme:a", 1], ["person", 1], ["source", 1]]'
        line = f'{{"type": "acme:b", "bases": {bases}, "id": "x", "name": "n"}}'

        assert type(CODEC.loads(line)).__name__ == "Person"

    def test_without_a_known_base_it_is_kept_whole(self):
        line = (
            '{"type": "acme:poll", "v": 3, "bases": [["acme:base", 2]], "id": "x", "reason": "r", "data": 1}'
        )

        record = CODEC.loads(line)

        assert isinstance(record, UnknownRecord)
        assert record.reason is None
        assert CODEC.dumps(record) == line

    def test_what_its_base_refuses_is_kept_whole_with_the_reason(self):
        line = '{"type": "acme:geo-claim", "bases": [["claim", 1]], "id": "g", "text": 7, "kind": "fib"}'

        record = CODEC.loads(line)

        assert isinstance(record, UnknownRecord)
        assert record.reason == (
            "not readable as claim: text: expected a text that is not empty, found 7; "
            "kind: expected one of assertion, accusation, prediction, opinion, found 'fib'"
        )
        assert CODEC.dumps(record) == line

    def test_a_misspelt_type_is_kept_whole(self):
        assert CODEC.dumps(CODEC.loads('{"type": "clam", "id": "x", "text": "t"}')).startswith(
            '{"type": "clam"'
        )

    def test_an_unknown_record_still_needs_an_id(self):
        with pytest.raises(InvalidRecordError, match="id: expected an id"):
            CODEC.loads('{"type": "acme:poll"}')

    @pytest.mark.parametrize(
        "bases",
        ["claim", [["claim"]], [["claim", "1"]], [["claim", 0]], [[1, 1]], {"claim": 1}, [["claim", True]]],
    )
    def test_malformed_bases_are_refused(self, bases):
        with pytest.raises(InvalidRecordError, match="bases"):
            CODEC.loads(json.dumps({"type": "acme:x", "bases": bases, "id": "x"}))

    @pytest.mark.parametrize("version", [0, "1", True, None, 1.5])
    def test_a_malformed_version_is_refused(self, version):
        with pytest.raises(InvalidRecordError, match="v: expected a version"):
            CODEC.loads(json.dumps({"type": "claim", "v": version, "id": "x", "text": "t"}))

    def test_a_foreign_value_is_kept_whole(self):
        line = (
            '{"type": "claim", "id": "c", "text": "t", "statements": [{"subject": "s", "property": "p", '
            '"value": {"type": "acme:colour", "v": 2, "rgb": [1, 2, {"a": null}]}}]}'
        )

        record = CODEC.loads(line)

        assert record.statements[0].value == UnknownValue(
            tag="acme:colour", data=FrozenMap({"v": 2, "rgb": (1, 2, FrozenMap({"a": None}))})
        )
        assert CODEC.dumps(record) == line


class TestPresentType:
    def test_a_record_is_whole_once_its_type_is_there(self):
        geo_claim = register_geo_claim()

        record = CODEC.loads(GEO_LINE)

        assert type(record) is geo_claim
        assert record.latitude == "44.8"
        assert record.foreign is None
        assert CODEC.unstructure(record) == json.loads(GEO_LINE)

    def test_registered_after_the_data_were_read_it_makes_them_whole(self):
        read_before = CODEC.loads(GEO_LINE)
        geo_claim = register_geo_claim()

        record = CODEC.loads(CODEC.dumps(read_before))

        assert type(record) is geo_claim
        assert canonical(record) == canonical(read_before)

    def test_a_missing_field_of_the_extension_is_told(self):
        register_geo_claim()

        with pytest.raises(InvalidRecordError, match="latitude: is missing"):
            CODEC.loads('{"type": "acme:geo-claim", "bases": [["claim", 1]], "id": "g", "text": "t"}')

    def test_an_extension_may_have_fields_of_every_usual_kind(self):
        @attrs.frozen(kw_only=True)
        class Point(Value):
            x: int
            y: int = 0

        value_type("acme:point")(Point)

        @record_type("acme:route")
        @attrs.frozen(kw_only=True)
        class Route(Record):
            points: tuple[Point, ...] = ()
            start: Point | None = None
            length: Quantity | None = None
            open: Period | None = None
            either: Value | None = None
            count: int | str = 0
            labels: FrozenMap[str, str] = EMPTY

        record = Route(
            id="r",
            points=(Point(x=1), Point(x=2, y=3)),
            start=Point(x=0),
            length=Quantity(5),
            either=Period(DateSpan.year(2019)),
            count="many",
            labels=FrozenMap({"a": "b"}),
        )

        assert CODEC.loads(CODEC.dumps(record)) == record
        assert canonical(CODEC.loads(canonical(record))) == canonical(record)

    def test_an_annotation_without_a_form_in_json_is_refused_by_name(self):
        @record_type("acme:odd")
        @attrs.frozen(kw_only=True)
        class Odd(Record):
            callback: complex = 0j

        with pytest.raises(InvalidRecordError, match="has no form in JSON"):
            CODEC.loads('{"type": "acme:odd", "id": "o", "callback": 1}')

    def test_a_value_of_the_wrong_type_is_refused_where_one_type_is_asked_for(self):
        @record_type("acme:sized")
        @attrs.frozen(kw_only=True)
        class Sized(Record):
            size: Quantity

        with pytest.raises(InvalidRecordError, match="size: expected a quantity"):
            CODEC.loads('{"type": "acme:sized", "id": "s", "size": {"type": "no-value"}}')

    def test_a_plug_ins_own_rule_speaks_for_itself(self):
        @record_type("acme:even")
        @attrs.frozen(kw_only=True)
        class Even(Record):
            number: int

            def __attrs_post_init__(self):
                Record.__attrs_post_init__(self)
                if self.number % 2:
                    message = "the number must be even"
                    raise ValueError(message)

        with pytest.raises(InvalidRecordError, match="the number must be even"):
            CODEC.loads('{"type": "acme:even", "id": "e", "number": 3}')


class TestVersions:
    def test_an_older_version_is_migrated_before_it_is_read(self):
        seen = []

        def rename(fields):
            seen.append(dict(fields))
            return {**{k: v for k, v in fields.items() if k != "lat"}, "latitude": fields["lat"]}

        register_geo_claim(version=2, migrations={1: rename})
        line = '{"type": "acme:geo-claim", "bases": [["claim", 1]], "id": "g", "text": "t", "lat": "44.8"}'

        record = CODEC.loads(line)

        assert record.latitude == "44.8"
        assert seen == [{"id": "g", "text": "t", "lat": "44.8"}]
        assert '"v": 2' in CODEC.dumps(record)
        assert CODEC.loads(CODEC.dumps(record)) == record

    def test_versions_are_migrated_one_after_the_other(self):
        steps = {1: lambda f: {**f, "latitude": "1"}, 2: lambda f: {**f, "latitude": f["latitude"] + "2"}}
        register_geo_claim(version=3, migrations=steps)

        assert CODEC.loads('{"type": "acme:geo-claim", "id": "g", "text": "t"}').latitude == "12"
        assert (
            CODEC.loads(
                '{"type": "acme:geo-claim", "v": 2, "id": "g", "text": "t", "latitude": "0"}'
            ).latitude
            == "02"
        )

    def test_a_newer_version_is_kept_whole_with_the_reason(self):
        line = '{"type": "claim", "v": 7, "id": "c", "wording": "t"}'

        record = CODEC.loads(line)

        assert isinstance(record, UnknownRecord)
        assert record.reason == "written as version 7 of claim, of which version 1 is known here"
        assert CODEC.dumps(record) == line

    def test_a_newer_base_is_no_known_base(self):
        line = '{"type": "acme:geo-claim", "bases": [["claim", 2]], "id": "g", "text": "t"}'

        assert isinstance(CODEC.loads(line), UnknownRecord)
        assert CODEC.dumps(CODEC.loads(line)) == line

    def test_base_fields_migrate_by_the_version_of_the_base(self):
        def make(version, migrations):
            @record_type("acme:base", version=version, migrations=migrations)
            @attrs.frozen(kw_only=True)
            class Base(Record):
                name: str

            @record_type("acme:derived")
            @attrs.frozen(kw_only=True)
            class Derived(Base):
                size: int

            return Base, Derived

        line = '{"type": "acme:derived", "bases": [["acme:base", 1]], "id": "d", "title": "n", "size": 1}'
        base, derived = make(
            2, {1: lambda f: {**{k: v for k, v in f.items() if k != "title"}, "name": f["title"]}}
        )

        record = CODEC.loads(line)

        assert (type(record), record.name, record.size) == (derived, "n", 1)
        assert '"bases": [["acme:base", 2]]' in CODEC.dumps(record)
        assert type(CODEC.loads(line.replace("acme:derived", "acme:other"))) is base
        assert '"bases": [["acme:base", 2]]' in CODEC.dumps(
            CODEC.loads(line.replace("acme:derived", "acme:other"))
        )

    def test_a_migration_that_fails_says_which(self):
        register_geo_claim(version=2, migrations={1: lambda fields: {"latitude": fields["lat"]}})

        with pytest.raises(
            InvalidRecordError, match="could not be brought from version 1 of acme:geo-claim to 2"
        ):
            CODEC.loads('{"type": "acme:geo-claim", "id": "g", "text": "t"}')

    def test_a_migration_does_not_change_what_it_was_given(self):
        def spoil(fields):
            fields["latitude"] = fields.pop("lat")
            return fields

        register_geo_claim(version=2, migrations={1: spoil})
        data = {"type": "acme:geo-claim", "id": "g", "text": "t", "lat": "1"}

        assert CODEC.structure(data).latitude == "1"
        assert data == {"type": "acme:geo-claim", "id": "g", "text": "t", "lat": "1"}

    def test_a_value_type_migrates_too_and_a_newer_one_is_kept(self):
        @value_type("acme:score", version=2, migrations={1: lambda fields: {"points": fields["score"]}})
        @attrs.frozen
        class Score(Value):
            points: int

        def value(written):
            data = {"type": "claim", "id": "c", "text": "t"}
            data["statements"] = [{"subject": "s", "property": "p", "value": written}]
            return CODEC.structure(data).statements[0].value

        assert value({"type": "acme:score", "score": 5}) == Score(5)
        assert value({"type": "acme:score", "v": 2, "points": 5}) == Score(5)
        assert isinstance(value({"type": "acme:score", "v": 3, "points": 5}), UnknownValue)
        statement = Statement(subject="s", property="p", value=Score(5))
        written = CODEC.unstructure(Claim(id="c", text="t", statements=(statement,)))["statements"][0][
            "value"
        ]
        assert written == {"type": "acme:score", "v": 2, "points": 5}


class TestHooks:
    def test_one_reader_serves_all_records_of_a_foreign_type(self, monkeypatch):
        codec = Codec()
        codec.loads(GEO_LINE)
        made = []
        monkeypatch.setattr("counterclaim.codec.typed.object_reader", lambda *_, **__: made.append(1))

        codec.loads(GEO_LINE)

        assert made == []

    def test_a_field_that_the_record_keeps_its_own_way_is_not_lost(self):
        line = GEO_LINE.replace('"latitude"', '"foreign"')

        record = CODEC.loads(line)

        assert isinstance(record, UnknownRecord)
        assert CODEC.dumps(record) == line

    def test_what_the_quick_reading_refused_is_not_read_after_all(self, monkeypatch):
        codec = Codec()
        monkeypatch.setattr("counterclaim.codec.typed.Reader.record", unsure := Unsure())

        with pytest.raises(InvalidRecordError, match="refused at first"):
            codec.structure({"type": "claim", "id": "c", "text": "t"})
        assert unsure.calls == 2


class Unsure:
    calls = 0

    def __call__(self, *_):
        self.calls += 1
        if self.calls == 1:
            message = "refused at first"
            raise ValueError(message)
        return Claim(id="c", text="t")


class TestFieldsOfExtensions:
    def test_decimals_moments_and_tuples_of_fixed_length_are_read_as_written(self):
        @record_type("acme:reading")
        @attrs.frozen(kw_only=True)
        class Reading(Record):
            level: Decimal
            at: datetime
            pair: tuple[str, Decimal] = ("a", Decimal(1))

        odd_zone = timezone(timedelta(seconds=30))
        record = Reading(
            id="r",
            level=Decimal("1E+3"),
            at=datetime(2019, 10, 17, 12, tzinfo=odd_zone),
            pair=("b", Decimal("2.50")),
        )

        assert CODEC.loads(CODEC.dumps(record)) == record
        assert CODEC.unstructure(record)["at"] == "2019-10-17T12:00:00+00:00:30"
        assert CODEC.unstructure(record)["level"] == "1000"
        with pytest.raises(InvalidRecordError, match=r"pair: expected a list of 2, found a list"):
            CODEC.structure({**CODEC.unstructure(record), "pair": ["b"]})

    def test_a_decimal_that_could_not_be_read_again_is_no_field_value(self):
        @record_type("acme:level")
        @attrs.frozen(kw_only=True)
        class Level(Record):
            level: Decimal

        for level in ("NaN", "Infinity", "1E+100", "1E+5000000", "1E-70"):
            with pytest.raises(
                InvalidRecordError, match="level: expected a decimal number of at most 64 digits"
            ):
                Level(id="l", level=Decimal(level))

    def test_protected_texts_in_a_list_are_refused_by_name_when_written_and_when_read(self):
        @record_type("acme:names")
        @attrs.frozen(kw_only=True)
        class Names(Record):
            names: tuple[Protected[str], ...] = ()

        with pytest.raises(TypeError, match="a protected text as a field of its own"):
            CODEC.dumps(Names(id="n", names=(Protected("x"),)), protected="keep")
        with pytest.raises(InvalidRecordError, match="a protected text as a field of its own"):
            CODEC.loads('{"type": "acme:names", "id": "n", "names": ["x"]}')


def test_a_value_is_no_record():
    with pytest.raises(TypeError, match=r"expected a record, found .*; write a value with unstructure_value"):
        CODEC.dumps(Quantity(5))
