"""What the commands share that show what stands."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from counterclaim.cli.detection import rule_set_of
from counterclaim.cli.words import day

if TYPE_CHECKING:
    from counterclaim.case import CaseView

__all__ = ["add_accept", "add_day", "assessment_of", "seen_on"]


def add_accept(parser: argparse.ArgumentParser) -> None:
    """Add the option for what a person decided."""
    parser.add_argument(
        "--accept",
        action="append",
        metavar="ID",
        help="take the rebuttal ID as accepted: nothing stands against it but a retraction by those who made "
        "it; may be given several times",
    )


def add_day(parser: argparse.ArgumentParser, more: str = "") -> None:
    """Add the option for a day of the past, with *more* to say of it."""
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help=f"show it as of that day, as 2019-10-17: without what came up only later{more}",
    )


def assessment_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return how *arguments* say that what stands is found, as a report takes it."""
    return {
        "rule_set": rule_set_of(arguments),
        "rules": arguments.rules,
        "accepted": tuple(dict.fromkeys(arguments.accept or ())),
    }


def seen_on(arguments: argparse.Namespace) -> Callable[[CaseView], CaseView]:
    """Return what makes of a case the one of the day that *arguments* name."""

    def seen(case: CaseView) -> CaseView:
        if arguments.as_of is None:
            return case
        from counterclaim.provenance import as_of

        return as_of(case, arguments.as_of)

    return seen
