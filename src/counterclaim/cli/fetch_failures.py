"""How commands tell that a page was not fetched: which of those that were named, why, and what helps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from counterclaim.fetch import FetchError, FetchReason
from counterclaim.fetch.redaction import redacted
from counterclaim.fetch.urls import parse_url

__all__ = ["NamedPage", "failure_text", "named_pages"]

_ROBOTS = "/robots.txt"
_HINTS = {
    FetchReason.ADDRESS: "--inside NETWORK names it, where that network is yours",
    FetchReason.ROBOTS: "--no-robots fetches it all the same, which is then yours to answer for",
    FetchReason.TIMEOUT: "--deadline SECONDS waits longer",
    FetchReason.TOO_LARGE: "--max-bytes N takes more",
}
_ANY_STATUS = "--any-status keeps such a page as well"


@frozen(kw_only=True)
class NamedPage:
    """
    A page that is named on the command line.

    Attributes:
        number: Its place among the arguments, from 1.
        url: Its URL as given.
        shown: Its URL as far as it can be shown, without a query.
        name: The same, with its number where another page is shown alike.
    """

    number: int
    url: str
    shown: str
    name: str


def named_pages(urls: Iterable[str]) -> tuple[NamedPage, ...]:
    """Return the pages at *urls*, each of them once."""
    numbers: dict[str, int] = {}
    for number, url in enumerate(urls, start=1):
        numbers.setdefault(url, number)
    alike = Counter(map(redacted, numbers))
    return tuple(
        NamedPage(
            number=number,
            url=url,
            shown=(shown := redacted(url)),
            name=f"{shown} (number {number})" if alike[shown] > 1 else shown,
        )
        for url, number in numbers.items()
    )


def failure_text(page: NamedPage, error: FetchError, *, any_status: bool) -> str:
    """
    Return the sentence for *error*, which kept *page* from being fetched.

    *any_status* says whether the command has the option of that name, and it is not given.
    """
    hint = _hint(page, error, any_status=any_status)
    return f"{_told(page, error)}{f'; {hint}' if hint else ''}"


def _told(page: NamedPage, error: FetchError) -> str:
    told = str(error).removeprefix(f"{error.url}: ") if _is_own(page, error) else str(error)
    return f"{page.name}: {told}"


def _is_own(page: NamedPage, error: FetchError) -> bool:
    """Return whether *error* is about the URL that was given, and not about one that it led to."""
    if error.url == page.shown:
        return True
    try:
        return error.hop == 1 and error.url == redacted(parse_url(page.url).text)
    except FetchError:
        return False


def _hint(page: NamedPage, error: FetchError, *, any_status: bool) -> str | None:
    if error.reason is FetchReason.PORT:
        return _port_hint(error.url)
    if error.reason is FetchReason.STATUS:
        if error.url.endswith(_ROBOTS) and not _is_own(page, error):
            return _HINTS[FetchReason.ROBOTS]
        return _ANY_STATUS if any_status and (error.status or 0) >= 400 else None
    return _HINTS.get(error.reason)


def _port_hint(url: str) -> str | None:
    """Return what allows the port of *url*, where it is one that can be."""
    try:
        return f"--port {parse_url(url.removesuffix('?…')).port} allows it"
    except FetchError:
        return None
