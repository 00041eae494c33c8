"""What is known of the connection of one request, and the bytes that it may still bring."""

from __future__ import annotations

import hashlib
import ssl
from collections.abc import Iterator, Sequence

import httpcore

from counterclaim.fetch.addresses import Address
from counterclaim.fetch.deadline import Deadline
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.guard import Guard
from counterclaim.fetch.urls import Url, usual_port

__all__ = ["Wire"]

#: Bytes that httpcore reads at once, so that many of a body may come with the head.
_READ_AT_ONCE = 64 * 1024


class Wire:
    """
    The connection of one request.

    Attributes:
        url: What is asked for.
        guard: What decides where it may go.
        deadline: When it ends.
        peer: The address that it goes to, once it does.
        certificate_sha256: The SHA-256 of the certificate that was shown.
        is_head_over: Whether the head of the answer is there.
        proxy: The proxy that it goes through.
        place: What is connected to: the proxy, or else the host.
    """

    def __init__(
        self, url: Url, guard: Guard, deadline: Deadline, max_bytes: int, proxy: httpcore.Proxy | None
    ) -> None:
        """Begin it; a body has *max_bytes* at most."""
        self.url = url
        self.guard = guard
        self.deadline = deadline
        self.peer: str | None = None
        self.certificate_sha256: str | None = None
        self.is_head_over = False
        self.proxy = proxy
        self.place = url if proxy is None else _place_of(proxy)
        self._received = 0
        self._most_of_head = guard.policy.max_header_bytes + _READ_AT_ONCE
        # Twice the body, for the frames of a chunked one.
        self._most = self._most_of_head + 2 * max_bytes

    def turns(self, addresses: Sequence[Address]) -> Iterator[tuple[Address, float, bool]]:
        """
        Yield each of *addresses*, the seconds that it may take, and whether it is the last.

        One that does not answer leaves time for the others.

        Raises:
            DeadlinePassedError: There is none left.
        """
        for left in range(len(addresses), 0, -1):
            yield addresses[-left], self.deadline.check() / left, left == 1

    def took(self, count: int) -> None:
        """
        Count bytes that were received.

        Raises:
            DeadlinePassedError: The deadline passed meanwhile.
            FetchError: There are more than a head, or all of an answer, may have.
        """
        self._received += count
        self.deadline.check()
        if not self.is_head_over and self._received > self._most_of_head:
            raise FetchError(FetchReason.HEADERS, self.url.text, "the head of the answer does not end")
        if self._received > self._most:
            rule = "the answer has far more bytes than its body may have"
            raise FetchError(FetchReason.TOO_LARGE, self.url.text, rule)

    def secured(self, connection: ssl.SSLObject | ssl.SSLSocket | None) -> None:
        """Take down the certificate that was shown on a *connection*."""
        certificate = None if connection is None else connection.getpeercert(True)
        if certificate is not None:
            self.certificate_sha256 = hashlib.sha256(certificate).hexdigest()

    def tls_refusal(self, error: BaseException) -> FetchError:
        """Return the error for a handshake that failed with *error*."""
        cause = error.__cause__ or error
        if isinstance(cause, ssl.SSLCertVerificationError):
            rule = f"the certificate of the host does not hold: {cause.verify_message}"
        elif isinstance(cause, ssl.SSLError):
            what = (cause.reason or "no reason given").replace("_", " ").lower()
            rule = f"the connection could not be secured: {what}"
        else:
            rule = "the connection was cut while it was being secured"
        return FetchError(FetchReason.TLS, self.url.text, rule)


def _place_of(proxy: httpcore.Proxy) -> Url:
    url = proxy.url
    return Url("http", url.host.decode("ascii"), url.port or usual_port("http"), "/")
