"""Statements of FollowTheMoney as claims, each with who says it, and the way back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import attrs

from counterclaim.formats.ftm.names import (
    UNNAMED_DATASET,
    Origin,
    dataset_name,
    entity_id_of,
    origin_text,
    record_id_of,
)
from counterclaim.formats.ftm.rows import Row
from counterclaim.formats.ftm.schemata import OWN_PREFIX, prop_of, property_of, schema_named, type_of
from counterclaim.formats.ftm.values import clean, language_code, language_tag, text_of, value_of
from counterclaim.formats.ids import derived_id
from counterclaim.frozen import FrozenMap, JsonValue, thaw
from counterclaim.model import Attribution, Certainty, Claim, Document, Source, Statement, UnnamedSource
from counterclaim.registry import is_id
from counterclaim.values.base import Value
from counterclaim.values.dates import DateSpan
from counterclaim.values.quantity import Quantity
from counterclaim.values.terms import LANGUAGE, EntityRef, Text

__all__ = [
    "Told",
    "Words",
    "added_to",
    "dataset_of",
    "own_row",
    "own_statement",
    "told",
    "told_row",
    "wording",
]

_UNNAMED_SOURCE = "publisher of an unnamed FollowTheMoney dataset"
_SCHEMA = "ftm:schema"
#: What a row of ours says besides its value.
_WORDING = frozenset({"lang", "original_value"})
_OWN_COLUMNS = _WORDING | {"origin"}
#: Every claim about an entity repeats what it is called.
_LONGEST_NAME = 250


class Told(NamedTuple):
    """
    What one statement of others is on record as.

    Attributes:
        claim: What it says.
        attribution: Who says so.
        document: The dataset.
        source: Who publishes the dataset.
    """

    claim: Claim
    attribution: Attribution
    document: Document
    source: Source


def told(row: Row, names: Mapping[str, str]) -> Told:
    """Return what *row* is on record as; *names* are what its entities are called, by their ids."""
    document, source = dataset_of(row.dataset)
    text = wording(row, names)
    statement = Statement(
        subject=record_id_of(row.entity_id),
        property=property_of(row.schema, row.prop),
        value=_foreign_value(row),
    )
    key = (row.entity_id, row.schema, row.prop, row.value, row.text("lang") or "", text)
    claim = Claim(id=derived_id("claim", *key), text=text, statements=(statement,))
    besides = json.dumps([row.dataset, thaw(row.rest)], sort_keys=True)
    attribution = Attribution(
        id=derived_id("attribution", claim.id, besides),
        of=claim.id,
        source=source.id,
        document=document.id,
        certainty=Certainty.POSSIBLE if row.external else Certainty.CERTAIN,
        extra={_SCHEMA: row.schema, **{f"ftm:{key}": value for key, value in row.rest.items()}},
    )
    return Told(claim, attribution, document, source)


def told_row(claim: Claim, attribution: Attribution, document: Document) -> Row | None:
    """Return the statement that *claim* was read from, if it was; `told` tells whether it still is that."""
    schema = attribution.extra.get(_SCHEMA)
    if not isinstance(schema, str) or len(claim.statements) != 1:
        return None
    (statement,) = claim.statements
    entity_id = entity_id_of(statement.subject)
    prop = _prop(statement.property, schema)
    value = None if prop is None else text_of(statement.value, prop)
    if entity_id is None or prop is None or value is None:
        return None
    rest = {
        key.removeprefix("ftm:"): item
        for key, item in attribution.extra.items()
        if key.startswith("ftm:") and key != _SCHEMA
    }
    return Row(
        entity_id=entity_id,
        schema=schema,
        prop=prop,
        value=value,
        dataset=document.title,
        rest=FrozenMap(rest),
    )


def wording(row: Row, names: Mapping[str, str]) -> str:
    """Return *row* as a sentence of sorts: what its entity is called, the property, and the value."""
    value = row.value
    if type_of(row.schema, row.prop) in ("entity", "document"):
        value = _short(names.get(value, value))
    return f"{_short(names.get(row.entity_id, row.entity_id))}: {row.prop}: {value}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def own_statement(row: Row, origin: Origin) -> Statement:
    """Return the statement of ours that *row* is."""
    wording = row.text("original_value")
    value = _foreign_value(row)
    if origin.ref is not None:
        value = EntityRef(origin.ref)
    elif isinstance(value, Text):
        value = value if wording is None or _is_edited(row) else attrs.evolve(value, value=wording)
    elif isinstance(value, DateSpan | Quantity):
        value = attrs.evolve(value, text=wording)
    return Statement(
        subject=record_id_of(row.entity_id), property=property_of(row.schema, row.prop), value=value
    )


def added_to(row: Row, origin: Origin, names: Mapping[str, str]) -> FrozenMap[str, JsonValue]:
    """Return what the statement of ours *row* says that we would not have written, by its keys."""
    added = {key: value for key, value in row.rest.items() if key not in _OWN_COLUMNS}
    if not row.rest.keys().isdisjoint(_WORDING):
        added |= _unused_wording(row, origin)
    if (row.dataset or UNNAMED_DATASET) not in map(dataset_name, (origin.document or "-", origin.source)):
        added["dataset"] = row.dataset or UNNAMED_DATASET
    name = None if origin.ref is None else names.get(entity_id_of(origin.ref) or "")
    if name is not None and clean(name, "string") != row.value:
        added["value"] = row.value
    return FrozenMap(added)


def _unused_wording(row: Row, origin: Origin) -> dict[str, JsonValue]:
    """Return the language and the wording of *row* where the value on record does not hold them."""
    value, found = _foreign_value(row), {}
    language = value.language if isinstance(value, Text) and origin.ref is None else None
    if "lang" in row.rest and (language is None or language_code(language) != row.text("lang")):
        found["lang"] = row.rest["lang"]
    holds = isinstance(value, DateSpan | Quantity | Text) and origin.ref is None and not _is_edited(row)
    if "original_value" in row.rest and (row.text("original_value") is None or not holds):
        found["original_value"] = row.rest["original_value"]
    return found


def _is_edited(row: Row) -> bool:
    """Return whether the value of a text of ours is not what its wording would be written as."""
    wording = row.text("original_value")
    if wording is None or not isinstance(_foreign_value(row), Text):
        return False
    return clean(wording, type_of(row.schema, row.prop) or "") != row.value


class Words(NamedTuple):
    """
    How the value of a statement of ours is written.

    Attributes:
        value: The value, as FollowTheMoney keeps it.
        original: Its wording, where that is another.
        language: The language, as FollowTheMoney writes it.
        ref: The id of the record that it names, where the value is its name and not its id.
    """

    value: str
    original: str | None = None
    language: str | None = None
    ref: str | None = None


def own_row(words: Words, at: tuple[str, str, str], origin: Origin, dataset: str) -> Row:
    """Return the row of a statement of ours; *at* is the entity's id, the schema and the property."""
    entity_id, schema, prop = at
    rest = {
        "lang": words.language,
        "original_value": words.original,
        "origin": origin_text(origin),
    }
    return Row(
        entity_id=entity_id,
        schema=schema,
        prop=prop,
        value=words.value,
        dataset=dataset,
        rest=FrozenMap({key: text for key, text in rest.items() if text}),
    )


def _foreign_value(row: Row) -> Value:
    lang = row.text("lang")
    tag = None if lang is None else language_tag(lang)
    language = tag if tag is not None and LANGUAGE.accepts(tag) else None
    stated = row.text("prop_type")
    return value_of(row.value, row.schema, row.prop, type=stated, language=language)


def _prop(property: str, schema: str) -> str | None:
    own = property.removeprefix(f"{OWN_PREFIX}{schema}:")
    known = schema_named(schema)
    if own != property or known is None:
        return own if own != property else None
    found = prop_of(property, known)
    return None if found is None else found[1]


@lru_cache(maxsize=256)
def dataset_of(name: str | None) -> tuple[Document, Source]:
    """Return the document that the dataset *name* is, and who publishes it."""
    document_id, source_id = _id("ftm-dataset", name), _id("ftm-publisher", name)
    document = Document(id=document_id, kind="dataset", title=name, publisher=source_id)
    if name is None:
        return document, UnnamedSource(id=source_id, name=_UNNAMED_SOURCE)
    return document, Source(id=source_id, name=name)


def _id(prefix: str, name: str | None) -> str:
    id = f"{prefix}:{UNNAMED_DATASET if name is None else name}"
    return id if is_id(id) else derived_id(prefix, name or "")
