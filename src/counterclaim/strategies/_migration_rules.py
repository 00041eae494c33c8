"""What can be said of the migrations of a type by reading old data."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from typing import Any

from counterclaim.codec import Codec, canonical_json, decode_json
from counterclaim.errors import CounterclaimError
from counterclaim.registry import Migration, record_type, temporary_types, value_type
from counterclaim.safe_text import shorten
from counterclaim.strategies._subject import Subject

__all__ = ["check_migrations"]


def check_migrations(subject: Subject, old: Sequence[Mapping[str, Any]]) -> list[Any]:
    """
    Return what is read from the examples *old*, objects as older versions wrote them.

    Raises:
        ConformanceError: A migration is impure, or leads to what is not read.
    """
    register = record_type if subject.is_record else value_type
    faults: list[str] = []
    watched = {
        version: _watched(migration, version, faults)
        for version, migration in subject.entry.migrations.items()
    }
    with temporary_types():
        register(subject.entry.tag, version=subject.entry.version, migrations=watched)(subject.cls)
        return [_read(subject, example, faults) for example in old]


def _read(subject: Subject, example: Mapping[str, Any], faults: list[str]) -> Any:
    shown = shorten(json.dumps(example, ensure_ascii=False, default=str), 300)
    version = example.get("v", 1)
    if example.get("type") != subject.entry.tag or version not in subject.entry.migrations:
        raise subject.fault(
            f"was given an example that no older version wrote: {shown}; give objects with its tag as type "
            f"and a version below {subject.entry.version} as v"
        )
    codec = Codec()
    try:
        data = decode_json(json.dumps(example))
        read = codec.structure(data) if subject.is_record else codec.structure_value(data)
        problem = "" if type(read) is subject.cls else "it is kept, and not read as the type"
    except (CounterclaimError, TypeError, ValueError) as error:
        problem = str(error)
    if faults:
        raise subject.fault(faults[0])
    if problem:
        raise subject.fault(f"does not read what version {version} wrote: {problem}. Written: {shown}")
    return read


def _watched(migration: Migration, version: int, faults: list[str]) -> Migration:
    """Return *migration* as it is, adding to *faults* where it is impure."""
    name = f"has a migration from version {version} that"

    def migrate(fields: dict[str, Any]) -> dict[str, Any]:
        before = copy.deepcopy(fields)
        result = migration(fields)
        if fields != before:
            faults.append(f"{name} changes the object it is given; return a new one, as {{**fields, …}}")
        elif not isinstance(result, dict):
            faults.append(f"{name} returns no object; return the fields of the next version as a dict")
        elif canonical_json(migration(copy.deepcopy(before))) != canonical_json(result):
            faults.append(
                f"{name} makes something else of the same object each time; derive all from the object"
            )
        return result

    return migrate
