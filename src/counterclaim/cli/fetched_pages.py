"""What is shown of pages that were fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from attrs import frozen

from counterclaim.fetch.archives import ArchivedCopy, ArchiveState
from counterclaim.fetch.fetched import Fetched
from counterclaim.fetch.log import FetchLog, Outcome
from counterclaim.fetch.redaction import redacted
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.rows import Rows
from counterclaim.safe_text import shorten
from counterclaim.words import Words

__all__ = ["FetchedPages", "FetchedRow", "row_of"]

#: Rules whose outcome is odd whatever it is.
_ODD = frozenset({"type", "redirect", "length"})
#: Digits of a hash that are shown, and characters of a correction.
_SHOWN = 16
_LONGEST = 120


@frozen(kw_only=True)
class FetchedRow:
    """
    A page that was fetched.

    Attributes:
        url: The URL that was asked for, as far as it can be shown.
        led_to: The URL that it led to, where that is another.
        document: The id of its document.
        snapshot: The id of the snapshot.
        status: The status that the server answered with.
        media_type: What it is taken for.
        length: Bytes after unpacking; `None` where it was not sent again.
        sha256: Their hash.
        unchanged: Whether the server said that it is as it was.
        extractor: What took the text out of it.
        odd: What was decided on the way that somebody should know of.
        corrections: What the page says of itself that was corrected.
        archive_state: What is known of a copy in an archive, where that was looked up.
        archived_at: The moment of that copy.
        archive_why: Why it is not known, where it is not.
    """

    url: str
    led_to: str | None
    document: str
    snapshot: str
    status: int
    media_type: str | None
    length: int | None
    sha256: str
    unchanged: bool
    extractor: str | None
    odd: tuple[Outcome, ...]
    corrections: tuple[str, ...]
    archive_state: ArchiveState | None
    archived_at: datetime | None
    archive_why: str | None

    def cells(self, words: Words) -> tuple[Cell, ...]:
        """Return what a table shows of it."""
        length = words("fetch.unchanged") if self.length is None else words.number(Decimal(self.length))
        return (
            (self.url, *(() if self.led_to is None else (words("fetch.led-to", url=self.led_to),))),
            (self.document, self.snapshot),
            (str(self.status), self.media_type or words("fetch.type-unknown")),
            (length, f"{self.sha256[:_SHOWN]}…"),
            self._archived(words),
            (
                *(outcome.detail or outcome.decision for outcome in self.odd),
                *(words("fetch.correction", text=shorten(text, _LONGEST)) for text in self.corrections),
            ),
        )

    def _archived(self, words: Words) -> Cell:
        if self.archive_state is None:
            return ()
        lines = [words(f"fetch.archive.{self.archive_state.value}")]
        if self.archived_at is not None:
            lines.append(words("fetch.archived", at=self.archived_at.strftime("%Y-%m-%d %H:%M")))
        if self.archive_why is not None:
            lines.append(self.archive_why)
        return tuple(lines)


@frozen(kw_only=True)
class FetchedPages(Rows):
    """Pages that were fetched, one a row."""

    rows: tuple[FetchedRow, ...]
    language: str

    def _blocks(self, words: Words, limit: int) -> Iterator[Block]:
        if not self.rows:
            yield Paragraph(words("fetch.none"))
            return
        yield Table(
            (
                Column(words("fetch.url"), least=16, weight=3),
                Column(words("fetch.records"), least=25, weight=2),
                Column(words("fetch.status")),
                Column(words("fetch.bytes")),
                Column(words("fetch.archive"), least=10, weight=2),
                Column(words("fetch.odd"), least=20, weight=3),
            ),
            tuple(row.cells(words) for row in self.rows[:limit]),
        )
        if len(self.rows) > limit:
            yield Paragraph(words("section.more", count=len(self.rows) - limit))
        yield Paragraph(words.counted("fetch.pages", len(self.rows)))


def row_of(url: str, page: Fetched, corrections: Sequence[str], copy: ArchivedCopy | None) -> FetchedRow:
    """Return the row of *page*, for which *url* was asked, and of its *copy* in an archive."""
    shown, led_to = redacted(url), redacted(page.snapshot.url or url)
    return FetchedRow(
        url=shown,
        led_to=led_to if len(page.hops) > 1 else None,
        document=page.document.id,
        snapshot=page.snapshot.id,
        status=page.hops[-1].status,
        media_type=page.snapshot.media_type,
        length=page.log.length,
        sha256=page.snapshot.sha256,
        unchanged=page.is_unchanged,
        extractor=page.snapshot.extractor,
        odd=tuple(outcome for outcome in page.log.outcomes if _is_odd(outcome, page.log)),
        corrections=tuple(corrections),
        archive_state=None if copy is None else copy.state,
        archived_at=None if copy is None else copy.at,
        archive_why=None if copy is None else copy.why,
    )


def _is_odd(outcome: Outcome, log: FetchLog) -> bool:
    """Return whether somebody should know of *outcome*: of a charset, that it is a guess."""
    return outcome.rule in _ODD or (outcome.rule == "charset" and log.charset_found_by == "default")
