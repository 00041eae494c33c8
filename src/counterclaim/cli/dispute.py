"""What the commands share that show what stands."""

from __future__ import annotations

import argparse
from typing import Any

from counterclaim.cli.detection import add_rule_set, rule_set_of
from counterclaim.cli.words import day

__all__ = ["add_assessment", "assessment_of"]


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
