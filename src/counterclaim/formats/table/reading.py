"""Reading a sheet: the records that its rows stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from counterclaim.case import Case, CaseView, Telling, attributions_for
from counterclaim.codec import paused_collector
from counterclaim.errors import InvalidRecordError
from counterclaim.findings import Imported, Problem
from counterclaim.formats.table.cells import PREFIX
from counterclaim.formats.table.headings import REBUTTALS, TELLING, Column
from counterclaim.formats.table.names import Names
from counterclaim.formats.table.rows import Objection, RowReader
from counterclaim.formats.table.sheets import Row, Sheet, read_sheet
from counterclaim.model import Attribution, Claim, Property, Rebuttal, Record
from counterclaim.values.terms import LANGUAGE
from counterclaim.vocabulary import Vocabulary

__all__ = ["Desk", "NumberedRow", "read"]


def read(
    source: str | bytes, *, name: str | None = None, vocabulary: Vocabulary | None = None
) -> Imported[Case]:
    """
    Return the case that a sheet holds: its claims, who says and who disputes them, whom and what they name.

    *name* is the file's name in problems. *vocabulary* holds the properties that values are read by, in the
    place of the built-in ones. What is not understood is kept in `extra` of the claim, under `table:` with
    the heading and a question mark; other columns are kept there under `table:` with theirs.
    """
    problems: list[Problem] = []
    sheet = read_sheet(source, on_problem=problems.append, name=name)
    if sheet is None:
        return Imported(case=Case(), problems=tuple(problems))
    with paused_collector():
        desk = Desk(Case(), sheet, on_problem=problems.append, name=name, vocabulary=vocabulary)
        case = Case()
        problems += case.add_all(_records(desk))
    return Imported(case=case, problems=tuple(attrs.evolve(problem, file=name) for problem in problems))


def _records(desk: Desk) -> Iterator[Record]:
    claims: list[Record] = []
    rebuttals = _Rebuttals(desk.say)
    for row in desk.rows:
        claims += desk.claim(row)
        for objection in desk.objections(row):
            rebuttals.add(objection, row)
    yield from desk.names.records()
    yield from claims
    yield from rebuttals.records()


class Desk:
    """
    The rows of one sheet, over what is on record.

    Attributes:
        names: Whom and what they name.
        rows: The rows that are read, each with the reader of its cells and the id of its claim.
    """

    def __init__(
        self,
        case: CaseView,
        sheet: Sheet,
        *,
        on_problem: Callable[[Problem], object],
        name: str | None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._on_problem = on_problem
        self._name = name
        self._case = case
        self._said: set[Problem] = set()
        self.sheet = sheet
        self.names = Names(case)
        base = vocabulary or Vocabulary.default()
        self.vocabulary = base.with_properties(case.of_type(Property))
        self.rows = tuple(self._numbered())
        for row in self.rows:
            self._declare(row)
        for row in self.rows:
            row.declare_publisher()

    def say(self, row: NumberedRow, column: Column | None, message: str, code: str = "oddity") -> None:
        """Report what is wrong with a row, or with its cell in a *column*."""
        field = None if column is None else self.sheet.headings.get(column, column.value)
        problem = Problem(code, row.id, field, message, self._name, row.line)
        if problem not in self._said:
            self._said.add(problem)
            self._on_problem(problem)

    def say_all(self, row: NumberedRow, problems: Iterable[Problem]) -> None:
        """Report what is wrong with the records of a row."""
        for problem in problems:
            self.say(row, None, problem.message, problem.code)

    def problem(self, message: str) -> Problem:
        """Return what is to be said of the whole sheet."""
        return Problem("oddity", None, None, message, self._name)

    def claim(self, row: NumberedRow, telling: Telling | None = None) -> tuple[Record, ...]:
        """Return the claim of a *row*, with the attributions that say how it came to us."""
        reader = row.reader
        made = attributions = None
        try:
            attributions = self._attributions(row, telling or reader.telling())
            statement = reader.statement()
            made = Claim(
                id=row.id,
                text=reader.cells[Column.CLAIM],
                language=reader.tag_of_language(),
                kind=reader.kind(),
                about=reader.several(Column.ABOUT),
                accuses=reader.several(Column.ACCUSES),
                statements=() if statement is None else (statement,),
                during=reader.during(),
                place=reader.one(Column.PLACE),
                assuming=reader.several(Column.ASSUMING),
                tags=reader.tags(),
                extra=row.extra(),
            )
        except InvalidRecordError as error:
            self.say(row, None, str(error), "shape")
        return () if made is None or attributions is None else (made, *attributions)

    def objections(self, row: NumberedRow) -> Iterator[Objection]:
        """Yield the rebuttals that the cells of a *row* name."""
        for column in REBUTTALS:
            yield from row.reader.objections(column)

    def attributions(self, row: NumberedRow, telling: Telling) -> tuple[Attribution, ...] | None:
        """Return what *telling* stands for; `None` after saying what is wrong with it."""
        try:
            return attributions_for(row.id, telling)
        except InvalidRecordError as error:
            for fault in error.faults:
                column = next((column for column in TELLING if column.value == fault.path), Column.BY)
                self.say(row, column, f"{fault.message}; who says it was not entered")
            return None

    def _attributions(self, row: NumberedRow, telling: Telling) -> tuple[Attribution, ...]:
        found = self.attributions(row, telling)
        if found is None:
            for column in TELLING:
                row.reader.keep_silently(column)
        return found or ()

    def _numbered(self) -> Iterator[NumberedRow]:
        taken: dict[str, Row] = {}
        for row in self.sheet.rows:
            numbered = NumberedRow(row, self)
            twin = taken.setdefault(numbered.id, row)
            if Column.CLAIM not in row.cells:
                message = "the row has no claim; write what is said, or take the row out"
                self.say(numbered, Column.CLAIM, message, "shape")
            elif twin is row:
                yield numbered
            elif twin.cells == row.cells and twin.others == row.others:
                self.say(numbered, None, f"the row stands in line {twin.line} already")
            else:
                message = f"the row in line {twin.line} has this id; give one of the two another id"
                self.say(numbered, Column.ID, message, "shape")

    def _declare(self, row: NumberedRow) -> None:
        self.names.declare_claim(row.id, row.reader.cells[Column.CLAIM])
        for role, item in row.reader.items():
            self.names.declare(item, role)

    def language_for(self, row: Row) -> str:
        """Return the language in which wordings of a *row* are read."""
        stated = row.cells.get(Column.LANGUAGE, "").strip()
        if stated and LANGUAGE.accepts(stated):
            return stated
        claim = self._case.get(row.cells.get(Column.ID, "").strip(), Claim)
        if claim is not None and claim.language is not None:
            return claim.language
        info = self._case.info
        return info.language if info is not None and info.language is not None else self.sheet.language


class NumberedRow:
    """
    A row with the id of its claim.

    Attributes:
        line: The line that it begins in.
        reader: What reads its cells.
        id: The id of its claim.
    """

    def __init__(self, row: Row, desk: Desk) -> None:
        self.line = row.line
        self.others: Mapping[str, str] = row.others
        self.id = ""
        self._desk = desk
        self.reader = RowReader(
            row.cells,
            desk.names,
            desk.vocabulary,
            desk.language_for(row),
            desk.sheet.language,
            lambda column, message: desk.say(self, column, message),
        )
        self.id = self.reader.id()

    def declare_publisher(self) -> None:
        """Take notice of the publisher of the document, before it is known from another row."""
        if {Column.DOCUMENT, Column.PUBLISHER} <= self.reader.cells.keys():
            self.reader.document()

    def extra(self) -> dict[str, str]:
        """Return what stands in other columns, and what was not understood."""
        return {**{PREFIX + heading: cell for heading, cell in self.others.items()}, **self.reader.kept}


class _Rebuttals:
    """The rebuttals that the rows name: one act may answer several claims."""

    def __init__(self, say: Callable[[NumberedRow, Column | None, str], object]) -> None:
        self._say = say
        self._first: dict[str, Objection] = {}
        self._targets: dict[str, list[str]] = {}
        self._known: set[tuple[str, str]] = set()

    def add(self, objection: Objection, row: NumberedRow) -> None:
        """Take up what one row names."""
        id = objection.id_for(row.id)
        first = self._first.setdefault(id, objection)
        if (first.kind, first.by) != (objection.kind, objection.by):
            message = (
                f"the rebuttal {id!r} stands in another row with another source or kind, which was taken"
            )
            self._say(row, None, message)
        if objection.text is not None and first.text is None:
            self._first[id] = attrs.evolve(first, text=objection.text)
        targets = objection.targets or (row.id,)
        if id in self._targets:
            targets = tuple(target for target in targets if (id, target) not in self._known)
        self._targets.setdefault(id, []).extend(targets)
        self._known.update((id, target) for target in targets)

    def records(self) -> Iterator[Rebuttal]:
        """Yield them."""
        for id, first in self._first.items():
            targets = tuple(self._targets[id])
            yield Rebuttal(id=id, kind=first.kind, by=first.by, targets=targets, text=first.text)
