"""
The sheet of claims: CSV that a newsroom keeps in a spreadsheet, one claim a row.

A sheet is written, edited by hand, and merged back into the case that it was written from.
"""

from __future__ import annotations

from functools import partial

from counterclaim.formats.form import Format
from counterclaim.formats.table.merging import merge
from counterclaim.formats.table.reading import read
from counterclaim.formats.table.sheets import is_sheet
from counterclaim.formats.table.starter import starter
from counterclaim.formats.table.writing import write

__all__ = ["FORMAT", "GERMAN_FORMAT", "merge", "read", "starter", "write"]

#: The sheet of claims as one of the forms of a case, with English headings and commas.
FORMAT = Format(
    name="table",
    title="sheet of claims (CSV)",
    endings=(".csv",),
    read=read,
    write=write,
    recognise=is_sheet,
)
#: The same as a spreadsheet that is set to German opens it: with German headings and semicolons. It is read
#: as `table`, like every sheet, whatever its language and separator.
GERMAN_FORMAT = Format(
    name="table-de",
    title="sheet of claims with German headings and semicolons",
    write=partial(write, language="de", delimiter=";"),
)
