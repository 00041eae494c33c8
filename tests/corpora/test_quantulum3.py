"""
The grammar against the gold cases of quantulum3 (English).

A gold quantity is *claimed* where a found quantity overlaps its surface, *right* where number and unit agree;
a number whose unit is in no table is found alone, which claims nothing of the unit. Ranges are given there by
their middle. Out of scope, and so not claimed: rates ("$350 per kg"), units of physics
and computing ("14 mGy", "s-1", "32K word"), inches and feet as marks (9"), articles as numbers ("a gallon",
"a gross"), numbers in names ("i7 860"), decades ("the 1960s", which are dates).
"""

import json
from decimal import Decimal

import pytest

from counterclaim.values import Quantity, find_quantities

#: Names of units there, where they are not the id here with blanks for hyphens.
UNIT_IDS = {
    "pound sterling": "GBP",
    "dollar": "USD",
    "euro": "EUR",
    "percentage": "percent",
    "degree Celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "degree Fahrenheit": "fahrenheit",
    "dimensionless": None,
}


@pytest.fixture(scope="module")
def cases(corpora):
    folder = corpora / "quantulum3"
    names = ("quantities.json", "quantities.ambiguity.json")
    return [case for name in names for case in json.loads((folder / name).read_text(encoding="utf-8"))]


def middle_of(quantity: Quantity) -> Decimal | None:
    if quantity.number is None or quantity.upper is None:
        return quantity.number
    return (quantity.number + quantity.upper) / 2


def agrees(quantity: Quantity, gold: dict) -> bool:
    number, unit = middle_of(quantity), UNIT_IDS.get(gold["unit"], gold["unit"].replace(" ", "-"))
    if number is None:
        return False
    share = quantity.unit == "percent" and unit is None
    return abs(float(number) / (100 if share else 1) - gold["value"]) < 0.001 and (
        share or quantity.unit == unit
    )


def is_number_alone(quantity: Quantity, gold: dict) -> bool:
    return (
        quantity.unit is None
        and gold["unit"] != "dimensionless"
        and quantity.number is not None
        and abs(float(middle_of(quantity) or 0) - gold["value"]) < 0.001
    )


def test_most_gold_quantities_are_claimed_and_nearly_all_claims_are_right(cases, capsys):
    golds, claimed, wrong = 0, 0, []
    for case in cases:
        found, place = find_quantities(case["req"], language="en"), 0
        for gold in case["res"]:
            start = case["req"].find(gold["surface"], place)
            place = start + 1 if start >= 0 else place
            golds += 1
            hits = [
                hit.value for hit in found if hit.start < start + len(gold["surface"]) and hit.end > start
            ]
            hits = [hit for hit in hits if not is_number_alone(hit, gold)]
            claimed += bool(hits)
            if hits and not any(agrees(hit, gold) for hit in hits):
                wrong.append(f"{gold['surface']!r} {gold['value']} {gold['unit']}: {hits}")

    with capsys.disabled():
        print(f"\nquantulum3: {golds} gold, {claimed} claimed, {claimed - len(wrong)} right")
    assert claimed >= 0.55 * golds
    assert claimed - len(wrong) >= 0.9 * claimed, "\n".join(wrong)
