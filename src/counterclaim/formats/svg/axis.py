"""
An axis of days: where a day stands, and which days have a tick.

Where most of the time nothing happens, as between 1999 and a week of 2024, the empty part is left out and
marked; otherwise the week would be one point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from attrs import frozen

__all__ = ["Axis", "Part", "Tick", "axis_of"]

#: Empty parts that are left out at most, and how wide the mark is that stands for one.
_MOST_GAPS = 3
GAP = 34
#: A gap is left out where it is more than this share of the time, in per cent, and longer than so many days.
_SHARE, _LEAST_GAP = 45, 60
_NARROWEST_PART = 96
_TICK_ROOM = 72
#: From one tick to the next, as a rule: months differ by a tenth, and no tick is left out for that.
_TICK_STEP = 88
#: The steps of ticks: days, months or years, and how many of them.
_STEPS = (
    *(("day", count) for count in (1, 2, 5, 10)),
    *(("month", count) for count in (1, 2, 3, 6)),
    *(("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)
_DAYS = {"day": 1, "month": 30, "year": 365}
_LAST = date.max.toordinal()


@frozen(kw_only=True)
class Part:
    """
    Days without a gap between them.

    Attributes:
        first: The ordinal of its first day.
        after: That of the day after its last.
        x: Where it begins.
        width: How wide it is.
    """

    first: int
    after: int
    x: int
    width: int


@frozen
class Tick:
    """
    A day that is written on the axis.

    Attributes:
        x: Where it stands.
        text: The day, month or year that begins there.
    """

    x: int
    text: str


@frozen(kw_only=True)
class Axis:
    """
    An axis.

    Attributes:
        parts: Its parts in their order; between two of them time is left out.
    """

    parts: tuple[Part, ...]

    def place(self, ordinal: int) -> int:
        """Return where the day *ordinal* begins; one that is left out stands in the gap."""
        part = self.parts[0]
        for following in self.parts[1:]:
            if ordinal < part.after:
                break
            if ordinal < following.first:
                return part.x + part.width if ordinal == part.after else part.x + part.width + GAP // 2
            part = following
        inside = min(max(ordinal, part.first), part.after)
        return part.x + (inside - part.first) * part.width // (part.after - part.first)

    def middle(self, ordinal: int) -> int:
        """Return where the middle of the day *ordinal* stands."""
        return (self.place(ordinal) + self.place(ordinal + 1)) // 2

    def ticks(self) -> Iterator[Tick]:
        """Yield the ticks of every part: as many as there is room for, on round days."""
        for part in self.parts:
            last = -_TICK_ROOM
            for ordinal, text in _round_days(part):
                x = self.place(ordinal)
                if x - last >= _TICK_ROOM and x <= part.x + part.width - 30:
                    last = x
                    yield Tick(x, text)

    def gaps(self) -> Iterator[int]:
        """Yield the middle of each gap."""
        for part in self.parts[:-1]:
            yield part.x + part.width + GAP // 2


def axis_of(days: Iterable[int], x: int, width: int) -> Axis:
    """Return the axis for the *days* (ordinals) on which something begins or ends; there is one at least."""
    known = sorted(set(days))
    spans = _without_gaps(known)
    room = width - GAP * (len(spans) - 1)
    total = sum(after - first for first, after in spans)
    spare = room - _NARROWEST_PART * len(spans)
    parts: list[Part] = []
    for first, after in spans:
        taken = _NARROWEST_PART + spare * (after - first) // total
        parts.append(Part(first=first, after=after, x=x, width=taken))
        x += taken + GAP
    return Axis(parts=tuple(parts))


def _without_gaps(days: list[int]) -> list[tuple[int, int]]:
    """Return the first day and the one after the last of each part, with a little room around."""
    cuts: list[int] = []
    total = days[-1] - days[0]
    gaps = sorted(range(1, len(days)), key=lambda place: (days[place - 1] - days[place], place))
    for place in gaps[:_MOST_GAPS]:
        gap = days[place] - days[place - 1]
        if gap < _LEAST_GAP or gap * 100 < total * _SHARE:
            break
        cuts.append(place)
        total -= gap
    edges = [0, *sorted(cuts), len(days)]
    return [_padded(days[first], days[last - 1] + 1) for first, last in pairwise(edges)]


def _padded(first: int, after: int) -> tuple[int, int]:
    room = max((after - first) // 25, 1)
    return max(first - room, 1), min(after + room, _LAST)


def _round_days(part: Part) -> Iterator[tuple[int, str]]:
    """Yield the days of *part* that begin a round number of days, months or years: the finest that fits."""
    room = max(part.width // _TICK_STEP, 1)
    fitting = (
        (unit, count) for unit, count in _STEPS if (part.after - part.first) // (_DAYS[unit] * count) <= room
    )
    unit, count = next(fitting, _STEPS[-1])
    yield from _days(part, count) if unit == "day" else _months_or_years(part, unit, count)


def _days(part: Part, count: int) -> Iterator[tuple[int, str]]:
    for ordinal in range(part.first, part.after):
        day = date.fromordinal(ordinal)
        if (day.day - 1) % count == 0 and day.day <= 31 - count // 2:
            yield ordinal, day.isoformat()


def _months_or_years(part: Part, unit: str, count: int) -> Iterator[tuple[int, str]]:
    start, last = date.fromordinal(part.first), date.fromordinal(part.after - 1)
    a_year = 12 if unit == "month" else 1
    first = start.year * a_year + (start.month - 1 if unit == "month" else 0)
    for number in range(first + -first % count, (last.year + 1) * a_year, count):
        year, month = divmod(number, a_year)
        day = date(year, month + 1, 1)
        if part.first <= day.toordinal() < part.after:
            yield day.toordinal(), day.isoformat()[:7] if unit == "month" else f"{year:04}"
