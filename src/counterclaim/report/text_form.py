"""Blocks as text for a terminal: nothing in it that moves a cursor, no line wider than asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tabulate import tabulate

from counterclaim.report.blocks import Block, Grid, Listing, Table, grid_parts, kept_columns
from counterclaim.report.layout import fitted, width_of, wrap
from counterclaim.report.lines import Line, plain
from counterclaim.safe_text import shorten, visible_line

__all__ = ["LEAST_WIDTH", "USUAL_WIDTH", "TextForm"]

USUAL_WIDTH = 100
LEAST_WIDTH = 60
#: Nobody reads more than this of one line in a table; the JSON form has all of it.
_LONGEST_LINE = 600
_GAP = 2
_LONGEST_ROW_TITLE = 32
_LONGEST_WHOLE_WORD = 20

#: Signs of our own and the letters of our languages, for terminals that know ASCII only.
_IN_ASCII = str.maketrans(
    {
        "→": "->", "…": "...", "·": ".", "–": "-", "—": "-", "×": "x", "•": "-", "\u00a0": " ",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
    }
)  # fmt: skip


class TextForm:
    """
    Lays out blocks in *width* columns.

    With *ascii*, characters outside ASCII are written in it: common ones by their like, others as `\\u010d`.
    """

    def __init__(self, *, width: int | None = None, ascii: bool = False) -> None:
        self._width = max(width or USUAL_WIDTH, LEAST_WIDTH)
        self._ascii = ascii

    def text(self, blocks: Iterable[Block]) -> str:
        """Return *blocks* as a text of their own, with empty lines between them."""
        return "\n\n".join("\n".join(self.lines(block)) for block in blocks) + "\n"

    def title(self, text: str, rule: str) -> list[str]:
        """Return *text* with a line of *rule* below it."""
        lines = self._wrapped(text)
        return [*lines, rule * max(map(width_of, lines))]

    def lines(self, block: Block) -> list[str]:
        """Return the lines of *block*."""
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Grid):
            return self._grid(block)
        if isinstance(block, Listing):
            return self._listing(block)
        return self._wrapped(block.text)

    def _clean(self, line: Line) -> str:
        cleaned = shorten(visible_line(plain(line)), _LONGEST_LINE)
        if not self._ascii or cleaned.isascii():
            return cleaned
        return cleaned.translate(_IN_ASCII).encode("ascii", "backslashreplace").decode("ascii")

    def _wrapped(self, line: Line, width: int | None = None) -> list[str]:
        return wrap(self._clean(line), width or self._width)

    def _table(self, table: Table) -> list[str]:
        kept = kept_columns(table)
        columns = [table.columns[i] for i in kept]
        titles = [self._clean(column.title) for column in columns]
        rows = [[[self._clean(line) for line in row[i]] for i in kept] for row in table.rows]
        texts = list(_by_column(titles, rows))
        widths = fitted(
            [max(map(width_of, lines)) for lines in texts],
            [max(column.least, _longest_word(lines)) for column, lines in zip(columns, texts, strict=True)],
            list(map(_longest_word, texts)),
            [column.weight for column in columns],
            self._width - _GAP * (len(columns) - 1),
        )
        body = [[_cell(lines, width) for lines, width in zip(row, widths, strict=True)] for row in rows]
        head = [_cell([title], width) for title, width in zip(titles, widths, strict=True)]
        sides = ["right" if column.right else "left" for column in columns]
        return [*self._heading(table.title), *_tabulated(body, head, sides)]

    def _grid(self, grid: Grid) -> list[str]:
        mark = max((width_of(mark) for _, marks in grid.rows for mark in marks.values()), default=1)
        heads = [self._clean(title) for title in grid.columns]
        column = max(mark, *map(width_of, heads)) + _GAP
        titles = [self._row_title(title) for title, _ in grid.rows]
        first = max(width_of(line) for lines in [[self._clean(grid.corner)], *titles] for line in lines)
        a_block = max(1, (self._width - first) // column)
        silence = self._clean(grid.silence)
        lines: list[str] = []
        for shown, parts in grid_parts(grid, a_block):
            rows = [
                ["\n".join(self._row_title(title)), *(marks.get(index, silence) for index in shown)]
                for title, marks in parts
            ]
            head = [self._clean(grid.corner), *(heads[index] for index in shown)]
            lines += [*([""] if lines else []), *_tabulated(rows, head, ["left"] * len(head))]
        return lines

    def _row_title(self, title: Line) -> list[str]:
        return wrap(self._clean(title), _LONGEST_ROW_TITLE)

    def _listing(self, listing: Listing) -> list[str]:
        mark = self._clean("•") + " "
        lines = self._heading(listing.title)
        for item in listing.items:
            first, *rest = self._wrapped(item, self._width - len(mark))
            lines += [mark + first, *(" " * len(mark) + line for line in rest)]
        return lines

    def _heading(self, title: str | None) -> list[str]:
        return [] if title is None else self._wrapped(title)


def _by_column(titles: Sequence[str], rows: Sequence[Sequence[list[str]]]) -> Iterator[list[str]]:
    for index, title in enumerate(titles):
        yield [title, *(line for row in rows for line in row[index])]


def _longest_word(lines: list[str]) -> int:
    """Return how wide a column of *lines* must be at least, so that words are not broken."""
    longest = max((width_of(word) for line in lines for word in line.split()), default=0)
    return min(longest, _LONGEST_WHOLE_WORD)


def _cell(lines: Iterable[str], width: int) -> str:
    return "\n".join(part for line in lines for part in wrap(line, width))


def _tabulated(rows: Sequence[Sequence[str]], head: Sequence[str], sides: Sequence[str]) -> list[str]:
    # Headings are handed over as a row like the others: tabulate gives columns more room than its own need.
    columns = zip(head, *rows, strict=True)
    rule = ["-" * max(width_of(line) for cell in column for line in cell.split("\n")) for column in columns]
    text = tabulate([head, rule, *rows], tablefmt="plain", disable_numparse=True, colalign=sides)
    return [line.rstrip() for line in text.split("\n")]
