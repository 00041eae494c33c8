"""
Pictures of a case as data, before they are written in any language of drawings, and as tables of words.

`counterclaim.formats.dot` and `counterclaim.formats.mermaid` write the claim map and the provenance tree,
`counterclaim.formats.svg` those and the timeline. Nothing is cut here: a picture of a large case is large.
"""

from __future__ import annotations

from counterclaim.formats.pictures.claim_map import claim_map
from counterclaim.formats.pictures.picture import Edge, EdgeKind, Lane, Node, NodeKind, Picture
from counterclaim.formats.pictures.tables import (
    MapRow,
    TimelineRow,
    TreeRow,
    map_rows,
    timeline_rows,
    tree_rows,
)
from counterclaim.formats.pictures.timeline import Moment, MomentKind, Timeline, timeline
from counterclaim.formats.pictures.tree import provenance_tree

__all__ = [
    "Edge",
    "EdgeKind",
    "Lane",
    "MapRow",
    "Moment",
    "MomentKind",
    "Node",
    "NodeKind",
    "Picture",
    "Timeline",
    "TimelineRow",
    "TreeRow",
    "claim_map",
    "map_rows",
    "provenance_tree",
    "timeline",
    "timeline_rows",
    "tree_rows",
]
