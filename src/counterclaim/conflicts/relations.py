"""How two statements stand to each other, and what had to be looked at to say so."""

from __future__ import annotations

import enum
from typing import Any

import attrs

from counterclaim.conflicts.readings import Reading, is_disjoint, is_subset
from counterclaim.conflicts.times import GuardOutcome
from counterclaim.values.regions import Region

__all__ = ["Check", "Guard", "Relation", "relate", "same_reading"]


class Relation(enum.Enum):
    """
    How one statement stands to another.

    `EQUAL`: it says the same, which is not to say that they are about the same thing. `REFINES`: it says the
    same more precisely; `REFINED_BY`: less precisely. `COMPATIBLE`: both can hold. `CONFLICT`: they cannot.
    `POSSIBLE_CONFLICT`: they cannot, if something that is not known is so. `SUCCEEDS`, `PRECEDES`: it speaks
    of a later, an earlier time. `INCOMPARABLE`: they are not about the same thing.
    """

    EQUAL = "equal"
    REFINES = "refines"
    REFINED_BY = "refined-by"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    POSSIBLE_CONFLICT = "possible-conflict"
    SUCCEEDS = "succeeds"
    PRECEDES = "precedes"
    INCOMPARABLE = "incomparable"

    @property
    def converse(self) -> Relation:
        """How the other one stands to this one."""
        return _CONVERSES.get(self, self)


_CONVERSES = {
    Relation.REFINES: Relation.REFINED_BY,
    Relation.REFINED_BY: Relation.REFINES,
    Relation.SUCCEEDS: Relation.PRECEDES,
    Relation.PRECEDES: Relation.SUCCEEDS,
}


class Guard(enum.Enum):
    """What two statements have to share before their values are compared."""

    SUBJECT = "subject"
    PROPERTY = "property"
    COMMITMENT = "commitment"
    VALUE = "value"
    UNIT = "unit"
    EXISTENCE = "existence"
    SEPARATOR = "separator"
    LANGUAGE = "language"
    ZONE = "zone"
    FORECAST = "forecast"
    PLACE = "place"
    EXTENT = "extent"
    SIGN = "sign"
    TIME = "time"
    ORDER = "order"
    SINGLE_VALUED = "single-valued"
    READING = "reading"


@attrs.frozen
class Check:
    """
    One guard, and what it found.

    Attributes:
        guard: The guard.
        outcome: Whether it passed.
        left: What it looked at in the first statement: an id, a value, a period; `None` for nothing.
        right: What it looked at in the second.
        detail: Which one of several, as the id of a separator.
    """

    guard: Guard
    outcome: GuardOutcome
    left: Any = None
    right: Any = None
    detail: str | None = None

    @property
    def passed(self) -> bool:
        """Whether the two share it."""
        return self.outcome is GuardOutcome.PASSED

    @property
    def failed(self) -> bool:
        """Whether they do not."""
        return self.outcome is GuardOutcome.FAILED

    @property
    def unknown(self) -> bool:
        """Whether it is not known."""
        return self.outcome is GuardOutcome.UNKNOWN


def relate(left: Region, right: Region) -> Relation:
    """
    Return how one region stands to another: one of the first five relations.

    `EQUAL` iff they allow the same, `CONFLICT` iff they have nothing in common, `REFINES` iff *left* lies in
    *right*, `REFINED_BY` iff *right* lies in *left*.
    """
    if left == right:
        return Relation.EQUAL
    if is_disjoint(left, right):
        return Relation.CONFLICT
    if is_subset(left, right):
        # Places that lie in each other in a circle are one.
        return Relation.EQUAL if is_subset(right, left) else Relation.REFINES
    return Relation.REFINED_BY if is_subset(right, left) else Relation.COMPATIBLE


def same_reading(left: Reading, right: Reading) -> bool:
    """Return whether two readings allow the same, however they are read."""
    return (left.line, left.stated, left.narrow, left.wide) == (
        right.line,
        right.stated,
        right.narrow,
        right.wide,
    )
