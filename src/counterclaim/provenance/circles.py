"""Which nodes of a graph lie in a circle with which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["circles"]


def circles(successors: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """
    Return the strongly connected components of more than one node, each sorted, by their first nodes.

    Nodes are numbered from 0, and *successors* are those of each. Tarjan's algorithm (1972), without
    recursion, since chains may be long.
    """
    order: dict[int, int] = {}
    lowest: dict[int, int] = {}
    open_: list[int] = []
    found: list[tuple[int, ...]] = []
    closed: set[int] = set()
    for root in range(len(successors)):
        walk: list[tuple[int, Iterator[int]]] = [] if root in order else [(root, iter(successors[root]))]
        while walk:
            node, others = walk[-1]
            if node not in order:
                order[node] = lowest[node] = len(order)
                open_.append(node)
            following = next(others, None)
            if following is None:
                walk.pop()
                if walk:
                    lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[node])
                if lowest[node] == order[node]:
                    component = _popped(open_, node)
                    closed.update(component)
                    if len(component) > 1:
                        found.append(tuple(sorted(component)))
            elif following not in order:
                walk.append((following, iter(successors[following])))
            elif following not in closed:
                lowest[node] = min(lowest[node], order[following])
    return tuple(sorted(found))


def _popped(open_: list[int], node: int) -> list[int]:
    """Take everything down to *node* from the nodes whose component is open, and return it."""
    place = len(open_) - 1
    while open_[place] != node:
        place -= 1
    component = open_[place:]
    del open_[place:]
    return component
