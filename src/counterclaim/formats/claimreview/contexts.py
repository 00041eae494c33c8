"""Contexts of JSON-LD that stand in the markup itself: prefixes are resolved, and none is ever fetched."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.formats.claimreview.nodes import Page
from counterclaim.formats.claimreview.terms import Json, is_our_context, is_our_namespace, listed

__all__ = ["check_contexts", "declares_prefix", "expanded"]


def expanded(value: Json) -> Json:
    """
    Return *value* with names of schema.org in place of those with a prefix that a context around declares.

    So `s:url` is `url` within `{"@context": {"s": "https://schema.org/"}}`. Keys and types are such names.
    """
    return _expanded(value, frozenset())


def declares_prefix(context: Json) -> bool:
    """Return whether *context* declares a prefix for schema.org."""
    return bool(_prefixes(context))


def _expanded(value: Json, prefixes: frozenset[str]) -> Json:
    if isinstance(value, list):
        return [_expanded(item, prefixes) for item in value]
    if not isinstance(value, dict):
        return value
    declared = _prefixes(value.get("@context"))
    prefixes = prefixes | declared if declared else prefixes  # a union of many would be made for each node
    found: dict[str, Json] = {}
    for key, item in value.items():
        local = _local(key, prefixes)
        inner = _types(item, prefixes) if local == "@type" else _expanded(item, prefixes)
        found[key if local in found or (local != key and local in value) else local] = inner
    return found


def _types(written: Json, prefixes: frozenset[str]) -> Json:
    if isinstance(written, list):
        return [_types(item, prefixes) for item in written]
    return _local(written, prefixes) if isinstance(written, str) else _expanded(written, prefixes)


def _local(name: str, prefixes: frozenset[str]) -> str:
    prefix, colon, local = name.partition(":")
    return local if colon and local and prefix in prefixes else name


def _prefixes(context: Json) -> frozenset[str]:
    return frozenset(
        term
        for one in listed(context)
        if isinstance(one, dict)
        for term, definition in one.items()
        if not term.startswith("@") and is_our_namespace(_id_of(definition))
    )


def _id_of(definition: Json) -> Json:
    return definition.get("@id") if isinstance(definition, dict) else definition


def check_contexts(top: Json, path: str, nodes: Iterable[tuple[dict[str, Json], str]], page: Page) -> None:
    """Report a context that is missing or another's, and terms of its own that one defines."""
    stated = top.get("@context") if isinstance(top, dict) else None
    contexts = [(node["@context"], place) for node, place in nodes if node.get("@context") is not None]
    if not contexts:
        page.odd(path, "there is no '@context'; the terms were taken for those of schema.org")
    if stated is not None and not any(is_our_context(one) or declares_prefix(one) for one in listed(stated)):
        page.odd(
            f"{path}.@context",
            "the context is not that of schema.org, and none is fetched; the terms were taken for its terms",
        )
        return
    for context, place in contexts:
        terms = _own_terms(context)
        if terms:
            named = ", ".join(repr(term[:64]) for term in terms[:_MOST_NAMED])
            more = "" if len(terms) <= _MOST_NAMED else f" and {len(terms) - _MOST_NAMED} more"
            page.odd(f"{place}.@context", f"defines {named}{more}; terms were taken as they are spelled")


#: Terms of a context that are named in a message.
_MOST_NAMED = 3


def _own_terms(context: Json) -> list[str]:
    """Return the terms that *context* defines, apart from prefixes of schema.org and what all of it is in."""
    return [
        term
        for one in listed(context)
        if isinstance(one, dict)
        for term, definition in one.items()
        if not term.startswith("@") and not is_our_namespace(_id_of(definition))
    ]
