"""
Layered drawings of graphs (Sugiyama, Tagawa and Toda 1981): which node stands in which layer, and where.

Circles are opened by turning edges around that lead back in a depth-first search; a node stands one layer
behind the last that leads to it; long edges get a node of no size in each layer that they cross; the order
within layers is that of the means of what a node is joined to (barycentres).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import define, field, frozen

__all__ = ["Layering", "layered", "layers_of", "spread"]

_SWEEPS = 6


@frozen(kw_only=True)
class Layering:
    """
    A graph in layers.

    Attributes:
        layers: The nodes of each layer in their order; those from `count` on stand for edges that cross it.
        routes: Of each edge the nodes that it leads through, from the layer that is first; no loops.
        turned: The edges that lead back.
        count: How many nodes the graph has itself.
    """

    layers: tuple[tuple[int, ...], ...]
    routes: Mapping[tuple[int, int], tuple[int, ...]]
    turned: frozenset[tuple[int, int]]
    count: int


def layered(count: int, edges: Iterable[tuple[int, int]]) -> Layering:
    """Return the graph of *count* nodes and *edges* in layers."""
    found = list(dict.fromkeys(edge for edge in edges if edge[0] != edge[1]))
    level, turned = layers_of(count, found)
    layers: list[list[int]] = [[] for _ in range(max(level, default=-1) + 1)]
    for node in range(count):
        layers[level[node]].append(node)
    routes: dict[tuple[int, int], tuple[int, ...]] = {}
    more = count
    for edge in found:
        tail, head = edge if edge not in turned else edge[::-1]
        between = level[head] - level[tail] - 1
        through = tuple(range(more, more + between))
        more += between
        for place, node in enumerate(through, start=level[tail] + 1):
            layers[place].append(node)
        routes[edge] = (tail, *through, head)
    return Layering(layers=_ordered(layers, routes), routes=routes, turned=turned, count=count)


def layers_of(count: int, edges: Sequence[tuple[int, int]]) -> tuple[list[int], frozenset[tuple[int, int]]]:
    """Return the layer of each node, and the edges that lead back."""
    heads: list[list[int]] = [[] for _ in range(count)]
    for tail, head in edges:
        heads[tail].append(head)
    order, turned = _search(heads)
    forward = [(head, tail) if (tail, head) in turned else (tail, head) for tail, head in edges]
    before: list[list[int]] = [[] for _ in range(count)]
    after: list[list[int]] = [[] for _ in range(count)]
    for tail, head in forward:
        before[head].append(tail)
        after[tail].append(head)
    level = [0] * count
    for node in order:
        level[node] = max((level[tail] + 1 for tail in before[node]), default=0)
    for node in order:  # what nothing leads to stands right before what it leads to
        if not before[node] and after[node]:
            level[node] = min(level[head] for head in after[node]) - 1
    return level, turned


def _search(heads: list[list[int]]) -> tuple[list[int], frozenset[tuple[int, int]]]:
    """Return the nodes so that each follows those that lead to it, and the edges that stand against that."""
    turned: set[tuple[int, int]] = set()
    done: list[int] = []
    state = [0] * len(heads)  # 1 while its followers are searched, 2 afterwards
    for root in range(len(heads)):
        stack = [] if state[root] else [(root, iter(heads[root]))]
        state[root] = state[root] or 1
        while stack:
            node, following = stack[-1]
            for head in following:
                if state[head] == 1:
                    turned.add((node, head))
                elif not state[head]:
                    state[head] = 1
                    stack.append((head, iter(heads[head])))
                    break
            else:
                state[node] = 2
                done.append(node)
                stack.pop()
    return done[::-1], frozenset(turned)


def _ordered(
    layers: list[list[int]], routes: Mapping[tuple[int, int], tuple[int, ...]]
) -> tuple[tuple[int, ...], ...]:
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    for route in routes.values():
        for tail, head in pairwise(route):
            before.setdefault(head, []).append(tail)
            after.setdefault(tail, []).append(head)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        joined = before if down else after
        for place in range(1, len(layers)) if down else range(len(layers) - 2, -1, -1):
            beside = layers[place - 1 if down else place + 1]
            _sort(layers[place], {node: rank for rank, node in enumerate(beside)}, joined)
    return tuple(map(tuple, layers))


def _sort(layer: list[int], ranks: Mapping[int, int], joined: Mapping[int, list[int]]) -> None:
    """Sort *layer* by the means of the ranks of what its nodes are joined to; others stay where they are."""

    def mean(place: int, node: int) -> int:
        found = [ranks[other] for other in joined.get(node, ())]
        return sum(found) * 1000 // len(found) if found else place * 1000

    keys = {node: (mean(place, node), place) for place, node in enumerate(layer)}
    layer.sort(key=keys.__getitem__)


@define
class _Block:
    """Nodes side by side that stand as near as they may: how many, and the sum of where each is wanted."""

    wanted: int
    members: int = field(default=1)

    @property
    def place(self) -> int:
        return self.wanted // self.members


def spread(wanted: Sequence[int], sizes: Sequence[int], gap: int) -> list[int]:
    """
    Return the upper edges of boxes of *sizes*, in their order and *gap* apart, near where each is *wanted*.

    The sum of the squared distances is as small as it can be (isotonic regression by pooling adjacent
    violators, Ayer et al. 1955), to whole pixels.
    """
    offsets = [0]
    for size in sizes:
        offsets.append(offsets[-1] + size + gap)
    blocks: list[_Block] = []
    for aim, offset in zip(wanted, offsets, strict=False):
        blocks.append(_Block(aim - offset))
        while len(blocks) > 1 and blocks[-2].place > blocks[-1].place:
            last = blocks.pop()
            blocks[-1].wanted += last.wanted
            blocks[-1].members += last.members
    places = [block.place for block in blocks for _ in range(block.members)]
    return [place + offset for place, offset in zip(places, offsets, strict=False)]
