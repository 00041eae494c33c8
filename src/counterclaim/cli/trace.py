"""`counterclaim trace`: how one claim or rebuttal came to us."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counterclaim.cli.cases import (
    UsageError,
    add_cases,
    add_format,
    add_language,
    add_output,
    deliver,
    deliver_shown,
    format_chosen,
    open_cases,
    say_problems,
    say_unread,
)
from counterclaim.cli.days import check_seen, seen_on
from counterclaim.cli.dispute import add_assessment, assessment_of

if TYPE_CHECKING:
    from counterclaim.case import CaseView
    from counterclaim.model import Claim, Rebuttal

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "show every chain by which a claim or rebuttal came to us"
DESCRIPTION = (
    "Show every chain by which a claim or rebuttal came to us, nearest to the origin first: source, speaker, "
    "mode, certainty, verb, date, document and quotation of each hop, and where the chain becomes unknown; "
    "then how many of its sources are independent, and what stands of it. Or draw all of them as one tree "
    "(dot, mermaid, svg)."
)
#: The forms of a tree.
_PICTURES = ("dot", "mermaid", "svg")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_cases(parser)
    parser.add_argument("id", metavar="ID", help="the id of the claim or rebuttal")
    add_format(parser, ("table", "markdown", "json", *_PICTURES))
    add_output(parser)
    add_language(parser)
    add_assessment(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show the chains, or draw them."""
    form = format_chosen(arguments)
    imported = open_cases(arguments)
    from counterclaim.model import Claim, Rebuttal

    case = seen_on(arguments.as_of, imported.case)
    check_seen(arguments.id, case, imported.case, arguments.as_of)
    record = case[arguments.id]
    if not isinstance(record, Claim | Rebuttal):
        raise UsageError(
            f"{arguments.id!r} is no claim or rebuttal; only these come to us by somebody's word"
        )
    if form in _PICTURES:
        deliver(_drawn(case, record, form, arguments), arguments)
        say_problems(imported.problems, arguments)
        return 0
    from counterclaim.report import trace_report

    trace = trace_report(
        case,
        record,
        language=arguments.language,
        vocabulary=arguments.vocabulary,
        as_of=arguments.as_of,
        **assessment_of(arguments),
    )
    deliver_shown(trace, form, imported, arguments)
    say_unread(trace.unread, arguments)
    return 0


def _drawn(case: CaseView, record: Claim | Rebuttal, form: str, arguments: argparse.Namespace) -> str:
    from counterclaim.conflicts import detect
    from counterclaim.formats import dot, mermaid, svg
    from counterclaim.model import Attribution
    from counterclaim.standing import assess

    settings = assessment_of(arguments)
    accepted = settings.pop("accepted")
    conflicts = detect(case, vocabulary=arguments.vocabulary, **settings)
    standings = assess(case, conflicts=conflicts, accepted=accepted)
    taken_back = {entry.id for entry in case.of_type(Attribution) if standings.taken_back(entry)}
    draw = {"dot": dot.tree, "mermaid": mermaid.tree, "svg": svg.tree}[form]
    return draw(case, record, language=arguments.language, taken_back=taken_back)
