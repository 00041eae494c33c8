from __future__ import annotations

import pytest

from counterclaim.case import Case
from counterclaim.case.sameness import SameClasses
from counterclaim.findings import Problem
from counterclaim.model import (
    Attribution,
    Claim,
    Direction,
    Document,
    Entity,
    Evidence,
    Foreign,
    Group,
    Judgement,
    Organization,
    Person,
    Rebuttal,
    RebuttalKind,
    Record,
    Review,
    SameAs,
    UnknownRecord,
)

PAPER = Organization(id="paper", name="A paper")
POLICE = Organization(id="police", name="Police")
CRITIC = Person(id="critic", name="A critic")
ARTICLE = Document(id="article", publisher="paper")
RECORDS = (
    PAPER,
    POLICE,
    CRITIC,
    ARTICLE,
    Entity(id="camera", name="A camera"),
    Claim(id="leak", text="The police leak videos", accuses=("police",), about=("camera",)),
    Claim(id="open", text="Crime fell", about=("camera",)),
    Claim(id="bare", text="Crime fell"),
    Attribution(id="leak@paper", of="leak", source="paper", document="article"),
    Evidence(id="video", bears_on="leak", direction=Direction.SUPPORTS),
    Review(id="review", of="leak", reviewer="critic"),
    Rebuttal(id="earlier", kind=RebuttalKind.QUALIFICATION, by="critic", targets=("leak",)),
    UnknownRecord(id="unknown", foreign=Foreign(tag="acme:x")),
)


def rebuttal(kind: RebuttalKind, by: str, *targets: str, **fields: object) -> Rebuttal:
    return Rebuttal(id="r", kind=kind, by=by, targets=targets, **fields)


def broken(*records: Record) -> list[Problem]:
    return [problem for problem in Case([*RECORDS, *records]).problems() if problem.code == "kind-rule"]


class TestWhatIsAimedAt:
    @pytest.mark.parametrize(
        ("kind", "by", "refused"),
        [
            (RebuttalKind.DENIAL, "police", {"review", "camera", "article"}),
            (RebuttalKind.DISPUTE, "critic", {"review", "camera", "article"}),
            (RebuttalKind.UNDERCUT, "critic", {"camera", "article"}),
            (RebuttalKind.QUALIFICATION, "critic", set()),
            (RebuttalKind.CORRECTION, "paper", {"review", "camera", "article", "leak", "video", "earlier"}),
            (RebuttalKind.RETRACTION, "paper", {"review", "camera", "article", "leak", "video"}),
        ],
    )
    def test_must_be_of_a_type_that_the_kind_allows(self, kind, by, refused):
        targets = ("leak", "leak@paper", "video", "review", "earlier", "camera", "article", "unknown")
        problems = broken(rebuttal(kind, by, *targets, text="x"))

        aims = {problem.field for problem in problems if "aims at" in problem.message}
        assert aims == {f"targets[{place}]" for place, target in enumerate(targets) if target in refused}

    def test_is_never_the_rebuttal_itself(self):
        (problem,) = broken(rebuttal(RebuttalKind.QUALIFICATION, "critic", "r"))

        assert "aims at itself" in problem.message

    def test_names_what_was_expected(self):
        (problem,) = broken(rebuttal(RebuttalKind.DENIAL, "police", "review"))

        assert "type is review; expected claim, attribution, evidence or rebuttal" in problem.message


class TestADenial:
    def test_by_the_accused_is_fine(self):
        assert broken(rebuttal(RebuttalKind.DENIAL, "police", "leak")) == []

    def test_by_somebody_else_is_reported(self):
        (problem,) = broken(rebuttal(RebuttalKind.DENIAL, "critic", "leak"))

        assert problem.field == "targets[0]"
        assert "made by 'critic'" in problem.message
        assert "concerns 'police'" in problem.message
        assert "record it as a dispute" in problem.message

    @pytest.mark.parametrize("target", ["open", "bare", "video", "earlier"])
    def test_of_what_does_not_say_whom_it_concerns_is_fine(self, target):
        assert broken(rebuttal(RebuttalKind.DENIAL, "critic", target)) == []

    @pytest.mark.parametrize(
        "relation",
        [
            SameAs(id="s", left="voice", right="police", judgement=Judgement.SAME),
            Group(id="ministries", name="Ministries", members=("voice", "police")),
            Organization(id="owner", name="Owner", depends_on=("voice", "police")),
            Attribution(id="a", of="leak", source="police", speaker="voice"),
        ],
    )
    def test_by_one_who_belongs_to_the_accused_is_fine(self, relation):
        voice = Person(id="voice", name="A voice")

        assert broken(voice, rebuttal(RebuttalKind.DENIAL, "voice", "leak")) != []
        assert broken(voice, relation, rebuttal(RebuttalKind.DENIAL, "voice", "leak")) == []

    def test_spoken_by_the_accused_is_fine(self):
        act = Attribution(id="r@critic", of="r", source="critic", speaker="police")

        assert broken(act, rebuttal(RebuttalKind.DENIAL, "critic", "leak")) == []

    def test_of_an_attribution_comes_from_its_source_or_speaker(self):
        said = Attribution(id="said", of="bare", source="police", speaker="chief")

        assert broken(said, rebuttal(RebuttalKind.DENIAL, "police", "said")) == []
        assert broken(said, rebuttal(RebuttalKind.DENIAL, "chief", "said")) == []
        assert len(broken(said, rebuttal(RebuttalKind.DENIAL, "critic", "said"))) == 1

    def test_of_a_report_comes_from_the_one_who_is_reported(self):
        said = Attribution(id="said", of="bare", source="police")
        report = Attribution(id="report", of="bare", source="paper", relays=("said",))

        assert broken(said, report, rebuttal(RebuttalKind.DENIAL, "police", "report")) == []
        assert len(broken(said, report, rebuttal(RebuttalKind.DENIAL, "critic", "report"))) == 1

    def test_of_a_report_of_something_that_is_not_on_record_is_fine(self):
        report = Attribution(id="report", of="bare", source="paper", relays=("lost",))

        assert broken(report, rebuttal(RebuttalKind.DENIAL, "critic", "report")) == []

    def test_of_a_claim_about_a_document_comes_from_its_makers(self):
        study = Document(id="study", publisher="journal", authors=("author",))
        claim = Claim(id="flaw", text="The study is flawed", about=("study",))

        assert broken(study, claim, rebuttal(RebuttalKind.DENIAL, "author", "flaw")) == []
        assert len(broken(study, claim, rebuttal(RebuttalKind.DENIAL, "critic", "flaw"))) == 1


class TestADispute:
    @pytest.mark.parametrize("text", [None, " "])
    def test_without_grounds_is_reported(self, text):
        (problem,) = broken(rebuttal(RebuttalKind.DISPUTE, "critic", "leak", text=text))

        assert problem.field is None
        assert "gives no grounds" in problem.message

    @pytest.mark.parametrize("grounds", [{"text": "No."}, {"counterclaim": "bare"}, {"evidence": ("video",)}])
    def test_with_grounds_is_fine(self, grounds):
        assert broken(rebuttal(RebuttalKind.DISPUTE, "critic", "leak", **grounds)) == []

    def test_by_the_accused_is_a_denial(self):
        (problem,) = broken(rebuttal(RebuttalKind.DISPUTE, "police", "leak", text="No."))

        assert "record it as a denial" in problem.message


class TestACorrection:
    @pytest.mark.parametrize("by", ["paper", "police", "chief"])
    def test_by_source_speaker_or_publisher_is_fine(self, by):
        said = Attribution(id="said", of="bare", source="police", speaker="chief", document="article")

        assert broken(said, rebuttal(RebuttalKind.CORRECTION, by, "said")) == []

    def test_by_somebody_else_is_reported(self):
        (problem,) = broken(rebuttal(RebuttalKind.CORRECTION, "critic", "leak@paper"))

        assert "the word of 'paper'" in problem.message

    def test_where_the_publisher_is_not_known_is_fine(self):
        leaflet = Document(id="leaflet")
        said = Attribution(id="said", of="bare", source="police", document="leaflet")

        assert broken(leaflet, said, rebuttal(RebuttalKind.CORRECTION, "critic", "said")) == []


class TestARetraction:
    def test_of_ones_own_word_is_fine(self):
        assert broken(rebuttal(RebuttalKind.RETRACTION, "paper", "leak@paper")) == []
        assert broken(rebuttal(RebuttalKind.RETRACTION, "critic", "earlier")) == []

    def test_by_the_same_source_under_another_id_is_fine(self):
        twin = Organization(id="twin", name="The paper")
        same = SameAs(id="s", left="twin", right="paper", judgement=Judgement.SAME)

        assert broken(twin, same, rebuttal(RebuttalKind.RETRACTION, "twin", "leak@paper")) == []

    def test_by_somebody_else_is_reported(self):
        targets = ("leak@paper", "earlier")
        problems = broken(rebuttal(RebuttalKind.RETRACTION, "police", *targets))

        assert [problem.field for problem in problems] == ["targets[0]", "targets[1]"]

    def test_of_a_claim_names_what_to_aim_at(self):
        (problem,) = broken(rebuttal(RebuttalKind.RETRACTION, "paper", "leak"))

        assert "so aim it at what was said ('leak@paper'), or record another kind" in problem.message

    def test_of_what_it_published_by_the_publisher_is_fine(self):
        said = Attribution(id="said", of="bare", source="police", document="article")

        assert broken(said, rebuttal(RebuttalKind.RETRACTION, "paper", "said")) == []


class TestManyDenialsOfOneClaim:
    """A claim that accuses many, each of whom denies that somebody said it."""

    def case(self, count):
        accused = [Organization(id=f"o{number}", name="One of many") for number in range(count)]
        claim = Claim(id="all", text="They all do it", accuses=tuple(one.id for one in accused))
        said = [Attribution(id=f"said{number}", of="all", source="paper") for number in range(count)]
        denials = [
            Rebuttal(id=f"denial{number}", kind=RebuttalKind.DENIAL, by=by, targets=(f"said{number}",))
            for number, by in enumerate([*(one.id for one in accused[1:]), "critic"])
        ]
        return Case([PAPER, CRITIC, *accused, claim, *said, *denials])

    def test_only_one_by_somebody_else_is_reported(self):
        (problem,) = self.case(20).problems()

        assert problem.record == "denial19"
        assert "concerns 'paper', 'o0', 'o1' and 18 others" in problem.message

    def test_the_accused_are_looked_up_once(self, monkeypatch):
        asked = []
        key = SameClasses.key
        monkeypatch.setattr(SameClasses, "key", lambda same, id: asked.append(id) or key(same, id))
        self.case(200).problems()

        assert len(asked) < 20 * 200
