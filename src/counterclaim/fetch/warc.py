"""
Fetched pages as a web archive file (WARC/1.1, ISO 28500:2017), for the tools that replay and keep such files.

Heads and bodies are written as they were received. As the frames of a chunked body are not kept, a header
that announces them is written as `X-Archive-Orig-Transfer-Encoding`. The bodies of redirects are not read, so
their records say that they are truncated.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from io import BytesIO
from ipaddress import ip_address
from typing import IO

import attrs

from counterclaim.errors import MissingExtraError
from counterclaim.fetch.exchange import Answer, Headers
from counterclaim.fetch.fetched import Fetched

__all__ = ["write_warc"]

_VERSION = "WARC/1.1"
_SPECIFICATION = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_CHUNKED = "transfer-encoding"
#: What cannot stand in a header (RFC 9110, section 5.5), and would end it where it did.
_BREAKS = re.compile("[\r\n\x00]")
_NOT_MODIFIED = 304
#: States of answers that have no body (RFC 9110, section 6.4.1).
_BODILESS = frozenset({204, _NOT_MODIFIED})


def write_warc(stream: IO[bytes], pages: Iterable[Fetched]) -> int:
    """
    Write *pages* to *stream*, each record packed by itself, and return the number of records.

    Each answer on the way to a page becomes a request and a response; a page that is as it was earlier, a
    revisit. The log of each page follows as metadata, whose digest is `Snapshot.log_sha256`. What was kept
    nowhere, as keys, is not written either. The same pages become the same bytes, by one version of zlib.

    Raises:
        MissingExtraError: warcio is not installed.
    """
    writing = _Writing(stream)
    for page in pages:
        writing.add(page)
    return writing.count


@attrs.frozen(kw_only=True)
class _Record:
    """
    A record that is to be written.

    Attributes:
        kind: The type of the record.
        at: Its moment.
        content_type: What its block is.
        block: The block.
        url: What was asked for.
        fields: Fields besides those of every record.
        body: The payload, where it has one.
    """

    kind: str
    at: datetime
    content_type: str
    block: bytes = attrs.field(repr=False)
    url: str | None = attrs.field(default=None, repr=False)
    fields: Headers = attrs.field(default=(), repr=False)
    body: bytes | None = attrs.field(default=None, repr=False)

    @cached_property
    def digest(self) -> str:
        """That of the block."""
        return _digest(self.block)

    @cached_property
    def id(self) -> str:
        """A name that follows from the content, so that what is written twice is known to be the same."""
        content = "\n".join((self.kind, self.url or "", _date(self.at), self.digest))
        return f"<{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:counterclaim:warc:{content}').urn}>"

    def headers(self) -> list[tuple[str, str]]:
        """Return the fields of the record, in the order in which they are written."""
        named = [("WARC-Type", self.kind), ("WARC-Record-ID", self.id), ("WARC-Date", _date(self.at))]
        if self.url is not None:
            named.append(("WARC-Target-URI", self.url))
        named += self.fields
        if self.body is not None:
            named.append(("WARC-Payload-Digest", _digest(self.body)))
        return [*named, ("WARC-Block-Digest", self.digest), ("Content-Type", self.content_type)]


class _Writing:
    """A file that is being written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._file = _File(stream)
        self._written: set[str] = set()
        self._info: str | None = None
        # The ids and moments of responses sent whole, by their URLs and the digests of their bodies.
        self._whole: dict[tuple[str, str], tuple[str, str]] = {}

    @property
    def count(self) -> int:
        return len(self._written)

    def add(self, page: Fetched) -> None:
        """Write *page*, and what led to it."""
        if self._info is None:
            self._info = self._write(_info(page))
        for number, answer in enumerate(_answers(page), start=1):
            if number == len(page.answers) and page.is_unchanged:
                record = self._revisit(answer, page)
            else:
                record = self._response(answer)
            self._write(record)
            self._write(_request(answer, record))
        self._write(_metadata(page, record))

    def _response(self, answer: Answer) -> _Record:
        record = _response(answer)
        if answer.body is not None:
            self._whole[answer.url.text, _digest(answer.body)] = record.id, _date(record.at)
        return record

    def _revisit(self, answer: Answer, page: Fetched) -> _Record:
        digest = f"sha256:{page.snapshot.raw_sha256 or page.snapshot.sha256}"
        fields = [("WARC-Profile", _NOT_MODIFIED_PROFILE), ("WARC-Payload-Digest", digest)]
        earlier = self._whole.get((answer.url.text, digest))
        if earlier is not None:
            id, date = earlier
            fields += [
                ("WARC-Refers-To", id),
                ("WARC-Refers-To-Target-URI", answer.url.text),
                ("WARC-Refers-To-Date", date),
            ]
        return attrs.evolve(_response(answer), kind="revisit", body=None, fields=(*_peer(answer), *fields))

    def _write(self, record: _Record) -> str:
        """Write *record*, unless it is there already, and return its id."""
        id = record.id
        if id not in self._written:
            self._written.add(id)
            fields = record.headers()
            if self._info is not None:
                fields.append(("WARC-Warcinfo-ID", self._info))
            self._file.write(record, fields)
        return id


class _File:
    """Records, written and packed by warcio."""

    def __init__(self, stream: IO[bytes]) -> None:
        try:
            from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
            from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
            from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]
        except ImportError as error:
            raise MissingExtraError("warcio", extra="warc", purpose="to write WARC files") from error
        self._record = ArcWarcRecord
        self._headers = StatusAndHeaders
        self._writer = WARCWriter(stream, gzip=True, warc_version="1.1")

    def write(self, record: _Record, fields: list[tuple[str, str]]) -> None:
        headers = self._headers("", fields, protocol=_VERSION)
        # What warcio takes for a warcinfo, it writes as it is. The headers of HTTP in other types it would
        # write otherwise than received, add a digest by SHA-1, and leave out the block of a revisit.
        whole = (headers, BytesIO(record.block), None, record.content_type, len(record.block))
        self._writer.write_record(self._record("warc", "warcinfo", *whole))


def _info(page: Fetched) -> _Record:
    named = (
        ("software", f"counterclaim/{version('counterclaim')}"),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", _SPECIFICATION),
        ("http-header-user-agent", page.log.user_agent),
    )
    block = _lines(named)
    at = page.answers[0].received_at
    return _Record(kind="warcinfo", at=at, content_type="application/warc-fields", block=block)


def _response(answer: Answer) -> _Record:
    head = _line(f"{answer.version} {answer.status} {answer.phrase}") + _lines(_renamed(answer.headers))
    fields = _peer(answer)
    if _is_cut(answer):
        fields = (*fields, ("WARC-Truncated", "unspecified"))
    body = answer.body or b""
    return _Record(
        kind="response",
        at=answer.received_at,
        content_type="application/http;msgtype=response",
        block=head + b"\r\n" + body,
        url=answer.url.text,
        fields=fields,
        body=body,
    )


def _request(answer: Answer, response: _Record) -> _Record:
    head = _line(f"GET {answer.url.target} HTTP/1.1") + _lines(answer.sent)
    return _Record(
        kind="request",
        at=answer.received_at,
        content_type="application/http;msgtype=request",
        block=head + b"\r\n",
        url=answer.url.text,
        fields=(*_peer(answer), ("WARC-Concurrent-To", response.id)),
        body=b"",
    )


def _metadata(page: Fetched, response: _Record) -> _Record:
    return _Record(
        kind="metadata",
        at=response.at,
        content_type="application/json",
        block=page.log.to_json().encode(),
        url=response.url,
        fields=(("WARC-Refers-To", response.id), ("WARC-Concurrent-To", response.id)),
    )


def _is_cut(answer: Answer) -> bool:
    """Return whether *answer* had a body that was not read, as far as is known."""
    if answer.body is not None or answer.status in _BODILESS:
        return False
    return answer.header("content-length") != "0"


def _answers(page: Fetched) -> tuple[Answer, ...]:
    """Return the answers of *page*, without their peers where a proxy is what answered, and not the host."""
    if all(outcome.rule != "proxy" for outcome in page.log.outcomes):
        return page.answers
    return tuple(attrs.evolve(answer, peer="") for answer in page.answers)


def _peer(answer: Answer) -> Headers:
    try:
        return (("WARC-IP-Address", str(ip_address(answer.peer))),)
    except ValueError:
        return ()


def _renamed(headers: Headers) -> Headers:
    return tuple(
        (f"X-Archive-Orig-{name}" if name.lower() == _CHUNKED else name, value) for name, value in headers
    )


def _lines(headers: Headers) -> bytes:
    return b"".join(_line(f"{name}: {value}") for name, value in headers)


def _line(text: str) -> bytes:
    return _BREAKS.sub(" ", text).encode("latin-1", "replace") + b"\r\n"


def _digest(data: bytes) -> str:
    # In hexadecimal, as in records; Base32 of 32 bytes ends in "=", which no token has in it.
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _date(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
