"""Where everything stands in a provenance tree: origins at the left, what is on record at the right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from counterclaim.formats.pictures.labels import plain_line
from counterclaim.formats.pictures.picture import NodeKind, Picture
from counterclaim.formats.svg.frame import MARGIN
from counterclaim.formats.svg.layering import Layering, layered, spread
from counterclaim.formats.svg.text import cut, width_of
from counterclaim.formats.svg.tree_condensing import Branch, Twig, small_tree
from counterclaim.words import Words, short

__all__ = ["LINE", "Box", "TreeLayout", "lay_out"]

LINE = 15
_NODE_WIDTH = 296
_LINES = 9
_PADDING = 9
_BETWEEN_LAYERS = 60
_GAP = 16
_SWEEPS = 8
_NAMED = 4


@frozen(kw_only=True)
class Box:
    """
    A node of the tree, or the way of an edge through a layer, which has no size.

    Attributes:
        x: Its left edge.
        y: Its upper edge.
        width: Its width.
        height: Its height.
        kind: What it stands for.
        lines: What is written in it.
        record: The record that it stands for, if it is one.
        count: How many nodes it stands for.
    """

    x: int
    y: int
    width: int
    height: int
    kind: NodeKind
    lines: tuple[str, ...] = ()
    record: str | None = None
    count: int = 1


@frozen(kw_only=True)
class TreeLayout:
    """
    A provenance tree, laid out.

    Attributes:
        width: How wide it is.
        height: How high it is.
        boxes: Its nodes, then the ways of its edges through layers.
        branches: Its arrows.
        layering: The layers that the boxes stand in.
    """

    width: int
    height: int
    boxes: tuple[Box, ...]
    branches: tuple[Branch, ...]
    layering: Layering


def lay_out(picture: Picture, words: Words) -> TreeLayout:
    """Return where everything in the tree *picture* stands, made small enough to be looked at."""
    small = small_tree(picture)
    layering = layered(
        len(small.twigs), dict.fromkeys((branch.tail, branch.head) for branch in small.branches)
    )
    boxes = [_box(twig, picture, words) for twig in small.twigs]
    ways = sum(len(layer) for layer in layering.layers) - len(boxes)
    way = Box(x=0, y=0, width=0, height=0, kind=NodeKind.OTHER)
    sizes = [*((box.width, box.height) for box in boxes), *((0, 0) for _ in range(ways))]
    lefts, widths = _columns(layering, [width for width, _ in sizes])
    tops = _tops(layering, [height for _, height in sizes])
    upper = min(tops, default=0) - MARGIN
    placed = [
        _at(box, lefts[number], tops[number] - upper, widths[number])
        for number, box in enumerate([*boxes, *([way] * ways)])
    ]
    return TreeLayout(
        width=max((box.x + box.width for box in placed), default=0) + MARGIN,
        height=max((box.y + box.height for box in placed), default=0) + MARGIN,
        boxes=tuple(placed),
        branches=small.branches,
        layering=layering,
    )


def _at(box: Box, x: int, y: int, width: int) -> Box:
    return Box(
        x=x,
        y=y,
        width=width,
        height=box.height,
        kind=box.kind,
        lines=box.lines,
        record=box.record,
        count=box.count,
    )


def _box(twig: Twig, picture: Picture, words: Words) -> Box:
    nodes = [picture.nodes[place] for place in twig.members]
    kind, lines = nodes[0].kind, nodes[0].lines
    if twig.why:
        names = [short(node.lines[0] if node.lines else "", 40) for node in nodes[: _NAMED + 1]]
        lines = (words(f"picture-tree.{twig.why}", count=len(nodes)), *dict.fromkeys(names[:_NAMED]), "…")
        kind = kind if twig.why == "alike" else NodeKind.OTHER
    room = _NODE_WIDTH - 2 * _PADDING
    shown = [cut(plain_line(line), room, 12) for line in lines[:_LINES]]
    if len(lines) > _LINES:
        shown[-1] = "…"
    widest = max((width_of(line, 13 if number == 0 else 12) for number, line in enumerate(shown)), default=0)
    return Box(
        x=0,
        y=0,
        width=min(widest, room) + 2 * _PADDING,
        height=LINE * len(shown) + 2 * _PADDING - 3,
        kind=kind,
        lines=tuple(shown),
        record=nodes[0].record if len(nodes) == 1 else None,
        count=len(nodes),
    )


def _columns(layering: Layering, widths: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the left edge and the width of each node: that of its layer."""
    lefts, taken = [0] * len(widths), [0] * len(widths)
    x = MARGIN
    for layer in layering.layers:
        width = max((widths[node] for node in layer), default=0)
        for node in layer:
            lefts[node], taken[node] = x, width
        x += width + _BETWEEN_LAYERS
    return lefts, taken


def _tops(layering: Layering, heights: Sequence[int]) -> list[int]:
    """Return the upper edge of each node: as near as it may to the middle of what it is joined to."""
    joined: dict[int, list[int]] = {}
    for route in layering.routes.values():
        for tail, head in pairwise(route):
            joined.setdefault(head, []).append(tail)
            joined.setdefault(tail, []).append(head)
    tops = [0] * len(heights)
    for layer in layering.layers:
        y = 0
        for node in layer:
            tops[node] = y
            y += heights[node] + _GAP
    for sweep in range(_SWEEPS):
        for layer in layering.layers if sweep % 2 else layering.layers[::-1]:
            wanted = [_wanted(node, joined, tops, heights) for node in layer]
            found = spread(wanted, [heights[node] for node in layer], _GAP)
            for node, top in zip(layer, found, strict=True):
                tops[node] = top
    return tops


def _wanted(node: int, joined: dict[int, list[int]], tops: Sequence[int], heights: Sequence[int]) -> int:
    others = joined.get(node)
    if not others:
        return tops[node]
    middle = sum(tops[other] * 2 + heights[other] for other in others) // (2 * len(others))
    return middle - heights[node] // 2
