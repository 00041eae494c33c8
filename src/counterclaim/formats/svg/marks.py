"""The marks of a claim map: each act has a shape, a letter and a line of its own, besides its colour."""

from __future__ import annotations

from counterclaim.formats.svg.elements import element, label
from counterclaim.words import Words

__all__ = ["ACTS", "HALF", "draw_mark", "half_width", "letter_of", "meaning_of"]

#: Half the height of a mark, and half the width of most.
HALF = 10
_HALF_WIDE = 15
_REBUTTALS = ("denial", "dispute", "undercut", "qualification", "correction", "retraction")
_REPORTED = ("states-rebuttal", "reports-rebuttal")
_EVIDENCE = ("supports", "undermines")
#: What a mark can say, in the order of the legend.
ACTS = (
    "states",
    "states-if",
    "reports",
    *_REBUTTALS,
    *(f"{kind}-of-attribution" for kind in _REBUTTALS),
    *_REPORTED,
    *_EVIDENCE,
)


def letter_of(act: str, words: Words, *, open: bool = False) -> str:
    """Return the letter of *act*, with a question mark where its origin is *open*."""
    letter = words(f"picture-mark.{act}" if act in (*_REPORTED, *_EVIDENCE) else f"mark.{act}")
    return f"{letter}?" if open else letter


def meaning_of(act: str, words: Words) -> str:
    """Return what *act* is, as "denies it"."""
    return words(f"picture-act.{act}" if act in (*_REPORTED, *_EVIDENCE) else f"act.{act}")


def half_width(act: str, *, open: bool = False) -> int:
    """Return half the width of a mark."""
    return _HALF_WIDE if open or act in _EVIDENCE else HALF


def draw_mark(act: str, x: int, y: int, words: Words, *, open: bool = False) -> str:
    """Return the mark of *act* around a point."""
    half = half_width(act, open=open)
    shape, ink = _shape(act, x, y, half)
    return shape + label(letter_of(act, words, open=open), x, y + 4, f"cc-letter {ink}")


def _shape(act: str, x: int, y: int, half: int) -> tuple[str, str]:
    """Return the shape of a mark, and the class of the letter in it."""
    if act in _EVIDENCE:
        return _page(x, y, half), "cc-in-green"
    if act in ("states", "reports"):
        ink = "cc-on" if act == "states" else "cc-in-blue"
        return _box(x, y, half, HALF, f"cc-{act}"), ink
    if act == "states-if":
        return _box(x, y, half, 2, "cc-if"), "cc-in-blue"
    if act == "denial":
        return _octagon(x, y, half, "cc-denies"), "cc-on"
    return _octagon(x, y, half, "cc-told" if act in _REPORTED else "cc-objects"), "cc-in-red"


def _box(x: int, y: int, half: int, radius: int, class_: str) -> str:
    return element("rect", x=x - half, y=y - HALF, width=2 * half, height=2 * HALF, rx=radius, class_=class_)


def _octagon(x: int, y: int, half: int, class_: str) -> str:
    corner = 6
    data = (
        f"M{x - half + corner} {y - HALF}H{x + half - corner}L{x + half} {y - HALF + corner}"
        f"V{y + HALF - corner}L{x + half - corner} {y + HALF}"
        f"H{x - half + corner}L{x - half} {y + HALF - corner}"
        f"V{y - HALF + corner}Z"
    )
    return element("path", d=data, class_=class_)


def _page(x: int, y: int, half: int) -> str:
    fold = 6
    data = (
        f"M{x - half} {y - HALF}H{x + half - fold}L{x + half} {y - HALF + fold}V{y + HALF}H{x - half}Z"
        f"M{x + half - fold} {y - HALF}V{y - HALF + fold}H{x + half}"
    )
    return element("path", d=data, class_="cc-evidence")
