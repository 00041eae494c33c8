"""What most commands share: reading cases, and delivering what was made of them."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from counterclaim.cli.keys import sealing_key_of
from counterclaim.cli.output import can_print, complain, print_data, print_text, terminal_width
from counterclaim.cli.words import moment
from counterclaim.errors import CounterclaimError

if TYPE_CHECKING:
    from counterclaim.case import Case
    from counterclaim.findings import Imported, Problem

__all__ = [
    "UnusableInputError",
    "UsageError",
    "add_cases",
    "add_format",
    "add_from",
    "add_language",
    "add_output",
    "check_standard_input",
    "deliver",
    "deliver_shown",
    "deliver_text",
    "format_chosen",
    "open_cases",
    "read_usable",
    "refuse_input_as_output",
    "say_problems",
    "say_unread",
]

_ENDINGS = {
    ".txt": "table",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".dot": "dot",
    ".gv": "dot",
    ".mmd": "mermaid",
    ".svg": "svg",
}
#: The arguments of all commands that name what is read, and what case files name.
_READ = (
    "case",
    "beside",
    "store",
    "checkpoint",
    "timestamp",
    "root",
    "sign_with",
    "sealing_key",
    "rule_set",
    "article",
    "texts",
    "previous",
    "profile",
)


class Shown(Protocol):
    """What can be shown by itself, as text, Markdown or JSON."""

    def to_text(self, *, width: int | None = None, ascii: bool = False) -> str:
        """Return it for a terminal of *width* columns; with *ascii* in no other characters."""
        ...

    def to_markdown(self) -> str:
        """Return it as Markdown."""
        ...

    def to_json(self) -> str:
        """Return all of it as JSON."""
        ...


class UsageError(CounterclaimError):
    """Arguments that do not go together."""


class UnusableInputError(CounterclaimError):
    """
    Input that cannot be used as it stands; what is wrong with it has been said, line by line.

    Attributes:
        count: How many mistakes there are.
    """

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count

    def __str__(self) -> str:
        mistakes = "1 mistake" if self.count == 1 else f"{self.count} mistakes"
        return f"{mistakes} in the input; nothing was done"


def add_cases(parser: argparse.ArgumentParser) -> None:
    """Add the argument for one case or several."""
    parser.add_argument(
        "case", nargs="+", metavar="CASE", help="a case file, a JSON Lines file, a store, another form, or -"
    )
    parser.add_argument(
        "--known-at",
        type=moment,
        metavar="MOMENT",
        help="of a store, show what was on record at MOMENT: a day, a time with its zone, or the number of a "
        "revision",
    )


def add_from(parser: argparse.ArgumentParser) -> None:
    """Add the option for the form of what is read."""
    parser.add_argument(
        "--from",
        dest="from_format",
        metavar="FORM",
        help="read what is given in this form, whatever its content and ending say; see --to of 'convert'",
    )


def add_format(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """Add the option for the form of the output, the first of *formats* being the usual one."""
    parser.add_argument(
        "--format", choices=formats, help=f"the form of the output, {formats[0]} where nothing else is said"
    )
    parser.set_defaults(formats=tuple(formats))


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add the option for the file that the output goes to."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to FILE, in the form that its ending names where --format is not given",
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language of what is shown."""
    parser.add_argument(
        "--language", choices=("en", "de"), default="en", help="the language of the output (usual: en)"
    )


def open_cases(arguments: argparse.Namespace) -> Imported[Case]:
    """
    Return the cases that *arguments* name, as one.

    Raises:
        FileAccessError: A file cannot be read.
        UnusableInputError: They cannot be used as they stand; what is wrong has been said.
    """
    check_standard_input(arguments)
    return read_usable(arguments.case, arguments, known_at=arguments.known_at)


def check_standard_input(arguments: argparse.Namespace) -> None:
    """
    Check that standard input is there where *arguments* name it, and is named once.

    Raises:
        UsageError: It is not.
    """
    if arguments.case.count("-") > 1:
        raise UsageError("standard input can be read only once; name '-' once")
    if "-" in arguments.case and sys.stdin is None:
        raise UsageError("standard input is closed; name a file instead of '-'")


def read_usable(
    names: Sequence[str], arguments: argparse.Namespace, *, known_at: datetime | int | None = None
) -> Imported[Case]:
    """
    Return the cases in the files *names*, as one; stores as they were *known_at* a moment.

    Raises:
        FileAccessError: A file cannot be read.
        UnusableInputError: They cannot be used as they stand; what is wrong has been said.
    """
    from counterclaim.files import read_cases

    imported = read_cases(
        names,
        vocabulary=arguments.vocabulary,
        known_at=known_at,
        sealing_key=sealing_key_of(arguments),
        format=getattr(arguments, "from_format", None),
        formats=arguments.known_formats,
    )
    arguments.beside = tuple(dict.fromkeys((*getattr(arguments, "beside", ()), *imported.beside)))
    fatal = [problem for problem in imported.problems if problem.fatal]
    if fatal:
        for problem in fatal:
            complain(str(problem))
        raise UnusableInputError(len(fatal))
    return imported


def say_problems(problems: Sequence[Problem], arguments: argparse.Namespace) -> None:
    """Say how many *problems* there are, for commands that do not show them."""
    if problems and not arguments.quiet:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        complain(f"{count} in the record; 'counterclaim report' shows what is wrong")


def say_unread(problems: Sequence[Problem], arguments: argparse.Namespace) -> None:
    """Say what could not be compared, and which rules failed, so that nobody takes silence for agreement."""
    if not arguments.quiet:
        for problem in problems:
            complain(str(problem))


def format_chosen(arguments: argparse.Namespace, endings: Mapping[str, str] = _ENDINGS) -> str:
    """
    Return the form of the output: the one that is asked for, else that of the file's ending.

    Raises:
        UsageError: The ending names none that the command writes.
    """
    formats: tuple[str, ...] = arguments.formats
    if arguments.format is not None:
        return str(arguments.format)
    if arguments.output is None:
        return formats[0]
    chosen = endings.get(Path(arguments.output).suffix.lower())
    if chosen not in formats:
        known = ", ".join(ending for ending, name in endings.items() if name in formats)
        raise UsageError(f"{arguments.output}: its ending names no form; use one of {known}, or say --format")
    return chosen


def deliver(text: str, arguments: argparse.Namespace) -> None:
    """
    Write *text*, made for programs to read, to the file that *arguments* name, or to standard output.

    Raises:
        FileAccessError: The file cannot be written.
        UsageError: It is one of the files that were read.
    """
    if arguments.output is None:
        print_data(text)
        return
    from counterclaim.files import write_text

    refuse_input_as_output(arguments)
    write_text(arguments.output, text)


def deliver_text(make: Callable[..., str], arguments: argparse.Namespace) -> None:
    """
    Write what *make* returns, made for people to read; as wide as the terminal, in ASCII where it needs that.

    Raises:
        FileAccessError: The file cannot be written.
        UsageError: It is one of the files that were read.
    """
    if arguments.output is not None:
        deliver(make(), arguments)
        return
    width = terminal_width()
    text = make(width=width)
    print_text(text if can_print(text) else make(width=width, ascii=True))


def deliver_shown(shown: Shown, form: str, imported: Imported[Case], arguments: argparse.Namespace) -> None:
    """
    Write what is *shown* by itself, in the *form* that was chosen, and say what is wrong with the case.

    Raises:
        FileAccessError: The file cannot be written.
        UsageError: It is one of the files that were read.
    """
    if form == "table":
        deliver_text(shown.to_text, arguments)
    else:
        deliver(shown.to_json() if form == "json" else shown.to_markdown(), arguments)
    say_problems(imported.problems, arguments)


def refuse_input_as_output(arguments: argparse.Namespace) -> None:
    """
    Refuse to write over a file that is read: a case that was written by hand, what it includes, a checkpoint.

    Raises:
        UsageError: The output is one of them.
    """
    for option in _READ:
        given = getattr(arguments, option, None) or ()
        for name in (given,) if isinstance(given, str) else given:
            with contextlib.suppress(OSError, ValueError):
                if Path(name).samefile(arguments.output):
                    what = "the case" if option in ("case", "store") else "a file"
                    raise UsageError(f"{arguments.output} is {what} that is read; write to another file")
