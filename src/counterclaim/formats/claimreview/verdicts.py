"""Ratings of the markup, as they were published."""

from __future__ import annotations

from counterclaim.formats.claimreview.nodes import Node
from counterclaim.model import Rating

__all__ = ["LONGEST_LABEL", "rating_of"]

#: Labels are words; a longer one is a sentence about the verdict.
LONGEST_LABEL = 60
_UNKNOWN = frozenset({"-1"})


def rating_of(node: Node) -> Rating | None:
    """Return the rating that *node* describes, word for word, or `None` where it holds nothing."""
    node.told_by_class("Rating")
    label = node.text("alternateName")
    value, best, worst = node.figure("ratingValue"), node.figure("bestRating"), node.figure("worstRating")
    if not node.own:
        node.check_type()
        _check_label(node, label)
        _check_figures(node, value, best, worst)
    extra = node.rest()
    if label is None and value is None and best is None and worst is None and not extra:
        return None
    return Rating(label=label, value=value, best=best, worst=worst, extra=extra)


def _check_label(node: Node, label: str | None) -> None:
    if label is None:
        if "alternateName" not in node.data:
            node.odd("the rating has no label", "alternateName")
    elif len(label) > LONGEST_LABEL:
        node.odd(f"the label has {len(label)} characters, and reads like a sentence", "alternateName")


def _check_figures(node: Node, value: str | None, best: str | None, worst: str | None) -> None:
    if value is None:
        node.odd("the rating has no value", "ratingValue")
        return
    figures = {"ratingValue": value, "bestRating": best, "worstRating": worst}
    if set(figures.values()) <= _UNKNOWN:
        node.odd("value, best and worst are all -1, which means nothing", "ratingValue")
        return
    numbers = {key: _number(node, key, stated) for key, stated in figures.items()}
    low, high = numbers["worstRating"], numbers["bestRating"]
    stated = numbers["ratingValue"]
    if low is not None and high is not None and low == high:
        node.odd(f"best and worst are both {best}", "bestRating")
    elif None not in (low, high, stated) and not min(low, high) <= stated <= max(low, high):  # type: ignore[type-var,operator]
        node.odd(f"the value {value} lies outside of {worst} to {best}", "ratingValue")


def _number(node: Node, key: str, stated: str | None) -> float | None:
    if stated is None:
        return None
    try:
        number = float(stated)
    except ValueError:
        node.odd("is empty" if not stated.strip() else f"expected a number, found {stated[:64]!r}", key)
        return None
    return number if number - number == 0 else None
