"""What is certain of days that may be stated in part."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from counterclaim.values import DateSpan

__all__ = ["certainly_before", "days_between", "is_over"]


def certainly_before(left: DateSpan, right: DateSpan) -> bool:
    """Return whether every moment that *left* may mean is before every one that *right* may mean."""
    if left.approximate or right.approximate:
        return False
    moments = _moments(left, right)
    if moments is not None:
        return moments[0] < moments[1]
    return left.last is not None and right.first is not None and left.last < right.first


def days_between(left: DateSpan, right: DateSpan) -> float | None:
    """
    Return how many days there are from *left* to *right* at most; `None` where that is not known.

    Days count as a calendar counts them: to the same day there are none, unless both have a time.
    """
    if left.approximate or right.approximate or left.first is None or right.last is None:
        return None
    moments = _moments(left, right)
    between = right.last - left.first if moments is None else moments[1] - moments[0]
    return between / timedelta(days=1)


def is_over(span: DateSpan, today: date) -> bool:
    """Return whether every day that *span* may mean is before *today*."""
    return span.last is not None and not span.approximate and span.last < today


def _moments(left: DateSpan, right: DateSpan) -> tuple[datetime, datetime] | None:
    """Return the moments of both, where both have a time by the same clock, or by stated ones."""
    if left.time is None or right.time is None or left.first is None or right.first is None:
        return None
    if (left.time.tzinfo is None) is not (right.time.tzinfo is None):
        return None
    return datetime.combine(left.first, left.time), datetime.combine(right.first, right.time)
