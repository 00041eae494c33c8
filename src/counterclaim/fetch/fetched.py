"""A page that was fetched: its record, its bytes, and how they came here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC

import attrs

from counterclaim.fetch.deadline import Deadline
from counterclaim.fetch.decoding import unpacked
from counterclaim.fetch.exchange import Answer
from counterclaim.fetch.log import FetchLog, Hop, Outcome
from counterclaim.fetch.manners import Manners
from counterclaim.fetch.policy import FetchPolicy
from counterclaim.fetch.sniffing import Charset, Kind, charset_of, kind_of
from counterclaim.fetch.trail import NOT_MODIFIED, Conditions
from counterclaim.formats.ids import derived_id
from counterclaim.model import Document, Snapshot

__all__ = ["Earlier", "Fetched", "conditions_of", "fetched"]


#: RFC 9110, section 8.8.3.
_ENTITY_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{0,1000}"')
#: RFC 9110, section 5.6.7, in the form that is sent today.
_HTTP_DATE = re.compile(r"[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT")


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

    @log.validator
    def _check_log(self, attribute: object, log: FetchLog) -> None:
        if log.sha256 != self.snapshot.sha256:
            raise ValueError(f"expected the log of {self.snapshot.id}, found one of other bytes")


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


def conditions_of(earlier: Earlier | None) -> Conditions | None:
    """Return the headers that ask for a page in case it changed since it was fetched *earlier*."""
    if earlier is None or not earlier.log.hops:
        return None
    last = earlier.log.hops[-1]
    if not (200 <= last.status < 300 or last.status == NOT_MODIFIED):
        return None  # what it was modified since is another page than the one that there was an error for
    # What a server sent is sent to it again, so it must be what it should be.
    headers = []
    tag, moment = last.header("etag"), last.header("last-modified")
    if tag is not None and _ENTITY_TAG.fullmatch(tag):
        headers.append(("If-None-Match", tag))
    if moment is not None and _HTTP_DATE.fullmatch(moment):
        headers.append(("If-Modified-Since", moment))
    return Conditions(url=last.url, headers=tuple(headers)) if headers else None


def fetched(
    requested: str,
    document: Document,
    answers: tuple[Answer, ...],
    *,
    manners: Manners,
    earlier: Earlier | None,
    policy: FetchPolicy,
    deadline: Deadline,
) -> Fetched:
    """
    Return the page *requested* as a snapshot of *document*, which *answers* led to.

    Raises:
        DeadlinePassedError: Unpacking takes longer than the *deadline*.
        FetchError: The body cannot be unpacked, or has more bytes than are taken.
    """
    last = answers[-1]
    unchanged = earlier if last.status == NOT_MODIFIED else None
    raw = None if unchanged is not None else last.body or b""
    body = None
    if raw is not None:
        packed = last.header("content-encoding")
        body = unpacked(raw, packed, url=last.url, most=policy.max_decoded_bytes, deadline=deadline)
    log = FetchLog(
        requested=requested,
        user_agent=policy.user_agent,
        hops=tuple(map(_hop, answers)),
        outcomes=tuple(manners.outcomes),
        sha256=hashlib.sha256(body or b"").hexdigest() if unchanged is None else unchanged.snapshot.sha256,
    )
    if raw is not None and body is not None:
        log = _with_bytes(log, last, raw, body)
    return Fetched(
        document=document,
        snapshot=_snapshot(document, last, log, unchanged),
        log=log,
        body=body,
        raw=raw,
        answers=answers,
    )


def _snapshot(document: Document, last: Answer, log: FetchLog, unchanged: Earlier | None) -> Snapshot:
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
        status=last.status,
        log_sha256=hashlib.sha256(written).hexdigest(),
    )
    if unchanged is None:
        return made
    kept = unchanged.snapshot
    return attrs.evolve(
        made,
        status=kept.status,
        raw_sha256=kept.raw_sha256,
        media_type=kept.media_type,
        text_sha256=kept.text_sha256,
        extractor=kept.extractor,
    )


def _with_bytes(log: FetchLog, last: Answer, raw: bytes, body: bytes) -> FetchLog:
    """Return *log* with what is to be said of the bytes that came."""
    header = last.header("content-type")
    kind = kind_of(body, header)
    charset = charset_of(body, header) if kind.is_text else None
    return attrs.evolve(
        log,
        outcomes=(*log.outcomes, *_outcomes(last, kind, charset)),
        length=len(body),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        raw_length=len(raw),
        encoding=last.header("content-encoding"),
        declared_type=kind.declared,
        sniffed_type=kind.sniffed,
        media_type=kind.media_type,
        charset=None if charset is None else charset.name,
        charset_found_by=None if charset is None else charset.found_by,
    )


def _outcomes(last: Answer, kind: Kind, charset: Charset | None) -> Iterator[Outcome]:
    """Yield what was decided about the bytes."""
    if kind.is_contradicted:
        detail = f"the server says {kind.declared}, and it looks like {kind.sniffed}"
        yield Outcome(rule="type", decision="contradicted", detail=detail)
    if charset is not None:
        said = "nothing was said" if charset.declared is None else f"said was {charset.declared}"
        detail = f"by {charset.found_by}; {said}"
        yield Outcome(rule="charset", decision=charset.name, detail=detail)
    is_chunked = "chunked" in (last.header("transfer-encoding") or "").lower()
    if last.header("content-length") is None and not is_chunked:
        detail = "the server did not say how many bytes there are, so some may be missing"
        yield Outcome(rule="length", decision="not stated", detail=detail)


def _hop(answer: Answer) -> Hop:
    return Hop(
        url=answer.url.text,
        status=answer.status,
        headers=answer.headers,
        peer=answer.peer,
        certificate_sha256=answer.certificate_sha256,
        received_at=answer.received_at.astimezone(UTC),
    )
