"""Where everything stands in a claim map: the claims at the left, a lane for each source beside them."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from counterclaim.formats.pictures.grid import SAYING
from counterclaim.formats.pictures.labels import Labels, plain_line
from counterclaim.formats.svg.buses import Bus, buses_of, height_of
from counterclaim.formats.svg.columns import (
    BETWEEN_MARKS,
    LINE,
    Column,
    Header,
    count_of,
    header_of,
    slot_width,
)
from counterclaim.formats.svg.condensing import Condensed, Row
from counterclaim.formats.svg.frame import MARGIN
from counterclaim.formats.svg.gutter import Gutter, gutter_of, sign_of
from counterclaim.formats.svg.marks import HALF, half_width
from counterclaim.formats.svg.text import width_of, wrap
from counterclaim.model import Claim
from counterclaim.words import short

__all__ = ["CLAIM_WIDTH", "MapLayout", "PlacedRow", "lay_out"]

CLAIM_WIDTH = 330
_BEFORE_LANES = 14
_LEAST_WIDTH = 640
_ROW_PADDING = 8
_WORDING_LINES = 4
_ID_LINES = 2
#: From one mark to the next below it.
_STACKED = 2 * HALF + 4
_LONGEST_WORDING = 320


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
        badge: The ties that are counted, by their signs; or nothing.
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
    badge: str


@frozen(kw_only=True)
class MapLayout:
    """
    A claim map, laid out.

    Attributes:
        width: How wide it is.
        height: How high it is, without what is written below it.
        claims_at: Where the claims begin.
        header: The lanes, with their titles.
        rows: The rows.
        gutter: The ties between them.
        hidden: How many relations there is no room for.
    """

    width: int
    height: int
    claims_at: int
    header: Header
    rows: tuple[PlacedRow, ...]
    gutter: Gutter
    hidden: int


def lay_out(map: Condensed, labels: Labels) -> MapLayout:
    """Return where everything in *map* stands."""
    order = {record: number for number, row in enumerate(map.rows) for record in row.records}
    gutter = gutter_of(map.ties, order, labels.words)
    claims_at = MARGIN + gutter.width
    header = header_of(map, claims_at + CLAIM_WIDTH + _BEFORE_LANES, labels)
    rows, hidden = _rows(map, header.height, header.columns, labels)
    return MapLayout(
        width=max(header.end + MARGIN, _LEAST_WIDTH),
        height=rows[-1].top + rows[-1].height if rows else header.height,
        claims_at=claims_at,
        header=header,
        rows=rows,
        gutter=gutter,
        hidden=hidden + map.hidden_ties + gutter.hidden,
    )


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


def _placed(row: Row, top: int, columns: tuple[Column, ...], labels: Labels) -> tuple[PlacedRow, int]:
    xs, steps = _xs(row, columns)
    buses, hidden = buses_of(row.wires, xs)
    badge = _badge(row, labels)
    heading, wording = _texts(row, CLAIM_WIDTH - 18 - width_of(badge, 13), labels)
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
        counts=tuple(count_of(slot, row) for slot in row.slots),
        buses=buses,
        heading=heading,
        wording=wording,
        note=note,
        badge=badge,
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
        widths = [slot_width(row.slots[place], row) for place in places]
        left = columns[lane].x - (sum(widths) - BETWEEN_MARKS) // 2
        for place, width in zip(places, widths, strict=True):
            slot = row.slots[place]
            xs[place] = left + half_width(slot.act, open=slot.open)
            left += width
    return tuple(xs), tuple(steps)


def _texts(row: Row, beside: int, labels: Labels) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the heading, which has *beside* it for room, and the wording of *row*, line by line."""
    words, room = labels.words, CLAIM_WIDTH - 18
    first = row.records[0]
    if row.is_rest:
        heading = words("picture-map.rest", count=len(row.records))
        return wrap(heading, beside, 12, 2), wrap(words("picture-map.counted"), room, 12, _WORDING_LINES)
    if len(row.records) > 1:
        heading = words("picture-map.alike", count=len(row.records))
        ids = ", ".join(words.first([short(plain_line(id), 40) for id in row.records], 6))
        wording = words("picture-map.such-as", text=_wording(first, labels))
        return wrap(heading, beside, 12, 2), (
            *wrap(ids, room, 12, _ID_LINES + 1),
            *wrap(wording, room, 12, _ID_LINES),
        )
    said = wrap(_wording(first, labels), room, 12, _WORDING_LINES) if first in labels.case else ()
    return wrap(plain_line(first), beside, 12, 1), said


def _badge(row: Row, labels: Labels) -> str:
    return "  ".join(f"{sign_of(look, labels.words)} {count}" for look, count in row.ties)


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
