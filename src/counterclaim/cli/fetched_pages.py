"""What is shown of pages that were fetched, and of those that were not."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from attrs import frozen

from counterclaim.fetch.archives import ArchiveState
from counterclaim.fetch.log import Outcome
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.rows import Rows
from counterclaim.safe_text import shorten
from counterclaim.words import Words

__all__ = ["FailedRow", "FetchedPages", "FetchedRow", "NoText", "PageState"]

#: Digits of a hash that are shown, and characters of a correction.
_SHOWN = 16
_LONGEST = 120
#: From where on a status says that the page is not there as it was (RFC 9110, section 15).
_FIRST_ERROR = 400
_FINE = 200


class PageState(enum.Enum):
    """What became of a page that was asked for."""

    #: It was not kept before.
    NEW = "new"
    #: Its bytes, or its status, are not those of the newest snapshot.
    CHANGED = "changed"
    #: They are, by what the server says or by their hash.
    UNCHANGED = "unchanged"
    #: It was not fetched.
    FAILED = "failed"


class NoText(enum.Enum):
    """Why a page is kept without a text that quotations are looked up in."""

    #: It was not to be taken.
    UNWANTED = "unwanted"
    #: It is neither a web page nor plain text.
    TYPE = "type"
    #: The extractor failed.
    FAILED = "failed"
    #: The extractor found none.
    EMPTY = "empty"
    #: The command was interrupted before.
    INTERRUPTED = "interrupted"


@frozen(kw_only=True)
class FetchedRow:
    """
    A page that was fetched.

    Attributes:
        number: The place of its URL among those that were given, from 1.
        url: The URL that was asked for, as far as it can be shown.
        led_to: The URL that it led to, where that is another.
        state: Whether it is new, changed or unchanged.
        document: The id of its document.
        snapshot: The id of the snapshot.
        status: The status that its bytes came with.
        media_type: What it is taken for.
        declared_type: What the server says that it is.
        sniffed_type: What its bytes look like.
        charset: How its text is encoded.
        length: Bytes after unpacking; `None` where it was not sent again.
        sha256: Their hash.
        extractor: What took the text out of it.
        no_text: Why it has no text, where it has none.
        odd: What was decided on the way that somebody should know of.
        corrections: What the page says of itself that was corrected.
        archive_state: What is known of a copy in an archive, where that was looked up.
        archived_at: The moment of that copy.
        archive_status: The status of that copy, which is that of the answer that was archived.
        archive_why: Why it is not known, where it is not.
    """

    number: int
    url: str
    led_to: str | None
    state: PageState
    document: str
    snapshot: str
    status: int | None
    media_type: str | None
    declared_type: str | None
    sniffed_type: str | None
    charset: str | None
    length: int | None
    sha256: str
    extractor: str | None
    no_text: NoText | None
    odd: tuple[Outcome, ...]
    corrections: tuple[str, ...] = ()
    archive_state: ArchiveState | None = None
    archived_at: datetime | None = None
    archive_status: int | None = None
    archive_why: str | None = None

    def cells(self, words: Words, *, is_alike: bool) -> tuple[Cell, ...]:
        """Return what a table shows of it, with its number where another page *is alike*."""
        name = f"{self.url} ({self.number})" if is_alike else self.url
        status = () if self.status is None else (str(self.status),)
        length = () if self.length is None else (words.number(Decimal(self.length)),)
        return (
            (name, *(() if self.led_to is None else (words("fetch.led-to", url=self.led_to),))),
            (self.document, self.snapshot),
            (words(f"fetch.{self.state.value}"), *status, self.media_type or words("fetch.type-unknown")),
            (*length, f"{self.sha256[:_SHOWN]}…"),
            self._archived(words),
            tuple(self._odd(words)),
        )

    def _odd(self, words: Words) -> Iterator[str]:
        if self.status is not None and self.status >= _FIRST_ERROR:
            yield words("fetch.error-status", status=self.status)
        if self.no_text not in (None, NoText.UNWANTED):
            yield words(f"fetch.no-text.{self.no_text.value}", extractor=self.extractor)
        for outcome in self.odd:
            yield words(
                f"fetch.odd.{outcome.rule}",
                declared=self.declared_type,
                sniffed=self.sniffed_type,
                charset=self.charset,
            )
        for text in self.corrections:
            yield words("fetch.correction", text=shorten(text, _LONGEST))

    def _archived(self, words: Words) -> Cell:
        if self.archive_state is None:
            return ()
        lines = [words(f"fetch.archive.{self.archive_state.value}")]
        if self.archived_at is not None:
            lines.append(words("fetch.archived", at=self.archived_at.strftime("%Y-%m-%d %H:%M")))
        if self.archive_status not in (None, _FINE):
            lines.append(words("fetch.archive-status", status=self.archive_status))
        if self.archive_why is not None:
            lines.append(self.archive_why)
        return tuple(lines)


@frozen(kw_only=True)
class FailedRow:
    """
    A page that was not fetched; a table leaves it to the line that tells so.

    Attributes:
        number: The place of its URL among those that were given, from 1.
        url: The URL that was asked for, as far as it can be shown.
        state: That it failed.
        reason: The reason, as in `FetchReason`.
        why: The sentence for it.
        status: The status that the server answered with, where that is the reason.
        retry_after: Seconds after which the server asks to be asked again, where it says so.
    """

    number: int
    url: str
    state: PageState = PageState.FAILED
    reason: str
    why: str
    status: int | None
    retry_after: float | None


@frozen(kw_only=True)
class FetchedPages(Rows):
    """Pages that were asked for, one a row; a table shows those that were fetched."""

    rows: tuple[FetchedRow | FailedRow, ...]
    language: str

    def _blocks(self, words: Words, limit: int) -> Iterator[Block]:
        rows = [row for row in self.rows if isinstance(row, FetchedRow)]
        if not rows:
            yield Paragraph(words("fetch.none"))
            return
        alike = Counter(row.url for row in self.rows)
        yield Table(
            (
                Column(words("fetch.url"), least=16, weight=3),
                Column(words("fetch.records"), least=25, weight=2),
                Column(words("fetch.status")),
                Column(words("fetch.bytes")),
                Column(words("fetch.archive"), least=10, weight=2),
                Column(words("fetch.odd"), least=20, weight=3),
            ),
            tuple(row.cells(words, is_alike=alike[row.url] > 1) for row in rows[:limit]),
        )
        if len(rows) > limit:
            yield Paragraph(words("section.more", count=len(rows) - limit))
        yield Paragraph(words.counted("fetch.pages", len(rows)))
