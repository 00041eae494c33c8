"""From the records of a case to the cells of its claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum

from attrs import frozen

from counterclaim.case import UNSTATED, CaseView, Telling, telling_of
from counterclaim.formats.table.headings import (
    REBUTTALS,
    Column,
    SheetLanguage,
    column_of,
    word_for,
)
from counterclaim.formats.table.items import Item, write_items, write_words
from counterclaim.formats.table.names import Role, name_of
from counterclaim.formats.table.values import kind_of, write_date, write_period, write_value
from counterclaim.model import (
    Claim,
    ClaimKind,
    Document,
    Property,
    Rebuttal,
    RebuttalKind,
    Statement,
    ValueKind,
)
from counterclaim.values import DateSpan, EntityRef, Quantity, Text
from counterclaim.vocabulary import Vocabulary

__all__ = ["PREFIX", "Cells", "Line", "has_statement", "rebuttals_of", "telling_in"]

#: The prefix of keys that hold what stands in other columns.
PREFIX = "table:"
_YES = {"en": "yes", "de": "ja"}


@frozen
class Line:
    """
    What stands in one row.

    Attributes:
        cells: In the columns that are known.
        others: In other columns, by their headings.
    """

    cells: Mapping[Column, str]
    others: Mapping[str, str]


class Cells:
    """The cells of the claims of one case, with words in one language."""

    def __init__(self, case: CaseView, language: SheetLanguage) -> None:
        self._case = case
        self._language: SheetLanguage = language
        self._vocabulary = Vocabulary.default()
        self._answered: dict[str, list[str]] | None = None

    def line(self, claim: Claim) -> Line:
        """Return the row of *claim*."""
        telling = telling_in(self._case, claim)
        cells = {
            **self._of_claim(claim),
            **(self._of_telling(telling) if telling is not None else self._of_others(claim)),
            **self._of_statement(claim),
            **self._of_rebuttals(claim, is_told=telling is not None),
        }
        return Line({column: cell for column, cell in cells.items() if cell.strip()}, _others(claim))

    def _of_claim(self, claim: Claim) -> dict[Column, str]:
        kind = claim.kind
        return {
            Column.ID: claim.id,
            Column.CLAIM: claim.text,
            Column.LANGUAGE: claim.language or "",
            Column.KIND: "" if kind is ClaimKind.ASSERTION else self._word(kind),
            Column.ABOUT: self._named(claim.about, Role.ENTITY),
            Column.ACCUSES: self._named(claim.accuses, Role.ENTITY),
            Column.DURING: self._period(claim) or "",
            Column.PLACE: self._name(claim.place, Role.PLACE),
            Column.ASSUMING: self._named(claim.assuming, Role.CLAIM),
            Column.TAGS: write_words(claim.tags),
        }

    def _period(self, claim: Claim) -> str | None:
        during = claim.during
        return None if during is None else write_period(during, claim.language or self._language)

    def _of_telling(self, telling: Telling) -> dict[Column, str]:
        by = telling.by
        return {
            Column.BY: UNSTATED.value if by is UNSTATED else self._named(by or (), Role.SOURCE),
            Column.VIA: self._named(telling.via, Role.SOURCE),
            Column.SPEAKER: self._name(telling.speaker, Role.SOURCE),
            Column.SAID: "" if telling.said is None else write_date(telling.said),
            Column.VERB: telling.verb or "",
            Column.CERTAINTY: "" if telling.certainty is None else self._word(telling.certainty),
            Column.DOCUMENT: self._name(telling.document, Role.DOCUMENT),
            Column.PUBLISHER: self._publisher(telling.document),
            Column.QUOTE: "" if telling.quote is None else telling.quote.exact,
            Column.MODE: "" if telling.mode is None else self._word(telling.mode),
            Column.TRANSLATED: _YES[self._language] if telling.translated else "",
        }

    def _of_others(self, claim: Claim) -> dict[Column, str]:
        """Return who says the claim, where it came to us in a way that a row cannot say."""
        sources = dict.fromkeys(attribution.source for attribution in self._case.attributions(claim))
        items = (Item(name_of(self._case.get(id), Role.SOURCE), (id,), shown=True) for id in sources)
        return {Column.BY: write_items(items)}

    def _publisher(self, document: str | None) -> str:
        found = None if document is None else self._case.get(document, Document)
        return "" if found is None else self._name(found.publisher, Role.SOURCE)

    def _of_statement(self, claim: Claim) -> dict[Column, str]:
        """Return the first statement, where the row can say all that narrows it."""
        first = claim.statements[0] if claim.statements else None
        if first is None or first.qualifiers or not first.property.strip():
            return {}
        value = self._value(first, claim.language or self._language)
        if not value:
            return {}
        return {
            Column.SUBJECT: self._name(first.subject, Role.ENTITY),
            Column.PROPERTY: first.property,
            Column.NEGATED: _YES[self._language] if first.negated else "",
            **value,
        }

    def _value(self, statement: Statement, language: str) -> dict[Column, str]:
        value, kind = statement.value, kind_of(statement.value)
        if kind is None:
            return {}
        declared = self._vocabulary.get(statement.property)
        if isinstance(value, EntityRef):
            written, unit = self._name(value.id, Role.ENTITY), None
        elif isinstance(value, Text):
            written, unit = value.value, None
        else:
            assert isinstance(value, Quantity | DateSpan)
            found = write_value(value, _unit_of(declared, kind), language)
            if found is None:
                return {}
            written, unit = found
        stated = "" if _is_of_kind(declared, kind) else self._word(kind)
        cells = {Column.VALUE: written, Column.VALUE_KIND: stated, Column.UNIT: unit or ""}
        return cells if written.strip() else {}

    def _of_rebuttals(self, claim: Claim, *, is_told: bool) -> dict[Column, str]:
        """Return who answers the claim, or that it was said; that is only shown where the latter is."""
        found: dict[RebuttalKind, list[Item]] = {}
        for rebuttal in rebuttals_of(self._case, claim):
            rows = self._rows_of(rebuttal)
            # The rows themselves say what it answers, or else the first of them does.
            targets = rebuttal.targets if rebuttal.targets != tuple(rows) and claim.id in rows[:1] else ()
            name = name_of(self._case.get(rebuttal.by), Role.SOURCE)
            shown = not is_told and claim.id not in rebuttal.targets
            item = Item(
                name,
                (rebuttal.by, rebuttal.id, *(rebuttal.targets if shown else targets)),
                rebuttal.text,
                shown,
            )
            found.setdefault(rebuttal.kind, []).append(item)
        return {column: write_items(found.get(kind, ())) for column, kind in REBUTTALS.items()}

    def _rows_of(self, rebuttal: Rebuttal) -> list[str]:
        """Return the ids of the claims in whose rows *rebuttal* is to be read."""
        if self._answered is None:
            self._answered = {}
            for claim in self._case.of_type(Claim):
                for found in rebuttals_of(self._case, claim):
                    if claim.id in found.targets or telling_in(self._case, claim) is not None:
                        self._answered.setdefault(found.id, []).append(claim.id)
        return self._answered.get(rebuttal.id, [])

    def _named(self, ids: Iterable[str], role: Role) -> str:
        return write_items(Item(name_of(self._case.get(id), role), (id,)) for id in ids)

    def _name(self, id: str | None, role: Role) -> str:
        return "" if id is None else self._named((id,), role)

    def _word(self, member: Enum) -> str:
        return word_for(member, self._language)


def telling_in(case: CaseView, claim: Claim) -> Telling | None:
    """Return the telling that stands for the attributions of *claim*; `None` where no few words do."""

    def publisher_of(document: str) -> str | None:
        found = case.get(document, Document)
        return None if found is None else found.publisher

    return telling_of(case.attributions(claim), publisher_of)


def rebuttals_of(case: CaseView, claim: Claim) -> tuple[Rebuttal, ...]:
    """Return the rebuttals that aim at *claim* or at an attribution of it."""
    targets = (claim, *case.attributions(claim))
    return tuple({found.id: found for target in targets for found in case.rebuttals(target)}.values())


def has_statement(line: Line) -> bool:
    """Return whether *line* shows a statement."""
    return Column.PROPERTY in line.cells


def _others(claim: Claim) -> dict[str, str]:
    """Return what stands in other columns: texts that were read from such ones."""
    found = {}
    for key, value in claim.extra.items():
        heading = key.removeprefix(PREFIX)
        is_other = key.startswith(PREFIX) and heading.strip() and column_of(heading) is None
        if is_other and isinstance(value, str) and value.strip():
            found[heading] = value
    return found


def _is_of_kind(declared: Property | None, kind: ValueKind) -> bool:
    if declared is None:
        return False
    is_place = kind is ValueKind.ENTITY and declared.value is ValueKind.PLACE
    return declared.value is kind or is_place


def _unit_of(declared: Property | None, kind: ValueKind) -> str | None:
    return declared.unit if declared is not None and declared.value is kind else None
