"""
Files that this process has open as databases, which must not be opened and closed in another way meanwhile.

POSIX gives up all locks that a process has on a file as soon as it closes any descriptor of it (fcntl(2)),
and SQLite can heed that of its own descriptors only (sqlite.org/howtocorrupt.html, 2.2). So another thread
that looked at the first bytes of a store would let other programs write in the middle of a transaction. For
the same reason two copies of SQLite in one process do not keep each other out (2.2.1).
"""

from __future__ import annotations

import stat
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Final

from counterclaim.store.errors import StoreError

__all__ = ["first_bytes", "hold"]

#: Which copies of SQLite have each file open, once for each connection, by device and inode.
_held: Final[dict[tuple[int, int], list[str]]] = {}
#: May be taken again by its thread, since an owner can go at any time.
_guard: Final = threading.RLock()


def hold(path: Path, shown: str, owner: object, library: str) -> Callable[[], object]:
    """
    Note that *owner* has the file at *path* open through *library*, until that is let go of or gone.

    What is returned lets go of it. Where there is no file, nothing is noted; whoever opens it hears of that.

    Raises:
        StoreError: It is open through another library.
    """
    with _guard:
        try:
            found = path.stat()
        except OSError:
            return lambda: None
        libraries = _held.setdefault((found.st_dev, found.st_ino), [])
        if libraries and library not in libraries:
            reason = (
                f"is open in this process through {libraries[0]}, whose locks {library} would not see; use "
                "the same driver, or close it before"
            )
            raise StoreError(shown, reason)
        libraries.append(library)
    ending = weakref.finalize(owner, _let_go, (found.st_dev, found.st_ino), library)
    ending.atexit = False
    return ending


def _let_go(file: tuple[int, int], library: str) -> None:
    with _guard:
        _held[file].remove(library)
        if not _held[file]:
            del _held[file]


def first_bytes(path: Path, count: int) -> bytes | None:
    """
    Return the first *count* bytes of the file at *path*, `None` where this process has it open as a database.

    Of what is no file, as a pipe, nothing is read.

    Raises:
        OSError: It cannot be read, or is a folder.
    """
    with _guard:  # until it is closed again
        found = path.stat()
        if (found.st_dev, found.st_ino) in _held:
            return None
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            return b""
        with path.open("rb") as stream:
            return stream.read(count)
