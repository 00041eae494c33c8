"""What the commands share that show one section of the report."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from counterclaim.cli.cases import (
    add_cases,
    add_format,
    add_language,
    add_output,
    deliver,
    deliver_text,
    format_chosen,
    open_cases,
    say_problems,
    say_unread,
)
from counterclaim.cli.days import seen_on

if TYPE_CHECKING:
    from counterclaim.report import Report

__all__ = ["add_section_arguments", "run_section"]


def add_section_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that these commands have."""
    add_cases(parser)
    add_format(parser, ("table", "markdown", "json", "jsonl", "csv"))
    add_output(parser)
    add_language(parser)


def run_section(
    arguments: argparse.Namespace,
    key: str,
    header: Sequence[str],
    flat: Callable[[Any], Mapping[str, Any]],
    *,
    day: date | None = None,
    **settings: Any,
) -> Report:
    """
    Show the section *key* and return the report; as CSV, its rows as *flat* makes them, under *header*.

    What came up after *day* is left out. *settings* are those of the report.
    """
    form = format_chosen(arguments)
    imported = open_cases(arguments)
    from counterclaim.cli.rows import as_csv, as_json_lines
    from counterclaim.report import USUAL_LIMIT, USUAL_PAGE_LIMIT, case_report, json_list

    shown = {"table": USUAL_LIMIT, "markdown": USUAL_PAGE_LIMIT}
    report = case_report(
        seen_on(day, imported.case),
        language=arguments.language,
        vocabulary=arguments.vocabulary,
        only=(key,),
        most=shown.get(form),
        **settings,
    )
    if form == "table":
        deliver_text(lambda **form: report.section_text(key, **form) + _day_shown(day, report), arguments)
    elif form == "markdown":
        deliver(report.section_markdown(key) + _day_shown(day, report), arguments)
    elif form == "csv":
        deliver(as_csv(header, [flat(row) for row in report[key]]), arguments)
    elif form == "jsonl":
        deliver(as_json_lines(report[key]), arguments)
    else:
        deliver(json_list(report[key]) + "\n", arguments)
    say_problems(imported.problems, arguments)
    say_unread(report.unread, arguments)
    return report


def _day_shown(day: date | None, report: Report) -> str:
    from counterclaim.words import Words

    return "" if day is None else f"\n{Words(report.language)('method.as-of', day=day)}\n"
