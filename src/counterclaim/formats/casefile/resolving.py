"""
A case as a case file can hold it: without references to what no record of the file has.

The JSON form keeps such references, because the record may be in another file. In a case file everything that
is named stands, so its reader takes them for slips.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from typing import Any

import attrs

from counterclaim.case import Case, CaseView
from counterclaim.checks import field_types, name_of, with_article
from counterclaim.codec import Codec
from counterclaim.errors import InvalidRecordError
from counterclaim.findings import Loss
from counterclaim.formats.casefile.mistakes import path_text
from counterclaim.formats.casefile.nearest import may_stand
from counterclaim.formats.casefile.positions import Path
from counterclaim.frozen import FrozenMap
from counterclaim.model import Record
from counterclaim.model.references import Reference, references

__all__ = ["Resolved", "resolved"]

_CODEC = Codec()


@attrs.frozen(eq=False)
class Resolved:
    """
    The part of a case that can be written.

    Attributes:
        case: Its records, none of which refers to what is not among them.
        losses: What was left out for it.
        cut: Where something was left out of a record that is kept, by its id.
    """

    case: CaseView
    losses: tuple[Loss, ...]
    cut: Mapping[str, Collection[Path]]

    def path_in_whole(self, record: str, path: Path) -> Path:
        """Return where that which stands at *path* of a *record* stood before anything was left out."""
        found: Path = ()
        for step in path:
            for *above, gone in self.cut.get(record, ()) if isinstance(step, int) else ():
                if isinstance(gone, int) and isinstance(step, int) and tuple(above) == found:
                    step += gone <= step
            found = (*found, step)
        return found


def resolved(case: CaseView, lost: Set[str]) -> Resolved:
    """Return what can be written of *case* where the records with the ids *lost* cannot."""
    resolver = _Resolver(case, lost)
    resolver.run()
    return resolver.result()


class _Resolver:
    """Leaves out references, and records that are nothing without them, until all the others resolve."""

    def __init__(self, case: CaseView, lost: Set[str]) -> None:
        self._case = case
        self._types = {record.id: type(record) for record in case if record.id not in lost}
        self._lost = lost
        self._cut: dict[str, tuple[Path, ...]] = {}
        self._mended: dict[str, Record] = {}
        self._losses: dict[str, list[Loss]] = {}

    def run(self) -> None:
        pending = {record.id: record for record in self._case if record.id not in self._lost}
        while pending:
            dropped = [record.id for record in pending.values() if not self._keeps(record)]
            again = (record for id in dropped for record in self._case.referring(id))
            pending = {record.id: record for record in again if record.id in self._types}

    def result(self) -> Resolved:
        losses = tuple(loss for id in self._case.ids() for loss in self._losses.get(id, ()))
        if len(self._types) == len(self._case) and not self._mended:
            return Resolved(self._case, losses, {})
        kept = [self._mended.get(record.id, record) for record in self._case if record.id in self._types]
        return Resolved(Case(kept), losses, self._cut)

    def _keeps(self, record: Record) -> bool:
        """Return whether *record* is kept, without its references that do not resolve."""
        wrong = {
            reference: reason for reference in references(record) if (reason := self._why_not(reference))
        }
        if not wrong:
            return True
        paths = {reference: _removable(record, reference.field) for reference in wrong}
        cut = dict.fromkeys(path for path in paths.values() if path)
        mended = _without(record, cut) if all(paths.values()) else None
        if mended is None:
            first, reason = next(iter(wrong.items()))
            self._losses[record.id] = [Loss(record.id, None, f"{first.field} {reason}")]
            self._mended.pop(record.id, None)
            del self._types[record.id]
            return False
        said = {paths[reference]: reason for reference, reason in reversed(wrong.items())}
        self._losses[record.id] = [Loss(record.id, path_text(path), said[path]) for path in cut]
        self._mended[record.id], self._cut[record.id] = mended, tuple(cut)
        return True

    def _why_not(self, reference: Reference) -> str | None:
        cls = self._types.get(reference.id)
        if cls is None:
            return f"refers to {reference.id!r}, which no record of the file has, and was left out"
        if may_stand(cls, reference.expected):
            return None
        found, expected = with_article(name_of(cls)), with_article(reference.expected.expected)
        return f"refers to {reference.id!r}, which is {found} and not {expected}, and was left out"


def _removable(record: Record, field: str) -> Path:
    """Return the innermost part around *field* that *record* can do without; `()` where there is none."""
    path: Path = ()
    innermost: Path = ()
    for container, step in _steps(record, field):
        path = (*path, step)
        if isinstance(container, tuple | FrozenMap) or _has_default(type(container), str(step)):
            innermost = path
    return innermost


def _steps(instance: Any, field: str) -> Iterator[tuple[Any, str | int]]:
    """Yield each step on the way of *field* into *instance*, with what it leads into."""
    while field:
        if isinstance(instance, tuple):
            index, _, field = field[1:].partition("]")
            yield instance, int(index)
            instance = instance[int(index)]
            continue
        field = field.removeprefix(".")
        keys = instance if isinstance(instance, FrozenMap) else field_types(type(instance))
        key = max((key for key in keys if field.startswith(key)), key=len)
        yield instance, key
        instance = instance[key] if isinstance(instance, FrozenMap) else getattr(instance, key)
        field = field.removeprefix(key)


def _has_default(cls: type, field: str) -> bool:
    return getattr(attrs.fields(cls), field).default is not attrs.NOTHING


def _without(record: Record, paths: Collection[Path]) -> Record | None:
    """Return *record* without what stands at *paths*; `None` where nothing valid would be left of it."""
    data = _CODEC.unstructure(record, protected="keep")
    for path in reversed(list(paths)):  # from the end, so that no index moves before its turn
        container: Any = data
        for step in path[:-1]:
            container = container[step]
        del container[path[-1]]
    try:
        return _CODEC.structure(data)
    except InvalidRecordError:
        return None
