"""
Blocks as Markdown (GitHub Flavored, version 0.29): every row of a table one line, every text what it is.

What came from outside is never read as Markdown: signs of the language are escaped, and what readers make
links of by themselves (addresses, mentions, numbers of issues) is taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.report.blocks import Block, Cell, Grid, Listing, Table, grid_parts, kept_columns
from counterclaim.report.lines import Line, Linked, shown_pieces
from counterclaim.report.links import followed

__all__ = ["MarkdownForm"]

#: Nobody reads more than this of one line; the JSON form has all of it.
_LONGEST_LINE = 600
#: Columns of a grid that stand beside one another.
_GRID_COLUMNS = 20
_BREAK = "<br>"
#: What some readers show as a picture, as a green tick; behind a piece of a line may come a colon.
_SHORT_CODE = re.compile(r":[\w+-]+(?::|\Z)")
_FENCE = re.compile("`+")
#: Shows nothing, and keeps apart what would be a mention, a mail address, a number of an issue, a short code.
_APART = "<!-- -->"
#: Signs of Markdown, of templates and of formulas; what is made a link of without being written as one (GFM,
#: section 6.9; mentions, and references to issues).
_ACTIVE = re.compile(
    r"[\\`*_\[\]<>&|~${@#]|:(?=//|[\w+-]+(?::|\Z))|(?<=mailto):|(?<=xmpp):|(?<=www)\.|(?<=gh-)(?=[0-9])",
    re.IGNORECASE,
)
#: So that no sign has two backslashes in front of it, which readers of tables count in different ways.
_ENTITIES = {"\\": "&#92;", "&": "&amp;"}
#: What begins a heading, a list, a rule or the underline of a heading (CommonMark, sections 4 and 5).
_BEGINNING = re.compile(r"(?:([0-9]{1,9})(?=[.)](?: |$))|(?=[-+=:%]))")


class MarkdownForm:
    """Lays out blocks, each with an empty line behind it."""

    def text(self, blocks: Iterable[Block]) -> str:
        """Return *blocks* as a text of their own."""
        return "\n".join(line for block in blocks for line in self.lines(block)).rstrip("\n") + "\n"

    def heading(self, text: Line, level: int) -> list[str]:
        """Return *text* as a heading of *level*."""
        return [f"{'#' * level} {_inline(text)}", ""]

    def fenced(self, text: str, language: str) -> list[str]:
        """Return *text* as code in *language*, in a fence that it does not close; an empty line behind it."""
        longest = max((len(run) for run in _FENCE.findall(text)), default=0)
        fence = "`" * max(longest + 1, 3)
        return [f"{fence}{language}", *text.rstrip("\n").split("\n"), fence, ""]

    def lines(self, block: Block) -> list[str]:
        """Return the lines of *block*, an empty one behind it."""
        if isinstance(block, Table):
            return [*self._title(block.title), *self._table(block)]
        if isinstance(block, Grid):
            return list(self._grid(block))
        if isinstance(block, Listing):
            return [*self._title(block.title), *(f"- {_at_beginning(item)}" for item in block.items), ""]
        return [_at_beginning(block.text), ""]

    def _title(self, title: str | None) -> list[str]:
        return [] if title is None else [f"**{_inline(title)}**", ""]

    def _table(self, table: Table) -> list[str]:
        kept = kept_columns(table)
        columns = [table.columns[index] for index in kept]
        rows = ([_cell(row[index]) for index in kept] for row in table.rows)
        return _rows(
            [_inline(column.title) for column in columns], [column.right for column in columns], rows
        )

    def _grid(self, grid: Grid) -> Iterator[str]:
        silence = _inline(grid.silence)
        for shown, rows in grid_parts(grid, _GRID_COLUMNS):
            head = [_inline(grid.corner), *(_inline(grid.columns[index]) for index in shown)]
            body = (
                [_inline(title), *(_inline(marks[index]) if index in marks else silence for index in shown)]
                for title, marks in rows
            )
            yield from _rows(head, [False] * len(head), body)


def _rows(head: Sequence[str], right: Sequence[bool], rows: Iterable[Sequence[str]]) -> list[str]:
    sides = ["--:" if is_right else "---" for is_right in right]
    return [f"| {' | '.join(cells)} |" for cells in (head, sides, *rows)] + [""]


def _cell(cell: Cell) -> str:
    return _BREAK.join(filter(None, map(_inline, cell)))


def _at_beginning(line: Line) -> str:
    """Return *line* where a line of the file begins with it."""
    text = _inline(line)
    number = _BEGINNING.match(text)
    return text if number is None else f"{number[1] or ''}\\{text[number.end() :]}"


def _inline(line: Line) -> str:
    """Return *line* with its addresses as links; of a long one, the beginning."""
    return "".join(map(_piece, shown_pieces(line, _LONGEST_LINE)))


def _piece(piece: str | Linked) -> str:
    if isinstance(piece, str):
        return _escaped(piece)
    address = None if piece.url is None else followed(piece.url)
    if address is None:
        return _escaped(piece.text)
    target = address.replace("&", "&amp;").replace("|", "%7C")
    return f"[{_escaped(piece.text)}](<{target}>)"


def _escaped(text: str) -> str:
    return _ACTIVE.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    sign = found[0]
    if (
        not sign
        or sign == "@"
        or (sign == "#" and _is_reference(found))
        or _SHORT_CODE.match(found.string, found.start())
    ):
        return sign + _APART
    return _ENTITIES.get(sign) or f"\\{sign}"


def _is_reference(found: re.Match[str]) -> bool:
    return found.string[found.end() : found.end() + 1].isalnum()
