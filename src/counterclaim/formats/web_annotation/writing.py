"""Writing a case as a collection of annotations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from counterclaim.case import CaseView
from counterclaim.codec import ProtectedMode
from counterclaim.codec.writing import refuse_protected
from counterclaim.findings import Exported
from counterclaim.formats.ids import derived_id, urn_of
from counterclaim.formats.reading_back import lost
from counterclaim.formats.web_annotation.annotations import annotation_of
from counterclaim.formats.web_annotation.originals import originals
from counterclaim.formats.web_annotation.own_reading import OWN
from counterclaim.formats.web_annotation.reading import read
from counterclaim.formats.web_annotation.reasons import Reasons
from counterclaim.formats.web_annotation.resources import dated
from counterclaim.formats.web_annotation.terms import COLLECTION, CONTEXT, PAGE
from counterclaim.model import CaseInfo

__all__ = ["write"]

#: How many annotations stand in one page. Readers of JSON hold a whole text, and ours bounds its values.
_MOST_IN_PAGE = 10_000


def write(case: CaseView, *, protected: ProtectedMode = "refuse") -> Exported:
    """
    Return *case* as one `AnnotationCollection` with its annotations in one page, in the order of the records.

    A case of more than 10,000 annotations is written as the collection and its pages, one of them a line.
    An annotation of others that was read and not changed since is written as it was. *protected* says what
    becomes of protected values: "refuse" refuses them; they are written in no case.

    Raises:
        ProtectedValueError: A record holds a protected value, and *protected* is "refuse".
        ValueError: *protected* is none of the three ways.
    """
    refuse_protected(case, protected)
    data = _text(case)
    return Exported(data=data, losses=lost(case, read(data).case, Reasons(case)))


def _text(case: CaseView) -> str:
    items = list(_annotations(case))
    pages = list(_pages(items))
    collection = {
        "@context": CONTEXT,
        "id": f"{OWN}{derived_id('collection', *(page['id'] for page in pages))}",
        "type": COLLECTION,
        **({} if case.info is None else _described(case.info)),
        "total": len(items),
    }
    if len(pages) < 2:
        return _json({**collection, **({"first": pages[0]} if pages else {})}, indent=1)
    collection |= {"first": pages[0]["id"], "last": pages[-1]["id"]}
    for page, following in zip_longest(pages, pages[1:]):
        page |= {"@context": CONTEXT, "partOf": collection["id"]}
        page |= {} if following is None else {"next": following["id"]}
    return "".join(_json(part) for part in (collection, *pages))


def _pages(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for start in range(0, len(items), _MOST_IN_PAGE):
        part = items[start : start + _MOST_IN_PAGE]
        id = derived_id("page", *(json.dumps(item["id"]) for item in part))
        yield {"id": f"{OWN}{id}", "type": PAGE, "startIndex": start, "items": part}


def _json(value: dict[str, Any], *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent) + "\n"


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
    untouched = originals(case)
    for record in case:
        annotation = untouched.get(record.id) or annotation_of(case, record)
        if annotation is not None:
            yield annotation
