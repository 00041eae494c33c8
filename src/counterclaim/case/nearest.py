"""The id that somebody who mistyped one may have meant."""

from __future__ import annotations

from collections.abc import Collection
from difflib import SequenceMatcher
from heapq import nlargest

__all__ = ["MOST_COMPARED", "nearest_id"]

#: Ids beyond this number were made by a program, which does not mistype, and comparing them all takes long.
MOST_COMPARED = 5_000

_LONGEST_COMPARED = 80
_LIKE_ENOUGH = 0.7
_WORTH_A_CLOSER_LOOK = 8


def nearest_id(wanted: str, ids: Collection[str], *, least: float = _LIKE_ENOUGH) -> str | None:
    """
    Return the one of *ids* that is spelled most like *wanted*; `None` where none is, or they are many.

    Capital letters count as small ones. *least* is how alike the two must be, up to 1.
    """
    if len(ids) > MOST_COMPARED or len(wanted) > _LONGEST_COMPARED:
        return None
    matcher = SequenceMatcher(b=wanted.casefold())
    reach = max(2, len(wanted) // 4)
    rough: list[tuple[float, str]] = []
    for id in ids:
        if abs(len(id) - len(wanted)) <= reach:
            matcher.set_seq1(id.casefold())
            rough.append((matcher.quick_ratio(), id))
    best = max((_likeness(matcher, id) for _, id in nlargest(_WORTH_A_CLOSER_LOOK, rough)), default=None)
    return best[1] if best is not None and best[0] >= least else None


def _likeness(matcher: SequenceMatcher[str], id: str) -> tuple[float, str]:
    matcher.set_seq1(id.casefold())
    return matcher.ratio(), id
