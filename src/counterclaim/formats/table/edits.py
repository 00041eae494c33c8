"""What an edited row changes of a claim, of who says it, and of who disputes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Any

import attrs

from counterclaim.case import Case, CaseView, Telling
from counterclaim.errors import InvalidRecordError
from counterclaim.formats.table.cells import PREFIX, Line, has_statement, rebuttals_of, telling_in
from counterclaim.formats.table.headings import REBUTTALS, STATEMENT, TELLING, Column
from counterclaim.formats.table.reading import Desk, NumberedRow
from counterclaim.formats.table.rows import Objection, RowReader
from counterclaim.formats.table.values import without_wording
from counterclaim.model import Attribution, Claim, Mode, Rebuttal, Record, Statement

__all__ = ["ClaimEdit", "Objections", "TellingEdit", "same_cell"]

_VALUE = frozenset({Column.PROPERTY, Column.VALUE, Column.VALUE_KIND, Column.UNIT})


def same_cell(left: str, right: str) -> bool:
    """Return whether two cells hold the same; spreadsheets write line breaks their own way."""
    return left == right or _lines(left) == _lines(right)


def _lines(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def _is_kept(reader: RowReader, column: Column) -> bool:
    """Return whether the cell of *column* was not understood."""
    return f"{PREFIX}{column.value}?" in reader.kept


class ClaimEdit:
    """What a row changes of the claim itself."""

    def __init__(self, merged: Case, desk: Desk, row: NumberedRow, line: Line) -> None:
        self._merged = merged
        self._desk = desk
        self._row = row
        self._line = line

    def apply(self, claim: Claim, changed: Set[Column], others: Sequence[str]) -> None:
        """Bring the *changed* columns, and the *others* by their headings, into *claim*."""
        fields = self._fields(changed, claim)
        if changed & {*STATEMENT}:
            fields["statements"] = self._statements(claim, changed)
        extra = dict(claim.extra)
        for heading in others:
            if heading in self._row.others:
                extra[PREFIX + heading] = self._row.others[heading]
            else:
                extra.pop(PREFIX + heading, None)
        fields["extra"] = {**extra, **self._row.reader.kept}
        try:
            self._merged.replace(attrs.evolve(claim, **fields))
        except InvalidRecordError as error:
            self._desk.say(self._row, None, str(error), "shape")

    def _fields(self, changed: Set[Column], claim: Claim) -> dict[str, Any]:
        reader = self._row.reader
        readers: dict[Column, tuple[str, Callable[[], Any]]] = {
            Column.CLAIM: ("text", lambda: reader.cells[Column.CLAIM]),
            Column.LANGUAGE: ("language", reader.tag_of_language),
            Column.KIND: ("kind", reader.kind),
            Column.ABOUT: ("about", lambda: reader.several(Column.ABOUT)),
            Column.ACCUSES: ("accuses", lambda: reader.several(Column.ACCUSES)),
            Column.DURING: ("during", reader.during),
            Column.PLACE: ("place", lambda: reader.one(Column.PLACE)),
            Column.ASSUMING: ("assuming", lambda: reader.several(Column.ASSUMING)),
            Column.TAGS: ("tags", reader.tags),
        }
        fields = {}
        for column, (name, read) in readers.items():
            if column in changed:
                value = read()
                is_same = without_wording(value) == without_wording(getattr(claim, name))
                if not _is_kept(reader, column) and not is_same:
                    fields[name] = value
        return fields

    def _statements(self, claim: Claim, changed: Set[Column]) -> tuple[Statement, ...]:
        """Return the statements with what the row changes of the first."""
        old = claim.statements[0] if has_statement(self._line) else None
        cells = {**self._line.cells, **self._row.reader.cells}
        for column in self._desk.sheet.columns - self._row.reader.cells.keys():
            cells.pop(column, None)
        reader = attrs.evolve(self._row.reader, cells=cells, kept=self._row.reader.kept)
        if not any(column in cells for column in (Column.SUBJECT, Column.PROPERTY, Column.VALUE)):
            return claim.statements[1:] if old is not None else claim.statements
        if old is None and claim.statements:
            for column in sorted(changed & {*STATEMENT}, key=list(Column).index):
                reader.keep(column, "the claim has a statement that a row cannot show; change it in the case")
            return claim.statements
        new = reader.statement()
        if new is None:
            return claim.statements
        if old is None:
            return (new,)
        if not changed & _VALUE or without_wording(new.value) == without_wording(old.value):
            new = attrs.evolve(new, value=old.value)
        first = attrs.evolve(
            old, subject=new.subject, property=new.property, value=new.value, negated=new.negated
        )
        return (first, *claim.statements[1:])


class TellingEdit:
    """What a row changes of how its claim came to us."""

    def __init__(self, before: CaseView, merged: Case, desk: Desk, row: NumberedRow, claim: Claim) -> None:
        self._before = before
        self._merged = merged
        self._desk = desk
        self._row = row
        self._claim = claim

    def apply(self, changed: Set[Column]) -> None:
        """Bring the *changed* columns into the attributions of the claim."""
        reader = self._row.reader
        old = telling_in(self._before, self._claim)
        columns = [column for column in TELLING if column in changed]
        if Column.PUBLISHER in changed or Column.DOCUMENT in changed:
            reader.document()
        if not columns:
            return
        if old is None:
            for column in columns:
                reader.keep(column, "a row cannot say how this came to us; change it in the case")
            return
        telling = attrs.evolve(old, **self._changes(old, columns))
        if telling.by is None and telling.document is not None:
            self._desk.say(self._row, Column.DOCUMENT, "it was left out, since nobody is named who says it")
        made = self._desk.attributions(self._row, telling)
        if made is not None:
            self._replace(made)

    def _changes(self, old: Telling, columns: Sequence[Column]) -> dict[str, Any]:
        reader = self._row.reader
        document = old.document
        if Column.DOCUMENT in columns:
            document = reader.document()
            document = old.document if _is_kept(reader, Column.DOCUMENT) else document
        readers: dict[Column, Callable[[], Any]] = {
            Column.BY: lambda: reader.by(document),
            Column.VIA: lambda: reader.several(Column.VIA),
            Column.SPEAKER: lambda: reader.one(Column.SPEAKER),
            Column.SAID: reader.said,
            Column.VERB: lambda: reader.cells.get(Column.VERB),
            Column.CERTAINTY: reader.certainty,
            Column.QUOTE: lambda: reader.quote(),
            Column.MODE: lambda: reader.member(Column.MODE, Mode),
            Column.TRANSLATED: lambda: bool(reader.yes(Column.TRANSLATED)),
        }
        changes: dict[str, Any] = {}
        by = reader.by(document) if Column.BY in columns else old.by
        nobody = (old.by if _is_kept(reader, Column.BY) else by) is None
        if nobody:
            reader.keep_of_nobody(columns)
        for column, read in readers.items():
            if nobody and column in reader.cells:
                continue
            value = read() if column in columns else None
            is_new = without_wording(value) != without_wording(getattr(old, column.value))
            if column in columns and is_new and not _is_kept(reader, column):
                changes[column.value] = value
        publisher = None if document is None else self._desk.names.publisher_of(document)
        return {**changes, "document": document, "publisher": publisher}

    def _replace(self, made: Sequence[Attribution]) -> None:
        """Put what was *made* in the place of the attributions of the claim."""
        old = {attribution.id: attribution for attribution in self._before.attributions(self._claim)}
        foreign = [one.id for one in made if one.id not in old and one.id in self._merged]
        if foreign:
            message = f"another record has the id {foreign[0]!r}, which an attribution would get"
            self._desk.say(self._row, Column.BY, message + "; change it in the case")
            return
        for id in old.keys() - {one.id for one in made}:
            self._merged.remove(id)
            left = [record.id for record in self._merged.referring(id) if record.id not in old]
            if left:
                message = f"{id!r} was taken out, and {left[0]!r} still refers to it"
                self._desk.say(self._row, Column.BY, message)
        for one in made:
            (self._merged.replace if one.id in old else self._merged.add)(one)


class Objections:
    """What a row changes of who disputes its claim."""

    def __init__(self, merged: Case, desk: Desk, row: NumberedRow) -> None:
        self._merged = merged
        self._desk = desk
        self._row = row

    def change(self, column: Column, claim: Claim, before: CaseView) -> None:
        """Bring the cell of *column* into the rebuttals of *claim*."""
        found = list(self._row.reader.objections(column))
        kind = REBUTTALS[column]
        is_told = telling_in(before, claim) is not None
        known = {
            rebuttal.id: rebuttal
            for rebuttal in rebuttals_of(before, claim)
            if rebuttal.kind is kind and (is_told or claim.id in rebuttal.targets)
        }
        for objection in found:
            match = self._match(objection, known, found)
            if match is None:
                self.add(objection)
            else:
                self._edit(known.pop(match), objection)
        if not _is_kept(self._row.reader, column):
            for rebuttal in known.values():
                self._take_out(rebuttal, claim, before, column)

    def add(self, objection: Objection) -> None:
        """Enter what is new, or let a rebuttal that is on record answer this claim, too."""
        id = objection.id_for(self._row.id)
        targets = objection.targets or (self._row.id,)
        known = self._merged.get(id)
        if known is None:
            self._merged.add(
                Rebuttal(id=id, kind=objection.kind, by=objection.by, targets=targets, text=objection.text)
            )
        elif isinstance(known, Rebuttal) and known.kind is objection.kind and known.by == objection.by:
            more = tuple(target for target in targets if target not in known.targets)
            if more:
                self._merged.replace(attrs.evolve(known, targets=known.targets + more))
        else:
            message = f"another record has the id {id!r}; give the rebuttal another one"
            column = next(column for column, kind in REBUTTALS.items() if kind is objection.kind)
            self._row.reader.keep(column, message)

    def _match(
        self, objection: Objection, known: dict[str, Rebuttal], found: Sequence[Objection]
    ) -> str | None:
        """Return the id of the rebuttal that is meant: the one named, or the only one of its source."""
        if objection.id is not None:
            return objection.id if objection.id in known else None
        named = {other.id for other in found}
        own = [id for id, rebuttal in known.items() if rebuttal.by == objection.by and id not in named]
        return own[0] if len(own) == 1 else None

    def _edit(self, old: Rebuttal, objection: Objection) -> None:
        current = self._merged.get(old.id, Rebuttal)
        if current is None:
            return
        changes: dict[str, Any] = {}
        if objection.by != old.by:
            changes["by"] = objection.by
        if objection.text != old.text and (objection.text or old.text):
            changes["text"] = objection.text
        if objection.targets not in ((), old.targets):
            changes["targets"] = objection.targets
        if changes:
            self._merged.replace(attrs.evolve(current, **changes))

    def _take_out(self, old: Rebuttal, claim: Claim, before: CaseView, column: Column) -> None:
        current = self._merged.get(old.id, Rebuttal)
        if current is None:
            return
        own = {claim.id, *(attribution.id for attribution in before.attributions(claim))}
        targets = tuple(target for target in current.targets if target not in own)
        if targets:
            self._merged.replace(attrs.evolve(current, targets=targets))
            self._desk.say(self._row, column, f"{old.id!r} answers this claim no more")
            return
        gone: tuple[Record, ...] = (current, *self._merged.attributions(current))
        for record in gone:
            self._merged.remove(record)
        self._desk.say(self._row, column, f"{old.id!r} was taken out, since the cell names it no more")
