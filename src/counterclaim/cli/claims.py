"""`counterclaim claims`: the claims of a case."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from counterclaim.cli.dispute import add_assessment, assessment_of
from counterclaim.cli.sections import add_section_arguments, run_section

if TYPE_CHECKING:
    from counterclaim.report.claims import ClaimRow
    from counterclaim.report.told import Told

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "list the claims, who says them, who rebuts them, and what stands"
DESCRIPTION = (
    "List the claims of a case: wording, kind, who says it, through whom it came, how many independent "
    "sources it has, what stands of it, who rebuts it."
)

_CSV = (
    "id",
    "kind",
    "text",
    "language",
    "accuses",
    "said_by",
    "through",
    "origin",
    "independent_least",
    "independent_most",
    "standing",
    "rebuttals",
    "during",
    "place",
    "assuming",
    "tags",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_section_arguments(parser)
    add_assessment(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the claims."""
    run_section(arguments, "claims", _CSV, _flat, day=arguments.as_of, **assessment_of(arguments))
    return 0


def _flat(row: ClaimRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "text": row.text,
        "language": row.language,
        "accuses": "; ".join(party.name for party in row.accuses),
        "said_by": "; ".join(party.name for party in row.told.said_by),
        "through": "; ".join(party.name for party in row.told.through),
        "origin": _origin(row.told),
        "independent_least": row.independent[0],
        "independent_most": row.independent[1],
        "standing": row.standing.value,
        "rebuttals": "; ".join(f"{answer.kind.value}: {answer.by.name}" for answer in row.rebuttals),
        "during": row.during,
        "place": row.place.name if row.place else None,
        "assuming": "; ".join(row.assuming),
        "tags": "; ".join(row.tags),
    }


def _origin(told: Told) -> str:
    if told.said_by:
        return "stated"
    return "not stated" if told.through else "nobody on record"
