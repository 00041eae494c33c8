"""Whether claims have independent, named, disinterested sources (CC201 to CC204)."""

from __future__ import annotations

import pytest
from attrs import evolve

from counterclaim.case import UNSTATED
from counterclaim.lint import PROFILES, Level, lint
from counterclaim.model import (
    Attribution,
    Claim,
    ClaimKind,
    Direction,
    Entity,
    Evidence,
    Judgement,
    Organization,
    RebuttalKind,
    SameAs,
    UnnamedSource,
)

CODES = ("CC201", "CC202", "CC203", "CC204")


def say(case, *by, id="closed", **fields):
    return case.add_claim("The bridge is closed", id=id, by=by or None, **fields)


def relay(case, source, *relays, of="closed", **fields):
    ids = tuple(f"{of}@{each}" for each in relays)
    case.add(Attribution(id=f"{of}@{source}", of=of, source=source, relays=ids, **fields))


def circle(case):
    case.add(Claim(id="closed", text="The bridge is closed"))
    relay(case, "agency", "paper")
    relay(case, "paper", "agency")
    return case


def sourcing(case, **given):
    """Return what the rules about sources find, by code and record."""
    findings = lint(case, **given).findings
    return {(each.code, each.record, each.level.value) for each in findings if each.code in CODES}


class TestFewSources:
    def test_one_source_alone_is_told(self, case, findings):
        say(case, "union")
        (finding,) = findings(case, "CC201")
        assert (finding.record, finding.level.value, finding.related) == ("closed", "warning", ("union",))
        assert "comes from Union alone" in finding.message

    def test_two_sources_that_know_it_themselves_are_enough(self, case):
        say(case, "union", "ministry")
        assert sourcing(case) == set()

    def test_copies_are_no_further_sources(self, case, findings):
        say(case, "agency", via="union", document="article")
        relay(case, "mayor", "agency")
        (finding,) = findings(case, "CC201")
        assert "comes from Agency alone" in finding.message

    def test_where_several_come_the_same_way_that_is_named(self, case, findings):
        say(case, "union", "ministry", via="agency", document="article")
        (finding,) = findings(case, "CC201")
        assert "several origins" in finding.message
        assert "all of it comes through Agency and Paper" in finding.message
        assert set(finding.related) == {"union", "ministry"}

    def test_a_subsidiary_is_no_further_source(self, case, found):
        case.add(Organization(id="daughter", name="Daughter", depends_on=("union",)))
        say(case, "union", "daughter")
        assert found(case, "CC201") == {"closed": "warning"}

    def test_the_same_claim_of_another_source_counts_together(self, case, found):
        say(case, "union")
        say(case, "ministry", id="again")
        case.add(SameAs(id="same", left="closed", right="again", judgement=Judgement.SAME))
        assert found(case, "CC201") == {}

    def test_claims_nobody_judged_the_same_are_told_each(self, case, found):
        say(case, "union")
        say(case, "ministry", id="again")
        case.add(SameAs(id="same", left="closed", right="again", judgement=Judgement.UNSURE))
        assert found(case, "CC201") == {"closed": "warning", "again": "warning"}

    def test_what_a_source_took_back_no_longer_counts(self, case, found):
        say(case, "union", "ministry")
        case.add_rebuttal("closed@union", id="back", by="union", kind=RebuttalKind.RETRACTION)
        assert found(case, "CC201") == {"closed": "warning"}

    def test_a_claim_that_all_took_back_is_none(self, case):
        say(case, "union")
        case.add_rebuttal("closed@union", id="back", by="union", kind=RebuttalKind.RETRACTION)
        assert sourcing(case) == set()

    def test_an_origin_that_is_not_stated_is_told_in_other_words(self, case, findings):
        case.add_claim("The bridge is closed", id="closed", by=UNSTATED, document="article")
        (finding,) = findings(case, "CC201")
        assert "not stated who that is" in finding.message
        assert "Paper" in finding.message

    def test_a_report_that_is_not_on_record_is_no_stated_origin(self, case, findings):
        case.add(Claim(id="closed", text="The bridge is closed"))
        relay(case, "paper", "nowhere")
        (finding,) = findings(case, "CC201")
        assert "not stated who that is: Paper" in finding.message

    def test_what_a_paper_prints_on_its_own_word_is_stated(self, case, findings):
        say(case, "paper", document="article")
        (finding,) = findings(case, "CC201")
        assert "comes from Paper alone" in finding.message

    def test_the_profile_says_how_many_are_enough(self, case, findings):
        say(case, "union", "ministry")
        (finding,) = findings(case, "CC201", profile=evolve(PROFILES["default"], least_origins=3))
        assert "2 sources" in finding.message
        say(case, "agency", "mayor", id="one")
        assert findings(case, "CC201", profile=evolve(PROFILES["default"], least_origins=1)) == ()

    @pytest.mark.parametrize("kind", [ClaimKind.PREDICTION, ClaimKind.OPINION])
    def test_predictions_and_opinions_are_the_word_of_who_makes_them(self, case, kind):
        say(case, "union", kind=kind)
        assert sourcing(case) == set()

    def test_an_accusation_needs_sources(self, case, found):
        say(case, "union", kind=ClaimKind.ACCUSATION)
        assert found(case, "CC201") == {"closed": "warning"}

    def test_what_nobody_says_is_another_matter(self, case):
        case.add(Claim(id="closed", text="The bridge is closed"))
        assert sourcing(case) == set()

    def test_what_only_a_rebuttal_puts_forward_needs_no_second_source(self, case, found):
        say(case, "union", "agency")
        case.add(Claim(id="open", text="The bridge is open"))
        case.add_rebuttal("closed", id="r", by="ministry", kind=RebuttalKind.DENIAL, counterclaim="open")
        assert found(case, "CC201") == {}


class TestCircles:
    def test_sources_that_have_it_from_each_other_are_an_error(self, case, findings):
        (finding,) = findings(circle(case), "CC202")
        assert (finding.record, finding.level.value) == ("closed", "error")
        assert finding.related == ("agency", "paper")

    def test_one_cause_is_told_once(self, case):
        assert sourcing(circle(case)) == {("CC202", "closed", "error")}

    def test_a_circle_that_something_first_hand_enters_has_an_origin(self, case):
        say(case, "union", "ministry")
        relay(case, "agency", "paper", "union")
        relay(case, "paper", "agency")
        assert sourcing(case) == set()

    def test_a_circle_beside_sources_that_know_it_is_a_note(self, case):
        circle(case)
        case.add(Attribution(id="u", of="closed", source="union", first_hand=True))
        case.add(Attribution(id="m", of="closed", source="ministry", first_hand=True))
        assert sourcing(case) == {("CC202", "closed", "note")}

    def test_a_circle_does_not_make_one_source_two(self, case):
        circle(case)
        case.add(Attribution(id="u", of="closed", source="union", first_hand=True))
        assert sourcing(case) == {("CC202", "closed", "note"), ("CC201", "closed", "warning")}

    def test_a_chain_is_no_circle(self, case, found):
        say(case, "union", via="agency", document="article")
        assert found(case, "CC202") == {}


class TestUnnamed:
    def test_an_unnamed_source_alone_is_an_error(self, case):
        say(case, "official", document="article")
        assert sourcing(case) == {("CC203", "closed", "error")}

    def test_two_unnamed_sources_are_no_better(self, case):
        case.add(UnnamedSource(id="aide", name="an aide", reason="afraid"))
        say(case, "official", "aide")
        assert sourcing(case) == {("CC203", "closed", "error")}

    def test_an_unnamed_source_beside_two_named_ones_is_fine(self, case):
        say(case, "official", "union", "ministry")
        assert sourcing(case) == set()

    def test_an_unnamed_opinion_is_told_as_well(self, case):
        say(case, "official", kind=ClaimKind.OPINION)
        assert sourcing(case) == {("CC203", "closed", "error")}

    @pytest.mark.parametrize("reason", [None, "", "  "])
    def test_that_nobody_says_why_is_a_warning(self, case, reason):
        case.add(UnnamedSource(id="aide", name="an aide", reason=reason))
        say(case, "aide", "union", "ministry")
        assert sourcing(case) == {("CC203", "aide", "warning")}

    def test_why_a_source_is_unnamed_that_says_nothing_is_not_asked(self, case):
        case.add(UnnamedSource(id="aide", name="an aide"))
        assert sourcing(case) == set()

    @pytest.mark.parametrize(
        "record",
        [
            Attribution(id="one", of="closed", source="union", speaker="aide"),
            Evidence(id="one", bears_on="closed", direction=Direction.SUPPORTS, by="aide"),
        ],
        ids=["speaks", "brings evidence"],
    )
    def test_why_who_speaks_or_brings_evidence_is_unnamed_is_asked(self, case, found, record):
        case.add(UnnamedSource(id="aide", name="an aide"))
        say(case, "union", "ministry")
        case.add(record)
        assert found(case, "CC203") == {"aide": "warning"}

    def test_why_who_denies_is_unnamed_is_asked(self, case, found):
        case.add(UnnamedSource(id="aide", name="an aide"))
        say(case, "union", "ministry")
        case.add_rebuttal("closed", id="r", by="aide", kind=RebuttalKind.DISPUTE)
        assert found(case, "CC203") == {"aide": "warning"}


class TestInterested:
    @pytest.fixture
    def bridge(self, case):
        case.add(Entity(id="bridge", name="The bridge"))
        case.replace(evolve(case["ministry"], interests=("bridge",)))
        return case

    def test_who_has_an_interest_and_says_it_alone_is_told(self, bridge):
        say(bridge, "ministry", about="bridge")
        assert sourcing(bridge) == {("CC204", "closed", "warning")}

    def test_who_says_it_of_themselves_has_an_interest(self, bridge, found):
        say(bridge, "union", about="union")
        assert found(bridge, "CC204") == {"closed": "warning"}

    def test_another_source_without_one_is_enough(self, bridge):
        say(bridge, "ministry", "union", about="bridge")
        assert sourcing(bridge) == set()

    def test_an_interest_in_something_else_is_none(self, bridge):
        say(bridge, "ministry", about="mayor")
        assert sourcing(bridge) == {("CC201", "closed", "warning")}

    def test_who_says_something_against_themselves_is_not_suspected(self, bridge):
        say(bridge, "ministry", about="bridge", accuses="ministry")
        assert sourcing(bridge) == {("CC201", "closed", "warning")}

    def test_an_opinion_is_always_of_those_who_have_it(self, bridge):
        say(bridge, "ministry", about="bridge", kind=ClaimKind.OPINION)
        assert sourcing(bridge) == set()

    def test_where_the_rule_is_off_the_one_source_is_told(self, bridge):
        say(bridge, "ministry", about="bridge")
        profile = evolve(PROFILES["default"], levels={"CC204": Level.OFF})
        assert sourcing(bridge, profile=profile) == {("CC201", "closed", "warning")}
