"""What the API is asked: the arguments of its two searches, checked before anything is sent."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import attrs

from counterclaim.fetch.errors import FetchError
from counterclaim.fetch.urls import parse_url
from counterclaim.values.terms import LANGUAGE

__all__ = [
    "LONGEST_TOKEN",
    "Search",
    "check_number",
    "check_text",
    "claim_search",
    "encoded_length",
    "image_search",
]

#: Characters that words or the URL of a picture, and a token, may have within a URL, which ends at 16,384.
_LONGEST_TEXT = 8_000
LONGEST_TOKEN = 4_000
#: What the API takes for a number: 32 bits with a sign.
_LARGEST = 2**31 - 1
_NOT_IN_SITES = frozenset("/:?#@\\ \t\r\n")


@attrs.frozen(kw_only=True)
class Search:
    """
    A search, of which each page is asked for with the same arguments.

    Attributes:
        method: The method of the API, as `claims:search`.
        arguments: Its arguments, as the API names them.
    """

    method: str
    arguments: tuple[tuple[str, str], ...]

    def target(self, token: str | None) -> str:
        """Return what stands behind the base of the API for the page that *token* names."""
        more = () if token is None else (("pageToken", token),)
        return f"{self.method}?{urlencode((*self.arguments, *more), quote_via=quote)}"


def claim_search(
    query: str | None,
    *,
    language: str | None,
    reviewer_site: str | None,
    max_age_days: int | None,
    page_size: int,
) -> Search:
    """
    Return the search for claims by words, by who reviewed them, or both.

    Raises:
        ValueError: An argument is not one that the API takes.
    """
    if query is None and reviewer_site is None:
        raise ValueError("expected a query, a reviewer_site or both; the API finds nothing by less")
    if query is not None:
        check_text("query", query)
    if reviewer_site is not None:
        _check_site(reviewer_site)
    if max_age_days is not None:
        check_number("max_age_days", max_age_days)
    arguments = (
        ("query", query),
        *_common(language, page_size),
        ("reviewPublisherSiteFilter", reviewer_site),
        ("maxAgeDays", max_age_days),
    )
    return Search(method="claims:search", arguments=_stated(arguments))


def image_search(image_url: str, *, language: str | None, page_size: int) -> Search:
    """
    Return the search for claims by a picture.

    Raises:
        ValueError: An argument is not one that the API takes.
    """
    check_text("image_url", image_url)
    wrong = None
    try:
        parse_url(image_url)
    except FetchError as error:
        wrong = f"image_url: {error.rule}"
    if wrong is not None:
        raise ValueError(wrong)
    arguments = (("imageUri", image_url), *_common(language, page_size))
    return Search(method="claims:imageSearch", arguments=_stated(arguments))


def check_text(name: str, text: object, *, longest: int = _LONGEST_TEXT) -> None:
    """
    Refuse *text*, the argument *name*, where it cannot be sent.

    Raises:
        ValueError: It cannot.
    """
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{name}: expected a text that is not empty")
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError(f"{name}: half of a surrogate pair is no character")
    if encoded_length(text) > longest:
        raise ValueError(f"{name}: expected at most {longest:,} characters, as they are written in a URL")


def check_number(name: str, number: object) -> None:
    """
    Refuse *number*, the argument *name*, where it is none that counts something.

    Raises:
        ValueError: It is none.
    """
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= _LARGEST:
        raise ValueError(f"{name}: expected a whole number from 1, found {number!r:.80}")


def encoded_length(text: str) -> int:
    """Return the characters that *text* has in a URL."""
    return len(quote(text, safe="", errors="replace"))


def _common(language: str | None, page_size: int) -> tuple[tuple[str, str | int | None], ...]:
    if language is not None and not LANGUAGE.accepts(language):
        raise ValueError(f"language: expected {LANGUAGE.expected}, found {language!r:.80}")
    check_number("page_size", page_size)
    return ("languageCode", language), ("pageSize", page_size)


def _stated(arguments: tuple[tuple[str, str | int | None], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in arguments if value is not None)


def _check_site(site: str) -> None:
    check_text("reviewer_site", site)
    if not _NOT_IN_SITES.isdisjoint(site):
        message = f"reviewer_site: expected the name of a site, as 'nytimes.com', found {site!r:.80}"
        raise ValueError(message)
