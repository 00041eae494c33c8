"""
What a fetcher makes of hostile addresses and hostile servers: the tables behind the tests of fetching.

Each form of an address goes every way that it can, each case of abuse is committed by a server, both
with `Fetcher` and with `AsyncFetcher`. Where the two agree, one word stands for both. Seconds and memory
are the larger of the two; memory is what Python takes on both sides, the server's included.
"""

import resource
import sys
from pathlib import Path

from tabulate import tabulate

from benchmarks.beside import at_most

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))  # the servers are those of the tests

from fetch.abuse_cases import Result, all_results, opened_abuse
from fetch.listeners import SERVER
from fetch.ways import MODES, WAYS, Site, opened_site, outcomes

#: What a case may take beyond its deadline, and in bytes.
LATE = 1.1
BESIDES = 0.05
MEMORY = 20_000_000


def main() -> None:
    with opened_site() as site:
        address_forms(site)
    abuse()


def address_forms(site: Site) -> None:
    """Print the table of forms by ways, and how many connections there were."""
    cells: dict[str, dict[str, str]] = {}
    unexpected = elsewhere = tried = 0
    for way in WAYS:
        by_mode = []
        for mode in MODES:
            found, watch = outcomes(way, mode, site)
            elsewhere += len(watch.beyond(SERVER)) + len(watch.names)
            unexpected += sum(not each.is_refused(way) for each in found)
            tried += len(found)
            by_mode.append(found)
        for first, second in zip(*by_mode, strict=True):
            row = cells.setdefault(first.form.name, {"kind": first.form.kind, "form": first.form.name[:60]})
            row[way.name] = first.shown if first.shown == second.shown else f"{first.shown} / {second.shown}"
    print(tabulate(list(cells.values()), headers="keys"))
    print(f"\n{len(cells)} forms, {tried:,} attempts")
    at_most("attempts that ended otherwise than they should", unexpected, 0)
    at_most("connections that the traps took", sum(site.trapped().values()), 0)
    at_most("connections begun to any other address, and names looked up", elsewhere, 0)


def abuse() -> None:
    """Print the table of abuse, with time and memory."""
    with opened_abuse() as site:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        both = [all_results(site, mode) for mode in MODES]
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    pairs = list(zip(*both, strict=True))
    print(tabulate([_row(*pair) for pair in pairs], headers="keys", floatfmt=".3f"))
    results = [each for pair in pairs for each in pair]
    late = sum(each.seconds > each.allowed * LATE + BESIDES for each in results)
    print(
        f"\n{len(pairs)} cases; resident memory of the whole process grew by {(after - before) / 1024:.1f} MB"
    )
    at_most("cases that ended otherwise than they should", sum(not e.is_expected for e in results), 0)
    at_most("cases later than their deadline by more than a tenth", late, 0)
    at_most("megabytes of the case that took most", max(e.peak for e in results) / 1e6, MEMORY / 1e6)


def _row(first: Result, second: Result) -> dict[str, object]:
    same = first.shown == second.shown
    return {
        "abuse": first.abuse.name,
        "outcome": first.shown if same else f"{first.shown} / {second.shown}",
        "seconds": max(first.seconds, second.seconds),
        "deadline": first.allowed,
        "MB": max(first.peak, second.peak) / 1e6 or None,
    }
