"""`counterclaim why-not`: why two claims can both hold, or why they cannot."""

from __future__ import annotations

import argparse

from counterclaim.cli.cases import (
    add_cases,
    add_format,
    add_language,
    add_output,
    deliver_shown,
    format_chosen,
    open_cases,
)
from counterclaim.cli.detection import add_rule_set, rule_set_of

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "tell why two claims can both hold, or why they cannot"
DESCRIPTION = (
    "Tell how two claims stand to each other: what they have to share to be compared, how their values are "
    "read, and why they can or cannot both hold. Each is named by its id, or one of its statements as ID#0."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_cases(parser)
    parser.add_argument("left", metavar="LEFT", help="the id of the one claim, or of one of its statements")
    parser.add_argument("right", metavar="RIGHT", help="the id of the other")
    add_format(parser, ("table", "markdown", "json"))
    add_output(parser)
    add_language(parser)
    add_rule_set(parser)


def run(arguments: argparse.Namespace) -> int:
    """Tell why, or why not."""
    form = format_chosen(arguments)
    rule_set = rule_set_of(arguments)
    imported = open_cases(arguments)
    from counterclaim.report import comparison_report

    report = comparison_report(
        imported.case,
        arguments.left,
        arguments.right,
        language=arguments.language,
        rule_set=rule_set,
        vocabulary=arguments.vocabulary,
    )
    deliver_shown(report, form, imported, arguments)
    return 0
