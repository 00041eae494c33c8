"""Stores of older versions, brought up to date on a copy that is checked before it takes their place."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from counterclaim.store.appending import head_of
from counterclaim.store.blobs import blobs_beside
from counterclaim.store.descriptors import first_bytes
from counterclaim.store.drivers import Database
from counterclaim.store.errors import DamagedStoreError, LockedStoreError, StoreError, telling_failure
from counterclaim.store.log import origin_of
from counterclaim.store.making import new_file
from counterclaim.store.opening import check_place, connect, format_of_header
from counterclaim.store.schema import FORMAT_VERSION
from counterclaim.store.syncing import is_there, sync_folder
from counterclaim.store.verifying import check_pages, verified

__all__ = ["MIGRATIONS", "Migration", "migrate"]

#: The header counts changes of the file, at offset 24.
_HEADER_LENGTH = 100

#: Changes the tables of one format into those of the next.
Migration: TypeAlias = Callable[[Database], None]

#: By the format that they start from. A released one is never changed.
MIGRATIONS: Mapping[int, Migration] = {}


def migrate(path: Path, shown: str) -> Path:
    """
    Bring the store in the file *path* up to date; return where the old file is kept.

    No other program may have it open: what one writes to the old file afterwards is not in the new one.

    Raises:
        StoreError: It needs no migration, or cannot be migrated; the file is as it was.
    """
    version = format_of_header(path, shown)
    check_place(path, shown)
    steps = range(version, FORMAT_VERSION)
    if not steps:
        raise StoreError(shown, f"has the format {version}, which is that of this version already")
    if not MIGRATIONS.keys() >= set(steps):
        raise StoreError(shown, f"has the format {version}, which is too old; use an older version first")
    kept = path.with_name(f"{path.name}.format{version}")
    if is_there(kept):
        raise StoreError(os.fspath(kept), "is there already, where the old file would be kept; move it away")
    fresh = path.with_name(f".{secrets.token_hex(8)}.new")
    try:
        with telling_failure(shown, "replaced"):
            with new_file(fresh, os.fspath(fresh)) as temporary:
                header = _copy(path, temporary, shown)
                _bring_up(temporary, shown, steps)
            _check_alone(path, shown, header)
            os.link(path, kept)
            fresh.replace(path)
            sync_folder(path.parent)
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
    return kept


def _copy(path: Path, target: Path, shown: str) -> bytes | None:
    """Copy the store; return the header of the file as it was then."""
    source = connect(path, shown, None)
    try:
        copy = Database(target, shown, source.driver)
        try:
            source.copy_to(copy)
        finally:
            copy.close()
    finally:
        source.close()
    return first_bytes(path, _HEADER_LENGTH)


def _check_alone(path: Path, shown: str, header: bytes | None) -> None:
    """Check that nobody has the file open or wrote to it, as its *header* counts."""
    # Whoever closes a store last takes its log of writes away.
    if is_there(Path(f"{path}-wal")) or first_bytes(path, _HEADER_LENGTH) != header:
        reason = "is open in another program, which could write to the old file; close it there"
        raise LockedStoreError(shown, reason)


def _bring_up(path: Path, shown: str, steps: range) -> None:
    database = connect(path, shown, None)
    try:
        for message in check_pages(database):
            raise DamagedStoreError(shown, f"was not migrated: {message}")
        before = head_of(database).peaks.root()
        database.run("BEGIN IMMEDIATE")
        for step in steps:
            MIGRATIONS[step](database)
        database.run(f"PRAGMA user_version = {FORMAT_VERSION}")
        database.run("COMMIT")
        found = verified(database, origin_of(database), (), blobs_beside(path))
        if not found.ok or found.checkpoint is None or found.checkpoint.root != before:
            told = found.problems[0].message if found.problems else "the log is another one"
            raise DamagedStoreError(shown, f"was not migrated, since the result is not right: {told}")
    finally:
        database.close()
