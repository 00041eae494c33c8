"""Why a conflict is one: the statements, how they were read, what was looked at, and what would settle it."""

from __future__ import annotations

import attrs

from counterclaim.case.problems import kind_of
from counterclaim.conflicts.comparison import Comparison, compared, entry_at
from counterclaim.conflicts.conflict import STATED, Conflict
from counterclaim.conflicts.finder import Finder
from counterclaim.conflicts.stated import Named, Stated, name_of_id, stated
from counterclaim.model import Attribution, Claim, Evidence, Rebuttal

__all__ = ["Explainer", "Explanation", "Party"]

#: Statements of one side that an explanation shows; a large block has thousands.
_MOST_SHOWN = 5


@attrs.frozen(kw_only=True)
class Party:
    """
    A record on one side of a conflict that a rebuttal states.

    Attributes:
        id: Its id.
        type: What it is: `claim`, `attribution`, `rebuttal`, or another.
        text: Its wording, where it has one; of an attribution, that of what it is of.
        by: Whose it is, where that is one source: of a rebuttal or attribution.
        sources: Who is committed to it, where it is a claim.
    """

    id: str
    type: str
    text: str | None
    by: Named | None = None
    sources: tuple[Named, ...] = ()


@attrs.frozen(kw_only=True)
class Explanation:
    """
    Why a conflict is one.

    Attributes:
        conflict: The conflict.
        sides: The statements on each side, of a large one the first few.
        parties: The records on each side, where it comes from a rebuttal or a rule.
        built_in: Whether it was found here, and not by a rule of an extension.
        comparison: Of two statements, how they compare; of a large block, two that are far apart.
    """

    conflict: Conflict
    sides: tuple[tuple[Stated, ...], ...] = ()
    parties: tuple[Party, ...] = ()
    built_in: bool = True
    comparison: Comparison | None = None


class Explainer:
    """Explains the conflicts of one report."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._entries = finder.entries
        self._case = finder.entries.case

    def explain(self, conflict: Conflict) -> Explanation:
        """Return why *conflict* is one."""
        built_in = conflict.rule == self._finder.rule(conflict.kind)
        # A claim may have an id that looks like an address; what is found here holds the one or the other.
        stated = conflict.kind in STATED if built_in else self._of_records(conflict)
        if stated:
            parties = tuple(self._party(member) for side in conflict.sides for member in side[:_MOST_SHOWN])
            return Explanation(conflict=conflict, parties=parties, built_in=built_in)
        sides = tuple(tuple(map(self._stated, side[:_MOST_SHOWN])) for side in conflict.sides)
        comparison = self._comparison(conflict) if built_in else None
        return Explanation(conflict=conflict, sides=sides, built_in=built_in, comparison=comparison)

    def _of_records(self, conflict: Conflict) -> bool:
        return any(member in self._case.ids() for member in conflict.members)

    def _stated(self, address: str) -> Stated:
        entry = entry_at(self._entries, address)
        return stated(entry, self._case, self._entries.holders.named(entry.claim))

    def _comparison(self, conflict: Conflict) -> Comparison | None:
        block = self._finder.blocks.get(conflict)
        if block is not None:
            (left, right), judgement = self._finder.shown(block, definite=conflict.definite)
        elif len(conflict.sides) == 2:
            left, right = (entry_at(self._entries, side[0]) for side in conflict.sides)
            judgement = self._finder.judge.judge(left, right)
        else:
            return None
        return compared(left, right, judgement, self._finder.judge)

    def _party(self, id: str) -> Party:
        record = self._case.get(id)
        if record is None:
            statement = self._stated(id)
            return Party(id=id, type="statement", text=statement.text, sources=statement.sources)
        if isinstance(record, Claim):
            sources = sorted({held.source for held in self._entries.holders.named(record)})
            named = tuple(name_of_id(self._case, source) for source in sources)
            return Party(id=id, type="claim", text=record.text, sources=named)
        if isinstance(record, Attribution):
            of = self._case.get(record.of)
            text = of.text if isinstance(of, Claim | Rebuttal) else None
            return Party(id=id, type="attribution", text=text, by=name_of_id(self._case, record.source))
        if isinstance(record, Rebuttal):
            return Party(id=id, type="rebuttal", text=record.text, by=name_of_id(self._case, record.by))
        described = record.description if isinstance(record, Evidence) else None
        return Party(id=id, type=kind_of(record), text=described)
