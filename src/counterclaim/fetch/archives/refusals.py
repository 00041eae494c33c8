"""Why a copy was not made, by the words of Save Page Now (its public documentation, "Error codes")."""

from __future__ import annotations

__all__ = ["why_failed"]

_PREFIX = "error:"
_WORDS = {
    "bad-gateway": "the server of the page answered that something behind it failed",
    "bad-request": "the server of the page did not understand the request",
    "bandwidth-limit-exceeded": "the server of the page has sent all that it may for now",
    "blocked": "the site does not let the archive in",
    "blocked-client-ip": "the archive takes no requests from this address",
    "blocked-url": "the page is on a list of those that the archive does not copy",
    "browsing-timeout": "the page did not come up in time",
    "cannot-fetch": "the archive has too much to do; ask again later",
    "capture-location-error": "the archive does not find the copy that it made; ask again later",
    "celery": "the archive could not begin; ask again later",
    "filesize-limit": "the page is larger than the archive takes",
    "gateway-timeout": "the server of the page did not answer in time",
    "http-version-not-supported": "the server of the page does not take the requests of the archive",
    "internal-server-error": "the archive failed; ask again later",
    "invalid-host-resolution": "the archive does not find the host of the page",
    "invalid-server-response": "what the server of the page says is not HTTP",
    "invalid-url-syntax": "the archive does not take this for a URL",
    "job-failed": "the archive failed; ask again later",
    "max-daily-bandwidth": "the archive takes no more from you today; ask again tomorrow",
    "max-daily-bandwidth-from-ip": "the archive takes no more from this address today; give it keys",
    "max-daily-bandwidth-host": "the archive takes no more of this site today; ask again tomorrow",
    "method-not-allowed": "the server of the page does not take the requests of the archive",
    "network-authentication-required": "the page wants a login to its network",
    "no-access": "the page is not open to the public",
    "no-browsers-available": "the archive has too much to do; ask again later",
    "not-found": "there is no such page",
    "not-implemented": "the server of the page does not take the requests of the archive",
    "protocol-error": "the connection to the server of the page was cut",
    "proxy-error": "the archive failed; ask again later",
    "read-timeout": "the server of the page did not send all of it in time",
    "service-unavailable": "the server of the page is not available",
    "soft-time-limit-exceeded": "the copy took longer than the archive works on one",
    "too-many-daily-captures": "the page was copied as often as it may be in a day",
    "too-many-redirects": "the page redirects too often",
    "too-many-requests": "the site was asked too much by the archive; ask again later",
    "unauthorized": "the page wants a login",
    "user-session-limit": "as many copies are being made for you as may be at once; ask again later",
}


def why_failed(word: object) -> str:
    """
    Return what the *word* of an archive means.

    Nothing else of what it says is passed on, since it may hold anything that it was sent.
    """
    if isinstance(word, str):
        known = _WORDS.get(word.removeprefix(_PREFIX))
        if known is not None:
            return known
    return "the archive says that it failed, in a word that is not known"
