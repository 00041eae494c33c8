"""Which claims may leave as plain statements, in formats that have no words for doubt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias
from weakref import WeakKeyDictionary

from counterclaim.case import CaseView
from counterclaim.model import Claim, Direction, Evidence, Rebuttal, RebuttalKind, Record, Review, Statement
from counterclaim.provenance import commitments
from counterclaim.values.base import Value

__all__ = ["doubt_of", "objection_to", "why_not_plain"]

#: A qualification narrows and does not attack (Rebuttal kinds).
_ATTACKS = frozenset(RebuttalKind) - {RebuttalKind.QUALIFICATION}
#: Ranks say which of several statements is to be used; these are no objection.
_MERE_RANKS = frozenset({("wikidata:rank", "preferred"), ("wikidata:rank", "normal")})

#: What a statement says, without what narrows it.
_Said: TypeAlias = tuple[str, str, Value]
#: By case: how often it had changed, and the record that objects to each statement that is objected to.
_objected: WeakKeyDictionary[CaseView, tuple[int, dict[_Said, Record]]] = WeakKeyDictionary()


def why_not_plain(case: CaseView, claim: Claim) -> str | None:
    """
    Return why *claim* must not leave as if it were simply so, as a clause; `None` where it may.

    A claim that nobody takes upon themselves, that holds only under conditions, or that anything on record
    speaks against would become another one, where a format cannot say that with it. What speaks against it:
    a rebuttal of any kind, also one that narrows it or aims at who says it, where it stands or what supports
    it; a review, whatever its verdict; evidence that undermines it; any of these against a claim that was
    judged the same or has a statement in common with it.
    """
    doubt = doubt_of(case, claim)
    if doubt is not None:
        return doubt
    found = _speaking_against(case, claim)
    return None if found is None else _told(found)


def doubt_of(case: CaseView, claim: Claim) -> str | None:
    """
    Return what must be told beside *claim* wherever it is shown, as a clause; `None` where there is nothing.

    That it holds only under conditions, that nobody takes it upon themselves, or that somebody attacks it or
    the saying of it.
    """
    if claim.assuming:
        return "it holds only if other claims do"
    if not commitments(case, claim):
        return "nobody on record takes it upon themselves"
    objection = objection_to(case, claim)
    return None if objection is None else _told(objection)


def objection_to(case: CaseView, claim: Claim) -> Record | None:
    """Return a rebuttal that attacks *claim* or an attribution of it, whatever has become of it since."""
    for target in (claim, *case.attributions(claim)):
        for rebuttal in case.rebuttals(target):
            if rebuttal.kind in _ATTACKS:
                return rebuttal
    return None


def _speaking_against(case: CaseView, claim: Claim) -> Record | None:
    for id in case.same(claim):
        twin = case.get(id, Claim)
        found = None if twin is None else next(_objections(case, twin), None)
        if found is not None:
            return found
    objected = _objected_statements(case) if claim.statements else {}
    return next((objected[said] for said in map(_said, claim.statements) if said in objected), None)


def _objections(case: CaseView, claim: Claim) -> Iterator[Record]:
    """Yield what on record speaks against *claim* itself, whatever has become of it since."""
    attributions = case.attributions(claim)
    supporting = [item for one in (claim, *attributions) for item in case.evidence(one)]
    sources = dict.fromkeys(attribution.source for attribution in attributions)
    documents = dict.fromkeys(one.document for one in attributions if one.document is not None)
    for id in (claim.id, *(one.id for one in (*attributions, *supporting)), *sources, *documents):
        yield from case.rebuttals(id)
    for id in (claim.id, *(attribution.id for attribution in attributions), *documents):
        yield from (review for review in case.reviews(id) if not _is_mere_rank(review))
    yield from (item for item in supporting if item.direction is Direction.UNDERMINES)


def _objected_statements(case: CaseView) -> dict[_Said, Record]:
    """Return each statement of a claim that something speaks against, found once for a case as it is."""
    known = _objected.get(case)
    if known is not None and known[0] == case.changes:
        return known[1]
    found: dict[_Said, Record] = {}
    for claim in case.of_type(Claim):
        objection = next(_objections(case, claim), None) if claim.statements else None
        if objection is not None:
            found.update(dict.fromkeys(map(_said, claim.statements), objection))
    _objected[case] = (case.changes, found)
    return found


def _said(statement: Statement) -> _Said:
    return statement.subject, statement.property, statement.value


def _is_mere_rank(review: Review) -> bool:
    rating = review.rating
    return rating is not None and (rating.scale, rating.label) in _MERE_RANKS


def _told(objection: Record) -> str:
    if isinstance(objection, Review):
        return f"{objection.id!r} reviews it"
    if isinstance(objection, Evidence):
        return f"{objection.id!r} speaks against it"
    narrows = isinstance(objection, Rebuttal) and objection.kind not in _ATTACKS
    return f"{objection.id!r} narrows it" if narrows else f"{objection.id!r} disputes it"
