"""What can go wrong when a page is fetched: one error, with its reason."""

from __future__ import annotations

import enum

from counterclaim.errors import CounterclaimError
from counterclaim.fetch.redaction import redacted

__all__ = ["FetchError", "FetchReason"]


class FetchReason(enum.Enum):
    """Why a page was not fetched; whoever handles a `FetchError` decides by it."""

    #: It is no URL, or one that two programs may read differently.
    URL = "url"
    #: Its scheme is neither `http` nor `https`.
    SCHEME = "scheme"
    #: It has a user name or password in it.
    USER_INFO = "user-info"
    #: Its host is no name and no address in its usual form.
    HOST = "host"
    #: Its port is not one that the policy allows.
    PORT = "port"
    #: An address of the host is not public, nor one that the policy allows.
    ADDRESS = "address"
    #: The name of the host was not resolved.
    NAME = "name"
    #: No connection came about, or not with the address that was asked for.
    CONNECT = "connect"
    #: The connection could not be secured: the certificate, or the handshake.
    TLS = "tls"
    #: The deadline passed.
    TIMEOUT = "timeout"
    #: What was received is not HTTP, or ended early.
    PROTOCOL = "protocol"
    #: There are too many headers, or they are too long.
    HEADERS = "headers"
    #: There are more bytes than the policy allows.
    TOO_LARGE = "too-large"
    #: The bytes are not encoded as is said, or in a way that was not asked for.
    ENCODING = "encoding"
    #: A redirect leads nowhere, in a circle, or there are too many.
    REDIRECT = "redirect"
    #: The site asks programs to leave the page alone (RFC 9309).
    ROBOTS = "robots"
    #: The server says that there are too many requests, or that it is not available now.
    RATE = "rate"
    #: The server answered with another status than that of a page.
    STATUS = "status"
    #: What was received is not what was to be read, as JSON that is none.
    CONTENT = "content"
    #: Something failed that is no fault of a server: a mistake in the library, or too little memory.
    FAULT = "fault"


class FetchError(CounterclaimError):
    """
    A page was not fetched. Nothing else is raised for what a URL, a name server or a host does.

    Neither the message nor any attribute holds user info, the query of a URL or a key.

    Attributes:
        reason: Why.
        url: The URL that it happened with, as far as it can be shown.
        rule: What is wrong, which rule it breaks, and what to do.
        hop: The number of the request within its redirects, from 1.
        status: The status that the server answered with, where that is the reason.
        retry_after: Seconds after which the server asks to be asked again, where it says so.
    """

    def __init__(
        self,
        reason: FetchReason,
        url: str,
        rule: str,
        *,
        hop: int = 1,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        shown = redacted(url)
        super().__init__(reason, shown, rule, hop, status, retry_after)
        self.reason = reason
        self.url = shown
        self.rule = rule
        self._hop = hop
        self.status = status
        self.retry_after = retry_after

    @property
    def hop(self) -> int:
        """The number of the request within its redirects, from 1."""
        return self._hop

    @hop.setter
    def hop(self, hop: int) -> None:
        self._hop = hop
        self.args = (*self.args[:3], hop, *self.args[4:])

    def __str__(self) -> str:
        after = f" (after {self.hop - 1} redirect{'s' if self.hop > 2 else ''})" if self.hop > 1 else ""
        return f"{self.url}: {self.rule}{after}"
