"""A graph of attacks and of groups of supporters, whose nodes are numbered from 0."""

from __future__ import annotations

__all__ = ["ArgumentGraph"]

_NONE: list[int] = []  # stands in for every list that is empty


class ArgumentGraph:
    """
    Nodes that attack each other, and of some of which others need one in each of their groups.

    Lists that are empty may be one and the same object, since most nodes attack and support nothing.
    """

    __slots__ = ("_attacked", "_attackers", "_groups", "_members", "_owner", "_size", "_supported")

    def __init__(self, size: int = 0) -> None:
        self._size = size
        self._attacked = [_NONE] * size
        self._attackers: list[list[int]] | None = None  # made when first asked for
        self._groups = [_NONE] * size
        self._supported = [_NONE] * size
        # By group.
        self._members: list[list[int]] = []
        self._owner: list[int] = []

    def __len__(self) -> int:
        return self._size

    @property
    def attackers(self) -> list[list[int]]:
        """The attackers of each node."""
        if self._attackers is None:
            self._attackers = [_NONE] * self._size
            for attacker, others in enumerate(self._attacked):
                for node in others:
                    _link(self._attackers, node, attacker)
        return self._attackers

    def members(self, group: int) -> list[int]:
        """Return the supporters in *group*."""
        return self._members[group]

    def groups(self, node: int) -> list[int]:
        """Return the groups of each of which *node* needs one that is in."""
        return self._groups[node]

    def _add_node(self) -> int:
        for nodes in (self._attacked, self._groups, self._supported):
            nodes.append(_NONE)
        if self._attackers is not None:
            self._attackers.append(_NONE)
        self._size += 1
        return self._size - 1

    def _add_attack(self, attacker: int, node: int) -> None:
        _link(self._attacked, attacker, node)
        if self._attackers is not None:
            _link(self._attackers, node, attacker)

    def _remove_attack(self, attacker: int, node: int) -> None:
        self._attacked[attacker].remove(node)
        if self._attackers is not None:
            self._attackers[node].remove(attacker)

    def _add_group(self, node: int) -> int:
        group = len(self._owner)
        self._owner.append(node)
        self._members.append([])
        _link(self._groups, node, group)
        return group

    def _add_member(self, group: int, supporter: int) -> None:
        self._members[group].append(supporter)
        _link(self._supported, supporter, group)

    def _remove_member(self, group: int, supporter: int) -> None:
        self._members[group].remove(supporter)
        self._supported[supporter].remove(group)


def _link(table: list[list[int]], key: int, value: int) -> None:
    """Append *value* under *key*; an empty list may be that of other keys too, and is not appended to."""
    if table[key]:
        table[key].append(value)
    else:
        table[key] = [value]
