"""
Reports of large cases, and what plain means need for their largest table.

The peers render no more than the claims, each with its wording and who says it: a template of Jinja for the
page and a call of tabulate for the terminal. Ours make every section from the records, with conflicts,
independent sources, pictures and checks.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import Environment
from tabulate import tabulate

from benchmarks.beside import at_most, collector_off, show
from counterclaim.case import Case
from counterclaim.formats import svg
from counterclaim.lint import lint
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    ClaimKind,
    Document,
    Organization,
    Rebuttal,
    RebuttalKind,
    Record,
    Statement,
)
from counterclaim.report import IN_A_TERMINAL, case_report
from counterclaim.values import DateSpan, Quantity

PAGE, TERMINAL = 1_000, 100_000
SECONDS_OF_PAGE, MEGABYTES_OF_PAGE, SECONDS_OF_TEXT = 5.0, 5.0, 20.0
SOURCES_A_CLAIM = 0.3
DAY = date(2026, 11, 26)


def main() -> None:
    page()
    terminal()


def page() -> None:
    case = story(PAGE)
    seconds, html = timed(lambda: case_report(case, now=DAY).to_html())
    _, drawn = timed(lambda: svg.inline_map(case))
    peer, _ = timed(lambda: PAGE_OF_CLAIMS.render(rows=rows(case)))
    print(f"\n{PAGE:,} claims, {len(case):,} records: the whole page, beside a template of the claims alone")
    megabytes = len(html.encode()) / 1e6
    show(
        [
            ["seconds", f"{seconds:.2f}", f"{peer:.3f}", f"{peer / seconds:.4f}"],
            ["megabytes", f"{megabytes:.2f}", "", ""],
            ["of that, the claim map", f"{len(drawn.encode()) / 1e6:.2f}", "", ""],
        ],
        ("", "page", "template", "ratio"),
    )
    at_most("seconds of the page", seconds, SECONDS_OF_PAGE)
    at_most("megabytes of the page", megabytes, MEGABYTES_OF_PAGE)


def terminal() -> None:
    case = story(TERMINAL)
    print(f"\n{TERMINAL:,} claims, {len(case):,} records: the terminal report, beside tabulate of the claims")
    linted, found = timed(lambda: lint(case, now=DAY))
    seconds, text = timed(lambda: case_report(case, now=DAY, most=200, only=IN_A_TERMINAL).to_text())
    peer, _ = timed(lambda: tabulate(list(rows(case))[:200], disable_numparse=True))
    show(
        [
            ["seconds", f"{seconds:.2f}", f"{peer:.3f}", f"{peer / seconds:.4f}"],
            ["lines", f"{text.count(chr(10)):,}", "", ""],
            ["seconds of the checks by themselves", f"{linted:.2f}", "", ""],
            ["findings", f"{len(found.findings):,}", "", ""],
        ],
        ("", "report", "tabulate", "ratio"),
    )
    at_most("seconds of the terminal report", seconds, SECONDS_OF_TEXT)


PAGE_OF_CLAIMS = Environment(autoescape=True).from_string(
    "<table>{% for id, text, by in rows %}<tr><td>{{ id }}<td>{{ text }}<td>{{ by }}{% endfor %}</table>"
)


def rows(case: Case) -> Iterator[tuple[str, str, str]]:
    for claim in case.of_type(Claim):
        yield claim.id, claim.text, ", ".join(entry.source for entry in case.attributions(claim))


def story(size: int) -> Case:
    """Return a case of *size* claims: each reported by one of ten papers, every twentieth denied."""
    return Case(records(size))


def records(size: int) -> Iterator[Record]:
    sources = max(12, int(size * SOURCES_A_CLAIM))
    yield CaseInfo(id="story", title=f"A story of {size:,} claims", document="d0")
    for number in range(sources):
        yield Organization(id=f"s{number}", name=f"Source number {number}")
    for number in range(10):
        published = DateSpan.day(date(2024, 1, 1 + number))
        yield Document(id=f"d{number}", publisher=f"s{number}", published=published)
    for number in range(size):
        yield from claim(number, sources)


def claim(number: int, sources: int) -> Iterator[Record]:
    by, paper = f"s{10 + number % (sources - 10)}", f"s{number % 10}"
    accuses = number % 20 == 0
    yield Claim(
        id=f"c{number}",
        text=f"In district {number} the authority counted {number % 97 + 3} cameras more than a year before",
        kind=ClaimKind.ACCUSATION if accuses else ClaimKind.ASSERTION,
        accuses=(f"s{11 + number % (sources - 11)}",) if accuses else (),
        statements=(
            Statement(
                subject=f"s{number % sources}",
                property="countries-supplied",
                value=Quantity(number=Decimal(number % 97 + 3), unit="country"),
            ),
        )
        if number % 3 == 0
        else (),
    )
    yield Attribution(id=f"c{number}@first", of=f"c{number}", source=by, first_hand=True)
    yield Attribution(
        id=f"c{number}@paper",
        of=f"c{number}",
        source=paper,
        relays=(f"c{number}@first",),
        document=f"d{number % 10}",
    )
    if accuses:
        accused = f"s{11 + number % (sources - 11)}"
        yield Rebuttal(id=f"r{number}", kind=RebuttalKind.DENIAL, by=accused, targets=(f"c{number}",))


def timed(way: Callable[[], Any]) -> tuple[float, Any]:
    with collector_off():
        start = time.process_time()
        result = way()
        return time.process_time() - start, result
