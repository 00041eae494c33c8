"""What is written looks as if a person had written it, and says exactly what the case says."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import attrs
import pytest

from counterclaim.case import UNSTATED, Case
from counterclaim.errors import ProtectedValueError, UnregisteredTypeError
from counterclaim.findings import Loss
from counterclaim.formats.casefile import read, write
from counterclaim.frozen import FrozenMap, freeze
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    ClaimKind,
    Document,
    Foreign,
    Note,
    Organization,
    Person,
    Property,
    Quote,
    Rebuttal,
    RebuttalKind,
    Review,
    Statement,
    UnknownRecord,
    UnnamedSource,
    ValueKind,
)
from counterclaim.registry import record_type, temporary_types
from counterclaim.values import (
    DateSpan,
    EntityRef,
    Hedge,
    Period,
    Protected,
    Quantity,
    SomeValue,
    Text,
    UnknownValue,
)

SOURCES = (
    Organization(id="paper", name="The Paper"),
    Organization(id="police", name="Belgrade police"),
    Document(id="article", publisher="paper"),
)


def text_of(*records, **options):
    return write(Case(records), **options).data


def same(*records):
    """Write and read *records*, and return the text; fail where anything changed."""
    exported = write(Case(records))
    assert exported.losses == ()
    assert {record.id: record for record in read(exported.data).case} == {
        record.id: record for record in records
    }
    return exported.data


def told(**words):
    """Return the text of a claim that *words* tell of, without its sources."""
    case = Case(SOURCES)
    case.add_claim("It is so", id="x", **words)
    return same(*case).partition("[claim]\n")[2]


class TestLayout:
    def test_records_are_grouped_by_type_in_the_order_of_a_story(self):
        text = same(
            Note(id="n", text="N"),
            Claim(id="c", text="C"),
            Person(id="p", name="P"),
            Attribution(id="a", of="c", source="p"),
            Property(id="q", value=ValueKind.TEXT),
            CaseInfo(id="i", title="T"),
        )

        headers = [line for line in text.splitlines() if line.startswith("[")]
        assert headers == ["[case]", "[person]", "[property]", "[claim]", "[attribution]", "[note]"]

    def test_a_short_record_is_one_line_and_a_text_alone_its_main_field(self):
        assert text_of(*SOURCES) == (
            '[organization]\npaper = "The Paper"\npolice = "Belgrade police"\n\n'
            '[document]\narticle = {publisher = "paper"}\n'
        )

    def test_a_long_one_is_a_table(self):
        text = same(Claim(id="c", text="long " * 30, kind=ClaimKind.OPINION))

        assert text == f'[claim.c]\ntext = "{"long " * 30}"\nkind = "opinion"\nby = "-"\n'

    def test_claims_keep_their_order(self):
        text = same(Claim(id="b", text="long " * 30), Claim(id="a", text="short"))

        assert text.index("[claim.b]") < text.index("[claim.a]")

    def test_a_text_of_several_lines_stands_on_several_lines(self):
        assert 'text = """\nFirst\nSecond"""' in same(Note(id="n", text="First\nSecond", by="x" * 90))

    def test_a_long_list_has_an_item_a_line(self):
        text = same(Person(id="p", name="P", aliases=tuple(f"Name number {number}" for number in range(9))))

        assert 'aliases = [\n  "Name number 0",\n' in text

    def test_an_id_that_is_the_name_of_a_field_is_not_taken_for_one(self):
        assert 'role = {name = "P"}' in text_of(Person(id="role", name="P"))
        same(Person(id="role", name="P"), Person(id="name", name="N"), Claim(id="text", text="T"))

    def test_an_empty_case_is_an_empty_file(self):
        assert same() == ""


class TestStrings:
    @pytest.mark.parametrize(
        "text",
        [
            'He said "no"',
            "a\\b",
            "tab\there",
            "\x00\x01\x1f\x7f\x80\x9f",
            "line\rfeed",
            "a\r\nb",
            'ends with "\nquotes"""',
            '"""',
            "'''",
            '\n"""\n""""\n',
            "\\\n  folded",
            "\u202eright to left",
            "\u2028\u2029\ufeff\u00ad\u00a0",
            "\U000e0001\U0010ffff\U0001f3a5",
            "   spaces   ",
            "# no comment",
        ],
    )
    def test_every_text_survives(self, text):
        same(
            Note(id="n", text=f"x{text}", by=f"{text}x", extra={"acme:k": text, f"acme:{text}": [text]}),
            Person(id="p", name=f"x{text}"),
        )

    def test_what_cannot_be_seen_is_spelled_out(self):
        text = text_of(Note(id="n", text="a\u202eb\x07c\U000e0001d"))

        assert '"a\\u202Eb\\u0007c\\U000E0001d"' in text

    def test_what_can_be_seen_is_not(self):
        assert '"Größe: „100 €“ 🎥"' in text_of(Note(id="n", text="Größe: „100 €“ 🎥"))

    @pytest.mark.parametrize("id", ["größe", "a.b", "a@b", '"', "\\", "\u202e", "#", "=", "[x]", "-", "5"])
    def test_every_id_survives(self, id):
        same(Person(id=id, name="P"), Claim(id=f"{id}2", text="long " * 30))


class TestValues:
    @pytest.mark.parametrize(
        ("span", "written"),
        [
            (DateSpan.day(date(2019, 10, 17)), "2019-10-17"),
            (DateSpan.day(date(2019, 10, 17), text="17.10.2019"), '"17.10.2019"'),
            (DateSpan.day(date(2019, 10, 17), time=time(14, 30)), "2019-10-17T14:30:00"),
            (
                DateSpan.day(date(2019, 10, 17), time=time(14, 30, tzinfo=timezone(timedelta(hours=2)))),
                "2019-10-17T14:30:00+02:00",
            ),
            (DateSpan.month(2019, 10), '{edtf = "2019-10"}'),
            (DateSpan.month(2019, 10, text="October 2019"), '"October 2019"'),
            (DateSpan.month(2019, 10, text="that month"), '{edtf = "2019-10", text = "that month"}'),
            (DateSpan.unknown("long ago"), '{text = "long ago"}'),
        ],
    )
    def test_a_date_is_as_short_as_it_can_be(self, span, written):
        assert f"published = {written}" in same(Document(id="d", published=span))

    @pytest.mark.parametrize(
        ("period", "written"),
        [
            (Period.as_of(DateSpan.day(date(2019, 1, 1))), "2019-01-01"),
            (Period.as_of(DateSpan.year(2019, text="2019")), '"2019"'),
            (Period(DateSpan.year(2019, text="2019")), '{start = "2019"}'),
            (Period(DateSpan.year(2019, text="since 2019")), '"since 2019"'),
            (Period(end=DateSpan.year(2019, text="until 2019")), '"until 2019"'),
            (
                Period(*(DateSpan.year(year, text="2015 to 2018") for year in (2015, 2018))),
                '"2015 to 2018"',
            ),
            (Period.as_of(DateSpan.year(2019)), '{start = {edtf = "2019"}, end = {edtf = "2019"}}'),
        ],
    )
    def test_a_period_too(self, period, written):
        assert f"during = {written}" in same(Claim(id="c", text="C", during=period))

    def test_a_number_is_a_number(self):
        text = same(Property(id="p", value=ValueKind.QUANTITY, tolerance=Decimal("0.10")))

        assert "tolerance = 0.10" in text

    def test_one_that_no_reader_of_toml_need_know_is_a_text(self):
        value = Quantity(Decimal("9" * 60))

        assert f'number = "{"9" * 60}"' in same(*SOURCES, stated("undeclared", value))

    def test_a_quotation_without_more_is_a_text(self):
        def written(quote):
            attribution = Attribution(id="a", of="x", source="police", quote=quote)
            return same(*SOURCES, Claim(id="x", text="x"), attribution)

        assert 'quote = "q"' in written(Quote(exact="q"))
        assert 'quote = {exact = "q", start = 0}' in written(Quote(exact="q", start=0))


def stated(property, value, **fields):
    statement = Statement(subject="paper", property=property, value=value, **fields)
    return Claim(id="x", text="x", statements=(statement,))


class TestStatements:
    @pytest.mark.parametrize(
        ("property", "value", "written"),
        [
            ("deaths", Quantity(50, unit="death", hedge=Hedge.AT_LEAST, text="at least 50"), '"at least 50"'),
            ("deaths", Quantity(50, unit="death"), "50"),
            ("deaths", Quantity(Decimal("50.0"), unit="death"), "50.0"),
            ("deaths", Quantity(50), '{type = "quantity", number = 50}'),
            (
                "deaths",
                Quantity(50, unit="death", text="at least 50"),
                '{type = "quantity", number = 50, unit = "death", text = "at least 50"}',
            ),
            ("undeclared", Text("v"), '{type = "text", value = "v"}'),
            ("deaths", SomeValue(), '{type = "some-value"}'),
            ("undeclared", DateSpan.year(2019), '{type = "date", edtf = "2019"}'),
            ("deaths", UnknownValue(tag="acme:v", data=FrozenMap({"n": 1.5})), '{type = "acme:v", n = 1.5}'),
        ],
    )
    def test_three_words_say_what_they_can(self, property, value, written):
        assert f'says = ["paper", "{property}", {written}]' in same(*SOURCES, stated(property, value))

    def test_a_property_of_the_case_says_how(self):
        text = same(*SOURCES, Property(id="colour", value=ValueKind.TEXT), stated("colour", Text("blue")))

        assert 'says = ["paper", "colour", "blue"]' in text

    def test_a_statement_that_says_more_is_a_table(self):
        claim = stated("deaths", Quantity(5, unit="death"), negated=True, qualifiers={"base": Text("all")})

        text = same(*SOURCES, claim)

        assert (
            'statements = [{subject = "paper", property = "deaths", value = 5, negated = true, '
            'qualifiers = {base = "all"}}]' in text
        )

    def test_the_wording_is_in_the_language_of_the_claim(self):
        value = Quantity(1_500_000, unit="death", hedge=Hedge.ABOUT, text="rund 1,5 Mio.")
        claim = attrs.evolve(stated("deaths", value), language="de")

        assert '"rund 1,5 Mio."' in same(*SOURCES, claim)
        assert "{type" in same(*SOURCES, attrs.evolve(claim, language="en"))


class TestBy:
    @pytest.mark.parametrize(
        ("words", "written"),
        [
            ({"by": "police"}, 'x = {text = "It is so", by = "police"}\n'),
            ({"by": None}, 'x = {text = "It is so", by = "-"}\n'),
            ({"by": UNSTATED, "via": "police"}, 'x = {text = "It is so", by = "?", via = "police"}\n'),
            (
                {"by": "police", "document": "article"},
                'x = {text = "It is so", by = "police", document = "article"}\n',
            ),
            ({"by": ["police", "paper"]}, 'x = {text = "It is so", by = ["police", "paper"]}\n'),
            (
                {"by": "police", "verb": "boasts", "quote": "so", "said": DateSpan.year(2019, text="2019")},
                'x = {text = "It is so", by = "police", said = "2019", verb = "boasts", quote = "so"}\n',
            ),
        ],
    )
    def test_attributions_are_folded_into_it(self, words, written):
        assert told(**words) == written

    def test_the_default_document_is_not_named_again(self):
        case = Case((CaseInfo(id="i", document="article"), *SOURCES))
        case.add_claim("It is so", id="x", by="police", document="article")

        assert 'x = {text = "It is so", by = "police"}' in same(*case)

    def test_what_has_no_document_where_there_is_a_default_one_is_not_folded(self):
        text = same(
            CaseInfo(id="i", document="article"),
            *SOURCES,
            Claim(id="x", text="x"),
            Attribution(id="x@police", of="x", source="police", first_hand=True),
        )

        assert '"x@police" = {of = "x", source = "police", first_hand = true}' in text

    def test_attributions_with_anything_of_their_own_stand_apart(self):
        text = same(*SOURCES, Claim(id="x", text="x"), Attribution(id="own", of="x", source="police"))

        assert text.endswith('[claim]\nx = "x"\n\n[attribution]\nown = {of = "x", source = "police"}\n')

    def test_a_counterclaim_of_nobody_else_needs_no_by(self):
        text = same(
            *SOURCES,
            Claim(id="x", text="x"),
            Claim(id="y", text="y"),
            Rebuttal(id="r", kind=RebuttalKind.DISPUTE, by="police", targets=("x",), counterclaim="y"),
        )

        assert '[claim]\nx = {text = "x", by = "-"}\ny = "y"\n' in text

    @pytest.mark.parametrize("id", ["?", "-", "document"])
    def test_sources_whose_id_is_one_of_its_marks_stand_apart(self, id):
        case = Case()
        source = case.add(Organization(id=id, name="O"))
        case.add_claim("It is so", id="x", by=source)
        case.add_rebuttal("x", id="r", by=source, kind=RebuttalKind.RETRACTION)

        assert "[attribution]" in same(*case)


class TestRebuttals:
    def test_one_with_its_speech_act_stands_under_its_kind(self):
        case = Case(SOURCES)
        case.add_claim("It is so", id="x", by="paper")
        case.add_rebuttal("x", id="r", by="police", kind=RebuttalKind.DENIAL, document="article")

        assert '[denial]\nr = {targets = "x", by = "police", document = "article"}' in same(*case)

    def test_one_without_stands_as_it_is(self):
        text = same(*SOURCES, Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="police", targets=("paper",)))

        assert '[rebuttal]\nr = {kind = "denial", by = "police", targets = "paper"}' in text


class TestExtensions:
    def test_a_foreign_record_states_its_bases(self):
        foreign = Foreign(tag="acme:geo-claim", version=2, bases=(("claim", 1),))
        record = Claim(id="x", text="x", foreign=foreign, extra={"latitude": 44.8})

        text = same(record)

        assert text == (
            '["acme:geo-claim"]\nx = {v = 2, bases = "claim", text = "x", latitude = 44.8, by = "-"}\n'
        )

    def test_so_does_an_unknown_one(self):
        foreign = Foreign(tag="acme:poll", bases=(("acme:base", 3),))
        same(
            UnknownRecord(id="x", foreign=foreign, data=freeze({"by": 1, "nested": {"a": [1, {"b": 2}]}})),
            UnknownRecord(id="y", foreign=Foreign(tag="acme:poll")),
        )

    def test_what_a_registered_one_adds_is_written_so_that_other_readers_keep_it(self):
        with temporary_types():

            @record_type("acme:geo-claim")
            @attrs.frozen(kw_only=True)
            class GeoClaim(Claim):
                seen: datetime | None = None
                sizes: tuple[Quantity, ...] = ()

            moment = datetime(2019, 10, 17, 12, tzinfo=UTC)
            text = same(GeoClaim(id="x", text="x", seen=moment, sizes=(Quantity(5), Quantity(6))))

            assert 'seen = "2019-10-17T12:00:00Z"' in text
            assert 'by = "-"' in text

    def test_an_unregistered_one_is_refused(self):
        @attrs.frozen(kw_only=True)
        class Unregistered(Claim):
            pass

        with pytest.raises(UnregisteredTypeError):
            text_of(Unregistered(id="x", text="x"))


class TestLosses:
    NULL = "holds null, which TOML has no word for, and was left out"
    NO_FIELD = "is no field of its type, and only keys with a prefix (acme:tone) are kept; it was left out"

    def losses(self, *records, **options):
        exported = write(Case(records), **options)
        return exported.losses, {record.id: record for record in read(exported.data).case}

    def test_null_is_lost(self):
        extra = {"acme:a": None, "acme:b": {"c": None, "d": 1}, "acme:e": [1, None]}

        losses, read_back = self.losses(Note(id="n", text="N", extra=extra))

        assert losses == tuple(Loss("n", field, self.NULL) for field in ("acme:a", "acme:b.c", "acme:e"))
        assert read_back["n"].extra == FrozenMap({"acme:b": FrozenMap({"d": 1})})

    def test_keys_without_a_prefix_are_lost(self):
        note = Note(id="n", text="N", extra={"k": 1, "acme:k": 2})
        rating = Review(id="r", of="d", reviewer="p", extra={"k": 1})

        losses, read_back = self.losses(note, Document(id="d", title="D"), Person(id="p", name="P"), rating)

        assert losses == (Loss("n", "k", self.NO_FIELD), Loss("r", "k", self.NO_FIELD))
        assert read_back["n"].extra == FrozenMap({"acme:k": 2})

    def test_inside_of_records_as_well(self):
        quote = Quote(exact="q", extra={"k": 1})

        claim, source = Claim(id="x", text="x"), Person(id="y", name="Y")

        losses, _ = self.losses(claim, source, Attribution(id="a", of="x", source="y", quote=quote))

        assert losses == (Loss("a", "quote.k", self.NO_FIELD),)

    def test_a_key_of_a_foreign_record_that_means_something_else_here_is_lost(self):
        foreign = Foreign(tag="acme:geo-claim", bases=(("claim", 1),))

        losses, read_back = self.losses(Claim(id="x", text="x", foreign=foreign, extra={"verb": 1, "lat": 2}))

        assert losses == (Loss("x", "verb", "means something else in a case file, and was left out"),)
        assert read_back["x"].extra == FrozenMap({"lat": 2})

    def test_an_unknown_record_without_a_prefix_is_lost(self):
        losses, read_back = self.losses(UnknownRecord(id="x", foreign=Foreign(tag="poll")))

        assert losses == (
            Loss("x", None, "is of the type 'poll', which is not known here and has no prefix"),
        )
        assert read_back == {}

    def test_a_second_case_is_lost(self):
        losses, read_back = self.losses(CaseInfo(id="a"), CaseInfo(id="b"))

        assert losses == (Loss("b", None, "a case file describes one case, and this is another one"),)
        assert list(read_back) == ["a"]

    def test_a_reference_to_what_is_not_there_is_lost(self):
        claim = Claim(id="x", text="x", about=("gone", "p", "lost"), place="p")

        losses, read_back = self.losses(Person(id="p", name="P"), claim)

        assert losses == (
            Loss("x", "about[0]", "refers to 'gone', which no record of the file has, and was left out"),
            Loss("x", "about[2]", "refers to 'lost', which no record of the file has, and was left out"),
            Loss("x", "place", "refers to 'p', which is a person and not a place, and was left out"),
        )
        assert read_back["x"] == Claim(id="x", text="x", about=("p",))

    def test_what_is_nothing_without_a_reference_is_lost_with_it_and_what_refers_to_that_as_well(self):
        said = Attribution(id="a", of="x", source="gone")
        denial = Rebuttal(id="no", kind=RebuttalKind.DENIAL, by="p", targets=("a",))
        note = Note(id="n", text="N", about=("no",))

        losses, read_back = self.losses(note, denial, said, Claim(id="x", text="x"), Person(id="p", name="P"))

        assert [(loss.record, loss.field) for loss in losses] == [
            ("n", "about[0]"),
            ("no", None),
            ("a", None),
        ]
        assert (
            losses[2].reason == "source refers to 'gone', which no record of the file has, and was left out"
        )
        assert read_back.keys() == {"x", "p", "n"}

    def test_a_statement_about_what_is_not_there_is_lost_and_later_losses_keep_their_place(self):
        gone = Statement(subject="p", property="owner", value=EntityRef("gone"))
        kept = Statement(subject="p", property="deaths", value=Quantity(5), extra={"acme:k": None})

        losses, read_back = self.losses(
            Person(id="p", name="P"), Claim(id="x", text="x", statements=(gone, kept))
        )

        assert [loss.field for loss in losses] == ["statements[0]", "statements[1].acme:k"]
        assert [statement.property for statement in read_back["x"].statements] == ["deaths"]

    def test_what_stands_where_a_place_is_expected_is_written_out(self):
        born = Statement(subject="p", property="place-of-birth", value=EntityRef("p"))

        assert 'says = ["p", "place-of-birth", {type = "entity-ref", id = "p"}]' in same(
            Person(id="p", name="P"), Claim(id="x", text="x", statements=(born,))
        )

    def test_a_masked_value_is_lost(self):
        source = UnnamedSource(id="u", name="An official", identity=Protected("Jane Roe"))

        losses, read_back = self.losses(source, protected="mask")

        assert losses == (Loss("u", "identity", "is protected and was left out"),)
        assert read_back["u"].identity is None


class TestProtected:
    SOURCE = UnnamedSource(id="u", name="An official", identity=Protected("Jane Roe"))

    def test_it_is_refused_unless_something_else_is_asked_for(self):
        with pytest.raises(ProtectedValueError, match="u: identity is protected and is not written"):
            text_of(self.SOURCE)

    def test_it_is_kept_where_that_is_asked_for(self):
        exported = write(Case([self.SOURCE]), protected="keep")

        assert exported.losses == ()
        assert list(read(exported.data).case) == [self.SOURCE]

    def test_a_way_that_does_not_exist_is_refused(self):
        with pytest.raises(ValueError, match="protected is one of 'refuse', 'mask', 'keep'"):
            text_of(self.SOURCE, protected="yes")
