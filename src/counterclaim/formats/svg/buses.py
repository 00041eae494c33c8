"""
The lines within a row of the claim map: who has it from whom above the marks, what answers what below them.

All lines from one mark above, and all lines to one aim below, share a track, so that sixteen papers that
print one agency's report are one line with sixteen arrows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from counterclaim.formats.pictures.picture import EdgeKind
from counterclaim.formats.svg.elements import element, path
from counterclaim.formats.svg.marks import HALF
from counterclaim.formats.svg.tracks import tracks_of

__all__ = ["ABOVE", "STEP", "Bus", "buses_of", "draw_bus", "height_of"]

#: From one track to the next, in pixels.
STEP = 8
#: From the marks to the first track.
_FIRST = 9
#: Tracks on one side of a row that are drawn.
_MOST_TRACKS = 10
#: The kinds of line that lead above the marks.
ABOVE = frozenset({EdgeKind.REPORTS, EdgeKind.STATES})
_LINES = {
    EdgeKind.REPORTS: "cc-passes",
    EdgeKind.STATES: "cc-takes",
    EdgeKind.REBUTS: "cc-rebuts",
    EdgeKind.QUALIFIES: "cc-narrows",
    EdgeKind.SUPPORTS: "cc-for",
    EdgeKind.UNDERMINES: "cc-against",
    EdgeKind.CITES: "cc-cites",
}
#: How far beside the middle of a mark lines leave it, and reach it.
_LEAVES = 4
_REACHES = -4


@frozen(kw_only=True)
class Bus:
    """
    Lines that share a track.

    Attributes:
        kind: What they say.
        trunk: Where the one end is that all have in common; `None` is the claim.
        branches: Where the others are.
        track: The number of the track, from 0, counted from the marks.
    """

    kind: EdgeKind
    trunk: int | None
    branches: tuple[int, ...]
    track: int = 0


def buses_of(
    wires: Iterable[tuple[int, int | None, EdgeKind]], xs: Sequence[int]
) -> tuple[tuple[Bus, ...], int]:
    """
    Return the lines of a row whose marks stand at *xs*, and how many there is no room for.

    *wires* name the marks by their places.
    """
    joined: dict[tuple[EdgeKind, int | None], dict[int, None]] = {}
    for tail, head, kind in wires:
        trunk, branch = (tail, head) if kind in ABOVE and head is not None else (head, tail)
        joined.setdefault((kind, trunk), {})[branch] = None
    found: list[Bus] = []
    hidden = 0
    for above in (True, False):
        side = [(key, tuple(branches)) for key, branches in joined.items() if (key[0] in ABOVE) is above]
        spans = [_span(key[1], branches, xs) for key, branches in side]
        for ((kind, trunk), branches), track in zip(side, tracks_of(spans), strict=True):
            if track >= _MOST_TRACKS:
                hidden += len(branches)
                continue
            places = tuple(xs[branch] for branch in branches)
            found.append(
                Bus(kind=kind, trunk=None if trunk is None else xs[trunk], branches=places, track=track)
            )
    return tuple(found), hidden


def height_of(buses: Iterable[Bus], *, above: bool) -> int:
    """Return how much room *buses* take on one side of the marks."""
    tracks = [bus.track for bus in buses if (bus.kind in ABOVE) is above]
    return _FIRST + STEP * max(tracks) + 3 if tracks else 0


def draw_bus(bus: Bus, y: int, edge: int) -> Iterator[str]:
    """Yield the lines of *bus* in a row whose marks stand at *y*; the claim ends at *edge*."""
    above = bus.kind in ABOVE
    side = -1 if above else 1
    mark_end = y + side * HALF
    level = mark_end + side * (_FIRST + STEP * bus.track)
    ends = [x + (_REACHES if above else _LEAVES) for x in bus.branches]
    trunk = edge if bus.trunk is None else bus.trunk + (_LEAVES if above else _REACHES)
    legs = ends if bus.trunk is None else [*ends, trunk]
    first, last = min(*ends, trunk), max(*ends, trunk)
    ways = "".join(f"M{x} {level}V{mark_end}" for x in legs)
    yield path(f"M{first} {level}H{last}{ways}", _LINES[bus.kind])
    yield from (_dot(x, level, bus.kind) for x in legs if first < x < last)
    if above:
        yield from (_head(x, mark_end) for x in ends)
    else:
        yield _end(bus, trunk, mark_end if bus.trunk is not None else level)


def _head(x: int, y: int) -> str:
    return path(f"M{x - 3} {y - 6}L{x} {y - 1}L{x + 3} {y - 6}Z", "cc-head")


def _span(trunk: int | None, branches: Iterable[int], xs: Sequence[int]) -> tuple[int, int]:
    ends = [*(xs[branch] for branch in branches), 0 if trunk is None else xs[trunk]]
    return min(ends) - HALF, max(ends) + HALF


def _end(bus: Bus, x: int, y: int) -> str:
    """Return how lines of that kind end at what they aim at: at a claim from the right, else from below."""
    claim = bus.trunk is None
    if bus.kind is EdgeKind.REBUTS:
        return path(f"M{x} {y - 5}V{y + 5}" if claim else f"M{x - 5} {y + 2}H{x + 5}", "cc-bar")
    x, y = (x + 5, y) if claim else (x, y + 5)
    if bus.kind is EdgeKind.QUALIFIES:
        return path(f"M{x - 5} {y}L{x} {y - 5}L{x + 5} {y}L{x} {y + 5}Z", "cc-open")
    if bus.kind is EdgeKind.CITES:
        return path(f"M{x - 4} {y + 2}L{x} {y - 4}L{x + 4} {y + 2}", "cc-for")
    ring = "cc-green-dot" if bus.kind is EdgeKind.SUPPORTS else "cc-green-ring"
    return element("circle", cx=x, cy=y, r=4, class_=ring)


def _dot(x: int, y: int, kind: EdgeKind) -> str:
    if kind in ABOVE:
        class_ = "cc-dot"
    else:
        red = kind in (EdgeKind.REBUTS, EdgeKind.QUALIFIES)
        class_ = "cc-red-dot" if red else "cc-green-dot"
    return element("circle", cx=x, cy=y, r=2, class_=class_)
