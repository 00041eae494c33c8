"""The words of schema.org, and the spellings in which they are met."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

__all__ = [
    "KNOWN",
    "PREFIX",
    "SPELLINGS",
    "Json",
    "canonical",
    "is_our_context",
    "is_our_namespace",
    "listed",
    "local_name",
    "localised",
    "types_of",
]

Json: TypeAlias = Any  # dicts, lists, texts, numbers, booleans, None: whatever a page may hold

#: What a key of the source has in front of it in `extra`.
PREFIX = "schema:"
_VOCABULARY = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)", re.IGNORECASE)
_NAMESPACE = re.compile(r"https?://(?:www\.)?schema\.org/", re.IGNORECASE)
_CONTEXT = re.compile(
    r"https?://(?:www\.)?schema\.org/?(?:#|docs/jsonldcontext\.json(?:ld)?)?", re.IGNORECASE
)
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), check_circular=False).encode
#: The types that are told apart, in the spelling of schema.org.
KNOWN = frozenset(
    {
        "Claim",
        "ClaimReview",
        "CreativeWork",
        "MediaReview",
        "NewsMediaOrganization",
        "Organization",
        "Person",
        "Quotation",
        "Rating",
        "Review",
        "Thing",
    }
)
#: The same by how they are spelled in small letters.
SPELLINGS = {type.casefold(): type for type in KNOWN}


def canonical(value: Json) -> str:
    """Return *value* as one text, whatever the order of its keys, at every depth."""
    return _encode(value)


def types_of(data: dict[str, Json]) -> Iterator[str]:
    """Yield the types of a node, in the spelling of schema.org where that is known."""
    written = data.get("@type", data.get("type"))
    for name in written if isinstance(written, list) else [written]:
        if isinstance(name, str) and name.strip():
            yield _canonical(name)


@lru_cache(maxsize=256)
def _canonical(name: str) -> str:
    local = local_name(name.strip())
    return SPELLINGS.get(local.casefold(), local)


def localised(data: dict[str, Json]) -> dict[str, Json]:
    """Return *data* with local names; of a key that is spelled in two ways, the second as it is spelled."""
    if ":" not in "".join(data):
        return data
    found: dict[str, Json] = {}
    for key, value in data.items():
        local = local_name(key)
        found[key if local in found or (local != key and local in data) else local] = value
    return found


def is_our_context(context: Json) -> bool:
    """Return whether *context* is that of schema.org, in one of the spellings that are met."""
    if isinstance(context, dict):
        context = context.get("@vocab")
    return isinstance(context, str) and _is_our_address(context)


@lru_cache(maxsize=64)
def _is_our_address(context: str) -> bool:
    return _CONTEXT.fullmatch(context.strip()) is not None


def is_our_namespace(address: Json) -> bool:
    """Return whether *address* is what all names of schema.org begin with, so that it may have a prefix."""
    return isinstance(address, str) and _NAMESPACE.fullmatch(address) is not None


def local_name(name: str) -> str:
    """Return *name* without the address of schema.org in front."""
    match = _VOCABULARY.match(name) if ":" in name else None
    return name if match is None else name[match.end() :]


def listed(value: Json) -> list[Json]:
    """Return *value* where it is a list, else the list of it alone."""
    return value if isinstance(value, list) else [value]
