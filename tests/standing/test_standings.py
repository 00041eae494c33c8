from __future__ import annotations

import copy
import pickle

import pytest

from counterclaim.case import Case
from counterclaim.conflicts import Conflict, ConflictCertainty, RuleName
from counterclaim.errors import StaleStandingsError, UnknownIdError
from counterclaim.model import Claim, Direction, Document, Evidence, Judgement, Organization, Person, SameAs
from counterclaim.standing import Ground, Label, Standings, Status, assess
from counterclaim.standing.edges import Edges
from standing.helpers import CLAIM, case_of, denial, dispute, retraction, said, seen, undercut

OTHER = Claim(id="other", text="The clinic was open")
THIRD = Claim(id="third", text="The clinic was half open")


def conflict(*sides, certainty=ConflictCertainty.DEFINITE, kind="quantity", **fields):
    return Conflict(
        kind=kind, sides=tuple(map(tuple, sides)), rule=RuleName("test:rule"), certainty=certainty, **fields
    )


class TestStandings:
    def test_are_those_of_claims_attributions_rebuttals_and_evidence(self):
        standings = assess(case_of(Person(id="p", name="P"), seen("a"), denial("d", "x")))

        assert list(standings) == ["c", "a", "d"]
        assert len(standings) == 3
        assert "a" in standings
        assert CLAIM in standings
        assert "p" not in standings

    def test_can_be_asked_for_by_record_or_id(self):
        standings = assess(case_of(seen("a")))

        assert standings[CLAIM] == standings["c"]
        assert standings.status(CLAIM) is standings["c"].status
        assert standings.label("c") is Label.IN

    @pytest.mark.parametrize("id", ["gone", "p"])
    def test_there_is_none_of_anything_else(self, id):
        standings = assess(case_of(Person(id="p", name="P")))

        with pytest.raises(UnknownIdError, match="no claim, attribution, rebuttal or evidence"):
            standings[id]

    @pytest.mark.parametrize("id", ["gone", "c"])
    def test_only_a_rebuttal_can_be_accepted(self, id):
        with pytest.raises(UnknownIdError, match="no rebuttal"):
            assess(case_of(seen("a")), accepted=[id])

    def test_fallen_are_all_that_are_out(self):
        standings = assess(case_of(seen("a"), said("b", "a"), retraction("back", "a", "a")))

        assert standings.fallen == {"c", "a", "b"}

    def test_what_took_something_back_is_named(self):
        standings = assess(case_of(seen("a"), retraction("back", "a", "a"), denial("d", "x", "a")))

        assert standings.taken_back("a") == ("back",)
        assert standings.taken_back("c") == ()

    def test_say_in_short_how_many_there_are(self):
        assert repr(assess(case_of(seen("a"), retraction("r", "a", "a")))) == (
            "<standings of 3 records, 2 of which have fallen>"
        )


class TestConflicts:
    CASE = case_of(OTHER, THIRD, seen("a"), seen("b", of="other"), seen("e", of="third"))

    def status(self, *conflicts, case=CASE):
        return assess(case, conflicts=conflicts)["c"].status

    def test_a_definite_one_contests_both_claims(self):
        standings = assess(self.CASE, conflicts=[conflict(["c#0"], ["other#1"])])

        assert standings["c"].status is standings["other"].status is Status.CONTESTED
        assert standings["c"].challengers == ("other",)

    def test_a_possible_or_settled_one_contests_nothing(self):
        possible = conflict(["c#0"], ["other#0"], certainty=ConflictCertainty.POSSIBLE)

        assert self.status(possible) is Status.UNCHALLENGED
        assert self.status(conflict(["c#0"], ["other#0"], settled_by=("note",))) is Status.UNCHALLENGED

    def test_one_that_a_rebuttal_states_is_not_counted_again(self):
        assert self.status(conflict(["c"], ["other"], kind="denial")) is Status.UNCHALLENGED

    def test_a_claim_that_contradicts_itself_is_contested(self):
        assert self.status(conflict(["c#0"], ["c#1"])) is Status.CONTESTED

    def test_one_with_a_claim_that_was_withdrawn_has_fallen(self):
        case = Case([*self.CASE, retraction("back", "b", "b")])

        assert self.status(conflict(["c#0"], ["other#0"]), case=case) is Status.CHALLENGE_FELL

    def test_a_large_block_contests_its_claims_as_a_whole(self):
        block = conflict(["c#0"], ["other#0", "third#0"], pairs=2)
        standings = assess(self.CASE, conflicts=[block])

        assert {standings[id].status for id in ("c", "other", "third")} == {Status.CONTESTED}
        assert standings["c"].because[0].ground is Ground.IN_BLOCK
        assert standings["c"].because[0].by == ("other",)  # one of each other camp
        assert standings["third"].because[0].by == ("c",)
        assert standings["third"].challengers == standings.challengers("third") == ("c",)

    def test_a_block_of_thousands_is_looked_through_once(self):
        claims = [Claim(id=f"c{number}", text="x") for number in range(3_000)]
        sources = [seen(f"s{number}", of=f"c{number}") for number in range(3_000)]
        block = conflict(*([f"c{number}#0"] for number in range(3_000)), pairs=3_000 * 2_999 // 2)
        standings = assess(Case([*claims, *sources]), conflicts=[block])

        assert {standings[claim.id].status for claim in claims} == {Status.CONTESTED}
        assert len(standings["c7"].because[0].by) == 20

    def test_a_large_block_of_which_one_camp_is_left_contests_nothing(self):
        block = conflict(["c#0"], ["other#0", "third#0"], pairs=2)
        case = Case([*self.CASE, retraction("r", "b", "b"), retraction("s", "e", "e")])

        assert self.status(block, case=case) is Status.UNCHALLENGED

    def test_claims_of_which_all_but_one_can_hold_are_contested_only_together(self):
        joint = conflict(["c#0"], ["other#0"], ["third#0"], kind="joint")

        assert self.status(joint) is Status.CONTESTED
        assert self.status(joint, case=Case([*self.CASE, retraction("r", "b", "b")])) is Status.UNCHALLENGED

    def test_one_with_a_claim_that_is_not_on_record_contests_nothing(self):
        assert self.status(conflict(["c#0"], ["gone#0"])) is Status.UNCHALLENGED

    def test_an_id_that_looks_like_an_address_is_an_id(self):
        odd = Claim(id="odd#0", text="It is odd")
        case = Case([*self.CASE, odd, seen("o", of="odd#0")])

        assert self.status(conflict(["c#0"], ["odd#0"]), case=case) is Status.CONTESTED


class TestUpdate:
    def test_returns_the_labels_that_are_new(self):
        case = case_of(seen("a"))
        standings = assess(case)

        assert standings.update(case.add(denial("d", "x"))) == {
            "c": Label.UNDECIDED,
            "d": Label.UNDECIDED,
        }
        assert standings["c"].status is Status.CONTESTED

    def test_takes_in_all_that_was_added_since(self):
        case = case_of(seen("a"))
        standings = assess(case)
        case.add(denial("d", "x"))
        changed = standings.update(case.add(retraction("back", "x", "d")))

        assert changed == {"d": Label.OUT, "back": Label.IN}
        assert standings["c"].status is Status.CHALLENGE_FELL

    def test_twice_with_the_same_record_changes_nothing_more(self):
        case = case_of(seen("a"))
        standings = assess(case)
        new = case.add(denial("d", "x"))
        standings.update(new)

        assert standings.update(new) == {}

    def test_of_a_record_that_is_not_in_the_case_is_refused(self):
        standings = assess(case_of(seen("a")))

        with pytest.raises(UnknownIdError, match="'d'"):
            standings.update(denial("d", "x"))

    def test_forgets_what_had_fallen_before(self):
        case = case_of(seen("a"))
        standings = assess(case)
        assert standings.fallen == frozenset()
        standings.update(case.add(retraction("back", "a", "a")))

        assert standings.fallen == {"c", "a"}

    def test_of_something_without_a_standing_changes_nothing(self):
        case = case_of(seen("a"))
        standings = assess(case)

        assert standings.update(case.add(Organization(id="o", name="O"))) == {}

    @pytest.mark.parametrize(
        "new",
        [
            SameAs(id="same", left="a", right="b", judgement=Judgement.SAME),
            Document(id="held", publisher="x"),
            said("late", "gone"),
            said("gone"),
            dispute("d", "x", "late", counterclaim="other"),
            OTHER,
        ],
    )
    def test_of_any_record_is_the_same_as_beginning_anew(self, new):
        case = case_of(
            seen("a", document="held"), said("b", "a"), said("copy", "gone"), retraction("back", "x", "a")
        )
        standings = assess(case)
        standings.update(case.add(new))
        anew = assess(case)

        assert {id: standings[id] for id in standings} == {id: anew[id] for id in anew}

    def test_after_a_replacement_everything_is_looked_at_again(self):
        case = case_of(seen("a"), denial("d", "x"))
        standings = assess(case)
        case.replace(denial("d", "x", "a"))
        new = case.add(seen("b"))

        assert standings.update(new)["b"] is Label.IN
        assert standings["c"].status is Status.UNCHALLENGED

    def test_lets_go_of_support_that_is_no_longer_needed(self):
        log = Evidence(id="log", bears_on="c", direction=Direction.UNDERMINES)
        case = case_of(
            seen("a"),
            log,
            undercut("u", "a", "log"),
            dispute("d", "x", evidence=("log",)),
            SameAs(id="same", left="d", right="e", judgement=Judgement.SAME),
        )
        standings = assess(case, accepted=["u"])
        assert standings["c"].status is Status.CHALLENGE_FELL
        standings.update(case.add(dispute("e", "x", text="It was open")))

        assert standings["c"].status is assess(case, accepted=["u"])["c"].status is Status.CONTESTED

    def test_needs_no_record_to_follow_a_case(self):
        case = case_of(seen("a"), denial("d", "x"))
        standings = assess(case)
        case.remove("d")

        assert standings.update() == {"c": Label.IN}
        assert standings.update() == {}

    @pytest.mark.parametrize("ask", [Standings.__getitem__, Standings.status, Standings.challengers])
    def test_is_asked_for_before_reasons_are_told_again(self, ask):
        case = case_of(seen("a"))
        standings = assess(case)
        case.remove("c")

        with pytest.raises(StaleStandingsError, match=r"call update\(\)"):
            ask(standings, "a")

    def test_of_a_case_whose_accepted_rebuttal_is_gone_is_refused(self):
        case = case_of(seen("a"), denial("d", "x"))
        standings = assess(case, accepted="d")
        case.remove("d")

        with pytest.raises(UnknownIdError, match="no rebuttal with the id 'd'"):
            standings.update()

    @pytest.mark.parametrize("copied", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
    def test_of_a_copy_follows_the_case_of_the_copy(self, copied):
        case = case_of(seen("a"))
        standings = assess(case)
        standings.update(case.add(denial("d", "x")))
        other = copied(standings)
        assert other["c"] == standings["c"]
        other._case.add(retraction("back", "x", "d"))
        other.update()

        assert other["c"].status is Status.CHALLENGE_FELL
        assert standings["c"].status is Status.CONTESTED

    def test_of_many_at_once_looks_at_a_claim_once(self, monkeypatch):
        case = case_of(seen("a"))
        standings = assess(case)
        looked = []
        supporters = Edges.supporters
        monkeypatch.setattr(
            Edges,
            "supporters",
            lambda edges, records: looked.append(records[0].id) or supporters(edges, records),
        )
        case.add_all(seen(f"a{number}") for number in range(50))
        standings.update()

        assert looked.count("c") == 1

    def test_keeps_to_what_was_accepted(self):
        case = case_of(seen("a"), dispute("d", "x"))
        standings = assess(case, accepted=["d"])
        standings.update(case.add(dispute("e", "a", "d")))

        assert standings.accepted == ("d",)
        assert standings["c"].status is Status.SET_ASIDE
        assert standings["e"].status is Status.SET_ASIDE
