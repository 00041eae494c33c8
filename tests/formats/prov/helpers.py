"""What a case says in PROV, as plain sets and records."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from counterclaim.case import Case
from counterclaim.checks import field_types
from counterclaim.codec import Codec
from counterclaim.formats import prov
from counterclaim.model import Record

CODEC = Codec()
_ENDS = {
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "actedOnBehalfOf": ("prov:delegate", "prov:responsible"),
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasInfluencedBy": ("prov:influencee", "prov:influencer"),
    "specializationOf": ("prov:specificEntity", "prov:generalEntity"),
    "wasInvalidatedBy": ("prov:entity", "prov:activity"),
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
}


def exported(*records: Record) -> dict[str, Any]:
    """Return the PROV-JSON of *records*, as `json` reads it."""
    return json.loads(prov.write(Case(records)).data)


def losses(*records: Record) -> list[str]:
    return list(map(str, prov.write(Case(records)).losses))


def related(content: dict[str, Any], relation: str) -> set[tuple[str, ...]]:
    """Return subject, object and types of every *relation*, without the prefixes of the first two."""
    subject, object = _ENDS[relation]
    return {
        (_id(one[subject]), _id(one[object]), *sorted(types(one)))
        for one in content.get(relation, {}).values()
    }


def types(statement: dict[str, Any]) -> set[str]:
    return {value["$"] for value in _several(statement.get("prov:type", []))}


def rebuilt(statement: dict[str, Any], id: str, like: Record) -> Record:
    """Return the record that *statement* was made of, an object of the same class as *like*."""
    shapes = field_types(type(like))
    header = {"type": unquote(next(iter(_tags(statement)))), "id": id}
    data = {}
    for name, value in statement.items():
        prefix, _, local = name.partition(":")
        field = "" if local == "." else unquote(local)
        if prefix == "counterclaim" and not (local.endswith(".order") and local != ".order"):
            order = statement.get(f"{name}.order")
            many = "tuple" in str(shapes.get(field)).lower()
            data[field] = json.loads(order["$"]) if order else _plain(value, many=many)
    return CODEC.structure({**header, **data})


def _tags(statement: dict[str, Any]) -> list[str]:
    return [
        type.removeprefix("counterclaim:") for type in types(statement) if type.startswith("counterclaim:")
    ]


def _plain(value: Any, *, many: bool) -> Any:
    if isinstance(value, list):
        return [_plain(item, many=False) for item in value]
    if not isinstance(value, dict):
        return value
    if value["type"] == "xsd:QName":
        return [_id(value["$"])] if many else _id(value["$"])
    return json.loads(value["$"]) if value["type"] == "counterclaim:json" else int(value["$"])


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _id(name: str) -> str:
    return unquote(name.partition(":")[2])
