"""`counterclaim import`: cases recorded in a store."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UnusableInputError, UsageError, add_from, check_standard_input
from counterclaim.cli.kept_bytes import BroughtBytes
from counterclaim.cli.keys import add_sealing_key, sealing_key_of
from counterclaim.cli.new_stores import new_store
from counterclaim.cli.output import complain
from counterclaim.cli.stores import add_authorship, add_store, check_authorship, say

if TYPE_CHECKING:
    from counterclaim.findings import Problem
    from counterclaim.model import Record
    from counterclaim.store import Change, Store

__all__ = ["DESCRIPTION", "SUMMARY", "add_arguments", "run"]

SUMMARY = "record cases in a store, as one revision"
DESCRIPTION = (
    "Record cases in a store, as one revision; all of it or nothing. A store that is not there is made. "
    "What is on record already with the same content is passed over; other content under the same id is "
    "refused, unless --replace or --mirror is given. The bytes of snapshots come along. A folder that "
    "'counterclaim export' wrote becomes a new store, with its history; one that 'counterclaim fetch' wrote "
    "is a case like others."
)

_TAKEN = "another record has this id already; give one of them another id, or say --replace to mend it"
_TWICE = "is given several times with different content; leave in the one that is meant"
_WITHOUT_WAL = (
    "the SQLite that is used here is not safe in WAL mode, so writers wait for readers; 'pip install "
    "counterclaim[apsw]' brings another one"
)
_MISSING = (
    "bytes that snapshots name and that are not there: {count:,}; put them into a folder 'blobs' beside the "
    "case, each under its SHA-256, and import it again"
)
_DONE = {"add": "added", "replace": "replaced", "remove": "taken out"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_store(parser)
    parser.add_argument(
        "case",
        nargs="+",
        metavar="CASE",
        help="a case file, a JSON Lines file, a store, another form, -, a folder of fetched pages, or an "
        "exported folder",
    )
    add_from(parser)
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
    parser.add_argument(
        "--origin",
        metavar="NAME",
        help="the name of a new store in checkpoints, as newsroom.example/cameras; a random one where it is"
        " not given",
    )
    add_sealing_key(parser)


def run(arguments: argparse.Namespace) -> int:
    """Record the cases."""
    if len(arguments.case) == 1 and _is_export(Path(arguments.case[0])):
        return _restore(arguments)
    arguments.case = [*map(_file_of, arguments.case)]
    check_authorship(arguments)
    check_standard_input(arguments)
    key = sealing_key_of(arguments)
    brought = BroughtBytes(arguments.case, arguments.store)
    with _store(arguments, key) as store:
        with store.revise(by=arguments.by, reason=arguments.reason, key=arguments.key) as change:
            count = _record(change, store, arguments, key, brought)
            if change.repeats is None:
                brought.bring()  # before it is on record that they are there
        done = _what_was_done(change, store, count)
    say(done, arguments)
    if brought.missing:
        say(_MISSING.format(count=brought.missing), arguments)
    return 0


def _is_export(folder: Path) -> bool:
    return folder.is_dir() and ((folder / "checkpoint").exists() or (folder / "log.jsonl").exists())


def _file_of(name: str) -> str:
    """
    Return the file of the records where *name* is a folder of fetched pages, else *name*.

    Raises:
        UsageError: It is another folder.
    """
    if not Path(name).is_dir():
        return name
    records = Path(name) / "records.jsonl"
    if not records.exists():
        raise UsageError(
            f"{name}: is no export of a store, and no folder of fetched pages: it has neither 'checkpoint' "
            "nor 'records.jsonl'"
        )
    return str(records)


@contextlib.contextmanager
def _store(arguments: argparse.Namespace, key: bytes | None) -> Iterator[Store]:
    """Yield the store; one that is made for the purpose is there only where something comes of it."""
    from counterclaim.store import Store

    if Path(arguments.store).exists():
        if arguments.origin is not None:
            raise UsageError(f"{arguments.store} is there already, and has a name; leave out --origin")
        with Store.open(arguments.store, sealing_key=key) as store:
            yield store
        return
    if Path(arguments.store).suffix.lower() != ".ccl":
        raise UsageError(f"{arguments.store}: a store ends in .ccl; name it so")
    with new_store(arguments.store, sealing_key=key, origin=arguments.origin) as store:
        mode = store.journal_mode
        yield store
    say(f"{arguments.store} was made: the store {store.origin}", arguments)
    if mode != "wal":
        say(_WITHOUT_WAL, arguments)


def _record(
    change: Change, store: Store, arguments: argparse.Namespace, key: bytes | None, brought: BroughtBytes
) -> int:
    """Record the cases in *change*, note the bytes to be *brought*, and return how many records there are."""
    problems: list[Problem] = []
    taken: tuple[Problem, ...] = ()
    # Where nothing is replaced, a second one is among those whose ids are taken.
    is_replacing = arguments.mirror or arguments.replace
    records = _Counted(brought.noting(_records(store, arguments, key, problems)), compared=is_replacing)
    if arguments.mirror:
        change.mirror(records)
    elif arguments.replace:
        change.put_all(records)
    else:
        taken = change.add_all(records)
    wrong = [str(problem) for problem in problems]
    wrong += (f"{problem.record}: {_TAKEN}" for problem in taken)
    wrong += (f"{id}: {_TWICE}" for id in records.twice)
    for message in wrong:
        complain(message)
    if wrong:
        raise UnusableInputError(len(wrong))
    if arguments.mirror and not records.count and change.repeats is None:
        raise UsageError("the cases hold no record, and --mirror would take out all there is; name others")
    return records.count


class _Counted:
    """
    Yields records, and counts them.

    Attributes:
        count: How many there were.
        twice: The ids that several of them have that are not the same, where they are *compared*.
    """

    def __init__(self, records: Iterator[Record], *, compared: bool) -> None:
        self._records = records
        self._compared = compared
        self._hashes: dict[str, int] = {}  # there may be more records than fit into memory
        self.count = 0
        self.twice: list[str] = []

    def __iter__(self) -> Iterator[Record]:
        for record in self._records:
            self.count += 1
            if self._compared:
                found = hash(record)
                if self._hashes.setdefault(record.id, found) != found:
                    self.twice.append(record.id)
            yield record


def _records(
    store: Store, arguments: argparse.Namespace, key: bytes | None, problems: list[Problem]
) -> Iterator[Record]:
    """Yield the records of the cases, and put what is wrong in them among *problems*."""
    from counterclaim.files import read_records

    for name in arguments.case:
        yield from read_records(
            name,
            on_problem=lambda problem: _take(problem, problems, arguments),
            vocabulary=arguments.vocabulary,
            sealing_key=key,
            on_record=store.get,
            format=arguments.from_format,
            formats=arguments.known_formats,
        )


def _take(problem: Problem, problems: list[Problem], arguments: argparse.Namespace) -> None:
    """Put a *problem* that makes the input unusable among *problems*, and tell any other one now."""
    if problem.fatal:
        problems.append(problem)
    elif not arguments.quiet:
        complain(str(problem))


def _what_was_done(change: Change, store: Store, count: int) -> str:
    if change.repeats is not None:
        return f"done already as revision {change.repeats.number}; nothing was recorded twice"
    if not count:
        return "there is no record in what was given; nothing was recorded"
    if change.made is None:
        return "all of it is on record already; nothing was recorded"
    counts = store.counts(change.made)
    done = ", ".join(f"{counts[op]:,} {word}" for op, word in _DONE.items() if op in counts)
    return f"revision {change.made.number}: {done}"


def _restore(arguments: argparse.Namespace) -> int:
    from counterclaim.store import Store

    said = ("by", "reason", "key", "replace", "mirror", "origin", "sealing_key")
    given = [f"--{name.replace('_', '-')}" for name in said if getattr(arguments, name)]
    if given:
        told = f"a folder is taken with the history it has; leave out {', '.join(given)}"
        raise UsageError(f"{told}, or name its file records.jsonl, to record what was known last")

    with Store.restore(arguments.case[0], arguments.store) as store:
        say(
            f"{arguments.store} was made of {arguments.case[0]}: {store.checkpoint().size:,} events",
            arguments,
        )
    return 0
