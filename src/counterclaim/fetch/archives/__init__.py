"""
Copies of pages in web archives: looked up, listed and asked for (Memento, RFC 7089; Save Page Now).

An archive that does not answer, or says something that does not hold, is a result and not an exception: what
is not known of a copy has a state of its own.
"""

from __future__ import annotations

from counterclaim.fetch.archives.archive import WAYBACK, Archive, ArchiveKeys
from counterclaim.fetch.archives.client import ArchiveClient, AsyncArchiveClient
from counterclaim.fetch.archives.copies import ArchivedCopy, ArchiveHistory, ArchiveState, with_archive

__all__ = [
    "WAYBACK",
    "Archive",
    "ArchiveClient",
    "ArchiveHistory",
    "ArchiveKeys",
    "ArchiveState",
    "ArchivedCopy",
    "AsyncArchiveClient",
    "with_archive",
]
