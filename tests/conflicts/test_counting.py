"""How many pairs clash, without listing them; see the property tests for the comparison with all pairs."""

from conflicts.test_blocks import on, some_day, value
from counterclaim.conflicts import Block, count_clashes, count_sure_clashes
from counterclaim.conflicts.counting import count_fallen


def counts(*rows):
    block = Block(rows)
    return count_clashes(block), count_sure_clashes(block)


class TestPairs:
    def test_of_different_values_are_counted(self):
        assert counts(value(1, **on(1)), value(2, **on(1)), value(2, **on(1)), value(3, **on(1))) == (5, 5)

    def test_of_one_value_are_not(self):
        assert counts(value(1, **on(1)), value(1, **on(1))) == (0, 0)

    def test_that_cannot_meet_are_not(self):
        assert counts(value(1, **on(1)), value(2, **on(2))) == (0, 0)

    def test_that_may_meet_are_no_sure_ones(self):
        assert counts(value(1, **on(5)), value(2, **some_day(1, 9))) == (1, 0)
        assert counts(value(1, **some_day(1, 9)), value(2, **some_day(1, 9))) == (1, 0)

    def test_of_what_holds_throughout_and_on_some_day_of_it_are_sure(self):
        assert counts(value(1, **on(1, 9)), value(2, **some_day(1, 9))) == (1, 1)

    def test_that_are_not_dated_are_no_sure_ones(self):
        assert counts(value(1), value(2), value(3, **on(1))) == (3, 0)

    def test_of_none_and_one_are_none(self):
        assert counts() == counts(value(1)) == (0, 0)

    def test_of_a_growing_series_are_none(self):
        assert counts(*(value(number, **on(number)) for number in range(200))) == (0, 0)

    def test_of_two_camps_are_the_product_of_their_sizes(self):
        rows = [value(1, **on(1))] * 300 + [value(2, **on(1))] * 400

        assert counts(*rows) == (120_000, 120_000)


class TestFallen:
    FALLEN = Block([value(15, **on(1)), value(12, **on(2)), value(14, **on(3)), value(20, **on(3))])

    def test_of_a_count_that_should_grow_are_the_higher_ones_before_lower_ones(self):
        assert count_fallen(self.FALLEN, increasing=True) == 2  # 15, then 12 and 14

    def test_of_a_count_that_should_fall_are_the_lower_ones_before_higher_ones(self):
        assert count_fallen(self.FALLEN, increasing=False) == 3  # 15 and 12 before 20, 12 before 14
