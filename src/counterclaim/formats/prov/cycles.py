"""Which derivations run in a circle, so that each would have come into being before itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.formats.prov.relations import Relation, RelationKind

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
    component = _components(after)
    return frozenset(
        relation
        for relation in ordering
        if relation.kind.derives and component[relation.subject] == component[relation.object]
    )


def _components(after: dict[str, list[str]]) -> dict[str, int]:
    """Return the number of the strongly connected component of each node (Kosaraju)."""
    before: dict[str, list[str]] = {}
    for node, others in after.items():
        for other in others:
            before.setdefault(other, []).append(node)
    component: dict[str, int] = {}
    for number, root in enumerate(reversed(_finished(after))):
        waiting = [] if root in component else [root]
        while waiting:
            node = waiting.pop()
            if node not in component:
                component[node] = number
                waiting += [other for other in before.get(node, ()) if other not in component]
    return component


def _finished(after: dict[str, list[str]]) -> list[str]:
    """Return the nodes in the order in which a depth-first walk leaves them; without recursion."""
    finished: list[str] = []
    seen: set[str] = set()
    for root in after:
        walk: list[tuple[str, Iterator[str]]] = [] if root in seen else [(root, iter(after[root]))]
        seen.add(root)
        while walk:
            node, others = walk[-1]
            following = next((other for other in others if other not in seen), None)
            if following is None:
                finished.append(node)
                walk.pop()
            else:
                seen.add(following)
                walk.append((following, iter(after.get(following, ()))))
    return finished
