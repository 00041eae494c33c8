"""What stands in a graph of attacks and support: the well-founded labels, and how one change changes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress, filterfalse, islice
from operator import not_, or_

from counterclaim.standing.argument_graph import ArgumentGraph
from counterclaim.standing.standing import Label

__all__ = ["Label", "Labelling"]


_UNDECIDED, _IN, _OUT = map(int, Label)
_NOTHING = -1
_RELEASED = -1


class Labelling(ArgumentGraph):
    """
    The labels of a graph whose nodes are numbered from 0.

    A node is in if every attacker of it is out and each of its groups of supporters has one that is in; it is
    out if an attacker is in, or if a group has none left that could be in without holding itself up. What
    neither makes in nor out is undecided. This is the well-founded model (Van Gelder, Ross and Schlipf 1991)
    of the graph read as a program, and without groups the grounded labelling (Dung 1995; Caminada 2006).

    After a change, `settle` deletes the labels that rested on it and derives them anew (delete and rederive:
    Gupta, Mumick and Subrahmanian 1993). Each label that was derived keeps what it was derived from: one
    attacker or group for a node that is out, one supporter a group for a node that is in. So no deleted label
    can be derived from itself.
    """

    __slots__ = (
        "_before",
        "_dirty",
        "_live",
        "_pending",
        "_settled",
        "_source",
        "_unmet",
        "_witness",
        "labels",
    )

    def __init__(self, size: int = 0, attacks: Iterable[tuple[int, int]] = ()) -> None:
        super().__init__(size)
        self.labels = [_UNDECIDED] * size
        self._pending = [0] * size  # attackers that are not out
        self._witness = [_NOTHING] * size  # of a node that is out: the attacker, or ~ the group
        self._unmet = [0] * size  # groups without a supporter that is in
        # By group.
        self._live: list[int] = []  # members that are not out
        self._source: list[int] = []  # the member by which it is met
        # Since everything was settled: what is to be looked at, and the labels of before.
        self._settled = False
        self._dirty: dict[int, None] = {}
        self._before: dict[int, int] = {}
        attacked, pending = self._attacked, self._pending
        for attacker, node in attacks:
            if attacked[attacker]:
                attacked[attacker].append(node)
            else:
                attacked[attacker] = [node]
            pending[node] += 1

    def add(self) -> int:
        """Add a node, and return it."""
        node = self._add_node()
        for numbers in (self.labels, self._pending, self._unmet):
            numbers.append(0)
        self._witness.append(_NOTHING)
        self._dirty[node] = None
        return node

    def attack(self, attacker: int, node: int) -> None:
        """Let *attacker* attack *node*, which it does not yet."""
        self._add_attack(attacker, node)
        if self.labels[attacker] != _OUT:
            self._pending[node] += 1
        # Also where the attacker is out, since that may be so because the node is in.
        if self.labels[node] == _IN:
            self._delete(node)
        self._dirty[node] = None

    def spare(self, attacker: int, node: int) -> None:
        """Let *attacker* no longer attack *node*."""
        self._remove_attack(attacker, node)
        if self.labels[attacker] != _OUT:
            self._pending[node] -= 1
        if self.labels[node] == _OUT and self._witness[node] == attacker:
            self._delete(node)
        self._dirty[node] = None

    def need(self, node: int) -> int:
        """Let *node* need a supporter, of a group that has none yet; return the group."""
        group = self._add_group(node)
        self._live.append(0)
        self._source.append(_NOTHING)
        self._unmet[node] += 1
        if self.labels[node] == _IN:
            self._delete(node)
        self._dirty[node] = None
        return group

    def release(self, group: int) -> None:
        """Let the owner of *group* no longer need one of it."""
        owner = self._owner[group]
        for supporter in tuple(self._members[group]):
            self._remove_member(group, supporter)
        self._groups[owner].remove(group)
        self._live[group] = _RELEASED
        if self._source[group] == _NOTHING:
            self._unmet[owner] -= 1
        if self.labels[owner] == _OUT and self._witness[owner] == ~group:
            self._delete(owner)
        self._dirty[owner] = None

    def support(self, group: int, supporter: int) -> None:
        """Let *supporter*, which is not in *group*, be in it."""
        owner = self._owner[group]
        self._add_member(group, supporter)
        if self.labels[supporter] != _OUT:
            self._live[group] += 1
        if self.labels[owner] == _OUT and self._witness[owner] == ~group:
            self._delete(owner)
        self._dirty[owner] = None

    def abandon(self, group: int, supporter: int) -> None:
        """Let *supporter* no longer be in *group*."""
        owner = self._owner[group]
        self._remove_member(group, supporter)
        if self.labels[supporter] != _OUT:
            self._live[group] -= 1
        if self._source[group] == supporter:
            self._source[group] = _NOTHING
            self._unmet[owner] += 1
            if self.labels[owner] == _IN:
                self._delete(owner)
        self._dirty[owner] = None

    def settle(self) -> dict[int, int]:
        """Derive every label that is missing; return the nodes whose label changed, with the one before."""
        decided: list[int] = []
        suspects: dict[int, None] = {}
        if self._settled:
            self._look_again(decided, suspects)
        else:
            self._look_at_all(decided, suspects)
        start = self._propagate(decided, 0, suspects)
        while suspects:
            region = self._hanging_on(suspects)
            suspects.clear()
            self._drop_unfounded(region, decided)
            start = self._propagate(decided, start, suspects)
        before, self._before = self._before, {}
        if not before:
            return dict.fromkeys(decided, _UNDECIDED)
        changed = {node: old for node, old in before.items() if self.labels[node] != old}
        return changed | dict.fromkeys(filterfalse(before.__contains__, decided), _UNDECIDED)

    def _look_at_all(self, decided: list[int], suspects: dict[int, None]) -> None:
        """Label what is decided from the beginning."""
        free = map(not_, map(or_, self._pending, self._unmet))
        decided.extend(compress(range(len(self)), free))
        for node in decided:
            self.labels[node] = _IN
        for group, owner in enumerate(self._owner):
            if not self._live[group] and not self.labels[owner]:
                self._put_out(owner, ~group, decided)
        suspects.update(dict.fromkeys(self._owner))
        self._settled = True
        self._dirty.clear()

    def _look_again(self, decided: list[int], suspects: dict[int, None]) -> None:
        """Label what is decided around the nodes at which something changed."""
        for node in self._dirty:
            self._before.setdefault(node, self.labels[node])
            if not self.labels[node]:
                self._evaluate(node, decided)
                if self._unmet[node]:
                    suspects[node] = None
        self._dirty.clear()

    def _evaluate(self, node: int, decided: list[int]) -> None:
        """Label *node* where what is around it decides."""
        labels = self.labels
        for attacker in self.attackers[node]:
            if labels[attacker] == _IN:
                self._put_out(node, attacker, decided)
                return
        for group in self._groups[node]:
            if not self._live[group]:
                self._put_out(node, ~group, decided)
                return
            if self._source[group] == _NOTHING:
                found = next((one for one in self._members[group] if labels[one] == _IN), _NOTHING)
                if found != _NOTHING:
                    self._source[group] = found
                    self._unmet[node] -= 1
        if not self._pending[node] and not self._unmet[node]:
            labels[node] = _IN
            decided.append(node)

    def _put_out(self, node: int, witness: int, decided: list[int]) -> None:
        self.labels[node] = _OUT
        self._witness[node] = witness
        decided.append(node)

    def _propagate(self, decided: list[int], start: int, suspects: dict[int, None]) -> int:
        """Label what follows from the nodes *decided* from *start* on; return where they end then."""
        labels, attacked, supported = self.labels, self._attacked, self._supported
        pending, unmet, witness = self._pending, self._unmet, self._witness
        for node in islice(decided, start, None):  # goes on to what is appended meanwhile
            if labels[node] == _IN:
                for other in attacked[node]:
                    if not labels[other]:
                        labels[other] = _OUT
                        witness[other] = node
                        decided.append(other)
                if supported[node]:
                    self._hold_up(node, decided)
            else:
                for other in attacked[node]:
                    pending[other] -= 1
                    if not pending[other] and not labels[other] and not unmet[other]:
                        labels[other] = _IN
                        decided.append(other)
                if supported[node]:
                    self._let_down(node, decided, suspects)
        return len(decided)

    def _hold_up(self, node: int, decided: list[int]) -> None:
        """Label what *node*, which is in, makes in by its support."""
        for group in self._supported[node]:
            if self._source[group] == _NOTHING:
                owner = self._owner[group]
                self._source[group] = node
                self._unmet[owner] -= 1
                if not self._unmet[owner] and not self._pending[owner] and not self.labels[owner]:
                    self.labels[owner] = _IN
                    decided.append(owner)

    def _let_down(self, node: int, decided: list[int], suspects: dict[int, None]) -> None:
        """Label what *node*, which is out, makes out since it no longer supports it."""
        for group in self._supported[node]:
            self._live[group] -= 1
            owner = self._owner[group]
            if not self.labels[owner] and self._source[group] == _NOTHING:
                if self._live[group]:
                    suspects[owner] = None
                else:
                    self._put_out(owner, ~group, decided)

    def _drop_unfounded(self, region: Iterable[int], decided: list[int]) -> None:
        """Put out the nodes of *region* that only hold each other up."""
        missing = {node: self._unmet[node] for node in region}
        founded = [node for node, count in missing.items() if not count]
        met: set[int] = set()
        for node in founded:
            for group in self._supported[node]:
                owner = self._owner[group]
                if missing.get(owner) and group not in met and self._source[group] == _NOTHING:
                    met.add(group)
                    missing[owner] -= 1
                    if not missing[owner]:
                        founded.append(owner)
        for node, count in missing.items():
            if count:
                dead = (group for group in self._groups[node] if self._source[group] == _NOTHING)
                self._put_out(node, ~next(group for group in dead if group not in met), decided)

    def _hanging_on(self, suspects: Iterable[int]) -> dict[int, None]:
        """Return the undecided nodes among *suspects*, and those whose support they hang on."""
        labels = self.labels
        waiting = [node for node in suspects if not labels[node]]
        region = dict.fromkeys(waiting)
        while waiting:
            for group in self._groups[waiting.pop()]:
                if self._source[group] == _NOTHING:
                    for member in self._members[group]:
                        if not labels[member] and member not in region:
                            region[member] = None
                            waiting.append(member)
        return region

    def _delete(self, node: int) -> None:
        """Take the label of *node*, and of everything whose label was derived from it."""
        waiting = [node]
        while waiting:
            node = waiting.pop()
            label = self.labels[node]
            if label:
                self._before.setdefault(node, label)
                self._dirty[node] = None
                self.labels[node] = _UNDECIDED
                waiting.extend(self._resting_on_in(node) if label == _IN else self._resting_on_out(node))

    def _resting_on_in(self, node: int) -> Iterator[int]:
        """Yield what was derived from *node* being in, and undo what it counted for."""
        for other in self._attacked[node]:
            if self.labels[other] == _OUT and self._witness[other] == node:
                yield other
        for group in self._supported[node]:
            if self._source[group] == node:
                owner = self._owner[group]
                self._source[group] = _NOTHING
                self._unmet[owner] += 1
                self._dirty[owner] = None
                if self.labels[owner] == _IN:
                    yield owner

    def _resting_on_out(self, node: int) -> Iterator[int]:
        """Yield what was derived from *node* being out, and undo what it counted for."""
        for other in self._attacked[node]:
            self._pending[other] += 1
            if self.labels[other] == _IN:
                yield other
        for group in self._supported[node]:
            self._live[group] += 1
            owner = self._owner[group]
            if self.labels[owner] == _OUT and self._witness[owner] == ~group:
                yield owner
