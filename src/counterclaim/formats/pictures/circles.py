"""Which nodes of a graph lie in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

__all__ = ["components"]


def components(graph: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """
    Return of each node of *graph* the number of its strongly connected component.

    Two nodes have the same number where each can be reached from the other. *graph* names the successors of
    each node; those that it does not name as nodes are passed over. Without recursion, since chains may be
    long (Tarjan, 1972).
    """
    found: dict[str, int] = {}
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    for root in graph:
        if root not in order:
            _walk(graph, root, order, low, waiting, found)
    return found


def _walk(
    graph: Mapping[str, Sequence[str]],
    root: str,
    order: dict[str, int],
    low: dict[str, int],
    waiting: list[str],
    found: dict[str, int],
) -> None:
    path = [_entered(graph, root, order, low, waiting)]
    while path:
        node, successors = path[-1]
        successor = next(successors, None)
        if successor is None:
            path.pop()
            if path:
                low[path[-1][0]] = min(low[path[-1][0]], low[node])
            if low[node] == order[node]:
                _close(node, order, waiting, found)
        elif successor not in order:
            path.append(_entered(graph, successor, order, low, waiting))
        elif successor not in found:
            low[node] = min(low[node], order[successor])


def _entered(
    graph: Mapping[str, Sequence[str]],
    node: str,
    order: dict[str, int],
    low: dict[str, int],
    waiting: list[str],
) -> tuple[str, Iterator[str]]:
    order[node] = low[node] = len(order)
    waiting.append(node)
    return node, (successor for successor in graph[node] if successor in graph)


def _close(node: str, order: dict[str, int], waiting: list[str], found: dict[str, int]) -> None:
    """Give everything that was entered since *node* its number."""
    while True:
        member = waiting.pop()
        found[member] = order[node]
        if member == node:
            return
