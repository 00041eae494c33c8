"""What the commands share that show the rows of a report as a table, as Markdown, as JSON, or one a line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counterclaim.cli.cases import add_format, add_language, add_output, deliver, deliver_text
from counterclaim.cli.rows import as_json_lines

if TYPE_CHECKING:
    from counterclaim.report.rows import Rows

__all__ = ["add_delivery", "deliver_report"]


def add_delivery(parser: argparse.ArgumentParser) -> None:
    """Add the options for form, file and language."""
    add_format(parser, ("table", "markdown", "json", "jsonl"))
    add_output(parser)
    add_language(parser)


def deliver_report(report: Rows, form: str, arguments: argparse.Namespace) -> None:
    """
    Write *report* in the *form* that was chosen.

    Raises:
        FileAccessError: The file cannot be written.
        UsageError: It is one of the files that were read.
    """
    if form == "table":
        deliver_text(report.to_text, arguments)
    elif form == "markdown":
        deliver(report.to_markdown(), arguments)
    else:
        deliver(report.to_json() if form == "json" else as_json_lines(report.rows), arguments)
