"""
The well-founded model of a graph of attacks and support, by the alternating fixpoint of Van Gelder (1993).

Of the program *in(a) if no attacker of a is in, and each group of a has a supporter that is in*, where the
supporters are positive literals. Slow and plain: it shares nothing with what it judges but the definition.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import TypeVar

from counterclaim.standing import Label

__all__ = ["well_founded_labels"]

NodeT = TypeVar("NodeT", bound=Hashable)


def well_founded_labels(
    attackers: Mapping[NodeT, Collection[NodeT]], groups: Mapping[NodeT, Sequence[Collection[NodeT]]]
) -> dict[NodeT, Label]:
    """Return the label of each node of *attackers*; a node without an entry in *groups* needs nobody."""
    stands: set[NodeT] = set()
    while True:
        may_stand = _least_model(attackers, groups, assumed=stands)
        grown = _least_model(attackers, groups, assumed=may_stand)
        if grown == stands:
            break
        stands = grown
    return {
        node: Label.IN if node in stands else Label.UNDECIDED if node in may_stand else Label.OUT
        for node in attackers
    }


def _least_model(
    attackers: Mapping[NodeT, Collection[NodeT]],
    groups: Mapping[NodeT, Sequence[Collection[NodeT]]],
    *,
    assumed: set[NodeT],
) -> set[NodeT]:
    """Return what follows if the attackers that stand are those in *assumed*."""
    free = {node for node, against in attackers.items() if assumed.isdisjoint(against)}
    derived: set[NodeT] = set()
    while True:
        more = {
            node
            for node in free - derived
            if all(not derived.isdisjoint(group) for group in groups.get(node, ()))
        }
        if not more:
            return derived
        derived |= more
