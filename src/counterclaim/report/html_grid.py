"""A grid of marks as tables of HTML, in parts where it is wide: letters in shapes, never colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import htpy as h
from markupsafe import Markup

from counterclaim.frozen import FrozenMap
from counterclaim.model import RebuttalKind
from counterclaim.report.blocks import Grid, grid_parts
from counterclaim.report.html_lines import HtmlLines
from counterclaim.report.html_style import SILENCE
from counterclaim.report.lines import Line
from counterclaim.words import Words

__all__ = ["GridForm"]

#: A grid of more columns is split into parts of so many: most of a large one is silence, which is left out.
_WHOLE = 60
_COLUMNS = 20
#: Cells of a grid that a page shows.
_MOST_CELLS = 40_000
_KINDS = tuple(kind.value for kind in RebuttalKind)
_ACTS = ("states", "states-if", "reports", *_KINDS, *(f"{kind}-of-attribution" for kind in _KINDS))
#: Rows of a grid: the title of each, and its marks by the index of the column.
_Rows: TypeAlias = Sequence[tuple[Line, FrozenMap[int, str]]]


class GridForm:
    """Makes the tables of grids, with *lines* for their titles."""

    def __init__(self, words: Words, lines: HtmlLines) -> None:
        self._words = words
        self._lines = lines
        self._acts = {words(f"mark.{act}"): act for act in _ACTS}
        self._cells: dict[str, Markup] = {}

    def tables(self, grid: Grid, title: str) -> Iterator[h.Node]:
        """Yield the tables of *grid*, which stands under the heading *title*."""
        room = _MOST_CELLS
        parts = grid_parts(grid, _WHOLE if len(grid.columns) <= _WHOLE else _COLUMNS)
        for number, (shown, rows) in enumerate(parts, start=1):
            kept = rows[: room // len(shown)]
            room -= len(kept) * len(shown)
            if kept:
                yield self._part(grid, f"{title} {number}" if number > 1 else title, shown, kept)
            if len(kept) < len(rows):
                yield h.p[self._words("page.grid-cut")]
                return

    def _part(self, grid: Grid, title: str, shown: range, rows: _Rows) -> h.Node:
        heads = [h.th(scope="col")[self._lines.markup(grid.columns[index])] for index in shown]
        table = h.table(".grid")[
            h.caption(".unseen")[title],
            h.thead[h.tr[h.th(scope="col")[grid.corner], heads]],
            h.tbody[[self._row(grid, shown, name, marks) for name, marks in rows]],
        ]
        label = self._words("page.wide", title=title)
        return h.div(".wide", tabindex="0", role="region", aria_label=label)[table]

    def _row(self, grid: Grid, shown: range, name: Line, marks: FrozenMap[int, str]) -> Markup:
        silence = "" if grid.silence == SILENCE else grid.silence
        cells = [self._cell(marks.get(index, silence)) for index in shown]
        return Markup(h.tr[h.th(scope="row")[self._lines.markup(name)], cells])

    def _cell(self, marks: str) -> Markup:
        found = self._cells.get(marks)  # there are thousands of cells, and few that differ
        if found is None:
            found = self._cells[marks] = Markup(h.td[[self._mark(mark) for mark in marks]])
        return found

    def _mark(self, mark: str) -> h.Node:
        act = self._acts.get(mark)
        if act is None:
            return mark
        return h.abbr({"class": f"mark {act}"}, title=self._words(f"act.{act}"))[mark]
