"""The failures of httpcore and of the network, told as one `FetchError`."""

from __future__ import annotations

import httpcore

from counterclaim.fetch.calling import CallerError
from counterclaim.fetch.deadline import DeadlinePassedError
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.urls import Url

__all__ = ["failure"]

#: The status with which h11 says that a head is too long (RFC 6585, section 5).
_HEAD_TOO_LARGE = 431


def failure(error: Exception, url: Url, policy: FetchPolicy) -> Exception:
    """
    Return what *error* means for whoever asked for *url*: a `FetchError`, or what a function of theirs did.

    What the library of the failure says is not passed on, since bytes of the server may stand in it.
    """
    if isinstance(error, CallerError):
        return error.error
    if isinstance(error, FetchError):
        return error
    if isinstance(error, DeadlinePassedError | httpcore.TimeoutException | TimeoutError):
        rule = f"not there within {policy.deadline:g} seconds"
        return FetchError(FetchReason.TIMEOUT, url.text, rule)
    if isinstance(error, httpcore.ProxyError):
        return FetchError(FetchReason.CONNECT, url.text, "the proxy refused")
    if isinstance(error, httpcore.ConnectError):
        whom = "" if policy.proxy is None else " to the proxy"
        return FetchError(FetchReason.CONNECT, url.text, f"no connection{whom} came about")
    if isinstance(error, httpcore.NetworkError | OSError):
        return FetchError(FetchReason.PROTOCOL, url.text, "the connection was cut")
    if isinstance(error, httpcore.RemoteProtocolError):
        return _broken(error, url)
    rule = f"something failed here and not there ({type(error).__name__}); please tell who makes the library"
    return FetchError(FetchReason.FAULT, url.text, rule)


def _broken(error: Exception, url: Url) -> FetchError:
    """Return what it means that a server does not keep to the protocol."""
    hint = getattr(error.__cause__ or error.__context__, "error_status_hint", None)
    if hint == _HEAD_TOO_LARGE:
        return FetchError(FetchReason.HEADERS, url.text, "the head of the answer, or of a part, does not end")
    rule = "the server does not keep to HTTP/1.1, or cut the answer short"
    return FetchError(FetchReason.PROTOCOL, url.text, rule)
