"""The tree against its definitions in RFC 9162, written as they stand there, and against published roots."""

from hashlib import sha256

import pytest

from counterclaim.store.merkle import (
    EMPTY_ROOT,
    Peaks,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root_of,
)

MOST = 70
LEAVES = [leaf_hash(bytes([at])) for at in range(MOST + 1)]


def split(leaves):
    """The largest power of two smaller than the number of leaves."""
    return max(2**power for power in range(16) if 2**power < len(leaves))


def mth(leaves):
    """RFC 9162, section 2.1.1."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(leaves)
    return sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def path(m, leaves):
    """RFC 9162, section 2.1.3.1."""
    if len(leaves) == 1:
        return []
    k = split(leaves)
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m, leaves, whole):
    """RFC 9162, section 2.1.4.1."""
    if m == len(leaves):
        return [] if whole else [mth(leaves)]
    k = split(leaves)
    if m <= k:
        return [*subproof(m, leaves[:k], whole), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


ROOTS = [mth(LEAVES[:size]) for size in range(MOST + 1)]


def node(level, index):
    width = 2**level
    assert (index + 1) * width <= len(LEAVES), "asked for a subtree that is not complete"
    return mth(LEAVES[index * width : (index + 1) * width])


# From the tests of the reference implementation of RFC 6962.
PUBLISHED_ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
PUBLISHED_ENTRIES.append("606162636465666768696a6b6c6d6e6f")
PUBLISHED_ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


class TestHashes:
    def test_have_the_published_values(self):
        assert leaf_hash(b"").hex() == PUBLISHED_ROOTS[1]
        assert (
            leaf_hash(b"L123456").hex() == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
        )
        assert node_hash(b"N123", b"N456").hex() == (
            "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
        )

    def test_of_leaves_never_pass_for_those_of_nodes(self):
        assert leaf_hash(LEAVES[0] + LEAVES[1]) != node_hash(LEAVES[0], LEAVES[1])


class TestPeaks:
    def test_have_the_published_roots(self):
        peaks = Peaks()
        for size, root in enumerate(PUBLISHED_ROOTS):
            assert (peaks.size, peaks.root().hex()) == (size, root)
            if size < len(PUBLISHED_ENTRIES):
                peaks.append(leaf_hash(bytes.fromhex(PUBLISHED_ENTRIES[size])))

    def test_have_the_root_that_the_definition_gives(self):
        peaks = Peaks()
        for size in range(MOST + 1):
            assert peaks.root() == ROOTS[size] == root_of(size, node)
            assert peaks.hashes == tuple(_complete_subtrees(size))
            peaks.append(LEAVES[size])

    def test_grow_by_many_as_by_one(self):
        for first in range(MOST):
            peaks = Peaks()
            peaks.extend(LEAVES[:first])
            peaks.extend(iter(LEAVES[first:MOST]))

            assert (peaks.size, peaks.root()) == (MOST, ROOTS[MOST])

    def test_can_be_packed_and_unpacked(self):
        for size in range(MOST):
            peaks = Peaks()
            peaks.extend(LEAVES[:size])
            back = Peaks.unpacked(size, peaks.packed())
            back.append(LEAVES[size])

            assert back.root() == ROOTS[size + 1]

    @pytest.mark.parametrize(("size", "length"), [(0, 32), (1, 0), (3, 32), (3, 63), (4, 64), (-1, 32)])
    def test_are_not_unpacked_from_more_or_fewer_bytes_than_the_size_needs(self, size, length):
        with pytest.raises(ValueError, match=f"tree of {size} leaves"):
            Peaks.unpacked(size, bytes(length))

    def test_are_not_made_of_other_hashes_than_the_size_needs(self):
        with pytest.raises(ValueError, match="a tree of 2 leaves does not have 2 complete subtrees"):
            Peaks(2, LEAVES[:2])
        with pytest.raises(ValueError, match="32 bytes"):
            Peaks(1, [b"short"])

    def test_of_a_copy_grow_apart(self):
        peaks = Peaks()
        peaks.extend(LEAVES[:3])
        peaks.copy().append(LEAVES[3])

        assert (peaks.size, peaks.root()) == (3, ROOTS[3])

    def test_refuse_an_entry_in_place_of_its_leaf(self):
        with pytest.raises(ValueError, match=r"leaf_hash\(\) makes a leaf"):
            Peaks().append(b"an entry")

    def test_are_in_order_after_a_leaf_was_refused(self):
        peaks = Peaks()
        with pytest.raises(ValueError, match="32 bytes"):
            peaks.extend([*LEAVES[:3], b"short", *LEAVES[4:]])
        peaks.append(LEAVES[3])

        assert (peaks.size, peaks.root()) == (4, ROOTS[4])

    def test_show_size_and_root(self):
        assert repr(Peaks()) == "<Peaks of 0 leaves, root e3b0c44298fc1c14…>"


def _complete_subtrees(size):
    start = 0
    for level in reversed(range(8)):
        if size >> level & 1:
            yield node(level, start >> level)
            start += 2**level


class TestInclusion:
    def test_is_proved_as_the_definition_says(self):
        for size in range(MOST + 1):
            for index in range(size):
                proof = inclusion_proof(index, size, node)
                assert proof == tuple(path(index, LEAVES[:size]))
                assert is_included(LEAVES[index], index, size, proof, ROOTS[size])

    def test_is_proved_for_one_place_only(self):
        for size in range(1, 20):
            for index in range(size):
                proof = inclusion_proof(index, size, node)
                places = [
                    at for at in range(size) if is_included(LEAVES[index], at, size, proof, ROOTS[size])
                ]
                assert places == [index]

    def test_has_no_proof_that_is_longer_or_shorter(self):
        for size in range(1, MOST):
            index = size // 2
            leaf, proof, root = LEAVES[index], inclusion_proof(index, size, node), ROOTS[size]
            for at in range(len(proof)):
                assert not is_included(leaf, index, size, proof[:at] + proof[at + 1 :], root)
            for at in range(len(proof) + 1):
                assert not is_included(leaf, index, size, (*proof[:at], ROOTS[5], *proof[at:]), root)

    @pytest.mark.parametrize(("index", "size"), [(0, 0), (3, 3), (-1, 3), (0, -1)])
    def test_of_what_is_not_there_cannot_be_proved(self, index, size):
        with pytest.raises(ValueError, match=f"no leaf {index}"):
            inclusion_proof(index, size, node)


class TestConsistency:
    def test_is_proved_as_the_definition_says(self):
        for second in range(1, MOST + 1):
            for first in range(1, second + 1):
                proof = consistency_proof(first, second, node)
                assert proof == tuple(subproof(first, LEAVES[:second], True))
                assert is_consistent(first, ROOTS[first], second, ROOTS[second], proof)

    def test_with_a_tree_without_leaves_needs_no_proof(self):
        for second in range(MOST + 1):
            assert consistency_proof(0, second, node) == ()
            assert is_consistent(0, EMPTY_ROOT, second, ROOTS[second], ())
            assert not is_consistent(0, ROOTS[1], second, ROOTS[second], ())
            assert not is_consistent(0, EMPTY_ROOT, second, ROOTS[second], (ROOTS[1],))

    def test_of_a_tree_with_itself_needs_no_proof(self):
        assert is_consistent(5, ROOTS[5], 5, ROOTS[5], ())
        assert not is_consistent(5, ROOTS[5], 5, ROOTS[6], ())
        assert not is_consistent(5, ROOTS[5], 5, ROOTS[5], (ROOTS[5],))

    def test_is_never_shown_by_no_proof_where_the_tree_grew(self):
        for second in range(2, 20):
            for first in range(1, second):
                assert not is_consistent(first, ROOTS[first], second, ROOTS[second], ())
                assert not is_consistent(first, ROOTS[first], second, ROOTS[first], ())

    def test_does_not_go_backwards(self):
        for second in range(2, 20):
            for first in range(1, second):
                proof = consistency_proof(first, second, node)
                assert not is_consistent(second, ROOTS[second], first, ROOTS[first], proof)

    @pytest.mark.parametrize(("first", "second"), [(3, 2), (-1, 2)])
    def test_of_what_did_not_grow_cannot_be_proved(self, first, second):
        with pytest.raises(ValueError, match="did not grow"):
            consistency_proof(first, second, node)


def test_sizes_have_to_come_with_the_roots_because_a_proof_does_not_vouch_for_them():
    inclusion, growth = inclusion_proof(0, 4, node), consistency_proof(1, 2, node)

    assert [size for size in range(9) if is_included(LEAVES[0], 0, size, inclusion, ROOTS[4])] == [3, 4]
    assert is_consistent(1, ROOTS[1], 2, ROOTS[2], growth)
    assert is_consistent(2, ROOTS[1], 3, ROOTS[2], growth)


class TestWhatIsNoProof:
    LEAF, PROOF, ROOT = LEAVES[2], tuple(path(2, LEAVES[:5])), ROOTS[5]
    GROWN = tuple(subproof(3, LEAVES[:5], True))

    @pytest.mark.parametrize("wrong", [None, "", b"short", 5, 1.0, bytearray(32), "a" * 32])
    def test_is_refused_whatever_it_is(self, wrong):
        assert not is_included(wrong, 2, 5, self.PROOF, self.ROOT)
        assert not is_included(self.LEAF, 2, 5, self.PROOF, wrong)
        assert not is_included(self.LEAF, 2, 5, wrong, self.ROOT)
        assert not is_included(self.LEAF, 2, 5, (wrong, *self.PROOF[1:]), self.ROOT)
        assert not is_consistent(3, wrong, 5, self.ROOT, self.GROWN)
        assert not is_consistent(3, ROOTS[3], 5, wrong, self.GROWN)
        assert not is_consistent(3, ROOTS[3], 5, self.ROOT, wrong)
        assert not is_consistent(3, ROOTS[3], 5, self.ROOT, (wrong, *self.GROWN[1:]))

    @pytest.mark.parametrize("wrong", [None, "2", 2.0, -1, 5, 2**63, 10**1000, float("nan")])
    def test_is_refused_for_any_other_place_or_size(self, wrong):
        assert not is_included(self.LEAF, wrong, 5, self.PROOF, self.ROOT)
        assert not is_included(self.LEAF, 2, 5 if wrong is None else wrong, (), self.ROOT)
        assert not is_consistent(wrong, ROOTS[3], 5, self.ROOT, self.GROWN)

    def test_is_refused_at_once_when_it_is_long(self):
        assert not is_included(self.LEAF, 2, 2**63 - 1, (self.LEAF,) * 10**6, self.ROOT)
        assert not is_consistent(3, ROOTS[3], 2**63 - 1, self.ROOT, (self.LEAF,) * 10**6)

    def test_may_be_a_list(self):
        assert is_included(self.LEAF, 2, 5, list(self.PROOF), self.ROOT)
        assert is_consistent(3, ROOTS[3], 5, self.ROOT, list(self.GROWN))


def test_the_largest_tree_can_be_proved():
    def same(level, index):
        value = LEAVES[0]
        for _ in range(level):
            value = node_hash(value, value)
        return value

    size = 2**63 - 1
    root = root_of(size, same)

    assert is_included(LEAVES[0], size - 1, size, inclusion_proof(size - 1, size, same), root)
    assert is_consistent(
        2**62 + 1, root_of(2**62 + 1, same), size, root, consistency_proof(2**62 + 1, size, same)
    )


def test_no_tree_has_less_than_no_leaves():
    with pytest.raises(ValueError, match="-1 leaves"):
        root_of(-1, node)
