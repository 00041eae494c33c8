"""Whether those accused were heard (CC101), and whether somebody is on record for what is denied (CC104)."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.lint import lint
from counterclaim.model import (
    CaseInfo,
    Claim,
    ClaimKind,
    Direction,
    Entity,
    Evidence,
    Group,
    Judgement,
    Note,
    Organization,
    Person,
    RebuttalKind,
    ReplyRequest,
    SameAs,
)

UNHEARD = {"leak": "error"}


@pytest.fixture
def accused(case):
    case.add_claim(
        "The ministry leaks files",
        id="leak",
        by="union",
        document="article",
        kind=ClaimKind.ACCUSATION,
        accuses="ministry",
    )
    return case


def ask(case, to, *about, id="request"):
    case.add(ReplyRequest(id=id, to=to, about=about))


def deny(case, by, target="leak", *, kind=RebuttalKind.DENIAL):
    case.add_rebuttal(target, id="denial", by=by, kind=kind)


class TestAccusedUnheard:
    def test_an_accusation_without_a_word_of_those_accused_is_an_error(self, accused, findings):
        (finding,) = findings(accused, "CC101")
        assert (finding.record, finding.level.value, finding.related) == ("leak", "error", ("ministry",))
        assert "accuses Ministry" in finding.message

    def test_what_accuses_somebody_is_an_accusation_whatever_its_kind(self, case, found):
        case.add_claim("The ministry leaks files", id="leak", by="union", accuses="ministry")
        assert found(case, "CC101") == UNHEARD

    @pytest.mark.parametrize("about", ["leak", "leak@union", "leak@paper", "article", "info"])
    def test_who_was_asked_was_heard(self, accused, found, about):
        accused.add(CaseInfo(id="info"))
        ask(accused, "ministry", about)
        assert found(accused, "CC101") == {}

    def test_to_be_asked_about_something_else_is_not_enough(self, accused, found):
        accused.add(Claim(id="other", text="The bridge is closed"))
        ask(accused, "ministry", "other")
        assert found(accused, "CC101") == UNHEARD

    def test_it_is_not_enough_that_others_were_asked(self, accused, found):
        ask(accused, "mayor", "leak")
        assert found(accused, "CC101") == UNHEARD

    @pytest.mark.parametrize("about", [(), ("ministry",)])
    def test_a_request_that_does_not_say_about_what_is_a_warning(self, accused, findings, about):
        ask(accused, "ministry", *about)
        (finding,) = findings(accused, "CC101")
        assert (finding.record, finding.level.value) == ("leak", "warning")
        assert "request" in finding.related

    @pytest.mark.parametrize("kind", [RebuttalKind.DENIAL, RebuttalKind.DISPUTE, RebuttalKind.QUALIFICATION])
    @pytest.mark.parametrize("target", ["leak", "leak@union"])
    def test_who_answers_was_heard(self, accused, found, kind, target):
        deny(accused, "ministry", target, kind=kind)
        assert found(accused, "CC101") == {}

    def test_an_answer_to_the_evidence_is_one(self, accused, found):
        accused.add(Evidence(id="file", bears_on="leak", direction=Direction.SUPPORTS))
        deny(accused, "ministry", "file", kind=RebuttalKind.UNDERCUT)
        assert found(accused, "CC101") == {}

    def test_an_answer_of_others_is_none(self, accused, found):
        deny(accused, "mayor", kind=RebuttalKind.DISPUTE)
        assert found(accused, "CC101") == UNHEARD

    def test_an_answer_to_the_same_claim_under_another_id_counts(self, accused, found):
        accused.add(Claim(id="again", text="Files are leaked by the ministry"))
        accused.add(SameAs(id="same", left="again", right="leak", judgement=Judgement.SAME))
        deny(accused, "ministry", "again")
        assert found(accused, "CC101") == {}

    def test_the_same_accusation_twice_is_told_once(self, accused, found):
        accused.add_claim("The ministry leaks", id="again", by="agency", accuses="ministry")
        accused.add(SameAs(id="same", left="again", right="leak", judgement=Judgement.SAME))
        assert found(accused, "CC101") == UNHEARD

    def test_who_is_the_same_answers_for_them(self, accused, found):
        accused.add(Organization(id="interior", name="Ministry of the Interior"))
        accused.add(SameAs(id="same", left="interior", right="ministry", judgement=Judgement.SAME))
        deny(accused, "interior")
        assert found(accused, "CC101") == {}

    @pytest.mark.parametrize("depends", [("ministry", "press"), ("press", "ministry")])
    def test_owners_and_who_speaks_for_them_answer_for_them(self, accused, found, depends):
        accused.add(Person(id="press", name="Press officer"))
        who, on = depends
        accused.replace(evolve(accused[who], depends_on=(on,)))
        ask(accused, "press", "leak")
        assert found(accused, "CC101") == {}

    def test_who_spoke_for_them_elsewhere_answers_for_them(self, accused, found):
        accused.add(Person(id="press", name="Press officer"))
        accused.add_claim("The ministry grows", id="grows", by="ministry", speaker="press")
        ask(accused, "press", "leak")
        assert found(accused, "CC101") == {}

    def test_a_member_answers_for_a_group_and_the_group_for_a_member(self, accused, found):
        accused.add(Group(id="ministries", name="Three ministries", members=("ministry",)))
        deny(accused, "ministries")
        assert found(accused, "CC101") == {}

    def test_another_member_of_the_same_group_does_not_answer_for_them(self, accused, found):
        accused.add(Group(id="all", name="All ministries", members=("ministry", "mayor")))
        ask(accused, "mayor", "leak")
        assert found(accused, "CC101") == UNHEARD

    def test_a_whistle_blower_does_not_answer_for_the_house(self, case, found):
        case.add(Person(id="clerk", name="Clerk", depends_on=("ministry",)))
        case.add_claim("The ministry leaks files", id="leak", by="clerk", accuses="ministry")
        ask(case, "clerk", "leak")
        assert found(case, "CC101") == UNHEARD

    def test_who_accuses_themselves_was_heard(self, case, found):
        case.add_claim("The ministry leaks files", id="leak", by="ministry", accuses="ministry")
        assert found(case, "CC101") == {}

    def test_who_passes_on_an_accusation_of_themselves_does_not_make_it(self, case, found):
        case.add_claim("The paper buys files", id="leak", by="union", document="article", accuses="paper")
        assert found(case, "CC101") == UNHEARD

    def test_nobody_can_ask_whom_nobody_names(self, case, found):
        case.add_claim("Somebody leaks files", id="leak", by="union", kind=ClaimKind.ACCUSATION)
        assert found(case, "CC101") == {}

    def test_things_and_unnamed_sources_are_not_asked(self, case, found):
        case.add(Entity(id="system", name="The file system"))
        case.add_claim("The system leaks", id="leak", by="union", accuses=("system", "official", "unknown"))
        assert found(case, "CC101") == {}

    def test_of_several_accused_those_who_were_not_heard_are_named(self, case, findings):
        case.add_claim("Both leak", id="leak", by="union", accuses=("ministry", "mayor"))
        ask(case, "ministry", "leak")
        (finding,) = findings(case, "CC101")
        assert finding.related == ("mayor",)

    def test_among_very_many_accused_those_who_were_heard_are_found(self, case, findings):
        crowd = [case.add(Person(id=f"p{number}", name=f"Person {number}")).id for number in range(40)]
        case.add_claim("All leak", id="leak", by="union", accuses=crowd)
        for id in crowd[1:]:
            ask(case, id, "leak", id=f"request-{id}")
        (finding,) = findings(case, "CC101")
        assert finding.related == ("p0",)

    def test_an_accusation_that_was_taken_back_is_none(self, case, found):
        case.add_claim("The ministry leaks", id="leak", by="union", accuses="ministry")
        case.add_rebuttal("leak@union", id="back", by="union", kind=RebuttalKind.RETRACTION)
        assert found(case, "CC101") == {}

    def test_an_accusation_that_nobody_is_on_record_for_is_one(self, case, found):
        case.add(Claim(id="leak", text="The ministry leaks", accuses=("ministry",)))
        assert found(case, "CC101") == UNHEARD

    def test_a_note_with_a_reason_and_an_author_settles_it(self, accused):
        accused.add(Note(id="n", about=("leak",), text="Asked by phone", by="A. Editor", settles="CC101"))
        (finding,) = (each for each in lint(accused).findings if each.code == "CC101")
        assert finding.settled_by == ("n",)


class TestAccuserUnstated:
    @pytest.fixture
    def denied(self, case):
        case.add(Claim(id="leak", text="The ministry leaks files"))
        deny(case, "ministry")
        return case

    def test_who_denies_what_nobody_says_has_no_stated_accuser(self, denied, findings):
        (finding,) = findings(denied, "CC104")
        assert (finding.record, finding.level.value, finding.related) == ("leak", "warning", ("denial",))

    def test_a_claim_of_somebody_has_one(self, accused, found):
        deny(accused, "ministry")
        assert found(accused, "CC104") == {}

    def test_a_claim_that_is_passed_on_has_somebody_on_record(self, denied, found):
        denied.add_claim("Files leak", id="again", by=None)
        denied.add(SameAs(id="same", left="leak", right="again", judgement=Judgement.SAME))
        denied.add_claim("Files leak from the ministry", id="third", by="union")
        assert "leak" in found(denied, "CC104")
        denied.add(SameAs(id="same2", left="third", right="again", judgement=Judgement.SAME))
        assert found(denied, "CC104") == {}

    def test_a_counterclaim_is_said_by_those_who_put_it_forward(self, denied, found):
        denied.add_claim("The bridge is safe", id="safe", by="ministry")
        denied.add_rebuttal("safe", id="r", by="union", kind=RebuttalKind.DISPUTE, counterclaim="leak")
        assert found(denied, "CC104") == {}

    def test_a_claim_that_nobody_answers_is_another_matter(self, case, found):
        case.add(Claim(id="leak", text="The ministry leaks files"))
        assert found(case, "CC104") == {}

    def test_who_corrects_a_claim_said_it(self, case, found):
        case.add(Claim(id="leak", text="The ministry leaks files"))
        deny(case, "ministry", kind=RebuttalKind.CORRECTION)
        assert found(case, "CC104") == {}


def test_messages_are_in_german_too(accused):
    (finding,) = (each for each in lint(accused, language="de").findings if each.code == "CC101")
    assert "beschuldigt Ministry" in finding.message


class TestANote:
    """About an accusation of two, both of whom were not heard."""

    @pytest.fixture
    def open_after(self, accused):
        def open_after(*about, text="They could not be reached."):
            accused.replace(evolve(accused.get("leak", Claim), accuses=("ministry", "mayor")))
            accused.add(Note(id="note", about=about, settles="CC101", text=text, by="A. Editor"))
            return [finding.record for finding in lint(accused).open if finding.code == "CC101"]

        return open_after

    @pytest.mark.parametrize("about", [("leak",), ("leak", "ministry", "mayor"), ("ministry", "mayor")])
    def test_about_the_claim_or_all_of_them_settles_it(self, open_after, about):
        assert open_after(*about) == []

    @pytest.mark.parametrize("about", [("leak", "ministry"), ("ministry",)])
    def test_about_one_of_them_does_not(self, open_after, about):
        assert open_after(*about) == ["leak"]
