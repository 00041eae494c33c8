"""`counterclaim merge`: an edited sheet of claims, merged back into its case."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.cli.cases import (
    UnusableInputError,
    UsageError,
    check_standard_input,
    read_usable,
    refuse_input_as_output,
    say_problems,
)
from counterclaim.cli.keys import add_protected
from counterclaim.cli.output import complain
from counterclaim.cli.stores import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.case import CaseView
    from counterclaim.findings import Loss, Problem

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "merge an edited sheet of claims back into its case"
DESCRIPTION = (
    "Write the case with what was changed in a sheet of its claims. What the sheet does not show stays as it "
    "is; a claim whose row was taken out stays, too. An existing case file is never overwritten, since it "
    "may be written by hand."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("case", nargs=1, metavar="CASE", help="the case that the sheet was written from")
    parser.add_argument(
        "sheet", metavar="SHEET", help="the sheet, a CSV file as 'convert --to table' writes it"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        help="write the case to FILE, in the form that its ending names",
    )
    add_protected(parser)


def run(arguments: argparse.Namespace) -> int:
    """Merge the sheet, and write the case."""
    _check_target(arguments)
    check_standard_input(arguments)
    from counterclaim.files import read_small, write_case
    from counterclaim.formats import table

    imported = read_usable(arguments.case, arguments)
    sheet = read_small(arguments.sheet)
    merged = table.merge(imported.case, sheet, name=arguments.sheet, vocabulary=arguments.vocabulary)
    _say_all(merged.problems, arguments)
    exported = write_case(merged.case, arguments.output, protected=arguments.protected)
    _say_losses(exported.losses, arguments)
    say(_what_was_done(imported.case, merged.case), arguments)
    say_problems(merged.case.problems(), arguments)
    return 0


def _check_target(arguments: argparse.Namespace) -> None:
    refuse_input_as_output(arguments)
    target = Path(arguments.output)
    with contextlib.suppress(OSError, ValueError):
        if target.samefile(arguments.sheet):
            raise UsageError(f"{arguments.output} is the sheet that is read; write to another file")
    if target.suffix.lower() == ".toml" and target.is_file():
        raise UsageError(
            f"{arguments.output} is there already, and may be written by hand; name another one or remove it"
        )


def _say_all(problems: Sequence[Problem], arguments: argparse.Namespace) -> None:
    fatal = [problem for problem in problems if problem.fatal]
    for problem in problems:
        if problem.fatal or not arguments.quiet:
            complain(str(problem))
    if fatal:
        raise UnusableInputError(len(fatal))


def _say_losses(losses: Sequence[Loss], arguments: argparse.Namespace) -> None:
    for loss in losses if not arguments.quiet else ():
        complain(f"lost: {loss}")


def _what_was_done(before: CaseView, after: CaseView) -> str:
    from counterclaim.case import difference

    changes = difference(before, after)
    counts = {
        "added": len(changes.added),
        "changed": len(changes.replaced),
        "taken out": len(changes.removed),
    }
    done = ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
    return f"records of the case: {done}" if done else "the sheet changes nothing"
