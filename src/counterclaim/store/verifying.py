"""Checking a store: its pages, its log, its views, and that it still holds what a checkpoint says."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final, TypeVar

from attrs import frozen

from counterclaim.codec import Codec, decode_json
from counterclaim.errors import CounterclaimError
from counterclaim.findings import Problem
from counterclaim.store.blobs import BLOB_FIELDS, BlobFolder, is_blob_name
from counterclaim.store.checkpoint import Checkpoint
from counterclaim.store.drivers import Database
from counterclaim.store.errors import LockedStoreError, StoreError, StoreWriteError
from counterclaim.store.log import FIRST_OPS, Event, commitment_of, events, leaf_prefix
from counterclaim.store.merkle import HASH_SIZE, leaf_hash, root_of
from counterclaim.store.redacting import ERASED_WORDS, NUMBER
from counterclaim.store.schema import VIEWS, expected_schema, written_schema
from counterclaim.store.tiles import stored_node
from counterclaim.store.views import UNREADABLE, Erasures, Replay, erasures

__all__ = ["Verification", "check_pages", "verified"]

T = TypeVar("T")

_PREFIX: Final = "temp.expected_"
#: Of each kind of problem, so many are told one by one.
_MOST: Final = 20
#: One of these stands where an erasure took something out of a record that stays.
_MARKS: Final = (ERASED_WORDS, NUMBER)
_EXPECTED_TABLES: Final = (
    "record (id TEXT PRIMARY KEY, position INTEGER, place INTEGER)",
    "revision (number INTEGER PRIMARY KEY, position INTEGER, recorded_at INTEGER, size INTEGER, peaks BLOB, "
    "key TEXT)",
    "tile (level INTEGER, number INTEGER, root BLOB, hashes BLOB, PRIMARY KEY (level, number))",
)


@frozen(kw_only=True)
class Verification:
    """
    What was found when a store was checked.

    Attributes:
        checkpoint: What it holds now; `None` where that cannot be read.
        problems: What is wrong; codes `pages`, `schema`, `event`, `view`, `checkpoint`, `blob`.
        events: How many events were checked.
        held: The checkpoints that it was compared with, and still holds.
        missing: Hashes that snapshots name, of pages, texts and logs, whose bytes are not in the folder of
            the store; they may never have been.
        erased: The positions of events whose content was erased. That a checkpoint is held does not say what
            they were.
        redacted: The positions of events that had something taken out, and hold what the erasure left.
    """

    checkpoint: Checkpoint | None = None
    problems: tuple[Problem, ...] = ()
    events: int = 0
    held: tuple[Checkpoint, ...] = ()
    missing: tuple[str, ...] = ()
    erased: tuple[int, ...] = ()
    redacted: tuple[int, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verified(database: Database, origin: str, kept: Iterable[Checkpoint], blobs: BlobFolder) -> Verification:
    """Check the store named *origin*, and its *blobs*; also against the checkpoints that were *kept*."""
    found = _Findings()
    found.attempt("pages", partial(_say_pages, database, found))
    found.attempt("schema", partial(_check_schema, database, found))
    replay = found.attempt("event", partial(_check_log, database, found))
    if replay is None:
        return Verification(problems=found.told())
    found.attempt("view", partial(_check_views, database, found))
    current = Checkpoint(origin=origin, size=replay.peaks.size, root=replay.peaks.root())
    held = [
        each for each in kept if found.attempt("checkpoint", partial(_holds, database, current, each, found))
    ]
    missing = found.attempt("blob", lambda: tuple(_missing_blobs(database, blobs, found)))
    return Verification(
        checkpoint=current,
        problems=found.told(),
        events=replay.peaks.size,
        held=tuple(held),
        missing=missing or (),
        erased=tuple(sorted(replay.erased.numbers)),
        redacted=tuple(sorted(replay.erased.redacted.keys() - replay.erased.numbers.keys())),
    )


class _Findings:
    """Collects problems, the first of each kind one by one."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def say(self, code: str, message: str, record: str | None = None) -> None:
        self._counts[code] += 1
        if self._counts[code] <= _MOST:
            self._problems.append(Problem(code, record, None, message))

    def attempt(self, code: str, check: Callable[[], T]) -> T | None:
        """Return what *check* finds; where the file is too damaged for it, that is a problem."""
        try:
            return check()
        except (StoreError, *UNREADABLE) as error:
            if isinstance(error, LockedStoreError | StoreWriteError):
                raise
            reason = error.reason if isinstance(error, StoreError) else f"cannot be read: {error}"
            self.say(code, f"the store {reason}")
            return None

    def told(self) -> tuple[Problem, ...]:
        more = [
            Problem(code, None, None, f"and {count - _MOST} more of this kind")
            for code, count in self._counts.items()
            if count > _MOST
        ]
        return (*self._problems, *more)


def check_pages(database: Database) -> Iterator[str]:
    """Yield what SQLite finds to be damaged in the pages of the file."""
    for (line,) in database.rows(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            yield f"SQLite finds the file damaged: {line}"


def _say_pages(database: Database, found: _Findings) -> None:
    for message in check_pages(database):
        found.say("pages", message)


def _check_schema(database: Database, found: _Findings) -> None:
    expected, written = expected_schema(), written_schema(database)
    for statement in sorted(expected - written):
        found.say("schema", f"the file lacks what was made by: {_first_line(statement)}")
    for statement in sorted(written - expected):
        found.say("schema", f"the file has what no version of this library makes: {_first_line(statement)}")


def _first_line(statement: str) -> str:
    return statement.split("\n")[0][:100]


def _check_log(database: Database, found: _Findings) -> Replay:
    for table in _EXPECTED_TABLES:
        name = table.split(" ")[0]
        database.run(f"DROP TABLE IF EXISTS {_PREFIX}{name}")
        database.run(f"CREATE TEMP TABLE {_PREFIX.removeprefix('temp.')}{table}")
    erased = erasures(database)
    codec = Codec()
    replay = Replay(database, erased, prefix=_PREFIX)
    prefixes: dict[str, bytes] = {}  # of the revision that is followed
    for expected, event in enumerate(events(database)):
        try:
            if event.position != expected:
                found.say("event", f"event {event.position} stands where event {expected} should")
            if event.op in FIRST_OPS or event.op not in prefixes:
                prefixes = {} if event.op in FIRST_OPS else prefixes
                prefixes[event.op] = leaf_prefix(event.revision, event.op, event.payload)
            leaf = leaf_hash(prefixes[event.op] + _commitment(event, erased, found))
            _check_record(event, codec, found)
            if replay.follow(event, leaf) != (event.place, event.previous):
                found.say(
                    "event", f"event {event.position} is not linked with those before it as it should be"
                )
        except UNREADABLE as error:
            found.say("event", f"event {event.position} cannot be read: {error}")
    replay.finish()
    return replay


def _check_record(event: Event, codec: Codec, found: _Findings) -> None:
    """Check that a record can be read again, whatever its type."""
    if event.op in ("add", "replace") and event.payload is not None:
        tokens = {} if event.sealed is None else decode_json(event.sealed)
        try:
            codec.structure(decode_json(event.payload) | tokens)
        except CounterclaimError as error:
            found.say("event", f"event {event.position} holds no record that can be read: {error}")


def _commitment(event: Event, erased: Erasures, found: _Findings) -> bytes:
    """Return what the leaf of *event* commits to, having checked that what is there is what was written."""
    number = erased.numbers.get(event.position)
    redacted = erased.redacted.get(event.position)
    if number is not None and (event.payload, event.salt, event.sealed) != (None, None, None):
        found.say("event", f"event {event.position} was erased, and still holds something")
    if event.commitment is not None and len(event.commitment) != HASH_SIZE:
        found.say("event", f"event {event.position} has a commitment that is none")
    if event.commitment is not None and number is None and redacted is None:
        found.say("event", f"event {event.position} was blanked, and no erasure says so")
    if event.payload is None or event.salt is None:
        if number is None:
            found.say("event", f"event {event.position} has lost its content, and no erasure says so")
        return event.commitment or b""
    present = commitment_of(event.salt, event.payload, event.sealed)
    if redacted is not None and event.op not in FIRST_OPS and not any(map(event.payload.count, _MARKS)):
        found.say("event", f"event {event.position} was rewritten, and nothing says that anything is missing")
    if redacted is not None and number is None and present != redacted:
        found.say("event", f"event {event.position} is not what the erasure left of it")
    return present if event.commitment is None else event.commitment


def _check_views(database: Database, found: _Findings) -> None:
    for table in VIEWS:
        for present, wanted in ((table, _PREFIX + table), (_PREFIX + table, table)):
            rows = database.rows(f"SELECT * FROM {present} EXCEPT SELECT * FROM {wanted}")
            for row in rows:
                what = "has a row that does not follow" if present == table else "lacks a row that follows"
                found.say("view", f"the table {table} {what} from the log: {_shown(row)}")


def _shown(row: tuple[object, ...]) -> str:
    return ", ".join("…" if isinstance(value, bytes) else str(value)[:80] for value in row)


def _holds(database: Database, current: Checkpoint, kept: Checkpoint, found: _Findings) -> bool:
    """Return whether the log still holds what the checkpoint that was *kept* says."""
    if kept.origin != current.origin:
        found.say("checkpoint", f"a checkpoint is of {kept.origin!r}, and this store is {current.origin!r}")
    elif kept.size > current.size:
        message = (
            f"a checkpoint says {kept.size} events, and there are {current.size}: the end of the log was cut "
            "off, or an old copy was put in its place"
        )
        found.say("checkpoint", message)
    elif root_of(kept.size, partial(stored_node, database, table=f"{_PREFIX}tile")) != kept.root:
        found.say("checkpoint", f"the first {kept.size} events are not those that a checkpoint says")
    else:
        return True
    return False


def _missing_blobs(database: Database, blobs: BlobFolder, found: _Findings) -> Iterator[str]:
    """Check the bytes that are in the folder; yield the hashes of those that are on record and not there."""
    for name in blobs:
        try:
            blobs.get(name)
        except StoreError as error:  # in the folder, and either not readable or not what it was
            found.say("blob", str(error))
    on_record: set[str] = set()
    sql = "SELECT payload FROM event WHERE op IN ('add', 'replace') AND instr(payload, 'sha256') > 0"
    for (payload,) in database.rows(sql):
        with contextlib.suppress(*UNREADABLE):
            on_record |= set(filter(is_blob_name, map(json.loads(payload).get, BLOB_FIELDS)))
    yield from sorted(name for name in on_record if name not in blobs)
