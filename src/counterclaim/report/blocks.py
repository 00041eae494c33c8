"""What a section of a report is made of, before it takes a form: tables, grids, lists and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from attrs import frozen

from counterclaim.frozen import FrozenMap
from counterclaim.report.lines import Line, plain

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Grid",
    "Listing",
    "Paragraph",
    "Table",
    "grid_parts",
    "kept_columns",
]

#: The lines of a cell. Their text is as received: a form cleans and escapes it.
Cell: TypeAlias = tuple[Line, ...]


@frozen
class Column:
    """
    A column of a table.

    Attributes:
        title: Its heading.
        weight: How much of the room that is left it gets, where room is scarce.
        least: How many characters it needs at least.
        right: Whether it is set to the right.
    """

    title: str
    weight: int = 1
    least: int = 8
    right: bool = False


@frozen
class Table:
    """
    A table; a column that is empty in every row is left out.

    Attributes:
        columns: Its columns.
        rows: A cell for each column.
        title: A line above it.
        records: For each row, the ids of the records that it shows.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str | None = None
    records: tuple[tuple[str, ...], ...] = ()


@frozen
class Grid:
    """
    Marks in rows and columns, most of them absent; it is split where it is too wide.

    Attributes:
        corner: The heading above the titles of the rows.
        columns: The titles of the columns, short.
        rows: Title of the row and its marks, by the index of the column.
        silence: What stands where there is no mark.
    """

    corner: str
    columns: tuple[Line, ...]
    rows: tuple[tuple[Line, FrozenMap[int, str]], ...]
    silence: str = "·"


@frozen
class Listing:
    """
    A list of short items.

    Attributes:
        items: The items.
        title: A line above it.
    """

    items: tuple[Line, ...]
    title: str | None = None


@frozen
class Paragraph:
    """
    Running text.

    Attributes:
        text: The text.
    """

    text: Line


Block: TypeAlias = Table | Grid | Listing | Paragraph

#: Rows of a grid: the title of each, and its marks by the index of the column.
_GridRows: TypeAlias = Sequence[tuple[Line, FrozenMap[int, str]]]


def kept_columns(table: Table) -> tuple[int, ...]:
    """Return the indexes of the columns of *table* in which there is something."""
    return tuple(
        index for index in range(len(table.columns)) if any(any(map(plain, row[index])) for row in table.rows)
    )


def grid_parts(grid: Grid, most: int) -> Iterator[tuple[range, _GridRows]]:
    """
    Yield parts of *grid* that are at most *most* columns wide: the indexes of their columns, and the rows.

    Where it has to be split, rows are left out in which there is nothing but silence.
    """
    for start in range(0, len(grid.columns), most):
        shown = range(start, min(start + most, len(grid.columns)))
        whole = len(shown) == len(grid.columns)
        rows = [row for row in grid.rows if whole or any(index in row[1] for index in shown)]
        if rows:
            yield shown, rows
