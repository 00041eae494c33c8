"""`counterclaim history`: what a store recorded when."""

from __future__ import annotations

import argparse

from counterclaim.cli.cases import format_chosen
from counterclaim.cli.delivering import add_delivery, deliver_report
from counterclaim.cli.keys import add_sealing_key
from counterclaim.cli.stores import add_store, open_store

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "show what a store recorded when, or every version of one record"
DESCRIPTION = (
    "Show every revision of a store: when it was recorded, by whom, why, and what it did; or every version "
    "of the record ID, with what changed. The table shows the last 200; the JSON forms have all."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_store(parser)
    parser.add_argument("id", nargs="?", metavar="ID", help="the id of a record")
    add_delivery(parser)
    add_sealing_key(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show the history."""
    form = format_chosen(arguments)
    from counterclaim.report import history_report, versions_report

    with open_store(arguments) as store:
        if arguments.id is None:
            made = list(store.revisions())
            counted = ((revision, store.counts(revision)) for revision in made)
            report = history_report(counted, language=arguments.language)
        else:
            report = versions_report(store.history(arguments.id), language=arguments.language)
    deliver_report(report, form, arguments)
    return 0
