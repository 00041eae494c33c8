"""What the region of a value has to keep, for values that take part in comparisons."""

from __future__ import annotations

from typing import Any

from counterclaim.strategies._subject import Subject
from counterclaim.values.regions import Denoting, Region

__all__ = ["check_regions"]


def check_regions(subject: Subject, instance: Any, other: Any) -> None:
    """Check the laws of sets on the regions of two instances, where the type says that it has some."""
    if not isinstance(instance, Denoting):
        return
    mine, theirs = _region(subject, instance), _region(subject, other)
    if mine != _region(subject, instance) or hash(mine) != hash(_region(subject, instance)):
        raise subject.fault(
            "returns another region() each time, or one with another hash; return a value, as a frozenset or "
            "an instance of an @attrs.frozen class"
        )
    if not mine.issubset(mine) or mine.isdisjoint(mine):
        raise subject.fault(
            "has a region() that does not lie in itself, or allows nothing; a set lies in itself"
        )
    if mine.isdisjoint(theirs) is not theirs.isdisjoint(mine):
        raise subject.fault(
            f"says that {instance!r:.60} and {other!r:.60} are disjoint from one side only; isdisjoint() is "
            "the same both ways"
        )
    if mine.issubset(theirs) and mine.isdisjoint(theirs):
        raise subject.fault(
            f"says that {instance!r:.60} lies in {other!r:.60} and is disjoint from it; it allows something"
        )
    if (mine == theirs) is not (mine.issubset(theirs) and theirs.issubset(mine)):
        raise subject.fault(
            "has two regions that lie in each other and are not equal, or are equal and do not; let two be "
            "equal where they allow the same"
        )


def _region(subject: Subject, instance: Any) -> Region:
    try:
        region = instance.region()
        hash(region)
    except Exception as error:
        raise subject.fault(f"fails on region(), with {type(error).__name__}: {error}") from error
    if not isinstance(region, Region):
        raise subject.fault(
            f"returns {region!r:.60} from region(); return what has isdisjoint() and issubset(), as a "
            "frozenset"
        )
    return region
