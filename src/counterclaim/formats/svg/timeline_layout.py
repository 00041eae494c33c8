"""Where everything stands in a timeline: a band for each kind of date, in it lines where nothing touches."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date

from attrs import evolve, frozen

from counterclaim.formats.pictures.labels import plain_line
from counterclaim.formats.pictures.timeline import Moment, MomentKind, Timeline
from counterclaim.formats.svg.axis import Axis, axis_of
from counterclaim.formats.svg.frame import MARGIN
from counterclaim.formats.svg.text import cut, width_of
from counterclaim.words import Words, short

__all__ = ["BANDS", "LINE", "Band", "Item", "Side", "TimelineLayout", "lay_out"]

#: The kinds of date that share a band, by its name.
BANDS: dict[str, tuple[MomentKind, ...]] = {
    "event": (MomentKind.EVENT,),
    "said": (MomentKind.SAID,),
    "published": (MomentKind.PUBLISHED, MomentKind.MODIFIED),
    "fetched": (MomentKind.FETCHED,),
    "replies": (MomentKind.ASKED, MomentKind.DEADLINE),
}
LINE = 22
_HEADING_WIDTH = 108
AXIS_X = MARGIN + _HEADING_WIDTH + 26
AXIS_WIDTH = 860
#: Room at either end of the axis, for ends that are open.
_BESIDE = 26
_END = AXIS_X + AXIS_WIDTH + _BESIDE
_AXIS_HEIGHT = 26
_LONGEST_LABEL = 520
_LEAST_LABEL = 150
#: Digits of a whole date in ISO form.
_EXACT = 10
_HALF = 6
#: Lines of one band, the one for what there is no room for included.
_MOST_LINES = 12
_BAND_PADDING = 9
#: More than this on the same day are one.
_MOST_SAME = 3
_NAMED = 2


class Side(enum.Enum):
    """Where the label of a date stands: after it, before it, or on a bar that leaves no room beside it."""

    AFTER = "after"
    BEFORE = "before"
    ON = "on"


@frozen(kw_only=True)
class Item:
    """
    A date in its place, or several that are near each other.

    Attributes:
        moments: The dates.
        left: Where it begins; for a day, its middle.
        right: Where it ends.
        line: The number of its line in the band.
        label: What is written beside it.
        side: On which side.
        label_x: Where the label begins; before the date, where it ends.
        ticks: Where each of several dates stands that are not the same.
    """

    moments: tuple[Moment, ...]
    left: int
    right: int
    line: int = 0
    label: str = ""
    side: Side = Side.AFTER
    label_x: int = 0
    ticks: tuple[int, ...] = ()

    @property
    def reach(self) -> tuple[int, int]:
        """From where to where it takes room on its line."""
        width = width_of(self.label, 12)
        begins = self.label_x - (width if self.side is Side.BEFORE else 0)
        return min(self.left - _HALF, begins), max(self.right + _HALF, begins + width)


@frozen(kw_only=True)
class Band:
    """
    The dates of one kind.

    Attributes:
        name: Its name, as in `BANDS`.
        top: Its upper edge.
        height: Its height.
        items: What is in it, each with a label.
        more: The dates that there is no room for, which share the last line.
    """

    name: str
    top: int
    height: int
    items: tuple[Item, ...]
    more: tuple[Item, ...]


@frozen(kw_only=True)
class TimelineLayout:
    """
    A timeline, laid out.

    Attributes:
        width: How wide it is.
        height: How high it is.
        axis: Its axis.
        axis_x: Where that begins, with the room for ends that are open.
        axis_end: Where it ends.
        bands: Its bands; those without a date are left out.
    """

    width: int
    height: int
    axis: Axis
    axis_x: int
    axis_end: int
    bands: tuple[Band, ...]


def lay_out(timeline: Timeline, words: Words) -> TimelineLayout | None:
    """Return where everything in *timeline* stands; `None` where nothing has a date."""
    days = [day.toordinal() for moment in timeline.moments for day in (moment.first, moment.last) if day]
    if not days:
        return None
    axis = axis_of(days, AXIS_X, AXIS_WIDTH)
    bands: list[Band] = []
    top = _AXIS_HEIGHT
    for name, kinds in BANDS.items():
        found = [moment for moment in timeline.moments if moment.kind in kinds]
        if found:
            bands.append(_band(name, found, top, axis, words))
            top += bands[-1].height
    return TimelineLayout(
        width=_END + MARGIN, height=top, axis=axis, axis_x=AXIS_X - _BESIDE, axis_end=_END, bands=tuple(bands)
    )


def _band(name: str, moments: Sequence[Moment], top: int, axis: Axis, words: Words) -> Band:
    ordered = sorted(moments, key=_begins)
    for digits in (10, 7, 4, 3, 2):  # of a date in ISO form: the day, month, year, decade, century
        groups = _near_together(ordered, digits)
        items, more = _packed([_item(group, digits, axis, words) for group in groups])
        if not more:
            break
    used = 1 + max((item.line for item in items), default=-1) + bool(more)
    return Band(
        name=name,
        top=top,
        height=used * LINE + 2 * _BAND_PADDING,
        items=tuple(items),
        more=tuple(evolve(item, line=used - 1) for item in more),
    )


def _packed(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Return *items* on lines on which none touches another, and those that there is no line for."""
    placed: list[Item] = []
    more: list[Item] = []
    ends = [-1] * (_MOST_LINES - 1)  # up to where each line is taken
    for item in items:
        first, last = item.reach
        line = next((line for line, end in enumerate(ends) if end < first), None)
        if line is None:
            more.append(item)
        else:
            ends[line] = last + 14
            placed.append(evolve(item, line=line))
    return placed, more


def _begins(moment: Moment) -> tuple[date, date]:
    return moment.first or date.min, moment.last or date.max


def _near_together(moments: Sequence[Moment], digits: int) -> list[tuple[Moment, ...]]:
    """Return the dates, those as one whose first and last days have the same *digits* and are many."""
    groups: dict[object, list[Moment]] = {}
    for moment in moments:
        first, last = str(moment.first)[:digits], str(moment.last)[:digits]
        exactly = (moment.first, moment.last, moment.approximate, moment.throughout)
        near = first == last and moment.first is not None and digits < _EXACT
        groups.setdefault((moment.kind, first if near else exactly), []).append(moment)
    found: list[tuple[Moment, ...]] = []
    for group in groups.values():
        found += [tuple(group)] if len(group) > _MOST_SAME else [(moment,) for moment in group]
    return sorted(found, key=lambda group: _begins(group[0]))


def _item(group: tuple[Moment, ...], digits: int, axis: Axis, words: Words) -> Item:
    firsts = [moment.first for moment in group]
    lasts = [moment.last for moment in group]
    first = None if None in firsts else min(day for day in firsts if day is not None)
    last = None if None in lasts else max(day for day in lasts if day is not None)
    left = AXIS_X - _BESIDE + 8 if first is None else axis.place(first.toordinal())
    right = _END - 8 if last is None else axis.place(last.toordinal() + 1)
    if first is not None and first == last:
        left = right = axis.middle(first.toordinal())
    ticks: tuple[int, ...] = ()
    if len({_begins(moment) for moment in group}) > 1:
        ticks = tuple(sorted({_middle(moment, axis) for moment in group}))
    return _labelled(Item(moments=group, left=left, right=right, ticks=ticks), _label(group, digits, words))


def _middle(moment: Moment, axis: Axis) -> int:
    first, last = moment.first or moment.last, moment.last or moment.first
    if first is None or last is None:  # such a date is no moment
        return AXIS_X
    return axis.middle((first.toordinal() + last.toordinal()) // 2)


def _labelled(item: Item, text: str) -> Item:
    """Return *item* with *text* on the side where there is room for it, cut where there is not."""
    after, before = item.right + _HALF + 6, item.left - _HALF - 6
    rooms = {Side.AFTER: _END - after, Side.BEFORE: before - (AXIS_X - _BESIDE)}
    text = cut(text, _LONGEST_LABEL, 12)
    side = Side.AFTER if rooms[Side.AFTER] >= min(width_of(text, 12), rooms[Side.BEFORE]) else Side.BEFORE
    if rooms[side] < min(_LEAST_LABEL, width_of(text, 12)):
        start = max(item.left, AXIS_X) + 20
        return evolve(item, label=cut(text, _END - 30 - start, 12), side=Side.ON, label_x=start)
    x = after if side is Side.AFTER else before
    return evolve(item, label=cut(text, rooms[side], 12), side=side, label_x=x)


def _label(group: tuple[Moment, ...], digits: int, words: Words) -> str:
    moment = group[0]
    if len(group) == 1:
        return plain_line(f"{moment.when} · {moment.text}")
    named = [short(other.text, 60) for other in group]
    several = words("picture-time.several", count=len(group), text="; ".join(words.first(named, _NAMED)))
    same = len({other.when for other in group}) == 1
    when = moment.when if same else words("date.range", first=moment.first, last=group[-1].last)
    return plain_line(f"{when} · {several}")
