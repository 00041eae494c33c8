"""
Whom and what the cells of a sheet name.

An id in brackets is an id. A word is the id or the very name of something on record, or of something that
another row names with its id. What remains is new, and is entered under an id that follows from its name.
"""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from counterclaim.case import CaseView
from counterclaim.case.nearest import nearest_id
from counterclaim.checks.words import name_of as tag_of
from counterclaim.formats.ids import derived_id
from counterclaim.formats.table.items import Item
from counterclaim.model import Claim, Document, Entity, Place, Record, Source

__all__ = ["Names", "Role", "Say", "name_of"]

#: Says what is odd about what is being read.
Say = Callable[[str], None]
_ADDRESS = re.compile(r"https?://\S+")


class Role(enum.Enum):
    """What a cell names something as."""

    ENTITY = "entity"
    SOURCE = "source"
    PLACE = "place"
    DOCUMENT = "document"
    CLAIM = "claim"


_CLASSES: dict[Role, type[Record]] = {
    Role.ENTITY: Entity,
    Role.SOURCE: Source,
    Role.PLACE: Place,
    Role.DOCUMENT: Document,
    Role.CLAIM: Claim,
}
#: Of what is named in several roles, the first says most: a source is an entity, too.
_STRONGEST = (Role.SOURCE, Role.PLACE, Role.ENTITY, Role.DOCUMENT, Role.CLAIM)
_KINDS_OF_THING = {Role.ENTITY: "entity", Role.SOURCE: "entity", Role.PLACE: "entity"}


def name_of(record: Record | None, role: Role) -> str:
    """Return the name by which a cell shows *record* in this *role*; empty where it fits it not."""
    if record is None or not isinstance(record, _CLASSES[role]):
        return ""
    if isinstance(record, Entity):
        return record.name
    return (record.title or record.url or "") if isinstance(record, Document) else ""


class Names:
    """What is named in one sheet, over what is on record."""

    def __init__(self, case: CaseView) -> None:
        self._case = case
        self._on_record: dict[str, dict[str, list[str]]] | None = None
        self._declared: dict[str, str] = {}
        self._ids_declared: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._roles: dict[tuple[str, str], set[Role]] = defaultdict(set)
        self._publishers: dict[str, str] = {}
        self._new: dict[str, Record] = {}
        self._claims: dict[str, str] = {}
        self._claim_ids: set[str] = set()
        self._things: dict[str, set[str]] = {}
        self._told: set[tuple[str, str]] = set()

    def declare(self, item: Item, role: Role) -> None:
        """Take notice of an *item*, before anything is looked up."""
        thing = _KINDS_OF_THING.get(role, role.value)
        if item.id is not None:
            self._roles[thing, f"[{item.id}]"].add(role)
            if item.name.strip():
                self._declared.setdefault(item.id, item.name)
                self._ids_declared[thing, item.name][item.id] = None
                self._things.setdefault(item.id, set()).add(thing)
        self._roles[thing, item.name].add(role)

    def declare_claim(self, id: str, text: str) -> None:
        """Take notice of a claim that has a row."""
        self._claims.setdefault(text, id)
        self._claim_ids.add(id)

    def declare_publisher(self, document: str, publisher: str, say: Say) -> None:
        """Take notice of who publishes a document."""
        known = self.publisher_of(document)
        if not self._may_be_document(document):
            say(f"{document!r} is the id of something else than a document, which has no publisher")
        elif document in self._case and publisher != known:
            say(f"the publisher of {document!r} on record is {known!r}, which a sheet does not change")
        elif self._publishers.setdefault(document, publisher) != publisher:
            say(f"another row names {self._publishers[document]!r} as the publisher of {document!r}")

    def _may_be_document(self, id: str) -> bool:
        if id in self._case:
            return isinstance(self._case[id], Document)
        return self._things.get(id, set()) <= {Role.DOCUMENT.value} and id not in self._claim_ids

    def publisher_of(self, document: str) -> str | None:
        """Return the id of the publisher of a document."""
        found = self._case.get(document, Document)
        return self._publishers.get(document) if found is None else found.publisher

    def find(self, item: Item, role: Role, say: Say) -> str | None:
        """Return the id of what *item* names; `None` after saying why that is not known."""
        if item.id is not None:
            return self._by_id(item, item.id, role, say)
        if not item.name.strip():
            say("names nothing; write a name or, in brackets, an id")
            return None
        found = self._by_word(item.name, role)
        if len(found) > 1:
            ids = ", ".join(found[:4])
            say(f"{item.name[:60]!r} is the name of several on record ({ids}); write the id in brackets")
            return None
        return found[0] if found else self._entered(item.name, role, say)

    def records(self) -> Iterator[Record]:
        """Yield what is new, with what the sheet says of it."""
        for id, publisher in self._publishers.items():
            if id not in self._case and id not in self._new:
                self._new[id] = Document(id=id, publisher=publisher)
        for record in self._new.values():
            if isinstance(record, Document):
                yield Document(
                    id=record.id,
                    title=record.title,
                    url=record.url,
                    publisher=self._publishers.get(record.id),
                )
            else:
                yield record

    def _by_id(self, item: Item, id: str, role: Role, say: Say) -> str:
        record = self._case.get(id)
        if record is None and item.name.strip():
            if id not in self._new:
                made = self._new[id] = _made(id, item.name, self._strongest(id, item.name, role))
                if len(self._case):  # of a sheet by itself, everything is new
                    near = nearest_id(id, self._case.ids())
                    hint = f"; did you mean {near!r}?" if near else ""
                    say(f"{id!r} is not on record, and was entered as a new {tag_of(type(made))}{hint}")
        elif record is not None and item.name.strip():
            name = name_of(record, Role.ENTITY) or name_of(record, Role.DOCUMENT)
            if name and item.name != name and (id, item.name) not in self._told:
                self._told.add((id, item.name))
                say(f"{id!r} is {name[:60]!r} on record, which a sheet does not change")
        return id

    def _by_word(self, word: str, role: Role) -> list[str]:
        roles = (Role.ENTITY, Role.DOCUMENT) if role is Role.ENTITY else (role,)
        for each in roles:
            if self._fits(word, each):
                return [word]
        for each in roles:
            thing = _KINDS_OF_THING.get(each, each.value)
            ids = [id for id in self._names()[thing].get(word, ()) if self._fits(id, each)]
            ids += self._ids_declared.get((thing, word), {})
            if each is Role.CLAIM and word in self._claims:
                ids.append(self._claims[word])
            if ids:
                return list(dict.fromkeys(ids))
        return []

    def _fits(self, id: str, role: Role) -> bool:
        if self._case.get(id, _CLASSES[role]) is not None:
            return True
        if role is Role.CLAIM:
            return id in self._claim_ids
        thing = _KINDS_OF_THING.get(role, role.value)
        return (thing, f"[{id}]") in self._roles and id not in self._case

    def _names(self) -> dict[str, dict[str, list[str]]]:
        if self._on_record is None:
            names: dict[str, dict[str, list[str]]] = {"entity": {}, "document": {}, "claim": {}}
            for record in self._case:
                if isinstance(record, Entity):
                    names["entity"].setdefault(record.name, []).append(record.id)
                elif isinstance(record, Document):
                    for text in filter(None, dict.fromkeys((record.title, record.url))):
                        names["document"].setdefault(text, []).append(record.id)
                elif isinstance(record, Claim):
                    names["claim"].setdefault(record.text, []).append(record.id)
            self._on_record = names
        return self._on_record

    def _entered(self, name: str, role: Role, say: Say) -> str:
        strongest = self._strongest(None, name, role)
        word = strongest.value
        id = derived_id(word, name)
        if id not in self._case and id not in self._new:
            self._new[id] = _made(id, name, strongest)
            say(f"{name[:60]!r} is the name of nothing on record, and was entered as the {word} {id!r}")
        return id

    def _strongest(self, id: str | None, name: str, role: Role) -> Role:
        """Return what says most of the roles in which the same thing is named; without an id, by its name."""
        thing = _KINDS_OF_THING.get(role, role.value)
        roles = {role, *self._roles.get((thing, name if id is None else f"[{id}]"), ())}
        return next(each for each in _STRONGEST if each in roles)


def _made(id: str, name: str, role: Role) -> Record:
    if role is Role.DOCUMENT:
        is_address = _ADDRESS.fullmatch(name) is not None
        return Document(id=id, url=name if is_address else None, title=None if is_address else name)
    if role is Role.CLAIM:
        return Claim(id=id, text=name)
    if role is Role.SOURCE:
        return Source(id=id, name=name)
    return Place(id=id, name=name) if role is Role.PLACE else Entity(id=id, name=name)
