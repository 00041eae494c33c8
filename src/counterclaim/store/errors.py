"""What can go wrong with a store: whose fault it is, and what to do now."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from counterclaim.errors import CounterclaimError, FileAccessError

if TYPE_CHECKING:
    from counterclaim.store.eraser import Erasure

__all__ = [
    "DamagedStoreError",
    "ErasureIncompleteError",
    "ForeignStoreError",
    "LockedStoreError",
    "NewerStoreError",
    "OutdatedStoreError",
    "SealedValueError",
    "StoreError",
    "StoreWriteError",
    "telling_failure",
]


class StoreError(FileAccessError):
    """
    A store could not be opened, read or written; nothing was changed.

    Attributes:
        path: The file of the store, as given.
        reason: Why, in words.
    """


class ForeignStoreError(StoreError):
    """The file is something else than a store of this library, and was not touched."""


class NewerStoreError(StoreError):
    """The store was written by a newer version of this library, and was not touched."""


class OutdatedStoreError(StoreError):
    """The store was written by an older version of this library, and has to be migrated."""


class DamagedStoreError(StoreError):
    """The file is damaged: its pages, or what stands in them, is not what was written."""


class LockedStoreError(StoreError):
    """Another program holds the store for longer than was waited."""


class StoreWriteError(StoreError):
    """The store could not be written: a full disk, a failed write, a folder that may not be written."""


@contextlib.contextmanager
def telling_failure(shown: str, failed: str = "written") -> Iterator[None]:
    """
    Have a failure of the system inside said as that of the file *shown*, which could not be *failed*.

    Raises:
        StoreWriteError: The system failed.
    """
    try:
        yield
    except StoreError:
        raise
    except OSError as error:
        raise StoreWriteError(shown, f"could not be {failed}: {error.strerror or error}") from error


class ErasureIncompleteError(StoreError):
    """
    An erasure is on record, but old bytes may remain until the store is compacted.

    Attributes:
        path: The file of the store, or the folder of its bytes, as given.
        reason: Why, in words.
        erasure: What was erased; `None` where that was done before, and only what it left was to be removed.
            Nobody can find the numbers in it again that stand for ids.
    """

    def __init__(self, path: str, reason: str, *, erasure: Erasure | None = None) -> None:
        super().__init__(path, reason)
        self.erasure = erasure


class SealedValueError(CounterclaimError):
    """
    A protected value was to be written to a store, or read from it, without the key for it.

    Attributes:
        reason: Why, and what to do.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return self.reason
