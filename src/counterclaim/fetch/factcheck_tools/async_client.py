"""Asking the API, for programs that wait for many answers at once."""

from __future__ import annotations

from collections.abc import AsyncIterator

from counterclaim.case import Case
from counterclaim.fetch.async_fetcher import AsyncFetcher
from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.factcheck_tools.access import BASE_URL, access_to
from counterclaim.fetch.factcheck_tools.answers import page_errand
from counterclaim.fetch.factcheck_tools.paging import Gathering, Paging, SearchPage
from counterclaim.fetch.factcheck_tools.searches import Search, claim_search, image_search
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.findings import Imported

__all__ = ["AsyncFactCheckTools"]


class AsyncFactCheckTools:
    """Asks the Fact Check Tools API as `FactCheckTools` does, for programs that wait for many at once."""

    def __init__(self, key: str, *, fetcher: AsyncFetcher | None = None, base_url: str = BASE_URL) -> None:
        """
        Ask with *key* through *fetcher*; all else is that of `FactCheckTools`.

        Raises:
            MissingExtraError: No *fetcher* is given, and `counterclaim[fetch]` is not installed.
            ValueError: *key* cannot be one, or *base_url* is not one that a key is sent to.
        """
        self._fetcher = fetcher or AsyncFetcher(FetchPolicy(robots=False))
        self._access = access_to(base_url, key, self._fetcher.policy)

    def __repr__(self) -> str:
        return f"<AsyncFactCheckTools {self._access.base.shown}>"

    async def search(
        self,
        query: str | None = None,
        *,
        language: str | None = None,
        reviewer_site: str | None = None,
        max_age_days: int | None = None,
        page_size: int = 10,
        max_pages: int = 10,
    ) -> Imported[Case]:
        """
        Return what a search by words or reviewer finds, as `FactCheckTools.search` does.

        Raises:
            FetchError: The first page was not to be had.
            ValueError: An argument is none that the API takes.
        """
        pages = self.search_pages(
            query,
            language=language,
            reviewer_site=reviewer_site,
            max_age_days=max_age_days,
            page_size=page_size,
            max_pages=max_pages,
        )
        return await _gathered(pages)

    def search_pages(
        self,
        query: str | None = None,
        *,
        language: str | None = None,
        reviewer_site: str | None = None,
        max_age_days: int | None = None,
        page_size: int = 10,
        max_pages: int = 10,
        page_token: str | None = None,
    ) -> AsyncIterator[SearchPage]:
        """
        Yield the pages of what `search` returns, as `FactCheckTools.search_pages` does.

        Raises:
            FetchError: A page was not to be had; those before it were yielded.
            ValueError: An argument is none that the API takes.
        """
        search = claim_search(
            query,
            language=language,
            reviewer_site=reviewer_site,
            max_age_days=max_age_days,
            page_size=page_size,
        )
        return self._pages(search, Paging(page_token, max_pages))

    async def search_image(
        self, image_url: str, *, language: str | None = None, page_size: int = 10, max_pages: int = 10
    ) -> Imported[Case]:
        """
        Return what a search by picture finds, as `FactCheckTools.search_image` does.

        Raises:
            FetchError: The first page was not to be had.
            ValueError: An argument is none that the API takes.
        """
        return await _gathered(
            self.search_image_pages(image_url, language=language, page_size=page_size, max_pages=max_pages)
        )

    def search_image_pages(
        self,
        image_url: str,
        *,
        language: str | None = None,
        page_size: int = 10,
        max_pages: int = 10,
        page_token: str | None = None,
    ) -> AsyncIterator[SearchPage]:
        """
        Yield the pages of what `search_image` returns, as `FactCheckTools.search_image_pages` does.

        Raises:
            FetchError: A page was not to be had; those before it were yielded.
            ValueError: An argument is none that the API takes.
        """
        search = image_search(image_url, language=language, page_size=page_size)
        return self._pages(search, Paging(page_token, max_pages))

    async def _pages(self, search: Search, paging: Paging) -> AsyncIterator[SearchPage]:
        while not paging.is_over:
            name = f"{search.method}, page {paging.number}"
            errand = page_errand(self._fetcher.session, self._access, search, paging.token, name)
            yield paging.passed(await self._fetcher.carry_out(errand), name)


async def _gathered(pages: AsyncIterator[SearchPage]) -> Imported[Case]:
    gathering = Gathering()
    try:
        async for page in pages:
            gathering.add(page)
    except FetchError as error:
        if not gathering.stop(error):
            raise
    return gathering.imported()
