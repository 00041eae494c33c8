"""The errors of a detailed reading, as faults with paths and in our own words."""

from __future__ import annotations

from collections.abc import Iterator

from cattrs import ClassValidationError, IterableValidationError

from counterclaim.codec.leaves import RefusedError
from counterclaim.errors import Fault, InvalidRecordError, UnreadableWordingError

__all__ = ["faults_of"]


def faults_of(error: BaseException) -> tuple[Fault, ...]:
    """Return everything that *error*, raised by a detailed reading, says to be wrong."""
    return tuple(dict.fromkeys(_faults(error)))


def _faults(error: BaseException) -> Iterator[Fault]:
    if isinstance(error, ClassValidationError):
        noted, plain = error.group_exceptions()
        for inner, note in noted:
            yield from (fault.below(note.name) for fault in _faults(inner))
        for inner in plain:
            yield from _faults(inner)
    elif isinstance(error, IterableValidationError):
        noted_items, plain = error.group_exceptions()
        for inner, item in noted_items:
            place = f"[{item.index}]" if isinstance(item.index, int) else str(item.index)
            yield from (fault.below(place) for fault in _faults(inner))
        for inner in plain:
            yield from _faults(inner)
    elif isinstance(error, InvalidRecordError):
        yield from error.faults
    else:
        yield Fault("", _worded(error))


def _worded(error: BaseException) -> str:
    if isinstance(error, UnreadableWordingError):
        return str(error)
    if isinstance(error, RefusedError):
        return str(error)
    if isinstance(error, KeyError):
        return "is missing"
    if isinstance(error, RecursionError):
        return "is nested too deeply"
    # An extension's own check raised it; what it says is for users.
    return str(error) or "is refused by its type"
