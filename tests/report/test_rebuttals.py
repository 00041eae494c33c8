from datetime import date

from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Evidence,
    Outcome,
    Rebuttal,
    RebuttalKind,
    ReplyRequest,
    Review,
)
from counterclaim.report import case_report
from counterclaim.values import DateSpan


def rows(case, key="rebuttals"):
    return {row.id: row for row in case_report(case, only=(key,))[key]}


def text(case, key="rebuttals", **settings):
    return " ".join(case_report(case, only=(key,)).section_text(key, **settings).split())


class TestRebuttals:
    def test_a_row_says_who_objects_to_what_with_what(self, case):
        row = rows(case)["not-the-rock"]
        assert (row.kind, row.by.name, row.text) == (
            RebuttalKind.DISPUTE,
            "Nepal",
            "The snow belongs to the mountain",
        )
        assert [target.id for target in row.targets] == ["rock-height"]
        assert row.counterclaim.id == "snow-height"
        assert [document.text for document in row.documents] == ["BBC, 2010-04-08"]

    def test_speaker_verb_and_date_are_those_of_the_act(self, case):
        case.add_rebuttal(
            "snow-height",
            id="r",
            by="china",
            kind=RebuttalKind.DISPUTE,
            text="No",
            verb="shrugged off",
            said=DateSpan.year(2009),
            document="article",
        )
        assert rows(case)["r"].verb == "shrugged off"
        assert "“shrugged off” " in text(case, width=200)

    def test_a_target_is_shown_with_what_it_is(self, case):
        case.add(
            Rebuttal(
                id="r",
                kind=RebuttalKind.UNDERCUT,
                by="india",
                targets=("not-the-rock", "rock-height@china", "gone"),
            )
        )
        shown = text(case, width=300)
        assert "not-the-rock: dispute by Nepal" in shown
        assert "rock-height@china: that China said: Mount Everest is" in shown
        assert "gone: gone" in shown

    def test_evidence_that_is_named_is_listed(self, case):
        case.add(Evidence(id="survey", bears_on="snow-height", direction=Direction.SUPPORTS))
        case.add(
            Rebuttal(
                id="r", kind=RebuttalKind.DISPUTE, by="india", targets=("too-low",), evidence=("survey",)
            )
        )
        assert "naming as evidence: survey" in text(case, width=200)

    def test_a_long_target_is_shortened(self, case):
        case.add(Claim(id="long", text="word " * 1000))
        case.add(Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="china", targets=("long",)))
        assert len(rows(case)["r"].targets[0].text) <= 120

    def test_many_targets_are_counted(self, case):
        for number in range(9):
            case.add(Claim(id=f"c{number}", text="It is so"))
        targets = tuple(f"c{number}" for number in range(9))
        case.add(Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="china", targets=targets))
        assert "and 4 more" in text(case)


class TestReplies:
    def test_a_row_says_who_was_asked_and_what_came_of_it(self, case):
        case.add(
            ReplyRequest(
                id="asked",
                to="china",
                about=("rock-height",),
                asked=DateSpan.day(date(2010, 4, 1)),
                outcome=Outcome.ANSWERED,
                answer="We measured the rock",
            )
        )
        shown = text(case, "replies")
        assert "China" in shown
        assert "2010-04-01" in shown
        assert "answered “We measured the rock”" in " ".join(text(case, "replies", width=200).split())


def test_whatever_is_rebutted_is_named_in_words(case):
    case.add(Evidence(id="survey", bears_on="too-low", direction=Direction.SUPPORTS))
    case.add(Review(id="check", of="too-low", reviewer="bbc"))
    case.add(Rebuttal(id="r1", kind=RebuttalKind.UNDERCUT, by="india", targets=("survey",)))
    case.add(Rebuttal(id="r2", kind=RebuttalKind.UNDERCUT, by="india", targets=("check",)))
    case.add(Rebuttal(id="r3", kind=RebuttalKind.DENIAL, by="india", targets=("article", "everest")))
    named = {target.id: target.text for row in rows(case).values() for target in row.targets}
    assert named["survey"] == "evidence on too-low"
    assert named["check"] == "review by BBC"
    assert (named["article"], named["everest"]) == ("article", "Mount Everest")


def test_rebuttals_of_rebuttals_are_named_once(case):
    case.add(Attribution(id="a", of="a", source="bbc"))  # of itself: wrong, and no reason to go on for ever
    case.add(Rebuttal(id="r", kind=RebuttalKind.DENIAL, by="india", targets=("r", "a")))
    targets = {target.id: target.text for target in rows(case)["r"].targets}
    assert targets["r"] == "denial by India"
    assert targets["a"].endswith(": a")
