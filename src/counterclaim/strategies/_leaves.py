"""Numbers, days and moments, the hard ones among them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from counterclaim.checks import LARGEST_INTEGER, SMALLEST_EXPONENT_FORM

__all__ = ["clocks", "days", "decimals", "floats", "integers", "moments"]

_DECIMALS = tuple(
    map(
        Decimal,
        ("0", "5", "5.0", "5.00", "-5", "-0", "0.1", "50", "11300", "0.0000001", "9" * 64, "0." + "3" * 63),
    )
)
_DAYS = (date.min, date(1, 12, 31), date(1900, 2, 28), date(2000, 2, 29), date(2019, 10, 17), date.max)
_ZONES = st.sampled_from(
    (
        None,
        UTC,
        timezone(timedelta(hours=2)),
        timezone(timedelta(hours=-9, minutes=-30)),
        timezone(timedelta(0)),
    )
)


def decimals() -> SearchStrategy[Decimal]:
    """Return a strategy for decimal numbers of at most 64 digits: `5` beside `5.0`, signs, long ones."""
    made = st.builds(
        lambda digits, places: Decimal(f"{digits}e-{places}"), st.integers(-(10**9), 10**9), _PLACES
    )
    return st.one_of(st.sampled_from(_DECIMALS), st.integers(-99, 999).map(Decimal), made)


_PLACES = st.integers(0, 12)


def days(*, min_value: date = date.min, max_value: date = date.max) -> SearchStrategy[date]:
    """Return a strategy for days, leap days and the first and last there are among them."""
    known = [day for day in _DAYS if min_value <= day <= max_value]
    anywhere = st.dates(min_value, max_value)
    return st.one_of(st.sampled_from(known), anywhere) if known else anywhere


def moments() -> SearchStrategy[datetime]:
    """Return a strategy for moments in UTC."""
    return st.datetimes().map(lambda moment: moment.replace(tzinfo=UTC))


def clocks() -> SearchStrategy[time]:
    """Return a strategy for times of day, without a zone or with a fixed offset."""
    return st.tuples(st.times(), _ZONES).map(lambda made: made[0].replace(tzinfo=made[1], fold=0))


def integers() -> SearchStrategy[int]:
    """Return a strategy for the integers that every reader of JSON takes for the same."""
    return st.one_of(st.integers(-9, 9), st.integers(-LARGEST_INTEGER, LARGEST_INTEGER))


def floats() -> SearchStrategy[float]:
    """Return a strategy for the floats that come back from JSON as they were, integers among them."""
    small = st.floats(-LARGEST_INTEGER, LARGEST_INTEGER)
    large = st.floats(SMALLEST_EXPONENT_FORM, allow_infinity=False)
    return st.one_of(st.sampled_from((0, 0.0, -0.0, 5, 5.0, 5e-324)), small, large, large.map(lambda x: -x))
