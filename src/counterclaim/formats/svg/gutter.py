"""The lines between claims, to the left of them: conflicts, conditions, what was judged the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from counterclaim.formats.pictures.grid import Tie
from counterclaim.formats.svg.elements import element, label, path
from counterclaim.formats.svg.text import width_of
from counterclaim.formats.svg.tracks import tracks_of
from counterclaim.words import Words

__all__ = ["Gutter", "draw_ties", "gutter_of", "sign_of"]

#: Tracks that are drawn, and tracks that make room for another sign.
_MOST_TRACKS = 8
_BESIDE = 10
_SIGN_SIZE = 11
_SIGN_HALF = 8
#: Between the ends of two ties of the same claim.
_APART = 8


@frozen(kw_only=True)
class Gutter:
    """
    Room for the ties of a map.

    Attributes:
        width: How wide it is.
        ties: The ties in it, each with its track, counted from the claims.
        step: From one track to the next.
        hidden: How many ties there is no room for.
    """

    width: int
    ties: tuple[tuple[Tie, int], ...]
    step: int
    hidden: int


def sign_of(look: str, words: Words) -> str:
    """Return what is written on ties of that *look*."""
    return words(f"picture-sign.{look}")


def gutter_of(ties: Sequence[Tie], order: Mapping[str, int], words: Words) -> Gutter:
    """Return the room for *ties* between rows; *order* is the number of the row of each record."""
    spans = []
    for tie in ties:
        rows = [order[record] for record in (*tie.tails, *tie.heads)]
        spans.append((min(rows), max(rows)))
    placed = [(tie, track) for tie, track in zip(ties, tracks_of(spans), strict=True) if track < _MOST_TRACKS]
    if not placed:
        return Gutter(width=0, ties=(), step=0, hidden=len(ties))
    widest = max(width_of(sign_of(tie.look, words), _SIGN_SIZE) for tie, _ in placed)
    step = widest + 8 + _BESIDE
    tracks = 1 + max(track for _, track in placed)
    return Gutter(width=12 + step * tracks, ties=tuple(placed), step=step, hidden=len(ties) - len(placed))


def draw_ties(gutter: Gutter, rows: Mapping[str, tuple[int, int]], edge: int, words: Words) -> Iterator[str]:
    """
    Yield the ties in *gutter*; *rows* are the top and height of the row of each record.

    The claims begin at *edge*.
    """
    used: dict[str, int] = {}
    signs: list[str] = []
    for tie, track in gutter.ties:
        look = tie.look
        x = edge - 12 - gutter.step // 2 - track * gutter.step + 4
        ends = {record: _end(record, rows, used) for record in dict.fromkeys((*tie.tails, *tie.heads))}
        first, last = min(ends.values()), max(ends.values())
        yield path(f"M{x} {first}V{last}" + "".join(f"M{x} {y}H{edge}" for y in ends.values()), f"cc-{look}")
        yield from (_arrow(edge, ends[record]) for record in tie.heads)
        signs.append(_sign(look, x, (first + last) // 2, words))
    yield from signs


def _end(record: str, rows: Mapping[str, tuple[int, int]], used: dict[str, int]) -> int:
    top, height = rows[record]
    number = used[record] = used.get(record, -1) + 1
    return top + 12 + number * _APART % max(height - 18, _APART)


def _arrow(x: int, y: int) -> str:
    return path(f"M{x - 7} {y - 4}L{x - 1} {y}L{x - 7} {y + 4}Z", "cc-head")


def _sign(look: str, x: int, y: int, words: Words) -> str:
    text = sign_of(look, words)
    half = max(width_of(text, _SIGN_SIZE) // 2 + 4, _SIGN_HALF)
    box = element(
        "rect",
        x=x - half,
        y=y - _SIGN_HALF,
        width=2 * half,
        height=2 * _SIGN_HALF,
        rx=_SIGN_HALF,
        class_="cc-sign",
    )
    return box + label(text, x, y + 4, "cc-small cc-mid")
