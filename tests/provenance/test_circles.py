import pytest

from counterclaim.provenance.circles import circles


@pytest.mark.parametrize(
    ("successors", "found"),
    [
        ([], ()),
        ([[1], [2], []], ()),
        ([[0]], ()),
        ([[1], [0]], ((0, 1),)),
        ([[1], [2], [0], [0]], ((0, 1, 2),)),
        ([[1], [0, 2], [3], [2]], ((0, 1), (2, 3))),
        ([[1], [2], [1, 3], [0]], ((0, 1, 2, 3),)),
    ],
)
def test_nodes_that_reach_each_other_lie_in_a_circle(successors, found):
    assert circles(successors) == found


def test_a_circle_may_be_very_long():
    size = 50_000

    (found,) = circles([[(node + 1) % size] for node in range(size)])

    assert found == tuple(range(size))
