"""What an export loses: whatever reading it back does not give."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from counterclaim.case import CaseView
from counterclaim.checks import field_types
from counterclaim.findings import Loss
from counterclaim.model import Record

__all__ = ["Why", "lost"]

#: Why a field of a record, or the whole of it (`None`), is not in an export.
Why = Callable[[Record, str | None], str]


def lost(case: CaseView, back: CaseView, why: Why) -> tuple[Loss, ...]:
    """
    Return what *case* holds and *back*, which is what was read from its export, does not.

    So a writer cannot forget to declare a loss. By the order of the records and their fields; the field
    `type` stands for a record that comes back as one of another type. *why* gives the reasons.
    """
    return tuple(loss for record in case for loss in _lost(record, back.get(record.id), why))


def _lost(record: Record, back: Record | None, why: Why) -> Iterator[Loss]:
    if back == record:
        return
    if back is None:
        yield Loss(record.id, None, why(record, None))
        return
    if type(back) is not type(record):
        yield Loss(record.id, "type", why(record, "type"))
    usual = {field.name: field.default for field in attrs.fields(type(record))}
    for name in field_types(type(record)):
        # A field that the other type does not have is lost where it says something.
        if getattr(record, name) != getattr(back, name, usual[name]):
            yield Loss(record.id, name, why(record, name))
