"""The lanes of a claim map: how wide each is, and its title, which slants where there is no room."""

from __future__ import annotations

from attrs import frozen

from counterclaim.formats.pictures.labels import Labels, plain_line
from counterclaim.formats.svg.condensing import Condensed, Lane, Row, Slot
from counterclaim.formats.svg.marks import half_width
from counterclaim.formats.svg.text import width_of, wrap
from counterclaim.model import Source
from counterclaim.words import short

__all__ = [
    "BETWEEN_MARKS",
    "LINE",
    "SLANT",
    "SLANTED_ROLE",
    "Column",
    "Header",
    "count_of",
    "header_of",
    "slot_width",
]

#: From one line of text to the next.
LINE = 15
BETWEEN_MARKS = 4
_LANES_WIDTH = 720
_NARROWEST, _WIDEST = 46, 120
#: Lanes that are narrower have slanting titles.
_UPRIGHT_FROM = 78
#: How long a slanting title may be, in which direction it slants, and how far beside it the role begins.
_SLANTED_LENGTH, SLANT, SLANTED_ROLE = 190, -48, 17
#: Sine and cosine of that angle, in thousandths.
_RISE, _RUN = 743, 669
_COUNT_SIZE = 11


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
class Header:
    """
    The lanes side by side, with their titles.

    Attributes:
        columns: The lanes.
        upright: Whether their titles are not slanting.
        height: How high those are.
        end: Where the lanes and their titles end.
    """

    columns: tuple[Column, ...]
    upright: bool
    height: int
    end: int


def header_of(map: Condensed, start: int, labels: Labels) -> Header:
    """Return the lanes of *map*, which begin at *start*."""
    widths = _widths(map, labels)
    upright = min(widths, default=_WIDEST) >= _UPRIGHT_FROM
    columns = _columns(map, widths, start, upright, labels)
    end = start + sum(widths)
    if upright:
        lines = max((len(column.title) + len(column.role) for column in columns), default=0)
        return Header(columns=columns, upright=True, height=12 + LINE * lines, end=end)
    lengths = [_length(column) for column in columns]
    reaches = (
        column.x + SLANTED_ROLE + length * _RUN // 1000
        for column, length in zip(columns, lengths, strict=True)
    )
    height = 22 + max(lengths) * _RISE // 1000
    return Header(columns=columns, upright=False, height=height, end=max(end, *reaches))


def slot_width(slot: Slot, row: Row) -> int:
    """Return how much room the marks of *slot* take in *row*, with what is beside them."""
    count = count_of(slot, row)
    beside = 2 + width_of(count, _COUNT_SIZE) if count else 0
    return 2 * half_width(slot.act, open=slot.open) + beside + BETWEEN_MARKS


def count_of(slot: Slot, row: Row) -> str:
    """Return what is written beside a mark that stands for several; not where each claim has one like it."""
    several = len(slot.marks) > 1 and (row.is_rest or len(row.records) == 1)
    return f"×{len(slot.marks)}" if several else ""


def _widths(map: Condensed, labels: Labels) -> list[int]:
    """Return how wide each lane is: as wide as its fullest cell, and as a word of its title, at least."""
    usual = min(max(_LANES_WIDTH // max(len(map.lanes), 1), _NARROWEST), _WIDEST)
    widths = [usual] * len(map.lanes)
    if usual >= _UPRIGHT_FROM:
        widths = [max(usual, min(_longest_word(lane, labels) + 8, _WIDEST)) for lane in map.lanes]
    for row in map.rows:
        taken: dict[int, int] = {}
        for slot in row.slots:
            beside = BETWEEN_MARKS if row.is_rest else taken.get(slot.lane, BETWEEN_MARKS)
            taken[slot.lane] = max(taken.get(slot.lane, 0), beside + slot_width(slot, row))
        for lane, width in taken.items():
            widths[lane] = max(widths[lane], width + BETWEEN_MARKS)
    return widths


def _longest_word(lane: Lane, labels: Labels) -> int:
    name, role = _title(lane, labels)
    return max(width_of(word, 13) for word in f"{name} {role}".split(" "))


def _columns(
    map: Condensed, widths: list[int], start: int, upright: bool, labels: Labels
) -> tuple[Column, ...]:
    found: list[Column] = []
    left = start
    for lane, width in zip(map.lanes, widths, strict=True):
        name, role = _title(lane, labels)
        room = width - 8 if upright else _SLANTED_LENGTH
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


def _length(column: Column) -> int:
    """Return how long a slanting title is."""
    lines = [width_of(line, 13) for line in column.title] + [width_of(line, 11) for line in column.role]
    return max(lines, default=0)
