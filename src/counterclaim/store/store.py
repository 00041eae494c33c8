"""The store: a case on the disk, with all that it ever was."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from counterclaim.case import Case, Difference, difference
from counterclaim.case.view import RecordOrId, id_of
from counterclaim.codec import ProtectedMode, paused_collector
from counterclaim.frozen import FrozenMap
from counterclaim.model import Record
from counterclaim.store import copying, erasing, exporting, migrating, proofs, reading
from counterclaim.store.appending import head_of
from counterclaim.store.blobs import BlobFolder, blobs_beside
from counterclaim.store.change import Change
from counterclaim.store.checkpoint import Checkpoint
from counterclaim.store.drivers import Driver
from counterclaim.store.erasing import Erasure
from counterclaim.store.log import Revision, revisions
from counterclaim.store.making import make_store
from counterclaim.store.opening import check_header, check_links, check_place
from counterclaim.store.proofs import ConsistencyProof, InclusionProof
from counterclaim.store.reading import Moment, Version
from counterclaim.store.session import Clock, Session, moment_on, system_clock
from counterclaim.store.verifying import Verification, verified
from counterclaim.store.views import rebuild

__all__ = ["Store"]

PathLike: TypeAlias = "str | os.PathLike[str]"


class Store:
    """
    A durable case in one file: nothing is overwritten, and whatever was known at a moment can be had again.

    `Store.open` and `Store.create` make one. It is a context manager that closes itself, and is used by one
    thread; other threads and processes open the file for themselves.
    """

    def __init__(self, session: Session) -> None:
        """Use an open *session*; `Store.open` makes one."""
        self._session = session

    @classmethod
    def open(
        cls,
        path: PathLike,
        *,
        sealing_key: bytes | None = None,
        driver: Driver | None = None,
        clock: Clock | None = None,
    ) -> Store:
        """
        Return the store in the file *path*.

        *sealing_key* opens protected values and seals new ones; without it, they are masked. *driver* is the
        way to SQLite: Python's own where that is safe, or else `apsw` where it is installed. *clock* tells
        the moment, with its zone, instead of the system's clock.

        Raises:
            StoreError: It cannot be opened, and was not touched; the class says why.
        """
        shown = os.fspath(path)
        where = Path(shown)
        check_header(where, shown)
        check_place(where, shown)
        check_links(where, shown)
        return cls(Session(where, shown, driver, clock or system_clock, sealing_key))

    @classmethod
    def create(
        cls,
        path: PathLike,
        *,
        origin: str | None = None,
        sealing_key: bytes | None = None,
        driver: Driver | None = None,
        clock: Clock | None = None,
    ) -> Store:
        """
        Make a store in the file *path*, where there must be none, and return it.

        *origin* is its name in checkpoints, such as `newsroom.example/cameras`; a random one where it is not
        given. The others are those of `open`.

        Raises:
            InvalidRecordError: *origin* cannot stand in a checkpoint.
            StoreError: There is a file already, or it cannot be made; the class says why.
        """
        shown = os.fspath(path)
        where = Path(shown)
        check_place(where, shown)
        make_store(where, shown, driver, moment_on(clock or system_clock), origin)
        return cls.open(path, sealing_key=sealing_key, driver=driver, clock=clock)

    @classmethod
    def migrate(cls, path: PathLike) -> Path:
        """
        Bring the store in the file *path* to the format of this version; return where the old file is kept.

        It is done on a copy, which is checked before and afterwards and then takes the place of the old file.

        Raises:
            StoreError: It needs none, or cannot be migrated; the file is as it was.
        """
        return migrating.migrate(Path(os.fspath(path)), os.fspath(path))

    @classmethod
    def restore(
        cls,
        folder: PathLike,
        path: PathLike,
        *,
        sealing_key: bytes | None = None,
        driver: Driver | None = None,
        clock: Clock | None = None,
    ) -> Store:
        """
        Make a store in the file *path* of what `export` wrote into *folder*, and return it.

        The log is the same, to the byte, so that every checkpoint of the old store holds for the new one.

        Raises:
            StoreError: The folder is not whole, or the file is there already.
        """
        where = Path(os.fspath(path))
        check_place(where, os.fspath(path))
        exporting.restore(Path(os.fspath(folder)), where, os.fspath(path), driver)
        return cls.open(path, sealing_key=sealing_key, driver=driver, clock=clock)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._session.database.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._session.path

    @property
    def origin(self) -> str:
        """The name of its log in checkpoints."""
        return self._session.origin

    @property
    def blobs(self) -> BlobFolder:
        """The bytes behind its snapshots, in the folder beside the file."""
        return blobs_beside(self.path)

    @property
    def journal_mode(self) -> str:
        """How SQLite keeps commits whole: `wal`, or `delete` where its version is not safe with that."""
        return str(self._session.database.value("PRAGMA journal_mode"))

    def __len__(self) -> int:
        with self._session.reading():
            sql = "SELECT count(*) FROM record WHERE place IS NOT NULL"
            return int(self._session.database.value(sql))

    def __repr__(self) -> str:
        return f"<Store {self._session.database.shown!r}>"

    def __getitem__(self, id: RecordOrId) -> Record:
        found = self.get(id)
        if found is None:
            raise reading.unknown(self._session.database, id_of(id))
        return found

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Record):
            return self.get(item) == item
        return isinstance(item, str) and self.get(item) is not None

    def __iter__(self) -> Iterator[Record]:
        """Yield what is on record now, in the order of the case, without holding all of it."""
        with self._session.reading():
            yield from reading.current(self._session)

    def get(self, id: RecordOrId) -> Record | None:
        """Return the record that is under *id* now, `None` where there is none."""
        with self._session.reading():
            return reading.one(self._session, id_of(id))

    def case(self, *, known_at: Moment | None = None) -> Case:
        """
        Return what is known now, or was known at a moment of recorded time, as a case.

        Raises:
            DamagedStoreError: A record cannot be read.
            StoreError: There is no revision of that number.
            ValueError: The moment has no zone.
        """
        with self._session.reading(), paused_collector():
            if known_at is None:
                return Case(reading.current(self._session))
            return Case(reading.known_at(self._session, known_at))

    def revisions(self) -> Iterator[Revision]:
        """Yield every revision, from the first on."""
        with self._session.reading():
            yield from revisions(self._session.database, "number > 0")

    def counts(self, revision: Revision | int) -> FrozenMap[str, int]:
        """Return how much a revision did, by `add`, `replace`, `remove` and `erase`."""
        number = revision.number if isinstance(revision, Revision) else revision
        with self._session.reading():
            return reading.counts(self._session, number)

    def history(self, id: RecordOrId) -> tuple[Version, ...]:
        """
        Return every version of the record under *id*, from the first on.

        Raises:
            UnknownIdError: No record was ever under it.
        """
        with self._session.reading():
            return tuple(reading.versions(self._session, id_of(id)))

    def diff(self, earlier: Moment, later: Moment | None = None) -> Difference:
        """
        Return what changed from one moment of recorded time to another, or to now.

        Raises:
            StoreError: There is no revision of that number.
            ValueError: A moment has no zone.
        """
        with self._session.reading():
            return difference(*reading.changed_between(self._session, earlier, later))

    @contextlib.contextmanager
    def revise(self, *, by: str, reason: str, key: str | None = None) -> Iterator[Change]:
        """
        Make one revision in a block; all of it is recorded when the block ends, or nothing after an error.

        *by* says who makes it, *reason* why. With a *key*, it is made once: where the key was used before,
        nothing is recorded, so that what was interrupted can be repeated. Other writers wait meanwhile.

        Raises:
            LockedStoreError: Another program writes for longer than is waited.
            RuntimeError: A revision is being made already.
            StoreWriteError: It could not be written; nothing was recorded.
            ValueError: *by*, *reason* or *key* says nothing.
        """
        with self._session.writing(by=by, reason=reason, key=key) as (appender, repeats):
            change = Change(self._session, appender, repeats=repeats)
            if repeats is None:
                appender.begin()
            try:
                yield change
            finally:
                change.is_over = True
            if repeats is None and not appender.is_empty:
                self._session.commit(appender)
                change.made = appender.revision

    def erase(
        self,
        ids: RecordOrId | Iterable[RecordOrId] = (),
        *,
        by: str,
        reason: str,
        words: str | Iterable[str] = (),
        key: str | None = None,
        dry_run: bool = False,
        with_snapshots: bool = False,
    ) -> Erasure:
        """
        Erase records, all their versions, for good; and *words* wherever they stand, whatever their case.

        What is left of a record is a leaf of the Merkle tree, from which nothing can be guessed, and a random
        number that stands where its id stood. Then the file is compacted, so that no byte of it is left
        there. Copies that were made before, as backups and exports, are not reached. *by*, *reason* and *key*
        are those of `revise`. In a *dry_run*, nothing is erased, and what would be is returned.

        The snapshots of a document that is erased stay, unless *with_snapshots* says otherwise. Words are not
        taken out of the bytes of snapshots. `Erasure.mentions` tells of both.

        Raises:
            UnknownIdError: No record was ever under one of the ids.
            StoreError: A record would not be readable without the words; nothing was erased.
            ErasureIncompleteError: It is on record, and the file could not be compacted; see `compact`.
            ValueError: There is nothing to erase, or *by* or *reason* says nothing.
        """
        return erasing.erase(
            self._session,
            map(id_of, (ids,) if isinstance(ids, Record | str) else ids),
            (words,) if isinstance(words, str) else words,
            blobs=self.blobs,
            by=by,
            reason=reason,
            key=key,
            dry_run=dry_run,
            with_snapshots=with_snapshots,
        )

    def compact(self) -> None:
        """
        Write the file anew without what is no longer part of it; remove pages that erasures left to nobody.

        Raises:
            ErasureIncompleteError: Another program reads it, or the disk is full.
        """
        erasing.clean_up(self._session, self.blobs)

    def rebuild(self) -> None:
        """
        Make the tables that follow from the log anew.

        Raises:
            DamagedStoreError: The log cannot be read; nothing was changed.
        """
        with self._session.exclusively():
            rebuild(self._session.database)
            self._session.database.run("COMMIT")

    def checkpoint(self, *, known_at: Moment | None = None) -> Checkpoint:
        """
        Return what the log holds, or held at a moment, in a few lines that are to be kept elsewhere.

        Raises:
            StoreError: There is no revision of that number.
        """
        number = None if known_at is None else reading.number_at(self._session.database, known_at)
        return proofs.checkpoint_of(self.origin, head_of(self._session.database, number))

    def verify(self, *checkpoints: Checkpoint) -> Verification:
        """
        Check the file, the log and all that follows from it, and that it still holds what *checkpoints* say.

        Without a checkpoint that was kept elsewhere, whoever can write the file can also make it look right.
        """
        for checkpoint in checkpoints:
            if not isinstance(checkpoint, Checkpoint):
                message = f"expected checkpoints, as Checkpoint.parse returns them, found {checkpoint!r:.80}"
                raise TypeError(message)
        self._session.check_idle()
        with self._session.reading():
            return verified(self._session.database, self.origin, checkpoints, self.blobs)

    def prove_inclusion(self, id: RecordOrId) -> InclusionProof:
        """
        Return the proof that the last event of a record is in the log.

        Raises:
            RuntimeError: It belongs to a revision that is being made.
            UnknownIdError: No record was ever under the id.
        """
        with self._session.reading():
            return proofs.prove_inclusion(self._session.database, self.origin, id_of(id))

    def prove_consistency(self, earlier: Checkpoint) -> ConsistencyProof:
        """
        Return the proof that the log only grew since a checkpoint.

        Raises:
            StoreError: The checkpoint is of another store, or of more events than there are.
        """
        with self._session.reading():
            return proofs.prove_consistency(self._session.database, self.origin, earlier)

    def backup(self, path: PathLike) -> Checkpoint:
        """
        Copy the store to the file *path*, where there must be none, with the bytes of its snapshots.

        Returns the checkpoint of the copy, which was checked.

        Raises:
            StoreError: There is a file already, it cannot be written, or the store is damaged.
        """
        self._session.check_idle()
        return copying.back_up(self._session, self.blobs, Path(os.fspath(path)), os.fspath(path))

    def export(self, folder: PathLike, *, protected: ProtectedMode = "refuse") -> Checkpoint:
        """
        Write all of it into the new *folder*, in forms that can be read and checked without this library.

        `records.jsonl` holds what is known now, `log.jsonl` all that ever was, `checkpoint` the root of the
        log, `blobs` the bytes of snapshots, and `check_export.py` a program that checks the one against the
        other. *protected* says what becomes of protected values in `records.jsonl`; in the log they stay
        sealed. Returns the checkpoint.

        Raises:
            ProtectedValueError: There are protected values, and *protected* is "refuse".
            StoreError: The folder is there already, or cannot be written.
        """
        self._session.check_idle()
        with self._session.reading():
            head = self.checkpoint()
            exporting.export(self._session, head, self.blobs, Path(os.fspath(folder)), protected)
        return head
