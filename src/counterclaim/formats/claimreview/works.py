"""Pages, posts and other works of the markup as documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from counterclaim.formats.claimreview.nodes import Node
from counterclaim.formats.claimreview.sources import source_named, source_of
from counterclaim.formats.claimreview.terms import PREFIX, Json
from counterclaim.formats.claimreview.wording import is_plain_address, trimmed
from counterclaim.formats.ids import derived_id
from counterclaim.model import Document, Record

__all__ = ["Made", "document_at", "document_of", "publisher_of", "sources_under", "whole_of", "works_under"]

#: Types that say no more than that it is a document.
_PLAIN = frozenset({"CreativeWork", "WebPage", "Thing"})


class Made:
    """
    The records that were made, in an order in which each comes after what it refers to.

    Attributes:
        records: The records.
    """

    def __init__(self) -> None:
        self.records: list[Record] = []

    def add(self, record: Record) -> str:
        """Add *record*, and return its id."""
        self.records.append(record)
        return record.id

    def keep_beside(self, id: str, context: Json) -> None:
        """Keep what stands beside the node of the record *id* in its `extra`, where there is something."""
        if context is not None:
            key = f"{PREFIX}@graph"
            self.records = [
                attrs.evolve(record, extra={**record.extra, key: context}) if record.id == id else record
                for record in self.records
            ]


def document_of(node: Node, made: Made, scope: str, *, authors: bool = True) -> str | None:
    """
    Return the id of the document that *node* describes, or `None` where it has no address, title or date.

    With *authors* left out, whoever stands there as its author said the claim, and is looked at elsewhere.
    """
    key = ("document", node.identity, authors)
    if key in node.page.made:
        return node.page.made[key]  # type: ignore[no-any-return]
    if node.identity in node.page.open or len(node.page.open) > _MOST_PARTS:
        return None  # a part of itself
    node.page.open.add(node.identity)
    try:
        id = node.page.made[key] = _document(node, made, scope, authors=authors)
        return id
    finally:
        node.page.open.discard(node.identity)


#: Works within works; each of them is one more level of the stack.
_MOST_PARTS = 24


def document_at(address: str, made: Made) -> str:
    """Return the id of the document at a bare *address*."""
    return made.add(Document(id=derived_id("document", address), url=address))


def sources_under(node: Node, key: str, made: Made, scope: str) -> Iterator[str]:
    """
    Yield the ids of the sources under *key*; the value is taken out of the rest where all became one.

    Of very many the first are read.
    """
    found = [
        _named(item, node, key, made, scope) if isinstance(item, str) else _described(item, made, scope)
        for item in _first_of(node, key)
    ]
    if found and None not in found and _is_exact(node, key, lambda text: trimmed(text) == text):
        node.held(key)
    yield from (id for id in found if id is not None)


#: Sources or works under one key. Each author may have said it in each of the works.
_MOST = 100


def _first_of(node: Node, key: str) -> Sequence[Node | str]:
    several = node.nodes(key)
    if len(several) <= _MOST:
        return several
    node.odd(f"there are {len(several)}, of which the first {_MOST} were read; all are kept beside", key)
    return several[:_MOST]


def _named(text: str, node: Node, key: str, made: Made, scope: str) -> str | None:
    source = source_named(text, scope)
    if source is None:
        node.odd("is empty", key)
        return None
    node.odd("expected a person or organization, found a text; it was taken for a name", key)
    return made.add(source)


def _described(node: Node, made: Made, scope: str) -> str | None:
    key = ("source", node.identity)
    if key in node.page.made:
        return node.page.made[key]  # type: ignore[no-any-return]
    source = source_of(node, scope)
    if source is None:
        node.odd("names nobody")
    id = node.page.made[key] = None if source is None else made.add(source)
    return id


def publisher_of(node: Node, made: Made, scope: str) -> str | None:
    """Return the id of the publisher that *node* names; of several the first."""
    found = tuple(sources_under(node, "publisher", made, scope))
    if len(found) > 1:
        node.odd(f"there are {len(found)} publishers, of which the first was taken", "publisher")
    return found[0] if found else None


def _is_exact(node: Node, key: str, stands: Callable[[str], bool]) -> bool:
    """Return whether there are but objects under *key*, and texts that are on record as they stand."""
    raw = node.data[key]
    if isinstance(raw, list) and len(raw) > _MOST:
        return False
    return raw.__class__ is dict or all(
        isinstance(item, dict) or (isinstance(item, str) and stands(item))
        for item in (raw if isinstance(raw, list) else [raw])
    )


def _document(node: Node, made: Made, scope: str, *, authors: bool) -> str | None:
    types = node.types()
    url, title = node.address("url"), node.text("name") if node.own else _title(node)
    published, modified = node.date("datePublished"), node.date("dateModified")
    if not node.own and url is None and title is None and published is None and modified is None:
        return None
    kind = node.text("genre") if node.own else next((type for type in types if type not in _PLAIN), None)
    node.told_by_class(*(("CreativeWork",) if node.own else types))
    publisher = publisher_of(node, made, scope)
    written_by = tuple(sources_under(node, "author", made, scope)) if authors else ()
    part_of = whole_of(node, made, scope)
    return made.add(
        Document(
            id=node.digest("document", publisher or "", part_of or "", *written_by),
            title=title,
            url=url,
            kind=kind,
            publisher=publisher,
            authors=written_by,
            published=published,
            modified=modified,
            language=node.language(),
            part_of=part_of,
            tags=node.literal_texts("keywords") if node.own else (),
            extra=node.rest(),
        )
    )


def _title(node: Node) -> str | None:
    title = node.text("name")
    return title if title is not None else node.text("headline")


def whole_of(node: Node, made: Made, scope: str) -> str | None:
    """Return the id of the document that *node* is part of, where it says so; of several the first."""
    found = works_under(node, "isPartOf", made, scope)
    if len(found) > 1:
        node.odd(f"there are {len(found)} works, of which the first was taken", "isPartOf")
    return found[0] if found else None


def works_under(node: Node, key: str, made: Made, scope: str) -> tuple[str, ...]:
    """Return the ids of the works under *key*; the value is taken out of the rest where all became one."""
    found = [
        _at(item, node, key, made) if isinstance(item, str) else document_of(item, made, scope)
        for item in _first_of(node, key)
    ]
    if found and None not in found and _is_exact(node, key, is_plain_address):
        node.held(key)
    return tuple(id for id in found if id is not None)


def _at(address: str, node: Node, key: str, made: Made) -> str | None:
    url = node.resolved(address, key)
    return None if url is None else document_at(url, made)
