"""
What the Recommendation demands of an annotation.

Each rule names its section of the Web Annotation Data Model (W3C Recommendation, 23 February 2017). What it
recommends is not asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.checks import shown
from counterclaim.formats.web_annotation.faults import (
    Fault,
    at_most_one,
    dates,
    iris,
    one_iri,
    one_text,
    whole_number,
)
from counterclaim.formats.web_annotation.selector_rules import selector_faults, state_faults
from counterclaim.formats.web_annotation.terms import (
    ANNOTATION,
    COMPOSITES,
    is_iri,
    is_specific,
    several,
    types_of,
)

__all__ = ["annotation_faults", "collection_faults", "page_faults"]

_DIRECTIONS = ("ltr", "rtl", "auto")


def annotation_faults(annotation: dict[str, Any], path: str) -> Iterator[Fault]:
    """Yield what is wrong with *annotation*, which stands at *path* in its document."""
    yield from one_iri(annotation, "id", path)  # 3.1
    if ANNOTATION not in types_of(annotation):  # 3.1
        yield Fault(
            f"{path}.type", f"expected 'Annotation' among the types, found {_found(annotation, 'type')}"
        )
    yield from _targets(annotation, path)
    yield from _bodies(annotation, path)
    yield from dates(annotation, ("created", "modified", "generated"), path)  # 3.3.1
    yield from _agents(annotation, path)
    yield from _identities(annotation, path)
    yield from at_most_one(annotation, "stylesheet", path)  # 4.4


def collection_faults(collection: dict[str, Any], path: str) -> Iterator[Fault]:
    """Yield what is wrong with *collection* itself, without its pages (5.1)."""
    yield from one_iri(collection, "id", path)
    for label in several(collection.get("label")):
        if not isinstance(label, str):
            yield Fault(f"{path}.label", f"expected a text, found {shown(label)}")
    total = collection.get("total")
    yield from whole_number(collection, "total", path, required=False)
    yield from at_most_one(collection, "first", path)
    if isinstance(total, int) and total > 0 and "first" not in collection:
        yield Fault(f"{path}.first", f"a collection of {total} annotations needs its first page")


def page_faults(page: dict[str, Any], path: str) -> Iterator[Fault]:
    """Yield what is wrong with *page* itself, without its annotations (5.2)."""
    yield from one_iri(page, "id", path)
    yield from whole_number(page, "startIndex", path, required=False)
    items = page.get("items")
    if not isinstance(items, list):
        yield Fault(f"{path}.items", f"expected a list of annotations, found {_found(page, 'items')}")
    elif not items:
        yield Fault(
            f"{path}.items", "a page should hold one or more annotations; this one is empty", fatal=False
        )


def _targets(annotation: dict[str, Any], path: str) -> Iterator[Fault]:
    targets = several(annotation.get("target"))
    if not targets:  # 3.1
        yield Fault(f"{path}.target", "is missing; an annotation needs one or more targets")
    for place, target in _numbered(annotation.get("target"), f"{path}.target"):
        yield from _resource(target, place, textual=False)


def _bodies(annotation: dict[str, Any], path: str) -> Iterator[Fault]:
    if "bodyValue" in annotation:  # 3.2.5
        yield from one_text(annotation, "bodyValue", path)
        if "body" in annotation:
            message = "stands beside 'body', and one excludes the other; make it a TextualBody of the body"
            yield Fault(f"{path}.bodyValue", message)
    for place, body in _numbered(annotation.get("body"), f"{path}.body"):
        yield from _resource(body, place, textual=True)


def _resource(value: Any, path: str, *, textual: bool) -> Iterator[Fault]:
    """Yield what is wrong with a body (*textual*) or target."""
    if isinstance(value, str):
        if not is_iri(value):  # 1.4, Relationship
            hint = "; write a text as 'bodyValue' or as a TextualBody" if textual else ""
            yield Fault(path, f"expected an IRI or an object, found {shown(value)}{hint}")
        return
    if not isinstance(value, dict):
        yield Fault(path, f"expected an IRI or an object, found {shown(value)}")
        return
    if "items" in value or not COMPOSITES.isdisjoint(types_of(value)):
        yield from _composite(value, path, textual=textual)
    elif is_specific(value):
        yield from _specific(value, path)
    elif textual and ("TextualBody" in types_of(value) or ("value" in value and "id" not in value)):
        yield from one_text(value, "value", path)  # 3.2.4
        yield from one_iri(value, "id", path, required=False)
    else:
        yield from one_iri(value, "id", path)  # 3.2.1
    yield from _properties(value, path)


def _composite(value: dict[str, Any], path: str, *, textual: bool) -> Iterator[Fault]:
    types = several(value.get("type"))
    known = ", ".join(sorted(COMPOSITES))
    if len(types) != 1 or COMPOSITES.isdisjoint(types_of(value)):  # 3.2.7
        message = f"expected exactly one type, of {known}, found {_found(value, 'type')}"
        yield Fault(f"{path}.type", message)
    items = value.get("items")
    if not isinstance(items, list) or not items:
        yield Fault(f"{path}.items", f"expected a list of resources, found {_found(value, 'items')}")
    else:
        for place, item in _numbered(items, f"{path}.items"):
            yield from _resource(item, place, textual=textual)
    yield from one_iri(value, "id", path, required=False)


def _specific(value: dict[str, Any], path: str) -> Iterator[Fault]:
    yield from one_iri(value, "id", path, required=False)  # 4
    source = value.get("source")  # 4, exactly one
    if isinstance(source, dict):
        yield from one_iri(source, "id", f"{path}.source")
        yield from _properties(source, f"{path}.source")
    elif not is_iri(source):
        message = f"expected exactly one IRI or object, found {_found(value, 'source')}"
        yield Fault(f"{path}.source", message)
    for place, selector in _numbered(value.get("selector"), f"{path}.selector"):
        yield from selector_faults(selector, place)
    for place, state in _numbered(value.get("state"), f"{path}.state"):
        yield from state_faults(state, place)


def _properties(value: dict[str, Any], path: str) -> Iterator[Fault]:
    """Yield what is wrong with what every body and target may have."""
    directions = several(value.get("textDirection"))  # 3.2.1
    if directions and (len(directions) > 1 or directions[0] not in _DIRECTIONS):
        message = f"expected one of {', '.join(_DIRECTIONS)}, found {_found(value, 'textDirection')}"
        yield Fault(f"{path}.textDirection", message)
    yield from at_most_one(value, "processingLanguage", path)  # 3.2.1
    yield from dates(value, ("created", "modified"), path)  # 3.3.1
    yield from _agents(value, path)
    yield from _identities(value, path)


def _agents(value: dict[str, Any], path: str) -> Iterator[Fault]:
    for key in ("creator", "generator"):
        for place, agent in _numbered(value.get(key), f"{path}.{key}"):
            if isinstance(agent, dict):  # 3.3.2
                yield from one_iri(agent, "id", place, required=False)
                yield from at_most_one(agent, "nickname", place)


def _identities(value: dict[str, Any], path: str) -> Iterator[Fault]:
    yield from one_iri(value, "canonical", path, required=False)  # 3.3.7
    yield from iris(value, "via", path)  # 3.3.7
    yield from iris(value, "rights", path)  # 3.3.6


def _numbered(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield the values of a key, each with its path."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield f"{path}[{index}]", item
    elif value is not None:
        yield path, value


def _found(value: dict[str, Any], key: str) -> str:
    return shown(value[key]) if key in value else "none"
