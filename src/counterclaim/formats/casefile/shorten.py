"""
From the form of the codec to what a person would write; the way back from `expand`.

Each short form is tried and read again: it is taken only where it reads as the very same value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any, get_args, get_origin

import attrs

from counterclaim.checks import field_types
from counterclaim.codec.annotations import bare, is_tagged_value, optional_of
from counterclaim.codec.leaves import read_date_span
from counterclaim.formats.casefile.expand import MAIN_FIELDS, Expander
from counterclaim.formats.casefile.positions import Path
from counterclaim.frozen import FrozenMap, alike
from counterclaim.model import Statement
from counterclaim.registry import Ref, find_tag
from counterclaim.values import DateSpan, Period

__all__ = ["DROPPED", "NO_FIELD", "Shortener"]

#: Stands for what TOML cannot hold; the loss is reported already.
DROPPED = object()

#: Why a key without a prefix is left out.
NO_FIELD = "is no field of its type, and only keys with a prefix (acme:tone) are kept; it was left out"

_LARGEST_TOML_INTEGER = 2**63 - 1


@attrs.frozen(eq=False)
class Shortener:
    """
    Shortens the values of one record.

    Attributes:
        expander: What will read them again.
        lose: Called with the path of each value that is left out, and why.
        fits: Returns whether a record with this id may stand where the other is expected.
        short: Whether forms are used that only a reader who knows the type can expand.
    """

    expander: Expander
    lose: Callable[[Path, str], None]
    fits: Callable[[str, Ref], bool]
    short: bool = True

    def spelled_out(self) -> Shortener:
        """Return what writes the fields of an extension, which a reader without it keeps as they stand."""
        return attrs.evolve(self, short=False)

    def field(self, data: Any, hint: Any, path: Path) -> Any:
        """Return *data*, the codec's form of a field with the annotation *hint*, as a person writes it."""
        if data is None:
            return self._nothing(path)
        inner = optional_of(hint)
        hint = hint if inner is None else inner
        plain = bare(hint)
        origin = get_origin(plain)
        if plain is DateSpan:
            return self._date(data, hint)
        if plain is Period:
            return self._period(data, hint)
        if is_tagged_value(hint):
            return self.value(data, path)
        if origin is tuple:
            return self._items(data, get_args(plain)[0], hint, path)
        if origin is FrozenMap and get_args(plain)[1] is not Any:
            item = get_args(plain)[1]
            return _written(data, lambda key, value: self.field(value, item, (*path, key)))
        if isinstance(plain, type) and attrs.has(plain):
            return self._nested(data, plain, path)
        if plain is Decimal:
            return self._first(_numbers(data), data, hint)
        if plain is datetime:
            return self._first(_moments(data), data, hint)
        return self.plain(data, path)

    def value(self, data: Any, path: Path, property: str | None = None) -> Any:
        """Return the tagged value *data*, which may be one of the *property* with this id."""
        if property is not None and self.short:
            for short in _short_values(data):
                if self._reads_as(property, short, data, path):
                    return short
        entry = find_tag(data["type"])
        if entry is None or entry.kind != "value" or entry.version > 1:
            return self.plain(data, path)
        hints = {key: hint for key, hint in field_types(entry.cls).items() if key != "type"}
        shortener = self.spelled_out() if entry.is_extension else self
        return shortener._fields(data, hints, path)

    def _reads_as(self, property: str, short: Any, data: dict[str, Any], path: Path) -> bool:
        """Return whether *short* is read as the value *data* of *property*, and nothing is wrong with it."""
        mentions = self.expander.mentions
        mentions.clear()
        read = self.expander.qualifier(property, short, path)
        return alike(read, data) and all(self.fits(id, expected) for id, expected, _ in mentions)

    def _statement(self, data: dict[str, Any], path: Path) -> dict[str, Any]:
        hints = field_types(Statement)

        def write(key: str, value: Any) -> Any:
            inner = (*path, key)
            if key == "value":
                return self.value(value, inner, data["property"])
            if key == "qualifiers":
                return {name: self.value(part, (*inner, name), name) for name, part in value.items()}
            return self.field(value, hints[key], inner) if key in hints else self.plain(value, inner)

        return _written(self._kept(data, hints, path), write)

    def plain(self, data: Any, path: Path) -> Any:
        """Return *data* without the nothings in it, which TOML has no word for."""
        if data is None:
            return self._nothing(path)
        if isinstance(data, dict):
            return _written(data, lambda key, value: self.plain(value, (*path, key)))
        if isinstance(data, list):
            if _lists_nothing(data):
                return self._nothing(path)
            return [self.plain(item, (*path, index)) for index, item in enumerate(data)]
        return data

    def _nothing(self, path: Path) -> Any:
        self.lose(path, "holds null, which TOML has no word for, and was left out")
        return DROPPED

    def _nested(self, data: dict[str, Any], cls: type, path: Path) -> Any:
        if cls is Statement:
            return self._statement(data, path)
        hints = field_types(cls)
        written = self._fields(self._kept(data, hints, path), hints, path)
        main = MAIN_FIELDS.get(cls)
        if not self.short or main is None or written.keys() != {main}:
            return written
        return written[main]

    def _kept(self, data: dict[str, Any], hints: Mapping[str, Any], path: Path) -> dict[str, Any]:
        """Return the fields of *data* and its keys with a prefix; a reader refuses all others."""
        for key in data:
            if key not in hints and ":" not in key:
                self.lose((*path, key), NO_FIELD)
        return {key: value for key, value in data.items() if key in hints or ":" in key}

    def _fields(self, data: dict[str, Any], hints: Mapping[str, Any], path: Path) -> dict[str, Any]:
        def write(key: str, value: Any) -> Any:
            inner = (*path, key)
            return self.field(value, hints[key], inner) if key in hints else self.plain(value, inner)

        return _written(data, write)

    def _items(self, data: list[Any], item: Any, hint: Any, path: Path) -> Any:
        if _lists_nothing(data):
            return self._nothing(path)
        items = [self.field(part, item, (*path, index)) for index, part in enumerate(data)]
        alone = items[0] if len(items) == 1 and not isinstance(items[0], list | dict) else None
        return items if alone is None else self._first(iter([alone]), items, hint, data)

    def _date(self, data: Any, hint: Any) -> Any:
        return self._first(_dates(data), {"edtf": data} if isinstance(data, str) else data, hint, data)

    def _period(self, data: dict[str, Any], hint: Any) -> Any:
        ends = {key: self._date(end, DateSpan) for key, end in data.items()}
        # The wording of a period stands beside each of its ends.
        return self._first(_dates(next(iter(data.values()))), ends, hint, data)

    def _first(self, candidates: Iterator[Any], otherwise: Any, hint: Any, data: Any = None) -> Any:
        """Return the first of *candidates* that reads as *data*, or what is *otherwise* written."""
        wanted = otherwise if data is None else data
        for candidate in candidates if self.short else ():
            if alike(self.expander.field(candidate, hint, ()), wanted):
                return candidate
        return otherwise


def _lists_nothing(data: list[Any]) -> bool:
    """Return whether null is an item of a list: leaving it out alone would move the others."""
    return any(item is None or (isinstance(item, list) and _lists_nothing(item)) for item in data)


def _written(data: Mapping[str, Any], write: Callable[[str, Any], Any]) -> dict[str, Any]:
    written = {key: write(key, value) for key, value in data.items()}
    return {key: value for key, value in written.items() if value is not DROPPED}


def _short_values(data: dict[str, Any]) -> Iterator[Any]:
    tag = data["type"]
    if tag == "quantity":
        yield from _texts(data.get("text"))
        yield from _numbers(data.get("number"))
    elif tag == "date":
        yield from _dates({key: value for key, value in data.items() if key != "type"})
    elif tag == "entity-ref":
        yield data["id"]
    elif tag == "text":
        yield data["value"]


def _texts(text: Any) -> Iterator[str]:
    if isinstance(text, str):
        yield text


def _dates(data: Any) -> Iterator[Any]:
    span = read_date_span(data)
    if span.text is not None:
        yield span.text
    elif span.first is not None and span.first == span.last:
        if span.time is None:
            yield span.first
        else:
            yield from _moments(datetime.combine(span.first, span.time).isoformat())


def _moments(text: str) -> Iterator[Any]:
    """Yield the moment that *text* is in TOML, which has no offsets of seconds."""
    try:
        yield tomllib.loads(f"at = {text}")["at"]
    except (tomllib.TOMLDecodeError, ValueError):
        return


def _numbers(text: Any) -> Iterator[int | Decimal]:
    if not isinstance(text, str):
        return
    if "." in text:
        yield Decimal(text)
    elif abs(int(text)) <= _LARGEST_TOML_INTEGER:
        yield int(text)
