import json
import threading
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from counterclaim.codec import Codec, canonical, content_digest, digest
from counterclaim.errors import InvalidRecordError, ProtectedValueError, UnregisteredTypeError
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Mode,
    Organization,
    Property,
    Quote,
    Rating,
    Review,
    Snapshot,
    Statement,
    UnnamedSource,
    ValueKind,
)
from counterclaim.values import (
    DateSpan,
    EntityRef,
    Hedge,
    NoValue,
    Period,
    Precision,
    Protected,
    Quantity,
    SomeValue,
    Text,
    Value,
)

CODEC = Codec()


def faults(text):
    with pytest.raises(InvalidRecordError) as caught:
        CODEC.loads(text)
    return [str(fault) for fault in caught.value.faults]


def claim(value):
    return Claim(id="c", text="t", statements=(Statement(subject="s", property="p", value=value),))


def written_value(value):
    return CODEC.unstructure(claim(value))["statements"][0]["value"]


class TestWrittenForm:
    def test_type_and_id_stand_first_and_defaults_are_left_out(self):
        line = CODEC.dumps(Claim(id="leak", text="The police leak videos", accuses=("police",)))

        assert line == (
            '{"type": "claim", "id": "leak", "text": "The police leak videos", "accuses": ["police"]}'
        )

    def test_unknown_fields_follow_the_known_ones(self):
        record = Claim(id="c", text="t", extra={"acme:tone": {"harsh": [True, None]}})

        assert CODEC.dumps(record).endswith('"text": "t", "acme:tone": {"harsh": [true, null]}}')

    def test_decimals_are_written_out_as_texts(self):
        assert written_value(Quantity(Decimal("1E+3"))) == {"type": "quantity", "number": "1000"}
        assert written_value(Quantity(Decimal("0.00000001")))["number"] == "0.00000001"
        assert written_value(Quantity(Decimal("5.0")))["number"] == "5.0"

    def test_enums_are_lower_case_names_with_hyphens(self):
        assert written_value(Quantity(50, hedge=Hedge.AT_LEAST))["hedge"] == "at-least"

    def test_a_date_is_edtf_and_an_object_where_it_carries_more(self):
        document = Document(
            id="d", published=DateSpan.month(2021, 3), modified=DateSpan.year(2022, text="’22")
        )

        written = CODEC.unstructure(document)

        assert written["published"] == "2021-03"
        assert written["modified"] == {"edtf": "2022", "text": "’22"}

    def test_a_week_keeps_its_precision(self):
        week = DateSpan(date(2021, 3, 1), date(2021, 3, 7), Precision.WEEK)
        document = Document(id="d", published=week)

        written = CODEC.unstructure(document)

        assert written["published"] == {"edtf": "[2021-03-01..2021-03-07]", "precision": "week"}
        assert CODEC.structure(written) == document

    def test_a_moment_is_written_in_utc(self):
        fetched = datetime(2019, 10, 17, 14, 30, tzinfo=timezone(timedelta(hours=2)))
        snapshot = Snapshot(id="s", document="d", sha256="0" * 64, fetched_at=fetched)

        assert CODEC.unstructure(snapshot)["fetched_at"] == "2019-10-17T12:30:00Z"

    def test_a_certainty_that_follows_from_the_relays_is_left_out(self):
        relay = Attribution(id="a", of="c", source="s", relays=("b",))
        cautious = Attribution(id="a", of="c", source="s", relays=("b",), certainty=Certainty.CERTAIN)

        assert "certainty" not in CODEC.unstructure(relay)
        assert CODEC.unstructure(cautious)["certainty"] == "certain"
        assert CODEC.structure(CODEC.unstructure(relay)).certainty is Certainty.UNCOMMITTED


RECORDS = [
    claim(Quantity(40, 60, "camera", Hedge.ABOUT, "etwa 40 bis 60 Kameras")),
    claim(Quantity(hedge=Hedge.THOUSANDS)),
    claim(DateSpan(None, date(2019, 10, 17), approximate=True, text="bis etwa")),
    claim(DateSpan.day(date(2019, 10, 17), time=time(14, 30, tzinfo=timezone(timedelta(hours=2))))),
    claim(DateSpan.unknown("irgendwann")),
    claim(Period(DateSpan.year(2015), None)),
    claim(EntityRef("police")),
    claim(Text("Wer?", "de")),
    claim(SomeValue()),
    claim(NoValue()),
    Claim(
        id="q",
        text="t",
        statements=(
            Statement(
                subject="s",
                property="share",
                value=Quantity(Decimal("12.50"), unit="percent"),
                negated=True,
                qualifiers={"base": EntityRef("voters"), "acme:note": Text("x")},
                extra={"rank": "preferred"},
            ),
        ),
        during=Period.as_of(DateSpan.month(2021, 3)),
    ),
    Attribution(
        id="a",
        of="c",
        source="s",
        mode=Mode.QUOTES,
        quote=Quote(exact="jeden Kopf", start=3, end=13, time_start=1.5, time_end=2, extra={"n": 1}),
    ),
    Review(id="r", of="c", reviewer="s", rating=Rating(label="Mostly false", value="2", best="5", worst="1")),
    Property(id="p", value=ValueKind.QUANTITY, tolerance=Decimal("0.10"), single_valued=False),
    Organization(id="o", name="Größe\u202e\x00\U0001f600", aliases=("a", "ä")),
]


@pytest.mark.parametrize("record", RECORDS, ids=map(str, range(len(RECORDS))))
def test_what_was_written_reads_back_equal(record):
    assert CODEC.loads(CODEC.dumps(record)) == record
    assert CODEC.loads(canonical(record)) == record
    assert canonical(CODEC.loads(canonical(record))) == canonical(record)


class TestNothingIsCoerced:
    @pytest.mark.parametrize(
        ("field", "value", "message"),
        [
            ("text", None, "text: expected a text that is not empty, found null"),
            ("text", ["a"], "text: expected a text that is not empty, found a list"),
            ("language", 7, "language: expected a language tag (BCP 47), as 'de' or 'pt-BR', found 7"),
            (
                "kind",
                "ACCUSATION",
                "kind: expected one of assertion, accusation, prediction, opinion, found 'ACCUSATION'",
            ),
            ("about", "police", "about: expected a list, found 'police'"),
            ("about", [1], "about[0]: expected the id of an entity or document, without spaces, found 1"),
            ("during", "2019", "during: expected an object with 'start', 'end' or both, found '2019'"),
            ("during", {"from": "2019"}, "during: unknown field 'from'; expected end, start"),
            (
                "during",
                {"start": 2019},
                "during.start: expected a date, as 2019-10-17, 2019-10 or an object with 'edtf', found 2019",
            ),
            ("statements", [{"subject": "s"}], "statements[0].property: is missing"),
            ("statements", {"subject": "s"}, "statements: expected a list, found an object"),
        ],
    )
    def test_a_field_that_holds_something_else_is_named(self, field, value, message):
        assert message in faults(json.dumps({"type": "claim", "id": "c", "text": "t", field: value}))

    @pytest.mark.parametrize("number", [7, 7.5, True, "", "1e3", " 5", "1_000", "NaN", "٣", "5" * 65])
    def test_a_number_is_a_text_of_digits(self, number):
        line = {"type": "claim", "id": "c", "text": "t"}
        line["statements"] = [
            {"subject": "s", "property": "p", "value": {"type": "quantity", "number": number}}
        ]

        assert [fault.split(":")[0] for fault in faults(json.dumps(line))] == ["statements[0].value.number"]

    @pytest.mark.parametrize("value", ["false", 0, 1, "true"])
    def test_a_word_is_no_boolean(self, value):
        line = json.dumps({"type": "attribution", "id": "a", "of": "c", "source": "s", "translated": value})

        assert faults(line)[0].startswith("translated: expected true or false, found ")

    @pytest.mark.parametrize("value", ["7", 1.0, 7.5, True])
    def test_a_text_is_no_integer(self, value):
        line = json.dumps({"type": "unnamed-source", "id": "u", "name": "n", "count": value})

        assert faults(line)[0].startswith("count: expected a whole number from 1, found ")

    @pytest.mark.parametrize(
        "value",
        [
            "2019-10-17",
            "2019-10-17T12:00:00",
            "20191017T120000Z",
            "2019-W42-4T12:00:00Z",
            "2019-10-17T12:00:00.1234567Z",
            "2019-10-17T25:00:00Z",
            5,
            "nonsense",
        ],
    )
    def test_a_moment_has_its_zone(self, value):
        line = {"type": "snapshot", "id": "s", "document": "d", "sha256": "0" * 64, "fetched_at": value}

        assert faults(json.dumps(line))[0].startswith("fetched_at: expected a moment with its zone")

    @pytest.mark.parametrize("value", ["2021-02-30", "tomorrow", "2021-13", "17.10.2019", ""])
    def test_a_date_is_edtf(self, value):
        assert faults(json.dumps({"type": "document", "id": "d", "published": value}))[0].startswith(
            "published: "
        )

    def test_null_is_as_good_as_absent_where_there_may_be_nothing(self):
        assert CODEC.loads('{"type": "claim", "id": "c", "text": "t", "place": null}') == Claim(
            id="c", text="t"
        )


class TestMistakes:
    def test_all_of_a_record_are_told_at_once(self):
        line = {
            "type": "claim",
            "id": "a b",
            "kind": "fib",
            "statements": [
                {"subject": 5, "property": "p", "value": {"type": "quantity", "number": 5}},
                {"property": "", "value": {"type": "quantity", "hedge": "dozens", "number": "12"}},
            ],
        }

        assert [fault.split(": ")[0] for fault in faults(json.dumps(line))] == [
            "id",
            "text",
            "kind",
            "statements[0].subject",
            "statements[0].value.number",
            "statements[1].subject",
            "statements[1].property",
            "statements[1].value.number",
        ]

    @pytest.mark.parametrize(
        "line", ["[]", "5", '"claim"', "null", "{}", '{"type": 5, "id": "c"}', '{"type": ""}']
    )
    def test_what_is_no_record_is_refused(self, line):
        assert faults(line)

    @pytest.mark.parametrize("id", [None, "", "a b", "a\n", 5, "x" * 257, "\x1b"])
    def test_every_record_has_an_id(self, id):
        assert any(
            fault.startswith("id: ") for fault in faults(json.dumps({"type": "claim", "id": id, "text": "t"}))
        )

    def test_a_misspelt_field_of_a_value_is_refused_with_the_nearest(self):
        line = {"type": "claim", "id": "c", "text": "t"}
        value = {"type": "quantity", "number": "5", "unti": "camera"}
        line["statements"] = [{"subject": "s", "property": "p", "value": value}]

        assert faults(json.dumps(line)) == ["statements[0].value.unti: unknown field; did you mean 'unit'?"]

    def test_what_the_record_keeps_its_own_way_is_no_field(self):
        assert faults('{"type": "claim", "id": "c", "text": "t", "extra": {}, "foreign": null}') == [
            "extra: is no field of the written form; write its entries directly",
            "foreign: is no field of the written form; write its entries directly",
        ]

    def test_a_protected_value_is_never_shown(self):
        line = {"type": "unnamed-source", "id": "u", "name": "n", "identity": 4915112345, "count": 0}

        assert not any("4915112345" in fault for fault in faults(json.dumps(line)))

    def test_an_object_that_holds_itself_is_refused(self):
        endless: dict[str, object] = {"type": "claim", "id": "c", "text": "t"}
        endless["acme:self"] = endless

        with pytest.raises(InvalidRecordError):
            CODEC.structure(endless)

    @pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, 1e18, "\ud800", {1: 2}, object()])
    def test_what_json_does_not_hold_is_refused_in_unknown_fields(self, value):
        with pytest.raises(InvalidRecordError):
            CODEC.structure({"type": "claim", "id": "c", "text": "t", "acme:x": value})


class TestUnknownFields:
    LINE = '{"type": "claim", "id": "c", "text": "t", "acme:tone": "harsh", "later": {"a": [1]}}'

    def test_they_are_kept_and_written_again(self):
        record = CODEC.loads(self.LINE)

        assert (
            dict(record.extra) == {"acme:tone": "harsh", "later": {"a": (1,)}}
            or record.extra["acme:tone"] == "harsh"
        )
        assert CODEC.dumps(record) == self.LINE

    def test_a_strict_codec_refuses_each_by_name(self):
        with pytest.raises(InvalidRecordError) as caught:
            Codec(strict=True).loads(self.LINE)

        assert [fault.path for fault in caught.value.faults] == ["acme:tone", "later"]

    def test_a_strict_codec_reads_what_has_none(self):
        assert Codec(strict=True).loads('{"type": "claim", "id": "c", "text": "t"}') == Claim(
            id="c", text="t"
        )

    def test_those_of_nested_parts_are_kept_too(self):
        line = (
            '{"type": "claim", "id": "c", "text": "t", "statements": [{"subject": "s", "property": "p", '
            '"value": {"type": "no-value"}, "acme:rank": 1}]}'
        )

        assert CODEC.loads(line).statements[0].extra["acme:rank"] == 1
        assert CODEC.dumps(CODEC.loads(line)) == line


class TestProtected:
    SOURCE = UnnamedSource(id="u", name="An official", identity=Protected("Jane Roe"))

    def test_writing_one_is_refused_unless_told_otherwise(self):
        for write in (CODEC.dumps, CODEC.unstructure, canonical, digest):
            with pytest.raises(ProtectedValueError, match=r"^u: identity is protected"):
                write(self.SOURCE)

    def test_masking_leaves_it_out(self):
        assert CODEC.dumps(self.SOURCE, protected="mask") == (
            '{"type": "unnamed-source", "id": "u", "name": "An official"}'
        )

    def test_keeping_writes_it_in_the_clear_and_reading_protects_it_again(self):
        line = CODEC.dumps(self.SOURCE, protected="keep")

        assert json.loads(line)["identity"] == "Jane Roe"
        assert CODEC.loads(line) == self.SOURCE

    def test_a_record_without_one_is_written_whatever_is_said(self):
        assert (
            CODEC.dumps(UnnamedSource(id="u", name="n"))
            == '{"type": "unnamed-source", "id": "u", "name": "n"}'
        )

    def test_an_unknown_mode_is_a_mistake_of_the_caller(self):
        with pytest.raises(ValueError, match="'refuse', 'mask', 'keep'"):
            CODEC.dumps(self.SOURCE, protected="hide")


class TestUnregistered:
    def test_a_subclass_is_never_written_as_its_parent(self):
        class Rumour(Claim):
            pass

        with pytest.raises(UnregisteredTypeError, match="Rumour is not registered"):
            CODEC.dumps(Rumour(id="c", text="t"))

    def test_a_value_of_an_unregistered_class_is_refused(self):
        class Colour(Value):
            pass

        with pytest.raises(UnregisteredTypeError, match="Colour is not registered"):
            CODEC.dumps(claim(Colour()))


class TestDigests:
    def test_the_digest_is_over_the_canonical_form(self):
        assert digest(Claim(id="c", text="t")) == (
            "cc1:sha256:f7d178a5d71a9f71c47fa487c49744c8d97be683c312b1bbc77980455a301712"
        )

    def test_the_order_of_fields_plays_no_part(self):
        one = CODEC.loads('{"type": "claim", "id": "c", "text": "t", "b": 1, "a": 2}')
        other = CODEC.loads('{"a": 2, "text": "t", "b": 1, "id": "c", "type": "claim"}')

        assert digest(one) == digest(other)

    def test_the_digest_of_the_content_leaves_out_the_id(self):
        assert content_digest(Claim(id="c", text="t")) == content_digest(Claim(id="d", text="t"))
        assert digest(Claim(id="c", text="t")) != digest(Claim(id="d", text="t"))
        assert content_digest(Claim(id="c", text="t")) != content_digest(Claim(id="c", text="u"))

    def test_the_digest_of_the_content_does_not_betray_a_protected_value(self):
        named = UnnamedSource(id="u", name="n", identity=Protected("Jane Roe"))

        assert content_digest(named) == content_digest(UnnamedSource(id="u", name="n"))


def test_a_codec_may_be_shared_between_threads():
    codec, results = Codec(), []
    lines = [
        json.dumps({"type": "claim", "id": f"c{n}", "text": "t", "kind": "fib" if n % 3 else "opinion"})
        for n in range(300)
    ]

    def read():
        found = []
        for line in lines:
            try:
                found.append(codec.loads(line).id)
            except InvalidRecordError as error:
                found.append(str(error))
        results.append(found)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(results) == 4
    assert all(found == results[0] for found in results)


def test_a_value_can_be_written_and_read_by_itself():
    value = Quantity(50, unit="country")

    assert CODEC.structure_value(CODEC.unstructure_value(value)) == value
    with pytest.raises(InvalidRecordError, match="expected a value"):
        CODEC.structure_value("50")


def test_moments_in_one_instant_are_one():
    utc = Snapshot(id="s", document="d", sha256="0" * 64, fetched_at=datetime(2020, 1, 1, tzinfo=UTC))
    other = datetime(2020, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))

    assert digest(Snapshot(id="s", document="d", sha256="0" * 64, fetched_at=other)) == digest(utc)
