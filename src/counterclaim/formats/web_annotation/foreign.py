"""
Annotations that others made.

What nobody says is not claimed: an annotation is a remark on a document, or an assessment of it where it says
that it is one. It is kept whole beside that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from counterclaim.formats.dates import exact_date
from counterclaim.formats.ids import derived_id, id_in_urn
from counterclaim.formats.web_annotation.terms import (
    ASSESSING,
    COMPOSITES,
    CONTEXT,
    NAMESPACE,
    is_iri,
    is_specific,
    several,
    types_of,
)
from counterclaim.model import Document, Note, Organization, Person, Record, Review, Source

__all__ = ["agent", "document_at", "foreign_records", "kept"]

_AGENTS: dict[str, type[Source]] = {
    f"{prefix}{word}": cls
    for prefix in ("", "foaf:", "schema:")
    for word, cls in (("Person", Person), ("Organization", Organization))
}


def foreign_records(
    annotation: dict[str, Any], on_oddity: Callable[[str, str], object]
) -> tuple[Record, ...]:
    """
    Return the review or note that *annotation* is, then the documents and sources that it names.

    *annotation* obeys the rules. *on_oddity* is called with a key and what is odd about it.
    """
    iris = list(dict.fromkeys(_target_iris(annotation.get("target"))))
    documents = [document_at(iri) for iri in iris if id_in_urn(iri) is None]
    about = tuple(id_in_urn(iri) or document_at(iri).id for iri in iris)
    creators = several(annotation.get("creator"))
    sources = [source for source in map(agent, creators) if source is not None]
    authors = [*(source.id for source in sources), *filter(None, map(_own_agent, creators))]
    if ASSESSING in several(annotation.get("motivation")):
        if len(about) == len(authors) == 1 and not _is_composite(annotation["target"]):
            return (_review(annotation, about[0], authors[0]), *documents, *sources)
        on_oddity("motivation", _why_no_review(len(about), len(authors)))
    return (_note(annotation, about, sources), *documents, *sources)


def document_at(iri: str) -> Document:
    """Return the document at *iri*; whatever else is said of it stays where it was said."""
    return Document(id=derived_id("document", iri), url=iri)


def agent(value: object) -> Source | None:
    """Return the source that *value* is; `None` where it has no name, or is a record of ours."""
    if isinstance(value, str) and value.strip() and id_in_urn(value) is None:
        return Source(id=derived_id("source", value), name=value, same_as=(value,) if is_iri(value) else ())
    if not isinstance(value, dict) or id_in_urn(value.get("id")) is not None:
        return None
    id, types = value.get("id"), types_of(value)
    names = [*_texts(value.get("name")), *_texts(value.get("nickname")), *_texts(id)]
    if not names:
        return None
    cls = next((_AGENTS[type] for type in types if type in _AGENTS), Source)
    return cls(
        id=derived_id("source", _written(value)),
        name=names[0],
        aliases=tuple(dict.fromkeys(name for name in names[1:] if name != id)),
        same_as=(id,) if isinstance(id, str) and is_iri(id) else (),
        role="software" if "Software" in types else None,
        extra=kept(value),
    )


def kept(value: dict[str, Any]) -> dict[str, Any]:
    """Return all that *value* holds, as entries of `extra`."""
    return {NAMESPACE + key: item for key, item in value.items() if (key, item) != ("@context", CONTEXT)}


def _review(annotation: dict[str, Any], of: str, reviewer: str) -> Review:
    summary = "\n\n".join(_body_texts(annotation)) or None
    return Review(
        id=derived_id("review", annotation["id"]),
        of=of,
        reviewer=reviewer,
        summary=summary,
        extra=kept(annotation),
    )


def _note(annotation: dict[str, Any], about: tuple[str, ...], sources: list[Source]) -> Note:
    created = annotation.get("created")
    return Note(
        id=derived_id("note", annotation["id"]),
        about=about,
        text=_text_of(annotation),
        by=", ".join(source.name for source in sources) or None,
        at=exact_date(created) if isinstance(created, str) else None,
        extra=kept(annotation),
    )


def _why_no_review(targets: int, authors: int) -> str:
    if authors != 1:
        found = "nobody is" if authors == 0 else f"{authors} are"
        reason = f"{found} named as its creator, and a review has one author"
        return f"it assesses, and {reason}; it was read as a note"
    return (
        f"it assesses {targets or 'several'} things together; it was read as a note, for a review is of one"
    )


def _target_iris(target: object) -> Iterator[str]:
    """Yield the IRIs of the resources that a target is, or is part of, in their order."""
    for item in several(target):
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict) and "items" in item:
            yield from _target_iris(item["items"])
        elif isinstance(item, dict):
            yield from _target_iris(item["source"] if is_specific(item) else item.get("id"))


def _is_composite(target: object) -> bool:
    return any(
        isinstance(item, dict) and not COMPOSITES.isdisjoint(types_of(item)) for item in several(target)
    )


def _own_agent(value: object) -> str | None:
    return id_in_urn(value.get("id") if isinstance(value, dict) else value)


def _text_of(annotation: dict[str, Any]) -> str:
    """Return the words of an annotation: its texts, else its tags, else what it links, else what it marks."""
    bodies = several(annotation.get("body"))
    ways = (
        _body_texts(annotation),
        _body_texts(annotation, tags=True),
        _target_iris(bodies),
        _quotations(annotation.get("target")),
    )
    for texts in ways:
        text = "\n\n".join(filter(str.strip, texts))
        if text:
            return text
    return str(annotation["id"])


def _body_texts(annotation: dict[str, Any], *, tags: bool = False) -> Iterator[str]:
    if not tags:
        yield from _texts(annotation.get("bodyValue"))
    for body in several(annotation.get("body")):
        yield from _resource_texts(body, tags=tags)


def _resource_texts(body: object, *, tags: bool) -> Iterator[str]:
    if not isinstance(body, dict):
        return
    if "items" in body:
        texts = (list(_resource_texts(item, tags=tags)) for item in body["items"])
        found = filter(None, texts)
        # Of a choice, the default option is listed first (3.2.7).
        for text in list(found)[:1] if "Choice" in types_of(body) else list(found):
            yield from text
    elif ("tagging" in several(body.get("purpose"))) is tags:
        yield from _texts(body.get("value"))


def _quotations(target: object) -> Iterator[str]:
    for item in several(target):
        # The next one is the last, so that a long list is gone through once.
        selectors = several(item.get("selector"))[::-1] if isinstance(item, dict) else []
        while selectors:
            selector = selectors.pop()
            if isinstance(selector, dict):
                yield from _texts(selector.get("exact"))
                selectors += reversed(several(selector.get("refinedBy")))


def _texts(value: object) -> Iterator[str]:
    yield from (text for text in several(value) if isinstance(text, str) and text.strip())


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
