"""
Scales of ratings as data: what a publisher's label means on a common order, and when that is not known.

Labels match exactly or not at all. A rating that no scale knows stays `Unmapped`, with the reason, and never
becomes a number.
"""

from __future__ import annotations

from counterclaim.ratings.direction import (
    Evidence,
    NumberDirection,
    NumberOrder,
    contradicts,
    number_direction,
)
from counterclaim.ratings.mapping import Mapped, Unmapped, map_rating
from counterclaim.ratings.reading import read_scales, scale_from_data
from counterclaim.ratings.scale import InvalidScaleError, Label, Scale
from counterclaim.ratings.scales_by_publisher import Scales
from counterclaim.ratings.truth import TAGS, Truth

__all__ = [
    "TAGS",
    "Evidence",
    "InvalidScaleError",
    "Label",
    "Mapped",
    "NumberDirection",
    "NumberOrder",
    "Scale",
    "Scales",
    "Truth",
    "Unmapped",
    "contradicts",
    "map_rating",
    "number_direction",
    "read_scales",
    "scale_from_data",
]
