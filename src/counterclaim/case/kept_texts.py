"""The texts that a quotation can be looked up in: those of snapshots, and those that a case file names."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, TypeAlias

from attrs import evolve, frozen

from counterclaim.case.quotations import Quotation
from counterclaim.case.view import CaseView
from counterclaim.model import Document, Snapshot
from counterclaim.model.page_urls import page_url

__all__ = ["KeptText", "KeptTexts", "ReadText", "UncheckedReason", "is_error"]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
#: From here on a status says that what was sent is not the page (RFC 9110, section 15).
_FIRST_ERROR: Final = 400
#: Earlier texts of one page that are looked at: more would be read for each quotation that is lost.
_MOST_EARLIER: Final = 200


class UncheckedReason(enum.Enum):
    """Why a quotation could not be looked up."""

    NO_DOCUMENT = "no-document"
    NO_SNAPSHOT = "no-snapshot"
    UNKNOWN_SNAPSHOT = "unknown-snapshot"
    NO_TEXT = "no-text"
    MISSING = "missing"
    OTHER_BYTES = "other-bytes"
    NOT_UTF8 = "not-utf8"


#: Returns the text whose UTF-8 has a SHA-256, or why it cannot be had.
ReadText: TypeAlias = Callable[[str], str | UncheckedReason]


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
        by_url: Whether the quotation names another document, which has the same URL.
        error_status: The status with which the server sent it, where that says that it is not the page.
        earlier: Where the quotation names no snapshot, other texts of the page, the newest of them first; 200
            at most.
        reason: Why there is none.
    """

    document: str | None
    snapshot: str | None = None
    fetched_at: datetime | None = None
    same_at: datetime | None = None
    key: str | None = None
    later: bool = False
    by_url: bool = False
    error_status: int | None = None
    earlier: tuple[KeptText, ...] = ()
    reason: UncheckedReason | None = None

    def of(self, document: str) -> KeptText:
        """Return it as a text of *document*, which may be another with the same URL."""
        return evolve(self, by_url=True) if self.document != document else self


class KeptTexts:
    """The texts of the documents of a case: *texts* by their ids, and what *read* has of snapshots."""

    def __init__(self, case: CaseView, texts: Mapping[str, str], read: ReadText) -> None:
        self._case = case
        self._texts = texts
        self._read = read
        self._snapshots = _by_document(case)
        self._texts_of_bytes = _texts_of_bytes(case)
        self._same_page = _same_page(case)
        # By the first of the documents that are one page, since thousands may have one URL.
        self._pages: dict[str, tuple[Snapshot, ...]] = {}
        self._histories: dict[str, tuple[KeptText, ...]] = {}
        self._given: dict[str, tuple[str, ...]] = {}

    def of(self, quotation: Quotation) -> tuple[KeptText, ...]:
        """
        Return what *quotation* is to be looked up in, or the reason why in nothing.

        That is the snapshot that it names, the text that a case file names, and the newest snapshot of the
        document that has a text. One that is newer, and has none, is told as well, since the page may have
        changed. Documents with the same URL are the same page.
        """
        named = quotation.quote.snapshot
        snapshot = None if named is None else self._case.get(named, Snapshot)
        document = quotation.document or (None if snapshot is None else snapshot.document)
        found = tuple(self._found(document, named, snapshot))
        if found:
            return found
        if document is None:
            return (KeptText(document=None, reason=UncheckedReason.NO_DOCUMENT),)
        reason = UncheckedReason.NO_TEXT if self.snapshots(document) else UncheckedReason.NO_SNAPSHOT
        return (KeptText(document=document, reason=reason),)

    def _found(
        self, document: str | None, named: str | None, snapshot: Snapshot | None
    ) -> Iterator[KeptText]:
        newest = None if document is None else self._newest(document)
        if snapshot is not None:
            yield _with_newest(self._of_snapshot(snapshot), newest)
        elif named is not None:
            yield KeptText(document=document, snapshot=named, reason=UncheckedReason.UNKNOWN_SNAPSHOT)
        for id in () if document is None else self._texts_of(document):
            yield KeptText(document=id, key=id, by_url=id != document)
        if document is None or newest is None:
            return
        if snapshot is None:
            yield newest
        elif self._is_later(newest, snapshot):
            yield evolve(newest, later=True, earlier=())
        yield from self._without_text(document, newest, snapshot)

    def _is_later(self, newest: KeptText, snapshot: Snapshot) -> bool:
        """Return whether the *newest* text is another than that of *snapshot*, and not an older one."""
        is_other = newest.snapshot != snapshot.id and (
            newest.key is None or newest.key != self._key(snapshot)
        )
        return is_other and (newest.fetched_at or _LONG_AGO) >= _fetched(snapshot)

    def _without_text(self, document: str, newest: KeptText, named: Snapshot | None) -> Iterator[KeptText]:
        """Yield the last snapshot of the page if it is newer than the *newest* text and not that *named*."""
        last = self.snapshots(document)[-1]
        is_newer = _fetched(last) > (newest.fetched_at or _LONG_AGO)
        if is_newer and self._key(last) is None and (named is None or named.id != last.id):
            yield evolve(self._of_snapshot(last).of(document), later=True)

    def _texts_of(self, document: str) -> Iterator[str]:
        """Yield the ids under which a text of the page is given that is *document*, its own first."""
        if document in self._texts:
            yield document
        first = self._first(document)
        if first not in self._given:
            self._given[first] = tuple(id for id in self._same_page.get(document, ()) if id in self._texts)
        yield from (id for id in self._given[first] if id != document)

    def _first(self, document: str) -> str:
        return next(iter(self._same_page.get(document, ())), document)

    def _newest(self, document: str) -> KeptText | None:
        """Return the newest text of the page that is *document*, and with it the earlier ones."""
        first = self._first(document)
        if first not in self._histories:
            found: dict[str | None, KeptText] = {}
            for snapshot in reversed(self.snapshots(document)):
                kept = self._of_snapshot(snapshot)
                if kept.reason is None or kept.error_status is not None:
                    found.setdefault(kept.key, kept)
            texts = tuple(found.values())
            earlier = texts[1 : 1 + _MOST_EARLIER]
            self._histories[first] = tuple(evolve(kept, earlier=earlier) for kept in texts[:1])
        newest = next(iter(self._histories[first]), None)
        return None if newest is None else newest.of(document)

    def snapshots(self, document: str) -> Sequence[Snapshot]:
        """Return the snapshots of the page that is *document*, the newest last; error pages too."""
        first = self._first(document)
        if first not in self._pages:
            ids = self._same_page.get(document, (document,))
            snapshots = (snapshot for id in ids for snapshot in self._snapshots.get(id, ()))
            self._pages[first] = tuple(sorted(snapshots, key=_fetched))
        return self._pages[first]

    def _key(self, snapshot: Snapshot) -> str | None:
        """Return the SHA-256 of the text of *snapshot*, which may be that of another with the same bytes."""
        return snapshot.text_sha256 or self._texts_of_bytes.get(snapshot.sha256)

    def _of_snapshot(self, snapshot: Snapshot) -> KeptText:
        key = self._key(snapshot)
        return KeptText(
            document=snapshot.document,
            snapshot=snapshot.id,
            fetched_at=snapshot.fetched_at,
            key=key,
            error_status=snapshot.status if is_error(snapshot) else None,
            reason=UncheckedReason.NO_TEXT if key is None else None,
        )

    def text(self, kept: KeptText) -> str | UncheckedReason:
        """Return the text itself, or why it cannot be had."""
        if kept.reason is not None or kept.key is None:
            return kept.reason or UncheckedReason.NO_TEXT
        if kept.snapshot is None:
            return self._texts[kept.key]
        return self._read(kept.key)


def is_error(snapshot: Snapshot) -> bool:
    """Return whether the server said of what it sent that it is not the page."""
    return snapshot.status is not None and snapshot.status >= _FIRST_ERROR


def _by_document(case: CaseView) -> dict[str, list[Snapshot]]:
    found: dict[str, list[Snapshot]] = {}
    for snapshot in case.of_type(Snapshot):
        found.setdefault(snapshot.document, []).append(snapshot)
    return found


def _texts_of_bytes(case: CaseView) -> dict[str, str]:
    """Return, by the SHA-256 of bytes of which a text was taken, that of the newest such text."""
    snapshots = sorted(case.of_type(Snapshot), key=_fetched)
    return {each.sha256: each.text_sha256 for each in snapshots if each.text_sha256 is not None}


def _same_page(case: CaseView) -> dict[str, list[str]]:
    """Return, of each document with a URL, the ids of all those that have it, in their order."""
    by_address: dict[str, list[str]] = {}
    for document in case.of_type(Document):
        if document.url is not None:
            by_address.setdefault(page_url(document.url), []).append(document.id)
    return {id: ids for ids in by_address.values() for id in ids}


def _fetched(snapshot: Snapshot) -> datetime:
    return snapshot.fetched_at or _LONG_AGO


def _with_newest(kept: KeptText, newest: KeptText | None) -> KeptText:
    """Return *kept*, with the moment at which the *newest* was fetched where that has the same text."""
    if newest is None or newest.key is None or newest.key != kept.key or newest.snapshot == kept.snapshot:
        return kept
    return evolve(kept, same_at=newest.fetched_at)
