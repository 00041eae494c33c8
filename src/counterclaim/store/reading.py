"""What a store knows, now and at any moment before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TypeAlias

from attrs import frozen

from counterclaim.case.nearest import MOST_COMPARED, nearest_id
from counterclaim.errors import UnknownIdError
from counterclaim.frozen import FrozenMap
from counterclaim.model import Record
from counterclaim.store.appending import head_of
from counterclaim.store.drivers import Database
from counterclaim.store.errors import DamagedStoreError, StoreError
from counterclaim.store.log import Revision, events, revisions, ticks_of
from counterclaim.store.session import Session

__all__ = [
    "Moment",
    "Version",
    "changed_between",
    "counts",
    "current",
    "known_at",
    "number_at",
    "one",
    "unknown",
    "versions",
]

#: A moment of recorded time, with its zone, or the number of the last revision that counts.
Moment: TypeAlias = datetime | int

_STANDING_AT = """
    SELECT payload, sealed FROM event
    WHERE position < ?1 AND op IN ('add', 'replace') AND payload IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM event AS later WHERE later.previous = event.position AND later.position < ?1
    )
    ORDER BY place
"""
_CHAIN = """
    position IN (
        WITH RECURSIVE chain (at) AS (
            SELECT position FROM record WHERE id = ?
            UNION SELECT previous FROM chain JOIN event ON position = at WHERE previous IS NOT NULL
        )
        SELECT at FROM chain
    )
"""
#: Of what stood before position ?1, what an event up to ?2 took the place of.
_BEFORE = """
    SELECT old.payload, old.sealed FROM event AS new JOIN event AS old ON old.position = new.previous
    WHERE new.position >= ?1 AND new.position < ?2 AND old.position < ?1
        AND old.op IN ('add', 'replace') AND old.payload IS NOT NULL
    ORDER BY old.place
"""
#: Of what came from position ?1 on, what still stands at ?2.
_AFTER = """
    SELECT payload, sealed FROM event
    WHERE position >= ?1 AND position < ?2 AND op IN ('add', 'replace') AND payload IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM event AS later WHERE later.previous = event.position AND later.position < ?2
        )
    ORDER BY place
"""


@frozen(kw_only=True)
class Version:
    """
    One version of a record.

    Attributes:
        revision: The revision that made it.
        op: What was done: `add`, `replace`, or `remove`.
        record: The record from then on; `None` where it was removed, or erased since.
        erased: Whether it was erased since.
    """

    revision: Revision
    op: str
    record: Record | None
    erased: bool = False


def current(session: Session) -> Iterator[Record]:
    """Yield the records that are on record now, in the order of the case."""
    database = session.database
    if session.under_way is None:
        sql = (
            "SELECT payload, sealed FROM record JOIN event USING (position) "
            "WHERE record.place IS NOT NULL ORDER BY record.place"
        )
        for payload, sealed in database.rows(sql):
            yield session.form.read(payload, sealed)
        return
    # What is added meanwhile would come up again, without end.
    sql = "SELECT position FROM record WHERE place IS NOT NULL ORDER BY place"
    for (position,) in list(database.rows(sql)):
        for payload, sealed in database.rows(
            "SELECT payload, sealed FROM event WHERE position = ?", (position,)
        ):
            yield session.form.read(payload, sealed)


def one(session: Session, id: str) -> Record | None:
    """Return the record that is under *id* now, if there is one."""
    if not _can_be(id):
        return None
    sql = (
        "SELECT payload, sealed FROM record JOIN event USING (position) "
        "WHERE id = ? AND record.place IS NOT NULL"
    )
    found = session.database.row(sql, (id,))
    return None if found is None else session.form.read(*found)


def unknown(database: Database, id: str) -> UnknownIdError:
    """Return the error that says that no record was ever under *id*, with the id that may have been meant."""
    ids = database.rows("SELECT id FROM record LIMIT ?", (MOST_COMPARED + 1,))
    return UnknownIdError(id, nearest=nearest_id(id, [each for (each,) in ids if isinstance(each, str)]))


def known_at(session: Session, moment: Moment) -> Iterator[Record]:
    """
    Yield the records that were on record at *moment*, in the order of the case; nothing later is read.

    Raises:
        StoreError: There is no revision of that number.
    """
    size = head_of(session.database, number_at(session.database, moment)).size
    for payload, sealed in session.database.rows(_STANDING_AT, (size,)):
        yield session.form.read(payload, sealed)


def number_at(database: Database, moment: Moment) -> int:
    """
    Return the number of the last revision at *moment*; 0, the making of the store, where it is before all.

    Raises:
        StoreError: There is no revision of that number.
        TypeError: It is neither a moment nor a number; a day has no zone, and is none.
        ValueError: The moment has no zone.
    """
    if isinstance(moment, bool) or not isinstance(moment, datetime | int):
        message = (
            f"expected a moment, as datetime(2019, 10, 20, 12, tzinfo=UTC), or a number, found {moment!r:.80}"
        )
        raise TypeError(message)
    if isinstance(moment, datetime):
        if moment.utcoffset() is None:
            message = "a moment of recorded time has its zone, as datetime(2019, 10, 20, 12, tzinfo=UTC)"
            raise ValueError(message)
        sql = "SELECT number FROM revision WHERE recorded_at <= ? ORDER BY recorded_at DESC, number DESC"
        return int(database.value(sql, (ticks_of(moment),)) or 0)
    last = head_of(database).number
    if not 0 <= moment <= last:
        raise StoreError(database.shown, f"has the revisions 0 to {last}, and no revision {moment}")
    return moment


def counts(session: Session, number: int) -> FrozenMap[str, int]:
    """
    Return how many records the revision *number* added, replaced and removed, and its erasures, by op.

    Raises:
        StoreError: There is no revision of that number.
    """
    sql = (
        "SELECT op, count(*) FROM event JOIN revision ON event.position > revision.position "
        "AND event.position < revision.size WHERE number = ? GROUP BY op ORDER BY op"
    )
    return FrozenMap(
        (op, count) for op, count in session.database.rows(sql, (number_at(session.database, number),))
    )


def versions(session: Session, id: str) -> Iterator[Version]:
    """
    Yield every version of the record under *id*, from the first on.

    Raises:
        UnknownIdError: No record was ever under it.
    """
    found = list(events(session.database, _CHAIN, (id,))) if _can_be(id) else []
    if not found:
        raise unknown(session.database, id)
    numbers = {event.revision for event in found}
    made = {
        revision.number: revision
        for number in sorted(numbers)
        for revision in revisions(session.database, "number = ?", (number,))
    }
    if session.under_way is not None:
        made[session.under_way.number] = session.under_way
    for event in found:
        if event.revision not in made:
            reason = f"has no readable revision {event.revision}; check it with verify"
            raise DamagedStoreError(session.database.shown, reason)
        has_record = event.payload is not None and event.op != "remove"
        yield Version(
            revision=made[event.revision],
            op=event.op,
            record=session.form.read(event.payload or "", event.sealed) if has_record else None,
            erased=event.payload is None,
        )


def changed_between(
    session: Session, earlier: Moment, later: Moment | None
) -> tuple[list[Record], list[Record]]:
    """Return the records that changed between two moments: as they were, and as they are then."""
    start = head_of(session.database, number_at(session.database, earlier)).size
    end = session.size
    if later is not None:
        end = head_of(session.database, number_at(session.database, later)).size
    start, end, turned = min(start, end), max(start, end), start > end
    before = [session.form.read(*row) for row in session.database.rows(_BEFORE, (start, end))]
    after = [session.form.read(*row) for row in session.database.rows(_AFTER, (start, end))]
    return (after, before) if turned else (before, after)


def _can_be(id: str) -> bool:
    """Return whether *id* can be one: half of a surrogate pair has no form that SQLite could look for."""
    return not any("\ud800" <= character <= "\udfff" for character in id)
