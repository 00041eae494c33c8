"""The records of a case as the tables of a case file, before they are laid out as text."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any

import attrs

from counterclaim.case import CaseView
from counterclaim.checks import field_types, name_of
from counterclaim.codec import Codec, ProtectedMode, masked_losses
from counterclaim.findings import Loss
from counterclaim.formats.casefile.entries import bases_of
from counterclaim.formats.casefile.expand import Expander
from counterclaim.formats.casefile.mistakes import CASE, path_text
from counterclaim.formats.casefile.nearest import may_stand
from counterclaim.formats.casefile.positions import Path
from counterclaim.formats.casefile.resolving import resolved
from counterclaim.formats.casefile.retell import retold
from counterclaim.formats.casefile.shorten import DROPPED, NO_FIELD, Shortener
from counterclaim.formats.casefile.words import Table, table_for
from counterclaim.model import (
    Attribution,
    CaseInfo,
    Claim,
    Property,
    Rebuttal,
    RebuttalKind,
    Record,
    UnknownRecord,
)
from counterclaim.registry import Ref
from counterclaim.vocabulary import Vocabulary

__all__ = ["Block", "Speller"]

_CODEC = Codec()
_TELLING_HINTS = field_types(Attribution)
_KINDS = frozenset(kind.value for kind in RebuttalKind)
_RESERVED = ("type", "v", "bases", "id")


@attrs.frozen
class Block:
    """
    One record as it is written.

    Attributes:
        table: The table that it stands in.
        id: Its id; `None` for the case itself.
        fields: Its keys and values, of the kinds that `tomllib` returns.
    """

    table: Table
    id: str | None
    fields: dict[str, Any]


class Speller:
    """Spells out the records of one case."""

    def __init__(self, case: CaseView, protected: ProtectedMode) -> None:
        self._protected: ProtectedMode = protected
        self._info = _info_of(case)
        unwritable = [loss for record in case if (loss := self._unwritable(record)) is not None]
        self._resolved = resolved(case, {loss.record for loss in unwritable})
        self._losses = [*unwritable, *self._resolved.losses]
        self._places = {id: place for place, id in enumerate(case.ids())}
        self._case = self._resolved.case
        self._info = _info_of(self._case)
        self._vocabulary = Vocabulary.default().with_properties(self._case.of_type(Property))
        self._instead = {rebuttal.counterclaim for rebuttal in self._case.of_type(Rebuttal)}
        self._told: set[str] = set()  # attributions that `by` stands for

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What TOML, or a case file, cannot hold, in the order of the records."""
        return tuple(sorted(self._losses, key=lambda loss: self._places[loss.record]))

    def blocks(self) -> Iterator[Block]:
        """Yield the records; attributions that `by` stands for are not among them."""
        attributions: list[Attribution] = []
        for record in self._case:
            if isinstance(record, Attribution):
                attributions.append(record)
            else:
                yield from self._block(record)
        for record in attributions:
            if record.id not in self._told:
                yield from self._block(record)

    def _block(self, record: Record) -> Iterator[Block]:
        data = _CODEC.unstructure(record, protected=self._protected)
        if self._protected == "mask":
            self._losses += masked_losses(record)
        table = _table_of(record, data)
        shortener = self._shortener(record)
        told = self._words(record, table, shortener)
        if told is None and table.kind is not None:
            # Its attributions stand apart, so it is written as a record without any of its own.
            table, told = Table("rebuttal", Rebuttal), {}
        fields = {**self._fields(record, table, data, shortener), **(told or {})}
        yield Block(table, None if record is self._info else record.id, fields)

    def _unwritable(self, record: Record) -> Loss | None:
        """Return the loss of a *record* that no case file can hold."""
        if type(record) is Rebuttal and record.foreign is None:
            return None
        tag = name_of(type(record)) if record.foreign is None else record.foreign.tag
        if isinstance(record, UnknownRecord) and ":" not in tag:
            reason = f"is of the type {tag!r}, which is not known here and has no prefix"
        elif tag == CASE and record is not self._info:
            reason = "a case file describes one case, and this is another one"
        elif tag in _KINDS:
            reason = f"is of a foreign type {tag!r}, which means a rebuttal in a case file"
        else:
            return None
        return Loss(record.id, None, reason)

    def _shortener(self, record: Record) -> Shortener:
        own = record.language if isinstance(record, Claim) else None
        stated = own or (self._info.language if self._info is not None else None)
        expander = Expander(
            report=lambda path, message: None,
            find_property=self._vocabulary.get,
            undeclared=lambda property, value, language: "",
            meant=lambda text, expected: None,
            language=stated or "en",
            text_language=stated,
        )
        return Shortener(expander, lambda path, reason: self._lose(record, path, reason), self._fits)

    def _fits(self, id: str, expected: Ref) -> bool:
        found = self._case.get(id)
        return found is not None and may_stand(type(found), expected)

    def _words(self, record: Record, table: Table, shortener: Shortener) -> dict[str, Any] | None:
        """Return the words that stand for the attributions of *record*, or `None` where there are none."""
        default = None if self._info is None else self._info.document
        told = retold(record, table, self._case, default)
        if told is None:
            return None
        self._told |= told.attributions
        if not told.attributions and record.id in self._instead:
            return {}  # said by whoever rebuts with it
        words = told.words.items()
        return {word: shortener.field(value, _TELLING_HINTS.get(word, Any), (word,)) for word, value in words}

    def _fields(
        self, record: Record, table: Table, data: dict[str, Any], shortener: Shortener
    ) -> dict[str, Any]:
        fields = {"id": record.id} if record is self._info else {}
        fields |= _header(table, data)
        by_name = {name: (key, hint) for key, (name, hint) in table.fields.items()}
        common = _common_fields(type(record))
        for name, value in data.items():
            if name in _RESERVED or (table.kind is not None and name in ("kind", "by")):
                continue
            key, hint = by_name.get(name, (name, None))
            if hint is None and self._is_lost(record, table, name):
                continue
            path: Path = (name,)
            writer = shortener if name in common else shortener.spelled_out()
            written = writer.plain(value, path) if hint is None else writer.field(value, hint, path)
            if written is not DROPPED:
                fields |= _as_says(written) if name == "statements" and table.takes_says else {key: written}
        return fields

    def _is_lost(self, record: Record, table: Table, key: str) -> bool:
        """Return whether a *key* that is no field would be read as something else, or not at all."""
        if ":" in key:
            return False
        if not table.foreign:
            self._lose(record, (key,), NO_FIELD)
            return True
        if key in table.keys:
            self._lose(record, (key,), "means something else in a case file, and was left out")
            return True
        return False

    def _lose(self, record: Record, path: Path, reason: str) -> None:
        field = path_text(self._resolved.path_in_whole(record.id, path))
        self._losses.append(Loss(record.id, field, reason))


def _info_of(case: CaseView) -> CaseInfo | None:
    """Return the case itself, where it can stand under [case]."""
    return case.info if type(case.info) is CaseInfo and case.info.foreign is None else None


def _table_of(record: Record, data: dict[str, Any]) -> Table:
    if type(record) is Rebuttal and record.foreign is None:
        return Table(record.kind.value, Rebuttal, record.kind)
    table = table_for(data["type"], bases_of(data.get("bases", [])), data.get("v", 1))
    assert table is not None  # what has a tag has a table, if need be that of an unknown record
    return table


def _common_fields(cls: type[Record]) -> Set[str]:
    """Return the fields of *cls* that every reader knows: those of the library's own type that it is."""
    own = next(base for base in cls.__mro__ if base.__module__.startswith("counterclaim."))
    return field_types(own).keys()


def _header(table: Table, data: dict[str, Any]) -> dict[str, Any]:
    """Return what says of which type and version a record is, besides the tag of its table."""
    header: dict[str, Any] = {"v": data["v"]} if "v" in data else {}
    if "bases" in data or table.foreign:
        header["bases"] = _short_bases(data.get("bases", []))
    return header


def _short_bases(bases: list[Any]) -> Any:
    if any(version != 1 for _, version in bases):
        return bases
    return bases[0][0] if len(bases) == 1 else [tag for tag, _ in bases]


def _as_says(statements: list[Any]) -> dict[str, Any]:
    """Return statements in three words each, where that is all they say."""
    if not statements or any(
        statement.keys() != {"subject", "property", "value"} for statement in statements
    ):
        return {"statements": statements}
    said = [[statement["subject"], statement["property"], statement["value"]] for statement in statements]
    return {"says": said[0] if len(said) == 1 else said}
