"""
Finding conflicts among normalised rows, beside DuckDB's self-joins and a nested loop, all in one run.

Rows are drawn at random from a fixed seed; every count of ours is checked against the peers'. Each figure is
the median of three runs, or of fewer where one took more than five seconds; how many is printed. In DuckDB
the rows are loaded before the clock starts, see `conflict_peers`. Ratios are a peer's time by ours: above 1
we are faster, below 1 the peer is.

"Hot" blocks are those in which two values are disjoint. Rows of many blocks come mixed, as in a file, unless
"grouped" is said. "All of it" on one block counts `has_clash` where it has to look at every row, which is
where all values agree. Memory is the growth of the resident set of a fresh process at its peak, above what
the rows take (Linux). From statements to rows is another matter, and is timed apart, at the end.
"""

from __future__ import annotations

import gc
import json
import math
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tabulate import tabulate

from benchmarks.conflict_peers import (
    BLOCK_SIZE,
    BY_ID,
    LIMIT,
    LOWER_FIRST,
    OF_ONE_KEY,
    Database,
    case_of,
    nested_loop,
    rows_of_many_blocks,
    rows_of_one_block,
)
from counterclaim.conflicts import (
    Block,
    Row,
    camps_at,
    clashing_pairs,
    count_clashes,
    count_sure_clashes,
    detect,
    gather,
    has_clash,
    most_disputed_moment,
)
from counterclaim.conflicts.entries import Entries
from counterclaim.conflicts.rule_set import DEFAULT_RULES
from counterclaim.vocabulary import Vocabulary

RUNS = 3
LONG = 5.0
SIZES = (10_000, 100_000, 1_000_000)
HOT_PERCENTS = (10, 94)
PEER_SIZES = (2_000, 5_000, 50_000)
MOST_LOOPED = 5_000
MOST_LISTED = 256
STATEMENTS = 100_000


class Timing(NamedTuple):
    """The median of some runs, and what the last of them returned."""

    seconds: float
    runs: int
    result: Any


def main() -> None:
    one_block_beside_peers()
    many_blocks()
    one_large_block()
    from_a_case()


def timed(run: Callable[[], Any]) -> Timing:
    seconds: list[float] = []
    result = None
    while len(seconds) < RUNS and max(seconds, default=0) <= LONG:
        result = None
        gc.collect()
        start = time.perf_counter()
        result = run()
        seconds.append(time.perf_counter() - start)
    return Timing(median(seconds), len(seconds), result)


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the exponent with which *seconds* grow: least squares over the logarithms."""
    x, y = ([math.log(number) for number in numbers] for numbers in (sizes, seconds))
    middle = sum(x) / len(x)
    return sum((a - middle) * b for a, b in zip(x, y, strict=True)) / sum((a - middle) ** 2 for a in x)


def in_fresh_process(call: str) -> Any:
    """Return what *call*, of a function of this module, returns in a process of its own."""
    code = f"import json\nfrom benchmarks import conflicts\nprint(json.dumps(conflicts.{call}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def resident(field: str) -> float:
    """Return the resident set of this process in MB: `VmRSS` now, `VmHWM` at its peak."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))


def count_and_camps(rows: Sequence[Row]) -> tuple[int, list[list[int]]]:
    block = Block(rows)
    return count_clashes(block), camps_at(block, most_disputed_moment(block))


def prune_and_pair(rows: Sequence[Row]) -> int:
    count = 0
    for _, _, block in gather(rows):
        small = len(block) <= MOST_LISTED
        count += sum(1 for _ in clashing_pairs(block)) if small else count_clashes(block)
    return count


def one_block_beside_peers() -> None:
    print("\nOne block of dated rows: how many pairs conflict, and the camps of the most disputed moment")
    table: list[list[Any]] = []
    for count in PEER_SIZES:
        rows = rows_of_one_block(count)
        ours = timed(lambda rows=rows: count_and_camps(rows))
        pairs = ours.result[0]
        found = f"{pairs:,} pairs, {pairs / math.comb(count, 2):.0%} of all"
        table.append([f"{count:,}", "counterclaim, count and camps", *_cells(ours, ours), found])
        for name, peer in _peers(rows):
            assert peer.result in (pairs, None), name
            over = f"stopped after {LIMIT} s" if peer.result is None else ""
            table.append(["", name, *_cells(peer, ours), over])
    _print(table, ["rows", "", "seconds", "runs", "ratio", ""])


def _peers(rows: Sequence[Row]) -> Iterator[tuple[str, Timing]]:
    if len(rows) <= MOST_LOOPED:
        yield "nested loop in Python", timed(lambda: nested_loop(rows))
    database = Database(rows)
    for name, ask, condition in (
        ("DuckDB counting, a.id < b.id AND (… OR …)", database.count, BY_ID),
        ("DuckDB counting, lower value first", database.count, LOWER_FIRST),
        ("DuckDB listing, into a table", database.list_in_table, LOWER_FIRST),
        ("DuckDB listing, read into Python", database.list_in_python, LOWER_FIRST),
    ):
        yield name, timed(lambda ask=ask, condition=condition: database.within_limit(ask, condition))
    database.close()


def many_blocks() -> None:
    for percent in HOT_PERCENTS:
        print(f"\nBlocks of {BLOCK_SIZE} dated rows, {percent} % hot: prune, then every conflicting pair")
        seconds: dict[str, list[float]] = {}
        table: list[list[Any]] = []
        for count in SIZES:
            found = dict(_on_many_blocks(count, percent))
            ours = found["counterclaim"]
            memory = in_fresh_process(f"memory_of_many_blocks({count}, {percent})")
            for name, timing in found.items():
                seconds.setdefault(name, []).append(timing.seconds)
                table.append(["", name, *_cells(timing, ours), ""])
            table[-len(found)][0] = f"{count:,}"
            table[-len(found)][-1] = f"{ours.result:,} pairs, {memory:,.0f} MB more"
        _print(table, ["rows", "", "seconds", "runs", "ratio", ""])
        _print_growth(seconds)


def _on_many_blocks(count: int, percent: int) -> Iterator[tuple[str, Timing]]:
    rows = rows_of_many_blocks(count, percent)
    ours = timed(lambda: prune_and_pair(rows))
    yield "counterclaim", ours
    database = Database(rows)
    for name, ask in (("counting", database.count), ("listing, into a table", database.list_in_table)):
        peer = timed(lambda ask=ask: database.within_limit(ask, OF_ONE_KEY))
        assert peer.result in (ours.result, None), name
        yield f"DuckDB {name}", peer
    database.close()
    lines = [json.dumps(row) for row in rows]
    yield "JSON decoding of the same rows", timed(lambda: len([json.loads(line) for line in lines]))
    yield "Counter of the keys alone", timed(lambda: len(Counter(row.key for row in rows)))
    grouped = rows_of_many_blocks(count, percent, grouped=True)
    yield "counterclaim, grouped by key", timed(lambda: prune_and_pair(grouped))


def memory_of_many_blocks(count: int, percent: int) -> float:
    rows = rows_of_many_blocks(count, percent)
    before = resident("VmRSS")
    prune_and_pair(rows)
    return resident("VmHWM") - before


def one_large_block() -> None:
    print("\nOne block of dated rows, counterclaim alone: seconds, and how they grow")
    found = [in_fresh_process(f"costs_of_one_block({count})") for count in SIZES]
    names = [name for name in found[0] if name != "memory"]
    table: list[list[Any]] = [
        [name, *(f"{costs[name][0]:.3f} ({costs[name][1]})" for costs in found)] for name in names
    ]
    sums = [sum(costs[name][0] for name in names if name != _EARLY) for costs in found]
    table.append(["all of it", *(f"{seconds:.3f}" for seconds in sums)])
    table.append(["MB more at the peak", *(f"{costs['memory']:,.0f}" for costs in found)])
    _print(table, ["seconds (runs)", *(f"{count:,}" for count in SIZES)])
    _print_growth({name: [costs[name][0] for costs in found] for name in names} | {"all of it": sums})


_EARLY = "has_clash, where there is one"


def costs_of_one_block(count: int) -> dict[str, Any]:
    """Return the seconds and runs of each function on a block, and the memory of all of them in MB."""
    rows = rows_of_one_block(count)
    before = resident("VmRSS")
    block = Block(rows)
    moment = most_disputed_moment(block)
    runs: dict[str, Callable[[], object]] = {
        "Block": lambda: Block(rows),
        _EARLY: lambda: has_clash(block),
        "count_clashes": lambda: count_clashes(block),
        "count_sure_clashes": lambda: count_sure_clashes(block),
        "most_disputed_moment": lambda: most_disputed_moment(block),
        "camps_at": lambda: camps_at(block, moment),
    }
    costs: dict[str, Any] = {name: timed(run)[:2] for name, run in runs.items()}
    costs["memory"] = resident("VmHWM") - before
    agreeing = Block(rows_of_one_block(count, agree=True))
    costs["has_clash, where all agree"] = timed(lambda: has_clash(agreeing))[:2]
    return costs


def from_a_case() -> None:
    print(f"\nA case of {STATEMENTS:,} claims, each with a quantity, a time and a source")
    table: list[list[Any]] = []
    for percent in HOT_PERCENTS:
        case = case_of(STATEMENTS, percent)
        entries = timed(lambda case=case: sum(1 for _ in Entries(case, DEFAULT_RULES, Vocabulary.default())))
        assert entries.result == STATEMENTS
        found = timed(lambda case=case: detect(case))
        conflicts = f"{len(found.result):,} conflicts"
        for name, timing, note in (("made ready", entries, ""), ("detect", found, conflicts)):
            rate = f"{STATEMENTS / timing.seconds:,.0f}"
            table.append([f"{percent} %", name, f"{timing.seconds:.2f}", timing.runs, rate, note])
        del found
    _print(table, ["hot", "", "seconds", "runs", "statements/s", ""])


def _cells(timing: Timing, ours: Timing) -> list[str]:
    ratio = timing.seconds / ours.seconds
    shown = f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.2f}"
    return [f"{timing.seconds:.4f}", str(timing.runs), "" if timing is ours else shown]


def _print(table: Sequence[Sequence[Any]], headers: Sequence[str]) -> None:
    print(tabulate(table, headers, disable_numparse=True))


def _print_growth(seconds: dict[str, list[float]]) -> None:
    print(f"seconds grow with the rows to the power of ({SIZES[0]:,} to {SIZES[-1]:,}):")
    for name, column in seconds.items():
        print(f"  {name:<34} {growth(SIZES, column):.2f}")
