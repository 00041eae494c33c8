from __future__ import annotations

from decimal import Decimal

import attrs
import pytest

from counterclaim.errors import InvalidRecordError
from counterclaim.values import Hedge, Quantity
from counterclaim.values.quantity import VAGUE, positional

STATED = [hedge for hedge in Hedge if hedge not in VAGUE]


class TestAQuantity:
    def test_compares_numbers_by_their_text(self):
        assert Quantity(Decimal("5.0")) != Quantity(Decimal("5"))
        assert len({Quantity(Decimal("5.0")), Quantity(Decimal("5")), Quantity(Decimal("5.00"))}) == 3

    def test_takes_whole_numbers_as_decimals(self):
        assert Quantity(50) == Quantity(Decimal("50"))
        assert hash(Quantity(50)) == hash(Quantity(Decimal("50")))
        assert type(Quantity(50).number) is Decimal

    def test_writes_numbers_out(self):
        assert Quantity(Decimal("1E+2")) == Quantity(Decimal("100"))
        assert str(Quantity(Decimal("1E+2")).number) == "100"
        assert str(Quantity(40, Decimal("6E+1")).upper) == "60"

    def test_keeps_every_digit(self):
        assert Quantity(Decimal("0." + "1" * 63)).number == Decimal("0." + "1" * 63)
        assert Quantity(Decimal("9" * 64)).number == Decimal("9" * 64)
        assert Quantity(Decimal("1E+63")).number == Decimal("1" + "0" * 63)

    @pytest.mark.parametrize(
        "number",
        [
            Decimal("NaN"),
            Decimal("sNaN"),
            Decimal("Infinity"),
            Decimal("-Infinity"),
            Decimal("9" * 65),
            Decimal("0." + "1" * 64),
            Decimal("1E+64"),
            Decimal("1E-64"),
            Decimal("1E+999999"),
            Decimal("1E-999999"),
            10**64,
            True,
            5.0,
            "5",
            b"5",
        ],
        ids=repr,
    )
    def test_refuses_numbers_that_are_none_or_too_long(self, number):
        with pytest.raises(
            InvalidRecordError, match="number: expected a decimal number of at most 64 digits"
        ):
            Quantity(number)
        with pytest.raises(InvalidRecordError, match="upper: expected a decimal number of at most 64 digits"):
            Quantity(1, number)

    def test_does_not_print_a_number_of_a_million_digits(self):
        with pytest.raises(InvalidRecordError, match="found a very large number"):
            Quantity(1 << 4_000_000)

    def test_refuses_a_kind_of_decimal_that_it_could_not_write_again(self):
        class Money(Decimal):
            pass

        with pytest.raises(InvalidRecordError, match="number: expected a decimal number"):
            Quantity(Money("1E+2"))

    @pytest.mark.parametrize("unit", ["country", "EUR", "m²", "wind-turbine", "x" * 64, None])
    def test_takes_any_unit_by_its_id(self, unit):
        assert Quantity(5, unit=unit).unit == unit

    @pytest.mark.parametrize("unit", ["", " ", "EUR ", " EUR", "x" * 65, "a\nb", "a\u202eb", 7])
    def test_refuses_what_is_no_unit(self, unit):
        with pytest.raises(InvalidRecordError, match="unit: expected the id of a unit"):
            Quantity(5, unit=unit)


class TestAVagueCount:
    @pytest.mark.parametrize("hedge", sorted(VAGUE, key=str))
    def test_states_no_number(self, hedge):
        assert Quantity(hedge=hedge).number is None
        with pytest.raises(InvalidRecordError, match="states no number"):
            Quantity(5, hedge=hedge)
        with pytest.raises(InvalidRecordError, match="states no number"):
            Quantity(upper=5, hedge=hedge)

    @pytest.mark.parametrize("hedge", STATED)
    def test_is_not_what_any_other_hedge_makes(self, hedge):
        with pytest.raises(InvalidRecordError, match="number: is missing"):
            Quantity(hedge=hedge)

    def test_has_no_upper_end_alone(self):
        with pytest.raises(InvalidRecordError, match="number: is missing"):
            Quantity(upper=5)


class TestARange:
    @pytest.mark.parametrize("hedge", [Hedge.EXACT, Hedge.ABOUT])
    def test_has_two_ends(self, hedge):
        quantity = Quantity(40, 60, hedge=hedge)

        assert (quantity.number, quantity.upper) == (40, 60)

    def test_may_have_equal_ends(self):
        assert Quantity(40, 40).upper == 40

    def test_does_not_run_backwards(self):
        with pytest.raises(InvalidRecordError, match="upper: expected at least 60, the lower end"):
            Quantity(60, 40)

    @pytest.mark.parametrize("hedge", [hedge for hedge in STATED if hedge not in (Hedge.EXACT, Hedge.ABOUT)])
    def test_is_hedged_by_nothing_but_about(self, hedge):
        with pytest.raises(InvalidRecordError, match="a range is exact or about, not"):
            Quantity(40, 60, hedge=hedge)

    def test_stays_checked_when_it_is_changed(self):
        with pytest.raises(InvalidRecordError, match="upper: expected at least 70"):
            attrs.evolve(Quantity(40, 60), number=70)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(50, text="mindestens 50 Länder"), "mindestens 50 Länder"),
        (Quantity(50, unit="country", hedge=Hedge.AT_LEAST), "at least 50 country"),
        (Quantity(40, 60, unit="percent"), "40–60 percent"),
        (Quantity(Decimal("0.0000001")), "0.0000001"),
        (Quantity(hedge=Hedge.DOZENS, unit="camera"), "dozens camera"),
    ],
    ids=str,
)
def test_shows_its_wording_or_a_fixed_form(quantity, expected):
    assert str(quantity) == expected


@pytest.mark.parametrize(
    "given", [None, "5", 5.0, True, Decimal("NaN"), Decimal("1E+65"), 1 << 256], ids=repr
)
def test_positional_leaves_to_the_check_what_it_cannot_write_out(given):
    assert positional(given) is given
