"""Statements of two properties that cannot both hold: one excludes the other, or comes before it."""

from __future__ import annotations

from functools import cached_property

from counterclaim.conflicts.clashes import Clash, excess
from counterclaim.conflicts.entries import Entries, Entry, aligned
from counterclaim.conflicts.readings import ABSENT

__all__ = ["AcrossProperties"]


class AcrossProperties:
    """
    What the properties of a case say of each other.

    The dates of one subject are a system of difference constraints: each lies between its bounds, and none
    before one that comes before it. It has a solution unless there is a negative cycle (Cormen et al.,
    Introduction to Algorithms, 24.4). As the constraints between dates have no length, every such cycle goes
    from a lower bound along properties that come before each other to a lower upper bound and back; so pairs
    of statements are enough, and the path between their properties is the explanation.
    """

    def __init__(self, entries: Entries) -> None:
        self._vocabulary = entries.vocabulary
        self._paths: dict[str, dict[str, str]] = {}

    @cached_property
    def related(self) -> frozenset[str]:
        """The ids of the properties that say something of another, or of which another does."""
        named: set[str] = set()
        for property in self._vocabulary:
            others = (*property.before, *property.exclusive_with)
            named.update(others, (property.id,) if others else ())
        return frozenset(named)

    def kind(self, left: Entry, right: Entry) -> str | None:
        """Return which kind of conflict statements of the two properties could make; `None` where none."""
        mine, theirs = left.statement.property, right.statement.property
        if self.excludes(mine, theirs):
            return "exclusive"
        return "order" if self.path(mine, theirs) or self.path(theirs, mine) else None

    def clash(self, left: Entry, right: Entry) -> Clash | None:
        """Return how two statements, of two properties, exclude each other; `None` where they do not."""
        right = aligned(left, right)
        mine, theirs = left.statement.property, right.statement.property
        if self.excludes(mine, theirs):
            there = not (left.negated or right.negated)
            there = there and ABSENT.line not in (left.reading.line, right.reading.line)
            return Clash("exclusive", soft=False) if there else None
        found = [excess(left, right)] if self.path(mine, theirs) else []
        found += [excess(right, left)] if self.path(theirs, mine) else []
        hard = [one for one in found if one is not None]
        return Clash("order", soft=all(one.soft for one in hard)) if hard else None

    def excludes(self, one: str, other: str) -> bool:
        """Return whether one property says that it excludes the other."""
        mine, theirs = self._vocabulary.get(one), self._vocabulary.get(other)
        return (mine is not None and other in mine.exclusive_with) or (
            theirs is not None and one in theirs.exclusive_with
        )

    def path(self, first: str, last: str) -> tuple[str, ...]:
        """Return properties from *first* to *last*, each before the next; none where there are none."""
        came_from = self._reached(first)
        if last not in came_from or first == last:
            return ()
        path = [last]
        while path[-1] != first:
            path.append(came_from[path[-1]])
        return tuple(reversed(path))

    def _reached(self, first: str) -> dict[str, str]:
        found = self._paths.get(first)
        if found is None:
            found = {first: first}
            waiting = [first]
            for property in waiting:
                known = self._vocabulary.get(property)
                for after in () if known is None else known.before:
                    if after not in found:
                        found[after] = property
                        waiting.append(after)
            self._paths[first] = found
        return found
