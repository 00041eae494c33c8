"""
When a statement holds, as four days: earliest and latest start, earliest and latest end.

"Throughout March" has both starts on the 1st and both ends on the 31st. "Some day in March" has its
earliest start and earliest end on the 1st, its latest start and latest end on the 31st. What is not known is
unbounded.
"""

from __future__ import annotations

import enum
import math
from typing import NamedTuple

from counterclaim.conflicts.date_reading import days_of
from counterclaim.conflicts.rule_set import RuleSet
from counterclaim.values.dates import DateSpan, Period

__all__ = ["ALWAYS_UNKNOWN", "GuardOutcome", "Times", "at_moment", "extent_of", "overlap", "times_of"]


class GuardOutcome(enum.Enum):
    """What a guard found: that the two are about the same thing, that they are not, or neither."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Times(NamedTuple):
    """
    When something holds, in days counted from the beginning of the calendar; infinite where not known.

    Attributes:
        earliest_start: The first day on which it may begin.
        latest_start: The last day on which it may begin.
        earliest_end: The first day on which it may end.
        latest_end: The last day on which it may end.
    """

    earliest_start: float
    latest_start: float
    earliest_end: float
    latest_end: float


#: Dated somehow, and it is not known how.
ALWAYS_UNKNOWN = Times(-math.inf, math.inf, -math.inf, math.inf)


def times_of(period: Period, rule_set: RuleSet) -> Times:
    """Return when something holds that is said of *period*; as of a date means some day of it."""
    start, end = period.start, period.end
    if start is not None and start == end:
        first, last = _days(start, rule_set)
        return Times(first, last, first, last)
    if start is not None and end is not None:
        return Times(*_days(start, rule_set), *_days(end, rule_set))
    if start is not None:  # it lasted until the day on which it began, at least
        first, last = _days(start, rule_set)
        return Times(first, last, first, math.inf)
    assert end is not None
    first, last = _days(end, rule_set)
    return Times(-math.inf, last, first, last)


def extent_of(period: Period, rule_set: RuleSet) -> Times:
    """Return the time over which a total is counted; "in 2021" is all of the year."""
    if period.start is not None and period.start == period.end:
        first, last = _days(period.start, rule_set)
        return Times(first, first, last, last)
    return times_of(period, rule_set)


def at_moment(times: Times | None, moment: int) -> Times | None:
    """
    Return *times* as seen on the day *moment*: that very day where it surely holds then.

    `ALWAYS_UNKNOWN` stands for what may hold then; `None`, for what is not dated, stays.

    Raises:
        LookupError: It does not hold on that day.
    """
    if times is None:
        return None
    if not times.earliest_start <= moment <= times.latest_end:
        raise LookupError(moment)
    if times.latest_start <= moment <= times.earliest_end:
        return Times(moment, moment, moment, moment)
    return ALWAYS_UNKNOWN


def overlap(left: Times | None, right: Times | None, *, varies: bool) -> GuardOutcome:
    """
    Return whether the two hold at one time; *varies* says that the property does so in time.

    Where neither is dated, they do so unless it varies.
    """
    if left is None and right is None:
        return GuardOutcome.UNKNOWN if varies else GuardOutcome.PASSED
    left, right = left or ALWAYS_UNKNOWN, right or ALWAYS_UNKNOWN
    if left.earliest_start > right.latest_end or right.earliest_start > left.latest_end:
        return GuardOutcome.FAILED
    if left.latest_start <= right.earliest_end and right.latest_start <= left.earliest_end:
        return GuardOutcome.PASSED
    return GuardOutcome.UNKNOWN


def _days(span: DateSpan, rule_set: RuleSet) -> tuple[float, float]:
    first, last = (None, None) if span.first is None and span.last is None else days_of(span, rule_set)
    return -math.inf if first is None else first, math.inf if last is None else last
