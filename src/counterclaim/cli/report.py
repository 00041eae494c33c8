"""`counterclaim report`: everything that is on record, section by section."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from functools import partial

from counterclaim.cli.cases import (
    add_cases,
    add_format,
    add_language,
    add_output,
    deliver,
    deliver_text,
    format_chosen,
    open_cases,
)
from counterclaim.cli.days import seen_on
from counterclaim.cli.dispute import add_assessment, assessment_of
from counterclaim.cli.watching import add_watch, watch
from counterclaim.cli.words import day

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "show who claims what through whom, who rebuts it, and what is left open"
DESCRIPTION = (
    "Show what is on record: claims, who says what, figures, conflicts, rebuttals, what stands, independent "
    "sources, evidence, open questions, notes and problems. Of each section the first 200 rows are shown; "
    "the JSON form has all."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_cases(parser)
    add_format(parser, ("table", "json"))
    add_output(parser)
    add_language(parser)
    parser.add_argument(
        "--now",
        type=day,
        metavar="DATE",
        help="the day on which the report is made, as 2019-10-17; today where it is not given",
    )
    add_assessment(parser, "; conflicts are looked for among what may hold on that day")
    add_watch(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show the report."""
    form = format_chosen(arguments)
    if not arguments.watch:
        return _show(form, arguments)
    return watch((*arguments.case, *_rules(arguments)), partial(_show, form, arguments), arguments)


def _rules(arguments: argparse.Namespace) -> tuple[str, ...]:
    return (arguments.rule_set,) if arguments.rule_set is not None else ()


def _show(form: str, arguments: argparse.Namespace) -> int:
    assessment = assessment_of(arguments)
    imported = open_cases(arguments)
    from counterclaim.report import case_report

    now = arguments.now or datetime.now(UTC).astimezone().date()
    report = case_report(
        seen_on(arguments.as_of, imported.case),
        now=now,
        language=arguments.language,
        vocabulary=arguments.vocabulary,
        scales=arguments.scales,
        problems=imported.problems,
        as_of=arguments.as_of,
        **assessment,
    )
    if form == "json":
        deliver(report.to_json(), arguments)
    else:
        deliver_text(report.to_text, arguments)
    return 0
