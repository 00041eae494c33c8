"""`counterclaim quotes check`: whether quotations stand in the texts that are kept."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counterclaim.cli.cases import add_cases, format_chosen, open_cases, say_problems
from counterclaim.cli.delivering import add_delivery, deliver_report
from counterclaim.cli.kept_bytes import KeptBytes

if TYPE_CHECKING:
    from counterclaim.report import QuotationReport

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "check that quotations stand in the texts that are kept of their documents"
DESCRIPTION = (
    "Look every quotation up in the text of the snapshot that it names and in that of the newest snapshot of "
    "its document, which shows whether a page has changed since; and in the text that a case file names. One "
    "that names no snapshot, and is not in the newest, is looked up in the earlier ones as well. A newest "
    "snapshot without a text has a row of its own. Documents with the same URL are one page. Exit status 1 "
    "where one is lost, ambiguous or inside a word or number, or its text is damaged."
)

#: What ends with status 1; each has all that stand before it as well.
_FAILING = {
    "lost": ("lost",),
    "ambiguous": ("lost", "ambiguous", "damaged"),
    "unchecked": ("lost", "ambiguous", "damaged", "translated", "not-kept"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "action", choices=("check",), metavar="check", help="what is done with the quotations"
    )
    add_cases(parser)
    parser.add_argument(
        "--blobs",
        metavar="FOLDER",
        help="a folder with the bytes of snapshots, besides the one that belongs to each CASE: that of a "
        "store, or 'blobs' beside a file",
    )
    parser.add_argument(
        "--fail-on",
        choices=tuple(_FAILING),
        default="ambiguous",
        help="end with status 1 where a quotation is lost; where one is at least ambiguous or inside a word "
        "or number, or its text damaged (usual); or where one is at least unchecked",
    )
    add_delivery(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the quotations."""
    form = format_chosen(arguments)
    kept = KeptBytes(arguments.case, folder=arguments.blobs)
    imported = open_cases(arguments)
    from counterclaim.report import quotation_report

    report = quotation_report(imported.case, read=kept.get, texts=imported.texts, language=arguments.language)
    deliver_report(report, form, arguments)
    say_problems(imported.problems, arguments)
    return 1 if _fails(report, arguments.fail_on) else 0


def _fails(report: QuotationReport, fail_on: str) -> bool:
    # The page that now says 150 has "50" as well.
    cut = fail_on != "lost" and any(row.cuts_word for row in report.rows)
    return cut or any(row.outcome.value in _FAILING[fail_on] for row in report.rows)
