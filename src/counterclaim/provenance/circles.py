"""Which nodes of a graph lie in a circle with which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

__all__ = ["circle_numbers", "circles"]


def circles(successors: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """
    Return the strongly connected components of more than one node, each sorted, by their first nodes.

    Nodes are numbered from 0, and *successors* are those of each. Tarjan's algorithm (1972), without
    recursion, since chains may be long.
    """
    order = [0] * len(successors)  # when each was first seen; from a node without successors nothing returns
    lowest = order.copy()
    left = list(map(iter, successors))
    open_: list[int] = []
    closed = bytearray(len(successors))
    found: list[tuple[int, ...]] = []
    seen = 0
    for root, others in enumerate(successors):
        walk = [root] if others and not order[root] else []
        while walk:
            node = walk[-1]
            if not order[node]:
                seen += 1
                order[node] = lowest[node] = seen
                open_.append(node)
            for following in left[node]:
                if not order[following]:
                    if successors[following]:
                        walk.append(following)
                        break
                elif not closed[following] and order[following] < lowest[node]:
                    lowest[node] = order[following]
            else:
                walk.pop()
                if walk and lowest[node] < lowest[walk[-1]]:
                    lowest[walk[-1]] = lowest[node]
                if lowest[node] == order[node]:
                    component = _popped(open_, node)
                    for one in component:
                        closed[one] = True
                    if len(component) > 1:
                        found.append(tuple(sorted(component)))
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
