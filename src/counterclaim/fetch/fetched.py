"""A page that was fetched: its record, its bytes, and how they came here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC

import attrs

from counterclaim.fetch.deadline import Deadline
from counterclaim.fetch.decoding import unpacked
from counterclaim.fetch.exchange import Answer, Headers
from counterclaim.fetch.log import FetchLog, Hop, Outcome, told
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.sniffing import Charset, charset_of, kind_of
from counterclaim.fetch.trail import Trail
from counterclaim.formats.ids import derived_id
from counterclaim.model import Document, Snapshot

__all__ = ["Earlier", "Fetched", "conditions_of", "fetched"]


_NOT_MODIFIED = 304


@attrs.frozen(kw_only=True)
class Earlier:
    """
    What is kept of a page from an earlier time, so that it need not be sent again where it did not change.

    Attributes:
        snapshot: The snapshot.
        log: How it came here.
    """

    snapshot: Snapshot
    log: FetchLog = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Fetched:
    """
    A page that was fetched.

    Attributes:
        document: The document, under an id that follows from the URL as given.
        snapshot: What it was at this moment. Its hashes name `blobs`.
        log: How it came here.
        body: The bytes after unpacking; `None` where the server says that the page is as it was earlier.
        raw: The bytes as received.
        answers: The answers on the way, of which the last is that of the page.
        extracted: The text that was taken from the page, where it was.
    """

    document: Document = attrs.field(repr=lambda document: repr(document.id))
    snapshot: Snapshot = attrs.field(repr=lambda snapshot: repr(snapshot.id))
    log: FetchLog = attrs.field(repr=False)
    body: bytes | None = attrs.field(repr=False)
    raw: bytes | None = attrs.field(repr=False)
    answers: tuple[Answer, ...] = attrs.field(repr=False)
    extracted: str | None = attrs.field(default=None, repr=False)

    @property
    def hops(self) -> tuple[Hop, ...]:
        """The requests on the way, with the heads of their answers."""
        return self.log.hops

    @property
    def is_unchanged(self) -> bool:
        """Whether the server says that the page is as it was, so that nothing was sent."""
        return self.body is None

    @property
    def text(self) -> str | None:
        """The source text of the page, `None` where it is none, or was not sent."""
        if self.body is None or self.log.charset is None:
            return None
        return self.body.decode(self.log.charset, "replace").removeprefix("\ufeff")

    def blobs(self) -> Iterator[bytes]:
        """Yield the bytes that the hashes of the snapshot name, to be put into a `BlobFolder`."""
        if self.body is not None:
            yield self.body
        if self.raw is not None and self.raw != self.body:
            yield self.raw
        if self.extracted is not None:
            yield self.extracted.encode("utf-8", "surrogatepass")
        yield self.log.to_json().encode()

    def with_text(self, text: str, extractor: str) -> Fetched:
        """Return the same with the *text* that an *extractor*, named with its version, took from the page."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        snapshot = attrs.evolve(self.snapshot, text_sha256=digest, extractor=extractor)
        return attrs.evolve(self, snapshot=snapshot, extracted=text)


def conditions_of(earlier: Earlier | None) -> Headers:
    """Return the headers that ask for a page in case it changed since it was fetched *earlier*."""
    if earlier is None or not earlier.log.hops:
        return ()
    last = earlier.log.hops[-1]
    found = []
    for stated, asked in (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since")):
        value = last.header(stated)
        # What a server sent is sent to it again, so it must be able to stand in a header.
        if value is not None and value.isascii() and value.isprintable() and len(value) < 1024:
            found.append((asked, value))
    return tuple(found)


def fetched(
    document: Document, trail: Trail, policy: FetchPolicy, deadline: Deadline, earlier: Earlier | None
) -> Fetched:
    """
    Return the page that a *trail* led to, as a snapshot of *document*.

    Raises:
        DeadlinePassedError: Unpacking takes longer than the *deadline*.
        FetchError: The body cannot be unpacked, or has more bytes than are taken.
    """
    last = trail.answers[-1]
    given = document.url or last.url.text
    if earlier is not None and last.status == _NOT_MODIFIED:
        raw, body = None, None
        log = _log_of_unchanged(given, trail, policy, earlier)
    else:
        raw = last.body or b""
        packed = last.header("content-encoding")
        body = unpacked(raw, packed, url=last.url, most=policy.max_decoded_bytes, deadline=deadline)
        log = _log(given, trail, policy, raw, body)
    return Fetched(
        document=document,
        snapshot=_snapshot(document, last, log, raw, earlier),
        log=log,
        body=body,
        raw=raw,
        answers=trail.answers,
    )


def _snapshot(
    document: Document, last: Answer, log: FetchLog, raw: bytes | None, earlier: Earlier | None
) -> Snapshot:
    moment = last.received_at.astimezone(UTC)
    written = log.to_json().encode()
    made = Snapshot(
        id=derived_id("snapshot", document.id, moment.isoformat(), log.sha256),
        document=document.id,
        sha256=log.sha256,
        raw_sha256=log.raw_sha256 if log.raw_sha256 != log.sha256 else None,
        media_type=log.media_type,
        fetched_at=moment,
        url=last.url.text,
        log_sha256=hashlib.sha256(written).hexdigest(),
    )
    if raw is not None or earlier is None:
        return made
    kept = earlier.snapshot
    return attrs.evolve(
        made,
        raw_sha256=kept.raw_sha256,
        media_type=kept.media_type,
        text_sha256=kept.text_sha256,
        extractor=kept.extractor,
    )


def _log(given: str, trail: Trail, policy: FetchPolicy, raw: bytes, body: bytes) -> FetchLog:
    last = trail.answers[-1]
    header = last.header("content-type")
    kind = kind_of(body, header)
    charset = charset_of(body, header) if kind.is_text else None
    outcomes = list(trail.outcomes)
    if kind.is_contradicted:
        detail = f"the server says {told(str(kind.declared))}, and it looks like {kind.sniffed}"
        outcomes.append(Outcome(rule="type", decision="contradicted", detail=detail))
    if charset is not None:
        outcomes.append(_charset_outcome(charset))
    if last.header("content-length") is None and "chunked" not in (last.header("transfer-encoding") or ""):
        detail = "the server did not say how many bytes there are, so none may be missed"
        outcomes.append(Outcome(rule="length", decision="not stated", detail=detail))
    return FetchLog(
        requested=given,
        user_agent=policy.user_agent,
        hops=_hops(trail),
        outcomes=tuple(outcomes),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        raw_length=len(raw),
        encoding=last.header("content-encoding"),
        sha256=hashlib.sha256(body).hexdigest(),
        length=len(body),
        declared_type=kind.declared,
        sniffed_type=kind.sniffed,
        media_type=kind.media_type,
        charset=None if charset is None else charset.name,
        charset_found_by=None if charset is None else charset.found_by,
    )


def _charset_outcome(charset: Charset) -> Outcome:
    said = "nothing was said" if charset.declared is None else f"said was {told(charset.declared)}"
    return Outcome(rule="charset", decision=charset.name, detail=f"by {charset.found_by}; {said}")


def _log_of_unchanged(given: str, trail: Trail, policy: FetchPolicy, earlier: Earlier) -> FetchLog:
    """Return the log of a page that was not sent again, whose bytes are those that are kept."""
    return FetchLog(
        requested=given,
        user_agent=policy.user_agent,
        hops=_hops(trail),
        outcomes=trail.outcomes,
        sha256=earlier.snapshot.sha256,
    )


def _hops(trail: Trail) -> tuple[Hop, ...]:
    return tuple(
        Hop(
            url=answer.url.text,
            status=answer.status,
            headers=answer.headers,
            peer=answer.peer,
            certificate_sha256=answer.certificate_sha256,
            received_at=answer.received_at.astimezone(UTC),
        )
        for answer in trail.answers
    )
