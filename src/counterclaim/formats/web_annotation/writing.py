"""Writing a case as a collection of annotations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from counterclaim.case import CaseView
from counterclaim.codec import ProtectedMode, protected_fields
from counterclaim.codec.writing import check_protected
from counterclaim.errors import ProtectedValueError
from counterclaim.findings import Exported, Problem
from counterclaim.formats.ids import derived_id, urn_of
from counterclaim.formats.reading_back import lost
from counterclaim.formats.web_annotation.annotations import annotation_of
from counterclaim.formats.web_annotation.own_reading import OWN
from counterclaim.formats.web_annotation.reading import AnnotationReader, read
from counterclaim.formats.web_annotation.reasons import Reasons
from counterclaim.formats.web_annotation.resources import dated
from counterclaim.formats.web_annotation.terms import COLLECTION, CONTEXT, NAMESPACE, PAGE
from counterclaim.frozen import thaw
from counterclaim.model import CaseInfo, Note, Record, Review

__all__ = ["write"]

#: How deep an annotation of others may be nested; in a collection it lies deeper.
_DEEPEST = 30


def write(case: CaseView, *, protected: ProtectedMode = "refuse") -> Exported:
    """
    Return *case* as one `AnnotationCollection` with its annotations in one page, in the order of the records.

    An annotation of others that was read and not changed since is written as it was. *protected* says what
    becomes of protected values: "refuse" refuses them; they are written in no case.

    Raises:
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
        ValueError: *protected* is none of the three ways.
    """
    check_protected(protected)
    if protected == "refuse":
        for record in case:
            for field in protected_fields(record):
                raise ProtectedValueError(record.id, field)
    data = json.dumps(_collection(case), ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    return Exported(data=data, losses=lost(case, read(data).case, Reasons(case)))


def _collection(case: CaseView) -> dict[str, Any]:
    items = list(_annotations(case))
    page = derived_id("page", *(json.dumps(item["id"]) for item in items))
    collection = {
        "@context": CONTEXT,
        "id": f"{OWN}{derived_id('collection', page)}",
        "type": COLLECTION,
        **({} if case.info is None else _described(case.info)),
        "total": len(items),
    }
    if items:
        collection["first"] = {"id": f"{OWN}{page}", "type": PAGE, "startIndex": 0, "items": items}
    return collection


def _described(info: CaseInfo) -> dict[str, Any]:
    fields = {
        "id": urn_of(info.id),
        "label": info.title,
        "dcterms:description": info.summary,
        "language": info.language,
        **dated("dcterms:date", info.opened),
        "schema:keywords": list(info.tags) or None,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _annotations(case: CaseView) -> Iterator[dict[str, Any]]:
    for record in case:
        annotation = _original(case, record) or annotation_of(case, record)
        if annotation is not None:
            yield annotation


def _original(case: CaseView, record: Record) -> dict[str, Any] | None:
    """Return the annotation of others that *record* was read from, where it still gives what is on record."""
    if not isinstance(record, Note | Review) or f"{NAMESPACE}id" not in record.extra:
        return None
    annotation = {
        key.removeprefix(NAMESPACE): thaw(value)
        for key, value in record.extra.items()
        if key.startswith(NAMESPACE)
    }
    if _depth(annotation) > _DEEPEST:
        return None
    problems: list[Problem] = []
    back = list(AnnotationReader(problems.append).annotation(annotation, "$"))
    return annotation if back[:1] == [record] and all(found in case for found in back) else None


def _depth(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0
