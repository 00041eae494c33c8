"""What the commands share that show what stands."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from counterclaim.cli.words import day

if TYPE_CHECKING:
    from counterclaim.case import CaseView

__all__ = ["accepted_of", "add_accept", "add_day", "seen_on"]


def add_accept(parser: argparse.ArgumentParser) -> None:
    """Add the option for what a person decided."""
    parser.add_argument(
        "--accept",
        action="append",
        metavar="ID",
        help="take the rebuttal ID as accepted: nothing stands against it but a retraction by those who made "
        "it; may be given several times",
    )


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add the option for a day of the past."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="leave out what can only have been said after that day, as 2019-10-17",
    )


def accepted_of(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the ids of the rebuttals that *arguments* accept."""
    return tuple(dict.fromkeys(arguments.accept or ()))


def seen_on(arguments: argparse.Namespace) -> Callable[[CaseView], CaseView]:
    """Return what makes of a case the one of the day that *arguments* name."""

    def seen(case: CaseView) -> CaseView:
        if arguments.as_of is None:
            return case
        from counterclaim.provenance import as_of

        return as_of(case, arguments.as_of)

    return seen
