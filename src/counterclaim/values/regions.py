"""What a value allows, and how a value of any kind takes part in the comparison of statements."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

__all__ = ["Denoting", "Region"]


@runtime_checkable
class Region(Protocol):
    """
    What a value allows, as a set that need not be listed; a `frozenset` is one.

    Two regions are equal, and hash alike, where they allow the same. Only regions of values of one type are
    ever compared with each other.
    """

    def isdisjoint(self, other: Any, /) -> bool:
        """Return whether nothing is allowed by both."""
        ...

    def issubset(self, other: Any, /) -> bool:
        """Return whether everything that is allowed here is allowed by *other*."""
        ...


@runtime_checkable
class Denoting(Protocol):
    """
    A value that says which region it denotes: what a value type of an extension defines to be compared.

    A value type without it is kept and shown, and compared with nothing.
    """

    def region(self) -> Region:
        """Return what the value allows."""
        ...
