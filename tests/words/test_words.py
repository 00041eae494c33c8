import importlib
import pkgutil
import string
from datetime import date
from decimal import Decimal

import pytest

import counterclaim.words
from counterclaim.conflicts import KINDS as CONFLICT_KINDS
from counterclaim.conflicts import Guard
from counterclaim.conflicts.readings import Because
from counterclaim.model import Certainty, ClaimKind, Direction, Mode, Outcome, RebuttalKind
from counterclaim.provenance import Start
from counterclaim.report import QuoteOutcome, UncheckedReason
from counterclaim.report.questions import KINDS
from counterclaim.report.sections import SECTIONS
from counterclaim.standing import Ground, Status
from counterclaim.values import DateSpan, EntityRef, Hedge, Period, Precision, Quantity, SomeValue, Text
from counterclaim.words import LANGUAGES, Words

#: What a pair of statements is judged by, and is always known of; what never keeps two apart by itself.
NEVER_UNKNOWN = {Guard.VALUE, Guard.UNIT, Guard.EXISTENCE, Guard.ORDER, Guard.SINGLE_VALUED}
NEVER_FAILED = {Guard.ORDER, Guard.SIGN, Guard.READING, Guard.LANGUAGE, Guard.ZONE}


def placeholders(phrase):
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def tables(language):
    """Return the tables of phrases of a language, whatever they are about."""
    names = [found.name for found in pkgutil.iter_modules(counterclaim.words.__path__)]
    own = [name for name in names if name.partition("_")[0] == language]
    return [importlib.import_module(f"counterclaim.words.{name}").PHRASES for name in own]


IN_ENGLISH = tables("en")
ENGLISH = {key: phrase for table in IN_ENGLISH for key, phrase in table.items()}
IN_GERMAN = tables("de")
GERMAN = {key: phrase for table in IN_GERMAN for key, phrase in table.items()}


class TestLanguages:
    def test_both_have_the_same_phrases(self):
        assert GERMAN.keys() == ENGLISH.keys()

    def test_no_phrase_is_written_twice(self):
        assert sum(map(len, IN_ENGLISH)) == len(ENGLISH)

    @pytest.mark.parametrize("key", ENGLISH)
    def test_a_phrase_takes_the_same_values_in_both(self, key):
        assert placeholders(GERMAN[key]) == placeholders(ENGLISH[key])

    @pytest.mark.parametrize(
        ("pattern", "members"),
        [
            ("rebuttal.{}.by", RebuttalKind),
            ("rebuttal.{}.act", RebuttalKind),
            ("mark.{}", RebuttalKind),
            ("act.{}-of-attribution", RebuttalKind),
            ("outcome.{}", Outcome),
            ("mode.{}", Mode),
            ("certainty.{}", Certainty),
            ("trace.{}", Start),
            ("evidence.{}", Direction),
            ("picture.{}", RebuttalKind),
            ("picture.{}", Direction),
            ("settle.{}", [guard for guard in Guard if guard not in NEVER_UNKNOWN]),
            ("unknown.{}", [guard for guard in Guard if guard not in NEVER_UNKNOWN]),
            ("why.{}", [guard for guard in Guard if guard not in NEVER_FAILED]),
            ("step.{}", Because),
            ("status.{}", Status),
            ("ground.{}", Ground),
            ("quotes.outcome.{}", QuoteOutcome),
            ("quotes.unchecked.{}", UncheckedReason),
        ],
    )
    def test_every_member_of_an_enumeration_has_its_phrase(self, pattern, members):
        assert all(pattern.format(member.value) in ENGLISH for member in members)

    @pytest.mark.parametrize("kind", CONFLICT_KINDS)
    def test_every_kind_of_conflict_has_its_name(self, kind):
        assert f"kind.{kind}" in ENGLISH

    def test_every_hedge_kind_question_and_section_has_its_phrase(self):
        hedges = {f"hedge.{hedge.value}" for hedge in Hedge if hedge is not Hedge.EXACT}
        kinds = {f"claims.{kind.value}" for kind in ClaimKind if kind is not ClaimKind.ASSERTION}
        questions = {f"question.{kind}" for kind in KINDS}
        sections = {f"section.{key}" for key in SECTIONS}
        assert hedges | kinds | questions | sections <= ENGLISH.keys()

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_no_two_marks_look_alike(self, language):
        words = Words(language)
        marks = [key for key in ENGLISH if key.startswith("mark.")]
        assert len({words(key) for key in marks}) == len(marks)

    def test_a_regional_variety_is_read_as_its_language(self):
        assert Words("de-AT")("section.claims") == "Behauptungen"

    def test_another_language_is_refused(self):
        with pytest.raises(ValueError, match="choose one of de, en"):
            Words("fr")

    @pytest.mark.parametrize("phrases", [GERMAN, ENGLISH])
    def test_no_phrase_gives_a_verdict(self, phrases):
        verdicts = ("true", "false", "refuted", "wahr", "falsch", "widerlegt", "lies", "lügt")
        for phrase in phrases.values():
            assert not set(verdicts) & set(phrase.lower().replace(".", " ").replace(",", " ").split())


class TestValues:
    def test_numbers_have_the_separators_of_the_language(self):
        assert Words("en").number(Decimal("1234567.50")) == "1,234,567.50"
        assert Words("de").number(Decimal("1234567.50")) == "1.234.567,50"

    def test_years_and_heights_are_not_grouped(self):
        assert Words("en").number(Decimal(8848)) == "8848"

    @pytest.mark.parametrize(
        ("quantity", "shown"),
        [
            (Quantity(number=50, hedge=Hedge.AT_LEAST), "at least 50"),
            (Quantity(number=40, upper=60), "40 to 60"),
            (Quantity(hedge=Hedge.THOUSANDS), "thousands"),
            (Quantity(number=15), "15"),
        ],
    )
    def test_a_quantity_keeps_its_hedge(self, quantity, shown):
        assert Words("en").quantity(quantity) == shown

    @pytest.mark.parametrize(
        ("span", "shown"),
        [
            (DateSpan.day(date(2019, 10, 17), text="17.10.2019"), "2019-10-17"),
            (DateSpan.month(2005, 10), "2005-10"),
            (DateSpan.year(2010), "2010"),
            (DateSpan(None, date(2010, 1, 1)), "until 2010-01-01"),
            (DateSpan(date(2010, 1, 1), None), "since 2010-01-01"),
            (DateSpan(None, date(2010, 1, 1), approximate=True), "until about 2010-01-01"),
            (DateSpan(date(2010, 1, 1), None, approximate=True), "since about 2010-01-01"),
            (DateSpan(date(2010, 1, 3), date(2010, 1, 9)), "2010-01-03 to 2010-01-09"),
            (DateSpan(date(2010, 1, 1), date(2010, 12, 31), Precision.YEAR, True), "about 2010"),
            (DateSpan.unknown("some time ago"), "some time ago"),
            (None, ""),
        ],
    )
    def test_a_date_is_shown_as_precisely_as_it_is_known(self, span, shown):
        assert Words("en").date(span) == shown

    def test_a_period_names_the_ends_it_has(self):
        year = DateSpan.year(2010)
        assert Words("en").period(Period(year, year)) == "2010"
        assert Words("en").period(Period(year, None)) == "since 2010"
        assert Words("de").period(Period(None, year)) == "bis 2010"

    def test_german_dates_that_are_open_and_approximate_read_as_german(self):
        span = DateSpan(date(2019, 1, 1), None, approximate=True)
        year = DateSpan(date(2010, 1, 1), date(2010, 12, 31), Precision.YEAR, True)
        assert Words("de").date(span) == "seit etwa 2019-01-01"
        assert Words("de").period(Period(None, year)) == "bis etwa 2010"
        assert Words("de").period(Period(DateSpan.unknown("dem Beben"), None)) == "seit dem Beben"

    def test_other_values_are_shown_too(self):
        assert Words("en").value(Text("blue")) == "blue"
        assert Words("en").value(SomeValue()) == "there is one, unknown"
        assert Words("en").value(Quantity(number=5, unit="metre")) == "5 metre"
        assert Words("en").value(Period(DateSpan.year(2010), None)) == "since 2010"
        assert Words("en").value(EntityRef("nepal")) == "nepal"


class TestTheFirstOfMany:
    def test_as_many_as_are_shown_are_all_there(self):
        assert Words("en").first(["a", "b"], 2) == ("a", "b")

    def test_of_more_it_says_how_many_are_left(self):
        assert Words("en").first(["a", "b", "c", "d"], 2) == ("a", "b", "and 2 more")
