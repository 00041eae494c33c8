"""Rows and blocks: which are worth a look, and which pairs clash."""

import math

from counterclaim.conflicts import Block, Row, clashing_pairs, gather, has_clash, hot_keys


def value(lower, upper=None, key="k", **days):
    """Return a row that allows the whole numbers from *lower* to *upper*, as closed cuts."""
    least = -math.inf if lower is None else 2 * lower
    most = math.inf if upper is math.inf else 2 * (lower if upper is None else upper) + 1
    return Row(key, least, most, **days)


def on(start, end=None):
    """Return the four days of what holds throughout."""
    last = start if end is None else end
    return {"earliest_start": start, "latest_start": start, "earliest_end": last, "latest_end": last}


def some_day(first, last):
    return {"earliest_start": first, "latest_start": last, "earliest_end": first, "latest_end": last}


class TestHotKeys:
    def test_are_those_under_which_two_values_are_disjoint(self):
        rows = [value(5), value(6), value(5, key="cold"), value(4, 6, key="cold")]

        assert hot_keys(rows) == {"k"}

    def test_are_none_where_all_share_a_point(self):
        assert hot_keys([value(5, 7), value(7, 9), value(None, 7), value(6, math.inf)]) == set()

    def test_are_found_though_the_two_are_not_next_to_each_other(self):
        """Each overlaps the next, and the first and the last are apart."""
        assert hot_keys([value(1, 4), value(3, 6), value(5, 8)]) == {"k"}

    def test_are_those_of_open_ends_that_touch(self):
        below, above = Row("k", 0, 10), Row("k", 10, 20)

        assert hot_keys([below, above]) == {"k"}

    def test_know_nothing_of_time(self):
        assert hot_keys([value(5, **on(1)), value(6, **on(2))]) == {"k"}

    def test_are_none_of_one_row_or_of_none(self):
        assert hot_keys([value(5)]) == hot_keys([]) == set()


class TestGathering:
    def test_yields_the_hot_keys_with_the_places_of_their_rows(self):
        rows = [value(5), value(1, key="cold"), value(6), value(1, key="cold")]

        assert [(key, places, len(block)) for key, places, block in gather(rows)] == [("k", [0, 2], 2)]

    def test_of_nothing_yields_nothing(self):
        assert list(gather([])) == []


class TestBlocks:
    def test_are_dated_where_one_row_is(self):
        assert not Block([value(5), value(6)]).dated
        assert Block([value(5), value(6, **on(1))]).dated

    def test_are_empty_without_rows(self):
        assert len(Block()) == 0
        assert not has_clash(Block())
        assert list(clashing_pairs(Block())) == []

    def test_know_which_rows_may_meet_and_which_surely_do(self):
        block = Block([value(5, **on(1, 3)), value(6, **some_day(1, 3)), value(7, **on(4)), value(8)])

        assert block.meet(0, 1)
        assert block.surely_meet(0, 1)
        assert not block.surely_meet(1, 1)
        assert not block.meet(0, 2)
        assert block.meet(0, 3)
        assert not block.surely_meet(0, 3)


class TestClashes:
    def test_are_disjoint_values_that_may_meet(self):
        block = Block([value(6, **on(1, 3)), value(5, **on(3, 4)), value(9, **on(5))])

        assert has_clash(block)
        assert list(clashing_pairs(block)) == [(1, 0)]  # the lower value first

    def test_are_none_in_a_series_that_grows(self):
        series = Block([value(number, **on(number)) for number in range(50)])

        assert not has_clash(series)
        assert list(clashing_pairs(series)) == []

    def test_are_found_behind_much_that_has_ended(self):
        rows = [value(number, **on(number)) for number in range(50)]

        assert has_clash(Block([*rows, value(7, **on(30))]))

    def test_are_all_disjoint_pairs_where_nothing_is_dated(self):
        assert len(list(clashing_pairs(Block([value(1), value(2), value(2), value(3)])))) == 5
