"""What can only be seen once all records are read: ids, who says what, quotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from counterclaim.formats.casefile.mistakes import CASE, Mistakes, header
from counterclaim.formats.casefile.nearest import Nearest
from counterclaim.formats.casefile.quotations import quotation_of, what_is_wrong
from counterclaim.formats.casefile.references import report_unknown
from counterclaim.formats.casefile.rows import Row
from counterclaim.model import Attribution, Claim, Rebuttal, Record

__all__ = ["check_ids", "check_says_who", "check_texts"]


def check_ids(
    rows: list[Row], nearest: Nearest, mistakes: Mistakes, on_record: Callable[[str], Record | None]
) -> None:
    """
    Say which ids stand twice, and which stand neither here nor *on_record* elsewhere.

    Rows whose id is taken lose their record.
    """
    first: dict[str, Row] = {}
    for row in rows:
        other = first.setdefault(row.entry.id, row)
        if other is row:
            continue
        if row.entry.file is other.entry.file or not _alike(row, other):
            row.add_mistake(_taken(row, other))
        row.record = None
    for row in rows:
        row.attributions = tuple(_free(row, first))
    known: dict[str, type[Record]] = {id: row.entry.table.cls for id, row in first.items()}
    for row in rows:
        known |= {
            attribution.id: Attribution for attribution in row.attributions if attribution.id not in known
        }
    mentions = [mention for row in rows for mention in row.mentions()]
    elsewhere = {mention.id: on_record(mention.id) for mention in mentions if mention.id not in known}
    known |= {id: type(record) for id, record in elsewhere.items() if record is not None}
    # What was made of a slip is nothing that anybody meant.
    faulty = {mention.record for mention in mentions if mention.id not in known}
    nearest.add_attributions(
        attribution.id
        for row in rows
        if row.record is not None and row.entry.id not in faulty
        for attribution in row.attributions
    )
    report_unknown(mentions, known, nearest, mistakes)


def check_says_who(rows: list[Row], mistakes: Mistakes) -> None:
    """Say which claims nobody makes, although nothing says that this is so."""
    told: set[str] = set()
    for row in rows:
        cls, fields = row.entry.table.cls, row.entry.fields
        if issubclass(cls, Rebuttal):
            told.add(str(fields.get("instead")))
        elif issubclass(cls, Attribution):
            told.add(str(fields.get("of")))
    for row in rows:
        if issubclass(row.entry.table.cls, Claim) and not row.states_by and row.entry.id not in told:
            row.add_mistake(
                'nobody is named who says it: add `by` with the id of a source, "?" where the origin is not '
                'stated, or "-" where nobody is on record'
            )


def check_texts(rows: list[Row], texts: Mapping[str, str], mistakes: Mistakes) -> None:
    """Say which quotations do not stand in the *texts* of their documents."""
    for row in rows:
        for record in () if row.record is None else (row.record, *row.attributions):
            quotation = quotation_of(record)
            if quotation is None or quotation[0] not in texts:
                continue
            document, quote = quotation
            wrong = what_is_wrong(texts[document], quote, document)
            if wrong is not None:
                row.add_mistake(wrong, key="quote", code="quote")


def _free(row: Row, first: Mapping[str, Row]) -> Iterator[Attribution]:
    """Yield the attributions of *row* but for those whose id another sort of record has."""
    for attribution in row.attributions:
        other = first.get(attribution.id)
        if other is None or issubclass(other.entry.table.cls, Attribution):
            yield attribution
        else:
            made = f"the id {attribution.id!r}, made of those of the record and its source,"
            place = f"{header(other.entry.path)} in line {other.entry.line}"
            row.add_mistake(f"{made} is taken by {place}; give one of them another id")


def _alike(row: Row, other: Row) -> bool:
    return row.record is not None and (row.record, row.attributions) == (other.record, other.attributions)


def _taken(row: Row, other: Row) -> str:
    entry = other.entry
    where = "" if entry.file is row.entry.file else f"{entry.file.name}, "
    taken = f"is taken by {header(entry.path)} in {where}line {entry.line}"
    for one in (entry, row.entry):
        if one.table.tag == CASE and "id" not in one.fields:
            hint = "the case has it from its file name: write another one as `id` under [case]"
            return f"the id {one.id!r} {taken}; {hint}"
    return f"the id {entry.id!r} {taken}; ids are unique in a case"
