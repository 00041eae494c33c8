"""The tables that say what the pictures show: who does what to which claim, and what happened when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from counterclaim.formats import pictures
from counterclaim.report.blocks import Block, Cell, Column, Table
from counterclaim.report.context import Context, Row
from counterclaim.report.lazy import LazyRows
from counterclaim.report.lines import Line, Linked
from counterclaim.words import Words

__all__ = ["MapRow", "TimelineRow", "map_blocks", "map_rows", "timeline_blocks", "timeline_rows"]


@frozen(kw_only=True)
class MapRow(Row):
    """
    A line of the claim map.

    Attributes:
        who: Whose it is.
        what: What it does.
        to: To which record.
        from_whom: From whom it has that.
    """

    who: str
    what: str
    to: str
    from_whom: str


@frozen(kw_only=True)
class TimelineRow(Row):
    """
    Something with a date.

    Attributes:
        what: What it is: that something happened, was said, published, fetched.
        when: The date.
        text: What happened, or what was said or published.
    """

    what: str
    when: str
    text: str


def map_rows(context: Context) -> Sequence[MapRow]:
    """Return a row for each line of the claim map."""
    found = pictures.map_rows(context.case, language=context.words.language, conflicts=context.conflicts)
    return LazyRows(found, _map_row)


def map_blocks(rows: Sequence[MapRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("picture-table.who"), least=14, weight=2),
        Column(words("picture-table.what"), least=12, weight=2),
        Column(words("picture-table.to"), least=24, weight=4),
        Column(words("picture-table.from-whom"), least=14, weight=2),
    )
    cells = tuple(_map_cells(row) for row in rows)
    yield Table(columns, cells, records=tuple(row.records for row in rows))


def timeline_rows(context: Context) -> Sequence[TimelineRow]:
    """Return a row for each date, in their order."""
    found = pictures.timeline_rows(context.case, language=context.words.language)
    return LazyRows(found, _timeline_row)


def timeline_blocks(rows: Sequence[TimelineRow], words: Words) -> Iterator[Block]:
    """Yield what shows *rows*."""
    columns = (
        Column(words("picture-table.when"), least=10, weight=2),
        Column(words("picture-table.what"), least=10),
        Column(words("picture-table.text"), least=24, weight=5),
    )
    cells = tuple(_timeline_cells(row) for row in rows)
    yield Table(columns, cells, records=tuple(row.records for row in rows))


def _map_row(row: pictures.MapRow) -> MapRow:
    return MapRow(records=row.records, who=row.who, what=row.what, to=row.to, from_whom=row.from_whom)


def _timeline_row(row: pictures.TimelineRow) -> TimelineRow:
    return TimelineRow(records=row.records, what=row.what, when=row.when, text=row.text)


def _map_cells(row: MapRow) -> tuple[Cell, ...]:
    to = row.to if row.who else _named(row.to, row)  # of a claim for which nobody is on record
    return (_named(row.who, row),) if row.who else (), (row.what,), (to,), (row.from_whom,)


def _timeline_cells(row: TimelineRow) -> tuple[Cell, ...]:
    return (row.when,), (row.what,), (_named(row.text, row),)


def _named(text: str, row: Row) -> Line:
    """Return *text*, which leads to what the row is of."""
    return Linked(text, row.records[0])
