"""How messages name what stands in a case."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.case import CaseView
from counterclaim.lint.subject import Subject
from counterclaim.model import Attribution, Document, Entity, Record
from counterclaim.words import Words, short

__all__ = ["MOST_RELATED", "document_name", "name_of", "names_of", "noted"]

#: Ids of other records that a finding names.
MOST_RELATED = 20
_MOST_NAMED = 4
_LONGEST_NAME = 80


def name_of(case: CaseView, id: str) -> str:
    """Return the name of the source or entity *id*; the id itself where it has none on record."""
    found = case.get(id, Entity)
    return short(id if found is None else found.name, _LONGEST_NAME)


def names_of(subject: Subject, ids: Iterable[str]) -> str:
    """Return the names of the sources or entities *ids* as a list in a sentence, the first few of them."""
    names = list(dict.fromkeys(name_of(subject.case, id) for id in ids))
    return (
        names[0] if len(names) == 1 else subject.words.joined(list(subject.words.first(names, _MOST_NAMED)))
    )


def document_name(document: Document, words: Words) -> str:
    """Return the title of *document* in quotation marks, or what else names it."""
    if document.title:
        return words.quoted(short(document.title, _LONGEST_NAME))
    return short(document.url or document.id, _LONGEST_NAME)


def noted(case: CaseView, record: Record) -> str:
    """Return the id that a finding about *record* has: of an attribution, that of what it is of."""
    if isinstance(record, Attribution) and record.of in case:
        return record.of
    return record.id
