"""Statements as three words say them: subject, property, value."""

from __future__ import annotations

from typing import Any

from counterclaim.checks import field_types
from counterclaim.formats.casefile.expand import BROKEN, Expander
from counterclaim.formats.casefile.mistakes import shown_toml
from counterclaim.formats.casefile.positions import Path
from counterclaim.model import Statement

__all__ = ["says_json"]

_EXPECTED = 'expected [subject, property, value], as in ["huawei", "countries-supplied", "at least 50"]'


def says_json(value: Any, expander: Expander, path: Path) -> Any:
    """Return the statements that *value* says, each with its path, in the codec's form; or `BROKEN`."""
    if isinstance(value, list) and value and all(isinstance(item, list) for item in value):
        found = [_statement(item, expander, (*path, index)) for index, item in enumerate(value)]
        places: list[Path] = [(*path, index) for index in range(len(value))]
    else:
        found, places = [_statement(value, expander, path)], [path]
    if any(statement is BROKEN for statement in found):
        return BROKEN
    return list(zip(places, found, strict=True))


def _statement(value: Any, expander: Expander, path: Path) -> Any:
    if not isinstance(value, list) or len(value) != 3 or not all(type(part) is str for part in value[:2]):
        found = f"a list of {len(value)}" if isinstance(value, list) else shown_toml(value)
        expander.report(path, f"{_EXPECTED}; found {found}")
        return BROKEN
    subject, property, said = value
    subject = expander.field(subject, field_types(Statement)["subject"], (*path, 0))
    stated = expander.stated(property, said, (*path, 2))
    return BROKEN if stated is BROKEN else {"subject": subject, "property": property, "value": stated}
