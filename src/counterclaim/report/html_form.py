"""Blocks as elements of HTML: real tables with headings, which a narrow screen shows as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import htpy as h

from counterclaim.frozen import FrozenMap
from counterclaim.model import RebuttalKind
from counterclaim.report.blocks import Block, Cell, Column, Grid, Listing, Table, grid_parts, kept_columns
from counterclaim.report.html_lines import HtmlLines
from counterclaim.report.lines import Line, linked_records, plain
from counterclaim.standing import Status
from counterclaim.words import Words

__all__ = ["HtmlForm"]

#: Columns of a grid that stand beside one another.
_GRID_COLUMNS = 40
#: Cells of a grid that a page shows.
_GRID_CELLS = 60_000
#: Records of one row that are linked to where its cells do not.
_MORE_RECORDS = 3
#: Rows of a grid: the title of each, and its marks by the index of the column.
_GridRows: TypeAlias = Sequence[tuple[Line, FrozenMap[int, str]]]
_KINDS = tuple(kind.value for kind in RebuttalKind)
_ACTS = ("states", "states-if", "reports", *_KINDS, *(f"{kind}-of-attribution" for kind in _KINDS))


class HtmlForm:
    """Makes the elements of blocks, with *lines* for what stands in them."""

    def __init__(self, words: Words, lines: HtmlLines) -> None:
        self._words = words
        self._lines = lines
        self._classes: dict[tuple[Column, ...], str] = {}
        self._acts = {words(f"mark.{act}"): act for act in _ACTS}
        self._statuses = {words(f"status.{status.value}"): status.value for status in Status}
        self._standing = words("claims.standing")

    @property
    def tables(self) -> dict[str, tuple[Column, ...]]:
        """The columns of the tables that were made, by the class that these tables have."""
        return {name: columns for columns, name in self._classes.items()}

    def elements(self, blocks: Iterable[Block], title: str) -> list[h.Node]:
        """Return what shows *blocks*, which stand under the heading *title*."""
        return [self._element(block, title) for block in blocks]

    def _element(self, block: Block, title: str) -> h.Node:
        if isinstance(block, Table):
            return self._table(block, title)
        if isinstance(block, Grid):
            return list(self._grid(block, title))
        if isinstance(block, Listing):
            items = h.ul[[h.li(dir="auto")[self._lines.nodes(item)] for item in block.items]]
            return [h.p(".list-title")[block.title] if block.title else None, items]
        return h.p(dir="auto")[self._lines.nodes(block.text)]

    def _table(self, table: Table, title: str) -> h.Node:
        kept = kept_columns(table)
        columns = [table.columns[index] for index in kept]
        others = self._others(table)
        if any(others):
            columns.append(Column(self._words("page.records")))
        named = next((place for place, column in enumerate(columns) if not column.right), 0)
        rows = [
            h.tr[
                [
                    self._cell(row[index], table.columns[index], place == named)
                    for place, index in enumerate(kept)
                ],
                h.td(".also")[self._also(also)] if any(others) else None,
            ]
            for row, also in zip(table.rows, others, strict=True)
        ]
        name = self._classes.setdefault(tuple(columns), f"t{len(self._classes)}")
        heads = [
            h.th({"class": "num"} if column.right else {}, scope="col")[column.title] for column in columns
        ]
        caption = h.caption[table.title] if table.title else h.caption[h.span(".unseen")[title]]
        return h.table({"class": f"rows {name}"})[caption, h.thead[h.tr[heads]], h.tbody[rows]]

    def _cell(self, cell: Cell, column: Column, names_row: bool) -> h.Element:
        lines = [line for line in cell if line]
        shown = self._shown(lines, column)
        attributes = {"class": "num"} if column.right else {}
        return h.th(attributes, scope="row")[shown] if names_row and lines else h.td(attributes)[shown]

    def _shown(self, lines: Sequence[Line], column: Column) -> h.Node:
        if not lines:
            return None
        nodes = [self._lines.nodes(line) for line in lines]
        status = self._statuses.get(plain(lines[0])) if column.title == self._standing else None
        if status is not None:
            nodes[0] = h.span({"class": f"status {status}"})[nodes[0]]
        return [h.div(dir="auto")[node] for node in nodes]

    def _others(self, table: Table) -> list[tuple[str, ...]]:
        """Return for each row the records that it shows and that its cells do not link to."""
        if not table.records:
            return [()] * len(table.rows)
        others = []
        for row, records in zip(table.rows, table.records, strict=True):
            linked = {id for cell in row for id in linked_records(cell)}
            others.append(tuple(id for id in dict.fromkeys(records) if id not in linked))
        return others

    def _also(self, records: Sequence[str]) -> h.Node:
        shown = [h.div[self._lines.id(id)] for id in records[:_MORE_RECORDS]]
        more = len(records) - _MORE_RECORDS
        return [shown, h.div[self._words("list.more", count=more)] if more > 0 else None]

    def _grid(self, grid: Grid, title: str) -> Iterator[h.Node]:
        room = _GRID_CELLS
        for shown, rows in grid_parts(grid, _GRID_COLUMNS):
            kept = rows[: room // len(shown)]
            room -= len(kept) * len(shown)
            if kept:
                yield self._grid_part(grid, title, shown, kept)
            if len(kept) < len(rows):
                yield h.p[self._words("page.grid-cut")]
                return

    def _grid_part(self, grid: Grid, title: str, shown: range, rows: _GridRows) -> h.Node:
        heads = [h.th(scope="col")[self._lines.nodes(grid.columns[index])] for index in shown]
        body = [
            h.tr[
                h.th(scope="row")[h.div(dir="auto")[self._lines.nodes(name)]],
                [h.td[self._marks(marks[index]) if index in marks else grid.silence] for index in shown],
            ]
            for name, marks in rows
        ]
        table = h.table(".grid")[
            h.caption[h.span(".unseen")[title]],
            h.thead[h.tr[h.th(scope="col")[grid.corner], heads]],
            h.tbody[body],
        ]
        label = self._words("page.wide", title=title)
        return h.div(".wide", tabindex="0", role="region", aria_label=label)[table]

    def _marks(self, marks: str) -> h.Node:
        return [self._mark(mark) for mark in marks]

    def _mark(self, mark: str) -> h.Node:
        act = self._acts.get(mark)
        if act is None:
            return mark
        return h.abbr({"class": f"mark {act}"}, title=self._words(f"act.{act}"))[mark]
