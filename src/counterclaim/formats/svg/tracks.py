"""Lines side by side: which of them share a track, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["tracks_of"]


def tracks_of(spans: Sequence[tuple[int, int]]) -> list[int]:
    """
    Return the track of each of *spans*, from 0: spans on one track do not touch.

    Short ones get the lower tracks, so that long ones lead around them. A span is put onto the lowest track
    that is free (greedy colouring of an interval graph).
    """
    order = sorted(
        range(len(spans)), key=lambda place: (spans[place][1] - spans[place][0], spans[place], place)
    )
    taken: list[list[tuple[int, int]]] = []
    found = [0] * len(spans)
    for place in order:
        first, last = spans[place]
        track = next(
            (
                number
                for number, others in enumerate(taken)
                if all(last < start or end < first for start, end in others)
            ),
            len(taken),
        )
        if track == len(taken):
            taken.append([])
        taken[track].append(spans[place])
        found[place] = track
    return found
