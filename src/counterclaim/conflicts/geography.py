"""Where places lie in each other, and which of them certainly have nothing in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

import attrs

from counterclaim.model import Place

__all__ = ["Geography", "PlaceRegion"]


class Geography:
    """
    The places of a case by what they were judged the same as; *key* gives what makes two of them one.

    Two places are certainly disjoint only where they, or two that they lie in, lie directly in one and the
    same place, and nothing on record lies in both. Otherwise the border between them may be what is disputed.
    """

    def __init__(self, places: Iterable[Place], key: Callable[[str], Hashable]) -> None:
        self._parents: dict[Hashable, set[Hashable]] = {}
        for place in places:
            self._parents.setdefault(key(place.id), set()).update(map(key, place.within))
        self._above: dict[Hashable, frozenset[Hashable]] = {}
        self._below: dict[Hashable, set[Hashable]] | None = None
        self._apart: dict[tuple[Hashable, Hashable], bool] = {}

    def above(self, place: Hashable) -> frozenset[Hashable]:
        """Return *place* and everything that it lies in, directly or not."""
        found = self._above.get(place)
        if found is None:
            seen = {place}
            waiting = [place]
            while waiting:
                for parent in self._parents.get(waiting.pop(), ()):
                    if parent not in seen:
                        seen.add(parent)
                        waiting.append(parent)
            found = self._above[place] = frozenset(seen)
        return found

    def lies_in(self, inner: Hashable, outer: Hashable) -> bool:
        """Return whether *inner* is *outer* or lies in it."""
        return outer in self.above(inner)

    def share(self, left: Hashable, right: Hashable) -> bool:
        """Return whether a place on record is, or lies in, both."""
        if self._below is None:
            below: dict[Hashable, set[Hashable]] = {}
            for place in self._parents:
                for outer in self.above(place):
                    below.setdefault(outer, set()).add(place)
            self._below = below
        alone: set[Hashable] = set()
        within_left = self._below.get(left, alone) | {left}
        return not within_left.isdisjoint(self._below.get(right, alone) | {right})

    def apart(self, left: Hashable, right: Hashable) -> bool:
        """Return whether the two certainly have nothing in common."""
        pair = (left, right)
        found = self._apart.get(pair)
        if found is None:
            found = any(
                self._parents.get(one, set()) & self._parents.get(other, set())
                and one != other
                and not self.share(one, other)
                for one in self.above(left)
                for other in self.above(right)
            )
            self._apart[pair] = self._apart[right, left] = found
        return found


@attrs.frozen
class PlaceRegion:
    """
    Everywhere in a place.

    Attributes:
        place: The key of the place.
        geography: Where places lie.
        certain: Whether only what is certainly apart is disjoint; else all that is not known to overlap.
    """

    place: Hashable
    geography: Geography = attrs.field(eq=False, repr=False)
    certain: bool = attrs.field(default=True, eq=False)

    def isdisjoint(self, other: PlaceRegion, /) -> bool:
        """Return whether the two have nothing in common."""
        if self.certain and other.certain:
            return self.geography.apart(self.place, other.place)
        return not self.geography.share(self.place, other.place)

    def issubset(self, other: PlaceRegion, /) -> bool:
        """Return whether this one lies in *other*."""
        return self.geography.lies_in(self.place, other.place)
