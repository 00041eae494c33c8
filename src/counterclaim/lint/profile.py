"""Profiles: how much each rule weighs for a newsroom, its numbers, and the norms that it follows."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from counterclaim.checks import shown
from counterclaim.frozen import EMPTY, FrozenMap, frozen_map
from counterclaim.lint.finding import Level
from counterclaim.lint.norms import Norm

__all__ = ["Profile"]


def _frozen_levels(entries: Mapping[str, Level]) -> FrozenMap[str, Level]:
    given: Mapping[str, object] = entries
    wrong = next((code for code, level in given.items() if not isinstance(level, Level)), None)
    if wrong is not None:
        message = f"the level of {shown(wrong)} is a Level, as Level.NOTE, not {shown(given[wrong])}"
        raise TypeError(message)
    return frozen_map(entries)


def _check_number(instance: Profile, attribute: attrs.Attribute[int], number: object) -> None:
    if not isinstance(number, int) or isinstance(number, bool):
        message = f"{attribute.name} is a whole number, not {shown(number)}"
        raise TypeError(message)
    if number < 0:
        message = f"{attribute.name} is a whole number from 0, not {number}"
        raise ValueError(message)


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
        norms: The norms that a rule follows from, by its code; where a code is several things, by the code
            and the aspect, as `CC403.embargo`, which goes before the code alone.
        least_reply_days: How many days those concerned have for a reply at least, from 0.
        least_origins: How many independent sources a claim needs at least, from 0.

    Raises:
        TypeError: A level is no `Level`, or a number is no whole number.
        ValueError: A number is less than 0.
    """

    id: str
    title: str
    levels: FrozenMap[str, Level] = attrs.field(default=EMPTY, converter=_frozen_levels)
    norms: FrozenMap[str, tuple[Norm, ...]] = attrs.field(default=EMPTY, converter=_frozen_norms)
    least_reply_days: int = attrs.field(default=1, validator=_check_number)
    least_origins: int = attrs.field(default=2, validator=_check_number)

    def norms_of(self, code: str, aspect: str | None = None) -> tuple[Norm, ...]:
        """Return the norms that a finding of the rule *code*, and of this *aspect* of it, follows from."""
        whole = self.norms.get(code, ())
        return whole if aspect is None else self.norms.get(f"{code}.{aspect}", whole)

    def all_norms(self, code: str) -> tuple[Norm, ...]:
        """Return the norms that findings of the rule *code* may follow from, of whatever aspect of it."""
        found = (norms for key, norms in self.norms.items() if key.partition(".")[0] == code)
        return tuple(dict.fromkeys(norm for norms in found for norm in norms))
