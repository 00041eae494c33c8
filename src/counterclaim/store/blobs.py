"""Bytes under the name of their SHA-256: the pages and files behind snapshots."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import time
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeGuard

from counterclaim.store.errors import DamagedStoreError, StoreError, StoreWriteError
from counterclaim.store.syncing import sync_folder

__all__ = ["BLOB_FIELDS", "BlobFolder", "blobs_beside", "is_blob_name"]

#: The fields of a snapshot that hold the hash of bytes: the page, unpacked and as received, its text, and the
#: log of its fetching.
BLOB_FIELDS: Final = ("sha256", "raw_sha256", "text_sha256", "log_sha256")
#: How the name of a note ends that says which bytes are to be removed.
_CONDEMNED: Final = ".erasing"
#: How the name of a file ends that is being written.
_TEMPORARY: Final = ".tmp"
#: Seconds after which nobody is writing a file any more.
_ABANDONED: Final = 3600.0
_DIGITS = frozenset("0123456789abcdef")


class BlobFolder:
    """
    A folder that holds bytes, each file under the SHA-256 of what is in it.

    A file is written beside its place, synced and then moved, so that none is ever half of what it says.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Use the folder *path*; it is made when something is put into it."""
        self._path = Path(path)

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._path

    def __contains__(self, sha256: object) -> bool:
        if not is_blob_name(sha256):
            return False
        with self._worded(StoreError, f"the bytes {sha256} cannot be read"):
            return (self._path / sha256).is_file()

    def __iter__(self) -> Iterator[str]:
        """Yield the hashes of what is here, in their order."""
        yield from filter(is_blob_name, self._names())

    def put(self, data: bytes) -> str:
        """
        Keep *data* and return its SHA-256, as 64 hexadecimal digits.

        Raises:
            StoreWriteError: It cannot be written; nothing is left of it.
        """
        name = hashlib.sha256(data).hexdigest()
        if not self._holds(name, data):
            self._place(name, data)
        return name

    def get(self, sha256: str) -> bytes:
        """
        Return the bytes whose SHA-256 is *sha256*.

        Raises:
            StoreError: They are not here, or cannot be read.
            DamagedStoreError: What is there is something else.
        """
        if not is_blob_name(sha256):
            message = f"expected a SHA-256 as 64 lower-case hexadecimal digits, found {sha256!r:.80}"
            raise ValueError(message)
        try:
            data = (self._path / sha256).read_bytes()
        except OSError as error:
            reason = f"the bytes {sha256} cannot be read: {error.strerror or error}"
            raise StoreError(str(self._path), reason) from None
        if hashlib.sha256(data).hexdigest() != sha256:
            reason = f"the file {sha256} holds other bytes than it was named for; restore it from a backup"
            raise DamagedStoreError(str(self._path), reason)
        return data

    def remove(self, sha256: str) -> None:
        """
        Remove the bytes whose SHA-256 is *sha256*, where they are here.

        Raises:
            StoreWriteError: They cannot be removed.
        """
        if sha256 in self:
            with self._worded(StoreWriteError, f"the bytes {sha256} could not be removed"):
                (self._path / sha256).unlink()
                sync_folder(self._path)

    def condemn(self, names: Iterable[str]) -> None:
        """
        Note on the disk that the bytes under *names* are to be removed, so that no crash can spare them.

        Raises:
            StoreWriteError: It cannot be written.
        """
        text = "\n".join(names)
        if text:
            self._place(f".{secrets.token_hex(8)}{_CONDEMNED}", text.encode())

    @property
    def has_condemned(self) -> bool:
        """Whether `sweep` has something to do."""
        return any(self._notes())

    def sweep(self, still_named: Callable[[set[str]], Container[str]]) -> None:
        """
        Remove the bytes that were condemned, but for those of their names that are *still_named* somewhere.

        Raises:
            StoreError: The folder cannot be read.
            StoreWriteError: They cannot be removed.
        """
        notes = list(self._notes())
        with self._worded(StoreWriteError, "bytes of what was erased could not be removed"):
            texts = [note.read_text(encoding="ascii", errors="replace") for note in notes]
            condemned = set(filter(is_blob_name, "\n".join(texts).split()))
            needed = still_named(condemned)
            for name in sorted(condemned):
                if name not in needed:
                    self.remove(name)
            for note in notes:
                note.unlink()

    def leftovers(self) -> tuple[str, ...]:
        """
        Return the names of files that were begun more than an hour ago and never became what they were to be.

        A program that was killed leaves them.

        Raises:
            StoreError: The folder cannot be read.
        """
        began = time.time() - _ABANDONED
        names = [name for name in self._names() if name.startswith(".") and name.endswith(_TEMPORARY)]
        return tuple(name for name in names if self._written_at(name) < began)

    def remove_leftovers(self) -> None:
        """
        Remove what `leftovers` tells.

        Raises:
            StoreError: The folder cannot be read.
            StoreWriteError: They cannot be removed.
        """
        for name in self.leftovers():
            with self._worded(StoreWriteError, f"the file {name} could not be removed"):
                (self._path / name).unlink(missing_ok=True)

    def _names(self) -> list[str]:
        with (
            self._worded(StoreError, "bytes beside the store cannot be read"),
            contextlib.suppress(FileNotFoundError),
        ):
            return sorted(path.name for path in self._path.iterdir())
        return []

    def _notes(self) -> Iterator[Path]:
        return (self._path / name for name in self._names() if name.endswith(_CONDEMNED))

    def _written_at(self, name: str) -> float:
        """Return when the file *name* was last written; now, where it is gone meanwhile."""
        with contextlib.suppress(OSError):
            return (self._path / name).lstat().st_mtime
        return time.time()

    @contextlib.contextmanager
    def _worded(self, kind: type[StoreError], failure: str) -> Iterator[None]:
        """Say of what the system refuses in a block that it is a *failure* of this folder."""
        try:
            yield
        except StoreError:
            raise
        except OSError as error:
            raise kind(str(self._path), f"{failure}: {error.strerror or error}") from error

    def _place(self, name: str, data: bytes) -> None:
        temporary = self._path / f".{secrets.token_hex(8)}{_TEMPORARY}"
        try:
            with self._worded(StoreWriteError, "could not be written"):
                self._path.mkdir(exist_ok=True)
                self._write(temporary, data)
                temporary.replace(self._path / name)
                sync_folder(self._path)
                sync_folder(self._path.parent)
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def _holds(self, name: str, data: bytes) -> bool:
        with contextlib.suppress(OSError):
            return (self._path / name).read_bytes() == data
        return False

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        with path.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())


def blobs_beside(path: Path) -> BlobFolder:
    """Return the folder of the bytes that belong to the store in the file *path*."""
    return BlobFolder(path.with_name(f"{path.name}.blobs"))


def is_blob_name(name: object) -> TypeGuard[str]:
    """Return whether *name* is a SHA-256 as 64 lower-case hexadecimal digits."""
    return isinstance(name, str) and len(name) == 64 and _DIGITS.issuperset(name)
