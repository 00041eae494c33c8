"""A store as a folder of plain files, and a store made of such a folder."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TextIO

from counterclaim.codec import ProtectedMode
from counterclaim.formats import jsonl
from counterclaim.store import check_export, reading
from counterclaim.store.blobs import BlobFolder, blobs_beside
from counterclaim.store.checkpoint import Checkpoint, InvalidCheckpointError
from counterclaim.store.copying import copy_blobs
from counterclaim.store.drivers import Database, Driver
from counterclaim.store.errors import (
    DamagedStoreError,
    LockedStoreError,
    StoreError,
    StoreWriteError,
    telling_failure,
)
from counterclaim.store.log import COLUMNS, Event, events, origin_of
from counterclaim.store.making import new_file
from counterclaim.store.opening import check_name, connect, use_wal
from counterclaim.store.records import json_text
from counterclaim.store.schema import create_tables
from counterclaim.store.session import Session
from counterclaim.store.syncing import is_there, sync_folder, temporary_beside
from counterclaim.store.verifying import verified
from counterclaim.store.views import rebuild

__all__ = ["export", "restore"]

_RECORDS: Final = "records.jsonl"
_LOG: Final = "log.jsonl"
_CHECKPOINT: Final = "checkpoint"
_BLOBS: Final = "blobs"
_COLUMNS: Final = tuple(COLUMNS.split(", "))
#: The columns that hold bytes; in the log they are hexadecimal.
_HEX: Final = frozenset({"salt", "commitment"})
_NUMBERS: Final = frozenset({"position", "revision", "place", "previous"})
_NEEDED: Final = frozenset({"position", "revision", "op"})
#: What SQLite cannot hold as a number any more.
_TOO_LARGE: Final = 1 << 63
#: A payload as a text in JSON can be twice as long as the longest that is read, and there are other columns.
_LONGEST_LINE: Final = 64 * 1024 * 1024


def export(
    session: Session, head: Checkpoint, blobs: BlobFolder, folder: Path, protected: ProtectedMode
) -> None:
    """
    Write the store of *session*, at its *head*, and its *blobs* into the new *folder*.

    Raises:
        ProtectedValueError: There are protected values, and *protected* is "refuse".
        StoreError: The folder is there already, or cannot be written.
    """
    with _new_folder(folder) as temporary:
        # Where protected values are kept, they stand there in the clear.
        with _written(temporary / _RECORDS, mode=0o600 if protected == "keep" else 0o666) as stream:
            jsonl.dump(reading.current(session), stream, protected=protected)
        with _written(temporary / _LOG) as stream:
            for event in events(session.database):
                stream.write(json_text(_line_of(event)) + "\n")
        with _written(temporary / _CHECKPOINT) as stream:
            stream.write(head.text)
        with _written(temporary / "check_export.py") as stream:
            stream.write(Path(check_export.__file__).read_text(encoding="utf-8"))
        copy_blobs(blobs, BlobFolder(temporary / _BLOBS))


def restore(folder: Path, target: Path, shown: str, driver: Driver | None) -> None:
    """
    Make a store in the file *target* of what `export` wrote into *folder*, and check it.

    It is made of the log alone, which has all of it; `records.jsonl` is for people, and is not read.

    Raises:
        StoreError: The folder is not whole, or the file is there already.
    """
    try:
        kept = Checkpoint.parse((folder / _CHECKPOINT).read_text(encoding="utf-8"))
    except (OSError, ValueError, InvalidCheckpointError) as error:
        reason = f"is no export of a store: its file {_CHECKPOINT!r} cannot be read ({error})"
        raise StoreError(os.fspath(folder), reason) from None
    blobs = BlobFolder(folder / _BLOBS)
    with new_file(target, shown) as temporary:
        database = connect(temporary, shown, driver)
        try:
            with _blamed_on(folder):
                _take_in(database, folder / _LOG)
                found = verified(database, origin_of(database), [kept], blobs)
                if not found.ok:
                    raise DamagedStoreError(shown, found.problems[0].message)
            use_wal(database)
        finally:
            database.close()
        copy_blobs(blobs, blobs_beside(target))


def _take_in(database: Database, log: Path) -> None:
    database.run("BEGIN IMMEDIATE")
    create_tables(database)
    marks = ", ".join("?" * len(_COLUMNS))
    database.run_many(f"INSERT INTO event ({COLUMNS}) VALUES ({marks})", _rows(log))
    rebuild(database)
    database.run("COMMIT")


@contextlib.contextmanager
def _blamed_on(folder: Path) -> Iterator[None]:
    """Say of *folder* what is wrong with the store that is made of it."""
    try:
        yield
    except StoreError as error:
        if isinstance(error, LockedStoreError | StoreWriteError):
            raise
        reason = f"is damaged, and no store was made of it: {error.reason}"
        raise DamagedStoreError(os.fspath(folder), reason) from error


def _line_of(event: Event) -> dict[str, Any]:
    line = {name: getattr(event, name) for name in _COLUMNS}
    return {
        name: value.hex() if isinstance(value, bytes) else value
        for name, value in line.items()
        if value is not None
    }


def _rows(path: Path) -> Iterator[tuple[Any, ...]]:
    number = 0
    try:
        with path.open("rb") as stream:
            for line in jsonl.lines_of(stream, longest=_LONGEST_LINE):
                number += 1
                fields = json.loads(line)
                yield tuple(_column(name, fields.get(name)) for name in _COLUMNS)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedStoreError(str(path), f"line {number} of {path.name} cannot be read: {error}") from None


def _column(name: str, value: Any) -> Any:
    if value is None and name not in _NEEDED:
        return None
    if name in _HEX:
        return bytes.fromhex(value)
    if name in _NUMBERS:
        fits = type(value) is int and 0 <= value < _TOO_LARGE
    else:
        fits = type(value) is str and bool(value.encode())  # which fails for half of a surrogate pair
    if not fits:
        message = f"{name!r} is {value!r:.40}"
        raise ValueError(message)
    return value


@contextlib.contextmanager
def _new_folder(folder: Path) -> Iterator[Path]:
    """Yield an empty folder that becomes *folder* once the block has ended, where there must be none."""
    shown = os.fspath(folder)
    check_name(shown)
    temporary = temporary_beside(folder)
    try:
        with telling_failure(shown):
            if is_there(folder):
                raise StoreError(shown, "is there already, and nothing is overwritten; name a new folder")
            temporary.mkdir()
            yield temporary
            sync_folder(temporary)
            temporary.rename(folder)
            sync_folder(folder.parent)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextlib.contextmanager
def _written(path: Path, *, mode: int = 0o666) -> Iterator[TextIO]:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
