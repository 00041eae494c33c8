"""The tables that follow from the log: made anew from it, beside the old ones or in their place."""

from __future__ import annotations

import json
from typing import Any

from attrs import frozen

from counterclaim.store.drivers import Database
from counterclaim.store.errors import DamagedStoreError, LockedStoreError, StoreError, StoreWriteError
from counterclaim.store.log import (
    FIRST_OPS,
    RECORD_OPS,
    Event,
    Revision,
    events,
    moment_of,
    revision_of,
    ticks_of,
)
from counterclaim.store.merkle import Peaks
from counterclaim.store.schema import create_views
from counterclaim.store.tiles import GrowingTree

__all__ = ["UNREADABLE", "Erasures", "Replay", "erasures", "rebuild"]

#: What reading an event that is not as it was written can raise.
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)

_BATCH = 1000
_OPS = RECORD_OPS | FIRST_OPS | {"erase"}


@frozen
class Erasures:
    """
    What the erasures of a store took out.

    Attributes:
        numbers: By the position of an event whose payload is gone, the number that stands for its record.
        redacted: By the position of an event that had words taken out, the commitment to what is there now.
    """

    numbers: dict[int, str]
    redacted: dict[int, bytes]


def erasures(database: Database) -> Erasures:
    """
    Return what the erasures of a store took out.

    Raises:
        ValueError, TypeError or another of UNREADABLE: What one says of itself cannot be read.
    """
    found = Erasures({}, {})
    for event in events(database, "op = 'erase'"):
        said = json.loads(event.payload or "")
        for number, positions in said["erased"].items():
            found.numbers.update(dict.fromkeys(positions, number))
        for position, commitment in said["redacted"].items():
            found.redacted[int(position)] = bytes.fromhex(commitment)
    return found


class Replay:
    """
    Follows the log event by event, and writes the tables that follow from it.

    Attributes:
        peaks: The Merkle tree over what was followed.
        erased: What the erasures took out.
    """

    def __init__(self, database: Database, erased: Erasures, *, prefix: str = "") -> None:
        """Write to the tables of *database* whose names begin with *prefix*."""
        self.peaks = Peaks()
        self._database = database
        self.erased = erased
        self._prefix = prefix
        self._tree = GrowingTree(database, self.peaks, prefix=prefix)
        self._states: dict[str, tuple[int, int | None]] = {}
        self._leaves: list[bytes] = []
        self._revision: tuple[Any, ...] | None = None

    def follow(self, event: Event, leaf: bytes) -> tuple[int | None, int | None]:
        """
        Take in one *event*, whose leaf has the hash *leaf*; return its place, and the event before it.

        Raises:
            ValueError, TypeError or another of UNREADABLE: It cannot be read, or does not belong here.
        """
        if event.op not in _OPS:
            message = f"does {event.op!r}, which no event does"
            raise ValueError(message)
        if event.op in FIRST_OPS:
            self._begin_revision(event)
        elif self._revision is None or event.revision != self._revision[0]:
            message = f"belongs to revision {event.revision}, which does not begin ahead of it"
            raise ValueError(message)
        self._leaves.append(leaf)
        if len(self._leaves) >= _BATCH:
            self._write()
        return self._follow_record(event) if event.op in RECORD_OPS else (None, None)

    def finish(self) -> None:
        """Write the rest."""
        self._end_revision()
        self._write()

    def _begin_revision(self, event: Event) -> None:
        before = -1 if self._revision is None else self._revision[0]
        if event.revision != before + 1:
            message = f"begins revision {event.revision} behind revision {before}"
            raise ValueError(message)
        revision = revision_of(event.revision, event.payload or "")
        self._check_moment(revision)
        self._end_revision()
        self._revision = (
            event.revision,
            event.position,
            ticks_of(revision.recorded_at),
            revision.key,
        )

    def _check_moment(self, revision: Revision) -> None:
        """Check that recorded time follows from the clock and from the revision before, as it was written."""
        before = None if self._revision is None else moment_of(self._revision[2])
        expected = revision.clock if before is None else max(revision.clock, before)
        if revision.recorded_at != expected:
            message = f"says that it was recorded on {revision.recorded_at}, which cannot be"
            raise ValueError(message)

    def _end_revision(self) -> None:
        self._take_leaves()
        if self._revision is not None:
            number, position, ticks, key = self._revision
            row = (number, position, ticks, self.peaks.size, self.peaks.packed(), key)
            self._database.run(f"INSERT INTO {self._prefix}revision VALUES (?, ?, ?, ?, ?, ?)", row)

    def _take_leaves(self) -> None:
        leaves, self._leaves = self._leaves, []
        self._tree.extend(leaves)

    def _follow_record(self, event: Event) -> tuple[int | None, int | None]:
        number = self.erased.numbers.get(event.position)
        id = json.loads(event.payload or "")["id"] if number is None else number
        state = self._state(id)
        previous, place = (None, None) if state is None else state
        if event.op != "add" and (previous is None or (number is None and place is None)):
            message = f"does {event.op!r} with a record that is not there"
            raise ValueError(message)
        if number is not None:
            self._states[id] = event.position, None
            return event.place, previous
        if event.op != "replace":
            place = event.position if event.op == "add" else None
        self._states[id] = event.position, place
        return place, previous

    def _state(self, id: str) -> tuple[int, int | None] | None:
        held_back = self._states.get(id)
        if held_back is not None:
            return held_back
        sql = f"SELECT position, place FROM {self._prefix}record WHERE id = ?"
        found = self._database.row(sql, (id,))
        return None if found is None else (found[0], found[1])

    def _write(self) -> None:
        self._take_leaves()
        states, self._states = self._states, {}
        sql = (
            f"INSERT INTO {self._prefix}record VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET position = excluded.position, place = excluded.place"
        )
        self._database.run_many(sql, [(id, *state) for id, state in states.items()])


def rebuild(database: Database) -> None:
    """
    Make the tables that follow from the log anew; inside of a transaction.

    Raises:
        DamagedStoreError: The log cannot be read.
    """
    create_views(database)
    try:
        replay = Replay(database, erasures(database))
        for event in events(database):
            replay.follow(event, event.leaf)
        replay.finish()
    except (*UNREADABLE, StoreError) as error:
        if isinstance(error, LockedStoreError | StoreWriteError):
            raise
        reason = f"has a log that cannot be read ({error}); restore a backup"
        raise DamagedStoreError(database.shown, reason) from error
