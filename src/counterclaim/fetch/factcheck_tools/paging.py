"""From page to page of a search, to its end or as far as is wanted, and all of it together."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from counterclaim.case import Case
from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.factcheck_tools.searches import LONGEST_TOKEN, check_number, check_text
from counterclaim.findings import Imported, Problem
from counterclaim.formats.collecting import collected

__all__ = ["Gathering", "Paging", "SearchPage"]

#: The code of problems that say that there is more than was read.
_INCOMPLETE = "incomplete"


@attrs.frozen(kw_only=True)
class SearchPage:
    """
    One page of what a search found.

    Attributes:
        found: Its claims and reviews, as a case, with what is wrong in them.
        next_page_token: What the API calls the next page, `None` where there is none.
    """

    found: Imported[Case]
    next_page_token: str | None = None


class Paging:
    """
    Where a search is on its way from page to page.

    Attributes:
        token: What the API calls the page that is to be read, `None` for the first.
        number: The number of that page, from 1.
        is_over: Whether none is to be read any more.
    """

    def __init__(self, token: str | None, max_pages: int) -> None:
        """
        Begin at the page that *token* names, and read *max_pages* at most.

        Raises:
            ValueError: There is no such page, or number of pages.
        """
        check_number("max_pages", max_pages)
        if token is not None:
            check_text("page_token", token, longest=LONGEST_TOKEN)
        self.token = token
        self.number = 1
        self.is_over = False
        self._max_pages = max_pages
        self._seen = {token}

    def passed(self, page: SearchPage, name: str) -> SearchPage:
        """Return *page*, which *name* calls, with what there is to be told about those behind it."""
        token = page.next_page_token
        if token is not None and token in self._seen:
            self.is_over = True
            message = "the API names a page again that it gave already, so the pages behind it are not known"
            return attrs.evolve(page, found=_told(page.found, message, name), next_page_token=None)
        self.is_over = token is None or self.number >= self._max_pages
        if token is not None and self.is_over:
            message = f"there are more pages than the {self._max_pages} that were asked for (max_pages)"
            page = attrs.evolve(page, found=_told(page.found, message, name))
        self._seen.add(token)
        self.token = token
        self.number += 1
        return page


class Gathering:
    """The pages of a search, as they come in."""

    def __init__(self) -> None:
        """Begin with none."""
        self._pages: list[Imported[Case]] = []
        self._problems: list[Problem] = []

    def add(self, page: SearchPage) -> None:
        """Add what is on *page*."""
        self._pages.append(page.found)
        self._problems += page.found.problems

    def stop(self, error: FetchError) -> bool:
        """Return whether there is something to be kept though *error* ends the search, which is then told."""
        if self._pages:
            message = f"page {len(self._pages) + 1} and those behind it were not read: {error}"
            self._problems.append(Problem(_INCOMPLETE, None, None, message))
        return bool(self._pages)

    def imported(self) -> Imported[Case]:
        """Return all of it. A record that came several times is there once."""
        cases: Iterable[Case] = (page.case for page in self._pages)
        return collected((record for case in cases for record in case), self._problems)


def _told(found: Imported[Case], message: str, name: str) -> Imported[Case]:
    problem = Problem(_INCOMPLETE, None, None, message, name)
    return attrs.evolve(found, problems=(*found.problems, problem))
