"""How a dispute went: from which day on it stood otherwise, and through what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby

import attrs

from counterclaim.case import Case, CaseView, RecordOrId, id_of
from counterclaim.case.building import Several, ids_of
from counterclaim.case.view import unknown_id
from counterclaim.conflicts import Conflict
from counterclaim.model import Attribution, Claim, Rebuttal, Record, SameAs, references
from counterclaim.provenance.moments import Moments
from counterclaim.standing.edges import Disputable, Edges
from counterclaim.standing.standing import Status
from counterclaim.standing.standings import Standings, check_accepted

__all__ = ["Turn", "involved", "turns"]


@attrs.frozen(kw_only=True)
class Turn:
    """
    A day from which on a dispute stood otherwise.

    Attributes:
        since: The day; `None` for what is not dated, which counts as there from the beginning.
        status: The state of the dispute from then on.
        through: The ids of the rebuttals, attributions and evidence that came up on that day in this dispute,
            and of claims in conflict with it.
    """

    since: date | None
    status: Status
    through: tuple[str, ...]


def turns(
    case: CaseView,
    record: RecordOrId,
    *,
    conflicts: Iterable[Conflict] = (),
    accepted: Several = (),
) -> tuple[Turn, ...]:
    """
    Return how the dispute about *record* went, from the first that was said of it; the last is where it is.

    Each day is that of `as_of`: the earliest on which something can have been said. The other arguments are
    those of `assess`.

    Raises:
        UnknownIdError: *record* is no claim, attribution, rebuttal or evidence of the case, or one of
            *accepted* no rebuttal.
    """
    found = _disputable(case, record)
    given, decided = tuple(conflicts), ids_of(accepted)
    check_accepted(case, decided)
    edges = Edges(case, given)
    moments = Moments(case)
    reached = _connected(edges, found)
    dated = sorted(
        ((moments.of(one), place, one) for place, one in enumerate(reached)),
        key=lambda entry: (entry[0] or date.min, entry[1]),
    )
    growing = Case(one for one in case if isinstance(one, SameAs))
    growing.add_all(_framing(case, reached))
    standings = Standings(growing, given, decided)
    return tuple(_turns(standings, growing, found.id, dated, edges.partners(found.id)))


def _turns(
    standings: Standings,
    growing: Case,
    id: str,
    dated: list[tuple[date | None, int, Disputable]],
    partners: Collection[str],
) -> Iterator[Turn]:
    last: Status | None = None
    for day, entries in groupby(dated, key=lambda entry: entry[0]):
        new = [entry[2] for entry in entries]
        growing.add_all(new)
        standings.update(new[-1])
        status = standings.status(id) if id in standings else None
        if status is not None and status is not last:
            through = _turned(new, partners) - {id}
            yield Turn(since=day, status=status, through=tuple(sorted(through)))
            last = status


def _turned(new: Collection[Disputable], partners: Collection[str]) -> set[str]:
    """Return the ids of what is worth naming of *new*: not who reports a rebuttal that is new as well."""
    rebuttals = {one.id for one in new if isinstance(one, Rebuttal)}
    named = (one for one in new if not isinstance(one, Claim) or one.id in partners)
    return {one.id for one in named if not isinstance(one, Attribution) or one.of not in rebuttals}


def involved(case: CaseView, record: RecordOrId, *, conflicts: Iterable[Conflict] = ()) -> tuple[str, ...]:
    """
    Return the ids of everything that the standing of *record* may hang on, itself first.

    Raises:
        UnknownIdError: *record* is no claim, attribution, rebuttal or evidence of the case.
    """
    found = _disputable(case, record)
    return tuple(one.id for one in _connected(Edges(case, conflicts), found))


def _disputable(case: CaseView, record: RecordOrId) -> Disputable:
    found = case.get(record)
    if not isinstance(found, Disputable):
        raise unknown_id(case, id_of(record), expected="claim, attribution, rebuttal or evidence")
    return found


def _connected(edges: Edges, record: Disputable) -> list[Disputable]:
    """Return everything disputable that the standing of *record* may hang on."""
    found: dict[str, Disputable] = {record.id: record}
    looked_at: set[str | int] = set()
    for one in (waiting := [record]):
        for id in _neighbours(edges, one, looked_at):
            other = None if id in found else edges.case.get(id)
            if isinstance(other, Disputable):
                found[id] = other
                waiting.append(other)
    return list(found.values())


def _neighbours(edges: Edges, record: Disputable, looked_at: set[str | int]) -> Iterator[str]:
    """Yield what has to do with *record*; of what is the same, and of one block, everything once."""
    yield from (reference.id for reference in references(record))
    yield from (entry.id for entry in edges.case.relaying(record))
    for id in () if record.id in looked_at else edges.case.same(record):
        looked_at.add(id)
        yield id
        yield from _aimed_at(edges, id)
        for place in edges.blocks_of(id):
            if place not in looked_at:
                looked_at.add(place)
                yield from (edges.record_of(address) for address in edges.blocks[place].members)


def _aimed_at(edges: Edges, id: str) -> Iterator[str]:
    """Yield what is said of the record *id*, which need not be on record, or against it."""
    case = edges.case
    yield from (entry.id for entry in case.attributions(id))
    for other in (*case.rebuttals(id), *case.proposing(id), *case.evidence(id)):
        yield other.id
    yield from edges.partners(id)


def _framing(case: CaseView, reached: Collection[Disputable]) -> Iterator[Record]:
    """Yield what is named by what was *reached* and has no standing of its own: sources, documents."""
    named = dict.fromkeys(reference.id for one in reached for reference in references(one))
    for id in named:
        record = case.get(id)
        if record is not None and not isinstance(record, Disputable | SameAs):
            yield record
