"""
References: which source a statement is said to come from, and in which document it stands there.

Who says it is decided by what the reference names, in this order: its publisher (P123), what it is stated in
(P248), the Wikimedia project that it was imported from (P143), its author (P50), what it was published in
(P1433), the host of its address (P854, P4656, P1065), and at last the document by itself. A reference that
names none of these, as "inferred from" (P3452), has no source but Wikidata.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import attrs

from counterclaim.codec import Codec
from counterclaim.formats.ids import derived_id
from counterclaim.formats.wikidata.names import PREFIX, WIKIDATA, canonical, key_of, record_of, source_of
from counterclaim.formats.wikidata.reports import Report
from counterclaim.formats.wikidata.snaks import Snak, grouped, worded
from counterclaim.model import Document, Organization, Quote, Record, Source
from counterclaim.registry import is_id
from counterclaim.values import DateSpan, EntityRef, Text

__all__ = ["Reference", "read_reference", "wikidata"]

_PUBLISHER, _STATED_IN, _IMPORTED_FROM, _AUTHOR, _PUBLISHED_IN = "P123", "P248", "P143", "P50", "P1433"
_AUTHOR_NAME, _TITLE, _PUBLISHED, _QUOTATION = "P2093", "P1476", "P577", "P1683"
_ADDRESSES = ("P854", "P4656", "P1065")
#: Whoever is named so says it; the addresses come after them.
_SOURCES = (_PUBLISHER, _STATED_IN, _IMPORTED_FROM, _AUTHOR, _PUBLISHED_IN)
#: What has no field of a document, and tells it from others.
_KEPT = {_STATED_IN: "stated-in", _IMPORTED_FROM: "imported-from", _PUBLISHED_IN: "published-in"}


@attrs.frozen(kw_only=True)
class Reference:
    """
    A reference as it was read.

    Attributes:
        sources: Whoever says it, by what the reference names; none where that is nobody but Wikidata.
        named: Records of all sources that the reference names.
        document: Where they say it.
        quote: The words in it.
        imported: Whether it says that the statement was taken over from another Wikimedia project.
    """

    sources: tuple[Source, ...]
    named: tuple[Source, ...]
    document: Document | None
    quote: Quote | None
    imported: bool

    @property
    def records(self) -> Iterator[Record]:
        """The records of what the reference names."""
        yield from self.named
        if self.document is not None:
            yield self.document


def wikidata() -> Organization:
    """Return Wikidata as a source."""
    name = "Wikidata"
    return Organization(id=source_of(WIKIDATA), name=name, same_as=(record_of(WIKIDATA),))


def read_reference(raw: Mapping[str, Any], path: str, report: Report) -> Reference:
    """Return what the reference *raw* names."""
    snaks = tuple(grouped(raw["snaks"], f"{path}.snaks", report)) if "snaks" in raw else ()
    items = {property: _items(snaks, property) for property in _SOURCES}
    document = _document(snaks, items)
    sources = _sources(snaks, items, document)
    named = {source.id: source for source in (*sources, *items[_PUBLISHER], *items[_AUTHOR])}
    quotations = _texts(snaks, _QUOTATION)
    return Reference(
        sources=sources,
        named=tuple(named.values()),
        document=document,
        quote=Quote(exact=quotations[0]) if len(quotations) == 1 else None,
        imported=bool(items[_IMPORTED_FROM]) and sources == items[_IMPORTED_FROM],
    )


def _sources(
    snaks: Iterable[Snak], items: Mapping[str, tuple[Source, ...]], document: Document | None
) -> tuple[Source, ...]:
    named = next((found for found in items.values() if found), None)
    if named is not None:
        return named
    hosts = dict.fromkeys(filter(None, map(_host, _addresses(snaks))))
    if hosts:
        return tuple(Source(id=f"{PREFIX}source:{host}", name=host) for host in hosts)
    if document is None:
        return ()
    # All that is known of whoever says it is the document.
    name = document.title or document.byline or document.url or _identified(document)
    return (Source(id=f"{PREFIX}source:{document.id.removeprefix(PREFIX)}", name=name),)


def _document(snaks: Iterable[Snak], items: Mapping[str, tuple[Source, ...]]) -> Document | None:
    titles, addresses, dates = _texts(snaks, _TITLE), _addresses(snaks), _dates(snaks)
    publishers, names = items[_PUBLISHER], _texts(snaks, _AUTHOR_NAME)
    draft = Document(
        id=PREFIX,
        title=next(iter(titles), None),
        url=next(iter(addresses), None),
        publisher=publishers[0].id if len(publishers) == 1 else None,
        authors=tuple(author.id for author in items[_AUTHOR]),
        byline=", ".join(names) or None,
        published=dates[0] if len(dates) == 1 else None,
        extra=_distinguishing(snaks),
    )
    if draft == Document(id=PREFIX, publisher=draft.publisher):  # a publisher alone is no document
        return None
    content = canonical(_codec().unstructure(draft))
    return attrs.evolve(draft, id=PREFIX + derived_id("document", content))


@cache
def _codec() -> Codec:
    return Codec()


def _distinguishing(snaks: Iterable[Snak]) -> dict[str, Any]:
    """Return what tells a document from others and has no field: the works and catalogues that name it."""
    found: dict[str, Any] = {}
    for property, name in _KEPT.items():
        ids = [worded(snak.value) for snak in snaks if _is_item(snak, property)]
        if ids:
            found[key_of(name)] = ids
    identifiers: dict[str, list[str]] = {}
    for snak in snaks:
        if snak.datatype == "external-id" and isinstance(snak.value, Text):
            identifiers.setdefault(snak.property, []).append(snak.value.value)
    if identifiers:
        found[key_of("identifiers")] = identifiers
    return found


def _identified(document: Document) -> str:
    identifiers = document.extra.get(key_of("identifiers"))
    if isinstance(identifiers, Mapping):
        return ", ".join(f"{id} {_listed(values)}" for id, values in identifiers.items())
    return f"a document of {document.published}"


def _listed(values: object) -> str:
    return " ".join(map(str, values)) if isinstance(values, tuple) else str(values)


def _is_item(snak: Snak, property: str) -> bool:
    return snak.property == property and isinstance(snak.value, EntityRef)


def _items(snaks: Iterable[Snak], property: str) -> tuple[Source, ...]:
    ids = dict.fromkeys(worded(snak.value) for snak in snaks if _is_item(snak, property))
    return tuple(
        wikidata() if id == WIKIDATA else Source(id=source_of(id), name=id, same_as=(record_of(id),))
        for id in ids
    )


def _texts(snaks: Iterable[Snak], property: str) -> list[str]:
    values = (snak.value for snak in snaks if snak.property == property)
    return [value.value for value in values if isinstance(value, Text) and value.value.strip()]


def _addresses(snaks: Iterable[Snak]) -> list[str]:
    return [address for property in _ADDRESSES for address in _texts(snaks, property)]


def _dates(snaks: Iterable[Snak]) -> list[DateSpan]:
    values = (snak.value for snak in snaks if snak.property == _PUBLISHED)
    return [value for value in values if isinstance(value, DateSpan)]


def _host(address: str) -> str | None:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host if host and is_id(f"{PREFIX}source:{host}") else None
