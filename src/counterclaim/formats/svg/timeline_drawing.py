"""The timeline, drawn: what was laid out, as elements of SVG."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.formats.pictures.labels import Labels
from counterclaim.formats.pictures.timeline import Moment, MomentKind, Timeline
from counterclaim.formats.svg.axis import GAP
from counterclaim.formats.svg.elements import Link, element, label, linked, path
from counterclaim.formats.svg.frame import MARGIN, Drawn, title_of
from counterclaim.formats.svg.legend import Entry, flow, told
from counterclaim.formats.svg.text import width_of, wrap
from counterclaim.formats.svg.timeline_layout import LINE, Band, Item, Side, TimelineLayout, lay_out
from counterclaim.words import Words

__all__ = ["draw_timeline"]

_R = 6
_HEADING = 104


def draw_timeline(timeline: Timeline, labels: Labels, *, link: Link | None) -> Drawn:
    """Return *timeline* drawn; each date links to where *link* says that its record stands."""
    words = labels.words
    title = title_of("picture-time.title", labels)
    layout = lay_out(timeline, words)
    notes = list(_undated(timeline, words))
    description = words(
        "picture-time.description", dates=words.counted("picture-count.dates", len(timeline.moments))
    )
    if layout is None:
        return Drawn(title=title, description=description, width=560, height=2 * MARGIN, parts=())
    drawn = [*_ground(layout), *(part for band in layout.bands for part in _band(band, layout, words, link))]
    legend, bottom = flow([*_legend(layout, words), *notes], layout.height + 8, layout.width)
    return Drawn(
        title=title,
        description=description,
        width=layout.width,
        height=bottom + MARGIN,
        parts=(*drawn, *legend),
    )


def _ground(layout: TimelineLayout) -> Iterator[str]:
    top, bottom = layout.bands[0].top, layout.height
    for number, band in enumerate(layout.bands):
        if number % 2 == 0:
            yield element(
                "rect",
                x=MARGIN,
                y=band.top,
                width=layout.axis_end - MARGIN,
                height=band.height,
                class_="cc-panel",
            )
    ticks = list(layout.axis.ticks())
    yield path("".join(f"M{tick.x} {top - 5}V{bottom}" for tick in ticks), "cc-hair")
    for tick in ticks:
        yield label(tick.text, tick.x, top - 10, "cc-small cc-muted cc-mid")
    yield path(_axis_line(layout, top), "cc-takes")


def _axis_line(layout: TimelineLayout, y: int) -> str:
    data = f"M{layout.axis_x} {y}"
    for x in layout.axis.gaps():
        data += f"H{x - 8}l4 -5l4 10l4 -10l4 5"
        data += f"M{x + 8} {y}"
    return data + f"H{layout.axis_end}"


def _band(band: Band, layout: TimelineLayout, words: Words, link: Link | None) -> Iterator[str]:
    for number, line in enumerate(wrap(words(f"picture-band.{band.name}"), _HEADING, 13, 2)):
        yield label(line, MARGIN + 6, band.top + 20 + 15 * number, "cc-name")
    for item in band.items:
        y = band.top + 9 + LINE * item.line + LINE // 2
        text = "".join(_label(item, y))
        single = item.moments[0].records[0] if len(item.moments) == 1 else None
        yield linked("".join(_sign(item, y)) + text, single, link)
    if band.more:
        yield from _rest(band, layout, words)


def _label(item: Item, y: int) -> Iterator[str]:
    if item.side is Side.ON:
        width = width_of(item.label, 12) + 10
        yield element("rect", x=item.label_x - 5, y=y - 9, width=width, height=18, rx=4, class_="cc-ground")
    class_ = "cc-end" if item.side is Side.BEFORE else ""
    yield label(item.label, item.label_x, y + 4, class_)


def _rest(band: Band, layout: TimelineLayout, words: Words) -> Iterator[str]:
    """Yield the dates that there is no room for: where they are, and how many."""
    y = band.top + 9 + LINE * band.more[0].line + LINE // 2
    places = sorted({(item.left + item.right) // 2 for item in band.more})
    yield path("".join(f"M{x} {y - 6}V{y + 6}" for x in places), "cc-takes")
    count = sum(len(item.moments) for item in band.more)
    text = words("picture-time.more", count=count)
    for number, line in enumerate(wrap(text, _HEADING, 11, 2)):
        yield label(line, MARGIN + 6, y - 2 + 13 * number, "cc-small cc-muted")


def _sign(item: Item, y: int) -> Iterator[str]:
    moment = item.moments[0]
    if item.ticks:
        yield path("".join(f"M{x} {y - 6}V{y + 6}" for x in item.ticks), "cc-takes")
        return
    if item.left == item.right:
        yield _point(moment.kind, item.left, y)
        return
    fuzzy = " cc-fuzzy" if moment.approximate else ""
    filled = "cc-throughout" if moment.throughout else "cc-within"
    left, right = item.left, max(item.right, item.left + 2)
    yield element("rect", x=left, y=y - 4, width=right - left, height=8, rx=2, class_=f"{filled}{fuzzy}")
    if moment.first is None:
        yield path(f"M{left + 6} {y - 7}L{left - 4} {y}L{left + 6} {y + 7}Z", "cc-head")
    if moment.last is None:
        yield path(f"M{right - 6} {y - 7}L{right + 4} {y}L{right - 6} {y + 7}Z", "cc-head")
    if not moment.throughout and right - left > 3 * _R:
        yield _point(moment.kind, (left + right) // 2, y)


def _point(kind: MomentKind, x: int, y: int) -> str:
    """Return the shape of *kind* around a point."""
    class_ = f"cc-point-{kind.value}"
    if kind is MomentKind.SAID:
        return element("circle", cx=x, cy=y, r=_R, class_=class_)
    shapes = {
        MomentKind.EVENT: f"M{x} {y - 7}L{x + 7} {y}L{x} {y + 7}L{x - 7} {y}Z",
        MomentKind.PUBLISHED: f"M{x - 6} {y - 6}H{x + 6}V{y + 6}H{x - 6}Z",
        MomentKind.MODIFIED: f"M{x - 6} {y - 6}H{x + 6}V{y + 6}H{x - 6}ZM{x - 3} {y}H{x + 3}",
        MomentKind.FETCHED: f"M{x - 7} {y - 6}H{x + 7}L{x} {y + 7}Z",
        MomentKind.ASKED: f"M{x - 5} {y - 7}L{x + 7} {y}L{x - 5} {y + 7}Z",
        MomentKind.DEADLINE: f"M{x - 5} {y - 7}L{x + 7} {y}L{x - 5} {y + 7}ZM{x + 7} {y - 7}V{y + 7}",
    }
    return path(shapes[kind], class_)


def _legend(layout: TimelineLayout, words: Words) -> Iterator[Entry]:
    items = [item for band in layout.bands for item in band.items]
    kinds = {item.moments[0].kind for item in items if not item.ticks}
    for kind in MomentKind:
        if kind in kinds:
            yield _point(kind, 8, 0), 16, words(f"picture-time.{kind.value}")
    shown = [item.moments[0] for item in items if not item.ticks]
    spans = [moment for moment in shown if moment.first != moment.last]
    for key, is_there in _bars(spans):
        if is_there:
            yield _bar_sample(key), 34, words(f"picture-time.{key}")
    if any(moment.first is None or moment.last is None for moment in spans):
        yield path("M0 0H24M22 -6L32 0L22 6Z", "cc-head"), 34, words("picture-time.open-end")
    if any(item.ticks for item in items) or any(band.more for band in layout.bands):
        yield path("M2 -6V6M8 -6V6M14 -6V6", "cc-takes"), 16, words("picture-time.dense")
    if len(layout.axis.parts) > 1:
        yield path(f"M0 0h8l4 -5l4 10l4 -10l4 5h{GAP - 26}", "cc-takes"), GAP, words("picture-time.gap")


def _bars(spans: list[Moment]) -> Iterator[tuple[str, bool]]:
    yield "throughout", any(moment.throughout for moment in spans)
    yield "within", any(not moment.throughout for moment in spans)
    yield "fuzzy", any(moment.approximate for moment in spans)


def _bar_sample(key: str) -> str:
    class_ = "cc-within cc-fuzzy" if key == "fuzzy" else f"cc-{key}"
    return element("rect", x=0, y=-4, width=34, height=8, rx=2, class_=class_)


def _undated(timeline: Timeline, words: Words) -> Iterator[Entry]:
    if timeline.undated:
        counts = ", ".join(
            f"{words(f'picture-time.{kind.value}')}: {count}" for kind, count in timeline.undated
        )
        yield told(words("picture-time.undated", counts=counts))
