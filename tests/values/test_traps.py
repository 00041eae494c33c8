"""
What the common libraries misread, and this one must not.

Each case was found by running dateparser 1.5, text2num 3.1, pint 0.25 and babel 2.18 on it.
"""

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from counterclaim.errors import UnreadableWordingError
from counterclaim.values import Precision, find_dates, parse_date, parse_quantity

BASE = date(2021, 11, 10)


def number(wording: str, language: str = "de") -> Decimal | None:
    return parse_quantity(wording, language=language).number


class TestDateparser:
    def test_day_and_month_are_not_swapped(self):
        assert parse_date("03.04.2019", language="de").first == date(2019, 4, 3)
        assert parse_date("03.04.2019", language="en").first == date(2019, 4, 3)

    def test_missing_parts_are_not_filled_from_the_base(self):
        span = parse_date("März 2021", language="de", relative_to=BASE)

        assert (span.first, span.last) == (date(2021, 3, 1), date(2021, 3, 31))
        assert span.precision is Precision.MONTH

    def test_a_quarter_is_not_a_day(self):
        span = parse_date("Q1 2021", language="de", relative_to=BASE)

        assert (span.first, span.last) == (date(2021, 1, 1), date(2021, 3, 31))

    def test_years_ago_are_a_year_without_a_time_of_day(self):
        span = parse_date("vor 14 Jahren", language="de", relative_to=BASE)

        assert (span.first, span.last, span.time) == (date(2007, 1, 1), date(2007, 12, 31), None)

    def test_a_week_ago_is_a_week(self):
        span = parse_date("vor einer Woche", language="de", relative_to=BASE)

        assert span.precision is Precision.WEEK
        assert span.first == date(2021, 11, 1)

    @pytest.mark.parametrize(
        "wording",
        ["17.10.", "2015/16", "12", "1.5", "man", "so", "Mo", "mo", "may", "1571313600", "Mi", "di", "march"],
    )
    @pytest.mark.parametrize("language", ["de", "en"])
    @pytest.mark.parametrize("base", [None, BASE])
    def test_what_is_no_date_is_refused(self, wording, language, base):
        with pytest.raises(UnreadableWordingError):
            parse_date(wording, language=language, relative_to=base)

    @pytest.mark.parametrize(
        ("wording", "language", "first"),
        [
            ("3. Maerz 2021", "de", date(2021, 3, 3)),
            ("Anfang 2021", "de", date(2021, 1, 1)),
            ("Ende 2021", "de", date(2021, 9, 1)),
            ("seit 2015", "de", date(2015, 1, 1)),
            ("den 1. Mai 1999", "de", date(1999, 5, 1)),
            ("vor anderthalb Jahren", "de", date(2020, 5, 1)),
            ("am vergangenen Dienstag", "de", date(2021, 11, 9)),
            ("am kommenden Dienstag", "de", date(2021, 11, 16)),
            ("2010 bis 2015", "de", date(2010, 1, 1)),
        ],
    )
    def test_common_wordings_are_read(self, wording, language, first):
        assert parse_date(wording, language=language, relative_to=BASE).first == first

    @pytest.mark.parametrize("wording", ["gestern", "vor drei Tagen", "letzte Woche", "heute"])
    def test_without_a_base_there_is_no_clock_to_look_at(self, wording):
        with pytest.raises(UnreadableWordingError, match="the day that it may count from is not given"):
            parse_date(wording, language="de")

    def test_little_words_are_no_dates_in_running_text(self):
        german = "So sagte die Sprecherin, man möge so handeln wie die anderen, und Mo war auch da."
        english = "They may march on, so the second group may follow."

        assert find_dates(german, language="de", relative_to=BASE) == ()
        assert find_dates(english, language="en", relative_to=BASE) == ()

    @pytest.mark.parametrize("wording", ["vor " * 16, "1" * 64, "vor " * 20_000, "gestern " * 20_000])
    def test_hostile_wording_is_refused(self, wording):
        with pytest.raises(UnreadableWordingError):
            parse_date(wording, language="de", relative_to=BASE)

    def test_it_is_not_imported_with_the_values(self):
        code = (
            "import sys, counterclaim.values as values; values.parse_date('17.10.2019', language='de');"
            "sys.exit('dateparser' in sys.modules)"
        )

        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

    def test_settings_do_not_leak_between_calls(self):
        bases = [date(2021, 11, 10), date(2019, 2, 3), date(2021, 11, 10)]

        spans = [parse_date("2 months and 3 days ago", language="en", relative_to=base) for base in bases]

        assert spans[0] == spans[2] != spans[1]

    def test_a_date_without_a_year_is_not_given_one(self):
        for base in (None, BASE):
            with pytest.raises(UnreadableWordingError, match="year"):
                parse_date("17. Oktober", language="de", relative_to=base)


class TestText2num:
    @pytest.mark.parametrize(
        ("wording", "expected"),
        [
            ("zwei Millionen", 2_000_000),
            ("1,5 Millionen", 1_500_000),
            ("eine Milliarde", 1_000_000_000),
            ("zwoelf", 12),
            ("anderthalb", "1.5"),
            ("zwei Komma fünf", "2.5"),
            ("eine halbe Million", 500_000),
            ("drei Dutzend", 36),
        ],
    )
    def test_german_numbers_it_fails_on(self, wording, expected):
        assert number(wording) == Decimal(expected)

    @pytest.mark.parametrize("wording", ["Acht geben", "als Erster", "der Dritte"])
    def test_words_that_only_look_like_numbers(self, wording):
        with pytest.raises(UnreadableWordingError):
            parse_quantity(wording, language="de")

    def test_a_third_is_a_share(self):
        assert parse_quantity("ein Drittel", language="de").unit == "percent"


class TestPint:
    def test_a_decimal_comma_is_not_dropped(self):
        quantity = parse_quantity("5,0 Prozent", language="de")

        assert (str(quantity.number), quantity.unit) == ("5.0", "percent")

    def test_a_decimal_comma_in_english_is_refused(self):
        with pytest.raises(UnreadableWordingError, match="decimal mark"):
            parse_quantity("5,0 percent", language="en")

    def test_a_currency_is_not_lost(self):
        assert parse_quantity("5 €", language="en").unit == "EUR"


class TestBabel:
    @pytest.mark.parametrize("wording", ["12.5", "1.23", "1.2345", "12.34.567", "1,5,0"])
    def test_a_misplaced_mark_is_refused_in_german(self, wording):
        with pytest.raises(UnreadableWordingError, match="decimal mark"):
            parse_quantity(wording, language="de")

    def test_the_same_numeral_is_another_number_in_another_language(self):
        assert number("1.234", "de") == 1234
        assert number("1.234", "en") == Decimal("1.234")

    def test_magnitudes_and_currency_of_prices_are_kept(self):
        quantity = parse_quantity("2 Mio. Euro", language="de")

        assert (quantity.number, quantity.unit) == (2_000_000, "EUR")
