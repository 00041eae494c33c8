"""One plain sentence for each outcome, in English and in German."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from conflicts.helpers import Denied, case_of, compared, day, found, march, relation, said, throughout
from conflicts.helpers import compared_during as during
from counterclaim.conflicts import Comparison, compare, sentence_of, why_not
from counterclaim.model import Certainty, Claim, ClaimKind, Judgement, SameAs
from counterclaim.values import EntityRef, NoValue, Quantity, SomeValue, Text, UnknownValue


def both(comparison: Comparison) -> tuple[str, str]:
    return why_not(comparison), why_not(comparison, language="de")


class TestConflicts:
    def test_are_told_with_who_says_what(self):
        assert both(compared("at least 50", "about 40")) == (
            "The firm, Countries supplied: “at least 50” according to AP, “about 40” according to AFP; these "
            "cannot both hold.",
            "The firm, Countries supplied: „at least 50“ laut AP, „about 40“ laut AFP; "
            "beides zugleich kann nicht "
            "gelten.",
        )

    def test_are_told_with_the_time_for_which_they_hold(self):
        english, german = both(during("81", march(5), "12", march(5), "staff"))

        assert "“81” (2021-03-05)" in english
        assert "„81“ (" in german

    def test_that_are_possible_say_what_is_not_known(self):
        english, german = both(compared("81", "12", "staff"))

        assert english.endswith("these may conflict: the time for which each holds is not known exactly.")
        assert german.endswith("vielleicht ein Widerspruch: wann jede gilt, ist nicht genau bekannt.")

    def test_of_a_part_and_the_whole_say_that(self):
        english, german = both(during("81", day("March 2021"), "12", day("2021"), "sold"))

        assert english.endswith("a part cannot be more than the whole.")
        assert german.endswith("ein Teil kann nicht mehr sein als das Ganze.")

    def test_of_a_count_that_fell_say_that(self):
        english, german = both(during("15", march(5), "12", march(6), "toll"))

        assert english.endswith("a count like this does not fall.")
        assert german.endswith("eine solche Zählung sinkt nicht.")

    def test_of_a_denial_say_not(self):
        english, german = both(compared(Denied("81"), "81"))

        assert "not “81”" in english
        assert "nicht „81“" in german

    def test_of_dates_out_of_order_show_the_path(self):
        case = case_of(said("a", "2021", "planned"), said("b", "2020", "closed", by="afp"))
        english, german = both(compare(case, "a", "b"))

        assert english.endswith("out of order (planned → founded → closed).")
        assert german.endswith("in der falschen Reihenfolge (planned → founded → closed).")

    def test_of_one_source_with_itself_name_that_one(self):
        report = found(said("a", "81", by=("paper", "ap")), said("b", "12", by=("ap", "afp")))
        explanation = report.explain(report.conflicts[0])

        assert sentence_of(explanation) == (
            "The firm, Countries supplied: “81” and “12”, both according to AP; these cannot both hold."
        )
        assert "beides laut AP" in sentence_of(explanation, language="de")


class TestWhyNot:
    @pytest.mark.parametrize(
        ("comparison", "english", "german"),
        [
            (
                compared("5 €", "6 $", "cost"),
                "Their values do not measure the same, and are not converted: “5 €” and “6 $”.",
                "Ihre Werte messen nicht dasselbe und werden nicht umgerechnet: „5 €“ und „6 $“.",
            ),
            (
                compared(Quantity(Decimal(5), unit="smoots"), "5 km", "length"),
                "Their values do not measure the same, and are not converted: 5 smoots and “5 km”.",
                "Ihre Werte messen nicht dasselbe und werden nicht umgerechnet: 5 smoots und „5 km“.",
            ),
            (
                compared(Text("many"), "51"),
                "Their values are of different kinds, which are not compared: “many” and “51”.",
                "Ihre Werte sind von verschiedener Art und werden nicht verglichen: „many“ und „51“.",
            ),
            (
                compared("anna", "ben", "owner"),
                "owner can have several values at once: Anna and Ben.",
                "owner kann mehrere Werte zugleich haben: Anna und Ben.",
            ),
            (
                compared(Denied("81"), NoValue()),
                "That it is not “81” leaves open whether there is any at all.",
                "Dass es nicht „81“ ist, lässt offen, ob es überhaupt etwas gibt.",
            ),
            (
                compared("51", "51"),
                "They say the same: “51” and “51”.",
                "Sie sagen dasselbe: „51“ und „51“.",
            ),
            (
                compared("51", "at least 50"),
                "The first says the same more precisely: what “51” allows, “at least 50” allows as well.",
                "Die erste sagt dasselbe genauer: Was „51“ zulässt, lässt auch „at least 50“ zu.",
            ),
            (
                compared("at least 50", "51"),
                "The second says the same more precisely: what “51” allows, “at least 50” allows as well.",
                "Die zweite sagt dasselbe genauer: Was „51“ zulässt, lässt auch „at least 50“ zu.",
            ),
            (
                compared("at least 50", "up to 60"),
                "Both can hold: “at least 50” allows [50, ∞), “up to 60” allows [0, 60].",
                "Beides kann gelten: „at least 50“ lässt [50, ∞) zu, „up to 60“ lässt [0, 60] zu.",
            ),
            (
                during("12", day("March 2021"), "80", day("2021"), "sold"),
                "Both can hold: the one counts a part of what the other counts.",
                "Beides kann gelten: Die eine zählt einen Teil dessen, was die andere zählt.",
            ),
            (
                during("80", march(5), "12", march(6), "staff"),
                "They hold at different times: 2021-03-05 and 2021-03-06.",
                None,
            ),
            (
                during(
                    "80",
                    throughout("1 March 2021", "31 May 2021"),
                    "12",
                    throughout("1 May 2021", "31 July 2021"),
                    "sold",
                ),
                "They are counted over different times: 2021-03-01 to 2021-05-31 and 2021-05-01 to "
                "2021-07-31.",
                None,
            ),
            (
                compare(
                    case_of(said("a", "81", place="france"), said("b", "12", place="germany", by="afp")),
                    "a",
                    "b",
                ),
                "They hold in different places: France and Germany.",
                "Sie gelten an verschiedenen Orten: France und Germany.",
            ),
            (
                compare(
                    case_of(
                        said("a", "81 %", "quota", base="voters"),
                        said("b", "12 %", "quota", base="people", by="afp"),
                    ),
                    "a",
                    "b",
                ),
                "They differ in base: “voters” and “people”.",
                "Sie unterscheiden sich in base: „voters“ und „people“.",
            ),
            (
                compare(case_of(said("a", "81"), said("b", "12", subject="company")), "a", "b"),
                "They are about different things: The firm and The company.",
                "Sie handeln von Verschiedenem: The firm und The company.",
            ),
            (
                compare(case_of(said("a", "81"), said("b", "12", certainty=Certainty.UNCOMMITTED)), "a", "b"),
                "Nobody on record holds b as their own word, so it is compared with nothing.",
                None,
            ),
            (
                compare(case_of(said("a", "81"), Claim(id="b", text="x")), "a", "b"),
                "Of b, nothing is on record in a form that can be compared; add what it says as a statement.",
                None,
            ),
        ],
    )
    def test_is_one_sentence_that_names_what_keeps_them_apart(self, comparison, english, german):
        assert why_not(comparison) == english
        assert german is None or why_not(comparison, language="de") == german

    def test_of_two_properties_names_both(self):
        case = case_of(said("a", "81"), said("b", "12", "staff"))

        assert why_not(compare(case, "a", "b")) == (
            "They say different things: the one Countries supplied, the other staff."
        )

    @pytest.mark.parametrize(
        "wording", ["about 0", "fewer than 0"], ids=lambda wording: wording.replace(" ", "-")
    )
    def test_of_what_could_not_be_read_names_that(self, wording):
        english, german = both(compared(wording, "51"))

        assert f"“{wording}”" in english
        assert "different kinds" not in english
        assert f"„{wording}“" in german
        assert "verschiedener Art" not in german

    def test_of_a_foreign_type_names_that(self):
        english, german = both(compared(UnknownValue(tag="acme:mood"), "51"))

        assert "acme:mood" in english
        assert "acme:mood" in german

    def test_of_what_assumes_something_says_no_lie(self):
        case = case_of(said("a", "81", assuming=("x",)), said("b", "12", by="afp"))

        for sentence in both(compare(case, "a", "b")):
            assert "a" in sentence
            assert sentence.endswith(".")

    def test_in_a_language_without_phrases_is_refused(self):
        with pytest.raises(ValueError, match="fr"):
            why_not(compared("81", "12"), language="fr")


VALUES = [
    "51",
    "5 km",
    "5 €",
    "5 $",
    "30 %",
    "about 0",
    "fewer than 0",
    "dozens",
    Quantity(Decimal("2.5")),
    Quantity(Decimal(5), unit="parsec-of-bananas"),
    Text("many"),
    EntityRef("anna"),
    EntityRef("ghost"),
    SomeValue(),
    NoValue(),
    UnknownValue(tag="acme:mood"),
]


@pytest.mark.parametrize("property", ["countries", "length", "sold", "robots", "quota"])
def test_every_pair_of_values_has_a_sentence_in_both_languages(property):
    for left, right in product(VALUES, [*VALUES, *map(Denied, VALUES)]):
        for sentence in both(compared(left, right, property)):
            assert sentence.endswith(".")
            assert "{" not in sentence.replace("{51}", "").replace("{5}", "").replace("{2.5}", "").replace(
                "{30}", ""
            )


def test_a_doubt_about_two_entities_says_what_is_in_doubt():
    unsure = SameAs(id="unsure", left="firm", right="company", judgement=Judgement.UNSURE)
    case = case_of(said("a", "81"), said("b", "12", subject="company", by="afp"), unsure)

    assert "whether The firm and The company are the same is not settled" in why_not(compare(case, "a", "b"))


def test_a_doubt_about_two_values_says_what_is_in_doubt():
    unsure = SameAs(id="unsure", left="anna", right="ben", judgement=Judgement.UNSURE)

    assert "Anna and Ben are the same is not settled" in why_not(compared("anna", "ben", "head", unsure))


def test_a_prediction_says_that_it_is_one():
    case = case_of(said("a", "81", kind=ClaimKind.PREDICTION), said("b", "12", by="afp"))

    assert "one is a prediction" in why_not(compare(case, "a", "b"))


def test_a_long_wording_is_cut():
    sentence = why_not(compared(Text("many " * 500), "51"))

    assert len(sentence) < 500
    assert relation(Text("many " * 500), "51") == "incomparable"
