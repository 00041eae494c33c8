"""Bytes under the name of their SHA-256: the pages and files behind snapshots."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TypeGuard

from counterclaim.store.errors import DamagedStoreError, StoreError, StoreWriteError
from counterclaim.store.syncing import sync_folder

__all__ = ["BLOB_FIELDS", "BlobFolder", "blobs_beside", "is_blob_name"]

#: The fields of a snapshot that hold the hash of bytes: the page, its text, and the log of its fetching.
BLOB_FIELDS: Final = ("sha256", "text_sha256", "log_sha256")
#: How the name of a note ends that says which bytes are to be removed.
_CONDEMNED: Final = ".erasing"
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
        return is_blob_name(sha256) and (self._path / sha256).is_file()

    def __iter__(self) -> Iterator[str]:
        with contextlib.suppress(FileNotFoundError):
            yield from sorted(entry.name for entry in os.scandir(self._path) if is_blob_name(entry.name))

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
            try:
                (self._path / sha256).unlink()
                sync_folder(self._path)
            except OSError as error:
                reason = f"the bytes {sha256} could not be removed: {error.strerror or error}"
                raise StoreWriteError(str(self._path), reason) from error

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

    def sweep(self, is_needed: Callable[[str], bool]) -> None:
        """
        Remove the bytes that were condemned, but for those under names that are needed after all.

        Raises:
            StoreWriteError: They cannot be removed.
        """
        for note in self._notes():
            try:
                names = note.read_text(encoding="ascii", errors="replace").split()
                for name in names:
                    if is_blob_name(name) and not is_needed(name):
                        self.remove(name)
                note.unlink()
            except OSError as error:
                if isinstance(error, StoreError):
                    raise
                reason = f"could not be cleaned up: {error.strerror or error}"
                raise StoreWriteError(str(self._path), reason) from error

    def _notes(self) -> Iterator[Path]:
        with contextlib.suppress(FileNotFoundError):
            yield from sorted(path for path in self._path.iterdir() if path.name.endswith(_CONDEMNED))

    def _place(self, name: str, data: bytes) -> None:
        temporary = self._path / f".{secrets.token_hex(8)}.tmp"
        try:
            self._path.mkdir(exist_ok=True)
            self._write(temporary, data)
            temporary.replace(self._path / name)
            sync_folder(self._path)
            sync_folder(self._path.parent)
        except OSError as error:
            reason = f"could not be written: {error.strerror or error}"
            raise StoreWriteError(str(self._path), reason) from error
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
