"""
From what a person writes to the form that the codec reads, as the annotations of the fields say.

A lone value becomes a list, a text becomes the record, date or quantity that it stands for. What is in the
codec's form already passes through, so anything that can be written can be read.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin

import attrs

from counterclaim.checks import LARGEST_INTEGER, check_for, field_types
from counterclaim.codec.annotations import bare, is_native, is_tagged_value, members, optional_of
from counterclaim.codec.leaves import write_datetime
from counterclaim.formats.casefile.mistakes import did_you_mean, shown_toml, unknown_id
from counterclaim.formats.casefile.positions import Path
from counterclaim.formats.casefile.wording import WordingError, date_json, period_json, quantity_json
from counterclaim.frozen import FrozenMap
from counterclaim.model import Property, Quote, Rating, Statement, ValueKind
from counterclaim.registry import Ref, find_tag, is_id
from counterclaim.values import DateSpan, EntityRef, Period, Quantity, Text, Value

__all__ = ["BROKEN", "MAIN_FIELDS", "Expander"]

#: Stands for a value that was not understood; the mistake is reported already.
BROKEN = object()

#: The field that a text alone stands for.
MAIN_FIELDS: Mapping[Any, str] = {Quote: "exact", Rating: "label"}
_VALUE_TYPES: Mapping[ValueKind, type[Value]] = {
    ValueKind.QUANTITY: Quantity,
    ValueKind.DATE: DateSpan,
    ValueKind.ENTITY: EntityRef,
    ValueKind.PLACE: EntityRef,
    ValueKind.TEXT: Text,
}
_A_PLACE = Annotated[str, Ref("place")]
#: The qualifier that is no property.
_BASE = "base"
_EXPECTED: Mapping[type[Value] | None, str] = {
    EntityRef: "the id of an entity",
    Text: "a text in quotation marks",
}
_DECIMAL = re.compile(r"-?[0-9]{1,64}(?:\.[0-9]{1,64})?")
Report = Callable[[Path, str], None]


@attrs.frozen(eq=False)
class Expander:
    """
    Expands the values of one record.

    Attributes:
        report: Called with the path of each value that is not understood, and what is wrong with it.
        find_property: Returns the property of an id, where it is declared.
        undeclared: Returns what to say of a property that is not, its value, and the language of that.
        meant: Returns the id that was meant by a text that is none, where something is near.
        language: The language in which wordings are read.
        text_language: The language to give to texts, where one is stated.
        mentions: The ids that were met, with what may stand there and the path of each.
    """

    report: Report
    find_property: Callable[[str], Property | None]
    undeclared: Callable[[str, Any, str], str]
    meant: Callable[[str, Ref], str | None]
    language: str = "en"
    text_language: str | None = None
    mentions: list[tuple[str, Ref, Path]] = attrs.field(factory=list, init=False)

    def field(self, value: Any, hint: Any, path: Path) -> Any:
        """Return *value*, as written for a field with the annotation *hint*, in the codec's form."""
        inner = optional_of(hint)
        hint = hint if inner is None else inner
        plain = bare(hint)
        origin = get_origin(plain)
        if plain is DateSpan:
            return self._worded(lambda: self._date(value, path), path)
        if plain is Period:
            return self._worded(lambda: self._period(value, path), path)
        if is_tagged_value(hint):
            return self.value(value, _only_class(hint), path)
        if origin is tuple:
            return self._items(value, get_args(plain)[0], path)
        if origin is FrozenMap:
            return self._entries(value, get_args(plain)[1], path)
        if isinstance(plain, type) and issubclass(plain, enum.Enum):
            return self._member(value, plain, path)
        if isinstance(plain, type) and attrs.has(plain):
            return self._nested(value, plain, path)
        return self._leaf(value, hint, path)

    def value(self, value: Any, cls: type[Value] | None, path: Path, unit: str | None = None) -> Any:
        """Return the tagged value that *value* stands for where a *cls*, or any type, is expected."""
        if isinstance(value, dict):
            return self._tagged(value, path)
        if cls is Quantity:
            return self._worded(lambda: quantity_json(value, self.language, unit), path)
        if cls is DateSpan:
            return self._worded(lambda: _tagged_date(date_json(value, self.language)), path)
        if cls is EntityRef and isinstance(value, str):
            return self._reference(value, field_types(EntityRef)["id"], path)
        if cls is Text and isinstance(value, str):
            language = {} if self.text_language is None else {"language": self.text_language}
            return {"type": "text", "value": value, **language}
        expected = _EXPECTED.get(cls, 'a table with the type of the value, as in {type = "some-value"}')
        return self._refuse(path, f"expected {expected}, found {shown_toml(value)}")

    def of_property(self, value: Any, declared: Property, path: Path) -> Any:
        """Return the value that *value* stands for as a value of the property *declared*."""
        if declared.value is ValueKind.PLACE and isinstance(value, str):
            return self._reference(value, _A_PLACE, path)
        return self.value(value, _VALUE_TYPES[declared.value], path, declared.unit)

    def _reference(self, value: str, hint: Any, path: Path) -> Any:
        id = self._leaf(value, hint, path)
        return BROKEN if id is BROKEN else {"type": "entity-ref", "id": id}

    def plain(self, value: Any, path: Path) -> Any:
        """Return *value* as JSON holds it; dates become texts, since JSON has none."""
        if isinstance(value, dict):
            return self._all(value, lambda key: self.plain(value[key], (*path, key)))
        if isinstance(value, list):
            return _whole([self.plain(item, (*path, index)) for index, item in enumerate(value)])
        if isinstance(value, date | datetime | time):
            return value.isoformat()
        if isinstance(value, Decimal):
            return self._float(value, path)
        if type(value) is int and abs(value) > LARGEST_INTEGER:
            return self._refuse(path, "the number is beyond 2⁵³, where readers round it; write it as a text")
        return value

    def _all(self, keys: Mapping[str, Any], read: Callable[[str], Any]) -> Any:
        entries = {key: read(key) for key in keys}
        return BROKEN if any(part is BROKEN for part in entries.values()) else entries

    def _items(self, value: Any, item: Any, path: Path) -> Any:
        if not isinstance(value, list):
            return _whole([self.field(value, item, path)])
        return _whole([self.field(part, item, (*path, index)) for index, part in enumerate(value)])

    def _entries(self, value: Any, item: Any, path: Path) -> Any:
        if item is Any or not isinstance(value, dict):
            return self.plain(value, path)
        return self._all(value, lambda key: self.field(value[key], item, (*path, key)))

    def _nested(self, value: Any, cls: type, path: Path) -> Any:
        if cls is Statement and isinstance(value, dict):
            return self._statement(value, path)
        main = MAIN_FIELDS.get(cls)
        if main is not None and isinstance(value, str):
            value = {main: value}
        if not isinstance(value, dict):
            short = " or a text" if main is not None else ""
            return self._refuse(path, f"expected a table{short}, found {shown_toml(value)}")
        hints = field_types(cls)
        return self._all(value, lambda key: self._nested_field(key, value[key], hints, path))

    def _nested_field(self, key: str, value: Any, hints: Mapping[str, Any], path: Path) -> Any:
        if key in hints and key != "extra":
            return self.field(value, hints[key], (*path, key))
        if ":" in key:
            return self.plain(value, (*path, key))
        known = sorted(hints.keys() - {"extra"})
        hint = did_you_mean(key, known) or f"; expected one of {', '.join(known)}"
        return self._refuse((*path, key), f"unknown key {key[:64]!r}{hint}")

    def _statement(self, value: dict[str, Any], path: Path) -> Any:
        hints = field_types(Statement)

        def read(key: str) -> Any:
            if key == "value":
                return self.stated(value.get("property"), value[key], (*path, key))
            if key == "qualifiers" and isinstance(value[key], dict):
                inner = (*path, key)
                return self._all(
                    value[key], lambda name: self.qualifier(name, value[key][name], (*inner, name))
                )
            return self._nested_field(key, value[key], hints, path)

        return self._all(value, read)

    def stated(self, property: Any, value: Any, path: Path) -> Any:
        """Return the value that *value* stands for, as the *property* of this id says."""
        if isinstance(value, dict) or not isinstance(property, str):
            return self.value(value, None, path)  # it says itself what it is
        declared = self.find_property(property)
        if declared is None:
            return self._refuse(path, self.undeclared(property, value, self.language))
        return self.of_property(value, declared, path)

    def qualifier(self, property: str, value: Any, path: Path) -> Any:
        """Return the value that *value* stands for as a qualifier."""
        if property == _BASE and isinstance(value, str):
            return self.value(value, Text, path)  # what a percentage is of, in words
        return self.stated(property, value, path)

    def _tagged(self, value: dict[str, Any], path: Path) -> Any:
        tag = value.get("type")
        entry = find_tag(tag) if isinstance(tag, str) else None
        if not isinstance(tag, str) or entry is None or entry.kind != "value" or entry.version > 1:
            if not isinstance(tag, str):
                return self._refuse(path, 'expected the type of the value, as in {type = "some-value"}')
            return self.plain(value, path)
        hints = field_types(entry.cls)
        reserved = {"type", "v", "bases"}

        def read(key: str) -> Any:
            if key in reserved or key not in hints:
                return self.plain(value[key], (*path, key))
            return self.field(value[key], hints[key], (*path, key))

        return self._all(value, read)

    def _member(self, value: Any, cls: type[enum.Enum], path: Path) -> Any:
        names = [str(member.value) for member in cls]
        if value in names:
            return value
        near = did_you_mean(value, names) if isinstance(value, str) else ""
        return self._refuse(path, f"expected one of {', '.join(names)}, found {shown_toml(value)}{near}")

    def _leaf(self, value: Any, hint: Any, path: Path) -> Any:
        plain = bare(hint)
        for mark in get_args(hint)[1:]:
            if not isinstance(mark, Ref) or not isinstance(value, str):
                continue
            if is_id(value):
                self.mentions.append((value, mark, path))
            elif (near := self.meant(value, mark)) is not None:
                return self._refuse(path, unknown_id(value, mark, near))
        if plain is Decimal:
            return self._decimal(value, path)
        if plain is datetime and isinstance(value, datetime):
            return write_datetime(value)
        if plain in (date, time) and isinstance(value, date | time):
            return value.isoformat()
        if isinstance(value, Decimal) and float in map(bare, members(hint)):
            return self._float(value, path)
        if is_native(hint) and isinstance(value, date | time | Decimal | dict | list):
            return self._refuse(path, f"expected {check_for(hint).expected}, found {shown_toml(value)}")
        return value

    def _decimal(self, value: Any, path: Path) -> Any:
        if isinstance(value, str):
            return value if _DECIMAL.fullmatch(value) else self._refuse(path, _not_a_number(value))
        if type(value) is not int and not isinstance(value, Decimal):
            return self._refuse(path, _not_a_number(value))
        number = Decimal(value)
        exponent = number.as_tuple().exponent
        if not isinstance(exponent, int) or abs(exponent) > 64 or len(number.as_tuple().digits) > 64:
            return self._refuse(path, "expected a number of at most 64 digits")
        return format(number, "f")

    def _float(self, value: Decimal, path: Path) -> Any:
        number = float(value)
        if number - number == 0 and Decimal(repr(number)) == value:
            return number
        return self._refuse(
            path, f"the number {shown_toml(value)} cannot be kept as it is; write it as a text"
        )

    def _date(self, value: Any, path: Path) -> Any:
        return self.plain(date_json(value, self.language), path)

    def _period(self, value: Any, path: Path) -> Any:
        def end(part: Any, key: str) -> Any:
            return self._worded(lambda: self._date(part, (*path, key)), (*path, key))

        period = period_json(value, self.language, end)
        return BROKEN if any(part is BROKEN for part in period.values()) else period

    def _worded(self, read: Callable[[], Any], path: Path) -> Any:
        try:
            return read()
        except WordingError as error:
            return self._refuse(path, str(error))

    def _refuse(self, path: Path, message: str) -> Any:
        self.report(path, message)
        return BROKEN


def _whole(items: list[Any]) -> Any:
    return BROKEN if any(item is BROKEN for item in items) else items


def _not_a_number(value: Any) -> str:
    return f"expected a number, as 12.5, found {shown_toml(value)}"


def _tagged_date(written: Any) -> Any:
    return {"type": "date", **({"edtf": written} if isinstance(written, str) else written)}


def _only_class(hint: Any) -> type[Value] | None:
    classes = [bare(member) for member in members(hint)]
    return classes[0] if len(classes) == 1 and classes[0] is not Value else None
