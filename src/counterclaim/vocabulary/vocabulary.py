"""A set of properties, by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache

import attrs

from counterclaim.errors import CounterclaimError
from counterclaim.frozen import FrozenMap
from counterclaim.model.properties import Property
from counterclaim.vocabulary.builtin import BUILT_IN

__all__ = ["UnknownPropertyError", "Vocabulary"]

_LONGEST_COMPARED = 64


class UnknownPropertyError(CounterclaimError, KeyError):
    """
    A vocabulary has no such property.

    Attributes:
        id: The id that was asked for.
        nearest: The most similar id it has, or `None`.
    """

    def __init__(self, id: str, *, nearest: str | None = None) -> None:
        super().__init__(id, nearest)
        self.id = id
        self.nearest = nearest

    def __str__(self) -> str:
        hint = f"did you mean {self.nearest!r}?" if self.nearest else "declare it as a property of the case"
        return f"there is no property {self.id!r}; {hint}"


def _by_id(properties: Iterable[Property]) -> FrozenMap[str, Property]:
    return FrozenMap((property.id, property) for property in properties)


@attrs.frozen
class Vocabulary:
    """
    Properties by id, in the order given; never changed, and equal to another of the same properties.

    Of several properties with one id the last counts, so that a case can refine what is built in.
    """

    _properties: FrozenMap[str, Property] = attrs.field(default=(), converter=_by_id)

    @classmethod
    def default(cls) -> Vocabulary:
        """Return the built-in vocabulary."""
        return _default()

    def with_properties(self, properties: Iterable[Property]) -> Vocabulary:
        """Return this vocabulary with *properties* added, each in the place of one with the same id."""
        return Vocabulary((*self, *properties))

    def __getitem__(self, id: str) -> Property:
        found = self.get(id)
        if found is None:
            near = get_close_matches(id[:_LONGEST_COMPARED], self._properties, n=1)
            raise UnknownPropertyError(id, nearest=near[0] if near else None)
        return found

    def get(self, id: str) -> Property | None:
        """Return the property under *id*, or `None` where there is none."""
        return self._properties.get(id)

    def __iter__(self) -> Iterator[Property]:
        return iter(self._properties.values())

    def __len__(self) -> int:
        return len(self._properties)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Property):
            return self._properties.get(item.id) == item
        return item in self._properties


@cache
def _default() -> Vocabulary:
    return Vocabulary(BUILT_IN)
