"""
How fast wordings are read, and how fast quantities and dates are found in 1 MB of text.

    python benchmarks/wording.py

Each figure is the best of several runs. dateparser is timed in the same run, on the same dates, with one
parser that is made once (its fastest way), so the ratio does not depend on the machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date, datetime

from dateparser.date import DateDataParser

from counterclaim.values import find_dates, find_quantities, parse_date, parse_quantity

EXACT_DATES = ["17.10.2019", "2019-10-17", "7.1.2020", "2021-03-01"]
WORDED_DATES = ["17. Oktober 2019", "März 2021", "Anfang März 2021", "im ersten Quartal 2021", "seit 2015"]
RELATIVE_DATES = ["gestern", "vor drei Tagen", "letzte Woche"]
QUANTITIES = ["mindestens 50 Länder", "rund 1,5 Mio. Euro", "40 bis 60 Prozent", "elf Städte", "zwei Drittel"]
BASE = date(2021, 11, 10)
MEGABYTE = 1_000_000
SENTENCE = (
    "Am 17. Oktober 2019 verkaufte das Unternehmen nach eigenen Angaben an mindestens 50 Länder rund "
    "1,5 Mio. Kameras; in zwei Dritteln der Städte waren es 40 bis 60 Stück, sagte eine Sprecherin "
    "der Zeitung. "
)
HOSTILE = {
    "20,000 × 'vor '": "vor " * 20_000,
    "1 MB of digits": "1" * MEGABYTE,
    "1 MB of '1.'": "1." * (MEGABYTE // 2),
    "1 MB of '12 '": "12 " * (MEGABYTE // 3),
    "1 MB of blanks": " " * MEGABYTE,
    "1 MB of 'hundert '": "hundert " * (MEGABYTE // 8),
    "1 MB of 'mindestens '": "mindestens " * (MEGABYTE // 11),
    "1 MB of 'zwischen 40 und '": "zwischen 40 und " * (MEGABYTE // 16),
    "1 MB of '1-2/3. '": "1-2/3. " * (MEGABYTE // 7),
}


def best(task: Callable[[], object], repeats: int = 5) -> float:
    """Return the seconds that the fastest of *repeats* runs took."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        times.append(time.perf_counter() - start)
    return min(times)


def per_second(read: Callable[[str], object], wordings: list[str], rounds: int) -> float:
    """Return how many *wordings* are read in a second."""

    def task() -> None:
        for _ in range(rounds):
            for wording in wordings:
                read(wording)

    task()
    return rounds * len(wordings) / best(task)


def date_of(wording: str) -> object:
    return parse_date(wording, language="de", relative_to=BASE)


def quantity_of(wording: str) -> object:
    return parse_quantity(wording, language="de")


def main() -> int:
    parser = DateDataParser(
        languages=["de"],
        settings={"RELATIVE_BASE": datetime(2021, 11, 10), "PREFER_DAY_OF_MONTH": "first"},  # noqa: DTZ001
    )
    print(f"parse_date, exact forms     {per_second(date_of, EXACT_DATES, 10_000):>10,.0f} a second")
    print(f"parse_date, worded          {per_second(date_of, WORDED_DATES, 1_000):>10,.0f} a second")
    print(f"parse_date, relative        {per_second(date_of, RELATIVE_DATES, 1_000):>10,.0f} a second")
    print(f"parse_quantity              {per_second(quantity_of, QUANTITIES, 4_000):>10,.0f} a second")
    for name, dates in (("exact", EXACT_DATES), ("relative", RELATIVE_DATES)):
        ours = per_second(date_of, dates, 1_000)
        theirs = per_second(parser.get_date_data, dates, 20)
        print(f"dateparser, {name:<15} {theirs:>10,.0f} a second; parse_date × {ours / theirs:,.0f}")
    for name, text in {
        "1 MB of prose": (SENTENCE * (MEGABYTE // len(SENTENCE) + 1))[:MEGABYTE],
        **HOSTILE,
    }.items():
        found = best(lambda text=text: find_quantities(text, language="de"), 2)
        dated = best(lambda text=text: find_dates(text, language="de", relative_to=BASE), 2)
        print(f"{name:<28} find_quantities {found:5.2f} s, find_dates {dated:5.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
