"""
The tables of a store.

`event` is the log: whatever happened, one row each, in order. Every other table is a view of it, written in
the same transaction, and can be made anew from it.
"""

from __future__ import annotations

from counterclaim.store.drivers import Database

__all__ = [
    "APPLICATION_ID",
    "FORMAT_VERSION",
    "VIEWS",
    "create_tables",
    "create_views",
    "expected_schema",
    "written_schema",
]

#: "ccl1" in ASCII: what the header of a database file has at offset 68 (sqlite.org/fileformat2.html, 1.3.16).
APPLICATION_ID = 0x63636C31
#: The version of these tables; the header has it at offset 60.
FORMAT_VERSION = 1

_LOG = (
    """
    CREATE TABLE event (
        position INTEGER PRIMARY KEY,   -- from 0, without gaps: the index of its leaf in the Merkle tree
        revision INTEGER NOT NULL,      -- the revision that it belongs to
        op TEXT NOT NULL,               -- create, revise, add, replace, remove, erase
        place INTEGER,                  -- of add and replace: where the record stands in the case
        previous INTEGER,               -- the last event before it that concerns the same record
        salt BLOB,                      -- 16 random bytes, the key of the commitment
        payload TEXT,                   -- JSON; NULL where it was erased
        sealed TEXT,                    -- JSON: encrypted values of protected fields, by field
        commitment BLOB                 -- what the leaf commits to, where payload was erased or replaced
    ) STRICT
    """,
    # The one change that is allowed takes something out, and leaves the commitment to it in its place.
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    WHEN NEW.commitment IS NULL
        OR OLD.commitment IS NOT NULL AND OLD.commitment IS NOT NEW.commitment
        OR (OLD.position, OLD.revision, OLD.op) IS NOT (NEW.position, NEW.revision, NEW.op)
        OR (OLD.place, OLD.previous) IS NOT (NEW.place, NEW.previous)
        OR OLD.op = 'erase'
    BEGIN SELECT RAISE(ABORT, 'what is on record is never changed'); END
    """,
    """
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'what is on record is never deleted'); END
    """,
    "CREATE INDEX event_by_previous ON event (previous) WHERE previous IS NOT NULL",
    "CREATE INDEX event_by_sealed ON event (position) WHERE sealed IS NOT NULL",
)

#: The tables that follow from the log.
VIEWS = ("record", "revision", "tile")
_VIEWS = (
    """
    CREATE TABLE record (
        id TEXT PRIMARY KEY,            -- or the number that stands for an id that was erased
        position INTEGER NOT NULL,      -- its last event
        place INTEGER                   -- where it stands in the case; NULL where it is not part of it
    ) STRICT
    """,
    "CREATE INDEX record_by_place ON record (place) WHERE place IS NOT NULL",
    """
    CREATE TABLE revision (
        number INTEGER PRIMARY KEY,     -- from 0, the making of the store
        position INTEGER NOT NULL,      -- its first event, which says who made it and why
        recorded_at INTEGER NOT NULL,   -- microseconds since 1970-01-01 UTC, never going back
        size INTEGER NOT NULL,          -- events up to its end
        peaks BLOB NOT NULL,            -- the roots of the complete subtrees of the Merkle tree then
        key TEXT                        -- the idempotency key it was made with
    ) STRICT
    """,
    "CREATE INDEX revision_by_time ON revision (recorded_at)",
    "CREATE UNIQUE INDEX revision_by_key ON revision (key) WHERE key IS NOT NULL",
    """
    CREATE TABLE tile (
        level INTEGER NOT NULL,         -- 0 holds the hashes of leaves, each one above the roots of 256 below
        number INTEGER NOT NULL,
        root BLOB NOT NULL,
        hashes BLOB NOT NULL,           -- 256 of 32 bytes
        PRIMARY KEY (level, number)
    ) STRICT, WITHOUT ROWID
    """,
)


def create_tables(database: Database) -> None:
    """Make the tables of an empty *database*, and mark it as a store."""
    for statement in (*_LOG, *_VIEWS):
        database.run(_tidy(statement))
    database.run(f"PRAGMA application_id = {APPLICATION_ID}")
    database.run(f"PRAGMA user_version = {FORMAT_VERSION}")


def create_views(database: Database) -> None:
    """Make the tables that follow from the log anew, empty."""
    for name in VIEWS:
        database.run(f"DROP TABLE IF EXISTS {name}")
    for statement in _VIEWS:
        database.run(_tidy(statement))


def expected_schema() -> frozenset[str]:
    """Return the statements that the tables, indexes and triggers of a store are made with."""
    return frozenset(map(_tidy, (*_LOG, *_VIEWS)))


def written_schema(database: Database) -> frozenset[str]:
    """Return the statements that those of *database* were made with."""
    found = database.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return frozenset(str(sql) for (sql,) in found)


def _tidy(statement: str) -> str:
    """Return *statement* without the indentation it has here."""
    lines = (line.removeprefix("    ").rstrip() for line in statement.split("\n"))
    return "\n".join(line for line in lines if line)
