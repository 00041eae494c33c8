import json
from datetime import date

from counterclaim.model import Direction, Document, Evidence, Note, Organization, Quote, Rating, Review
from counterclaim.report import case_report
from counterclaim.values import DateSpan


def text(case, key):
    return " ".join(case_report(case, only=(key,)).section_text(key, width=250).split())


def test_evidence_says_what_it_supports_and_whose_it_is(case):
    case.add(
        Evidence(
            id="survey",
            bears_on="snow-height",
            direction=Direction.SUPPORTS,
            description="The Indian survey of 1954",
            by="india",
            quote=Quote(exact="29,028 feet"),
            document="article",
            basis=("too-low",),
        )
    )
    shown = text(case, "evidence")
    assert "supports snow-height: Mount Everest is 8,848" in shown
    assert "The Indian survey of 1954" in shown
    assert "“29,028 feet”" in shown
    assert "derived from too-low" in shown
    assert "BBC, 2010-04-08" in shown


def test_a_review_is_shown_in_the_words_of_those_who_published_it(case):
    rating = Rating(label="Größtenteils richtig")
    case.add(Review(id="check", of="snow-height", reviewer="bbc", rating=rating, summary="Both are right"))
    assert "“Größtenteils richtig” what it means is not known Both are right" in text(case, "reviews")


def test_what_a_rating_means_is_shown_by_the_scale_of_the_page(case):
    case.add(Document(id="page", url="https://www.politifact.com/factchecks/everest", publisher="bbc"))
    case.add(
        Review(
            id="check", of="snow-height", reviewer="bbc", rating=Rating(label="mostly TRUE"), document="page"
        )
    )
    shown = text(case, "reviews")
    assert "“mostly TRUE”" in shown
    assert "as its publisher has it: level 3 of 0 to 4 (scale politifact)" in shown
    row = json.loads(case_report(case, only=("reviews",)).to_json())["sections"]["reviews"]["rows"][0]
    assert (row["meaning"]["truth"], row["meaning"]["unknown"]) == ("mostly-true", None)


def test_a_page_that_calls_itself_by_the_name_of_another_publisher_has_not_its_scale(case):
    case.add(Organization(id="other", name="PolitiFact"))
    case.add(Document(id="page", url="https://politifact-checks.example/everest", publisher="other"))
    rating = Rating(label="mostly true")
    case.add(Review(id="named", of="snow-height", reviewer="other", rating=rating))
    case.add(Review(id="on-a-page", of="snow-height", reviewer="other", rating=rating, document="page"))

    rows = json.loads(case_report(case, only=("reviews",)).to_json())["sections"]["reviews"]["rows"]

    assert [row["meaning"]["level"] for row in rows] == [3, None]


def test_of_several_scales_that_of_the_language_of_the_page_counts(case):
    for language in ("en", "fr", "hi"):
        url = f"https://africacheck.org/{language}/everest"
        case.add(Document(id=f"page-{language}", url=url, publisher="bbc", language=language))
        case.add(
            Review(
                id=f"check-{language}",
                of="snow-height",
                reviewer="bbc",
                rating=Rating(label="Incorrect"),
                document=f"page-{language}",
            )
        )

    rows = json.loads(case_report(case, only=("reviews",)).to_json())["sections"]["reviews"]["rows"]

    assert [row["meaning"]["scale"] for row in rows[:2]] == ["africa-check-en", "africa-check-fr"]
    assert rows[2]["meaning"]["level"] == 0


def test_a_rating_that_nobody_can_place_says_why(case):
    case.add(Review(id="check", of="snow-height", reviewer="bbc", rating=Rating(label="Hm")))
    row = json.loads(case_report(case, only=("reviews",)).to_json())["sections"]["reviews"]["rows"][0]
    assert "no scale is known for the publisher" in row["meaning"]["unknown"]


def test_a_number_in_a_field_that_nobody_knows_is_written_as_json(case):
    rating = Rating(label="Richtig", extra={"acme:tone": 0.5})
    case.add(Review(id="check", of="snow-height", reviewer="bbc", rating=rating))
    data = json.loads(case_report(case, only=("reviews",)).to_json())
    assert data["sections"]["reviews"]["rows"][0]["rating"]["extra"] == {"acme:tone": 0.5}


def test_a_document_is_shown_with_publisher_date_and_address(case):
    case.add(Document(id="page", title="Heights", url="https://example.org/", language="en"))
    shown = text(case, "documents")
    assert "article article BBC 2010-04-08" in shown
    assert "https://example.org/" in shown


def test_a_note_is_shown_with_what_it_is_about(case):
    at = DateSpan.day(date(2010, 5, 1))
    case.add(Note(id="n", about=("rock-height", "too-low"), text="Look again", by="the desk", at=at))
    assert "rock-height, too-low Look again the desk 2010-05-01" in text(case, "notes")


def test_sections_without_records_are_left_out_of_the_text(case):
    shown = case_report(case).to_text()
    assert not any(title in shown for title in ("Evidence", "Published reviews", "Notes", "Problems"))
