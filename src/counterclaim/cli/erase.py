"""`counterclaim erase`: records and words taken out of a store for good."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UsageError
from counterclaim.cli.output import complain, print_data
from counterclaim.cli.stores import add_authorship, add_store, check_authorship, open_store, say

if TYPE_CHECKING:
    from counterclaim.store import Erasure, Store

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "erase records, or words, from a store for good"
DESCRIPTION = (
    "Erase the records ID with all their versions, and words wherever they stand. What is left of a record "
    "is a random number, from which nothing can be learned; every checkpoint still holds. Nothing is taken "
    "out of the bytes of snapshots, which go with their snapshots alone; those that have the words are told. "
    "Backups and exports that were made before are not reached. It cannot be undone. Exit status 1 where the "
    "bytes of a snapshot have the words."
)

#: Marks the id of a record that stays on record under its number.
_STAYS = "stays"


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
    parser.add_argument(
        "--with-snapshots",
        action="store_true",
        help="where an ID is that of a document, erase its snapshots as well, which stay else",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be erased, and erase nothing")
    parser.add_argument(
        "--compact",
        action="store_true",
        help="finish what an erasure that was interrupted has left: write the file anew, and remove what was "
        "to go from beside it; takes nothing else",
    )
    add_authorship(parser, required=False)


def run(arguments: argparse.Namespace) -> int:
    """Erase."""
    from counterclaim.store import ErasureIncompleteError

    _check(arguments)
    with open_store(arguments) as store:
        try:
            if not arguments.compact:
                erasure = _erased(store, arguments)
                _tell(erasure, arguments)
                return 1 if _is_left(erasure) else 0
            store.compact()
            say("the file was written anew; nothing is left in it of what was erased", arguments)
        except ErasureIncompleteError as error:
            if error.erasure is not None:
                _tell(error.erasure, arguments)  # first: nobody can find these numbers again
            complain(f"{error}: counterclaim erase {arguments.store} --compact")
            return 2
    return 0


def _check(arguments: argparse.Namespace) -> None:
    """
    Check that *arguments* say what is to be done, and only that.

    Raises:
        UsageError: They do not.
    """
    if arguments.compact:
        if arguments.id or arguments.words or arguments.dry_run or arguments.with_snapshots:
            raise UsageError("--compact erases nothing more; give it alone")
        return
    check_authorship(arguments)
    if not arguments.id and not arguments.words:
        raise UsageError("say what to erase: the ids of records, or --words")
    if not all(map(str.strip, arguments.words)):
        raise UsageError("--words TEXT is some text; an empty one stands everywhere")


def _erased(store: Store, arguments: argparse.Namespace) -> Erasure:
    return store.erase(
        arguments.id,
        words=arguments.words,
        by=arguments.by,
        reason=arguments.reason,
        key=arguments.key,
        dry_run=arguments.dry_run,
        with_snapshots=arguments.with_snapshots,
    )


def _is_left(erasure: Erasure) -> bool:
    """Return whether words that were to be erased stand in the bytes of snapshots."""
    return any(mention.code == "bytes" for mention in erasure.mentions)


def _tell(erasure: Erasure, arguments: argparse.Namespace) -> None:
    for id, number in erasure.numbers.items():
        told = id if arguments.dry_run else f"{id}\t{number}"
        print_data(f"{told}\t{_STAYS}\n" if id in erasure.renamed else f"{told}\n")
    for mention in erasure.mentions:
        complain(str(mention))
    say(_summary(erasure, dry_run=arguments.dry_run), arguments)


def _summary(erasure: Erasure, *, dry_run: bool) -> str:
    if erasure.repeats is not None:
        return f"done already as revision {erasure.repeats.number}"
    if erasure.revision is None and not dry_run:
        where = "in no record, and in the bytes of snapshots" if _is_left(erasure) else "nowhere"
        return f"these words stand {where}; nothing was recorded"
    done = (
        f"versions of records erased: {erasure.erased}; versions and remarks that had something taken out: "
        f"{erasure.redacted}"
    )
    if erasure.revision is None:
        return f"it would be: {done}; nothing was erased"
    return f"revision {erasure.revision.number}: {done}"
