"""Families too large for a list of their pairs: the same number of pairs, counted."""

import attrs
import pytest

from conflicts.helpers import PROPERTIES, Denied, day, found, march, said
from counterclaim.conflicts import RuleSet, sentence_of
from counterclaim.model import Certainty, Judgement, SameAs
from counterclaim.values import NoValue, SomeValue

FEW = RuleSet(id="few", most_listed=2)
_BY_ID = {property.id: property for property in PROPERTIES}


def statements(property, *values, **fields):
    return [
        said(f"c{place}", value, property, by=f"s{place}", **fields) for place, value in enumerate(values)
    ]


def listed(*records, **settings):
    report = found(*records, **settings)
    return len(report), sum(conflict.definite for conflict in report)


def counted(*records, **settings):
    report = found(*records, rule_set=FEW, **settings)
    return (
        sum(conflict.pairs for conflict in report),
        sum(conflict.definite_pairs for conflict in report),
    )


@pytest.mark.parametrize(
    "records",
    [
        statements("countries", "51", "61", "51", "about 60", "at least 70", "dozens", "50", "52"),
        statements("countries", "51", Denied("51"), Denied("at least 50"), "40", Denied("about 40"), "44"),
        statements(
            "countries", "about 40", Denied("about 40"), "dozens", Denied("dozens"), "50", Denied("50")
        ),
        statements("countries", "51", NoValue(), SomeValue(), NoValue(), "61", Denied("51")),
        statements("length", "5 km", "5600 m", "about 5 km", "3 miles", "5 kg", "6 kg"),
        statements("robots", "51", "61", "71"),
        statements("offices", "51", "61", Denied("51"), NoValue()),
        statements("founded", "2020", "2021", "March 2020", Denied("2020"), "5 March 2020", "about 2022"),
        statements("head", "anna", "ben", "anna", Denied("ben"), NoValue(), SomeValue()),
        statements("owner", "anna", "ben", Denied("anna"), NoValue()),
        statements("topic", "weapons", "peace work", "ships", "Weapons", Denied("ships")),
        statements("motto", "Be good", "be good", "Be bold", Denied("Be bold")),
        statements("site", "france", "germany", "paris", "berlin", "atlantis", Denied("france"), "europe"),
        statements("staff", "51", "61", "71"),
        statements("quota", "51 %", "61 %", "71 %", base="voters"),
        statements("quota", "51 %", "61 %", "71 %"),
    ],
)
def test_pairs_are_as_many_as_are_listed(records):
    assert counted(*records) == listed(*records)
    assert counted(*reversed(records)) == listed(*records)


def test_dated_pairs_are_as_many_as_are_listed():
    times = [march(1, 9), march(5), None, day("March 2021"), march(9, 20), march(5), day("2021"), march(25)]
    for property in ("staff", "countries", "toll", "sold"):
        records = [
            said(f"c{place}", str(51 + 10 * place), property, by=f"s{place}", during=when)
            for place, when in enumerate(times)
        ]

        assert counted(*records) == listed(*records)
        assert counted(*records) == counted(*reversed(records))


def test_running_counts_that_fell_are_as_many_as_are_listed():
    records = [
        said(f"c{place}", value, "toll", by=f"s{place}", during=march(place + 1))
        for place, value in enumerate(["12", "15", "14", "20", "at least 19", "18", "50", "48"])
    ]

    assert counted(*records) == listed(*records)
    assert {conflict.kind for conflict in found(*records)} == {"order"}


def test_totals_of_parts_and_wholes_are_as_many_as_are_listed():
    places = ["paris", "france", "europe", "germany", "berlin", "atlantis", None]
    for property in ("sold", "result"):
        records = [
            said(f"c{where}-{nth}", value, property, place=where, during=day(year), by=f"s{where}-{nth}")
            for where, value in zip(places, ["81", "61", "71", "11", "12", "5", "101"], strict=True)
            for nth, year in enumerate(("2021", "March 2021", "2022"))
        ]

        assert counted(*records) == listed(*records)


def test_what_is_not_certain_is_counted_as_possible():
    records = [
        said("a", "51"),
        said("b", "61", by="afp", certainty=Certainty.PROBABLE),
        said("c", "71", by="paper"),
        said("d", "81", by="x", certainty=Certainty.POSSIBLE),
    ]

    assert counted(*records) == listed(*records) == (6, 1)


def test_subjects_that_may_be_one_are_counted_as_possible():
    records = [
        *statements("countries", "51", "61"),
        *(said(f"d{value}", value, subject="company", by=f"x{value}") for value in ("51", "71")),
        SameAs(id="unsure", left="firm", right="company", judgement=Judgement.UNSURE),
    ]

    assert counted(*records) == listed(*records) == (5, 2)


def test_entities_that_may_be_one_are_counted_as_possible():
    unsure = SameAs(id="unsure", left="anna", right="ben", judgement=Judgement.UNSURE)
    records = [*statements("head", "anna", "ben", "ap", "anna", "afp"), unsure]

    assert counted(*records) == listed(*records) == (9, 7)


def test_totals_that_share_a_day_are_part_and_whole():
    records = [
        said("a", "81", "sold", during=march(5)),
        said("b", "61", "sold", by="afp", during=march(1, 5)),
        said("c", "51", "sold", by="x", during=march(5, 9)),
        said("d", Denied("about 30"), "sold", by="y", during=march(1, 9)),
        said("e", "about 31", "sold", by="z", during=march(1, 9)),
    ]

    assert counted(*records) == listed(*records)
    assert counted(*records)[0] > 3


def test_what_is_not_known_is_named_where_no_pair_is_definite():
    (possible,) = found(*statements("robots", "51", "61", "71"), rule_set=FEW)
    (definite,) = found(*statements("countries", "51", "61", "71"), rule_set=FEW)

    assert (possible.certainty.value, possible.unknown) == ("possible", ("property",))
    assert (definite.certainty.value, definite.unknown) == ("definite", ())


def test_settings_that_differ_are_counted_apart():
    records = [
        said(f"{base}{value}", f"{value} %", "quota", base=base, by=f"{base}{value}")
        for base in ("voters", "people", None)
        for value in (51, 61)
    ]

    assert counted(*records) == listed(*records)


def test_a_block_without_a_conflict_is_none():
    assert len(found(*statements("countries", "51", "at least 50", "about 50"), rule_set=FEW)) == 0


def test_it_is_told_in_one_sentence():
    report = found(*statements("countries", "51", "61", "71"), rule_set=FEW)

    assert sentence_of(report.explain(report.conflicts[0])).startswith(
        "The firm, Countries supplied: 3 pairs of statements that cannot both hold, 3 of them definitely; "
        "such as “51” according to s0 and “"
    )


def test_one_source_in_a_large_block_contradicts_itself():
    records = [said("a", "51"), said("b", "61"), said("c", "71", by="afp")]
    report = found(*records, rule_set=FEW)

    assert [conflict.kind for conflict in report] == ["self-contradiction", "quantity"]
    assert report.conflicts[0].members == ("a#0", "b#0")


def test_one_source_that_said_all_of_a_large_block_contradicts_itself():
    records = [said("a", "51"), said("b", "61"), said("c", "71")]

    assert {conflict.kind for conflict in found(*records)} == {"self-contradiction"}
    assert "self-contradiction" in {conflict.kind for conflict in found(*records, rule_set=FEW)}


@pytest.mark.parametrize(
    "records",
    [
        [said("a", NoValue()), said("b", "51"), said("c", "at least 50")],
        [said("a", "51", place="paris"), said("b", "61", place="france"), said("c", "71", place="europe")],
        [said("a", "2021", "founded"), said("b", "2020", "closed"), said("c", "2020", "closed")],
        [said("a", "x", "listed-at"), said("b", "2020", "bankrupt-since"), said("c", "y", "listed-at")],
    ],
    ids=["absence", "places", "order", "exclusive"],
)
def test_one_source_contradicts_itself_however_many_say_something(records):
    assert {conflict.kind for conflict in found(*records)} == {"self-contradiction"}
    assert "self-contradiction" in {conflict.kind for conflict in found(*records, rule_set=FEW)}


def test_many_statements_are_one_conflict():
    records = [said(f"c{number}", str(number % 7 + 1), by=f"s{number}") for number in range(300)]
    (conflict,) = found(*records)

    sizes = [sum(number % 7 == rest for number in range(300)) for rest in range(7)]
    assert conflict.pairs == (300 * 300 - sum(size * size for size in sizes)) // 2
    assert len(conflict.sides) == 7


def test_a_family_at_the_limit_is_listed_and_one_beyond_is_counted():
    three = statements("countries", "51", "61", "71")
    limit = RuleSet(id="three", most_listed=3)

    assert len(found(*three, rule_set=limit)) == 3
    assert len(found(*three, said("d", "81", by="x"), rule_set=limit)) == 1


def test_an_undeclared_property_has_no_definite_pair():
    assert counted(*statements("robots", "51", "61", "71")) == (3, 0)


def test_a_property_that_does_not_vary_has_definite_ones_without_dates():
    steady = attrs.evolve(_BY_ID["staff"], varies_in_time=False)

    assert counted(*statements("staff", "51", "61", "71")) == (3, 0)
    assert counted(*statements("staff", "51", "61", "71"), steady) == (3, 3)
