"""The records at the end of a page, where its links lead: each with its type and all of its fields."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h
from markupsafe import Markup

from counterclaim.case import CaseView
from counterclaim.checks import name_of
from counterclaim.model import Record, UnknownRecord
from counterclaim.report.html_anchors import Anchors, anchor
from counterclaim.report.html_fields import FieldForm
from counterclaim.safe_text import visible_line
from counterclaim.words import Words

__all__ = ["record_elements"]


def record_elements(case: CaseView, anchors: Anchors, words: Words, least: int) -> Iterator[h.Node]:
    """Yield the records of *case* that something links to, and others where they are fewer than *least*."""
    shown = anchors.close(least)
    if len(shown) < len(case):
        yield h.p[words("page.records-of", count=len(shown), all=len(case))]
    else:
        yield h.p[words("page.records-all")]
    for record in shown:
        yield _element(record, words, anchors)


def _element(record: Record, words: Words, anchors: Anchors) -> Markup:
    fields = FieldForm(record, words, anchors).fields()
    element = h.article(id=anchor(record.id))[
        h.h3[h.bdi[visible_line(record.id)], " ", h.span[_type(record, words)]],
        fields,
    ]
    return Markup(element)


def _type(record: Record, words: Words) -> str:
    own = _named(name_of(type(record)), words)
    if record.foreign is None:
        return own
    written = _named(record.foreign.tag, words)
    if isinstance(record, UnknownRecord):
        return f"{written} – {words('page.unknown-type')}"
    return f"{written} – {words('page.stood-in', type=own)}"


def _named(tag: str, words: Words) -> str:
    key = f"type.{tag}"
    return words(key) if key in words else visible_line(tag)
