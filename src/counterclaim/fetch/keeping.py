"""Keeping fetched pages: their records and bytes, in a store or in a folder of plain files."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from counterclaim.case import Case
from counterclaim.codec import Codec
from counterclaim.errors import DecodeError, FileAccessError
from counterclaim.fetch.fetched import Earlier, Fetched, conditions_of
from counterclaim.fetch.log import FetchLog
from counterclaim.fetch.page_text import taken_by
from counterclaim.findings import Imported
from counterclaim.formats import jsonl
from counterclaim.model import Document, Record, Snapshot
from counterclaim.model.page_urls import page_url
from counterclaim.store import BlobFolder, Change, StoreError
from counterclaim.store.blobs import BLOB_FIELDS
from counterclaim.store.syncing import sync_folder, temporary_beside

__all__ = ["KeptPages", "PageFolder", "add_new", "keep_bytes", "keep_in_store"]

_RECORDS: Final = "records.jsonl"
_BLOBS: Final = "blobs"
#: What an export of a store has besides, and what no longer fits to it once something is added.
_CHECKPOINT: Final = "checkpoint"

PathLike: TypeAlias = "str | os.PathLike[str]"


class KeptPages:
    """What is on record of pages that were fetched before."""

    def __init__(self, records: Iterable[Record], blobs: BlobFolder) -> None:
        """Look for pages among *records*, as a case or a store; *blobs* are the bytes of their snapshots."""
        self._documents: dict[str, Document] = {}
        self._snapshots: dict[str, list[Snapshot]] = {}
        self._blobs = blobs
        for record in records:
            if isinstance(record, Document) and record.url is not None:
                self._documents.setdefault(page_url(record.url), record)
            elif isinstance(record, Snapshot):
                self._snapshots.setdefault(record.document, []).append(record)

    def document(self, url: str) -> Document | None:
        """Return the document at *url*, under whatever id; of several, the one that was recorded first."""
        return self._documents.get(page_url(url))

    def newest(self, url: str) -> Snapshot | None:
        """Return the newest snapshot of the page *url*, `None` where none says when it was fetched."""
        return next(iter(self._dated(url)), None)

    def earlier(self, url: str, *, extractor: str | None = None) -> Earlier | None:
        """
        Return the newest snapshot of the page *url* and how it came here, so that it need not be sent again.

        `None` where bytes of it are not kept; or, where *extractor* is given, where it has not the text that
        this one takes out. Where the server said of the newest that nothing had changed, that which it is the
        same as does as well.
        """
        dated = self._dated(url)
        for snapshot in dated:
            if snapshot.sha256 != dated[0].sha256 or not self._is_kept(snapshot, extractor):
                return None
            earlier = self._with_log(snapshot)
            if conditions_of(earlier):
                return earlier
        return None

    def _dated(self, url: str) -> list[Snapshot]:
        """Return the snapshots of the page *url* that say when they were fetched, from the newest on."""
        document = self.document(url)
        snapshots = self._snapshots.get(document.id, []) if document is not None else []
        dated = [(snapshot.fetched_at, snapshot) for snapshot in snapshots if snapshot.fetched_at is not None]
        dated.sort(key=lambda pair: pair[0], reverse=True)
        return [snapshot for _, snapshot in dated]

    def _is_kept(self, snapshot: Snapshot, extractor: str | None) -> bool:
        named = (getattr(snapshot, field) for field in BLOB_FIELDS)
        wanted = None if extractor is None else taken_by(snapshot.media_type, extractor)
        return wanted in (None, snapshot.extractor) and all(
            name in self._blobs for name in named if name is not None
        )

    def _with_log(self, snapshot: Snapshot) -> Earlier | None:
        if snapshot.log_sha256 is not None:
            # A log that is not that of the snapshot is no more of use than one that cannot be read.
            with contextlib.suppress(DecodeError, StoreError, ValueError):
                log = FetchLog.from_json(self._blobs.get(snapshot.log_sha256))
                return Earlier(snapshot=snapshot, log=log)
        return None


def keep_bytes(page: Fetched, blobs: BlobFolder) -> tuple[Document, Snapshot]:
    """
    Put the bytes of *page* into *blobs*, and return the records that are to be recorded after it.

    So many pages can be fetched one after the other and recorded together, without holding all of them.

    Raises:
        StoreError: They cannot be written.
    """
    for data in page.blobs():
        blobs.put(data)
    return page.document, page.snapshot


def keep_in_store(change: Change, blobs: BlobFolder, pages: Iterable[Fetched]) -> None:
    """
    Record *pages* in a revision, which `Store.revise` makes, and their bytes in the *blobs* of the store.

    A document that is on record already stays as it is. The bytes are there before the records are, so that
    none is ever named that is not kept.

    Raises:
        StoreError: They cannot be written.
    """
    for page in pages if change.repeats is None else ():
        add_new(change, keep_bytes(page, blobs))


def add_new(change: Change, records: Iterable[Record]) -> None:
    """Add those of *records* to a revision whose id is not on record yet."""
    for record in records:
        if record.id not in change:
            change.add(record)


class PageFolder:
    """
    A folder that pages are kept in: the records in `records.jsonl`, their bytes in `blobs`.

    It is laid out as `Store.export` does it, and read as a file: `read_case(folder.records)`.
    """

    def __init__(self, path: PathLike) -> None:
        """
        Use the folder *path*, which is made when something is kept in it.

        Raises:
            FileAccessError: It is the export of a store, or no folder.
        """
        self._path = Path(os.fspath(path))
        with self._access():
            if self._path.exists() and not self._path.is_dir():
                raise FileAccessError(str(path), "is no folder; name a folder, or a store that ends in .ccl")
            if not self._path.parent.is_dir():
                raise FileAccessError(str(path), "there is no such folder to make it in")
            if (self._path / _CHECKPOINT).exists():
                reason = "is the export of a store, and would no longer fit to its checkpoint; name the store"
                raise FileAccessError(str(path), reason)

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._path

    @property
    def records(self) -> Path:
        """The file of the records."""
        return self._path / _RECORDS

    @property
    def blobs(self) -> BlobFolder:
        """The bytes of the snapshots."""
        return BlobFolder(self._path / _BLOBS)

    def read(self) -> Imported[Case]:
        """
        Return what is kept, and what is wrong with it.

        Raises:
            FileAccessError: It cannot be read.
        """
        with self._access():
            return jsonl.read(self._bytes(), name=str(self.records))

    def make(self) -> None:
        """
        Make the folder where there is none, so that bytes can be put into it.

        Raises:
            FileAccessError: It cannot be made.
        """
        with self._access():
            self._path.mkdir(exist_ok=True)

    def keep(self, pages: Iterable[Fetched]) -> None:
        """
        Keep *pages*: their bytes, and then their records as `add` does.

        Raises:
            FileAccessError: The records cannot be written, or there is a line that cannot be read.
            StoreError: The bytes cannot be written.
        """
        self.make()
        self.add([record for page in pages for record in keep_bytes(page, self.blobs)])

    def add(self, records: Iterable[Record]) -> None:
        """
        Write those of *records* whose id is not known behind what is there, every byte of which stays.

        The file is written beside its place and then moved there, so a failure leaves what was there before.
        Others who add something at the same time wait. Nothing is added behind what cannot be read, since the
        whole file could not be used.

        Raises:
            FileAccessError: They cannot be written, or the file has a line that cannot be read.
        """
        codec = Codec()
        self.make()
        with self._access(), self._alone():
            before = self._bytes()
            known = {record.id for record in self._usable(before)}
            added = {record.id: record for record in records if record.id not in known}
            lines = b"".join(codec.dumps(record).encode() + b"\n" for record in added.values())
            end = b"" if not before or before.endswith(b"\n") else b"\n"
            self._replace(before + end + lines)

    def _usable(self, data: bytes) -> Case:
        found = jsonl.read(data)
        for problem in found.problems:
            if problem.fatal:
                reason = f"line {problem.line}: {problem.message}; nothing was added to it"
                raise FileAccessError(str(self.records), reason)
        return found.case

    def _bytes(self) -> bytes:
        return self.records.read_bytes() if self.records.exists() else b""

    def _replace(self, data: bytes) -> None:
        target = self.records.resolve()  # through a link, so that it stays one
        temporary = temporary_beside(target)
        mode = target.stat().st_mode & 0o777 if target.exists() else None
        try:
            descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode or 0o666)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if mode is not None:
                temporary.chmod(mode)  # the umask may have taken away what the file allowed
            temporary.replace(target)
            sync_folder(target.parent)
        finally:
            temporary.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait until nobody else writes in the folder, where the system has locks for that."""
        try:
            import fcntl
        except ImportError:
            yield
            return
        descriptor = os.open(self._path, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)  # which gives the lock up

    @contextlib.contextmanager
    def _access(self) -> Iterator[None]:
        """Say of what the system refuses in a block that it is about this folder."""
        try:
            yield
        except FileAccessError:
            raise
        except OSError as error:
            reason = error.strerror or str(error)
            raise FileAccessError(str(self._path), reason[:1].lower() + reason[1:]) from None
