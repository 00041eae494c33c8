"""
The Merkle tree over the events of a store: its root, and proofs that it holds a leaf or only grew.

As in RFC 9162, section 2.1, with SHA-256. A leaf here is the hash of an entry as `leaf_hash` gives it, never
the entry itself. Nothing is read or written: whoever makes a proof says by a function what the subtrees'
hashes are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from counterclaim.store.peaks import (
    EMPTY_ROOT,
    HASH_SIZE,
    Peaks,
    folded,
    is_hash,
    leaf_hash,
    node_hash,
)

__all__ = [
    "EMPTY_ROOT",
    "HASH_SIZE",
    "Node",
    "Peaks",
    "consistency_proof",
    "inclusion_proof",
    "is_consistent",
    "is_included",
    "leaf_hash",
    "node_hash",
    "root_of",
]

#: Gives the hash of the complete subtree of 2**level leaves that begins at leaf index * 2**level.
Node: TypeAlias = Callable[[int, int], bytes]

#: Sizes from here on are refused, so that a hostile one costs nothing; SQLite counts no further either.
_TOO_MANY = 2**63


def root_of(size: int, node: Node) -> bytes:
    """
    Return the root of the first *size* leaves.

    Raises:
        ValueError: *size* is negative.
    """
    if size < 0:
        raise ValueError(f"a tree does not have {size} leaves")
    return _span(0, size, node)


def inclusion_proof(index: int, size: int, node: Node) -> tuple[bytes, ...]:
    """
    Return the proof that the leaf at *index* is in the tree of the first *size* leaves (section 2.1.3.1).

    Raises:
        ValueError: *index* is not that of one of *size* leaves.
    """
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    proof: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        split = _split(start, end)
        if index < split:
            proof.append(_span(split, end, node))
            end = split
        else:
            proof.append(_span(start, split, node))
            start = split
    return tuple(reversed(proof))


def consistency_proof(first: int, second: int, node: Node) -> tuple[bytes, ...]:
    """
    Return the proof that the tree of *second* leaves begins with that of *first* (section 2.1.4.1).

    It is empty where both are one tree, and where the first is empty, which every tree begins with.

    Raises:
        ValueError: *first* is negative, or greater than *second*.
    """
    if not 0 <= first <= second:
        raise ValueError(f"a tree of {second} leaves did not grow from one of {first}")
    proof: list[bytes] = []
    start, end = 0, second
    while first and first != end:
        split = _split(start, end)
        if first <= split:
            proof.append(_span(split, end, node))
            end = split
        else:
            proof.append(_span(start, split, node))
            start = split
    if start:  # otherwise what is left is the first tree, whose root the reader has
        proof.append(_span(start, end, node))
    return tuple(reversed(proof))


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """
    Return whether *proof* shows that *leaf* is at *index* in the tree of *size* leaves with this *root*.

    As in section 2.1.3.2. Whatever else is given is no proof: nothing is raised, and little is done. Take
    *size* from where *root* is from, such as a checkpoint: a proof for one size may fit another as well.
    """
    if not (_are_sizes(index, size) and _are_hashes((leaf, root)) and _is_proof(proof)) or index >= size:
        return False
    found, at, last = leaf, index, size - 1
    for sibling in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(sibling, found)
            at, last = _without_zeros(at, last)
        else:
            found = node_hash(found, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def is_consistent(
    first: int, first_root: bytes, second: int, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    """
    Return whether *proof* shows that the tree of *second* leaves grew from that of *first*, by their roots.

    As in section 2.1.4.2. Whatever else is given is no proof: nothing is raised, and little is done. Take the
    sizes from where the roots are from, such as checkpoints: a proof for some sizes may fit others as well.
    """
    if not (_are_sizes(first, second) and _are_hashes((first_root, second_root)) and _is_proof(proof)):
        return False
    if second == 0 and second_root != EMPTY_ROOT:
        return False
    if first == 0:
        return first_root == EMPTY_ROOT and not proof
    if first >= second:
        return first == second and first_root == second_root and not proof
    # A first tree that is complete is itself the first step, and is left out of the proof.
    steps = (first_root, *proof) if first.bit_count() == 1 else tuple(proof)
    return bool(steps) and _leads_to(first, first_root, second, second_root, steps)


def _leads_to(
    first: int, first_root: bytes, second: int, second_root: bytes, steps: tuple[bytes, ...]
) -> bool:
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_hash(step, old), node_hash(step, new)
            at, last = _without_zeros(at, last)
        else:
            new = node_hash(new, step)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def _without_zeros(at: int, last: int) -> tuple[int, int]:
    """Pass over the levels on which the node at the right edge has no sibling."""
    while not at & 1 and at != 0:
        at, last = at >> 1, last >> 1
    return at, last


def _split(start: int, end: int) -> int:
    """Return where the largest complete subtree that is less than the whole ends."""
    return start + (1 << ((end - start - 1).bit_length() - 1))


def _span(start: int, end: int, node: Node) -> bytes:
    """Return the root of the leaves from *start* up to *end*; *start* is where one subtree begins."""
    hashes: list[bytes] = []
    while start < end:
        level = (end - start).bit_length() - 1
        hashes.append(node(level, start >> level))
        start += 1 << level
    return folded(hashes)


def _are_hashes(values: Iterable[object]) -> bool:
    return all(map(is_hash, values))


def _is_proof(proof: object) -> bool:
    # A tree of 2**63 leaves is 63 levels high; a proof of consistency has one step more.
    return isinstance(proof, tuple | list) and len(proof) <= 64 and _are_hashes(proof)


def _are_sizes(*values: object) -> bool:
    return all(isinstance(value, int) and 0 <= value < _TOO_MANY for value in values)
