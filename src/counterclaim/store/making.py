"""Making the file of a store, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from counterclaim.store.appending import Appender
from counterclaim.store.checkpoint import Checkpoint
from counterclaim.store.drivers import Driver
from counterclaim.store.errors import StoreError, StoreWriteError
from counterclaim.store.merkle import EMPTY_ROOT
from counterclaim.store.opening import check_name, connect, use_wal
from counterclaim.store.schema import create_tables
from counterclaim.store.syncing import is_there, place_new, temporary_beside

__all__ = ["make_store", "new_file"]


def make_store(target: Path, shown: str, driver: Driver | None, clock: datetime, origin: str | None) -> None:
    """
    Make a store in the file *target*, at the moment *clock*, under the name *origin* or a random one.

    Raises:
        InvalidRecordError: *origin* cannot stand in a checkpoint.
        StoreError: There is a file already, or it cannot be made.
    """
    name = f"counterclaim-store/{secrets.token_hex(16)}" if origin is None else origin
    Checkpoint(origin=name, size=0, root=EMPTY_ROOT)
    with new_file(target, shown) as temporary:
        database = connect(temporary, shown, driver)
        try:
            database.run("BEGIN IMMEDIATE")
            create_tables(database)
            appender = Appender(database, None, clock, by=None, reason=None, key=None)
            appender.begin("create", origin=name)
            appender.finish()
            database.run("COMMIT")
            use_wal(database)
        finally:
            database.close()


@contextlib.contextmanager
def new_file(target: Path, shown: str) -> Iterator[Path]:
    """
    Yield an empty file that becomes *target* once the block has ended, where there must be no file.

    Raises:
        StoreError: There is a file already.
        StoreWriteError: It cannot be written.
    """
    check_name(shown)
    temporary = temporary_beside(target)
    try:
        _check_free(target, shown)
        os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o666))
        yield temporary
        _check_free(target, shown)
        place_new(temporary, target)
    except FileExistsError:
        raise StoreError(shown, "is there already, and is not overwritten; name another file") from None
    except OSError as error:
        if isinstance(error, StoreError):
            raise
        reason = f"could not be written: {error.strerror or error}"
        raise StoreWriteError(shown, reason) from error
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{temporary}{ending}").unlink(missing_ok=True)


def _check_free(target: Path, shown: str) -> None:
    """Check that there is no file, nor the log of one that is gone, which SQLite would take for its own."""
    if is_there(target):
        raise FileExistsError(target)
    for ending in ("-wal", "-journal", "-shm"):
        left = target.with_name(f"{target.name}{ending}")
        if is_there(left):
            reason = f"is not there, and {left.name} is left of a store that was; move that away"
            raise StoreError(shown, reason)
