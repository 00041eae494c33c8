"""Reviews and claims as markup that a fact-checker can put into a page."""

from __future__ import annotations

import json

import pytest
from attrs import evolve

from counterclaim.case import Case
from counterclaim.errors import ProtectedValueError
from counterclaim.formats import claimreview
from counterclaim.formats.dates import exact_date
from counterclaim.model import (
    Attribution,
    Certainty,
    Claim,
    ClaimKind,
    Direction,
    Document,
    Evidence,
    Note,
    Organization,
    Person,
    Rating,
    Rebuttal,
    RebuttalKind,
    Review,
    Statement,
    UnnamedSource,
)
from counterclaim.values import NoValue, Protected, Text
from formats.claimreview.helpers import imported

NEPAL = Organization(id="nepal", name="Nepal", same_as=("https://nepal.example",), aliases=("Federal Nepal",))
CHECK = Organization(id="check", name="Height Check")
ANN = Person(id="ann", name="Ann", role="guide")
POST = Document(id="post", url="https://posts.example/1", kind="post", title="On top")
PAGE = Document(
    id="page", url="https://checks.example/1", title="How high?", published=exact_date("2024-05-29")
)
HIGH = Claim(id="high", text="Mount Everest is 9,000 metres high", language="en", tags=("height",))
SAID = Attribution(id="said", of="high", source="ann", said=exact_date("2024-05-01"), document="post")
RATED = Review(
    id="rated",
    of="high",
    reviewer="check",
    rating=Rating(label="Not quite", value="2", best="5", worst="1"),
    summary="It is 8,849 metres",
    document="page",
)
SOURCES = (NEPAL, CHECK, ANN, POST, PAGE)
CASE = Case((CHECK, ANN, POST, PAGE, HIGH, SAID, RATED))
HEIGHT = Statement(subject="post", property="height", value=Text("9,000 m"))
DENIED = Rebuttal(id="denied", kind=RebuttalKind.DENIAL, targets=("high",), by="nepal")


def nodes(case):
    data = json.loads(claimreview.write(case).data)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def reasons(case):
    return {(loss.record, loss.field): loss.reason for loss in claimreview.write(case).losses}


class TestWhatIsWritten:
    def test_a_case_of_a_review_comes_back_whole(self):
        exported = claimreview.write(CASE)

        assert (exported.losses, exported.problems) == ((), ())
        assert set(imported(exported.data).case) == set(CASE)

    def test_it_has_what_google_asks_for(self):
        (node,) = nodes(CASE)

        assert node["@type"] == "ClaimReview"
        assert node["claimReviewed"] == HIGH.text
        assert node["reviewRating"]["alternateName"] == "Not quite"
        assert node["url"] == PAGE.url

    def test_the_claim_stands_within_with_who_said_it(self):
        item = nodes(CASE)[0]["itemReviewed"]

        assert (item["@type"], item["author"]["name"]) == ("Claim", "Ann")
        assert item["appearance"]["url"] == "https://posts.example/1"
        assert item["datePublished"] == "2024-05-01"

    def test_a_claim_that_nobody_reviewed_stands_by_itself(self):
        case = Case((*SOURCES, HIGH, SAID))

        assert [node["@type"] for node in nodes(case)] == ["Claim"]
        assert {loss.record for loss in claimreview.write(case).losses} == {"nepal", "check", "page"}

    def test_a_claim_of_another_kind_says_so(self):
        case = Case((*SOURCES, evolve(HIGH, kind=ClaimKind.ACCUSATION), SAID))

        assert nodes(case)[0]["genre"] == "accusation"
        assert imported(claimreview.write(case).data).case["high"].kind is ClaimKind.ACCUSATION

    def test_what_was_read_of_others_is_written_again(self):
        page = imported(
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "claimReviewed": "It is high",
                "url": "https://checks.example/2",
                "image": {"@type": "ImageObject", "url": "https://checks.example/2.jpg"},
                "author": {"@type": "Organization", "name": "Height Check"},
            }
        ).case

        assert nodes(page)[0]["image"]["url"] == "https://checks.example/2.jpg"

    def test_the_same_case_gives_the_same_text(self):
        assert claimreview.write(CASE) == claimreview.write(Case(tuple(CASE)))

    def test_what_is_written_is_read_again_twice_and_adds_nothing(self):
        once = imported(claimreview.write(CASE).data).case

        assert not CASE.add_all(once)
        assert set(CASE) == set(once)


class TestWhatIsAskedFor:
    @pytest.mark.parametrize(
        ("changed", "field"),
        [
            (evolve(RATED, rating=None), "rating"),
            (evolve(RATED, rating=Rating(value="2")), "rating"),
            (evolve(RATED, rating=Rating(label=" ")), "rating"),
            (evolve(RATED, document=None), "document"),
            (evolve(RATED, document="nowhere"), "document"),
            (evolve(RATED, of="post"), "of"),
        ],
        ids=["no rating", "no label", "blank label", "no page", "lost page", "no claim"],
    )
    def test_what_a_review_does_not_have_is_told(self, changed, field):
        problems = claimreview.write(Case((*SOURCES, HIGH, SAID, changed))).problems

        assert [(problem.code, problem.record, problem.field) for problem in problems] == [
            ("required", "rated", field)
        ]
        assert not any(problem.fatal for problem in problems)

    def test_a_page_without_an_address_is_told(self):
        case = Case((*SOURCES[:-1], Document(id="page", title="On paper"), HIGH, SAID, RATED))

        assert [problem.field for problem in claimreview.write(case).problems] == ["document"]


class TestNothingLeavesBare:
    def test_a_claim_that_is_denied_does_not_leave_by_itself(self):
        case = Case((*SOURCES, HIGH, SAID, DENIED))

        assert nodes(case) == []
        assert "'denied' disputes it" in reasons(case)["high", None]
        assert reasons(case)["denied", None] == "ClaimReview has no word for a rebuttal"

    @pytest.mark.parametrize("kind", RebuttalKind)
    @pytest.mark.parametrize("target", ["high", "said"])
    def test_nor_does_one_that_is_disputed_in_any_way(self, kind, target):
        case = Case((*SOURCES, HIGH, SAID, evolve(DENIED, kind=kind, targets=(target,))))

        assert nodes(case) == []

    @pytest.mark.parametrize("certainty", [one for one in Certainty if one is not Certainty.CERTAIN])
    def test_nor_does_one_that_nobody_is_sure_of(self, certainty):
        case = Case((*SOURCES, HIGH, evolve(SAID, certainty=certainty)))

        assert nodes(case) == []
        assert ("high", None) in reasons(case)

    def test_nor_does_one_that_holds_under_a_condition(self):
        case = Case((*SOURCES, evolve(HIGH, assuming=("low",)), Claim(id="low", text="The sea is low"), SAID))

        assert nodes(case) == []
        assert "only if other claims do" in reasons(case)["high", None]

    def test_a_reporter_is_not_made_the_claimant(self):
        relayed = Attribution(id="relayed", of="high", source="nepal", relays=("said",))
        case = Case((*SOURCES, HIGH, evolve(SAID, certainty=Certainty.POSSIBLE), relayed, RATED))

        assert "author" not in nodes(case)[0]["itemReviewed"]
        assert "passes on what others say" in reasons(case)["relayed", None]
        assert "how certain" in reasons(case)["said", None]

    def test_who_denies_having_said_it_is_not_made_the_claimant(self):
        never = Rebuttal(id="never", kind=RebuttalKind.DENIAL, targets=("said",), by="ann")
        case = Case((*SOURCES, HIGH, SAID, never, RATED))

        assert "author" not in nodes(case)[0]["itemReviewed"]
        assert "'never' disputes it" in reasons(case)["said", None]

    @pytest.mark.parametrize("kind", RebuttalKind)
    def test_nor_is_who_took_it_back_or_put_it_right(self, kind):
        back = Rebuttal(id="back", kind=kind, targets=("said",), by="ann")

        (node,) = nodes(Case((*SOURCES, HIGH, SAID, back, RATED)))
        assert (node["@type"], "author" in node["itemReviewed"]) == ("ClaimReview", False)

    @pytest.mark.parametrize(
        ("kind", "why"),
        [
            (RebuttalKind.RETRACTION, "'back' takes it back"),
            (RebuttalKind.CORRECTION, "'back' corrects it"),
            (RebuttalKind.QUALIFICATION, "'back' narrows it"),
            (RebuttalKind.DENIAL, "'back' disputes it"),
            (RebuttalKind.DISPUTE, "'back' disputes it"),
            (RebuttalKind.UNDERCUT, "'back' disputes it"),
        ],
    )
    def test_a_verdict_that_was_answered_does_not_leave_as_if_it_stood(self, kind, why):
        case = Case(
            (*SOURCES, HIGH, SAID, RATED, Rebuttal(id="back", kind=kind, targets=("rated",), by="check"))
        )

        assert nodes(case) == []
        assert why in reasons(case)["rated", None]
        assert "'rated' reviews it" in reasons(case)["high", None]

    def test_nor_does_one_on_a_page_that_was_taken_back(self):
        back = Rebuttal(id="back", kind=RebuttalKind.RETRACTION, targets=("page",), by="check")
        case = Case((*SOURCES, HIGH, SAID, RATED, back))

        assert nodes(case) == []
        assert reasons(case)["rated", None] == "'back' takes back the page where it stands"

    def test_one_on_a_page_that_was_put_right_elsewhere_does(self):
        mended = Rebuttal(id="mended", kind=RebuttalKind.CORRECTION, targets=("page",), by="check")

        assert [node["@type"] for node in nodes(Case((*SOURCES, HIGH, SAID, RATED, mended)))] == [
            "ClaimReview"
        ]

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"accuses": ("nepal",)}, "it accuses somebody"),
            ({"statements": (evolve(HEIGHT, negated=True),)}, "it says what is not so"),
            ({"statements": (HEIGHT, evolve(HEIGHT, value=NoValue()))}, "it says what is not so"),
        ],
        ids=["accuses", "negated", "no value"],
    )
    def test_what_schema_org_has_no_words_for_leaves_with_a_review_alone(self, changes, why):
        claim = evolve(HIGH, **changes)
        alone = Case((*SOURCES, claim, SAID))

        assert nodes(alone) == []
        assert why in reasons(alone)["high", None]
        assert [node["@type"] for node in nodes(Case((*SOURCES, claim, SAID, RATED)))] == ["ClaimReview"]

    @pytest.mark.parametrize("label", ["preferred", "normal", "deprecated"])
    def test_a_rank_is_no_verdict(self, label):
        ranked = evolve(RATED, rating=Rating(label=label, scale="wikidata:rank"))
        case = Case((*SOURCES, HIGH, SAID, ranked))

        assert [node["@type"] for node in nodes(case)] == ([] if label == "deprecated" else ["Claim"])
        assert "it is a rank" in reasons(case)["rated", None]

    def test_a_denied_claim_leaves_with_the_verdict_on_it(self):
        (node,) = nodes(Case((*SOURCES, HIGH, SAID, RATED, DENIED)))

        assert (node["@type"], node["reviewRating"]["alternateName"]) == ("ClaimReview", "Not quite")


class TestLosses:
    def test_words_say_why(self):
        noted = (
            Note(id="note", text="Ask again", about=("high",)),
            Evidence(id="evidence", bears_on="high", direction=Direction.UNDERMINES, by="check"),
        )
        case = Case((*SOURCES, HIGH, evolve(SAID, verb="boasted"), RATED, *noted))

        assert {key: why for key, why in reasons(case).items() if key != ("nepal", None)} == {
            ("said", "verb"): "ClaimReview has no place for the verb",
            ("note", None): "notes are for those who keep the record",
            ("evidence", None): "ClaimReview has no word for evidence; the review's page tells of it",
        }

    def test_statements_are_lost_and_the_words_are_not(self):
        case = Case((*SOURCES, evolve(HIGH, statements=(HEIGHT,)), SAID, RATED))

        assert "no statements that could be compared" in reasons(case)["high", "statements"]
        assert imported(claimreview.write(case).data).case["high"].text == HIGH.text

    def test_of_two_who_said_it_one_is_written(self):
        other = Attribution(id="too", of="high", source="nepal")
        case = Case((*SOURCES, HIGH, SAID, other, RATED))

        assert reasons(case) == {
            ("too", None): "ClaimReview names one author of a claim, and 'said' was written",
            ("nepal", None): "no review or claim that was written refers to it",
        }

    def test_an_unnamed_source_comes_back_as_a_source(self):
        case = Case((UnnamedSource(id="ann", name="somebody"), CHECK, POST, PAGE, HIGH, SAID, RATED))

        assert ("ann", "type") in reasons(case)


class TestProtectedValues:
    SECRET = Case(
        (UnnamedSource(id="ann", name="somebody", identity=Protected("Ann")), *SOURCES[:2], HIGH, SAID)
    )

    def test_one_is_refused(self):
        with pytest.raises(ProtectedValueError):
            claimreview.write(self.SECRET)

    @pytest.mark.parametrize("protected", ["mask", "keep"])
    def test_one_is_never_written(self, protected):
        exported = claimreview.write(self.SECRET, protected=protected)

        assert '"Ann"' not in exported.data
        assert ("ann", "identity") in {(loss.record, loss.field) for loss in exported.losses}

    def test_no_fourth_way_is_known(self):
        with pytest.raises(ValueError, match="protected"):
            claimreview.write(CASE, protected="perhaps")


class TestWebPages:
    def test_a_page_reads_back_as_the_markup_does(self):
        exported, page = claimreview.write(CASE), claimreview.write_page(CASE)

        assert page.data.startswith("<!DOCTYPE html>")
        assert (page.losses, page.problems) == (exported.losses, exported.problems)
        assert set(imported(page.data).case) == set(CASE)
        assert set(imported(page.data.encode()).case) == set(CASE)

    @pytest.mark.parametrize(
        "text",
        [
            "</script><b>",
            "<!-- <script>",
            "]]>",
            "&amp; & \u2028",
            "-->",
            "\x7f\x85\ufffe\U0001f3d4 ä",
            "{markup}",
        ],
    )
    def test_no_text_ends_the_script(self, text):
        case = Case((*SOURCES, evolve(HIGH, text=f"a {text} b"), SAID, evolve(RATED, summary=text)))
        page = claimreview.write_page(case).data

        assert page.count("</script>") == 1
        assert imported(page).case["high"] == case["high"]
        assert imported(page).case["rated"] == case["rated"]

    def test_a_protected_value_is_refused(self):
        with pytest.raises(ProtectedValueError):
            claimreview.write_page(TestProtectedValues.SECRET)

    def test_a_page_is_one_of_its_own_format(self):
        form = claimreview.PAGE_FORMAT

        assert form.read(form.write(CASE).data).case["rated"] == RATED


def test_no_text_ends_the_script_of_a_page_that_it_is_pasted_into():
    case = Case(
        [
            Organization(id="nepal", name="Nepal"),
            Claim(id="high", text="Everest </script><script>alert(1)</script> is high"),
            Attribution(id="said", of="high", source="nepal"),
        ]
    )

    written = claimreview.write(case).data

    assert "<" not in written
    assert claimreview.read(written).case["high"] == case["high"]
