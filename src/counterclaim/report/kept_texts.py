"""The texts that a quotation can be looked up in: those of snapshots, and those that a case file names."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from attrs import frozen

from counterclaim.case import CaseView
from counterclaim.case.quotations import Quotation
from counterclaim.errors import FileAccessError
from counterclaim.model import Snapshot

__all__ = ["KeptText", "KeptTexts", "ReadBytes", "UncheckedReason", "not_kept"]

#: Returns the bytes under a SHA-256 or raises an error, as the blobs of a store do.
ReadBytes: TypeAlias = Callable[[str], bytes]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class UncheckedReason(enum.Enum):
    """Why a quotation could not be looked up."""

    NO_DOCUMENT = "no-document"
    NO_SNAPSHOT = "no-snapshot"
    UNKNOWN_SNAPSHOT = "unknown-snapshot"
    NO_TEXT = "no-text"
    MISSING = "missing"
    OTHER_BYTES = "other-bytes"
    NOT_UTF8 = "not-utf8"


@frozen(kw_only=True)
class KeptText:
    """
    A text in which a quotation can be looked up, or why there is none.

    Attributes:
        document: Id of the document.
        snapshot: Id of the snapshot that it is the text of; `None` of one that a case file names.
        fetched_at: When that was fetched.
        same_at: When the newest snapshot was fetched, where that has the same text.
        key: What it is read by: its SHA-256, or the id of the document whose text a case file names.
        later: Whether it is of a snapshot that the quotation does not name.
        reason: Why there is none.
    """

    document: str | None
    snapshot: str | None = None
    fetched_at: datetime | None = None
    same_at: datetime | None = None
    key: str | None = None
    later: bool = False
    reason: UncheckedReason | None = None


class KeptTexts:
    """The texts of the documents of a case."""

    def __init__(self, case: CaseView, texts: Mapping[str, str], read: ReadBytes) -> None:
        self._case = case
        self._texts = texts
        self._read = read
        self._newest = _newest_with_text(case)
        self._fetched = {snapshot.document for snapshot in case.of_type(Snapshot)}

    def of(self, quotation: Quotation) -> tuple[KeptText, ...]:
        """
        Return what *quotation* is to be looked up in, or the reason why in nothing.

        That is the snapshot that it names, the text that a case file names, and the newest snapshot of the
        document.
        """
        named = quotation.quote.snapshot
        snapshot = None if named is None else self._case.get(named, Snapshot)
        document = quotation.document or (None if snapshot is None else snapshot.document)
        found = tuple(self._found(document, named, snapshot))
        if found:
            return found
        if document is None:
            return (KeptText(document=None, reason=UncheckedReason.NO_DOCUMENT),)
        reason = UncheckedReason.NO_TEXT if document in self._fetched else UncheckedReason.NO_SNAPSHOT
        return (KeptText(document=document, reason=reason),)

    def _found(
        self, document: str | None, named: str | None, snapshot: Snapshot | None
    ) -> Iterator[KeptText]:
        newest = None if document is None else self._newest.get(document)
        if snapshot is not None:
            yield _of_snapshot(snapshot, newest)
        elif named is not None:
            yield KeptText(document=document, snapshot=named, reason=UncheckedReason.UNKNOWN_SNAPSHOT)
        if document is not None and document in self._texts:
            yield KeptText(document=document, key=document)
        if newest is not None and (snapshot is None or snapshot.text_sha256 != newest.text_sha256):
            yield _of_snapshot(newest, None, later=snapshot is not None)

    def text(self, kept: KeptText) -> str | UncheckedReason:
        """Return the text itself, or why it cannot be had."""
        if kept.reason is not None or kept.key is None:
            return kept.reason or UncheckedReason.NO_TEXT
        if kept.snapshot is None:
            return self._texts[kept.key]
        from counterclaim.store import DamagedStoreError  # with it comes SQLite, which others do without

        try:
            # What an extractor made of a page may hold halves of surrogate pairs, and is kept with them.
            return self._read(kept.key).decode("utf-8", "surrogatepass")
        except DamagedStoreError:
            return UncheckedReason.OTHER_BYTES
        except FileAccessError:
            return UncheckedReason.MISSING
        except UnicodeDecodeError:
            return UncheckedReason.NOT_UTF8


def not_kept(sha256: str) -> bytes:
    """
    Return no bytes: for cases of which no texts are kept.

    Raises:
        FileAccessError: Always.
    """
    raise FileAccessError(sha256, "no bytes are kept")


def _newest_with_text(case: CaseView) -> dict[str, Snapshot]:
    newest: dict[str, Snapshot] = {}
    for snapshot in case.of_type(Snapshot):
        before = newest.get(snapshot.document)
        if snapshot.text_sha256 is not None and (before is None or _fetched(before) <= _fetched(snapshot)):
            newest[snapshot.document] = snapshot
    return newest


def _fetched(snapshot: Snapshot) -> datetime:
    return snapshot.fetched_at or _LONG_AGO


def _of_snapshot(snapshot: Snapshot, newest: Snapshot | None, *, later: bool = False) -> KeptText:
    same = newest is not None and newest != snapshot and newest.text_sha256 == snapshot.text_sha256
    return KeptText(
        document=snapshot.document,
        snapshot=snapshot.id,
        fetched_at=snapshot.fetched_at,
        same_at=newest.fetched_at if newest is not None and same else None,
        key=snapshot.text_sha256,
        later=later,
        reason=UncheckedReason.NO_TEXT if snapshot.text_sha256 is None else None,
    )
