"""The tables and keys of case files: those of the model, and words that stand for several of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, TypeAlias

import attrs

from counterclaim.case import Telling
from counterclaim.checks import field_types
from counterclaim.formats.casefile.mistakes import did_you_mean
from counterclaim.model import (
    CaseInfo,
    Claim,
    Document,
    Entity,
    Note,
    Property,
    Rebuttal,
    RebuttalKind,
    Record,
    UnknownRecord,
)
from counterclaim.registry import find_tag, registrations

__all__ = ["TELLING_WORDS", "Table", "known_tables", "table_for"]

#: What `by` and the words beside it say, in the order in which they are written.
TELLING_WORDS = (
    "by",
    "via",
    "said",
    "verb",
    "speaker",
    "certainty",
    "document",
    "quote",
    "mode",
    "translated",
)
assert {*TELLING_WORDS, "publisher"} == set(field_types(Telling))

#: The field that a text alone stands for, by type.
_MAIN_FIELDS: tuple[tuple[type[Record], str], ...] = (
    (Entity, "name"),
    (Document, "title"),
    (Claim, "text"),
    (Note, "text"),
    (Property, "value"),
)
#: Tags and versions, nearest first; a version may be anything, where a person wrote it.
Bases: TypeAlias = tuple[tuple[str, Any], ...]
_UNWRITTEN = frozenset({"id", "extra", "foreign"})
_KINDS = {kind.value: kind for kind in RebuttalKind}


@attrs.frozen
class Table:
    """
    What the tables under one tag are read as.

    Attributes:
        tag: The tag, as written: that of a type, or a kind of rebuttal.
        cls: The class of its records, or the nearest known base of it.
        kind: The kind of rebuttal that the tag says.
        foreign: Whether the type itself is not known here.
    """

    tag: str
    cls: type[Record]
    kind: RebuttalKind | None = None
    foreign: bool = False

    @property
    def type_tag(self) -> str:
        """The tag of the type."""
        return "rebuttal" if self.kind is not None else self.tag

    @property
    def main_field(self) -> str | None:
        """The field that a text alone stands for."""
        return next((name for cls, name in _MAIN_FIELDS if issubclass(self.cls, cls)), None)

    @property
    def takes_by(self) -> bool:
        """Whether `by` and the words beside it stand for attributions."""
        return self.kind is not None or issubclass(self.cls, Claim)

    @property
    def takes_says(self) -> bool:
        """Whether `says` stands for statements."""
        return issubclass(self.cls, Claim)

    @property
    def takes_text_file(self) -> bool:
        """Whether `text` names the file with the text of a document."""
        return issubclass(self.cls, Document) and "text" not in field_types(self.cls)

    @cached_property
    def fields(self) -> Mapping[str, tuple[str, Any]]:
        """The field and its annotation for each key that is one."""
        return _fields_of(self)

    @cached_property
    def telling_words(self) -> tuple[str, ...]:
        """The words that stand for attributions here; a field of that name goes before them."""
        if not self.takes_by:
            return ()
        fields = self.fields
        # A rebuttal has a field `by`, which says the same.
        return tuple(word for word in TELLING_WORDS if word not in fields or (word == "by" and self.kind))

    @cached_property
    def other_words(self) -> tuple[str, ...]:
        """The keys that are neither fields nor about attributions."""
        words = [
            ("says", self.takes_says),
            ("text", self.takes_text_file),
            ("id", self.cls is CaseInfo),
            ("include", self.cls is CaseInfo),
        ]
        return tuple(word for word, stands in words if stands)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every key that may stand in such a table."""
        return tuple(dict.fromkeys((*self.fields, *self.telling_words, *self.other_words)))

    def unknown_key(self, key: str) -> str:
        """Return what to say of a *key* that may not stand in such a table."""
        if key == "counterclaim" and issubclass(self.cls, Rebuttal):
            return "unknown key 'counterclaim'; did you mean 'instead'?"
        if key == "kind" and self.kind is not None:
            return f"unknown key 'kind'; the table says it: write [{self.tag}.…] or that of another kind"
        if key == "id":
            return "unknown key 'id'; the id stands in the header, or before the `=`"
        near = did_you_mean(key, self.keys)
        known = "" if near else f"; expected one of {', '.join(self.keys)}, or a key with a prefix"
        return f"unknown key {key[:64]!r}{near}{known}"


def _fields_of(table: Table) -> dict[str, tuple[str, Any]]:
    if issubclass(table.cls, UnknownRecord):
        return {}
    is_rebuttal = issubclass(table.cls, Rebuttal)
    return {
        "instead" if is_rebuttal and name == "counterclaim" else name: (name, hint)
        for name, hint in field_types(table.cls).items()
        if name not in _UNWRITTEN and not (name == "kind" and table.kind is not None)
    }


def known_tables() -> tuple[str, ...]:
    """Return the tags of all tables that can be read here."""
    return (*(entry.tag for entry in registrations("record")), *_KINDS)


def table_for(tag: str, bases: Bases | None, version: Any = 1) -> Table | None:
    """
    Return what a table under *tag* is read as, or `None` where that is not known.

    *bases* are the types that its own derives from, nearest first, and *version* is that of its own type, as
    the table states them. What is newer than its type here is kept as it stands.
    """
    kind = _KINDS.get(tag)
    if kind is not None:
        return Table(tag, Rebuttal, kind)
    entry = find_tag(tag)
    if entry is not None and entry.kind == "record":
        known = {tag: entry.version, **dict(entry.bases)}
        newer = any(_newer(stated, known.get(of, stated)) for of, stated in ((tag, version), *(bases or ())))
        return Table(tag, UnknownRecord, foreign=True) if newer else Table(tag, entry.cls)
    if bases is None:
        return None
    for of, stated in bases:
        base = find_tag(of)
        if base is not None and base.kind == "record" and not _newer(stated, base.version):
            return Table(tag, base.cls, foreign=True)
    return Table(tag, UnknownRecord, foreign=True)


def _newer(stated: Any, known: Any) -> bool:
    return type(stated) is int and type(known) is int and stated > known
