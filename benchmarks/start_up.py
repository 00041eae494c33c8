"""
What importing costs: fresh processes, the smallest of seven, less the interpreter's own start.

Compiled modules are cached in a folder of the benchmark's own, as they are where a package is installed.
"""

import os
import subprocess
import sys
import tempfile
import time

IMPORTS = (
    "pass",
    "import counterclaim",
    "from counterclaim import Claim, Case",
    "from counterclaim import read_case",
    "import pydantic",
)


def main() -> None:
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        base = _milliseconds(IMPORTS[0], environment)
        print(f"{'interpreter alone':<40} {base:6.0f} ms")
        for code in IMPORTS[1:]:
            print(f"{code:<40} {_milliseconds(code, environment) - base:6.0f} ms more")


def _milliseconds(code: str, environment: dict[str, str]) -> float:
    times = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, env=environment)
        times.append(time.perf_counter() - start)
    return min(times) * 1000
