from datetime import date

import pytest

from counterclaim.errors import UnreadableWordingError
from counterclaim.values import Found, Hedge, find_dates, find_quantities, parse_quantity

BASE = date(2021, 11, 10)


def quantities(text: str, language: str = "en") -> list[str]:
    return [text[found.start : found.end] for found in find_quantities(text, language=language)]


def dates(text: str, language: str = "en", base: date | None = None) -> list[str]:
    return [text[found.start : found.end] for found in find_dates(text, language=language, relative_to=base)]


class TestQuantities:
    def test_value_and_place(self):
        text = "Huawei sells to at least 50 countries."

        (found,) = find_quantities(text, language="en")

        assert found == Found(parse_quantity("at least 50 countries", language="en"), 16, 37)
        assert found.value.hedge is Hedge.AT_LEAST

    def test_places_are_those_of_the_text_as_given(self):
        text = "«Über\u00a050\u00a0La\u0308nder», dann rund 1,5\u202fMio.\u00a0Euro – und 12 Städte"

        assert quantities(text, "de") == [
            "Über\u00a050\u00a0La\u0308nder",
            "rund 1,5\u202fMio.\u00a0Euro",
            "12 Städte",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "on page 7",
            "No. 5 is alive",
            "version 2.1.3",
            "192.168.1.2",
            "the A4 and the B52",
            "COVID-19",
            "SCP-173",
            "at 14:30",
            "It happened on 17 October 2019",
            "on May 19",
            "in 2019",
            "in the 1960s",
            "since 2015",
            "the 21st",
            "a third man",
            "in the first half",
            "5 per day",
            "$5 per kg",
            "twenty twenty-one",
            "rose from 5 to 10 percent",
            "2 in 5 people",
            "https://example.org/?q=50&r=12%20a",
            "1-2-3",
            "lost 3-2",
            "One is enough",
            "one country of many",
            "12,34",
        ],
    )
    def test_what_may_be_something_else_is_left_out(self, text):
        assert quantities(text) == []

    @pytest.mark.parametrize(
        "text",
        [
            "Seite 5",
            "Nr. 7",
            "der 3. Mann",
            "am 3. Mai",
            "ein Land",
            "gegen 10 Uhr",
            "99 $ pro Kopf",
            "12.5",
        ],
    )
    def test_the_same_in_german(self, text):
        assert quantities(text, "de") == []

    def test_a_contradictory_hedge_is_left_out_whole(self):
        assert quantities("at least about 50 countries and 3 cities") == ["3 cities"]

    def test_a_number_that_counts_is_no_year(self):
        assert quantities("in 2019 Fällen", "de") == ["2019 Fällen"]
        assert dates("in 2019 Fällen", "de") == []

    def test_an_unknown_language_is_refused(self):
        with pytest.raises(UnreadableWordingError, match="'fr'"):
            find_quantities("50 pays", language="fr")

    def test_a_region_is_ignored(self):
        assert len(find_quantities("1'234.50 Franken", language="de-CH")) == 1


class TestDates:
    def test_value_and_place(self):
        text = "Am 17. Oktober 2019 berichtete die Zeitung."

        (found,) = find_dates(text, language="de")

        assert (found.value.first, found.start, found.end) == (date(2019, 10, 17), 0, 19)
        assert found.value.text == "Am 17. Oktober 2019"

    def test_every_form_in_one_text(self):
        text = (
            "From March to May 2021, on 2019-10-17, in Q1 2020, since 2015, in early 2018 and in the 1990s."
        )

        assert dates(text) == [
            "From March to May 2021",
            "on 2019-10-17"[3:],
            "in Q1 2020",
            "since 2015",
            "in early 2018",
            "in the 1990s",
        ]

    def test_relative_wordings_need_a_base(self):
        assert dates("Gestern und vor drei Tagen", "de") == []
        assert dates("Gestern und vor drei Tagen", "de", BASE) == ["Gestern", "vor drei Tagen"]

    @pytest.mark.parametrize(
        "text",
        [
            "2019 people",
            "room 2019",
            "03/04/2019",
            "Monday, 17 October 2019",
            "two days before yesterday",
            "next week on Tuesday",
            "earlier this year",
            "the last week of this month",
            "31 April 2019",
        ],
    )
    def test_no_part_of_what_is_not_understood_is_taken(self, text):
        assert dates(text, base=BASE) == []

    def test_the_end_of_a_sentence_is_no_weekday(self):
        assert dates("sagte sie am Dienstag. Am 17. Oktober 2019 kam", "de") == ["Am 17. Oktober 2019"]


@pytest.mark.parametrize(
    "text",
    [
        "vor " * 20_000,
        "1" * 200_000,
        "1." * 100_000,
        " " * 200_000,
        "zwischen 40 und " * 5_000,
        "hundert " * 20_000,
        "a" * 200_000,
        "mindestens " * 20_000,
        "Q1 " * 20_000,
        "ein Drittel von " * 10_000,
        "\u0308" * 50_000,
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_hostile_text_is_read_to_its_end(text, language):
    find_quantities(text, language=language)
    find_dates(text, language=language, relative_to=BASE)


@pytest.mark.parametrize(
    "wording",
    [
        "1" * 65,
        "9" * 40 + " Billionen",
        "1" + ".000" * 30,
        "fünfzig" * 50,
        "\ud800",
        "½" * 100,
        "1e99",
        "-" * 200,
    ],
)
def test_a_hostile_wording_is_refused(wording):
    with pytest.raises(UnreadableWordingError):
        parse_quantity(wording, language="de")
