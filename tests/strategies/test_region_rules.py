"""What the conformance check finds in the regions of value types."""

import attrs
import pytest

from counterclaim.registry import temporary_types, value_type
from counterclaim.strategies import ConformanceError, check_type
from counterclaim.values import Value


@pytest.fixture(autouse=True)
def _forget_types():
    with temporary_types():
        yield


def check(region):
    """Check a value type of one letter whose region is what *region* makes of it."""

    @value_type("acme:letter")
    @attrs.frozen
    class Letter(Value):
        """A letter."""

        letter: str

    Letter.region = lambda self: region(self.letter)
    check_type(Letter, examples=30)


def complaint(region):
    with pytest.raises(ConformanceError) as caught:
        check(region)
    return caught.value.reason


@attrs.frozen
class Odd:
    """A region that answers as it is told."""

    letter: str
    disjoint: object = attrs.field(default=None, eq=False)
    subset: object = attrs.field(default=None, eq=False)

    def isdisjoint(self, other, /):
        return self.letter != other.letter if self.disjoint is None else self.disjoint(self, other)

    def issubset(self, other, /):
        return self.letter == other.letter if self.subset is None else self.subset(self, other)


def test_a_frozenset_is_a_region():
    check(lambda letter: frozenset({letter}))


def test_a_type_without_one_need_not_have_any():
    @value_type("acme:plain")
    @attrs.frozen
    class Plain(Value):
        """A letter."""

        letter: str

    check_type(Plain, examples=5)


def test_one_that_fails_is_told():
    assert "fails on region(), with ZeroDivisionError" in complaint(lambda letter: 1 // 0)


def test_one_that_cannot_be_hashed_is_told():
    assert "fails on region(), with TypeError" in complaint(lambda letter: {letter})


def test_what_is_no_region_is_told():
    assert "return what has isdisjoint() and issubset()" in complaint(lambda letter: letter)


def test_one_that_allows_nothing_is_told():
    assert "a set lies in itself" in complaint(lambda letter: frozenset())


def test_one_that_is_another_each_time_is_told():
    assert "another region() each time" in complaint(lambda letter: frozenset({object()}))


def test_one_that_is_disjoint_from_one_side_only_is_told():
    reason = complaint(lambda letter: Odd(letter, disjoint=lambda one, other: one.letter < other.letter))
    assert "from one side only" in reason


def test_one_that_is_inside_and_disjoint_is_told():
    reason = complaint(
        lambda letter: Odd(
            letter,
            disjoint=lambda one, other: one.letter != other.letter,
            subset=lambda one, other: True,
        )
    )
    assert "is disjoint from it" in reason


def test_two_that_lie_in_each_other_and_are_not_equal_are_told():
    reason = complaint(
        lambda letter: Odd(letter, disjoint=lambda one, other: False, subset=lambda one, other: True)
    )
    assert "lie in each other and are not equal" in reason
