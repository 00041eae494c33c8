"""Profiles: how much each rule weighs for a newsroom, its numbers, and the norms that it follows."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from counterclaim.frozen import EMPTY, FrozenMap, frozen_map
from counterclaim.lint.finding import Level
from counterclaim.lint.norms import Norm

__all__ = ["Profile"]


def _frozen_levels(entries: Mapping[str, Level]) -> FrozenMap[str, Level]:
    return frozen_map(entries)


def _frozen_norms(entries: Mapping[str, tuple[Norm, ...]]) -> FrozenMap[str, tuple[Norm, ...]]:
    return frozen_map(entries)


@attrs.frozen(kw_only=True)
class Profile:
    """
    What a newsroom asks for; `attrs.evolve` makes one of its own from one that is there.

    Attributes:
        id: Its name, as `ifcn`.
        title: Its name for people.
        levels: How much the findings of a rule weigh, by its code, where that is not the usual.
        norms: The norms that a rule follows from, by its code.
        least_reply_days: How many days those concerned have for a reply at least.
        least_origins: How many independent sources a claim needs at least.
    """

    id: str
    title: str
    levels: FrozenMap[str, Level] = attrs.field(default=EMPTY, converter=_frozen_levels)
    norms: FrozenMap[str, tuple[Norm, ...]] = attrs.field(default=EMPTY, converter=_frozen_norms)
    least_reply_days: int = 1
    least_origins: int = 2
