"""What is the same as what, taking together all judgements that say so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from counterclaim.model.case_info import Judgement, SameAs

__all__ = ["SameClasses"]


class _Class:
    """Ids that are one thing; `ordered` is their order as last asked for."""

    __slots__ = ("ids", "ordered")

    def __init__(self, ids: list[str]) -> None:
        self.ids = ids
        self.ordered: tuple[str, ...] | None = None


class SameClasses:
    """
    The classes that judgements of sameness make, each judgement taken in by itself.

    The smaller class joins the larger one, so n judgements cost O(n log n).
    """

    __slots__ = ("_class_of",)

    def __init__(self, judgements: Iterable[SameAs] = ()) -> None:
        self._class_of: dict[str, _Class] = {}
        for judgement in judgements:
            self.join(judgement)

    def join(self, judgement: SameAs) -> None:
        """Take in a *judgement*; only `SAME` joins."""
        if judgement.judgement is Judgement.SAME:
            self.unite(judgement.left, judgement.right)

    def unite(self, left: str, right: str) -> None:
        """Make *left* and *right* one."""
        larger, smaller = self._class(left), self._class(right)
        if larger is smaller:
            return
        if len(larger.ids) < len(smaller.ids):
            larger, smaller = smaller, larger
        larger.ids.extend(smaller.ids)
        larger.ordered = None
        for id in smaller.ids:
            self._class_of[id] = larger

    def key(self, id: str) -> Hashable:
        """Return what everything that is one with *id* shares, and nothing else does."""
        return self._class_of.get(id, id)

    def together(self, left: str, right: str) -> bool:
        """Return whether *left* and *right* are one."""
        return self.key(left) == self.key(right)

    def reorder(self, id: str) -> None:
        """Note that the place of *id* among the records has changed."""
        found = self._class_of.get(id)
        if found is not None:
            found.ordered = None

    def members(self, id: str, place: Callable[[str], int | None]) -> tuple[str, ...]:
        """Return what is one with *id*, itself included, by *place*; ids without a place come last."""
        found = self._class_of.get(id)
        if found is None:
            return (id,)
        if found.ordered is None:
            keyed = ((place(member), member) for member in found.ids)
            ordered = sorted(keyed, key=lambda item: (item[0] is None, item[0] or 0, item[1]))
            found.ordered = tuple(member for _, member in ordered)
        return found.ordered

    def _class(self, id: str) -> _Class:
        found = self._class_of.get(id)
        if found is None:
            found = self._class_of[id] = _Class([id])
        return found
