"""Each statement becomes a claim, with its rank as a review and its qualifiers."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.conflicts import Relation, compare, detect
from counterclaim.formats import wikidata
from counterclaim.formats.assertable import why_not_plain
from counterclaim.model import Certainty, Claim, Mode, Rating, Review
from counterclaim.provenance import commitments
from counterclaim.values import DateSpan, EntityRef, Period, SomeValue
from formats.wikidata.helpers import (
    METRE,
    claim_of,
    entity,
    everest,
    item,
    quantity,
    read,
    rebuilt,
    reference,
    statement,
    string,
    time,
)

HEIGHT = quantity("P2048", "+8848", METRE)
YEARS = ("+2023-01-01T00:00:00Z", "+2024-01-01T00:00:00Z")


def test_a_statement_is_a_claim_about_its_entity():
    claim, problems, _ = claim_of(statement(1, HEIGHT))

    assert problems == ()
    assert claim.id == "wikidata:Q513$00000000-0000-4000-8000-000000000001"
    assert claim.about == ("wikidata:Q513",)
    assert claim.text == "Mount Everest: height (P2048): 8848 metre"
    assert claim.statements[0].property == "height"


def test_a_property_that_is_not_built_in_keeps_its_id():
    claim, _, _ = claim_of(statement(1, item("P17", "Q837")))

    assert claim.statements[0].property == "wikidata:P17"
    assert claim.text == "Mount Everest: P17: Q837"


def test_the_statements_of_an_entity_can_be_made_anew_from_its_records():
    source = everest()
    case = read(source).case

    assert rebuilt(case, case["wikidata:Q513"]) == source["claims"]


def test_several_values_of_one_qualifier_are_all_kept_in_their_order():
    claim, _, _ = claim_of(statement(1, HEIGHT, item("P518", "Q2"), item("P518", "Q1"), item("P459", "Q3")))

    assert list(claim.statements[0].qualifiers.items()) == [
        ("wikidata:P518#1", EntityRef("wikidata:Q2")),
        ("wikidata:P518#2", EntityRef("wikidata:Q1")),
        ("wikidata:P459", EntityRef("wikidata:Q3")),
    ]


def test_a_point_in_time_is_when_the_claim_holds():
    claim, _, _ = claim_of(statement(1, quantity("P1082", "+1"), time("P585", YEARS[0])))

    assert claim.during == Period.as_of(DateSpan.day(date(2023, 1, 1)))
    assert claim.statements[0].qualifiers["wikidata:P585"] == DateSpan.day(date(2023, 1, 1))


def test_a_start_and_an_end_are_a_period():
    dates = time("P580", "+2001-00-00T00:00:00Z", 9), time("P582", "+2005-06-00T00:00:00Z", 10)
    claim, _, _ = claim_of(statement(1, item("P6", "Q1"), *dates))
    since, _, _ = claim_of(statement(1, item("P6", "Q1"), dates[0]))

    assert claim.during == Period(DateSpan.year(2001), DateSpan.month(2005, 6))
    assert since.during == Period(DateSpan.year(2001), None)


def test_of_several_points_in_time_none_is_chosen():
    claim, _, _ = claim_of(statement(1, quantity("P1082", "+1"), *(time("P585", year) for year in YEARS)))

    assert claim.during is None
    assert set(claim.statements[0].qualifiers) == {"wikidata:P585#1", "wikidata:P585#2"}


def test_an_end_before_the_start_is_odd_and_makes_no_period():
    dates = time("P580", YEARS[1]), time("P582", YEARS[0])
    claim, problems, _ = claim_of(statement(1, item("P6", "Q1"), *dates))

    assert claim.during is None
    assert [problem.field for problem in problems] == ["$.claims.P6[0].qualifiers.P582"]


def test_an_unknown_start_makes_no_period():
    unknown = {"snaktype": "somevalue", "property": "P580"}
    claim, problems, _ = claim_of(statement(1, item("P6", "Q1"), unknown))

    assert (claim.during, problems) == (None, ())
    assert claim.statements[0].qualifiers["wikidata:P580"] == SomeValue()


@pytest.mark.parametrize(
    ("rank", "reason", "summary"),
    [
        ("preferred", "P7452", "reason for preferred rank (P7452): Q71533355"),
        ("deprecated", "P2241", "reason for deprecated rank (P2241): Q71533355"),
    ],
)
def test_a_rank_is_a_review_by_wikidata_with_its_reason(rank, reason, summary):
    _, _, case = claim_of(statement(1, HEIGHT, item(reason, "Q71533355"), rank=rank))
    (review,) = case.of_type(Review)

    assert review.rating == Rating(label=rank, scale=wikidata.RANKS)
    assert (review.reviewer, review.summary) == ("wikidata:source:Q2013", summary)
    assert review.document == "wikidata:page:Q513"


def test_the_usual_rank_is_no_review_and_is_kept():
    claim, _, case = claim_of(statement(1, HEIGHT))

    assert list(case.of_type(Review)) == []
    assert claim.extra["wikidata:rank"] == "normal"


@pytest.mark.parametrize("rank", ["best", None, 1, [], {"a": 1}])
def test_a_rank_that_there_is_not_is_odd_and_kept(rank):
    claim, problems, _ = claim_of(statement(1, HEIGHT, rank=rank))

    assert "wikidata:rank" in claim.extra
    assert [problem.field for problem in problems] == ["$.claims.P2048[0].rank"]


def test_without_a_reference_it_is_the_word_of_wikidata():
    claim, _, case = claim_of(statement(1, HEIGHT))
    own = case[f"{claim.id}@wikidata"]

    assert (own.source, own.document, own.mode) == (
        "wikidata:source:Q2013",
        "wikidata:page:Q513",
        Mode.STATES,
    )
    assert own.certainty is Certainty.CERTAIN
    assert why_not_plain(case, claim) is None


def test_what_is_ranked_as_deprecated_is_not_the_word_of_wikidata():
    claim, _, case = claim_of(statement(1, HEIGHT, rank="deprecated"))

    assert case[f"{claim.id}@wikidata"].certainty is Certainty.UNCOMMITTED
    assert why_not_plain(case, claim) == "nobody on record takes it upon themselves"


def test_with_a_reference_it_is_the_word_of_its_source():
    survey = reference(item("P248", "Q1069"))
    claim, _, case = claim_of(statement(1, HEIGHT, references=[survey]))
    own = case[f"{claim.id}@wikidata"]

    assert own.certainty is Certainty.UNCOMMITTED
    assert own.mode is Mode.CITES
    assert [case[id].source for id in own.relays] == ["wikidata:source:Q1069"]
    assert [one.source for one in commitments(case, claim)] == ["wikidata:source:Q1069"]


def test_what_is_imported_from_another_project_is_republished():
    claim, _, case = claim_of(statement(1, HEIGHT, references=[reference(item("P143", "Q328"))]))

    assert case[f"{claim.id}@wikidata"].mode is Mode.REPUBLISHES


def test_unknown_and_missing_values_never_read_as_a_value():
    unknown, _, _ = claim_of(statement(1, {"snaktype": "somevalue", "property": "P569"}))
    none, _, _ = claim_of(statement(1, {"snaktype": "novalue", "property": "P40"}))

    assert unknown.text == "Mount Everest: date of birth (P569): some value that is not known"
    assert none.text == "Mount Everest: P40: no value"


def test_keys_that_are_not_known_are_kept():
    claim, problems, _ = claim_of(statement(1, HEIGHT) | {"qualifiers-hash": "ab", "note": [1]})

    assert claim.extra["wikidata:qualifiers-hash"] == "ab"
    assert claim.extra["wikidata:note"] == (1,)
    assert problems == ()


@pytest.mark.parametrize(
    "guid", [None, 1, "", "Q513", "Q513$", "Q513$a b", "Q513$" + "a" * 65, "source:Q2013"]
)
def test_a_statement_without_an_id_gets_one_of_its_content(guid):
    made = statement(1, HEIGHT) | {"id": guid}
    claim, problems, case = claim_of(made)

    assert claim.id.startswith("wikidata:statement-")
    assert claim.extra["wikidata:id"] == guid
    assert [problem.code for problem in problems] == ["oddity"]
    assert claim_of(made)[0] == claim
    assert list(case) == list(claim_of(made)[2])


@pytest.mark.parametrize(
    "main", [None, "P2048", [], {"snaktype": "value"}, {"property": "Q1"}, {"property": 1}]
)
def test_a_statement_without_a_main_snak_says_nothing_and_is_kept(main):
    source = {"id": "Q513", "labels": {}, "claims": {"height": [{"mainsnak": main, "rank": "normal"}]}}
    imported = read(source)
    (claim,) = imported.case.of_type(Claim)

    assert claim.statements == ()
    assert "wikidata:mainsnak" in claim.extra
    assert claim.extra["wikidata:group"] == "height"
    assert all(problem.code == "oddity" for problem in imported.problems)


def test_a_property_that_contradicts_where_it_stands_is_odd_and_both_are_kept():
    imported = read({"id": "Q513", "labels": {}, "claims": {"P2044": [statement(1, HEIGHT)]}})
    (claim,) = imported.case.of_type(Claim)

    assert claim.statements[0].property == "height"
    assert claim.extra["wikidata:group"] == "P2044"
    assert [problem.field for problem in imported.problems] == ["$.claims.P2044[0].mainsnak.property"]


def test_statements_in_one_list_are_read():
    imported = read({"id": "Q513", "labels": {}, "claims": [statement(1, HEIGHT)]})

    assert [claim.statements[0].property for claim in imported.case.of_type(Claim)] == ["height"]
    assert imported.problems == ()


def test_two_statements_with_one_id_are_a_problem_and_the_first_is_kept():
    imported = read(entity(statement(1, HEIGHT), statement(1, string("P18", "Everest.jpg"))))
    (claim,) = imported.case.of_type(Claim)

    assert claim.statements[0].property == "height"
    assert not imported.ok


def vienna(*made):
    return read(entity(*made, id="Q1741", label="Vienna")).case


def test_two_populations_at_different_times_are_no_conflict():
    case = vienna(
        statement(1, quantity("P1082", "+1982097"), time("P585", YEARS[0]), about="Q1741"),
        statement(2, quantity("P1082", "+2005760"), time("P585", YEARS[1]), about="Q1741"),
    )
    first, second = (f"{claim.id}#0" for claim in case.of_type(Claim))

    assert len(detect(case)) == 0
    assert compare(case, first, second).relation is Relation.PRECEDES


def test_two_populations_at_one_time_are_a_conflict():
    case = vienna(
        statement(1, quantity("P1082", "+1982097"), time("P585", YEARS[0]), about="Q1741"),
        statement(2, quantity("P1082", "+2005760"), time("P585", YEARS[0]), about="Q1741"),
    )

    assert [conflict.definite for conflict in detect(case)] == [True]


def test_a_figure_within_the_bounds_of_another_is_no_conflict():
    bounds = {"lowerBound": "+1982000", "upperBound": "+1983000"}
    case = vienna(
        statement(1, quantity("P1082", "+1982500", **bounds), time("P585", YEARS[0]), about="Q1741"),
        statement(2, quantity("P1082", "+1982097"), time("P585", YEARS[0]), about="Q1741"),
    )

    assert len(detect(case)) == 0


def test_a_deprecated_figure_is_in_no_conflict_with_the_one_that_wikidata_states():
    case = vienna(
        statement(1, quantity("P1082", "+1982097"), time("P585", YEARS[0]), about="Q1741"),
        statement(2, quantity("P1082", "+1"), time("P585", YEARS[0]), about="Q1741", rank="deprecated"),
    )

    assert len(detect(case)) == 0


def test_a_name_beyond_all_measure_is_shortened_in_the_text_of_claims():
    claim, _, case = claim_of(statement(1, HEIGHT), label="x" * 1_000_000)

    assert len(claim.text) < 300
    assert len(case["wikidata:Q513"].name) == 1_000_000
