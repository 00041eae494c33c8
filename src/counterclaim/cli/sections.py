"""What the commands share that show one section of the report."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
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
)

if TYPE_CHECKING:
    from counterclaim.case import CaseView
    from counterclaim.report import Report

__all__ = ["add_section_arguments", "run_section"]


def add_section_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that these commands have."""
    add_cases(parser)
    add_format(parser, ("table", "json", "jsonl", "csv"))
    add_output(parser)
    add_language(parser)


def run_section(
    arguments: argparse.Namespace,
    key: str,
    header: Sequence[str],
    flat: Callable[[Any], Mapping[str, Any]],
    *,
    seen: Callable[[CaseView], CaseView] = lambda case: case,
    **settings: Any,
) -> Report:
    """
    Show the section *key* and return the report; as CSV, its rows as *flat* makes them, under *header*.

    *seen* makes of the case what is shown of it. *settings* are those of the report.
    """
    form = format_chosen(arguments)
    imported = open_cases(arguments)
    from counterclaim.cli.rows import as_csv, as_json_lines
    from counterclaim.report import case_report, json_list

    report = case_report(
        seen(imported.case),
        language=arguments.language,
        vocabulary=arguments.vocabulary,
        only=(key,),
        **settings,
    )
    if form == "table":
        deliver_text(lambda **form: report.section_text(key, **form), arguments)
    elif form == "csv":
        deliver(as_csv(header, [flat(row) for row in report[key]]), arguments)
    elif form == "jsonl":
        deliver(as_json_lines(report[key]), arguments)
    else:
        deliver(json_list(report[key]) + "\n", arguments)
    say_problems(imported.problems, arguments)
    return report
