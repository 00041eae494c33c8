"""
Snaks: a property with a value, with an unknown one, or with none.

They stand as the main part of a statement, as its qualifiers, and in its references.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from counterclaim.checks.words import shown
from counterclaim.formats.wikidata.names import is_entity_id, is_property_id, key_of, record_of
from counterclaim.formats.wikidata.quantities import read_quantity
from counterclaim.formats.wikidata.reports import Report, inside
from counterclaim.formats.wikidata.times import read_time
from counterclaim.values import EntityRef, NoValue, SomeValue, Text, UnknownValue, Value
from counterclaim.values.terms import LANGUAGE

__all__ = ["Snak", "grouped", "read_snak", "worded"]

_TAG = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)
#: The letters that ids begin with, for values that state the number alone.
_LETTERS = {"item": "Q", "property": "P", "lexeme": "L"}
_EARTH = ("http://www.wikidata.org/entity/Q2", "https://www.wikidata.org/entity/Q2")


class Snak(NamedTuple):
    """
    One snak of a group of them.

    Attributes:
        property: The id of its property.
        value: What it says.
        datatype: The type of the property, as stated.
    """

    property: str
    value: Value
    datatype: str | None


def grouped(source: object, path: str, report: Report) -> Iterator[Snak]:
    """
    Yield the snaks of *source*: lists of them by property, or one list of all.

    What is no snak is reported; whoever calls keeps *source* as it is.
    """
    for key, raw, place in _members(source, path, report):
        property = raw.get("property", key)
        if not is_property_id(property):
            report.odd(place, f"expected the id of a property, as P585, found {shown(property)}; not read")
            continue
        datatype = raw.get("datatype")
        yield Snak(property, read_snak(raw, place, report), datatype if isinstance(datatype, str) else None)


def _members(
    source: object, path: str, report: Report
) -> Iterator[tuple[str | None, Mapping[str, Any], str]]:
    groups: list[tuple[str | None, object, str]] = [(None, source, path)]
    if isinstance(source, dict):
        groups = [(key, group, inside(path, key)) for key, group in source.items()]
    for key, group, place in groups:
        if not isinstance(group, list):
            report.odd(place, f"expected a list of snaks, found {shown(group)}; not read")
            continue
        for index, raw in enumerate(group):
            if isinstance(raw, dict):
                yield key, raw, f"{place}[{index}]"
            else:
                report.odd(f"{place}[{index}]", f"expected a snak, found {shown(raw)}; not read")


def read_snak(raw: Mapping[str, Any], path: str, report: Report) -> Value:
    """Return what the snak *raw* says; what cannot be read is kept as a value of an unknown type."""
    kind = raw.get("snaktype")
    if kind == "somevalue":
        return SomeValue()
    if kind == "novalue":
        return NoValue()
    held = raw.get("datavalue")
    if kind != "value" or not isinstance(held, dict):
        report.odd(path, "expected a value, an unknown value or no value; the snak was kept as it is")
        return UnknownValue(tag=key_of("snak"), data={"snak": raw})
    return _read_value(held, f"{path}.datavalue", report)


def _read_value(held: Mapping[str, Any], path: str, report: Report) -> Value:
    kind, value = held.get("type"), held.get("value")
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        report.odd(path, f"values of the type {shown(kind)} are not known here; it was kept as it is")
        return _kept(kind, held)
    found, oddity = reader(value)
    if oddity is not None:
        report.odd(f"{path}.value", oddity)
    if found is None:
        report.odd(f"{path}.value", f"this is no {kind} that can be read; it was kept as it is")
        return _kept(kind, held)
    return found


def _kept(kind: object, held: Mapping[str, Any]) -> UnknownValue:
    tag = kind if isinstance(kind, str) and _TAG.fullmatch(kind) else "datavalue"
    return UnknownValue(tag=key_of(tag), data={"datavalue": held})


def _string(value: object) -> tuple[Value | None, str | None]:
    return (Text(value) if isinstance(value, str) else None), None


def _time(value: object) -> tuple[Value | None, str | None]:
    time = read_time(value) if isinstance(value, dict) else None
    return (None, None) if time is None else (time.span, time.oddity)


def _quantity(value: object) -> tuple[Value | None, str | None]:
    amount = read_quantity(value) if isinstance(value, dict) else None
    return (None, None) if amount is None else (amount.quantity, amount.oddity)


def _entity(value: object) -> tuple[Value | None, str | None]:
    if not isinstance(value, dict):
        return None, None
    id, kind, number = value.get("id"), value.get("entity-type"), value.get("numeric-id")
    if "id" not in value and isinstance(kind, str) and type(number) is int and kind in _LETTERS:
        id = f"{_LETTERS[kind]}{number}"  # as all of them were stated until 2016
    return (EntityRef(record_of(id)) if is_entity_id(id) else None), None


def _monolingual(value: object) -> tuple[Value | None, str | None]:
    text, language = (value.get("text"), value.get("language")) if isinstance(value, dict) else (None, None)
    if not isinstance(text, str):
        return None, None
    if isinstance(language, str) and LANGUAGE.accepts(language):
        return Text(text, language), None
    return Text(text), f"expected a language tag, found {shown(language)}; the text was read without it"


def _coordinates(value: object) -> tuple[Value | None, str | None]:
    if not isinstance(value, dict):
        return None, None
    latitude, longitude, globe = (value.get(key) for key in ("latitude", "longitude", "globe"))
    if not all(type(number) in (int, float, str) for number in (latitude, longitude)):
        return None, None
    elsewhere = "" if globe in _EARTH or globe is None else f" ({globe})"
    return Text(f"{latitude}, {longitude}{elsewhere}"), None


_READERS: Mapping[str, Callable[[object], tuple[Value | None, str | None]]] = {
    "string": _string,
    "time": _time,
    "quantity": _quantity,
    "wikibase-entityid": _entity,
    "monolingualtext": _monolingual,
    "globecoordinate": _coordinates,
}


def worded(value: Value) -> str:
    """Return *value* as it stands in the text of a claim."""
    if isinstance(value, EntityRef):
        return value.id.removeprefix(key_of(""))
    if isinstance(value, Text):
        return value.value
    if isinstance(value, SomeValue):
        return "some value that is not known"
    if isinstance(value, NoValue):
        return "no value"
    return "a value that cannot be read here" if isinstance(value, UnknownValue) else str(value)
