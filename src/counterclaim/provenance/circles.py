"""Which nodes of a graph lie in a circle with which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

__all__ = ["circle_numbers", "circles"]


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


def circle_numbers(graph: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """
    Return which nodes of *graph* lie in a circle of several: by their names, a number for each circle.

    *graph* has the successors of each node; those that it does not have as nodes are passed over.
    """
    names = tuple(graph)
    places = {name: place for place, name in enumerate(names)}
    successors = [[places[other] for other in others if other in places] for others in graph.values()]
    return {names[node]: number for number, circle in enumerate(circles(successors)) for node in circle}


def _popped(open_: list[int], node: int) -> list[int]:
    """Take everything down to *node* from the nodes whose component is open, and return it."""
    place = len(open_) - 1
    while open_[place] != node:
        place -= 1
    component = open_[place:]
    del open_[place:]
    return component
