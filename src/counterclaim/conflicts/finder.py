"""What makes conflicts of what was judged: whose they are, how firm, and what settles them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

import attrs

from counterclaim.conflicts.conflict import Conflict, ConflictCertainty, RuleName, split_address
from counterclaim.conflicts.counting import PairCount
from counterclaim.conflicts.entries import Entries, Entry
from counterclaim.conflicts.judging import Judge, Judgement
from counterclaim.conflicts.settlement import Notes

__all__ = ["Finder", "LargeBlock", "address_order"]

#: Pairs that are judged to find one that shows what a large conflict is about; a definite one is preferred.
_MOST_TRIED = 1000


def address_order(address: str) -> tuple[str, int, str]:
    """Return the key by which addresses and ids are put into order: `claim#2` before `claim#10`."""
    found = split_address(address)
    return (address, -1, "") if found is None else (*found, address)


@attrs.frozen(eq=False)
class LargeBlock:
    """
    What stands behind a conflict that was counted.

    Attributes:
        entries: The statements.
        pairs: Makes the pairs among which those are that conflict, those farthest apart first.
        soon: Makes a few pairs that are likely to conflict, found by a sweep and not by trying.
        divisible: Whether the statements can be divided into camps.
    """

    entries: tuple[Entry, ...]
    pairs: Callable[[], Iterator[tuple[Entry, Entry]]]
    divisible: bool
    soon: Callable[[], Iterator[tuple[Entry, Entry]]] = iter(()).__iter__


class Finder:
    """
    Makes conflicts of judgements, in the order of their content.

    `blocks` keeps the statements behind each conflict that stands for a large block.
    """

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.rule_set = entries.rule_set
        self.judge = Judge(entries)
        self.notes = Notes(entries.case)
        self.blocks: dict[Conflict, LargeBlock] = {}

    def rule(self, kind: str) -> RuleName:
        """Return the name of the rule behind the conflicts of *kind* that are found here."""
        return RuleName(f"{self.rule_set.id}:{kind}", self.rule_set.version)

    def judged(self, left: Entry, right: Entry) -> Conflict | None:
        """Return the conflict between two statements, if there is one."""
        judgement = self.judge.judge(left, right)
        return self.pair(left, right, judgement) if judgement.kind is not None else None

    def among(self, pairs: Iterable[tuple[Entry, Entry]]) -> Iterator[Conflict]:
        """Yield the conflict of each of *pairs* that makes one."""
        for left, right in pairs:
            found = self.judged(left, right)
            if found is not None:
                yield found

    def pair(self, left: Entry, right: Entry, judgement: Judgement) -> Conflict:
        """Return the conflict that *judgement* found between two statements."""
        kind = judgement.kind or ""
        contradicting = self.contradicts_itself((left, right))
        return self.made(
            "self-contradiction" if contradicting else kind,
            [[left], [right]],
            unknown=_names(judgement),
            basis=kind if contradicting else None,
        )

    def large(
        self,
        block: LargeBlock,
        counts: PairCount,
        *,
        sides: Sequence[Sequence[Entry]] = (),
    ) -> Conflict:
        """Return the conflict that stands for *counts* pairs of *block*; without *sides*, a pair is shown."""
        shown, judgement = self.shown(block, definite=counts.definite > 0)
        contradicting = self.contradicts_itself(block.entries)
        kind = judgement.kind or ""
        conflict = self.made(
            "self-contradiction" if contradicting else kind,
            sides or [[entry] for entry in shown],
            unknown=() if counts.definite else _names(judgement),
            basis=kind if contradicting else None,
            counts=counts,
        )
        self.blocks[conflict] = block
        return conflict

    def shown(self, block: LargeBlock, *, definite: bool) -> tuple[tuple[Entry, Entry], Judgement]:
        """Return a pair that shows a conflict that is known to be there, with the judgement of it."""
        judged = ((pair, self.judge.judge(*pair)) for pair in chain(block.soon(), block.pairs()))
        found = ((pair, judgement) for pair, judgement in judged if judgement.conflict)
        first = next(found)
        if not definite or not first[1].unknown:
            return first
        others = islice(found, _MOST_TRIED)
        return next((shown for shown in others if not shown[1].unknown), first)

    def made(
        self,
        kind: str,
        sides: Sequence[Sequence[Entry]],
        *,
        unknown: tuple[str, ...] = (),
        basis: str | None = None,
        counts: PairCount | None = None,
    ) -> Conflict:
        """Return a conflict of *kind* between *sides*, with what settles it."""
        counts = counts or PairCount(1, 0 if unknown else 1)
        definite = counts.definite > 0
        in_order = sorted((sorted(side, key=_order) for side in sides), key=lambda side: side[0].order)
        settled_by = self._settled_by(kind if basis is None else (kind, basis), sides)
        return Conflict(
            kind=kind,
            sides=tuple(tuple(entry.address for entry in side) for side in in_order),
            rule=self.rule(kind),
            certainty=ConflictCertainty.DEFINITE if definite else ConflictCertainty.POSSIBLE,
            unknown=unknown,
            severity=self.rule_set.weight(kind, open_=definite and not settled_by),
            settled_by=settled_by,
            basis=basis,
            pairs=counts.all,
            definite_pairs=counts.definite,
        )

    def contradicts_itself(self, entries: Sequence[Entry]) -> bool:
        """Return whether one source still holds each of *entries*."""
        key, holders = self.entries.identity.key, self.entries.holders
        common: set[str] | None = None
        for entry in entries:
            sources = {key(held.source) for held in holders.still(entry.claim)}
            common = sources if common is None else common & sources
            if not common:
                return False
        return True

    def _settled_by(self, kinds: str | tuple[str, ...], sides: Sequence[Sequence[Entry]]) -> tuple[str, ...]:
        holders = self.entries.holders
        claims = [[entry.claim for entry in side] for side in sides]
        settled: set[str] = set()
        for side in claims:
            # A side of several has to be withdrawn as a whole.
            withdrawn = [holders.settled_by(claim) for claim in side]
            if all(withdrawn):
                settled.update(id for ids in withdrawn for id in ids)
        return (
            *sorted(settled),
            *self.notes.settling(kinds, [[claim.id for claim in side] for side in claims]),
        )


def _order(entry: Entry) -> tuple[str, int]:
    return entry.order


def _names(judgement: Judgement) -> tuple[str, ...]:
    return tuple(dict.fromkeys(check.guard.value for check in judgement.unknown))
