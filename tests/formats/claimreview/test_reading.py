"""What stands in the markup of a page goes on record, each value in its place."""

from __future__ import annotations

import json
import socket

import pytest

from counterclaim.case import Case
from counterclaim.formats import claimreview
from counterclaim.formats.dates import exact_date
from counterclaim.frozen import thaw
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    Mode,
    Organization,
    Person,
    Rating,
    Review,
    Source,
    UnnamedSource,
)
from formats.claimreview.helpers import PAGE, SOUND, imported, missing, odd, only, review


def graph(*nodes, **top):
    return {"@context": "https://schema.org", "@graph": list(nodes), **top}


def bare(**changes):
    return {key: value for key, value in review(**changes).items() if key != "@context"}


class TestASoundReview:
    def test_it_is_read_without_a_problem(self):
        assert imported(SOUND).problems == ()

    def test_no_value_of_it_is_missing(self):
        assert missing(SOUND, imported(SOUND).case) == []

    def test_the_claim_is_that_of_the_claimant_in_the_document_where_it_appeared(self):
        case = imported(SOUND).case
        (claim,), (attribution,) = case.of_type(Claim), case.of_type(Attribution)

        assert claim.text == "Mount Everest is 9,000 metres high"
        assert case[attribution.source].name == "A climber"
        assert case[attribution.source].role == "guide"
        assert case[attribution.document].url == "https://posts.example/1"
        assert attribution.said == exact_date("2024-05-01")
        assert attribution.certainty is Certainty.CERTAIN

    def test_the_review_is_that_of_its_author_on_its_page(self):
        case = imported(SOUND).case
        (found,) = case.of_type(Review)

        assert case[found.reviewer] == only(SOUND, Organization)
        assert case[found.reviewer].same_as == ("https://checks.example",)
        page = case[found.document]
        assert (page.url, page.title, page.publisher) == (PAGE, SOUND["name"], found.reviewer)
        assert page.published == exact_date("2024-05-29")

    def test_the_rating_is_kept_word_for_word(self):
        rating = only(SOUND, Review).rating

        assert rating == Rating(label="Not quite", value="2", best="5", worst="1")

    def test_nothing_is_left_over(self):
        assert [record.id for record in imported(SOUND).case if record.extra] == []


class TestRatings:
    def test_a_number_is_kept_as_its_digits(self):
        rating = {"@type": "Rating", "alternateName": "Untrue", "ratingValue": 1.5, "bestRating": 5}

        assert only(review(reviewRating=rating), Review).rating == Rating(
            label="Untrue", value="1.5", best="5"
        )

    def test_a_missing_value_is_told(self):
        rating = {"@type": "Rating", "alternateName": "Untrue"}

        assert odd(review(reviewRating=rating)) == {
            "$.reviewRating.ratingValue": "the rating has no value",
        }

    def test_an_empty_value_is_kept_and_told(self):
        markup = review(reviewRating={"@type": "Rating", "alternateName": "Untrue", "ratingValue": ""})

        assert only(markup, Review).rating.value == ""
        assert odd(markup) == {"$.reviewRating.ratingValue": "is empty"}

    def test_minus_one_for_all_three_is_told_to_mean_nothing(self):
        figures = dict.fromkeys(("ratingValue", "bestRating", "worstRating"), -1)
        markup = review(reviewRating={"@type": "Rating", "alternateName": "Unproven", **figures})

        assert only(markup, Review).rating == Rating(label="Unproven", value="-1", best="-1", worst="-1")
        assert odd(markup) == {
            "$.reviewRating.ratingValue": "value, best and worst are all -1, which means nothing"
        }

    def test_a_label_that_is_a_sentence_is_kept_whole_and_told(self):
        label = "The mountain is 8,848.86 metres high, as was measured in the year 2020."
        markup = review(reviewRating={**SOUND["reviewRating"], "alternateName": label})

        assert only(markup, Review).rating.label == label
        assert "reads like a sentence" in odd(markup)["$.reviewRating.alternateName"]

    def test_a_missing_label_is_told_and_none_is_made_up_from_the_number(self):
        markup = review(reviewRating={"@type": "Rating", "ratingValue": "1", "bestRating": "5"})

        assert only(markup, Review).rating == Rating(value="1", best="5")
        assert odd(markup) == {"$.reviewRating.alternateName": "the rating has no label"}

    def test_a_missing_rating_is_told(self):
        markup = review(reviewRating=None)

        assert only(markup, Review).rating is None
        assert odd(markup) == {"$.reviewRating": "the rating is missing"}

    def test_a_text_is_not_taken_for_a_verdict(self):
        markup = review(reviewRating="False")

        found = only(markup, Review)
        assert (found.rating, found.extra["schema:reviewRating"]) == (None, "False")
        assert "not taken for a verdict" in odd(markup)["$.reviewRating"]

    @pytest.mark.parametrize("value", [True, {"a": 1}, [], ["x", "y"]], ids=repr)
    def test_a_value_that_is_no_number_is_kept_beside_and_told(self, value):
        markup = review(reviewRating={"@type": "Rating", "alternateName": "Untrue", "ratingValue": value})
        problems = imported(markup).problems

        assert "$.reviewRating.ratingValue" in {problem.field for problem in problems}
        assert missing(markup, imported(markup).case) == []

    def test_a_value_outside_of_its_scale_is_told(self):
        markup = review(reviewRating={**SOUND["reviewRating"], "ratingValue": "9"})

        assert "lies outside of 1 to 5" in odd(markup)["$.reviewRating.ratingValue"]

    def test_a_scale_of_one_step_is_told(self):
        markup = review(reviewRating={**SOUND["reviewRating"], "worstRating": "5"})

        assert odd(markup) == {"$.reviewRating.bestRating": "best and worst are both 5"}

    def test_a_number_that_says_the_opposite_of_its_label_is_told_and_the_label_stays(self):
        rating = {**SOUND["reviewRating"], "alternateName": "False", "ratingValue": "5"}
        markup = review(url="https://www.snopes.com/fact-check/", reviewRating=rating)

        assert only(markup, Review).rating.label == "False"
        assert "run the other way" in odd(markup)["$.reviewRating.ratingValue"]

    def test_of_two_the_first_is_taken_and_both_are_kept(self):
        second = {"@type": "Rating", "alternateName": "Quite", "ratingValue": "4"}
        markup = review(reviewRating=[SOUND["reviewRating"], second])

        assert only(markup, Review).rating.label == "Not quite"
        assert "another rating" in odd(markup)["$.reviewRating"]
        assert missing(markup, imported(markup).case) == []


class TestClaimants:
    @pytest.mark.parametrize("author", [None, {}, {"@type": "Person"}, []], ids=repr)
    def test_who_is_not_named_is_nobody(self, author):
        item = {"@type": "Claim", "author": author} if author is not None else {"@type": "Claim"}
        result = imported(review(itemReviewed=item))

        assert result.case.of_type(Attribution) == ()
        assert "whose claim it is, is not stated" in [problem.message for problem in result.problems]

    def test_each_of_several_said_it(self):
        item = {"@type": "Claim", "author": [{"@type": "Person", "name": name} for name in ("Ann", "Bob")]}
        case = imported(review(itemReviewed=item)).case

        assert {case[one.source].name for one in case.of_type(Attribution)} == {"Ann", "Bob"}

    def test_a_list_of_names_is_kept_and_its_first_is_taken(self):
        item = {"@type": "Claim", "author": {"@type": "Person", "name": ["Ann", "mayor of Nowhere"]}}
        person = only(review(itemReviewed=item), Person)

        assert (person.name, person.extra["schema:name"]) == ("Ann", ("Ann", "mayor of Nowhere"))

    @pytest.mark.parametrize(
        "crowd", ["Multiple sources", "Facebook users", "Redes sociales", "Mehrere Nutzer"]
    )
    def test_a_crowd_is_no_person(self, crowd):
        markup = review(itemReviewed={"@type": "Claim", "author": {"@type": "Person", "name": crowd}})
        case = imported(markup).case

        assert case.of_type(Person) == ()
        assert type(case[case.of_type(Attribution)[0].source]) is Source
        assert "reads like several" in odd(markup)["$.itemReviewed.author.@type"]
        assert missing({"@type": "Person"}, case) == []

    @pytest.mark.parametrize("name", ["Wiley Post", "Tenzing Norgay", "George Mallory"])
    def test_somebody_whose_name_reads_a_little_like_one_is_a_person(self, name):
        markup = review(itemReviewed={"@type": "Claim", "author": {"@type": "Person", "name": name}})

        assert only(markup, Person).name == name
        assert odd(markup) == {}

    def test_the_word_person_of_a_crowd_is_kept(self):
        markup = review(itemReviewed={"@type": "Claim", "author": {"@type": "Person", "name": "Many users"}})
        case = imported(markup).case

        assert case[case.of_type(Attribution)[0].source].extra["schema:@type"] == "Person"

    def test_two_pages_do_not_speak_of_the_same_person(self):
        one, other = imported(review()).case, imported(review(url="https://checks.example/2")).case

        assert {person.id for person in one.of_type(Person)}.isdisjoint(
            person.id for person in other.of_type(Person)
        )

    def test_a_text_in_the_place_of_a_person_is_a_name(self):
        markup = review(itemReviewed={"@type": "Claim", "author": "Ann"})
        case = imported(markup).case

        assert case[case.of_type(Attribution)[0].source] == Source(
            id=case.of_type(Attribution)[0].source, name="Ann"
        )
        assert "taken for a name" in odd(markup)["$.itemReviewed.author"]

    def test_a_blank_name_is_nobody(self):
        markup = review(itemReviewed={"@type": "Claim", "author": " "})
        result = imported(markup)

        assert result.case.of_type(Attribution) == ()
        assert [problem.message for problem in result.problems] == [
            "is empty",
            "whose claim it is, is not stated",
        ]

    def test_blanks_around_a_bare_name_or_address_are_kept(self):
        item = {"@type": "Claim", "author": " Ann ", "appearance": [" https://posts.example/1", "/2"]}
        markup = review(itemReviewed=item)

        assert missing(markup, imported(markup, base=PAGE).case) == []
        assert "Ann" in {source.name for source in imported(markup).case.of_type(Source)}

    def test_a_bare_address_is_resolved_as_any(self):
        markup = review(itemReviewed={"@type": "Claim", "author": "Ann", "appearance": "/2"})

        assert "https://checks.example/2" in {
            document.url for document in imported(markup, base=PAGE).case.of_type(Document)
        }
        assert "is no whole address" in odd(markup)["$.itemReviewed.appearance"]

    def test_of_two_wholes_the_first_is_taken_and_both_are_kept(self):
        post = {"@type": "SocialMediaPosting", "url": "https://posts.example/1"}
        wholes = [{"@type": "WebSite", "name": name} for name in ("Posts", "More posts")]
        markup = review(itemReviewed={**SOUND["itemReviewed"], "appearance": {**post, "isPartOf": wholes}})

        assert missing(markup, imported(markup).case) == []
        assert "there are 2 works" in odd(markup)["$.itemReviewed.appearance.isPartOf"]

    def test_who_only_published_the_work_does_not_say_when_the_claim_was_made(self):
        item = {**SOUND["itemReviewed"], "@type": "CreativeWork", "url": "https://posts.example/2"}
        case = imported(review(itemReviewed=item)).case
        (attribution,) = case.of_type(Attribution)

        assert attribution.said is None
        assert case[attribution.document].published == exact_date("2024-05-01")

    def test_a_reviewer_who_is_not_named_is_an_unnamed_source(self):
        markup = review(author=None)

        assert only(markup, UnnamedSource).name == "checks.example"
        assert odd(markup) == {"$.author": "who made the review is not stated"}

    def test_a_kind_of_organization_is_kept(self):
        markup = review(author={"@type": "NewsMediaOrganization", "name": "Height Check"})

        assert only(markup, Organization).extra["schema:@type"] == "NewsMediaOrganization"


class TestWhatIsReviewed:
    def test_words_of_the_claim_itself_that_differ_are_kept_beside(self):
        markup = review(itemReviewed={**SOUND["itemReviewed"], "text": "It is nine kilometres high"})
        claim = only(markup, Claim)

        assert claim.text == "Mount Everest is 9,000 metres high"
        assert claim.extra["schema:text"] == "It is nine kilometres high"

    def test_the_same_words_are_not_kept_twice(self):
        markup = review(itemReviewed={**SOUND["itemReviewed"], "text": SOUND["claimReviewed"]})

        assert dict(only(markup, Claim).extra) == {}

    def test_without_a_claim_the_words_of_the_item_are_the_claim(self):
        markup = review(claimReviewed=None, itemReviewed={**SOUND["itemReviewed"], "text": "It is high"})

        assert only(markup, Claim).text == "It is high"
        assert odd(markup) == {"$.claimReviewed": "the claim that was reviewed is missing"}

    def test_without_any_words_the_work_was_reviewed(self):
        item = {"@type": "VideoObject", "name": "On the summit", "url": "https://posts.example/v"}
        case = imported(review(claimReviewed=None, itemReviewed=item)).case
        (found,) = case.of_type(Review)

        assert case.of_type(Claim) == ()
        assert (case[found.of].kind, case[found.of].title) == ("VideoObject", "On the summit")

    def test_a_work_that_nobody_said_anything_in_is_kept_whole(self):
        markup = review(itemReviewed={"@type": "Article", "name": "Heights"})
        claim = only(markup, Claim)

        assert thaw(claim.extra["schema:itemReviewed"]) == {"@type": "Article", "name": "Heights"}
        assert odd(markup) == {"$.itemReviewed.author": "whose claim it is, is not stated"}

    def test_nothing_at_all_is_told(self):
        assert odd(review(itemReviewed=None)) == {
            "$.itemReviewed": "what was reviewed is missing, and with it whose claim it is"
        }

    def test_of_several_types_each_is_kept(self):
        item = {
            **SOUND["itemReviewed"],
            "@type": ["Article", "NewsArticle"],
            "url": "https://posts.example/2",
        }
        markup = review(itemReviewed=item)

        assert missing(markup, imported(markup).case) == []

    def test_the_second_publisher_is_kept(self):
        two = [{"@type": "Organization", "name": "One"}, {"@type": "Organization", "name": "Two"}]
        markup = review(publisher=two)

        assert missing(markup, imported(markup).case) == []
        assert "there are 2 publishers" in odd(markup)["$.publisher"]


class TestWords:
    @pytest.mark.parametrize(
        ("written", "read", "why"),
        [
            (" It is high ", "It is high", "has blanks around it"),
            ("\u00a0It is high", "It is high", "has blanks around it"),
            ("“It is high”", "It is high", "stands in quotation marks"),
            ("„Er ist hoch“", "Er ist hoch", "stands in quotation marks"),
            ("« Il est haut »", "Il est haut", "stands in quotation marks"),
            ("It&#039;s high", "It's high", "is escaped as in HTML"),
            ("Snow &amp; ice", "Snow & ice", "is escaped as in HTML"),
            (["It is high"], "It is high", "found a list"),
        ],
    )
    def test_a_claim_that_is_not_plain_is_read_plainly_kept_as_it_was_and_told(self, written, read, why):
        markup = review(claimReviewed=written)
        claim = only(markup, Claim)

        assert claim.text == read
        assert claim.extra["schema:claimReviewed"] == (
            tuple(written) if isinstance(written, list) else written
        )
        assert why in odd(markup)["$.claimReviewed"]

    @pytest.mark.parametrize(
        "text", ["He said “high” and “low”", "“High” and “low”", "AT&T is high", "5 & 6", "It's 'high'"]
    )
    def test_what_only_looks_like_it_is_left_alone(self, text):
        assert only(review(claimReviewed=text), Claim).text == text
        assert odd(review(claimReviewed=text)) == {}

    def test_an_escape_of_thousands_of_digits_is_no_escape(self):
        text = f"a &amp; b &#{'1' * 5000};"

        assert only(review(claimReviewed=text), Claim).text == f"a & b &#{'1' * 5000};"

    @pytest.mark.parametrize("blank", ["", " ", "\u2003", "\u200b"], ids=ascii)
    def test_a_blank_claim_is_no_claim(self, blank):
        result = imported(review(claimReviewed=blank))

        assert result.ok
        assert result.case.of_type(Claim) == ()
        assert missing(review(claimReviewed=blank), result.case) == []

    @pytest.mark.parametrize("value", [5, True, {"a": "b"}, 1.5], ids=repr)
    def test_what_is_no_text_is_not_made_one(self, value):
        result = imported(review(claimReviewed=value))

        assert result.case.of_type(Claim) == ()
        assert "$.claimReviewed" in {problem.field for problem in result.problems}
        assert missing(review(claimReviewed=value), result.case) == []


class TestDates:
    @pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05-29", "2024-05-29T10:00:00Z"])
    def test_iso_8601_is_read_as_it_is(self, date):
        assert only(review(datePublished=date, itemReviewed=None), Document).published.text is None
        assert odd(review(datePublished=date)) == {}

    def test_a_zone_is_no_oddity(self):
        assert odd(review(datePublished="2024-05-29T10:00:00+05:45")) == {}

    @pytest.mark.parametrize(
        ("date", "same"),
        [
            ("2024-05-29 10:00:00", "2024-05-29T10:00:00"),
            ("2024-05-29 10:00", "2024-05-29T10:00:00"),
            ("2024-05-29T10:00:00+0200", "2024-05-29T10:00:00+02:00"),
            ("2024-05-29T10:00:00+5:30", "2024-05-29T10:00:00+05:30"),
            ("29 May 2024", "2024-05-29"),
            ("May 29, 2024", "2024-05-29"),
            ("29 Aug. 2024", "2024-08-29"),
            (" 2024-05-29", "2024-05-29"),
        ],
    )
    def test_forms_close_to_it_are_read_and_told(self, date, same):
        markup = review(datePublished=date, itemReviewed=None)
        found, plain = only(markup, Document).published, exact_date(same)

        assert (found.first, found.last, found.time, found.text) == (
            plain.first,
            plain.last,
            plain.time,
            date,
        )
        assert "not written as ISO 8601" in odd(review(datePublished=date))["$.datePublished"]

    @pytest.mark.parametrize(
        "date", ["05/06/2024", "yesterday", "2024-13-01", "2024-02-30", "1717000000", "٢٠٢٤-٠٥-٢٩"]
    )
    def test_what_could_be_several_days_or_none_is_kept_and_not_guessed(self, date):
        markup = review(datePublished=date, itemReviewed=None)
        found = only(markup, Document).published

        assert (found.first, found.text) == (None, date)
        assert "was not understood" in odd(review(datePublished=date))["$.datePublished"]

    def test_a_number_is_no_date(self):
        markup = review(datePublished=1717000000)

        assert "expected a date as a text" in odd(markup)["$.datePublished"]
        assert missing(markup, imported(markup).case) == []


class TestTypesAndContexts:
    @pytest.mark.parametrize(
        "context",
        [
            "http://schema.org",
            "https://schema.org/",
            "https://www.schema.org",
            {"@vocab": "http://schema.org/"},
        ],
        ids=str,
    )
    def test_the_spellings_of_the_context_are_all_the_same(self, context):
        result = imported(review(context_=context))

        assert (result.problems, len(result.case)) == ((), len(imported(SOUND).case))

    def test_a_context_of_the_graph_counts_for_what_is_in_it(self):
        assert odd(graph(bare())) == {}

    def test_no_context_is_told(self):
        assert odd(review(context_=None)) == {
            "$": "there is no '@context'; the terms were taken for those of schema.org"
        }

    def test_another_context_is_told_kept_and_never_fetched(self, monkeypatch):
        def refuse(*arguments, **named):
            raise AssertionError("a reader connects to nobody")

        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(socket, "create_connection", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        markup = review(context_="https://contexts.example/own.jsonld")

        assert "none is fetched" in odd(markup)["$.@context"]
        assert only(markup, Review).extra["schema:@context"] == "https://contexts.example/own.jsonld"
        page = (
            '<!DOCTYPE html SYSTEM "http://contexts.example/x.dtd"><link rel="stylesheet" href="//a.example">'
        )
        claimreview.read(f'{page}<script type="application/ld+json">{json.dumps(markup)}</script>')

    @pytest.mark.parametrize(
        "type", ["claimreview", "CLAIMREVIEW", "http://schema.org/ClaimReview", ["ClaimReview"]]
    )
    def test_a_review_is_known_by_its_type_however_spelled(self, type):
        assert only(review(type_=type), Review).of

    @pytest.mark.parametrize("type", [None, "", "Article", 5, []], ids=repr)
    def test_a_review_is_known_by_the_claim_it_reviews(self, type):
        assert imported(review(type_=type)).case.of_type(Review)

    def test_a_lower_case_type_is_told_and_kept(self):
        item = {**SOUND["itemReviewed"], "@type": "creativeWork", "url": "https://posts.example/2"}
        markup = review(itemReviewed=item)

        assert "should be 'CreativeWork'" in odd(markup)["$.itemReviewed.@type"]
        assert missing(markup, imported(markup).case) == []

    def test_an_empty_type_is_told(self):
        item = {**SOUND["itemReviewed"], "author": {"@type": "", "name": "Ann"}}

        assert odd(review(itemReviewed=item)) == {"$.itemReviewed.author.@type": "the type is empty"}

    def test_the_key_type_is_read_and_told(self):
        item = {**SOUND["itemReviewed"], "author": {"type": "Organization", "name": "The club"}}
        markup = review(itemReviewed=item)

        assert "The club" in {one.name for one in imported(markup).case.of_type(Organization)}
        assert "should be '@type'" in odd(markup)["$.itemReviewed.author.type"]

    def test_expanded_json_ld_says_the_same(self):
        schema = "http://schema.org/"
        markup = [
            {
                "@type": [f"{schema}ClaimReview"],
                f"{schema}url": [{"@id": PAGE}],
                f"{schema}claimReviewed": [{"@value": "It is high"}],
                f"{schema}datePublished": [{"@type": f"{schema}Date", "@value": "2024-05-29"}],
                f"{schema}author": [
                    {
                        "@type": [f"{schema}Organization"],
                        f"{schema}name": [{"@value": "Height Check"}],
                        f"{schema}sameAs": [{"@id": "https://checks.example"}],
                    }
                ],
                f"{schema}reviewRating": [
                    {"@type": [f"{schema}Rating"], f"{schema}alternateName": [{"@value": "Untrue"}]}
                ],
                f"{schema}itemReviewed": [
                    {
                        "@type": [f"{schema}Claim"],
                        f"{schema}author": [
                            {"@type": [f"{schema}Person"], f"{schema}name": [{"@value": "A climber"}]}
                        ],
                    }
                ],
            }
        ]
        case = imported(markup).case
        (found,) = case.of_type(Review)

        assert case[found.of].text == "It is high"
        assert (found.rating.label, case[found.document].url) == ("Untrue", PAGE)
        assert case[found.document].published.first == exact_date("2024-05-29").first
        assert case[found.reviewer].same_as == ("https://checks.example",)
        assert case[case.of_type(Attribution)[0].source].name == "A climber"
        assert missing(markup, case) == []


class TestAddresses:
    def test_a_relative_one_is_kept_and_told(self):
        markup = review(url="/everest")

        assert imported(markup).case[only(markup, Review).document].url == "/everest"
        assert odd(markup) == {"$.url": "'/everest' is no whole address"}

    def test_a_relative_one_is_resolved_where_the_page_is_known(self):
        markup = review(url="/everest")
        case = imported(markup, base="https://checks.example/a/b").case

        assert case[case.of_type(Review)[0].document].url == PAGE
        assert "was read as" in odd(markup, base="https://checks.example/a/b")["$.url"]
        assert missing(markup, case) == []

    def test_blanks_around_one_are_told(self):
        markup = review(url=f" {PAGE}")

        assert imported(markup).case[only(markup, Review).document].url == PAGE
        assert odd(markup) == {"$.url": "has blanks around the address"}
        assert missing(markup, imported(markup).case) == []

    @pytest.mark.parametrize("address", ["http://[", "//[::1", "https://[bad]/", "http://a b"])
    def test_what_is_no_address_is_kept(self, address):
        markup = review(url=address)

        assert missing(markup, imported(markup, base=PAGE).case) == []

    def test_an_empty_one_is_none(self):
        markup = review(author={"@type": "Organization", "name": "Height Check", "sameAs": ""})

        assert only(markup, Organization).same_as == ()
        assert odd(markup) == {"$.author.sameAs": "is an empty address"}


class TestGraphs:
    def test_a_reference_leads_to_the_node_of_that_name(self):
        club = {
            "@type": "Organization",
            "@id": "#club",
            "name": "Height Check",
            "url": "https://checks.example",
        }
        markup = graph(bare(author={"@id": "#club"}), club)

        assert imported(markup).case[only(markup, Review).reviewer].name == "Height Check"
        assert missing(markup, imported(markup).case) == []

    def test_what_several_refer_to_is_one(self):
        club = {"@type": "Organization", "@id": "#club", "name": "Height Check"}
        reviews = [bare(url=f"{PAGE}/{n}", author={"@id": "#club"}, itemReviewed=None) for n in range(3)]

        assert len(imported(graph(club, *reviews)).case.of_type(Organization)) == 1

    def test_two_reviews_of_one_claim_are_of_one(self):
        claim = {**SOUND["itemReviewed"], "@id": "#claim"}
        reviews = [bare(url=f"{PAGE}/{n}", itemReviewed={"@id": "#claim"}) for n in range(2)]
        case = imported(graph(claim, *reviews)).case

        assert [len(case.of_type(cls)) for cls in (Review, Claim, Attribution)] == [2, 1, 1]

    def test_two_reviews_of_one_claim_in_other_words_are_of_two(self):
        claim = {**SOUND["itemReviewed"], "@id": "#claim"}
        reviews = [
            bare(claimReviewed=words, itemReviewed={"@id": "#claim"}) for words in ("It is high", "It is low")
        ]
        result = imported(graph(claim, *reviews))

        assert (len(result.case.of_type(Claim)), result.ok) == (2, True)

    def test_many_reviewers_of_many_pages_are_each_kept(self):
        lines = "\n".join(
            json.dumps(
                review(author={"@type": "Organization", "name": f"Check {n}", "url": f"https://{n}.example"})
            )
            for n in range(700)
        )

        assert len(imported(lines).case.of_type(Organization)) == 700

    def test_a_node_that_names_nobody_stays_where_references_to_it_lead_nowhere(self):
        nameless = {"@type": "Organization", "@id": "#club", "logo": "https://checks.example/logo.png"}
        markup = graph(bare(author={"@id": "#club"}), nameless)

        assert missing(markup, imported(markup).case) == []

    def test_a_node_that_refers_to_itself_is_read_once(self):
        item = {**SOUND["itemReviewed"], "@id": "#claim", "appearance": {"@id": "#post"}}
        post = {
            "@type": "CreativeWork",
            "@id": "#post",
            "url": "https://posts.example/1",
            "isPartOf": {"@id": "#post"},
        }
        case = imported(graph(bare(itemReviewed={"@id": "#claim"}), item, post)).case

        assert [one.part_of for one in case.of_type(Document) if one.url == "https://posts.example/1"] == [
            None
        ]

    def test_a_review_of_itself_is_read(self):
        markup = graph(bare(**{"@id": "#me", "itemReviewed": {"@id": "#me"}}))

        assert len(imported(markup).case.of_type(Review)) == 1

    def test_works_in_a_circle_are_read(self):
        works = [
            {
                "@type": "CreativeWork",
                "@id": f"#{n}",
                "name": f"Part {n}",
                "isPartOf": {"@id": f"#{(n + 1) % 40}"},
            }
            for n in range(40)
        ]
        item = {**SOUND["itemReviewed"], "appearance": [{"@id": f"#{n}"} for n in range(40)]}
        result = imported(graph(bare(itemReviewed=item), *works))

        assert result.ok
        assert (
            len([one for one in result.case.of_type(Document) if one.title in {w["name"] for w in works}])
            == 40
        )

    def test_many_references_to_works_within_works_cost_no_more_than_they_are_many(self):
        """Each node is read once; without that, these would be half a million sources."""
        works = [
            {
                "@type": "CreativeWork",
                "@id": f"#{n}",
                "name": f"Part {n}",
                "isPartOf": {"@id": f"#{n + 1}"},
                "author": [{"@id": "#ann"}] * 50,
            }
            for n in range(30)
        ]
        claims = [
            {"@type": "Claim", "text": f"It is {n}", "appearance": [{"@id": "#0"}] * 20} for n in range(20)
        ]
        ann = {"@type": "Person", "@id": "#ann", "name": "Ann"}
        found = list(
            claimreview.records([json.dumps(graph(*works, ann, *claims)).encode()], on_problem=lambda p: None)
        )

        assert len(found) < 1000

    def test_what_stands_beside_is_kept_with_the_page(self):
        site = {"@type": "WebSite", "name": "Height Check", "inLanguage": "en", "potentialAction": [{"x": 1}]}
        markup = graph(site, bare())
        page = imported(markup).case[only(markup, Review).document]

        assert thaw(page.extra["schema:@graph"])["@graph"] == [site]
        assert missing(markup, imported(markup).case) == []

    @pytest.mark.parametrize(
        "markup",
        [
            {"@context": "https://schema.org", "@type": "WebPage", "name": "A page", "hasPart": bare()},
            {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": "High",
                "review": [bare()],
            },
            {
                "@context": "https://schema.org",
                "@type": "DataFeed",
                "dataFeedElement": [{"@type": "DataFeedItem", "dateCreated": "2024-06-01", "item": [bare()]}],
            },
            [{"@context": "https://schema.org", "@type": "WebSite", "name": "A site"}, SOUND],
        ],
        ids=["page", "article", "feed", "list"],
    )
    def test_a_review_is_found_wherever_it_stands(self, markup):
        case = imported(markup).case

        assert only(markup, Review).rating.label == "Not quite"
        assert (
            missing([m for m in markup if "claimReviewed" in m] if isinstance(markup, list) else markup, case)
            == []
        )

    def test_several_reviews_of_one_page_are_several(self):
        reviews = [bare(claimReviewed=f"It is {n} metres high", itemReviewed=None) for n in range(3)]
        case = imported(graph(*reviews)).case

        assert len(case.of_type(Review)) == len(case.of_type(Claim)) == 3
        assert {case[one.document].url for one in case.of_type(Review)} == {PAGE}
        assert len({one.document for one in case.of_type(Review)}) == 1

    def test_the_same_review_twice_is_one(self):
        assert len(imported(graph(bare(), bare())).case) == len(imported(graph(bare())).case)

    def test_reviews_of_the_same_words_with_other_items_are_apart(self):
        one, other = (bare(itemReviewed={"@type": "Article", "name": name}) for name in ("One", "Other"))
        result = imported(graph(one, other))

        assert result.ok
        assert missing(graph(one, other), result.case) == []


class TestOtherMarkup:
    def test_a_claim_by_itself_is_read(self):
        markup = {"@context": "https://schema.org", **SOUND["itemReviewed"], "text": "It is high"}
        case = imported(markup).case

        assert (only(markup, Claim).text, case.of_type(Review)) == ("It is high", ())
        assert missing(markup, case) == []

    def test_a_claim_without_words_is_kept_as_a_document(self):
        markup = {"@context": "https://schema.org", **SOUND["itemReviewed"]}
        case = imported(markup).case

        assert [record.kind for record in case] == ["Claim"]
        assert missing(markup, case) == []
        assert odd(markup) == {"$.text": "the claim has no words"}

    def test_a_quotation_is_a_claim_in_the_words_of_who_said_it(self):
        markup = {
            "@context": "https://schema.org",
            "@type": "Quotation",
            "text": "Because it's there",
            "creator": {"@type": "Person", "name": "George Mallory"},
        }
        case = imported(markup).case
        (attribution,) = case.of_type(Attribution)

        assert (attribution.mode, attribution.quote.exact) == (Mode.QUOTES, "Because it's there")
        assert missing(markup, case) == []

    def test_a_review_of_a_picture_is_one_of_a_document_with_the_words_of_schema_org(self):
        markup = {
            "@context": "https://schema.org",
            "@type": "MediaReview",
            "url": PAGE,
            "datePublished": "2024-05-29",
            "author": {"@type": "Organization", "name": "Height Check"},
            "mediaAuthenticityCategory": "DecontextualizedContent",
            "originalMediaContextDescription": "The picture shows K2",
            "itemReviewed": {
                "@type": "ImageObject",
                "contentUrl": "https://posts.example/k2.jpg",
                "interpretedAsClaim": {"@type": "Claim", "text": "This is Mount Everest"},
                "creator": {"@type": "Person", "name": "Ann"},
            },
        }
        case = imported(markup).case
        (found,) = case.of_type(Review)

        assert found.rating == Rating(
            label="DecontextualizedContent", scale="schema:MediaManipulationRatingEnumeration"
        )
        assert case[found.of].kind == "ImageObject"
        (claim,) = case.of_type(Claim)
        assert (claim.text, claim.about) == ("This is Mount Everest", (found.of,))
        assert missing(markup, case) == []

    def test_a_review_of_a_restaurant_is_nothing_to_us(self):
        markup = {"@context": "https://schema.org", "@type": "Review", "reviewBody": "Tasty"}
        result = imported(markup)

        assert (len(result.case), result.ok) == (0, True)
        assert "there is no ClaimReview" in result.problems[0].message

    @pytest.mark.parametrize("text", ["", "{}", "[]", "null", "5", '"ClaimReview"', "\ufeff{}"], ids=repr)
    def test_where_there_is_nothing_nothing_is_read_and_that_is_told(self, text):
        result = imported(text)

        assert len(result.case) == 0
        assert result.problems


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "On heights",
    "publisher": {"@type": "Organization", "name": "A paper"},
}
ANN = {"@type": "Person", "name": "Ann"}
SAYING = {"@type": "Claim", "text": "It is high", "author": ANN}
CONTEXT = {"@context": "https://schema.org"}


class TestWhatStandsBeside:
    @pytest.mark.parametrize(
        "said",
        [
            SAYING,
            {"@type": "Quotation", "text": "It is high", "creator": ANN},
            {"@type": "Claim", "url": "/1"},
        ],
        ids=["claim", "quotation", "claim without words"],
    )
    @pytest.mark.parametrize("around", ["beside", "around"])
    def test_an_article_is_kept_with_what_is_said(self, said, around):
        if around == "beside":
            markup = {**CONTEXT, "@graph": [said, ARTICLE]}
        else:
            markup = {**CONTEXT, **ARTICLE, "about": said}

        assert missing(markup, imported(markup).case) == []

    def test_the_same_claim_beside_another_article_is_another(self):
        here = imported({**CONTEXT, "@graph": [SAYING, ARTICLE]}).case
        there = imported({**CONTEXT, "@graph": [SAYING, {**ARTICLE, "headline": "More"}]}).case

        assert not {claim.id for claim in here.of_type(Claim)} & {claim.id for claim in there.of_type(Claim)}
        assert not Case([*here]).add_all(there)

    def test_where_the_first_is_refused_the_next_keeps_it(self):
        refused = {"@type": "Claim", "@id": "urn:counterclaim:record:high", "text": " ", "name": ""}
        refused = {**bare(claimReviewed=""), "@id": "urn:counterclaim:record:rated", "itemReviewed": refused}
        found = imported(graph(refused, SAYING, ARTICLE))

        assert [problem.code for problem in found.problems if problem.fatal] == ["shape"]
        assert missing([SAYING, ARTICLE], found.case) == []


class TestReviewsOfOthers:
    VERDICT = {
        "@type": "Review",
        "author": {"@type": "Organization", "name": "Height Check"},
        "reviewBody": "It is 8,849 metres",
        "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingValue": "1"},
    }

    @pytest.mark.parametrize(
        "changes",
        [
            {"itemReviewed": SAYING},
            {"itemReviewed": [SAYING]},
            {"itemReviewed": {"@id": "#claim"}},
            {"claimReviewed": "It is high"},
        ],
        ids=["claim", "list", "reference", "words"],
    )
    def test_a_review_of_a_claim_is_one_under_its_older_name(self, changes):
        markup = {**CONTEXT, "@graph": [{**self.VERDICT, **changes}, {**SAYING, "@id": "#claim"}]}
        case = imported(markup).case

        (found,) = case.of_type(Review)
        assert (case[found.of].text, found.rating.label) == ("It is high", "False")
        assert missing(markup["@graph"][0], case) == []

    def test_one_of_something_else_stays_beside(self):
        other = {**self.VERDICT, "itemReviewed": {"@type": "Restaurant", "name": "The Summit"}}
        case = imported({**CONTEXT, "@graph": [SAYING, other]}).case

        assert case.of_type(Review) == ()
        assert missing(other, case) == []


class TestPicturesAndTheirClaims:
    def test_who_made_a_picture_did_not_say_what_others_took_it_for(self):
        markup = {
            **CONTEXT,
            "@type": "MediaReview",
            "url": PAGE,
            "author": {"@type": "Organization", "name": "Height Check"},
            "mediaAuthenticityCategory": "DecontextualizedContent",
            "itemReviewed": {
                "@type": "ImageObject",
                "interpretedAsClaim": [{"@type": "Claim", "text": "This is Everest"}, {"@type": "Claim"}],
                "creator": ANN,
            },
        }
        case = imported(markup).case

        assert case.of_type(Attribution) == ()
        (claim,) = case.of_type(Claim)
        assert claim.about == (case.of_type(Review)[0].of,)
        assert [node["@type"] for node in json.loads(claimreview.write(case).data)["@graph"]] == ["Review"]


class TestManyAuthorsAndPlaces:
    @staticmethod
    def claim(authors, places):
        return {
            **CONTEXT,
            "@type": "Claim",
            "text": "It is high",
            "author": [{"@type": "Person", "name": f"Person {number}"} for number in range(authors)],
            "appearance": [f"https://posts.example/{number}" for number in range(places)],
        }

    def test_every_appearance_is_that_of_the_one_who_said_it(self):
        told = imported(self.claim(1, 3)).case.of_type(Attribution)

        assert len({one.document for one in told}) == 3

    def test_several_may_have_said_it_in_one_place(self):
        told = imported(self.claim(3, 1)).case.of_type(Attribution)

        assert len(told) == 3
        assert len({one.document for one in told}) == 1

    def test_who_of_several_said_it_in_which_of_several_is_not_guessed(self):
        markup = self.claim(2, 3)
        found = imported(markup)

        assert [one.document for one in found.case.of_type(Attribution)] == [None, None]
        assert missing(markup, found.case) == []
        assert "nothing tells who" in odd(markup)["$.appearance"]

    @pytest.mark.parametrize(("authors", "places"), [(150, 1), (1, 150), (150, 150)])
    def test_of_very_many_a_hundred_are_read_and_all_are_kept(self, authors, places):
        markup = self.claim(authors, places)
        found = imported(markup)

        assert len(found.case.of_type(Attribution)) == 100
        assert missing(markup, found.case) == []
        assert any("the first 100 were read" in problem.message for problem in found.problems)


class TestNobodyIsTheSameByChance:
    def test_two_reviews_without_a_page_do_not_share_a_reviewer_without_a_name(self):
        markup = [review(url=None, author=None, claimReviewed=text) for text in ("It is high", "It is low")]

        assert len(imported(markup).case.of_type(UnnamedSource)) == 2

    def test_nor_somebody_of_the_same_name(self):
        markup = [review(url=None, author=ANN, claimReviewed=text) for text in ("It is high", "It is low")]

        assert [one.name for one in imported(markup).case.of_type(Person)].count("Ann") == 2

    def test_nor_do_two_claims(self):
        markup = [SAYING, {**SAYING, "text": "It is low"}]

        assert len(imported(markup).case.of_type(Person)) == 2

    def test_works_of_two_reviews_by_people_of_one_name_are_apart(self):
        talk = {"@type": "CreativeWork", "name": "A talk", "isPartOf": {"name": "A book", "author": ANN}}
        markup = [review(url=f"https://checks.example/{number}", itemReviewed=talk) for number in (1, 2)]

        assert not any(problem.fatal for problem in imported(markup).problems)


class TestTheSameInAnotherOrder:
    @staticmethod
    def turned(value):
        if isinstance(value, dict):
            return {key: TestTheSameInAnotherOrder.turned(value[key]) for key in reversed(value)}
        return (
            [TestTheSameInAnotherOrder.turned(item) for item in value] if isinstance(value, list) else value
        )

    @pytest.mark.parametrize("url", [PAGE, None])
    def test_the_order_of_keys_changes_nothing(self, url):
        deep = {"@type": "ImageObject", "of": {"a": 1, "b": {"c": 2, "d": 3}}}
        markup = review(
            url=url,
            author={**SOUND["author"], "logo": deep},
            claimReviewed=["“It is high”"],
            itemReviewed={**SOUND["itemReviewed"], "image": deep},
        )
        markup = {**CONTEXT, "@graph": [markup, {**ARTICLE, "image": deep}]}

        assert set(imported(markup).case) == set(imported(self.turned(markup)).case)

    def test_a_key_that_is_spelled_in_two_ways_keeps_both_values(self):
        markup = {
            **review(),
            "https://schema.org/claimReviewed": "It is low",
            "schema:url": "https://a.example",
        }

        assert missing(markup, imported(markup).case) == []


class TestContextsInThePage:
    @staticmethod
    def prefixed(value):
        if isinstance(value, dict):
            return {
                key if key.startswith("@") else f"s:{key}": f"s:{item}"
                if key == "@type"
                else TestContextsInThePage.prefixed(item)
                for key, item in value.items()
            }
        return value

    @pytest.mark.parametrize(
        "context",
        [
            {"s": "https://schema.org/"},
            {"s": "http://schema.org/", "@language": "en"},
            {"s": {"@id": "https://schema.org/", "@prefix": True}},
            [{"s": "https://www.schema.org/"}],
        ],
        ids=["address", "with a language", "definition", "list"],
    )
    def test_a_prefix_of_schema_org_is_resolved(self, context):
        plain = imported(bare())
        found = imported({"@context": context, **self.prefixed(bare())})

        assert found.problems == ()
        (review,) = found.case.of_type(Review)
        (expected,) = plain.case.of_type(Review)
        assert (review.rating, review.summary) == (expected.rating, expected.summary)
        assert found.case[review.of].text == SOUND["claimReviewed"]
        assert missing(SOUND, found.case) == []

    def test_one_holds_within_its_node_alone(self):
        markup = graph(
            {"@context": {"s": "https://schema.org/"}, "@type": "s:Thing"}, {"s:claimReviewed": "It"}
        )

        assert len(imported(markup).case) == 0

    @pytest.mark.parametrize("at", ["top", "graph"])
    def test_terms_of_its_own_are_told_and_kept(self, at):
        context = ["https://schema.org", {"verdict": "https://schema.org/reviewRating", "@language": "en"}]
        if at == "top":
            markup = {**review(), "@context": context, "verdict": "False indeed"}
        else:
            markup = graph({**bare(), "@context": context, "verdict": "False indeed"})
        place = "$.@context" if at == "top" else "$.@graph[0].@context"

        assert odd(markup) == {place: "defines 'verdict'; terms were taken as they are spelled"}
        assert ("verdict", "False indeed") not in missing(markup, imported(markup).case)
