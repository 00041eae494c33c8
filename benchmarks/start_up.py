"""What importing costs: fresh processes, the smallest of seven, less the interpreter's own start."""

import subprocess
import sys
import time

IMPORTS = (
    "pass",
    "import counterclaim",
    "from counterclaim import Claim, Case",
    "from counterclaim import read_case",
    "import pydantic",
)


def main() -> None:
    base = _milliseconds(IMPORTS[0])
    print(f"{'interpreter alone':<40} {base:6.0f} ms")
    for code in IMPORTS[1:]:
        print(f"{code:<40} {_milliseconds(code) - base:6.0f} ms more")


def _milliseconds(code: str) -> float:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.perf_counter() - start)
    return min(times) * 1000
