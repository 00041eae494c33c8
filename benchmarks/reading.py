"""
Reading JSON Lines into records, beside pydantic (strict, the same shape) and FollowTheMoney's `get_proxy`.

Five runs of each, interleaved, medians. "As users run it" is `jsonl.read` into a case for us, a loop over
`validate_json` for pydantic. With the collector off on both sides pydantic is the faster one by far; our
reading pauses it, because records hold no cycles.
"""

import gc
import json
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks.shapes import ADAPTER, lines
from counterclaim.codec import Codec
from counterclaim.formats import jsonl

COUNT = 100_000
RUNS = 5


def main() -> None:
    written = lines(COUNT)
    entities = [json.dumps(entity) for entity in _entities()]
    codec = Codec()
    contenders: dict[str, tuple[Callable[[], Any], int]] = {
        "counterclaim, into a case": (lambda: jsonl.read(written).case, COUNT),
        "counterclaim, record by record": (lambda: [codec.loads(line) for line in written], COUNT),
        "pydantic, strict": (lambda: [ADAPTER.validate_json(line) for line in written], COUNT),
        "FollowTheMoney get_proxy": (lambda: _proxies(entities), len(entities)),
    }
    for title, collecting in (("as users run it", True), ("garbage collector off on all sides", False)):
        rates = _rates(contenders, collecting=collecting)
        base = rates["pydantic, strict"]
        print(f"\n{COUNT:,} records, {title}")
        for name, rate in rates.items():
            print(f"  {name:<32} {rate:>10,.0f} records/s   {rate / base:5.2f} × pydantic")


def _rates(contenders: dict[str, tuple[Callable[[], Any], int]], *, collecting: bool) -> dict[str, float]:
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(RUNS):
        for name, (run, _) in contenders.items():
            seconds[name].append(_timed(run, collecting=collecting))
    return {name: count / median(seconds[name]) for name, (_, count) in contenders.items()}


def _timed(run: Callable[[], Any], *, collecting: bool) -> float:
    gc.collect()
    if not collecting:
        gc.disable()
    try:
        start = time.perf_counter()
        kept = run()
        elapsed = time.perf_counter() - start
        del kept
        return elapsed
    finally:
        gc.enable()


def _entities() -> list[dict[str, Any]]:
    return [
        {
            "id": f"company-{n}",
            "schema": "Company",
            "properties": {"name": [f"Company {n}"], "country": ["rs"], "wikidataId": [f"Q{n}"]},
        }
        for n in range(COUNT // 4)
    ]


def _proxies(written: list[str]) -> list[Any]:
    from followthemoney import model

    return [model.get_proxy(json.loads(line)) for line in written]
