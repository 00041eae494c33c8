"""
Who has a word on what, as a grid: a row a claim, and in it a mark for each word of a source on it.

A rebuttal and evidence stand in the rows of the claims that they are about in the end.
"""

from __future__ import annotations

from attrs import frozen

from counterclaim.formats.pictures.picture import EdgeKind

__all__ = ["SAYING", "Grid", "GridRow", "Mark", "Tie", "Wire"]

#: The acts of who has a claim, on their own word or on another's.
SAYING = frozenset({"states", "states-if", "reports"})
_LOOKS = {
    EdgeKind.CONFLICT: "conflict",
    EdgeKind.ASSUMES: "assumes",
    EdgeKind.SAME: "same",
    EdgeKind.INSTEAD: "instead",
    EdgeKind.CITES: "basis",
}


@frozen(kw_only=True)
class Mark:
    """
    A word of a source on a claim, or evidence.

    Attributes:
        record: The id of the record that it stands for.
        source: The id of the source; `None` for evidence that nobody in particular brings.
        act: What it does: `states` the claim, `states-if` another holds, `reports` it; the kind of a
            rebuttal, with `-of-attribution` where that is aimed at who said it; `reports-rebuttal` or
            `states-rebuttal`; `supports` or `undermines`.
        also: The ids of other records that it stands for: the attribution of a rebuttal to who makes it.
        open: Whether from whom it is passed on is not stated, or not in this row.
    """

    record: str
    source: str | None
    act: str
    also: tuple[str, ...] = ()
    open: bool = False


@frozen
class Wire:
    """
    A relation within a row: from the mark of the record `tail` to that of `head`.

    Attributes:
        tail: The id of the record that it begins at.
        head: The id of the record that it points at; `None` for that of the row.
        kind: What it says.
    """

    tail: str
    head: str | None
    kind: EdgeKind


@frozen(kw_only=True)
class GridRow:
    """
    A claim, or another record that a rebuttal or evidence aims at.

    Attributes:
        record: Its id.
        marks: The words on it.
        wires: What they have to do with each other.
    """

    record: str
    marks: tuple[Mark, ...]
    wires: tuple[Wire, ...]


@frozen(kw_only=True)
class Tie:
    """
    A relation between rows.

    Attributes:
        kind: What it says.
        tails: The records of the rows that it begins at.
        heads: Those of the rows that it points at; none where it has no direction.
        records: The ids of the records that say so.
        possible: Whether it is a conflict that hangs on something that is not known.
    """

    kind: EdgeKind
    tails: tuple[str, ...]
    heads: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    possible: bool = False

    @property
    def look(self) -> str:
        """How it looks: the name of its line, of its sign and of what it means."""
        return "perhaps" if self.possible else _LOOKS[self.kind]


@frozen(kw_only=True)
class Grid:
    """
    A case as a grid.

    Attributes:
        rows: Its rows: the claims, then what else is rebutted.
        ties: The relations between rows.
        silent: The ids of the sources that have no word, by the order of the records.
    """

    rows: tuple[GridRow, ...]
    ties: tuple[Tie, ...]
    silent: tuple[str, ...]
