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
    "sources, evidence, a timeline, open questions, what to check before publication, notes and problems. In "
    "a terminal the first 200 rows of each section are shown, in Markdown and HTML 1,000, and the rest is "
    "counted; the JSON form has all. Markdown has the claim map as a Mermaid drawing; HTML is one file with "
    "three pictures that asks nothing of the network."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_cases(parser)
    add_format(parser, ("table", "markdown", "html", "json"))
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
    return watch(partial(_read, arguments), partial(_show, form, arguments), arguments)


def _read(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the files that the report is made of; what case files name comes last, and none of it goes."""
    rules = () if arguments.rule_set is None else (arguments.rule_set,)
    return (*arguments.case, *rules, *getattr(arguments, "beside", ()))


def _show(form: str, arguments: argparse.Namespace) -> int:
    from counterclaim.codec import paused_collector

    with paused_collector():  # from reading to writing, nothing is made that could be thrown away
        return _report(form, arguments)


def _report(form: str, arguments: argparse.Namespace) -> int:
    assessment = assessment_of(arguments)
    imported = open_cases(arguments)
    from counterclaim.report import IN_A_TERMINAL, USUAL_LIMIT, USUAL_PAGE_LIMIT, WHOLE, case_report

    in_a_terminal = form == "table"
    now = arguments.now or datetime.now(UTC).astimezone().date()
    report = case_report(
        seen_on(arguments.as_of, imported.case),
        now=now,
        language=arguments.language,
        vocabulary=arguments.vocabulary,
        scales=arguments.scales,
        problems=imported.problems,
        as_of=arguments.as_of,
        lint_rules=arguments.lint_rules,
        only=IN_A_TERMINAL if in_a_terminal else WHOLE,
        most=None if form == "json" else USUAL_LIMIT if in_a_terminal else USUAL_PAGE_LIMIT,
        **assessment,
    )
    if in_a_terminal:
        deliver_text(report.to_text, arguments)
    else:
        written = {"markdown": report.to_markdown, "html": report.to_html, "json": report.to_json}
        deliver(written[form](), arguments)
    return 0
