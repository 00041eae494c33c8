"""Proofs from tiles are those of the plain tree, whatever its size."""

from __future__ import annotations

from functools import partial

import attrs
import pytest

from counterclaim.store import DamagedStoreError, Store
from counterclaim.store.merkle import Peaks, consistency_proof, inclusion_proof, leaf_hash, node_hash, root_of
from counterclaim.store.tiles import GrowingTree, stored_node
from store.helpers import add, claims, tamper


class FakeEvent:
    def __init__(self, leaf):
        self.leaf = leaf


class FakeDatabase:
    """A log of leaves alone, and its tiles, without SQLite."""

    shown = "fake"

    def __init__(self):
        self.leaves = []
        self.tiles = {}

    def run(self, sql, row):
        assert sql.startswith("INSERT INTO tile")
        level, number, root, hashes = row
        assert (level, number) not in self.tiles
        self.tiles[level, number] = root, hashes

    def value(self, sql, place):
        return self.tiles.get(place, (None, None))[1]

    def rows(self, sql, parameters):
        level, first, last = parameters
        return [
            (self.tiles[level, number][0],) for number in range(first, last) if (level, number) in self.tiles
        ]


def events(database, condition, bounds):
    return map(FakeEvent, database.leaves[slice(*bounds)])


@pytest.fixture
def fake(monkeypatch):
    monkeypatch.setattr("counterclaim.store.tiles.events", events)
    return FakeDatabase()


def leaf(number):
    return leaf_hash(number.to_bytes(4, "big"))


class PlainTree:
    """Every node of the tree over the leaves 0, 1, 2 …, by level."""

    def __init__(self, size):
        self.levels = [[leaf(number) for number in range(size)]]
        while len(self.levels[-1]) > 1:
            last = self.levels[-1]
            self.levels.append([node_hash(*last[at : at + 2]) for at in range(0, len(last) - 1, 2)])

    def node(self, level, index):
        return self.levels[level][index]


def grow(database, size, batches, peaks=None):
    """Add leaves up to *size* in *batches*, each by another writer, as revisions do."""
    peaks = peaks or Peaks()
    batches = iter(batches)
    while peaks.size < size:
        tree = GrowingTree(database, peaks.copy())
        for count in next(batches):
            new = [leaf(number) for number in range(tree.peaks.size, min(tree.peaks.size + count, size))]
            database.leaves += new
            tree.extend(new)
        peaks = tree.peaks
    return peaks


def endless(*batches):
    while True:
        yield batches


BATCHES = {
    "one by one": endless(1),
    "three by three": endless(3),
    "a tile and one": endless(257),
    "two tiles": endless(512),
    "a thousand": endless(1000),
    "many in one revision": endless(1, 254, 1, 1, 255, 256, 257, 3, 700),
}


@pytest.mark.parametrize("batches", BATCHES)
def test_every_node_is_that_of_the_plain_tree(fake, batches):
    plain = PlainTree(2000)
    peaks = grow(fake, 2000, BATCHES[batches])

    for level, nodes in enumerate(plain.levels):
        for index, node in enumerate(nodes):
            assert stored_node(fake, level, index) == node
    assert peaks.root() == root_of(2000, plain.node)
    assert set(fake.tiles) == {(0, number) for number in range(2000 // 256)}


def test_every_proof_is_that_of_the_plain_tree(fake):
    plain = PlainTree(600)
    peaks = Peaks()
    for size in range(601):
        peaks = grow(fake, size, endless(1), peaks)
        node = partial(stored_node, fake)
        assert peaks.root() == root_of(size, plain.node) == root_of(size, node)
        for position in {0, 1, 254, 255, 256, 257, 511, 512, size // 2, size - 1} & set(range(size)):
            assert inclusion_proof(position, size, node) == inclusion_proof(position, size, plain.node)
        for earlier in {0, 1, 2, 255, 256, 257, 511, 512, size // 3, size - 1, size} & set(range(size + 1)):
            assert consistency_proof(earlier, size, node) == consistency_proof(earlier, size, plain.node)


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 65_536 + 256, 131_072 + 5])
def test_tiles_above_tiles(fake, size):
    plain = PlainTree(size)
    grow(fake, size, endless(1000, 24, 3000))
    node = partial(stored_node, fake)

    assert {place for place in fake.tiles if place[0] > 0} == {
        (1, number) for number in range(size // 65_536)
    }
    assert root_of(size, node) == root_of(size, plain.node)
    for position in (0, 255, 256, 65_279, 65_280, 65_534, size - 257, size - 256, size - 1):
        assert inclusion_proof(position, size, node) == inclusion_proof(position, size, plain.node)
    for earlier in (1, 256, 65_279, 65_280, 65_535, size - 256, size - 1, size):
        assert consistency_proof(earlier, size, node) == consistency_proof(earlier, size, plain.node)


def test_tiles_hold_the_hashes_one_after_another(fake):
    grow(fake, 256, endless(100))

    root, hashes = fake.tiles[0, 0]
    assert hashes == b"".join(leaf(number) for number in range(256))
    assert root == root_of(256, PlainTree(256).node)


class TestOfAStore:
    @pytest.mark.parametrize("size", [254, 255, 256, 257, 511, 512, 513])
    def test_proofs_around_the_ends_of_tiles(self, store, size):
        taken = []
        while store.checkpoint().size < size - 100:
            add(store, *claims(70, len(store)))
            taken.append(store.checkpoint())
        add(store, *claims(size - store.checkpoint().size - 1, len(store)))

        assert store.checkpoint().size == size
        assert all(store.prove_inclusion(claim).holds for claim in claims(len(store))[::10])
        assert all(store.prove_consistency(checkpoint).holds for checkpoint in taken)
        assert store.verify(*taken).ok

    def test_a_tile_that_is_missing_is_told(self, store, driver):
        add(store, *claims(600))
        checkpoint = attrs.evolve(store.checkpoint(), size=300)
        store.close()
        tamper(store.path, "DELETE FROM tile", "DELETE FROM event WHERE position = 7")

        with (
            Store.open(store.path, driver=driver) as damaged,
            pytest.raises(DamagedStoreError, match="lacks hashes of its log"),
        ):
            damaged.prove_consistency(checkpoint)

    def test_without_tiles_the_log_is_enough_below_one(self, store, driver):
        add(store, *claims(200))
        checkpoint = store.checkpoint()
        add(store, *claims(200, 200))
        expected = store.prove_consistency(checkpoint)
        store.close()
        tamper(store.path, "DELETE FROM tile")

        with Store.open(store.path, driver=driver) as damaged:
            assert damaged.prove_consistency(checkpoint) == expected
            assert not damaged.verify().ok
