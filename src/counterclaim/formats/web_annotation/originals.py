"""Annotations of others that are still as they were read, and so go out as they came in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from counterclaim.case import CaseView
from counterclaim.findings import Problem
from counterclaim.formats.web_annotation.annotations import annotation_of
from counterclaim.formats.web_annotation.own_reading import own_records
from counterclaim.formats.web_annotation.reading import AnnotationReader
from counterclaim.formats.web_annotation.sentences import objection_to_review
from counterclaim.formats.web_annotation.terms import NAMESPACE
from counterclaim.frozen import thaw
from counterclaim.model import Note, Record, Review

__all__ = ["originals"]

#: How deep an annotation of others may be nested; in a collection it lies deeper.
_DEEPEST = 30


class _Original(NamedTuple):
    annotation: dict[str, Any]
    records: list[Record]


def originals(case: CaseView) -> dict[str, dict[str, Any]]:
    """
    Return the annotations that records of *case* were read from, by the ids of the notes and reviews.

    Left out are those that would give something else than what is on record now, or than what annotations of
    our own say of the same source.
    """
    candidates = (original for original in map(_original, [case] * len(case), case) if original is not None)
    found = {original.records[0].id: original for original in candidates}
    while found:
        described = _described(case, found)
        clashing = [
            id
            for id, original in found.items()
            if any(described.get(record.id, record) != record for record in original.records)
        ]
        if not clashing:
            break
        for id in clashing:
            del found[id]
    return {id: original.annotation for id, original in found.items()}


def _original(case: CaseView, record: Record) -> _Original | None:
    if not isinstance(record, Note | Review) or f"{NAMESPACE}id" not in record.extra:
        return None
    if isinstance(record, Review) and objection_to_review(case, record) is not None:
        return None  # it would not say what became of it
    annotation = {
        key.removeprefix(NAMESPACE): thaw(value)
        for key, value in record.extra.items()
        if key.startswith(NAMESPACE)
    }
    if _depth(annotation) > _DEEPEST:
        return None
    problems: list[Problem] = []
    records = list(AnnotationReader(problems.append).annotation(annotation, "$"))
    if records[:1] != [record] or any(found not in case for found in records):
        return None
    return _Original(annotation, records)


def _described(case: CaseView, besides: Mapping[str, object]) -> dict[str, Record]:
    """Return what annotations of our own say of the records that they refer to."""
    described: dict[str, Record] = {}
    for record in case:
        annotation = None if record.id in besides else annotation_of(case, record)
        if annotation is not None:
            described |= {found.id: found for found in own_records(annotation) or ()}
    return described


def _depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0
