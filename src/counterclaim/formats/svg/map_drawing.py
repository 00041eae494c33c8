"""The claim map, drawn: what was laid out, as elements of SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.formats.pictures.grid import Mark
from counterclaim.formats.pictures.labels import Labels
from counterclaim.formats.pictures.picture import EdgeKind
from counterclaim.formats.svg.buses import draw_bus
from counterclaim.formats.svg.columns import LINE, SLANT, SLANTED_ROLE, Column
from counterclaim.formats.svg.condensing import Condensed, Slot
from counterclaim.formats.svg.elements import Link, element, group, label, linked, path, titled
from counterclaim.formats.svg.frame import MARGIN, Drawn, title_of
from counterclaim.formats.svg.gutter import draw_ties, sign_of
from counterclaim.formats.svg.legend import flow, line_sample, mark_sample, text_sample, tie_sample, told
from counterclaim.formats.svg.map_layout import CLAIM_WIDTH, MapLayout, PlacedRow, lay_out
from counterclaim.formats.svg.marks import ACTS, draw_mark, half_width, meaning_of
from counterclaim.model import Attribution, Claim, Evidence, Rebuttal
from counterclaim.words import short

__all__ = ["draw_map"]

_SILENT_SHOWN = 12
_TITLED = 6


def draw_map(small: Condensed, labels: Labels, *, link: Link | None) -> Drawn:
    """Return *small* drawn; each claim and mark is a link to where *link* says that its record stands."""
    layout = lay_out(small, labels)
    drawer = _MapDrawer(layout, labels, link)
    below = [*drawer.legend(), *drawer.notes(small.silent)]
    legend, bottom = flow(below, layout.height + 14, layout.width)
    return Drawn(
        title=title_of("picture-map.title", labels),
        description=_description(small, labels),
        width=layout.width,
        height=bottom + MARGIN,
        parts=(*drawer.ground(), *drawer.rows(), *legend) if small.rows else (),
    )


def _description(small: Condensed, labels: Labels) -> str:
    words = labels.words
    records = [record for row in small.rows for record in row.records]
    claims = sum(labels.case.get(record, Claim) is not None for record in records)
    return words(
        "picture-map.description",
        claims=words.counted("count.claims", claims),
        sources=words.counted("count.sources", sum(len(lane.sources) for lane in small.lanes)),
    )


class _MapDrawer:
    """Draws one map."""

    def __init__(self, layout: MapLayout, labels: Labels, link: Link | None) -> None:
        self._layout = layout
        self._labels = labels
        self._words = labels.words
        self._link = link
        self._edge = layout.claims_at + CLAIM_WIDTH

    def ground(self) -> Iterator[str]:
        """Yield what lies behind everything: lines between rows, lanes with their titles."""
        layout, header = self._layout, self._layout.header
        last = header.columns[-1] if header.columns else None
        right = self._edge if last is None else last.x + last.width // 2
        edges = (*(row.top for row in layout.rows), layout.height)
        rules = "".join(f"M{layout.claims_at} {y}H{right}" for y in edges)
        lanes = "".join(f"M{column.x} {header.height}V{layout.height}" for column in header.columns)
        yield path(rules + lanes, "cc-hair")
        yield from map(self._title, header.columns)

    def rows(self) -> Iterator[str]:
        yield from map(self._claim, self._layout.rows)
        for row in self._layout.rows:
            lines = [line for bus in row.buses for line in draw_bus(bus, row.marks_at, self._edge)]
            if lines:
                yield group(lines)
        for row in self._layout.rows:
            marks = (self._mark(row, place) for place in range(len(row.xs)))
            if row.xs:
                yield group(marks)
        places = {row.row.records[0]: (row.top, row.height) for row in self._layout.rows}
        yield from draw_ties(self._layout.gutter, places, self._layout.claims_at, self._words)

    def legend(self) -> Iterator[tuple[str, int, str]]:
        """Yield a sample of each sign that is drawn, how wide it is, and what it means."""
        slots = [slot for row in self._layout.rows for slot in row.row.slots]
        drawn = {slot.act for slot in slots}
        for act in ACTS:
            if act in drawn:
                yield (*mark_sample(act, self._words), meaning_of(act, self._words))
        if any(slot.open for slot in slots):
            yield (*mark_sample("reports", self._words, open=True), self._words("picture-map.open"))
        kinds = {bus.kind for row in self._layout.rows for bus in row.buses}
        for kind in EdgeKind:
            if kind in kinds:
                yield (*line_sample(kind), self._words(f"picture-line.{kind.value}"))
        looks = dict.fromkeys(tie.look for tie, _ in self._layout.gutter.ties)
        for look in looks:
            yield (*tie_sample(look, self._words), self._words(f"picture-tie.{look}"))
        for look in dict.fromkeys(look for row in self._layout.rows for look, _ in row.row.ties):
            meaning = self._words(f"picture-tie.{look}")
            yield (
                *text_sample(f"{sign_of(look, self._words)} 2"),
                self._words("picture-map.how-many", what=meaning),
            )

    def notes(self, silent: Sequence[str]) -> Iterator[tuple[str, int, str]]:
        """Yield in words what the picture does not show."""
        words = self._words
        if any(len(row.row.records) > 1 for row in self._layout.rows):
            yield told(words("picture-map.grouped"))
        if any(len(column.lane.sources) > 1 for column in self._layout.header.columns):
            yield told(words("picture-map.shared-lane"))
        if self._layout.hidden:
            yield told(words("picture-map.hidden", count=self._layout.hidden))
        if silent:
            names = [short(self._labels.name(id), 60) for id in silent]
            listed = ", ".join(words.first(names, _SILENT_SHOWN))
            yield told(words("picture-map.silent", sources=listed))

    def _title(self, column: Column) -> str:
        source = column.lane.sources[0] if len(column.lane.sources) == 1 else None
        if self._layout.header.upright:
            lines = _upright(column, self._layout.header.height)
        else:
            lines = _slanting(column, self._layout.header.height)
        return linked(titled(self._named(column.lane.sources), lines), source, self._link)

    def _named(self, sources: Sequence[str]) -> str:
        """Return the names of *sources* in full, or of the first of them; without any, it is evidence."""
        names = [short(self._labels.name(source)) for source in sources[:_TITLED]]
        if len(sources) > _TITLED:
            names.append(self._words("list.more", count=len(sources) - _TITLED))
        return ", ".join(names) or self._words("picture.evidence")

    def _claim(self, row: PlacedRow) -> str:
        x, y = self._layout.claims_at, row.top
        box = element("rect", x=x, y=y + 3, width=CLAIM_WIDTH, height=row.height - 6, rx=5, class_="cc-panel")
        lines = [(line, "cc-id") for line in row.heading] + [(line, "") for line in row.wording]
        lines += [(row.note, "cc-muted cc-note")] if row.note else []
        first = y + (row.height - LINE * len(lines)) // 2 + 11
        texts = "".join(
            label(line, x + 9, first + LINE * number, class_) for number, (line, class_) in enumerate(lines)
        )
        if row.badge:
            texts += label(row.badge, x + CLAIM_WIDTH - 9, first, "cc-id cc-end")
        single = row.row.records[0] if len(row.row.records) == 1 else None
        return linked(box + texts, single, self._link)

    def _mark(self, row: PlacedRow, place: int) -> str:
        slot, x, y = row.row.slots[place], row.xs[place], row.ys[place]
        drawn = draw_mark(slot.act, x, y, self._words, open=slot.open)
        if count := row.counts[place]:
            drawn += label(count, x + half_width(slot.act, open=slot.open) + 2, y + 4, "cc-small")
        record = slot.marks[0].record if len(slot.marks) == 1 else None
        return linked(titled(self._said(slot), (drawn,)), record, self._link, reached=False)

    def _said(self, slot: Slot) -> str:
        sources = dict.fromkeys(mark.source for mark in slot.marks if mark.source is not None)
        said = meaning_of(slot.act, self._words)
        said = f"{self._named(tuple(sources))}: {said}" if sources else said
        more = self._more(slot.marks[0]) if len(slot.marks) == 1 else ""
        return f"{said} · {more}" if more else said

    def _more(self, mark: Mark) -> str:
        """Return how it was put, or what evidence is."""
        record = self._labels.case.get(mark.record)
        if isinstance(record, Attribution):
            return ", ".join(self._labels.act(record))
        said = record.text if isinstance(record, Rebuttal) else None
        if isinstance(record, Evidence):
            said = record.description
        return short(said) if said else ""


def _upright(column: Column, header: int) -> Iterator[str]:
    y = header - 8 - LINE * (len(column.title) + len(column.role) - 1)
    for number, line in enumerate((*column.title, *column.role)):
        class_ = "cc-name cc-mid" if number < len(column.title) else "cc-small cc-muted cc-mid"
        yield label(line, column.x, y + LINE * number, class_)


def _slanting(column: Column, header: int) -> Iterator[str]:
    for shift, lines, class_ in (
        (0, column.title, "cc-name"),
        (SLANTED_ROLE, column.role, "cc-small cc-muted"),
    ):
        x, y = column.x + shift, header - 5
        for line in lines:
            yield label(line, x, y, class_, transform=f"rotate({SLANT} {x} {y})")
