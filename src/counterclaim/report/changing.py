"""What changed in a record, from one version to the next, in few words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from counterclaim.codec import Codec, protected_fields
from counterclaim.model import Attribution, Rebuttal, Record, UnknownRecord, references
from counterclaim.registry import registration_of
from counterclaim.values.protected import MASK
from counterclaim.words import Words, short

__all__ = ["FieldChange", "changes_between", "gist", "tag_of", "written"]

_CODEC = Codec()
_NAMED_BY = ("text", "name", "title", "label")
#: Characters of a value that are shown of it.
_LONGEST = 60


@frozen(kw_only=True)
class FieldChange:
    """
    One field that changed.

    Attributes:
        field: Where it is, as `statements[0].value.number`.
        old: What it held, as JSON; `None` where it was not there.
        new: What it holds, as JSON; `None` where it is gone.
    """

    field: str
    old: Any
    new: Any

    def shown(self, words: Words) -> str:
        """Return it on one line."""
        old, new = _shown(self.old, words), _shown(self.new, words)
        if self.old is None:
            return words("difference.new-field", field=self.field, new=new)
        if self.new is None:
            return words("difference.no-field", field=self.field, old=old)
        return words("difference.field", field=self.field, old=old, new=new)


def changes_between(old: Record, new: Record) -> tuple[FieldChange, ...]:
    """Return the fields in which two versions of a record differ; protected values are masked."""
    return (*_changes("", written(old), written(new)), *_protected_changes(old, new))


def written(record: Record) -> dict[str, Any]:
    """Return *record* as JSON holds it, protected values masked."""
    masked = dict.fromkeys(protected_fields(record), MASK)
    return {**_CODEC.unstructure(record, protected="mask"), **masked}


def gist(record: Record) -> str:
    """Return what stands for *record* in a list."""
    if isinstance(record, Attribution):
        return f"{record.source} → {record.of}"
    if isinstance(record, Rebuttal):
        return f"{record.kind.value}: {record.by} → {', '.join(record.targets)}"
    for name in _NAMED_BY:
        said = getattr(record, name, None)
        if isinstance(said, str):
            return short(said)
    return ", ".join(dict.fromkeys(reference.id for reference in references(record)))


def tag_of(record: Record) -> str:
    """Return the name of the type of *record*."""
    if record.foreign is not None:
        return record.foreign.tag
    return registration_of(type(record)).tag


def _changes(path: str, old: Any, new: Any) -> Iterator[FieldChange]:
    """Yield what differs between two values of JSON, as deeply inside as it can be told."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _changes(f"{path}.{key}" if path else key, old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (left, right) in enumerate(zip(old, new, strict=True)):
            yield from _changes(f"{path}[{index}]", left, right)
    elif old != new:
        yield FieldChange(field=path, old=old, new=new)


def _protected_changes(old: Record, new: Record) -> Iterator[FieldChange]:
    """Yield the protected fields that both versions have and that differ, without what they hold."""
    both = set(protected_fields(old)) & set(protected_fields(new))
    for name in sorted(both):
        if _protected(old, name) != _protected(new, name):
            yield FieldChange(field=name, old=MASK, new=MASK)


def _protected(record: Record, name: str) -> Any:
    return record.protected[name] if isinstance(record, UnknownRecord) else getattr(record, name)


def _shown(value: Any, words: Words) -> str:
    if isinstance(value, str):
        return words.quoted(short(value, _LONGEST))
    return short(json.dumps(value, ensure_ascii=False), _LONGEST)
