"""`counterclaim convert`: a case in another form."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.cli.cases import (
    UsageError,
    add_cases,
    open_cases,
    refuse_input_as_output,
    say_problems,
)
from counterclaim.cli.keys import add_protected
from counterclaim.cli.output import complain, print_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from counterclaim.case import Case
    from counterclaim.findings import Exported, Imported, Loss

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "write a case in another form"
DESCRIPTION = (
    "Write cases as one case file (toml), JSON Lines file (jsonl) or PROV-JSON file (prov), or draw their "
    "claim map (dot, mermaid). What the form cannot hold is said on standard error. An existing case file is "
    "never overwritten, since it may be written by hand."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_cases(parser)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, in the form that its ending names"
    )
    target.add_argument(
        "--format",
        choices=("toml", "jsonl", "prov", "dot", "mermaid"),
        help="write to standard output in this form",
    )
    add_protected(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the case."""
    if arguments.output is not None:
        _check_target(arguments)
    imported = open_cases(arguments)
    if arguments.output is not None:
        from counterclaim.files import write_case

        losses = write_case(imported.case, arguments.output, protected=arguments.protected).losses
    else:
        from counterclaim.formats import casefile, dot, jsonl, mermaid, prov

        writers: dict[str, Callable[..., Exported]] = {
            "toml": casefile.write,
            "jsonl": jsonl.write,
            "prov": prov.write,
            "dot": dot.write,
            "mermaid": mermaid.write,
        }
        exported = writers[arguments.format](imported.case, protected=arguments.protected)
        print_data(exported.data or "")
        losses = exported.losses
    _say_losses((*losses, *_texts_left_behind(imported, arguments)), arguments)
    say_problems(imported.problems, arguments)
    return 0


def _texts_left_behind(imported: Imported[Case], arguments: argparse.Namespace) -> Iterator[Loss]:
    from counterclaim.files import format_of
    from counterclaim.findings import Loss

    if (arguments.format or format_of(arguments.output)) in ("dot", "mermaid"):
        return  # a picture has no documents, as was said
    reason = "the file that it was read from is not named in what was written; name it there again"
    yield from (Loss(id, "text", reason) for id in imported.texts)


def _check_target(arguments: argparse.Namespace) -> None:
    from counterclaim.files import format_of

    refuse_input_as_output(arguments)
    target = Path(arguments.output)
    if format_of(arguments.output) == "toml" and target.is_file():
        raise UsageError(
            f"{arguments.output} is there already, and may be written by hand; name another one or remove it"
        )


def _say_losses(losses: Sequence[Loss], arguments: argparse.Namespace) -> None:
    if arguments.quiet:
        return
    for loss in losses:
        complain(f"lost: {loss}")
