"""What can be read from a case, whether it still changes or not."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator, KeysView
from itertools import islice
from typing import TypeAlias, TypeVar, overload

from counterclaim.case.indexes import (
    Indexes,
    by_attributed,
    by_bearing,
    by_proposed,
    by_rebutted,
    by_reference,
    by_relayed,
    by_remarked,
    by_reviewed,
)
from counterclaim.case.nearest import nearest_id
from counterclaim.case.problems import kind_of, problems_of
from counterclaim.checks import shown, with_article
from counterclaim.errors import DuplicateIdError, UnknownIdError
from counterclaim.findings import Problem
from counterclaim.model import Attribution, CaseInfo, Evidence, Note, Rebuttal, Record, Review

__all__ = ["CaseView", "FrozenCase", "RecordOrId", "check_record", "id_of", "unknown_id"]

RecordT = TypeVar("RecordT", bound=Record)
#: A reference, as callers give it.
RecordOrId: TypeAlias = Record | str


def id_of(reference: RecordOrId) -> str:
    """Return the id of a record, or the id that was given."""
    return reference.id if isinstance(reference, Record) else reference


class CaseView:
    """
    The records of one story, by id, in the order in which they were added.

    A reference may be given as a record or as its id; what is found is always records, as tuples in the order
    of insertion. A reference to something that is not on record finds nothing.
    """

    __slots__ = ("__weakref__", "_indexes", "_records")

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {}
        self._indexes = Indexes(self._records)
        for record in records:
            if self._is_new(record):
                self._records[record.id] = record

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def ids(self) -> KeysView[str]:
        """Return the ids of all records."""
        return self._records.keys()

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Record):
            return self._records.get(item.id) == item
        return item in self._records

    def __getitem__(self, id: RecordOrId) -> Record:
        found = self._records.get(id_of(id))
        if found is None:
            raise unknown_id(self, id_of(id))
        return found

    @overload
    def get(self, id: RecordOrId) -> Record | None: ...
    @overload
    def get(self, id: RecordOrId, type: type[RecordT]) -> RecordT | None: ...
    def get(self, id: RecordOrId, type: type[Record] = Record) -> Record | None:
        """Return the record under *id* where there is one and it is of *type*, else `None`."""
        found = self._records.get(id if id.__class__ is str else id_of(id))  # asked for again and again
        return found if isinstance(found, type) else None

    def of_type(self, type: type[RecordT]) -> tuple[RecordT, ...]:
        """
        Return the records of *type*, its subtypes included.

        Raises:
            TypeError: *type* is no class.
        """
        if not isinstance(type, builtins.type):
            message = f"expected a class of records, as Claim, found {shown(type)}"
            raise TypeError(message)
        return self._indexes.of_class(type)

    @property
    def info(self) -> CaseInfo | None:
        """What the case is about: the first such record, if there is one."""
        return next(iter(self.of_type(CaseInfo)), None)

    @property
    def changes(self) -> int:
        """How many times a record was added, replaced or removed since the case was made."""
        return self._indexes.changes

    def added_since(self, changes: int) -> tuple[Record, ...] | None:
        """
        Return the records added since there were so many *changes*; `None` where others were rewritten.

        So whatever is derived from a case can be kept in step with it.
        """
        if not self._indexes.rewritten <= changes <= self.changes:
            return None  # nor is it told of another case, as a copy of this one
        added = islice(reversed(self._records.values()), self.changes - changes)
        return tuple(added)[::-1]

    def attributions(self, of: RecordOrId) -> tuple[Attribution, ...]:
        """Return who says the claim or makes the rebuttal *of*, or passes it on."""
        return self._indexes.group(by_attributed, id_of(of))

    def relaying(self, attribution: RecordOrId) -> tuple[Attribution, ...]:
        """Return the attributions that pass *attribution* on."""
        return self._indexes.group(by_relayed, id_of(attribution))

    def rebuttals(self, target: RecordOrId) -> tuple[Rebuttal, ...]:
        """Return the rebuttals that aim at *target* itself."""
        return self._indexes.group(by_rebutted, id_of(target))

    def proposing(self, counterclaim: RecordOrId) -> tuple[Rebuttal, ...]:
        """Return the rebuttals that say a claim instead of what they aim at."""
        return self._indexes.group(by_proposed, id_of(counterclaim))

    def evidence(self, bearing_on: RecordOrId) -> tuple[Evidence, ...]:
        """Return the evidence that bears on a record."""
        return self._indexes.group(by_bearing, id_of(bearing_on))

    def reviews(self, of: RecordOrId) -> tuple[Review, ...]:
        """Return the published assessments of a record."""
        return self._indexes.group(by_reviewed, id_of(of))

    def notes(self, about: RecordOrId) -> tuple[Note, ...]:
        """Return the remarks about a record."""
        return self._indexes.group(by_remarked, id_of(about))

    def referring(self, to: RecordOrId) -> tuple[Record, ...]:
        """Return every record that refers to a record, in whichever field; those of extensions too."""
        return self._indexes.group(by_reference, id_of(to))

    def is_same(self, left: RecordOrId, right: RecordOrId) -> bool:
        """Return whether two records are one, or were judged to be; without going through all that are."""
        return id_of(left) == id_of(right) or self._indexes.together(id_of(left), id_of(right))

    def same(self, id: RecordOrId) -> tuple[str, ...]:
        """
        Return the ids of everything that was judged the same as *id*, itself included.

        Judgements count together: where A is B and B is C, A is C. `UNSURE` joins nothing.
        """
        return self._indexes.same(id_of(id))

    def problems(self) -> tuple[Problem, ...]:
        """
        Return what is wrong between the records, by the order of the records and their fields.

        Codes: `dangling-reference`, `wrong-reference`, `kind-rule`, `relay`, `same-as`, `unknown-type`.
        """
        return tuple(problems_of(self))

    def frozen(self) -> FrozenCase:
        """Return the case as it is now, never to change; safe to share between threads."""
        frozen = FrozenCase()
        frozen._records.update(self._records)
        return frozen

    def _repr_html_(self) -> str:
        """Return its title, counts and first claims as a notebook shows them."""
        from counterclaim.case.showing import case_html

        return case_html(self)

    def _is_new(self, record: Record) -> bool:
        """Return whether *record* is not here yet; raise where another is under its id."""
        check_record(record)
        present = self._records.get(record.id)
        if present is not None and present != record:
            raise DuplicateIdError(record.id)
        return present is None


class FrozenCase(CaseView):
    """A case that never changes; hashable and compared by identity."""

    __slots__ = ()

    def frozen(self) -> FrozenCase:
        """Return this very case."""
        return self

    def __reduce__(self) -> tuple[type[FrozenCase], tuple[tuple[Record, ...]]]:
        return (FrozenCase, (tuple(self),))


def check_record(record: object) -> None:
    """Raise `TypeError` where *record* is none."""
    if not isinstance(record, Record):
        message = f"a case holds records, not {type(record).__name__}"
        raise TypeError(message)


def unknown_id(case: CaseView, id: str, *, expected: str | None = None) -> UnknownIdError:
    """Return the error that says that *case* has nothing, or nothing *expected*, under *id*."""
    found = case.get(id)
    if found is not None:
        return UnknownIdError(id, expected=expected, found=with_article(kind_of(found)))
    return UnknownIdError(id, nearest=nearest_id(id, case.ids()), expected=expected)
