from __future__ import annotations

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.model import Aggregation, Counting, Property, Trend, ValueKind
from counterclaim.values.unit_table import UNITS
from counterclaim.vocabulary import UnknownPropertyError, Vocabulary

DEFAULT = Vocabulary.default()
COUNTRIES = Property(id="countries-supplied", value=ValueKind.QUANTITY, unit="country")


class TestAVocabulary:
    def test_finds_by_id(self):
        assert DEFAULT["population"].label == "population"
        assert DEFAULT.get("population") is DEFAULT["population"]
        assert DEFAULT.get("colour") is None

    def test_an_unknown_property_names_the_nearest(self):
        with pytest.raises(UnknownPropertyError, match="no property 'populaton'; did you mean 'population'"):
            DEFAULT["populaton"]

    def test_an_unknown_property_without_a_like_says_what_to_do(self):
        with pytest.raises(KeyError, match="declare it") as missed:
            DEFAULT["qqqq"]
        assert isinstance(missed.value, CounterclaimError)

    def test_holds_ids_and_properties(self):
        assert "population" in DEFAULT
        assert DEFAULT["population"] in DEFAULT
        assert COUNTRIES not in DEFAULT

    def test_iterates_over_its_properties_in_order(self):
        small = Vocabulary([COUNTRIES, DEFAULT["age"]])

        assert list(small) == [COUNTRIES, DEFAULT["age"]]
        assert len(small) == 2

    def test_takes_more_properties_and_stays_as_it_was(self):
        more = DEFAULT.with_properties([COUNTRIES])

        assert more["countries-supplied"] == COUNTRIES
        assert len(more) == len(DEFAULT) + 1
        assert "countries-supplied" not in DEFAULT

    def test_is_refined_by_a_property_with_the_same_id(self):
        refined = Property(id="population", value=ValueKind.QUANTITY, unit="household")
        more = DEFAULT.with_properties([refined])

        assert more["population"] == refined
        assert [property.id for property in more] == [property.id for property in DEFAULT]

    def test_is_compared_and_hashed_by_content(self):
        again = Vocabulary(reversed(list(DEFAULT)))

        assert again == DEFAULT
        assert hash(again) == hash(DEFAULT)
        assert DEFAULT.with_properties([COUNTRIES]) != DEFAULT


class TestTheBuiltInProperties:
    def test_have_a_label_each_and_ids_without_repetition(self):
        ids = [property.id for property in DEFAULT]

        assert len(set(ids)) == len(ids)
        assert all(property.label for property in DEFAULT)

    def test_name_units_that_are_known(self):
        assert {property.unit for property in DEFAULT} - {None} <= UNITS.keys()

    def test_refer_to_properties_that_are_there(self):
        named = [id for property in DEFAULT for id in (*property.before, *property.exclusive_with)]

        assert all(id in DEFAULT for id in named)
        assert named

    def test_order_dates_and_only_dates(self):
        for property in DEFAULT:
            for later in property.before:
                assert property.value is DEFAULT[later].value is ValueKind.DATE

    def test_put_birth_before_death_once_each(self):
        assert DEFAULT["date-of-birth"].before == ("date-of-death",)
        assert DEFAULT["date-of-birth"].once
        assert DEFAULT["date-of-death"].once

    def test_count_the_dead_as_a_running_total(self):
        deaths = DEFAULT["deaths"]

        assert (deaths.unit, deaths.counted) == ("death", Counting.EXACT)
        assert (deaths.aggregation, deaths.monotone) == (Aggregation.TOTAL, Trend.INCREASING)

    def test_give_no_currency_to_money(self):
        assert DEFAULT["cost"].unit is None
        assert DEFAULT["revenue"].aggregation is Aggregation.TOTAL

    def test_tell_shares_of_different_bases_apart(self):
        assert DEFAULT["share"].separators == ("base",)

    def test_let_one_person_hold_an_office_and_several_own_a_company(self):
        assert DEFAULT["head-of-government"].single_valued
        assert DEFAULT["head-of-government"].varies_in_time
        assert not DEFAULT["owner"].single_valued
