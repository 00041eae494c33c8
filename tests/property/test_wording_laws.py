"""Laws of reading what is worded: what a number is written as is what is read."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import CounterclaimError
from counterclaim.values import (
    convert,
    find_dates,
    find_quantities,
    parse_date,
    parse_period,
    parse_quantity,
)
from counterclaim.values.quantity import Quantity

NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2)
LANGUAGES = st.sampled_from(["de", "en"])
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
GERMAN_MARKS = str.maketrans(",.", ".,")


@given(NUMBERS)
def test_a_grouped_numeral_is_read_as_its_number_in_both_languages(number):
    written = f"{number:,.2f}"

    assert str(parse_quantity(written, language="en").number) == f"{number:.2f}"
    assert str(parse_quantity(written.translate(GERMAN_MARKS), language="de").number) == f"{number:.2f}"


@given(DAYS, LANGUAGES)
def test_a_day_is_read_in_numerals(day, language):
    for written in (day.isoformat(), f"{day.day}.{day.month}.{day.year}"):
        assert parse_date(written, language=language).first == day


@given(st.text(max_size=80), LANGUAGES)
def test_any_text_is_read_or_refused(text, language):
    for read in (parse_quantity, parse_date, parse_period):
        try:
            value = read(text, language=language)
        except CounterclaimError:
            continue
        if read is not parse_period:
            assert value.text == text


WORDS = st.sampled_from(
    """
    50 1.5 1,5 2019 17.10.2019 ½ 1/3 mindestens über knapp rund at least more than about zwischen between und
    and bis to – - ein eine a one elf Million million Mio. hundert hundred Drittel third half Euro € $ %
    Prozent percent Länder countries März March Anfang seit since der of . , K m s minus ± ~ > Dutzend dozens
    """.strip().split()
)


@given(st.lists(WORDS, max_size=8).map(" ".join), LANGUAGES)
def test_any_order_of_known_words_is_read_or_refused(text, language):
    for read in (parse_quantity, parse_date, parse_period):
        try:
            read(text, language=language)
        except CounterclaimError:
            continue


@given(st.lists(WORDS, max_size=12).map(" ".join), LANGUAGES)
def test_what_is_found_is_in_order_and_holds_its_own_wording(text, language):
    for find in (find_quantities, find_dates):
        found = find(text, language=language)

        assert all(text[each.start : each.end] == each.value.text for each in found)
        assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(("unit", "target"), [("kilometre", "metre"), ("hour", "second"), ("year", "month")])
@given(number=st.decimals(min_value=0, max_value=10**6, places=3))
def test_conversion_there_and_back_is_the_same_number(unit, target, number):
    quantity = Quantity(number=number, unit=unit)

    assert convert(convert(quantity, target), unit).number == Decimal(number)
