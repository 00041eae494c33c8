import pytest

from counterclaim.model import (
    Attribution,
    Certainty,
    ClaimKind,
    Direction,
    Evidence,
    Group,
    Judgement,
    Organization,
    Rating,
    Rebuttal,
    RebuttalKind,
    Review,
    SameAs,
)
from counterclaim.report import case_report
from counterclaim.standing import Status
from counterclaim.values import DateSpan, Period

TABLE = """\
#  id           claim                         said by → through whom  independent  standing
-  -----------  ----------------------------  ----------------------  -----------  -----------------
1  rock-height  Mount Everest is 8,844        China → BBC                       1  contested
                metres high, measured to the                                       disputed by Nepal
                rock
2  snow-height  Mount Everest is 8,848        Nepal (“insisted”) →              1  unchallenged
                metres high, with the snow    BBC
                on top
3  too-low      The figure of 8,848 metres    origin not stated →               1  unchallenged
                is too low                    BBC
"""


def rows(case):
    return {row.id: row for row in case_report(case, only=("claims",))["claims"]}


def text(case, **settings):
    return case_report(case, only=("claims",)).section_text("claims", **settings)


def names(parties):
    return [party.name for party in parties]


class TestRows:
    def test_they_say_who_says_it_and_through_whom(self, case):
        told = rows(case)["rock-height"].told
        assert (names(told.said_by), names(told.through)) == (["China"], ["BBC"])

    def test_an_origin_that_is_not_stated_is_nobodys_word(self, case):
        told = rows(case)["too-low"].told
        assert (names(told.said_by), names(told.through)) == ([], ["BBC"])
        assert not told.paths[0].origin_stated

    def test_a_publisher_on_its_own_word_is_the_origin(self, case):
        case.add_claim("It snows there", id="snow", by="bbc", document="article")
        assert names(rows(case)["snow"].told.said_by) == ["BBC"]

    def test_every_row_carries_the_ids_of_its_records(self, case):
        assert rows(case)["rock-height"].records == (
            "rock-height",
            "rock-height@china",
            "rock-height@bbc",
            "not-the-rock",
        )

    def test_a_rebuttal_of_an_attribution_names_who_was_quoted(self, case):
        case.add(Rebuttal(id="never", kind=RebuttalKind.DENIAL, by="nepal", targets=("snow-height@nepal",)))
        answer = rows(case)["snow-height"].rebuttals[0]
        assert (answer.by.name, answer.attributed_to.name) == ("Nepal", "Nepal")

    def test_who_takes_back_their_own_word_is_named_once(self, case):
        case.add(
            Rebuttal(id="back", kind=RebuttalKind.RETRACTION, by="nepal", targets=("snow-height@nepal",))
        )
        shown = text(case, width=140)

        assert "withdrawn by Nepal" in shown
        assert "that Nepal said it" not in shown

    def test_evidence_against_it_and_claims_in_conflict_with_it_are_named(self, case):
        case.add(Evidence(id="survey", bears_on="too-low", direction=Direction.UNDERMINES))

        assert [mention.id for mention in rows(case)["too-low"].against] == ["survey"]
        assert "against it: survey" in text(case, width=140)

    def test_a_source_that_is_not_on_record_is_shown_by_its_id(self, case):
        case.add(Attribution(id="a", of="too-low", source="somebody", first_hand=True))
        assert "somebody" in names(rows(case)["too-low"].told.said_by)

    def test_what_was_judged_the_same_is_named(self, case):
        case.add(SameAs(id="same", left="rock-height", right="too-low", judgement=Judgement.SAME))
        assert rows(case)["too-low"].same == ("rock-height",)


class TestText:
    def test_the_table_is_easy_to_read(self, case):
        assert text(case) == TABLE

    def test_a_claim_is_one_row_with_its_chain(self, case):
        assert "China → BBC" in text(case)
        assert "origin not stated → BBC" in text(case, width=110)
        assert "disputed by Nepal" in text(case, width=110)

    def test_how_many_independent_sources_it_has_and_what_stands_of_it_stand_beside(self, case):
        row = rows(case)["rock-height"]

        assert (row.independent, row.standing) == ((1, 1), Status.CONTESTED)
        assert "1  contested" in text(case)

    def test_an_accusation_says_whom_it_accuses(self, case):
        case.add_claim("They moved the border stone", id="x", by="nepal", accuses=("china", "india"))
        assert "Accuses China and India: They" in text(case, width=110)

    @pytest.mark.parametrize("kind", [ClaimKind.PREDICTION, ClaimKind.OPINION, ClaimKind.ACCUSATION])
    def test_what_is_no_assertion_says_so(self, case, kind):
        case.add_claim("It will rise", id="x", by="china", kind=kind)
        assert f"{kind.value.capitalize()}: It will rise" in text(case)

    def test_what_narrows_a_claim_stands_behind_it(self, case):
        year = Period.as_of(DateSpan.year(2005))
        case.add_claim("It is", id="x", by="china", during=year, place="everest", assuming="too-low")
        shown = case_report(case, only=("claims",)).section_text("claims", width=200)
        assert "It is (2005; Mount Everest; only if too-low holds)" in shown

    def test_nobody_on_record_is_said(self, case):
        case.add_claim("It shrinks", id="x", by=None)
        assert "nobody on record" in text(case)

    def test_a_speaker_stands_behind_the_source(self, case):
        case.add(Group(id="officials", name="Officials in Kathmandu"))
        case.add_claim("It stands", id="x", by="nepal", speaker="officials")
        assert "Nepal (Officials in Kathmandu)" in text(case, width=140)

    def test_a_verb_and_a_doubt_stand_behind_it_too(self, case):
        case.add_claim("It sinks", id="x", by="india", verb="hinted", certainty=Certainty.POSSIBLE)
        assert "India (“hinted”, as possible)" in text(case, width=140)

    def test_many_rebuttals_are_counted(self, case):
        for number in range(8):
            case.add(Organization(id=f"o{number}", name=f"Office {number}"))
            case.add_rebuttal(
                "too-low", id=f"r{number}", kind=RebuttalKind.DISPUTE, by=f"o{number}", text="No"
            )
        assert "and 3 more" in text(case)

    def test_a_web_of_citations_is_not_followed_to_its_end(self, case):
        case.add_claim("Everybody says so", id="x", by=None)
        ids = [f"a{number}" for number in range(30)]
        for id in ids:
            others = tuple(other for other in ids if other != id)
            case.add(Attribution(id=id, of="x", source="bbc", relays=others))
        told = rows(case)["x"].told
        assert len(told.paths) == 4
        assert told.more
        assert "in a circle" in text(case)

    def test_the_middle_of_a_long_chain_is_left_out(self, case):
        case.add_claim("Whispered on", id="x", by=None)
        for number in range(40):
            relays = (f"a{number - 1}",) if number else ()
            case.add(Attribution(id=f"a{number}", of="x", source="bbc", relays=relays))
        assert "… 24 more …" in " ".join(text(case).split())

    def test_a_report_that_is_not_on_record_is_said(self, case):
        case.add_claim("As reported elsewhere", id="x", by=None)
        case.add(Attribution(id="a", of="x", source="bbc", relays=("gone",)))
        assert "origin not on record" in text(case)


class TestRatings:
    def test_what_reviewers_published_of_a_claim_stands_with_it_in_their_words(self, case):
        case.add(Review(id="check", of="too-low", reviewer="india", rating=Rating(label="Pants | on Fire")))
        (rated,) = rows(case)["too-low"].rated
        assert (rated.id, rated.reviewer.name, rated.label) == ("check", "India", "Pants | on Fire")
        assert "rated “Pants | on Fire” by India" in " ".join(text(case, width=250).split())
        assert "check" in rows(case)["too-low"].records

    def test_a_rating_in_numbers_is_shown_as_the_number(self, case):
        case.add(Review(id="check", of="too-low", reviewer="india", rating=Rating(value="2", best="5")))
        assert "rated “2” by India" in " ".join(text(case, width=250).split())

    def test_a_review_without_a_rating_is_told(self, case):
        case.add(Review(id="check", of="too-low", reviewer="india"))
        assert "reviewed by India" in " ".join(text(case, width=250).split())

    def test_of_many_the_first_are_shown(self, case):
        for number in range(5):
            case.add(Review(id=f"r{number}", of="too-low", reviewer="india", rating=Rating(label="False")))
        assert "and 2 more" in " ".join(text(case, width=250).split())
        assert len(rows(case)["too-low"].rated) == 5
