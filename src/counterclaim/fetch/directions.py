"""Where an answer sends whoever asked, and when to ask again."""

from __future__ import annotations

import contextlib
from email.utils import parsedate_to_datetime

from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Answer, Headers, header_of
from counterclaim.fetch.urls import Url, parse_url

__all__ = ["is_redirect", "redirect_target", "retry_after"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def is_redirect(status: int, headers: Headers) -> bool:
    """Return whether an answer sends whoever asked to another URL (RFC 9110, section 15.4)."""
    return status in _REDIRECTS and header_of(headers, "location") is not None


def redirect_target(answer: Answer) -> Url:
    """
    Return where the redirect *answer* leads.

    Raises:
        FetchError: It leads nowhere, or to more than one place, or where nothing is fetched.
    """
    places = {value.strip(" \t") for name, value in answer.headers if name.lower() == "location"}
    if len(places) != 1 or not all(places):
        rule = "the redirect does not say where to, or says several places"
        raise FetchError(FetchReason.REDIRECT, answer.url.text, rule)
    place = places.pop()
    with contextlib.suppress(UnicodeError):  # many servers write UTF-8, read as Latin-1 so far
        place = place.encode("latin-1").decode("utf-8")
    return parse_url(place, base=answer.url)


def retry_after(answer: Answer) -> float | None:
    """Return the seconds that the server asks to wait (RFC 9110, section 10.2.3), where it does."""
    stated = (answer.header("retry-after") or "").strip()
    if stated.isascii() and stated.isdigit() and len(stated) < 10:
        return float(stated)
    with contextlib.suppress(ValueError, TypeError, OverflowError):
        moment = parsedate_to_datetime(stated[:64])
        return max((moment - answer.received_at).total_seconds(), 0.0)
    return None
