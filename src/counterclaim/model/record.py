"""What every record has, and the records of types that are not known here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias

import attrs

from counterclaim.checks import JsonObject, check_fields, field_types, refuse
from counterclaim.frozen import EMPTY, FrozenMap, frozen_map, frozen_object
from counterclaim.notebook import field_table
from counterclaim.registry import Must, Ref, is_id
from counterclaim.values.protected import Protected

__all__ = [
    "RESERVED",
    "AnyRef",
    "AttributionRef",
    "ClaimRef",
    "DocumentRef",
    "EntityRefId",
    "EvidenceRef",
    "Extensible",
    "Extra",
    "Foreign",
    "Id",
    "PlaceRef",
    "Record",
    "SnapshotRef",
    "SourceRef",
    "UnknownRecord",
]

#: Keys of the written form that no field and no key of `extra` may use.
RESERVED = frozenset({"type", "v", "bases"})

Id: TypeAlias = Annotated[
    str,
    Must(
        is_id,
        "an id: 1 to 256 characters without white space",
        {"minLength": 1, "maxLength": 256, "pattern": r"^\S+$"},
    ),
]
Version: TypeAlias = Annotated[int, Must(lambda value: value > 0, "a version, from 1", {"minimum": 1})]
AnyRef: TypeAlias = Annotated[str, Ref()]
AttributionRef: TypeAlias = Annotated[str, Ref("attribution")]
ClaimRef: TypeAlias = Annotated[str, Ref("claim")]
DocumentRef: TypeAlias = Annotated[str, Ref("document")]
EntityRefId: TypeAlias = Annotated[str, Ref("entity")]
EvidenceRef: TypeAlias = Annotated[str, Ref("evidence")]
PlaceRef: TypeAlias = Annotated[str, Ref("place")]
SnapshotRef: TypeAlias = Annotated[str, Ref("snapshot")]
SourceRef: TypeAlias = Annotated[str, Ref("source")]
Extra: TypeAlias = JsonObject


@attrs.frozen(kw_only=True)
class Extensible:
    """
    What checks its fields against their annotations and keeps fields that this version does not know.

    Attributes:
        extra: Fields that this version does not know, as they were written; keys of extensions carry a
            prefix (`acme:tone`). A key that names a field is refused: it would be read back as the field.
    """

    extra: Extra = attrs.field(default=EMPTY, converter=frozen_object)

    def __attrs_post_init__(self) -> None:
        check_fields(self)
        if self.extra is not EMPTY:
            taken = _taken_keys(type(self))
            for key in self.extra:
                if key in taken:
                    refuse(self, "extra", f"the key {key!r} names a field; set the field instead")


_taken: dict[type, frozenset[str]] = {}


def _taken_keys(cls: type) -> frozenset[str]:
    keys = _taken.get(cls)
    if keys is None:
        keys = _taken[cls] = RESERVED | field_types(cls).keys()
    return keys


@attrs.frozen(kw_only=True)
class Foreign:
    """
    The type that a record was written as, where its nearest known base had to stand in for it.

    Attributes:
        tag: The tag it was written under.
        version: The version of that type.
        bases: The tags and versions of its bases, nearest first.
    """

    tag: str
    version: Version = 1
    bases: tuple[tuple[str, Version], ...] = ()

    def __attrs_post_init__(self) -> None:
        check_fields(self)


@attrs.frozen(kw_only=True)
class Record(Extensible):
    """
    The base of every record type.

    A record is a value: it never changes after it is made, and a correction is a new record. A class that
    derives from it is decorated with `@record_type("acme:…")` above `@attrs.frozen(kw_only=True)`.

    Attributes:
        id: Identifier, unique in its case; 1 to 256 characters, no white space, no control characters.
        foreign: The type it was written as, where that type is not registered here.
    """

    id: Id
    foreign: Foreign | None = None

    def _repr_html_(self) -> str:
        """Return its fields as a notebook shows them."""
        return field_table(f"{type(self).__name__} {self.id}", self)


def _frozen_protected(entries: Mapping[str, Protected[Any]]) -> FrozenMap[str, Protected[Any]]:
    return frozen_map(entries)


@attrs.frozen(kw_only=True)
class UnknownRecord(Record):
    """
    A record of a type that is not registered here and cannot be read as one of its bases.

    Attributes:
        foreign: The type it was written as.
        data: Everything it held besides its id, as it was written.
        protected: What it held in fields that are protected in a type that is known: in another version of
            its own, or in one of its bases.
        reason: Why it was not read as a type that is known, where one of its bases is.
    """

    foreign: Foreign
    data: JsonObject = attrs.field(default=EMPTY, converter=frozen_object)
    protected: FrozenMap[str, Protected[Any]] = attrs.field(default=EMPTY, converter=_frozen_protected)
    reason: str | None = None

    def __attrs_post_init__(self) -> None:
        Record.__attrs_post_init__(self)
        if self.extra:
            refuse(self, "extra", "what a record of an unknown type holds stands in its data")
        for key in (*self.data, *self.protected):
            if key in RESERVED or key == "id":
                refuse(self, "data", f"the key {key!r} has a place of its own")
            if key in self.data and key in self.protected:
                refuse(self, "data", f"the key {key!r} is protected")
