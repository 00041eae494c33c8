"""
DOT, the language of Graphviz: the claim map of a case, and the provenance tree of a claim or rebuttal.

Every text is a quoted string, and every name is made up, so nothing of what is on record can be read as DOT.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from counterclaim.case import CaseView, RecordOrId
from counterclaim.codec import ProtectedMode
from counterclaim.codec.writing import check_protected
from counterclaim.conflicts import Conflict
from counterclaim.findings import Exported
from counterclaim.formats.pictures import EdgeKind, Node, NodeKind, Picture, claim_map, provenance_tree
from counterclaim.formats.pictures.labels import plain_line
from counterclaim.formats.pictures.losses import map_losses

__all__ = ["draw", "tree", "write"]

_RED = 'color="#b00020", fontcolor="#b00020"'
_NODES: dict[NodeKind, str] = {
    NodeKind.TITLE: "shape=plaintext, fontsize=18",
    NodeKind.CLAIM: "shape=box, penwidth=2",
    NodeKind.WORD: "shape=ellipse",
    NodeKind.REPORT: "shape=ellipse, style=dashed",
    NodeKind.REBUTTAL: f"shape=octagon, penwidth=2, {_RED}",
    NodeKind.EVIDENCE: "shape=note",
    NodeKind.CONFLICT: "shape=diamond",
    NodeKind.OTHER: "shape=component",
    NodeKind.UNKNOWN: "shape=box, style=dotted",
    NodeKind.SILENCE: "shape=plaintext, fontsize=10",
    NodeKind.RECORD: "shape=box, peripheries=2",
}
_EDGES: dict[EdgeKind, str] = {
    EdgeKind.STATES: "style=solid",
    EdgeKind.REPORTS: "style=dashed",
    EdgeKind.REBUTS: f"style=bold, arrowhead=tee, {_RED}",
    EdgeKind.QUALIFIES: "arrowhead=odiamond",
    EdgeKind.INSTEAD: "style=bold, arrowhead=vee",
    EdgeKind.SUPPORTS: "arrowhead=dot",
    EdgeKind.UNDERMINES: "arrowhead=odot",
    EdgeKind.CITES: "style=dotted, arrowhead=vee",
    EdgeKind.ASSUMES: "style=dashed, arrowhead=empty",
    EdgeKind.SAME: "style=dotted, dir=none",
    EdgeKind.CONFLICT: "style=dashed, dir=none",
}


def write(
    case: CaseView,
    *,
    protected: ProtectedMode = "refuse",
    language: str = "en",
    conflicts: Iterable[Conflict] = (),
) -> Exported:
    """
    Return the claim map of *case*, with what it does not show as losses.

    A picture never shows a protected value, whatever *protected* says, so it has nothing to refuse.
    *conflicts*, as `detect` finds them, are drawn into it.

    Raises:
        ValueError: There are no words in *language*.
    """
    check_protected(protected)
    return Exported(
        data=draw(claim_map(case, language=language, conflicts=conflicts)), losses=map_losses(case)
    )


def tree(
    case: CaseView, record: RecordOrId, *, language: str = "en", taken_back: Collection[str] = ()
) -> str:
    """
    Return the provenance tree of a claim or rebuttal: every attribution, and who has it from whom.

    The attributions whose ids are *taken_back* are marked as such.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
        ValueError: There are no words in *language*.
    """
    return draw(provenance_tree(case, record, language=language, taken_back=taken_back))


def draw(picture: Picture) -> str:
    """Return *picture* in DOT."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    yield "digraph counterclaim {"
    yield '  graph [rankdir=LR, charset="UTF-8", fontname="Helvetica"];'
    yield '  node [fontname="Helvetica", fontsize=12];'
    yield '  edge [fontname="Helvetica", fontsize=10];'
    nodes = picture.by_lane()
    for lane in picture.lanes:
        yield f"  subgraph cluster_{lane.id} {{"
        yield f"    label={_quoted(lane.lines)};"
        yield from (f"    {_node(node)}" for node in nodes[lane.id])
        yield "  }"
    yield from (f"  {_node(node)}" for node in nodes[None])
    for edge in picture.edges:
        label = f"label={_quoted((edge.label,))}, " if edge.label else ""
        yield f"  {edge.tail} -> {edge.head} [{label}{_EDGES[edge.kind]}];"
    yield "}"


def _node(node: Node) -> str:
    return f"{node.id} [label={_quoted(node.lines)}, {_NODES[node.kind]}];"


def _quoted(lines: tuple[str, ...]) -> str:
    """Return *lines* as one quoted string."""
    return '"' + "\\n".join(map(_escaped, lines)) + '"'


def _escaped(line: str) -> str:
    # Graphviz reads escapes as \N and entities as &lt; in every label, so they are taken out of both.
    line = plain_line(line).replace("&", "&amp;")
    return line.replace("\\", "\\\\").replace('"', '\\"')
