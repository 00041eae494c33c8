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
from counterclaim.store.merkle import Peaks, node_hash

__all__ = ["GrowingTree", "stored_node"]

_HEIGHT = 8
_WIDTH = 1 << _HEIGHT
_HASH = 32


class GrowingTree:
    """
    The Merkle tree over a log, which grows; tiles are written as they become full.

    Attributes:
        peaks: What the root follows from.
    """

    def __init__(self, database: Database, peaks: Peaks, *, prefix: str = "") -> None:
        """Go on from *peaks*, with the table of tiles whose name begins with *prefix*."""
        self.peaks = peaks
        self._database = database
        self._table = f"{prefix}tile"
        self._begun: list[bytes] | None = [] if peaks.size == 0 else None

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add *leaves*."""
        gap = min(-self.peaks.size % _WIDTH, len(leaves))
        self._grow(leaves[:gap])
        whole = gap + (len(leaves) - gap) // _WIDTH * _WIDTH
        for start in range(gap, whole, _WIDTH):
            number = self.peaks.size // _WIDTH
            root = self._write(0, number, leaves[start : start + _WIDTH])
            self.peaks.add_subtree(root, _HEIGHT)
        self._begun = [] if whole > gap else self._begun
        self._grow(leaves[whole:])

    def _grow(self, leaves: Sequence[bytes]) -> None:
        """Add leaves that end a tile at most."""
        size = self.peaks.size + len(leaves)
        self.peaks.extend(leaves)
        if self._begun is not None:
            self._begun += leaves
        if leaves and size % _WIDTH == 0:
            begun = self._begun
            if begun is None:  # it began before we did
                earlier = size - _WIDTH, size - len(leaves)
                written = events(self._database, "position >= ? AND position < ?", earlier)
                begun = [*(event.leaf for event in written), *leaves]
            self._write(0, size // _WIDTH - 1, begun)
            self._begun = []

    def _write(self, level: int, number: int, hashes: Sequence[bytes]) -> bytes:
        """Write a tile and those above that become full with it; return its root."""
        root = _root_of(hashes)
        row = (level, number, root, b"".join(hashes))
        self._database.run(f"INSERT INTO {self._table} VALUES (?, ?, ?, ?)", row)
        if number % _WIDTH == _WIDTH - 1:
            first = number - number % _WIDTH
            roots = _roots(self._database, level, first, _WIDTH, self._table)
            self._write(level + 1, number // _WIDTH, roots)
        return root


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


def _root_of(hashes: Sequence[bytes]) -> bytes:
    """Return the root of a complete tree over *hashes*, as many as a power of two."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [node_hash(left, right) for left, right in pairs]
    return hashes[0]
