"""An open store: its connection, and the transactions that everything happens in."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from counterclaim.codec import decode_json
from counterclaim.errors import DecodeError
from counterclaim.store.appending import Appender, head_of
from counterclaim.store.drivers import Driver
from counterclaim.store.errors import ErasureIncompleteError, StoreError
from counterclaim.store.log import Revision, origin_of, revisions
from counterclaim.store.opening import connect
from counterclaim.store.records import RecordForm
from counterclaim.store.sealing import Sealer
from counterclaim.store.waiting import begin_writing

__all__ = ["Clock", "Session", "moment_on", "system_clock"]

Clock: TypeAlias = Callable[[], datetime]

#: Seconds that are waited for another writer.
_PATIENCE = 30.0
_SAYS = {"by": "who", "reason": "why", "key": "which revision it is"}


def system_clock() -> datetime:
    """Return what the clock of the machine says."""
    return datetime.now(UTC)


def moment_on(clock: Clock) -> datetime:
    """
    Return what *clock* says, in UTC.

    Raises:
        ValueError: It says no zone.
    """
    moment = clock()
    if moment.utcoffset() is None:
        message = "the clock of a store tells moments with their zone"
        raise ValueError(message)
    return moment.astimezone(UTC)


class Session:
    """
    A connection to a store, with what reading and writing need.

    Attributes:
        path: The file.
        database: The connection.
        origin: The name of the log in checkpoints.
        form: What reads and writes records.
    """

    def __init__(
        self, path: Path, shown: str, driver: Driver | None, clock: Clock, sealing_key: bytes | None
    ) -> None:
        """
        Open the store at *path*, called *shown* in errors.

        Raises:
            SealedValueError: What is sealed in it was sealed with another key.
            StoreError: It cannot be opened.
        """
        self.path = (
            path.resolve()
        )  # what belongs to the file lies beside the file itself, and not beside a link
        self.database = connect(path, shown, driver)
        self._clock = clock
        self._appender: Appender | None = None
        try:
            self.origin = origin_of(self.database)
            self._sealer = Sealer(sealing_key, self.origin)
            self._check_key()
            self.form = RecordForm(shown, self._sealer)
        except BaseException:
            self.database.close()
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """See the store as it is at one moment; inside of a revision, with what it changed so far."""
        if self._appender is not None:
            self._appender.flush()
        if self.database.in_transaction:
            yield
            return
        with self._undone(lambda: self.database.run("BEGIN")):
            yield

    @property
    def under_way(self) -> Revision | None:
        """The revision that is being made."""
        return None if self._appender is None else self._appender.revision

    @property
    def size(self) -> int:
        """How many events there are, with those of the revision that is being made."""
        return head_of(self.database).size if self._appender is None else self._appender.size

    @contextlib.contextmanager
    def writing(self, *, by: str, reason: str, key: str | None) -> Iterator[tuple[Appender, Revision | None]]:
        """
        Hold the store for one revision; yield what appends it, and the earlier one with its *key*.

        Whatever is not committed inside is undone.

        Raises:
            LockedStoreError: Another program writes for longer than is waited.
            RuntimeError: A revision is being made already.
            ValueError: *by*, *reason* or *key* says nothing.
        """
        texts: dict[str, object] = {"by": by, "reason": reason, "key": "-" if key is None else key}
        for name, said in texts.items():
            if not isinstance(said, str) or not said.strip() or not _is_writable(said):
                message = f"{name!r} is a text that says {_SAYS[name]}, found {said!r:.80}"
                raise ValueError(message)
        with self.exclusively():
            self._check_key()
            repeats = None if key is None else next(revisions(self.database, "key = ?", (key,)), None)
            now = moment_on(self._clock)
            appender = Appender(self.database, head_of(self.database), now, by=by, reason=reason, key=key)
            self._appender = appender if repeats is None else None
            try:
                yield appender, repeats
            finally:
                self._appender = None

    @contextlib.contextmanager
    def exclusively(self) -> Iterator[None]:
        """
        Hold the store for writing; whatever is not committed inside is undone.

        Raises:
            LockedStoreError: Another program writes for longer than is waited.
            RuntimeError: A revision is being made already.
        """
        self.check_idle()
        queue = self.path.with_name(f"{self.path.name}-queue")
        with self._undone(lambda: begin_writing(self.database, queue, _PATIENCE)):
            yield

    def commit(self, appender: Appender) -> None:
        """
        Write the rest of a revision, and have it on the disk.

        Raises:
            StoreWriteError: It could not be written; nothing was recorded.
        """
        appender.finish()
        self.database.run("COMMIT")

    def compact(self) -> None:
        """
        Write the file anew without what is no longer part of it.

        Raises:
            ErasureIncompleteError: Another program reads it, or the disk is full.
        """
        self.check_idle()
        try:
            self._empty_wal()
            self.database.run("VACUUM")
            self._empty_wal()
        except StoreError as error:
            reason = (
                f"{error.reason}. What was erased is on record as erased, but old bytes may remain in the "
                "file; compact it once other programs have closed it"
            )
            raise ErasureIncompleteError(self.database.shown, reason) from error

    def check_idle(self) -> None:
        """
        Check that no revision is being made.

        Raises:
            RuntimeError: One is.
        """
        if self.database.in_transaction:
            message = "a revision is being made, or the store is being read; end that before"
            raise RuntimeError(message)

    @contextlib.contextmanager
    def _undone(self, begin: Callable[[], None]) -> Iterator[None]:
        """
        Have a transaction in a block, and undo what was not committed in it.

        That holds wherever somebody interrupts the program, be it right behind the beginning or in the end.
        """
        try:
            begin()
            yield
        finally:
            try:
                self._end()
            finally:
                self._end()

    def _check_key(self) -> None:
        """Check that a store has one key: values that are sealed with several are open to nobody."""
        sealed = self.database.value("SELECT sealed FROM event WHERE sealed IS NOT NULL LIMIT 1")
        if sealed is not None:
            with contextlib.suppress(DecodeError, AttributeError, TypeError):  # damage is for others to tell
                for token in decode_json(sealed).values():
                    self._sealer.check_name(token)

    def _end(self) -> None:
        """Undo what was not committed, unless SQLite has done so already: then it would refuse."""
        if not self.database.is_inherited and self.database.in_transaction:
            self.database.run("ROLLBACK")

    def _empty_wal(self) -> None:
        if self.database.value("PRAGMA wal_checkpoint(TRUNCATE)"):
            raise StoreError(self.database.shown, "is read by another program")


def _is_writable(text: str) -> bool:
    """Return whether *text* has a form in UTF-8, as half of a surrogate pair has not."""
    return not any("\ud800" <= character <= "\udfff" for character in text)
