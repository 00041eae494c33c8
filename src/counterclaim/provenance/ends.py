"""Where chains of attributions end: with what we hold ourselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.case.view import unknown_id
from counterclaim.model import Attribution, Claim, Document, Rebuttal

__all__ = ["attributions_of_class", "chain_ends", "speech_acts", "terminal_attributions"]


def attributions_of_class(case: CaseView, record: RecordOrId) -> tuple[Attribution, ...]:
    """
    Return the attributions of a claim or rebuttal and of all that was judged the same as it.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
    """
    if not isinstance(case.get(record), Claim | Rebuttal):
        raise unknown_id(case, id_of(record), expected="claim or rebuttal")
    return tuple(attribution for id in case.same(record) for attribution in case.attributions(id))


def speech_acts(case: CaseView, record: RecordOrId) -> tuple[Claim | Rebuttal, ...]:
    """
    Return the records whose attributions tell of *record*: itself, as a rule.

    A counterclaim that has no attributions of its own is also told of by the rebuttals that put it forward.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
    """
    found = case.get(record)
    if not isinstance(found, Claim | Rebuttal):
        raise unknown_id(case, id_of(record), expected="claim or rebuttal")
    if isinstance(found, Rebuttal) or case.attributions(found):
        return (found,)
    return (found, *case.proposing(found))


def terminal_attributions(case: CaseView, record: RecordOrId) -> tuple[Attribution, ...]:
    """
    Return the attributions that are joined to us: we hold their document, or nobody else relays them.

    Those of everything judged the same as *record* count as its own.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
    """
    return _terminal(case, attributions_of_class(case, record))


def chain_ends(case: CaseView, record: RecordOrId) -> tuple[Attribution, ...]:
    """
    Return the attributions with which the chains of *record* end.

    These are the terminal ones. Of sources that relay each other in a circle, and that nobody else relays,
    none is terminal; one of each such circle stands in, so that the circle is seen.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
    """
    attributions = attributions_of_class(case, record)
    ends = list(_terminal(case, attributions))
    behind = {attribution.id for attribution in _behind(case, ends)}
    left = [attribution for attribution in attributions if attribution.id not in behind]
    # The last to be finished in a depth-first walk lies in a circle that nothing else leads to.
    for attribution in reversed(_finished(case, left)):
        if attribution.id not in behind:
            ends.append(attribution)
            behind.update(found.id for found in _behind(case, [attribution], behind))
    return tuple(ends)


def _terminal(case: CaseView, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    relayed = {id for attribution in attributions for id in attribution.relays if id != attribution.id}
    return tuple(
        attribution
        for attribution in attributions
        if attribution.id not in relayed or _is_held(case, attribution)
    )


def _is_held(case: CaseView, attribution: Attribution) -> bool:
    return attribution.document is not None and case.get(attribution.document, Document) is not None


def _relayed(case: CaseView, attribution: Attribution) -> Iterator[Attribution]:
    for id in attribution.relays:
        relayed = case.get(id, Attribution)
        if relayed is not None:
            yield relayed


def _behind(case: CaseView, ends: Iterable[Attribution], known: Iterable[str] = ()) -> Iterator[Attribution]:
    """Yield *ends* and everything that they pass on, directly or not, without what is *known*."""
    waiting = list(ends)
    seen = {*known, *(end.id for end in waiting)}
    while waiting:
        attribution = waiting.pop()
        yield attribution
        for relayed in _relayed(case, attribution):
            if relayed.id not in seen:
                seen.add(relayed.id)
                waiting.append(relayed)


def _finished(case: CaseView, attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return *attributions* and what they pass on in the order in which a depth-first walk leaves them."""
    finished: list[Attribution] = []
    seen: set[str] = set()
    for root in attributions:
        walk = [] if root.id in seen else [(root, _relayed(case, root))]
        seen.add(root.id)
        while walk:
            attribution, relayed = walk[-1]
            following = next((one for one in relayed if one.id not in seen), None)
            if following is None:
                finished.append(attribution)
                walk.pop()
            else:
                seen.add(following.id)
                walk.append((following, _relayed(case, following)))
    return finished
