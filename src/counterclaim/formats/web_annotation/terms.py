"""The words of Web Annotation that are read and written, and what values they may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

__all__ = [
    "AGENT",
    "ANNOTATION",
    "ASSESSING",
    "CLAIM",
    "COLLECTION",
    "COMPOSITES",
    "CONTEXT",
    "DOCUMENT",
    "MEDIA_FRAGMENTS",
    "NAMESPACE",
    "PAGE",
    "is_absolute",
    "is_iri",
    "is_specific",
    "several",
    "types_of",
]

#: The context that gives the words their meaning. It is never fetched: the words are known.
CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
#: What stands before the keys of annotations that have no field of ours.
NAMESPACE: Final = "oa:"
ANNOTATION: Final = "Annotation"
COLLECTION: Final = "AnnotationCollection"
PAGE: Final = "AnnotationPage"
ASSESSING: Final = "assessing"
#: Several resources as one (Web Annotation Data Model, 3.2.7; Web Annotation Vocabulary, 3.2).
COMPOSITES: Final = frozenset({"Choice", "Composite", "List", "Independents"})
#: Classes of vocabularies whose prefixes the context declares.
AGENT: Final = "foaf:Agent"
CLAIM: Final = "schema:Claim"
DOCUMENT: Final = "foaf:Document"
#: The specification of fragments as `t=30,60` (Web Annotation Data Model, 4.2.1).
MEDIA_FRAGMENTS: Final = "http://www.w3.org/TR/media-frags/"

#: What only a SpecificResource has (Web Annotation Data Model, 4).
_SPECIFIC = frozenset({"source", "selector", "state", "styleClass", "renderedVia", "scope"})
# RFC 3987 forbids more, as `|` and `{`, which addresses of real pages have.
_IRI = re.compile(r'[^\s\x00-\x20\x7f-\x9f<>"]+')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def several(value: Any) -> list[Any]:
    """Return the values of a key that has none, one or a list of them."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def types_of(value: Mapping[str, Any]) -> list[str]:
    """Return the types of a resource that are texts."""
    return [type for type in several(value.get("type")) if isinstance(type, str)]


def is_iri(value: object) -> bool:
    """Return whether *value* is an IRI, be it a relative one: a text without white space or brackets."""
    return isinstance(value, str) and _IRI.fullmatch(value) is not None


def is_absolute(value: str) -> bool:
    """Return whether the IRI *value* begins with a scheme."""
    return is_iri(value) and _SCHEME.match(value) is not None


def is_specific(value: Mapping[str, Any]) -> bool:
    """Return whether *value* is a SpecificResource, by its type or by what only these have."""
    return "SpecificResource" in types_of(value) or not _SPECIFIC.isdisjoint(value)
