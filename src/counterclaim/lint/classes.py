"""Claims that were judged the same, taken together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from counterclaim.model import Claim
from counterclaim.standing import Analysis, Status

__all__ = ["claim_classes"]

#: What nobody stands by any more, or what has fallen by what a person accepted.
_GONE: Final = frozenset({Status.WITHDRAWN, Status.SET_ASIDE})


def claim_classes(analysis: Analysis) -> Iterator[tuple[Claim, ...]]:
    """Yield the claims that still stand or are disputed, those judged the same together, in their order."""
    case, standings = analysis.case, analysis.standings
    seen: set[str] = set()
    for claim in case.of_type(Claim):
        if claim.id in seen:
            continue
        same = case.same(claim)
        seen.update(same)
        if standings.status(claim.id) not in _GONE:
            others = (case.get(id, Claim) for id in same if id != claim.id)
            yield (claim, *(other for other in others if other is not None))
