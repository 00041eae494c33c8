"""`counterclaim export`: a store as a folder of plain files."""

from __future__ import annotations

import argparse

from counterclaim.cli.keys import add_protected
from counterclaim.cli.stores import add_store, open_store, say

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "write all of a store into a folder of plain files"
DESCRIPTION = (
    "Write all of a store into the new folder FOLDER: what is known now and all that ever was as JSON "
    "Lines, the checkpoint, the bytes of snapshots, and a program that checks all that without this library."
    " 'counterclaim import' makes a store of it again."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_store(parser)
    parser.add_argument("folder", metavar="FOLDER", help="the folder to make")
    add_protected(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the folder."""
    with open_store(arguments) as store:
        checkpoint = store.export(arguments.folder, protected=arguments.protected)
    program = f"{arguments.folder}/check_export.py"
    say(f"{arguments.folder} holds {checkpoint.size:,} events; 'python {program}' checks them", arguments)
    return 0
