"""
Pictures of a case as data: nodes, arrows and lanes, before they are written in any language of drawings.

`counterclaim.formats.dot` and `counterclaim.formats.mermaid` write them. Nothing is cut: a picture of a large
case is large.
"""

from __future__ import annotations

from counterclaim.formats.pictures.claim_map import claim_map
from counterclaim.formats.pictures.picture import Edge, EdgeKind, Lane, Node, NodeKind, Picture
from counterclaim.formats.pictures.tree import provenance_tree

__all__ = ["Edge", "EdgeKind", "Lane", "Node", "NodeKind", "Picture", "claim_map", "provenance_tree"]
