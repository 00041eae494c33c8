"""Standings that follow a case: what an update gives is what assessing the case anew gives."""

from __future__ import annotations

import pytest

from counterclaim.conflicts import Conflict, RuleName
from counterclaim.errors import UnknownIdError
from counterclaim.model import Claim, Direction, Document, Evidence, Judgement, Organization, SameAs
from counterclaim.standing import Label, Status, assess
from standing.helpers import case_of, denial, dispute, retraction, said, seen

TWIN = Claim(id="twin", text="Die Klinik war zu")


def followed(start: tuple, *added):
    """The standings of a case to which *added* were added one by one, and the last changes."""
    case = case_of(*start)
    standings, changes = assess(case), {}
    for record in added:
        changes = standings.update(case.add(record))
        assert {id: standings[id] for id in standings} == dict(assess(case))
    return standings, changes


class TestOneMoreRecord:
    def test_tells_of_every_label_that_is_new(self):
        _, changes = followed((seen("a"),), denial("d", "x"))

        assert changes == {"c": Label.UNDECIDED, "d": Label.UNDECIDED}

    def test_tells_of_nothing_where_it_has_no_standing(self):
        _, changes = followed((seen("a"),), Organization(id="x", name="X"))

        assert changes == {}

    def test_may_be_what_a_rebuttal_was_waiting_for(self):
        standings, _ = followed((seen("a"), denial("d", "x", "e")), dispute("e", "y"))

        assert standings["e"].challengers == ("d",)
        assert standings["d"].status is Status.CONTESTED

    def test_may_be_what_evidence_was_waiting_for(self):
        proof = Evidence(id="log", bears_on="a", direction=Direction.UNDERMINES)

        assert followed((proof,), seen("a"))[0]["log"].status is Status.CONTESTED

    def test_may_be_the_evidence_that_a_dispute_names(self):
        log = Evidence(id="log", bears_on="c", direction=Direction.SUPPORTS)
        records = (seen("a"), dispute("d", "x", "lost", evidence=("log",)), denial("e", "y", "log"))
        standings, _ = followed(records, log)

        assert standings["log"].status is standings["d"].status is Status.CONTESTED

    def test_may_be_a_report_of_another_record_that_was_relayed(self):
        other = Claim(id="o", text="Something else")

        followed((other, said("y", "z"), said("z", "y"), said("p", "x")), said("x", "y", of="o"))

    def test_may_be_the_report_that_was_relayed(self):
        standings, changes = followed(
            (said("paper", "agency"), retraction("r", "agency", "agency")), seen("agency")
        )

        assert standings["c"].status is Status.WITHDRAWN
        assert changes == {"c": Label.OUT, "paper": Label.OUT, "agency": Label.OUT}

    def test_may_relay_what_was_joined_to_us_until_then(self):
        standings, _ = followed((seen("agency"),), said("paper", "agency"), retraction("r", "paper", "paper"))

        assert standings["agency"].status is Status.UNCHALLENGED
        assert standings["c"].status is Status.WITHDRAWN

    def test_may_be_the_document_that_tells_who_published_it(self):
        standings, changes = followed(
            (seen("author", document="study"), retraction("r", "journal", "author")),
            Document(id="study", publisher="journal"),
        )

        assert standings["c"].status is Status.WITHDRAWN
        assert changes == {"c": Label.OUT, "author": Label.OUT, "r": Label.IN}

    def test_may_be_the_document_that_we_hold_from_then_on(self):
        standings, _ = followed(
            (seen("agency", document="wire"), said("paper", "agency"), retraction("r", "paper", "paper")),
            Document(id="wire"),
        )

        assert standings["c"].status is Status.UNCHALLENGED

    def test_may_put_a_claim_in_the_place_of_another(self):
        standings, _ = followed((seen("a"), TWIN), denial("d", "x", counterclaim="twin"))

        assert standings["twin"].label is Label.UNDECIDED

    def test_may_be_a_claim_of_which_everything_is_on_record(self):
        standings, changes = followed((seen("b", of="twin"), denial("d", "x", "twin")), TWIN)

        assert standings["twin"].status is Status.CONTESTED
        assert changes == {"twin": Label.UNDECIDED, "d": Label.UNDECIDED}

    def test_may_judge_two_claims_the_same(self):
        same = SameAs(id="same", left="c", right="twin", judgement=Judgement.SAME)
        standings, changes = followed((seen("a"), TWIN), same)

        assert standings["twin"].status is Status.UNCHALLENGED
        assert changes == {"twin": Label.IN}

    def test_may_be_one_of_those_that_were_judged_the_same_before(self):
        same = SameAs(id="same", left="d", right="e", judgement=Judgement.SAME)
        standings, _ = followed(
            (seen("a"), same, denial("d", "x"), retraction("r", "x", "e")), denial("e", "x", "a")
        )

        assert standings["c"].status is standings["a"].status is Status.CHALLENGE_FELL

    def test_may_be_a_claim_that_was_found_in_conflict(self):
        conflict = Conflict(kind="value", sides=(("c#0",), ("twin#0",)), rule=RuleName("test:rule"))
        case = case_of(seen("a"), seen("b", of="twin"))
        standings = assess(case, conflicts=[conflict])

        standings.update(case.add(TWIN))

        assert standings["c"].status is standings["twin"].status is Status.CONTESTED


class TestSeveralRecordsAtOnce:
    def test_are_all_taken_in_with_one_of_them(self):
        case = case_of(seen("a"))
        standings = assess(case)
        first = case.add(denial("d", "x"))
        case.add(retraction("r", "x", "d"))

        assert standings.update(first) == {"d": Label.OUT, "r": Label.IN}
        assert standings["c"].status is Status.CHALLENGE_FELL

    def test_are_counted_where_one_was_replaced_or_removed(self):
        case = case_of(seen("a"), denial("d", "x"), denial("e", "y"))
        standings = assess(case)
        case.remove("d")
        case.replace(denial("e", "y", "a"))

        assert standings.update(case.add(said("b", "a"))) == dict.fromkeys("ab", Label.UNDECIDED)
        assert dict(standings) == dict(assess(case))


def test_a_report_of_another_record_may_change_who_is_joined_to_us():
    other = Claim(id="o", text="Something else")
    circle = (said("y", "z"), said("z", "y"))

    followed((other, *circle, said("p", "x"), said("w", "y", of="o")), said("x", "w", of="o"))


MENDING = {
    "removed": lambda case: case.remove("d"),
    "made something else": lambda case: case.replace(Claim(id="d", text="x")),
}


@pytest.mark.parametrize("mend", MENDING.values(), ids=MENDING)
def test_a_rebuttal_that_was_accepted_and_is_none_any_more_is_named(mend):
    case = case_of(seen("a"), denial("d", "x"))
    standings = assess(case, accepted=("d",))
    mend(case)

    with pytest.raises(UnknownIdError):
        standings.update(case.add(seen("b")))


def test_only_what_is_on_record_is_taken_in():
    case = case_of(seen("a"))

    with pytest.raises(UnknownIdError):
        assess(case).update(denial("d", "x"))
