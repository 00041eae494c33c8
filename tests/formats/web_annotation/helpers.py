"""Annotations to be read, and what comes of them."""

from __future__ import annotations

import json
from typing import Any

from counterclaim.case import Case
from counterclaim.findings import Imported
from counterclaim.formats import web_annotation
from counterclaim.model import Record

PAGE = "https://en.wikipedia.org/wiki/Mount_Everest"
SOUND = {
    "@context": web_annotation.CONTEXT,
    "id": "https://annotations.example/1",
    "type": "Annotation",
    "bodyValue": "The height is that of the snow",
    "target": PAGE,
}


def annotation(**changes: Any) -> dict[str, Any]:
    """Return a sound annotation with *changes*; `None` takes a key out, and `type_` stands for `type`."""
    return {key: value for key, value in {**SOUND, **changes}.items() if value is not None}


def imported(*annotations: Any) -> Imported[Case]:
    """Return what is read from one or several annotations."""
    return web_annotation.read(json.dumps(annotations[0] if len(annotations) == 1 else list(annotations)))


def first(value: Any, cls: type[Record]) -> Any:
    """Return the first record of a class that is read from an annotation without any problem."""
    result = imported(value)
    assert result.problems == ()
    return result.case.of_type(cls)[0]


def written(*records: Record) -> list[dict[str, Any]]:
    """Return the annotations that records are written as."""
    collection = json.loads(web_annotation.write(Case(records)).data)
    return collection.get("first", {"items": []})["items"]


def losses(*records: Record) -> list[str]:
    """Return what is lost of records, in words."""
    return list(map(str, web_annotation.write(Case(records)).losses))
