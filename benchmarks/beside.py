"""
Ways to one result, timed beside each other: in turns, without the garbage collector, the least of all runs.

Times are those of the processor: all run on one thread, and so what else the machine does matters less. What
is printed as `met` or `NOT met` is a requirement of the design; a ratio is a peer's time by ours.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from tabulate import tabulate

RUNS = 5


class Timing(NamedTuple):
    """The least time of some runs, and what the last of them returned."""

    seconds: float
    result: Any


def side_by_side(ways: Mapping[str, Callable[[], Any]], *, runs: int = RUNS) -> dict[str, Timing]:
    """Run each of *ways* in turn, *runs* times, and return what they took."""
    found: dict[str, Timing] = {}
    for _ in range(runs):
        for name, way in ways.items():
            before = found.pop(name, None)
            with collector_off():
                start = time.process_time()
                result = way()
                seconds = time.process_time() - start
            found[name] = Timing(seconds if before is None else min(seconds, before.seconds), result)
            del result, before
    return found


@contextmanager
def collector_off() -> Iterator[None]:
    """Collect what is garbage now, and nothing inside."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def at_least(what: str, figure: float, needed: float) -> None:
    _requirement(what, figure >= needed, f"{figure:.2f} times as fast, at least {needed:g} required")


def at_most(what: str, figure: float, allowed: float) -> None:
    _requirement(what, figure <= allowed, f"{figure:.3g}, at most {allowed:g} allowed")


def _requirement(what: str, met: bool, said: str) -> None:
    print(f"{'met' if met else 'NOT met':<8}{what}: {said}")


def show(table: Sequence[Sequence[Any]], headers: Sequence[str]) -> None:
    columns = ("left", *("right" for _ in headers[1:]))
    print(tabulate(table, headers, disable_numparse=True, colalign=columns))
