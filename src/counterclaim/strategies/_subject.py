"""What a conformance check looks at, and how it complains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from counterclaim.checks import field_types
from counterclaim.errors import CounterclaimError
from counterclaim.registry import Registration

__all__ = ["ConformanceError", "Subject", "fault_of", "instances_within"]


class ConformanceError(CounterclaimError, AssertionError):
    """
    A type, a rule of conflicts or of a lint, or a format breaks what every one has to keep.

    Attributes:
        name: The full name of the class or rule, the code of a rule of a lint, or the name of the format.
        reason: What is wrong, and what to do.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name = name
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}"


@attrs.frozen
class Subject:
    """The type that is checked, with its registration."""

    cls: type
    entry: Registration

    def fault(self, reason: str) -> ConformanceError:
        """Return the complaint that the type is wrong for *reason*."""
        return fault_of(self.cls, reason)

    @property
    def hints(self) -> Mapping[str, Any]:
        """The annotations of the fields."""
        return field_types(self.cls)

    @property
    def is_record(self) -> bool:
        """Whether it is registered as a record."""
        return self.entry.kind == "record"


def fault_of(cls: type, reason: str) -> ConformanceError:
    """Return the complaint that *cls* is wrong for *reason*."""
    return ConformanceError(f"{cls.__module__}.{cls.__qualname__}", reason)


def instances_within(value: Any) -> Iterator[Any]:
    """Yield *value*, where it is an instance of an attrs class, and every other that it is made of."""
    if isinstance(value, tuple):
        for item in value:
            yield from instances_within(item)
    elif attrs.has(type(value)):
        yield value
        for field in attrs.fields(type(value)):
            yield from instances_within(getattr(value, field.name))
