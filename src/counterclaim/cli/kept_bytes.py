"""The bytes of snapshots, where they lie beside the cases that a command reads."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UsageError

if TYPE_CHECKING:
    from counterclaim.model import Record
    from counterclaim.store import BlobFolder

__all__ = ["BroughtBytes", "KeptBytes"]


class KeptBytes:
    """The bytes that belong to the cases of a command."""

    def __init__(self, cases: Sequence[str], *, folder: str | None = None) -> None:
        """
        Look for them beside the files *cases*, and first in *folder*.

        Raises:
            UsageError: There is no such folder.
        """
        if folder is not None and not Path(folder).is_dir():
            raise UsageError(f"{folder}: there is no such folder; leave out --blobs, or correct it")
        self._folders = tuple(_folders(cases, folder))

    def get(self, sha256: str) -> bytes:
        """
        Return the bytes whose SHA-256 is *sha256*.

        Raises:
            StoreError: They are nowhere, or what is there is something else.
        """
        from counterclaim.store import DamagedStoreError, StoreError

        error = StoreError(sha256, "these bytes are not kept")
        for folder in self._folders:
            try:
                return folder.get(sha256)
            except StoreError as found:
                if not isinstance(error, DamagedStoreError):
                    error = found
        raise error


class BroughtBytes:
    """
    The bytes that come into a store with the snapshots that name them.

    Attributes:
        missing: How many of the bytes that the records name lie neither beside them nor in the store.
    """

    def __init__(self, cases: Sequence[str], store: str) -> None:
        """Bring those that lie beside the files *cases* to where those of the *store* lie."""
        from counterclaim.store.blobs import blobs_beside

        self._kept = KeptBytes(cases)
        self._target = blobs_beside(Path(store))
        self._named: dict[str, None] = {}
        self.missing = 0

    def noting(self, records: Iterator[Record]) -> Iterator[Record]:
        """Yield *records*, and note which bytes they name."""
        from counterclaim.model import Snapshot
        from counterclaim.store.blobs import BLOB_FIELDS

        for record in records:
            if isinstance(record, Snapshot):
                named = (getattr(record, field) for field in BLOB_FIELDS)
                self._named.update(dict.fromkeys(filter(None, named)))
            yield record

    def bring(self) -> None:
        """
        Put the bytes that were noted where those of the store lie, all that there are or none.

        Raises:
            StoreError: They cannot be written, or what lies there is something else.
        """
        brought: list[str] = []
        try:
            for name in self._named:
                if name not in self._target and (data := self._found(name)) is not None:
                    brought.append(name)
                    self._target.put(data)
        except BaseException:
            with contextlib.suppress(OSError):
                for name in brought:
                    self._target.remove(name)
                self._target.path.rmdir()
            raise

    def _found(self, name: str) -> bytes | None:
        from counterclaim.store import DamagedStoreError, StoreError

        try:
            return self._kept.get(name)
        except DamagedStoreError:
            raise
        except StoreError:
            self.missing += 1
            return None


def _folders(cases: Sequence[str], folder: str | None) -> Iterator[BlobFolder]:
    from counterclaim.store import BlobFolder
    from counterclaim.store.blobs import blobs_beside

    if folder is not None:
        yield BlobFolder(folder)
    for path in (Path(name) for name in cases if name != "-"):
        yield blobs_beside(path)
        yield BlobFolder(path.parent / "blobs")
