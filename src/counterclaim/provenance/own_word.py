"""Whose word an attribution is: the source's own, or another's."""

from __future__ import annotations

from counterclaim.model import Attribution

__all__ = ["has_origin"]


def has_origin(attribution: Attribution) -> bool:
    """Return whether *attribution* is somebody's own word, and not passed on from others alone."""
    if attribution.first_hand is not None:
        return attribution.first_hand
    return attribution.committed and not attribution.relays
