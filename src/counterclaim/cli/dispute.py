"""What the commands share that show what stands."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from counterclaim.cli.detection import add_rule_set, rule_set_of
from counterclaim.cli.words import day

if TYPE_CHECKING:
    from counterclaim.case import CaseView

__all__ = ["add_assessment", "assessment_of", "seen_on"]


def add_assessment(parser: argparse.ArgumentParser, of_the_day: str = "") -> None:
    """Add the options that say how what stands is found, with more to say *of_the_day* that is looked at."""
    add_rule_set(parser)
    parser.add_argument(
        "--accept",
        action="append",
        metavar="ID",
        help="take the rebuttal ID as accepted: nothing stands against it but a retraction by those who made "
        "it; may be given several times",
    )
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help=f"show it as of that day, as 2019-10-17: without what came up only later{of_the_day}",
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
