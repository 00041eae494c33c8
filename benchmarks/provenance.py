"""
How many independent sources claims have, beside the maximum flow of networkx.

Ours is all of `Corroborator(case).of(claim)` for every claim: from the records to their sources, the
interval, the origins, the chains, the cut and the circles. Theirs is `maximum_flow_value` alone, on graphs
that are ready, in which each source is two nodes, with its default algorithm (preflow-push). What it takes to
make these graphs from the shapes is shown apart, and so is Edmonds and Karp's, the quickest of theirs here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import networkx as nx
from networkx.algorithms import flow

from benchmarks.beside import Timing, at_least, show, side_by_side
from benchmarks.dispute_shapes import SHAPES, Shape, attributed, projected
from counterclaim.case import Case
from counterclaim.provenance import Corroboration, Corroborator
from counterclaim.provenance.circles import circles
from counterclaim.provenance.disjoint import DisjointChains

CLAIMS = 10_000
PER_CLAIM = 10
LARGE = 100_000
HOPS = 10_000
SOURCES = 50
ALGORITHMS = (flow.preflow_push, flow.edmonds_karp)
CIRCLE_NODES = 100_000


def main() -> None:
    many_claims()
    one_claim()
    circles_beside_peer()


def many_claims() -> None:
    print(f"\n{CLAIMS * PER_CLAIM:,} attributions of {CLAIMS:,} claims, {PER_CLAIM} each")
    draw = random.Random(1)
    each = CLAIMS // len(SHAPES)
    kinds = {name: [make(draw, PER_CLAIM) for _ in range(each)] for name, make in SHAPES.items()}
    kinds["all of these, mixed"] = [shapes[number] for number in range(each) for shapes in kinds.values()]
    table: list[list[str]] = []
    mixed = 0.0
    for name, shapes in kinds.items():
        found = _many(shapes)
        ours, theirs = found["ours"], found["preflow_push"]
        assert [one.upper for one in ours.result] == theirs.result, name
        mixed = theirs.seconds / ours.seconds  # of the last, which are all of them
        table.append([f"{len(shapes):,} {name}", *_cells(found, len(shapes))])
    show(table, _COLUMNS)
    at_least("the claims mixed", mixed, 3)


_COLUMNS = [
    "claims",
    "µs a claim",
    "flow, µs",
    "ratio",
    "with making, ratio",
    "edmonds_karp, ratio",
    "our flow, µs",
    "circles, µs",
    "their circles, µs",
]


def _many(shapes: Sequence[Shape]) -> dict[str, Timing]:
    case = attributed(shapes, SOURCES)
    names = [f"c{number}" for number in range(len(shapes))]
    graphs = [split(shape) for shape in shapes]
    flat = [numbered(shape) for shape in shapes]
    whole = [nx.DiGraph(projected(shape)[0]) for shape in shapes]
    ways: dict[str, Callable[[], Any]] = {
        "ours": lambda: all_of(case, names),
        "making": lambda: [split(shape) for shape in shapes],
        "our flow": lambda: [DisjointChains(*one).count for one in flat],
        "our circles": lambda: [circles(successors) for successors, _, _ in flat],
        "their circles": lambda: [list(nx.strongly_connected_components(graph)) for graph in whole],
    }
    for algorithm in ALGORITHMS:
        ways[algorithm.__name__] = lambda algorithm=algorithm: [
            nx.maximum_flow_value(graph, "from", "to", flow_func=algorithm) for graph in graphs
        ]
    return side_by_side(ways, runs=2)


def _cells(found: dict[str, Timing], count: int) -> list[str]:
    ours = found["ours"].seconds
    theirs = found["preflow_push"].seconds
    each = {name: f"{timing.seconds / count * 1e6:.0f}" for name, timing in found.items()}
    return [
        each["ours"],
        each["preflow_push"],
        f"{theirs / ours:.2f}",
        f"{(theirs + found['making'].seconds) / ours:.2f}",
        f"{found['edmonds_karp'].seconds / ours:.2f}",
        each["our flow"],
        each["our circles"],
        each["their circles"],
    ]


def all_of(case: Case, names: Sequence[str]) -> list[Corroboration]:
    corroborator = Corroborator(case)
    return [corroborator.of(name) for name in names]


def split(shape: Shape) -> nx.DiGraph:
    """Return the graph in which the flow is sought: a chain comes in at one node of each source."""
    edges, origins, joined = projected(shape)
    graph = nx.DiGraph()
    graph.add_nodes_from(("from", "to"))
    graph.add_edges_from((((hop.source, 0), (hop.source, 1)) for hop in shape), capacity=1)
    graph.add_edges_from((((before, 1), (after, 0)) for before, after in edges), capacity=1)
    graph.add_edges_from((("from", (source, 0)) for source in origins), capacity=1)
    graph.add_edges_from((((source, 1), "to") for source in joined), capacity=1)
    return graph


def numbered(shape: Shape) -> tuple[list[list[int]], list[int], set[int]]:
    """Return the successors of each source, those that chains begin with, and those joined to us."""
    edges, origins, joined = projected(shape)
    successors: list[list[int]] = [[] for _ in range(1 + max(hop.source for hop in shape))]
    for before, after in sorted(edges):
        successors[before].append(after)
    return successors, sorted(origins), joined


def one_claim() -> None:
    print("\nOne claim with many attributions")
    table: list[list[str]] = []
    for name, size, algorithm in (
        ("one wire story", LARGE, flow.edmonds_karp),
        ("layers", LARGE // 10, flow.preflow_push),
        ("layers", LARGE, None),
        ("chain", HOPS, flow.preflow_push),
        ("chain", HOPS, flow.edmonds_karp),
        ("chain", LARGE, None),
    ):
        shape = SHAPES[name](random.Random(1), size)
        table.append([f"{name}, {size:,} attributions", *_of_one_claim(shape, algorithm)])
    show(table, ["claim", "independent", "ours, s", "flow, s", "ratio", "of their algorithms"])


def _of_one_claim(shape: Shape, algorithm: Callable[..., Any] | None) -> list[str]:
    case, graph = attributed([shape], len(shape)), split(shape)
    ways: dict[str, Callable[[], Any]] = {"ours": lambda: all_of(case, ["c0"])}
    if algorithm is not None:
        ways["theirs"] = lambda: nx.maximum_flow_value(graph, "from", "to", flow_func=algorithm)
    found = side_by_side(ways, runs=2)
    seconds, result = found["ours"]
    row = [f"{result[0].upper:,}", f"{seconds:.3f}"]
    if algorithm is None:
        return [*row, "", "", "none: too long"]
    assert result[0].upper == found["theirs"].result
    theirs = found["theirs"].seconds
    return [*row, f"{theirs:.3f}", f"{theirs / seconds:.2f}", algorithm.__name__]


def circles_beside_peer() -> None:
    print(f"\nCircles among {CIRCLE_NODES:,} sources, beside strongly_connected_components")
    table: list[list[str]] = []
    for per_node in (0.5, 1.0, 2.0):
        draw = random.Random(1)
        successors: list[list[int]] = [[] for _ in range(CIRCLE_NODES)]
        for _ in range(int(per_node * CIRCLE_NODES)):
            successors[draw.randrange(CIRCLE_NODES)].append(draw.randrange(CIRCLE_NODES))
        table.append([f"random, {per_node:g} edges a node", *_circles(successors)])
    ring = [[(node + 1) % CIRCLE_NODES] for node in range(CIRCLE_NODES)]
    table.append(["one circle", *_circles(ring)])
    show(table, ["graph", "ours, s", "theirs, s", "ratio", "circles"])


def _circles(successors: list[list[int]]) -> list[str]:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(successors)))
    graph.add_edges_from((node, other) for node, others in enumerate(successors) for other in others)
    found = side_by_side(
        {
            "ours": lambda: circles(successors),
            "theirs": lambda: list(nx.strongly_connected_components(graph)),
        },
        runs=3,
    )
    ours, theirs = found["ours"], found["theirs"]
    wanted = sorted(tuple(sorted(component)) for component in theirs.result if len(component) > 1)
    assert list(ours.result) == wanted
    ratio = f"{theirs.seconds / ours.seconds:.2f}"
    return [f"{ours.seconds:.3f}", f"{theirs.seconds:.3f}", ratio, f"{len(wanted):,}"]
