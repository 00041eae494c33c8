"""What the commands share that work with a store."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UsageError
from counterclaim.cli.keys import sealing_key_of
from counterclaim.cli.output import complain

if TYPE_CHECKING:
    from counterclaim.store import Store

__all__ = ["add_authorship", "add_store", "check_authorship", "open_store", "say"]


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the store."""
    parser.add_argument("store", metavar="STORE", help="the store, a file that ends in .ccl")


def add_authorship(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add the options that say who makes a revision, and why."""
    parser.add_argument("--by", required=required, metavar="NAME", help="who does it, as it is recorded")
    parser.add_argument("--reason", required=required, metavar="TEXT", help="why, as it is recorded")
    parser.add_argument(
        "--key",
        metavar="KEY",
        help="a word of your own for this one command: repeated with it, as after an interruption, it does "
        "nothing twice",
    )


def check_authorship(arguments: argparse.Namespace) -> None:
    """
    Check that *arguments* say who makes a revision, and why.

    Raises:
        UsageError: They do not.
    """
    for said in (arguments.by, arguments.reason):
        if said is None or not said.strip():
            raise UsageError("say --by NAME and --reason TEXT: who does it, and why")
    if arguments.key is not None and not arguments.key.strip():
        raise UsageError("--key KEY is a word of your own; an empty one says nothing")


def open_store(arguments: argparse.Namespace) -> Store:
    """
    Return the store that *arguments* name.

    Raises:
        StoreError: It cannot be opened.
    """
    from counterclaim.store import Store

    return Store.open(arguments.store, sealing_key=sealing_key_of(arguments))


def say(message: str, arguments: argparse.Namespace) -> None:
    """Say what was done, unless only errors are wanted."""
    if not arguments.quiet:
        complain(message)
