"""Where everything stands in a claim map: the claims at the left, a lane for each source beside them."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from counterclaim.formats.pictures.grid import SAYING
from counterclaim.formats.pictures.labels import Labels, plain_line
from counterclaim.formats.svg.buses import Bus, buses_of, height_of
from counterclaim.formats.svg.condensing import Condensed, Lane, Row, Slot
from counterclaim.formats.svg.frame import MARGIN
from counterclaim.formats.svg.gutter import Gutter, gutter_of
from counterclaim.formats.svg.marks import HALF, half_width
from counterclaim.formats.svg.text import width_of, wrap
from counterclaim.model import Claim, Source
from counterclaim.words import short

__all__ = ["CLAIM_WIDTH", "LINE", "Column", "MapLayout", "PlacedRow", "lay_out"]

CLAIM_WIDTH = 330
#: From one line of text to the next.
LINE = 15
_LANES_WIDTH = 720
_NARROWEST, _WIDEST = 46, 120
#: Lanes that are narrower have slanting titles.
_UPRIGHT_FROM = 78
#: How long a slanting title may be, and how much room one takes above and beside its lane.
SLANTED_LENGTH = 190
_SLANTED_HEIGHT, _SLANTED_BESIDE = 156, 136
_BEFORE_LANES = 14
_LEAST_WIDTH = 640
_ROW_PADDING = 8
_WORDING_LINES = 4
_ID_LINES = 2
_BETWEEN_MARKS = 4
_COUNT_SIZE = 11
#: From one mark to the next below it.
_STACKED = 2 * HALF + 4
_LONGEST_WORDING = 320


@frozen(kw_only=True)
class Column:
    """
    Where a lane stands.

    Attributes:
        lane: The lane.
        x: Its middle.
        width: How wide it is.
        title: Its title, line by line: the name of its source, or how many share it.
        role: What the source is, line by line.
    """

    lane: Lane
    x: int
    width: int
    title: tuple[str, ...]
    role: tuple[str, ...]


@frozen(kw_only=True)
class PlacedRow:
    """
    Where a row stands, and what is in it.

    Attributes:
        row: The row.
        top: Its upper edge.
        height: Its height.
        marks_at: The height at which its marks stand.
        xs: The middle of each of its marks.
        ys: The height of each of them; they are stacked where they count what there is no room for.
        counts: What is written beside each: how many it stands for, or nothing.
        buses: The lines between them.
        heading: Its id, or how many claims it stands for.
        wording: Its wording, line by line.
        note: What is missing: that nobody is on record for it; or nothing.
    """

    row: Row
    top: int
    height: int
    marks_at: int
    xs: tuple[int, ...]
    ys: tuple[int, ...]
    counts: tuple[str, ...]
    buses: tuple[Bus, ...]
    heading: tuple[str, ...]
    wording: tuple[str, ...]
    note: str


@frozen(kw_only=True)
class MapLayout:
    """
    A claim map, laid out.

    Attributes:
        width: How wide it is.
        height: How high it is, without what is written below it.
        claims_at: Where the claims begin.
        upright: Whether the titles of the lanes are not slanting.
        header: How high those are.
        columns: The lanes.
        rows: The rows.
        gutter: The ties between them.
        hidden: How many relations there is no room for.
    """

    width: int
    height: int
    claims_at: int
    upright: bool
    header: int
    columns: tuple[Column, ...]
    rows: tuple[PlacedRow, ...]
    gutter: Gutter
    hidden: int


def lay_out(map: Condensed, labels: Labels) -> MapLayout:
    """Return where everything in *map* stands."""
    order = {record: number for number, row in enumerate(map.rows) for record in row.records}
    gutter = gutter_of(map.ties, order, labels.words)
    claims_at = MARGIN + gutter.width
    widths = _widths(map, labels)
    upright = min(widths, default=_WIDEST) >= _UPRIGHT_FROM
    lanes_at = claims_at + CLAIM_WIDTH + _BEFORE_LANES
    columns = _columns(map, widths, lanes_at, upright, labels)
    header = _header_height(columns) if upright else _SLANTED_HEIGHT
    rows, hidden = _rows(map, header, columns, labels)
    width = lanes_at + sum(widths) + MARGIN + (0 if upright else _SLANTED_BESIDE)
    return MapLayout(
        width=max(width, _LEAST_WIDTH),
        height=rows[-1].top + rows[-1].height if rows else header,
        claims_at=claims_at,
        upright=upright,
        header=header,
        columns=columns,
        rows=rows,
        gutter=gutter,
        hidden=hidden + map.hidden_ties + gutter.hidden,
    )


def _header_height(columns: tuple[Column, ...]) -> int:
    return 12 + LINE * max((len(column.title) + len(column.role) for column in columns), default=0)


def _rows(
    map: Condensed, top: int, columns: tuple[Column, ...], labels: Labels
) -> tuple[tuple[PlacedRow, ...], int]:
    """Return the rows below *top*, and how many lines there is no room for in them."""
    rows: list[PlacedRow] = []
    hidden = 0
    for row in map.rows:
        placed, left_out = _placed(row, top, columns, labels)
        rows.append(placed)
        top += placed.height
        hidden += left_out
    return tuple(rows), hidden


def _widths(map: Condensed, labels: Labels) -> list[int]:
    """Return how wide each lane is: as wide as its fullest cell, and as a word of its title, at least."""
    usual = min(max(_LANES_WIDTH // max(len(map.lanes), 1), _NARROWEST), _WIDEST)
    widths = [usual] * len(map.lanes)
    if usual >= _UPRIGHT_FROM:
        widths = [max(usual, min(_longest_word(lane, labels) + 8, _WIDEST)) for lane in map.lanes]
    for row in map.rows:
        taken: dict[int, int] = {}
        for slot in row.slots:
            beside = _BETWEEN_MARKS if row.is_rest else taken.get(slot.lane, _BETWEEN_MARKS)
            taken[slot.lane] = max(taken.get(slot.lane, 0), beside + _slot_width(slot, row))
        for lane, width in taken.items():
            widths[lane] = max(widths[lane], width + _BETWEEN_MARKS)
    return widths


def _longest_word(lane: Lane, labels: Labels) -> int:
    name, role = _title(lane, labels)
    return max(width_of(word, 13) for word in f"{name} {role}".split(" "))


def _slot_width(slot: Slot, row: Row) -> int:
    count = _count(slot, row)
    beside = 2 + width_of(count, _COUNT_SIZE) if count else 0
    return 2 * half_width(slot.act, open=slot.open) + beside + _BETWEEN_MARKS


def _count(slot: Slot, row: Row) -> str:
    """Return what is written beside a mark that stands for several; not where each claim has one like it."""
    several = len(slot.marks) > 1 and (row.is_rest or len(row.records) == 1)
    return f"×{len(slot.marks)}" if several else ""


def _columns(
    map: Condensed, widths: list[int], start: int, upright: bool, labels: Labels
) -> tuple[Column, ...]:
    found: list[Column] = []
    left = start
    for lane, width in zip(map.lanes, widths, strict=True):
        name, role = _title(lane, labels)
        room = width - 8 if upright else SLANTED_LENGTH
        most = 4 if upright else 1
        found.append(
            Column(
                lane=lane,
                x=left + width // 2,
                width=width,
                title=wrap(name, room, 13, most),
                role=wrap(role, room, 11, most - (most > 1)) if role else (),
            )
        )
        left += width
    return tuple(found)


def _title(lane: Lane, labels: Labels) -> tuple[str, str]:
    if not lane.sources:
        return labels.words("picture.evidence"), ""
    if len(lane.sources) > 1:
        return labels.words("picture-map.more-sources", count=len(lane.sources)), ""
    (source,) = lane.sources
    record = labels.case.get(source, Source)
    role = short(record.role) if record is not None and record.role else ""
    return plain_line(labels.name(source)), plain_line(role)


def _placed(row: Row, top: int, columns: tuple[Column, ...], labels: Labels) -> tuple[PlacedRow, int]:
    xs, steps = _xs(row, columns)
    buses, hidden = buses_of(row.wires, xs)
    heading, wording = _texts(row, labels)
    note = _note(row, labels)
    above, below = height_of(buses, above=True), height_of(buses, above=False)
    marks = above + 2 * HALF + _STACKED * max(steps, default=0) + below
    height = 2 * _ROW_PADDING + max(marks, LINE * (len(heading) + len(wording) + bool(note)))
    spare = height - 2 * _ROW_PADDING - marks
    marks_at = top + _ROW_PADDING + spare // 2 + above + HALF
    placed = PlacedRow(
        row=row,
        top=top,
        height=height,
        marks_at=marks_at,
        xs=xs,
        ys=tuple(marks_at + _STACKED * step for step in steps),
        counts=tuple(_count(slot, row) for slot in row.slots),
        buses=buses,
        heading=heading,
        wording=wording,
        note=note,
    )
    return placed, hidden


def _xs(row: Row, columns: tuple[Column, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """
    Return the middle of each mark, and on which line of its cell it stands.

    Those of a lane stand side by side around its middle; where they are counted, below each other.
    """
    cells: dict[tuple[int, int], list[int]] = {}
    steps: list[int] = []
    stacked: Counter[int] = Counter()
    for place, slot in enumerate(row.slots):
        steps.append(stacked[slot.lane] if row.is_rest else 0)
        stacked[slot.lane] += 1
        cells.setdefault((slot.lane, steps[-1]), []).append(place)
    xs = [0] * len(row.slots)
    for (lane, _), places in cells.items():
        widths = [_slot_width(row.slots[place], row) for place in places]
        left = columns[lane].x - (sum(widths) - _BETWEEN_MARKS) // 2
        for place, width in zip(places, widths, strict=True):
            slot = row.slots[place]
            xs[place] = left + half_width(slot.act, open=slot.open)
            left += width
    return tuple(xs), tuple(steps)


def _texts(row: Row, labels: Labels) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the heading and the wording of *row*, line by line."""
    words, room = labels.words, CLAIM_WIDTH - 18
    first = row.records[0]
    if row.is_rest:
        heading = words("picture-map.rest", count=len(row.records))
        return wrap(heading, room, 12, 2), wrap(words("picture-map.counted"), room, 12, _WORDING_LINES)
    if len(row.records) > 1:
        heading = words("picture-map.alike", count=len(row.records))
        ids = ", ".join(words.first([short(plain_line(id), 40) for id in row.records], 6))
        wording = words("picture-map.such-as", text=_wording(first, labels))
        return wrap(heading, room, 12, 2), (
            *wrap(ids, room, 12, _ID_LINES + 1),
            *wrap(wording, room, 12, _ID_LINES),
        )
    said = wrap(_wording(first, labels), room, 12, _WORDING_LINES) if first in labels.case else ()
    return wrap(plain_line(first), room, 12, 1), said


def _note(row: Row, labels: Labels) -> str:
    """Return what is missing: the record itself, or anybody who is on record for the claim."""
    first = row.records[0]
    if first not in labels.case:
        return labels.words("picture.missing")
    is_claim = labels.case.get(first, Claim) is not None and not row.is_rest
    unsaid = is_claim and SAYING.isdisjoint(slot.act for slot in row.slots)
    return labels.words("told.nobody") if unsaid else ""


def _wording(id: str, labels: Labels) -> str:
    record = labels.case.get(id)
    if isinstance(record, Claim):
        return plain_line(short(labels.wording(record), _LONGEST_WORDING))
    lines = labels.record(id)[1:]
    return short(" ".join(lines), _LONGEST_WORDING)
