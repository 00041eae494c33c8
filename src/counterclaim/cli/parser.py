"""The arguments of the commands."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any, NoReturn

from counterclaim.cli.extensions import with_plugins

__all__ = ["COMMANDS", "build_parser", "module_of", "read_arguments"]

_DESCRIPTION = "Keep the record of a dispute: who claims what, on whose word, and who rebuts it."
_EPILOG = """\
A case is a case file (.toml), a JSON Lines file (.jsonl, .ndjson, .json), a store (.ccl), or - for
standard input; several together are read as one. Exit status: 0, 1 where something was found that was looked
for (lint, verify, quotes check, conflicts --fail-on) or a page was not fetched, or 2 for bad input or usage.
"""

#: The commands, in the order of the help; each is a module of this package, by its name there.
COMMANDS = (
    "report",
    "claims",
    "sources",
    "trace",
    "conflicts",
    "why-not",
    "standing",
    "lint",
    "fetch",
    "import",
    "history",
    "diff",
    "quotes",
    "verify",
    "erase",
    "backup",
    "export",
    "convert",
    "merge",
    "schema",
    "new",
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with the usage in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say *message*, and how to see what is right; end with status 2."""
        from counterclaim.cli.output import complain

        complain(f"{message}; see '{self.prog} --help'")
        self.exit(2)


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """
    Return what *arguments* ask for; its `run` takes it and does it.

    Raises:
        SystemExit: They ask for help or the version, or make no sense; what was to be said has been said.
    """
    return build_parser().parse_args(arguments)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(
        prog="counterclaim",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    _add_common(parser, default=False)
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, dest="command")
    for name in COMMANDS:
        module = import_module(f"counterclaim.cli.{module_of(name)}")
        sub = subparsers.add_parser(
            name, help=module.SUMMARY, description=module.DESCRIPTION, allow_abbrev=False
        )
        module.add_arguments(sub)
        _add_common(sub, default=argparse.SUPPRESS)
        sub.set_defaults(run=with_plugins(module.run))
    return parser


def module_of(command: str) -> str:
    """Return the module of a *command*; one that is a word of Python itself has an underscore behind it."""
    name = command.replace("-", "_")
    return f"{name}_" if iskeyword(name) else name


def _add_common(parser: argparse.ArgumentParser, *, default: Any) -> None:
    """Add the options that go before a command as well as behind it."""
    parser.add_argument(
        "--quiet", action="store_true", default=default, help="say nothing on standard error but errors"
    )
    parser.add_argument(
        "--plugins",
        metavar="NAME[,NAME]",
        default=None if default is False else default,
        help="load the types, properties and rules that these distributions bring, or those of all with '*'; "
        "where it is not given, those that COUNTERCLAIM_PLUGINS names",
    )
    parser.add_argument(
        "--traceback",
        action="store_true",
        default=default,
        help="show where in the program an unexpected error happened",
    )


class _Version(argparse.Action):
    """Prints the version, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        from importlib.metadata import version

        from counterclaim.cli.output import print_text

        print_text(f"counterclaim {version('counterclaim')}\n")
        parser.exit()
