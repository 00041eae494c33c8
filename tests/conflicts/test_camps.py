import math
from datetime import date
from itertools import pairwise

import pytest

from conflicts.helpers import found, march, said
from conflicts.test_blocks import on, some_day, value
from counterclaim.conflicts import Block, RuleSet, camps_at, most_disputed_moment, widest_pairs
from counterclaim.model import Note

FEW = RuleSet(id="few", most_listed=2)


class TestCamps:
    def test_are_one_where_all_share_a_point(self):
        assert camps_at(Block([value(1, 5), value(3, 8), value(5, 9)])) == [[0, 1, 2]]

    def test_are_as_many_as_points_are_needed(self):
        assert len(camps_at(Block([value(1, 4), value(3, 6), value(5, 8), value(7, 9)]))) == 2

    def test_hold_every_row_once(self):
        camps = camps_at(Block([value(1), value(2), value(1), value(2, math.inf)]))

        assert camps == [[0, 2], [1, 3]]

    def test_are_witnessed_by_the_first_of_each(self):
        block = Block([value(1, 2), value(2, 4), value(3, 5), value(6, 7), value(4, 9)])
        first = [camp[0] for camp in camps_at(block)]

        assert all(block.upper[left] <= block.lower[right] for left, right in pairwise(first))

    def test_are_those_of_one_day(self):
        block = Block([value(1, **on(1, 3)), value(2, **on(3, 5)), value(3, **on(4))])

        assert camps_at(block, 2) == [[0]]
        assert camps_at(block, 3) == [[0], [1]]
        assert camps_at(block, 4) == [[1], [2]]

    def test_leave_out_what_holds_on_that_day_only_perhaps(self):
        block = Block([value(1, **on(1, 9)), value(2, **some_day(1, 9)), value(3)])

        assert camps_at(block, 5) == [[0]]

    def test_of_nothing_are_none(self):
        assert camps_at(Block()) == []


class TestTheMostDisputedMoment:
    def test_is_the_day_on_which_the_most_hold_and_two_are_apart(self):
        rows = [value(1, **on(1, 9)), value(2, **on(2, 2)), value(2, **on(5, 7)), value(2, **on(6, 6))]

        assert most_disputed_moment(Block(rows)) == 6

    def test_is_none_where_no_two_meet(self):
        assert most_disputed_moment(Block([value(1, **on(1)), value(2, **on(2))])) is None

    def test_is_none_where_nothing_is_dated(self):
        assert most_disputed_moment(Block([value(1), value(2)])) is None


class TestWidestPairs:
    def test_come_farthest_apart_first(self):
        assert list(widest_pairs(Block([value(1), value(9), value(4)]))) == [(0, 1), (2, 1), (0, 2)]

    def test_are_passed_over_where_they_cannot_meet(self):
        block = Block([value(1, **on(1)), value(9, **on(2)), value(4, **on(1, 2))])

        assert list(widest_pairs(block)) == [(2, 1), (0, 2)]

    def test_are_made_one_by_one(self):
        many = Block([value(number) for number in range(20_000)])

        assert next(iter(widest_pairs(many))) == (0, 19_999)

    def test_of_what_shares_a_point_are_none(self):
        assert list(widest_pairs(Block([value(1, 5), value(5, 9)]))) == []


class TestOfALargeBlock:
    RECORDS = tuple(
        said(f"c{place}", wording, by=f"s{place}")
        for place, wording in enumerate(["51", "at least 40", "51", "71", "about 70", "101"])
    )

    @pytest.fixture
    def report(self):
        return found(*self.RECORDS, rule_set=FEW)

    def test_there_is_one_conflict_with_a_side_for_each_camp(self, report):
        (conflict,) = report

        assert len(conflict.sides) == 3  # 51, 71 and 101; "at least 40" can stand with each of them
        assert ("c0#0", "c2#0") in [tuple(one for one in side if one != "c1#0") for side in conflict.sides]
        assert report.camps(conflict) == conflict.sides

    def test_it_stands_for_as_many_pairs_as_would_be_listed(self, report):
        listed = found(*self.RECORDS)

        assert report.conflicts[0].pairs == len(listed) == 8
        assert report.conflicts[0].definite_pairs == sum(conflict.definite for conflict in listed)

    def test_the_widest_pairs_come_first_and_are_those_that_would_be_listed(self, report):
        pairs = list(report.widest(report.conflicts[0]))

        assert set(pairs[:2]) == {("c0#0", "c5#0"), ("c2#0", "c5#0")}
        assert set(pairs) == {conflict.members for conflict in found(*self.RECORDS)}
        assert len(pairs) == 8

    def test_its_camps_are_those_of_a_day(self):
        records = (
            said("a", "51", "staff", during=march(1, 3)),
            said("b", "61", "staff", by="afp", during=march(3, 9)),
            said("c", "71", "staff", by="paper", during=march(5)),
        )
        report = found(*records, rule_set=FEW)
        (conflict,) = report

        assert report.camps(conflict, as_of=date(2021, 3, 5)) == (("b#0",), ("c#0",))
        assert report.camps(conflict, as_of=date(2021, 3, 3)) == (("a#0",), ("b#0",))
        assert report.camps(conflict, as_of=date(2021, 3, 4)) == ()

    def test_a_pair_has_its_sides_for_camps(self):
        report = found(said("a", "51"), said("b", "61", by="afp"))
        (conflict,) = report

        assert report.camps(conflict) == (("a#0",), ("b#0",))
        assert list(report.widest(conflict)) == [("a#0", "b#0")]

    def test_a_note_about_every_side_settles_it(self):
        about = tuple(f"c{place}" for place in range(6))
        (conflict,) = found(
            *self.RECORDS, Note(id="n", about=about, text="x", settles="quantity"), rule_set=FEW
        )

        assert conflict.settled_by == ("n",)
