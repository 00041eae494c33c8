"""
Labels after all attacks, beside the grounded extension of formal-argumentation, and what an update costs.

Both sides are given the attacks in memory: ours as pairs of numbers, from which `Labelling` makes its lists
within its time; theirs as a framework, whose making is shown apart and not counted. They read it into indexes
of their own within their time.

"Case-like" graphs are many small disputes: claims and attributions, denials both ways, retractions one way,
and retractions of these. "Random" ones are said with how many attacks there are per node.
"""

from __future__ import annotations

import random
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from argumentation.core.dung import ArgumentationFramework, grounded_extension

from benchmarks.beside import at_least, at_most, collector_off, show, side_by_side
from benchmarks.dispute_shapes import case_like_attacks, denial, disputed, random_attacks, retraction
from counterclaim.case import Case
from counterclaim.model import Attribution, Claim, Rebuttal, RebuttalKind
from counterclaim.standing import Label, Standings, assess
from counterclaim.standing.edges import Edges
from counterclaim.standing.labelling import Labelling
from counterclaim.standing.nodes import Nodes

SIZES = (10_000, 100_000, 1_000_000)
BESIDE_PEER = 100_000
ATTACKS_PER_NODE = (0.5, 1, 1.5, 2, 3, 5)
CASE_LIKE = "case-like"
RECORDS = 100_000
UPDATES = 300

Attacks = Sequence[tuple[int, int]]


def main() -> None:
    beside_peer()
    growth()
    case, standings = of_a_case()
    updates(case, standings)


def graph(shape: str, size: int) -> Attacks:
    return case_like_attacks(size) if shape == CASE_LIKE else random_attacks(size, float(shape.split()[1]))


GROWING = (CASE_LIKE, "random, 0.5 a node", "random, 2 a node")
SHAPES = (CASE_LIKE, *(f"random, {number:g} a node" for number in ATTACKS_PER_NODE))


def labelled(size: int, attacks: Attacks) -> Labelling:
    labelling = Labelling(size, attacks)
    labelling.settle()
    return labelling


def framework(size: int, attacks: Attacks) -> ArgumentationFramework:
    pairs = frozenset((str(attacker), str(node)) for attacker, node in attacks)
    return ArgumentationFramework(frozenset(map(str, range(size))), pairs)


def beside_peer() -> None:
    print("\nLabels: Labelling(size, attacks).settle(), and grounded_extension(framework)")
    ratios: dict[str, float] = {}
    table: list[list[Any]] = []
    for size in (size for size in SIZES if size <= BESIDE_PEER):
        for shape in SHAPES:
            row, ratio = _beside_peer(shape, size)
            table.append([f"{size:,} {shape}", *row])
            if size == BESIDE_PEER:
                ratios[shape] = ratio
    show(table, _LABEL_COLUMNS)
    at_least("case-like graph of 100,000 nodes", ratios.pop(CASE_LIKE), 8)
    at_least("random graphs of 100,000 nodes, the least of all", min(ratios.values()), 3)


_LABEL_COLUMNS = [
    "nodes",
    "attacks",
    "in",
    "out",
    "undecided",
    "ours, s",
    "theirs, s",
    "ratio",
    "framework, s",
]


def _beside_peer(shape: str, size: int) -> tuple[list[str], float]:
    attacks = graph(shape, size)
    built = side_by_side({"theirs": lambda: framework(size, attacks)}, runs=1)["theirs"]
    found = side_by_side(
        {"ours": lambda: labelled(size, attacks), "theirs": lambda: grounded_extension(built.result)}
    )
    ours, theirs = found["ours"], found["theirs"]
    labels = ours.result.labels
    assert {str(node) for node, label in enumerate(labels) if label == Label.IN} == theirs.result, shape
    counts = [f"{labels.count(label):,}" for label in (Label.IN, Label.OUT, Label.UNDECIDED)]
    ratio = theirs.seconds / ours.seconds
    times = [f"{ours.seconds:.4f}", f"{theirs.seconds:.4f}", f"{ratio:.2f}", f"{built.seconds:.3f}"]
    return [f"{len(attacks):,}", *counts, *times], ratio


def growth() -> None:
    print("\nLabels: microseconds a node")
    table: list[list[str]] = []
    for shape in GROWING:
        for name, cost, sizes in (("ours", _our_cost, SIZES), ("theirs", _their_cost, SIZES[:-1])):
            costs = [cost(size, graph(shape, size)) for size in sizes]
            missing = [""] * (len(SIZES) - len(sizes))
            grown = [f"{after / before:.2f}" for before, after in pairwise(costs)]
            table.append([f"{shape}, {name}", *(f"{one:.3f}" for one in costs), *missing, *grown, *missing])
    steps = [f"{after:,} by {before:,}" for before, after in pairwise(SIZES)]
    show(table, ["", *(f"{size:,}" for size in SIZES), *steps])
    print("last columns: growth of time by growth of nodes; 1 is linear, what caches do not hold costs more")


def _our_cost(size: int, attacks: Attacks) -> float:
    return _microseconds(lambda: labelled(size, attacks), size)


def _their_cost(size: int, attacks: Attacks) -> float:
    made = framework(size, attacks)
    return _microseconds(lambda: grounded_extension(made), size)


def _microseconds(way: Callable[[], object], size: int) -> float:
    return side_by_side({"": way}, runs=3)[""].seconds / size * 1e6


def of_a_case() -> tuple[Case, Standings]:
    print(f"\nassess(case), {RECORDS:,} records: claims, attributions and rebuttals, without their sources")
    case = disputed(RECORDS)
    kinds = Counter(type(record).__name__ for record in case)
    print(", ".join(f"{number:,} {kind}" for kind, number in sorted(kinds.items())))
    first = side_by_side({"": lambda: assess(disputed(RECORDS), conflicts=())}, runs=1)[""].seconds
    made = side_by_side({"": lambda: disputed(RECORDS)}, runs=1)[""].seconds
    again = side_by_side({"": lambda: assess(case)}, runs=3)[""]
    table = [
        ["a new case, with its look-ups", f"{first - made:.2f}", f"{RECORDS / (first - made):,.0f}"],
        ["again", f"{again.seconds:.2f}", f"{RECORDS / again.seconds:,.0f}"],
    ]
    show(table, ["", "seconds", "records/s"])
    tracemalloc.start()
    standings = assess(case)
    print(f"memory of the standings: {tracemalloc.get_traced_memory()[0] / RECORDS:,.0f} bytes a record")
    tracemalloc.stop()
    return case, standings


def updates(case: Case, standings: Standings) -> None:
    print(f"\nOne more rebuttal there, {3 * UPDATES} times: case.add(record); standings.update(record)")
    full, settled = _from_scratch(case)
    costs: dict[str, list[float]] = {}
    with collector_off():
        for what, rebuttal in _new_rebuttals(case):
            start = time.process_time()
            case.add(rebuttal)
            standings.update(rebuttal)
            costs.setdefault(what, []).append(time.process_time() - start)
    costs["all of them"] = [seconds for column in costs.values() for seconds in column]
    anew = assess(case)
    assert all(standings.label(id) == anew.label(id) for id in anew), "updates differ from labelling anew"
    show([_row(what, column, full, settled) for what, column in costs.items()], _UPDATE_COLUMNS)
    print(f"labelling alone: {settled:.3f} s; assess anew: {full:.2f} s")
    middle = median(costs["all of them"])
    at_most("median of an update by a labelling alone", middle / settled, 0.001)
    at_most("median of an update by assess anew", middle / full, 0.001)


_UPDATE_COLUMNS = ["", "median, µs", "99th percentile, µs", "labelling by median", "assess by median"]


def _row(what: str, column: list[float], full: float, settled: float) -> list[str]:
    middle, high = median(column), sorted(column)[len(column) * 99 // 100]
    ratios = (f"{whole / middle:,.0f}" for whole in (settled, full))
    return [what, f"{middle * 1e6:.0f}", f"{high * 1e6:.0f}", *ratios]


def _from_scratch(case: Case) -> tuple[float, float]:
    """Return the least seconds of `assess`, and of the labelling alone of the same graph."""
    full = side_by_side({"": lambda: assess(case)}, runs=3)[""].seconds
    settled = []
    for _ in range(3):
        nodes = Nodes(Edges(case, ()), ())
        settled.append(side_by_side({"": nodes.settle}, runs=1)[""].seconds)
    return full, min(settled)


def _new_rebuttals(case: Case) -> list[tuple[str, Rebuttal]]:
    draw = random.Random(2)
    denials = [record for record in case.of_type(Rebuttal) if record.kind is RebuttalKind.DENIAL]
    new = [
        ("denial of a claim", denial(f"{claim.id}-new", claim.id, by="new"))
        for claim in draw.sample(case.of_type(Claim), UPDATES)
    ]
    for denied in draw.sample(denials, UPDATES):
        new.append(("retraction of a denial", retraction(f"{denied.id}-new", denied.id, by=denied.by)))
    for said in draw.sample(case.of_type(Attribution), UPDATES):
        new.append(("retraction of an attribution", retraction(f"{said.id}-new", said.id, by=said.source)))
    draw.shuffle(new)
    return new
