"""Reading annotations, pages and collections of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from counterclaim.case import Case
from counterclaim.checks import shown
from counterclaim.errors import DuplicateIdError
from counterclaim.findings import Imported, Problem
from counterclaim.formats.form import OnProblem
from counterclaim.formats.ids import derived_id
from counterclaim.formats.json_input import JsonDocument, documents
from counterclaim.formats.web_annotation.faults import Fault
from counterclaim.formats.web_annotation.foreign import agent, foreign_records, kept
from counterclaim.formats.web_annotation.own_reading import OWN, own_case, own_records
from counterclaim.formats.web_annotation.rules import annotation_faults, collection_faults, page_faults
from counterclaim.formats.web_annotation.terms import (
    ANNOTATION,
    COLLECTION,
    CONTEXT,
    PAGE,
    is_iri,
    several,
    types_of,
)
from counterclaim.model import Document, Record, Source

__all__ = ["AnnotationReader", "read", "records"]

#: How many faults of one annotation are told; it is refused for the first of them.
_MOST_FAULTS = 20
_KINDS = {COLLECTION: "annotation collection", PAGE: "annotation page"}


def records(lines: Iterable[bytes], *, on_problem: OnProblem, name: str | None = None) -> Iterator[Record]:
    """
    Yield the records of *lines*: an annotation, page or collection, a list of these, or one a line.

    Of lines, one is held at a time. A document that several annotations are about is yielded with each of
    them. *on_problem* is called with what is wrong, before the next record is yielded. *name* is the file's
    name in problems.
    """
    for document in documents(lines, on_problem=on_problem, name=name):
        yield from AnnotationReader(on_problem, name, document.line).document(document)


def read(source: str | bytes, *, name: str | None = None) -> Imported[Case]:
    """
    Return the case that *source* holds: an annotation, page or collection, a list of these, or one a line.

    *name* is the file's name in problems. An annotation that breaks a rule of the Recommendation is a problem
    of code `shape` and is left out; the others are read all the same. A record whose id is taken by another
    one is such a problem as well, and the first of the two is kept.
    """
    case = Case()
    problems: list[Problem] = []
    for document in documents(source, on_problem=problems.append, name=name):
        reader = AnnotationReader(problems.append, name, document.line)
        for record in reader.document(document):
            try:
                case.add(record)
            except DuplicateIdError:
                message = "another annotation above has this id and says something else; the first was kept"
                problems.append(Problem("shape", record.id, "id", message, name, document.line))
    return Imported(case=case, problems=tuple(problems))


class AnnotationReader:
    """Reads annotations, and tells *on_problem* what is wrong, with the *name* and *line* of their file."""

    def __init__(self, on_problem: OnProblem, name: str | None = None, line: int | None = None) -> None:
        self._on_problem = on_problem
        self._name = name
        self._line = line

    def document(self, document: JsonDocument) -> Iterator[Record]:
        """Yield the records of a whole document."""
        value, path = document.value, document.path
        if isinstance(value, dict) and "@context" not in value:
            self._odd(f"{path}.@context", f"is missing; expected {CONTEXT!r}, and read as if it stood there")
        yield from self._value(value, path)

    def annotation(self, annotation: dict[str, Any], path: str) -> Iterator[Record]:
        """Yield the records of one annotation: that of itself, then of what it refers to."""
        self._context(annotation, path)
        if not self._is_sound(annotation_faults(annotation, path)):
            return
        own = own_records(annotation)
        if own is not None:
            yield from own
            return
        yield from foreign_records(annotation, lambda key, message: self._odd(f"{path}.{key}", message))

    def _value(self, value: Any, path: str) -> Iterator[Record]:
        if not isinstance(value, dict):
            self._refuse(path, f"expected an annotation, found {shown(value)}")
            return
        types = types_of(value)
        if COLLECTION in types:
            yield from self._collection(value, path)
        elif PAGE in types:
            yield from self._page(value, path)
        elif ANNOTATION in types or "type" not in value:
            yield from self.annotation(value, path)
        else:
            expected = f"{ANNOTATION!r}, {PAGE!r} or {COLLECTION!r}"
            self._refuse(f"{path}.type", f"expected {expected}, found {shown(value['type'])}")

    def _collection(self, collection: dict[str, Any], path: str) -> Iterator[Record]:
        self._context(collection, path)
        if self._is_sound(collection_faults(collection, path)):
            own = own_case(collection)
            if own is not None:
                yield own
            elif not collection["id"].startswith(OWN):
                yield from _container(collection, COLLECTION)
        yield from self._linked_pages(collection, path)

    def _page(self, page: dict[str, Any], path: str) -> Iterator[Record]:
        self._context(page, path)
        if self._is_sound(page_faults(page, path)) and not page["id"].startswith(OWN):
            yield from _container(page, PAGE)
        items = page.get("items")
        for index, item in enumerate(items if isinstance(items, list) else []):
            if isinstance(item, str) and is_iri(item):
                self._odd(
                    f"{path}.items[{index}]", "stands elsewhere; nothing is fetched, so it was not read"
                )
            else:
                yield from self._value(item, f"{path}.items[{index}]")
        yield from self._linked_pages(page, path)

    def _linked_pages(self, container: dict[str, Any], path: str) -> Iterator[Record]:
        for key in ("first", "next", "prev", "last"):
            page = container.get(key)
            if isinstance(page, dict) and "items" in page:
                yield from self._page(page, f"{path}.{key}")

    def _context(self, value: dict[str, Any], path: str) -> None:
        """Report each context that is not known: what it changes is not known either."""
        contexts = several(value.get("@context"))
        for context in contexts:
            if context != CONTEXT:
                message = (
                    f"{shown(context)} is not known here and never fetched; its words are kept as they are"
                )
                self._odd(f"{path}.@context", message)

    def _is_sound(self, faults: Iterator[Fault]) -> bool:
        """Report *faults*; return whether what has them can be used."""
        sound = True
        for fault in islice(faults, _MOST_FAULTS):
            sound = sound and not fault.fatal
            (self._refuse if fault.fatal else self._odd)(fault.path, fault.message)
        return sound

    def _refuse(self, path: str, message: str) -> None:
        self._on_problem(Problem("shape", None, path, f"{path}: {message}", self._name, self._line))

    def _odd(self, path: str, message: str) -> None:
        self._on_problem(Problem("oddity", None, path, f"{path}: {message}", self._name, self._line))


def _container(value: dict[str, Any], type: str) -> tuple[Record, ...]:
    """Return the collection or page as a document, without the annotations in it, and who made it."""
    makers: list[Source] = [maker for maker in map(agent, several(value.get("creator"))) if maker is not None]
    label, part_of = value.get("label"), value.get("partOf")
    whole = part_of.get("id") if isinstance(part_of, dict) else part_of
    document = Document(
        id=_container_id(value["id"]),
        url=value["id"],
        kind=_KINDS[type],
        title=label if isinstance(label, str) else None,
        authors=tuple(maker.id for maker in makers),
        part_of=_container_id(whole) if isinstance(whole, str) and is_iri(whole) else None,
        extra=kept({key: _without_items(item) for key, item in value.items()}),
    )
    return (document, *makers)


def _container_id(iri: str) -> str:
    # Another one than of a document that is annotated: a collection may be annotated itself.
    return derived_id("annotations", iri)


def _without_items(value: Any) -> Any:
    """Return *value* with ids in place of the annotations in it, which are records of their own."""
    if isinstance(value, list):
        return [_without_items(item) for item in value]
    if isinstance(value, dict) and ANNOTATION in types_of(value) and isinstance(value.get("id"), str):
        return value["id"]
    if isinstance(value, dict):
        return {key: _without_items(item) for key, item in value.items()}
    return value
