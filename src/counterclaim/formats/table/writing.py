"""Writing the claims of a case as a sheet, and what a sheet cannot say of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import get_args

from counterclaim.case import CaseView
from counterclaim.codec import ProtectedMode
from counterclaim.codec.writing import refuse_protected
from counterclaim.findings import Exported
from counterclaim.formats.reading_back import lost
from counterclaim.formats.table.cells import Cells, Line
from counterclaim.formats.table.guarding import guarded
from counterclaim.formats.table.headings import COMMON, Column, SheetLanguage, heading
from counterclaim.formats.table.reading import read
from counterclaim.formats.table.reasons import Reasons
from counterclaim.formats.table.sheets import DELIMITERS
from counterclaim.model import Claim

__all__ = ["sheet_of", "write"]

_BYTE_ORDER_MARK = "\ufeff"


def write(
    case: CaseView,
    *,
    protected: ProtectedMode = "refuse",
    language: SheetLanguage = "en",
    delimiter: str = ",",
) -> Exported:
    """
    Return the claims of *case* as a sheet: one a row, under headings in *language*, separated by *delimiter*.

    It begins with a byte order mark and its lines end in CR LF (RFC 4180), as spreadsheets need it; what they
    would take for a formula begins with an apostrophe, which is taken away on reading. A sheet never shows a
    protected value; *protected* says whether a case that holds one is refused.

    Raises:
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
        ValueError: *language* or *delimiter* is none that is written.
    """
    refuse_protected(case, protected)
    if language not in get_args(SheetLanguage):
        message = f"a sheet has headings in 'en' or 'de', not {language!r}"
        raise ValueError(message)
    if delimiter not in DELIMITERS:
        message = f"cells are separated by ',', ';' or a tab, not by {delimiter!r}"
        raise ValueError(message)
    cells = Cells(case, language)
    data = sheet_of(map(cells.line, case.of_type(Claim)), language=language, delimiter=delimiter)
    return Exported(data=data, losses=lost(case, read(data).case, Reasons(case)))


def sheet_of(lines: Iterable[Line], *, language: SheetLanguage, delimiter: str) -> str:
    """Return *lines* as a sheet."""
    rows = tuple(lines)
    present = COMMON.union(*(line.cells for line in rows))
    columns = [column for column in Column if column in present]
    others = list(dict.fromkeys(heading for line in rows for heading in line.others))
    text = io.StringIO(newline="")
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([guarded(word) for word in (*(heading(column, language) for column in columns), *others)])
    for line in rows:
        known = (line.cells.get(column, "") for column in columns)
        writer.writerow(map(guarded, (*known, *(line.others.get(other, "") for other in others))))
    return text.getvalue()
