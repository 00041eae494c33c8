"""Asking the API, one page after another."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.case import Case
from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.factcheck_tools.access import BASE_URL, access_to
from counterclaim.fetch.factcheck_tools.answers import page_errand
from counterclaim.fetch.factcheck_tools.paging import Gathering, Paging, SearchPage
from counterclaim.fetch.factcheck_tools.searches import Search, claim_search, image_search
from counterclaim.fetch.fetcher import Fetcher
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.findings import Imported

__all__ = ["FactCheckTools"]


class FactCheckTools:
    """
    Asks the Fact Check Tools API of Google what fact-checkers published.

    The key goes to the API in a header and stands in no URL, message, log or `repr`. No redirect is followed
    with it. Each page has the deadline, the attempts and the spacing of the policy. `robots.txt`
    is not asked, since it is about pages.
    """

    def __init__(self, key: str, *, fetcher: Fetcher | None = None, base_url: str = BASE_URL) -> None:
        """
        Ask with *key*, that the Google Cloud console gives out, through *fetcher* and within its limits.

        *base_url* is where the API is, with its version.

        Raises:
            MissingExtraError: No *fetcher* is given, and `counterclaim[fetch]` is not installed.
            ValueError: *key* cannot be one, or *base_url* is not one that a key is sent to.
        """
        self._fetcher = fetcher or Fetcher(FetchPolicy(robots=False))
        self._access = access_to(base_url, key, self._fetcher.policy)

    def __repr__(self) -> str:
        return f"<FactCheckTools {self._access.base.shown}>"

    def search(
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
        Return the claims that the words *query* find, that *reviewer_site* reviewed, or both, with reviews.

        *language* is that of the reviews (BCP 47; the API does not regard its region), *reviewer_site* a site
        as `nytimes.com`, *max_age_days* the days since the claim or its review, whichever is newer. The API
        gives *page_size* claims at once, or fewer, and *max_pages* pages are read.

        Where a page behind the first is not to be had, those before it are returned, with a problem of code
        `incomplete`; so it is where there are more pages than *max_pages*.

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
        return _gathered(pages)

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
    ) -> Iterator[SearchPage]:
        """
        Yield the pages of what `search` returns, each when it is there.

        *page_token* begins at the page that the `next_page_token` of an earlier one names; all other
        arguments must be the same as then.

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

    def search_image(
        self, image_url: str, *, language: str | None = None, page_size: int = 10, max_pages: int = 10
    ) -> Imported[Case]:
        """
        Return the claims that the picture at *image_url* finds; all else is as with `search`.

        The API fetches the picture itself, so it must be public.

        Raises:
            FetchError: The first page was not to be had.
            ValueError: An argument is none that the API takes.
        """
        return _gathered(
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
    ) -> Iterator[SearchPage]:
        """
        Yield the pages of what `search_image` returns, each when it is there; see `search_pages`.

        Raises:
            FetchError: A page was not to be had; those before it were yielded.
            ValueError: An argument is none that the API takes.
        """
        search = image_search(image_url, language=language, page_size=page_size)
        return self._pages(search, Paging(page_token, max_pages))

    def _pages(self, search: Search, paging: Paging) -> Iterator[SearchPage]:
        while not paging.is_over:
            name = f"{search.method}, page {paging.number}"
            errand = page_errand(self._fetcher.session, self._access, search, paging.token, name)
            yield paging.passed(self._fetcher.carry_out(errand), name)


def _gathered(pages: Iterator[SearchPage]) -> Imported[Case]:
    gathering = Gathering()
    try:
        for page in pages:
            gathering.add(page)
    except FetchError as error:
        if not gathering.stop(error):
            raise
    return gathering.imported()
