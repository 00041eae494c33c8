"""Why what has fallen fell: somebody took it back, it was overruled, or nothing was ever behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.standing.edges import Edges
from counterclaim.standing.labelling import Labelling
from counterclaim.standing.nodes import Nodes
from counterclaim.standing.standing import Label

__all__ = ["Falls"]


class Falls:
    """
    The falls in one graph of a case: of each node that is out, what lies below it.

    What was found is kept until `forget`, so that a chain of many hops is gone through once.
    """

    def __init__(self, edges: Edges, nodes: Nodes, graph: Labelling) -> None:
        self._edges = edges
        self._nodes = nodes
        self._graph = graph
        self._withdrawn: dict[int, bool] = {}
        self._overruled: dict[int, bool] = {}

    def forget(self) -> None:
        """Forget what was found, since labels have changed."""
        self._withdrawn.clear()
        self._overruled.clear()

    def is_withdrawn(self, node: int) -> bool:
        """Return whether *node*, or something that it rests on and that fell, was taken back."""
        return self._leads_to(node, lambda one: bool(self.taken_back(one)), self._withdrawn)

    def is_overruled(self, node: int) -> bool:
        """Return whether *node*, or something that it rests on, fell to what a person accepted."""
        return self._leads_to(node, lambda one: not self.dead_groups(one), self._overruled)

    def taken_back(self, node: int) -> list[int]:
        """Return the nodes that withdraw *node* for those whose word it is, and stand."""
        labels = self._graph.labels
        attacks = (attack for one in self._nodes.records(node) for attack in self._edges.challenges(one))
        found = self._nodes.of(attack.by for attack in attacks if attack.own)
        return [one for one in found if labels[one] == Label.IN]

    def overruling(self, node: int) -> list[int]:
        """Return the nodes that attack *node*, stand, and are not attacked back, since they were accepted."""
        graph = self._graph
        standing = [one for one in graph.attackers[node] if graph.labels[one] == Label.IN]
        # What the node attacks in turn stands only because the node has fallen, and is no reason for it.
        return [one for one in standing if node not in graph.attackers[one]]

    def dead_groups(self, node: int) -> list[list[int]]:
        """Return the groups of each of which *node* needs one, and all are out."""
        graph = self._graph
        groups = map(graph.members, graph.groups(node))
        return [group for group in groups if all(graph.labels[one] == Label.OUT for one in group)]

    def _fallen(self, node: int) -> Iterator[int]:
        return (one for group in self.dead_groups(node) for one in group)

    def _leads_to(self, node: int, wanted: Callable[[int], bool], known: dict[int, bool]) -> bool:
        """Return whether *node* or something below it is *wanted*; so everything below it is known then."""
        resting: dict[int, list[int]] = {}
        region = {} if node in known else {node: None}
        for one in (waiting := list(region)):
            for supporter in self._fallen(one):
                resting.setdefault(supporter, []).append(one)
                if supporter not in known and supporter not in region:
                    region[supporter] = None
                    waiting.append(supporter)
        leading = [one for one in {**region, **resting} if (known[one] if one in known else wanted(one))]
        known.update(dict.fromkeys(region, False))
        known.update(dict.fromkeys((one for one in leading if one in region), True))
        while leading:
            for one in resting.get(leading.pop(), ()):
                if not known[one]:
                    known[one] = True
                    leading.append(one)
        return known[node]
