"""What may be wrong with one value: how many there are, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from counterclaim.checks import shown
from counterclaim.formats.web_annotation.terms import is_absolute, is_iri, several

__all__ = ["Fault", "at_most_one", "dates", "iris", "one_iri", "one_text", "whole_number"]

_DATE_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<hour>[0-9]{2}):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?"
    r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
)


class Fault(NamedTuple):
    """
    Something that is wrong in an annotation.

    Attributes:
        path: Where it stands.
        message: What is wrong, and what was expected.
        fatal: Whether the annotation cannot be used as it stands.
    """

    path: str
    message: str
    fatal: bool = True


def one_iri(value: dict[str, Any], key: str, path: str, *, required: bool = True) -> Iterator[Fault]:
    """Yield a fault where *key* has no IRI (if *required*), several, or something else."""
    found = value.get(key)
    if found is None and key not in value:
        if required:
            yield Fault(f"{path}.{key}", "is missing; expected exactly one IRI")
    elif not isinstance(found, str) or not is_iri(found):
        yield Fault(f"{path}.{key}", f"expected exactly one IRI, found {shown(found)}")
    elif not is_absolute(found):
        yield Fault(f"{path}.{key}", f"{shown(found)} is relative, and to what is not known", fatal=False)


def iris(value: dict[str, Any], key: str, path: str) -> Iterator[Fault]:
    """Yield a fault for each value of *key* that is no IRI and no object with one."""
    for found in several(value.get(key)):
        if not is_iri(found.get("id") if isinstance(found, dict) else found):
            yield Fault(f"{path}.{key}", f"expected an IRI, found {shown(found)}")


def one_text(value: dict[str, Any], key: str, path: str, *, required: bool = True) -> Iterator[Fault]:
    """Yield a fault where *key* has no text (if *required*), several, or something else."""
    found = value.get(key)
    if found is None and key not in value:
        if required:
            yield Fault(f"{path}.{key}", "is missing; expected exactly one text")
    elif not isinstance(found, str):
        yield Fault(f"{path}.{key}", f"expected exactly one text, found {shown(found)}")


def whole_number(value: dict[str, Any], key: str, path: str, *, required: bool = True) -> Iterator[Fault]:
    """Yield a fault where *key* is no whole number from 0, or missing where it is *required*."""
    found = value.get(key)
    if found is None and key not in value:
        if required:
            yield Fault(f"{path}.{key}", "is missing; expected a whole number from 0")
    elif type(found) is not int or found < 0:
        yield Fault(f"{path}.{key}", f"expected a whole number from 0, found {shown(found)}")


def at_most_one(value: dict[str, Any], key: str, path: str) -> Iterator[Fault]:
    """Yield a fault where *key* has several values."""
    found = several(value.get(key))
    if len(found) > 1:
        yield Fault(f"{path}.{key}", f"expected at most one value, found {len(found)}")


def dates(value: dict[str, Any], keys: Iterable[str], path: str, *, many: bool = False) -> Iterator[Fault]:
    """Yield a fault for each of *keys* that is no one date and time, or with *many* no list of them."""
    for key in keys:
        if key not in value:
            continue
        found = value[key]
        for moment in several(found) if many else [found]:
            yield from _moment(moment, f"{path}.{key}")


def _moment(found: Any, path: str) -> Iterator[Fault]:
    # XML Schema Part 2, 3.2.7 dateTime; "with the UTC timezone expressed as Z" (3.3.1).
    match = _DATE_TIME.fullmatch(found) if isinstance(found, str) else None
    if match is None or not _is_day(match["day"]) or int(match["hour"]) > 24:
        yield Fault(path, f"expected one date and time, as 2015-01-28T12:00:00Z, found {shown(found)}")
    elif match["zone"] != "Z":
        yield Fault(
            path, f"{shown(found)} should be in UTC, with Z at its end; it is kept as it is", fatal=False
        )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
