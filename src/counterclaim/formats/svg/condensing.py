"""
A grid made small enough to be looked at: what looks the same shares a row, and small sources share a lane.

What is drawn is bounded, whatever the case; how much stands for what is told in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from counterclaim.findings import Loss
from counterclaim.formats.pictures.grid import Grid, GridRow, Mark, Tie, Wire
from counterclaim.formats.pictures.picture import EdgeKind

__all__ = ["Condensed", "Lane", "Row", "Slot", "condensed", "shared_losses"]

#: Lanes that are drawn, the one that the others share included.
MOST_LANES = 16
#: Up to so many rows, each claim has one of its own.
MOST_SINGLE = 40
MOST_ROWS = 60
#: Ties of one look that are drawn; where there are more, each row says how many it has.
MOST_TIES = 30
#: Marks of one source in one row that are drawn one by one.
_MOST_BESIDE = 3
_ALIKE = "it shares a row with others on which the same sources do the same, and its wording is not shown"
_COUNTED = "there is no room for it in the picture, which counts it"


@frozen(kw_only=True)
class Lane:
    """
    A column of marks.

    Attributes:
        sources: The ids of the sources whose marks stand in it; none where nobody brings the evidence in it.
    """

    sources: tuple[str, ...] = ()


@frozen(kw_only=True)
class Slot:
    """
    The place of a mark, or of several that look alike.

    Attributes:
        lane: The number of its lane.
        act: What its marks do.
        marks: The marks.
        open: Whether from whom they are passed on is not stated or not shown.
    """

    lane: int
    act: str
    marks: tuple[Mark, ...]
    open: bool = False


@frozen(kw_only=True)
class Row:
    """
    A row of the picture.

    Attributes:
        records: The ids of the records that it stands for.
        slots: Its marks.
        wires: From which slot to which, `None` being the claim itself, and what that says.
        is_rest: Whether it counts the rows that there is no room for.
        ties: How many relations to other rows it has of those that are too many to be drawn, by their looks.
    """

    records: tuple[str, ...]
    slots: tuple[Slot, ...] = ()
    wires: tuple[tuple[int, int | None, EdgeKind], ...] = ()
    is_rest: bool = False
    ties: tuple[tuple[str, int], ...] = ()


@frozen(kw_only=True)
class Condensed:
    """
    A grid that is ready to be laid out.

    Attributes:
        lanes: Its lanes, those of who says it first before those of who passes it on.
        rows: Its rows.
        ties: The relations between rows that are both shown.
        hidden_ties: How many others there are.
        silent: The ids of the sources without a word.
    """

    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    ties: tuple[Tie, ...]
    hidden_ties: int
    silent: tuple[str, ...]


def condensed(grid: Grid) -> Condensed:
    """Return *grid* in at most `MOST_LANES` lanes and `MOST_ROWS` rows."""
    lanes = _lanes(grid)
    lane_of = {source: number for number, lane in enumerate(lanes) for source in lane.sources or (None,)}
    shared = frozenset(number for number, lane in enumerate(lanes) if len(lane.sources) > 1)
    drawn, counted = _by_number(grid.ties)
    rows = [_with_ties(_row(row, lane_of, shared), counted) for row in grid.rows]
    tied = {record for tie in drawn for record in (*tie.tails, *tie.heads)}
    if len(rows) > MOST_SINGLE:
        rows = _alike_together(rows, tied)
    if len(rows) > MOST_ROWS:
        rows = _fullest(rows, tied)
    single = {row.records[0] for row in rows if len(row.records) == 1 and not row.is_rest}
    ties = tuple(_shown_ties(drawn, single))
    return Condensed(
        lanes=lanes,
        rows=tuple(row if len(row.records) == 1 else _with_ties(row, counted) for row in rows),
        ties=ties,
        hidden_ties=len(drawn) - len(ties),
        silent=grid.silent,
    )


def _by_number(ties: tuple[Tie, ...]) -> tuple[list[Tie], Mapping[str, list[tuple[int, str]]]]:
    """Return the ties that are drawn, and of those that are too many the numbers and looks by record."""
    looks = Counter(tie.look for tie in ties)
    counted: dict[str, list[tuple[int, str]]] = {}
    for number, tie in enumerate(ties):
        if looks[tie.look] > MOST_TIES:
            for record in dict.fromkeys((*tie.tails, *tie.heads)):
                counted.setdefault(record, []).append((number, tie.look))
    return [tie for tie in ties if looks[tie.look] <= MOST_TIES], counted


def _with_ties(row: Row, counted: Mapping[str, list[tuple[int, str]]]) -> Row:
    """Return *row* with how many ties of a look its records have, where those are counted."""
    found = {tie for record in row.records for tie in counted.get(record, ())}
    numbers = Counter(look for _, look in sorted(found))
    return evolve(row, ties=tuple(sorted(numbers.items()))) if numbers else row


def shared_losses(map: Condensed) -> Iterator[Loss]:
    """Yield what is lost where claims share a row: one loss for those alike, one for those only counted."""
    for is_rest, reason in ((False, _ALIKE), (True, _COUNTED)):
        rows = [row for row in map.rows if row.is_rest is is_rest and len(row.records) > 1]
        records = [record for row in rows for record in row.records]
        if records:
            yield Loss(records[0], None, f"{reason}; the same holds for {len(records) - 1} more")


def _lanes(grid: Grid) -> tuple[Lane, ...]:
    """Return a lane for each of the busiest sources; those that pass on what others say come last."""
    busy: Counter[str] = Counter()
    relaying: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in grid.rows:
        busy.update({mark.source: 1 for mark in row.marks if mark.source is not None})
        passed_on = {wire.head for wire in row.wires if wire.kind in (EdgeKind.REPORTS, EdgeKind.STATES)}
        for mark in row.marks:
            if mark.source is not None:
                total[mark.source] += 1
                relaying[mark.source] += mark.record in passed_on
    places = {source: place for place, source in enumerate(busy)}
    nobody = any(mark.source is None for row in grid.rows for mark in row.marks)
    room = MOST_LANES - nobody
    ranked = sorted(busy, key=lambda source: (-busy[source], places[source]))
    own = ranked if len(ranked) <= room else ranked[: room - 1]
    own.sort(key=lambda source: (Fraction(relaying[source], total[source]), places[source]))
    lanes = [Lane(sources=(source,)) for source in own]
    if rest := sorted(set(ranked).difference(own), key=places.__getitem__):
        lanes.append(Lane(sources=tuple(rest)))
    return (*lanes, *((Lane(),) if nobody else ()))


def _row(row: GridRow, lane_of: Mapping[str | None, int], shared: frozenset[int]) -> Row:
    beside = Counter(lane_of[mark.source] for mark in row.marks)
    crowded = shared | {lane for lane, count in beside.items() if count > _MOST_BESIDE}
    keys: list[tuple[int, str, bool]] = []
    marks: list[list[Mark]] = []
    place_of: dict[str, int] = {}
    joined: dict[tuple[int, str, bool], int] = {}
    for mark in row.marks:
        key = (lane_of[mark.source], mark.act, mark.open)
        place = joined.get(key) if key[0] in crowded else None
        if place is None:
            place = joined[key] = len(keys)
            keys.append(key)
            marks.append([])
        marks[place].append(mark)
        place_of[mark.record] = place
    slots = tuple(
        Slot(lane=lane, act=act, marks=tuple(those), open=open)
        for (lane, act, open), those in zip(keys, marks, strict=True)
    )
    return Row(records=(row.record,), slots=slots, wires=tuple(dict.fromkeys(_wires(row.wires, place_of))))


def _wires(wires: Iterable[Wire], place_of: Mapping[str, int]) -> Iterator[tuple[int, int | None, EdgeKind]]:
    for wire in wires:
        tail, head = place_of[wire.tail], None if wire.head is None else place_of[wire.head]
        if tail != head:
            yield tail, head, wire.kind


def _alike_together(rows: list[Row], tied: set[str]) -> list[Row]:
    """Return *rows*, those that look the same as one, in the place of the first; those with ties apart."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        apart = row.records[0] if row.records[0] in tied else None
        look = tuple((slot.lane, slot.act, slot.open) for slot in row.slots)
        kinds = tuple(name for name, _ in row.ties)
        groups.setdefault((apart, look, kinds, row.wires), []).append(row)
    return [_together(group) for group in groups.values()]


def _together(rows: list[Row]) -> Row:
    records = tuple(record for row in rows for record in row.records)
    slots = tuple(
        evolve(column[0], marks=tuple(mark for slot in column for mark in slot.marks))
        for column in zip(*(row.slots for row in rows), strict=True)
    )
    return evolve(rows[0], records=records, slots=slots)


def _fullest(rows: list[Row], tied: set[str]) -> list[Row]:
    """Return the rows that have most to show, in their order, and the others as one row that counts them."""

    def weight(place: int) -> tuple[int, int, int]:
        row = rows[place]
        answered = sum(kind is not EdgeKind.REPORTS for _, _, kind in row.wires)
        joined = len(tied.intersection(row.records)) + sum(count for _, count in row.ties)
        return -joined, -answered - len(row.slots), place

    kept = set(sorted(range(len(rows)), key=weight)[: MOST_ROWS - 1])
    rest = [row for place, row in enumerate(rows) if place not in kept]
    return [*(rows[place] for place in sorted(kept)), _counted(rest)]


def _counted(rows: list[Row]) -> Row:
    marks: dict[tuple[int, str], list[Mark]] = {}
    for row in rows:
        for slot in row.slots:
            marks.setdefault((slot.lane, slot.act), []).extend(slot.marks)
    slots = (Slot(lane=lane, act=act, marks=tuple(found)) for (lane, act), found in marks.items())
    records = tuple(record for row in rows for record in row.records)
    return Row(records=records, slots=tuple(slots), is_rest=True)


def _shown_ties(ties: Iterable[Tie], single: set[str]) -> Iterator[Tie]:
    for tie in ties:
        ends = {*tie.tails, *tie.heads}
        if len(ends) > 1 and ends <= single:
            yield tie
