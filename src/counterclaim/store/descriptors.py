"""
Files that this process has open as databases, which must not be opened and closed in another way meanwhile.

POSIX gives up all locks that a process has on a file as soon as it closes any descriptor of it (fcntl(2)),
and SQLite can heed that of its own descriptors only (sqlite.org/howtocorrupt.html, 2.2). So another thread
that looked at the first bytes of a store would let other programs write in the middle of a transaction.
"""

from __future__ import annotations

import stat
import threading
import weakref
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

__all__ = ["first_bytes", "hold"]

#: How many owners each file has, by device and inode.
_held: Final[Counter[tuple[int, int]]] = Counter()
#: May be taken again by its thread, since an owner can go at any time.
_guard: Final = threading.RLock()


def hold(path: Path, owner: object) -> Callable[[], object]:
    """
    Note that *owner* has the file at *path* open, until it calls what is returned, or is gone.

    Where there is no file, nothing is noted: whoever opens it hears of that in other ways.
    """
    with _guard:
        try:
            found = path.stat()
        except OSError:
            return lambda: None
        file = found.st_dev, found.st_ino
        _held[file] += 1
    ending = weakref.finalize(owner, _let_go, file)
    ending.atexit = False
    return ending


def _let_go(file: tuple[int, int]) -> None:
    with _guard:
        _held[file] -= 1
        if _held[file] <= 0:
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
