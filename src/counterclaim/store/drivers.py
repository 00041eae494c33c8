"""
The two ways to SQLite: Python's own `sqlite3`, and `apsw`, which brings a current SQLite along.

Both are used through `Database`, which words their errors, so the rest of the store knows neither.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, Protocol, TypeAlias

from counterclaim.errors import MissingExtraError
from counterclaim.store.descriptors import hold
from counterclaim.store.errors import DamagedStoreError, LockedStoreError, StoreError, StoreWriteError

__all__ = ["Database", "Driver", "apsw_driver", "sqlite3_driver", "usual_driver"]

Row: TypeAlias = tuple[Any, ...]
Version: TypeAlias = tuple[int, int, int]

#: Result codes of SQLite, without the extension in their upper bits (sqlite.org/rescode.html).
_LOCKED = frozenset({5, 6})  # BUSY, LOCKED
_REFUSED = frozenset({19, 20})  # CONSTRAINT, MISMATCH
#: ERROR (as of a table that is gone), CORRUPT, NOTADB.
_DAMAGED = frozenset({1, 11, 26})
_NOT_WRITTEN = {
    8: "may not be written: check who may write the file and its folder",
    10: "could not be written or read: the disk, or the system, failed",
    13: "could not be written: the disk is full, or a limit on its size is reached",
    14: "could not be opened: SQLite writes beside it even to read; check who may write its folder",
}


class RawConnection(Protocol):
    """What is used of a connection; the connections of both modules have it."""

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Any:
        """Run one statement."""

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> Any:
        """Run one statement for each of *rows*."""

    def close(self) -> None:
        """End the connection."""


class Driver(NamedTuple):
    """
    One way to SQLite.

    Attributes:
        name: The module.
        version: The version of SQLite that it uses.
        connect: Opens the file at a path, which has to be there.
        changes: How many rows a connection changed so far.
        code: The result code of an error, `None` for one that is not of SQLite.
        copy: Copies the database of one connection to another (SQLite's backup API).
    """

    name: str
    version: Version
    connect: Callable[[Path], RawConnection]
    changes: Callable[[Any], int]
    code: Callable[[Exception], int | None]
    copy: Callable[[Any, Any], None]


def sqlite3_driver() -> Driver:
    """Return the way through Python's own module."""

    def connect(path: Path) -> RawConnection:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)

    def code(error: Exception) -> int | None:
        if not isinstance(error, sqlite3.Error):
            return None
        return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)  # without one, text is not UTF-8

    return Driver(
        "sqlite3",
        sqlite3.sqlite_version_info,
        connect,
        lambda connection: connection.total_changes,
        code,
        lambda source, target: source.backup(target),
    )


def apsw_driver(*, vfs: str | None = None) -> Driver:
    """
    Return the way through `apsw`, which brings a current SQLite along.

    *vfs* is the name of the layer below SQLite that files go through, for tests of failures.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        import apsw
    except ImportError:
        raise MissingExtraError("apsw", extra="apsw", purpose="to use the SQLite it brings") from None

    def connect(path: Path) -> RawConnection:
        return apsw.Connection(str(path.absolute()), flags=apsw.SQLITE_OPEN_READWRITE, vfs=vfs)

    def copy(source: Any, target: Any) -> None:
        with target.backup("main", source, "main") as backup:
            backup.step(-1)  # all at once: a step starts again where another program wrote since the last one

    return Driver(
        "apsw",
        _version_of(apsw.sqlite_lib_version()),
        connect,
        lambda connection: connection.total_changes(),
        lambda error: getattr(error, "result", None) if isinstance(error, apsw.Error) else None,
        copy,
    )


def usual_driver(fixed: Callable[[Version], bool]) -> Driver:
    """Return `sqlite3` where its SQLite is *fixed* or no `apsw` is installed, else `apsw`."""
    own = sqlite3_driver()
    if fixed(own.version):
        return own
    with contextlib.suppress(MissingExtraError):
        return apsw_driver()
    return own


#: The databases that are open; in a process that is forked, they are those of its parent.
_open: weakref.WeakSet[Database] = weakref.WeakSet()
#: Connections that are never ended here.
_inherited: list[Any] = []


def _leave_to_parent() -> None:
    """
    Never end the connections that a forked process has inherited.

    Ending one rolls back what the parent is writing, under its hands (sqlite.org/howtocorrupt.html, 2.6). Not
    to use them is not enough: the interpreter ends them when it ends itself, unless somebody refers to them
    who never lets go.
    """
    for database in list(_open):
        _inherited.append(database)
        with contextlib.suppress(ImportError, AttributeError):
            import ctypes

            ctypes.pythonapi.Py_IncRef(ctypes.py_object(database._usable_here))


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_parent)


def _version_of(text: str) -> Version:
    major, minor, patch = map(int, text.split(".")[:3])
    return major, minor, patch


class Database:
    """A connection to the file of a store, with errors in words."""

    def __init__(self, path: Path, shown: str, driver: Driver) -> None:
        """Open the file at *path*, called *shown* in errors, through *driver*."""
        self.shown = shown
        self.driver = driver
        self._thread = threading.get_ident()
        self._process = os.getpid()
        self._is_closed = False
        self._usable_here: RawConnection | None = None
        self._let_go = hold(path, shown, self, driver.name)
        _open.add(self)
        try:
            with self._worded():
                self._usable_here = driver.connect(path)
        except BaseException:
            self._let_go()
            raise

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run one statement."""
        with self._worded():
            for _ in self._connection.execute(sql, parameters):
                pass

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run one statement for each of *rows*; return how many rows of tables it changed."""
        with self._worded():
            before = self.driver.changes(self._connection)
            self._connection.executemany(sql, rows)
            return self.driver.changes(self._connection) - before

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Row]:
        """Yield what a statement finds."""
        with self._worded():
            yield from self._connection.execute(sql, parameters)

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        """Return the first row that a statement finds."""
        with self._worded():
            found: Row | None = self._connection.execute(sql, parameters).fetchone()
            return found

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row that a statement finds, `None` where there is none."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open; SQLite ends it by itself after some failures."""
        return bool(self._connection.in_transaction)  # type: ignore[attr-defined]

    def copy_to(self, target: Database) -> None:
        """Copy everything into *target*, as it is at one moment."""
        with target._worded(), self._worded():
            self.driver.copy(self._connection, target._connection)

    @property
    def is_inherited(self) -> bool:
        """Whether this process was forked from the one that opened the connection, and has no use for it."""
        return os.getpid() != self._process

    def close(self) -> None:
        """End the connection; one that is inherited stays as it is."""
        if not self._is_closed and not self.is_inherited:
            with self._worded():
                self._connection.close()
            self._is_closed = True
            self._let_go()

    @property
    def _connection(self) -> RawConnection:
        """
        The connection, for the thread that opened it.

        `sqlite3` refuses others in words about itself, and `apsw` lets them into the middle of a transaction.
        """
        if self._is_closed:
            message = f"{self.shown} is closed; open it again"
            raise RuntimeError(message)
        if self.is_inherited:
            message = f"{self.shown} is open in the process that this one was forked from; open it here too"
            raise RuntimeError(message)
        if threading.get_ident() != self._thread:
            message = (
                f"{self.shown} is used by one thread, that which opened it; open the file in this one too"
            )
            raise RuntimeError(message)
        assert self._usable_here is not None
        return self._usable_here

    @contextlib.contextmanager
    def _worded(self) -> Iterator[None]:
        try:
            yield
        except UnicodeDecodeError as error:  # of a text in the file, or of an error that shows one
            self._raise(sqlite3.SQLITE_CORRUPT, error)
        except Exception as error:
            code = self.driver.code(error)
            if code is None:
                raise
            self._raise(code & 0xFF, error)

    def _raise(self, code: int, error: Exception) -> NoReturn:
        if code in _LOCKED:
            reason = "is held by another program; wait for it, or end it, and try again"
            raise LockedStoreError(self.shown, reason) from error
        if code in _NOT_WRITTEN:
            raise StoreWriteError(self.shown, f"{_NOT_WRITTEN[code]} ({error})") from error
        if code in _REFUSED:
            raise StoreError(self.shown, f"refuses this change: {error}") from error
        if code in _DAMAGED:
            reason = f"is damaged ({error}); check it with verify, and restore a backup"
            raise DamagedStoreError(self.shown, reason) from error
        raise StoreError(self.shown, f"could not be read or written: {error}") from error
