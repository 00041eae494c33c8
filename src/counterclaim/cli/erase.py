"""`counterclaim erase`: records and words taken out of a store for good."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UsageError
from counterclaim.cli.output import complain, print_data
from counterclaim.cli.stores import add_authorship, add_store, check_authorship, open_store, say

if TYPE_CHECKING:
    from counterclaim.store import Erasure

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "erase records, or words, from a store for good"
DESCRIPTION = (
    "Erase the records ID with all their versions, and words wherever they stand. What is left of a record "
    "is a random number, from which nothing can be learned; every checkpoint still holds. Backups and "
    "exports that were made before are not reached. It cannot be undone."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_store(parser)
    parser.add_argument("id", nargs="*", metavar="ID", help="the id of a record")
    parser.add_argument(
        "--words",
        action="append",
        default=[],
        metavar="TEXT",
        help="words to take out wherever they stand, whatever their case, as a name; may be given several "
        "times",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be erased, and erase nothing")
    add_authorship(parser)


def run(arguments: argparse.Namespace) -> int:
    """Erase."""
    check_authorship(arguments)
    if not arguments.id and not arguments.words:
        raise UsageError("say what to erase: the ids of records, or --words")
    if not all(map(str.strip, arguments.words)):
        raise UsageError("--words TEXT is some text; an empty one stands everywhere")
    with open_store(arguments) as store:
        erasure = store.erase(
            arguments.id,
            words=arguments.words,
            by=arguments.by,
            reason=arguments.reason,
            key=arguments.key,
            dry_run=arguments.dry_run,
        )
    print_data("".join(f"{id}\t{number}\n" for id, number in erasure.numbers.items()))
    for mention in erasure.mentions:
        complain(str(mention))
    say(_summary(erasure, dry_run=arguments.dry_run), arguments)
    return 0


def _summary(erasure: Erasure, *, dry_run: bool) -> str:
    if erasure.revision is None and not dry_run:
        return "these words stand nowhere; nothing was recorded"
    done = (
        f"versions of records erased: {erasure.erased}; versions and remarks that had something taken out: "
        f"{erasure.redacted}"
    )
    if erasure.revision is None:
        return f"it would be: {done}; nothing was erased"
    return f"revision {erasure.revision.number}: {done}"
