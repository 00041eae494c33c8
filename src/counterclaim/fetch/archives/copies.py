"""What is known of the copy of a page in an archive."""

from __future__ import annotations

import enum
from datetime import datetime

import attrs

from counterclaim.model import Snapshot

__all__ = ["ArchiveHistory", "ArchiveState", "ArchivedCopy", "with_archive"]


class ArchiveState(enum.Enum):
    """What is known of a copy."""

    #: The archive has it, and says where and of which moment.
    SAVED = "saved"
    #: The archive says that it has none.
    ABSENT = "absent"
    #: The archive was asked to make one, and has not said yet that it did.
    PENDING = "pending"
    #: The archive says that it could not make one.
    FAILED = "failed"
    #: The archive was not reached, or what it said does not hold or was not understood.
    UNKNOWN = "unknown"


@attrs.frozen(kw_only=True)
class ArchivedCopy:
    """
    What is known of the copy of a page in an archive.

    Attributes:
        state: What is known.
        archive: The name of the archive.
        original: The URL of the page.
        url: Where the copy is. One that is `UNKNOWN` may have it too, for somebody to look.
        at: The moment of the copy, in UTC, as the archive says.
        status: The status that the page had when it was copied, where it is known.
        job: What the archive calls the work on a copy that is `PENDING`.
        why: Why it is not known, or failed, or was not made anew, in words.
    """

    state: ArchiveState
    archive: str
    original: str = attrs.field(repr=False)
    url: str | None = attrs.field(default=None, repr=False)
    at: datetime | None = None
    status: int | None = None
    job: str | None = None
    why: str | None = None


@attrs.frozen(kw_only=True)
class ArchiveHistory:
    """
    The copies of a page that an archive lists.

    Attributes:
        state: `SAVED` where there are some, `ABSENT` where there is none, else `UNKNOWN`.
        archive: The name of the archive.
        original: The URL of the page.
        copies: The copies, the oldest one before the others.
        left_out: How many more are listed than were to be returned.
        refused: How many entries do not hold: no moment, one to come, no URL, or one at another host.
        goes_on: Whether the archive says that further lists hold more.
        why: Why it is not known, in words.
    """

    state: ArchiveState
    archive: str
    original: str = attrs.field(repr=False)
    copies: tuple[ArchivedCopy, ...] = attrs.field(default=(), repr=lambda copies: f"<{len(copies)}>")
    left_out: int = 0
    refused: int = 0
    goes_on: bool = False
    why: str | None = None


def with_archive(snapshot: Snapshot, copy: ArchivedCopy) -> Snapshot:
    """
    Return *snapshot* with what is known of a *copy* of its page.

    A copy that is on record as saved stays so where no more is known now, or another one is on its way. What
    the copy holds was not compared with the snapshot: `ArchivedCopy.at` says which moment it is of.
    """
    is_vague = copy.state in (ArchiveState.PENDING, ArchiveState.FAILED, ArchiveState.UNKNOWN)
    if is_vague and snapshot.archive_state == ArchiveState.SAVED.value:
        return snapshot
    url = copy.url if copy.state is ArchiveState.SAVED else None
    return attrs.evolve(snapshot, archive_url=url, archive_state=copy.state.value)
