"""Run every benchmark, or those named: `python -m benchmarks reading start_up`."""

import importlib
import sys

ALL = (
    "start_up",
    "reading",
    "memory",
    "wording",
    "quotes",
    "conflicts",
    "provenance",
    "standing",
    "store",
    "reports",
    "interchange",
    "fetching",
    "hostile",
)


def main() -> None:
    for name in sys.argv[1:] or ALL:
        print(f"\n== {name}")
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
