"""What the signs in a picture mean, and what it does not show, in words below it."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.formats.pictures.labels import plain_line
from counterclaim.formats.pictures.picture import EdgeKind
from counterclaim.formats.svg.buses import ABOVE, Bus, draw_bus
from counterclaim.formats.svg.elements import element, group, label, path
from counterclaim.formats.svg.frame import MARGIN
from counterclaim.formats.svg.marks import draw_mark, half_width
from counterclaim.formats.svg.text import width_of, wrap
from counterclaim.words import Words

__all__ = ["Entry", "flow", "line_sample", "mark_sample", "text_sample", "tie_sample", "told"]

#: A sample, how wide it is, and what it means; a sentence on lines of its own has no sample.
Entry = tuple[str, int, str]

_SIZE = 12
_LINE = 24
_SENTENCE_LINE = 17
_BESIDE = 7
_APART = 22


def flow(entries: Iterable[Entry], top: int, width: int) -> tuple[list[str], int]:
    """Return *entries* side by side in lines at most *width* wide, and where they end below *top*."""
    parts: list[str] = []
    x, y = MARGIN, top + _LINE // 2
    room = width - 2 * MARGIN
    for sample, taken, meaning in entries:
        if not sample:
            if x > MARGIN:
                x, y = MARGIN, y + _LINE
            for line in wrap(plain_line(meaning), room, _SIZE, 6):
                parts.append(label(line, x, y + 4, "cc-muted"))
                y += _SENTENCE_LINE
            continue
        needed = taken + _BESIDE + width_of(meaning, _SIZE)
        if x > MARGIN and x + needed > MARGIN + room:
            x, y = MARGIN, y + _LINE
        parts.append(group((sample,), transform=f"translate({x} {y})"))
        parts.append(label(meaning, x + taken + _BESIDE, y + 4))
        x += needed + _APART
    return parts, y + (_LINE // 2 if x > MARGIN else 0)


def mark_sample(act: str, words: Words, *, open: bool = False) -> tuple[str, int]:
    """Return a mark, and how wide it is."""
    half = half_width(act, open=open)
    return draw_mark(act, half, 0, words, open=open), 2 * half


def line_sample(kind: EdgeKind) -> tuple[str, int]:
    """Return a line between marks or to a claim, and how wide it is."""
    if kind in ABOVE:
        return "".join(draw_bus(Bus(kind=kind, trunk=4, branches=(44,)), 16, 0)), 48
    if kind is EdgeKind.CITES:
        return "".join(draw_bus(Bus(kind=kind, trunk=8, branches=(36,)), -16, 0)), 44
    level = -19
    line = "".join(draw_bus(Bus(kind=kind, trunk=None, branches=(36,)), level, 2))
    return line, 44


def tie_sample(look: str, words: Words) -> tuple[str, int]:
    """Return a tie between claims, and how wide it is."""
    sign = words(f"picture-sign.{look}")
    half = max(width_of(sign, 11) // 2 + 4, 8)
    width = 2 * half + 28
    middle = width // 2
    box = element("rect", x=middle - half, y=-8, width=2 * half, height=16, rx=8, class_="cc-sign")
    arrow = ""
    if look in ("assumes", "instead", "basis"):
        arrow = path(f"M{width - 7} -4L{width - 1} 0L{width - 7} 4Z", "cc-head")
    return path(f"M0 0H{width}", f"cc-{look}") + arrow + box + label(
        sign, middle, 4, "cc-small cc-mid"
    ), width


def text_sample(text: str) -> tuple[str, int]:
    """Return *text* as it stands in a claim, and how wide it is."""
    return label(text, 0, 4, "cc-id"), width_of(text, _SIZE)


def told(sentence: str) -> Entry:
    """Return a *sentence* that stands by itself."""
    return "", 0, sentence
