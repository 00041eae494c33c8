"""Markup to be read, what comes of it, and whether any of its values went missing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from counterclaim.case import Case
from counterclaim.codec import Codec
from counterclaim.errors import UnreadableWordingError
from counterclaim.findings import Imported
from counterclaim.formats import claimreview
from counterclaim.formats.dates import exact_date
from counterclaim.model import (
    Claim,
    Document,
    Organization,
    Person,
    Rating,
    Record,
    Review,
)
from counterclaim.values.date_parsing import parse_date
from counterclaim.values.dates import DateSpan

PAGE = "https://checks.example/everest"
SOUND = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": PAGE,
    "name": "Is Mount Everest 9,000 metres high?",
    "datePublished": "2024-05-29",
    "claimReviewed": "Mount Everest is 9,000 metres high",
    "author": {"@type": "Organization", "name": "Height Check", "url": "https://checks.example"},
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Not quite",
        "ratingValue": "2",
        "bestRating": "5",
        "worstRating": "1",
    },
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "A climber", "jobTitle": "guide"},
        "datePublished": "2024-05-01",
        "appearance": {"@type": "CreativeWork", "url": "https://posts.example/1"},
    },
}
#: Types of schema.org that the class of a record says, or a part of a record.
SAID_BY_CLASS = {
    "Claim": Claim,
    "ClaimReview": Review,
    "CreativeWork": Document,
    "Organization": Organization,
    "Person": Person,
    "Rating": Rating,
    "Thing": Document,
    "WebPage": Document,
}
#: The context of schema.org says nothing of what is on record.
CONTEXTS = {"http://schema.org", "https://schema.org", "http://schema.org/", "https://schema.org/"}


def review(**changes: Any) -> dict[str, Any]:
    """Return a sound review with *changes*; `None` takes a key out, and `type_` stands for `@type`."""
    named = {
        {"type_": "@type", "context_": "@context"}.get(key, key): value for key, value in changes.items()
    }
    return {key: value for key, value in {**SOUND, **named}.items() if value is not None}


def imported(markup: Any, **options: Any) -> Imported[Case]:
    """Return what is read from *markup*."""
    return claimreview.read(markup if isinstance(markup, str | bytes) else json.dumps(markup), **options)


def only(markup: Any, cls: type[Record], **options: Any) -> Any:
    """Return the one record of a class that is read from *markup*."""
    (record,) = imported(markup, **options).case.of_type(cls)
    return record


def odd(markup: Any, **options: Any) -> dict[str, str]:
    """Return the messages about *markup* by their paths, all of which are oddities, one a path."""
    problems = imported(markup, **options).problems
    assert {problem.code for problem in problems} <= {"oddity"}
    assert len({problem.field for problem in problems}) == len(problems), problems
    return {problem.field: problem.message for problem in problems}


def html(*scripts: str, head: str = "", body: str = "") -> str:
    """Return a page with *scripts* of JSON-LD."""
    told = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<!DOCTYPE html><html><head>{head}{told}</head><body>{body}</body></html>"


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every text, number and yes or no in a JSON value, with the key under which it stands."""
    if isinstance(value, dict):
        for inner, item in value.items():
            yield from leaves(item, inner)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, key)
    elif value is not None:
        yield key, value


def missing(source: Any, case: Iterable[Record]) -> list[tuple[str, Any]]:
    """Return the values of *source* that are nowhere in the records of *case*."""
    records = list(case)
    held = {_exact(value) for record in records for _, value in leaves(Codec().unstructure(record))}
    parts = list(_parts(records))
    dates = {_span(part) for part in parts if isinstance(part, DateSpan)}
    classes = tuple({type(part) for part in parts})
    return [
        (key, value)
        for key, value in leaves(source)
        if _exact(value) not in held
        and not (isinstance(value, int | float) and _exact(json.dumps(value)) in held)
        and not (key == "@context" and value in CONTEXTS)
        and not (key == "@type" and SAID_BY_CLASS.get(value) in classes)
        and not ("date" in key.casefold() and _date(value) in dates)
    ]


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _parts(item)
    elif attrs.has(type(value)) or isinstance(value, DateSpan):
        yield value
        if attrs.has(type(value)):
            for field in attrs.fields(type(value)):
                yield from _parts(getattr(value, field.name))


def _exact(value: Any) -> tuple[str, Any]:
    return type(value).__name__, value


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return None
    try:
        return _span(exact_date(value) or parse_date(value, language="en"))
    except UnreadableWordingError:
        return None


def _span(span: DateSpan) -> tuple[Any, ...]:
    return span.first, span.last, span.precision, span.time
