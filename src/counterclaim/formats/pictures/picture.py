"""What a picture consists of: nodes, some of them in lanes, and arrows between them."""

from __future__ import annotations

import enum
from collections.abc import Mapping

from attrs import field, frozen

__all__ = ["Drawing", "Edge", "EdgeKind", "Lane", "Node", "NodeKind", "Picture"]


class NodeKind(enum.Enum):
    """
    What a node stands for; each kind has a look of its own.

    `WORD` is an attribution in which a source takes it upon itself, `REPORT` one in which it does not.
    `OTHER` is a record that something drawn refers to. `UNKNOWN` is what is not on record, `SILENCE` that no
    word of a source is, `RECORD` what we hold ourselves.
    """

    TITLE = "title"
    CLAIM = "claim"
    WORD = "word"
    REPORT = "report"
    REBUTTAL = "rebuttal"
    EVIDENCE = "evidence"
    CONFLICT = "conflict"
    OTHER = "other"
    UNKNOWN = "unknown"
    SILENCE = "silence"
    RECORD = "record"


class EdgeKind(enum.Enum):
    """
    What an arrow says; each kind has a line and a head of its own, so that none is told by colour alone.

    `CONFLICT` joins a conflict with what is in it and `SAME` what was judged the same; neither has a
    direction.
    """

    STATES = "states"
    REPORTS = "reports"
    REBUTS = "rebuts"
    QUALIFIES = "qualifies"
    INSTEAD = "instead"
    SUPPORTS = "supports"
    UNDERMINES = "undermines"
    CITES = "cites"
    ASSUMES = "assumes"
    SAME = "same"
    CONFLICT = "conflict"


@frozen(kw_only=True)
class Node:
    """
    One thing in a picture.

    Attributes:
        id: Its name in the picture; made up, as `n1`.
        kind: What it stands for.
        lines: What is written in it. Texts from outside, so a writer has to escape them.
        lane: The id of the lane that it stands in.
        record: The id of the record that it stands for.
    """

    id: str
    kind: NodeKind
    lines: tuple[str, ...]
    lane: str | None = None
    record: str | None = None


@frozen(kw_only=True)
class Edge:
    """
    An arrow between two nodes.

    Attributes:
        tail: The id of the node that it begins at.
        head: The id of the node that it points at.
        kind: What it says.
        label: What is written on it.
    """

    tail: str
    head: str
    kind: EdgeKind
    label: str = ""


@frozen(kw_only=True)
class Lane:
    """
    A part of a picture that belongs to one source.

    Attributes:
        id: Its name in the picture; made up, as `lane1`.
        lines: Its title. Texts from outside, so a writer has to escape them.
        record: The id of the source.
    """

    id: str
    lines: tuple[str, ...]
    record: str


@frozen(kw_only=True)
class Picture:
    """
    A picture as data, in the order in which it is drawn.

    Attributes:
        lanes: Its lanes; each holds a node at least.
        nodes: Its nodes.
        edges: The arrows between them.
    """

    lanes: tuple[Lane, ...] = ()
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()

    def by_lane(self) -> Mapping[str | None, list[Node]]:
        """Return the nodes of each lane by its id, and under `None` those outside."""
        found: dict[str | None, list[Node]] = {None: [], **{lane.id: [] for lane in self.lanes}}
        for node in self.nodes:
            found[node.lane].append(node)
        return found


@frozen(eq=False)
class Drawing:
    """A picture that is being made; it makes up the names of what is in it."""

    _lanes: dict[str, Lane] = field(factory=dict, init=False)
    _nodes: list[Node] = field(factory=list, init=False)
    _edges: list[Edge] = field(factory=list, init=False)
    _used: set[str] = field(factory=set, init=False)
    _of: dict[str, str] = field(factory=dict, init=False)

    def lane(self, record: str, lines: tuple[str, ...]) -> str:
        """Return the lane of the source *record*; it is given the title *lines* where it is new."""
        if record not in self._lanes:
            self._lanes[record] = Lane(id=f"lane{len(self._lanes) + 1}", lines=lines, record=record)
        return self._lanes[record].id

    def node(
        self, kind: NodeKind, lines: tuple[str, ...], *, lane: str | None = None, record: str | None = None
    ) -> str:
        """Add a node and return its id."""
        id = f"n{len(self._nodes) + 1}"
        self._nodes.append(Node(id=id, kind=kind, lines=lines, lane=lane, record=record))
        if record is not None:
            self._of[record] = id
        if lane is not None:
            self._used.add(lane)
        return id

    def edge(self, tail: str, head: str, kind: EdgeKind, label: str = "") -> None:
        """Add an arrow."""
        self._edges.append(Edge(tail=tail, head=head, kind=kind, label=label))

    def standing_for(self, record: str) -> str | None:
        """Return the id of the node that stands for *record*, where there is one."""
        return self._of.get(record)

    def empty_lanes(self) -> tuple[Lane, ...]:
        """Return the lanes without a node, by the order of the lanes."""
        return tuple(lane for lane in self._lanes.values() if lane.id not in self._used)

    def picture(self) -> Picture:
        """Return what was drawn."""
        return Picture(lanes=tuple(self._lanes.values()), nodes=tuple(self._nodes), edges=tuple(self._edges))
