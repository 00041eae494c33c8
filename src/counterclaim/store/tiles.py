"""
The hashes of a Merkle tree as they are stored: whole tiles of 256, so that proofs need not read the log.

A tile of level 0 holds the hashes of 256 leaves, one of level 1 the roots of 256 tiles of level 0, and so on,
as in C2SP tlog-tiles. What is not yet 256 is not stored: it follows from the last events.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.store.drivers import Database
from counterclaim.store.errors import DamagedStoreError
from counterclaim.store.log import events
from counterclaim.store.merkle import node_hash

__all__ = ["TileWriter", "stored_node"]

_HEIGHT = 8
_WIDTH = 1 << _HEIGHT
_HASH = 32


class TileWriter:
    """Writes tiles as they become full."""

    def __init__(self, database: Database, size: int, *, prefix: str = "") -> None:
        """Go on with a tree of *size* leaves, in the table whose name begins with *prefix*."""
        self._database = database
        self._table = f"{prefix}tile"
        self._size = size
        self._begun: list[bytes] | None = None

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add the hashes of *leaves*."""
        rest = self._size % _WIDTH
        self._size += len(leaves)
        if self._begun is None:
            if rest + len(leaves) < _WIDTH:
                return  # no tile is full yet, and what there is can be read again
            start = self._size - len(leaves) - rest
            begun = events(self._database, "position >= ? AND position < ?", (start, start + rest))
            self._begun = [event.leaf for event in begun]
        self._begun += leaves
        while len(self._begun) >= _WIDTH:
            number = (self._size - len(self._begun)) // _WIDTH
            self._write(0, number, self._begun[:_WIDTH])
            del self._begun[:_WIDTH]

    def _write(self, level: int, number: int, hashes: list[bytes]) -> None:
        row = (level, number, _root_of(hashes), b"".join(hashes))
        self._database.run(f"INSERT INTO {self._table} VALUES (?, ?, ?, ?)", row)
        if number % _WIDTH == _WIDTH - 1:
            first = number - number % _WIDTH
            roots = _roots(self._database, level, first, _WIDTH, self._table)
            self._write(level + 1, number // _WIDTH, roots)


def stored_node(database: Database, level: int, index: int, *, table: str = "tile") -> bytes:
    """
    Return the root of the complete subtree of 2**level leaves that begins at leaf index * 2**level.

    *table* is that of the tiles.

    Raises:
        DamagedStoreError: Something that it follows from is missing.
    """
    tile_level, height = divmod(level, _HEIGHT)
    return _root_of(_hashes(database, tile_level, index << height, 1 << height, table))


def _hashes(database: Database, level: int, first: int, count: int, table: str) -> list[bytes]:
    """Return *count* hashes of one tile of *level*, stored or not."""
    number, offset = divmod(first, _WIDTH)
    sql = f"SELECT hashes FROM {table} WHERE level = ? AND number = ?"
    stored = database.value(sql, (level, number))
    if stored is not None:
        found = [stored[at : at + _HASH] for at in range(0, len(stored), _HASH)][offset : offset + count]
    elif level == 0:
        last = events(database, "position >= ? AND position < ?", (first, first + count))
        found = [event.leaf for event in last]
    else:
        found = _roots(database, level - 1, first, count, table)
    if len(found) != count:
        raise DamagedStoreError(database.shown, "lacks hashes of its log; check it with verify")
    return found


def _roots(database: Database, level: int, first: int, count: int, table: str) -> list[bytes]:
    sql = f"SELECT root FROM {table} WHERE level = ? AND number >= ? AND number < ? ORDER BY number"
    return [root for (root,) in database.rows(sql, (level, first, first + count))]


def _root_of(hashes: list[bytes]) -> bytes:
    """Return the root of a complete tree over *hashes*, as many as a power of two."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [node_hash(left, right) for left, right in pairs]
    return hashes[0]
