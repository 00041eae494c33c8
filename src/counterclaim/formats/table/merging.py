"""Merging an edited sheet back into the case that it was written from."""

from __future__ import annotations

from attrs import evolve

from counterclaim.case import Case, CaseView, Telling
from counterclaim.case.problems import kind_of
from counterclaim.findings import Imported, Problem
from counterclaim.formats.table.cells import Cells, Line
from counterclaim.formats.table.edits import ClaimEdit, Objections, TellingEdit, same_cell
from counterclaim.formats.table.headings import REBUTTALS, TELLING, Column
from counterclaim.formats.table.reading import Desk, NumberedRow
from counterclaim.formats.table.sheets import read_sheet
from counterclaim.model import Claim
from counterclaim.vocabulary import Vocabulary

__all__ = ["merge"]

_MOST_NAMED = 5


def merge(
    case: CaseView, sheet: str | bytes, *, name: str | None = None, vocabulary: Vocabulary | None = None
) -> Imported[Case]:
    """
    Return *case* with what was changed in a *sheet* of it.

    A cell that stands as it would be written now changes nothing. One that was changed changes that field of
    the claim and nothing else of it; one that was emptied empties it. A column that is absent changes
    nothing. A row whose id is not on record is a new claim. A claim without a row stays as it is, and a
    problem names it. *name* is the file's name in problems, and *vocabulary* holds the properties that values
    are read by besides those of the case.
    """
    problems: list[Problem] = []
    read = read_sheet(sheet, on_problem=problems.append, name=name)
    merged = Case(case)
    if read is not None:
        desk = Desk(case, read, on_problem=problems.append, name=name, vocabulary=vocabulary)
        merger = _Merger(case, merged, desk)
        for row in desk.rows:
            merger.take(row)
        problems += merger.finish()
    return Imported(case=merged, problems=tuple(dict.fromkeys(problems)))


class _Merger:
    """Brings what the rows change into a case."""

    def __init__(self, before: CaseView, merged: Case, desk: Desk) -> None:
        self._before = before
        self._merged = merged
        self._desk = desk
        self._rows: set[str] = set()
        self._cells = Cells(before, desk.sheet.language)

    def take(self, row: NumberedRow) -> None:
        """Bring in what one row changes."""
        self._rows.add(row.id)
        known = self._before.get(row.id)
        if known is None:
            self._enter(row)
        elif isinstance(known, Claim):
            self._edit(row, known)
        else:
            message = f"{row.id!r} is the id of a record of the type {kind_of(known)}, and of no claim"
            self._desk.say(row, Column.ID, message + "; give the claim another one", "shape")

    def finish(self) -> tuple[Problem, ...]:
        """Enter what is new besides claims; return what is to be said of the whole."""
        problems = self._merged.add_all(self._desk.names.records())
        left = [claim.id for claim in self._before.of_type(Claim) if claim.id not in self._rows]
        if not left or not self._desk.sheet.rows:
            return problems
        named = ", ".join(map(repr, left[:_MOST_NAMED])) + (" …" if len(left) > _MOST_NAMED else "")
        count = "1 claim on record has" if len(left) == 1 else f"{len(left)} claims on record have"
        message = f"{count} no row ({named}); they stay, since a sheet takes no claim out"
        return (*problems, self._desk.problem(message))

    def _enter(self, row: NumberedRow) -> None:
        telling = row.reader.telling()
        info = self._before.info
        takes_usual = telling.by is not None and Column.DOCUMENT not in self._desk.sheet.columns
        if takes_usual and info is not None and info.document is not None:
            telling = self._with_document(telling, info.document)
        self._desk.say_all(row, self._merged.add_all(self._desk.claim(row, telling)))
        for objection in self._desk.objections(row):
            Objections(self._merged, self._desk, row).add(objection)

    def _with_document(self, telling: Telling, document: str) -> Telling:
        return evolve(telling, document=document, publisher=self._desk.names.publisher_of(document))

    def _edit(self, row: NumberedRow, claim: Claim) -> None:
        line = self._cells.line(claim)
        changed = self._changed(row, line)
        others = [
            heading
            for heading in self._desk.sheet.others
            if not same_cell(row.others.get(heading, ""), line.others.get(heading, ""))
        ]
        if not changed and not others:
            return
        if changed & {*TELLING, Column.PUBLISHER}:
            TellingEdit(self._before, self._merged, self._desk, row, claim).apply(changed)
        for column in [column for column in REBUTTALS if column in changed]:
            Objections(self._merged, self._desk, row).change(column, claim, self._before)
        ClaimEdit(self._merged, self._desk, row, line).apply(claim, changed, others)

    def _changed(self, row: NumberedRow, line: Line) -> set[Column]:
        columns = self._desk.sheet.columns - {Column.ID}
        cells = row.reader.cells
        return {
            column for column in columns if not same_cell(cells.get(column, ""), line.cells.get(column, ""))
        }
