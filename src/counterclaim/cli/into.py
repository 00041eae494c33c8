"""Where fetched pages go: a store, or a folder of plain files."""

from __future__ import annotations

import argparse
import re
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.cli.cases import UnusableInputError, UsageError
from counterclaim.cli.new_stores import new_store
from counterclaim.cli.output import complain
from counterclaim.cli.stores import check_authorship

if TYPE_CHECKING:
    from counterclaim.fetch import Fetched
    from counterclaim.fetch.keeping import KeptPages
    from counterclaim.model import Record
    from counterclaim.store import BlobFolder, Store

__all__ = ["Into", "into_of"]

_STORE = ".ccl"
#: Endings of the names that SQLite and the store give to files beside it.
_BESIDE = ("-journal", "-wal", "-shm", "-queue")
_NUMBER = r" \([1-9][0-9]*\)"
#: What the key of a further revision ends in.
_NUMBERED = re.compile(rf"{_NUMBER}\Z")
#: Endings of files of cases, to which no page is added.
_FILES = frozenset({".toml", ".jsonl", ".ndjson", ".json", ".csv"})


class Into(ABC):
    """
    Where pages go; their bytes are put there one by one, and their records together.

    Attributes:
        name: How it is called.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._records: dict[str, Record] = {}

    def take(self, page: Fetched) -> None:
        """
        Put the bytes of *page* there, and note its records.

        Raises:
            FileAccessError: They cannot be written.
            StoreError: They cannot be written.
        """
        from counterclaim.fetch.keeping import keep_bytes

        self._records.update((record.id, record) for record in keep_bytes(page, self.blobs))

    def has(self, url: str) -> bool:
        """Return whether the page *url* was put there in the name of the same key; `kept` looks it up."""
        return False

    @property
    def done(self) -> str:
        """What was done before in the name of the same key."""
        return ""

    @property
    @abstractmethod
    def blobs(self) -> BlobFolder:
        """The bytes that are there."""

    @property
    @abstractmethod
    def places(self) -> tuple[Path, ...]:
        """The files and folders that belong to it, in which nothing else can be."""

    @abstractmethod
    def kept(self) -> KeptPages:
        """
        Return what is there already.

        Raises:
            FileAccessError: It cannot be read.
            StoreError: It cannot be read.
            UnusableInputError: Some of it cannot be used as it stands; what is wrong has been said.
        """

    @abstractmethod
    def record(self) -> str:
        """
        Record what was taken, and return what was done.

        Raises:
            FileAccessError: It cannot be written.
            StoreError: It cannot be written.
            UsageError: Somebody used the key meanwhile; nothing was recorded.
        """


def into_of(arguments: argparse.Namespace) -> Into:
    """
    Return where *arguments* say that pages go.

    Raises:
        FileAccessError: It is no folder that pages go into.
        StoreError: The store cannot be opened.
        UsageError: It is neither a store nor a folder, or it is not said who fetches them.
    """
    if not arguments.into:
        raise UsageError("--into PLACE is a store or a folder; an empty name is none")
    path = Path(arguments.into)
    if path.suffix.lower() == _STORE:
        check_authorship(arguments)
        if _NUMBERED.search(arguments.key or ""):
            raise UsageError(
                "--key KEY: keys that end as 'KEY (2)' are given to further revisions; use another"
            )
        return _IntoStore(arguments)
    if path.suffix.lower() in _FILES or path.is_file():
        raise UsageError(f"{arguments.into}: pages go into a store, which ends in {_STORE}, or into a folder")
    given = [name for name in ("by", "reason", "key") if getattr(arguments, name) is not None]
    if given:
        options = ", ".join(f"--{name}" for name in given)
        raise UsageError(f"a folder does not keep who did what; leave out {options}, or name a store")
    return _IntoFolder(arguments.into)


class _IntoFolder(Into):
    def __init__(self, name: str) -> None:
        from counterclaim.fetch.keeping import PageFolder

        super().__init__(name)
        self._folder = PageFolder(name)

    @property
    def blobs(self) -> BlobFolder:
        return self._folder.blobs

    @property
    def places(self) -> tuple[Path, ...]:
        return self._folder.records, self.blobs.path

    def kept(self) -> KeptPages:
        from counterclaim.fetch.keeping import KeptPages

        found = self._folder.read()
        fatal = [problem for problem in found.problems if problem.fatal]
        for problem in fatal:
            complain(str(problem))
        if fatal:  # behind what cannot be read, nothing could be read either
            raise UnusableInputError(len(fatal))
        return KeptPages(found.case, self.blobs)

    def take(self, page: Fetched) -> None:
        self._folder.make()
        super().take(page)

    def record(self) -> str:
        self._folder.add(self._records.values())
        return f"{self._folder.records} has them"


class _IntoStore(Into):
    """A store. A key stands for the pages of one command, which is repeated for those that are missing."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        super().__init__(arguments.into)
        self._path = Path(arguments.into)
        self._by, self._reason, self._key = arguments.by, arguments.reason, arguments.key
        self._revisions: tuple[int, ...] = ()
        self._documents: frozenset[str] = frozenset()
        self._kept: KeptPages | None = None

    def has(self, url: str) -> bool:
        document = None if self._kept is None else self._kept.document(url)
        return document is not None and document.id in self._documents

    @property
    def done(self) -> str:
        numbers = " and ".join(map(str, self._revisions))
        return f"done already as revision{'s' if len(self._revisions) > 1 else ''} {numbers}"

    @property
    def blobs(self) -> BlobFolder:
        from counterclaim.store.blobs import blobs_beside

        return blobs_beside(self._path)

    @property
    def places(self) -> tuple[Path, ...]:
        beside = (self._path.with_name(f"{self._path.name}{ending}") for ending in _BESIDE)
        return self._path, *beside, self.blobs.path

    def kept(self) -> KeptPages:
        from counterclaim.fetch.keeping import KeptPages
        from counterclaim.files.writing import check_new
        from counterclaim.store import Store

        if not self._path.exists():
            check_new(self.name)
            return KeptPages((), self.blobs)
        with Store.open(self.name) as store:
            self._look_up_key(store)
            self._kept = KeptPages(store, self.blobs)
        return self._kept

    def _look_up_key(self, store: Store) -> None:
        """Look up what was recorded in the name of the key."""
        from counterclaim.model import Snapshot

        if self._key is None:
            return
        own = re.compile(rf"{re.escape(self._key)}(?:{_NUMBER})?")
        self._revisions = tuple(
            revision.number for revision in store.revisions() if own.fullmatch(revision.key or "")
        )
        self._documents = frozenset(
            record.document
            for number in self._revisions
            for record in store.diff(number - 1, number).added
            if isinstance(record, Snapshot)
        )

    def _revision_key(self) -> str | None:
        """Return the key of the next revision: a revision has one of its own."""
        return f"{self._key} ({len(self._revisions) + 1})" if self._key and self._revisions else self._key

    def record(self) -> str:
        from counterclaim.fetch.keeping import add_new
        from counterclaim.store import Store

        opened = (
            Store.open(self.name)
            if self._path.exists()
            else new_store(self.name, sealing_key=None, origin=None)
        )
        key = self._revision_key()
        with opened as store, store.revise(by=self._by, reason=self._reason, key=key) as change:
            add_new(change, self._records.values())
        if change.repeats is not None:  # somebody else used the key meanwhile
            reason = f"revision {change.repeats.number} was recorded under this key meanwhile"
            raise UsageError(f"{self.name}: {reason}, and nothing else was; repeat the command")
        made = "" if change.made is None else f" as revision {change.made.number}"
        return f"{self.name} has them{made}"
