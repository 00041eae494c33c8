"""What changed between two states of a case."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from counterclaim.model import Record

__all__ = ["Difference", "difference"]


@frozen(kw_only=True)
class Difference:
    """
    What changed from one state of a case to another.

    Attributes:
        added: Records that only the later one has, in its order.
        removed: Records that only the earlier one has, in its order.
        replaced: Records that differ under one id, as pairs of the earlier and the later, in the order of the
            earlier ones.
    """

    added: tuple[Record, ...] = ()
    removed: tuple[Record, ...] = ()
    replaced: tuple[tuple[Record, Record], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.replaced)


def difference(earlier: Iterable[Record], later: Iterable[Record]) -> Difference:
    """Return what changed from the records *earlier* to the records *later*, two cases or parts of them."""
    old = {record.id: record for record in earlier}
    new = {record.id: record for record in later}
    return Difference(
        added=tuple(record for id, record in new.items() if id not in old),
        removed=tuple(record for id, record in old.items() if id not in new),
        replaced=tuple((record, new[id]) for id, record in old.items() if id in new and new[id] != record),
    )
