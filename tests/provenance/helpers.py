"""Short ways to count the independent sources of a claim."""

from __future__ import annotations

from counterclaim.model import Attribution, Record, UnnamedSource
from counterclaim.provenance import Corroboration, corroborate
from standing.helpers import case_of, seen


def count(*records: Record, fallen=(), of="c") -> Corroboration:
    return corroborate(case_of(*records), of, fallen=fallen)


def ends(*records: Record, fallen=()) -> list[int]:
    found = count(*records, fallen=fallen)
    return [found.lower, found.upper]


def by(*ids: str, **fields) -> list[Attribution]:
    """What sources that are on record themselves say from own knowledge."""
    return [seen(f"{id}-says", by=id, **fields) for id in ids]


def origins(found: Corroboration) -> list[str]:
    return [origin.id for origin in found.origins]


def unnamed(*ids: str) -> list[UnnamedSource]:
    return [UnnamedSource(id=id, name="An official") for id in ids]
