"""`counterclaim import`: cases recorded in a store."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UnusableInputError, UsageError, check_standard_input
from counterclaim.cli.keys import add_sealing_key, sealing_key_of
from counterclaim.cli.output import complain
from counterclaim.cli.stores import add_authorship, add_store, say

if TYPE_CHECKING:
    from counterclaim.findings import Problem
    from counterclaim.model import Record
    from counterclaim.store import Change, Store

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "record cases in a store, as one revision"
DESCRIPTION = (
    "Record cases in a store, as one revision; all of it or nothing. A store that is not there is made. "
    "What is on record already with the same content is passed over; other content under the same id is "
    "refused, unless --replace or --mirror is given. A folder that 'counterclaim export' wrote becomes a "
    "new store, with its history."
)

_TAKEN = "another record has this id already; give one of them another id, or say --replace to mend it"
_WITHOUT_WAL = (
    "the SQLite that is used here is not safe in WAL mode, so writers wait for readers; 'pip install "
    "counterclaim[apsw]' brings another one"
)
_DONE = {"add": "added", "replace": "replaced", "remove": "taken out"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_store(parser)
    parser.add_argument(
        "case",
        nargs="+",
        metavar="CASE",
        help="a case file, a JSON Lines file, a store, -, or an exported folder",
    )
    add_authorship(parser, required=False)
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--replace", action="store_true", help="put records in the places of those with their ids"
    )
    how.add_argument(
        "--mirror",
        action="store_true",
        help="do that, and take out what the cases do not hold; it stays in the history",
    )
    add_sealing_key(parser)


def run(arguments: argparse.Namespace) -> int:
    """Record the cases."""
    if len(arguments.case) == 1 and Path(arguments.case[0]).is_dir():
        return _restore(arguments)
    if not arguments.by or not arguments.reason:
        raise UsageError("say --by NAME and --reason TEXT: who records it, and why")
    check_standard_input(arguments)
    with _store(arguments) as store:
        with store.revise(by=arguments.by, reason=arguments.reason, key=arguments.key) as change:
            _record(change, arguments)
        _say_done(change, store, arguments)
    return 0


@contextlib.contextmanager
def _store(arguments: argparse.Namespace) -> Iterator[Store]:
    """Yield the store; one that is made for the purpose goes again where nothing comes of it."""
    from counterclaim.store import Store

    key = sealing_key_of(arguments)
    if Path(arguments.store).exists():
        with Store.open(arguments.store, sealing_key=key) as store:
            yield store
        return
    store = Store.create(arguments.store, sealing_key=key)
    try:
        with store:
            mode = store.journal_mode
            yield store
    except BaseException:
        _unmake(arguments.store)
        raise
    say(f"{arguments.store} was made: the store {store.origin}", arguments)
    if mode != "wal":
        say(_WITHOUT_WAL, arguments)


def _unmake(name: str) -> None:
    """Remove the store that was made for nothing, unless somebody else has written to it since."""
    from counterclaim.store import Store

    with Store.open(name) as store:
        is_empty = next(store.revisions(), None) is None
    if is_empty:
        for ending in ("", "-queue"):
            Path(f"{name}{ending}").unlink(missing_ok=True)


def _record(change: Change, arguments: argparse.Namespace) -> None:
    problems: list[Problem] = []
    taken: tuple[Problem, ...] = ()
    records = _records(arguments, problems)
    if arguments.mirror:
        change.mirror(records)
    elif arguments.replace:
        change.put_all(records)
    else:
        taken = change.add_all(records)
    wrong = [str(problem) for problem in problems if problem.fatal]
    wrong += (f"{problem.record}: {_TAKEN}" for problem in taken)
    for message in wrong:
        complain(message)
    if wrong:
        raise UnusableInputError(len(wrong))


def _records(arguments: argparse.Namespace, problems: list[Problem]) -> Iterator[Record]:
    """Yield the records of the cases, and put what is wrong in them among *problems*."""
    from counterclaim.files import read_records

    for name in arguments.case:
        yield from read_records(name, on_problem=problems.append, vocabulary=arguments.vocabulary)


def _say_done(change: Change, store: Store, arguments: argparse.Namespace) -> None:
    if change.repeats is not None:
        say(f"done already as revision {change.repeats.number}; nothing was recorded twice", arguments)
    elif change.made is None:
        say("all of it is on record already; nothing was recorded", arguments)
    else:
        counts = store.counts(change.made)
        done = ", ".join(f"{counts[op]:,} {word}" for op, word in _DONE.items() if op in counts)
        say(f"revision {change.made.number}: {done}", arguments)


def _restore(arguments: argparse.Namespace) -> int:
    from counterclaim.store import Store

    with Store.restore(arguments.case[0], arguments.store) as store:
        say(
            f"{arguments.store} was made of {arguments.case[0]}: {store.checkpoint().size:,} events",
            arguments,
        )
    return 0
