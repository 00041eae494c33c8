"""What a store recorded when: its revisions, the versions of one record, what changed between two states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from attrs import frozen

from counterclaim.case import Difference
from counterclaim.frozen import FrozenMap
from counterclaim.model import Record
from counterclaim.report.blocks import Block, Cell, Column, Paragraph, Table
from counterclaim.report.changing import FieldChange, changes_between, gist, tag_of, written
from counterclaim.report.effects import EffectRow, effect_blocks
from counterclaim.report.rows import Rows
from counterclaim.words import Words

if TYPE_CHECKING:
    from counterclaim.store import Revision, Version

__all__ = [
    "DifferenceReport",
    "DifferenceRow",
    "HistoryReport",
    "RevisionRow",
    "VersionRow",
    "difference_report",
    "history_report",
    "versions_report",
]

_MARKS = {"removed": "-", "replaced": "~", "added": "+"}


@frozen(kw_only=True)
class RevisionRow:
    """
    One revision of a store.

    Attributes:
        revision: Its number.
        recorded_at: When it was recorded.
        clock: What the clock of the machine said then.
        by: Who made it.
        reason: Why.
        key: The idempotency key it was made with.
        counts: How much it did, by `add`, `replace`, `remove` and `erase`.
    """

    revision: int
    recorded_at: datetime
    clock: datetime
    by: str | None
    reason: str | None
    key: str | None
    counts: FrozenMap[str, int]

    def what(self, words: Words) -> Cell:
        """Return what it did, in a line for each."""
        return tuple(words.counted(f"history.{op}", count) for op, count in self.counts.items())


@frozen(kw_only=True)
class VersionRow:
    """
    One version of a record.

    Attributes:
        revision: The number of the revision that made it.
        recorded_at: When that was recorded.
        by: Who made it.
        reason: Why.
        op: What was done: `add`, `replace` or `remove`.
        record: The record from then on, as JSON; `None` where there is none, or it was erased since.
        changes: What changed in it.
        erased: Whether it was erased since.
        gist: What stands for the record in a list.
    """

    revision: int
    recorded_at: datetime
    by: str | None
    reason: str | None
    op: str
    record: Mapping[str, Any] | None
    changes: tuple[FieldChange, ...]
    erased: bool
    gist: str | None

    def what(self, words: Words) -> Cell:
        """Return what was done, in a line for each field that changed."""
        if self.erased:
            return (words("history.erased"),)
        if self.op == "remove":
            return (words("history.removed"),)
        if self.op == "add":
            return (words("history.added", record=self.gist),)
        return tuple(change.shown(words) for change in self.changes) or (words("history.same"),)


@frozen(kw_only=True)
class DifferenceRow:
    """
    One record that two states of a case do not share.

    Attributes:
        what: `added`, `removed` or `replaced`.
        type: The name of its type.
        id: Its id.
        changes: Of a replaced one, the fields that changed.
        record: The record, as JSON; of a replaced one the later.
        gist: What stands for it in a list.
    """

    what: str
    type: str
    id: str
    changes: tuple[FieldChange, ...]
    record: Mapping[str, Any]
    gist: str


@frozen(eq=False, kw_only=True)
class HistoryReport(Rows):
    """
    What a store recorded when, ready to be shown; as text, the last rows of it.

    Attributes:
        rows: The revisions of the store, or the versions of one record, in their order.
        language: The language of the report.
    """

    rows: tuple[RevisionRow, ...] | tuple[VersionRow, ...]
    language: str

    def _blocks(self, words: Words, limit: int) -> Iterator[Block]:
        if not self.rows:
            yield Paragraph(words("history.none"))
            return
        earlier = max(len(self.rows) - limit, 0)
        if earlier:
            yield Paragraph(words("history.earlier", count=earlier))
        yield Table(
            (
                Column(words("history.revision"), right=True),
                Column(words("history.recorded"), least=19),
                Column(words("history.by"), least=8),
                Column(words("history.reason"), weight=2, least=12),
                Column(words("history.what"), weight=4, least=16),
            ),
            tuple(
                (
                    (str(row.revision),),
                    (row.recorded_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),),
                    (row.by or "",),
                    (row.reason or "",),
                    row.what(words),
                )
                for row in self.rows[earlier:]
            ),
        )


@frozen(eq=False, kw_only=True)
class DifferenceReport(Rows):
    """
    What changed between two states of a case, ready to be shown; as text, the first rows of it.

    Attributes:
        rows: The records that changed: those that were removed, replaced, added; then, where it was asked
            for, what that does to the dispute.
        language: The language of the report.
    """

    rows: tuple[DifferenceRow | EffectRow, ...]
    language: str

    def _blocks(self, words: Words, limit: int) -> Iterator[Block]:
        records = [row for row in self.rows if isinstance(row, DifferenceRow)]
        yield from _record_blocks(records, words, limit)
        effects = [row for row in self.rows if isinstance(row, EffectRow)]
        yield from effect_blocks(effects, words, limit)


def history_report(
    revisions: Iterable[tuple[Revision, Mapping[str, int]]], *, language: str = "en"
) -> HistoryReport:
    """
    Return the history of a store: its *revisions* with what `Store.counts` says of each.

    Raises:
        ValueError: No report is written in *language*.
    """
    rows = tuple(
        RevisionRow(
            revision=revision.number,
            recorded_at=revision.recorded_at,
            clock=revision.clock,
            by=revision.by,
            reason=revision.reason,
            key=revision.key,
            counts=FrozenMap(counts),
        )
        for revision, counts in revisions
    )
    return HistoryReport(rows=rows, language=Words(language).language)


def versions_report(versions: Iterable[Version], *, language: str = "en") -> HistoryReport:
    """
    Return the history of one record: its *versions*, as `Store.history` returns them.

    Raises:
        ValueError: No report is written in *language*.
    """
    return HistoryReport(rows=tuple(_version_rows(versions)), language=Words(language).language)


def difference_report(
    difference: Difference, *, effects: Iterable[EffectRow] = (), language: str = "en"
) -> DifferenceReport:
    """
    Return what changed between two states of a case, as `difference` or `Store.diff` found it.

    *effects* are what that does to the dispute, as `effect_rows` finds it.

    Raises:
        ValueError: No report is written in *language*.
    """
    rows: tuple[DifferenceRow | EffectRow, ...] = (
        *(_difference_row("removed", record) for record in difference.removed),
        *(_difference_row("replaced", new, changes_between(old, new)) for old, new in difference.replaced),
        *(_difference_row("added", record) for record in difference.added),
        *effects,
    )
    return DifferenceReport(rows=rows, language=Words(language).language)


def _record_blocks(rows: Sequence[DifferenceRow], words: Words, limit: int) -> Iterator[Block]:
    if not rows:
        yield Paragraph(words("difference.none"))
        return
    columns = (
        Column("", least=1),
        Column(words("difference.type"), least=8),
        Column(words("difference.id"), least=10),
        Column(words("difference.what"), weight=4, least=20),
    )
    yield Table(columns, tuple(_difference_cells(row, words) for row in rows[:limit]))
    if len(rows) > limit:
        yield Paragraph(words("section.more", count=len(rows) - limit))
    counts = {what: sum(row.what == what for row in rows) for what in _MARKS}
    yield Paragraph(words("difference.counts", **counts))


def _difference_cells(row: DifferenceRow, words: Words) -> tuple[Cell, ...]:
    changed = tuple(change.shown(words) for change in row.changes)
    return (_MARKS[row.what],), (row.type,), (row.id,), changed or (row.gist,)


def _version_rows(versions: Iterable[Version]) -> Iterator[VersionRow]:
    before: Record | None = None
    for version in versions:
        record = version.record
        yield VersionRow(
            revision=version.revision.number,
            recorded_at=version.revision.recorded_at,
            by=version.revision.by,
            reason=version.revision.reason,
            op=version.op,
            record=None if record is None else written(record),
            changes=() if record is None or before is None else changes_between(before, record),
            erased=version.erased,
            gist=None if record is None else gist(record),
        )
        before = record


def _difference_row(what: str, record: Record, changes: tuple[FieldChange, ...] = ()) -> DifferenceRow:
    return DifferenceRow(
        what=what,
        type=tag_of(record),
        id=record.id,
        changes=changes,
        record=written(record),
        gist=gist(record),
    )
