"""
A provenance tree made small enough to be looked at: what is alike shares a node, as does what is too much.

How many words a node stands for is written in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from counterclaim.formats.pictures.picture import EdgeKind, NodeKind, Picture
from counterclaim.formats.svg.layering import layers_of

__all__ = ["Branch", "SmallTree", "Twig", "small_tree"]

#: Up to so many nodes, each stands by itself.
MOST_SINGLE = 24
#: Layers that are drawn, and nodes in one layer where there are more nodes than that.
MOST_LAYERS, MOST_IN_LAYER = 8, 10
#: How many layers stay at either end where those in the middle are one node.
_KEPT = 3


@frozen(kw_only=True)
class Twig:
    """
    A node of the tree that is drawn.

    Attributes:
        members: The places of the nodes of the picture that it stands for.
        why: Why it stands for several: `alike`, `between` or `more`; "" where it stands for one.
    """

    members: tuple[int, ...]
    why: str = ""


@frozen
class Branch:
    """
    An arrow of the tree that is drawn, from one twig to another by their places.

    Attributes:
        tail: Where it begins.
        head: Where it points.
        solid: Whether who passes it on makes it their own.
        label: What is written on it.
    """

    tail: int
    head: int
    solid: bool
    label: str


@frozen(kw_only=True)
class SmallTree:
    """
    A tree that is ready to be laid out.

    Attributes:
        twigs: Its nodes.
        branches: Its arrows, each once.
    """

    twigs: tuple[Twig, ...]
    branches: tuple[Branch, ...]


def small_tree(picture: Picture) -> SmallTree:
    """Return the tree *picture* with a bounded number of nodes."""
    places = {node.id: place for place, node in enumerate(picture.nodes)}
    branches = [
        Branch(places[edge.tail], places[edge.head], edge.kind is EdgeKind.STATES, edge.label)
        for edge in picture.edges
    ]
    twigs = [Twig(members=(place,)) for place in range(len(picture.nodes))]
    kinds = [node.kind for node in picture.nodes]
    if len(twigs) > MOST_SINGLE:
        twigs, branches = _joined(twigs, branches, _alike(kinds, branches), "alike")
    level, _ = layers_of(len(twigs), _pairs(branches))
    depth = max(level, default=0) + 1
    if depth > MOST_LAYERS:
        middle = {place: ("between",) for place, of in enumerate(level) if _KEPT <= of < depth - _KEPT}
        twigs, branches = _joined(twigs, branches, middle, "between")
        level, _ = layers_of(len(twigs), _pairs(branches))
    if len(twigs) > MOST_SINGLE:
        twigs, branches = _joined(twigs, branches, _beyond(level), "more")
    return SmallTree(twigs=tuple(twigs), branches=tuple(branches))


def _pairs(branches: Iterable[Branch]) -> list[tuple[int, int]]:
    found = dict.fromkeys((branch.tail, branch.head) for branch in branches)
    return [pair for pair in found if pair[0] != pair[1]]


def _alike(kinds: list[NodeKind], branches: list[Branch]) -> Mapping[int, object]:
    """Return a key for each node: those with the same one are joined to the same others in the same way."""
    joined: list[list[tuple[int, int, bool, str]]] = [[] for _ in kinds]
    for branch in branches:
        joined[branch.tail].append((0, branch.head, branch.solid, branch.label))
        joined[branch.head].append((1, branch.tail, branch.solid, branch.label))
    return {
        place: (kind, tuple(sorted(joined[place])))
        for place, kind in enumerate(kinds)
        if kind in (NodeKind.WORD, NodeKind.REPORT, NodeKind.UNKNOWN)
    }


def _beyond(level: list[int]) -> Mapping[int, object]:
    """Return the layer of each node for which there is no room in it."""
    taken: dict[int, list[int]] = {}
    for place, of in enumerate(level):
        taken.setdefault(of, []).append(place)
    return {
        place: of
        for of, places in taken.items()
        if len(places) > MOST_IN_LAYER
        for place in places[MOST_IN_LAYER - 1 :]
    }


def _joined(
    twigs: list[Twig], branches: list[Branch], keys: Mapping[int, object], why: str
) -> tuple[list[Twig], list[Branch]]:
    """Return the tree in which the nodes with the same one of *keys* are one, in the place of the first."""
    groups: dict[object, list[int]] = {}
    for place in range(len(twigs)):
        groups.setdefault(("joined", keys[place]) if place in keys else ("single", place), []).append(place)
    found: list[Twig] = []
    moved: dict[int, int] = {}
    for number, group in enumerate(groups.values()):
        moved.update(dict.fromkeys(group, number))
        members = tuple(member for place in group for member in twigs[place].members)
        found.append(Twig(members=members, why=why) if len(group) > 1 else twigs[group[0]])
    kept: dict[Branch, None] = {}
    for branch in branches:
        tail, head = moved[branch.tail], moved[branch.head]
        if tail != head or branch.tail == branch.head:
            kept[Branch(tail, head, branch.solid, branch.label)] = None
    return found, list(kept)
