"""What somebody meant who wrote an id that nothing has; looked for as long as that takes little time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from counterclaim.case.nearest import nearest_id
from counterclaim.formats.casefile.entries import Entry
from counterclaim.model import Attribution, Entity, Property, Record, UnknownRecord
from counterclaim.registry import Ref, find_tag, is_id

__all__ = ["Nearest", "may_stand"]

#: A file with more unknown ids than this was made by a program, which does not mistype.
MOST_HINTS = 50
#: How many ids and names are compared for all hints together.
MOST_COMPARED = 200_000

#: How alike an id of another type must be, to be meant all the same.
_VERY_ALIKE = 0.9
_ANYTHING = Ref()


class Nearest:
    """Looks for what was meant among the records of a case file, by their ids and names."""

    def __init__(self, entries: Iterable[Entry], vocabulary: Iterable[Property] = ()) -> None:
        """*vocabulary* holds the properties that need no declaration."""
        self._types: dict[str, type[Record]] = {}
        self._names: list[tuple[str, str]] = []
        self._properties = {property.id: property.id for property in vocabulary}
        for entry in entries:
            if is_id(entry.id):
                self._types.setdefault(entry.id, entry.table.cls)
                self._names += [(name, entry.id) for name in _names(entry)]
                if issubclass(entry.table.cls, Property):
                    self._properties[entry.id] = entry.id
        self._spelled: dict[tuple[Ref, bool, bool], dict[str, str]] = {}
        self._found: dict[tuple[str, Ref], str | None] = {}
        self._hints = self._compared = 0

    def add_attributions(self, ids: Iterable[str]) -> None:
        """Add attributions that the words of other records stand for."""
        for id in ids:
            self._types.setdefault(id, Attribution)
        self._spelled.clear()

    def record(self, wanted: str, expected: Ref) -> str | None:
        """Return the id of the record that was meant by *wanted* where *expected* may stand, or `None`."""
        key = (wanted, expected)
        if key not in self._found:
            # Whoever writes `record@source` means no record alone, and no source.
            hop = "@" in wanted
            found = self._look(wanted, self._spellings(expected, names=True, hop=hop))
            if found is None and expected.tags:
                others = self._spellings(_ANYTHING, names=False, hop=hop)
                found = self._look(wanted, others, least=_VERY_ALIKE)
            self._found[key] = found
        return self._found[key]

    def property(self, wanted: str) -> str | None:
        """Return the id of the property that was meant by *wanted*, or `None`."""
        return self._look(wanted, self._properties)

    def _look(self, wanted: str, spelled: Mapping[str, str], **least: float) -> str | None:
        if self._hints == MOST_HINTS or self._compared + len(spelled) > MOST_COMPARED:
            return None
        self._compared += len(spelled)
        found = nearest_id(wanted, spelled.keys(), **least)
        self._hints += found is not None
        return None if found is None else spelled[found]

    def _spellings(self, expected: Ref, *, names: bool, hop: bool) -> dict[str, str]:
        """Return the ids of what may stand where *expected* is, by themselves and by their *names*."""
        key = (expected, names, hop)
        if key not in self._spelled:
            ids = (id for id in self._types if not hop or "@" in id)
            fitting = {id: id for id in ids if may_stand(self._types[id], expected)}
            others = {name: id for name, id in self._names if id in fitting} if names else {}
            self._spelled[key] = others | fitting
        return self._spelled[key]


def may_stand(cls: type[Record], expected: Ref) -> bool:
    """Return whether a record of *cls* may stand where *expected* is."""
    if not expected.tags or issubclass(cls, UnknownRecord):
        return True
    wanted = (find_tag(tag) for tag in expected.tags)
    return any(entry is not None and issubclass(cls, entry.cls) for entry in wanted)


def _names(entry: Entry) -> Iterator[str]:
    if not issubclass(entry.table.cls, Entity):
        return
    aliases = entry.fields.get("aliases", [])
    others: Collection[object] = aliases if isinstance(aliases, list) else [aliases]
    for name in (entry.fields.get("name"), *others):
        if isinstance(name, str):
            yield name
