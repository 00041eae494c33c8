"""Writing at the end of the log: events, their leaves, and the views that follow from them."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import repeat
from typing import Any, Final

import attrs

from counterclaim.store.drivers import Database
from counterclaim.store.errors import DamagedStoreError, StoreWriteError
from counterclaim.store.log import (
    SALT_LENGTH,
    Revision,
    commitment_of,
    leaf_prefix,
    moment_of,
    ticks_of,
    written_moment,
)
from counterclaim.store.merkle import Peaks, leaf_hash
from counterclaim.store.records import json_text
from counterclaim.store.tiles import GrowingTree

__all__ = ["BATCH", "Appender", "Head", "head_of"]

#: Events that are held back and written together.
BATCH: Final = 1000

_INSERT_EVENT = (
    "INSERT INTO event (position, revision, op, place, previous, salt, payload, sealed) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_UPSERT_RECORD = (
    "INSERT INTO record (id, position, place) VALUES (?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET position = excluded.position, place = excluded.place"
)
_INSERT_RECORD = "INSERT OR IGNORE INTO record (id, position, place) VALUES (?, ?, ?)"
_INSERT_REVISION = (
    "INSERT INTO revision (number, position, recorded_at, size, peaks, key) VALUES (?, ?, ?, ?, ?, ?)"
)


@attrs.frozen
class Head:
    """
    The end of the log.

    Attributes:
        number: The last revision.
        recorded_at: When it was recorded.
        size: How many events there are.
        peaks: The Merkle tree over them.
    """

    number: int
    recorded_at: datetime
    size: int
    peaks: Peaks


def head_of(database: Database, up_to: int | None = None) -> Head:
    """
    Return the end of the log, or what it was at the revision *up_to*.

    Raises:
        DamagedStoreError: There is none.
    """
    condition, parameters = ("number = ?", (up_to,)) if up_to is not None else ("TRUE", ())
    sql = f"SELECT number, recorded_at, size, peaks FROM revision WHERE {condition} ORDER BY number DESC"
    found = database.row(sql + " LIMIT 1", parameters)
    try:
        number, ticks, size, peaks = found or ()
        return Head(number, moment_of(ticks), size, Peaks.unpacked(size, peaks))
    except (TypeError, ValueError, OverflowError):
        raise DamagedStoreError(database.shown, "has no readable end; check it with verify") from None


class Appender:
    """Appends the events of one revision, inside of a transaction that somebody else begins and ends."""

    def __init__(self, database: Database, head: Head | None, clock: datetime, **said: str | None) -> None:
        """
        Begin a revision behind *head*, at the moment *clock*; *said* are its `by`, `reason` and `key`.

        Without a *head*, it is the making of the store.
        """
        recorded_at = clock if head is None else max(clock, head.recorded_at)
        number = 0 if head is None else head.number + 1
        self.revision = Revision(number=number, recorded_at=recorded_at, clock=clock, **said)
        self.size = self._position = 0 if head is None else head.size
        self._database = database
        self._tree = GrowingTree(database, Peaks() if head is None else head.peaks.copy())
        self._rows: list[tuple[Any, ...]] = []
        self._states: dict[str, tuple[int, int | None]] = {}
        self._salts = _salts()
        self._is_torn = False

    def begin(self, op: str = "revise", **more: str) -> None:
        """Append the event that says who makes the revision, when, and why; *more* is said in it as well."""
        revision = self.revision
        header: dict[str, Any] = {
            **more,
            "recorded_at": written_moment(revision.recorded_at),
            "clock": written_moment(revision.clock),
        }
        header |= {
            name: said for name in ("by", "reason", "key") if (said := getattr(revision, name)) is not None
        }
        self.append(op, json_text(header))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was appended but the event that it begins with."""
        return self.size <= self._position + 1

    def append(
        self,
        op: str,
        payload: str,
        *,
        sealed: str | None = None,
        place: int | None = None,
        previous: int | None = None,
    ) -> int:
        """Append one event and return its position."""
        position = self.size
        self.size += 1
        salt = next(self._salts)
        self._rows.append((position, self.revision.number, op, place, previous, salt, payload, sealed))
        if len(self._rows) >= BATCH:
            self.flush()
        return position

    def append_new(self, ids: Sequence[str], payloads: Sequence[str], sealed: Sequence[str | None]) -> bool:
        """
        Append an addition for each of *ids*, none of them twice, with its payload and what is *sealed*.

        Nothing happens, and the answer is `False`, where an id is taken.
        """
        self.flush()
        positions = range(self.size, self.size + len(ids))
        with self._whole():
            rows_of_ids = zip(ids, positions, positions, strict=True)
            fresh = self._database.run_many(_INSERT_RECORD, rows_of_ids) == len(ids)
            if not fresh:
                self._database.run("DELETE FROM record WHERE position >= ?", (self.size,))
        if fresh:
            number, op, previous = repeat(self.revision.number), repeat("add"), repeat(None)
            # Stops with the positions: the others go on without end.
            rows = zip(positions, number, op, positions, previous, self._salts, payloads, sealed)  # noqa: B905
            self._rows += rows
            self.size = positions.stop
            self.flush()
        return fresh

    def state(self, id: str) -> tuple[int, int | None] | None:
        """Return the position of the last event of the record *id*, and where it stands in the case."""
        held_back = self._states.get(id)
        if held_back is not None:
            return held_back
        found = self._database.row("SELECT position, place FROM record WHERE id = ?", (id,))
        return None if found is None else (found[0], found[1])

    def set_state(self, id: str, position: int, place: int | None) -> None:
        """Let the record *id* have its last event at *position*, and stand at *place*."""
        self._states[id] = position, place

    def flush(self) -> None:
        """
        Write what was held back.

        Raises:
            StoreWriteError: It could not be written, or something ahead of it could not.
        """
        with self._whole():
            rows, self._rows = self._rows, []
            leaves = self._leaves_of(rows)
            self._database.run_many(_INSERT_EVENT, rows)
            self._tree.extend(leaves)
            states, self._states = self._states, {}
            if states:
                self._database.run_many(_UPSERT_RECORD, [(id, *state) for id, state in states.items()])

    def finish(self) -> None:
        """Write the rest, and the row of the revision."""
        self.flush()
        revision = self.revision
        ticks = ticks_of(revision.recorded_at)
        row = (revision.number, self._position, ticks, self.size, self._tree.peaks.packed(), revision.key)
        self._database.run(_INSERT_REVISION, row)

    @contextlib.contextmanager
    def _whole(self) -> Iterator[None]:
        """
        Write all of it, or let nothing follow.

        SQLite ends the transaction by itself after a full disk and other failures, also of reading; what was
        written then would be on record at once, and the rest of its revision never.
        """
        if self._is_torn or not self._database.in_transaction:
            reason = "could not be written before, and nothing of this revision is recorded; make it again"
            raise StoreWriteError(self._database.shown, reason)
        self._is_torn = True
        yield
        self._is_torn = False

    def _leaves_of(self, rows: list[tuple[Any, ...]]) -> list[bytes]:
        # The first event of the revision is the one of its op, so that its payload is the right one.
        payloads = {row[2]: row[6] for row in rows}
        number = self.revision.number
        prefixes = {op: leaf_prefix(number, op, payload) for op, payload in payloads.items()}
        return [leaf_hash(prefixes[row[2]] + commitment_of(row[5], row[6], row[7])) for row in rows]


def _salts() -> Iterator[bytes]:
    """Yield salts without end."""
    while True:
        salts = secrets.token_bytes(SALT_LENGTH * BATCH)
        for start in range(0, len(salts), SALT_LENGTH):
            yield salts[start : start + SALT_LENGTH]
