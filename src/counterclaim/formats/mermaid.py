"""
Mermaid flowcharts: the claim map of a case, and the provenance tree of a claim or rebuttal.

Every text is a quoted string in which whatever Mermaid, the Markdown in its labels or HTML may read as theirs
is an entity, and every name is made up, so nothing of what is on record can be read as Mermaid.
"""

from __future__ import annotations

import re
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

_SHAPES: dict[NodeKind, tuple[str, str]] = {
    NodeKind.TITLE: ("[", "]"),
    NodeKind.CLAIM: ("[", "]"),
    NodeKind.WORD: ("(", ")"),
    NodeKind.REPORT: ("([", "])"),
    NodeKind.REBUTTAL: ("{{", "}}"),
    NodeKind.EVIDENCE: ("[/", "/]"),
    NodeKind.CONFLICT: ("{", "}"),
    NodeKind.OTHER: ("[(", ")]"),
    NodeKind.UNKNOWN: (">", "]"),
    NodeKind.SILENCE: ("[", "]"),
    NodeKind.RECORD: ("[[", "]]"),
}
_ARROWS: dict[EdgeKind, str] = {
    EdgeKind.STATES: "-->",
    EdgeKind.REPORTS: "-.->",
    EdgeKind.REBUTS: "--x",
    EdgeKind.QUALIFIES: "-.-x",
    EdgeKind.INSTEAD: "==>",
    EdgeKind.SUPPORTS: "==o",
    EdgeKind.UNDERMINES: "==x",
    EdgeKind.CITES: "-.-o",
    EdgeKind.ASSUMES: "--o",
    EdgeKind.SAME: "===",
    EdgeKind.CONFLICT: "-.-",
}
_STYLES: dict[NodeKind, str] = {
    NodeKind.TITLE: "fill:none,stroke:none,font-size:18px",
    NodeKind.CLAIM: "stroke-width:2px",
    NodeKind.REPORT: "stroke-dasharray:6 4",
    NodeKind.REBUTTAL: "stroke:#b00020,stroke-width:2px",
    NodeKind.UNKNOWN: "stroke-dasharray:2 3",
    NodeKind.SILENCE: "fill:none,stroke:none",
}
_NAMED = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;"}
# Of ASCII, letters, digits and the signs of ordinary prose stay as they are. A dot or colon with no space
# behind it may belong to an address or icon, of which Mermaid makes a link or picture; a dash or a number in
# front may begin a list. The last three are what Mermaid puts in the place of "#" and ";" as it reads.
_ACTIVE = re.compile(
    r"^-|(?<![^0-9])[.)](?=\s|$)|\.(?=\S)|:(?! )"
    r"|[^\w\s,.:'()/!?\u0080-\U0010ffff-]|_|[\ufb02\u00b0\u00b6]"
)


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
    """Return *picture* as a flowchart."""
    return "\n".join(_lines(picture)) + "\n"


def _lines(picture: Picture) -> Iterator[str]:
    yield "flowchart LR"
    nodes = picture.by_lane()
    for lane in picture.lanes:
        yield f"  subgraph {lane.id}[{_quoted(lane.lines)}]"
        yield from (f"    {_node(node)}" for node in nodes[lane.id])
        yield "  end"
    yield from (f"  {_node(node)}" for node in nodes[None])
    for edge in picture.edges:
        label = f"|{_quoted((edge.label,))}|" if edge.label else ""
        yield f"  {edge.tail} {_ARROWS[edge.kind]}{label} {edge.head}"
    yield from _styles(picture)


def _node(node: Node) -> str:
    opening, closing = _SHAPES[node.kind]
    return f"{node.id}{opening}{_quoted(node.lines)}{closing}"


def _styles(picture: Picture) -> Iterator[str]:
    for kind, style in _STYLES.items():
        members = [node.id for node in picture.nodes if node.kind is kind]
        if members:
            yield f"  classDef {kind.value} {style}"
            yield f"  class {','.join(members)} {kind.value}"
    red = [str(place) for place, edge in enumerate(picture.edges) if edge.kind is EdgeKind.REBUTS]
    if red:
        yield f"  linkStyle {','.join(red)} stroke:#b00020,stroke-width:2px"


def _quoted(lines: tuple[str, ...]) -> str:
    """Return *lines* as one quoted string; of nothing, a space, since an empty one is a mistake."""
    return '"' + ("<br/>".join(map(_escaped, lines)) or "#160;") + '"'


def _escaped(line: str) -> str:
    return _ACTIVE.sub(_entity, plain_line(line))


def _entity(match: re.Match[str]) -> str:
    character = match[0]
    return _NAMED.get(character) or f"#{ord(character)};"
