"""`counterclaim diff`: what changed between two moments of a store, or between two cases."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counterclaim.cli.cases import (
    UsageError,
    check_standard_input,
    format_chosen,
    read_usable,
)
from counterclaim.cli.delivering import add_delivery, deliver_report
from counterclaim.cli.keys import add_sealing_key, sealing_key_of
from counterclaim.cli.words import moment

if TYPE_CHECKING:
    from counterclaim.case import Difference

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "show what changed between two moments of a store, or between two cases"
DESCRIPTION = (
    "Show which records were added, removed and replaced, and which fields changed: between two moments of "
    "a store, or from one case to another. A moment is a day, a time with its zone, or the number of a "
    "revision."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("case", nargs="+", metavar="CASE", help="one store, or two cases in any form")
    parser.add_argument("--since", type=moment, metavar="MOMENT", help="the earlier moment of the store")
    parser.add_argument(
        "--until", type=moment, metavar="MOMENT", help="the later one; now where it is not given"
    )
    add_delivery(parser)
    add_sealing_key(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show what changed."""
    form = format_chosen(arguments)
    from counterclaim.report import difference_report

    report = difference_report(_difference(arguments), language=arguments.language)
    deliver_report(report, form, arguments)
    return 0


def _difference(arguments: argparse.Namespace) -> Difference:
    if len(arguments.case) == 1:
        if arguments.since is None:
            raise UsageError("name two cases, or say --since of one store")
        from counterclaim.store import Store

        with Store.open(arguments.case[0], sealing_key=sealing_key_of(arguments)) as store:
            return store.diff(arguments.since, arguments.until)
    if len(arguments.case) > 2 or arguments.since is not None or arguments.until is not None:
        raise UsageError("name two cases, or one store with --since")
    from counterclaim.case import difference

    check_standard_input(arguments)
    earlier, later = (read_usable([name], arguments).case for name in arguments.case)
    return difference(earlier, later)
