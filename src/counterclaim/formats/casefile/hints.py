"""The annotations of classes, looked up once: working them out takes far longer than using them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from counterclaim.checks import field_types
from counterclaim.frozen import FrozenMap

__all__ = ["hints_of"]

_hints: WeakKeyDictionary[type, Mapping[str, Any]] = WeakKeyDictionary()


def hints_of(cls: type) -> Mapping[str, Any]:
    """Return the annotations of an attrs class by field, with their marks, in field order."""
    found = _hints.get(cls)
    if found is None:
        found = _hints[cls] = FrozenMap(field_types(cls))
    return found
