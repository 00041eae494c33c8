"""
The sheet of claims: CSV that a newsroom keeps in a spreadsheet, one claim a row.

A sheet is written, edited by hand, and merged back into the case that it was written from.
"""

from __future__ import annotations

from counterclaim.formats.form import Format
from counterclaim.formats.table.merging import merge
from counterclaim.formats.table.reading import read
from counterclaim.formats.table.sheets import is_sheet
from counterclaim.formats.table.starter import starter
from counterclaim.formats.table.writing import write

__all__ = ["FORMAT", "merge", "read", "starter", "write"]

#: The sheet of claims as one of the forms of a case.
FORMAT = Format(
    name="table",
    title="sheet of claims (CSV)",
    endings=(".csv",),
    read=read,
    write=write,
    recognise=is_sheet,
)
