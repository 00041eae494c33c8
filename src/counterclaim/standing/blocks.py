"""Conflicts for more than one pair: which claims they contest as a whole."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from counterclaim.conflicts.conflict import Conflict
from counterclaim.standing.edges import Edges
from counterclaim.standing.nodes import Nodes
from counterclaim.standing.standing import Label

__all__ = ["Blocks"]

_MOST_NAMED = 20


@attrs.frozen
class _Block:
    """The sides of a conflict: which of them each node is on, and the first of each that has not fallen."""

    sides_of: dict[int, set[int]]
    standing: dict[int, int]
    all_together: bool
    count: int

    def opposed(self, node: int) -> bool:
        """Return whether what stands on the other sides is enough to contest *node*."""
        own = self.sides_of[node]
        others = len(self.standing) - sum(side in self.standing for side in own)
        return others == self.count - len(own) if self.all_together else others > 0

    def rivals(self, node: int) -> Iterator[int]:
        """Yield one node of each other side that has not fallen."""
        own = self.sides_of[node]
        return (rival for side, rival in self.standing.items() if side not in own)


class Blocks:
    """
    The conflicts of a case that stand for more than one pair, or hold between more than two claims.

    Of a large block any two camps are in conflict, so each is contested while another stands. Of a conflict
    of several claims, all together cannot hold and fewer can, so each is contested while all others stand.
    What was found is kept until `forget`, since a block may have as many members as a case has claims.
    """

    def __init__(self, edges: Edges, nodes: Nodes) -> None:
        self._edges = edges
        self._nodes = nodes
        self._found: dict[int, _Block] = {}

    def forget(self) -> None:
        """Forget what was found, since labels have changed."""
        self._found.clear()

    def opposed(self, node: int) -> bool:
        """Return whether a block contests *node*."""
        return any(block.opposed(node) for block in self._of(node))

    def rivals(self, node: int) -> list[int]:
        """Return what stands against *node*: one node of each other side, of many sides the first."""
        found: dict[int, None] = {}
        for block in self._of(node):
            if block.opposed(node):
                for rival in block.rivals(node):
                    found[rival] = None
                    if len(found) == _MOST_NAMED:
                        return list(found)
        return list(found)

    def _of(self, node: int) -> Iterator[_Block]:
        numbers = dict.fromkeys(
            number for id in self._nodes.members[node] for number in self._edges.blocks_of(id)
        )
        for number in numbers:
            if number not in self._found:
                self._found[number] = self._made(self._edges.blocks[number])
            yield self._found[number]

    def _made(self, conflict: Conflict) -> _Block:
        sides_of: dict[int, set[int]] = {}
        first: list[tuple[str, int, int]] = []
        for place, side in enumerate(conflict.sides):
            nodes = self._nodes.of(map(self._edges.record_of, side))
            for node in nodes:
                sides_of.setdefault(node, set()).add(place)
            standing = [node for node in nodes if self._nodes.labels.labels[node] != Label.OUT]
            if standing:
                name, node = min((self._nodes.name(node), node) for node in standing)
                first.append((name, place, node))
        return _Block(
            sides_of=sides_of,
            standing={place: node for _, place, node in sorted(first)},
            all_together=conflict.pairs == 1,
            count=len(conflict.sides),
        )
