"""A revision while it is being made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from counterclaim.case.view import RecordOrId, check_record, id_of
from counterclaim.codec import paused_collector
from counterclaim.errors import DuplicateIdError
from counterclaim.findings import Problem
from counterclaim.model import Record
from counterclaim.store.appending import BATCH, Appender
from counterclaim.store.reading import unknown
from counterclaim.store.records import json_text

if TYPE_CHECKING:
    from counterclaim.store.log import Revision
    from counterclaim.store.session import Session

__all__ = ["Change"]

RecordT = TypeVar("RecordT", bound=Record)


class Change:
    """
    What one revision does: additions, replacements, removals. `Store.revise` makes it.

    Attributes:
        made: The revision that it became, once its block has ended; `None` where nothing was changed.
        is_over: Whether the block has ended; nothing can be changed after it.

    All of it is recorded when its block ends, or nothing where an error leaves the block. Where the key of
    the revision was used before, nothing is recorded, and `repeats` is the revision that was made with it.
    """

    def __init__(self, session: Session, appender: Appender, *, repeats: Revision | None) -> None:
        """Append to the log of *session*; nothing where the revision *repeats* an earlier one."""
        self._database = session.database
        self._form = session.form
        self._appender = appender
        self._repeats = repeats
        self.made: Revision | None = None
        self.is_over = False

    @property
    def repeats(self) -> Revision | None:
        """The earlier revision with the same key; what is asked for now is not done again."""
        return self._repeats

    def __contains__(self, item: object) -> bool:
        self._check_open()
        id = item.id if isinstance(item, Record) else item
        state = self._appender.state(id) if isinstance(id, str) else None
        if state is None or state[1] is None:
            return False
        return not isinstance(item, Record) or self._is_same(item, state[0])

    def add(self, record: RecordT) -> RecordT:
        """
        Add *record* and return it; nothing happens where it is on record already.

        Raises:
            DuplicateIdError: Another record has its id.
            SealedValueError: It has protected values, and the store was opened without a key.
        """
        self._check_open()
        check_record(record)
        if self._repeats is not None:
            return record
        state = self._appender.state(record.id)
        if state is not None and state[1] is not None:
            if not self._is_same(record, state[0]):
                raise DuplicateIdError(record.id)
            return record
        self._append(record, previous=None if state is None else state[0])
        return record

    def add_all(self, records: Iterable[Record]) -> tuple[Problem, ...]:
        """
        Add *records*; return a problem for each whose id another record has, which is left out.

        They are written as they come, so there may be more of them than fit into memory.
        """
        self._check_open()
        problems: list[Problem] = []
        with paused_collector():
            for chunk in self._not_all_new(records):
                problems += self._add_each(chunk)
        return tuple(problems)

    def put(self, record: RecordT) -> RecordT:
        """
        Add *record*, or put it in the place of the one with its id; return it.

        Raises:
            SealedValueError: It has protected values, and the store was opened without a key; or the record
                on hand has some that would be lost, without the key or without the extension they are of.
        """
        check_record(record)
        return self.replace(record) if record.id in self else self.add(record)

    def put_all(self, records: Iterable[Record]) -> None:
        """Add *records*, or put them in the places of those with their ids; what is the same stays."""
        self._check_open()
        with paused_collector():
            for chunk in self._not_all_new(records):
                for record in chunk:
                    self.put(record)

    def mirror(self, records: Iterable[Record]) -> None:
        """
        Make what is on record the same as *records*: put them, and remove what is not among them.

        So a case that was worked on by itself is recorded: `change.mirror(case)`.
        """
        kept: set[str] = set()

        def noted() -> Iterator[Record]:
            for record in records:
                kept.add(record.id)
                yield record

        self.put_all(noted())
        if self._repeats is None:
            self._appender.flush()
            on_record = self._database.rows("SELECT id FROM record WHERE place IS NOT NULL ORDER BY place")
            for id in [id for (id,) in on_record if id not in kept]:
                self.remove(id)

    def replace(self, record: RecordT) -> RecordT:
        """
        Put *record* in the place of the one with its id, and return it; nothing happens where it is the same.

        Raises:
            UnknownIdError: There is none.
            SealedValueError: It has protected values, and the store was opened without a key; or the record
                on hand has some that would be lost, without the key or without the extension they are of.
        """
        self._check_open()
        check_record(record)
        if self._repeats is not None:
            return record
        position, place = self._current(record.id)
        if not self._is_same(record, position):
            self._form.check_kept(record, *self._stored(position))
            self._append(record, previous=position, place=place)
        return record

    def remove(self, id: RecordOrId) -> None:
        """
        Take out the record under *id*. It stays in the history; what must not, is for `Store.erase`.

        Raises:
            UnknownIdError: There is none.
        """
        self._check_open()
        if self._repeats is not None:
            return
        name = id_of(id)
        position, _ = self._current(name)
        at = self._appender.append("remove", json_text({"id": name}), previous=position)
        self._appender.set_state(name, at, None)

    def _check_open(self) -> None:
        if self.is_over:
            message = "this revision has ended; what is changed now belongs into another one"
            raise RuntimeError(message)

    def _current(self, id: str) -> tuple[int, int]:
        state = self._appender.state(id)
        if state is None or state[1] is None:
            raise unknown(self._database, id)
        return state[0], state[1]

    def _append(self, record: Record, *, previous: int | None, place: int | None = None) -> None:
        before = None if place is None or previous is None else self._stored(previous)[1]
        payload, sealed = self._form.written(record, before)
        op = "add" if place is None else "replace"
        place = self._appender.size if place is None else place
        at = self._appender.append(op, payload, sealed=sealed, place=place, previous=previous)
        self._appender.set_state(record.id, at, place)

    def _not_all_new(self, records: Iterable[Record]) -> Iterator[list[Record]]:
        """Add *records* as they come, many at once; yield those of which some may be known, in their turn."""
        iterator = iter(records)
        while chunk := list(islice(iterator, BATCH)):
            if self._repeats is None and not self._add_new(chunk):
                yield chunk

    def _add_new(self, records: list[Record]) -> bool:
        """Add *records* where none of their ids is known yet; return whether that was so."""
        for record in records:
            check_record(record)
        return self._appender.append_new([record.id for record in records], *self._form.all_written(records))

    def _add_each(self, records: list[Record]) -> list[Problem]:
        problems = []
        for record in records:
            try:
                self.add(record)
            except DuplicateIdError as error:
                problems.append(Problem("shape", record.id, "id", f"{error}; this one was left out"))
        return problems

    def _is_same(self, record: Record, position: int) -> bool:
        return self._form.is_same(record, *self._stored(position))

    def _stored(self, position: int) -> tuple[str, str | None]:
        self._appender.flush()
        found = self._database.row("SELECT payload, sealed FROM event WHERE position = ?", (position,))
        return found or ("", None)
