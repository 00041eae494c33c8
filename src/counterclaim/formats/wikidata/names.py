"""Ids: those of Wikidata, and those of the records that are made of what it holds."""

from __future__ import annotations

import json
import re
from typing import TypeGuard

__all__ = [
    "PREFIX",
    "WIKIDATA",
    "canonical",
    "entity_in",
    "id_of_guid",
    "is_entity_id",
    "is_property_id",
    "key_of",
    "page_of",
    "record_of",
    "source_of",
]

#: The beginning of the ids of records, and of the keys of `extra`, that come from Wikidata.
PREFIX = "wikidata:"
#: Wikidata itself, as it is called there.
WIKIDATA = "Q2013"

#: Items, properties, lexemes with their forms and senses, entity schemas, files of Commons.
_ENTITY_ID = re.compile(r"[QPLEM][1-9][0-9]{0,17}(?:-[FS][1-9][0-9]{0,9})?", re.ASCII)
_CONCEPT = re.compile(r"https?://www\.wikidata\.org/entity/([QPLE][1-9][0-9]{0,17})", re.ASCII)
_GUID = re.compile(r"[QPLEMqplem][1-9][0-9]{0,17}(?:-[FSfs][1-9][0-9]{0,9})?\$[0-9A-Za-z-]{1,64}", re.ASCII)


def is_entity_id(value: object) -> TypeGuard[str]:
    """Return whether *value* is the id of an entity, as `Q42` or `L7-F1`."""
    return isinstance(value, str) and _ENTITY_ID.fullmatch(value) is not None


def is_property_id(value: object) -> TypeGuard[str]:
    """Return whether *value* is the id of a property, as `P569`."""
    return is_entity_id(value) and value[0] == "P"


def entity_in(address: object) -> str | None:
    """Return the id in *address*, where it is one that Wikidata names an entity by (a concept URI)."""
    match = _CONCEPT.fullmatch(address) if isinstance(address, str) else None
    return None if match is None else match[1]


def record_of(id: str) -> str:
    """Return the id of the record of an entity or statement, or of the property *id* in statements."""
    return PREFIX + id


def source_of(id: str) -> str:
    """Return the id of the record of an entity as a source, another one than that of the entity itself."""
    return f"{PREFIX}source:{id}"


def page_of(id: str) -> str:
    """Return the id of the record of the page of an entity."""
    return f"{PREFIX}page:{id}"


def id_of_guid(guid: object) -> str | None:
    """Return the id of the claim of the statement *guid*, as `Q42$1F2E…`; `None` where it is no such id."""
    return PREFIX + guid if isinstance(guid, str) and _GUID.fullmatch(guid) else None


def key_of(name: str) -> str:
    """Return the key in `extra` of what Wikidata calls *name*."""
    return PREFIX + name


def canonical(value: object) -> str:
    """Return the JSON of *value*, the same for the same value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
