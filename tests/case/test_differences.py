from __future__ import annotations

import attrs
import pytest
from hypothesis import given

from counterclaim.case import Case, Difference, difference
from counterclaim.model import Claim, Organization
from counterclaim.strategies import cases

POLICE = Organization(id="police", name="Police")
PAPER = Organization(id="paper", name="The paper")
LEAK = Claim(id="leak", text="The police leak videos")
RENAMED = attrs.evolve(POLICE, name="Police of Belgrade")


class TestDifference:
    def test_of_the_same_is_nothing(self):
        assert difference([POLICE, PAPER], [POLICE, PAPER]) == Difference()
        assert not difference([], [])

    def test_of_the_same_in_another_order_is_nothing(self):
        assert not difference([POLICE, PAPER], [PAPER, POLICE])

    def test_says_what_was_added_in_the_later_order(self):
        assert difference([PAPER], [LEAK, PAPER, POLICE]) == Difference(added=(LEAK, POLICE))

    def test_says_what_was_removed_in_the_earlier_order(self):
        assert difference([LEAK, PAPER, POLICE], [PAPER]) == Difference(removed=(LEAK, POLICE))

    def test_says_what_was_replaced_in_the_earlier_order(self):
        other = attrs.evolve(LEAK, text="They do not")

        assert difference([POLICE, PAPER, LEAK], [other, RENAMED, PAPER]) == Difference(
            replaced=((POLICE, RENAMED), (LEAK, other))
        )

    def test_another_type_under_the_same_id_is_a_replacement(self):
        other = Claim(id="police", text="t")

        assert difference([POLICE], [other]).replaced == ((POLICE, other),)

    def test_takes_cases_and_iterators(self):
        assert difference(Case([POLICE]), iter([POLICE, LEAK])) == Difference(added=(LEAK,))

    @pytest.mark.parametrize(
        "changed", [{"added": (LEAK,)}, {"removed": (LEAK,)}, {"replaced": ((POLICE, RENAMED),)}]
    )
    def test_is_true_where_there_is_any(self, changed):
        assert Difference(**changed)
        assert not Difference()


@given(cases(), cases())
def test_what_changed_makes_one_of_the_other(earlier, later):
    changed = difference(earlier, later)
    made = {record.id: record for record in earlier}
    for record in changed.removed:
        assert made.pop(record.id) == record
    for old, new in changed.replaced:
        assert made[old.id] == old
        assert old != new
        made[new.id] = new
    for record in changed.added:
        assert made.setdefault(record.id, record) is record

    assert made == {record.id: record for record in later}


@given(cases(), cases())
def test_turned_round_it_is_the_way_back(earlier, later):
    there, back = difference(earlier, later), difference(later, earlier)

    assert (there.added, there.removed) == (back.removed, back.added)
    assert set(there.replaced) == {(old, new) for new, old in back.replaced}
