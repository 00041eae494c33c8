"""`counterclaim standing`: what stands after every rebuttal so far, and why."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from counterclaim.cli.dispute import add_assessment, assessment_of
from counterclaim.cli.sections import add_section_arguments, run_section

if TYPE_CHECKING:
    from counterclaim.report.standings import StandingRow

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "show what stands of each claim and rebuttal, and why"
DESCRIPTION = (
    "Show the state of each dispute after every rebuttal so far: unchallenged, contested, withdrawn and so "
    "on, with the reason as steps that can be followed. None of it says what is true."
)

_CSV = ("id", "type", "text", "status", "challengers", "because")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_section_arguments(parser)
    add_assessment(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show what stands."""
    run_section(arguments, "standing", _CSV, _flat, day=arguments.as_of, **assessment_of(arguments))
    return 0


def _flat(row: StandingRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "type": row.type,
        "text": row.text,
        "status": row.status.value,
        "challengers": "; ".join(mention.id for mention in row.challengers),
        "because": " ".join(step.sentence for step in row.because),
    }
