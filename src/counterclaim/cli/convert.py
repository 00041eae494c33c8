"""`counterclaim convert`: a case in another form."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from counterclaim.cli.cases import (
    UsageError,
    add_cases,
    add_from,
    open_cases,
    refuse_input_as_output,
)
from counterclaim.cli.keys import add_protected
from counterclaim.cli.output import complain, print_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from counterclaim.case import Case
    from counterclaim.findings import Exported, Imported, Loss
    from counterclaim.formats.form import Format, Write

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "write a case in another form"
DESCRIPTION = (
    "Write cases as one file in another form. The form of what is read is recognised by its content. What "
    "the form that is written cannot hold, and what is wrong with what was read, is said on standard error. "
    "An existing case file or web page is never overwritten, since it may be written by hand."
)

_PICTURES = frozenset({"dot", "mermaid", "svg"})
#: What people write, and lose where it is written over.
_WRITTEN_BY_HAND = frozenset({"toml", "claimreview-page"})
_NOTHING_NAMED = (
    "say what to write: -o FILE, whose ending names the form, or --to FORM; see 'counterclaim convert --help'"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_cases(parser)
    add_from(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, in the form that its ending names"
    )
    parser.add_argument(
        "--to",
        metavar="FORM",
        help="write in this form: toml, jsonl, claimreview, claimreview-page, web-annotation, ftm, ftm-csv, "
        "table, table-de, prov, dot, mermaid, svg, or one that a plug-in brings; to standard output where no "
        "FILE is named",
    )
    add_protected(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the case."""
    form = _form(arguments)
    if arguments.output is not None:
        _check_target(form, arguments)
    imported = open_cases(arguments)
    form = _with_conflicts(form, imported.case, arguments)
    if imported.problems and not len(imported.case):
        for problem in imported.problems:
            complain(str(problem))
        raise UsageError("there is no record in what was given; nothing was written")
    exported = _written(form, imported.case, arguments)
    _say_losses((*exported.losses, *_texts_left_behind(imported, form)), arguments)
    if not arguments.quiet:
        for problem in (*imported.problems, *exported.problems):
            complain(str(problem))
    return 0


def _form(arguments: argparse.Namespace) -> Format:
    """
    Return the form to write.

    Raises:
        UsageError: None is named, or there is none of that name that is written.
        FileAccessError: The ending of the file names none.
    """
    from counterclaim.files import Forms

    forms = Forms(arguments.known_formats)
    if arguments.to is None:
        if arguments.output is None:
            raise UsageError(_NOTHING_NAMED)
        return forms.to_write(arguments.output)
    form = forms.named(arguments.to)
    if form is None or form.write is None:
        written = [form.name for form in forms if form.write is not None]
        near = get_close_matches(arguments.to[:64], written, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(written)}"
        raise UsageError(f"nothing is written in a form called {arguments.to!r}; {hint}")
    return form


def _with_conflicts(form: Format, case: Case, arguments: argparse.Namespace) -> Format:
    """Return *form*; where it is the picture that has room for conflicts, one that draws those of *case*."""
    if form.name != "svg":
        return form
    from attrs import evolve

    from counterclaim.conflicts import detect
    from counterclaim.formats import svg

    brought = form.write is not svg.write  # by a plug-in
    if brought:
        return form

    conflicts = detect(case, vocabulary=arguments.vocabulary, rules=arguments.rules)
    draw = partial(svg.write, conflicts=conflicts)
    return evolve(form, write=draw)


def _written(form: Format, case: Case, arguments: argparse.Namespace) -> Exported:
    """Write *case*, and return what was lost."""
    if arguments.output is not None:
        from counterclaim.files import write_case

        refuse_input_as_output(arguments)  # now that it is known what case files name
        return write_case(
            case,
            arguments.output,
            protected=arguments.protected,
            format=form.name,
            formats=(*arguments.known_formats, *((form,) if form.name == "svg" else ())),
        )
    write = cast("Write", form.write)  # as was checked
    exported = write(case, protected=arguments.protected)
    print_data(exported.data or "")
    return exported


def _texts_left_behind(imported: Imported[Case], form: Format) -> Iterator[Loss]:
    from counterclaim.findings import Loss

    if form.name in _PICTURES:
        return  # a picture has no documents, as was said
    reason = "the file that it was read from is not named in what was written; name it there again"
    yield from (Loss(id, "text", reason) for id in imported.texts)


def _check_target(form: Format, arguments: argparse.Namespace) -> None:
    refuse_input_as_output(arguments)
    target = Path(arguments.output)
    if form.name in _WRITTEN_BY_HAND and target.is_file():
        raise UsageError(
            f"{arguments.output} is there already, and may be written by hand; name another one or remove it"
        )


def _say_losses(losses: Sequence[Loss], arguments: argparse.Namespace) -> None:
    if arguments.quiet:
        return
    from counterclaim.formats.pictures.losses import MAP_SHOWS, NOT_ON_THE_MAP

    told = [loss for loss in losses if loss.reason.partition(";")[0] != NOT_ON_THE_MAP]
    for loss in told:
        complain(f"lost: {loss}")
    if len(told) < len(losses):
        complain(f"lost: {MAP_SHOWS}")
