"""Where chains of attributions end: with what we hold ourselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from counterclaim.case import CaseView, RecordOrId, id_of
from counterclaim.case.view import unknown_id
from counterclaim.model import Attribution, Claim, Document, Rebuttal
from counterclaim.provenance.circles import circle_numbers

__all__ = [
    "attributions_of_class",
    "chain_ends",
    "relay_circles",
    "speech_acts",
    "terminal_attributions",
    "terminal_ids",
    "with_relayed",
]


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
    Return the attributions that are joined to us, with which the chains of *record* end.

    We hold their document, or nobody else relays them. Of sources that relay each other in a circle of which
    we hold nothing, and that nobody outside it relays, each is joined to us. The attributions of everything
    judged the same as *record* count as its own; what relays them for another record does not count.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
    """
    attributions = attributions_of_class(case, record)
    ends = terminal_ids(case, attributions)
    return tuple(entry for entry in attributions if entry.id in ends)


def chain_ends(case: CaseView, record: RecordOrId) -> tuple[Attribution, ...]:
    """
    Return the attributions with which chains are shown to end: the terminal ones, but of a circle one alone.

    That is the first by its id; all others of the circle lie before it.
    """
    attributions = attributions_of_class(case, record)
    ends, last = _ends(case, attributions)
    ends.update(min(circle) for circle in last)
    return tuple(entry for entry in attributions if entry.id in ends)


def terminal_ids(case: CaseView, attributions: Collection[Attribution]) -> set[str]:
    """Return the ids of those of *attributions* that are joined to us, where none but they relay them."""
    ends, last = _ends(case, attributions)
    ends.update(*last)
    return ends


def _ends(case: CaseView, attributions: Collection[Attribution]) -> tuple[set[str], list[tuple[str, ...]]]:
    """Return the ids of what we hold and of what nobody relays, and those in each circle that nobody does."""
    relayed: set[str] = set()
    seen: set[str] = set()
    is_ordered = True  # as long as everything is recorded after what it relays, there is no circle
    for entry in attributions:
        for id in entry.relays:
            if id != entry.id:
                relayed.add(id)
                is_ordered = is_ordered and id in seen
        seen.add(entry.id)
    ends = {entry.id for entry in attributions if entry.id not in relayed or _is_held(case, entry)}
    if is_ordered:
        return ends, []
    left = [entry for entry in attributions if entry.id not in ends]
    behind = _behind(ends, {entry.id: entry for entry in attributions})
    left = [entry for entry in left if entry.id not in behind]
    return ends, list(_last_circles(left)) if left else []


def _is_held(case: CaseView, attribution: Attribution) -> bool:
    return attribution.document is not None and case.get(attribution.document, Document) is not None


def _behind(ends: Iterable[str], attributions: Mapping[str, Attribution]) -> set[str]:
    """Return the ids of those of *attributions* that *ends* pass on, directly or not."""
    waiting = list(ends)
    behind: set[str] = set()
    while waiting:
        for id in attributions[waiting.pop()].relays:
            if id not in behind and id in attributions:
                behind.add(id)
                waiting.append(id)
    return behind


def _last_circles(attributions: list[Attribution]) -> Iterator[tuple[str, ...]]:
    """Yield the circles of *attributions* that nothing outside relays, by their ids."""
    circle_of = relay_circles(attributions)
    passed_on = {
        circle_of[id]
        for entry in attributions
        for id in entry.relays
        if id in circle_of and circle_of[id] != circle_of.get(entry.id)
    }
    last: dict[int, list[str]] = {}
    for id, circle in circle_of.items():
        if circle not in passed_on:
            last.setdefault(circle, []).append(id)
    yield from map(tuple, last.values())


def relay_circles(attributions: Iterable[Attribution]) -> dict[str, int]:
    """Return which of *attributions* relay each other in a circle: by their ids, a number for each circle."""
    return circle_numbers({attribution.id: attribution.relays for attribution in attributions})


def with_relayed(
    case: CaseView, attributions: Iterable[Attribution], *, most_beside: int | None = None
) -> dict[str, Attribution]:
    """
    Return *attributions* by id, and all that they pass on, be it of another record by mistake.

    Of the latter *most_beside* at most: where the claims of a case are mixed up, all may be behind each.
    """
    found = {attribution.id: attribution for attribution in attributions}
    least = len(found)
    beyond = sorted({id for entry in found.values() for id in entry.relays if id not in found})
    for id in beyond:
        if most_beside is not None and len(found) - least >= most_beside:
            break
        relayed = None if id in found else case.get(id, Attribution)
        if relayed is not None:
            found[id] = relayed
            beyond.extend(relayed.relays)
    return found
