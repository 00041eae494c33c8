"""`counterclaim backup`: a checked copy of a store."""

from __future__ import annotations

import argparse

from counterclaim.cli.stores import add_store, open_store, say

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "copy a store, and check the copy"
DESCRIPTION = (
    "Copy a store to FILE, which must not exist yet, with the bytes of its snapshots, and check the copy. "
    "Others may go on reading and writing meanwhile."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_store(parser)
    parser.add_argument("file", metavar="FILE", help="the file to write")


def run(arguments: argparse.Namespace) -> int:
    """Copy the store."""
    with open_store(arguments) as store:
        checkpoint = store.backup(arguments.file)
    say(f"{arguments.file} holds {checkpoint.size:,} events, and was checked", arguments)
    return 0
