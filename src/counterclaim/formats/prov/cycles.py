"""Which derivations run in a circle, so that each would have come into being before itself."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.formats.prov.relations import Relation, RelationKind
from counterclaim.provenance.circles import circle_numbers

__all__ = ["circular"]

#: What says that its object was there no later than its subject (PROV-CONSTRAINTS 45 and 48).
_NO_EARLIER = (RelationKind.ATTRIBUTION, RelationKind.SPECIALIZATION)


def circular(relations: Iterable[Relation]) -> frozenset[Relation]:
    """
    Return the derivations among *relations* that lie in a circle.

    All of them are returned and none is kept: which one to do without would be a guess.
    """
    ordering = [relation for relation in relations if relation.kind.derives or relation.kind in _NO_EARLIER]
    after: dict[str, list[str]] = {}
    for relation in ordering:
        after.setdefault(relation.subject, []).append(relation.object)
    circle = circle_numbers(after)
    return frozenset(
        relation
        for relation in ordering
        if relation.kind.derives
        and (
            relation.subject == relation.object
            or circle.get(relation.subject, relation) == circle.get(relation.object)
        )
    )
