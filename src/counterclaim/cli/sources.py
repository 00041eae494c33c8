"""`counterclaim sources`: the sources of a case."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from counterclaim.cli.sections import add_section_arguments, run_section

if TYPE_CHECKING:
    from counterclaim.report.sources import SourceRow

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "list the sources and how much of the record is theirs"
DESCRIPTION = "List the sources of a case: how many claims they state or report, and how many they rebut."

_CSV = ("id", "name", "type", "role", "states", "reports", "rebuts", "publishes", "depends_on", "interests")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_section_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the sources."""
    run_section(arguments, "sources", _CSV, _flat)
    return 0


def _flat(row: SourceRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "type": row.type,
        "role": row.role,
        "states": row.states,
        "reports": row.reports,
        "rebuts": row.rebuts,
        "publishes": row.publishes,
        "depends_on": "; ".join(party.name for party in row.depends_on),
        "interests": "; ".join(party.name for party in row.interests),
    }
