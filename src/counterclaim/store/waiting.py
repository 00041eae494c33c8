"""Writers in a row: whoever waits longest writes next, as nearly as files allow."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from counterclaim.store.drivers import Database
from counterclaim.store.errors import LockedStoreError

__all__ = ["begin_writing"]

#: Seconds between two looks; a commit takes about as long.
_PAUSE = 0.0005


def begin_writing(database: Database, queue: Path, patience: float) -> None:
    """
    Begin a transaction that writes, waiting for at most *patience* seconds.

    SQLite alone lets those who ask most often go first. So whoever waits holds the lock on the file *queue*
    as a turnstile: one waits for the database, and the writer that has just ended comes after all others who
    are there. Where the system has no such locks, SQLite's own waiting is all there is.

    Raises:
        LockedStoreError: Another program writes for longer than that.
        StoreError: The file cannot be written.
    """
    until = time.monotonic() + patience
    with _turn(queue, until):
        while True:
            try:
                database.run("PRAGMA busy_timeout = 0")
                database.run("BEGIN IMMEDIATE")
            except LockedStoreError:
                if time.monotonic() >= until:
                    raise
                time.sleep(_PAUSE)
            else:
                return
            finally:
                database.run(f"PRAGMA busy_timeout = {round(patience * 1000)}")


@contextlib.contextmanager
def _turn(queue: Path, until: float) -> Iterator[None]:
    take = _lock_of_this_system()
    if take is None:
        yield
        return
    try:
        descriptor = os.open(queue, os.O_CREAT | os.O_RDWR, 0o666)
    except OSError:  # SQLite will say what is wrong with the folder, and in whose words
        yield
        return
    try:
        while not take(descriptor) and time.monotonic() < until:
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)  # which gives the lock up


def _lock_of_this_system() -> Callable[[int], bool] | None:
    try:
        import fcntl
    except ImportError:
        return None

    def take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    return take
