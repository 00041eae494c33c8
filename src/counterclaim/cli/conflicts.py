"""`counterclaim conflicts`: what cannot all hold."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, cast

from counterclaim.cli.detection import add_detection, detection_of
from counterclaim.cli.sections import add_section_arguments, run_section

if TYPE_CHECKING:
    from counterclaim.report import Report
    from counterclaim.report.conflicts import ConflictRow

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "tell which statements cannot all hold, and what would settle it"
DESCRIPTION = (
    "Tell every conflict in a sentence: those that sources state, as denials, and those between what they "
    "say, as figures, dates and places. Definite ones come first, then those that hang on something that is "
    "not known, then settled ones. Nothing is said of who is right."
)

_FINDINGS = 1
_CSV = (
    "kind",
    "certainty",
    "severity",
    "sentence",
    "sides",
    "unknown",
    "would_settle",
    "settled_by",
    "pairs",
    "definite_pairs",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_section_arguments(parser)
    add_detection(parser)
    parser.add_argument(
        "--fail-on",
        choices=("definite", "possible"),
        help="end with status 1 where there is an open conflict that is at least so certain",
    )


def run(arguments: argparse.Namespace) -> int:
    """Tell the conflicts."""
    report = run_section(arguments, "conflicts", _CSV, _flat, **detection_of(arguments))
    return _FINDINGS if _fails(report, arguments.fail_on) else 0


def _fails(report: Report, least: str | None) -> bool:
    rows = cast("tuple[ConflictRow, ...]", report["conflicts"])
    found = {row.certainty.value for row in rows if not row.settled_by}
    return "definite" in found or "possible" in found if least == "possible" else least in found


def _flat(row: ConflictRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "certainty": row.certainty.value,
        "severity": row.severity.value if row.severity else None,
        "sentence": row.sentence,
        "sides": " | ".join(", ".join(side) for side in row.sides),
        "unknown": ", ".join(row.unknown),
        "would_settle": ", ".join(row.would_settle),
        "settled_by": ", ".join(row.settled_by),
        "pairs": row.pairs,
        "definite_pairs": row.definite_pairs,
    }
