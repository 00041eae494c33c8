import pytest

from counterclaim.conflicts import Conflict, ConflictCertainty, RuleName
from counterclaim.errors import InvalidRecordError

RULE = RuleName("acme:photo", "2")


def conflict(**fields):
    return Conflict(**{"kind": "acme:photo", "sides": (("a",), ("b",)), "rule": RULE, **fields})


def test_by_itself_it_is_a_definite_open_pair():
    made = conflict()

    assert (made.definite, made.settled, made.pairs, made.definite_pairs) == (True, False, 1, 1)
    assert made.members == ("a", "b")


def test_a_possible_one_has_no_definite_pair():
    assert conflict(certainty=ConflictCertainty.POSSIBLE).definite_pairs == 0


def test_what_settles_it_is_named():
    assert conflict(settled_by=("note",)).settled


@pytest.mark.parametrize(
    "fields",
    [
        {"sides": ()},
        {"sides": (("a",),)},
        {"sides": (("a",), ())},
        {"sides": "ab"},
        {"kind": None},
        {"pairs": 2, "definite_pairs": 3},
        {"definite_pairs": -1},
        {"certainty": "definite"},
        {"rule": "acme:photo"},
    ],
)
def test_what_is_no_conflict_is_refused(fields):
    with pytest.raises(InvalidRecordError):
        conflict(**fields)


def test_it_is_a_value():
    assert conflict() == conflict()
    assert len({conflict(), conflict(), conflict(kind="acme:video")}) == 2
