from datetime import date

import pytest

from counterclaim.conflicts import Conflict, RuleName
from counterclaim.errors import UnknownIdError
from counterclaim.model import Claim, Document, Judgement, Person, Rebuttal, SameAs
from counterclaim.provenance import as_of
from counterclaim.standing import Status, assess, involved, turns
from counterclaim.values import DateSpan
from standing.helpers import case_of, denial, retraction, said, seen


def on(day):
    return DateSpan.day(date(2020, 1, day))


def act(rebuttal: Rebuttal, day: int):
    """A rebuttal and the attribution that dates it."""
    return rebuttal, said(f"{rebuttal.id}@", of=rebuttal.id, by=rebuttal.by, said=on(day))


DISPUTE = case_of(
    seen("a", said=on(1)),
    *act(denial("d", "x"), 3),
    *act(retraction("r", "x", "d"), 5),
    *act(retraction("w", "a", "a"), 9),
)


def went(case, id="c", **settings):
    return [(turn.since and turn.since.day, turn.status) for turn in turns(case, id, **settings)]


class TestTurns:
    def test_are_the_days_from_which_on_a_dispute_stood_otherwise(self):
        assert went(DISPUTE) == [
            (1, Status.UNCHALLENGED),
            (3, Status.CONTESTED),
            (5, Status.CHALLENGE_FELL),
            (9, Status.WITHDRAWN),
        ]

    def test_name_what_came_up_on_that_day(self):
        assert turns(DISPUTE, "c")[0].through == ("a",)
        assert turns(DISPUTE, "c")[1].through == ("d",)  # and not that somebody reports it

    def test_agree_with_what_stood_on_each_day(self):
        for turn in turns(DISPUTE, "c"):
            assert assess(as_of(DISPUTE, turn.since))["c"].status is turn.status

    def test_end_with_what_stands(self):
        assert turns(DISPUTE, "c")[-1].status is assess(DISPUTE)["c"].status

    def test_of_what_is_not_dated_there_is_one_at_the_beginning(self):
        assert went(case_of(seen("a"), denial("d", "x"))) == [(None, Status.CONTESTED)]

    def test_leave_out_what_changed_nothing(self):
        assert went(case_of(seen("a", said=on(1)), seen("b", said=on(2)))) == [(1, Status.UNCHALLENGED)]

    def test_of_a_rebuttal_are_its_own(self):
        assert went(DISPUTE, "d") == [(3, Status.CONTESTED), (5, Status.WITHDRAWN)]

    def test_take_what_a_person_accepted_into_account_from_when_it_was_made(self):
        assert went(DISPUTE, accepted=["d"])[:2] == [(1, Status.UNCHALLENGED), (3, Status.SET_ASIDE)]

    def test_follow_claims_in_conflict(self):
        other = Claim(id="other", text="It was open")
        both = Conflict(kind="value", sides=(("c",), ("other",)), rule=RuleName("test:rule"))
        case = case_of(seen("a", said=on(1)), other, seen("b", of="other", said=on(4)))

        assert went(case, conflicts=[both]) == [(1, Status.UNCHALLENGED), (4, Status.CONTESTED)]
        assert turns(case, "c", conflicts=[both])[-1].through == ("b", "other")

    def test_know_the_publisher_of_a_document(self):
        study = Document(id="study", publisher="journal")
        case = case_of(
            study, seen("a", document="study", said=on(1)), *act(retraction("r", "journal", "a"), 2)
        )

        assert went(case)[-1] == (2, Status.WITHDRAWN)

    def test_know_what_was_judged_the_same_and_is_not_on_record(self):
        same = SameAs(id="same", left="c", right="twin", judgement=Judgement.SAME)
        case = case_of(same, seen("a", of="twin", said=on(2)))

        assert went(case)[-1] == (2, assess(case).status("c")) == (2, Status.UNCHALLENGED)

    def test_only_a_rebuttal_can_be_accepted(self):
        with pytest.raises(UnknownIdError, match="no rebuttal"):
            turns(DISPUTE, "c", accepted=["nonsense"])

    def test_what_has_to_do_with_a_dispute_is_named_itself_first(self):
        assert involved(DISPUTE, "c")[0] == "c"
        assert set(involved(DISPUTE, "c")) == {"c", "a", "d", "d@", "r", "r@", "w", "w@"}
        assert involved(case_of(seen("a"), seen("b", of="other")), "c") == ("c", "a")

    @pytest.mark.parametrize("id", ["gone", "p"])
    def test_are_those_of_something_that_stands_or_falls(self, id):
        with pytest.raises(UnknownIdError, match="no claim, attribution, rebuttal or evidence"):
            turns(case_of(Person(id="p", name="P")), id)
