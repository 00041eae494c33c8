"""
Memory: bytes a record beside pydantic, a million records in a case, and streaming.

Each figure is of a fresh process: the growth of its resident set, and what tracemalloc counts a record.
"""

import subprocess
import sys

RECORD_COUNT = 200_000
LARGE_COUNT = 1_000_000

_TRACED = """
import tracemalloc
from benchmarks.shapes import ADAPTER, lines
from counterclaim.codec import Codec
written = lines({count})
read = Codec().loads if {ours} else ADAPTER.validate_json
read(written[0])
tracemalloc.start()
kept = [read(line) for line in written]
print(tracemalloc.get_traced_memory()[0] / len(kept))
"""

_LARGE = """
import resource
from benchmarks.shapes import lines
from counterclaim.formats import jsonl
def grow():
    for part in range({count} // 10_000):
        yield from lines(10_000, first=part * 10_000)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if {streaming}:
    kept = sum(1 for _ in jsonl.records(grow(), on_problem=print))
else:
    kept = len(jsonl.read(grow()).case)
print(kept, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def main() -> None:
    ours = float(_run(_TRACED.format(count=RECORD_COUNT, ours=True)))
    theirs = float(_run(_TRACED.format(count=RECORD_COUNT, ours=False)))
    print(f"bytes a record: counterclaim {ours:,.0f}, pydantic {theirs:,.0f}, ratio {ours / theirs:.2f}")
    for title, streaming, count in (
        ("into a case", False, LARGE_COUNT),
        ("streamed", True, LARGE_COUNT // 10),
        ("streamed", True, LARGE_COUNT),
    ):
        kept, growth = _run(_LARGE.format(count=count, streaming=streaming)).split()
        print(f"{int(kept):>9,} records {title}: {float(growth):,.0f} MB more resident memory at the peak")


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
