"""Sources, documents, claims and quotations as they stand in annotations of our own making."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from counterclaim.checks import LARGEST_INTEGER
from counterclaim.formats.dates import exact_date
from counterclaim.formats.ids import id_in_urn
from counterclaim.formats.web_annotation.resources import AGENT_TYPES
from counterclaim.formats.web_annotation.terms import CLAIM, DOCUMENT, NAMESPACE, is_specific, several
from counterclaim.model import Claim, ClaimKind, Document, Group, Quote, Record, Source
from counterclaim.values.dates import DateSpan

__all__ = ["Fields", "NotOursError", "ResourceReader"]

T = TypeVar("T")

_TIMES = re.compile(r"t=(?P<start>[0-9]+(?:\.[0-9]+)?)?(?:,(?P<end>[0-9]+(?:\.[0-9]+)?))?")
_AGENTS = {type: cls for cls, type in AGENT_TYPES}


class NotOursError(Exception):
    """It has a name of ours and is not of our making, or was changed since."""


class Fields:
    """The entries of an object, taken out one by one; whatever is left has no field of ours."""

    def __init__(self, entries: object) -> None:
        if not isinstance(entries, dict):
            raise NotOursError
        self._entries = dict(entries)

    def take(self, key: str) -> Any:
        """Return what stands under *key*, or `None`."""
        return self._entries.pop(key, None)

    def text(self, key: str) -> str | None:
        """Return the text under *key*, if there is something."""
        value = self.take(key)
        if value is not None and not isinstance(value, str):
            raise NotOursError
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under *key*, empty where there is none."""
        values = self.take(key) or []
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise NotOursError
        return tuple(values)

    def date(self, key: str) -> DateSpan | None:
        """Return the date under *key*, if there is one."""
        text = self.text(key)
        date = None if text is None else exact_date(text)
        if text is not None and date is None:
            raise NotOursError
        return date

    def rest(self) -> dict[str, Any]:
        """Return what was not taken, as the entries of `extra`."""
        return {NAMESPACE + key: value for key, value in self._entries.items()}


class ResourceReader:
    """
    Reads what an annotation refers to.

    Attributes:
        records: The records that were described in what was read.
    """

    def __init__(self) -> None:
        self.records: list[Record] = []

    def id_of(self, value: object) -> str:
        """Return the id of the record that *value* names, and keep the record that it describes."""
        if isinstance(value, str):
            return _required(id_in_urn(value))
        fields = Fields(value)
        found_at, urn = fields.text("id"), fields.text("dcterms:identifier")
        id = _required(id_in_urn(found_at if urn is None else urn))
        type = fields.text("type")
        if type == DOCUMENT:
            self._document(id, None if urn is None else found_at, fields)
        elif urn is not None:
            raise NotOursError
        elif type == CLAIM:
            self._claim(id, fields)
        elif type in _AGENTS:
            self._agent(id, _AGENTS[type], fields)
        elif type is not None or fields.rest():
            raise NotOursError
        return id

    def optional_id(self, value: object) -> str | None:
        """Return the id of the record that *value* names, if there is a value."""
        return None if value is None else self.id_of(value)

    def ids_of(self, value: object) -> tuple[str, ...]:
        """Return the ids of the records that one or several values name."""
        return tuple(map(self.id_of, several(value)))

    def passage(self, target: object) -> tuple[str, Quote | None]:
        """Return the id of the record that *target* is, or is a passage of, and the words of the passage."""
        if not isinstance(target, dict) or not is_specific(target):
            return self.id_of(target), None
        fields = Fields(target)
        fields.take("type")
        id = self.id_of(fields.take("source"))
        quote = _quote(several(fields.take("selector")), fields.take("state"))
        if fields.rest():
            raise NotOursError
        return id, quote

    def _claim(self, id: str, fields: Fields) -> None:
        self.records.append(
            Claim(
                id=id,
                text=_required(fields.text("schema:text")),
                language=fields.text("language"),
                kind=chosen(ClaimKind, fields.text("dcterms:type"), ClaimKind.ASSERTION),
                assuming=self.ids_of(fields.take("dcterms:requires")),
                about=self.ids_of(fields.take("schema:about")),
                tags=fields.texts("schema:keywords"),
                extra=fields.rest(),
            )
        )

    def _agent(self, id: str, cls: type[Source], fields: Fields) -> None:
        members: dict[str, Any] = {}
        if issubclass(cls, Group):
            members["members"] = self.ids_of(fields.take("foaf:member"))
        self.records.append(
            cls(
                id=id,
                name=_required(fields.text("name")),
                aliases=fields.texts("schema:alternateName"),
                description=fields.text("dcterms:description"),
                same_as=fields.texts("schema:sameAs"),
                extra=fields.rest(),
                **members,
            )
        )

    def _document(self, id: str, url: str | None, fields: Fields) -> None:
        self.records.append(
            Document(
                id=id,
                url=url,
                title=fields.text("dcterms:title"),
                kind=fields.text("dcterms:type"),
                publisher=self.optional_id(fields.take("dcterms:publisher")),
                authors=self.ids_of(fields.take("creator")),
                published=fields.date("dcterms:issued"),
                modified=fields.date("dcterms:modified"),
                language=fields.text("language"),
                part_of=self.optional_id(fields.take("dcterms:isPartOf")),
                tags=fields.texts("schema:keywords"),
                extra=fields.rest(),
            )
        )


def chosen(kind: Callable[[str], T], word: str | None, otherwise: T) -> T:
    """Return what *word* says, of several words, or *otherwise* where there is none."""
    if word is None:
        return otherwise
    try:
        return kind(word)
    except ValueError:
        raise NotOursError from None


def _required(value: T | None) -> T:
    if value is None:
        raise NotOursError
    return value


def _quote(selectors: list[Any], state: object) -> Quote:
    found: dict[str, Any] = {}
    for selector in selectors:
        fields = Fields(selector)
        found |= _selected(fields.text("type"), fields)
        if fields.rest():
            raise NotOursError
    named = state.get("id") if isinstance(state, dict) else state
    snapshot = None if state is None else _required(id_in_urn(named))
    return Quote(snapshot=snapshot, **{"exact": _required(found.pop("exact", None)), **found})


def _selected(type: str | None, fields: Fields) -> dict[str, Any]:
    if type == "TextQuoteSelector":
        return {key: fields.text(key) for key in ("exact", "prefix", "suffix")}
    if type == "TextPositionSelector":
        return {key: fields.take(key) for key in ("start", "end")}
    fields.take("conformsTo")
    match = _TIMES.fullmatch(fields.text("value") or "")
    if type != "FragmentSelector" or match is None:
        raise NotOursError
    return {"time_start": _seconds(match["start"]), "time_end": _seconds(match["end"])}


def _seconds(digits: str | None) -> float | None:
    if digits is None:
        return None
    # Whole numbers up to here are kept as such; larger ones are doubles, written out.
    return (
        int(digits)
        if len(digits) <= 16 and digits.isdecimal() and int(digits) <= LARGEST_INTEGER
        else float(digits)
    )
