"""What to say of a property that nobody declared: the line to paste, and the one that was meant."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from datetime import date
from typing import Any

from counterclaim.errors import UnreadableWordingError
from counterclaim.formats.casefile.mistakes import did_you_mean
from counterclaim.values import parse_date, parse_quantity

__all__ = ["undeclared"]

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def undeclared(
    property: str, value: Any, language: str, *, ids: Collection[str], properties: Collection[str]
) -> str:
    """
    Return what to say of an undeclared *property* that is to have *value*.

    *ids* are those of the records, and *properties* those that are declared.
    """
    name = property if _BARE_KEY.fullmatch(property) else json.dumps(property, ensure_ascii=False)
    near = did_you_mean(property, properties)
    declare = f"{near} If not, declare" if near else "; declare"
    line = f'{name} = {{value = "{_kind_of(value, language, ids)}"}}'
    return f"the property {property[:64]!r} is not declared{declare} it with these lines:\n[property]\n{line}"


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
