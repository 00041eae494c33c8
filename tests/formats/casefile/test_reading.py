"""What each form that a person may write stands for."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from counterclaim.formats.casefile import read
from counterclaim.frozen import FrozenMap
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Certainty,
    Claim,
    ClaimKind,
    Document,
    Foreign,
    Mode,
    Organization,
    Property,
    Quote,
    Rebuttal,
    RebuttalKind,
    Statement,
    UnknownRecord,
    ValueKind,
)
from counterclaim.registry import record_type, temporary_types
from counterclaim.values import (
    DateSpan,
    EntityRef,
    Hedge,
    NoValue,
    Period,
    Protected,
    Quantity,
    SomeValue,
    Text,
    UnknownValue,
)
from counterclaim.vocabulary import Vocabulary

FIXTURES = Path(__file__).parents[2] / "fixtures"
SOURCES = """\
[organization]
ap = "The Associated Press"
paper = "The Paper"
police = "Belgrade police"
[person]
mayor = "The mayor"
[document.article]
publisher = "paper"
"""


def case_of(lines, **options):
    imported = read(SOURCES + lines, **options)
    assert [str(problem) for problem in imported.problems] == []
    return imported.case


def claim(lines, *, above="", **options):
    """Return the claim `x` that *lines* describe."""
    return case_of(f'{above}[claim.x]\ntext = "It is so"\nby = "police"\n{lines}', **options)["x"]


def hops(lines):
    """Return the attributions of the claim `x` that *lines* describe, by source."""
    case = case_of(f'[claim.x]\ntext = "It is so"\n{lines}')
    return {attribution.source: attribution for attribution in case.attributions("x")}


class TestRecords:
    def test_one_is_a_table_or_a_line_under_its_tag(self):
        case = case_of('[place.here]\nname = "Here"\n[place]\nthere = {name = "There", within = "here"}')

        assert case["here"].name == "Here"
        assert case["there"].within == ("here",)

    @pytest.mark.parametrize(
        ("line", "field", "value"),
        [
            ("[source]\ny = 'A'", "name", "A"),
            ("[document]\ny = 'A'", "title", "A"),
            ("[note]\ny = 'A'", "text", "A"),
            ("[property]\ny = 'date'", "value", ValueKind.DATE),
            ("[claim]\ny = 'A'\n[denial.z]\nby = 'mayor'\ntargets = 'paper'\ninstead = 'y'", "text", "A"),
        ],
    )
    def test_a_text_alone_is_the_main_field(self, line, field, value):
        assert getattr(case_of(line)["y"], field) == value

    def test_a_value_alone_is_a_list_of_one(self):
        found = claim('accuses = "mayor"\ntags = ["a", "b"]')

        assert (found.accuses, found.tags) == (("mayor",), ("a", "b"))

    def test_keys_with_a_prefix_are_kept(self):
        found = claim('"acme:tone" = {calm = true, n = [1, 2.5], seen = 2019-10-17}')

        expected = FrozenMap({"calm": True, "n": (1, 2.5), "seen": "2019-10-17"})
        assert found.extra == FrozenMap({"acme:tone": expected})

    def test_they_come_in_the_order_of_the_file_with_attributions_behind_what_they_are_of(self):
        case = case_of(
            '[claim.b]\ntext = "b"\nby = "ap"\ndocument = "article"\n'
            '[denial.d]\ntargets = "b"\nby = "police"\n[claim]\na = {text = "a", by = "paper"}\n'
        )

        assert list(case.ids())[5:] == ["b", "b@ap", "b@paper", "d", "d@police", "a", "a@paper"]

    def test_a_table_of_the_model_without_words_of_its_own_is_read_as_it_stands(self):
        case = case_of(
            '[claim.x]\ntext = "x"\nby = "-"\n'
            '[rebuttal.r]\nkind = "denial"\nby = "police"\ntargets = "x"\n'
            '[attribution.a]\nof = "r"\nsource = "ap"'
        )

        assert case["r"] == Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="police", targets=("x",))
        assert [attribution.id for attribution in case.attributions("r")] == ["a"]

    def test_a_protected_value_is_read_as_one(self):
        case = case_of('[unnamed-source.u]\nname = "An official"\nidentity = "Jane Roe"')

        assert case["u"].identity == Protected("Jane Roe")

    def test_nested_records_may_be_texts(self):
        case = case_of('[review.r]\nof = "article"\nreviewer = "paper"\nrating = "Mostly false"')

        assert case["r"].rating.label == "Mostly false"

    def test_by_in_notes_and_judgements_is_free_text(self):
        case = case_of(
            '[note.n]\ntext = "t"\nby = "the night desk"\n'
            '[same-as.s]\nleft = "ap"\nright = "paper"\njudgement = "different"\nby = "anyone"'
        )

        assert (case["n"].by, case["s"].by) == ("the night desk", "anyone")


class TestCaseTable:
    def test_the_id_is_the_name_of_the_file_without_ending(self):
        for name, id in [
            ("a/b/leak.toml", "leak"),
            ("c:\\d\\my case.toml", "my-case"),
            (".toml", ".toml"),
            ("", "case"),
        ]:
            assert read('[case]\ntitle = "T"', name=name).case.info == CaseInfo(id=id, title="T")

    def test_unless_it_is_given(self):
        assert read('[case]\nid = "other"', name="leak.toml").case.info.id == "other"

    def test_without_one_nothing_is_said_of_the_case(self):
        assert case_of("").info is None

    def test_its_dates_are_read(self):
        info = read('[case]\nembargo_until = 2019-10-17\nopened = "March 2019"').case.info

        assert info.embargo_until == DateSpan.day(date(2019, 10, 17))
        assert info.opened == DateSpan.month(2019, 3, text="March 2019")


class TestDates:
    @pytest.mark.parametrize(
        ("written", "span"),
        [
            ("2019-10-17", DateSpan.day(date(2019, 10, 17))),
            ('"17.10.2019"', DateSpan.day(date(2019, 10, 17), text="17.10.2019")),
            ("2019-10-17 14:30:00", DateSpan.day(date(2019, 10, 17), time=time(14, 30))),
            ("2019-10-17T14:30:00Z", DateSpan.day(date(2019, 10, 17), time=time(14, 30, tzinfo=UTC))),
            (
                "2019-10-17T14:30:00+02:00",
                DateSpan.day(date(2019, 10, 17), time=time(14, 30, tzinfo=timezone(timedelta(hours=2)))),
            ),
            ('{edtf = "2019-10"}', DateSpan.month(2019, 10)),
            ('{edtf = "2019-10", text = "that month"}', DateSpan.month(2019, 10, text="that month")),
            ('{text = "long ago"}', DateSpan.unknown("long ago")),
        ],
    )
    def test_they_are_dates_or_words(self, written, span):
        assert case_of(f"[document.d]\npublished = {written}")["d"].published == span

    def test_words_are_in_the_language_of_the_claim(self):
        above = '[case]\nlanguage = "en"\n'

        assert claim('language = "de"\nduring = "März 2021"', above=above).during.start.first == date(
            2021, 3, 1
        )

    def test_else_in_that_of_the_case_and_never_in_that_of_the_document(self):
        above = '[case]\nlanguage = "de"\n[document.d]\nlanguage = "en"\npublished = "Mai 2021"\n'

        found = claim('during = "März 2021"\ndocument = "d"', above=above)

        assert found.during == Period.as_of(DateSpan.month(2021, 3, text="März 2021"))

    def test_else_in_that_which_the_reader_was_told(self):
        assert claim('during = "März 2021"', language="de").during.start.first == date(2021, 3, 1)

    def test_a_date_alone_is_as_of_it(self):
        assert claim("during = 2021-03-01").during == Period.as_of(DateSpan.day(date(2021, 3, 1)))

    def test_a_period_has_a_start_and_an_end(self):
        period = claim('during = {start = "2019", end = 2021-03-01}').during

        assert period == Period(DateSpan.year(2019, text="2019"), DateSpan.day(date(2021, 3, 1)))

    def test_a_period_in_words_is_one(self):
        assert claim('during = "since 2019"').during == Period(start=DateSpan.year(2019, text="since 2019"))

    def test_the_whole_wording_of_a_period_stays_beside_each_end(self):
        wording = "zwischen 2015 und 2018"

        period = claim(f'language = "de"\nduring = "{wording}"').during

        assert period == Period(DateSpan.year(2015, text=wording), DateSpan.year(2018, text=wording))

    def test_moments_are_read(self):
        sha = "0" * 64
        case = case_of(
            f'[snapshot.s]\ndocument = "article"\nsha256 = "{sha}"\nfetched_at = 2019-10-17T12:00:00+02:00'
        )

        assert case["s"].fetched_at == datetime(2019, 10, 17, 10, tzinfo=UTC)


class TestStatements:
    def value(self, property, written, **options):
        above = '[property]\ncolour = "text"\nowner = "entity"\nseat = "place"\nbegun = "date"\n'
        above += 'vans = {value = "quantity", unit = "vehicle"}\n[place]\ntown = "The town"\n'
        (statement,) = claim(f'says = ["paper", "{property}", {written}]', above=above, **options).statements
        assert (statement.subject, statement.property) == ("paper", property)
        return statement.value

    @pytest.mark.parametrize(
        ("property", "written", "value"),
        [
            ("vans", '"at least 50"', Quantity(50, unit="vehicle", hedge=Hedge.AT_LEAST, text="at least 50")),
            ("vans", "50", Quantity(50, unit="vehicle")),
            ("vans", "50.0", Quantity(Decimal("50.0"), unit="vehicle")),
            ("begun", '"March 2021"', DateSpan.month(2021, 3, text="March 2021")),
            ("begun", "2021-03-01", DateSpan.day(date(2021, 3, 1))),
            ("owner", '"mayor"', EntityRef("mayor")),
            ("seat", '"town"', EntityRef("town")),
            ("seat", '{type = "entity-ref", id = "mayor"}', EntityRef("mayor")),
            ("colour", '"blue"', Text("blue")),
            ("owner", '{type = "some-value"}', SomeValue()),
            ("owner", '{type = "no-value"}', NoValue()),
            ("vans", '{type = "quantity", number = 5, hedge = "about"}', Quantity(5, hedge=Hedge.ABOUT)),
            ("begun", '{type = "period", start = 2021-03-01}', Period(DateSpan.day(date(2021, 3, 1)))),
            (
                "owner",
                '{type = "acme:point", lat = 44.8}',
                UnknownValue(tag="acme:point", data=FrozenMap({"lat": 44.8})),
            ),
        ],
    )
    def test_three_words_are_read_as_the_property_says(self, property, written, value):
        assert self.value(property, written) == value

    def test_a_text_has_the_language_of_the_claim_where_one_is_stated(self):
        lines = 'language = "de"\nsays = ["paper", "colour", "blau"]'

        (statement,) = claim(lines, above='[property]\ncolour = "text"\n').statements

        assert statement.value == Text("blau", "de")

    def test_numbers_in_words_are_in_the_language_of_the_claim(self):
        (statement,) = claim('language = "de"\nsays = ["paper", "deaths", "rund 1,5 Mio."]').statements

        assert (statement.value.number, statement.value.hedge) == (Decimal(1500000), Hedge.ABOUT)

    def test_several_are_a_list_of_such_lists(self):
        found = claim('says = [["paper", "deaths", 5], ["mayor", "deaths", 6]]')

        assert [statement.subject for statement in found.statements] == ["paper", "mayor"]

    def test_full_ones_are_tables(self):
        found = claim(
            '[[claim.x.statements]]\nsubject = "paper"\nproperty = "deaths"\nvalue = "about 5"\n'
            "negated = true\n"
            '"acme:n" = 1\nqualifiers = {population = 5, base = "all readers", place-of-birth = "town"}',
            above='[place]\ntown = "The town"\n',
        )

        assert found.statements == (
            Statement(
                subject="paper",
                property="deaths",
                value=Quantity(5, unit="death", hedge=Hedge.ABOUT, text="about 5"),
                negated=True,
                qualifiers={
                    "population": Quantity(5, unit="person"),
                    "base": Text("all readers"),
                    "place-of-birth": EntityRef("town"),
                },
                extra={"acme:n": 1},
            ),
        )

    def test_short_and_full_ones_stand_one_after_the_other(self):
        found = claim(
            'statements = [{subject = "mayor", property = "deaths", value = 6}]\n'
            'says = ["paper", "deaths", 5]'
        )

        assert [statement.subject for statement in found.statements] == ["paper", "mayor"]

    def test_a_value_that_says_what_it_is_needs_no_declared_property(self):
        (statement,) = claim('says = ["paper", "undeclared", {type = "text", value = "v"}]').statements

        assert statement.value == Text("v")

    def test_the_built_in_vocabulary_may_be_another(self):
        vocabulary = Vocabulary([Property(id="vans", value=ValueKind.QUANTITY)])

        assert claim('says = ["paper", "vans", 5]', vocabulary=vocabulary).statements

    def test_a_property_of_the_file_goes_before_a_built_in_one(self):
        (statement,) = claim(
            'says = ["paper", "deaths", "5"]', above='[property]\ndeaths = "text"\n'
        ).statements

        assert statement.value == Text("5")


class TestBy:
    def test_an_origin_speaks_on_its_own_word(self):
        found = hops('by = "police"')

        assert found == {
            "police": Attribution(id="x@police", of="x", source="police", first_hand=True),
        }

    def test_the_publisher_of_the_document_is_the_last_hop_without_being_named(self):
        found = hops('by = "police"\nvia = "ap"\ndocument = "article"')

        assert list(found) == ["police", "ap", "paper"]
        assert found["ap"].relays == ("x@police",)
        assert (found["paper"].relays, found["paper"].document) == (("x@ap",), "article")
        assert found["police"].document is None

    def test_naming_it_last_changes_nothing(self):
        assert hops('by = "police"\nvia = "paper"\ndocument = "article"') == hops(
            'by = "police"\ndocument = "article"'
        )

    def test_document_stands_for_the_publisher(self):
        found = hops('by = "document"\ndocument = "article"')

        assert list(found) == ["paper"]
        assert found["paper"].first_hand is None

    def test_of_several_each_is_an_origin_and_the_next_hop_relays_them_all(self):
        found = hops('by = ["police", "mayor"]\ndocument = "article"')

        assert found["paper"].relays == ("x@police", "x@mayor")
        assert found["police"].first_hand is found["mayor"].first_hand is True

    def test_an_origin_that_is_not_stated_has_no_record(self):
        found = hops('by = "?"\nvia = "ap"\ndocument = "article"')

        assert list(found) == ["ap", "paper"]
        assert (found["ap"].first_hand, found["ap"].certainty) == (False, Certainty.UNCOMMITTED)

    def test_nobody_on_record(self):
        assert hops('by = "-"') == {}

    def test_words_belong_to_the_first_hop_or_the_last(self):
        found = hops(
            'by = "police"\ndocument = "article"\nverb = "boasted"\nspeaker = "mayor"\n'
            'certainty = "probable"\n'
            'said = "March 2021"\nquote = "it is so"\nmode = "cites"\ntranslated = true'
        )
        first, last = found["police"], found["paper"]

        assert (first.verb, first.speaker, first.certainty) == ("boasted", "mayor", Certainty.PROBABLE)
        assert first.said == DateSpan.month(2021, 3, text="March 2021")
        assert (last.quote, last.mode, last.translated) == (Quote(exact="it is so"), Mode.CITES, True)
        assert (last.verb, last.said, first.quote) == (None, None, None)

    @pytest.mark.parametrize(
        ("lines", "modes"),
        [
            ('by = "police"', {"police": Mode.STATES}),
            ('by = "police"\ndocument = "article"', {"police": Mode.STATES, "paper": Mode.PARAPHRASES}),
            (
                'by = "police"\ndocument = "article"\nquote = "q"',
                {"police": Mode.STATES, "paper": Mode.QUOTES},
            ),
        ],
    )
    def test_modes_default_to_what_is_usual(self, lines, modes):
        assert {source: attribution.mode for source, attribution in hops(lines).items()} == modes

    def test_a_quotation_may_be_a_table(self):
        found = hops('by = "police"\nquote = {exact = "q", prefix = "p", time_start = 1.5, "acme:n" = 1}')

        assert found["police"].quote == Quote(exact="q", prefix="p", time_start=1.5, extra={"acme:n": 1})

    def test_said_is_never_filled_from_the_date_of_publication(self):
        case = case_of(
            '[document.d]\npublisher = "ap"\npublished = 2019-10-17\n'
            '[claim.x]\ntext = "x"\nby = "document"\ndocument = "d"'
        )

        assert case["x@ap"].said is None

    def test_the_default_document_serves_claims_and_rebuttals_alone(self):
        case = case_of(
            '[case]\ndocument = "article"\n[claim.x]\ntext = "x"\nby = "police"\n'
            '[denial.d]\ntargets = "x"\nby = "mayor"\n[claim.y]\ntext = "y"\nby = "-"\n'
            '[attribution.a]\nof = "y"\nsource = "ap"\n[evidence.e]\nbears_on = "x"\ndirection = "supports"\n'
            '[review.r]\nof = "x"\nreviewer = "ap"'
        )

        assert case["x@paper"].document == case["d@paper"].document == "article"
        assert case["a"].document is case["e"].document is case["r"].document is None

    def test_a_document_of_its_own_goes_before_the_default_one(self):
        case = case_of(
            '[case]\ndocument = "article"\n[document]\npost = "A post"\n'
            '[claim.x]\ntext = "x"\nby = "police"\ndocument = "post"'
        )

        assert [attribution.id for attribution in case.attributions("x")] == ["x@police"]
        assert case["x@police"].document == "post"

    def test_a_written_attribution_replaces_the_derived_one_of_its_id(self):
        case = case_of(
            '[claim.x]\ntext = "x"\nby = "police"\ndocument = "article"\n'
            '[attribution."x@paper"]\nof = "x"\nsource = "paper"\nrelays = "x@police"\nmode = "republishes"'
        )

        assert case["x@paper"].mode is Mode.REPUBLISHES
        assert case["x@paper"].document is None
        assert "x@police" in case

    def test_parallel_reports_are_attributions_of_their_own(self):
        case = case_of(
            '[claim.x]\ntext = "x"\nby = "police"\ndocument = "article"\n'
            '[attribution.a]\nof = "x"\nsource = "ap"\nrelays = "x@police"'
        )

        assert len(case.attributions("x")) == 3

    def test_a_counterclaim_needs_no_by(self):
        case = case_of(
            '[claim]\nx = {text = "x", by = "police"}\nz = "y"\n'
            '[dispute.d]\ntargets = "x"\nby = "mayor"\ninstead = "z"'
        )

        assert case.attributions("z") == ()

    def test_nor_does_a_claim_that_an_attribution_is_of(self):
        case = case_of('[claim]\nz = "y"\n[attribution.a]\nof = "z"\nsource = "mayor"')

        assert [attribution.id for attribution in case.attributions("z")] == ["a"]


class TestRebuttals:
    @pytest.mark.parametrize("kind", list(RebuttalKind))
    def test_each_kind_has_a_table(self, kind):
        case = case_of(
            '[claim]\nx = {text = "x", by = "police"}\nz = "y"\n'
            f'[{kind.value}.r]\ntargets = "x"\nby = "police"\ninstead = "z"\ntext = "no"\nevidence = "e"\n'
            '[evidence.e]\nbears_on = "x"\ndirection = "undermines"'
        )

        assert case["r"] == Rebuttal(
            id="r", kind=kind, by="police", targets=("x",), text="no", counterclaim="z", evidence=("e",)
        )
        assert case["r@police"] == Attribution(id="r@police", of="r", source="police", first_hand=True)

    def test_the_publisher_of_the_document_may_make_it(self):
        case = case_of(
            '[claim.x]\ntext = "x"\nby = "police"\ndocument = "article"\n'
            '[correction.r]\ntargets = "x@paper"\nby = "document"\ndocument = "article"\ntext = "no"'
        )

        assert case["r"].by == "paper"
        assert list(case.attributions("r")) == [
            Attribution(id="r@paper", of="r", source="paper", document="article")
        ]

    def test_it_may_aim_at_a_derived_attribution(self):
        case = case_of(
            '[claim.x]\ntext = "x"\nby = "mayor"\ndocument = "article"\n'
            '[denial.d]\ntargets = "x@mayor"\nby = "mayor"'
        )

        assert case.rebuttals("x@mayor") == (case["d"],)


class TestExtensions:
    @pytest.fixture(autouse=True)
    def _forget_types(self):
        with temporary_types():
            yield

    ABSENT = (
        '["acme:geo-claim".x]\nbases = "claim"\ntext = "x"\nby = "police"\nlatitude = 44.8\nkind = "opinion"'
    )

    def test_one_that_is_not_installed_is_read_as_its_base(self):
        case = case_of(self.ABSENT)

        assert type(case["x"]) is Claim
        assert case["x"].kind is ClaimKind.OPINION
        assert case["x"].foreign == Foreign(tag="acme:geo-claim", bases=(("claim", 1),))
        assert case["x"].extra == FrozenMap({"latitude": 44.8})

    def test_by_works_on_any_with_the_base_claim(self):
        assert "x@police" in case_of(self.ABSENT)

    @pytest.mark.parametrize(
        "bases",
        [
            '"claim"',
            '["claim"]',
            '["acme:a", "claim"]',
            '["claim", 1]',
            '[["claim", 1]]',
            '[["acme:a", 2], "claim"]',
        ],
    )
    def test_bases_are_tags_with_or_without_versions(self, bases):
        assert (
            type(case_of(self.ABSENT.replace('"claim"', bases, 1).replace("acme:geo-claim", "acme:g"))["x"])
            is Claim
        )

    def test_one_without_a_known_base_is_kept_as_it_stands(self):
        case = case_of('["acme:poll".x]\nbases = []\nby = "police"\nasked = 1000')

        assert case["x"] == UnknownRecord(
            id="x", foreign=Foreign(tag="acme:poll"), data=FrozenMap({"by": "police", "asked": 1000})
        )

    def test_one_that_its_base_refuses_is_kept_as_it_stands(self):
        case = case_of('["acme:poll".x]\nbases = "claim"\nby = "police"\nasked = 1000')

        assert isinstance(case["x"], UnknownRecord)
        assert case["x"].data == FrozenMap({"by": "police", "asked": 1000})

    def test_a_wording_that_its_base_cannot_read_is_a_mistake(self):
        problems = read(SOURCES + self.ABSENT + '\nsays = ["paper", "undeclared", 5]').problems

        assert [problem.line for problem in problems] == [15]

    def test_one_that_is_installed_reads_like_those_of_the_library(self):
        @record_type("acme:geo-claim")
        @attrs.frozen(kw_only=True)
        class GeoClaim(Claim):
            latitude: float
            seen: DateSpan | None = None
            size: Quantity | None = None
            near: tuple[EntityRef, ...] = ()

        case = case_of(
            '["acme:geo-claim".x]\ntext = "x"\nby = "police"\nlatitude = 44.8\nseen = "March 2021"\n'
            'size = "about 5"\nnear = "mayor"\nsays = ["paper", "deaths", 5]'
        )

        found = case["x"]
        assert (type(found), found.latitude, found.near) == (GeoClaim, 44.8, (EntityRef("mayor"),))
        assert (found.seen.text, found.size.hedge) == ("March 2021", Hedge.ABOUT)
        assert "x@police" in case

    def test_its_mistakes_are_told_like_those_of_the_library(self):
        @record_type("acme:geo-claim")
        @attrs.frozen(kw_only=True)
        class GeoClaim(Claim):
            latitude: float

        problems = read(SOURCES + '["acme:geo-claim".x]\ntext = "x"\nby = "police"\nlatitud = "far"').problems

        assert [(problem.line, problem.field) for problem in problems] == [(9, "latitude"), (12, "latitud")]

    def test_one_of_a_newer_version_is_kept_as_it_stands(self):
        case = case_of('[claim.x]\nv = 2\nby = "police"\nwording = "x"')

        assert isinstance(case["x"], UnknownRecord)
        assert case["x"].foreign == Foreign(tag="claim", version=2)


class TestGermanCase:
    SOURCE = (FIXTURES / "abgas.toml").read_text("utf-8")

    def test_twelve_claims_two_denials_and_a_correction_take_no_more_than_sixty_lines(self):
        case = read(self.SOURCE, name="abgas.toml").case

        assert len(case.of_type(Claim)) == 12
        kinds = [rebuttal.kind.value for rebuttal in case.of_type(Rebuttal)]
        assert sorted(kinds) == ["correction", "denial", "denial"]
        assert len(self.SOURCE.splitlines()) <= 60

    def test_nothing_is_wrong_with_it(self):
        imported = read(self.SOURCE, name="abgas.toml")

        assert imported.problems == ()
        assert imported.case.problems() == ()

    def test_its_wordings_are_german(self):
        case = read(self.SOURCE, name="abgas.toml").case

        (statement,) = case["kosten"].statements
        assert statement.value == Quantity(
            6_500_000_000, unit="EUR", hedge=Hedge.ABOUT, text="rund 6,5 Mrd. Euro"
        )
        assert case["strasse@wvu"].said == DateSpan.month(2014, 5, text="Mai 2014")
        assert case["kläger"].name == "Autobesitzer, die in den USA klagen"


def test_the_types_of_what_was_read_are_those_of_the_model():
    case = case_of('[claim.x]\ntext = "x"\nby = "police"')

    assert type(case["paper"]) is Organization
    assert type(case["article"]) is Document
