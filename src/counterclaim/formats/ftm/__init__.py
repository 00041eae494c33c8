"""
FollowTheMoney: statements of entities, as investigators exchange them.

A statement says of an entity that a property has a value, in a dataset. Both serialisations of statements,
JSON Lines and CSV, are read and written; streams of entities are read. On record, a dataset is a document, a
statement a claim with an attribution by whoever publishes the dataset. What FollowTheMoney has no word for,
as doubt, denial and who says it to whom, is never written as if it were not there, and listed as a loss.
"""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.codec import ProtectedMode
from counterclaim.findings import Exported
from counterclaim.formats.form import Format
from counterclaim.formats.ftm.reading import Form, is_statement_table, read
from counterclaim.formats.ftm.writing import write
from counterclaim.formats.sample import Sample

__all__ = ["CSV_FORMAT", "FORMAT", "Form", "read", "write"]

_STATEMENT = frozenset({"entity_id", "prop", "schema", "value"})
_ENTITY = frozenset({"id", "schema"})
_CONTENT = frozenset({"properties", "statements"})


def _is_json(sample: Sample) -> bool:
    keys = sample.keys.keys()
    return keys >= _STATEMENT or (keys >= _ENTITY and not _CONTENT.isdisjoint(keys))


def _write_table(case: CaseView, *, protected: ProtectedMode = "refuse") -> Exported:
    return write(case, protected=protected, form="csv")


FORMAT = Format(
    name="ftm",
    title="FollowTheMoney statements or entities, one a line",
    endings=(".ftm.jsonl", ".ftm.json", ".ftm.ijson"),
    read=read,
    write=write,
    recognise=_is_json,
)
CSV_FORMAT = Format(
    name="ftm-csv",
    title="FollowTheMoney statements as CSV",
    endings=(".ftm.csv",),
    read=read,
    write=_write_table,
    recognise=is_statement_table,
)
