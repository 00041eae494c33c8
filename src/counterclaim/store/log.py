"""
The log of a store: what its events are, and what the Merkle tree commits to.

The leaf of an event is the text `REVISION OP ` and 32 bytes: HMAC-SHA256 (RFC 2104) of its payload under a
random salt. In between, the first event of a revision has the moment when that was recorded, and a space. So
an erased payload leaves nothing that could be guessed, and the tree as it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from attrs import frozen

from counterclaim.store.checkpoint import Checkpoint
from counterclaim.store.drivers import Database
from counterclaim.store.errors import DamagedStoreError
from counterclaim.store.merkle import EMPTY_ROOT, leaf_hash

__all__ = [
    "COLUMNS",
    "FIRST_OPS",
    "RECORD_OPS",
    "SALT_LENGTH",
    "Event",
    "Revision",
    "commitment_of",
    "events",
    "leaf_prefix",
    "moment_of",
    "origin_of",
    "revision_of",
    "revisions",
    "ticks_of",
    "written_moment",
]

SALT_LENGTH: Final = 16
#: What the first event of a revision does: make the store, or say who makes the revision, when, and why.
FIRST_OPS: Final = frozenset({"create", "revise"})
#: What events do with records.
RECORD_OPS: Final = frozenset({"add", "replace", "remove"})
COLUMNS: Final = "position, revision, op, place, previous, salt, payload, sealed, commitment"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)

# RFC 2104 by its definition; `hmac.digest` takes half as long again, and every record goes through here.
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))
_INNER_REST, _OUTER_REST = bytes([0x36]) * (64 - SALT_LENGTH), bytes([0x5C]) * (64 - SALT_LENGTH)


@frozen
class Event:
    """
    One row of the log.

    Attributes:
        position: From 0; the index of its leaf.
        revision: The number of the revision that it belongs to.
        op: What happened: create, revise, add, replace, remove or erase.
        place: Of an addition or replacement, where the record stands in the case.
        previous: The last event before it that concerns the same record.
        salt: The key of the commitment to what it holds now.
        payload: JSON; `None` where it was erased.
        sealed: The encrypted values of protected fields, as JSON, by field.
        commitment: What the leaf commits to, where the payload was erased or had words taken out.
    """

    position: int
    revision: int
    op: str
    place: int | None
    previous: int | None
    salt: bytes | None
    payload: str | None
    sealed: str | None
    commitment: bytes | None

    @property
    def committed(self) -> bytes:
        """What its leaf commits to."""
        if self.commitment is not None:
            return self.commitment
        return commitment_of(self.salt or b"", self.payload or "", self.sealed)

    @property
    def leaf(self) -> bytes:
        """The hash of its leaf."""
        return leaf_hash(leaf_prefix(self.revision, self.op, self.payload) + self.committed)


@frozen(kw_only=True)
class Revision:
    """
    One change of a store, as a whole.

    Attributes:
        number: From 1; 0 is the making of the store.
        recorded_at: When it was recorded; never before the revision ahead of it.
        clock: What the clock of the machine said then.
        by: Who made it.
        reason: Why.
        key: The idempotency key it was made with.
    """

    number: int
    recorded_at: datetime
    clock: datetime
    by: str | None = None
    reason: str | None = None
    key: str | None = None


def commitment_of(salt: bytes, payload: str, sealed: str | None) -> bytes:
    """
    Return HMAC-SHA256 of *payload* under *salt*, 16 bytes; what is *sealed* follows behind a line feed.

    JSON has no line feed outside of its strings, and none is written there either.
    """
    data = payload.encode() if sealed is None else f"{payload}\n{sealed}".encode()
    inner = hashlib.sha256(salt.translate(_INNER) + _INNER_REST + data).digest()
    return hashlib.sha256(salt.translate(_OUTER) + _OUTER_REST + inner).digest()


def leaf_prefix(revision: int, op: str, payload: str | None) -> bytes:
    """
    Return what stands in a leaf ahead of the commitment.

    Of the first event of a revision, when that was recorded is part of it, so that the moment cannot be
    changed along with words that are taken out of the *payload*.

    Raises:
        ValueError, TypeError or KeyError: The payload of a first event does not say it.
    """
    prefix = f"{revision} {op} "
    if op in FIRST_OPS:
        prefix += f"{json.loads(payload or '')['recorded_at']} "
    return prefix.encode()


def events(database: Database, condition: str = "TRUE", parameters: tuple[Any, ...] = ()) -> Iterator[Event]:
    """Yield the events for which *condition* holds, in their order."""
    sql = f"SELECT {COLUMNS} FROM event WHERE {condition} ORDER BY position"
    for row in database.rows(sql, parameters):
        yield Event(*row)


def origin_of(database: Database) -> str:
    """
    Return the name of the log, which its first event says.

    Raises:
        DamagedStoreError: It does not.
    """
    try:
        payload = database.value("SELECT payload FROM event WHERE position = 0 AND op = 'create'")
        # Whoever wrote the file may have put something there that no checkpoint can say.
        return Checkpoint(origin=json.loads(payload)["origin"], size=0, root=EMPTY_ROOT).origin
    except (TypeError, ValueError, KeyError, RecursionError) as error:
        reason = f"is damaged: it does not say which store it is ({error}); restore a backup"
        raise DamagedStoreError(database.shown, reason) from None


def revisions(
    database: Database, condition: str = "TRUE", parameters: tuple[Any, ...] = ()
) -> Iterator[Revision]:
    """
    Yield the revisions for which *condition* holds, in their order.

    Raises:
        DamagedStoreError: What one says of itself cannot be read.
    """
    sql = (
        f"SELECT number, payload FROM revision JOIN event USING (position) WHERE {condition} ORDER BY number"
    )
    for number, payload in database.rows(sql, parameters):
        try:
            revision = revision_of(number, payload)
        except (TypeError, ValueError, KeyError, RecursionError):
            reason = f"has no readable revision {number}; check it with verify"
            raise DamagedStoreError(database.shown, reason) from None
        yield revision


def revision_of(number: int, payload: str) -> Revision:
    """
    Return what the *payload* of the first event of a revision says of it.

    Raises:
        TypeError, ValueError, KeyError or RecursionError: It says nothing of the kind.
    """
    header = json.loads(payload)
    return Revision(
        number=number,
        recorded_at=_moment(header["recorded_at"]),
        clock=_moment(header["clock"]),
        by=_text(header.get("by")),
        reason=_text(header.get("reason")),
        key=_text(header.get("key")),
    )


def _moment(written: Any) -> datetime:
    moment = datetime.fromisoformat(written)
    if moment.utcoffset() != timedelta(0):
        message = f"expected a moment in UTC, found {written!r:.80}"
        raise ValueError(message)
    return moment


def _text(written: Any) -> str | None:
    if written is None:
        return None
    if not isinstance(written, str):
        message = f"expected a text, found {written!r:.80}"
        raise TypeError(message)
    written.encode()  # which fails for half of a surrogate pair
    return written


def written_moment(moment: datetime) -> str:
    """Return *moment*, in UTC, as revisions write it: `2019-10-17T12:00:00.000000Z`."""
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def ticks_of(moment: datetime) -> int:
    """Return *moment* as microseconds since 1970-01-01 UTC."""
    return (moment - _EPOCH) // _TICK


def moment_of(ticks: int) -> datetime:
    """Return the moment so many microseconds after 1970-01-01 UTC."""
    return _EPOCH + ticks * _TICK
