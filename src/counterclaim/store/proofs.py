"""Proofs that can be handed over: that an event is in a log, and that a log only grew."""

from __future__ import annotations

from functools import partial

from attrs import evolve, frozen

from counterclaim.store.appending import Head, head_of
from counterclaim.store.checkpoint import Checkpoint
from counterclaim.store.drivers import Database
from counterclaim.store.errors import StoreError
from counterclaim.store.log import Event, events
from counterclaim.store.merkle import (
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
)
from counterclaim.store.reading import unknown
from counterclaim.store.tiles import stored_node
from counterclaim.store.views import UNREADABLE

__all__ = ["ConsistencyProof", "InclusionProof", "checkpoint_of", "prove_consistency", "prove_inclusion"]


@frozen(kw_only=True)
class InclusionProof:
    """
    The proof that an event is in the log that a checkpoint is of; it is checked without the store.

    Attributes:
        checkpoint: The checkpoint.
        event: The event, with what its leaf follows from.
        hashes: The hashes beside the way from the leaf to the root (RFC 9162, section 2.1.3).
    """

    checkpoint: Checkpoint
    event: Event
    hashes: tuple[bytes, ...] = ()

    @property
    def holds(self) -> bool:
        """
        Whether the log had such an event at that position.

        Of one that was erased, or had words taken out, it proves nothing about what it held: what is there
        instead is not part of a proof.
        """
        if self.event.commitment is not None and self.event.payload is not None:
            return False
        try:
            leaf = self.event.leaf
        except UNREADABLE:
            return False
        return is_included(leaf, self.event.position, self.checkpoint.size, self.hashes, self.checkpoint.root)


@frozen(kw_only=True)
class ConsistencyProof:
    """
    The proof that a log only grew from one checkpoint to another; it is checked without the store.

    Attributes:
        earlier: The earlier checkpoint.
        later: The later one.
        hashes: The hashes that both roots follow from (RFC 9162, section 2.1.4).
    """

    earlier: Checkpoint
    later: Checkpoint
    hashes: tuple[bytes, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it proves what it says."""
        same_log = self.earlier.origin == self.later.origin
        return same_log and is_consistent(
            self.earlier.size, self.earlier.root, self.later.size, self.later.root, self.hashes
        )


def checkpoint_of(origin: str, head: Head) -> Checkpoint:
    """Return the checkpoint of the store named *origin* at *head*."""
    return Checkpoint(origin=origin, size=head.size, root=head.peaks.root())


def prove_inclusion(database: Database, origin: str, id: str) -> InclusionProof:
    """
    Return the proof that the last event of the record *id* is in the log.

    Raises:
        RuntimeError: It belongs to a revision that is being made.
        UnknownIdError: There is no such record.
    """
    position = database.value("SELECT position FROM record WHERE id = ?", (id,))
    if position is None:
        raise unknown(database, id)
    head = head_of(database)
    if position >= head.size:
        message = f"what was done to {id!r} last is part of a revision that is being made; end that before"
        raise RuntimeError(message)
    (event,) = events(database, "position = ?", (position,))
    hashes = inclusion_proof(position, head.size, partial(stored_node, database))
    if event.commitment is not None:  # what stands there now is not what was committed to
        event = evolve(event, salt=None, payload=None, sealed=None)
    return InclusionProof(checkpoint=checkpoint_of(origin, head), event=event, hashes=hashes)


def prove_consistency(database: Database, origin: str, earlier: Checkpoint) -> ConsistencyProof:
    """
    Return the proof that the log only grew since the checkpoint *earlier*.

    Raises:
        StoreError: The checkpoint is of another log, or of more events than there are.
    """
    if not isinstance(earlier, Checkpoint):
        message = f"expected a checkpoint, as Checkpoint.parse returns it, found {earlier!r:.80}"
        raise TypeError(message)
    head = head_of(database)
    if earlier.origin != origin or earlier.size > head.size:
        reason = (
            f"is {origin!r} with {head.size} events, and the checkpoint is of {earlier.origin!r} with "
            f"{earlier.size}; give one of this store"
        )
        raise StoreError(database.shown, reason)
    hashes = consistency_proof(earlier.size, head.size, partial(stored_node, database))
    return ConsistencyProof(earlier=earlier, later=checkpoint_of(origin, head), hashes=hashes)
