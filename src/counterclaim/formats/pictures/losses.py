"""What a claim map leaves out of what is on record, as losses: one a field or type, not one a record."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from counterclaim.case import CaseView
from counterclaim.case.problems import kind_of
from counterclaim.codec import masked_losses
from counterclaim.findings import Loss
from counterclaim.formats.pictures.claim_map import joins
from counterclaim.frozen import EMPTY
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    Evidence,
    Rebuttal,
    Record,
    SameAs,
    Source,
)

__all__ = ["MAP_SHOWS", "NOT_ON_THE_MAP", "map_losses"]

#: Why a field or record is not shown, where it is not for another reason.
NOT_ON_THE_MAP = "a claim map does not show it"
#: What is shown, for whoever asks what is not.
MAP_SHOWS = (
    "a claim map shows claims, who says and who rebuts them, evidence and what judgements join; all "
    "else that is on record is left out"
)

#: What is shown of the records that have a place in a map.
_SHOWN: dict[type[Record], frozenset[str]] = {
    CaseInfo: frozenset({"title"}),
    Claim: frozenset({"text", "kind", "accuses", "assuming"}),
    Attribution: frozenset(
        {"of", "source", "speaker", "relays", "mode", "translated", "certainty", "verb", "said"}
    ),
    Rebuttal: frozenset({"kind", "by", "targets", "text", "counterclaim", "evidence"}),
    Evidence: frozenset({"bears_on", "direction", "description", "basis", "by"}),
    Source: frozenset({"name", "role"}),
    SameAs: frozenset({"left", "right", "judgement"}),
}


@attrs.define
class _LeftOut:
    """What is left out of many records alike: the id of the first, and of how many."""

    first: str
    reason: str
    count: int = 0


def map_losses(case: CaseView) -> tuple[Loss, ...]:
    """
    Return what a map of *case* does not show.

    A loss names the first record that it concerns, and says how many others there are of the same type.
    """
    found: dict[tuple[str, str | None, str], _LeftOut] = {}
    for record in case:
        kind = kind_of(record)
        for field, reason in _left_out(case, record):
            entry = found.setdefault((kind, field, reason), _LeftOut(record.id, reason))
            entry.count += 1
    return tuple(Loss(entry.first, field, _reason(kind, entry)) for (kind, field, _), entry in found.items())


def _reason(kind: str, left_out: _LeftOut) -> str:
    others = left_out.count - 1
    if not others:
        return left_out.reason
    return f"{left_out.reason}; the same holds for {others} more of the type {kind}"


def _left_out(case: CaseView, record: Record) -> Iterator[tuple[str | None, str]]:
    """Yield each field of *record* that a map does not show, or `None` for the whole of it."""
    shown = _shown(case, record)
    protected = {loss.field: loss.reason for loss in masked_losses(record)}
    yield from protected.items()
    if shown is None:
        yield None, NOT_ON_THE_MAP
        return
    for field in attrs.fields(type(record)):
        hidden = field.name not in shown and field.name not in protected and field.name != "id"
        if hidden and _is_set(getattr(record, field.name)):
            yield field.name, NOT_ON_THE_MAP


def _shown(case: CaseView, record: Record) -> frozenset[str] | None:
    """Return the fields of *record* that a map shows; `None` where the record has no place in it."""
    if isinstance(record, CaseInfo) and record is not case.info:
        return None
    if isinstance(record, SameAs) and not joins(case, record):
        return None
    return next((fields for cls, fields in _SHOWN.items() if isinstance(record, cls)), None)


def _is_set(value: object) -> bool:
    """Return whether the *value* of a field says anything; `False` does, where `None` is not known."""
    return value is not None and value != () and value != EMPTY
