"""An answer taken in: its head checked, its body collected up to what the policy allows."""

from __future__ import annotations

from datetime import datetime

import httpx

from counterclaim.fetch.calling import called
from counterclaim.fetch.directions import is_redirect
from counterclaim.fetch.errors import FetchError, FetchReason
from counterclaim.fetch.exchange import Ask, Headers, header_of
from counterclaim.fetch.progress import OnProgress, Progress
from counterclaim.fetch.wire import Wire

__all__ = ["Receiver"]

#: Bytes between two reports of progress.
_REPORTED = 64 * 1024


class Receiver:
    """
    Takes in one answer.

    Attributes:
        headers: Names and values as received.
        has_body: Whether there is a body that is to be read; those of redirects are not.
        began: When the head was there.
    """

    def __init__(
        self,
        ask: Ask,
        response: httpx.Response,
        wire: Wire,
        on_progress: OnProgress | None,
        began: datetime,
    ) -> None:
        """
        Check the head of *response* to *ask*.

        Raises:
            FetchError: There is more of it than the policy allows.
        """
        self._wire = wire
        self._most = ask.max_bytes
        self._hop = ask.hop
        self._found = bytearray()
        self._on_progress = on_progress
        self._reported = 0
        self.began = began
        wire.is_head_over = True
        self.headers = _checked_headers(response, wire)
        status = response.status_code
        self.has_body = status >= 200 and status not in (204, 304) and not is_redirect(status, self.headers)
        self._expected = _length(self.headers)
        if self.has_body and self._expected is not None and self._expected > self._most:
            raise self._too_large()

    def take(self, chunk: bytes) -> None:
        """
        Add *chunk* to the body.

        Raises:
            DeadlinePassedError: The deadline passed.
            FetchError: The body has more bytes than are taken.
        """
        self._wire.deadline.check()
        if len(self._found) + len(chunk) > self._most:
            raise self._too_large()
        self._found += chunk
        if self._on_progress is not None and len(self._found) >= self._reported + _REPORTED:
            self._report()

    def _report(self) -> None:
        tell = self._on_progress
        if tell is not None:
            self._reported = len(self._found)
            progress = Progress(self._wire.url.shown, self._hop, self._reported, self._expected)
            called(lambda: tell(progress))

    def body(self) -> bytes | None:
        """Return the bytes that were taken, all of which are there."""
        self._report()
        return bytes(self._found) if self.has_body else None

    def _too_large(self) -> FetchError:
        rule = f"the body has more than {self._most:,} bytes, and no more are taken"
        return FetchError(FetchReason.TOO_LARGE, self._wire.url.text, rule)


def _checked_headers(response: httpx.Response, wire: Wire) -> Headers:
    raw = response.headers.raw
    policy = wire.guard.policy
    if len(raw) > policy.max_headers:
        rule = f"the answer has {len(raw):,} headers, and {policy.max_headers:,} are taken"
        raise FetchError(FetchReason.HEADERS, wire.url.text, rule)
    # A colon, a space and the end of the line stand with each.
    if sum(len(name) + len(value) + 4 for name, value in raw) > policy.max_header_bytes:
        rule = f"the headers have more than {policy.max_header_bytes:,} bytes"
        raise FetchError(FetchReason.HEADERS, wire.url.text, rule)
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)


def _length(headers: Headers) -> int | None:
    stated = header_of(headers, "content-length")
    return (
        int(stated)
        if stated is not None and stated.isascii() and stated.isdigit() and len(stated) < 19
        else None
    )
