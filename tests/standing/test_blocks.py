"""Conflicts of more than two statements: their claims are contested as a whole, and none is an attack."""

from __future__ import annotations

import pytest

from counterclaim.conflicts import Conflict, ConflictCertainty, RuleName
from counterclaim.model import Claim, Judgement, SameAs
from counterclaim.standing import Ground, Label, Standings, Status, assess
from standing.helpers import case_of, denial, retraction, seen

CLAIMS = [Claim(id=id, text=id) for id in ("c1", "c2", "c3")]
SAID = [seen("a"), *(seen(f"a{number}", of=f"c{number}") for number in (1, 2, 3))]


def conflict(*sides: tuple[str, ...], **fields) -> Conflict:
    return Conflict(kind="quantity", sides=sides, rule=RuleName("test:rule"), **fields)


def standings(*conflicts: Conflict, also=(), **options) -> Standings:
    return assess(case_of(*CLAIMS, *SAID, *also), conflicts=conflicts, **options)


class TestALargeBlock:
    BLOCK = conflict(("c#0",), ("c1#0", "c2#0"), pairs=2)

    def test_contests_all_its_claims_though_they_stand(self):
        found = standings(self.BLOCK)

        for id, opposed in (("c", ("c1",)), ("c1", ("c",)), ("c2", ("c",))):
            assert (found[id].status, found[id].label) == (Status.CONTESTED, Label.IN)
            assert [(step.ground, step.by) for step in found[id].because] == [(Ground.IN_BLOCK, opposed)]
        assert found["c3"].status is Status.UNCHALLENGED
        assert found.fallen == frozenset()

    def test_contests_nothing_once_the_other_camps_have_fallen(self):
        found = standings(self.BLOCK, also=[retraction("r", "a", "a")])

        assert found["c"].status is Status.WITHDRAWN
        assert found["c1"].status is found["c2"].status is Status.UNCHALLENGED

    def test_contests_while_one_of_the_other_camp_is_left(self):
        found = standings(self.BLOCK, also=[retraction("r", "a1", "a1")])

        assert found["c"].because[0].by == ("c2",)

    def test_contests_also_by_what_is_contested_itself(self):
        found = standings(self.BLOCK, also=[denial("d", "x", "c")])

        assert found["c"].because[0].ground is Ground.ANSWERED
        assert found["c1"].because[0].ground is Ground.IN_BLOCK

    def test_is_told_by_the_first_of_claims_that_are_the_same(self):
        same = SameAs(id="same", left="c2", right="c3", judgement=Judgement.SAME)
        found = standings(self.BLOCK, also=[same])

        assert found["c3"].status is Status.CONTESTED
        assert found["c"].because[0].by == ("c1",)  # one of each other camp

    def test_adds_no_challengers_beside_the_pairs_that_are_listed(self):
        found = standings(self.BLOCK, conflict(("c#0",), ("c1#0",)))

        assert found["c"].challengers == ("c1",)
        assert found["c"].label is found["c1"].label is Label.UNDECIDED
        assert found["c2"].because[0].ground is Ground.IN_BLOCK

    @pytest.mark.parametrize(
        "fields", [{"certainty": ConflictCertainty.POSSIBLE}, {"settled_by": ("note",)}], ids=str
    )
    def test_that_is_possible_or_settled_contests_nothing(self, fields):
        found = standings(conflict(("c#0",), ("c1#0", "c2#0"), pairs=2, **fields))

        assert found["c"].status is Status.UNCHALLENGED

    def test_is_followed_by_updates(self):
        case = case_of(*CLAIMS, *SAID)
        found = assess(case, conflicts=[self.BLOCK])

        found.update(case.add(retraction("r", "a", "a")))

        assert found["c1"].status is Status.UNCHALLENGED


class TestAConflictOfAllTogether:
    JOINT = conflict(("c#0",), ("c1#0",), ("c2#0",))

    def test_contests_each_while_all_stand(self):
        found = standings(self.JOINT)

        assert {found[id].status for id in ("c", "c1", "c2")} == {Status.CONTESTED}
        assert found["c"].because[0].by == ("c1", "c2")

    def test_contests_nothing_once_one_has_fallen(self):
        found = standings(self.JOINT, also=[retraction("r", "a2", "a2")])

        assert found["c"].status is found["c1"].status is Status.UNCHALLENGED


@pytest.mark.parametrize("kind", ["denial", "dispute", "undercut", "correction", "retraction"])
def test_a_conflict_that_a_rebuttal_states_is_left_to_the_rebuttal(kind):
    stated = Conflict(kind=kind, sides=(("c",), ("c1",)), rule=RuleName("test:rule"))

    assert standings(stated)["c"].status is Status.UNCHALLENGED
