"""Asking archives, waiting or not."""

from __future__ import annotations

from datetime import datetime

from counterclaim.fetch.archives import memento, saving
from counterclaim.fetch.archives.archive import WAYBACK, Archive, ArchiveKeys
from counterclaim.fetch.archives.asking import Inquiry
from counterclaim.fetch.archives.copies import ArchivedCopy, ArchiveHistory
from counterclaim.fetch.async_fetcher import AsyncFetcher
from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.exchange import T
from counterclaim.fetch.fetcher import Fetcher
from counterclaim.fetch.policy import FetchPolicy

__all__ = ["ArchiveClient", "AsyncArchiveClient"]

#: Copies of one page that are listed.
_MOST_COPIES = 10_000


class ArchiveClient:
    """
    Asks an archive for copies of pages; `AsyncArchiveClient` does the same for programs that wait for many.

    An archive is told the whole URL of a page, with its query. Where it does not answer, or what it says does
    not hold, the result is `ArchiveState.UNKNOWN`, and says why.

    Attributes:
        archive: The archive.
    """

    def __init__(
        self,
        archive: Archive = WAYBACK,
        *,
        fetcher: Fetcher | None = None,
        keys: ArchiveKeys | None = None,
    ) -> None:
        """
        Ask *archive*, by means of *fetcher* and within its limits.

        *keys* are needed for `save` and `check` where the archive makes copies for those alone whom it knows.
        They are sent to the archive itself, and are shown nowhere.
        """
        self.archive = archive
        self._fetcher = fetcher or Fetcher(FetchPolicy(robots=False))
        self._keys = keys

    def __repr__(self) -> str:
        return f"<ArchiveClient of {self.archive.name}>"

    def lookup(self, url: str, *, near: datetime | None = None) -> ArchivedCopy:
        """
        Return what is known of the copy of the page *url* nearest to the moment *near*, else of the last one.

        Raises:
            FetchError: *url* is none, or the address of the archive, or of a copy, is not fetched.
            ValueError: *near* has no zone.
        """
        return self._answer(memento.lookup(self._fetcher.session, self.archive, url, near))

    def history(self, url: str, *, most: int = _MOST_COPIES) -> ArchiveHistory:
        """
        Return the copies of the page *url*, of more than *most* the oldest.

        Raises:
            FetchError: *url* is none, or the address of the archive is not fetched.
            ValueError: The archive has no lists of copies, or *most* is not a number of copies.
        """
        return self._answer(memento.history(self._fetcher.session, self.archive, url, most))

    def save(self, url: str) -> ArchivedCopy:
        """
        Ask for a copy of the page *url* as it is now, and return what is known of it so far.

        That is a job, for `check`, where it is `PENDING`. Where the archive makes no new copy since there is
        one from shortly before, it is that one.

        Raises:
            FetchError: *url* is none, or the address of the archive is not fetched.
            ValueError: The archive makes no copies, or keys would be sent in the clear.
        """
        return self._answer(saving.save(self._fetcher.session, self.archive, url, self._keys))

    def check(self, copy: ArchivedCopy) -> ArchivedCopy:
        """
        Return what is known by now of a *copy* that `save` asked for.

        Raises:
            FetchError: The address of the archive is not fetched.
            ValueError: The copy has no job, or keys would be sent in the clear.
        """
        return self._answer(saving.check(self._fetcher.session, self.archive, copy, self._keys))

    def _answer(self, inquiry: Inquiry[T]) -> T:
        try:
            return self._fetcher.carry_out(inquiry.errand)
        except FetchError as error:
            return inquiry.unanswered(error)


class AsyncArchiveClient:
    """
    Asks an archive for copies of pages as `ArchiveClient` does, for programs that wait for many at once.

    Attributes:
        archive: The archive.
    """

    def __init__(
        self,
        archive: Archive = WAYBACK,
        *,
        fetcher: AsyncFetcher | None = None,
        keys: ArchiveKeys | None = None,
    ) -> None:
        """Ask *archive*, by means of *fetcher* and within its limits; *keys* are those of `ArchiveClient`."""
        self.archive = archive
        self._fetcher = fetcher or AsyncFetcher(FetchPolicy(robots=False))
        self._keys = keys

    def __repr__(self) -> str:
        return f"<AsyncArchiveClient of {self.archive.name}>"

    async def lookup(self, url: str, *, near: datetime | None = None) -> ArchivedCopy:
        """
        Return what is known of a copy of the page *url*, as `ArchiveClient.lookup` does.

        Raises:
            FetchError: *url* is none, or the address of the archive, or of a copy, is not fetched.
            ValueError: *near* has no zone.
        """
        return await self._answer(memento.lookup(self._fetcher.session, self.archive, url, near))

    async def history(self, url: str, *, most: int = _MOST_COPIES) -> ArchiveHistory:
        """
        Return the copies of the page *url*, of more than *most* the oldest.

        Raises:
            FetchError: *url* is none, or the address of the archive is not fetched.
            ValueError: The archive has no lists of copies, or *most* is not a number of copies.
        """
        return await self._answer(memento.history(self._fetcher.session, self.archive, url, most))

    async def save(self, url: str) -> ArchivedCopy:
        """
        Ask for a copy of the page *url* as it is now, as `ArchiveClient.save` does.

        Raises:
            FetchError: *url* is none, or the address of the archive is not fetched.
            ValueError: The archive makes no copies, or keys would be sent in the clear.
        """
        return await self._answer(saving.save(self._fetcher.session, self.archive, url, self._keys))

    async def check(self, copy: ArchivedCopy) -> ArchivedCopy:
        """
        Return what is known by now of a *copy* that `save` asked for.

        Raises:
            FetchError: The address of the archive is not fetched.
            ValueError: The copy has no job, or keys would be sent in the clear.
        """
        return await self._answer(saving.check(self._fetcher.session, self.archive, copy, self._keys))

    async def _answer(self, inquiry: Inquiry[T]) -> T:
        try:
            return await self._fetcher.carry_out(inquiry.errand)
        except FetchError as error:
            return inquiry.unanswered(error)
