"""Every chain of attributions from the origin to us, and where it becomes unknown."""

from __future__ import annotations

import enum
from collections.abc import Iterator

import attrs

from counterclaim.case import CaseView, RecordOrId
from counterclaim.model import Attribution
from counterclaim.provenance.ends import chain_ends, speech_acts

__all__ = ["Chain", "Start", "chains", "trace"]

#: Chains of many thousand hops fill the memory long before there are many of them.
_MOST_HOPS = 2_000_000


class Start(enum.Enum):
    """
    What is known of the beginning of a chain.

    `FIRST_HAND`: it begins with a source that has it from its own knowledge. `UNSTATED`: it begins with one
    that passes nothing on and is not known to be first-hand. `MISSING`: its first hop passes on something
    that is not on record. `CIRCULAR`: its first hop passes on a hop of the same chain.
    """

    FIRST_HAND = "first-hand"
    UNSTATED = "unstated"
    MISSING = "missing"
    CIRCULAR = "circular"


@attrs.frozen(kw_only=True)
class Chain:
    """
    One way on which something came to us, hop by hop.

    Attributes:
        hops: The attributions, nearest to the origin first, each with source, speaker, mode, certainty, verb,
            date, document and quote.
        start: What is known of its beginning.
        beyond: The id that the first hop passes on, where that is not on record or leads back into the chain.
    """

    hops: tuple[Attribution, ...]
    start: Start
    beyond: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources, nearest to the origin first."""
        return tuple(hop.source for hop in self.hops)


def trace(case: CaseView, record: RecordOrId, *, limit: int = 1000) -> tuple[Chain, ...]:
    """
    Return the chains on which a claim or rebuttal came to us, *limit* of them at most.

    Fewer are returned where they are thousands of hops long; `chains` yields them all.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
        ValueError: *limit* is negative.
    """
    if limit < 0:
        message = f"expected a limit from 0, found {limit}"
        raise ValueError(message)
    found: list[Chain] = []
    hops = 0
    following = chains(case, record)
    while len(found) < limit and hops < _MOST_HOPS:
        chain = next(following, None)
        if chain is None:
            break
        found.append(chain)
        hops += len(chain.hops)
    return tuple(found)


def chains(case: CaseView, record: RecordOrId) -> Iterator[Chain]:
    """
    Yield every chain on which a claim or rebuttal came to us; there may be astronomically many.

    Chains come by the order of the attributions that they end with, and of what each hop relays. What was
    judged the same as *record* counts as the record itself. A counterclaim that has no attributions came to
    us as the rebuttals did that name it.

    Raises:
        UnknownIdError: *record* is no claim or rebuttal of the case.
    """
    ends = (end for act in speech_acts(case, record) for end in chain_ends(case, act))
    return (chain for end in ends for chain in _chains_to(case, end))


def _chains_to(case: CaseView, end: Attribution) -> Iterator[Chain]:
    """Walk from *end* towards the origins; without recursion, since chains may be long."""
    path: list[Attribution] = []
    branches: list[Iterator[str]] = []
    on_path: set[str] = set()
    following: Attribution | None = end
    while True:
        if following is not None:
            path.append(following)
            branches.append(iter(dict.fromkeys(following.relays)))
            on_path.add(following.id)
            yield from _beginning_with(following, path)
        id = next(branches[-1], None)
        following = None if id is None or id in on_path else case.get(id, Attribution)
        if id is None:
            branches.pop()
            on_path.discard(path.pop().id)
            if not path:
                return
        elif following is None:
            yield _chain(path, Start.CIRCULAR if id in on_path else Start.MISSING, beyond=id)


def _beginning_with(attribution: Attribution, path: list[Attribution]) -> Iterator[Chain]:
    # A reporter on the spot who quotes an agency as well is an origin and a relay.
    if attribution.first_hand:
        yield _chain(path, Start.FIRST_HAND)
    elif not attribution.relays:
        yield _chain(path, Start.UNSTATED)


def _chain(path: list[Attribution], start: Start, beyond: str | None = None) -> Chain:
    return Chain(hops=tuple(reversed(path)), start=start, beyond=beyond)
