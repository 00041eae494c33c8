"""Entities: items, properties, lexemes and what else has statements, each with the page that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from counterclaim.checks.words import shown
from counterclaim.formats.dates import exact_date
from counterclaim.formats.ids import derived_id
from counterclaim.formats.wikidata.names import (
    PREFIX,
    WIKIDATA,
    canonical,
    is_entity_id,
    key_of,
    page_of,
    record_of,
    source_of,
)
from counterclaim.formats.wikidata.reports import LONGEST_KEY, Report, inside
from counterclaim.formats.wikidata.statements import Subject, statement_records
from counterclaim.model import Document, Entity, Record

__all__ = ["entity_records", "is_entity"]

#: One of these keys says that an object is an entity.
_SIGNS = frozenset(
    {"id", "claims", "statements", "labels", "descriptions", "aliases", "sitelinks", "lemmas", "missing"}
)
#: Keys that are about the page and not about the entity.
_OF_PAGE = ("pageid", "ns", "title", "lastrevid", "modified")
#: Statements are called so in files of Commons.
_STATEMENTS = ("claims", "statements")
#: The languages that a name is taken from before all others; `mul` holds for every language.
_LANGUAGES = ("en", "mul")


def is_entity(raw: object) -> bool:
    """Return whether *raw* is an object that may be an entity."""
    return isinstance(raw, dict) and not _SIGNS.isdisjoint(raw)


def entity_records(
    raw: Mapping[str, Any], path: str, report: Report, *, around: Mapping[str, Any]
) -> Iterator[Record]:
    """Yield the records of the entity *raw*; *around* is what stood around it, for its page to keep."""
    id = raw.get("id")
    known = id if is_entity_id(id) else None
    local = known or derived_id("entity", canonical(raw))
    report = report.about(record_of(local))
    if known is None:
        report.odd(f"{path}.id", f"expected the id of an entity, as Q42, found {shown(id)}; one was made")
    if "missing" in raw:
        report.odd(path, "Wikidata has no such entity, or has it no more")
    statements, unread = _statements(raw, path, report)
    entity = _entity(local, raw, unread, path, report, known=known is not None)
    yield entity
    yield _page(local, raw, around, known=known)
    subject = Subject(entity.id, entity.name, page_of(local))
    seen: set[str] = set()
    for place, group, statement in statements:
        for record in statement_records(statement, group, subject, place, report):
            # Sources and documents recur in nearly every statement.
            if not record.id.startswith((f"{PREFIX}source:", f"{PREFIX}document-")):
                yield record
            elif record.id not in seen:
                seen.add(record.id)
                yield record


def _statements(
    raw: Mapping[str, Any], path: str, report: Report
) -> tuple[list[tuple[str, str | None, dict[str, Any]]], dict[str, Any]]:
    """Return the statements, with their paths and what they stand under; and what is none, where it stood."""
    found: list[tuple[str, str | None, dict[str, Any]]] = []
    unread: dict[str, Any] = {}
    for key in _STATEMENTS:
        held = raw.get(key, {})
        place = f"{path}.{key}"
        groups = held if isinstance(held, dict) else {}
        if not isinstance(held, dict):
            for rest in _of_group(held, None, place, report, found):
                unread[key] = rest
        for group, members in groups.items():
            for rest in _of_group(members, group, inside(place, group), report, found):
                unread.setdefault(key, {})[group] = rest
    return found, unread


def _of_group(
    members: object,
    group: str | None,
    place: str,
    report: Report,
    found: list[tuple[str, str | None, dict[str, Any]]],
) -> list[Any]:
    """Add the statements among *members* to *found*; return what is left: what is none, by its number."""
    if not isinstance(members, list) or (group is not None and len(group) > LONGEST_KEY):
        what = "a list of statements under the id of a property"
        report.odd(place, f"expected {what}, found {shown(members)}; it was kept as it is")
        return [members]
    others: dict[str, Any] = {}
    for index, member in enumerate(members):
        if isinstance(member, dict):
            found.append((f"{place}[{index}]", group, member))
        else:
            others[str(index)] = member
            message = f"expected a statement, found {shown(member)}; it was kept as it is"
            report.odd(f"{place}[{index}]", message)
    return [others] if others else []


def _entity(
    local: str, raw: Mapping[str, Any], unread: Mapping[str, Any], path: str, report: Report, *, known: bool
) -> Entity:
    labels = [*_texts(raw, "labels", path, report), *_texts(raw, "lemmas", path, report)]
    aliases = _texts(raw, "aliases", path, report)
    descriptions = _texts(raw, "descriptions", path, report)
    name = _chosen(labels) or local
    others = dict.fromkeys(text for _, text in (*labels, *aliases) if text != name)
    placed = {*_OF_PAGE, *_STATEMENTS, *(["id"] if known else [])}
    extra = {key_of(key): value for key, value in raw.items() if key not in placed}
    if unread:
        extra[key_of("unread")] = unread
    return Entity(
        id=record_of(local),
        name=name,
        aliases=tuple(others),
        description=_chosen(descriptions),
        same_as=(record_of(local),) if known else (),
        extra=extra,
    )


def _chosen(texts: list[tuple[str, str]]) -> str | None:
    """Return the text in the language that comes before all others, else the first."""
    written = [(language, text) for language, text in texts if text.strip()]
    for wanted in _LANGUAGES:
        for language, text in written:
            if language == wanted:
                return text
    return written[0][1] if written else None


def _texts(raw: Mapping[str, Any], key: str, path: str, report: Report) -> list[tuple[str, str]]:
    """Return the texts under *key* with their languages; `{"en": "Earth"}` is how they stood until 2014."""
    held = raw.get(key, {})
    if not held and isinstance(held, list):  # how PHP writes an empty object
        return []
    if not isinstance(held, dict):
        report.odd(f"{path}.{key}", f"expected texts by language, found {shown(held)}; it was kept as it is")
        return []
    found = []
    for language, entry in held.items():
        for item in entry if isinstance(entry, list) else [entry]:
            text = item.get("value") if isinstance(item, dict) else item
            if isinstance(text, str):
                found.append((language, text))
            else:
                message = f"expected a text, found {shown(text)}; it was kept as it is"
                report.odd(inside(f"{path}.{key}", language), message)
    return found


def _page(local: str, raw: Mapping[str, Any], around: Mapping[str, Any], *, known: str | None) -> Document:
    extra = {key_of(key): raw[key] for key in _OF_PAGE if key in raw}
    extra |= {key_of(key): value for key, value in around.items()}
    title, modified = raw.get("title"), raw.get("modified")
    date = exact_date(modified) if isinstance(modified, str) else None
    for key, placed in (("title", isinstance(title, str)), ("modified", date is not None)):
        if placed:
            del extra[key_of(key)]
    return Document(
        id=page_of(local),
        title=title if isinstance(title, str) else None,
        url=None if known is None else _address(known),
        publisher=source_of(WIKIDATA),
        modified=date,
        extra=extra,
    )


def _address(id: str) -> str:
    site = "commons.wikimedia.org" if id.startswith("M") else "www.wikidata.org"
    return f"https://{site}/wiki/Special:EntityPage/{id}"
