from decimal import Decimal

import pytest

from counterclaim.errors import UnreadableWordingError
from counterclaim.values import Hedge, IncompatibleUnitsError, Quantity, convert, find_unit, parse_quantity
from counterclaim.values.language import lexicon_for
from counterclaim.values.tokens import tokenize
from counterclaim.values.unit_table import COUNTED, UNITS


class TestFindUnit:
    @pytest.mark.parametrize(
        ("name", "language", "expected"),
        [
            ("Länder", "de", "country"),
            ("Laender", "de", "country"),
            ("countries", "en", "country"),
            ("Kilometern", "de", "kilometre"),
            ("kilometers", "en", "kilometre"),
            ("km", "de", "kilometre"),
            ("Quadratkilometer", "de", "square-kilometre"),
            ("US-Dollar", "de", "USD"),
            ("%", "en", "percent"),
            ("percentage points", "en", "percentage-point"),
            ("Grad Celsius", "de", "celsius"),
            ("kilometre", "de", "kilometre"),
        ],
    )
    def test_words_signs_and_ids(self, name, language, expected):
        unit = find_unit(name, language=language)

        assert unit is not None
        assert unit.id == expected

    @pytest.mark.parametrize("name", ["", "Elefanten", "kilometre per", "x" * 100_000])
    def test_what_is_unknown_is_none(self, name):
        assert find_unit(name, language="en") is None

    def test_case_of_a_sign_matters(self):
        assert find_unit("MW", language="en") == UNITS["megawatt"]
        assert find_unit("mW", language="en") == UNITS["milliwatt"]

    def test_an_unknown_language_is_refused(self):
        with pytest.raises(UnreadableWordingError, match="'fr'"):
            find_unit("kilomètres", language="fr")


class TestConvert:
    @pytest.mark.parametrize(
        ("number", "unit", "target", "expected"),
        [
            ("5", "kilometre", "metre", "5000"),
            ("250", "metre", "kilometre", "0.25"),
            ("1", "mile", "metre", "1609.344"),
            ("90", "minute", "hour", "1.5"),
            ("2", "year", "month", "24"),
            ("3", "tonne", "kilogram", "3000"),
            ("100", "hectare", "square-kilometre", "1"),
            ("1.5", "litre", "millilitre", "1500"),
            ("1", "kilowatt-hour", "megajoule", "3.6"),
            ("36", "kilometre-per-hour", "metre-per-second", "10"),
            ("0", "celsius", "kelvin", "273.15"),
            ("100", "celsius", "fahrenheit", "212"),
            ("-40", "fahrenheit", "celsius", "-40"),
            ("5", "percent", "per-mille", "50"),
        ],
    )
    def test_known_values(self, number, unit, target, expected):
        converted = convert(Quantity(number=Decimal(number), unit=unit), target)

        assert (str(converted.number), converted.unit) == (expected, target)

    def test_hedge_range_and_wording_stay(self):
        quantity = parse_quantity("rund 5 bis 7 km", language="de")

        converted = convert(quantity, "metre")

        assert (converted.number, converted.upper) == (5000, 7000)
        assert converted.hedge is Hedge.ABOUT
        assert converted.text == "rund 5 bis 7 km"

    @pytest.mark.parametrize(
        ("unit", "target", "reason"),
        [
            ("kilometre", "kilogram", "length"),
            ("EUR", "USD", "exchange rates"),
            ("percent", "percentage-point", "share"),
            ("country", "city", "country"),
            ("day", "month", "time"),
            ("kilometre", "parsec", "not in the table"),
            (None, "metre", "not in the table"),
        ],
    )
    def test_units_of_another_kind_are_refused(self, unit, target, reason):
        with pytest.raises(IncompatibleUnitsError, match=reason) as refusal:
            convert(Quantity(number=Decimal(5), unit=unit), target)

        assert (refusal.value.unit, refusal.value.target) == (unit, target)

    def test_a_unit_converts_to_itself_even_where_unknown(self):
        quantity = Quantity(number=Decimal(5), unit="elephant")

        assert convert(quantity, "elephant") is quantity

    def test_a_vague_count_has_no_number_to_convert(self):
        dozens = Quantity(hedge=Hedge.DOZENS, unit="kilometre")

        assert convert(dozens, "kilometre") is dozens
        with pytest.raises(IncompatibleUnitsError, match="dozens"):
            convert(dozens, "metre")


class TestTable:
    @pytest.mark.parametrize("language", ["de", "en"])
    def test_every_word_names_a_unit_of_the_table(self, language):
        lexicon = lexicon_for(language, wording="", kind="unit")
        named = {lexicon.units.match(tokenize(word), 0) for word in lexicon.units.first_words}

        assert {found[0] for found in named if found is not None} <= UNITS.keys()

    def test_english_names_every_counted_noun(self):
        for noun in COUNTED:
            found = find_unit(noun.replace("-", " "), language="en")
            assert found is not None, noun
            assert found.id == noun

    def test_currencies_and_counted_nouns_stand_alone(self):
        assert UNITS["EUR"].dimension != UNITS["USD"].dimension
        assert UNITS["country"].dimension != UNITS["city"].dimension


class TestDeclaredUnit:
    def test_it_is_taken_where_the_wording_names_none(self):
        assert parse_quantity("mindestens 50", language="de", unit="country").unit == "country"

    def test_the_unit_of_the_wording_stays(self):
        assert parse_quantity("5 km", language="de", unit="metre").unit == "kilometre"

    def test_another_unit_is_refused(self):
        with pytest.raises(UnreadableWordingError, match="stated in kilometre, and country was expected"):
            parse_quantity("5 km", language="de", unit="country")

    def test_another_currency_is_refused(self):
        with pytest.raises(UnreadableWordingError, match="USD"):
            parse_quantity("$5", language="en", unit="EUR")

    @pytest.mark.parametrize("wording", ["50 elephants", "50 Elephant", "50 ELEPHANTS"])
    def test_a_noun_that_is_in_no_table_may_be_the_declared_unit(self, wording):
        assert parse_quantity(wording, language="en", unit="elephant").unit == "elephant"

    def test_an_unknown_noun_is_named_in_the_refusal(self):
        with pytest.raises(UnreadableWordingError, match=r"'elephants'.*'country'"):
            parse_quantity("50 elephants", language="en", unit="country")

    def test_it_decides_what_an_ambiguous_word_means(self):
        assert parse_quantity("5 pounds", language="en", unit="GBP").unit == "GBP"
        assert parse_quantity("5 Pfund", language="de", unit="pound").unit == "pound"
        with pytest.raises(UnreadableWordingError, match="pound, GBP"):
            parse_quantity("5 pounds", language="en")

    def test_what_a_share_is_of_belongs_into_a_qualifier(self):
        with pytest.raises(UnreadableWordingError, match="base"):
            parse_quantity("a third of the countries", language="en", unit="percent")
