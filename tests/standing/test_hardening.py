"""What a case should not hold, and can: standings answer, whatever aims at whatever."""

from __future__ import annotations

import pytest

from counterclaim.case import Case
from counterclaim.conflicts import Conflict, RuleName
from counterclaim.errors import UnknownIdError
from counterclaim.model import (
    CaseInfo,
    Claim,
    Direction,
    Document,
    Evidence,
    Judgement,
    Note,
    Organization,
    RebuttalKind,
    Review,
    SameAs,
)
from counterclaim.standing import Ground, Label, Status, assess
from standing.helpers import (
    case_of,
    correction,
    denial,
    dispute,
    rebuttal,
    retraction,
    said,
    seen,
    standings,
    undercut,
)

MANY = 10_000
U = Direction.UNDERMINES


class TestReferencesThatLeadNowhere:
    def test_are_no_attacks(self):
        found = standings(seen("a"), denial("d", "x", "lost"), Evidence(id="e", bears_on="gone", direction=U))

        assert {found[id].status for id in found} == {Status.UNCHALLENGED}

    def test_everywhere_at_once_leave_an_answer(self):
        found = standings(
            said("a", "lost", of="nothing", document="no-document", speaker="nobody"),
            denial("d", "nobody", "lost", counterclaim="gone", evidence=("missing",)),
            Evidence(id="e", bears_on="lost", direction=U, basis=("gone",), document="no-document"),
            SameAs(id="same", left="gone", right="lost", judgement=Judgement.SAME),
            Note(id="note", text="?", about=("lost",), settles="value"),
        )

        assert {id: found.label(id) for id in found} == {
            "c": Label.OUT, "a": Label.IN, "d": Label.IN, "e": Label.IN,
        }  # fmt: skip

    def test_of_the_conflicts_are_no_attacks(self):
        sides = (("c#0",), ("lost#3",))
        conflict = Conflict(kind="value", sides=sides, rule=RuleName("test:rule"))

        assert standings(seen("a"), conflicts=[conflict])["c"].status is Status.UNCHALLENGED


class TestTargetsOfTheWrongType:
    BESIDE = (
        Document(id="article"),
        Organization(id="police", name="Police"),
        Review(id="review", of="c", reviewer="police"),
        CaseInfo(id="info"),
        Note(id="note", text="Look"),
    )

    @pytest.mark.parametrize("target", [record.id for record in BESIDE])
    @pytest.mark.parametrize("kind", RebuttalKind)
    def test_are_answered_without_effect(self, kind, target):
        found = standings(seen("a"), *self.BESIDE, rebuttal("r", kind, "x", target))

        assert [*found] == ["c", "a", "r"]
        assert {found[id].status for id in found} == {Status.UNCHALLENGED}
        assert found["r"].challengers == ()

    @pytest.mark.parametrize("target", [record.id for record in BESIDE])
    def test_of_evidence_are_answered_without_effect(self, target):
        found = standings(seen("a"), *self.BESIDE, Evidence(id="e", bears_on=target, direction=U))

        assert found["e"].status is found["c"].status is Status.UNCHALLENGED

    def test_have_no_standing(self):
        found = standings(*self.BESIDE)

        for record in self.BESIDE:
            assert record.id not in found
            with pytest.raises(UnknownIdError):
                found[record.id]

    def test_may_be_evidence_that_a_rebuttal_puts_in_place_of_a_claim(self):
        evidence = Evidence(id="e", bears_on="c", direction=Direction.SUPPORTS)

        assert standings(seen("a"), evidence, denial("d", "x", counterclaim="e"))["e"].status is (
            Status.UNCHALLENGED
        )

    def test_may_be_an_attribution_of_an_attribution(self):
        found = standings(seen("a"), said("b", of="a"), said("e", of="e"))

        assert found["b"].status is found["e"].status is Status.UNCHALLENGED

    def test_may_be_a_claim_that_somebody_relays(self):
        assert standings(said("a", "c"))["c"].status is Status.UNCHALLENGED


class TestRecordsThatAimAtThemselves:
    def test_answer_nothing(self):
        found = standings(
            seen("a"),
            retraction("r", "a", "r"),
            Evidence(id="e", bears_on="e", direction=U),
            denial("d", "a", "d", counterclaim="c", evidence=("d",)),
        )

        assert {found[id].status for id in found} == {Status.UNCHALLENGED}

    def test_and_at_others_answer_the_others(self):
        found = standings(seen("a"), retraction("r", "a", "r", "a"))

        assert found["c"].status is Status.WITHDRAWN

    def test_in_a_conflict_answer_nothing_else(self):
        conflict = Conflict(kind="value", sides=(("c#0",), ("c#1",)), rule=RuleName("test:rule"))
        found = standings(seen("a"), conflicts=[conflict])

        assert found["c"].label in set(Label)
        assert found["a"].status is Status.UNCHALLENGED


class TestSameness:
    def test_of_a_claim_and_a_source_joins_no_standings(self):
        same = SameAs(id="same", left="c", right="a-source", judgement=Judgement.SAME)
        found = standings(Organization(id="a-source", name="A"), same, seen("a", by="a-source"))

        assert [*found] == ["c", "a"]
        assert found["c"].status is Status.UNCHALLENGED

    def test_of_a_claim_and_a_rebuttal_leaves_each_its_own_standing(self):
        same = SameAs(id="same", left="c", right="d", judgement=Judgement.SAME)
        found = standings(same, seen("a"), denial("d", "x"), retraction("back", "x", "d"))

        assert found["c"].status is Status.CHALLENGE_FELL
        assert found["d"].status is Status.WITHDRAWN

    def test_of_two_attributions_joins_nothing(self):
        same = SameAs(id="same", left="a", right="b", judgement=Judgement.SAME)
        found = standings(same, seen("a"), seen("b"), retraction("back", "a", "a"))

        assert found["a"].status is Status.WITHDRAWN
        assert found["b"].status is Status.UNCHALLENGED

    def test_of_two_rebuttals_makes_them_one_answer(self):
        same = SameAs(id="same", left="d", right="e", judgement=Judgement.SAME)
        found = standings(
            same, seen("a"), denial("d", "x"), denial("e", "x", "a"), retraction("back", "x", "d")
        )

        assert found["d"].status is found["e"].status is Status.WITHDRAWN
        assert found["c"].status is found["a"].status is Status.CHALLENGE_FELL

    def test_of_two_rebuttals_leaves_an_accepted_one_to_those_who_made_either(self):
        same = SameAs(id="same", left="d", right="e", judgement=Judgement.SAME)
        for targets in (("d", "e"), ("e", "d")):
            found = standings(
                same, seen("a"), denial("d", "x"), denial("e", "y"), retraction("r", "x", *targets),
                accepted=("e",),
            )  # fmt: skip
            assert found["d"].label is Label.UNDECIDED  # it strikes back for the one that is not theirs
            assert found["d"].challengers == ("r",)

    def test_of_two_rebuttals_needs_no_evidence_where_one_has_other_grounds(self):
        same = SameAs(id="same", left="d", right="e", judgement=Judgement.SAME)
        log = Evidence(id="log", bears_on="c", direction=Direction.SUPPORTS)
        found = standings(
            same, seen("a"), log, undercut("u", "a", "log"),
            dispute("d", "x", evidence=("log",)), dispute("e", "x", text="It was open"),
            accepted=("u",),
        )  # fmt: skip

        assert found["c"].status is Status.CONTESTED


class TestWhatARebuttalRestsOn:
    @pytest.mark.parametrize("text", [None, " ", "\n"])
    def test_is_its_evidence_where_it_says_nothing(self, text):
        log = Evidence(id="log", bears_on="c", direction=Direction.SUPPORTS)
        records = (seen("a"), log, undercut("u", "a", "log"), dispute("d", "x", text=text, evidence=("log",)))

        assert standings(*records, accepted=("u",))["c"].status is Status.CHALLENGE_FELL


class TestWhatIsAccepted:
    def test_must_be_a_rebuttal_on_record(self):
        for id in ("lost", "c", "a"):
            with pytest.raises(UnknownIdError):
                standings(seen("a"), accepted=(id,))

    def test_sets_nothing_aside_that_has_fallen_without_it(self):
        log = Evidence(id="log", bears_on="d", direction=Direction.SUPPORTS)
        records = (
            log,
            dispute("d", "x", evidence=("log",)),
            said("wiki", "paper", of="d"),
            said("paper", "wiki", of="d"),
            undercut("u", "a", "log"),
        )

        assert standings(*records)["d"].status is Status.UNATTRIBUTED
        assert standings(*records, accepted=("u",))["d"].status is Status.UNATTRIBUTED

    def test_twice_is_accepted_once(self):
        found = standings(seen("a"), denial("d", "x"), accepted=("d", "d"))

        assert found["c"].status is Status.SET_ASIDE

    def test_on_both_sides_leaves_word_against_word_decided_by_neither(self):
        found = standings(seen("a"), denial("d", "x"), denial("e", "a", "d"), accepted=("d", "e"))

        assert found["d"].because[0].ground is found["e"].because[0].ground is Ground.ACCEPTED
        assert found["c"].status is Status.SET_ASIDE


class TestLongRows:
    def test_of_denials_contest(self):
        row = [denial(f"d{place}", "x", f"d{place - 1}" if place else "c") for place in range(MANY)]
        found = standings(seen("a"), *row)

        assert {found.status(id) for id in found if id != "a"} == {Status.CONTESTED}
        assert len(found["c"].because) == 1

    def test_of_retractions_are_decided_from_their_end(self):
        row = [retraction(f"r{place}", "a", f"r{place - 1}" if place else "a") for place in range(MANY)]
        found = standings(seen("a"), *row)

        assert found["c"].status is Status.UNCHALLENGED
        assert found["a"].status is Status.CHALLENGE_FELL
        assert found["r9999"].status is Status.UNCHALLENGED

    def test_of_relays_stand_with_the_first(self):
        hops = [said(f"s{place}", f"s{place - 1}") for place in range(1, MANY)]
        case = case_of(seen("s0"), *hops)
        found = assess(case)
        assert found["c"].status is Status.UNCHALLENGED

        changed = found.update(case.add(correction("back", "s0", "s0")))

        assert len(changed) == MANY + 2
        assert found["c"].status is Status.WITHDRAWN
        assert len(found["c"].because) == 100

    def test_in_a_circle_stand_by_a_witness_alone(self):
        circle = [said(f"s{place}", f"s{(place - 1) % MANY}", *["w"][: place == 0]) for place in range(MANY)]
        case = case_of(*circle)
        found = assess(case)
        assert found.label("c") is Label.IN  # of the witness, who is not on record, nothing is known

        found.update(case.add(said("w", "s0")))
        assert found.label("c") is found.label("s5000") is Label.OUT

        found.update(case.add(seen("v")))
        assert found.status("c") is Status.UNCHALLENGED
        assert found.label("s5000") is Label.OUT

    def test_of_claims_judged_the_same_are_one(self):
        claims = [Claim(id=f"c{place}", text="x") for place in range(2000)]
        same = [
            SameAs(id=f"same{place}", left=f"c{place}", right=f"c{place + 1}", judgement=Judgement.SAME)
            for place in range(1999)
        ]
        found = assess(Case([*claims, *same, seen("a", of="c7"), denial("d", "x", "c1999")]))

        assert found["c0"].status is found["c1000"].status is Status.CONTESTED
        assert found["c1000"].because[0].record == "c0"


def test_a_wide_dispute_names_the_first_and_counts_the_others():
    found = standings(seen("a"), *(undercut(f"u{place}", "x") for place in range(MANY)))

    assert len(found["c"].challengers) == MANY
    assert (len(found["c"].because[0].by), found["c"].because[0].more) == (20, MANY - 20)
