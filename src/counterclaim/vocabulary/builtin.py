"""
The properties that news needs most.

Two rules of thumb. A number that is revised while an event goes on (a death toll) is a running count: it
varies in time, and a later lower figure is worth a question. A number that belongs to a period (a revenue)
is a total, so that those of different periods are no conflict.
"""

from __future__ import annotations

from typing import Any

from counterclaim.model.properties import Aggregation, Counting, Property, Trend, ValueKind

__all__ = ["BUILT_IN"]


def _count(id: str, label: str, unit: str, **settings: Any) -> Property:
    return Property(
        id=id, label=label, value=ValueKind.QUANTITY, unit=unit, counted=Counting.EXACT, **settings
    )


def _running_count(id: str, label: str, unit: str) -> Property:
    return _count(
        id,
        label,
        unit,
        varies_in_time=True,
        aggregation=Aggregation.TOTAL,
        monotone=Trend.INCREASING,
    )


def _measure(id: str, label: str, unit: str | None = None, **settings: Any) -> Property:
    return Property(id=id, label=label, value=ValueKind.QUANTITY, unit=unit, **settings)


def _total(id: str, label: str, unit: str | None = None, **settings: Any) -> Property:
    return _measure(id, label, unit, aggregation=Aggregation.TOTAL, **settings)


def _share(id: str, label: str) -> Property:
    # 30 % of the voters and 30 % of the inhabitants are different figures.
    return _measure(id, label, "percent", varies_in_time=True, separators=("base",))


def _date(id: str, label: str, **settings: Any) -> Property:
    return Property(id=id, label=label, value=ValueKind.DATE, once=True, **settings)


def _place(id: str, label: str, **settings: Any) -> Property:
    return Property(id=id, label=label, value=ValueKind.PLACE, single_valued=True, **settings)


def _entity(id: str, label: str, **settings: Any) -> Property:
    return Property(id=id, label=label, value=ValueKind.ENTITY, varies_in_time=True, **settings)


#: People and events, counted.
_COUNTS = (
    _count("population", "population", "person", varies_in_time=True),
    _running_count("deaths", "deaths", "death"),
    _running_count("injured", "people injured", "injured"),
    _running_count("arrests", "arrests", "arrest"),
    _running_count("infections", "infections", "infection"),
    _running_count("evacuated", "people evacuated", "person"),
    _count("missing", "people missing", "person", varies_in_time=True),
    _count("displaced", "people displaced", "person", varies_in_time=True),
    _count("hostages", "hostages", "hostage", varies_in_time=True),
    _count("participants", "participants", "person", aggregation=Aggregation.TOTAL),
    _count("victims", "victims", "victim", aggregation=Aggregation.TOTAL),
    _count("crimes", "crimes", "crime", aggregation=Aggregation.TOTAL, varies_in_time=True),
    _count("votes", "votes", "vote", aggregation=Aggregation.TOTAL),
    _count("seats", "seats", "seat", varies_in_time=True),
    _count("employees", "employees", "employee", varies_in_time=True),
    _count("members", "members", "member", varies_in_time=True),
    _count("users", "users", "user", varies_in_time=True),
    _count("customers", "customers", "customer", varies_in_time=True),
    _count("age", "age", "year", varies_in_time=True),
)

#: Money. The currency is the one that is stated: two currencies are not compared.
_MONEY = (
    _total("cost", "cost"),
    _total("damage", "damage"),
    _total("revenue", "revenue", varies_in_time=True),
    _total("profit", "profit", varies_in_time=True),
    _total("budget", "budget", varies_in_time=True),
    _measure("price", "price", varies_in_time=True),
    _measure("debt", "debt", varies_in_time=True),
    _measure("salary", "salary", varies_in_time=True),
)

_MEASURES = (
    _measure("length", "length", "metre"),
    _measure("height", "height", "metre"),
    _measure("width", "width", "metre"),
    _measure("depth", "depth", "metre"),
    _measure("distance", "distance", "kilometre"),
    _measure("area", "area", "square-kilometre"),
    _measure("mass", "mass", "kilogram"),
    _measure("duration", "duration"),
    _measure("speed", "speed", "kilometre-per-hour", varies_in_time=True),
    _measure("top-speed", "top speed", "kilometre-per-hour"),
    _measure("temperature", "temperature", "celsius", varies_in_time=True),
    _measure("power", "power", "megawatt"),
    _total("energy", "energy", "megawatt-hour", varies_in_time=True),
    _total("emissions", "emissions", "tonne", varies_in_time=True),
    _share("share", "share"),
    _share("turnout", "turnout"),
    _share("unemployment-rate", "unemployment rate"),
    _share("inflation-rate", "inflation rate"),
)

_DATES = (
    _date("date-of-birth", "date of birth", before=("date-of-death",)),
    _date("date-of-death", "date of death"),
    _date("founding-date", "founding date", before=("dissolution-date",)),
    _date("dissolution-date", "date of dissolution"),
    _date("start-date", "start", before=("end-date",)),
    _date("end-date", "end"),
    _date("date-of-event", "date of the event"),
)

_PLACES = (
    _place("place-of-birth", "place of birth", once=True),
    _place("place-of-death", "place of death", once=True),
    _place("place-of-event", "place of the event", once=True),
    _place("location", "location", varies_in_time=True),
    _place("headquarters", "headquarters", varies_in_time=True),
    _place("capital", "capital", varies_in_time=True),
)

#: An office is held by one person at a time; a company can have several owners or chief executives.
_ENTITIES = (
    _entity("head-of-state", "head of state", single_valued=True),
    _entity("head-of-government", "head of government", single_valued=True),
    _entity("chief-executive", "chief executive"),
    _entity("owner", "owner"),
    _entity("employer", "employer"),
    _entity("member-of", "member of"),
    _entity("citizenship", "citizenship"),
    Property(id="manufacturer", label="manufacturer", value=ValueKind.ENTITY),
    Property(id="perpetrator", label="perpetrator", value=ValueKind.ENTITY),
    Property(id="author", label="author", value=ValueKind.ENTITY),
)

#: Every built-in property.
BUILT_IN = (*_COUNTS, *_MONEY, *_MEASURES, *_DATES, *_PLACES, *_ENTITIES)
