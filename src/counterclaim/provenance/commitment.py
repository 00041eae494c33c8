"""Who holds a claim itself, rather than reporting that another does."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.case.view import unknown_id
from counterclaim.model import Attribution, Certainty, Claim, Rebuttal

__all__ = ["Commitment", "commitments"]


@attrs.frozen(kw_only=True)
class Commitment:
    """
    A source that takes a claim upon itself.

    Attributes:
        source: The id of the source.
        rests_on: Its attribution of the claim; for a counterclaim that has none, its rebuttal, or its
            attribution of somebody else's rebuttal.
        certainty: How far it takes the claim upon itself; never `UNCOMMITTED`.
    """

    source: str
    rests_on: Attribution | Rebuttal
    certainty: Certainty


def commitments(case: CaseView, claim: RecordOrId) -> tuple[Commitment, ...]:
    """
    Return who is committed to *claim*, by the order of the records that say so.

    Nobody is committed to a claim that holds only if others do. Whoever is committed to a rebuttal is
    committed to its counterclaim, unless that claim has attributions of its own.

    Raises:
        UnknownIdError: *claim* is no claim of the case.
    """
    found = case.get(claim, Claim)
    if found is None:
        raise unknown_id(case, id_of(claim), expected="claim")
    if found.assuming:
        return ()
    attributions = case.attributions(found)
    if attributions:
        return tuple(map(_by_attribution, filter(_is_committed, attributions)))
    return tuple(
        commitment for rebuttal in case.proposing(found) for commitment in _to_rebuttal(case, rebuttal)
    )


def _to_rebuttal(case: CaseView, rebuttal: Rebuttal) -> Iterator[Commitment]:
    committed = [attribution for attribution in case.attributions(rebuttal) if _is_committed(attribution)]
    own = [attribution.certainty for attribution in committed if attribution.source == rebuttal.by]
    certainty = min(own, key=tuple(Certainty).index, default=Certainty.CERTAIN)
    yield Commitment(source=rebuttal.by, rests_on=rebuttal, certainty=certainty)
    for attribution in committed:
        if attribution.source != rebuttal.by:
            yield _by_attribution(attribution)


def _by_attribution(attribution: Attribution) -> Commitment:
    return Commitment(source=attribution.source, rests_on=attribution, certainty=attribution.certainty)


def _is_committed(attribution: Attribution) -> bool:
    return attribution.committed
