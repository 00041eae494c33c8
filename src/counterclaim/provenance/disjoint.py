"""How many chains through a graph share no node, and what all of them pass through."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

__all__ = ["DisjointChains"]

_UNUSED, _OUTSIDE = -2, -1
#: The successors of each node, which are numbered from 0.
Graph = Sequence[Sequence[int]]


class DisjointChains:
    """
    The largest number of chains from *roots* to *sinks* that share no node (Menger 1927).

    It is the maximum flow where each node takes one unit, found in phases (Dinic 1970; O(edges * sqrt(nodes))
    where nodes take one unit: Even and Tarjan 1975). Each node is two states, one where a chain comes in and
    one where it goes out; they are never built as a graph.

    Attributes:
        count: How many chains there are.
    """

    def __init__(self, successors: Graph, roots: Iterable[int], sinks: Collection[int]) -> None:
        self._successors = successors
        self._roots: tuple[int, ...] = ()
        self._sinks = sinks
        self._before = [_UNUSED] * len(successors)
        self._after = [_UNUSED] * len(successors)
        self._levels: dict[int, int] = {}
        self.count = 0
        self.add_roots(roots)

    def add_roots(self, roots: Iterable[int]) -> None:
        """Let chains begin at *roots* as well; those that were found may lead elsewhere then."""
        self._roots = tuple(sorted({*self._roots, *roots}))
        seen: set[int] = set()
        for root in self._roots:  # what lies in the way of nothing else; most often that is all
            if self._before[root] == _UNUSED and root not in seen:
                self._use(self._free_chain(root, seen))
        while self._find_levels():
            self._augment()

    def chains(self) -> tuple[tuple[int, ...], ...]:
        """Return the chains, each from its root to its sink, in the order of the roots."""
        return tuple(tuple(self._chain(root)) for root in self._roots if self._before[root] == _OUTSIDE)

    def cut(self) -> tuple[int, ...]:
        """
        Return the fewest nodes without which no chain is left; of several such sets, that nearest the roots.

        That one is unique: it is where what can still be reached from the roots ends.
        """
        levels = self._levels
        ends = [state >> 1 for state in levels if not state & 1 and state + 1 not in levels]
        return tuple(sorted(ends))

    def shared(self) -> tuple[int, ...]:
        """Return the nodes that every chain passes through, those that share nodes included."""
        if self.count != 1:
            return ()
        (chain,) = self.chains()
        return _not_passed_by(chain, self._successors, self._roots, self._sinks)

    def _chain(self, node: int) -> Iterator[int]:
        while node != _OUTSIDE:
            yield node
            node = self._after[node]

    def _free_chain(self, root: int, seen: set[int]) -> list[int]:
        """Return a chain from *root* over nodes that none takes and that were not *seen*; empty if none."""
        before, sinks = self._before, self._sinks
        seen.add(root)
        chain, branches = [root], [iter(self._successors[root])]
        while chain and chain[-1] not in sinks:
            for other in branches[-1]:
                if other not in seen and before[other] == _UNUSED:
                    seen.add(other)
                    chain.append(other)
                    branches.append(iter(self._successors[other]))
                    break
            else:
                chain.pop()
                branches.pop()
        return chain

    def _use(self, chain: list[int]) -> None:
        """Take *chain*, of nodes that no other takes; nothing where it has none."""
        for node, other in pairwise(chain):
            self._after[node], self._before[other] = other, node
        if chain:
            self._before[chain[0]] = self._after[chain[-1]] = _OUTSIDE
            self.count += 1

    def _find_levels(self) -> bool:
        """Give each state its distance from the roots; return whether a chain can be added."""
        level = 0
        found = False
        levels = self._levels = {2 * root: 0 for root in self._roots}
        frontier = list(levels)
        while frontier and not found:
            level += 1
            following = []
            for state in frontier:
                for other in self._next(state):
                    if other == _OUTSIDE:
                        found = True
                    elif other not in levels:
                        levels[other] = level
                        following.append(other)
            frontier = following
        return found

    def _next(self, state: int) -> list[int]:
        node = state >> 1
        before, after = self._before[node], self._after[node]
        if not state & 1:
            if before == _UNUSED:
                return [state + 1]
            return [] if before == _OUTSIDE else [2 * before + 1]  # give back what came this way
        states = [_OUTSIDE] if after != _OUTSIDE and node in self._sinks else []
        states += [2 * other for other in self._successors[node] if other != after]
        if before != _UNUSED:
            states.append(state - 1)
        return states

    def _augment(self) -> None:
        """Add chains along the levels until none is left."""
        done: set[int] = set()
        for root in self._roots:
            if self._before[root] != _OUTSIDE and 2 * root not in done:
                path = self._path(2 * root, done)
                if path:
                    self._add(path)
                    self.count += 1

    def _path(self, start: int, done: set[int]) -> list[int]:
        levels = self._levels
        path, options = [start], [iter(self._next(start))]
        while path:
            for state in options[-1]:
                if state == _OUTSIDE:
                    return path
                if levels.get(state) == len(path) and state not in done:
                    done.add(state)
                    path.append(state)
                    options.append(iter(self._next(state)))
                    break
            else:
                path.pop()
                options.pop()
        return []

    def _add(self, path: list[int]) -> None:
        steps = list(pairwise(path))
        for state, other in steps:
            if not state & 1 and other & 1 and state >> 1 != other >> 1:
                self._after[other >> 1] = self._before[state >> 1] = _UNUSED
        for state, other in steps:
            if state & 1 and not other & 1 and state >> 1 != other >> 1:
                self._after[state >> 1] = other >> 1
                self._before[other >> 1] = state >> 1
        self._before[path[0] >> 1] = _OUTSIDE
        self._after[path[-1] >> 1] = _OUTSIDE


def _not_passed_by(
    chain: Sequence[int], successors: Graph, roots: Iterable[int], sinks: Collection[int]
) -> tuple[int, ...]:
    """
    Return the nodes of *chain* that every chain from *roots* to *sinks* passes through.

    These are the dominators of what lies behind the sinks (Lengauer and Tarjan 1979). They lie on any one
    chain, so its nodes are gone through in order: one is passed by where a node behind it is reached before.
    """
    places = {node: place for place, node in enumerate(chain)}
    seen: set[int] = set()
    furthest = _furthest(list(roots), successors, sinks, places, seen)
    found = []
    for place, node in enumerate(chain):
        if furthest == place:
            found.append(node)
        beyond = _furthest(successors[node], successors, sinks, places, seen)
        furthest = max(furthest, len(chain) if node in sinks else beyond)
    return tuple(found)


def _furthest(
    start: Iterable[int], successors: Graph, sinks: Collection[int], places: dict[int, int], seen: set[int]
) -> int:
    """Return how far along the chain one comes from *start* over nodes beside it, which are *seen* then."""
    furthest = -1
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node in places:
            furthest = max(furthest, places[node])
        elif node not in seen:
            seen.add(node)
            if node in sinks:
                return len(places)
            waiting.extend(successors[node])
    return furthest
