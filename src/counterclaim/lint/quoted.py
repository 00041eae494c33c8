"""Where a paragraph quotes: what stands in quotation marks of English, German and French."""

from __future__ import annotations

import re

__all__ = ["Span", "quoted_spans"]

#: A beginning and an end, as offsets.
Span = tuple[int, int]

_MARK = re.compile(r'["„“”«»]')
#: What ends a quotation, by what begins it: “…”, „…“, »…«, «…». Straight marks end each other.
_ENDS = {'"': '"”“', "„": '“”"', "“": "”“", "«": "»", "»": "«"}
#: Two of them in a row are no quotation in a quotation: the former has no end.
_RESTARTS = "„"


def quoted_spans(paragraph: str) -> tuple[Span, ...]:
    """
    Return what *paragraph* quotes, marks included, in its order.

    A quotation without an end is one only at the beginning of a paragraph, where it goes on in the next. A
    straight mark behind a digit is an inch. Quotations in quotations are parts of the outer ones.
    """
    spans: list[Span] = []
    start = None
    for found in _MARK.finditer(paragraph):
        place, mark = found.start(), found[0]
        if start is None:
            if mark in _ENDS and not _is_inch(paragraph, place):
                start = place
        elif mark in _ENDS[paragraph[start]]:
            spans.append((start, found.end()))
            start = None
        elif mark == paragraph[start] == _RESTARTS:
            start = place
    if start is not None and not paragraph[:start].strip():
        spans.append((start, len(paragraph)))
    return tuple(spans)


def _is_inch(paragraph: str, place: int) -> bool:
    return paragraph[place] == '"' and paragraph[max(place - 1, 0) : place].isdigit()
