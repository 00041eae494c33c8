"""Snaks of every type become values; what is none is kept and reported."""

from __future__ import annotations

from decimal import Decimal

import pytest

from counterclaim.formats.wikidata.tables import PROPERTIES, UNITS
from counterclaim.frozen import thaw
from counterclaim.values import EntityRef, NoValue, Quantity, SomeValue, Text, UnknownValue
from counterclaim.values.unit_table import UNITS as KNOWN_UNITS
from counterclaim.vocabulary import Vocabulary
from formats.wikidata.helpers import METRE, item, quantity, snak, string, value_of


def test_a_quantity_without_bounds_is_its_amount_in_a_unit_that_is_known():
    assert value_of(quantity("P2048", "+8848.86", METRE)) == (Quantity(Decimal("8848.86"), unit="metre"), [])


def test_a_count_has_no_unit():
    assert value_of(quantity("P1082", "+2005760")) == (Quantity(Decimal("2005760")), [])


def test_bounds_make_a_range_with_the_amount_in_its_wording():
    main = quantity("P2048", "+8848.86", METRE, lowerBound="+8848.66", upperBound="+8849.06")

    expected = Quantity(Decimal("8848.66"), Decimal("8849.06"), "metre", text="8848.86 ±0.20 metre")
    assert value_of(main) == (expected, [])


def test_bounds_that_are_not_even_are_both_in_the_wording():
    value, _ = value_of(quantity("P1082", "+5", lowerBound="+4", upperBound="+7"))

    assert str(value) == "5 (4 to 7)"


def test_bounds_that_are_the_amount_make_it_exact():
    main = quantity("P1082", "+5", lowerBound="+5", upperBound="+5")

    assert value_of(main) == (Quantity(Decimal("5")), [])


@pytest.mark.parametrize(
    "bounds",
    [
        {"lowerBound": "+6", "upperBound": "+7"},
        {"lowerBound": "+4"},
        {"upperBound": 7, "lowerBound": "+4"},
        {"upperBound": None, "lowerBound": None},
    ],
)
def test_bounds_that_do_not_hold_the_amount_are_odd_and_not_read(bounds):
    value, messages = value_of(quantity("P1082", "+5", **bounds))

    assert value == Quantity(Decimal("5"))
    assert "the bounds were not read" in messages[0]


def test_a_unit_that_is_not_in_the_table_keeps_its_name():
    value, messages = value_of(quantity("P2048", "+1", "http://www.wikidata.org/entity/Q3267417"))

    assert (value.unit, messages) == ("wikidata:Q3267417", [])


def test_a_unit_of_another_wikibase_is_never_taken_for_one_of_wikidata():
    value, _ = value_of(quantity("P2048", "+1", "http://wikibase.example/entity/Q11573"))

    assert value.unit == "http://wikibase.example/entity/Q11573"


@pytest.mark.parametrize("unit", [None, 1, "", " ", "x" * 65, ["1"], "metre "])
def test_a_unit_that_cannot_be_read_leaves_no_bare_number(unit):
    value, messages = value_of(quantity("P2048", "+1", unit))

    assert isinstance(value, UnknownValue)
    assert "no quantity that can be read" in messages[0]


@pytest.mark.parametrize("amount", [5, "five", "", "1e9", "+", "NaN", "９", "1" * 61, None, "+1."])
def test_an_amount_that_cannot_be_read_is_kept_as_it_is(amount):
    value, messages = value_of(quantity("P2048", amount))

    assert value.tag == "wikidata:quantity"
    assert value.data["datavalue"]["value"]["amount"] == amount
    assert len(messages) == 1


def test_entities_of_every_kind_are_references():
    for id in ("Q42", "P31", "L7", "L7-F1", "L7-S2", "E10", "M4"):
        value = snak("P1889", "wikibase-entityid", {"id": id, "entity-type": "item"})
        assert value_of(value) == (EntityRef(f"wikidata:{id}"), [])


def test_an_old_entity_value_states_the_number_alone():
    value = snak("P17", "wikibase-entityid", {"entity-type": "item", "numeric-id": 837})

    assert value_of(value) == (EntityRef("wikidata:Q837"), [])


@pytest.mark.parametrize(
    "held",
    [
        {"id": "x"},
        {"entity-type": "item", "numeric-id": "837"},
        {"entity-type": "form", "numeric-id": 1},
        {"entity-type": [], "numeric-id": 1},
        {"id": None, "entity-type": "item", "numeric-id": 837},
        "Q42",
    ],
)
def test_what_is_no_entity_is_never_a_reference(held):
    value, messages = value_of(snak("P17", "wikibase-entityid", held))

    assert isinstance(value, UnknownValue)
    assert len(messages) == 1


@pytest.mark.parametrize("kind", ["string", "time", "quantity", "monolingualtext", "globecoordinate"])
@pytest.mark.parametrize("held", [None, [], {}, {"text": 5}, {"latitude": None, "longitude": 1}])
def test_a_value_of_the_wrong_shape_is_kept_as_it_is(kind, held):
    value, messages = value_of(snak("P1", kind, held))

    assert value.tag == f"wikidata:{kind}"
    assert thaw(value.data["datavalue"]) == {"value": held, "type": kind}
    assert len(messages) == 1


def test_texts_have_their_language():
    value = snak("P1448", "monolingualtext", {"text": "Sagarmatha", "language": "ne"})

    assert value_of(value) == (Text("Sagarmatha", "ne"), [])


def test_a_language_that_is_no_tag_is_odd_and_left_out():
    value, messages = value_of(snak("P1448", "monolingualtext", {"text": "Sagarmatha", "language": "n_e"}))

    assert value == Text("Sagarmatha")
    assert "language tag" in messages[0]


@pytest.mark.parametrize("datatype", ["string", "url", "external-id", "commonsMedia", "math"])
def test_strings_are_texts(datatype):
    assert value_of(string("P18", "Everest.jpg", datatype)) == (Text("Everest.jpg"), [])


def test_coordinates_are_a_text():
    earth = {"latitude": 27.988056, "longitude": 86.925278, "globe": "http://www.wikidata.org/entity/Q2"}
    moon = earth | {"globe": "http://www.wikidata.org/entity/Q405"}

    assert value_of(snak("P625", "globecoordinate", earth)) == (Text("27.988056, 86.925278"), [])
    assert value_of(snak("P625", "globecoordinate", moon))[0].value.endswith("Q405)")


def test_an_unknown_value_and_no_value_are_told_apart():
    assert value_of({"snaktype": "somevalue", "property": "P569"}) == (SomeValue(), [])
    assert value_of({"snaktype": "novalue", "property": "P40"}) == (NoValue(), [])


def test_a_type_that_is_not_known_is_kept():
    value, messages = value_of(snak("P1", "musical-score", {"notes": [1, 2]}))

    assert value.tag == "wikidata:musical-score"
    assert value.data["datavalue"]["value"]["notes"] == (1, 2)
    assert "not known" in messages[0]


@pytest.mark.parametrize(
    "main",
    [
        {"snaktype": "value", "property": "P1"},
        {"snaktype": "values", "property": "P1", "datavalue": {}},
        {"property": "P1", "snaktype": []},
        {"property": "P1", "snaktype": "value", "datavalue": "x"},
    ],
)
def test_what_is_no_snak_is_kept_as_a_value_of_an_unknown_type(main):
    value, messages = value_of(main)

    assert value.tag == "wikidata:snak"
    assert set(value.data["snak"]) == set(main)
    assert len(messages) == 1


def test_every_unit_of_the_table_is_one_that_is_known():
    assert {unit for unit in UNITS.values() if unit is not None} <= set(KNOWN_UNITS)


def test_every_property_of_the_table_is_built_in():
    assert set(PROPERTIES.values()) <= {property.id for property in Vocabulary.default()}
    assert len(set(PROPERTIES.values())) == len(PROPERTIES)


def test_a_reference_to_an_item_stands_in_the_text_of_the_claim():
    assert value_of(item("P17", "Q837"))[0] == EntityRef("wikidata:Q837")
