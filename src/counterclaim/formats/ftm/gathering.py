"""What an input says of each entity, before records are made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from counterclaim.checks import shown
from counterclaim.formats.ftm.names import Origin, origin_of
from counterclaim.formats.ftm.rows import Place, Row, row_of
from counterclaim.formats.ftm.schemata import schema_named
from counterclaim.frozen import FrozenMap, JsonValue, freeze

__all__ = ["Gathered", "Gathering"]

_STATEMENT_KEYS = frozenset({"entity_id", "prop"})
_ENTITY_KEYS = frozenset({"id", "schema"})
_EXPECTED = (
    "expected a statement (entity_id, schema, prop, value) or an entity (id, schema, properties), "
    "found {}; it was left out"
)


@attrs.define
class Gathered:
    """
    What is said of one entity.

    Attributes:
        id: Its id, as FollowTheMoney has it.
        rows: What is said of it, each once, without statements of our own.
        own: The statements that were records of ours, with their names.
        unread: Statements that could not be understood, as they were.
        headers: What stood beside the properties of the entity, as it was, each once.
        schemata: What it is said to be, each once.
    """

    id: str
    rows: dict[Row, None] = attrs.field(factory=dict)
    own: list[tuple[Origin, Row]] = attrs.field(factory=list)
    unread: list[JsonValue] = attrs.field(factory=list)
    headers: dict[FrozenMap[str, JsonValue], None] = attrs.field(factory=dict)
    schemata: dict[str, None] = attrs.field(factory=dict)

    def add(self, row: Row) -> None:
        """Add a statement."""
        self.schemata.setdefault(row.schema)
        origin = origin_of(row.text("origin"))
        if origin is None:
            self.rows.setdefault(row)
        else:
            self.own.append((origin, row))

    @property
    def schema(self) -> str:
        """The schema that is all that it is said to be, or the first of those that do not fit together."""
        for name in self.schemata:
            known = schema_named(name)
            if known is not None and known.lineage >= self.schemata.keys():
                return name
        return next(iter(self.schemata))

    @property
    def torn(self) -> bool:
        """Whether it is said to be things that do not fit together."""
        known = schema_named(self.schema)
        return len(self.schemata) > 1 and not (known is not None and known.lineage >= self.schemata.keys())


class Gathering:
    """Puts together what an input says of each entity, in the order in which they come."""

    def __init__(self) -> None:
        self._entities: dict[str, Gathered] = {}
        self._places: dict[str, Place] = {}

    def __iter__(self) -> Iterator[Gathered]:
        return iter(self._entities.values())

    def tell_torn(self) -> None:
        """Report the entities that are said to be things that do not fit together."""
        for gathered in self:
            if gathered.torn:
                names = ", ".join(shown(name) for name in [*gathered.schemata][:9])
                self._places[gathered.id].tell(
                    "oddity",
                    f"the entity is said to be {names}, which nothing is at once; the first was taken",
                )

    def add(self, value: Any, place: Place) -> None:
        """Add what one value of JSON says; what says nothing of an entity is reported and left out."""
        if isinstance(value, dict) and value.keys() >= _STATEMENT_KEYS:
            self.add_statement(value, place)
        elif isinstance(value, dict) and value.keys() >= _ENTITY_KEYS:
            self._add_entity(value, place)
        else:
            place.tell("shape", _EXPECTED.format(shown(value) if not isinstance(value, dict) else "neither"))

    def add_statement(self, fields: Mapping[str, Any], place: Place) -> None:
        """Add a statement."""
        id, schema = fields.get("entity_id"), fields.get("schema")
        if not (isinstance(id, str) and isinstance(schema, str) and schema.strip()):
            place.tell("shape", "expected a text as entity_id and as schema of a statement; it was left out")
            return
        row = row_of(fields, place)
        gathered = self._of(id, place)
        if row is not None:
            gathered.add(row)
        else:
            gathered.schemata.setdefault(schema)
            gathered.unread.append(freeze(fields))

    def _add_entity(self, fields: Mapping[str, Any], place: Place) -> None:
        id, schema = fields["id"], fields["schema"]
        if not (isinstance(id, str) and isinstance(schema, str) and schema.strip()):
            place.tell("shape", "expected texts as id and schema of an entity; it was left out")
            return
        gathered = self._of(id, place)
        gathered.schemata.setdefault(schema)
        header = {
            key: freeze(value) for key, value in fields.items() if key not in _READ and value is not None
        }
        odd = self._add_properties(gathered, fields, place)
        if odd is not None:
            header["properties"] = freeze(odd)
        self._add_statements(gathered, fields.get("statements"), header, place.within("statements"))
        if header:
            gathered.headers.setdefault(FrozenMap(header))

    def _add_properties(self, gathered: Gathered, fields: Mapping[str, Any], place: Place) -> Any:
        """Add the values of an entity, and return what of them could not be understood."""
        properties, place = fields.get("properties"), place.within("properties")
        if properties is None:
            return None
        if not isinstance(properties, dict):
            place.tell("oddity", "expected an object of lists of texts; it was kept as it is")
            return properties
        dataset = _one_dataset(fields.get("datasets"))
        odd = {}
        for prop, values in properties.items():
            texts = [value for value in _several(values) if isinstance(value, str)]
            others = [value for value in _several(values) if not isinstance(value, str)]
            if others or not (isinstance(values, list) and prop.strip()):
                place.within(prop).tell("oddity", "expected a list of texts; what is none was kept as it is")
            if others or not prop.strip():
                odd[prop] = others if prop.strip() else values
            for value in texts if prop.strip() else ():
                of = {"entity_id": gathered.id, "schema": fields["schema"], "dataset": dataset}
                self.add_statement({**of, "prop": prop, "value": value}, place.within(prop))
        return odd or None

    def _add_statements(
        self, gathered: Gathered, statements: Any, header: dict[str, JsonValue], place: Place
    ) -> None:
        """Add the statements that some tools put in the place of properties."""
        if isinstance(statements, list) and all(isinstance(fields, dict) for fields in statements):
            for number, fields in enumerate(statements):
                self.add_statement({"entity_id": gathered.id, **fields}, place.within(number))
        elif statements is not None:
            place.tell("oddity", "expected a list of statements; it was kept as it is")
            header["statements"] = freeze(statements)

    def _of(self, id: str, place: Place) -> Gathered:
        found = self._entities.get(id)
        if found is None:
            found = self._entities[id] = Gathered(id)
            self._places[id] = place
        return found


_READ = frozenset({"id", "schema", "properties", "statements"})


def _several(values: Any) -> Iterable[Any]:
    return values if isinstance(values, list) else (values,)


def _one_dataset(datasets: Any) -> str | None:
    """Return the one of *datasets* that states all; of several, nobody knows which states what."""
    return datasets[0] if isinstance(datasets, list) and len(datasets) == 1 else None
