"""Blocks as elements of HTML: real tables with headings, which a narrow screen shows as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeGuard

import htpy as h
from markupsafe import Markup

from counterclaim.report.blocks import Block, Cell, Column, Grid, Listing, Table, kept_columns
from counterclaim.report.html_grid import GridForm
from counterclaim.report.html_lines import HtmlLines
from counterclaim.report.lines import Linked, pieces, plain
from counterclaim.safe_text import has_visible, visible_line
from counterclaim.standing import Status
from counterclaim.words import Words

__all__ = ["HtmlForm"]

#: Records of one row that are linked to where its cells do not.
_MORE_RECORDS = 3
_RECORDS_WIDTH = 14


class HtmlForm:
    """Makes the elements of blocks, with *lines* for what stands in them."""

    def __init__(self, words: Words, lines: HtmlLines) -> None:
        self._words = words
        self._lines = lines
        self._grids = GridForm(words, lines)
        self._classes: dict[tuple[Column, ...], str] = {}
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
            return list(self._grids.tables(block, title))
        if isinstance(block, Listing):
            items = h.ul[[h.li[self._lines.markup(item)] for item in block.items]]
            return [h.p(".list-title")[block.title] if block.title else None, items]
        return h.p[self._lines.markup(block.text)]

    def _table(self, table: Table, title: str) -> h.Node:
        kept = kept_columns(table)
        columns = [table.columns[index] for index in kept]
        named = next((index for index in kept if not table.columns[index].right), None)
        records = table.records if self._lines.linking and table.records else [()] * len(table.rows)
        others = list(map(_others, table.rows, records))
        if any(others):
            columns.append(Column(self._words("page.records"), least=_RECORDS_WIDTH))
        rows = [
            Markup(h.tr[self._cells(table, row, kept, named), self._also(also, own) if any(others) else None])
            for row, also, own in zip(table.rows, others, records, strict=True)
        ]
        name = self._classes.setdefault(tuple(columns), f"t{len(self._classes)}")
        caption = h.caption[table.title] if table.title else h.caption(".unseen")[title]
        heads = [h.th(scope="col")[column.title] for column in columns]
        return h.table({"class": f"rows {name} with-records" if any(others) else f"rows {name}"})[
            caption, h.thead[h.tr[heads]], h.tbody[rows]
        ]

    def _cells(
        self, table: Table, row: Sequence[Cell], kept: Sequence[int], named: int | None
    ) -> Iterator[h.Node]:
        for index in kept:
            column = table.columns[index]
            shown = self._shown(row[index], column)
            # A heading without a text heads nothing.
            yield h.th(scope="row")[shown] if index == named and shown else h.td[shown]

    def _shown(self, cell: Cell, column: Column) -> Markup:
        lines = [line for line in cell if line]
        shown = [self._lines.markup(line) for line in lines]
        status = self._statuses.get(plain(lines[0])) if lines and column.title == self._standing else None
        if status is not None:
            shown[0] = Markup(h.span({"class": f"status {status}"})[shown[0]])
        return _stacked(shown)

    def _also(self, records: Sequence[str], all: Sequence[str]) -> h.Node:
        """Return the cell that links to *records*: those of *all* of its row that the other cells do not."""
        shown = [Linked(_rest(id, all[0]), record=id) for id in records[:_MORE_RECORDS]]
        lines = list(map(self._lines.markup, shown))
        more = len(records) - _MORE_RECORDS
        lines += [Markup.escape(self._words("list.more", count=more))] if more > 0 else []
        return h.td[_stacked(lines)]


def _others(row: Sequence[Cell], records: Sequence[str]) -> tuple[str, ...]:
    """Return those of the *records* of a row that its cells do not link to."""
    if not records:
        return ()
    linked = {part.record for cell in row for line in cell for part in pieces(line) if _can_be_seen(part)}
    return tuple(id for id in dict.fromkeys(records) if id not in linked)


def _can_be_seen(part: str | Linked) -> TypeGuard[Linked]:
    return isinstance(part, Linked) and has_visible(visible_line(part.text))


def _rest(id: str, own: str) -> str:
    """Return *id*; of one that is made from *own*, as `claim@source` is, what is not said already."""
    rest = id.removeprefix(own)
    return rest if rest and rest != id and not rest[0].isalnum() else id


def _stacked(lines: Sequence[Markup]) -> Markup:
    return lines[0] if len(lines) == 1 else Markup().join(Markup(h.div[line]) for line in lines)
