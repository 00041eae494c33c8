"""One request and its answer, without the network in between."""

from __future__ import annotations

import re
from collections.abc import Generator
from datetime import datetime
from typing import TypeAlias, TypeVar

import attrs

from counterclaim.fetch.urls import Url

__all__ = ["Answer", "Ask", "Headers", "Pause", "Steps", "T", "header_of"]

Headers = tuple[tuple[str, str], ...]

#: RFC 9110, sections 5.1 and 5.5, without the blanks around a value.
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\x21-\x7e\xa0-\xff](?:[\t\x20-\x7e\xa0-\xff]*[\x21-\x7e\xa0-\xff])?|")


def _check_headers(ask: Ask, attribute: attrs.Attribute[Headers], headers: Headers) -> None:
    for name, value in headers:
        if not _NAME.fullmatch(name):
            raise ValueError(f"{attribute.name}: expected the name of a header, found {name!r:.80}")
        if not _VALUE.fullmatch(value):
            # It is not repeated, since it may be a secret.
            raise ValueError(f"{attribute.name}: {name}: expected printable characters of Latin-1")


@attrs.frozen(kw_only=True)
class Ask:
    """
    One request that is to be made.

    Attributes:
        url: Where.
        headers: What is told besides host and user agent. Only what `Accept-Encoding` names comes packed.
        secrets: What is told besides, and is kept nowhere: not in the answer, an error or a log.
        max_bytes: Bytes of the body that are taken, else it fails.
        body: What is sent (POST), `None` for a request that gets something (GET).
        hop: The number of the request within its redirects, from 1.
    """

    url: Url
    headers: Headers = attrs.field(default=(), validator=_check_headers)
    secrets: Headers = attrs.field(default=(), repr=False, validator=_check_headers)
    max_bytes: int
    body: bytes | None = attrs.field(default=None, repr=False)
    hop: int = 1


@attrs.frozen
class Pause:
    """Seconds that are to be waited."""

    seconds: float


@attrs.frozen(kw_only=True)
class Answer:
    """
    What a server answered to one request.

    Attributes:
        url: What was asked for.
        status: The status code.
        phrase: What the server calls it.
        version: The version of HTTP, as `HTTP/1.1`.
        headers: Names and values as received, read as Latin-1.
        sent: The headers that were sent, but for secrets.
        peer: The address that answered, that of the proxy where there is one.
        certificate_sha256: The SHA-256 of its certificate (DER), where it showed one.
        received_at: When the head of the answer was there.
        body: The bytes as received; `None` where they were not read, as those of redirects are not.
    """

    url: Url
    status: int
    phrase: str
    version: str
    headers: Headers = attrs.field(repr=False)
    sent: Headers = attrs.field(repr=False)
    peer: str
    certificate_sha256: str | None
    received_at: datetime
    body: bytes | None = attrs.field(repr=False)

    def header(self, name: str) -> str | None:
        """Return the value of the header *name*; of several, what they say together (RFC 9110, 5.3)."""
        return header_of(self.headers, name)


def header_of(headers: Headers, name: str) -> str | None:
    """Return the value of *name* among *headers*, those of several lines joined by commas."""
    values = [value for key, value in headers if key.lower() == name]
    return ", ".join(values) if values else None


T = TypeVar("T")
#: Yields what is to be done, is sent the answer to each request, and returns what came of all of it.
Steps: TypeAlias = Generator[Ask | Pause, Answer | None, T]
