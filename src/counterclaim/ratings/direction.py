"""
Numbers that run against their labels.

Publishers disagree on which end of their numbers is which: some give what is false the best number. Nothing
is corrected here; what was found is told, with the ratings that show it, and the labels count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import combinations
from typing import NamedTuple

from attrs import frozen

from counterclaim.checks.words import shown
from counterclaim.model import Rating
from counterclaim.ratings.keys import number_of
from counterclaim.ratings.mapping import Mapped, Unmapped, map_rating
from counterclaim.ratings.scale import Scale, nearer_to_best
from counterclaim.ratings.scales_by_publisher import Scales
from counterclaim.ratings.truth import Truth

__all__ = ["Evidence", "NumberDirection", "NumberOrder", "contradicts", "number_direction"]

#: What schema.org assumes where a rating does not say what its ends are (bestRating, worstRating).
_ASSUMED_BEST, _ASSUMED_WORST = Decimal(5), Decimal(1)


class NumberOrder(Enum):
    """How the numbers of ratings run, as compared with their labels."""

    WITH_LABELS = "with the labels"
    AGAINST_LABELS = "against the labels"
    BOTH = "both ways"
    UNKNOWN = "unknown"


@frozen
class Evidence:
    """
    One or two published ratings that show how numbers run.

    Attributes:
        ratings: The ratings, as published.
        reversed: Whether the numbers run against the labels in them.
        explanation: What can be seen in them, in a sentence.
    """

    ratings: tuple[Rating, ...]
    reversed: bool
    explanation: str


@frozen
class NumberDirection:
    """
    How the numbers of one publisher run, with the ratings that show it.

    Attributes:
        publisher: The publisher, as it was given.
        order: How they run.
        evidence: What shows it.
    """

    publisher: str
    order: NumberOrder
    evidence: tuple[Evidence, ...]

    def __str__(self) -> str:
        head = f"{shown(self.publisher)}: the numbers run {self.order.value}"
        if self.order is NumberOrder.UNKNOWN:
            head = f"{shown(self.publisher)}: nothing shows how the numbers run"
        return "; ".join([head, *(evidence.explanation for evidence in self.evidence[:3])])


class _Placed(NamedTuple):
    """A rating whose label has a place in the order, and whose number lies on a scale."""

    rating: Rating
    truth: Truth
    value: Decimal
    best: Decimal
    worst: Decimal

    @property
    def rank(self) -> Decimal:
        """The number, greater the nearer it is to the best."""
        return self.value if self.best > self.worst else -self.value


def contradicts(rating: Rating, mapped: Mapped | Unmapped) -> str | None:
    """
    Return what is odd about *rating* where its label is false and its number is good, or the other way round.

    Returns `None` where nothing is odd, and where label or number say too little. Missing ends of the scale
    are 5 and 1, as schema.org assumes.
    """
    placed = _placed(rating, mapped)
    if placed is None or placed.truth not in {Truth.TRUE, Truth.FALSE}:
        return None
    against = _against(placed)
    return (
        f"{_seen(placed)}; the numbers seem to run the other way, and the label counts" if against else None
    )


def number_direction(
    ratings: Iterable[Rating],
    *,
    publisher: str,
    on: date | None = None,
    language: str | None = None,
    scales: Iterable[Scale] | None = None,
) -> NumberDirection:
    """
    Return how the numbers of the *ratings* of one publisher run, as compared with their labels.

    Two things show it: a label that is true or false with a number nearer to one end than to the other, and
    two labels whose numbers stand in one order or the other. Arguments besides *ratings* are those of
    `map_rating`.
    """
    known = scales if isinstance(scales, Scales) else Scales.default() if scales is None else Scales(scales)
    placed: dict[tuple[object, ...], _Placed] = {}
    for rating in ratings:
        mapped = map_rating(rating, publisher=publisher, on=on, language=language, scales=known)
        found = _placed(rating, mapped)
        if found is not None:
            placed.setdefault(found[1:], found)
    evidence = (*_single(placed.values()), *_pairs(placed.values()))
    return NumberDirection(publisher, _order({one.reversed for one in evidence}), evidence)


def _order(found: set[bool]) -> NumberOrder:
    if len(found) != 1:
        return NumberOrder.BOTH if found else NumberOrder.UNKNOWN
    return NumberOrder.AGAINST_LABELS if True in found else NumberOrder.WITH_LABELS


def _placed(rating: Rating, mapped: Mapped | Unmapped) -> _Placed | None:
    if isinstance(mapped, Unmapped) or mapped.truth is None or mapped.number is not None:
        return None
    value = number_of(rating.value)
    best, worst = _end(rating.best, _ASSUMED_BEST), _end(rating.worst, _ASSUMED_WORST)
    if value is None or best is None or worst is None or best == worst:
        return None
    if not min(best, worst) <= value <= max(best, worst):
        return None
    return _Placed(rating, mapped.truth, value, best, worst)


def _end(published: str | None, assumed: Decimal) -> Decimal | None:
    return assumed if published is None or not published.strip() else number_of(published)


def _against(placed: _Placed) -> bool | None:
    """Return whether the number lies at the wrong end; `None` in the middle of either order."""
    nearer = nearer_to_best(placed.value, best=placed.best, worst=placed.worst)
    if nearer is None or placed.truth is Truth.MIXED:
        return None
    return nearer is not (placed.truth > Truth.MIXED)


def _single(ratings: Iterable[_Placed]) -> Iterator[Evidence]:
    for placed in ratings:
        against = _against(placed)
        if against is not None:
            yield Evidence((placed.rating,), against, _seen(placed))


def _pairs(ratings: Iterable[_Placed]) -> Iterator[Evidence]:
    """Yield what the lowest and highest numbers of two labels show, where the ends are the same."""
    groups: dict[tuple[Decimal, Decimal], dict[Truth, list[_Placed]]] = {}
    for placed in ratings:
        groups.setdefault((placed.best, placed.worst), {}).setdefault(placed.truth, []).append(placed)
    for by_truth in groups.values():
        for falser, truer in combinations(sorted(by_truth), 2):
            yield from _compared(by_truth[falser], by_truth[truer])


def _compared(falser: list[_Placed], truer: list[_Placed]) -> Iterator[Evidence]:
    low, high = min(falser, key=_rank), max(truer, key=_rank)
    if low.rank < high.rank:
        yield _evidence(low, high, reversed=False)
    high, low = max(falser, key=_rank), min(truer, key=_rank)
    if high.rank > low.rank:
        yield _evidence(high, low, reversed=True)


def _rank(placed: _Placed) -> Decimal:
    return placed.rank


def _evidence(falser: _Placed, truer: _Placed, *, reversed: bool) -> Evidence:
    order = "better" if reversed else "worse"
    said = (
        f"{shown(falser.rating.label)} ({falser.value}) is {order} by number than {shown(truer.rating.label)}"
    )
    return Evidence((falser.rating, truer.rating), reversed, f"{said} ({truer.value})")


def _seen(placed: _Placed) -> str:
    nearer = nearer_to_best(placed.value, best=placed.best, worst=placed.worst)
    end, other = ("best", "worst") if nearer else ("worst", "best")
    ends = {"best": placed.best, "worst": placed.worst}
    return (
        f"the label {shown(placed.rating.label)} means {placed.truth}, and its number {placed.value} is "
        f"nearer to the {end} of the scale ({ends[end]}) than to the {other} ({ends[other]})"
    )
