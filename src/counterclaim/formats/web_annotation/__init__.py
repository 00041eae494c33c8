"""
W3C Web Annotation: remarks on passages of documents, in JSON-LD.

Annotations are read as notes and reviews, and whoever made them as sources; those that were written here give
back their records. A case is written as a collection, in which each attribution, rebuttal, review, note and
piece of evidence is an annotation. Standard: Web Annotation Data Model, W3C Recommendation, 23 February 2017.
"""

from __future__ import annotations

from counterclaim.formats.form import Format
from counterclaim.formats.sample import Sample
from counterclaim.formats.web_annotation.reading import read, records
from counterclaim.formats.web_annotation.terms import ANNOTATION, COLLECTION, CONTEXT, PAGE
from counterclaim.formats.web_annotation.writing import write

__all__ = ["CONTEXT", "FORMAT", "read", "records", "write"]

#: What an annotation, a page and a collection have besides their type.
_TOLD_BY = {ANNOTATION: "target", PAGE: "items", COLLECTION: "first"}


def _recognise(sample: Sample) -> bool:
    """Return whether the first object names the context, or is an annotation, a page or a collection."""
    keys = sample.keys
    told_by = _TOLD_BY.get(keys.get("type") or "")
    return keys.get("@context") == CONTEXT or (told_by is not None and told_by in keys)


FORMAT = Format(
    name="web-annotation",
    title="W3C Web Annotation (JSON-LD)",
    endings=(".annotations.json", ".annotations.jsonl", ".anno.json"),
    read=read,
    write=write,
    records=records,
    recognise=_recognise,
)
