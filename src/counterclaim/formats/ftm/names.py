"""
What entities, datasets and origins are called in FollowTheMoney, and the way back to our records.

An entity of FollowTheMoney is on record under `ftm:` and its id. A record of our own has the name
`counterclaim.` and its id, in which `.` and two hexadecimal digits stand for each byte of what FollowTheMoney
does not allow in ids. So nothing is called the same in either direction.
"""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import parse_qsl, quote, urlencode

import attrs

from counterclaim.formats.ids import derived_id, id_in_urn, urn_of
from counterclaim.registry import is_id

__all__ = [
    "OWN_DATASET",
    "UNNAMED_DATASET",
    "Origin",
    "dataset_name",
    "entity_id_of",
    "origin_of",
    "origin_text",
    "record_id_of",
]

#: The dataset of what is on record of an entity itself, without anybody who says it.
OWN_DATASET = "counterclaim"
#: What FollowTheMoney calls a dataset of which nothing is known (`Dataset.UNDEFINED`).
UNNAMED_DATASET = "undefined"

_OWN = "counterclaim."
_FOREIGN = "ftm:"
#: The ids that FollowTheMoney takes (`EntityType.REGEX`), and how long they may be (`ENTITY_ID_LEN`).
_ENTITY_ID = re.compile(r"[0-9a-zA-Z](?:[0-9a-zA-Z.\-]*[0-9a-zA-Z])?")
_LONGEST_ENTITY_ID = 200
_PLAIN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 80
_COMPONENT = "?="  # what follows is no part of the name (RFC 8141, section 2.3.2)
_MOST_PARAMETERS = 8


def entity_id_of(id: str) -> str | None:
    """Return the entity id of the record *id*; `None` where it would be too long."""
    bare = id.removeprefix(_FOREIGN)
    if bare != id and _ENTITY_ID.fullmatch(bare) and not bare.startswith(_OWN):
        name = bare
    else:
        name = _OWN + _encoded(id)
    return name if len(name) <= _LONGEST_ENTITY_ID else None


def record_id_of(entity_id: str) -> str:
    """Return the id of the record for the entity *entity_id*, whatever text that is."""
    id = _decoded(entity_id)
    if id is not None and is_id(id) and entity_id_of(id) == entity_id:
        return id
    foreign = _FOREIGN + entity_id
    return foreign if is_id(foreign) else derived_id("ftm", entity_id)


def dataset_name(id: str) -> str:
    """Return the name of the dataset that the document or source *id* is, as FollowTheMoney allows them."""
    if _PLAIN_ID.fullmatch(id) and len(id) <= _LONGEST_SLUG:
        return id.replace("-", "_")
    slug = re.sub(r"[^a-z0-9]+", "_", id.lower())[:_LONGEST_SLUG].strip("_")
    digest = sha256(id.encode()).hexdigest()[:16]
    return f"{slug}_{digest}" if slug else f"d_{digest}"


@attrs.frozen(kw_only=True)
class Origin:
    """
    Which of our records a statement is.

    Attributes:
        attribution: The id of the attribution.
        claim: The id of the claim.
        index: Which of its statements it is.
        source: The id of who says it.
        document: The id of the document in which it stands.
        ref: The id of the record that the value names.
    """

    attribution: str
    claim: str
    index: int
    source: str
    document: str | None = None
    ref: str | None = None


def origin_text(origin: Origin) -> str:
    """Return *origin* as it stands in a statement: the name of the attribution, and the others behind it."""
    others = attrs.asdict(
        origin, filter=lambda field, value: field.name != "attribution" and value is not None
    )
    return urn_of(origin.attribution) + _COMPONENT + urlencode(others, quote_via=quote, safe="")


def origin_of(text: object) -> Origin | None:
    """Return which of our records *text* names, or `None` where it is no origin of ours."""
    if not isinstance(text, str) or _COMPONENT not in text:
        return None
    name, _, component = text.partition(_COMPONENT)
    attribution = id_in_urn(name)
    try:
        found = dict(parse_qsl(component, strict_parsing=True, max_num_fields=_MOST_PARAMETERS))
        origin = Origin(attribution=attribution or "", index=int(found.pop("index", "")), **found)
    except (TypeError, ValueError):
        return None
    ids = (origin.attribution, origin.claim, origin.source, origin.document or "-", origin.ref or "-")
    return origin if all(map(is_id, ids)) and origin_text(origin) == text else None


def _encoded(id: str) -> str:
    inner = "".join(_character(character) for character in id[:-1])
    last = id[-1:]
    return inner + (last if last.isascii() and last.isalnum() else _bytes(last))


def _character(character: str) -> str:
    return (
        character if character == "-" or (character.isascii() and character.isalnum()) else _bytes(character)
    )


def _bytes(character: str) -> str:
    return "".join(f".{byte:02x}" for byte in character.encode())


def _decoded(entity_id: str) -> str | None:
    if not entity_id.startswith(_OWN):
        return None
    text = entity_id.removeprefix(_OWN)
    if not text.isascii():
        return None
    data = re.sub(rb"\.([0-9a-f]{2})", lambda match: bytes([int(match[1], 16)]), text.encode())
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
