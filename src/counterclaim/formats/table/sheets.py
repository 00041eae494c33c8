"""From the bytes of a sheet to its rows: encoding, separator, headings."""

from __future__ import annotations

import codecs
import csv
import io
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from attrs import field, frozen

from counterclaim.codec.decoding import holds_surrogate, without_surrogates
from counterclaim.findings import Problem
from counterclaim.formats.json_input import LONGEST_INPUT
from counterclaim.formats.sample import Sample
from counterclaim.formats.table.guarding import unguarded
from counterclaim.formats.table.headings import Column, SheetLanguage, column_of, heading, language_of

__all__ = ["DELIMITERS", "Row", "Sheet", "is_sheet", "read_sheet"]

#: What may separate cells. A tab goes last: where there is one column, nothing else separates it.
DELIMITERS = (",", ";", "\t")
#: Cells of one sheet; each costs memory, also an empty one.
_MOST_CELLS = 10_000_000
#: A line by which a file tells Excel what separates its cells.
_SEPARATOR_LINE = re.compile(r'"?sep=([,;\t])"?(?:\r\n|\r|\n)', re.IGNORECASE)
_FIRST_ROW = 64 * 1024
_OnProblem = Callable[[Problem], object]
_limit_lock = threading.Lock()


@frozen
class Row:
    """
    A row that is not empty.

    Attributes:
        line: The line that it begins in.
        cells: What stands in the columns that are known, where it is more than blanks.
        others: What stands in other columns, by their headings.
    """

    line: int
    cells: Mapping[Column, str]
    others: Mapping[str, str]


@frozen
class Sheet:
    """
    A sheet of claims.

    Attributes:
        columns: The columns that are known.
        others: The headings of the others.
        headings: What heads each column, as it is written.
        language: The language of most headings.
        rows: The rows.
    """

    columns: frozenset[Column]
    others: tuple[str, ...]
    headings: Mapping[Column, str]
    language: SheetLanguage
    rows: tuple[Row, ...]


@frozen
class _Text:
    text: str
    delimiter: str
    first_line: int
    header: list[str] = field(factory=list)


def is_sheet(sample: Sample) -> bool:
    """Return whether a file that begins so has headings of ours: of the claim, and of one column more."""
    if sample.is_json or sample.is_markup:
        return False
    found = _sniffed(sample.text[:_FIRST_ROW])
    known = set() if found is None else {column_of(text) for text in found.header} - {None}
    return Column.CLAIM in known and len(known) > 1


def read_sheet(source: str | bytes, *, on_problem: _OnProblem, name: str | None) -> Sheet | None:
    """Return the sheet that *source* holds; `None` after saying why it holds none."""

    def refuse(code: str, message: str, line: int | None = None) -> None:
        on_problem(Problem(code, None, None, message, name, line))

    if len(source) > LONGEST_INPUT:
        found = f"expected a sheet of at most {LONGEST_INPUT:,} bytes, found {len(source):,}"
        refuse("syntax", f"{found}; divide it into several")
        return None
    text = _decoded(source, refuse)
    if text is None:
        return None
    sniffed = _sniffed(text)
    if sniffed is None:
        refuse("shape", _no_heading(text), 1)
        return None
    cells = sum(map(text.count, (sniffed.delimiter, "\n", "\r")))
    if cells > _MOST_CELLS:
        refuse("syntax", f"expected at most {_MOST_CELLS:,} cells, found about {cells:,}; divide the sheet")
        return None
    try:
        rows = _rows(sniffed)
    except csv.Error as error:
        refuse("syntax", *_not_csv(error))
        return None
    return _Columns(rows[0][1], rows[0][0], on_problem, name).sheet(rows[1:])


def _decoded(source: str | bytes, refuse: Callable[..., None]) -> str | None:
    if isinstance(source, str):
        text = source.removeprefix("\ufeff")
        if holds_surrogate(text):
            refuse("oddity", "half of a surrogate pair is no character, and was replaced by U+FFFD")
            text = without_surrogates(text)
        return text
    utf_16 = source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return source.decode("utf-16" if utf_16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        reason, start = error.reason, error.start
    line = source.count(b"\n", 0, start) + 1
    if not utf_16 and not _has_utf_8(source):
        try:
            text = source.decode("windows-1252")
        except UnicodeDecodeError:
            pass
        else:
            refuse(
                "oddity", "this is no UTF-8 and was read as Windows-1252; save the sheet as CSV UTF-8", line
            )
            return text
    expected = "UTF-16" if utf_16 else "UTF-8"
    found = f"found the byte 0x{source[start]:02x}" if start < len(source) else reason
    refuse("syntax", f"expected {expected}, {found}; save the sheet as CSV UTF-8", line)
    return None


def _has_utf_8(source: bytes) -> bool:
    """Return whether some letters beyond ASCII are in UTF-8, so that the rest was meant to be."""
    return re.search("[^\x00-\x7f\ufffd]", source.decode("utf-8", "replace")) is not None


def _sniffed(text: str) -> _Text | None:
    """Return *text* with what separates its cells: that by which most headings are known."""
    first_line, start = 1, text
    stated = _SEPARATOR_LINE.match(text)
    if stated is not None:
        first_line, start = 2, text[stated.end() :]
    best: tuple[int, _Text] | None = None
    for delimiter in DELIMITERS if stated is None else (stated[1],):
        header = _first_row(start, delimiter)
        known = {column_of(unguarded(cell)) for cell in header} - {None}
        better = best is None or len(known) > best[0] or (len(known) == best[0] == 1 and len(header) == 1)
        if Column.CLAIM in known and better:
            best = (len(known), _Text(start, delimiter, first_line, [unguarded(cell) for cell in header]))
    return None if best is None else best[1]


def _first_row(text: str, delimiter: str) -> list[str]:
    start = text.lstrip("\r\n")[:_FIRST_ROW]
    try:
        return next(csv.reader(io.StringIO(start, newline=""), delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


@contextmanager
def _long_cells() -> Iterator[None]:
    """Let cells be as long as a sheet, and leave the limit, which is one for the whole process, as it was."""
    with _limit_lock:
        usual = csv.field_size_limit(LONGEST_INPUT)
        try:
            yield
        finally:
            csv.field_size_limit(usual)


def _rows(sniffed: _Text) -> list[tuple[int, list[str]]]:
    """Return the rows that are not blank, each with the line that it begins in."""
    rows = []
    reader = csv.reader(io.StringIO(sniffed.text, newline=""), delimiter=sniffed.delimiter, strict=True)
    line = 0
    with _long_cells():
        try:
            for row in reader:
                if any(cell and not cell.isspace() for cell in row):
                    rows.append((line + sniffed.first_line, row))
                line = reader.line_num
        except csv.Error as error:
            raise csv.Error(str(error), line + sniffed.first_line) from None
    return rows


def _not_csv(error: csv.Error) -> tuple[str, int]:
    reason, line = error.args
    if reason == "unexpected end of data":
        what = "a quotation mark that opens a cell here is never closed"
    elif "expected after" in reason:
        what = "behind the quotation mark that closes a cell something else follows"
    else:
        what = reason
    return f"this is no CSV: {what}; inside a cell in quotation marks, each of them is doubled", line


def _no_heading(text: str) -> str:
    first = text.strip().partition("\n")[0].strip()[:60]
    expected = f"expected a column headed {heading(Column.CLAIM, 'en')!r} or {heading(Column.CLAIM, 'de')!r}"
    found = f"found {first!r}" if first else "the sheet is empty"
    return f"{expected} in the first row, separated by ',', ';' or tabs; {found}"


class _Columns:
    """What each place in a row is."""

    def __init__(self, header: list[str], line: int, on_problem: _OnProblem, name: str | None) -> None:
        self._on_problem = on_problem
        self._name = name
        self._header = [unguarded(cell) for cell in header]
        self._known: dict[int, Column] = {}
        self._others: dict[int, str] = {}
        self._taken: dict[str, int] = {}
        self._places: dict[Column, int] = {}
        for place, text in enumerate(self._header):
            self._enter(place, text, line)

    def sheet(self, rows: list[tuple[int, list[str]]]) -> Sheet:
        """Return the sheet with these *rows*."""
        return Sheet(
            frozenset(self._places),
            tuple(self._others.values()),
            {column: self._header[place] for column, place in self._places.items()},
            language_of(self._header),
            tuple(self._row(line, cells) for line, cells in rows),
        )

    def _enter(self, place: int, text: str, line: int) -> None:
        column = column_of(text)
        if column is not None and column not in self._places:
            self._known[place], self._places[column] = column, place
            return
        if not text.strip():
            return  # what stands below is kept by the number of the column
        count = self._taken.get(text, 1 if column is None else 2)
        while (heading := text if count == 1 else f"{text} ({count})") in self._taken:
            count += 1
        self._taken[text] = count + 1
        self._taken.setdefault(heading, 2)
        self._others[place] = heading
        if count > 1:
            message = f"the heading {text[:60]!r} stands above two columns; the other was kept as {heading!r}"
            self._on_problem(Problem("oddity", None, text, message, self._name, line))

    def _row(self, line: int, row: list[str]) -> Row:
        cells: dict[Column, str] = {}
        others: dict[str, str] = {}
        beyond = False
        for place, cell in enumerate(row):
            if not cell or cell.isspace():
                continue
            column = self._known.get(place)
            if column is not None:
                cells[column] = unguarded(cell)
            else:
                beyond = beyond or place not in self._others
                others[self._others.get(place) or self._free(place)] = unguarded(cell)
        if beyond:
            message = "the row has cells without a heading; they were kept by the numbers of their columns"
            self._on_problem(Problem("oddity", None, None, message, self._name, line))
        return Row(line, cells, others)

    def _free(self, place: int) -> str:
        heading = f"column {place + 1}"
        return heading if heading not in self._taken else f"{heading} (2)"
