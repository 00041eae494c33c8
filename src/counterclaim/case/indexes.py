"""Look-ups over the records of a case: made when first asked for, kept in step from then on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeAlias

from counterclaim.case.sameness import SameClasses
from counterclaim.frozen import EMPTY
from counterclaim.model import (
    Attribution,
    Evidence,
    Note,
    Rebuttal,
    Record,
    Review,
    SameAs,
    references,
)

__all__ = [
    "Indexes",
    "by_attributed",
    "by_bearing",
    "by_class",
    "by_proposed",
    "by_rebutted",
    "by_reference",
    "by_relayed",
    "by_remarked",
    "by_reviewed",
]

#: Reads from a record the keys under which it is found.
KeysOf: TypeAlias = Callable[[Record], Iterable[Hashable]]


def by_class(record: Record) -> Iterable[type]:
    """Return the class of *record* itself."""
    return (type(record),)


def by_attributed(record: Record) -> Iterable[str]:
    """Return what an attribution is of."""
    return (record.of,) if isinstance(record, Attribution) else ()


def by_relayed(record: Record) -> Iterable[str]:
    """Return what an attribution relays."""
    return record.relays if isinstance(record, Attribution) else ()


def by_rebutted(record: Record) -> Iterable[str]:
    """Return what a rebuttal aims at."""
    return record.targets if isinstance(record, Rebuttal) else ()


def by_proposed(record: Record) -> Iterable[str]:
    """Return what a rebuttal puts in the place of what it aims at."""
    proposed = record.counterclaim if isinstance(record, Rebuttal) else None
    return () if proposed is None else (proposed,)


def by_bearing(record: Record) -> Iterable[str]:
    """Return what evidence bears on."""
    return (record.bears_on,) if isinstance(record, Evidence) else ()


def by_reviewed(record: Record) -> Iterable[str]:
    """Return what a review is of."""
    return (record.of,) if isinstance(record, Review) else ()


def by_remarked(record: Record) -> Iterable[str]:
    """Return what a note is about."""
    return record.about if isinstance(record, Note) else ()


def by_reference(record: Record) -> Iterable[str]:
    """Return everything that a record refers to."""
    return [reference.id for reference in references(record)]


class _Order:
    """Where each record stands in the order of insertion; not counted before somebody asks."""

    __slots__ = ("_next", "_places", "_records")

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records
        self._places: dict[str, int] | None = None
        self._next = 0

    def place(self, id: str) -> int:
        places = self._places
        if places is None:
            places = {id: place for place, id in enumerate(self._records)}
            self._next = len(places)
            self._places = places
        return places[id]

    def add(self, id: str) -> None:
        if self._places is not None:
            self._places[id] = self._next
            self._next += 1

    def remove(self, id: str) -> None:
        if self._places is not None:
            del self._places[id]


class _Index:
    """Records by the keys that a function reads from each, every group in the order of insertion."""

    __slots__ = ("_groups", "_keys_of", "_order", "_unsorted")

    def __init__(self, keys_of: KeysOf, records: Mapping[str, Record], order: _Order) -> None:
        self._keys_of = keys_of
        self._order = order
        self._groups: dict[Hashable, dict[str, Record]] = {}
        self._unsorted: set[Hashable] = set()
        for record in records.values():
            self.add(record)

    def keys(self) -> Iterable[Any]:
        return self._groups.keys()

    def group(self, key: Hashable) -> Mapping[str, Record]:
        group = self._groups.get(key)
        if group is None:
            return EMPTY
        if self._unsorted and key in self._unsorted:
            group = {id: group[id] for id in sorted(group, key=self._order.place)}
            self._groups[key] = group
            self._unsorted.discard(key)
        return group

    def add(self, record: Record) -> None:
        groups = self._groups
        for key in self._keys_of(record):
            group = groups.get(key)
            if group is None:
                groups[key] = {record.id: record}
            else:
                group[record.id] = record

    def remove(self, record: Record) -> None:
        for key in set(self._keys_of(record)):
            self._drop(key, record.id)

    def replace(self, old: Record, new: Record) -> None:
        before, after = set(self._keys_of(old)), set(self._keys_of(new))
        for key in before - after:
            self._drop(key, old.id)
        # In a group where it was not before, the record belongs between others, not behind them.
        self._unsorted |= after - before
        self.add(new)

    def _drop(self, key: Hashable, id: str) -> None:
        group = self._groups[key]
        del group[id]
        if not group:
            del self._groups[key]
            self._unsorted.discard(key)


class Indexes:
    """
    All look-ups over one dict of records, which whoever changes it reports here.

    A look-up that is made while another thread makes the same one is made twice and stored whole, so threads
    may share the indexes of records that no longer change.

    Attributes:
        changes: How many changes were reported.
        rewritten: How many had been when a record was last replaced or removed, that one included.
    """

    __slots__ = ("_built", "_order", "_records", "_same", "changes", "rewritten")

    def __init__(self, records: Mapping[str, Record]) -> None:
        self._records = records
        self._order = _Order(records)
        self._built: dict[KeysOf, _Index] = {}
        self._same: SameClasses | None = None
        self.changes = self.rewritten = 0

    def group(self, keys_of: KeysOf, key: Hashable) -> tuple[Any, ...]:
        """Return the records that *keys_of* finds under *key*, in the order of insertion."""
        group = (self._built.get(keys_of) or self._index(keys_of)).group(key)
        return tuple(group.values()) if group else ()

    def of_class(self, wanted: type) -> tuple[Any, ...]:
        """Return the records of a class and its subclasses, in the order of insertion."""
        index = self._index(by_class)
        groups = [index.group(cls) for cls in tuple(index.keys()) if issubclass(cls, wanted)]
        if len(groups) == 1:
            return tuple(groups[0].values())
        if sum(map(len, groups)) == len(self._records):
            return tuple(self._records.values())
        ids = sorted((id for group in groups for id in group), key=self._order.place)
        return tuple(self._records[id] for id in ids)

    def same(self, id: str) -> tuple[str, ...]:
        """Return the ids of everything judged the same as *id*, in the order of insertion."""
        return self._sameness().members(id, self._place)

    def together(self, left: str, right: str) -> bool:
        """Return whether *left* and *right* were judged the same."""
        return self._sameness().together(left, right)

    def _sameness(self) -> SameClasses:
        same = self._same
        if same is None:
            same = self._same = SameClasses(self.of_class(SameAs))
        return same

    def added(self, record: Record) -> None:
        """Take in a record that was added."""
        self.changes += 1
        self._order.add(record.id)
        for index in self._built.values():
            index.add(record)
        if self._same is not None:
            self._same.reorder(record.id)
            if isinstance(record, SameAs):
                self._same.join(record)

    def replaced(self, old: Record, new: Record) -> None:
        """Take in a record that stands in the place of another now."""
        self.changes += 1
        self.rewritten = self.changes
        for index in self._built.values():
            index.replace(old, new)
        if isinstance(old, SameAs) or isinstance(new, SameAs):
            self._same = None

    def removed(self, record: Record) -> None:
        """Take in that a record is gone."""
        self.changes += 1
        self.rewritten = self.changes
        self._order.remove(record.id)
        for index in self._built.values():
            index.remove(record)
        if isinstance(record, SameAs):
            self._same = None
        elif self._same is not None:
            self._same.reorder(record.id)

    def _index(self, keys_of: KeysOf) -> _Index:
        index = self._built.get(keys_of)
        if index is None:
            index = self._built[keys_of] = _Index(keys_of, self._records, self._order)
        return index

    def _place(self, id: str) -> int | None:
        return self._order.place(id) if id in self._records else None
