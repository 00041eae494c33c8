"""Laws of the tree: what a proof shows, and that nothing else shows it."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.store.merkle import (
    Peaks,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root_of,
)

MOST = 600
LEAVES = [leaf_hash(str(at).encode()) for at in range(MOST)]
SIZES = st.integers(1, MOST)
#: Every complete subtree, level by level.
LEVELS = [LEAVES]
while len(LEVELS[-1]) > 1:
    below = LEVELS[-1]
    LEVELS.append([node_hash(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)])


def node(level, index):
    return LEVELS[level][index]


def root(size):
    peaks = Peaks()
    peaks.extend(LEAVES[:size])
    return peaks.root()


@st.composite
def inclusions(draw):
    size = draw(SIZES)
    index = draw(st.integers(0, size - 1))
    return LEAVES[index], index, size, inclusion_proof(index, size, node), root(size)


@st.composite
def growths(draw):
    second = draw(SIZES)
    first = draw(st.integers(1, second))
    return first, root(first), second, root(second), consistency_proof(first, second, node)


def changed(draw, data):
    """Return *data* with one bit changed."""
    at = draw(st.integers(0, len(data) - 1))
    return data[:at] + bytes([data[at] ^ 1 << draw(st.integers(0, 7))]) + data[at + 1 :]


def changed_proof(draw, proof):
    """Return *proof* with a hash changed, left out, added or moved."""
    hashes = list(proof)
    at = draw(st.integers(0, len(hashes)))
    how = draw(st.sampled_from(["change", "leave out", "swap"] if at < len(hashes) else ["add"]))
    if how == "change":
        hashes[at] = changed(draw, hashes[at])
    elif how == "leave out":
        del hashes[at]
    elif how == "swap":
        hashes[at], hashes[0] = hashes[0], hashes[at]
    else:
        hashes.insert(draw(st.integers(0, at)), draw(st.sampled_from(LEAVES)))
    return tuple(hashes)


@given(SIZES)
def test_the_root_is_the_same_by_growing_and_by_subtrees(size):
    assert root_of(size, node) == root(size)


@given(inclusions())
def test_every_leaf_is_shown_to_be_in_the_tree(inclusion):
    assert is_included(*inclusion)


@given(growths())
def test_every_tree_is_shown_to_begin_with_every_smaller_one(growth):
    assert is_consistent(*growth)


@given(inclusions(), st.data())
def test_a_changed_leaf_root_or_proof_shows_nothing(inclusion, data):
    leaf, index, size, proof, top = inclusion

    assert not is_included(changed(data.draw, leaf), index, size, proof, top)
    assert not is_included(leaf, index, size, proof, changed(data.draw, top))
    other = changed_proof(data.draw, proof)
    assert is_included(leaf, index, size, other, top) == (other == proof)


@given(inclusions(), st.integers(0, 2 * MOST))
def test_a_leaf_is_shown_in_its_own_place_only(inclusion, other):
    leaf, index, size, proof, top = inclusion

    assert is_included(leaf, other, size, proof, top) == (other == index)


@given(growths(), st.data())
def test_a_changed_root_or_proof_of_growth_shows_nothing(growth, data):
    first, first_root, second, second_root, proof = growth

    assert not is_consistent(first, changed(data.draw, first_root), second, second_root, proof)
    assert not is_consistent(first, first_root, second, changed(data.draw, second_root), proof)
    other = changed_proof(data.draw, proof)
    assert is_consistent(first, first_root, second, second_root, other) == (other == proof)


@given(st.integers(2, MOST), st.data())
def test_a_tree_in_which_a_leaf_was_changed_did_not_grow_from_the_first(second, data):
    first = data.draw(st.integers(1, second - 1))
    at = data.draw(st.integers(0, first - 1))
    leaves = [*LEAVES[:at], sha256(b"another").digest(), *LEAVES[at + 1 : first]]
    forged = Peaks()
    forged.extend(leaves)
    proof = consistency_proof(first, second, node)

    assert not is_consistent(first, forged.root(), second, root(second), proof)


@given(st.tuples(SIZES, SIZES, SIZES).map(sorted))
def test_growing_in_steps_leads_where_growing_at_once_does(sizes):
    one, two, three = sizes
    peaks = Peaks()
    for start, end in ((0, one), (one, two), (two, three)):
        peaks = Peaks.unpacked(peaks.size, peaks.packed())
        peaks.extend(LEAVES[start:end])

    assert peaks.root() == root(three)


@given(
    st.lists(st.one_of(st.none(), st.integers(), st.binary(max_size=33), st.text()), min_size=5, max_size=5)
)
def test_nothing_that_is_given_raises(values):
    assert not is_included(*values)
    assert not is_consistent(*values)


@given(st.integers(), st.integers(), st.lists(st.sampled_from(LEAVES), max_size=70))
def test_no_sizes_raise(one, other, proof):
    assert is_included(LEAVES[0], one, other, proof, LEAVES[0]) == (one == 0 and other == 1 and not proof)
    assert not is_consistent(one, LEAVES[0], other, LEAVES[1], proof) or one == 0
