"""What the wording of a value allows: strictly, as stated, and generously."""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import Any

import attrs

from counterclaim.conflicts.intervals import EVERYTHING, Intervals
from counterclaim.values.regions import Region

__all__ = ["ABSENT", "ANY", "UNREAD", "Because", "Reading", "Step", "complement", "is_disjoint", "is_subset"]


class Because(enum.Enum):
    """Why a wording allows more than the number in it, or where its ends are soft."""

    TOLERANCE = "tolerance"
    ROUNDED = "rounded"
    LAST_DIGIT = "last-digit"
    ROUND_NUMBER = "round-number"
    SOFT_END = "soft-end"
    WHOLE_NUMBERS = "whole-numbers"
    UNIT_ASSUMED = "unit-assumed"
    CONVERTED = "converted"
    APPROXIMATE_DATE = "approximate-date"
    ZONE = "zone"
    FORECAST_BOUND = "forecast-bound"


@attrs.frozen
class Step:
    """
    One step from a wording to a region.

    Attributes:
        because: What was done, and why.
        amount: The threshold that was used, as `10 %`, or the unit that was converted to.
        setting: The setting that it comes from, as `tolerance of countries-supplied`.
    """

    because: Because
    amount: str = ""
    setting: str = ""


@attrs.frozen(kw_only=True)
class Reading:
    """
    What a value allows.

    A conflict is definite where even the widest readings have nothing in common, and possible where only the
    narrowest have nothing.

    Attributes:
        line: What it lies on; only readings on one line are compared: a dimension, dates, entities.
        stated: What is allowed as the rule set reads the wording.
        narrow: What is allowed without soft ends.
        wide: What a generous reader would allow.
        steps: How it was come by.
        among: What there is on the line at all: whole numbers from 0 for a count; `None` where all is.
        numbers: The number stated, or both ends of the range, in the unit of the line.
        zero: Where the zero of the stated unit lies on the line: a tolerance is a share of what lies between.
        widened: Whether a tolerance was laid around the number.
        problem: What is wrong with it, where it can be compared all the same.
    """

    line: str
    stated: Region
    narrow: Region
    wide: Region
    steps: tuple[Step, ...] = ()
    among: Intervals | None = None
    numbers: tuple[Fraction, Fraction] | None = None
    zero: Fraction = Fraction(0)
    widened: bool = False
    problem: str | None = None

    @property
    def ordered(self) -> bool:
        """Whether it lies on a line with an order: numbers and dates do."""
        return self.line != "any" and isinstance(self.stated, Intervals)

    def negated(self) -> Reading:
        """Return what is allowed where the statement is denied: all else. Narrow and wide change places."""
        return attrs.evolve(
            self,
            stated=self._others(self.stated),
            narrow=self._others(self.wide),
            wide=self._others(self.narrow),
        )

    def _others(self, region: Region) -> Region:
        others = complement(region)
        if self.among is None or not isinstance(others, Intervals):
            return others
        return others.intersection(self.among).whole()


@attrs.frozen
class Complement:
    """
    All that a region without an order does not allow; of a kind of which there is always more.

    Attributes:
        of: The region.
    """

    of: Region

    def isdisjoint(self, other: Any, /) -> bool:
        """Return whether nothing is allowed by both; two complements always share something."""
        return not isinstance(other, Complement) and other.issubset(self.of)

    def issubset(self, other: Any, /) -> bool:
        """Return whether everything that is allowed here is allowed by *other*."""
        return isinstance(other, Complement) and other.of.issubset(self.of)


def complement(region: Region) -> Region:
    """Return everything that *region* does not allow."""
    if isinstance(region, Intervals):
        return region.complement()
    return region.of if isinstance(region, Complement) else Complement(region)


def is_disjoint(left: Region, right: Region) -> bool:
    """Return whether nothing is allowed by both *left* and *right*, whichever of them is a complement."""
    if isinstance(right, Complement) and not isinstance(left, Complement):
        return left.issubset(right.of)
    return left.isdisjoint(right)


def is_subset(left: Region, right: Region) -> bool:
    """Return whether everything that *left* allows is allowed by *right*, whichever is a complement."""
    if isinstance(right, Complement) and not isinstance(left, Complement):
        return left.isdisjoint(right.of)
    return left.issubset(right)


#: "There is one, whatever it is", and "there is none". Both stand against values on every line.
ANY = Reading(line="any", stated=EVERYTHING, narrow=EVERYTHING, wide=EVERYTHING)
_NOTHING = frozenset({None})
ABSENT = Reading(line="none", stated=_NOTHING, narrow=_NOTHING, wide=_NOTHING)
#: A value of which nobody knows what it allows; compared with nothing.
UNREAD = Reading(line="", stated=frozenset(), narrow=frozenset(), wide=frozenset())
