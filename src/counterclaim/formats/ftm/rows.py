"""Statements of FollowTheMoney as rows, whatever they were read from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from counterclaim.findings import Problem
from counterclaim.formats.form import OnProblem
from counterclaim.formats.ftm.names import UNNAMED_DATASET
from counterclaim.formats.ftm.schemata import stated_type
from counterclaim.frozen import EMPTY, FrozenMap, JsonValue, freeze

__all__ = ["ENTITY_ROW", "Place", "Row", "row_of", "statement_key"]

#: The property of the row that FollowTheMoney writes for an entity itself (`BASE_ID`).
ENTITY_ROW = "id"
_NEEDED = ("entity_id", "schema", "prop", "value")
#: What a row may say besides, as text.
_TEXTS = frozenset(
    {"id", "canonical_id", "prop_type", "lang", "original_value", "first_seen", "last_seen", "origin"}
)


@attrs.frozen
class Place:
    """
    Where in the input something stands, to report what is wrong with it.

    Attributes:
        on_problem: Is called with each problem.
        path: Its path.
        file: The file's name.
        line: Its line, where there is one a line.
    """

    on_problem: OnProblem = attrs.field(eq=False)
    path: str = "$"
    file: str | None = None
    line: int | None = None

    def within(self, key: str | int) -> Place:
        """Return the place of what stands here under *key*."""
        step = f"[{key}]" if isinstance(key, int) else f".{key[:64]}"
        return attrs.evolve(self, path=self.path + step)

    def tell(self, code: str, message: str) -> None:
        """Report a problem of this place."""
        self.on_problem(Problem(code, None, self.path, message, self.file, self.line))


@attrs.frozen(kw_only=True)
class Row:
    """
    One statement.

    Attributes:
        entity_id: The entity that it is about.
        schema: What the entity is, in the dataset.
        prop: The property, or `id`.
        value: The value.
        dataset: The dataset that states it; `None` where it has no name.
        rest: Whatever else it says, by the keys of FollowTheMoney, without what follows from the above.
    """

    entity_id: str
    schema: str
    prop: str
    value: str
    dataset: str | None = None
    rest: FrozenMap[str, JsonValue] = EMPTY

    @property
    def external(self) -> bool:
        """Whether it is of a dataset outside, as a suggestion that nobody has verified."""
        return self.rest.get("external") is True

    def text(self, key: str) -> str | None:
        """Return what it says under *key*, where that is a text."""
        value = self.rest.get(key)
        return value if isinstance(value, str) else None

    def columns(self) -> dict[str, Any]:
        """Return it with everything that a statement of FollowTheMoney has, in no order."""
        dataset = self.dataset or UNNAMED_DATASET
        return {
            "entity_id": self.entity_id,
            "canonical_id": self.text("canonical_id") or self.entity_id,
            "prop": self.prop,
            "prop_type": _stated_type(self.schema, self.prop),
            "schema": self.schema,
            "value": self.value,
            "dataset": dataset,
            "external": self.external,
            "id": self.text("id") or statement_key(dataset, self),
            **{
                key: self.text(key) for key in ("lang", "original_value", "first_seen", "last_seen", "origin")
            },
        }


def row_of(fields: Mapping[str, Any], place: Place) -> Row | None:
    """
    Return the statement that *fields* are; `None` where they do not say of which entity they say what.

    What follows from other fields is left out, as an id that is the usual hash.
    """
    missing = [key for key in _NEEDED if not isinstance(fields.get(key), str)]
    if missing or not (fields["schema"].strip() and fields["prop"].strip()):
        names = ", ".join(missing or ("schema, prop",))
        place.tell("oddity", f"expected texts in {names} of a statement; it was kept and not understood")
        return None
    dataset = fields.get("dataset")
    named = isinstance(dataset, str) and dataset.strip() not in ("", UNNAMED_DATASET)
    known = {*_NEEDED, "dataset"} if named or dataset in (None, "", UNNAMED_DATASET) else {*_NEEDED}
    row = Row(
        **{key: fields[key] for key in _NEEDED},
        dataset=dataset if named else None,
        rest=FrozenMap((key, freeze(value)) for key, value in _stated(fields, known)),
    )
    for key in _odd_keys(row):
        place.within(key).tell("oddity", "expected a text; the value was kept as it is")
    return _without_what_follows(row)


def statement_key(dataset: str, row: Row) -> str:
    """Return the id that FollowTheMoney 4.11 gives a statement that has none (`Statement.make_key`)."""
    lang = row.text("lang")
    key = f"{dataset}.{row.entity_id}.{row.prop}.{row.value}" + (f"@{lang}" if lang is not None else "")
    return hashlib.sha1((key + ".ext" if row.external else key).encode(), usedforsecurity=False).hexdigest()


def _stated(fields: Mapping[str, Any], known: set[str]) -> Iterator[tuple[str, Any]]:
    for key, value in fields.items():
        if key not in known and value is not None and value != "":
            yield key, value


def _odd_keys(row: Row) -> Iterator[str]:
    for key, value in row.rest.items():
        if key in _TEXTS or key == "dataset":
            if not isinstance(value, str) or key == "dataset":
                yield key
        elif key == "external" and not isinstance(value, bool):
            yield key


def _without_what_follows(row: Row) -> Row:
    follows: dict[str, object] = {
        "canonical_id": row.entity_id,
        "external": False,
        "prop_type": _stated_type(row.schema, row.prop),
        "id": statement_key(row.dataset or UNNAMED_DATASET, row),
    }
    kept = {
        key: value
        for key, value in row.rest.items()
        if key not in follows
        or value != follows[key]
        or isinstance(value, int) is not isinstance(follows[key], int)
    }
    return row if len(kept) == len(row.rest) else attrs.evolve(row, rest=FrozenMap(kept))


def _stated_type(schema: str, prop: str) -> str | None:
    return ENTITY_ROW if prop == ENTITY_ROW else stated_type(schema, prop)
