"""What to say of a property that nobody declared: the line to paste, and the one that was meant."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Set
from datetime import date
from typing import Any

from counterclaim.errors import UnreadableWordingError
from counterclaim.formats.casefile.nearest import Nearest
from counterclaim.values import parse_date, parse_quantity

__all__ = ["Undeclared"]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


class Undeclared:
    """Says what is wrong with properties that nobody declared; of each the same, however often it is met."""

    def __init__(self, ids: Collection[str], declared: Set[str], nearest: Nearest) -> None:
        """*ids* are those of all records, and *declared* those of the properties that the file declares."""
        self._ids = ids
        self._declared = declared
        self._nearest = nearest
        self._said: dict[str, str] = {}

    def message(self, property: str, value: Any, language: str) -> str:
        """Return what to say of an undeclared *property* that is to have *value*."""
        if property not in self._said:
            self._said[property] = self._worded(property, value, language)
        return self._said[property]

    def _worded(self, property: str, value: Any, language: str) -> str:
        if property in self._declared:
            return (
                f"the declaration of the property {property[:64]!r} has a mistake in it; correct that first"
            )
        name = property if _BARE_KEY.fullmatch(property) else json.dumps(property, ensure_ascii=False)
        near = self._nearest.property(property)
        declare = "; declare" if near is None else f"; did you mean {near!r}? If not, declare"
        line = f'{name} = {{value = "{_kind_of(value, language, self._ids)}"}}'
        said = f"the property {property[:64]!r} is not declared{declare} it with these lines:"
        return f"{said}\n[property]\n{line}"


def _kind_of(value: Any, language: str, ids: Collection[str]) -> str:
    """Return the kind of value that *value* most likely is."""
    if not isinstance(value, str):
        return "date" if isinstance(value, date) else "quantity"
    if value in ids:
        return "entity"
    for kind, read in (("quantity", parse_quantity), ("date", parse_date)):
        try:
            read(value, language=language)
        except UnreadableWordingError:
            continue
        return kind
    return "text"
