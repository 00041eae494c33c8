"""What the fields of a record hold, as HTML: references lead to their records, values stand as worded."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import attrs
import htpy as h

from counterclaim.model import Claim, Document, Record, UnknownRecord, references
from counterclaim.model.record import Extensible
from counterclaim.report.html_anchors import Anchors
from counterclaim.report.html_lines import HtmlLines
from counterclaim.report.lines import Linked
from counterclaim.safe_text import shorten, visible, visible_line
from counterclaim.values import (
    DateSpan,
    EntityRef,
    NoValue,
    Period,
    Protected,
    Quantity,
    SomeValue,
    Text,
    UnknownValue,
    Value,
)
from counterclaim.values.protected import MASK
from counterclaim.words import Words

__all__ = ["FieldForm"]

#: Characters of one record that a page shows.
_MOST_CHARACTERS = 8_000
#: Characters that a field or item counts for beside its text.
_A_PART = 4
#: Items of one field that are shown one by one.
_MOST_ITEMS = 50
#: Fields in fields that are taken apart; what lies deeper is left out.
_DEEPEST = 4
_LONGEST_KEY = 100
#: What stands for a field without a value, or with an empty one.
_NOTHING = "–"
#: Values that are said in words. Those of extensions are taken apart into their fields.
_WORDED = (Quantity, DateSpan, Period, SomeValue, NoValue)
#: Fields that hold addresses.
_ADDRESS = re.compile(r"(^|_)url$|^same_as\[")
#: Fields that are said elsewhere in the record, or in its heading.
_APART = frozenset({"id", "foreign", "extra"})

_Pairs = Iterable[tuple[str, h.Node]]


class FieldForm:
    """Makes what shows the fields of one *record*, up to a number of characters."""

    def __init__(self, record: Record, words: Words, anchors: Anchors) -> None:
        self._record = record
        self._words = words
        self._anchors = anchors
        self._lines = HtmlLines(anchors)
        self._room = _MOST_CHARACTERS
        self._cut = False
        self._references = {reference.field: reference.id for reference in references(record)}

    def fields(self) -> list[h.Node]:
        """Return what shows the fields, and where something is missing, a line that says so."""
        record = self._record
        shown = self._pairs(
            self._unknown(record) if isinstance(record, UnknownRecord) else self._known(record)
        )
        return [
            None if shown == _NOTHING else shown,
            h.p(".cut")[self._words("page.cut")] if self._cut else None,
        ]

    def _known(self, record: Extensible, path: str = "", depth: int = 0) -> Iterator[tuple[str, h.Node]]:
        for field in attrs.fields(type(record)):
            value = getattr(record, field.name)
            if field.name not in _APART and _says_something(value, field.default):
                yield self._label(field.name), self._node(value, path + field.name, depth)
        for key, value in record.extra.items():
            yield _key(key), self._node(value, f"{path}extra.{key}", depth)

    def _unknown(self, record: UnknownRecord) -> Iterator[tuple[str, h.Node]]:
        for key, value in record.data.items():
            yield _key(key), self._node(value, f"data.{key}", 0)
        for key in record.protected:
            yield _key(key), self._mask()
        if record.reason is not None:
            yield self._label("reason"), self._text(record.reason)

    def _pairs(self, pairs: _Pairs) -> h.Node:
        terms: list[h.Node] = []
        full = False
        for count, (label, node) in enumerate(pairs, start=1):
            if full:
                self._cut = True
                break
            terms += (h.dt[label], h.dd[node])
            self._room -= _A_PART
            full = count >= _MOST_ITEMS or self._room <= 0
        return h.dl[terms] if terms else _NOTHING

    def _label(self, name: str) -> str:
        key = f"field.{name}"
        return self._words(key) if key in self._words else _key(name)

    def _node(self, value: Any, path: str, depth: int) -> h.Node:
        if isinstance(value, Protected):
            return self._mask()
        if isinstance(value, str):
            return self._string(value, path)
        if isinstance(value, Value):
            return self._value(value, path, depth)
        if isinstance(value, enum.Enum):
            key = f"term.{value.value}"
            return self._words(key) if key in self._words else self._text(str(value.value))
        if value is None:
            return _NOTHING
        if isinstance(value, bool):
            return self._words("page.yes" if value else "page.no")
        if isinstance(value, datetime):
            return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
        return self._parts(value, path, depth)

    def _parts(self, value: Any, path: str, depth: int) -> h.Node:
        if not isinstance(value, tuple | list | Mapping | Extensible) and not attrs.has(type(value)):
            return self._text(str(value))
        if depth >= _DEEPEST:
            self._cut = True
            return "…"
        if isinstance(value, tuple | list):
            return self._items(value, path, depth)
        if isinstance(value, Mapping):
            named = value.items()
            return self._pairs(
                (_key(key), self._node(item, f"{path}.{key}", depth + 1)) for key, item in named
            )
        if isinstance(value, Extensible):
            return self._pairs(self._known(value, f"{path}.", depth + 1))
        return self._attributes(value, path, depth)

    def _attributes(self, value: Any, path: str, depth: int) -> h.Node:
        return self._pairs(
            (
                self._label(field.name),
                self._node(getattr(value, field.name), f"{path}.{field.name}", depth + 1),
            )
            for field in attrs.fields(type(value))
            if _says_something(getattr(value, field.name), field.default)
        )

    def _items(self, items: tuple[Any, ...] | list[Any], path: str, depth: int) -> h.Node:
        if not items:
            return _NOTHING
        nodes: list[h.Node] = []
        for index, item in enumerate(items):
            if index >= _MOST_ITEMS or self._room <= 0:
                self._cut = True
                nodes.append(h.li[self._words("list.more", count=len(items) - index)])
                break
            nodes.append(h.li[self._node(item, f"{path}[{index}]", depth + 1)])
            self._room -= _A_PART
        return h.ul[nodes] if len(items) > 1 else self._node(items[0], f"{path}[0]", depth + 1)

    def _string(self, text: str, path: str) -> h.Node:
        if self._references.get(path) == text or path.endswith("].property"):
            self._room -= len(text)
            shown = visible_line(text)
            href = self._anchors.href(text)
            return h.bdi[shown] if href is None else h.a(href=href)[shown]
        if _ADDRESS.search(path):
            self._room -= len(text)
            return self._lines.markup(Linked(text, url=text))
        language = self._record.language if isinstance(self._record, Claim | Document) else None
        return self._text(text, language if path in ("text", "title") else None)

    def _value(self, value: Value, path: str, depth: int) -> h.Node:
        if isinstance(value, EntityRef):
            return self._string(value.id, f"{path}.id")
        if isinstance(value, Text):
            return self._text(value.value, value.language)
        if isinstance(value, UnknownValue):
            return [self._text(value.tag), self._parts(value.data, path, depth)]
        if not isinstance(value, _WORDED):
            return self._attributes(value, path, depth)
        said, worded = self._words.value(value), getattr(value, "text", None)
        if worded is None or f"{said} ".startswith(f"{worded} "):
            return self._text(said)
        return [self._text(said), " ", h.span(".worded")[self._text(self._words.quoted(worded))]]

    def _text(self, text: str, language: str | None = None) -> h.Node:
        shown = shorten(visible(text[: 2 * _MOST_CHARACTERS]), max(self._room, 1))
        self._cut |= len(text) > max(self._room, 1)
        self._room -= len(shown)
        return shown if language is None else h.span(lang=language)[shown]

    def _mask(self) -> h.Node:
        return h.span(".masked")[self._words("page.protected"), " ", MASK]


def _says_something(value: Any, default: Any) -> bool:
    if value is False:
        return default is not False
    return value is not None and value != () and not (isinstance(value, Mapping) and not value)


def _key(key: str) -> str:
    return visible_line(key[:_LONGEST_KEY])
