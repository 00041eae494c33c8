"""Which claims may leave as plain statements, in formats that have no words for doubt."""

from __future__ import annotations

from counterclaim.case import CaseView
from counterclaim.model import Claim, RebuttalKind, Record
from counterclaim.provenance import commitments

__all__ = ["objection_to", "why_not_plain"]

#: A qualification narrows and does not attack (Rebuttal kinds).
_ATTACKS = frozenset(RebuttalKind) - {RebuttalKind.QUALIFICATION}


def why_not_plain(case: CaseView, claim: Claim) -> str | None:
    """
    Return why *claim* must not leave as if it were simply so, as a clause; `None` where it may.

    A claim that somebody disputes, that nobody takes upon themselves, or that holds only under conditions
    would become another one, where a format cannot say that with it.
    """
    if claim.assuming:
        return "it holds only if other claims do"
    if not commitments(case, claim):
        return "nobody on record takes it upon themselves"
    objection = objection_to(case, claim)
    return None if objection is None else f"{objection.id!r} disputes it"


def objection_to(case: CaseView, claim: Claim) -> Record | None:
    """Return a rebuttal that attacks *claim* or an attribution of it, whatever has become of it since."""
    for target in (claim, *case.attributions(claim)):
        for rebuttal in case.rebuttals(target):
            if rebuttal.kind in _ATTACKS:
                return rebuttal
    return None
