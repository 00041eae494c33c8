"""What the commands share that look for conflicts."""

from __future__ import annotations

import argparse
from typing import Any

from counterclaim.cli.words import day

__all__ = ["add_detection", "add_rule_set", "detection_of", "rule_set_of"]


def add_rule_set(parser: argparse.ArgumentParser) -> None:
    """Add the option for the thresholds."""
    parser.add_argument(
        "--rule-set",
        metavar="FILE",
        help="a TOML file with thresholds of your own, as tolerance = '0.05'; the usual ones where it is not "
        "given",
    )


def add_detection(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how conflicts are looked for."""
    add_rule_set(parser)
    parser.add_argument(
        "--as-of",
        type=day,
        metavar="DATE",
        help="compare only what may hold on that day, as 2019-10-17",
    )


def rule_set_of(arguments: argparse.Namespace) -> Any:
    """Return the rule set that *arguments* name; `None` for the usual one."""
    if arguments.rule_set is None:
        return None
    from counterclaim.files import read_rule_set

    return read_rule_set(arguments.rule_set)


def detection_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return how *arguments* say that conflicts are looked for, as a report takes it."""
    return {"rule_set": rule_set_of(arguments), "rules": arguments.rules, "as_of": arguments.as_of}
