"""
W3C Web Annotation: remarks on passages of documents, in JSON-LD.

Annotations are read as notes and reviews, and whoever made them as sources; those that were written here give
back their records. A case is written as a collection, in which each attribution, rebuttal, review, note and
piece of evidence is an annotation. Standard: Web Annotation Data Model, W3C Recommendation, 23 February 2017.
"""

from __future__ import annotations

import re

from counterclaim.formats.form import Format
from counterclaim.formats.sample import Sample
from counterclaim.formats.web_annotation.reading import read, records
from counterclaim.formats.web_annotation.terms import ANNOTATION, COLLECTION, CONTEXT, PAGE
from counterclaim.formats.web_annotation.writing import write

__all__ = ["CONTEXT", "FORMAT", "read", "records", "write"]

_TYPES = re.compile(r'"type"\s*:\s*\[([^\[\]{}]*)\]')
#: What an annotation, a page and a collection have besides their type.
_TOLD_BY = {ANNOTATION: "target", PAGE: "items", COLLECTION: "first"}


def _recognise(sample: Sample) -> bool:
    """Return whether the first object names the context, or is an annotation, a page or a collection."""
    keys = sample.keys
    if keys.get("@context") == CONTEXT:
        return True
    type = keys.get("type")
    if type is not None or "type" not in keys:
        return _TOLD_BY.get(type or "", "type") in keys.keys() - {"type"}
    lists = [match[1] for match in _TYPES.finditer(sample.text)]
    return any(
        told_by in keys and any(f'"{name}"' in types for types in lists) for name, told_by in _TOLD_BY.items()
    )


FORMAT = Format(
    name="web-annotation",
    title="W3C Web Annotation (JSON-LD)",
    endings=(".annotations.json", ".annotations.jsonl", ".anno.json"),
    read=read,
    write=write,
    records=records,
    recognise=_recognise,
)
