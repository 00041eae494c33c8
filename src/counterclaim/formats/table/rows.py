"""From the cells of a row to what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar

from attrs import field, frozen

from counterclaim.case import UNSTATED, Telling, Unstated
from counterclaim.formats.ids import derived_id
from counterclaim.formats.table.cells import PREFIX
from counterclaim.formats.table.headings import REBUTTALS, TELLING, Column, meaning_of
from counterclaim.formats.table.items import Item, read_items, read_words
from counterclaim.formats.table.names import Names, Role
from counterclaim.formats.table.values import read_date, read_period, read_value
from counterclaim.model import Certainty, ClaimKind, Mode, Quote, RebuttalKind, Statement, ValueKind
from counterclaim.registry import is_id
from counterclaim.values import DateSpan, EntityRef, Text, Value
from counterclaim.values.terms import LANGUAGE
from counterclaim.vocabulary import Vocabulary

__all__ = ["MARKS", "ROLES", "Objection", "RowReader", "is_yes"]

EnumT = TypeVar("EnumT", bound=Enum)
#: What may stand for the source: one that is not stated, nobody, the publisher of the document.
UNSTATED_MARK, NOBODY, PUBLISHER = UNSTATED.value, "-", "document"
MARKS = frozenset({UNSTATED_MARK, NOBODY, PUBLISHER, "Dokument"})
#: What the cells of each column name.
ROLES: Mapping[Column, Role] = {
    Column.ABOUT: Role.ENTITY,
    Column.ACCUSES: Role.ENTITY,
    Column.PLACE: Role.PLACE,
    Column.ASSUMING: Role.CLAIM,
    Column.BY: Role.SOURCE,
    Column.SPEAKER: Role.SOURCE,
    Column.VIA: Role.SOURCE,
    Column.DOCUMENT: Role.DOCUMENT,
    Column.PUBLISHER: Role.SOURCE,
    Column.SUBJECT: Role.ENTITY,
    **dict.fromkeys(REBUTTALS, Role.SOURCE),
}
_YES = frozenset({"yes", "ja", "x", "true", "1"})
_NO = frozenset({"no", "nein", "false", "0"})
#: Says what is wrong with the cell of a column.
Report = Callable[[Column, str], None]


@frozen
class Objection:
    """
    A rebuttal, as one cell names it.

    Attributes:
        kind: What it does.
        by: The id of the source.
        id: Its own id, where the cell names it.
        targets: What it answers, where that is not just the claim.
        text: What they say.
    """

    kind: RebuttalKind
    by: str
    id: str | None
    targets: tuple[str, ...]
    text: str | None

    def id_for(self, claim: str) -> str:
        """Return its id, which follows from what it says where the cell names none."""
        return self.id or derived_id(self.kind.value, claim, self.by, self.text or "")


def is_yes(cell: str) -> bool | None:
    """Return whether *cell* says yes; `None` where it says neither yes nor no."""
    word = cell.strip().casefold()
    return True if word in _YES else False if word in _NO else None


#: "5.644" is five thousand in German, and five and a half in English.
_POINT = re.compile(r"[0-9][.,][0-9]")


@frozen(eq=False)
class RowReader:
    """
    Reads the cells of one row. What is not understood is reported, and kept.

    Attributes:
        cells: The cells.
        names: Whom and what they name.
        vocabulary: The properties that are declared.
        language: The language in which wordings are read.
        sheet_language: The language of the headings.
        report: Called with what is wrong with the cell of a column.
        kept: What was not understood, as fields that are not known.
    """

    cells: Mapping[Column, str]
    names: Names
    vocabulary: Vocabulary
    language: str
    sheet_language: str
    report: Report
    kept: dict[str, str] = field(factory=dict)

    def keep(self, column: Column, message: str) -> None:
        """Report what is wrong with a cell, and keep it."""
        self.report(column, message)
        self.keep_silently(column)

    def keep_silently(self, column: Column) -> None:
        """Keep a cell; what is wrong with it was said."""
        if column in self.cells:
            self.kept[f"{PREFIX}{column.value}?"] = self.cells[column]

    def tag_of_language(self) -> str | None:
        """Return the language of the claim."""
        cell = self.cells.get(Column.LANGUAGE, "").strip()
        if not cell or LANGUAGE.accepts(cell):
            return cell or None
        self.keep(Column.LANGUAGE, f"expected a language tag, as 'de' or 'en', found {cell[:40]!r}")
        return None

    def kind(self) -> ClaimKind:
        """Return the kind of the claim; an assertion where none is said."""
        return self.member(Column.KIND, ClaimKind) or ClaimKind.ASSERTION

    def member(self, column: Column, of: type[EnumT]) -> EnumT | None:
        """Return what the cell of *column* says, one of several words."""
        cell = self.cells.get(column, "")
        found = meaning_of(cell, of) if len(cell) <= 64 else None
        if found is None and cell:
            words = ", ".join(member.value for member in of)
            self.keep(column, f"expected one of {words}, found {cell.strip()[:40]!r}")
        return found

    def certainty(self) -> Certainty | None:
        """Return how far the source takes it upon itself; what is not understood counts as not at all."""
        found = self.member(Column.CERTAINTY, Certainty)
        return Certainty.UNCOMMITTED if found is None and Column.CERTAINTY in self.cells else found

    def yes(self, column: Column) -> bool | None:
        """Return whether the cell of *column* says yes; `None` where it cannot be told."""
        cell = self.cells.get(column, "no")
        found = is_yes(cell)
        if found is None:
            self.keep(column, f"expected yes or no, found {cell.strip()[:40]!r}")
        return found

    def several(self, column: Column) -> tuple[str, ...]:
        """Return the ids of what the cell of *column* names; none where one of them is not known."""
        found = [self.named(column, item) for item in read_items(self.cells.get(column, ""))]
        if None not in found:
            return tuple(id for id in found if id is not None)
        self.keep(column, "nothing of it was entered")
        return ()

    def one(self, column: Column) -> str | None:
        """Return the id of what the cell of *column* names."""
        items = read_items(self.cells.get(column, ""))
        if len(items) > 1:
            self.keep(column, f"expected one name, found {len(items)}")
            return None
        found = self.named(column, items[0]) if items else None
        if items and found is None:
            self.keep(column, "it was not entered")
        return found

    def named(self, column: Column, item: Item) -> str | None:
        """Return the id of what an *item* names."""
        return self.names.find(item, ROLES[column], lambda message: self.report(column, message))

    def tags(self) -> tuple[str, ...]:
        """Return the tags."""
        return read_words(self.cells.get(Column.TAGS, ""))

    def during(self) -> Any:
        """Return when the claim holds."""
        cell = self.cells.get(Column.DURING)
        found = None if cell is None else read_period(cell, self.language)
        if cell is not None and found is None:
            self.keep(Column.DURING, _unread(cell, "a time, as 2019 or 2019-01/2019-06"))
        return found

    def said(self) -> DateSpan | None:
        """Return when it was said; where it is no date that is read, its wording."""
        cell = self.cells.get(Column.SAID)
        if cell is None:
            return None
        found = read_date(cell, self.language)
        if found is None:
            self.report(Column.SAID, _unread(cell, "a date, as 2019-10-17") + "; the wording was kept")
        return found or DateSpan.unknown(cell)

    def document(self) -> str | None:
        """Return the document, with its publisher taken notice of."""
        document = self.one(Column.DOCUMENT)
        if Column.PUBLISHER not in self.cells:
            return document
        if document is None:
            self.keep(
                Column.PUBLISHER, "a publisher is that of a document; name it, or name the source in 'via'"
            )
            return None
        publisher = self.one(Column.PUBLISHER)
        if publisher is not None:
            self.names.declare_publisher(
                document, publisher, lambda text: self.report(Column.PUBLISHER, text)
            )
        return document

    def telling(self) -> Telling:
        """Return how the claim came to us."""
        document = self.document()
        by = self.by(document)
        if by is None:
            self.keep_of_nobody(TELLING)
            return Telling(by=None)
        return Telling(
            by=by,
            via=self.several(Column.VIA),
            document=document,
            publisher=None if document is None else self.names.publisher_of(document),
            said=self.said(),
            verb=self.cells.get(Column.VERB),
            speaker=self.one(Column.SPEAKER),
            certainty=self.certainty(),
            quote=self.quote(),
            mode=self.member(Column.MODE, Mode),
            translated=bool(self.yes(Column.TRANSLATED)),
        )

    def keep_of_nobody(self, columns: Iterable[Column]) -> None:
        """Keep what *columns* say of who says it, where nobody does."""
        for column in columns:
            if column is not Column.BY and column in self.cells:
                message = (
                    "is about who says it, and nobody is named; if that is not stated, write '?' in 'by'"
                )
                self.keep(column, message)

    def quote(self) -> Quote | None:
        """Return the words in the document."""
        cell = self.cells.get(Column.QUOTE)
        return None if cell is None else Quote(exact=cell)

    def by(self, document: str | None) -> tuple[str, ...] | Unstated | None:
        """Return who says it; `None` where nobody is on record."""
        items = read_items(self.cells.get(Column.BY, ""))
        marks = [item.name for item in items if not item.ids and item.name in (UNSTATED_MARK, NOBODY)]
        if not items or (len(items) == 1 and marks == [NOBODY]):
            return None
        if marks:
            if len(items) == 1:
                return UNSTATED
            self.keep(Column.BY, f"{marks[0]!r} stands alone; leave it out where somebody is named")
            return None
        found = [self._source(item, document) for item in items]
        if None in found:
            self.keep(Column.BY, "nobody was entered")
            return None
        return tuple(id for id in found if id is not None)

    def _source(self, item: Item, document: str | None) -> str | None:
        if item.ids or item.name not in MARKS:
            return self.named(Column.BY, item)
        publisher = None if document is None else self.names.publisher_of(document)
        if publisher is None:
            self.report(Column.BY, "the publisher of the document is not known; name it in 'publisher'")
        return publisher

    def statement(self) -> Statement | None:
        """Return the statement; `None` where there is none, or not all of it is understood."""
        present = [
            column for column in (Column.SUBJECT, Column.PROPERTY, Column.VALUE) if column in self.cells
        ]
        if not present:
            return None
        if len(present) < 3:
            self._keep_statement("a statement has a subject, a property and a value; fill in all three")
            return None
        subject, negated = self.one(Column.SUBJECT), self.yes(Column.NEGATED)
        value = None if subject is None or negated is None else self.value()
        if subject is None or negated is None or value is None:
            self._keep_statement("it belongs to a statement that is not understood, and was not entered")
            return None
        return Statement(subject=subject, property=self.cells[Column.PROPERTY], value=value, negated=negated)

    def _keep_statement(self, message: str) -> None:
        for column in (Column.SUBJECT, Column.PROPERTY, Column.NEGATED, Column.VALUE):
            if column in self.cells and f"{PREFIX}{column.value}?" not in self.kept:
                self.keep(column, message)

    def value_kind(self) -> ValueKind | None:
        """Return the kind of the value: as its cell says, else as the property does."""
        if Column.VALUE_KIND in self.cells:
            return self.member(Column.VALUE_KIND, ValueKind)
        declared = self.vocabulary.get(self.cells.get(Column.PROPERTY, ""))
        return None if declared is None else declared.value

    def value(self) -> Value | None:
        """Return the value that the statement states; a text where no more is understood."""
        cell, kind = self.cells[Column.VALUE], self.value_kind()
        language = self.tag_of_language() if f"{PREFIX}language?" not in self.kept else None
        text = Text(cell, language)
        if kind is None:
            property = self.cells.get(Column.PROPERTY, "")
            self.report(
                Column.VALUE, f"the property {property[:40]!r} is not declared, so the value is a text"
            )
            return text
        if kind is ValueKind.TEXT:
            return text
        if kind in (ValueKind.ENTITY, ValueKind.PLACE):
            return self._entity_value(kind)
        declared = self.vocabulary.get(self.cells.get(Column.PROPERTY, ""))
        usual = declared.unit if declared is not None and declared.value is kind else None
        unit = self.cells.get(Column.UNIT, usual)
        found = read_value(cell, kind, unit, self.language) if unit is None or len(unit) <= 64 else None
        if found is None:
            expected = (
                "a date" if kind is ValueKind.DATE else f"a quantity{'' if unit is None else f' in {unit}'}"
            )
            self.report(Column.VALUE, _unread(cell, expected) + "; it was kept as a text")
        elif self._may_be_misread(cell):
            self.report(
                Column.VALUE,
                f"{cell[:40]!r} was read as {self.language!r} has it, and the headings are in "
                f"{self.sheet_language!r}; state the language of the row",
            )
        return found or text

    def _may_be_misread(self, cell: str) -> bool:
        """Return whether a point or comma means another thing in the language of the headings."""
        if Column.LANGUAGE in self.cells or _POINT.search(cell) is None:
            return False
        return self.language.partition("-")[0] != self.sheet_language

    def _entity_value(self, kind: ValueKind) -> Value | None:
        items = read_items(self.cells[Column.VALUE])
        role = Role.PLACE if kind is ValueKind.PLACE else Role.ENTITY
        if len(items) != 1:
            self.keep(Column.VALUE, f"expected one name, found {len(items)}")
            return None
        found = self.names.find(items[0], role, lambda message: self.report(Column.VALUE, message))
        return None if found is None else EntityRef(found)

    def objections(self, column: Column) -> Iterator[Objection]:
        """Yield the rebuttals that the cell of *column* names."""
        for item in read_items(self.cells.get(column, ""), with_text=True):
            by = self.named(column, item)
            if by is None:
                self.keep(column, "it was not entered")
                continue
            id = item.ids[1] if len(item.ids) > 1 else None
            yield Objection(REBUTTALS[column], by, id, item.ids[2:], item.text)

    def items(self) -> Iterator[tuple[Role, Item]]:
        """Yield whatever the row names, before anything is looked up."""
        for column, role in ROLES.items():
            for item in read_items(self.cells.get(column, ""), with_text=column in REBUTTALS):
                if item.ids or column is not Column.BY or item.name not in MARKS:
                    yield role, item
        if Column.VALUE in self.cells and Column.PROPERTY in self.cells:
            kind = meaning_of(self.cells.get(Column.VALUE_KIND, "")[:64], ValueKind) or self._declared_kind()
            if kind in (ValueKind.ENTITY, ValueKind.PLACE):
                role = Role.PLACE if kind is ValueKind.PLACE else Role.ENTITY
                yield from ((role, item) for item in read_items(self.cells[Column.VALUE]))

    def _declared_kind(self) -> ValueKind | None:
        declared = self.vocabulary.get(self.cells.get(Column.PROPERTY, ""))
        return None if declared is None else declared.value

    def id(self) -> str:
        """Return the id of the claim, which follows from what is said, by whom and where if none is given."""
        given = self.cells.get(Column.ID, "").strip()
        if is_id(given):
            return given
        if given:
            self.keep(Column.ID, "expected an id: 1 to 256 characters without white space; one was made")
        return derived_id("claim", *(self.cells.get(column, "").strip() for column in _TELLING_APART))


_TELLING_APART = (Column.CLAIM, Column.BY, Column.VIA, Column.DOCUMENT, Column.SAID, Column.QUOTE)


def _unread(cell: str, expected: str) -> str:
    return f"expected {expected}, found {cell.strip()[:40]!r}"
