"""A reference names who says a statement, and the document in which they do."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.frozen import thaw
from counterclaim.model import Attribution, Claim, Document
from counterclaim.values import DateSpan
from formats.wikidata.helpers import (
    METRE,
    SURVEY,
    claim_of,
    entity,
    item,
    quantity,
    read,
    rebuilt_references,
    reference,
    snak,
    statement,
    string,
    time,
)

HEIGHT = quantity("P2048", "+8848", METRE)
URL = string("P854", "https://survey.example/everest", "url")
TITLE = snak("P1476", "monolingualtext", {"text": "New height announced", "language": "en"})


def said(*references):
    """The attributions of the references of one statement, and the case."""
    claim, problems, case = claim_of(statement(1, HEIGHT, references=references))
    assert problems == ()
    own = case[f"{claim.id}@wikidata"]
    return [case[id] for id in own.relays], case


def test_a_reference_is_an_attribution_with_its_document():
    (attribution,), case = said(SURVEY)
    document = case[attribution.document]

    assert (document.title, document.url) == ("New height announced", "https://survey.example/everest")
    assert document.published == DateSpan.day(date(2020, 12, 8))
    assert document.extra["wikidata:stated-in"] == ("Q1069",)


def test_the_whole_reference_stays_beside_it():
    (attribution,), _ = said(SURVEY)

    assert thaw(attribution.extra["wikidata:reference"]) == SURVEY


@pytest.mark.parametrize(
    ("snaks", "source"),
    [
        ((item("P123", "Q1"), item("P248", "Q2"), item("P50", "Q3"), URL), "Q1"),
        ((item("P50", "Q3"), item("P143", "Q4"), item("P248", "Q2"), URL), "Q2"),
        ((URL, item("P50", "Q3"), item("P143", "Q4")), "Q4"),
        ((URL, item("P1433", "Q5"), item("P50", "Q3")), "Q3"),
        ((URL, item("P1433", "Q5")), "Q5"),
        ((URL, TITLE), "survey.example"),
        ((string("P4656", "https://de.wiki.example/x", "url"),), "de.wiki.example"),
    ],
)
def test_who_says_it_is_the_nearest_that_the_reference_names(snaks, source):
    (attribution,), case = said(reference(*snaks))

    assert attribution.source == f"wikidata:source:{source}"
    assert case[attribution.source].name == source


def test_an_item_as_a_source_is_no_other_than_the_item_and_has_a_record_of_its_own():
    (attribution,), case = said(SURVEY)

    assert case[attribution.source].same_as == ("wikidata:Q1069",)


def test_wikidata_as_the_source_of_a_reference_is_wikidata():
    (attribution,), case = said(reference(item("P143", "Q2013")))

    assert case[attribution.source].name == "Wikidata"


def test_several_works_say_it_each():
    attributions, _ = said(reference(item("P248", "Q1"), item("P248", "Q2")))

    assert [one.source for one in attributions] == ["wikidata:source:Q1", "wikidata:source:Q2"]
    assert attributions[1].extra["wikidata:reference-with"] == attributions[0].id


def test_a_document_of_nobody_stands_for_its_source():
    (attribution,), case = said(reference(TITLE))

    assert case[attribution.source].name == "New height announced"


def test_a_document_of_which_nothing_but_an_identifier_or_a_day_is_known_is_called_by_it():
    (by_id,), one = said(reference(string("P227", "4021", "external-id")))
    (by_day,), other = said(reference(time("P577", "+2020-12-08T00:00:00Z")))

    assert one[by_id.source].name == "P227 4021"
    assert other[by_day.source].name == "a document of 2020-12-08"


def test_an_identifier_tells_documents_apart():
    (one,), _ = said(reference(item("P248", "Q36578"), string("P227", "4021", "external-id")))
    (other,), case = said(reference(item("P248", "Q36578"), string("P227", "4022", "external-id")))

    assert one.source == other.source
    assert one.document != other.document
    assert thaw(case[other.document].extra["wikidata:identifiers"]) == {"P227": ["4022"]}


def test_when_it_was_looked_up_makes_no_other_document():
    (one,), _ = said(reference(URL, time("P813", "+2021-02-03T00:00:00Z")))
    (other,), _ = said(reference(URL, time("P813", "+2022-02-03T00:00:00Z")))

    assert one.document == other.document
    assert one.id != other.id


def test_authors_and_publisher_are_those_of_the_document():
    snaks = item("P123", "Q1"), item("P50", "Q3"), string("P2093", "Tenzing N."), TITLE
    (attribution,), case = said(reference(*snaks))
    document = case[attribution.document]

    assert (document.publisher, document.authors) == ("wikidata:source:Q1", ("wikidata:source:Q3",))
    assert document.byline == "Tenzing N."
    assert "wikidata:source:Q3" in case


def test_the_words_of_the_source_are_a_quote():
    words = snak("P1683", "monolingualtext", {"text": "the height is 8848 m", "language": "en"})
    (attribution,), _ = said(reference(URL, words))

    assert attribution.quote.exact == "the height is 8848 m"


def test_a_conclusion_of_wikidata_has_no_other_source():
    inferred = reference(item("P3452", "Q2"))
    claim, _, case = claim_of(statement(1, HEIGHT, references=[inferred]))
    own = case[f"{claim.id}@wikidata"]

    assert own.relays == ()
    assert own.committed
    assert thaw(own.extra["wikidata:references"]) == {"0": inferred}


def test_references_keep_their_order_and_those_that_stand_twice():
    references = [reference(item("P3452", "Q2")), SURVEY, reference(URL), SURVEY]
    claim, _, case = claim_of(statement(1, HEIGHT, references=references))

    assert rebuilt_references(case, case[f"{claim.id}@wikidata"]) == references


@pytest.mark.parametrize("address", ["https://[", "no address", "", "mailto:x", "https://a b/"])
def test_an_address_without_a_host_names_no_source(address):
    claim, _, case = claim_of(statement(1, HEIGHT, references=[reference(string("P854", address, "url"))]))

    assert list(case.of_type(Claim)) == [claim]
    assert all("//" not in record.id for record in case)


@pytest.mark.parametrize("references", ["x", 1, None, {"a": {}}])
def test_references_that_are_no_list_are_odd_and_kept(references):
    claim, problems, _ = claim_of(statement(1, HEIGHT) | {"references": references})

    assert "wikidata:references" in claim.extra
    assert [problem.field for problem in problems] == ["$.claims.P2048[0].references"]


@pytest.mark.parametrize(
    ("held", "field"),
    [
        ("x", "references[0]"),
        ({"snaks": "x"}, "references[0].snaks"),
        ({"snaks": {"P248": "x"}}, "references[0].snaks.P248"),
        ({"snaks": {"P248": ["x"]}}, "references[0].snaks.P248[0]"),
        ({"snaks": {"y": [{"snaktype": "novalue"}]}}, "references[0].snaks.y[0]"),
    ],
)
def test_a_reference_that_is_none_is_odd_and_kept(held, field):
    claim, problems, case = claim_of(statement(1, HEIGHT, references=[held]))
    own = case[f"{claim.id}@wikidata"]

    assert thaw(own.extra["wikidata:references"]) == {"0": held}
    assert [problem.field for problem in problems] == [f"$.claims.P2048[0].{field}"]


def test_one_reference_of_several_statements_names_one_document():
    case = read(
        entity(
            statement(1, HEIGHT, references=[SURVEY]), statement(2, item("P17", "Q837"), references=[SURVEY])
        )
    ).case

    assert len([one for one in case.of_type(Document) if one.title == "New height announced"]) == 1
    assert len(list(case.of_type(Attribution))) == 4


def test_a_reference_that_names_thousands_is_kept_once():
    many = reference(*(item("P248", f"Q{number}") for number in range(5001, 8001)))
    attributions, case = said(many)

    assert len(attributions) == 3000
    assert sum("wikidata:reference" in one.extra for one in attributions) == 1
    assert len({one.document for one in attributions}) == 1
    assert len(list(case)) == 3000 * 2 + 6
