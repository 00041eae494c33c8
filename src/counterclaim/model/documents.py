"""Where something was said: documents, snapshots of them, quotations from them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

import attrs

from counterclaim.checks import refuse
from counterclaim.model.record import (
    DocumentRef,
    Extensible,
    Record,
    SnapshotRef,
    SourceRef,
)
from counterclaim.registry import Must, record_type
from counterclaim.values.dates import DateSpan
from counterclaim.values.terms import NONEMPTY, Language

__all__ = ["Document", "Quote", "Sha256", "Snapshot", "in_utc"]

Sha256 = Annotated[
    str,
    Must(
        lambda value: len(value) == 64 and not value.strip("0123456789abcdef"),
        "a SHA-256 as 64 lower-case hexadecimal digits",
        {"pattern": "^[0-9a-f]{64}$"},
    ),
]
Offset = Annotated[int, Must(lambda value: value >= 0, "a whole number from 0", {"minimum": 0})]
Seconds = Annotated[float, Must(lambda value: value >= 0, "seconds, from 0", {"minimum": 0})]


def in_utc(value: datetime | None) -> datetime | None:
    """Return a zoned *value* in UTC, so that equal moments are written alike; anything else as it is."""
    if not isinstance(value, datetime) or value.utcoffset() is None:
        return value
    try:
        return value.astimezone(UTC)
    except OverflowError:  # within a day of the first or last moment that there is
        return value


Status = Annotated[
    int,
    Must(
        lambda value: 100 <= value <= 999,
        "a status of HTTP, from 100 to 999",
        {"minimum": 100, "maximum": 999},
    ),
]
Moment = Annotated[
    datetime,
    Must(
        lambda value: in_utc(value).utcoffset() == timedelta(0),
        "a moment with its zone, as 2019-10-17T12:00:00Z, in the years 1 to 9999 (UTC)",
    ),
]


@record_type("document")
@attrs.frozen(kw_only=True)
class Document(Record):
    """
    Something that can be read, heard or seen: an article, a post, a letter, a video.

    Attributes:
        title: Its title.
        url: Where it is found, as given.
        kind: What it is, in a free word: `article`, `post`, `video`.
        publisher: Id of the source that publishes it.
        authors: Ids of the sources that wrote it.
        byline: The line that names the authors, as printed.
        published: When it was published.
        modified: When it was last changed.
        language: Its language (BCP 47).
        part_of: Id of the document that it is part of.
        tags: Free words for finding it.
    """

    title: str | None = None
    url: str | None = None
    kind: str | None = None
    publisher: SourceRef | None = None
    authors: tuple[SourceRef, ...] = ()
    byline: str | None = None
    published: DateSpan | None = None
    modified: DateSpan | None = None
    language: Language | None = None
    part_of: DocumentRef | None = None
    tags: tuple[str, ...] = ()


@record_type("snapshot")
@attrs.frozen(kw_only=True)
class Snapshot(Record):
    """
    The bytes of a document as they were received at one moment.

    Attributes:
        document: Id of the document.
        sha256: Hash of the bytes, unpacked where they came packed.
        raw_sha256: Hash of the bytes as they were received, where they came packed.
        media_type: Their type, as `text/html`.
        fetched_at: When they were received.
        url: The address they came from, after redirects.
        status: The status that the server sent them with (RFC 9110), as 410 where it says that the document
            is gone.
        archive_url: Where an archive keeps a copy.
        archive_state: What is known of that copy, in a free word: `saved`, `pending`, `unknown`.
        text_sha256: Hash of the text that was taken from the bytes, as UTF-8.
        extractor: What took it, with its version.
        log_sha256: Hash of the log of its fetching: hops, headers, how the charset was decided.
    """

    document: DocumentRef
    sha256: Sha256
    raw_sha256: Sha256 | None = None
    media_type: str | None = None
    fetched_at: Moment | None = attrs.field(default=None, converter=in_utc)
    url: str | None = None
    status: Status | None = None
    archive_url: str | None = None
    archive_state: str | None = None
    text_sha256: Sha256 | None = None
    extractor: str | None = None
    log_sha256: Sha256 | None = None


@attrs.frozen(kw_only=True)
class Quote(Extensible):
    """
    Words of a document, with what is needed to find them again (W3C Web Annotation, TextQuoteSelector).

    Attributes:
        exact: The words.
        prefix: The text right before them.
        suffix: The text right after them.
        start: Offset of the first character in the snapshot's text, from 0.
        end: Offset after the last character.
        snapshot: Id of the snapshot that the offsets refer to.
        time_start: Where they begin in a recording, in seconds.
        time_end: Where they end, in seconds.
    """

    exact: Annotated[str, NONEMPTY]
    prefix: str | None = None
    suffix: str | None = None
    start: Offset | None = None
    end: Offset | None = None
    snapshot: SnapshotRef | None = None
    time_start: Seconds | None = None
    time_end: Seconds | None = None

    def __attrs_post_init__(self) -> None:
        Extensible.__attrs_post_init__(self)
        if self.start is not None and self.end is not None and self.end < self.start:
            refuse(self, "end", f"{self.end} is before the start, {self.start}")
        if self.time_start is not None and self.time_end is not None and self.time_end < self.time_start:
            refuse(self, "time_end", f"{self.time_end} is before the start, {self.time_start}")
