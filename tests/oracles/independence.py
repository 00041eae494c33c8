"""
How many independent sources there are, read from the design: a second way to the same numbers.

It reads nothing but the list of records, and leaves the flow and the components to networkx.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from itertools import combinations

import networkx as nx

from counterclaim.model import (
    Attribution,
    Claim,
    Document,
    Group,
    Judgement,
    Rebuttal,
    Record,
    SameAs,
    Source,
    UnnamedSource,
)

__all__ = ["Sources", "classes", "joined_to_us"]

FROM, US = "from", "us"


def classes(records: Iterable[Record], *, dependent: bool = False) -> nx.Graph:
    """A graph whose components are what was judged the same, or is not independent."""
    graph = nx.Graph()
    for record in records:
        if isinstance(record, SameAs) and record.judgement is Judgement.SAME:
            graph.add_edge(record.left, record.right)
        elif dependent and isinstance(record, Source):
            members = record.members if isinstance(record, Group) else ()
            graph.add_edges_from((record.id, other) for other in (*record.depends_on, *members))
    return graph


def together(graph: nx.Graph, id: str) -> frozenset[str]:
    return frozenset(nx.node_connected_component(graph, id)) if id in graph else frozenset({id})


def joined_to_us(records: Collection[Record], told: Collection[Attribution]) -> set[str]:
    """Those whose document we hold, those nobody else relays, and circles of which neither is true."""
    documents = {record.id for record in records if isinstance(record, Document)}
    held = {entry.id for entry in told if entry.document in documents}
    ids = {entry.id for entry in told}
    relays = nx.DiGraph()
    relays.add_nodes_from(ids)
    relays.add_edges_from((entry.id, id) for entry in told for id in entry.relays if id in ids)
    outermost = nx.condensation(relays)
    unrelayed = [outermost.nodes[part]["members"] for part in outermost if not outermost.in_degree(part)]
    return held.union(*(circle for circle in unrelayed if held.isdisjoint(circle)))


class Sources:
    """The sources behind one claim or rebuttal, merged where they are not independent."""

    def __init__(self, records: Collection[Record], about: str, fallen: Collection[str] = ()) -> None:
        self.records = {record.id: record for record in records}
        self.fallen = fallen
        self.one = classes(records, dependent=True)
        about_all = together(classes(records), about)
        acts = {id: self.records[id] for id in about_all if id in self.records}
        for claim in [act for act in acts.values() if isinstance(act, Claim) and not self.said(act.id)]:
            acts |= {
                r.id: r for r in records if isinstance(r, Rebuttal) and r.counterclaim == claim.id
            }  # nobody says it but those who put it in the place of something
        silent = {id for id in acts if id in fallen and id not in about_all}
        told = {entry.id: entry for id in {*acts, *about_all} for entry in self.said(id)}
        self.terminal = joined_to_us(records, told.values())
        self.told = self.with_relayed(told)
        self.quiet = {id for id in self.told if id in fallen or self.told[id].of in silent}
        self.makers = [
            act for act in acts.values()
            if isinstance(act, Rebuttal) and not self.said(act.id) and act.id not in silent
        ]  # fmt: skip
        self.carrying, self.cited = nx.DiGraph(), nx.DiGraph()
        self.sure: set[Hashable] = set()
        self.doubtful: set[Hashable] = set()
        self.first_hand: set[Hashable] = set()
        self.joined: set[Hashable] = set()
        self.project()

    def said(self, id: str) -> list[Attribution]:
        return [r for r in self.records.values() if isinstance(r, Attribution) and r.of == id]

    def with_relayed(self, told: dict[str, Attribution]) -> dict[str, Attribution]:
        found = dict(told)
        while True:
            relayed = [self.records.get(id) for entry in found.values() for id in entry.relays]
            more = {r.id: r for r in relayed if isinstance(r, Attribution) and r.id not in found}
            if not more:
                return found
            found |= more

    def node(self, source: str) -> Hashable:
        return ("source", together(self.one, source))

    def project(self) -> None:
        for act in self.makers:
            self.doubtful.add(self.node(act.by))
            self.joined.add(self.node(act.by))
        for entry in self.told.values():
            self.cited.add_node(self.node(entry.source))
            for id in entry.relays:
                beyond = self.node(self.told[id].source) if id in self.told else ("missing", id)
                self.cited.add_edge(beyond, self.node(entry.source))
            if entry.id not in self.quiet:
                self.carry(entry)
        self.carrying.add_nodes_from(self.sure | self.doubtful | self.joined)

    def carry(self, entry: Attribution) -> None:
        node = self.node(entry.source)
        if entry.id in self.terminal:
            self.joined.add(node)
        named = not isinstance(self.records.get(entry.source), UnnamedSource)
        if entry.first_hand:
            self.first_hand.add(node)
            (self.sure if named else self.doubtful).add(node)
        elif not entry.relays:
            self.doubtful.add(node)
        for id in entry.relays:
            if id not in self.told:
                self.doubtful.add(("missing", id))
                self.carrying.add_edge(("missing", id), node)
            elif id not in self.quiet:
                self.carrying.add_edge(self.node(self.told[id].source), node)

    def makes_origin(self, node: Hashable) -> tuple[str, ...]:
        """What makes *node* an origin: of what it says, only the surest."""
        kind, id = node
        alive = [entry for entry in self.told.values() if entry.id not in self.quiet]
        if kind == "missing":
            return tuple(sorted(entry.id for entry in alive if id in entry.relays))
        own = [entry for entry in alive if self.node(entry.source) == node]
        named = [entry for entry in own if not isinstance(self.records.get(entry.source), UnnamedSource)]
        unstated = {entry.id for entry in named if not entry.relays}
        unstated |= {act.id for act in self.makers if self.node(act.by) == node}
        best = (
            [entry.id for entry in named if entry.first_hand],
            [entry.id for entry in own if entry.first_hand],
            unstated,
            [entry.id for entry in own if not entry.relays],
        )
        return tuple(sorted(next(filter(None, best))))

    @property
    def origins(self) -> set[Hashable]:
        return self.reaching(self.sure | self.doubtful)

    def reaching(self, roots: set[Hashable], without: Collection[Hashable] = ()) -> set[Hashable]:
        """Those of *roots* from which something reaches us."""
        graph = self.carrying.copy()
        graph.remove_nodes_from(without)
        return {
            root for root in roots
            if root in graph and not self.joined.isdisjoint({root} | nx.descendants(graph, root))
        }  # fmt: skip

    def disjoint_chains(self, roots: set[Hashable]) -> int:
        """The largest number of chains that share no source, as a flow in which each source takes one."""
        split = nx.DiGraph()
        split.add_nodes_from([FROM, US])
        for node in self.carrying:
            split.add_edge((node, "in"), (node, "out"), capacity=1)
        split.add_edges_from(((left, "out"), (right, "in")) for left, right in self.carrying.edges)
        split.add_edges_from((FROM, (root, "in")) for root in roots)
        split.add_edges_from(((node, "out"), US) for node in self.joined)
        return nx.maximum_flow_value(split, FROM, US)

    @property
    def circles(self) -> list[set[Hashable]]:
        return [part for part in nx.strongly_connected_components(self.cited) if len(part) > 1]

    def has_origin(self, circle: set[Hashable]) -> bool:
        return any(
            not circle.isdisjoint({one} | nx.descendants(self.carrying, one)) for one in self.first_hand
        )

    @property
    def upper(self) -> int:
        return self.disjoint_chains(self.sure | self.doubtful)

    @property
    def lower(self) -> int:
        sure = self.disjoint_chains(self.sure)
        outside = self.origins.difference(*self.circles)
        return sure or int(bool(outside))

    @property
    def nearest_cut(self) -> set[Hashable]:
        """Of all smallest cuts, the one that lets least through from the origins before it."""
        roots = self.origins
        cuts = [
            set(cut) for cut in combinations(sorted(self.carrying, key=str), self.upper)
            if not self.reaching(roots, without=cut)
        ]  # fmt: skip
        return min(cuts, key=lambda cut: len(self.before(cut)))

    def before(self, cut: set[Hashable]) -> set[Hashable]:
        graph = self.carrying.copy()
        graph.remove_nodes_from(cut)
        starts = self.origins - cut
        return starts.union(*(nx.descendants(graph, root) for root in starts))

    def name(self, node: Hashable) -> str:
        """The first of the sources that count as one, of those that say something here."""
        kind, ids = node
        says = {entry.source for entry in self.told.values()} | {act.by for act in self.makers}
        return ids if kind == "missing" else min(ids & says)
