"""Proofs that are handed over, and what they do not prove."""

from __future__ import annotations

import attrs
import pytest

from counterclaim.errors import UnknownIdError
from counterclaim.store import StoreError
from counterclaim.store.log import commitment_of
from counterclaim.store.merkle import EMPTY_ROOT
from store.helpers import LEAK, PAPER, PETRA, POLICE, add, claims, log_of, put, remove


@pytest.fixture
def grown(store):
    for batch in range(6):
        add(store, *claims(60, batch * 60))
    return store


class TestInclusion:
    def test_holds_for_every_record(self, grown):
        for claim in claims(360):
            proof = grown.prove_inclusion(claim)
            assert proof.holds
            assert claim.id in proof.event.payload
            assert proof.checkpoint == grown.checkpoint()

    def test_is_of_the_last_event(self, store):
        add(store, POLICE)
        assert store.prove_inclusion("police").event.op == "add"
        put(store, attrs.evolve(POLICE, name="Police"))
        assert store.prove_inclusion("police").event.op == "replace"
        remove(store, "police")

        proof = store.prove_inclusion("police")
        assert proof.event.op == "remove"
        assert proof.holds

    def test_what_it_says_can_be_checked_by_hand(self, store):
        add(store, POLICE)
        event = store.prove_inclusion("police").event

        assert event.leaf == log_of(store)[2].leaf
        assert event.committed == commitment_of(event.salt, event.payload, event.sealed)

    def test_of_another_event_does_not_hold(self, grown):
        proof = grown.prove_inclusion("c77")
        event = proof.event

        assert proof.holds
        for change in (
            {"payload": event.payload + " "},
            {"salt": bytes(16)},
            {"revision": event.revision + 1},
            {"op": "replace"},
            {"position": event.position + 1},
            {"sealed": "{}"},
            {"commitment": bytes(32)},
        ):
            assert not attrs.evolve(proof, event=attrs.evolve(event, **change)).holds

    def test_by_other_hashes_or_of_another_log_does_not_hold(self, grown):
        proof = grown.prove_inclusion("c77")
        checkpoint = proof.checkpoint

        for change in (
            {"hashes": proof.hashes[1:]},
            {"hashes": proof.hashes[::-1]},
            {"hashes": (*proof.hashes, bytes(32))},
            {"checkpoint": attrs.evolve(checkpoint, root=bytes(32))},
            {"checkpoint": attrs.evolve(checkpoint, size=checkpoint.size - 200)},
        ):
            assert not attrs.evolve(proof, **change).holds

    def test_of_what_never_was_is_refused(self, grown):
        with pytest.raises(UnknownIdError):
            grown.prove_inclusion("nobody")

    def test_of_what_was_erased_still_holds_and_shows_nothing(self, store):
        add(store, PETRA, LEAK)
        before = store.prove_inclusion("petra")
        number = store.erase("petra", by="desk", reason="asked").numbers["petra"]
        after = store.prove_inclusion(number)

        assert before.holds
        assert after.holds
        assert (after.event.payload, after.event.salt) == (None, None)
        assert after.event.leaf == before.event.leaf
        with pytest.raises(UnknownIdError):
            store.prove_inclusion("petra")

    def test_of_what_had_words_taken_out_holds_and_proves_nothing_of_the_rest(self, store):
        add(store, LEAK)
        before = store.prove_inclusion("leak").event
        store.erase(words="videos", by="desk", reason="asked")
        proof = store.prove_inclusion("leak")

        assert proof.holds
        assert proof.event.payload is None
        assert not attrs.evolve(proof, event=attrs.evolve(proof.event, payload="{}")).holds
        assert proof.event.leaf == before.leaf


class TestConsistency:
    def test_holds_from_every_checkpoint(self, grown):
        for number in range(7):
            proof = grown.prove_consistency(grown.checkpoint(known_at=number))
            assert proof.holds
            assert proof.later == grown.checkpoint()

    def test_from_now_needs_no_hashes(self, grown):
        proof = grown.prove_consistency(grown.checkpoint())

        assert proof.holds
        assert proof.hashes == ()

    def test_holds_after_erasing(self, grown):
        earlier = grown.checkpoint(known_at=3)
        grown.erase(["c5", "c300"], words="It is 77", by="desk", reason="asked")

        assert grown.prove_consistency(earlier).holds

    def test_from_another_root_does_not_hold(self, grown):
        earlier = attrs.evolve(grown.checkpoint(known_at=3), root=bytes(32))

        assert not grown.prove_consistency(earlier).holds

    def test_to_another_root_does_not_hold(self, grown):
        proof = grown.prove_consistency(grown.checkpoint(known_at=3))

        assert not attrs.evolve(proof, later=attrs.evolve(proof.later, root=bytes(32))).holds
        assert not attrs.evolve(proof, hashes=proof.hashes[1:]).holds
        assert not attrs.evolve(proof, later=attrs.evolve(proof.later, origin="other")).holds

    def test_from_another_store_or_the_future_is_refused(self, grown, new_store):
        other = new_store(origin="newsroom.example/other")
        now = grown.checkpoint()

        for wrong in (other.checkpoint(), attrs.evolve(now, size=now.size + 1)):
            with pytest.raises(StoreError, match="give one of this store"):
                grown.prove_consistency(wrong)

    def test_from_nothing_holds(self, store):
        add(store, PAPER)
        empty = attrs.evolve(store.checkpoint(), size=0, root=EMPTY_ROOT)

        assert store.prove_consistency(empty).holds
        assert not store.prove_consistency(attrs.evolve(empty, root=bytes(32))).holds
