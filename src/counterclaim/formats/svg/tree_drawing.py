"""The provenance tree, drawn: what was laid out, as elements of SVG."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.formats.pictures.labels import Labels
from counterclaim.formats.pictures.picture import NodeKind, Picture
from counterclaim.formats.svg.elements import Link, element, label, linked, path
from counterclaim.formats.svg.frame import MARGIN, Drawn
from counterclaim.formats.svg.legend import Entry, flow, told
from counterclaim.formats.svg.tree_layout import LINE, Box, TreeLayout, lay_out
from counterclaim.model import Claim
from counterclaim.words import Words, short

__all__ = ["draw_tree"]

_FRAMES = {
    NodeKind.WORD: "word",
    NodeKind.REPORT: "report",
    NodeKind.RECORD: "record",
    NodeKind.UNKNOWN: "unknown",
    NodeKind.OTHER: "more",
}
_LEAST_WIDTH = 560


def draw_tree(picture: Picture, root: str, labels: Labels, *, link: Link | None) -> Drawn:
    """Return the tree *picture* of the record *root* drawn; each node links to where *link* says."""
    words = labels.words
    layout = lay_out(picture, words)
    width = max(layout.width, _LEAST_WIDTH)
    parts = [*_edges(layout), *(_node(box, link) for box in layout.boxes[: layout.layering.count])]
    legend, bottom = flow(_legend(layout, words), layout.height + 6, width)
    record = labels.case.get(root)
    what = short(record.text, 80) if isinstance(record, Claim) else root
    told_by = sum(node.kind in (NodeKind.WORD, NodeKind.REPORT) for node in picture.nodes)
    return Drawn(
        title=words("picture-tree.title", what=what),
        description=words("picture-tree.description", words=words.counted("picture-count.words", told_by)),
        width=width,
        height=bottom + MARGIN,
        parts=(*parts, *legend),
    )


def _node(box: Box, link: Link | None) -> str:
    class_ = f"cc-frame-{_FRAMES[box.kind]}"
    radius = 14 if box.kind in (NodeKind.WORD, NodeKind.REPORT) else 3
    drawn = ""
    if box.count > 1:
        drawn = element(
            "rect", x=box.x + 5, y=box.y + 5, width=box.width, height=box.height, rx=radius, class_=class_
        )
    drawn += element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=radius, class_=class_)
    drawn += "".join(
        label(line, box.x + 10, box.y + 18 + LINE * number, "" if number else "cc-name")
        for number, line in enumerate(box.lines)
    )
    return linked(drawn, box.record, link)


def _edges(layout: TreeLayout) -> Iterator[str]:
    for branch in layout.branches:
        class_ = "cc-takes" if branch.solid else "cc-passes"
        if branch.tail == branch.head:
            yield from _loop(layout.boxes[branch.tail], class_)
            continue
        edge = (branch.tail, branch.head)
        boxes = [layout.boxes[node] for node in layout.layering.routes[edge]]
        yield path(_way(boxes), class_)
        yield _arrow(boxes, back=edge in layout.layering.turned)
        if branch.label:
            yield from _sign(*_between(boxes))


def _way(boxes: list[Box]) -> str:
    """Return a line from the right edge of the first of *boxes* to the left edge of the last."""
    x, y = boxes[0].x + boxes[0].width, _middle(boxes[0])
    data = f"M{x} {y}"
    for box in boxes[1:]:
        half = (box.x - x) // 2
        data += f"C{x + half} {y} {box.x - half} {_middle(box)} {box.x} {_middle(box)}"
        x, y = box.x + box.width, _middle(box)
        if box is not boxes[-1]:
            data += f"H{x}"
    return data


def _middle(box: Box) -> int:
    return box.y + box.height // 2


def _arrow(boxes: list[Box], *, back: bool) -> str:
    box = boxes[0] if back else boxes[-1]
    x, y = (box.x + box.width + 1, _middle(box)) if back else (box.x - 1, _middle(box))
    shaft = x + 8 if back else x - 8
    return path(f"M{shaft} {y - 4}L{x} {y}L{shaft} {y + 4}Z", "cc-head")


def _loop(box: Box, class_: str) -> Iterator[str]:
    x, y = box.x + box.width - 34, box.y
    yield path(f"M{x} {y}C{x} {y - 18} {x + 20} {y - 18} {x + 20} {y - 1}", class_)
    yield path(f"M{x + 16} {y - 8}L{x + 20} {y - 1}L{x + 24} {y - 8}Z", "cc-head")


def _between(boxes: list[Box]) -> tuple[int, int]:
    first, second = boxes[0], boxes[1]
    return (first.x + first.width + second.x) // 2, (_middle(first) + _middle(second)) // 2


def _sign(x: int, y: int) -> Iterator[str]:
    yield element("circle", cx=x, cy=y, r=8, class_="cc-sign")
    yield path(f"M{x - 3} {y - 3}A4.2 4.2 0 1 1 {x - 4} {y + 2}M{x - 6} {y - 4}H{x - 2}V{y}", "cc-takes")


def _legend(layout: TreeLayout, words: Words) -> Iterator[Entry]:
    boxes = layout.boxes[: layout.layering.count]
    kinds = {box.kind for box in boxes}
    for kind in (NodeKind.WORD, NodeKind.REPORT, NodeKind.UNKNOWN):
        if kind in kinds:
            radius = 3 if kind is NodeKind.UNKNOWN else 8
            frame = element(
                "rect", x=0, y=-8, width=30, height=16, rx=radius, class_=f"cc-frame-{_FRAMES[kind]}"
            )
            yield frame, 30, words(f"picture-tree.{_FRAMES[kind]}")
    for solid, key in ((True, "solid"), (False, "dashed")):
        if any(branch.solid is solid for branch in layout.branches):
            line = path("M0 0H34", "cc-takes" if solid else "cc-passes") + path(
                "M30 -4L38 0L30 4Z", "cc-head"
            )
            yield line, 38, words(f"picture-tree.{key}")
    if any(branch.label for branch in layout.branches):
        yield "".join(_sign(8, 0)), 16, words("told.circular")
    if any(box.count > 1 for box in boxes):
        yield told(words("picture-tree.grouped"))
