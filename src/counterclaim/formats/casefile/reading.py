"""Reading a case file: which files it is made of, which records they hold, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from counterclaim.case import Case
from counterclaim.errors import DuplicateIdError
from counterclaim.findings import Imported, Place
from counterclaim.formats.casefile.checking import check_ids, check_says_who, check_texts
from counterclaim.formats.casefile.entries import Entry, case_entry, entries_of
from counterclaim.formats.casefile.mistakes import CaseFile, Mistakes
from counterclaim.formats.casefile.nearest import Nearest
from counterclaim.formats.casefile.records import Context
from counterclaim.formats.casefile.rows import Row
from counterclaim.formats.casefile.sources import Load, Sources, case_id_of
from counterclaim.formats.casefile.undeclared import Undeclared
from counterclaim.frozen import FrozenMap
from counterclaim.model import Attribution, Document, Property, Record
from counterclaim.registry import is_id
from counterclaim.vocabulary import Vocabulary

__all__ = ["OnRecord", "read"]

OnRecord: TypeAlias = Callable[[str], Record | None]


def read(
    source: str | bytes,
    *,
    name: str = "case.toml",
    load: Load | None = None,
    language: str = "en",
    vocabulary: Vocabulary | None = None,
    on_record: OnRecord | None = None,
) -> Imported[Case]:
    """
    Return the case that the case file *source* describes, and everything that is wrong in it.

    A record with a mistake in it is left out, and the others are kept. *name* is the file's name, from which
    the case has its id. *load* returns the content of another file by its path below the folder of this one,
    for `include` and the texts of documents. *language* is that in which wordings are read where neither the
    claim nor the case states one; *vocabulary* holds the properties that need no declaration. *on_record*
    returns the record that is under an id elsewhere, so that the file may refer to it: in the store that it
    is to be added to, say.
    """
    elsewhere: OnRecord = (lambda _: None) if on_record is None else on_record
    mistakes = Mistakes()
    sources = Sources(name, load, mistakes)
    files = sources.read(source)
    info = case_entry(files[0], case_id_of(name), mistakes) if files else None
    entries = list(_in_order(files, info, mistakes))
    vocabulary = Vocabulary.default() if vocabulary is None else vocabulary
    nearest = Nearest(entries, vocabulary)
    rows = _Reading(entries, info, language, vocabulary, nearest, mistakes, elsewhere).rows
    check_ids(rows, nearest, mistakes, elsewhere)
    check_says_who(rows, mistakes)
    texts = {row.entry.id: text for row in rows if (text := row.text(sources)) is not None}
    check_texts(rows, texts, mistakes)
    case = _case(rows, mistakes)
    places = FrozenMap(_places(rows))
    return Imported(case=case, problems=mistakes.problems(), texts=FrozenMap(texts), places=places)


def _in_order(files: list[CaseFile], info: Entry | None, mistakes: Mistakes) -> Iterator[Entry]:
    """Yield the records as they stand in the files; those that are included stand where they are named."""
    if not files:
        return
    included = [entry for file in files[1:] for entry in entries_of(file, mistakes)]
    place = -1 if info is None else info.order
    for entry in entries_of(files[0], mistakes):
        if included and entry.order > place:
            if info is not None:
                yield info
            yield from included
            included, info = [], None
        if info is not None and entry.order > place:
            yield info
            info = None
        yield entry
    if info is not None:
        yield info
    yield from included


class _Reading:
    """Reads records that refer to one another: properties first, and last what needs publishers."""

    def __init__(
        self,
        entries: list[Entry],
        info: Entry | None,
        language: str,
        vocabulary: Vocabulary,
        nearest: Nearest,
        mistakes: Mistakes,
        on_record: OnRecord,
    ) -> None:
        stated = None if info is None else info.fields.get("language")
        case_language = stated if isinstance(stated, str) else None
        declared = {entry.id for entry in entries if issubclass(entry.table.cls, Property)}
        undeclared = Undeclared({entry.id for entry in entries}, declared, nearest)
        context = Context(
            mistakes, self._find_property, undeclared.message, nearest.record, case_language, language
        )
        self._vocabulary = vocabulary
        self._on_record = on_record
        self._properties: dict[str, Property] = {}
        self._publishers: dict[str, str | None] = {}
        document = None if info is None else info.fields.get("document")
        self.rows = [
            # What an included file leaves out is not said by the file that includes it.
            Row(entry, context, self._publisher_of, document if entry.file.number == 0 else None)
            for entry in entries
        ]
        for row in sorted(self.rows, key=lambda row: row.phase):
            self._note(row.entry, row.read())

    def _note(self, entry: Entry, record: Record | None) -> None:
        if isinstance(record, Property):
            self._properties[record.id] = record
        elif isinstance(record, Document):
            self._publishers[record.id] = record.publisher
        elif record is None and issubclass(entry.table.cls, Document):
            # Another mistake of the document is no reason to miss its publisher wherever it is named.
            publisher = entry.fields.get("publisher")
            self._publishers[entry.id] = publisher if is_id(publisher) else None

    def _find_property(self, id: str) -> Property | None:
        found = self._properties.get(id) or self._vocabulary.get(id)
        if found is None:
            recorded = self._on_record(id)
            return recorded if isinstance(recorded, Property) else None
        return found

    def _publisher_of(self, document: str) -> str | None:
        if document in self._publishers:
            return self._publishers[document]
        recorded = self._on_record(document)
        return recorded.publisher if isinstance(recorded, Document) else None


def _places(rows: list[Row]) -> Iterator[tuple[str, Place]]:
    """Yield where the records stand; an attribution that `by` stands for, where the record does."""
    places = [(row, Place(row.entry.file.name, row.entry.line)) for row in reversed(rows)]
    for row, place in places:
        yield from ((one.id, place) for one in row.attributions)
    yield from ((row.entry.id, place) for row, place in places)  # of two under one id, the first is kept


def _case(rows: list[Row], mistakes: Mistakes) -> Case:
    case = Case()
    written = {row.entry.id for row in rows if issubclass(row.entry.table.cls, Attribution)}
    for row in rows:
        if row.record is None:
            continue
        derived = (one for one in row.attributions if one.id not in written)
        for record in (row.record, *derived):
            try:
                case.add(record)
            except DuplicateIdError:
                made = "made of those of the record and its source"
                message = f"the id {record.id!r}, {made}, stands for another attribution; change one of them"
                mistakes.add(row.entry.file, row.entry.path, message, record=row.entry.id)
    return case
