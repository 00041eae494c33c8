"""A sheet to begin with."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.formats.table.cells import Line
from counterclaim.formats.table.headings import Column, SheetLanguage
from counterclaim.formats.table.writing import sheet_of

__all__ = ["starter"]

_ENGLISH = (
    {
        Column.ID: "rock-height",
        Column.CLAIM: "Mount Everest is 8,844 metres high, measured to the rock",
        Column.LANGUAGE: "en",
        Column.ABOUT: "Mount Everest [everest]",
        Column.BY: "China [china]",
        Column.DOCUMENT: "Official height for Everest set [article]",
        Column.PUBLISHER: "BBC [bbc]",
        Column.SUBJECT: "Mount Everest [everest]",
        Column.PROPERTY: "height",
        Column.VALUE: "8,844 metres",
        Column.DISPUTED: "Nepal [nepal, not-the-rock]: The snow on the summit belongs to the mountain",
    },
    {
        Column.ID: "snow-height",
        Column.CLAIM: "Mount Everest is 8,848 metres high, with the snow on top",
        Column.LANGUAGE: "en",
        Column.ABOUT: "Mount Everest [everest]",
        Column.BY: "Nepal [nepal]",
        Column.DOCUMENT: "Official height for Everest set [article]",
        Column.PUBLISHER: "BBC [bbc]",
        Column.SUBJECT: "Mount Everest [everest]",
        Column.PROPERTY: "height",
        Column.VALUE: "8,848 metres",
    },
)
_GERMAN = (
    {
        **_ENGLISH[0],
        Column.CLAIM: "Der Mount Everest ist 8.844 Meter hoch, bis zum Fels gemessen",
        Column.LANGUAGE: "de",
        Column.VALUE: "8.844 Meter",
        Column.DISPUTED: "Nepal [nepal, not-the-rock]: Der Schnee auf dem Gipfel gehört zum Berg",
    },
    {
        **_ENGLISH[1],
        Column.CLAIM: "Der Mount Everest ist mit dem Schnee 8.848 Meter hoch",
        Column.LANGUAGE: "de",
        Column.VALUE: "8.848 Meter",
    },
)
_ROWS: Mapping[SheetLanguage, tuple[Mapping[Column, str], ...]] = {"en": _ENGLISH, "de": _GERMAN}
#: Where decimals have a comma, spreadsheets separate cells by semicolons.
_DELIMITERS: Mapping[SheetLanguage, str] = {"en": ",", "de": ";"}


def starter(language: SheetLanguage = "en") -> str:
    """Return a sheet with the usual headings in *language*, and two rows as an example."""
    lines = [Line(cells, {}) for cells in _ROWS[language]]
    return sheet_of(lines, language=language, delimiter=_DELIMITERS[language])
