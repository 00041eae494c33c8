"""
The Merkle tree as it grows: its hashes, and as many of them as it takes to go on.

What is hashed begins with another byte for leaves than for nodes, so neither passes for the other (RFC 9162,
section 2.1.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

__all__ = ["EMPTY_ROOT", "HASH_SIZE", "Peaks", "folded", "is_hash", "leaf_hash", "node_hash"]

HASH_SIZE = 32
#: The root of a tree without leaves.
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the leaf of the entry *data*."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of the node above *left* and *right*."""
    return sha256(b"\x01" + left + right).digest()


class Peaks:
    """
    What has to be kept of a tree so that it can grow: the roots of its complete subtrees, largest first.

    RFC 9162, section 2.1.2, keeps them on a stack. There are as many as the size has bits that are set.
    """

    __slots__ = ("_hashes", "_size")

    def __init__(self, size: int = 0, hashes: Iterable[bytes] = ()) -> None:
        """
        Take up a tree of *size* leaves at its *hashes*.

        Raises:
            ValueError: There are more or fewer *hashes* than a tree of that size has, or one is no hash.
        """
        self._size = size
        self._hashes = list(hashes)
        if size < 0 or len(self._hashes) != size.bit_count():
            raise ValueError(f"a tree of {size} leaves does not have {len(self._hashes)} complete subtrees")
        for each in self._hashes:
            _check_hash(each)

    @classmethod
    def unpacked(cls, size: int, data: bytes) -> Peaks:
        """
        Return the peaks of a tree of *size* leaves that `packed` wrote as *data*.

        Raises:
            ValueError: *data* is longer or shorter than such a tree needs.
        """
        if size < 0 or len(data) != size.bit_count() * HASH_SIZE:
            raise ValueError(
                f"{len(data)} bytes do not hold the complete subtrees of a tree of {size} leaves"
            )
        return cls(size, (data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)))

    @property
    def size(self) -> int:
        """How many leaves the tree has."""
        return self._size

    @property
    def hashes(self) -> tuple[bytes, ...]:
        """The roots of the complete subtrees, largest first."""
        return tuple(self._hashes)

    def append(self, leaf: bytes) -> None:
        """
        Add *leaf* to the tree.

        Raises:
            ValueError: *leaf* is not of 32 bytes; `leaf_hash` makes one of an entry.
        """
        self.extend((leaf,))

    def extend(self, leaves: Iterable[bytes]) -> None:
        """
        Add *leaves* to the tree; those before one that is refused are in it.

        Raises:
            ValueError: One of *leaves* is not of 32 bytes.
        """
        hashes, size = self._hashes, self._size
        push, pop, digest_of = hashes.append, hashes.pop, sha256
        try:
            for leaf in leaves:
                if len(leaf) != HASH_SIZE:
                    _check_hash(leaf)
                above, rest = leaf, size
                while rest & 1:
                    above = digest_of(b"\x01" + pop() + above).digest()
                    rest >>= 1
                push(above)
                size += 1
        finally:
            self._size = size

    def add_subtree(self, root: bytes, level: int) -> None:
        """
        Add a complete subtree of 2**level leaves by its *root*, behind a multiple of so many leaves.

        Raises:
            ValueError: There is no such multiple, or *root* is not of 32 bytes.
        """
        _check_hash(root)
        place, rest = divmod(self._size, 1 << level)
        if rest:
            raise ValueError(f"a subtree of {1 << level} leaves does not begin behind {self._size} leaves")
        while place & 1:
            root = node_hash(self._hashes.pop(), root)
            place >>= 1
        self._hashes.append(root)
        self._size += 1 << level

    def root(self) -> bytes:
        """Return the root of the tree as it is now."""
        return folded(self._hashes)

    def packed(self) -> bytes:
        """Return the hashes joined, for `unpacked`."""
        return b"".join(self._hashes)

    def copy(self) -> Peaks:
        """Return peaks that grow apart from these."""
        return Peaks(self._size, self._hashes)

    def __repr__(self) -> str:
        return f"<Peaks of {self._size} leaves, root {self.root().hex()[:16]}…>"


def folded(hashes: Sequence[bytes]) -> bytes:
    """Return the root above the roots of complete subtrees, *hashes*, largest first."""
    if not hashes:
        return EMPTY_ROOT
    root = hashes[-1]
    for left in hashes[-2::-1]:
        root = node_hash(left, root)
    return root


def _check_hash(value: bytes) -> None:
    if not is_hash(value):
        raise ValueError("a leaf or node is the 32 bytes of a SHA-256; leaf_hash() makes a leaf of an entry")


def is_hash(value: object) -> bool:
    """Return whether *value* is the 32 bytes of a SHA-256."""
    return isinstance(value, bytes) and len(value) == HASH_SIZE
